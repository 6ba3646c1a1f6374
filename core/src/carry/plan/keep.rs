//! What becomes of a plan that somebody keeps.

use std::collections::BTreeSet;

use time::Date;

use super::{Planned, PlannedRow, Reads};
use crate::carry::names::compared;
use crate::metric::dated::{Dated, LONGEST_NOTE};
use crate::metric::note::Note;
use crate::objective::draft::{DraftRow, Here, Problem};
use crate::objective::{KIND, Objective};
use crate::period::Period;
use crate::record::Record;
use crate::record::id::Id;
use crate::store::Store;
use crate::table::heading::Fold;

/// The objectives that are here, by title and days.
#[derive(Clone, Debug, Default)]
pub struct Known(BTreeSet<(String, Option<[Date; 2]>)>);

impl Known {
    /// Those in a store that are not in the bin.
    #[must_use]
    pub fn of(store: &Store, fold: Fold) -> Self {
        let list = store.list_of(&KIND);
        let list = list.filter(|(_, glance)| glance.binned().is_none() && !glance.is_gone());
        let mut known = Self::default();
        for (id, _) in list {
            let record: Option<&Record> = store.record(&KIND.of(id.clone()));
            let Some(objective) = record.map(Objective::read) else {
                continue;
            };
            known
                .0
                .insert(key(&objective.title, objective.period, fold));
        }
        known
    }

    /// Whether one of this title is there, of whichever days.
    #[must_use]
    pub fn has_title(&self, title: &str, fold: Fold) -> bool {
        let title = compared(title, fold);
        let mut from = self.0.range((title.clone(), None)..);
        from.next().is_some_and(|(known, _)| *known == title)
    }
}

fn key(title: &str, period: Option<Period>, fold: Fold) -> (String, Option<[Date; 2]>) {
    let days = period.map(|it| [it.first(), it.last()]);
    (compared(title, fold), days)
}

impl Planned {
    /// Whether an objective of this title and these days is here already.
    #[must_use]
    pub fn is_in(&self, known: &Known, reads: &Reads<'_>) -> bool {
        let key = key(&self.draft.title, self.days(reads.here), reads.cells.fold);
        known.0.contains(&key)
    }

    /// The objective that it becomes: current values are check-ins, on the day that was
    /// said, today or the last day of a period that is over, and what else was said is a
    /// note.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, as a form would say it.
    pub fn objective(
        &self,
        here: &Here,
        new: &mut dyn FnMut() -> Id,
    ) -> Result<Objective, Vec<Problem>> {
        let mut objective = self.draft.check(here)?;
        let mut notes = self.notes.clone();
        let rows = self.draft.rows.iter().zip(&self.rows);
        for ((draft, row), key_result) in rows.zip(&mut objective.key_results) {
            key_result.check_ins = row.check_ins(draft, here);
            let said = row.notes.join(" · ");
            let newest = key_result.check_ins.last_mut();
            match newest.filter(|_| said.chars().count() <= LONGEST_NOTE) {
                Some(newest) => newest.note = said,
                None if !said.is_empty() => {
                    notes.push([&key_result.name, ": ", &said].concat());
                }
                None => {}
            }
        }
        for text in notes.iter().flat_map(|it| pieces(it)) {
            objective.notes.push(Note {
                id: new(),
                date: here.today,
                text,
            });
        }
        Ok(objective)
    }
}

impl PlannedRow {
    /// Its check-ins, the oldest first: one for each day.
    fn check_ins(&self, draft: &DraftRow, here: &Here) -> Vec<Dated> {
        let value = draft.first_value(here);
        let day = self.day.unwrap_or(here.today);
        let others = self.others.iter().filter(|(of, _)| *of != day);
        let mut all: Vec<Dated> = others
            .map(|(day, value)| Dated::plain(*day, *value))
            .collect();
        all.extend(value.map(|value| Dated {
            confidence: self.confidence,
            ..Dated::plain(day, value)
        }));
        all.sort_unstable_by_key(|it| it.date);
        all
    }
}

/// A text in pieces that are no longer than a note may be.
fn pieces(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.trim().chars().collect();
    let pieces = letters.chunks(LONGEST_NOTE).map(|it| it.iter().collect());
    pieces.collect()
}
