//! Tables as spreadsheets write and read them: CSV.
//!
//! There is no one CSV. Excel writes semicolons where the comma is the decimal
//! mark, tabs in UTF-16 or Windows-1252 when asked for text, and a first line
//! `sep=;` where somebody knew of it. All of that is read, what cannot be told
//! is said to be ambiguous, and what is written is RFC 4180.
//!
//! # Formulas
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@`, whoever
//! wrote it. A text that a spreadsheet could take for a formula is written
//! with an apostrophe before it (OWASP ASVS 5.0, 1.2.10), and one that could
//! be mistaken for such a text with one more. Reading takes exactly one away
//! again, so that every text comes back as it was. Numbers are not text: -5 is
//! written as -5.

pub mod column;
pub mod encoding;
pub mod heading;
mod records;
pub mod when;

use time::Date;

use crate::number::decimal::Decimal;
use crate::period::write_date;
use column::Mark;
use records::{Records, after_sep};

/// A table that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns, from 1 to [`MOST_COLUMNS`], as they are
    /// written: perhaps with white space, empty, or twice the same.
    pub header: Vec<String>,
    /// The other rows, at most [`MOST_ROWS`].
    pub rows: Vec<Row>,
    /// What stands between its cells: `,`, `;`, a tab, or what a `sep=` line
    /// says.
    pub separator: char,
    /// Rows with fewer or more cells than the header, which may have slipped.
    pub problems: Vec<Problem>,
}

/// A table as it stands in a file: all of its rows, before anybody knows what they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTable {
    /// Its rows that are not blank, at least one and at most one more than [`MOST_ROWS`],
    /// each of any number of cells up to [`MOST_COLUMNS`].
    pub rows: Vec<Row>,
    /// What stands between its cells: `,`, `;`, a tab, `|`, or what a `sep=` line says.
    pub separator: char,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file on which it begins, from 1. A row has several
    /// lines where a cell has.
    pub line: usize,
    /// Its cells, not trimmed: at least one, perhaps fewer or more than the
    /// header has.
    pub cells: Vec<String>,
}

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line of the file on which the row begins, from 1.
    pub line: usize,
    /// What is wrong with the row.
    pub what: What,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// There is no header: the file has nothing but blank lines.
    Nothing,
    /// It has not as many cells as the header. The row is kept.
    CellCount {
        /// How many cells the header has.
        header: usize,
        /// How many the row has.
        row: usize,
    },
    /// A quote opens in it and does not close again.
    OpenQuote,
    /// One of its cells is longer than [`LONGEST_CELL`].
    CellTooLong {
        /// Which cell, from 1.
        cell: usize,
        /// How many characters it has.
        length: usize,
    },
    /// It has more than [`MOST_COLUMNS`] cells.
    TooManyColumns {
        /// How many it has.
        columns: usize,
    },
    /// It is past the last of [`MOST_ROWS`] rows.
    TooManyRows,
}

/// The most rows that are read, the header not counted.
pub const MOST_ROWS: usize = 200_000;

/// The most cells that a row may have.
pub const MOST_COLUMNS: usize = 100;

/// The most characters that a cell may have.
pub const LONGEST_CELL: usize = 10_000;

/// What separates cells: the first where there is only one column, and of two
/// the one that stands less often in names and numbers last.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// A cell to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// A text, which no spreadsheet takes for a formula.
    Text(&'a str),
    /// A number. One such as 1.234 has a zero more, so that nobody takes it for 1,234.
    Number(Decimal),
    /// A day, as 2026-07-10.
    Date(Date),
    /// Nothing. It is read as an empty text.
    Empty,
}

/// Reads a table, its first row as the header. Separator and line ends are
/// found out. Rows with nothing but blank, unquoted cells are skipped.
///
/// # Errors
///
/// A [`Problem`] that no part of the table can be trusted after: nothing in it,
/// a quote that does not close, or more than a limit.
pub fn read(text: &str) -> Result<Table, Problem> {
    RawTable::read(text).map(|raw| raw.below(0))
}

impl RawTable {
    /// Reads a table like [`read`], with no row for a header.
    ///
    /// # Errors
    ///
    /// As of [`read`].
    pub fn read(text: &str) -> Result<Self, Problem> {
        Self::head(text, None, usize::MAX)
    }

    /// Reads so many rows of a table, by a separator that is known, if one is.
    fn head(text: &str, separator: Option<char>, most: usize) -> Result<Self, Problem> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut records = Records::of(text, separator);
        let mut rows = Vec::new();
        while rows.len() < most
            && let Some((line, cells)) = records.next()?
        {
            check(line, &cells)?;
            if rows.len() > MOST_ROWS {
                let what = What::TooManyRows;
                return Err(Problem { line, what });
            }
            if records.separator == PIPE && is_rule(&cells) {
                continue;
            }
            rows.push(Row { line, cells });
        }
        if records.separator == PIPE {
            unframe(&mut rows);
        }
        if rows.is_empty() {
            let what = What::Nothing;
            return Err(Problem { line: 1, what });
        }
        let separator = records.separator;
        Ok(Self { rows, separator })
    }

    /// The table whose header is the row of a place, counted from 0: what stands above it
    /// is no part of it.
    #[must_use]
    pub fn below(mut self, header: usize) -> Table {
        let mut rows = self.rows.split_off(self.rows.len().min(header + 1));
        let header = self.rows.pop().map(|row| row.cells).unwrap_or_default();
        let problems = rows.iter().filter(|row| row.cells.len() != header.len());
        let problems = problems.map(|row| {
            let (header, row, line) = (header.len(), row.cells.len(), row.line);
            let what = What::CellCount { header, row };
            Problem { line, what }
        });
        let problems = problems.collect();
        rows.shrink_to_fit();
        Table {
            header,
            rows,
            separator: self.separator,
            problems,
        }
    }
}

/// Writes a table, which [`read`] reads back: every text as it was.
///
/// The separator is `,`, `;` or a tab; anything else counts as `,`. Numbers are
/// in plain notation. Excel wants a byte-order mark before it in a file, and a
/// semicolon where the comma is the decimal mark.
#[must_use]
pub fn write<'a>(
    header: &[&str],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
    separator: char,
) -> String {
    write_with(header, rows, separator, Mark::Point)
}

/// Writes a table like [`write`], with a decimal mark of choice: a German Excel
/// takes 1.5 for the first of May.
#[must_use]
pub fn write_with<'a>(
    header: &[&str],
    rows: impl Iterator<Item = Vec<Cell<'a>>>,
    separator: char,
    mark: Mark,
) -> String {
    let known = SEPARATORS.contains(&separator);
    let separator = if known { separator } else { SEPARATORS[0] };
    let mut text = String::new();
    let names = header.iter().map(|name| Cell::Text(name));
    write_row(&mut text, names, separator, mark);
    for row in rows {
        write_row(&mut text, row.into_iter(), separator, mark);
    }
    text
}

fn write_row<'a>(
    text: &mut String,
    cells: impl Iterator<Item = Cell<'a>>,
    separator: char,
    mark: Mark,
) {
    let start = text.len();
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(separator);
        }
        write_cell(text, cell, mark);
    }
    // A row of empty cells is not a blank line.
    if text[start..].chars().all(|c| c == separator) {
        text.insert_str(start, "\"\"");
    }
    text.push_str("\r\n");
}

fn write_cell(text: &mut String, cell: Cell<'_>, mark: Mark) {
    let written = match cell {
        Cell::Text(plain) => protected(plain),
        Cell::Number(number) => match mark {
            Mark::Point => unmistakable(number),
            Mark::Comma => unmistakable(number).replace('.', ","),
        },
        Cell::Date(date) => write_date(date),
        Cell::Empty => return,
    };
    if needs_quotes(&written) {
        text.push('"');
        text.push_str(&written.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(&written);
    }
}

/// A number with a point; one that somebody could take for thousands has one more zero:
/// 1.2340.
fn unmistakable(number: Decimal) -> String {
    let mut text = number.to_string();
    let digits = text.trim_start_matches('-');
    if let Some((whole, fraction)) = digits.split_once('.')
        && fraction.len() == 3
        && whole.len() <= 3
        && whole != "0"
    {
        text.push('0');
    }
    text
}

/// Whether a cell would be read as something else without quotes, here or by a
/// spreadsheet that looks for another separator, trims cells, or takes a
/// byte-order mark or a `sep=` line away.
fn needs_quotes(written: &str) -> bool {
    written.contains(|c| matches!(c, '"' | '\r' | '\n') || SEPARATORS.contains(&c))
        || written.starts_with(|c: char| c.is_whitespace() || c == '\u{feff}')
        || written.ends_with(char::is_whitespace)
        || after_sep(written).is_some()
}

/// A text with an apostrophe before it, where it needs one.
fn protected(text: &str) -> String {
    let apostrophe = if looks_protected(text) { "'" } else { "" };
    [apostrophe, text].concat()
}

/// A cell without the apostrophe that [`protected`] gave it.
fn unprotected(cell: &str) -> &str {
    let text = cell.strip_prefix('\'');
    text.filter(|text| looks_protected(text)).unwrap_or(cell)
}

/// Whether a text is a formula to a spreadsheet, or one after apostrophes. White
/// space before it is looked past, as a spreadsheet that trims cells would.
fn looks_protected(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    let mut telling = text
        .chars()
        .filter(|&c| begins_formula(c) || !c.is_whitespace());
    telling.next().is_some_and(begins_formula)
}

/// What OWASP lists: signs, their full-width forms, and the control characters
/// that a spreadsheet drops before it looks.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\0'
    )
}

/// What stands between the cells of a table in Markdown.
const PIPE: char = '|';

/// Whether a row is the line that Markdown has below a header: `| --- | :---: |`.
fn is_rule(cells: &[String]) -> bool {
    let mut filled = cells.iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    let is_line = |cell: &str| cell.contains("--") && cell.chars().all(|c| matches!(c, '-' | ':'));
    let first = filled.next().is_some_and(is_line);
    first && filled.all(is_line)
}

/// Takes away the cells outside of the signs that stand around each row, where they do around
/// the first one of several cells.
fn unframe(rows: &mut [Row]) {
    let is_blank = |cell: Option<&String>| cell.is_some_and(|it| it.trim().is_empty());
    let Some(first) = rows.iter().find(|row| row.cells.len() > 2) else {
        return;
    };
    let is_open = is_blank(first.cells.first());
    let is_closed = is_open && is_blank(first.cells.last());
    for Row { cells, .. } in rows.iter_mut().filter(|row| row.cells.len() > 2) {
        if is_closed && is_blank(cells.last()) {
            cells.pop();
        }
        if is_open && is_blank(cells.first()) {
            cells.remove(0);
        }
    }
}

fn check(line: usize, cells: &[String]) -> Result<(), Problem> {
    let columns = cells.len();
    if columns > MOST_COLUMNS {
        let what = What::TooManyColumns { columns };
        return Err(Problem { line, what });
    }
    Ok(())
}
