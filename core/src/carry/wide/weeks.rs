//! A column for each week, month or day.

use super::header::{header, holds};
use super::heads::{of_value, written};
use super::kinds;
use crate::carry::reads::Reads;
use crate::period::write_date;
use crate::table::heading::{Column, Found, Heading};
use crate::table::when::When;
use crate::table::{RawTable, Row};

/// A wide table with a row for each value.
#[derive(Clone, Debug, PartialEq)]
pub struct Long {
    /// The table.
    pub table: RawTable,
    /// What its columns are.
    pub found: Found,
    /// What of the table is in no row of it.
    pub aside: Aside,
}

/// What is left aside where a wide table is made long.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The lines of rows that have nothing that was measured: targets, plans.
    pub planned: Vec<usize>,
    /// The columns that nothing is read of, though they hold something.
    pub unread: Vec<Column>,
}

/// A table with a column for each week, month or day as one with a row for each; none where
/// fewer than two of its columns are called by one. What is empty is left out; a row without
/// any value stays as one, with neither day nor value.
#[must_use]
pub fn by_days(table: &RawTable, found: &Found, reads: &Reads<'_>) -> Option<Long> {
    let of_kpis = found.has(Heading::Kpi);
    let is_named = of_kpis || found.has(Heading::KeyResult) || found.has(Heading::Objective);
    if !is_named || found.has(Heading::Value) && found.has(Heading::Date) {
        return None;
    }
    let (above, below) = table.rows.split_at_checked(found.row)?;
    let of_kinds = kinds::column(found, below.get(1..)?, reads);
    let heading = |at: usize| found.columns.get(at).copied().flatten();
    let is_free = |at: usize| heading(at).is_none() && Some(at) != of_kinds;
    let header = header((above.last(), below), found, is_free, reads)?;
    let (names, rows) = (&below[0], &below[header.height..]);
    let day = |when: &When| match of_kpis {
        true => written(*when),
        false => write_date(of_value(*when, reads.today)),
    };
    // A value that is current as well as one of a day is there twice.
    let stays = |at: &usize| {
        let it = heading(*at).filter(|_| Some(*at) != of_kinds);
        it.is_some_and(|it| !matches!(it, Heading::Date | Heading::Value))
    };
    let stay: Vec<usize> = (0..names.cells.len()).filter(stays).collect();
    let long = |row: &Row, day: String, value: String| {
        let cells = stay.iter();
        let cells = cells.map(|at| row.cells.get(*at).cloned().unwrap_or_default());
        Row {
            line: row.line,
            cells: cells.chain([day, value]).collect(),
        }
    };
    let mut all = vec![long(names, "Date".to_owned(), "Value".to_owned())];
    let mut planned = Vec::new();
    let mut above = Above::default();
    for row in rows {
        let mut row = row.clone();
        above.fill(&mut row, found, of_kinds.is_some());
        let kind = of_kinds.and_then(|at| row.cells.get(at));
        if kind.is_some_and(|it| kinds::is_passed_over(it, reads)) {
            planned.push(row.line);
            continue;
        }
        let before = all.len();
        for (at, when) in &header.days {
            let value = row.cells.get(*at).map_or("", |it| it.trim());
            if !value.is_empty() {
                all.push(long(&row, day(when), value.to_owned()));
            }
        }
        if all.len() == before {
            all.push(long(&row, String::new(), String::new()));
        }
    }
    let is_read = |at: usize| {
        let is_day = header.days.iter().any(|(it, _)| *it == at);
        is_day || stay.contains(&at) || Some(at) == of_kinds
    };
    let is_planned = |at: usize| header.planned.iter().any(|it| it.at == at);
    let mut unread = Column::all(&names.cells, rows, |at| is_read(at) || is_planned(at));
    let planned_columns = header.planned.iter().filter(|it| holds(rows, it.at));
    unread.extend(planned_columns.cloned());
    let columns = stay.iter().map(|at| found.columns[*at]);
    let columns = columns.chain([Some(Heading::Date), Some(Heading::Value)]);
    let separator = table.separator;
    Some(Long {
        table: RawTable {
            rows: all,
            separator,
        },
        found: Found {
            row: 0,
            columns: columns.collect(),
        },
        aside: Aside { planned, unread },
    })
}

/// The names of the rows above.
#[derive(Default)]
struct Above(Vec<String>);

impl Above {
    /// Puts the name of the objective above into a row that has none of its own. Where rows
    /// are of several kinds, so is what they are of: the one that names it may be passed over.
    fn fill(&mut self, row: &mut Row, found: &Found, has_kinds: bool) {
        let is_empty = |row: &Row, heading| {
            let cell = found.place(heading).and_then(|at| row.cells.get(at));
            cell.is_none_or(|it| it.trim().is_empty())
        };
        // Another objective's key result is called something else.
        let goes_on = is_empty(row, Heading::Objective);
        for heading in [Heading::Objective, Heading::Period] {
            self.fill_one(row, found.place(heading), true);
        }
        for heading in [Heading::KeyResult, Heading::Kpi] {
            self.fill_one(row, found.place(heading), has_kinds && goes_on);
        }
    }

    fn fill_one(&mut self, row: &mut Row, at: Option<usize>, may_be_empty: bool) {
        let Some((at, cell)) = at.and_then(|at| Some((at, row.cells.get_mut(at)?))) else {
            return;
        };
        if self.0.len() <= at {
            self.0.resize(at + 1, String::new());
        }
        match cell.trim().is_empty() {
            true if may_be_empty => cell.clone_from(&self.0[at]),
            _ => self.0[at].clone_from(cell),
        }
    }
}
