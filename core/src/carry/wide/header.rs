//! Which row of a wide table has its days: the one with the names of its columns, or the one
//! below, where a month or a year is merged over several of them.

use super::heads::{among, days_by, in_last_year, in_year, is_without_year};
use super::kinds::{Kind, kind};
use crate::carry::reads::Reads;
use crate::table::Row;
use crate::table::column::Told;
use crate::table::heading::{Column, Found, Heading};
use crate::table::when::{Days, When, order_of};

/// The days of a table that has a column for each.
pub(super) struct Header {
    /// Its columns of days, each with its own.
    pub(super) days: Vec<(usize, When)>,
    /// The columns of what was planned for a day, by what stands above them.
    pub(super) planned: Vec<Column>,
    /// How many rows there are before the first value, that with the names among them.
    pub(super) height: usize,
}

/// Finds the days of a table, whose rows from the one with the names on are given, with the
/// one above that. Those of the row that has one for each column with values are taken, else
/// of the row that has most; none where that has fewer than two. `is_free` says of a column
/// whether it may be of a day.
pub(super) fn header(
    (above, rows): (Option<&Row>, &[Row]),
    found: &Found,
    is_free: impl Fn(usize) -> bool,
    reads: &Reads<'_>,
) -> Option<Header> {
    let (names, values) = rows.split_first()?;
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let free: Vec<usize> = (0..width).filter(|at| is_free(*at)).collect();
    let first = Heads::of((above, names), values, &free, reads);
    let held = free.iter().filter(|at| holds(values, **at)).count();
    let of_names = first.days();
    if of_names.len() < held
        && let Some((next, values)) = values.split_first()
        && names_nothing(next, found)
    {
        let second = Heads::of((Some(names), next), values, &free, reads);
        if second.days().len() > of_names.len().max(1) {
            return Some(second.header(2));
        }
    }
    (of_names.len() > 1).then(|| first.header(1))
}

/// Whether a column has anything in it.
pub(super) fn holds(rows: &[Row], at: usize) -> bool {
    let mut cells = rows.iter().filter_map(|row| row.cells.get(at));
    cells.any(|it| !it.trim().is_empty())
}

/// Whether a row has nothing under the names of columns, as the second of a header has.
fn names_nothing(row: &Row, found: &Found) -> bool {
    let mut cells = row.cells.iter().enumerate();
    cells.all(|(at, cell)| {
        let heading = found.columns.get(at).copied().flatten();
        let is_number = heading.is_none_or(|it| {
            let numbers = [Heading::Date, Heading::Value, Heading::Target];
            numbers.contains(&it)
        });
        is_number || cell.trim().is_empty()
    })
}

/// A row as that of days, column by column.
struct Heads<'t> {
    all: Vec<Head<'t>>,
    /// Whether the row below says of each column what was measured and what was planned.
    has_kinds_below: bool,
}

/// What stands over a column.
struct Head<'t> {
    at: usize,
    name: &'t str,
    when: Option<When>,
    kind: Option<(Kind, &'t str)>,
}

impl<'t> Heads<'t> {
    fn of(
        (above, row): (Option<&'t Row>, &'t Row),
        below: &'t [Row],
        free: &[usize],
        reads: &Reads<'_>,
    ) -> Self {
        let cell = |row: &'t Row, at: usize| row.cells.get(at).map_or("", |it| it.trim());
        let own = free.iter().map(|at| cell(row, *at));
        let own: Vec<&str> = own.collect();
        let (by, are_short) = written(&own, reads);
        let over = match above {
            Some(above) => merged(free.iter().map(|at| cell(above, *at))),
            None => vec![""; free.len()],
        };
        let under = below
            .first()
            .map(|row| free.iter().map(|at| cell(row, *at)));
        let under: Vec<&str> = under.map(Iterator::collect).unwrap_or_default();
        let has_kinds_below = are_kinds(&under, reads);
        let has_kinds_above = are_kinds(&over, reads);
        // What stands over two kinds of column is merged too.
        let days = match has_kinds_below {
            true => merged(own.iter().copied()),
            false => own.clone(),
        };
        let all = free.iter().enumerate().map(|(place, at)| {
            let said = match (has_kinds_below, has_kinds_above) {
                (true, _) => under[place],
                (_, true) => over[place],
                _ => "",
            };
            let name = days[place];
            Head {
                at: *at,
                name,
                when: under_year(name, over[place], &by).or_else(|| among(name, are_short, &by)),
                kind: kind(said, reads).map(|kind| (kind, said)),
            }
        });
        let all = all.collect();
        Self {
            all,
            has_kinds_below,
        }
    }

    fn days(&self) -> Vec<(usize, When)> {
        let measured = self.all.iter().filter(|it| !it.is_planned());
        measured.filter_map(|it| Some((it.at, it.when?))).collect()
    }

    fn header(self, height: usize) -> Header {
        let planned = self.all.iter().filter(|it| it.is_planned());
        let planned = planned.map(|it| {
            let said = it.kind.map_or("", |(_, said)| said);
            let names = [it.name, said].into_iter().filter(|it| !it.is_empty());
            let name = names.collect::<Vec<&str>>().join(", ");
            Column { at: it.at, name }
        });
        Header {
            days: self.days(),
            planned: planned.collect(),
            height: height + usize::from(self.has_kinds_below),
        }
    }
}

impl Head<'_> {
    fn is_planned(&self) -> bool {
        matches!(self.kind, Some((Kind::Planned, _)))
    }
}

/// How days are written over columns: in which order, and whether without their years.
fn written<'r>(names: &[&str], reads: &Reads<'r>) -> (Days<'r>, bool) {
    let year = reads.today.year().to_string();
    let whole = names.iter().map(|name| match name.matches('/').count() {
        1 => [name, "/", &*year].concat(),
        _ => (*name).to_owned(),
    });
    let whole: Vec<String> = whole.collect();
    let order = match order_of(whole.iter().map(String::as_str), &days_by(reads)) {
        Told::Clear(order) => order,
        _ => reads.usual.1,
    };
    let mut names = names.iter();
    let days = days_by(reads).by(order);
    let are_short = names.any(|name| is_without_year(name, &days));
    (days, are_short)
}

/// Cells as they are meant where some are merged: what stands in one goes for the empty ones
/// that follow.
fn merged<'t>(cells: impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    let mut last = "";
    let cells = cells.map(|cell| {
        if !cell.is_empty() {
            last = cell;
        }
        last
    });
    cells.collect()
}

/// Whether cells over columns tell what was measured from what was planned.
fn are_kinds(cells: &[&str], reads: &Reads<'_>) -> bool {
    let mut said = cells.iter().filter(|it| !it.is_empty());
    let has = |of| cells.iter().any(|it| kind(it, reads) == Some(of));
    has(Kind::Measured) && has(Kind::Planned) && said.all(|it| kind(it, reads).is_some())
}

/// What the name of a column says under what is merged over several: "Jan" under "2026",
/// "5 Oct" under "October 2026", "5" under "October".
fn under_year(name: &str, over: &str, days: &Days<'_>) -> Option<When> {
    let is_day = (1..=2).contains(&name.len()) && name.bytes().all(|it| it.is_ascii_digit());
    if is_day && over.contains(char::is_alphabetic) {
        let whole = [name, " ", over].concat();
        return days.when(&whole).or_else(|| in_last_year(&whole, days));
    }
    let is_year = over.len() == 4 && over.bytes().all(|it| it.is_ascii_digit());
    let year = match days.when(over) {
        _ if is_year => over.parse().ok()?,
        Some(When::Month(day) | When::Quarter(day)) => day.year(),
        _ => return None,
    };
    in_year(name, year, days)
}
