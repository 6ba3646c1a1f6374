//! What the parts of a page with objectives share: where one is on it, and the way
//! elsewhere.

use std::time::Duration;

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;

use super::form::Beginning;
use crate::state::kept::Goals;
use crate::state::navigation::Navigation;
use crate::state::page::{after_frame, move_focus};

/// After so long without a letter the list follows what is looked for.
const FIND_AFTER: Duration = Duration::from_millis(250);

/// The place that a page shows of the one that is asked for: the same as soon as the press
/// that asked for it was shown, and what is looked for once nobody types on.
pub(crate) fn shown_after(asked: Memo<GoalsPlace>) -> Memo<GoalsPlace> {
    let shown = RwSignal::new(asked.get_untracked());
    Effect::new(move |before: Option<()>| {
        asked.track();
        if before.is_none() {
            return;
        }
        let show = move |asked_then: Option<GoalsPlace>| {
            // One may be elsewhere by now, or type on.
            if let Some(asked) = asked.try_get_untracked()
                && asked_then.is_none_or(|then| then == asked)
            {
                let _ = shown.try_set(asked);
            }
        };
        let then = asked.get_untracked();
        if shown.with_untracked(|shown| shown.find == then.find) {
            after_frame(move || show(None));
        } else {
            set_timeout(move || show(Some(then)), FIND_AFTER);
        }
    });
    Memo::new(move |_| shown.get())
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// What is kept.
    pub(crate) goals: Goals,
    /// Where one is, and how one gets elsewhere.
    pub(crate) navigation: Navigation,
    /// The same as the page's query says it.
    pub(crate) asked: Memo<GoalsPlace>,
    /// What is shown: the same as soon as the press that asked for it was shown.
    pub(crate) place: Memo<GoalsPlace>,
    /// The list that is shown, also around what is open: the same without that.
    pub(crate) list: Memo<GoalsPlace>,
    /// The form of a new objective, if it is open: which one, and how it begins.
    pub(crate) writing: RwSignal<Option<(u32, Beginning)>>,
    // What has the focus once an objective is left, if not its heading in the list.
    next_focus: StoredValue<Option<&'static str>>,
}

impl Shared {
    /// What they share on the page that a query names, which shows a place as
    /// [`shown_after`] gives it.
    pub(crate) fn new(
        goals: Goals,
        navigation: Navigation,
        asked: Memo<GoalsPlace>,
        place: Memo<GoalsPlace>,
    ) -> Self {
        let list = Memo::new(move |_| GoalsPlace {
            open: None,
            handoff: None,
            ..place.get()
        });
        Self {
            goals,
            navigation,
            asked,
            place,
            list,
            writing: RwSignal::new(None),
            next_focus: StoredValue::new(None),
        }
    }

    /// Opens the form of a new objective.
    pub(crate) fn write(self, beginning: Beginning) {
        let last = self
            .writing
            .with_untracked(|writing| writing.as_ref().map_or(0, |(number, _)| *number));
        self.writing.set(Some((last + 1, beginning)));
    }

    /// Opens it with nothing in it, once the press that asked for it was shown.
    pub(crate) fn begin_new(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.asked.try_get_untracked().is_some() {
                self.write(Beginning::default());
                move_focus("new-title".to_owned());
            }
        });
    }

    /// Leaves the objective that is open for the form of a new one.
    pub(crate) fn write_instead(self, beginning: Beginning) {
        self.write(beginning);
        self.leave_for("new-title");
    }

    /// Leaves the objective that is open for another part of the page.
    pub(crate) fn leave_for(self, focus: &'static str) {
        self.next_focus.set_value(Some(focus));
        self.navigation.begin(self.with(|place| place.open = None));
    }

    /// What has the focus once the objective is not open any more.
    pub(crate) fn after_leaving(self, heading: String) -> String {
        let next = self.next_focus.get_value();
        self.next_focus.set_value(None);
        next.map_or(heading, str::to_owned)
    }

    /// Says something about the page differently once the press that asked for it was
    /// shown.
    pub(crate) fn restate(self, change: impl FnOnce(&mut GoalsPlace) + 'static) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.asked.try_get_untracked().is_some() {
                self.navigation.restate(self.with(change));
            }
        });
    }

    /// The address of the same page with something about it said differently.
    pub(crate) fn with(self, change: impl FnOnce(&mut GoalsPlace)) -> Route {
        let mut place = self.asked.get_untracked();
        change(&mut place);
        place.route()
    }
}
