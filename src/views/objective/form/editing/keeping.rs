//! What is typed into the form of an objective is kept for as long as the tab is open.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::kept::Kept;

use super::Editing;
use crate::state::objectives::draft::{forget_draft, keep_draft};

impl Editing {
    /// Keeps what is typed, so that a reload takes nothing away; what nobody touched
    /// only if it is not the usual beginning.
    pub(super) fn keeps(self, untouched_too: bool) {
        let written = move |draft: Draft| {
            let is_nothing = self.is_new() && draft.is_empty();
            let kept = (!is_nothing).then(|| Kept {
                draft,
                at_first: self.at_first.get_value(),
                seen: self.seen.get_value(),
            });
            kept.map(|kept| kept.write())
        };
        keep_draft(
            self.kept_as,
            self.is_new().then_some(self.new_id),
            !untouched_too,
            move || self.track(),
            move || self.draft(),
            written,
        );
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
        self.kept_as.with_value(|name| forget_draft(name));
    }
}
