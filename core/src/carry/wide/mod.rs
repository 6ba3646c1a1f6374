//! Wide tables, made long: a column for each week or month, or one for each key result.

mod cadence;
mod header;
pub(super) mod heads;
mod kinds;
pub mod weeks;

use std::collections::BTreeMap;

use time::Date;

use self::cadence::cadence;
use self::heads::{days_by, grain, head, of};
use super::names::compared;
use super::reads::Reads;
use super::series::{At, Series};
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::objective::{self, Objective};
use crate::store::Store;
use crate::table::column::{DateOrder, Mark, Told, amount, decimal_mark};
use crate::table::heading::{Column, Fold, Found, Heading};
use crate::table::when::{When, order_of};
use crate::table::{RawTable, Row};

/// What the columns of a table that has one for each number are of.
#[derive(Clone, Debug, PartialEq)]
pub enum Columns {
    /// Key results: the same as rows, with the names of columns that hold something and are
    /// called like none, or like several.
    KeyResults(RawTable, Found, Vec<String>),
    /// KPIs that are here or begin with it, with the columns that are of none.
    Numbers(Vec<Series>, Vec<Unread>, Vec<Column>),
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
    // A period says when as well.
    let mut when = [Heading::Date, Heading::Period].into_iter();
    let date = when.find_map(|it| found.place(it))?;
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
        *at != date && !is_other && !name.trim().is_empty()
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
    let called = header.cells.get(date).map_or("", |it| it.trim());
    let (series, unread, are_read) =
        Columns::numbers(&columns, rows, (date, called), (mark, order), reads);
    let is_read = |at: usize| at == date || are_read.contains(&at);
    let unused = Column::all(&header.cells, rows, is_read);
    (!series.is_empty()).then_some(Columns::Numbers(series, unread, unused))
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
    let is_empty = |at: usize| {
        let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
        cells.all(|it| it.trim().is_empty())
    };
    let unknown = of_column.iter();
    let unknown = unknown.filter(|(at, _, names)| names.is_none() && !is_empty(*at));
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
    /// Each column as a number over time, with the places of those that are.
    fn numbers(
        columns: &[(usize, &str)],
        rows: &[Row],
        (date, called): (usize, &str),
        (mark, order): (Mark, DateOrder),
        reads: &Reads<'_>,
    ) -> (Vec<Series>, Vec<Unread>, Vec<usize>) {
        let cell = |row: &Row, at: usize| row.cells.get(at).map_or("", |it| it.trim()).to_owned();
        let by = days_by(reads).by(order);
        let days = rows.iter().map(|row| head(&cell(row, date), &by));
        let days: Vec<Option<When>> = days.collect();
        let grain = days.iter().flatten().map(|it| grain(*it)).max();
        let mut series = Vec::new();
        let mut unread = Vec::new();
        let mut are_read = Vec::new();
        let Some(grain) = grain else {
            return (series, unread, are_read);
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
            let dated: Vec<Date> = values.iter().map(|it| it.day).collect();
            // A column of words is none of numbers.
            if values.is_empty() || odd.len() > values.len() {
                continue;
            }
            unread.extend(odd.into_iter().map(|(line, cell)| Unread {
                line,
                column: (*name).to_owned(),
                cell,
            }));
            are_read.push(*at);
            series.push(Series {
                name: (*name).to_owned(),
                unit,
                about: String::new(),
                grain,
                cadence: match grain {
                    Unit::Day => cadence(called, &dated, reads),
                    longer => longer,
                },
                adds_up: AddsUp::Last,
                is_counted: false,
                band: None,
                values,
            });
        }
        (series, unread, are_read)
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
