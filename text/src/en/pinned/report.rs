//! A note as a report, to be written as Markdown.

use waymark_core::pinned::{NotedKpi, NotedObjective, PinnedNote, Said};

use super::{IS_FROZEN, KPIS, as_of};
use crate::en::app::NOTE_TITLE;
use crate::en::report::{Block, Column, Level, Line};

/// The columns of the table of key results, and whether each is of numbers.
pub const RESULT_COLUMNS: [(&str, bool); 4] = [
    ("Key result", false),
    ("Goal", false),
    ("Now", false),
    ("Score", true),
];

/// The columns of the table of KPIs.
pub const KPI_COLUMNS: [(&str, bool); 5] = [
    ("KPI", false),
    ("Value", false),
    ("Status", false),
    ("What it says", false),
    ("Read", false),
];

/// The note as a report. Everything in it may hold what somebody typed, so all of it is
/// text whatever it looks like.
#[must_use]
pub fn report(note: &PinnedNote) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading(Level::Report, Line::ours(NOTE_TITLE)),
        Block::Text(Line::ours([&as_of(note.day()), ". ", IS_FROZEN].concat())),
    ];
    for objective in note.objectives() {
        blocks.extend(of_objective(objective));
    }
    if !note.kpis().is_empty() {
        blocks.push(Block::Heading(Level::Part, Line::ours(KPIS)));
        blocks.push(table(&KPI_COLUMNS, note.kpis().iter().map(of_kpi)));
    }
    blocks
}

fn of_objective(it: &NotedObjective) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(Level::Part, typed(&it.title))];
    let texts = [&it.about, &it.says].into_iter();
    let texts = texts.filter(|text| !text.is_empty());
    blocks.extend(texts.map(|text| Block::Text(typed(text))));
    if !it.key_results.is_empty() {
        let rows = it.key_results.iter();
        let rows = rows.map(|it| [&it.name, &it.goal, &it.now, &it.score].map(typed).to_vec());
        blocks.push(table(&RESULT_COLUMNS, rows));
    }
    blocks
}

fn of_kpi(it: &NotedKpi) -> Vec<Line> {
    let value = typed(&it.value).and(" (").with(typed(&it.when)).and(")");
    let others = [&it.status, &it.says, &it.about].map(typed);
    [typed(&it.name), value].into_iter().chain(others).collect()
}

fn table(columns: &[(&str, bool)], rows: impl Iterator<Item = Vec<Line>>) -> Block {
    let columns = columns.iter().map(|(name, is_number)| Column {
        name: (*name).to_owned(),
        is_number: *is_number,
    });
    Block::Table(columns.collect(), rows.collect())
}

fn typed(said: &Said) -> Line {
    Line::typed(said.as_str())
}
