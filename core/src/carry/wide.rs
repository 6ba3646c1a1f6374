//! Wide tables, made long: a column for each week or month, or one for each key result.

use std::collections::BTreeMap;

use time::{Date, Weekday};

use super::names::compared;
use super::reads::Reads;
use super::series::{At, Series};
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::objective::{self, Objective};
use crate::period::write_date;
use crate::store::Store;
use crate::table::column::{DateOrder, Mark, Told, amount, decimal_mark};
use crate::table::heading::{Fold, Found, Heading};
use crate::table::when::{Days, When, order_of, when};
use crate::table::{RawTable, Row};

/// What the columns of a table that has one for each number are of.
#[derive(Clone, Debug, PartialEq)]
pub enum Columns {
    /// Key results: the same as rows, with the names of columns that are none.
    KeyResults(RawTable, Found, Vec<String>),
    /// KPIs that are here or begin with it.
    Numbers(Vec<Series>, Vec<Unread>),
}

/// A cell that is no number, or no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The name of its column.
    pub column: String,
    /// What stands there.
    pub cell: String,
}

/// What is called by which name here.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Key results by their names alone, each with its objective's title; more than one
    /// where several are called so.
    key_results: BTreeMap<String, Vec<[String; 2]>>,
    /// The same by both names.
    both: BTreeMap<[String; 2], [String; 2]>,
}

impl Names {
    /// Those of a store that are not in the bin.
    #[must_use]
    pub fn of(store: &Store, fold: Fold) -> Self {
        let mut names = Self::default();
        for (of, glance) in store.list() {
            if glance.binned().is_some() || glance.is_gone() {
                continue;
            }
            let record = store.record(of).filter(|_| *of.kind == objective::KIND);
            let Some(objective) = record.map(Objective::read) else {
                continue;
            };
            for key_result in objective.key_results {
                let both = [objective.title.clone(), key_result.name];
                let [title, name] = [&both[0], &both[1]].map(|it| compared(it, fold));
                names.both.insert([title, name.clone()], both.clone());
                names.key_results.entry(name).or_default().push(both);
            }
        }
        names
    }

    /// The key result that the name of a column means, under the title of an objective if
    /// one stands above it.
    fn key_result(&self, column: &str, above: &str, fold: Fold) -> Option<&[String; 2]> {
        let of = |title: &str, name: &str| {
            let key = [compared(title, fold), compared(name, fold)];
            self.both.get(&key)
        };
        if !above.is_empty() {
            return of(above, column);
        }
        let mut signs = [":", " – ", " — ", " - ", " > ", " / ", "|", " → "].iter();
        let both = signs.find_map(|sign| {
            let mut cuts = column.match_indices(sign);
            cuts.find_map(|(at, _)| of(&column[..at], &column[at + sign.len()..]))
        });
        both.or_else(
            || match self.key_results.get(&compared(column, fold))?.as_slice() {
                [only] => Some(only),
                _ => None,
            },
        )
    }
}

/// How the days of a table are read where nothing tells.
const fn days_by<'a>(reads: &Reads<'a>) -> Days<'a> {
    Days {
        words: reads.when,
        order: reads.usual.1,
        serials: false,
    }
}

/// A table with a column for each week, month or day as one with a row for each; none where
/// fewer than two of its columns are called by one. What is empty is left out; a row without
/// any value stays as one, with neither day nor value.
#[must_use]
pub fn by_days(table: &RawTable, found: &Found, reads: &Reads<'_>) -> Option<(RawTable, Found)> {
    let of_kpis = found.has(Heading::Kpi);
    let is_named = of_kpis || found.has(Heading::KeyResult) || found.has(Heading::Objective);
    if !is_named || found.has(Heading::Value) && found.has(Heading::Date) {
        return None;
    }
    let (_, below) = table.rows.split_at_checked(found.row)?;
    let (header, rows) = below.split_first()?;
    let names = header.cells.iter().enumerate();
    let named = |at: usize| found.columns.get(at).copied().flatten().is_some();
    let free = names.filter(|(at, _)| !named(*at));
    let year = reads.today.year().to_string();
    let whole = free
        .clone()
        .map(|(_, name)| match name.matches('/').count() {
            1 => [name.trim(), "/", &year].concat(),
            _ => name.clone(),
        });
    let whole: Vec<String> = whole.collect();
    let order = match order_of(whole.iter().map(String::as_str), &days_by(reads)) {
        Told::Clear(order) => order,
        _ => reads.usual.1,
    };
    let are_short = free
        .clone()
        .any(|(_, name)| is_without_year(name.trim(), order, reads));
    let days = free.filter_map(|(at, name)| {
        let short = || in_last_year(name.trim(), order, reads);
        let when = are_short.then(short).flatten();
        Some((at, when.or_else(|| head(name, order, reads))?))
    });
    let days: Vec<(usize, When)> = days.collect();
    if days.len() < 2 {
        return None;
    }
    let day = |when: &When| match of_kpis {
        true => written(*when),
        false => write_date(of(*when).min(reads.today.max(first_of(*when)))),
    };
    // A value that is current as well as one of a day is there twice.
    let stays = |at: &usize| {
        let heading = found.columns.get(*at).copied().flatten();
        heading.is_some_and(|it| !matches!(it, Heading::Date | Heading::Value))
    };
    let stay: Vec<usize> = (0..header.cells.len()).filter(stays).collect();
    let long = |row: &Row, day: String, value: String| {
        let cells = stay.iter();
        let cells = cells.map(|at| row.cells.get(*at).cloned().unwrap_or_default());
        Row {
            line: row.line,
            cells: cells.chain([day, value]).collect(),
        }
    };
    let mut all = vec![long(header, "Date".to_owned(), "Value".to_owned())];
    let mut above: Vec<String> = Vec::new();
    for row in rows {
        let mut row = row.clone();
        as_above(&mut row, &mut above, found);
        let before = all.len();
        for (at, when) in &days {
            let value = row.cells.get(*at).map_or("", |it| it.trim());
            if !value.is_empty() {
                all.push(long(&row, day(when), value.to_owned()));
            }
        }
        if all.len() == before {
            all.push(long(&row, String::new(), String::new()));
        }
    }
    let columns = stay.iter().map(|at| found.columns[*at]);
    let columns = columns.chain([Some(Heading::Date), Some(Heading::Value)]);
    let found = Found {
        row: 0,
        columns: columns.collect(),
    };
    let separator = table.separator;
    let rows = all;
    Some((RawTable { rows, separator }, found))
}

/// Puts the name of the objective above into a row that has none of its own.
fn as_above(row: &mut Row, above: &mut Vec<String>, found: &Found) {
    for heading in [Heading::Objective, Heading::Period] {
        let Some(at) = found.place(heading) else {
            continue;
        };
        if above.len() <= at {
            above.resize(at + 1, String::new());
        }
        let Some(cell) = row.cells.get_mut(at) else {
            continue;
        };
        match cell.trim().is_empty() {
            true => cell.clone_from(&above[at]),
            false => above[at].clone_from(cell),
        }
    }
}

/// A table with a column of days and one for each number; none where it is another. Columns
/// that are called like key results become check-ins; if none is, all of them are numbers
/// of their own.
#[must_use]
pub fn by_names(
    table: &RawTable,
    found: &Found,
    names: &Names,
    reads: &Reads<'_>,
) -> Option<Columns> {
    let others = [
        Heading::Objective,
        Heading::KeyResult,
        Heading::Kpi,
        Heading::Value,
    ];
    if others.into_iter().any(|it| found.has(it)) {
        return None;
    }
    let date = found.place(Heading::Date)?;
    let (above, below) = table.rows.split_at_checked(found.row)?;
    let (header, rows) = below.split_first()?;
    let titles = titles_above(above.last(), header.cells.len());
    let in_column = |at: usize| {
        let cells = rows.iter().filter_map(move |row| row.cells.get(at));
        cells.map(|it| it.trim())
    };
    // What has a name here is meant by it, whatever else that could be.
    let kept = [Heading::Note, Heading::Date];
    let named = header.cells.iter().enumerate().filter(|(at, name)| {
        let heading = found.columns.get(*at).copied().flatten();
        let is_other = heading.is_some_and(|it| kept.contains(&it));
        !is_other && !name.trim().is_empty()
    });
    let columns: Vec<(usize, &str)> = named.map(|(at, name)| (at, name.trim())).collect();
    let order = match order_of(in_column(date), &days_by(reads)) {
        Told::Clear(order) => order,
        _ => reads.usual.1,
    };
    let of_column = columns.iter().map(|(at, name)| {
        let found = names.key_result(name, &titles[*at], reads.fold);
        (*at, *name, found)
    });
    let of_column: Vec<(usize, &str, Option<&[String; 2]>)> = of_column.collect();
    if of_column.iter().any(|(.., it)| it.is_some()) {
        return Some(key_results(table, header, rows, date, &of_column));
    }
    let all = columns.iter().flat_map(|(at, _)| in_column(*at));
    let mark = match (decimal_mark(all), table.separator) {
        (Told::Clear(mark), _) => mark,
        (_, ';') => Mark::Comma,
        _ => reads.usual.0,
    };
    let (series, unread) = Columns::numbers(&columns, rows, date, (mark, order), reads);
    (!series.is_empty()).then_some(Columns::Numbers(series, unread))
}

/// The rows that a table of key results in columns comes to.
fn key_results(
    table: &RawTable,
    header: &Row,
    rows: &[Row],
    date: usize,
    of_column: &[(usize, &str, Option<&[String; 2]>)],
) -> Columns {
    let cells = ["Objective", "Key result", "Date", "Value"].map(str::to_owned);
    let mut all = vec![Row {
        line: header.line,
        cells: cells.into(),
    }];
    for row in rows {
        let day = row.cells.get(date).cloned().unwrap_or_default();
        for (at, _, names) in of_column {
            let value = row.cells.get(*at).map_or("", |it| it.trim());
            let Some([title, name]) = names.filter(|_| !value.is_empty()) else {
                continue;
            };
            let cells = vec![title.clone(), name.clone(), day.clone(), value.to_owned()];
            let line = row.line;
            all.push(Row { line, cells });
        }
    }
    let unknown = of_column.iter().filter(|(.., names)| names.is_none());
    let unknown = unknown.map(|(_, name, _)| (*name).to_owned());
    let headings = [
        Heading::Objective,
        Heading::KeyResult,
        Heading::Date,
        Heading::Value,
    ];
    let table = RawTable {
        rows: all,
        separator: table.separator,
    };
    let found = Found {
        row: 0,
        columns: headings.map(Some).into(),
    };
    Columns::KeyResults(table, found, unknown.collect())
}

impl Columns {
    /// Each column as a number over time.
    fn numbers(
        columns: &[(usize, &str)],
        rows: &[Row],
        date: usize,
        (mark, order): (Mark, DateOrder),
        reads: &Reads<'_>,
    ) -> (Vec<Series>, Vec<Unread>) {
        let cell = |row: &Row, at: usize| row.cells.get(at).map_or("", |it| it.trim()).to_owned();
        let days = rows.iter().map(|row| head(&cell(row, date), order, reads));
        let days: Vec<Option<When>> = days.collect();
        let grain = days.iter().flatten().map(|it| grain(*it)).max();
        let mut series = Vec::new();
        let mut unread = Vec::new();
        let Some(grain) = grain else {
            return (series, unread);
        };
        for (at, name) in columns {
            let mut values = Vec::new();
            let mut odd = Vec::new();
            let mut unit = String::new();
            for (row, day) in rows.iter().zip(&days) {
                let said = cell(row, *at);
                if said.is_empty() {
                    continue;
                }
                match (day, amount(&said, mark)) {
                    (Some(when), Some((number, its))) => {
                        unit = if unit.is_empty() { its } else { unit };
                        values.push(At {
                            day: of(*when),
                            value: Some(number),
                            note: String::new(),
                        });
                    }
                    (Some(_), None) => odd.push((row.line, said)),
                    (None, _) => odd.push((row.line, cell(row, date))),
                }
            }
            // A column of words is none of numbers.
            if values.is_empty() || odd.len() > values.len() {
                continue;
            }
            unread.extend(odd.into_iter().map(|(line, cell)| Unread {
                line,
                column: (*name).to_owned(),
                cell,
            }));
            series.push(Series {
                name: (*name).to_owned(),
                unit,
                about: String::new(),
                grain,
                cadence: grain,
                adds_up: AddsUp::Last,
                is_counted: false,
                band: None,
                values,
            });
        }
        (series, unread)
    }
}

/// The title above each column: that of a merged cell stands with the first alone.
fn titles_above(row: Option<&Row>, columns: usize) -> Vec<String> {
    let mut titles = vec![String::new(); columns];
    let Some(row) = row else { return titles };
    let mut last = String::new();
    for (at, title) in titles.iter_mut().enumerate() {
        let cell = row.cells.get(at).map_or("", |it| it.trim());
        // Over the column of days stands the title of the table.
        if at > 0 && !cell.is_empty() {
            cell.clone_into(&mut last);
        }
        title.clone_from(&last);
    }
    titles
}

/// What the name of a column or the cell of one says: with a year as a table says it, and
/// without one the last that has been.
fn head(cell: &str, order: DateOrder, reads: &Reads<'_>) -> Option<When> {
    let cell = cell.trim();
    if !cell.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(day) = compact(cell) {
        return Some(When::Day(day));
    }
    if let Some(when) = when(cell, order, reads.when) {
        return Some(when);
    }
    in_last_year(cell, order, reads)
}

/// Whether the name of a column is a day without its year: it cannot be anything else, or
/// "Oct 12" would be of a year that nobody has a table of.
fn is_without_year(cell: &str, order: DateOrder, reads: &Reads<'_>) -> bool {
    let year = reads.today.year();
    let near = (year - 3)..=(year + 1);
    let is_other = match when(cell, order, reads.when) {
        Some(When::Month(day)) => !near.contains(&day.year()),
        Some(_) => false,
        None => true,
    };
    is_other && in_last_year(cell, order, reads).is_some()
}

/// The last that has been of what is said without a year.
fn in_last_year(cell: &str, order: DateOrder, reads: &Reads<'_>) -> Option<When> {
    let year = reads.today.year();
    let mut years = [year, year - 1].into_iter();
    years.find_map(|year| {
        let when = in_year(cell, year, order, reads)?;
        (first_of(when) <= reads.today).then_some(when)
    })
}

/// The same in a year that the cell does not say: "5 Oct", "W40", "Week 40", "10/5".
fn in_year(cell: &str, year: i32, order: DateOrder, reads: &Reads<'_>) -> Option<When> {
    let lower = cell.to_lowercase();
    let mut begins = WEEKS.iter().filter_map(|it| lower.strip_prefix(it));
    let number = begins.find_map(|it| it.trim_matches([' ', '.', '-', '#']).parse().ok());
    if let Some(number) = number {
        let thursday = Date::from_iso_week_date(year, number, Weekday::Thursday);
        return thursday.ok().map(When::Week);
    }
    let between = match cell.chars().find(|c| matches!(c, '/' | '.')) {
        _ if cell.chars().any(char::is_alphabetic) => " ",
        Some('/') => "/",
        Some(_) => ".",
        None => return None,
    };
    let whole = [cell.trim_end_matches('.'), between, &year.to_string()].concat();
    when(&whole, order, reads.when)
}

/// What stands before the number of a week.
const WEEKS: [&str; 5] = ["week", "kw", "wk", "cw", "w"];

/// A day in eight digits.
fn compact(cell: &str) -> Option<Date> {
    let is_one = cell.len() == 8 && cell.bytes().all(|it| it.is_ascii_digit());
    let cell = is_one.then_some(cell)?;
    let parts = [&cell[..4], "-", &cell[4..6], "-", &cell[6..]].concat();
    crate::period::parse_date(&parts)
}

/// The day that stands for it.
const fn of(when: When) -> Date {
    match when {
        When::Day(day) | When::Week(day) | When::Month(day) | When::Quarter(day) => day,
    }
}

/// The first day of it.
fn first_of(when: When) -> Date {
    match when {
        When::Day(day) => day,
        When::Week(day) => {
            let into = i64::from(day.weekday().number_days_from_monday());
            day.saturating_sub(time::Duration::days(into))
        }
        When::Month(day) => day.replace_day(1).unwrap_or(day),
        When::Quarter(day) => {
            let calendar = crate::calendar::Calendar::default();
            calendar.quarter_of(day).first()
        }
    }
}

fn grain(when: When) -> Unit {
    match when {
        When::Day(_) => Unit::Day,
        When::Week(_) => Unit::Week,
        When::Month(_) => Unit::Month,
        When::Quarter(_) => Unit::Quarter,
    }
}

/// As a cell that says the same, with its year.
fn written(when: When) -> String {
    match when {
        When::Day(day) => write_date(day),
        When::Week(day) => {
            let (year, week, _) = day.to_iso_week_date();
            let zero = if week < 10 { "0" } else { "" };
            [&year.to_string(), "-W", zero, &week.to_string()].concat()
        }
        When::Month(day) => write_date(day)[..7].to_owned(),
        When::Quarter(day) => {
            let quarter = (day.month() as u8).div_ceil(3).to_string();
            [&day.year().to_string(), "-Q", &quarter].concat()
        }
    }
}
