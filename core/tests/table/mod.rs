//! Tables as spreadsheets write and read them: bytes into text, text into
//! cells, cells into numbers and dates, and all of it back.

#![cfg(feature = "store")]

mod columns;
mod encodings;
mod formulas;
mod headings;
mod limits;
mod spreadsheets;
mod written;

use waymark_core::table::{Problem, Table, What, read};

/// The table of a text that has one.
#[track_caller]
fn table(text: &str) -> Table {
    read(text).unwrap_or_else(|problem| panic!("{problem:?} in {text:?}"))
}

/// The header and the rows of a text, as cells.
#[track_caller]
fn cells(text: &str) -> Vec<Vec<String>> {
    let table = table(text);
    let rows = table.rows.into_iter().map(|row| row.cells);
    std::iter::once(table.header).chain(rows).collect()
}

/// What is wrong with a text that is no table.
#[track_caller]
fn problem(text: &str) -> (usize, What) {
    let Problem { line, what } = read(text).expect_err("a problem");
    (line, what)
}
