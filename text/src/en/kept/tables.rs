//! Tables of check-ins and of readings, into spreadsheets and back.

use time::{Date, Duration};
use waymark_core::carry::readings;
use waymark_core::carry::sheet::{Columns, Line, Said};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::period::{Period, write_date};
use waymark_core::table::column::Mark;
use waymark_core::table::heading::{Column, Found as Header, Heading};
use waymark_core::table::{Cell, Table, write_with};

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
    let periods = lines.iter().map(|line| {
        let days = |it: Period| [write_date(it.first()), write_date(it.last())].join(" to ");
        line.period.map(days).unwrap_or_default()
    });
    let periods: Vec<String> = periods.collect();
    let rows = lines
        .iter()
        .zip(kpis.iter().zip(&periods))
        .map(|(line, (kpi, period))| {
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
            row.extend([
                Cell::Text(period),
                Cell::Text(line.ids.0.as_str()),
                Cell::Text(line.ids.1.as_str()),
            ]);
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
            Cell::Text(line.id.as_str()),
        ]
    });
    let (separator, mark) = separated(notation);
    write_with(&READING_COLUMNS, rows, separator, mark)
}

/// A table of check-ins as an example: what its columns are called, and how they are filled.
#[must_use]
pub fn sample(notation: &Notation, today: Date) -> String {
    let value = |text| Decimal::parse(text).map_or(Cell::Empty, Cell::Number);
    let row = |objective, key_result, day, said, sure, note| {
        vec![
            Cell::Text(objective),
            Cell::Text(key_result),
            Cell::Date(day),
            value(said),
            value(sure),
            Cell::Text(note),
        ]
    };
    let week_ago = today.checked_sub(Duration::weeks(1)).unwrap_or(today);
    let trial = "Make the trial the reason to buy";
    let rows = [
        row(trial, "Conversion from trial", week_ago, "12.5", "6", ""),
        row(
            trial,
            "Conversion from trial",
            today,
            "13.1",
            "7",
            "New onboarding page",
        ),
        row(trial, "Hours to first response", today, "4", "", ""),
    ];
    let (separator, mark) = separated(notation);
    let names: Vec<&str> = COLUMNS.iter().copied().take(6).collect();
    write_with(&names, rows.into_iter(), separator, mark)
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

impl Found {
    /// The columns that nothing is read of.
    #[must_use]
    pub fn unread(&self, table: &Table) -> Vec<Column> {
        Column::all(&table.header, &table.rows, |at| match self {
            Self::CheckIns(columns) => columns.has(at),
            Self::Readings(columns) => columns.has(at),
        })
    }
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

/// Tells from the names of its columns what a table is of, and where what is.
///
/// # Errors
///
/// Why that cannot be told, or which columns are missing.
pub fn find_columns(header: Option<&Header>) -> Result<Found, NotFound> {
    let header = header.ok_or(NotFound::Neither)?;
    let of_objectives = header.has(Heading::Objective) || header.has(Heading::KeyResult);
    match (of_objectives, header.has(Heading::Kpi)) {
        (true, true) => Err(NotFound::Both),
        (true, false) => find_check_ins(header),
        (false, true) => find_readings(header),
        (false, false) => Err(NotFound::Neither),
    }
}

/// Those that are needed, or which of them are missing.
fn needed<const MANY: usize>(
    header: &Header,
    all: [(Heading, &'static str); MANY],
) -> Result<[usize; MANY], Vec<&'static str>> {
    let mut missing = Vec::new();
    let places = all.map(|(heading, name)| {
        let place = header.place(heading);
        if place.is_none() {
            missing.push(name);
        }
        place.unwrap_or_default()
    });
    match missing.is_empty() {
        true => Ok(places),
        false => Err(missing),
    }
}

/// The columns of readings.
fn find_readings(header: &Header) -> Result<Found, NotFound> {
    let [kpi_name, _, date_name, value_name, ..] = READING_COLUMNS;
    // A period says when as well.
    let when = [Heading::Date, Heading::Period]
        .into_iter()
        .find(|it| header.has(*it));
    let [kpi, date, value] = needed(
        header,
        [
            (Heading::Kpi, kpi_name),
            (when.unwrap_or(Heading::Date), date_name),
            (Heading::Value, value_name),
        ],
    )
    .map_err(NotFound::Readings)?;
    let beside = [Heading::Unit, Heading::Period].into_iter();
    let mut beside = beside.filter_map(|it| header.place(it).filter(|at| *at != date));
    Ok(Found::Readings(readings::Columns {
        kpi,
        date,
        value,
        note: header.place(Heading::Note),
        unit: beside.next(),
        kpi_id: header.place(Heading::KpiId),
    }))
}

/// The columns of check-ins.
fn find_check_ins(header: &Header) -> Result<Found, NotFound> {
    let [objective, key_result, date, value] = needed(
        header,
        [
            (Heading::Objective, COLUMNS[0]),
            (Heading::KeyResult, COLUMNS[1]),
            (Heading::Date, COLUMNS[2]),
            (Heading::Value, COLUMNS[3]),
        ],
    )
    .map_err(NotFound::CheckIns)?;
    Ok(Found::CheckIns(Columns {
        objective,
        key_result,
        date,
        value,
        confidence: header.place(Heading::Confidence),
        note: header.place(Heading::Note),
        period: header.place(Heading::Period),
        objective_id: header.place(Heading::ObjectiveId),
        key_result_id: header.place(Heading::KeyResultId),
    }))
}
