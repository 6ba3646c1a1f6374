//! What of a plan could be read in two ways: the mark in its numbers, the order in its days.

use time::Date;

use crate::carry::doubt::{Choice, Choices, Doubt, Meaning, Whose};
use crate::carry::numbers::number;
use crate::carry::order::{Speaks, order};
use crate::table::column::{DateOrder, Mark, Told, grouped, told_of};
use crate::table::when::Days;

const MARKS: [Mark; 2] = [Mark::Point, Mark::Comma];

/// What stands before the fraction of the numbers in cells, which come with their lines: as
/// the cells tell, else as somebody chose, else as usual, which is asked about.
pub(super) fn mark(
    cells: &[(usize, &str)],
    usual: Mark,
    choices: &Choices,
) -> (Mark, Option<Doubt>) {
    let by = |cell: &str| MARKS.map(|mark| number(cell, mark));
    match told_of(cells.iter().map(|(_, cell)| by(cell)), MARKS) {
        Told::Clear(mark) => return (mark, None),
        Told::Either => return (usual, None),
        Told::Ambiguous => {
            if let Some(mark) = grouped(cells.iter().map(|(_, cell)| *cell)) {
                return (mark, None);
            }
        }
        Told::Mixed => {}
    }
    let either = cells.iter().filter_map(|(line, cell)| {
        let [Some(point), Some(comma)] = by(cell) else {
            return None;
        };
        (point != comma).then_some((*line, *cell, [point, comma]))
    });
    let either: Vec<_> = either.collect();
    let Some((line, cell, by)) = either.first().copied() else {
        return (usual, None);
    };
    let mark = choices.mark(&Whose::All).unwrap_or(usual);
    let way = |at: usize| (Choice::Mark(Whose::All, MARKS[at]), Meaning::Number(by[at]));
    let doubt = Doubt {
        whose: Whose::All,
        called: (String::new(), String::new()),
        unit: String::new(),
        line,
        example: cell.trim().to_owned(),
        ways: [way(0), way(1)],
        taken: usize::from(mark == Mark::Comma),
        rows: either.len(),
    };
    (mark, Some(doubt))
}

/// Whether the day or the month is first in the days of cells, in the same way. A plan is of
/// days that are still to come, so nothing but the cells speaks for either.
pub(super) fn day_order(
    cells: &[(usize, &str)],
    days: &Days<'_>,
    choices: &Choices,
) -> (DateOrder, Option<Doubt>) {
    order(cells, days, |_, _: Date| Speaks::default(), choices)
}
