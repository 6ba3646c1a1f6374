//! What is not to be said again about how something is worded, kept for as long as the tab
//! has the objective.

use leptos::prelude::*;
use waymark_core::wording::dismissed::renumbered;

use super::Playground;

/// The number of the objective where key results are told by theirs, which begin at 1.
pub(crate) const OBJECTIVE: u32 = 0;

impl Playground {
    /// What is not to be said again, by the places of key results from 1 instead of their
    /// numbers, which are others each time; that of the objective is 0 in both.
    pub(super) fn dismissed_by_place(self) -> String {
        let rows = self.rows.get_untracked();
        let place = |id: u32| {
            let at = rows.iter().position(|row| row.id == id);
            at.map_or(OBJECTIVE, |at| at as u32 + 1)
        };
        let all = self.dismissed.get_untracked();
        renumbered(&all, &|id| {
            Some(place(id)).filter(|at| id == OBJECTIVE || *at > 0)
        })
    }

    /// Dismisses what [`Self::dismissed_by_place`] says.
    pub(super) fn dismiss_again(self, by_place: String) {
        let rows = self.rows.get_untracked();
        self.dismissed.set(by_place);
        self.renumber_dismissed(&|place| match place.checked_sub(1) {
            None => Some(OBJECTIVE),
            Some(at) => rows.get(at as usize).map(|row| row.id),
        });
    }

    /// Gives what is dismissed other numbers; what has none any more is gone.
    pub(super) fn renumber_dismissed(self, number: &dyn Fn(u32) -> Option<u32>) {
        let all = self.dismissed.get_untracked();
        if !all.is_empty() {
            self.dismissed.set(renumbered(&all, number));
        }
    }
}
