//! What is typed into the form of an objective is kept for as long as the tab is open.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::kept::Kept;

use super::Editing;
use crate::state::objectives::draft::{forget, forget_draft, keep, keep_draft, kept};
use crate::state::page::{after_frame, move_focus};

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

    /// Goes back to what was left open or given up before; what there is now can be gone
    /// back to as well.
    pub(in super::super) fn back_to_earlier(self) {
        let Some(draft) = self.earlier.get_untracked() else {
            return;
        };
        let left = self.put_aside.with_value(|name| kept(name));
        let now = untrack(|| self.draft());
        if now.is_empty() || (!self.is_new() && self.is_untouched(&now)) {
            self.put_aside.with_value(|name| forget(name));
            self.earlier.set(None);
        } else {
            self.keep_earlier(now.clone());
            self.earlier.set(Some(now));
        }
        self.untouched.set_value(None);
        // What was changed in it is told from what it had seen.
        if let Some(left) = left.filter(|_| !self.is_new()) {
            self.at_first.set_value(left.at_first);
            self.seen.set_value(left.seen);
        }
        self.show(draft);
        move_focus(self.named("title"));
    }

    /// Gives it up. What was typed can be gone back to when the form is opened again.
    pub(in super::super) fn cancel(self) {
        self.goals.give_up();
        let now = untrack(|| self.draft());
        // What nobody touched takes the place of nothing that somebody typed.
        let is_once = self.is_once && self.earlier.with_untracked(Option::is_none);
        if !now.is_empty() && (is_once || !self.is_untouched(&now)) {
            self.keep_earlier(now);
        }
        self.forget();
        after_frame(move || {
            // Another press may have closed it already.
            let _ = self.close.try_run(None);
        });
    }

    /// Whether it says what it began with.
    fn is_untouched(self, now: &Draft) -> bool {
        self.untouched
            .with_value(|first| first.as_ref() == Some(now))
    }

    /// Puts aside what it says, with what it had seen.
    fn keep_earlier(self, draft: Draft) {
        let left = Kept {
            draft,
            at_first: self.at_first.get_value(),
            seen: self.seen.get_value(),
        };
        self.put_aside.with_value(|name| keep(name, &left));
    }

    /// Forgets what is kept of it, and that it had an id.
    pub(super) fn forget(self) {
        self.kept_as.with_value(|name| forget_draft(name));
    }
}
