//! The way of one key result through its period.

use time::Date;

use super::days::Days;
use super::flags;
use super::goal::Goal;
use super::label::{Anchor, Area, Label, Places, width};
use super::values::Values;
use super::{
    CHANGE, GRID, INK, PAPER, QUIET, STEADY, begun, circle, hatching, path, pixels, steps, stroke,
    thinned,
};
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// What was measured on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day. One outside the period is left out.
    pub date: Date,
    /// The value, in the metric's own unit; 0 or 1 of a yes/no.
    pub value: Decimal,
    /// Whether something was written beside it, which gives it a ring.
    pub note: bool,
}

/// What the drawing shows.
#[derive(Clone, Debug)]
pub struct Line {
    /// The period, which is the drawing's width.
    pub period: Period,
    /// Today, drawn if it is in the period.
    pub today: Date,
    /// What was measured, by date.
    pub points: Vec<Point>,
    /// What it is after.
    pub goal: Goal,
    /// What a straight line from start to newest point ends at on the last day.
    pub landing: Option<Fraction>,
    /// What happened outside, by date: numbered from 1 in this order. Those
    /// outside the period keep their number and are not drawn.
    pub notes: Vec<Date>,
    /// The day of the point that is marked, such as the best one.
    pub peak: Option<Date>,
}

/// What stands on the drawing. Words are the caller's; an empty one is left out.
pub struct LineWords<'a> {
    /// What the drawing is called, for who cannot see it.
    pub title: &'a str,
    /// What the drawing says, for who cannot see it.
    pub desc: &'a str,
    /// At today's line.
    pub today: &'a str,
    /// Where the expected line begins.
    pub start: &'a str,
    /// Where the expected line ends.
    pub target: &'a str,
    /// Where the straight line lands; may hold the value.
    pub landing: &'a str,
    /// At the point that is marked.
    pub peak: &'a str,
    /// A value as the axis shows it.
    pub write: &'a dyn Fn(Decimal) -> String,
    /// A day as the axis shows it, short.
    pub day: &'a dyn Fn(Date) -> String,
}

/// The drawing's size, in its own units, which are pixels at least.
pub const LINE_SIZE: (u32, u32) = (360, 200);

const BOTTOM: f64 = 176.0;
const RIGHT: f64 = 346.0;
/// The widest labels that stand beside the axis; wider ones stand inside, above
/// their lines.
const BESIDE: f64 = 96.0;
/// So many points have a circle each; of more only those that mean something.
const CIRCLES: usize = 45;
/// The edge of a bound that is not inside it.
const EXCLUDED: &str = " stroke-dasharray=\"6 3\"";

/// The way of one key result through its period.
#[must_use]
pub fn line(line: &Line, words: &LineWords<'_>) -> String {
    let mut svg = begun(LINE_SIZE.1, words.title, words.desc);
    let inside = |day: Date| line.period.first() <= day && day <= line.period.last();
    let points: Vec<&Point> = line.points.iter().filter(|at| inside(at.date)).collect();
    let flagged = line.notes.iter().any(|note| inside(*note));
    let top = if flagged { flags::BELOW } else { 20.0 };
    let measured = points.iter().map(|at| at.value);
    let values = Values::new(measured, line.goal, line.landing.as_ref(), (top, BOTTOM));
    let ticks: Vec<(Decimal, String)> = values
        .ticks()
        .into_iter()
        .map(|value| (value, (words.write)(value)))
        .collect();
    let widest = ticks
        .iter()
        .map(|(_, text)| width(text))
        .fold(0.0, f64::max);
    let beside = widest <= BESIDE;
    let days = Days {
        period: line.period,
        left: if beside { widest + 10.0 } else { 12.0 },
        right: RIGHT,
    };
    let mut drawing = Drawing {
        places: Places::new((top, BOTTOM - 1.0)),
        days,
        values,
        svg: String::new(),
        labels: Vec::new(),
    };
    drawing.draw_ticks(&ticks, beside);
    drawing.draw_goal(line.goal, top);
    let Drawing {
        svg: drawn,
        days,
        places,
        ..
    } = &mut drawing;
    days.draw(drawn, BOTTOM, words.day);
    days.draw_today(drawn, line.today, words.today, BOTTOM, places);
    flags::draw(drawn, days, &line.notes, BOTTOM);
    let landing = drawing.draw_points(&points, line);
    drawing.put_words(line, words, landing);
    drawing.put_peak(&points, line.peak, words.peak);
    svg += &drawing.svg;
    for (label, colour) in drawing.labels {
        label.draw_on_paper(&mut svg, colour);
    }
    svg + "</svg>"
}

/// A drawing as it comes about: labels go on top in the end.
struct Drawing {
    days: Days,
    values: Values,
    places: Places,
    svg: String,
    labels: Vec<(Label, &'static str)>,
}

impl Drawing {
    fn draw_ticks(&mut self, ticks: &[(Decimal, String)], beside: bool) {
        let mut lines = String::new();
        for (value, text) in ticks {
            let y = self.values.at(&Fraction::from(*value));
            let ends = [pixels(self.days.left), pixels(y), pixels(RIGHT)];
            lines += &["M", &ends[0], " ", &ends[1], "H", &ends[2]].concat();
            if beside {
                let at = (self.days.left - 6.0, y + 4.0);
                let label = Label::new(text, at, Anchor::End);
                self.places.take_label(&label);
                label.draw(&mut self.svg, QUIET);
            } else {
                let label = Label::new(text, (self.days.left, y - 4.0), Anchor::Start);
                self.places.take_label(&label);
                self.labels.push((label, QUIET));
            }
        }
        stroke(&mut self.svg, &lines, GRID, "");
    }

    fn draw_goal(&mut self, goal: Goal, top: f64) {
        let at = |value| self.values.at(&Fraction::from(value));
        let (left, right) = (self.days.left, RIGHT);
        match goal {
            Goal::Way { start, target } => {
                let way = [(left, at(start)), (right, at(target))];
                stroke(
                    &mut self.svg,
                    &path(&way),
                    QUIET,
                    " stroke-width=\"1.2\" stroke-dasharray=\"5 4\"",
                );
                self.places.take_line(&way, 0.5);
            }
            Goal::Kept(bound) => {
                let (from, to, edges, dash) = match bound {
                    Bound::AtLeast(low) => (top, at(low), vec![at(low)], ""),
                    Bound::Above(low) => (top, at(low), vec![at(low)], EXCLUDED),
                    Bound::AtMost(high) => (at(high), BOTTOM, vec![at(high)], ""),
                    Bound::Below(high) => (at(high), BOTTOM, vec![at(high)], EXCLUDED),
                    Bound::Between(low, high) => (at(high), at(low), vec![at(high), at(low)], ""),
                };
                // Between a higher and a lower value is nothing.
                if from < to {
                    let band = hatching((left, from), (right, to));
                    stroke(&mut self.svg, &band, STEADY, " stroke-opacity=\".3\"");
                }
                let edges = edges.into_iter().map(|y| path(&[(left, y), (right, y)]));
                let edges: String = edges.collect();
                stroke(
                    &mut self.svg,
                    &edges,
                    STEADY,
                    &[" stroke-width=\"1.5\"", dash].concat(),
                );
            }
            Goal::Done => {}
        }
    }

    /// The points, the line through them, and where it lands; gives where that
    /// is drawn.
    fn draw_points(&mut self, points: &[&Point], line: &Line) -> Option<(f64, f64)> {
        let place = |point: &&Point| self.place(point);
        let places: Vec<(f64, f64)> = points.iter().map(place).collect();
        let newest = *places.last()?;
        let mut way = thinned(&places);
        if matches!(line.goal, Goal::Done) {
            let until = if line.today > line.period.last() {
                Some(RIGHT)
            } else {
                self.days.has(line.today).then(|| self.days.at(line.today))
            };
            way = steps(&way, until.unwrap_or(newest.0));
        }
        let landing = line.landing.as_ref();
        let landing = landing.and_then(|value| self.draw_landing(newest, value));
        stroke(
            &mut self.svg,
            &path(&way),
            CHANGE,
            " stroke-width=\"2\" stroke-linejoin=\"round\"",
        );
        self.places.take_line(&way, 1.0);
        let mut last_ring = f64::MIN;
        for (index, (point, (x, y))) in points.iter().zip(&places).enumerate() {
            let is_newest = index + 1 == points.len();
            let marked = is_newest || Some(point.date) == line.peak;
            let ring = point.note && (points.len() <= CIRCLES || x - last_ring >= 10.0);
            if points.len() > CIRCLES && !marked && !ring {
                continue;
            }
            let radius = if is_newest { 4.0 } else { 3.0 };
            circle(&mut self.svg, (*x, *y), radius, CHANGE, "none");
            if ring {
                last_ring = *x;
                circle(&mut self.svg, (*x, *y), radius + 2.5, "none", CHANGE);
            }
            self.places.take(Area::around((*x, *y), radius + 2.0), 1.0);
        }
        landing
    }

    /// From the newest point to where it lands on the last day; none if that is
    /// today.
    fn draw_landing(&mut self, newest: (f64, f64), value: &Fraction) -> Option<(f64, f64)> {
        let last = self.days.at(self.days.period.last());
        if last - newest.0 < 1.0 {
            return None;
        }
        let y = self.values.at(value);
        let (top, bottom) = self.places.within;
        let shown = y.clamp(top + 4.0, bottom - 4.0);
        // Past the edge it is cut there, and an arrow says so.
        let gone = if shown == y {
            1.0
        } else {
            (shown - newest.1) / (y - newest.1)
        };
        let end = (newest.0 + (last - newest.0) * gone, shown);
        let way = [newest, end];
        let dots = " stroke-width=\"2\" stroke-dasharray=\".1 4\" stroke-linecap=\"round\"";
        stroke(&mut self.svg, &path(&way), CHANGE, dots);
        if shown == y {
            circle(&mut self.svg, end, 4.0, PAPER, CHANGE);
        } else {
            let back = if y < shown { 5.0 } else { -5.0 };
            let head = [
                (end.0 - 4.0, end.1 + back),
                end,
                (end.0 + 4.0, end.1 + back),
            ];
            stroke(&mut self.svg, &path(&head), CHANGE, " stroke-width=\"1.5\"");
        }
        self.places.take_line(&way, 0.7);
        self.places.take(Area::around(end, 5.0), 2.0);
        Some(end)
    }

    fn put_words(&mut self, line: &Line, words: &LineWords<'_>, landing: Option<(f64, f64)>) {
        let at = |value| self.values.at(&Fraction::from(value));
        let (start, target) = match line.goal {
            Goal::Way { start, target } => (Some(at(start)), Some(at(target))),
            Goal::Kept(
                Bound::AtLeast(edge)
                | Bound::Above(edge)
                | Bound::AtMost(edge)
                | Bound::Below(edge)
                | Bound::Between(_, edge),
            ) => (None, Some(at(edge))),
            Goal::Done => (None, None),
        };
        let rises = start > target;
        if let Some(y) = target {
            let (above, below) = (y - 6.0, y + 14.0);
            let order = if rises || start.is_none() {
                [above, below]
            } else {
                [below, above]
            };
            let end = order.map(|y| (RIGHT, y, Anchor::End));
            let before = order.map(|y| (RIGHT - 70.0, y, Anchor::End));
            self.put(words.target, &[end, before].concat(), QUIET);
        }
        if let Some((x, y)) = landing {
            let around = [
                (x + 4.0, y + 17.0, Anchor::End),
                (x + 4.0, y - 9.0, Anchor::End),
                (x - 9.0, y + 4.0, Anchor::End),
                (x + 4.0, y + 29.0, Anchor::End),
                (x + 4.0, y - 21.0, Anchor::End),
                (x - 60.0, y + 17.0, Anchor::End),
                (x - 60.0, y - 9.0, Anchor::End),
                (x + 9.0, y + 4.0, Anchor::Start),
                (x + 9.0, y + 16.0, Anchor::Start),
                (x + 9.0, y - 8.0, Anchor::Start),
            ];
            self.put(words.landing, &around, INK);
        }
        if let Some(y) = start {
            let left = self.days.left + 3.0;
            let (above, below) = (y - 6.0, y + 14.0);
            let order = if rises {
                [below, above]
            } else {
                [above, below]
            };
            self.put(words.start, &order.map(|y| (left, y, Anchor::Start)), QUIET);
        }
    }

    fn put_peak(&mut self, points: &[&Point], peak: Option<Date>, word: &str) {
        let Some(point) = points.iter().rfind(|point| Some(point.date) == peak) else {
            return;
        };
        let (x, y) = self.place(point);
        circle(&mut self.svg, (x, y), 4.0, PAPER, CHANGE);
        circle(&mut self.svg, (x, y), 1.8, CHANGE, "none");
        let around = [
            (x, y - 9.0, Anchor::Middle),
            (x, y + 18.0, Anchor::Middle),
            (x - 9.0, y + 4.0, Anchor::End),
            (x + 9.0, y + 4.0, Anchor::Start),
            (x - 6.0, y - 9.0, Anchor::End),
            (x + 6.0, y - 9.0, Anchor::Start),
        ];
        self.put(word, &around, INK);
    }

    fn put(&mut self, word: &str, places: &[(f64, f64, Anchor)], colour: &'static str) {
        if word.is_empty() {
            return;
        }
        if let Some(label) = self.places.put(word, places, 3.0) {
            self.labels.push((label, colour));
        }
    }

    fn place(&self, point: &Point) -> (f64, f64) {
        let y = self.values.at(&Fraction::from(point.value));
        (self.days.at(point.date), y)
    }
}
