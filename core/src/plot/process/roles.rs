//! The time in which a KPI served as a key result: the line changes its hue there, under a
//! bar of its own with its name, so that nobody depends on a hue.

use std::ops::RangeInclusive;

use super::frame::Frame;
use super::{Process, ProcessWords};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::plot::goal::{Goal, edges};
use crate::plot::label::{Anchor, Places, width};
use crate::plot::{CHANGE, INK, path, stroke};

/// Days on which a KPI served as a key result of one objective.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The days, which may lie ahead.
    pub days: Period,
    /// What it was after; none where that is not said.
    pub aim: Option<Aim>,
    /// The positions of the units in [`Process::points`] that counted for it; none before
    /// the first has ended.
    pub points: Option<RangeInclusive<usize>>,
}

/// What a key result was after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aim {
    /// From its start on the first of these days to its target on the last.
    pub days: Period,
    /// What that is.
    pub goal: Goal,
}

/// How high a row with bars and their names is.
const ROW: f64 = 18.0;
/// So many rows are there at most.
const ROWS: usize = 3;
/// Where in its row a name stands, and where the bar below it is.
const NAME: f64 = 10.0;
const BAR: f64 = 15.0;
/// The straight line from start to target, and the edge of a standard.
pub(super) const AIMED: &str = " stroke-width=\"1.4\" stroke-dasharray=\"5 4\"";

/// The row of each, from the top: those at the same time are below each other.
fn rows(served: &[Served]) -> Vec<usize> {
    let mut ends = Vec::new();
    let rows = served.iter().map(|it| {
        let free = ends.iter().position(|end| *end < it.days.first());
        let row = free.unwrap_or(ends.len()).min(ROWS - 1);
        match ends.get_mut(row) {
            Some(end) => *end = it.days.last().max(*end),
            None => ends.push(it.days.last()),
        }
        row
    });
    rows.collect()
}

/// How high all rows are together.
pub(super) fn high(process: &Process) -> f64 {
    let last = rows(&process.served).into_iter().max();
    last.map_or(0.0, |last| ROW * (last as f64 + 1.0))
}

/// Every value that the drawing has room for because of them, as long as it is near.
pub(super) fn values(process: &Process) -> impl Iterator<Item = (Period, Decimal)> {
    let aims = process.served.iter().filter_map(|it| it.aim);
    aims.flat_map(|aim| aim.goal.values().into_iter().map(move |it| (aim.days, it)))
}

impl Frame<'_> {
    /// From where to where it served, as far as that is drawn.
    fn stretches(&self) -> impl Iterator<Item = (f64, f64)> {
        let served = self.process.served.iter();
        served.filter_map(|it| self.ends(it.days))
    }

    /// A line through values as two: outside of those times, and within.
    pub(super) fn parted(&self, line: &[(f64, f64)]) -> [String; 2] {
        let stretches: Vec<(f64, f64)> = self.stretches().collect();
        if stretches.is_empty() {
            return [path(line), String::new()];
        }
        let mut turns: Vec<f64> = stretches.iter().flat_map(|(a, b)| [*a, *b]).collect();
        turns.sort_by(f64::total_cmp);
        let mut both = [String::new(), String::new()];
        for piece in cut(line, &turns) {
            let middle = piece.first().zip(piece.last());
            let middle = middle.map_or(0.0, |(first, last)| f64::midpoint(first.0, last.0));
            let within = stretches
                .iter()
                .any(|(from, to)| *from <= middle && middle <= *to);
            both[usize::from(within)] += &path(&piece);
        }
        both
    }

    /// Whether a unit counted for a key result.
    pub(super) fn counted(&self, at: usize) -> bool {
        let mut served = self.process.served.iter();
        served.any(|it| {
            it.points
                .as_ref()
                .is_some_and(|points| points.contains(&at))
        })
    }

    /// Whether the middle of a unit is in one of those times.
    pub(super) fn is_within(&self, x: f64) -> bool {
        self.stretches().any(|(from, to)| from <= x && x <= to)
    }

    /// From start to target, or the edges of a standard: on its own days alone.
    pub(super) fn draw_aims(&self, svg: &mut String, places: &mut Places) {
        let at = |value: Decimal| self.values.at(&Fraction::from(value));
        for aim in self.process.served.iter().filter_map(|it| it.aim) {
            // As many pixels apart as days, also beyond what is drawn.
            let from = self.days.at(aim.days.first());
            let to = self.days.at(aim.days.last());
            let lines = match aim.goal {
                Goal::Way { start, target } => vec![[(from, at(start)), (to, at(target))]],
                Goal::Kept(bound) => edges(bound)
                    .into_iter()
                    .map(|edge| [(from, at(edge)), (to, at(edge))])
                    .collect(),
            };
            for line in lines {
                if let Some(line) = self.within(line) {
                    stroke(svg, &path(&line), CHANGE, AIMED);
                    places.take_line(&line, 0.6);
                }
            }
        }
    }

    /// As much of a straight line as is in the drawing.
    fn within(&self, [from, to]: [(f64, f64); 2]) -> Option<[(f64, f64); 2]> {
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let (mut begin, mut end) = (0.0_f64, 1.0_f64);
        let sides = [
            (across, from.0, self.days.left, self.days.right),
            (down, from.1, self.top, self.bottom),
        ];
        for (step, at, least, most) in sides {
            if step.abs() < 1e-9 {
                if at < least || at > most {
                    return None;
                }
                continue;
            }
            let (one, other) = ((least - at) / step, (most - at) / step);
            begin = begin.max(one.min(other));
            end = end.min(one.max(other));
        }
        let on = |share: f64| (from.0 + across * share, from.1 + down * share);
        (begin <= end).then(|| [on(begin), on(end)])
    }

    /// The bars with their names above the drawing, and a line down at each hand-off.
    pub(super) fn draw_roles(&self, svg: &mut String, words: &ProcessWords<'_>, above: f64) {
        let served = &self.process.served;
        let rows = rows(served);
        let Some(last) = rows.iter().max() else {
            return;
        };
        let below = above + ROW * (*last as f64 + 1.0);
        let mut places = Places::new((above, below), self.days.wide);
        let (mut bars, mut downs) = (String::new(), String::new());
        let mut labels = Vec::new();
        for (it, row) in served.iter().zip(&rows) {
            let Some((left, right)) = self.ends(it.days) else {
                continue;
            };
            let top = above + ROW * *row as f64;
            let y = top + BAR;
            bars += &path(&[(left, y), (right, y)]);
            let begins = self.days.has(it.days.first()).then_some(left);
            let ends = self.days.has(it.days.last()).then_some(right);
            for x in [begins, ends].into_iter().flatten() {
                downs += &path(&[(x, y), (x, self.bottom)]);
            }
            let [long, short] = (words.served)(it);
            let name = if width(&long) <= right - left {
                long
            } else {
                short
            };
            let at = top + NAME;
            let anchored = [
                (f64::midpoint(left, right), at, Anchor::Middle),
                (left, at, Anchor::Start),
                (right, at, Anchor::End),
            ];
            if !name.is_empty() {
                labels.extend(places.put(&name, &anchored, 1.0));
            }
        }
        // What it is before and after that: where it is nothing else.
        for x in self.returns() {
            let at = [(x + 4.0, above + NAME, Anchor::Start)];
            if !words.kpi.is_empty() && x + width(words.kpi) + 4.0 <= self.days.wide {
                labels.extend(places.put(words.kpi, &at, 1.0));
            }
        }
        if !downs.is_empty() {
            stroke(svg, &downs, CHANGE, " stroke-width=\".8\"");
        }
        if !bars.is_empty() {
            stroke(svg, &bars, CHANGE, " stroke-width=\"3\"");
        }
        for label in labels {
            label.draw_on_paper(svg, INK);
        }
    }

    /// Where it is a KPI alone from there on: at the beginning, and after each of those
    /// times.
    fn returns(&self) -> Vec<f64> {
        let served = &self.process.served;
        let is_alone = |day| !served.iter().any(|it| it.days.contains(day));
        let first = self.days.period.first();
        let begin = is_alone(first).then_some(self.days.left);
        let after = served.iter().filter_map(|it| {
            let next = it.days.last().next_day()?;
            (self.days.has(next) && is_alone(next)).then(|| self.days.at(next))
        });
        begin.into_iter().chain(after).collect()
    }
}

/// A line in pieces, cut where it passes these places, from left to right.
fn cut(line: &[(f64, f64)], turns: &[f64]) -> Vec<Vec<(f64, f64)>> {
    let mut pieces = Vec::new();
    let mut piece: Vec<(f64, f64)> = line.first().copied().into_iter().collect();
    for pair in line.windows(2) {
        let [(x, y), (to_x, to_y)] = [pair[0], pair[1]];
        for turn in turns.iter().filter(|turn| x < **turn && **turn < to_x) {
            let at = (*turn, y + (to_y - y) * (turn - x) / (to_x - x));
            piece.push(at);
            pieces.push(std::mem::replace(&mut piece, vec![at]));
        }
        piece.push((to_x, to_y));
        // On a place itself it turns as well.
        if turns.contains(&to_x) {
            pieces.push(std::mem::replace(&mut piece, vec![(to_x, to_y)]));
        }
    }
    pieces.push(piece);
    pieces.retain(|piece| piece.len() > 1);
    pieces
}
