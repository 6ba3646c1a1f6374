//! What a key result is after, in its drawing: and what it was after before.

use super::super::goal::{Goal, edges};
use super::super::label::Anchor;
use super::super::{EDGE, QUIET, STEADY, hatching, path, pixels, stroke};
use super::{BOTTOM, Drawing, Line, Was};
use crate::grading::measure::Bound;
use crate::number::fraction::Fraction;

/// The edge of a bound that is not inside it.
const EXCLUDED: &str = " stroke-dasharray=\"6 3\"";

impl Drawing {
    /// What it is after, from the day on which it was, with what it was after before.
    pub(super) fn draw_goals(&mut self, line: &Line, top: f64) {
        let mut from = self.days.left;
        for it in &line.earlier {
            let to = self.days.within(it.until);
            if let Some(goal) = it.goal.filter(|_| from < to) {
                self.draw_goal(goal, (from, to), top);
            }
            from = from.max(to);
        }
        if line.earlier.is_empty() || from < self.days.right {
            self.draw_goal(line.goal, (from, self.days.right), top);
        }
    }

    fn draw_goal(&mut self, goal: Goal, (left, right): (f64, f64), top: f64) {
        let at = |value| self.values.at(&Fraction::from(value));
        match goal {
            Goal::Way { start, target } => {
                // A piece of the way through the whole period.
                let (first, last) = (self.days.left, self.days.right);
                let (start, target) = (at(start), at(target));
                let on = |x: f64| (x, start + (target - start) * (x - first) / (last - first));
                let way = [on(left), on(right)];
                stroke(
                    &mut self.svg,
                    &path(&way),
                    QUIET,
                    " stroke-width=\"1.2\" stroke-dasharray=\"5 4\"",
                );
                self.places.take_line(&way, 0.5);
            }
            Goal::Kept(bound) => {
                let (from, to, dash) = match bound {
                    Bound::AtLeast(low) => (top, at(low), ""),
                    Bound::Above(low) => (top, at(low), EXCLUDED),
                    Bound::AtMost(high) => (at(high), BOTTOM, ""),
                    Bound::Below(high) => (at(high), BOTTOM, EXCLUDED),
                    Bound::Between(low, high) => (at(high), at(low), ""),
                };
                // Between a higher and a lower value is nothing.
                if from < to {
                    let band = hatching((left, from), (right, to));
                    stroke(&mut self.svg, &band, STEADY, " stroke-opacity=\".3\"");
                }
                let edges = edges(bound).into_iter().map(at);
                let edges: String = edges.map(|y| path(&[(left, y), (right, y)])).collect();
                stroke(
                    &mut self.svg,
                    &edges,
                    STEADY,
                    &[" stroke-width=\"1.5\"", dash].concat(),
                );
            }
        }
    }

    /// A line down at each day on which what it is after was changed, with what that was.
    pub(super) fn put_changes(&mut self, earlier: &[Was], words: &[String], top: f64) {
        let mut lines = String::new();
        for (it, word) in earlier.iter().zip(words) {
            if it.until == self.days.period.first() || !self.days.has(it.until) {
                continue;
            }
            let x = self.days.at(it.until);
            lines += &["M", &pixels(x), " ", &pixels(top), "V", &pixels(BOTTOM)].concat();
            let (high, low) = (top + 10.0, BOTTOM - 5.0);
            let around = [
                (x - 5.0, high, Anchor::End),
                (x + 5.0, high, Anchor::Start),
                (x - 5.0, low, Anchor::End),
                (x + 5.0, low, Anchor::Start),
                (x - 5.0, high + 14.0, Anchor::End),
                (x + 5.0, high + 14.0, Anchor::Start),
            ];
            self.put(word, &around, QUIET);
        }
        if !lines.is_empty() {
            stroke(&mut self.svg, &lines, EDGE, " stroke-dasharray=\"4 2\"");
        }
    }
}
