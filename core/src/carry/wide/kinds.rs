//! Tables that have more than one row for a name: what was measured beside what was planned.

use crate::carry::names::compared;
use crate::carry::reads::{Reads, Words};
use crate::table::Row;
use crate::table::heading::{Found, Heading};

/// What a row or column is of, by the word that says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// What was measured: actual.
    Measured,
    /// What was to be: target, plan, forecast.
    Planned,
}

/// What a cell says of that; none where it says something else.
pub(super) fn kind(cell: &str, reads: &Reads<'_>) -> Option<Kind> {
    let word = compared(cell, reads.fold);
    let has = |words| !word.is_empty() && Words::has(words, &word, reads.fold);
    match (has(reads.words.measured), has(reads.words.planned)) {
        (true, _) => Some(Kind::Measured),
        (_, true) => Some(Kind::Planned),
        _ => None,
    }
}

/// The column that says of each row what it is of: by what stands in it, since it is called
/// anything, or nothing. Where rows are of what was measured another word is of neither, such
/// as a difference; where none is, all of its words are of plans.
pub(super) fn column(found: &Found, rows: &[Row], reads: &Reads<'_>) -> Option<usize> {
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let may_be = |at: usize| {
        let heading = found.columns.get(at).copied().flatten();
        let names = [
            Heading::Objective,
            Heading::KeyResult,
            Heading::Kpi,
            Heading::Owner,
            Heading::Period,
        ];
        heading.is_none_or(|it| !names.contains(&it))
    };
    let tells = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at));
        let said: Vec<&str> = cells
            .map(|it| it.trim())
            .filter(|it| !it.is_empty())
            .collect();
        let count = |of| said.iter().filter(|it| kind(it, reads) == Some(of)).count();
        let (measured, planned) = (count(Kind::Measured), count(Kind::Planned));
        // Of a column of categories one may be called "Budget".
        measured > 0 && measured + planned > said.len() / 2 || planned > 0 && planned == said.len()
    };
    (0..width).find(|at| may_be(*at) && tells(*at))
}

/// Whether a row has nothing that was measured, by the cell that says what it has.
pub(super) fn is_passed_over(cell: &str, reads: &Reads<'_>) -> bool {
    !cell.trim().is_empty() && kind(cell, reads) != Some(Kind::Measured)
}
