//! What is typed into the form of an objective is kept for as long as the tab is open.

use leptos::prelude::*;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::draft::kept::{self as text, Kept, Parts};

use super::Editing;
use crate::state::objectives::draft::{forget, forget_draft, keep, keep_draft, kept};
use crate::state::page::{after_frame, move_focus};
use crate::views::objective::form::row::Row;

impl Editing {
    /// Keeps what is typed, so that a reload takes nothing away; what nobody touched
    /// only if it is not the usual beginning.
    pub(super) fn keeps(self, untouched_too: bool) {
        let details = Memo::new(move |_| self.details.with(text::details));
        let set_aside = Memo::new(move |_| {
            self.moved
                .with(|moved| self.dismissed.with(|it| text::set_aside(moved, it)))
        });
        // Each part is written once and again when it is another: what is typed is kept a few
        // times a second, and a letter changes one of them.
        let written = move |draft: Draft| {
            if self.is_new() && draft.is_empty() {
                return None;
            }
            let rows = self
                .rows
                .with(|rows| rows.iter().map(|row| row.text.get()).collect::<Vec<_>>());
            self.seen_text.update_value(|it| {
                it.get_or_insert_with(|| self.written_seen());
            });
            Some(details.with(|details| {
                set_aside.with(|set_aside| {
                    self.seen_text.with_value(|seen| {
                        let parts = Parts {
                            title: &draft.title,
                            details,
                            rows: &rows,
                            set_aside,
                            seen: seen.as_deref().unwrap_or_default(),
                        };
                        parts.write()
                    })
                })
            }))
        };
        let keeping = keep_draft(
            self.kept_as,
            self.is_new().then_some(self.new_id),
            !untouched_too,
            move || self.draft(),
            written,
        );
        keeping.after(move || self.title.track());
        keeping.after(move || self.details.track());
        keeping.after(move || self.moved.track());
        keeping.after(move || self.dismissed.track());
        keeping.after(move || self.rows.track());
        self.keeping.set_value(Some(keeping));
    }

    /// Keeps it when something is typed into a key result, for as long as that is shown.
    pub(in super::super) fn keeps_row(self, row: &Row) {
        let (typed, more) = (row.fields.typed, row.more);
        if let Some(keeping) = self.keeping.get_value() {
            keeping.after(move || {
                typed.track();
                more.track();
            });
        }
    }

    /// What it had seen, as it is kept.
    fn written_seen(self) -> String {
        self.at_first.with_value(|at_first| {
            self.seen
                .with_value(|seen| text::seen(at_first, seen.as_ref()))
        })
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
            self.seen_text.set_value(None);
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
