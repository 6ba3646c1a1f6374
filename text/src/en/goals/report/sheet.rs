//! A report's rows for a spreadsheet.

use time::Date;
use waymark_core::grading::objective::Counted;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::{Fraction, Rounding};
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::table::column::Mark;
use waymark_core::table::{Cell, write_with};

use super::{Entry, grade_of, rows};
use crate::en::goals::way;
use crate::en::grade::{self, verdict};

/// The columns.
const COLUMNS: [&str; 19] = [
    "Objective",
    "Owner",
    "Commitment",
    "First day",
    "Last day",
    "Key result",
    "Goal",
    "Start",
    "Target",
    "Unit",
    "Now",
    "Date",
    "Confidence",
    "Weight",
    "Guardrail",
    "Spectrum",
    "Binary",
    "Objective’s score",
    "Verdict",
];

/// The table as spreadsheets here read it.
pub(super) fn write(entries: &[Entry<'_>], notation: &Notation) -> String {
    // Where the comma is taken, spreadsheets expect semicolons.
    let (separator, mark) = match notation.decimal {
        ',' => (';', Mark::Comma),
        _ => (',', Mark::Point),
    };
    let told: Vec<Told<'_>> = entries.iter().map(|it| Told::of(it, notation)).collect();
    write_with(&COLUMNS, told.iter().flat_map(Told::rows), separator, mark)
}

/// An objective with the words that stand in its rows.
struct Told<'a> {
    entry: Entry<'a>,
    verdict: String,
    ways: Vec<String>,
}

impl<'a> Told<'a> {
    fn of(entry: &Entry<'a>, notation: &Notation) -> Self {
        let all = entry.objective.key_results.iter();
        Self {
            entry: *entry,
            verdict: entry
                .standing
                .verdict()
                .as_ref()
                .map_or_else(String::new, verdict),
            ways: all.map(|it| way(it, notation)).collect(),
        }
    }

    fn rows(&self) -> Vec<Vec<Cell<'_>>> {
        let of_key_results = rows(&self.entry).map(|(at, (it, counted))| self.row(at, it, counted));
        let all: Vec<_> = of_key_results.collect();
        if all.is_empty() {
            let row = self.around([Cell::Empty; 12]);
            return vec![row];
        }
        all
    }

    fn row<'b>(&'b self, at: usize, it: &'b KeyResult, counted: &'b Counted) -> Vec<Cell<'b>> {
        let latest = it.counting(self.entry.objective.period).next_back();
        let known = it.within(self.entry.objective.period).next_back();
        let graded = grade_of(counted);
        let guardrail = match counted {
            Counted::Guardrail { checks } => Cell::Text(grade::guardrail(*checks)),
            _ => Cell::Empty,
        };
        self.around([
            Cell::Text(&it.name),
            Cell::Text(&self.ways[at]),
            number(it.start),
            number(it.target),
            Cell::Text(&it.unit),
            number(latest.map(|it| it.value)),
            latest.map_or(Cell::Empty, |it| Cell::Date(it.date)),
            number(known.and_then(|it| Some(i32::from(it.confidence?).into()))),
            number(Some(it.weight.value()).filter(|_| !it.is_guardrail)),
            guardrail,
            rounded(graded.map(|it| &it.score)),
            number(graded.map(|it| i32::from(it.reached).into())),
        ])
    }

    /// A key result's cells between those of its objective.
    fn around<'b>(&'b self, own: [Cell<'b>; 12]) -> Vec<Cell<'b>> {
        let Entry {
            objective,
            standing,
            ..
        } = self.entry;
        let day = |day: Option<Date>| day.map_or(Cell::Empty, Cell::Date);
        let mut cells = vec![
            Cell::Text(&objective.title),
            Cell::Text(objective.owner.as_deref().unwrap_or_default()),
            Cell::Text(grade::commitment(objective.commitment)),
            day(objective.period.map(|it| it.first())),
            day(objective.period.map(|it| it.last())),
        ];
        cells.extend(own);
        cells.push(rounded(standing.score()));
        cells.push(Cell::Text(&self.verdict));
        cells
    }
}

fn number(value: Option<Decimal>) -> Cell<'static> {
    value.map_or(Cell::Empty, Cell::Number)
}

fn rounded(score: Option<&Fraction>) -> Cell<'static> {
    number(score.and_then(|score| score.round(4, Rounding::HalfAway)))
}
