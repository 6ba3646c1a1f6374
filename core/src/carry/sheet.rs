//! Check-ins as the rows of a table: into a spreadsheet and back.

use std::sync::Arc;

use time::Date;

use super::check_ins;
use super::doubt::{Choices, Doubt};
use super::named::NoUnit;
use super::names::not_binned;
use super::reads::Reads;
use super::strays::{there, title};
use crate::calendar::Calendar;
use crate::kpi::unit::Unit;
use crate::metric::dated::{Dated, Sure};
use crate::number::decimal::Decimal;
use crate::objective::{KIND, Objective};
use crate::period::Period;
use crate::pieces::at_once;
use crate::record::Record;
use crate::record::id::Id;
use crate::record::kind::Subject;
use crate::sorted::sort_few;
use crate::store::Store;
use crate::store::ask::{Alone, Ask};
use crate::store::failure::NotDone;
use crate::store::key_value::{Fault, Lookup};
use crate::store::place::Place;
use crate::table::Table;
use crate::table::column::Mark;

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The objective's title.
    pub objective: String,
    /// The key result's name.
    pub key_result: String,
    /// What is said of it.
    pub said: Said,
    /// The objective's period.
    pub period: Option<Period>,
    /// The objective's id and the key result's.
    pub ids: (Id, Id),
}

/// What a row says of a key result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A check-in.
    CheckIn(Dated),
    /// How sure somebody was of one that is a KPI.
    Sure(Sure),
    /// That it is the KPI of this name, whose readings are its values: they are in the table
    /// of those, and in no two.
    Kpi(String),
}

/// In which column of a table what is, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// The period of the objective, if there is a column for it.
    pub period: Option<usize>,
    /// The objective's id, if there is a column for it.
    pub objective_id: Option<usize>,
    /// The key result's id, if there is a column for it.
    pub key_result_id: Option<usize>,
}

impl Columns {
    /// Whether anything is read of a column.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        let needed = [self.objective, self.key_result, self.date, self.value];
        let others = [
            self.confidence,
            self.note,
            self.period,
            self.objective_id,
            self.key_result_id,
        ];
        needed.contains(&at) || others.contains(&Some(at))
    }
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
    /// Several objectives have it, and neither the day nor anything else tells which is
    /// meant.
    SeveralObjectives(String),
    /// The objective has no key result of this name.
    NoKeyResult(String),
    /// It has several.
    SeveralKeyResults(String),
    /// This is no day.
    NoDate(String),
    /// The day is still to come.
    InTheFuture(Date),
    /// The day, week, month or quarter of a reading is still to come.
    Ahead {
        /// What the KPI is read in then.
        unit: Unit,
        /// Its days.
        days: Period,
        /// The calendar of the KPI.
        calendar: Calendar,
    },
    /// This is no number.
    NoNumber(String),
    /// This is neither yes nor no, nor 1 or 0, of a key result that is one or the other.
    NotYesOrNo(String),
    /// This is in something else than what the key result or KPI is measured in, which comes
    /// second.
    OtherUnit(String, String),
    /// The note has more than 2,000 characters.
    LongNote(usize),
    /// No KPI has this name.
    NoKpi(String),
    /// Several KPIs have it.
    SeveralKpis(String),
    /// This is no day, week, month or quarter that the KPI is read in.
    NoUnit(String, NoUnit),
    /// The KPI is read on weekdays, and this is none.
    Weekend(Date),
    /// The key result is the KPI of this name, which has another reading of the same unit:
    /// this one, or none on purpose.
    OtherReading(String, Option<Decimal>),
    /// It has something where the header names no column any more.
    Columns,
}

/// What becomes of a row that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// A value of a day that has none.
    New,
    /// It stands in place of this value of the same day; none where that was a closed unit.
    /// It may be the same where the note or the confidence is another.
    Corrects(Option<Decimal>),
    /// Nothing: it is here already.
    Same,
    /// Nothing: this line of the file says the same.
    Duplicate(usize),
    /// Nothing: this line of the file has another value of the same day, and comes later.
    Replaced(usize),
}

/// What a row is about: a key result or a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The objective or KPI.
    pub of: Subject,
    /// What that is called.
    pub title: String,
    /// The objective's period: others may have the same title.
    pub period: Option<Period>,
    /// The key result and what it is called; none of a KPI.
    pub key_result: Option<(Id, String)>,
    /// What it is measured in, empty for nothing.
    pub unit: String,
    /// Whether its value is yes (1) or no (0).
    pub is_yes_no: bool,
    /// How often a KPI is read by now; none of a key result.
    pub cadence: Option<Unit>,
}

/// A row that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLine {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// What it is about, which many rows share.
    pub about: Arc<About>,
    /// The day; of a reading the one that carries its unit.
    pub day: Date,
    /// The value; none of a unit that is closed, and where there is a confidence alone.
    pub value: Option<Decimal>,
    /// How sure somebody was.
    pub confidence: Option<u8>,
    /// What stands there as a confidence and cannot be read as one; empty for nothing.
    pub lost_confidence: String,
    /// What there is to say about it.
    pub note: String,
    /// What becomes of it.
    pub becomes: Becomes,
}

/// Why a row says nothing that could be brought in, and nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// It has no value.
    Blank,
    /// It says that there is no value: n/a, -.
    Missing,
    /// It is an average or a sum of others.
    Total,
    /// It is of what was planned, beside one of what was measured: a target, a forecast.
    Planned,
}

/// What a table holds of check-ins, or of readings.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// What is to be brought in, as a file's records.
    pub records: Vec<(Place, Record)>,
    /// The rows that were understood, in the order of the file.
    pub lines: Vec<SheetLine>,
    /// The rows that were passed over, by their lines.
    pub passed_over: Vec<(usize, Passed)>,
    /// The rows that cannot be brought in, in the order of the file.
    pub unusable: Vec<Unusable>,
    /// What could be read in another way too.
    pub doubts: Vec<Doubt>,
}

impl Sheet {
    /// Takes in why rows cannot be brought in, of each row of a table. One of a table that was
    /// wide is there several times, and each reason is said of its line once.
    pub(super) fn leaves_out(&mut self, table: &Table, whys: Vec<Option<Why>>) {
        let mut of_line = 0;
        for (row, why) in table.rows.iter().zip(whys) {
            let line = row.line;
            if self.unusable.last().is_some_and(|it| it.line != line) {
                of_line = self.unusable.len();
            }
            let known = &self.unusable[of_line..];
            let why = why.filter(|why| !known.iter().any(|it| it.why == *why));
            self.unusable.extend(why.map(|why| Unusable { line, why }));
        }
        self.passed_over.dedup();
    }

    /// How many rows of the file are left out, or cells of them.
    #[must_use]
    pub fn left_out(&self) -> usize {
        let mut lines: Vec<usize> = self.unusable.iter().map(|it| it.line).collect();
        lines.dedup();
        lines.len()
    }

    /// How many dated values it holds, each once.
    #[must_use]
    pub fn count(&self) -> usize {
        let is_one =
            |it: &&SheetLine| !matches!(it.becomes, Becomes::Duplicate(_) | Becomes::Replaced(_));
        self.lines.iter().filter(is_one).count()
    }
}

/// Every check-in on objectives that are not in the bin, objective by objective.
///
/// # Errors
///
/// What the storage says: histories are read for it.
pub fn lines(store: &mut Store, kv: &dyn Lookup) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for of in not_binned(store, &KIND) {
        store.read_history(kv, &of)?;
        let whole = store.with_history(&of).unwrap_or_default();
        let objective = Objective::read(&whole);
        for key_result in objective.key_results {
            let line = |said| Line {
                objective: objective.title.clone(),
                key_result: key_result.name.clone(),
                said,
                period: objective.period,
                ids: (of.id.clone(), key_result.id.clone()),
            };
            let kpi = key_result.kpi.as_ref().and_then(|it| there(store, it));
            lines.extend(kpi.map(|of| line(Said::Kpi(title(store, &of)))));
            let check_ins = key_result.check_ins.iter().cloned();
            let sure = key_result.sure.iter().cloned();
            let all = check_ins.map(Said::CheckIn).chain(sure.map(Said::Sure));
            let mut all: Vec<Said> = all.collect();
            sort_few(&mut all, |one, other| one.date().cmp(&other.date()));
            lines.extend(all.into_iter().map(line));
        }
    }
    Ok(lines)
}

impl Said {
    const fn date(&self) -> Option<Date> {
        match self {
            Self::CheckIn(it) => Some(it.date),
            Self::Sure(it) => Some(it.date),
            Self::Kpi(_) => None,
        }
    }
}

/// Understands the check-ins in a table, by the titles of objectives and the names of key
/// results. Writes nothing. A value of one that is a KPI is a reading of that, where its unit
/// has none.
///
/// A row whose first cells are empty is of what stands above it, as where somebody merged
/// cells. Of several rows of one day the last is brought in. What could be read in two ways
/// is told, and read by what somebody chose.
///
/// # Errors
///
/// What the storage says, or [`Refusal::CountedOut`](crate::store::action::Refusal).
pub fn read(
    store: &mut Store,
    kv: &dyn Lookup,
    table: &Table,
    columns: &Columns,
    reads: &Reads<'_>,
    choices: &Choices,
) -> Result<Sheet, NotDone> {
    let alone = Alone::new(store, kv);
    // It is there all along.
    at_once(read_in_pieces(&alone, table, columns, reads, choices))
        .unwrap_or_else(|| Ok(Sheet::default()))
}

/// The same in pieces, of a store that others ask too; none if it is gone meanwhile.
///
/// # Errors
///
/// As of [`read`].
pub async fn read_in_pieces(
    of: &dyn Ask,
    table: &Table,
    columns: &Columns,
    reads: &Reads<'_>,
    choices: &Choices,
) -> Option<Result<Sheet, NotDone>> {
    check_ins::read(of, (table, columns), reads, choices).await
}

/// What stands before a fraction where nothing tells: semicolons stand between cells where
/// the comma is taken, and where commas do, it is not.
pub(super) const fn usual_mark(separator: char, reads: &Reads<'_>) -> Mark {
    match separator {
        ';' => Mark::Comma,
        ',' => Mark::Point,
        _ => reads.usual.0,
    }
}
