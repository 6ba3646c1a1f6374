//! Readings as the rows of a table: into a spreadsheet and back.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use time::Date;

use super::named::unit_in;
use super::sheet::{Guessed, Sheet, Unusable, Why, only, told};
use crate::calendar::Calendar;
use crate::kpi::reading::{Problem, Reading};
use crate::kpi::unit::Unit;
use crate::kpi::{KIND, Kpi};
use crate::number::decimal::Decimal;
use crate::period::Period;
use crate::record::Value;
use crate::record::kind::Subject;
use crate::store::Store;
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::{Fault, Lookup};
use crate::table::Table;
use crate::table::column::{DateOrder, Mark, Told, amount, date_order, decimal_mark_of_amounts};
use crate::table::when::Words;

/// A reading with what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The KPI's name.
    pub kpi: String,
    /// The unit that the reading is of, with its days; none of a weekend where by now only
    /// weekdays count.
    pub unit: Option<(Unit, Period)>,
    /// The calendar that the unit was found by.
    pub calendar: Calendar,
    /// The reading.
    pub reading: Reading,
}

/// In which column of a table what is, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The KPI's name.
    pub kpi: usize,
    /// The unit, or a day of it.
    pub date: usize,
    /// The value.
    pub value: usize,
    /// The note, if there is a column for it.
    pub note: Option<usize>,
}

/// How cells are understood, besides what a column tells of itself.
#[derive(Clone, Copy, Debug)]
pub struct Reads<'a> {
    /// The words of dates.
    pub when: &'a Words,
    /// What says that a unit has no reading on purpose, in small letters.
    pub closed: &'a [&'a str],
    /// The person's calendar.
    pub calendar: Calendar,
    /// The day that it is.
    pub today: Date,
}

/// Every reading of KPIs that are not in the bin, KPI by KPI, the oldest first.
///
/// # Errors
///
/// What the storage says: histories are read for it.
pub fn lines(store: &mut Store, kv: &dyn Lookup, calendar: Calendar) -> Result<Vec<Line>, Fault> {
    let mut lines = Vec::new();
    for of in not_binned(store) {
        let kpi = whole(store, kv, &of)?;
        let line = |reading: &Reading| Line {
            kpi: kpi.name.clone(),
            unit: kpi.unit_of(reading.day, calendar),
            calendar: kpi.calendar(calendar),
            reading: reading.clone(),
        };
        lines.extend(kpi.readings.iter().map(line));
    }
    Ok(lines)
}

fn not_binned(store: &Store) -> Vec<Subject> {
    let list = store.list_of(&KIND);
    let list = list.filter(|(_, glance)| glance.binned().is_none());
    list.map(|(id, _)| KIND.of(id.clone())).collect()
}

fn whole(store: &mut Store, kv: &dyn Lookup, of: &Subject) -> Result<Kpi, Fault> {
    store.read_history(kv, of)?;
    Ok(Kpi::read(&store.with_history(of).unwrap_or_default()))
}

/// Understands the readings in a table, by the names of KPIs: compared without regard to
/// case and white space. Rows without a value are passed over. Writes nothing.
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
) -> Result<Sheet, NotDone> {
    let column = |at: usize| table.rows.iter().filter_map(move |row| row.cells.get(at));
    let mark = decimal_mark_of_amounts(column(columns.value).map(String::as_str));
    let order = date_order(column(columns.date).map(String::as_str));
    // Semicolons stand where the comma is taken.
    let usual = match table.separator {
        ';' => Mark::Comma,
        _ => Mark::Point,
    };
    let mut kpis = Vec::new();
    for of in not_binned(store) {
        let kpi = whole(store, kv, &of).map_err(Failure::from)?;
        kpis.push((of, folded(&kpi.name), kpi));
    }
    let reader = RowReader {
        columns,
        reads,
        cells: Cells {
            mark: told(&mark, usual),
            order: told(&order, DateOrder::DayFirst),
        },
        kpis,
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
    let mut rows: BTreeMap<(Subject, Date), (usize, Reading)> = BTreeMap::new();
    for row in &table.rows {
        let mut problems = table.problems.iter();
        let read = match problems.any(|problem| problem.line == row.line) {
            true => Err(Why::Columns),
            false => reader.row(&row.cells),
        };
        let read = read.and_then(|read| {
            let Some((of, reading)) = read else {
                return Ok(());
            };
            match rows.entry((of, reading.day)) {
                Entry::Occupied(known) => Err(Why::SameUnit(known.get().0)),
                Entry::Vacant(free) => {
                    free.insert((row.line, reading));
                    Ok(())
                }
            }
        });
        if let Err(why) = read {
            let line = row.line;
            sheet.unusable.push(Unusable { line, why });
        }
    }
    sheet.count = rows.len();
    let mut by_kpi: BTreeMap<Subject, Vec<Reading>> = BTreeMap::new();
    for ((of, _), (_, reading)) in rows {
        by_kpi.entry(of).or_default().push(reading);
    }
    for (of, readings) in by_kpi {
        let whole = store.with_history(&of).unwrap_or_default();
        let fields = readings.into_iter().filter_map(|reading| {
            let name = Reading::name(reading.day);
            let known = whole.value(&name.to_string());
            let reading = over(reading, known, columns.note.is_some())?;
            Some(reading.field(known))
        });
        let record = store.as_written(&of, fields.collect())?;
        if !record.is_empty() {
            sheet.records.push((of.definition(), record));
        }
    }
    Ok(sheet)
}

/// A reading as it is to be where its field says something already; none if that is the
/// same. Where there is no cell for a note, the one that is there stays.
#[must_use]
pub(super) fn over(mut reading: Reading, known: Option<&Value>, has_note: bool) -> Option<Reading> {
    let Some(old) = known.and_then(|known| Reading::read(reading.day, known)) else {
        return Some(reading);
    };
    // Cells are trimmed.
    if !has_note || reading.note == old.note.trim() {
        reading.note.clone_from(&old.note);
    }
    (reading != old).then_some(reading)
}

/// A name as it is compared: in small letters, white space as one space.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// How the cells of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) mark: Mark,
    pub(super) order: DateOrder,
}

impl Cells {
    /// The value that a cell says; none inside where it says that the unit is closed, and
    /// none where it says nothing.
    pub(super) fn value(
        self,
        cell: &str,
        kpi: &Kpi,
        reads: &Reads<'_>,
    ) -> Result<Option<Option<Decimal>>, Why> {
        let word = folded(cell);
        if word.is_empty() {
            return Ok(None);
        }
        if reads.closed.contains(&&*word) {
            return Ok(Some(None));
        }
        let unit = folded(&kpi.definition().unit);
        let read = amount(cell, self.mark).filter(|(_, in_cell)| {
            let in_cell = folded(in_cell);
            in_cell.is_empty() || unit.is_empty() || in_cell == unit
        });
        match read {
            Some((value, _)) => Ok(Some(Some(value))),
            None => Err(Why::NoNumber(cell.to_owned())),
        }
    }

    /// The reading that cells say; none where they have no value.
    pub(super) fn reading(
        self,
        (when, value, note): (&str, &str, &str),
        kpi: &Kpi,
        reads: &Reads<'_>,
    ) -> Result<Option<Reading>, Why> {
        let calendar = reads.calendar;
        let Some(value) = self.value(value, kpi, reads)? else {
            return Ok(None);
        };
        let day = unit_in(when, self.order, reads.when, kpi, calendar)
            .map_err(|why| Why::NoUnit(when.to_owned(), why))?;
        let read = Reading::check(Ok(value), Ok(day), note, kpi, calendar, reads.today);
        read.map(Some).map_err(|problems| match problems.first() {
            Some(Problem::InTheFuture(unit)) => Why::InTheFuture(unit.first()),
            Some(Problem::Weekend(day)) => Why::Weekend(*day),
            Some(Problem::LongNote(length)) => Why::LongNote(*length),
            _ => Why::NoDate(when.to_owned()),
        })
    }
}

/// How a table's rows are read.
struct RowReader<'a> {
    columns: &'a Columns,
    reads: &'a Reads<'a>,
    cells: Cells,
    // Each with its name as it is compared.
    kpis: Vec<(Subject, String, Kpi)>,
}

impl RowReader<'_> {
    fn row(&self, cells: &[String]) -> Result<Option<(Subject, Reading)>, Why> {
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let name = cell(self.columns.kpi);
        let compared = folded(name);
        let of_name = self.kpis.iter().filter(|(_, name, _)| *name == compared);
        let (of, _, kpi) = only(of_name).map_err(|several| match several {
            true => Why::SeveralKpis(name.to_owned()),
            false => Why::NoKpi(name.to_owned()),
        })?;
        let note = self.columns.note.map_or("", cell);
        let said = (cell(self.columns.date), cell(self.columns.value), note);
        let reading = self.cells.reading(said, kpi, self.reads)?;
        Ok(reading.map(|reading| (of.clone(), reading)))
    }
}
