//! What a person changes in the playground: what is typed, and the lists of key results and of
//! closed periods.

use leptos::prelude::*;
use waymark_core::grading::counting::Counting;
use waymark_core::sketch::{KeyResult, MOST_KEY_RESULTS, MOST_PERIODS, Past};

use super::{KeyResultRow, Playground};
use crate::platform::page;

impl Playground {
    /// Changes something that a person types.
    pub(crate) fn edit<T: Send + Sync + 'static>(
        self,
        what: RwSignal<T>,
        how: impl FnOnce(&mut T),
    ) {
        what.update(how);
        self.changed();
    }

    /// Changes a key result.
    pub(crate) fn edit_row(self, row: KeyResultRow, how: impl FnOnce(&mut KeyResult)) {
        row.typed.update(how);
        if let Some(at) = self.place_of(row.id) {
            let now = row.read.with_untracked(|read| read.counted.clone());
            let is_other = |counting: &Counting| counting.key_results().get(at) != Some(&now);
            if self.counting.with_untracked(is_other) {
                self.counting.update(|counting| counting.set(at, now));
                self.tell_weights();
            }
        }
        self.changed();
    }

    /// What a field calls with its text.
    pub(crate) fn setter<T: Send + Sync + 'static>(
        self,
        what: RwSignal<T>,
        field: fn(&mut T) -> &mut String,
    ) -> Callback<String> {
        Callback::new(move |text| self.edit(what, |what| *field(what) = text))
    }

    /// Adds a key result at the end and moves to it.
    pub(crate) fn add(self) {
        if self.rows.with_untracked(Vec::len) < MOST_KEY_RESULTS {
            let row = self.key_result(KeyResult::default());
            self.rows.update(|rows| rows.push(row));
            self.count();
            self.changed();
            page::focus(["name-", &row.id.to_string()].concat());
        }
    }

    /// Takes a key result away; it can be brought back.
    pub(crate) fn remove(self, id: u32) {
        let Some(at) = self.place_of(id) else { return };
        let mut removed = None;
        self.rows.update(|rows| removed = Some(rows.remove(at)));
        self.removed
            .set(removed.map(|row| (at, id, row.typed.get_untracked())));
        self.count();
        self.changed();
        page::focus("bring-back".to_owned());
    }

    /// Brings back the key result taken away last.
    pub(crate) fn bring_back(self) {
        let Some((at, was, typed)) = self.removed.get_untracked() else {
            return;
        };
        let row = self.key_result(typed);
        self.renumber_dismissed(&|id| Some(if id == was { row.id } else { id }));
        self.rows
            .update(|rows| rows.insert(at.min(rows.len()), row));
        self.removed.set(None);
        self.count();
        self.changed();
        page::focus(["name-", &row.id.to_string()].concat());
    }

    /// Moves a key result a place up or down; the focus stays on `button`.
    pub(crate) fn shift(self, id: u32, down: bool, button: String) {
        let Some(at) = self.place_of(id) else { return };
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if to < self.rows.with_untracked(Vec::len) {
            self.rows.update(|rows| rows.swap(at, to));
            self.count();
            self.changed();
        }
        page::focus(button);
    }

    /// Adds a closed period.
    pub(crate) fn add_past(self) {
        if self.pasts.with_untracked(Vec::len) < MOST_PERIODS {
            let row = self.past(Past::default());
            self.pasts.update(|rows| rows.push(row));
            self.changed();
            page::focus(["past-", &row.id.to_string()].concat());
        }
    }

    /// Takes a closed period away.
    pub(crate) fn remove_past(self, id: u32) {
        self.pasts.update(|rows| rows.retain(|row| row.id != id));
        self.changed();
        page::focus("add-past".to_owned());
    }

    fn place_of(self, id: u32) -> Option<usize> {
        self.rows
            .with_untracked(|rows| rows.iter().position(|row| row.id == id))
    }
}
