//! What Google Analytics 4 exports as CSV: comments with the days that it is of, then one
//! table or several with blank lines between, each of dimensions and metrics.

use time::{Date, Duration, Month, Weekday};

use super::series::{At, Series};
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::table::column::{Mark, amount};
use crate::table::{Problem, RawTable, Row};

/// The words of such a file.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// What a column is called that counts units from the first day: "nth day", in small
    /// letters, with what it counts.
    pub nth: &'a [(&'a str, Unit)],
    /// What stands where a row is of all others, in small letters.
    pub totals: &'a [&'a str],
    /// What the name of a metric has that is no count, in small letters: two of them make
    /// no sum.
    pub averages: &'a [&'a str],
}

/// What such a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Export {
    /// Its metrics.
    pub all: Vec<Series>,
    /// What of it is not taken.
    pub left_out: Vec<LeftOut>,
}

/// Something that is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// What, and why.
    pub what: What,
}

/// What is not taken, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// A metric of several rows that is no count, so that nobody knows what it was in all.
    NoSum(String),
    /// A metric that an earlier table has too.
    Again(String),
    /// A cell that is no number, of this metric.
    NoNumber(String, String),
    /// A cell that is no day.
    NoDay(String),
    /// A table of which nobody knows the days.
    NoDays,
    /// A table without a metric.
    NoMetric,
}

/// Whether a text is such a file: a comment says when it begins or ends.
#[must_use]
pub fn is_export(text: &str) -> bool {
    let lines = text.trim_start_matches('\u{feff}').lines();
    let mut comments = lines.take(40).filter(|it| it.starts_with('#'));
    comments.any(|it| day_of(it).is_some())
}

/// Reads such a file.
///
/// # Errors
///
/// What is wrong with one of its tables, by the line of the file.
pub fn read(text: &str, words: &Words<'_>) -> Result<Export, Problem> {
    let mut export = Export::default();
    for part in parts(text) {
        let table = RawTable::read(&part.text).map_err(|problem| Problem {
            line: problem.line + part.line - 1,
            ..problem
        })?;
        export.take(&table, &part, words);
    }
    // What stands for the days comes before what stands for all of them.
    let (dated, whole): (Vec<Series>, Vec<Series>) =
        (export.all.drain(..)).partition(|it| it.values.len() > 1);
    for series in dated.into_iter().chain(whole) {
        let mut known = export.all.iter();
        if !known.any(|it| folded(&it.name) == folded(&series.name)) {
            export.all.push(series);
        }
    }
    Ok(export)
}

/// One of the tables of a file.
struct Part {
    /// The line on which it begins.
    line: usize,
    text: String,
    /// What was said above: the first day and the last.
    first: Option<Date>,
    last: Option<Date>,
}

fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut days: Vec<Date> = Vec::new();
    let (mut is_open, mut are_used) = (false, false);
    for (text, line) in text.trim_start_matches('\u{feff}').lines().zip(1..) {
        if text.starts_with('#') {
            is_open = false;
            let day = day_of(text);
            // The days of the tables above are not those of what follows.
            if are_used && day.is_some() {
                days.clear();
                are_used = false;
            }
            days.extend(day.filter(|_| days.len() < 2));
        } else if text.chars().all(|c| matches!(c, ',' | ';' | '\t' | ' ')) {
            is_open = false;
        } else {
            if !is_open {
                parts.push(Part {
                    line,
                    text: String::new(),
                    first: days.first().copied(),
                    last: days.get(1).or(days.first()).copied(),
                });
            }
            (is_open, are_used) = (true, true);
            if let Some(part) = parts.last_mut() {
                part.text.push_str(text);
                part.text.push('\n');
            }
        }
    }
    parts
}

/// The day at the end of a comment: "# Start date: 20260501".
fn day_of(comment: &str) -> Option<Date> {
    let (_, day) = comment.rsplit_once([':', '：'])?;
    compact(day.trim())
}

/// A day in eight digits.
fn compact(cell: &str) -> Option<Date> {
    let is_one = cell.len() == 8 && cell.bytes().all(|it| it.is_ascii_digit());
    let cell = is_one.then_some(cell)?;
    let month = Month::try_from(cell[4..6].parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(cell[..4].parse().ok()?, month, cell[6..].parse().ok()?).ok()
}

/// How the rows of a table say when.
#[derive(Clone, Copy)]
enum Days {
    /// In a column, in eight digits, or ten with the hour.
    Each(usize),
    /// In a column, by year and month.
    Months(usize),
    /// In a column, by how many units after the first day.
    Nth(usize, Unit, Date),
    /// Nowhere: all of it is of these days.
    All(Period),
}

impl Days {
    const fn column(self) -> Option<usize> {
        match self {
            Self::Each(at) | Self::Months(at) | Self::Nth(at, ..) => Some(at),
            Self::All(_) => None,
        }
    }

    fn grain(self) -> Unit {
        match self {
            Self::Each(_) => Unit::Day,
            Self::Months(_) => Unit::Month,
            Self::Nth(_, unit, _) => unit,
            Self::All(days) => match (days.days(), days.months()) {
                (1, _) => Unit::Day,
                (7, _) => Unit::Week,
                (_, Some(3)) if Period::months_from(days.first(), Month::January, 3) == days => {
                    Unit::Quarter
                }
                _ => Unit::Month,
            },
        }
    }

    fn day(self, cell: &str) -> Option<Date> {
        match self {
            Self::Each(_) => compact(cell.get(..8)?),
            Self::Months(_) => {
                let month = Month::try_from(cell.get(4..)?.parse::<u8>().ok()?).ok()?;
                let year = cell.get(..4)?.parse().ok()?;
                Date::from_calendar_date(year, month, month.length(year)).ok()
            }
            Self::Nth(_, unit, first) => {
                let count: u32 = cell.parse().ok()?;
                match unit {
                    Unit::Month => {
                        let mut month = Period::months_from(first, Month::January, 1);
                        for _ in 0..count.min(1200) {
                            month = month.next()?;
                        }
                        Some(month.last())
                    }
                    // Weeks begin on Sundays there; the Thursday is of the same week
                    // wherever they begin.
                    Unit::Week => {
                        let into = i64::from(first.weekday().number_days_from_sunday());
                        let thursday = i64::from(Weekday::Thursday.number_days_from_sunday());
                        let days = i64::from(count) * 7 + thursday - into;
                        first.checked_add(Duration::days(days))
                    }
                    _ => first.checked_add(Duration::days(count.into())),
                }
            }
            Self::All(days) => Some(days.last()),
        }
    }
}

impl Export {
    fn take(&mut self, table: &RawTable, part: &Part, words: &Words<'_>) {
        let Some((header, rows)) = table.rows.split_first() else {
            return;
        };
        let line = |row: &Row| row.line + part.line - 1;
        let is_total = |row: &&Row| {
            let mut cells = row.cells.iter();
            cells.any(|it| words.totals.contains(&&*folded(it)))
        };
        let (totals, rows): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(is_total);
        let here = line(header);
        let Some(days) = days_of(header, &rows, part, words) else {
            let what = What::NoDays;
            self.left_out.push(LeftOut { line: here, what });
            return;
        };
        let numbers = (0..header.cells.len()).filter(|at| Some(*at) != days.column());
        let numbers = numbers.filter(|at| is_metric(&header.cells[*at], &rows, *at));
        let numbers: Vec<usize> = numbers.collect();
        if numbers.is_empty() {
            let what = What::NoMetric;
            self.left_out.push(LeftOut { line: here, what });
            return;
        }
        // The sum that the file says itself counts nobody twice.
        let rows = match (days, totals.as_slice()) {
            (Days::All(_), [total]) => vec![*total],
            _ => rows,
        };
        let mut unread = Vec::new();
        for at in numbers {
            let name = header.cells[at].trim();
            if self.all.iter().any(|it| folded(&it.name) == folded(name)) && days.column().is_none()
            {
                let what = What::Again(name.to_owned());
                self.left_out.push(LeftOut { line: here, what });
                continue;
            }
            let (series, several) = series_of(name, at, &rows, days, words, |row, what| {
                let line = line(row);
                if !unread.contains(&(line, what.clone())) {
                    unread.push((line, what));
                }
            });
            if several && series.adds_up != AddsUp::Sum {
                let what = What::NoSum(name.to_owned());
                self.left_out.push(LeftOut { line: here, what });
                continue;
            }
            self.all.push(series);
        }
        let unread = unread.into_iter();
        let unread = unread.map(|(line, what)| LeftOut { line, what });
        self.left_out.extend(unread);
    }
}

/// How a table says when.
fn days_of(header: &Row, rows: &[&Row], part: &Part, words: &Words<'_>) -> Option<Days> {
    for (at, name) in header.cells.iter().enumerate() {
        let name = folded(name);
        let mut nth = words.nth.iter();
        if let Some((_, unit)) = nth.find(|(word, _)| *word == name) {
            return Some(Days::Nth(at, *unit, part.first?));
        }
        let all = |is: &dyn Fn(&str) -> bool| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
            !rows.is_empty() && cells.all(|it| is(it.trim()))
        };
        let has_hour = |it: &str| it.len() == 10 && it.bytes().all(|it| it.is_ascii_digit());
        let is_day = |it: &str| compact(it.get(..8).unwrap_or_default()).is_some();
        if all(&|it| is_day(it) && (it.len() == 8 || has_hour(it))) {
            return Some(Days::Each(at));
        }
        let is_month = |it: &str| {
            let month = it.get(4..).and_then(|it| it.parse::<u8>().ok());
            it.len() == 6 && month.is_some_and(|it| (1..=12).contains(&it)) && it.starts_with("20")
        };
        if name.contains("month") && all(&is_month) {
            return Some(Days::Months(at));
        }
    }
    Some(Days::All(Period::new(part.first?, part.last?)?))
}

/// Whether a column is one of numbers: most of its cells are.
fn is_metric(name: &str, rows: &[&Row], at: usize) -> bool {
    let cells = rows.iter().filter_map(|row| row.cells.get(at));
    let cells: Vec<&str> = cells
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .collect();
    let numbers = cells.iter().filter(|it| value(it).is_some()).count();
    !name.trim().is_empty() && numbers > 0 && numbers * 2 > cells.len()
}

/// What a cell says, with its unit.
fn value(cell: &str) -> Option<(Decimal, String)> {
    amount(cell, Mark::Point)
}

/// A metric of a table, and whether some of its days have several rows.
fn series_of(
    name: &str,
    at: usize,
    rows: &[&Row],
    days: Days,
    words: &Words<'_>,
    mut unread: impl FnMut(&Row, What),
) -> (Series, bool) {
    let mut values: Vec<(At, usize)> = Vec::new();
    let mut places = std::collections::BTreeMap::new();
    let mut unit = String::new();
    for row in rows {
        let cell = |at: usize| row.cells.get(at).map_or("", |it| it.trim());
        let said = cell(at);
        if said.is_empty() {
            continue;
        }
        let on = days.column().map_or("", cell);
        let Some(day) = days.day(on) else {
            unread(row, What::NoDay(on.to_owned()));
            continue;
        };
        let Some((number, of)) = value(said) else {
            unread(row, What::NoNumber(name.to_owned(), said.to_owned()));
            continue;
        };
        unit = if unit.is_empty() { of } else { unit };
        let place = *places.entry(day).or_insert(values.len());
        match values.get_mut(place) {
            Some((known, count)) => {
                let sum = known
                    .value
                    .map(|it| Fraction::from(it) + Fraction::from(number));
                known.value = sum.and_then(|it| it.to_decimal());
                *count += 1;
            }
            None => {
                let value = Some(number);
                let note = String::new();
                values.push((At { day, value, note }, 1));
            }
        }
    }
    let lower = folded(name);
    let is_average = unit == "%" || words.averages.iter().any(|it| lower.contains(it));
    let several = values.iter().any(|(_, count)| *count > 1);
    let series = Series {
        name: name.to_owned(),
        unit,
        about: String::new(),
        grain: days.grain(),
        cadence: days.grain(),
        adds_up: match is_average {
            true => AddsUp::Mean,
            false => AddsUp::Sum,
        },
        is_counted: false,
        band: None,
        values: values.into_iter().map(|(at, _)| at).collect(),
    };
    (series, several)
}

/// A name as it is compared: in small letters, white space as one space.
fn folded(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").to_lowercase()
}
