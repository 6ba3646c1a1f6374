//! A column for each week, month or day.

use super::heads::{days_by, first_of, head, in_last_year, is_without_year, of, written};
use crate::carry::reads::Reads;
use crate::period::write_date;
use crate::table::column::Told;
use crate::table::heading::{Found, Heading};
use crate::table::when::{When, order_of};
use crate::table::{RawTable, Row};

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
