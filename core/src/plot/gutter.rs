//! What stands right of a drawing, each beside its line: a value over its word.

use super::label::{ABOVE, Anchor, BELOW, Label, cut, width};
use super::{INK, QUIET, path, put, stroke};

/// How far from one line of text to the next.
const ROW: f64 = 13.0;
/// How far the texts are from the drawing.
const GAP: f64 = 9.0;
/// As much of the drawing's width as the texts may take at most.
const MOST: f64 = 0.34;

/// Texts beside one height of a drawing.
pub(super) struct Beside {
    /// Where it belongs.
    pub(super) y: f64,
    /// A value, in bold; may be empty.
    pub(super) value: String,
    /// What it is; may be empty.
    pub(super) word: String,
}

/// All of them.
pub(super) struct Gutter {
    texts: Vec<Beside>,
}

impl Gutter {
    /// What there is room for beside a drawing so wide. A value that is too long is left
    /// out: half of a number is another one.
    pub(super) fn new(texts: Vec<Beside>, drawing: f64) -> Self {
        let most = Self::room(drawing);
        let texts = texts.into_iter().map(|text| Beside {
            value: if Self::bold(&text.value) > most {
                String::new()
            } else {
                text.value
            },
            word: cut(&text.word, most),
            ..text
        });
        let texts = texts.filter(|text| text.rows() > 0.0);
        Self {
            texts: texts.collect(),
        }
    }

    /// How wide a value is.
    pub(super) fn bold(value: &str) -> f64 {
        width(value) * BOLD
    }

    /// How wide a text of it may be, beside a drawing so wide.
    pub(super) fn room(drawing: f64) -> f64 {
        drawing * MOST - GAP
    }

    /// How much it takes of the drawing's width.
    pub(super) fn wide(&self) -> f64 {
        let all = self.texts.iter();
        let widest = all.map(|text| (Self::bold(&text.value)).max(width(&text.word)));
        let widest = widest.fold(0.0, f64::max);
        if widest > 0.0 { widest + GAP } else { 0.0 }
    }

    /// Draws them right of a drawing, between its top and its bottom: beside their lines,
    /// or as near as the others let them.
    pub(super) fn draw(mut self, svg: &mut String, x: f64, (top, bottom): (f64, f64), wide: f64) {
        self.texts.sort_by(|one, other| one.y.total_cmp(&other.y));
        let mut tops: Vec<f64> = Vec::new();
        let mut free = top;
        for text in &self.texts {
            let at = (text.y - text.high() / 2.0).max(free);
            tops.push(at);
            free = at + text.high() + 1.0;
        }
        let mut end = bottom;
        for (text, at) in self.texts.iter().zip(&mut tops).rev() {
            *at = at.min(end - text.high());
            end = *at - 1.0;
        }
        for (text, at) in self.texts.iter().zip(tops) {
            let middle = at + text.high() / 2.0;
            // A hair leads from the line to a text that had to move.
            if (middle - text.y).abs() > 4.0 {
                let lead = [(x + 2.0, text.y), (x + GAP - 2.0, middle)];
                stroke(svg, &path(&lead), QUIET, " stroke-width=\".8\"");
            }
            text.draw(svg, (x + GAP, at + ABOVE), wide);
        }
    }
}

/// How much wider bold letters are.
const BOLD: f64 = 1.08;

impl Beside {
    fn rows(&self) -> f64 {
        let rows = [&self.value, &self.word];
        f64::from(rows.iter().filter(|row| !row.is_empty()).count() as u32)
    }

    /// How much of the drawing's height it takes.
    pub(super) fn high(&self) -> f64 {
        ABOVE + BELOW + ROW * (self.rows() - 1.0)
    }

    /// Draws it, its first line at a place.
    pub(super) fn draw(&self, svg: &mut String, (x, y): (f64, f64), wide: f64) {
        let mut y = y;
        if !self.value.is_empty() {
            put(svg, &["<g font-weight=\"700\">"]);
            Label::new(&self.value, (x, y), Anchor::Start, wide).draw(svg, INK);
            put(svg, &["</g>"]);
            y += ROW;
        }
        if !self.word.is_empty() {
            Label::new(&self.word, (x, y), Anchor::Start, wide).draw(svg, QUIET);
        }
    }
}
