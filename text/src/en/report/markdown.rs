//! A report as Markdown.

use super::{Block, Column, Level, Line, Piece};

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

/// A text in one line that Markdown shows as it is: it opens no heading, list,
/// table, link, emphasis or HTML, and does not end a cell.
pub(crate) fn plain(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let parts = text.split(breaks).map(str::trim);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let line = parts.join(" ");
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    // A last "#" would close a heading.
    let last = line.len().saturating_sub(1);
    let mut text = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let means = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' => true,
            '#' => at == 0 || at == last,
            '>' | '+' | '-' | '=' => at == 0,
            // "1." and "1)" begin a list.
            '.' | ')' => {
                let rest = &line[at + 1..];
                at == number && number > 0 && (rest.is_empty() || rest.starts_with(' '))
            }
            '&' => is_entity(&line[at..]),
            _ => false,
        };
        if means {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

/// Whether a text begins with what HTML takes for one character: "&lt;".
fn is_entity(text: &str) -> bool {
    let name = text[1..].split_once(';').map_or("", |(name, _)| name);
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric())
}
