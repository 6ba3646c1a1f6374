//! Check-ins as the rows of a table: into a spreadsheet and back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use time::Date;

use super::named::NoUnit;
use super::strays::{self, Readings, key_result_of, there, title};
use crate::calendar::Calendar;
use crate::metric::dated::{Dated, Days, Part, Problem, Sure};
use crate::number::decimal::Decimal;
use crate::objective::{KIND, Objective};
use crate::record::kind::Subject;
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::sorted::sort_few;
use crate::store::Store;
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::{Fault, Lookup};
use crate::store::place::Place;
use crate::table::Table;
use crate::table::column::{DateOrder, Mark, Told, date, date_order, decimal_mark, number};

/// A row of such a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The objective's title.
    pub objective: String,
    /// The key result's name.
    pub key_result: String,
    /// What is said of it.
    pub said: Said,
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
    /// No KPI has this name.
    NoKpi(String),
    /// Several KPIs have it.
    SeveralKpis(String),
    /// This is no day, week, month or quarter that the KPI is read in.
    NoUnit(String, NoUnit),
    /// The KPI is read on weekdays, and this is none.
    Weekend(Date),
    /// Another row has the same KPI and unit; its line.
    SameUnit(usize),
    /// The key result is the KPI of this name, which has another reading of the same unit:
    /// this one, or none on purpose.
    OtherReading(String, Option<Decimal>),
    /// It has other columns than the header.
    Columns,
}

/// What a table holds of check-ins, or of readings.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// What is to be brought in, as a file's records.
    pub records: Vec<(Place, Record)>,
    /// How many dated values those are.
    pub count: usize,
    /// The rows that cannot be.
    pub unusable: Vec<Unusable>,
    /// What of it is a guess.
    pub guessed: Guessed,
}

/// Every check-in on objectives that are not in the bin, objective by objective.
///
/// # Errors
///
/// What the storage says: histories are read for it.
pub fn lines(store: &mut Store, kv: &dyn Lookup) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for of in not_binned(store) {
        store.read_history(kv, &of)?;
        let whole = store.with_history(&of).unwrap_or_default();
        let objective = Objective::read(&whole);
        for key_result in objective.key_results {
            let line = |said| Line {
                objective: objective.title.clone(),
                key_result: key_result.name.clone(),
                said,
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

fn not_binned(store: &Store) -> Vec<Subject> {
    let list = store.list_of(&KIND);
    let list = list.filter(|(_, glance)| glance.binned().is_none());
    list.map(|(id, _)| KIND.of(id.clone())).collect()
}

fn objectives(store: &Store) -> Vec<(Subject, Objective)> {
    let subjects = not_binned(store).into_iter();
    subjects
        .filter_map(|of| {
            let objective = Objective::read(store.record(&of)?);
            Some((of, objective))
        })
        .collect()
}

/// Understands the check-ins in a table, by the titles of objectives and the names of
/// key results. Writes nothing. A value of one that is a KPI is a reading of that, where its
/// unit has none; a row that says neither when nor what is passed over.
///
/// # Errors
///
/// What the storage says, or [`Refusal::CountedOut`](crate::store::action::Refusal).
pub fn read(
    store: &mut Store,
    kv: &dyn Lookup,
    table: &Table,
    columns: &Columns,
    calendar: Calendar,
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
        objectives: objectives(store),
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
    let mut rows: BTreeMap<(Subject, Name), (usize, Said)> = BTreeMap::new();
    for row in &table.rows {
        let odd = table
            .problems
            .iter()
            .any(|problem| problem.line == row.line);
        let read = match odd {
            true => Err(Why::Columns),
            false => reader.row(&row.cells),
        };
        let read = read.and_then(|read| {
            let Some((of, name, said)) = read else {
                return Ok(());
            };
            let entry = rows.entry((of, name));
            if let Entry::Occupied(known) = &entry {
                return Err(Why::Twice(known.get().0));
            }
            entry.or_insert((row.line, said));
            Ok(())
        });
        if let Err(why) = read {
            let line = row.line;
            sheet.unusable.push(Unusable { line, why });
        }
    }
    let mut by_objective: BTreeMap<Subject, Vec<(Name, usize, Said)>> = BTreeMap::new();
    for ((of, name), (line, said)) in rows {
        by_objective.entry(of).or_default().push((name, line, said));
    }
    let mut readings = Readings::default();
    for (of, rows) in by_objective {
        store.read_history(kv, &of).map_err(Failure::from)?;
        let whole = store.with_history(&of).unwrap_or_default();
        let objective = Objective::read(&whole);
        let mut fields = Vec::new();
        for (name, line, said) in rows {
            let known = whole.value(&name.to_string());
            let said = match (said, key_result_of(&objective, &name)) {
                (Said::CheckIn(value), Some((key_result, kpi))) => {
                    let key_result = (&of, key_result);
                    match readings.take(store, kv, (&kpi, key_result), &value, (calendar, today))? {
                        Ok(reading) => strays::left(&value, &reading).map(|it| it.adds_to(known)),
                        Err(why) => {
                            sheet.unusable.push(Unusable { line, why });
                            continue;
                        }
                    }
                }
                (Said::CheckIn(value), None) => written_over(value, known, columns),
                (Said::Sure(sure), _) => Some(sure.adds_to(known)),
                (Said::Kpi(_), _) => None,
            };
            sheet.count += 1;
            let said = said.filter(|said| known != Some(said));
            fields.extend(said.map(|said| (name, said)));
        }
        let record = store.as_written(&of, fields)?;
        if !record.is_empty() {
            sheet.records.push((of.definition(), record));
        }
    }
    readings.write(store, &mut sheet)?;
    sort_few(&mut sheet.unusable, |one, other| one.line.cmp(&other.line));
    Ok(sheet)
}

/// What a check-in's field is to say where it says something already; none if that is
/// the same. What the table has no column for stays.
fn written_over(mut check_in: Dated, known: Option<&Value>, columns: &Columns) -> Option<Value> {
    if let Some(old) = known.and_then(|known| Dated::read(check_in.date, known)) {
        if columns.confidence.is_none() {
            check_in.confidence = old.confidence;
        }
        // Cells are trimmed.
        if columns.note.is_none() || check_in.note == old.note.trim() {
            check_in.note.clone_from(&old.note);
        }
        if check_in == old {
            return None;
        }
    }
    Some(check_in.corrects(known))
}

/// How a table's rows are read.
struct RowReader<'a> {
    columns: &'a Columns,
    today: Date,
    mark: Mark,
    order: DateOrder,
    objectives: Vec<(Subject, Objective)>,
}

impl RowReader<'_> {
    fn row(&self, cells: &[String]) -> Result<Option<(Subject, Name, Said)>, Why> {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let title = cell(self.columns.objective);
        let of_title = self
            .objectives
            .iter()
            .filter(|(_, it)| it.title.trim() == title);
        let (of, objective) = only(of_title).map_err(|several| match several {
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
        let day = date(on, self.order).ok_or(Problem::NoDay);
        let typed = cell(self.columns.value);
        if on.is_empty() && typed.is_empty() {
            return Ok(None);
        }
        let value = number(typed, self.mark).ok_or(Problem::NoValue);
        let sure = self.columns.confidence.map_or("", cell);
        let note = self.columns.note.map_or("", cell);
        let days = Days {
            today: self.today,
            known: None,
        };
        // Of one that is a KPI there may be no more than how sure somebody was.
        let is_sure = typed.is_empty() && key_result.kpi.is_some() && !sure.is_empty();
        let value = if is_sure { Ok(Decimal::ZERO) } else { value };
        let check_in = Dated::check(value, day, sure, note, &days).map_err(|problems| {
            // The day first: it is the column before.
            let day = problems.iter().find(|it| it.part() == Part::Day);
            match day.or_else(|| problems.first()) {
                Some(Problem::NoDay | Problem::FarYear(_)) => Why::NoDate(on.to_owned()),
                Some(Problem::InTheFuture(day)) => Why::InTheFuture(*day),
                Some(Problem::Confidence) => Why::NoConfidence(sure.to_owned()),
                Some(Problem::LongNote(length)) => Why::LongNote(*length),
                _ => Why::NoNumber(typed.to_owned()),
            }
        })?;
        let name = check_in.name(key_result.id.clone());
        let said = match is_sure {
            true => Said::Sure(Sure {
                date: check_in.date,
                confidence: check_in.confidence,
                note: check_in.note,
            }),
            false => Said::CheckIn(check_in),
        };
        Ok(Some((of.clone(), name, said)))
    }
}

/// The only one there is; otherwise whether there are several.
pub(super) fn only<T>(mut all: impl Iterator<Item = T>) -> Result<T, bool> {
    let first = all.next().ok_or(false)?;
    all.next().map_or(Ok(first), |_| Err(true))
}

pub(super) fn told<T: Copy>(told: &Told<T>, otherwise: T) -> T {
    match told {
        Told::Clear(known) => *known,
        _ => otherwise,
    }
}
