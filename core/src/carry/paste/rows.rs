//! The lines of what somebody pastes in their cells, and which of those are the day, the value
//! and the note.

use std::collections::BTreeSet;

use crate::carry::named::unit_in;
use crate::carry::names::compared;
use crate::carry::reading_cells::Cells;
use crate::carry::reads::Reads;
use crate::kpi::Kpi;
use crate::table::column::DateOrder;
use crate::table::heading::{Heading, Words, find_header};
use crate::table::when::when;
use crate::table::{self, Row};

/// What stands between the columns, in the order in which it is tried.
#[derive(Clone, Copy)]
pub(super) enum Between {
    /// This sign, in cells that may be in quotes.
    Sign(char),
    /// Two spaces or more.
    Spaces,
    /// The last space.
    LastSpace,
}

pub(super) const BETWEEN: [Between; 5] = [
    Between::Sign('\t'),
    Between::Sign(';'),
    Between::Spaces,
    Between::Sign(','),
    Between::LastSpace,
];

/// Lines in their cells, by one of [`BETWEEN`].
pub(super) struct Lines {
    rows: Vec<Row>,
    /// Whether commas may be within what is one cell.
    by_commas: bool,
}

/// Which cell of a row is what, counted from 0.
struct Columns {
    when: usize,
    value: usize,
    /// From there on, if it is the last.
    note: usize,
    /// How many have a name.
    named: usize,
}

impl Columns {
    /// Where nothing names them.
    const USUAL: Self = Self {
        when: 0,
        value: 1,
        note: 2,
        named: 2,
    };

    /// As the names of the columns say, and in which row those are. A target beside what was
    /// measured is no reading, whichever of them stands first.
    fn of(rows: &[Row], reads: &Reads<'_>, names: &Words) -> (Option<usize>, Self) {
        let is_number = |cell: &String| cell.contains(char::is_numeric);
        let found = find_header(rows, names);
        let found = found.filter(|it| !rows[it.row].cells.iter().any(is_number));
        let Some(found) = found else {
            return (None, Self::USUAL);
        };
        let columns = &found.columns;
        let first = |of: &[Heading]| of.iter().find_map(|it| found.place(*it));
        let unnamed = |not: &dyn Fn(usize) -> bool| {
            let mut places = 0..columns.len();
            places.find(|at| columns[*at].is_none() && !not(*at))
        };
        let when = first(&WHEN).unwrap_or(0);
        let value = first(&[Heading::Value])
            .or_else(|| unnamed(&|at| at == when))
            .or_else(|| first(&CALLED))
            .unwrap_or(Self::USUAL.value);
        let is_of_several = first(&CALLED[..3]).is_some_and(|at| {
            let below = rows[found.row + 1..].iter();
            let names = below.filter_map(|row| row.cells.get(at));
            let names = names.map(|it| compared(it, reads.fold));
            at != value && names.collect::<BTreeSet<String>>().len() > 1
        });
        if is_of_several || when == value {
            return (Some(found.row), Self::USUAL);
        }
        let note = first(&[Heading::Note]).or_else(|| unnamed(&|at| at <= value.max(when)));
        let named = columns.len();
        let note = note.unwrap_or(named);
        let columns = Self {
            when,
            value,
            note,
            named,
        };
        (Some(found.row), columns)
    }
}

/// What a column of days may be called.
const WHEN: [Heading; 4] = [
    Heading::Date,
    Heading::Period,
    Heading::First,
    Heading::Last,
];

/// What a column of values may be called by what it is of, if no other is one of values. The
/// first three are names of what is measured, where another is.
const CALLED: [Heading; 5] = [
    Heading::Kpi,
    Heading::KeyResult,
    Heading::Objective,
    Heading::Score,
    Heading::Progress,
];

/// What a row says, in its parts.
pub(super) struct Said {
    pub(super) line: usize,
    pub(super) when: String,
    pub(super) value: String,
    pub(super) note: String,
    /// Whether by commas there are more numbers than one: a decimal comma may have cut it.
    pub(super) is_cut: bool,
    /// Whether it names the columns.
    pub(super) is_header: bool,
}

impl Said {
    /// What all lines say.
    pub(super) fn all(
        lines: &Lines,
        reads: &Reads<'_>,
        names: &Words,
        order: DateOrder,
    ) -> Vec<Self> {
        let (header, columns) = Columns::of(&lines.rows, reads, names);
        let rows = lines.rows.iter().enumerate();
        let said = rows.map(|(place, row)| {
            let mut said = Self::of(row, lines.by_commas, &columns, reads, order);
            // The names of the columns have no number in them.
            let is_first = place == 0 && !said.text().contains(char::is_numeric);
            said.is_header = is_first || header == Some(place);
            said
        });
        said.collect()
    }

    fn of(
        row: &Row,
        by_commas: bool,
        columns: &Columns,
        reads: &Reads<'_>,
        order: DateOrder,
    ) -> Self {
        let cells = &row.cells;
        let joined = |cells: Option<&[String]>| cells.unwrap_or_default().join(", ");
        let dated = |width: usize| joined(cells.get(columns.when..columns.when + width));
        // A day may be written with a comma.
        let is_when =
            |width: &usize| when(&dated(*width), order, reads.when, reads.today).is_some();
        let most = cells.len().saturating_sub(columns.when);
        let mut widths = (2..most).rev().filter(|_| by_commas);
        let width = widths.find(is_when).unwrap_or(1);
        let at = |place: usize| match place > columns.when {
            true => place + width - 1,
            false => place,
        };
        let cell = |place: usize| cells.get(at(place)).cloned().unwrap_or_default();
        let is_last = columns.note + 1 >= columns.named;
        let note = match is_last {
            true => joined(cells.get(at(columns.note)..)),
            false => cell(columns.note),
        };
        let after = cells.get(at(columns.value) + 1..).unwrap_or_default();
        let is_number = |it: &String| it.starts_with(|c: char| c.is_ascii_digit());
        let has_more = cells.len() > columns.named + width - 1;
        Self {
            line: row.line,
            when: dated(width),
            value: cell(columns.value),
            note: note.trim_end_matches([',', ' ']).to_owned(),
            is_cut: by_commas && has_more && after.iter().any(is_number),
            is_header: false,
        }
    }

    /// Whether nothing but a word stands there, which is no day: one without a value is of
    /// nothing yet.
    pub(super) fn is_lost(&self, cells: &Cells<'_>, kpi: &Kpi, reads: &Reads<'_>) -> bool {
        let is_alone = self.value.is_empty() && !self.when.is_empty();
        is_alone && unit_in(&self.when, &cells.days, kpi, reads.calendar).is_err()
    }

    /// All of it, as it is shown.
    pub(super) fn text(&self) -> String {
        let parts = [&self.when, &self.value, &self.note];
        let parts = parts.into_iter().filter(|it| !it.is_empty());
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        parts.join("  ")
    }
}

/// The lines of a text in their cells; none where this stands between none of them.
pub(super) fn split(text: &str, between: Between) -> Option<Lines> {
    let trimmed = |cells: Vec<&str>| cells.into_iter().map(|it| it.trim().to_owned()).collect();
    let lines = text
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty());
    let by = |cells: &dyn Fn(&str) -> Vec<String>| {
        let row = |(text, line)| Row {
            line,
            cells: cells(text),
        };
        Lines {
            rows: lines.clone().map(row).collect(),
            by_commas: false,
        }
    };
    match between {
        Between::Sign(sign) => {
            if !text.contains(sign) {
                return None;
            }
            // The header says what stands between.
            let headed = format!("a{sign}b\n{text}");
            let table = table::read(&headed).ok()?;
            let row = |row: Row| Row {
                line: row.line - 1,
                cells: row.cells.iter().map(|it| it.trim().to_owned()).collect(),
            };
            Some(Lines {
                rows: table.rows.into_iter().map(row).collect(),
                by_commas: sign == ',',
            })
        }
        Between::Spaces => {
            let is_between = |line: &str| line.trim().contains("  ");
            lines.clone().any(|(line, _)| is_between(line)).then(|| {
                by(&|line| {
                    let cells = line.trim().split("  ");
                    trimmed(cells.filter(|it| !it.trim().is_empty()).collect())
                })
            })
        }
        Between::LastSpace => Some(by(&|line| {
            let line = line.trim();
            let (when, value) = line.rsplit_once(char::is_whitespace).unwrap_or((line, ""));
            let when = when.trim_end_matches([',', ':', ' ']);
            trimmed(vec![when, value])
        })),
    }
}
