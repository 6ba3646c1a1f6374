//! Signal or noise: what a series says of itself, base by base (spec, section 5).

use super::limits::{Limits, Point, Values};
use super::signal::{RUN, Rule, Signal, among};
use crate::grading::measure::Side;
use crate::number::fraction::Fraction;

/// So many values a base locks with: limits that move with each value hide what they
/// should show.
pub const LOCKS_AT: usize = 12;

/// With fewer values than this nothing is said about noise (Wheeler, *Understanding
/// Variation*: five or six give useful limits).
pub const VALUES: usize = 6;

/// With fewer moving ranges than this nothing is said about noise.
pub const RANGES: usize = 4;

/// A change stands among so many last values, or is over.
pub(super) const RECENT: usize = RUN;

/// The values of ended, complete units in their order, and what is known about them.
#[derive(Clone, Debug, Default)]
pub struct Series {
    /// A point for each unit from the first with a value to the last ended one.
    pub points: Vec<Point>,
    /// The positions at which a base begins, ascending: where the first one was moved to
    /// or stored when it locked, then where others were begun anew. Points before the
    /// first of them lie before every base, and are not judged. Empty: one base, from the
    /// first value on.
    pub begun: Vec<usize>,
    /// The lowest value that is possible at all.
    pub lowest: Option<Fraction>,
    /// The highest value that is possible at all.
    pub highest: Option<Fraction>,
    /// Whether the person chose the median of the moving ranges instead of their mean. A
    /// base whose median is 0 stays with the mean.
    pub with_median: bool,
}

/// A stretch of a series that is judged by limits of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// The position of its first unit.
    pub from: usize,
    /// The position after the last unit that it judges: where the next base begins, or
    /// the end.
    pub until: usize,
    /// The position after the last value that the limits are worked out from, once they
    /// are locked: later ones are judged by them and leave them as they are.
    ///
    /// That is the [`LOCKS_AT`]th value, or a later one where until then there are fewer
    /// than [`RANGES`] moving ranges, or all of them are 0: limits cannot lock before
    /// there are any.
    pub locked: Option<usize>,
    /// What there is to say about it.
    pub said: Said,
    /// Its limits: only where it is [`Said::Provisional`] or [`Said::Settled`].
    pub limits: Option<Limits>,
    /// Whether the limits are those of the median.
    pub with_median: bool,
    /// Its signals, with positions in the whole series.
    pub signals: Vec<Signal>,
}

/// What there is to say about a base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing about noise: fewer than [`VALUES`] values or [`RANGES`] moving ranges.
    TooFew {
        /// How many values there are.
        values: usize,
        /// How many moving ranges.
        ranges: usize,
    },
    /// The same every time: no limits, and no base yet.
    Same,
    /// Signals low in one half and high in the other: limits do not fit, and nothing is
    /// called a signal.
    MovesOneWay,
    /// Limits that move with each new value, until they lock.
    Provisional,
    /// Limits that are locked.
    Settled,
}

/// What to say of the last value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newest {
    /// Nothing: there are no limits to judge it by.
    Unknown,
    /// The usual ups and downs.
    Usual,
    /// One of a run.
    Run {
        /// The side of the centre.
        side: Side,
        /// The position of the first value of the run.
        since: usize,
        /// How many values it has, not counting those on the centre.
        values: usize,
    },
    /// Unlike the others: beyond a limit, and not in a run.
    Beyond {
        /// Beyond which one.
        side: Side,
    },
    /// One of three of the last four near a limit.
    Near {
        /// Near which one.
        side: Side,
    },
}

/// Everything that a series says about noise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noise {
    /// The bases before the current one, the oldest first.
    pub earlier: Vec<Base>,
    /// The base that the last unit belongs to.
    pub current: Base,
    /// The position of the last value of the current base.
    pub last: Option<usize>,
    /// What to say of that value.
    pub newest: Newest,
    /// Where to propose beginning a new base: at the first value of a run that is still
    /// among the last [`RUN`] values of the current one, and does not begin with it.
    pub restart: Option<usize>,
    /// Whether to offer the median: one huge moving range stretches the mean. That is, the
    /// largest one the base has is past the range limit, and the limits of the median are
    /// narrower by more than a third.
    pub offers_median: bool,
}

impl Noise {
    /// What `series` says.
    #[must_use]
    pub fn of(series: &Series) -> Self {
        let mut bases = bases(series);
        let (current, offers_median) = bases.pop().unwrap_or_else(|| base(series, 0, 0));
        let last = newest_first(series, &current).next();
        let oldest = newest_first(series, &current).take(RECENT).last();
        Self {
            newest: newest(&current, last),
            restart: restart(&current, oldest),
            earlier: bases.into_iter().map(|(base, _)| base).collect(),
            offers_median,
            current,
            last,
        }
    }

    /// All bases, the oldest first.
    pub fn bases(&self) -> impl Iterator<Item = &Base> {
        self.earlier.iter().chain([&self.current])
    }

    /// The signals that the last value is one of.
    pub fn touching(&self) -> impl Iterator<Item = &Signal> {
        let last = self.last;
        let signals = self.current.signals.iter();
        signals.filter(move |signal| Some(signal.last()) == last)
    }
}

/// The bases of a series with whether the median is offered for each: at least one.
fn bases(series: &Series) -> Vec<(Base, bool)> {
    let end = series.points.len();
    let first_value = || {
        let mut points = series.points.iter();
        points.position(|point| matches!(point, Point::Value(_)))
    };
    let mut begun: Vec<usize> = series.begun.iter().map(|&from| from.min(end)).collect();
    if begun.is_empty() {
        begun.push(first_value().unwrap_or_default());
    }
    begun.dedup();
    let ends = begun.iter().skip(1).copied().chain([end]);
    begun
        .iter()
        .zip(ends)
        .map(|(&from, until)| base(series, from, until))
        .collect()
}

/// The base of some units of a series, and whether the median is offered for it.
pub(super) fn base(series: &Series, from: usize, until: usize) -> (Base, bool) {
    let values = Values::of(series.points.get(from..until).unwrap_or_default());
    let lock = lock(&values);
    let count = lock.unwrap_or(values.all.len());
    let own = values.first(count);
    let ranges = own.ranges().count();
    let mut base = Base {
        from,
        until,
        locked: lock.map(|count| from + own.all[count - 1].at + 1),
        said: Said::TooFew {
            values: count,
            ranges,
        },
        limits: None,
        with_median: false,
        signals: Vec::new(),
    };
    if count < VALUES || ranges < RANGES {
        return (base, false);
    }
    let Some(mean) = own.with_mean().filter(|limits| !limits.range.is_zero()) else {
        base.said = Said::Same;
        return (base, false);
    };
    let median = own.with_median();
    let offers_median = !series.with_median
        && median
            .as_ref()
            .is_some_and(|it| is_stretched(&own, &mean, it));
    let chosen = median.filter(|_| series.with_median);
    base.with_median = chosen.is_some();
    let limits = chosen.unwrap_or(mean);
    let (lowest, highest) = (series.lowest.as_ref(), series.highest.as_ref());
    if moves_one_way(&own, &among(&own, &limits, lowest, highest)) {
        base.said = Said::MovesOneWay;
        return (base, offers_median);
    }
    base.said = match lock {
        Some(_) => Said::Settled,
        None => Said::Provisional,
    };
    base.signals = among(&values, &limits, lowest, highest);
    for signal in &mut base.signals {
        for at in &mut signal.at {
            *at += from;
        }
    }
    base.limits = Some(limits);
    (base, offers_median)
}

/// How many values lock the limits, if there are enough.
fn lock(values: &Values) -> Option<usize> {
    let mut moves = false;
    for (ranges, (count, range)) in values.ranges().enumerate() {
        moves |= !range.is_zero();
        if moves && ranges + 1 >= RANGES {
            // The ranges may have been there before the values were.
            let count = count.max(LOCKS_AT);
            return Some(count).filter(|&count| count <= values.all.len());
        }
    }
    None
}

/// Whether the mean is stretched by a huge moving range, as the median shows.
fn is_stretched(values: &Values, mean: &Limits, median: &Limits) -> bool {
    let huge = (&mean.range_limit * &values.parts).floor();
    let width = |limits: &Limits| &limits.upper - &limits.centre;
    let two_thirds = width(mean) * Fraction::of(2, 3);
    width(median) < two_thirds && values.ranges().any(|(_, range)| range > huge)
}

/// Whether a base has low signals in one half and high ones in the other, and all of the
/// ones come before all of the others: what swings back and forth does not move one way.
/// A value in the middle belongs to neither half.
fn moves_one_way(values: &Values, signals: &[Signal]) -> bool {
    let half = values.all.len() / 2;
    let (Some(early), Some(late)) = (
        half.checked_sub(1).map(|last| values.all[last].at),
        values.all.get(values.all.len() - half).map(|it| it.at),
    ) else {
        return false;
    };
    let span = |side| {
        let of_side = || signals.iter().filter(move |signal| signal.side == side);
        let first = of_side().map(Signal::first).min()?;
        Some((first, of_side().map(Signal::last).max()?))
    };
    let (Some(low), Some(high)) = (span(Side::Below), span(Side::Above)) else {
        return false;
    };
    let goes = |one: (usize, usize), other: (usize, usize)| {
        one.0 <= early && one.1 < other.0 && other.1 >= late
    };
    goes(low, high) || goes(high, low)
}

/// The positions of the values of a base, the newest first.
pub(super) fn newest_first<'a>(
    series: &'a Series,
    base: &Base,
) -> impl Iterator<Item = usize> + use<'a> {
    let units = (base.from..base.until).rev();
    units.filter(|&at| matches!(series.points.get(at), Some(Point::Value(_))))
}

fn newest(base: &Base, last: Option<usize>) -> Newest {
    let (Some(last), Some(_)) = (last, &base.limits) else {
        return Newest::Unknown;
    };
    let touching = |rule| {
        let mut signals = base.signals.iter();
        signals.find(|signal| signal.rule == rule && signal.last() == last)
    };
    if let Some(run) = touching(Rule::Run) {
        Newest::Run {
            side: run.side,
            since: run.first(),
            values: run.at.len(),
        }
    } else if let Some(&Signal { side, .. }) = touching(Rule::Beyond) {
        Newest::Beyond { side }
    } else if let Some(&Signal { side, .. }) = touching(Rule::Near) {
        Newest::Near { side }
    } else {
        Newest::Usual
    }
}

/// Where a new base is proposed. A run that is over longer than that came and went.
fn restart(base: &Base, oldest: Option<usize>) -> Option<usize> {
    let mut runs = base.signals.iter().rev();
    let run = runs.find(|signal| signal.rule == Rule::Run && Some(signal.last()) >= oldest)?;
    // A base that begins there already is what the proposal would make.
    Some(run.first()).filter(|&first| first > base.from)
}
