//! Tables of check-ins and of readings, into spreadsheets and back.

use waymark_core::carry::readings;
use waymark_core::carry::sheet::{Columns, Line, Said};
use waymark_core::number::understood::Notation;
use waymark_core::table::column::Mark;
use waymark_core::table::{Cell, write_with};

use super::{COLUMNS, EXPORT_READINGS, READING_COLUMNS};
use crate::en::kpi::pieces::CLOSED;
use crate::en::kpi::unit;

/// Check-ins as a table, as spreadsheets here read it.
#[must_use]
pub fn table(lines: &[Line], notation: &Notation) -> String {
    let kpis = lines.iter().map(|line| match &line.said {
        Said::Kpi(name) => is_kpi(name),
        _ => String::new(),
    });
    let kpis: Vec<String> = kpis.collect();
    let rows = lines.iter().zip(&kpis).map(|(line, kpi)| {
        let sure =
            |it: &Option<u8>| it.map_or(Cell::Empty, |it| Cell::Number(i32::from(it).into()));
        let said = match &line.said {
            Said::CheckIn(it) => [
                Cell::Date(it.date),
                Cell::Number(it.value),
                sure(&it.confidence),
                Cell::Text(&it.note),
            ],
            Said::Sure(it) => [
                Cell::Date(it.date),
                Cell::Empty,
                sure(&it.confidence),
                Cell::Text(&it.note),
            ],
            Said::Kpi(_) => [Cell::Empty, Cell::Empty, Cell::Empty, Cell::Text(kpi)],
        };
        let mut row = vec![Cell::Text(&line.objective), Cell::Text(&line.key_result)];
        row.extend(said);
        row
    });
    let (separator, mark) = separated(notation);
    write_with(&COLUMNS, rows, separator, mark)
}

/// What is said in the note of a key result that is a KPI, in place of its values.
fn is_kpi(name: &str) -> String {
    let name = match name {
        "" => String::new(),
        name => format!(" “{name}”"),
    };
    format!(
        "This is the KPI{name}: its values are its readings, which export under {EXPORT_READINGS}."
    )
}

/// Readings as a table, as spreadsheets here read it.
#[must_use]
pub fn readings_table(lines: &[readings::Line], notation: &Notation) -> String {
    let named = |line: &readings::Line| {
        let unit = line.unit;
        unit.map_or_else(String::new, |(unit, days)| {
            unit::full(unit, days, line.calendar.first_month)
        })
    };
    let units: Vec<String> = lines.iter().map(named).collect();
    let rows = lines.iter().zip(&units).map(|(line, unit)| {
        let reading = &line.reading;
        vec![
            Cell::Text(&line.kpi),
            Cell::Text(unit),
            Cell::Date(reading.day),
            reading.value.map_or(Cell::Text(CLOSED), Cell::Number),
            Cell::Text(&reading.note),
        ]
    });
    let (separator, mark) = separated(notation);
    write_with(&READING_COLUMNS, rows, separator, mark)
}

/// Where the comma is taken, spreadsheets expect semicolons.
const fn separated(notation: &Notation) -> (char, Mark) {
    match notation.decimal {
        ',' => (';', Mark::Comma),
        _ => (',', Mark::Point),
    }
}

/// What a table is of, with the columns that were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Check-ins.
    CheckIns(Columns),
    /// Readings of KPIs.
    Readings(readings::Columns),
}

/// Why nobody can tell what a table is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotFound {
    /// Of check-ins, and these columns are missing.
    CheckIns(Vec<&'static str>),
    /// Of readings, and these columns are missing.
    Readings(Vec<&'static str>),
    /// It names neither objectives nor KPIs.
    Neither,
    /// It names both: that would be two tables in one.
    Both,
}

/// What else the columns of readings are called, in small letters: of the KPI, its unit,
/// the value and the note.
const SYNONYMS: [&[&str]; 4] = [
    &["kpi", "metric", "name", "indicator"],
    &["date", "day", "week", "month", "quarter", "period"],
    &["reading", "value", "actual", "result"],
    &["note", "notes", "comment", "comments"],
];

/// The words by which a unit that is closed on purpose is written into a table.
pub const CLOSED_WORDS: &[&str] = &["closed", "no reading", "no reading (closed)"];

/// Tells from a header what a table is of, and finds its columns by their names.
///
/// # Errors
///
/// Why that cannot be told, or which columns are missing.
pub fn find_columns(header: &[String]) -> Result<Found, NotFound> {
    let has = |name: &str| header.iter().any(|it| is_called(it, &[name]));
    let of_objectives = has("objective") || has("key result");
    match (of_objectives, has("kpi")) {
        (true, true) => Err(NotFound::Both),
        (true, false) => {
            let found = find_check_ins(header).map(Found::CheckIns);
            found.map_err(NotFound::CheckIns)
        }
        (false, _) => find_readings(header).map(Found::Readings),
    }
}

fn is_called(column: &str, names: &[&str]) -> bool {
    let words: Vec<&str> = column.split_whitespace().collect();
    names.contains(&&*words.join(" ").to_lowercase())
}

/// The columns of readings.
fn find_readings(header: &[String]) -> Result<readings::Columns, NotFound> {
    let [kpi, date, value, note] = SYNONYMS.map(|names| {
        // Its own name before what else it may be called.
        let mut columns = names.iter().filter_map(|name| {
            let mut all = header.iter();
            all.position(|it| is_called(it, &[name]))
        });
        columns.next()
    });
    match (kpi, date, value) {
        (Some(kpi), Some(date), Some(value)) => Ok(readings::Columns {
            kpi,
            date,
            value,
            note,
        }),
        (None, ..) => Err(NotFound::Neither),
        _ => {
            let [_, _, date_name, value_name, _] = READING_COLUMNS;
            let needed = [(date_name, date), (value_name, value)];
            let missing = needed.into_iter().filter(|(_, found)| found.is_none());
            Err(NotFound::Readings(missing.map(|(name, _)| name).collect()))
        }
    }
}

/// The columns of check-ins, or which are missing.
fn find_check_ins(header: &[String]) -> Result<Columns, Vec<&'static str>> {
    let find = |name: &str| {
        let mut names = header.iter();
        names.position(|it| is_called(it, &[&name.to_lowercase()]))
    };
    let found = COLUMNS.map(find);
    match found {
        [
            Some(objective),
            Some(key_result),
            Some(date),
            Some(value),
            confidence,
            note,
        ] => Ok(Columns {
            objective,
            key_result,
            date,
            value,
            confidence,
            note,
        }),
        _ => {
            let needed = COLUMNS.iter().zip(found).take(4);
            let missing = needed.filter(|(_, found)| found.is_none());
            Err(missing.map(|(name, _)| *name).collect())
        }
    }
}
