//! Text in a drawing: inside it, and beside what else is there.
//!
//! Nobody knows here what font there is. Widths are those of a wide one, so that
//! text takes up no more than is kept free for it.

use super::{PAPER, escaped, pixels, put};

const SIZE: f64 = 12.0;
/// How far a line of text reaches above and below where it stands.
pub(super) const ABOVE: f64 = 10.0;
pub(super) const BELOW: f64 = 3.0;
/// How far text keeps from the drawing's edge.
const MARGIN: f64 = 2.0;

/// A part of the drawing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Area {
    /// So far around a point.
    pub(super) fn around((x, y): (f64, f64), far: f64) -> Self {
        Self {
            left: x - far,
            top: y - far,
            right: x + far,
            bottom: y + far,
        }
    }

    fn shared(&self, other: &Self) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.max(0.0) * down.max(0.0)
    }
}

/// Where of a text its place is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A line of text at its place, inside the drawing.
#[derive(Clone, Debug)]
pub(super) struct Label {
    text: String,
    x: f64,
    y: f64,
    anchor: Anchor,
}

impl Label {
    /// At a place, moved so far that it stays in a drawing so wide, and cut if it is
    /// wider than that.
    pub(super) fn new(text: &str, (x, y): (f64, f64), anchor: Anchor, drawing: f64) -> Self {
        let text = cut(text, drawing - 2.0 * MARGIN);
        let wide = width(&text);
        let (before, after) = match anchor {
            Anchor::Start => (0.0, wide),
            Anchor::Middle => (wide / 2.0, wide / 2.0),
            Anchor::End => (wide, 0.0),
        };
        let (least, most) = (MARGIN + before, drawing - MARGIN - after);
        let x = x.min(most).max(least);
        Self { text, x, y, anchor }
    }

    /// What it takes up.
    pub(super) fn area(&self) -> Area {
        let wide = width(&self.text);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - wide / 2.0,
            Anchor::End => self.x - wide,
        };
        Area {
            left,
            top: self.y - ABOVE,
            right: left + wide,
            bottom: self.y + BELOW,
        }
    }

    pub(super) fn draw(&self, svg: &mut String, colour: &str) {
        let anchor = match self.anchor {
            Anchor::Start => "",
            Anchor::Middle => "\" text-anchor=\"middle",
            Anchor::End => "\" text-anchor=\"end",
        };
        let (x, y) = (pixels(self.x), pixels(self.y));
        put(svg, &["<text x=\"", &x, "\" y=\"", &y, anchor]);
        if colour != super::INK {
            put(svg, &["\" fill=\"", colour]);
        }
        put(svg, &["\">", &escaped(&self.text), "</text>"]);
    }

    /// With paper behind it, for where lines may pass. A stroke around the
    /// letters would be drawn over them where colours are forced.
    pub(super) fn draw_on_paper(&self, svg: &mut String, colour: &str) {
        let area = self.area();
        put(
            svg,
            &[
                "<rect x=\"",
                &pixels(area.left - 1.0),
                "\" y=\"",
                &pixels(area.top),
                "\" width=\"",
                &pixels(area.right - area.left + 2.0),
                "\" height=\"13\" fill=\"",
                PAPER,
                "\" fill-opacity=\".85\"/>",
            ],
        );
        self.draw(svg, colour);
    }
}

/// Where there is something already, and how much it matters.
pub(super) struct Places {
    taken: Vec<(Area, f64)>,
    /// From the top to the bottom of where labels may be.
    pub(super) within: (f64, f64),
    /// How far to the right they may reach.
    right: f64,
}

/// Worse than any line.
const OTHER_LABEL: f64 = 1e4;

impl Places {
    pub(super) const fn new(within: (f64, f64), right: f64) -> Self {
        Self {
            taken: Vec::new(),
            within,
            right,
        }
    }

    pub(super) fn take(&mut self, area: Area, weight: f64) {
        self.taken.push((area, weight));
    }

    /// Takes what a line passes through.
    pub(super) fn take_line(&mut self, points: &[(f64, f64)], weight: f64) {
        for pair in points.windows(2) {
            let ((x, y), (to_x, to_y)) = (pair[0], pair[1]);
            let (across, down) = (to_x - x, to_y - y);
            // At most some hundred pixels long, since it is inside the drawing.
            let steps = (across.abs().max(down.abs()) / 4.0).ceil().min(100.0);
            for step in 0..=steps as u32 {
                let gone = f64::from(step) / steps.max(1.0);
                let at = (x + across * gone, y + down * gone);
                self.take(Area::around(at, 2.0), weight);
            }
        }
    }

    /// Puts a text at the one of its places that has the least beneath it, where
    /// each place is worse by `later` than the one before. None if at each
    /// another label is.
    pub(super) fn put(
        &mut self,
        text: &str,
        places: &[(f64, f64, Anchor)],
        later: f64,
    ) -> Option<Label> {
        let (top, bottom) = self.within;
        let labels = places.iter().map(|&(x, y, anchor)| {
            let y = y.min(bottom - BELOW).max(top + ABOVE);
            Label::new(text, (x, y), anchor, self.right)
        });
        let mut best: Option<(f64, Label)> = None;
        for (index, label) in labels.enumerate() {
            let area = label.area();
            let beneath = self.beneath(&area) + later * index as f64;
            if best.as_ref().is_none_or(|(least, _)| beneath < *least) {
                best = Some((beneath, label));
            }
        }
        let (_, label) = best?;
        let area = label.area();
        let is_label = |weight: f64| weight == OTHER_LABEL;
        let mut taken = self.taken.iter();
        if taken.any(|(other, weight)| is_label(*weight) && area.shared(other) > 0.1) {
            return None;
        }
        self.take_label(&label);
        Some(label)
    }

    /// Takes what a label covers, and a gap beside it: 1 and 3 must not be 13.
    pub(super) fn take_label(&mut self, label: &Label) {
        let mut area = label.area();
        area.left -= 5.0;
        area.right += 5.0;
        self.take(area, OTHER_LABEL);
    }

    fn beneath(&self, area: &Area) -> f64 {
        let taken = self.taken.iter();
        taken
            .map(|(other, weight)| area.shared(other) * weight)
            .sum()
    }
}

/// How wide a text is at most.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(|c| wide(c) * SIZE).sum()
}

/// A text, or its beginning and an ellipsis where it is wider.
pub(super) fn cut(text: &str, wide: f64) -> String {
    if width(text) <= wide {
        return text.to_owned();
    }
    let mut left = wide - width("…");
    let kept = text.chars().take_while(|c| {
        left -= self::wide(*c) * SIZE;
        left >= 0.0
    });
    let mut kept: String = kept.collect();
    kept.truncate(kept.trim_end().len());
    kept + "…"
}

/// How wide a character is, for the height of its line.
fn wide(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '|' | '.' | ',' | ':' | ';' | '\'' | '!' => 0.35,
        'f' | 'r' | 't' | '-' | '/' | '(' | ')' => 0.45,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 1.0,
        'A'..='Z' => 0.78,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0.0,
        '\u{2026}' | '\u{2014}' => 1.0,
        c if c.is_whitespace() => 0.35,
        c if c.is_ascii() => 0.64,
        '\u{80}'..='\u{10ff}' | '\u{2000}'..='\u{206f}' => 0.75,
        _ => 1.05,
    }
}
