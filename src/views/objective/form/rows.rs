//! The key results of a form: adding one and taking one away.

use leptos::prelude::*;
use waymark_core::objective::draft::DraftRow;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::sketch::MOST_KEY_RESULTS;

use super::editing::Editing;
use super::row::Row;
use crate::state::kept::Goals;
use crate::state::page::move_focus;

impl Editing {
    /// Adds a key result and moves to it.
    pub(super) fn add(self, row: DraftRow) {
        let Some(owner) = self.owner.get_value() else {
            return;
        };
        // What is a KPI has its name and its start.
        let first = match row.more.kpi {
            Some(_) => "-target",
            None => "-name",
        };
        move_focus([&self.prefix(), "-", row.id.as_str(), first].concat());
        let row = owner.with(|| Row::new(row, self.goals.habits));
        self.rows.update(|rows| rows.push(row));
    }

    /// Adds one that is a KPI: in the place of those in which nothing was typed.
    pub(super) fn add_kpi(self, row: DraftRow) {
        self.rows.update(|rows| {
            rows.retain(|row| {
                let row = untrack(|| row.draft());
                !row.is_empty() || row.more.asks_for_cause
            });
        });
        self.add(row);
    }

    /// The KPIs that its key results are.
    pub(super) fn kpis(self) -> Vec<Id> {
        let kpi = |row: &Row| row.more.with(|more| more.kpi.clone());
        self.rows.with(|rows| rows.iter().filter_map(kpi).collect())
    }

    /// Whether a key result was a KPI before the form was opened: its history is that one's.
    pub(super) fn was_kpi(self, id: &Id) -> bool {
        let (name, _) = KeyResult::is_kpi(id, None);
        !self.is_new()
            && self.at_first.with_value(|at_first| {
                let said = at_first.get(&name.to_string());
                said.is_some_and(|it| !it.is_null())
            })
    }

    /// Takes a key result away.
    pub(super) fn remove(self, id: &Id) {
        self.rows.update(|rows| rows.retain(|row| row.id != *id));
        move_focus(self.named("add"));
    }

    /// Whether there are more key results than an objective can have.
    pub(super) fn are_too_many(self) -> bool {
        self.rows.with(Vec::len) > MOST_KEY_RESULTS
    }

    /// A last row in which nothing was typed is not meant.
    pub(super) fn without_empty_rows(self) {
        for row in self.rows.get_untracked() {
            row.fields.fill();
        }
        let draft = untrack(|| self.draft());
        if draft.rows.len() > 1 && draft.rows.iter().any(DraftRow::is_empty) {
            self.rows.update(|rows| {
                rows.retain(|row| !untrack(|| row.draft()).is_empty());
            });
        }
        if self.rows.with_untracked(Vec::is_empty)
            && let Some(owner) = self.owner.get_value()
        {
            let row = DraftRow::empty(Goals::new_id());
            let row = owner.with(|| Row::new(row, self.goals.habits));
            self.rows.update(|rows| rows.push(row));
        }
    }
}
