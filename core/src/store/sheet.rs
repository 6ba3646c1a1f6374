//! Check-ins as the rows of a table: into a spreadsheet and back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use time::Date;

use super::Store;
use super::failure::{Failure, NotDone};
use super::key_value::{Fault, Lookup};
use super::place::{Id, Place};
use super::plan::Refusal;
use crate::number::decimal::Decimal;
use crate::objective::check_in::{CERTAIN, CheckIn};
use crate::objective::{LONGEST_NOTE, Objective};
use crate::record::Record;
use crate::record::stamp::Seen;
use crate::table::Table;
use crate::table::column::{DateOrder, Mark, Told, date, date_order, decimal_mark, number};

/// A check-in with what it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The objective's title.
    pub objective: String,
    /// The key result's name.
    pub key_result: String,
    /// The check-in.
    pub check_in: CheckIn,
}

/// In which column of a table what is, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The objective's title.
    pub objective: usize,
    /// The key result's name.
    pub key_result: usize,
    /// The day.
    pub date: usize,
    /// The value.
    pub value: usize,
    /// The confidence, if there is a column for it.
    pub confidence: Option<usize>,
    /// The note, if there is a column for it.
    pub note: Option<usize>,
}

/// What of a table is a guess, for somebody to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guessed {
    /// "1,200" could be 1200 or 1.2 everywhere, or some numbers are written in one
    /// way and some in the other: it was read as is usual with this separator.
    pub mark: bool,
    /// "10/07" could be in July or October everywhere, or some days are written in
    /// one way and some in the other: it was read as July.
    pub order: bool,
}

/// A row that cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// Why not.
    pub why: Why,
}

/// Why a row cannot be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// No objective has this title.
    NoObjective(String),
    /// Several objectives have it.
    SeveralObjectives(String),
    /// The objective has no key result of this name.
    NoKeyResult(String),
    /// It has several.
    SeveralKeyResults(String),
    /// This is no day.
    NoDate(String),
    /// The day is still to come.
    InTheFuture(Date),
    /// This is no number.
    NoNumber(String),
    /// This is no confidence from 0 to 10.
    NoConfidence(String),
    /// The note has more than 2,000 characters.
    LongNote(usize),
    /// Another row has the same key result and day; its line.
    Twice(usize),
    /// It has other columns than the header.
    Columns,
}

/// What a table holds of check-ins.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is to be brought in, as a file's records.
    pub records: Vec<(Place, Record)>,
    /// How many check-ins those are.
    pub count: usize,
    /// The rows that cannot be.
    pub unusable: Vec<Unusable>,
    /// What of it is a guess.
    pub guessed: Guessed,
}

impl Store {
    /// Every check-in on what is not in the bin, objective by objective.
    ///
    /// # Errors
    ///
    /// What the storage says: histories are read for it.
    pub fn lines(&mut self, kv: &dyn Lookup) -> Result<Vec<Line>, Fault> {
        let mut lines = Vec::new();
        for id in self.not_binned() {
            self.read_history(kv, &id)?;
            let whole = self.with_history(&id).unwrap_or_default();
            let objective = Objective::read(&whole);
            for key_result in objective.key_results {
                let line = |check_in| Line {
                    objective: objective.title.clone(),
                    key_result: key_result.name.clone(),
                    check_in,
                };
                lines.extend(key_result.check_ins.iter().cloned().map(line));
            }
        }
        Ok(lines)
    }

    fn not_binned(&self) -> Vec<Id> {
        let list = self.list().filter(|(_, glance)| glance.binned().is_none());
        list.map(|(id, _)| id.clone()).collect()
    }

    /// Understands the check-ins in a table, by the titles of objectives and the
    /// names of key results. Writes nothing.
    ///
    /// # Errors
    ///
    /// What the storage says, or [`Refusal::CountedOut`].
    pub fn sheet(
        &mut self,
        kv: &dyn Lookup,
        table: &Table,
        columns: &Columns,
        today: Date,
    ) -> Result<Sheet, NotDone> {
        let column = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at));
        let mark = decimal_mark(column(columns.value).map(String::as_str));
        let order = date_order(column(columns.date).map(String::as_str));
        // Semicolons stand where the comma is taken.
        let usual = match table.separator {
            ';' => Mark::Comma,
            _ => Mark::Point,
        };
        let reader = RowReader {
            columns,
            today,
            mark: told(&mark, usual),
            order: told(&order, DateOrder::DayFirst),
            objectives: self.objectives(),
        };
        let mut sheet = Sheet {
            records: Vec::new(),
            count: 0,
            unusable: Vec::new(),
            guessed: Guessed {
                mark: matches!(mark, Told::Ambiguous | Told::Mixed),
                order: matches!(order, Told::Ambiguous | Told::Mixed),
            },
        };
        let mut rows: BTreeMap<(Id, String), (usize, CheckIn)> = BTreeMap::new();
        for row in &table.rows {
            let odd = table
                .problems
                .iter()
                .any(|problem| problem.line == row.line);
            let read = match odd {
                true => Err(Why::Columns),
                false => reader.row(&row.cells),
            };
            let read = read.and_then(|(id, field, check_in)| {
                let entry = rows.entry((id, field));
                if let Entry::Occupied(known) = &entry {
                    return Err(Why::Twice(known.get().0));
                }
                entry.or_insert((row.line, check_in));
                Ok(())
            });
            if let Err(why) = read {
                let line = row.line;
                sheet.unusable.push(Unusable { line, why });
            }
        }
        sheet.count = rows.len();
        let mut by_id: BTreeMap<Id, Vec<(String, CheckIn)>> = BTreeMap::new();
        for ((id, field), (_, check_in)) in rows {
            by_id.entry(id).or_default().push((field, check_in));
        }
        for (id, check_ins) in by_id {
            self.read_history(kv, &id).map_err(Failure::from)?;
            let record = self.stamped(&id, columns, check_ins)?;
            if !record.is_empty() {
                sheet.records.push((Place::Objective(id), record));
            }
        }
        Ok(sheet)
    }

    /// The check-ins as this tab would write them now. Those that stand there
    /// already, or are the same, are left out; what the table has no column for
    /// stays.
    fn stamped(
        &mut self,
        id: &Id,
        columns: &Columns,
        check_ins: Vec<(String, CheckIn)>,
    ) -> Result<Record, Refusal> {
        let place = Place::Objective(id.clone());
        let stamp = self.next_stamp(self.counter(id))?;
        // Nobody else gets it while somebody looks at the preview.
        self.clock = stamp.counter;
        let mut record = Record::default();
        for (field, mut check_in) in check_ins {
            let known = self.field(&place, &field);
            let known = known.as_ref();
            let old = known.and_then(|known| CheckIn::read(check_in.date, known.value()));
            if let Some(old) = old {
                if columns.confidence.is_none() {
                    check_in.confidence = old.confidence;
                }
                // Cells are trimmed.
                if columns.note.is_none() || check_in.note == old.note.trim() {
                    check_in.note.clone_from(&old.note);
                }
                if check_in == old {
                    continue;
                }
            }
            let value = check_in.corrects(known.map(crate::record::Field::value));
            let entry = match known {
                Some(known) => known.next(value, stamp, false),
                None => crate::record::Entry {
                    value,
                    stamp,
                    seen: Seen::NONE,
                },
            };
            record.put(&field, entry);
        }
        Ok(record)
    }

    fn objectives(&self) -> Vec<(Id, Objective)> {
        let ids = self.not_binned().into_iter();
        ids.filter_map(|id| {
            let objective = Objective::read(self.record(&id)?);
            Some((id, objective))
        })
        .collect()
    }
}

/// How a table's rows are read.
struct RowReader<'a> {
    columns: &'a Columns,
    today: Date,
    mark: Mark,
    order: DateOrder,
    objectives: Vec<(Id, Objective)>,
}

impl RowReader<'_> {
    fn row(&self, cells: &[String]) -> Result<(Id, String, CheckIn), Why> {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let title = cell(self.columns.objective);
        let of_title = self
            .objectives
            .iter()
            .filter(|(_, it)| it.title.trim() == title);
        let (id, objective) = only(of_title).map_err(|several| match several {
            true => Why::SeveralObjectives(title.to_owned()),
            false => Why::NoObjective(title.to_owned()),
        })?;
        let name = cell(self.columns.key_result);
        let of_name = objective
            .key_results
            .iter()
            .filter(|it| it.name.trim() == name);
        let key_result = only(of_name).map_err(|several| match several {
            true => Why::SeveralKeyResults(name.to_owned()),
            false => Why::NoKeyResult(name.to_owned()),
        })?;
        let on = cell(self.columns.date);
        let on = date(on, self.order).ok_or_else(|| Why::NoDate(on.to_owned()))?;
        if on > self.today {
            return Err(Why::InTheFuture(on));
        }
        let value = cell(self.columns.value);
        let value: Decimal =
            number(value, self.mark).ok_or_else(|| Why::NoNumber(value.to_owned()))?;
        let confidence = match self.columns.confidence.map_or("", cell) {
            "" => None,
            text => {
                let confidence = text.parse().ok().filter(|it| *it <= CERTAIN);
                Some(confidence.ok_or_else(|| Why::NoConfidence(text.to_owned()))?)
            }
        };
        let note = self.columns.note.map_or("", cell).to_owned();
        let length = note.chars().count();
        if length > LONGEST_NOTE {
            return Err(Why::LongNote(length));
        }
        let check_in = CheckIn {
            date: on,
            value,
            confidence,
            note,
        };
        Ok((id.clone(), CheckIn::field(&key_result.id, on), check_in))
    }
}

/// The only one there is; otherwise whether there are several.
fn only<T>(mut all: impl Iterator<Item = T>) -> Result<T, bool> {
    let first = all.next().ok_or(false)?;
    all.next().map_or(Ok(first), |_| Err(true))
}

fn told<T: Copy>(told: &Told<T>, otherwise: T) -> T {
    match told {
        Told::Clear(known) => *known,
        _ => otherwise,
    }
}
