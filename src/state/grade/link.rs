//! The address and the file that restore the playground.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::Route;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::Sketch;
use waymark_core::sketch::link::{join, without_punctuation};

use super::{Loaded, Notice, Playground};
pub(crate) use crate::platform::browser::{print, save};
pub(crate) use crate::platform::clipboard::copy;
pub(crate) use crate::platform::picture::save_as_picture;
use crate::platform::{browser, tab};
use crate::state::navigation::{Navigation, Place};

/// Before the letters: the version of what they hold.
const VERSION: &str = "1.";

/// What a link may unfold into, and what a file may hold, in bytes.
const MOST: u32 = 256_000;

/// How long an address may be, in bytes; longer ones get cut on their way.
const LONGEST_ADDRESS: usize = 8192;

/// What a file begins with.
const FILE: &str = "waymark-grade 1\n";

/// The name under which what is one's own is kept for the tab.
const KEPT: &str = "waymark/grade";

/// Before a sketch as plain text, as the quiz begins one.
const PLAIN: &str = "0.";

/// Reads the letters of a link; none if they are damaged.
async fn read(letters: &str, notation: &Notation) -> Option<Sketch> {
    if let Some(text) = letters.strip_prefix(PLAIN) {
        return Sketch::from_text(text, notation);
    }
    let letters = without_punctuation(letters.strip_prefix(VERSION)?);
    let text = browser::unpack(letters, MOST).await?;
    Sketch::from_text(&text, notation)
}

/// A route that is about to be written.
struct Writing {
    route: Route,
    /// Which writing it is.
    turn: u32,
    /// Up to which change.
    changes: u32,
}

/// Where a text is kept.
async fn route_of(text: &str) -> Option<Route> {
    let letters = browser::pack(text).await?;
    Some(Route::Grade([VERSION, &letters].concat()))
}

impl Playground {
    /// Shows what the address holds, now and whenever one goes to another. Where
    /// it holds nothing, `example` is shown, and where it is damaged that and a
    /// word about it.
    ///
    /// What somebody opens by a link is looked at first: such an entry of the history is
    /// nobody's own yet, while one that was typed into is, also after a reload. So nothing
    /// has to be stored to tell them apart. A link that one sent oneself is no exception.
    ///
    /// What is one's own is kept for the tab besides, at once where it is left: the address
    /// follows a moment later. A link to nothing leads back to it.
    pub(crate) fn follow(self, example: impl Fn() -> Sketch + Copy + 'static) {
        let leaving = window_event_listener_untyped("pagehide", move |_| self.keep_for_tab());
        on_cleanup(move || leaving.remove());
        // Who goes to the address bar or to another tab finds the address as it is to be.
        for event in ["blur", "visibilitychange"] {
            let away = window_event_listener_untyped(event, move |_| {
                if self.has_unwritten() {
                    self.write_address();
                }
            });
            on_cleanup(move || away.remove());
        }
        let place = self.navigation.place();
        Effect::new(move |_| {
            let Place { route, attempt } = place.get();
            let Route::Grade(letters) = route else { return };
            let is_shown = self.shown.get_value().as_ref() == Some(&letters);
            let is_travel = self.at.get_value() != Some(attempt);
            let unwritten = self.has_unwritten();
            if is_travel {
                self.leave();
                self.is_own.set_value(false);
                // What waits to be written belongs to where one was.
                self.to_write.update_value(|changes| *changes += 1);
                self.written.set_value(self.to_write.get_value());
            }
            self.at.set_value(Some(attempt));
            // What the quiz begins holds a name alone, and nobody sent it.
            let begins = letters.is_empty() || letters.starts_with(PLAIN);
            let is_own = begins || self.navigation.is_own();
            if begins {
                self.navigation.own();
            }
            // Our own writing is no travel. A link to nothing is one each time.
            let kept = (is_travel && is_own)
                .then(|| self.kept_for_tab(attempt, letters.is_empty()))
                .flatten();
            if kept.is_none() && is_shown && !(is_travel && (letters.is_empty() || unwritten)) {
                self.look(!is_own);
                self.take_for_own(is_own && !letters.is_empty());
                return;
            }
            self.shown.set_value(Some(letters.clone()));
            if let Some((sketch, dismissed)) = kept {
                self.notice.set(Notice::Nothing);
                self.show(sketch);
                self.dismiss_again(dismissed);
                self.look(false);
                self.take_for_own(true);
                self.write_soon();
                return;
            }
            if letters.is_empty() {
                self.notice.set(Notice::Nothing);
                self.show(example());
                self.look(false);
                return;
            }
            spawn_local(async move {
                let sketch = read(&letters, &self.habits.notation).await;
                // One may be elsewhere by now.
                if self.shown.try_get_value().flatten() != Some(letters) {
                    return;
                }
                self.look(!is_own && sketch.is_some());
                if sketch.is_none() {
                    self.navigation.own();
                }
                self.notice.set(match sketch {
                    Some(_) => Notice::Nothing,
                    None => Notice::Damaged,
                });
                let is_own = is_own && sketch.is_some();
                self.show(sketch.unwrap_or_else(example));
                self.take_for_own(is_own);
            });
        });
    }

    /// Takes what is shown for one's own, if it is.
    fn take_for_own(self, is_own: bool) {
        self.is_own.update_value(|own| *own |= is_own);
        self.keep_for_tab();
    }

    /// Keeps for this tab what is one's own, with the attempt that it belongs to.
    fn keep_for_tab(self) {
        let is_own = self.is_own.try_get_value() == Some(true);
        if let (true, Some(Some(at))) = (is_own, self.at.try_get_value())
            && let Some(text) = self.text()
        {
            let dismissed = self.dismissed_by_place();
            tab::keep(
                KEPT,
                &[&at.to_string(), "\n", &text, "\n", &dismissed].concat(),
            );
        }
    }

    /// What is kept for this tab of an attempt, or of any, and what was dismissed of it.
    fn kept_for_tab(self, attempt: u32, of_any: bool) -> Option<(Sketch, String)> {
        let kept = tab::kept(KEPT)?;
        let (at, rest) = kept.split_once('\n')?;
        let is_of_it = of_any || at == attempt.to_string();
        // One that an earlier version kept has nothing behind it.
        let (text, dismissed) = rest.split_once('\n').unwrap_or((rest, ""));
        let sketch = Sketch::from_text(text, &self.habits.notation).filter(|_| is_of_it);
        Some((sketch?, dismissed.to_owned()))
    }

    /// Writes what stands on the page into the address.
    pub(crate) fn write_address(self) {
        spawn_local(async move {
            let _ = self.keep().await;
        });
    }

    /// Writes the address; whether it could hold everything.
    async fn keep(self) -> bool {
        let attempt = self.attempt();
        let Some(writing) = self.writing().await else {
            return false;
        };
        match (self.writes.try_get_value(), attempt) {
            // A later change may have been written already.
            (Some(last), _) if last != writing.turn => true,
            // One may be elsewhere by now, or on another attempt.
            (Some(_), Some(attempt)) if self.attempt() == Some(attempt) => {
                let fits = self.remember(&writing.route);
                if fits {
                    self.written.set_value(writing.changes);
                    self.navigation.restate(writing.route);
                }
                fits
            }
            (_, Some(attempt)) => {
                self.navigation.restate_later(attempt, writing.route);
                true
            }
            (_, None) => true,
        }
    }

    /// What was typed last belongs to the address that is being left, which can
    /// no longer be written: it is kept for when one comes back.
    pub(super) fn leave(self) {
        self.keep_for_tab();
        if !self.has_unwritten() {
            return;
        }
        if let (Some(attempt), Some(text)) = (self.at.get_value(), self.text()) {
            let navigation = self.navigation;
            spawn_local(async move {
                if let Some(route) = route_of(&text).await {
                    navigation.restate_later(attempt, route);
                }
            });
        }
    }

    /// Whether something was changed that the address does not hold.
    fn has_unwritten(self) -> bool {
        self.to_write
            .try_get_value()
            .is_some_and(|changes| changes != self.written.get_value())
    }

    /// Shows it to look at, or to change. The same again changes nothing: the page would
    /// be made anew under somebody's hands.
    fn look(self, looking: bool) {
        if self.looking.get_untracked() != Some(looking) {
            self.looking.set(Some(looking));
        }
    }

    /// Makes one's own of what a link brought, as an entry of its own: Back looks at the
    /// link again.
    pub(crate) fn make_mine(self) {
        if let Some(letters) = self.shown.get_value() {
            self.look(false);
            self.navigation.begin(Route::Grade(letters));
            self.navigation.own();
            Navigation::show_from_top();
        }
    }

    /// Shows something else as an entry of its own, so that Back brings back
    /// what was there.
    pub(crate) fn open(self, sketch: Sketch, what: Loaded) {
        let began = self.attempt();
        spawn_local(async move { self.open_from(began, sketch, what).await });
    }

    async fn open_from(self, began: Option<u32>, sketch: Sketch, what: Loaded) {
        // What no address holds would be gone: it has to be saved first.
        if !self.keep().await {
            return;
        }
        let route = route_of(&sketch.to_text(&self.habits.notation)).await;
        // One may be elsewhere by now.
        let is_here = began.is_some() && self.attempt() == began;
        let (true, Some(_), Some(route)) = (is_here, self.writes.try_get_value(), route) else {
            return;
        };
        // At once, or Back in between would go too far.
        self.show(sketch);
        self.is_own.set_value(true);
        if self.remember(&route) {
            self.notice.set(Notice::Loaded(what));
        }
        if let Route::Grade(letters) = &route {
            self.shown.set_value(Some(letters.clone()));
        }
        self.navigation.begin(route);
        self.navigation.own();
        Navigation::show_from_top();
    }

    /// Takes a route for the one that is shown; whether it fits an address.
    fn remember(self, route: &Route) -> bool {
        let address = Navigation::address().len() + route.to_string().len();
        let fits = address <= LONGEST_ADDRESS;
        match route {
            Route::Grade(letters) if fits => self.shown.set_value(Some(letters.clone())),
            _ => self.notice.set(Notice::TooLong),
        }
        fits
    }

    fn attempt(self) -> Option<u32> {
        let place = self.navigation.place();
        place
            .with_untracked(|place| matches!(place.route, Route::Grade(_)).then_some(place.attempt))
    }

    /// Where what stands on the page is kept; none where the browser cannot, or
    /// once the page is left.
    async fn writing(self) -> Option<Writing> {
        let text = self.text()?;
        let changes = self.to_write.get_value();
        self.writes.update_value(|writes| *writes += 1);
        let turn = self.writes.get_value();
        Some(Writing {
            route: route_of(&text).await?,
            turn,
            changes,
        })
    }

    /// Everything as text; none once the page is left.
    fn text(self) -> Option<String> {
        let notation = &self.habits.notation;
        let objective = self.objective.try_get_untracked()?.to_text(notation);
        let rows = self.rows.try_get_untracked()?;
        let pasts = self.pasts.try_get_untracked()?;
        let rows = rows.iter().map(|row| row.text.get_untracked());
        let pasts = pasts.iter().map(|row| row.text.get_untracked());
        Some(join(std::iter::once(objective).chain(rows).chain(pasts)))
    }

    /// The link to what stands on the page; none if that is too much for one.
    pub(crate) async fn address(self) -> Option<String> {
        let Writing { route, changes, .. } = self.writing().await?;
        self.writes.try_get_value()?;
        if self.attempt().is_none() || !self.remember(&route) {
            return None;
        }
        let address = [Navigation::address(), route.to_string()].concat();
        self.written.set_value(changes);
        self.navigation.restate(route);
        Some(address)
    }

    /// Goes on to a new objective that begins with what stands here; whether the
    /// browser can hand it over.
    pub(crate) async fn keep_as_goal(self) -> bool {
        let Some(text) = self.text() else {
            return true;
        };
        let Some(letters) = browser::pack(&text).await else {
            return false;
        };
        let letters = [VERSION, &letters].concat();
        if letters.len() > LONGEST_ADDRESS {
            return false;
        }
        // What is written about the same time belongs to the entry one leaves.
        let _ = self.keep().await;
        self.navigation
            .begin(Route::Goals(["g=", &letters].concat()));
        true
    }

    /// Saves everything as a file.
    pub(crate) fn save_file(self, name: &str) {
        if let Some(text) = self.text() {
            save(name, "text/plain", &[FILE, &text].concat());
        }
    }

    /// Opens the file chosen in a field.
    pub(crate) fn open_file(self, field: web_sys::Element) {
        let began = self.attempt();
        spawn_local(async move {
            let text = browser::chosen(&field, MOST).await;
            if self.writes.try_get_value().is_none() {
                return;
            }
            let sketch = text.and_then(|text| {
                let text = text.strip_prefix(FILE)?;
                Sketch::from_text(text, &self.habits.notation)
            });
            match sketch {
                Some(sketch) => self.open_from(began, sketch, Loaded::File).await,
                None => self.notice.set(Notice::NotOurs),
            }
        });
    }
}
