//! A report as Markdown.

use super::{Block, Column, Level, Line, Piece};
use crate::en::goals::report::escape::plain;

/// The report as Markdown.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let blocks: Vec<String> = blocks.iter().filter_map(block).collect();
    blocks.join("\n\n") + "\n"
}

fn block(block: &Block) -> Option<String> {
    let lines = |all: Vec<String>| all.join("\n");
    Some(match block {
        Block::Heading(level, of) => {
            let marks = match level {
                Level::Report => "# ",
                Level::Part => "## ",
                Level::Section => "### ",
            };
            [marks, &line(of)].concat()
        }
        Block::Text(of) => line(of),
        Block::List(items) => lines(items.iter().map(|it| ["- ", &line(it)].concat()).collect()),
        Block::Tasks(tasks) => {
            let task = |(done, of): &(bool, Line)| {
                let mark = if *done { "- [x] " } else { "- [ ] " };
                [mark, &line(of)].concat()
            };
            lines(tasks.iter().map(task).collect())
        }
        Block::Table(columns, rows) => table(columns, rows),
        Block::Drawing(_) => return None,
    })
}

fn table(columns: &[Column], rows: &[Vec<Line>]) -> String {
    let row = |cells: &[String]| ["| ", &cells.join(" | "), " |"].concat();
    let names: Vec<String> = columns.iter().map(|it| it.name.clone()).collect();
    let aligned = columns.iter();
    let aligned = aligned.map(|it| if it.is_number { "---:" } else { "---" });
    let aligned: Vec<&str> = aligned.collect();
    let mut lines = vec![row(&names), ["|", &aligned.join("|"), "|"].concat()];
    for cells in rows {
        let cells: Vec<String> = cells.iter().map(line).collect();
        lines.push(row(&cells));
    }
    lines.join("\n")
}

/// A line as Markdown.
pub(super) fn line(line: &Line) -> String {
    let pieces = line.0.iter().map(|piece| match piece {
        Piece::Ours(text) => text.clone(),
        Piece::Typed(text) => plain(text),
        Piece::Strong(text) => ["**", text, "**"].concat(),
    });
    pieces.collect()
}
