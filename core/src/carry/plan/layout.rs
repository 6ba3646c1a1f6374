//! How a table is laid out as a plan: its columns, and which of its rows are objectives.

use std::collections::{BTreeMap, BTreeSet};

use super::cells::Cells;
use super::{Reads, doubts};
use crate::carry::cells;
use crate::carry::doubt::Doubt;
use crate::carry::reads::Words;
use crate::number::decimal::Decimal;
use crate::table::column::{Mark, amount};
use crate::table::heading::{Column, Fold, Found, Heading, plain};
use crate::table::when::Days;
use crate::table::{RawTable, Row};

/// A table while it is read as a plan.
pub(super) struct Rows<'t> {
    pub(super) found: &'t Found,
    pub(super) reads: &'t Reads<'t>,
    pub(super) header: &'t [String],
    pub(super) rows: &'t [Row],
    pub(super) cells: Cells,
    pub(super) doubts: Vec<Doubt>,
    /// The columns of key results with a number, key result by key result.
    numbered: BTreeMap<u32, Vec<(Heading, usize)>>,
    /// What a title above the table says: of one objective alone, and which period.
    pub(super) above: String,
    /// Whether the rows under others are set in, or begin with a sign.
    is_indented: bool,
    /// The rows above each other by their ids: of each row the one that it is under, and
    /// those that have others under them.
    under: BTreeMap<usize, usize>,
    over: BTreeSet<usize>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Objective,
    KeyResult,
    /// A goal that is both.
    Alone,
}
/// What a column of a key result with a number is: `key_result_2_title` is the second one's
/// name. None of any other column.
pub(super) fn numbered(name: &str, words: &super::Words<'_>, fold: Fold) -> Option<(u32, Heading)> {
    let name = plain(name, fold);
    let mut begins = words.numbered.iter();
    let rest = begins.find_map(|it| name.strip_prefix(it))?.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit());
    let (number, part) = rest.split_at(end.unwrap_or(rest.len()));
    let number = number.parse().ok().filter(|it| (1..=100).contains(it))?;
    let part = part.trim();
    let mut parts = words.parts.iter();
    let heading = match part {
        "" => Heading::KeyResult,
        part => parts.find(|(word, _)| *word == part)?.1,
    };
    Some((number, heading))
}
impl<'t> Rows<'t> {
    pub(super) fn of(table: &'t RawTable, found: &'t Found, reads: &'t Reads<'t>) -> Self {
        let (above, below) = table.rows.split_at(found.row.min(table.rows.len()));
        let (header, rows) = match below.split_first() {
            Some((header, rows)) => (header.cells.as_slice(), rows),
            None => (&[][..], &[][..]),
        };
        let mut numbers: BTreeMap<u32, Vec<(Heading, usize)>> = BTreeMap::new();
        for (at, name) in header.iter().enumerate() {
            if let Some((number, heading)) = numbered(name, reads.words, reads.cells.fold) {
                numbers.entry(number).or_default().push((heading, at));
            }
        }
        let columns = |wanted: &[Heading]| {
            let of_numbered = numbers.values().flatten();
            let of_numbered = of_numbered.filter(|(it, _)| wanted.contains(it));
            let own = wanted.iter().filter_map(|it| found.place(*it));
            let all: Vec<usize> = own.chain(of_numbered.map(|(_, at)| *at)).collect();
            all
        };
        let in_columns = |wanted: &[Heading]| {
            let all = columns(wanted);
            let cells = rows.iter().flat_map(|row| {
                let cells = all.iter().filter_map(|at| row.cells.get(*at));
                cells.map(|cell| (row.line, cell.as_str()))
            });
            cells.collect::<Vec<(usize, &str)>>()
        };
        let usual = match table.separator {
            ';' => Mark::Comma,
            _ => reads.cells.usual.0,
        };
        let values = in_columns(&[Heading::Start, Heading::Target, Heading::Value]);
        let (mark, of_mark) = doubts::mark(&values, usual, reads.choices);
        let usual_days = Days {
            words: reads.cells.when,
            order: reads.cells.usual.1,
            today: reads.cells.today,
            serials: false,
        };
        let days = in_columns(&[Heading::Date, Heading::First, Heading::Last]);
        let (order, of_order) = doubts::day_order(&days, &usual_days, reads.choices);
        let progress = in_columns(&[Heading::Progress]);
        let progress: Vec<&str> = progress.iter().map(|(_, cell)| *cell).collect();
        let sure = in_columns(&[Heading::Confidence]);
        let mut all = Self {
            found,
            reads,
            header,
            rows,
            cells: Cells {
                mark,
                order,
                is_share: are_shares(&progress, mark),
                are_shares_sure: cells::are_shares(sure.iter().map(|(_, cell)| *cell)),
            },
            doubts: of_mark.into_iter().chain(of_order).collect(),
            numbered: numbers,
            above: title_above(above),
            is_indented: false,
            under: BTreeMap::new(),
            over: BTreeSet::new(),
        };
        all.is_indented = all.finds_indents();
        all.finds_parents();
        all
    }
    /// A cell, trimmed; empty where there is none.
    pub(super) fn cell(&self, row: &'t Row, heading: Heading) -> &'t str {
        let at = self.found.place(heading);
        let cell = at.and_then(|at| row.cells.get(at));
        cell.map_or("", |it| it.trim())
    }

    /// The key results of a row by the columns with numbers, those that have a name.
    pub(super) fn numbered_in(&self, row: &'t Row) -> Vec<Vec<(Heading, &'t str)>> {
        let cells = |all: &Vec<(Heading, usize)>| {
            let cells = all.iter().map(|(heading, at)| {
                let cell = row.cells.get(*at).map_or("", |it| it.trim());
                (*heading, cell)
            });
            cells.collect::<Vec<_>>()
        };
        let is_named = |all: &Vec<(Heading, &str)>| {
            let mut all = all.iter();
            all.any(|(heading, cell)| *heading == Heading::KeyResult && !cell.is_empty())
        };
        let all = self.numbered.values().map(cells);
        all.filter(is_named).collect()
    }

    /// Whether a row adds up others, or is the header again.
    pub(super) fn says_nothing(&self, row: &Row) -> bool {
        let names = [Heading::Objective, Heading::KeyResult];
        let mut names = names.into_iter().map(|it| self.cell_of(row, it));
        let first = names.find(|it| !it.is_empty()).unwrap_or_default();
        let cells = self.reads.cells;
        let first = self.reads.folded(first);
        let is_total = !first.is_empty() && Words::has(cells.words.totals, &first, cells.fold);
        is_total || row.cells == self.header
    }

    pub(super) fn cell_of<'r>(&self, row: &'r Row, heading: Heading) -> &'r str {
        let at = self.found.place(heading);
        at.and_then(|at| row.cells.get(at))
            .map_or("", |it| it.trim())
    }

    /// The column with the names, where objectives and key results share one.
    pub(super) fn shared(&self) -> Option<usize> {
        let own = self.found.has(Heading::Objective) && self.found.has(Heading::KeyResult);
        let one = self.found.place(Heading::Objective);
        one.or_else(|| self.found.place(Heading::KeyResult))
            .filter(|_| !own)
    }

    pub(super) fn finds_indents(&self) -> bool {
        let Some(at) = self.shared() else {
            return false;
        };
        let mut names = self.rows.iter().filter_map(|row| row.cells.get(at));
        let first = names.next();
        first.is_some_and(|it| !is_set_in(it)) && names.any(|it| is_set_in(it))
    }

    pub(super) fn finds_parents(&mut self) {
        let id = self.found.place(Heading::RowId);
        let id = id.or_else(|| self.found.place(Heading::ObjectiveId));
        let (Some(id), Some(parent)) = (id, self.found.place(Heading::ParentId)) else {
            return;
        };
        let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            let own = row.cells.get(id).map_or("", |it| it.trim());
            if !own.is_empty() {
                ids.entry(own).or_insert(at);
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let parents = row.cells.get(parent).map_or("", |it| it.trim());
            let mut parents = parents.split([',', ';']).map(str::trim);
            let over = parents.find_map(|it| ids.get(it).copied());
            if let Some(over) = over.filter(|over| *over != at) {
                self.under.insert(at, over);
                self.over.insert(over);
            }
        }
    }

    pub(super) fn role(&self, at: usize, row: &Row) -> Role {
        let own = self.found.has(Heading::Objective) && self.found.has(Heading::KeyResult);
        if own || !self.numbered.is_empty() {
            return match self.cell_of(row, Heading::KeyResult) {
                "" => Role::Objective,
                _ => Role::KeyResult,
            };
        }
        let [objectives, key_results] = self.reads.words.roles;
        for heading in [Heading::Measure, Heading::Level] {
            let word = self.reads.folded(self.cell_of(row, heading));
            if objectives.contains(&&*word) {
                return Role::Objective;
            }
            if key_results.contains(&&*word) {
                return Role::KeyResult;
            }
        }
        if !self.under.is_empty() {
            return match (self.over.contains(&at), self.under.contains_key(&at)) {
                (true, _) => Role::Objective,
                (false, true) => Role::KeyResult,
                (false, false) => Role::Alone,
            };
        }
        let name = self.shared().and_then(|at| row.cells.get(at));
        let name = name.map_or("", String::as_str);
        if self.is_indented {
            return match is_set_in(name) {
                true => Role::KeyResult,
                false => Role::Objective,
            };
        }
        let is_marked =
            numbered(first_word(name), self.reads.words, self.reads.cells.fold).is_some();
        if is_marked || !self.found.has(Heading::Objective) {
            return Role::KeyResult;
        }
        let mut rows = self.rows.iter();
        let any_marked = rows.any(|row| {
            let name = self.cell_of(row, Heading::Objective);
            numbered(first_word(name), self.reads.words, self.reads.cells.fold).is_some()
        });
        match any_marked {
            true => Role::Objective,
            false => Role::Alone,
        }
    }

    /// The title of the objective that a row is of, empty for the one above, and the name of
    /// its key result, empty for none.
    pub(super) fn names(&self, at: usize, row: &Row, role: Role) -> (String, String) {
        let objective = self.cell_of(row, Heading::Objective);
        let key_result = self.cell_of(row, Heading::KeyResult);
        if self.shared().is_none() || !self.numbered.is_empty() {
            return (objective.to_owned(), without_sign(key_result).to_owned());
        }
        let name = [objective, key_result]
            .into_iter()
            .find(|it| !it.is_empty());
        let name = without_sign(name.unwrap_or_default()).to_owned();
        match role {
            Role::Objective => (name, String::new()),
            Role::Alone => (name.clone(), name),
            Role::KeyResult => {
                let over = self.under.get(&at).and_then(|over| self.rows.get(*over));
                let over = over.map_or("", |row| self.cell_of(row, Heading::Objective));
                (without_sign(over).to_owned(), name)
            }
        }
    }
    /// The columns that nothing becomes of.
    pub(super) fn unused(&self) -> Vec<Column> {
        Column::all(self.header, self.rows, |at| {
            let heading = self.found.columns.get(at).copied().flatten();
            let is_numbered = self.numbered.values().flatten().any(|(_, it)| *it == at);
            is_numbered || heading.is_some_and(|it| it != Heading::Score)
        })
    }
}

/// Whether what is done is said as shares of 1: no percent sign, nothing above 1, and
/// something between.
pub(super) fn are_shares(cells: &[&str], mark: Mark) -> bool {
    let one = Decimal::ONE;
    let numbers = cells.iter().filter_map(|it| amount(it, mark));
    let numbers: Vec<(Decimal, String)> = numbers.collect();
    let mut all = numbers.iter();
    let fit = all.all(|(it, unit)| unit.is_empty() && *it <= one && !it.is_negative());
    fit && numbers.iter().any(|(it, _)| !it.is_zero())
}

/// What stands above a table in a row of its own.
pub(super) fn title_above(rows: &[Row]) -> String {
    let titles = rows.iter().filter_map(|row| {
        let mut cells = row.cells.iter().map(|it| it.trim());
        let mut said = cells.by_ref().filter(|it| !it.is_empty());
        let first = said.next()?;
        (said.next().is_none() && !first.starts_with('#')).then_some(first)
    });
    let first = titles.into_iter().next();
    first.unwrap_or_default().to_owned()
}

/// Whether a name is set in, or begins with a sign of a list.
pub(super) fn is_set_in(name: &str) -> bool {
    name.starts_with([' ', '\t', '\u{a0}', '\u{3000}']) || without_sign(name) != name.trim()
}

/// A name without the sign of a list before it.
pub(super) fn without_sign(name: &str) -> &str {
    let name = name.trim();
    let signs = ['-', '–', '—', '•', '·', '*', '→', '↳', '○', '▪', '‣', '>'];
    let rest = name.strip_prefix(signs);
    // "-5 kg" is a number.
    let rest = rest.filter(|rest| rest.starts_with(char::is_whitespace));
    rest.map_or(name, str::trim)
}

/// The first word of a name, with its number: "KR1:", "KR 1.2".
pub(super) fn first_word(name: &str) -> &str {
    let name = name.trim();
    let end = name.find([':', '.', ' ', '-', ')']);
    &name[..end.unwrap_or(name.len())]
}
