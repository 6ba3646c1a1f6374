//! The address and the file that restore the playground.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::number::reading::Notation;
use waymark_core::sketch::Sketch;

use super::{Notice, Playground};
use crate::platform::browser;
pub(crate) use crate::platform::browser::{print, save, save_as_picture};
pub(crate) use crate::platform::clipboard::copy;
use crate::route::Route;
use crate::state::navigation::{Navigation, Place};

/// Before the letters: the version of what they hold.
const VERSION: &str = "1.";

/// What a link may unfold into, and what a file may hold, in bytes.
const MOST: u32 = 256_000;

/// How long an address may be, in bytes; longer ones get cut on their way.
const LONGEST_ADDRESS: usize = 8192;

/// What a file begins with.
const FILE: &str = "waymark-grade 1\n";

/// Reads the letters of a link; none if they are damaged.
async fn read(letters: &str, notation: &Notation) -> Option<Sketch> {
    let letters = letters.strip_prefix(VERSION)?;
    let text = browser::unpack(letters, MOST).await?;
    Sketch::from_text(&text, notation)
}

impl Playground {
    /// Shows what the address holds, now and whenever one goes to another. Where
    /// it holds nothing, `example` is shown, and where it is damaged that and a
    /// word about it.
    pub(crate) fn follow(self, example: impl Fn() -> Sketch + Copy + 'static) {
        let place = self.navigation.place();
        let last = StoredValue::new(None);
        Effect::new(move |_| {
            let Place { route, attempt } = place.get();
            let Route::Grade(letters) = route else { return };
            let is_shown = self.shown.get_value().as_ref() == Some(&letters);
            let is_travel = last.get_value() != Some(attempt);
            last.set_value(Some(attempt));
            // Our own writing is no travel. A link to nothing is one each time.
            if is_shown && !(is_travel && letters.is_empty()) {
                return;
            }
            self.shown.set_value(Some(letters.clone()));
            if letters.is_empty() {
                self.notice.set(Notice::Nothing);
                self.show(example());
                return;
            }
            spawn_local(async move {
                let sketch = read(&letters, &self.habits.notation).await;
                // One may be elsewhere by now.
                if self.shown.try_get_value().flatten() != Some(letters) {
                    return;
                }
                self.notice.set(match sketch {
                    Some(_) => Notice::Nothing,
                    None => Notice::Damaged,
                });
                self.show(sketch.unwrap_or_else(example));
            });
        });
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
        let turn = self.writes.with_value(|writes| writes + 1);
        self.writes.set_value(turn);
        let Some(route) = self.route().await else {
            return false;
        };
        // One may be elsewhere by now, or a later change written already.
        if attempt.is_none()
            || self.attempt() != attempt
            || self.writes.try_get_value() != Some(turn)
        {
            return true;
        }
        let fits = self.remember(&route);
        if fits {
            self.navigation.restate(route);
        }
        fits
    }

    /// Shows something else as an entry of its own, so that Back brings back
    /// what was there.
    pub(crate) fn open(self, sketch: Sketch) {
        spawn_local(async move {
            let _ = self.keep().await;
            self.show(sketch);
            if let Some(route) = self.route().await
                && self.remember(&route)
            {
                self.navigation.begin(route);
                self.notice.set(Notice::Loaded);
                Navigation::show_from_top();
            }
        });
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

    async fn route(self) -> Option<Route> {
        let text = self.text()?;
        let letters = browser::pack(&text).await?;
        Some(Route::Grade([VERSION, &letters].concat()))
    }

    /// Everything as text; none once the page is left.
    fn text(self) -> Option<String> {
        self.rows.try_with_untracked(|_| ())?;
        Some(self.sketch().to_text(&self.habits.notation))
    }

    /// The link to what stands on the page; none if that is too much for one.
    pub(crate) async fn address(self) -> Option<String> {
        if !self.keep().await {
            return None;
        }
        let fragment = match self.shown.get_value() {
            Some(letters) => Route::Grade(letters).to_string(),
            None => String::new(),
        };
        Some([Navigation::address(), fragment].concat())
    }

    /// Saves everything as a file.
    pub(crate) fn save_file(self, name: &str) {
        if let Some(text) = self.text() {
            save(name, "text/plain", &[FILE, &text].concat());
        }
    }

    /// Opens the file chosen in a field.
    pub(crate) fn open_file(self, field: web_sys::Element) {
        spawn_local(async move {
            let text = browser::chosen(&field, MOST).await;
            let sketch = text.and_then(|text| {
                let text = text.strip_prefix(FILE)?;
                Sketch::from_text(text, &self.habits.notation)
            });
            match sketch {
                Some(sketch) => self.open(sketch),
                None => self.notice.set(Notice::NotOurs),
            }
        });
    }
}
