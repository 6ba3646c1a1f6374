//! What is typed into the form of an objective is kept for as long as the tab is open.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::kept::Kept;

use super::Editing;
use crate::state::objectives::draft::{forget, forget_id, keep, keep_id, keep_typed};

impl Editing {
    /// Keeps what is typed, so that a reload takes nothing away; what nobody touched
    /// only if it is not the usual beginning.
    pub(super) fn keeps(self, untouched_too: bool) {
        let untouched = StoredValue::new(None::<Draft>);
        let keep_it = move || {
            let draft = self.draft();
            let is_first = untouched.with_value(Option::is_none);
            if is_first {
                untouched.set_value(Some(draft.clone()));
            }
            let is_untouched = untouched.with_value(|first| first.as_ref() == Some(&draft));
            let is_new = is_untouched && !untouched_too;
            if is_new || (self.is_new() && draft.is_empty()) {
                self.forget();
                return;
            }
            let kept = Kept {
                draft,
                at_first: self.at_first.get_value(),
                seen: self.seen.get_value(),
            };
            self.kept_as.with_value(|name| {
                keep(name, &kept);
                if self.is_new() {
                    self.new_id.with_value(|id| keep_id(name, id));
                }
            });
        };
        keep_typed(self.kept_as.get_value(), move || self.track(), keep_it);
    }

    /// Listens to all that [`Self::draft`] reads, and reads none of it.
    fn track(self) {
        self.title.track();
        self.details.track();
        self.moved.track();
        self.dismissed.track();
        self.rows.with(|rows| {
            for row in rows {
                row.fields.typed.track();
                row.more.track();
            }
        });
    }

    /// Forgets what is kept of it, and that it had an id.
    pub(super) fn forget(self) {
        self.kept_as.with_value(|name| {
            forget(name);
            forget_id(name);
        });
    }
}
