//! Where there is no objective yet, the form of a first one stands open though nobody asked
//! for it. It gives way to objectives that come: from the second store, which answers later
//! than the first, from another device or tab, from a file.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;

use super::editing::Editing;
use crate::state::page::{has_focus_within, once_not_pressed};

impl Editing {
    /// Calls `go` once there are objectives, unless somebody has begun with the form by then.
    pub(super) fn gives_way(self, go: Callback<()>) {
        let goals = self.goals;
        let at_first = StoredValue::new(untrack(|| self.draft()));
        let are_there = Memo::new(move |_| !goals.objectives().is_empty());
        Effect::new(move |_| {
            if !are_there.get() || untrack(|| self.is_begun(at_first)) {
                return;
            }
            once_not_pressed(move || {
                if !untrack(|| self.is_begun(at_first)) {
                    go.run(());
                }
            });
        });
    }

    /// Whether somebody has typed something into it, was typing before, or is about to: who
    /// has put the cursor there is not thrown out of the field.
    fn is_begun(self, at_first: StoredValue<Draft>) -> bool {
        // Closed by now, there is nothing left to give way.
        let Some(at_first) = at_first.try_get_value() else {
            return true;
        };
        let draft = self.draft();
        let is_typed = draft != at_first || !draft.is_empty();
        let had_earlier = self.earlier.with(Option::is_some);
        is_typed || had_earlier || has_focus_within(&["#", &self.named("form")].concat())
    }
}
