//! A report to take along, of whatever it is: said once, and written as Markdown or as a
//! page in one file.

pub mod html;
pub mod markdown;

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: of the whole report, of a part of it, or within that.
    Heading(Level, Line),
    /// A paragraph.
    Text(Line),
    /// Things in a row.
    List(Vec<Line>),
    /// Things to do, each with whether it is done.
    Tasks(Vec<(bool, Line)>),
    /// A table, its rows as long as its head.
    Table(Vec<Column>, Vec<Vec<Line>>),
    /// A drawing as SVG: left out where there are words alone. The paragraph after it says
    /// the same.
    Drawing(String),
}

/// How far in a heading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The whole report.
    Report,
    /// What it is about, one of several.
    Part,
    /// Something about that.
    Section,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Whether it is of numbers, which end below each other.
    pub is_number: bool,
}

/// A line of text: what we say, and what people typed, which is text whatever it looks
/// like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Ours(String),
    Typed(String),
    Strong(String),
}

impl Line {
    /// What we say.
    #[must_use]
    pub fn ours(text: impl Into<String>) -> Self {
        Self(vec![Piece::Ours(text.into())])
    }

    /// What somebody typed.
    #[must_use]
    pub fn typed(text: impl Into<String>) -> Self {
        Self(vec![Piece::Typed(text.into())])
    }

    /// What is to be found at a glance, of ours.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Piece::Strong(text.into())])
    }

    /// With another one after it.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// With more of what we say after it.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Self {
        self.with(Self::ours(text))
    }

    /// Whether there is nothing to read in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        markdown::line(self).is_empty()
    }
}

/// Parts as sentences in a row, without those that are not there.
#[must_use]
pub fn sentences<const N: usize>(parts: [Option<Line>; N]) -> Line {
    let mut all = Line::default();
    for part in parts.into_iter().flatten() {
        if !all.0.is_empty() {
            all = all.and(" ");
        }
        all = all.with(part).and(".");
    }
    all
}

/// A list under a heading, if there is anything in it.
#[must_use]
pub fn list(heading: Option<&str>, items: Vec<Line>) -> Vec<Block> {
    if items.is_empty() {
        return Vec::new();
    }
    let heading = heading.map(|it| Block::Heading(Level::Section, Line::ours(it)));
    heading.into_iter().chain([Block::List(items)]).collect()
}
