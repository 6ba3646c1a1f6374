//! Signals: values that the natural limits do not explain (spec, section 5).
//!
//! Three rules and no other: more of them only raise false alarms (NHS, *Making Data
//! Count*). What published programs do at the edges differs; here
//!
//! - a value equal to a limit or to a line between is not past it;
//! - a value on the centre neither counts in a run nor breaks it, and is not marked;
//! - a closed unit is passed over, one missing unit neither counts nor breaks, and two
//!   together break: runs, and the four of which three are near;
//! - where a limit lies beyond what is possible there is none: nothing is past it, nor
//!   near it.

use super::limits::{Limits, Point, Value, Values};
use crate::grading::measure::Side;
use crate::number::fraction::Fraction;

/// How many values on one side of the centre are a signal.
pub const RUN: usize = 8;

/// Of so many values in a row …
const WINDOW: usize = 4;

/// … so many near the same limit are a signal.
const NEAR: usize = 3;

/// So many missing units together break what is in a row.
const BREAK: usize = 2;

/// Why something is a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A value strictly beyond a limit.
    Beyond,
    /// [`RUN`] or more values in a row on one side of the centre.
    Run,
    /// 3 of 4 values in a row nearer to the same limit than to the centre, or beyond it.
    Near,
}

/// A value or some of them that the limits do not explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// Why.
    pub rule: Rule,
    /// Where the values are.
    pub side: Side,
    /// The positions of the values that make it up in the series, ascending, never empty:
    /// one value beyond, the whole run, those near.
    pub at: Vec<usize>,
}

impl Signal {
    /// The position of its first value.
    #[must_use]
    pub fn first(&self) -> usize {
        self.at.first().copied().unwrap_or_default()
    }

    /// The position of its last value.
    #[must_use]
    pub fn last(&self) -> usize {
        self.at.last().copied().unwrap_or_default()
    }
}

/// The signals among `points`, whose positions count from 0: first each value beyond, then
/// each run, then those near, the older first.
///
/// A run is one signal however long it is. So are near values as long as each four share
/// one with those before.
///
/// The limits may be of other values, as those of a base are. `lowest` and `highest` are
/// what is possible at all.
#[must_use]
pub fn signals(
    points: &[Point],
    limits: &Limits,
    lowest: Option<&Fraction>,
    highest: Option<&Fraction>,
) -> Vec<Signal> {
    among(&Values::of(points), limits, lowest, highest)
}

/// The same among values.
pub(super) fn among(
    values: &Values,
    limits: &Limits,
    lowest: Option<&Fraction>,
    highest: Option<&Fraction>,
) -> Vec<Signal> {
    let lines = Lines::of(limits, lowest, highest, &values.parts);
    let placed: Vec<Placed> = values.all.iter().map(|value| lines.place(value)).collect();
    let mut signals: Vec<Signal> = placed.iter().filter_map(Placed::beyond).collect();
    runs(&placed, &mut signals);
    near(&placed, &mut signals);
    signals
}

/// The lines as whole numbers of parts: a whole number is above a line exactly where it is
/// above the line rounded down, and below it where it is below the line rounded up.
struct Lines {
    /// To compare with what is above the centre.
    above: Outward,
    /// To compare with what is below it.
    below: Outward,
}

/// The lines on one side, from the centre outwards.
struct Outward {
    centre: Fraction,
    /// Quarter line and limit, where there is a limit.
    outer: Option<(Fraction, Fraction)>,
}

impl Lines {
    fn of(
        limits: &Limits,
        lowest: Option<&Fraction>,
        highest: Option<&Fraction>,
        parts: &Fraction,
    ) -> Self {
        let down = |line: &Fraction| (line * parts).floor();
        let up = |line: &Fraction| (line * parts).ceil();
        Self {
            above: Outward {
                centre: down(&limits.centre),
                outer: limits
                    .drawn_upper(highest)
                    .map(|upper| (down(&limits.upper_quarter()), down(upper))),
            },
            below: Outward {
                centre: up(&limits.centre),
                outer: limits
                    .drawn_lower(lowest)
                    .map(|lower| (up(&limits.lower_quarter()), up(lower))),
            },
        }
    }

    fn place(&self, value: &Value) -> Placed {
        let count = &value.count;
        let (side, depth) = if *count > self.above.centre {
            let depth = self.above.depth(|line| count > line);
            (Some(Side::Above), depth)
        } else if *count < self.below.centre {
            let depth = self.below.depth(|line| count < line);
            (Some(Side::Below), depth)
        } else {
            (None, Depth::Inner)
        };
        Placed {
            at: value.at,
            is_broken_off: value.missing >= BREAK,
            side,
            depth,
        }
    }
}

impl Outward {
    fn depth(&self, is_past: impl Fn(&Fraction) -> bool) -> Depth {
        match &self.outer {
            Some((_, limit)) if is_past(limit) => Depth::Beyond,
            Some((quarter, _)) if is_past(quarter) => Depth::Near,
            _ => Depth::Inner,
        }
    }
}

/// How far from the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    Inner,
    Near,
    Beyond,
}

/// Where a value is among the lines.
struct Placed {
    at: usize,
    /// Whether the value before is too far away to be in a row with it.
    is_broken_off: bool,
    /// `None` on the centre.
    side: Option<Side>,
    depth: Depth,
}

impl Placed {
    fn beyond(&self) -> Option<Signal> {
        let side = self.side.filter(|_| self.depth == Depth::Beyond)?;
        Some(Signal {
            rule: Rule::Beyond,
            side,
            at: vec![self.at],
        })
    }

    fn is_near(&self, side: Side) -> bool {
        self.side == Some(side) && self.depth >= Depth::Near
    }
}

fn runs(placed: &[Placed], signals: &mut Vec<Signal>) {
    let mut run: Option<Signal> = None;
    let is_long = |run: &Signal| run.at.len() >= RUN;
    for value in placed {
        if value.is_broken_off {
            signals.extend(run.take().filter(is_long));
        }
        let Some(side) = value.side else {
            continue;
        };
        match &mut run {
            Some(run) if run.side == side => run.at.push(value.at),
            _ => {
                let begun = Signal {
                    rule: Rule::Run,
                    side,
                    at: vec![value.at],
                };
                signals.extend(run.replace(begun).filter(is_long));
            }
        }
    }
    signals.extend(run.filter(is_long));
}

fn near(placed: &[Placed], signals: &mut Vec<Signal>) {
    // The last one on either side, which the next four may go on with.
    let mut open: [Option<usize>; 2] = [None, None];
    for window in placed.windows(WINDOW) {
        if window[1..].iter().any(|value| value.is_broken_off) {
            continue;
        }
        for (side, open) in [Side::Above, Side::Below].into_iter().zip(&mut open) {
            let marked = window.iter().filter(|value| value.is_near(side));
            let marked: Vec<usize> = marked.map(|value| value.at).collect();
            if marked.len() < NEAR {
                continue;
            }
            match open.map(|open| &mut signals[open]) {
                Some(signal) if marked[0] <= signal.last() => {
                    let last = signal.last();
                    signal.at.extend(marked.iter().filter(|&&at| at > last));
                }
                _ => {
                    *open = Some(signals.len());
                    signals.push(Signal {
                        rule: Rule::Near,
                        side,
                        at: marked,
                    });
                }
            }
        }
    }
}
