//! Whether a band will be met: band and natural limits together say it (spec, section 5;
//! what the NHS's *Making Data Count* calls assurance).

use super::limits::Limits;
use super::noise::{Base, Noise, RECENT, Series, newest_first};
use super::signal::{Rule, Signal};
use crate::grading::measure::Bound;
use crate::number::fraction::Fraction;

/// Of so many last values it is said how many were out of the band.
const COUNTED: usize = 24;

/// What band and limits say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Met by the way things run: the band strictly contains the limits.
    Met,
    /// Cannot be met without a change: the band and the limits have nothing in common.
    Never,
    /// In at some times, out at others, by chance alone.
    ByChance {
        /// How many of the last ones were out.
        out: usize,
        /// How many that are: up to 24, those of the same base that had a band.
        of: usize,
    },
}

/// Whether a band will be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Nothing can be said: there are no limits, or they do not fit.
    Unknown,
    /// It runs as it did.
    Runs(Answer),
    /// It no longer runs as it did: a run or a value beyond is among the last eight.
    Changed {
        /// The position of the first value of the run, or of the one beyond: the earliest
        /// where there are several. Of one that its base begins with, the position of the
        /// value after it.
        since: usize,
        /// What the values since then say, where these are enough to have limits.
        then: Option<Answer>,
    },
}

/// Whether the band whose edge is `edge` (its threshold) will be met.
///
/// `is_inside` tells of the unit at a position whether its value was inside the band that
/// held then, and `None` where there was no band.
#[must_use]
pub fn outlook(
    noise: &Noise,
    series: &Series,
    edge: Bound,
    is_inside: &dyn Fn(usize) -> Option<bool>,
) -> Outlook {
    let answer = |base: &Base| {
        let limits = base.limits.as_ref()?;
        Some(if contains(edge, limits, series) {
            Answer::Met
        } else if is_apart(edge, limits, series) {
            Answer::Never
        } else {
            by_chance(series, base, is_inside)
        })
    };
    let current = &noise.current;
    let Some(now) = answer(current) else {
        return Outlook::Unknown;
    };
    let oldest = newest_first(series, current).take(RECENT).last();
    let changes = current.signals.iter();
    let changes =
        changes.filter(|signal| signal.rule != Rule::Near && Some(signal.last()) >= oldest);
    // What a base begins with is how it ran: what changed comes after it.
    let first = newest_first(series, current).last();
    let began = |signal: &Signal| {
        let last = signal.last();
        match Some(signal.first()) == first {
            true => newest_first(series, current)
                .take_while(|at| *at > last)
                .last(),
            false => Some(signal.first()),
        }
    };
    match changes.filter_map(began).min() {
        None => Outlook::Runs(now),
        Some(since) => Outlook::Changed {
            since,
            then: answer(&Base::of_all(series, since, current.until)),
        },
    }
}

/// Whether every value that is usual is inside, and an edge of the band is not at a limit.
///
/// An edge at the lowest or highest possible value counts: past it nothing can be. Where
/// the band is open there, as *above 0* is, that very value is outside, and so it does not.
fn contains(edge: Bound, limits: &Limits, series: &Series) -> bool {
    let (bottom, top) = ends(limits, series);
    let is_at = |edge: &Fraction, possible: &Option<Fraction>| possible.as_ref() == Some(edge);
    let holds_down = |edge: Fraction| edge < *bottom || is_at(&edge, &series.lowest);
    let holds_up = |edge: Fraction| edge > *top || is_at(&edge, &series.highest);
    match edge {
        Bound::AtLeast(edge) => holds_down(edge.into()),
        Bound::Above(edge) => Fraction::from(edge) < *bottom,
        Bound::AtMost(edge) => holds_up(edge.into()),
        Bound::Below(edge) => Fraction::from(edge) > *top,
        Bound::Between(low, high) => holds_down(low.into()) && holds_up(high.into()),
    }
}

/// Whether no value that is usual is inside.
fn is_apart(edge: Bound, limits: &Limits, series: &Series) -> bool {
    let (bottom, top) = ends(limits, series);
    match edge {
        Bound::AtLeast(edge) => *top < edge.into(),
        Bound::Above(edge) => *top <= edge.into(),
        Bound::AtMost(edge) => *bottom > edge.into(),
        Bound::Below(edge) => *bottom >= edge.into(),
        Bound::Between(low, high) => *top < low.into() || *bottom > high.into(),
    }
}

/// The ends of what is usual, the lower one first: the limits, or the lowest and highest
/// possible value where a limit lies beyond those.
fn ends<'a>(limits: &'a Limits, series: &'a Series) -> (&'a Fraction, &'a Fraction) {
    let (lower, upper) = (&limits.lower, &limits.upper);
    (
        series
            .lowest
            .iter()
            .fold(lower, |end, lowest| end.max(lowest)),
        series
            .highest
            .iter()
            .fold(upper, |end, highest| end.min(highest)),
    )
}

/// How many of the last values of a base were out of the band of their day.
fn by_chance(series: &Series, base: &Base, is_inside: &dyn Fn(usize) -> Option<bool>) -> Answer {
    let last = newest_first(series, base)
        .filter_map(is_inside)
        .take(COUNTED);
    let (mut out, mut of) = (0, 0);
    for is_inside in last {
        out += usize::from(!is_inside);
        of += 1;
    }
    Answer::ByChance { out, of }
}
