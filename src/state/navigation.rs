//! Where in the app one is, and how one gets elsewhere.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::permalink::Permalink;

use crate::platform::history::{self, Stamp};
use crate::platform::{page, tab};

/// The name under which the quiz is kept.
const QUIZ: &str = "waymark/quiz";

/// A route, and the attempt that it is a step of: a run through a page from its
/// beginning. Another attempt shares nothing with the one before, even at the
/// same route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The route.
    pub route: Route,
    /// The attempt, told apart from the others of this session by its number.
    pub attempt: u32,
}

/// The current place, handed to every page.
#[derive(Clone, Copy)]
pub struct Navigation {
    place: RwSignal<Place>,
    /// What an attempt's page held when one left it, where it was too late to
    /// write it into its entry.
    left: StoredValue<Option<(u32, Route)>>,
    /// The highest number that an attempt has had: none is given twice.
    latest: StoredValue<u32>,
}

impl Navigation {
    /// Reads the address, and follows it for as long as the current owner lives.
    pub(crate) fn follow() -> Self {
        let place = RwSignal::new(Self::read(0));
        let left = StoredValue::new(None::<(u32, Route)>);
        let latest = StoredValue::new(place.with_untracked(|place| place.attempt));
        let navigation = Self {
            place,
            left,
            latest,
        };
        history::on_travel(move || {
            let mut here = Self::read(latest.get_value());
            latest.update_value(|latest| *latest = here.attempt.max(*latest));
            let same_page = |attempt: u32, route: &Route| {
                attempt == here.attempt && route.page() == here.route.page()
            };
            if let Some((attempt, route)) = left.get_value()
                && same_page(attempt, &route)
            {
                here.route = route.clone();
                left.set_value(None);
                place.set(here);
                navigation.restate(route);
            } else {
                place.set(here);
            }
        });
        navigation
    }

    /// The place of the current entry. One without a stamp (a link, an address
    /// typed) begins an attempt after the last one, and gets its stamp.
    fn read(last: u32) -> Place {
        let fragment = history::fragment();
        let stamp = history::stamp().unwrap_or_else(|| {
            let stamp = Stamp {
                attempt: last + 1,
                depth: 0,
            };
            history::replace(stamp, &fragment);
            stamp
        });
        Place {
            route: Route::parse(&fragment),
            attempt: stamp.attempt,
        }
    }

    /// Where one is.
    pub(crate) fn place(self) -> RwSignal<Place> {
        self.place
    }

    /// Goes on to the next step of the attempt, as a history entry of its own.
    pub(crate) fn go_on(self, route: Route) {
        let attempt = self.place.with_untracked(|place| place.attempt);
        let depth = history::stamp().map_or(0, |stamp| stamp.depth + 1);
        self.go(Stamp { attempt, depth }, route);
    }

    /// Begins another attempt, as a history entry of its own.
    pub(crate) fn begin(self, route: Route) {
        let attempt = self.latest.get_value() + 1;
        self.latest.set_value(attempt);
        self.go(Stamp { attempt, depth: 0 }, route);
    }

    fn go(self, stamp: Stamp, route: Route) {
        let attempt = stamp.attempt;
        let place = Place { route, attempt };
        if self.place.with_untracked(|here| *here != place) {
            history::push(stamp, &place.route.to_string());
            self.place.set(place);
        }
    }

    /// Says differently where one is, in the same entry of the history: what
    /// stands on the page has changed.
    pub(crate) fn restate(self, route: Route) {
        if let Some(stamp) = history::stamp() {
            history::replace(stamp, &route.to_string());
            self.place.update(|place| place.route = route);
        }
    }

    /// Says differently what an attempt held that one has left, for when one comes
    /// back to it.
    pub(crate) fn restate_later(self, attempt: u32, route: Route) {
        if self.place.with_untracked(|place| place.attempt) == attempt {
            // One is back already.
            self.restate(route);
        } else {
            self.left.set_value(Some((attempt, route)));
        }
    }

    /// Whether somebody here has made the current entry of the history one's own, before a
    /// reload too. What a link opens, even one's own, is not.
    pub(crate) fn is_own(self) -> bool {
        history::stamp().is_some_and(|stamp| stamp.depth > 0)
    }

    /// Makes it one's own. Only the quiz counts the depth of its entries, so elsewhere it
    /// can say that.
    pub(crate) fn own(self) {
        if let Some(stamp) = history::stamp() {
            let depth = stamp.depth.max(1);
            history::replace(Stamp { depth, ..stamp }, &history::fragment());
        }
    }

    /// Goes back a step of the attempt. Where the entry before is ours, it is
    /// that step; where one came by a link, there is none and this entry
    /// becomes it.
    pub(crate) fn step_back(self, route: Route) {
        if history::stamp().is_some_and(|stamp| stamp.depth > 0) {
            history::back();
        } else {
            let attempt = self.place.with_untracked(|place| place.attempt);
            history::replace(Stamp { attempt, depth: 0 }, &route.to_string());
        }
        // Going back takes the browser a moment in which more may be done.
        self.place.update(|place| place.route = route);
    }

    /// Keeps for this tab what stands in the quiz, as the element tells it.
    pub(crate) fn keep_quiz(self, draft: &str) {
        // It tells nothing before it has loaded. What a link brought and nobody touched is not
        // one's own: letters for the answers and the question, then whether the name was
        // given, whether something was marked, and the name.
        let is_own = match draft.as_bytes() {
            [_, _, _, _, _, given, marked, name @ ..] => {
                *marked == b't' || *given != b's' && !name.is_empty()
            }
            _ => false,
        };
        if is_own {
            let attempt = self.place.with_untracked(|place| place.attempt).to_string();
            tab::keep(QUIZ, &[&attempt, " ", draft].concat());
        }
    }

    /// What stood in the quiz when this entry of the history was left, with what nobody has
    /// gone on from. Who comes back from another page by a link that holds nothing goes on
    /// where they were.
    pub(crate) fn kept_quiz(self, comes_back: bool) -> Option<String> {
        let kept = tab::kept(QUIZ)?;
        let (attempt, draft) = kept.split_once(' ')?;
        let is_here = self.place.with_untracked(|place| {
            let Route::Quiz(link) = &place.route else {
                return false;
            };
            // The answers come first, then the number of the question.
            let answers = link.answers.letters();
            let question = b'1' + link.answers.count() as u8;
            comes_back && *link == Permalink::default()
                || attempt == place.attempt.to_string()
                    && draft.starts_with(&answers)
                    && draft.as_bytes().get(4) == Some(&question)
        });
        is_here.then(|| draft.to_owned())
    }

    /// Sets the document's title, which names the history entry too.
    pub(crate) fn set_title(title: &str) {
        page::set_title(title);
    }

    /// The address of the app, without a fragment.
    pub(crate) fn address() -> String {
        page::address()
    }

    /// The address of the folder that the app is in, ending in a slash.
    pub(crate) fn folder() -> String {
        let mut address = page::address();
        address.truncate(address.rfind('/').map_or(0, |slash| slash + 1));
        address
    }

    /// Shows a new page from its top.
    pub(crate) fn show_from_top() {
        page::scroll_to_top();
    }
}
