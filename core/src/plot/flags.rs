//! Numbered flags at days on which something happened.

use time::Date;

use super::days::Days;
use super::label::{Anchor, Label, width};
use super::{EDGE, PAPER, QUIET, pixels, put, stroke};

/// The flags' upper edge and their height.
const TOP: f64 = 18.0;
const HEIGHT: f64 = 14.0;

/// Where the drawing below flags begins.
pub(super) const BELOW: f64 = TOP + HEIGHT + 4.0;

/// A flag: of one day, or of several that are too close to have their own.
struct Flag {
    first: (usize, f64),
    last: (usize, f64),
}

impl Flag {
    fn text(&self) -> String {
        let (first, last) = (self.first.0.to_string(), self.last.0.to_string());
        match self.last.0 - self.first.0 {
            0 => first,
            1 => [&first, ",", &last].concat(),
            _ => [&first, "–", &last].concat(),
        }
    }

    fn wide(&self) -> f64 {
        (width(&self.text()) + 7.0).max(HEIGHT)
    }

    /// Its left edge, inside a drawing so wide.
    fn left(&self, drawing: f64) -> f64 {
        let middle = f64::midpoint(self.first.1, self.last.1);
        let left = middle - self.wide() / 2.0;
        left.min(drawing - 2.0 - self.wide()).max(2.0)
    }

    fn draw(&self, svg: &mut String, drawing: f64) {
        let (left, wide) = (self.left(drawing), self.wide());
        put(
            svg,
            &[
                "<rect x=\"",
                &pixels(left),
                "\" y=\"",
                &pixels(TOP),
                "\" width=\"",
                &pixels(wide),
                "\" height=\"",
                &pixels(HEIGHT),
                "\" rx=\"3\" fill=\"",
                PAPER,
                "\" stroke=\"",
                EDGE,
                "\"/>",
            ],
        );
        let at = (left + wide / 2.0, TOP + 11.0);
        Label::new(&self.text(), at, Anchor::Middle, drawing).draw(svg, super::INK);
    }
}

/// Draws the flags of days, and a line down from each day.
pub(super) fn draw(svg: &mut String, days: &Days, notes: &[Date], bottom: f64) {
    let wide = days.wide;
    let mut flags: Vec<Flag> = Vec::new();
    let mut lines: Vec<String> = Vec::new();
    for (index, note) in notes.iter().enumerate() {
        if !days.has(*note) {
            continue;
        }
        let at = (index + 1, days.at(*note));
        let line = ["M", &pixels(at.1), " 32V", &pixels(bottom)].concat();
        if !lines.contains(&line) {
            lines.push(line);
        }
        let mut flag = Flag {
            first: at,
            last: at,
        };
        // A joined flag is wider, and may reach the one before.
        while let Some(before) =
            flags.pop_if(|before| before.left(wide) + before.wide() + 2.0 > flag.left(wide))
        {
            flag.first = before.first;
        }
        flags.push(flag);
    }
    stroke(
        svg,
        &lines.concat(),
        QUIET,
        " stroke-width=\".8\" stroke-dasharray=\"1 2\"",
    );
    for flag in flags {
        flag.draw(svg, wide);
    }
}
