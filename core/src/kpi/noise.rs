//! Signal or noise: what a series says of itself, base by base (spec, section 5).

use super::limits::{Limits, Point, Value, Values};
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
    /// first of them lie before every base, and are not judged: so a base begun anew goes
    /// together with the one before it. Empty: one base, from the first value on.
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
    /// Whether to offer the median: one huge moving range stretches the mean. That is, the
    /// largest range that the limits are of is past the range limit, and the limits of the
    /// median are narrower by more than a third.
    pub offers_median: bool,
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
    /// The same every time: no limits, and no base yet. Where values differ across gaps alone,
    /// so that no moving range knows of it, it is [`Said::TooFew`] instead.
    Same,
    /// Signals low in one half of the values that the limits would be of and high in the
    /// other: limits do not fit, and nothing is called a signal, later values included.
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
    /// among the last [`RUN`] values of the current one.
    ///
    /// Of a run that began among the values that the limits are worked out from, only what
    /// comes later counts: those stay, and so do the limits where they held.
    pub restart: Option<usize>,
}

impl Noise {
    /// What `series` says.
    #[must_use]
    pub fn of(series: &Series) -> Self {
        let mut bases = bases(series);
        let current = bases.pop().unwrap_or_else(|| Base::of(series, 0, 0));
        let last = newest_first(series, &current).next();
        let oldest = newest_first(series, &current).take(RECENT).last();
        Self {
            newest: newest(&current, last),
            restart: restart(&current, oldest),
            earlier: bases,
            current,
            last,
        }
    }

    /// All bases, the oldest first.
    pub fn bases(&self) -> impl Iterator<Item = &Base> {
        self.earlier.iter().chain([&self.current])
    }

    /// The signals that the last value is one of. Whether that is the value of the last
    /// ended unit, [`Self::last`] tells.
    pub fn touching(&self) -> impl Iterator<Item = &Signal> {
        let last = self.last;
        let signals = self.current.signals.iter();
        signals.filter(move |signal| Some(signal.last()) == last)
    }
}

/// The bases of a series: at least one.
fn bases(series: &Series) -> Vec<Base> {
    let end = series.points.len();
    let mut starts: Vec<usize> = series.begun.iter().map(|&from| from.min(end)).collect();
    if starts.is_empty() {
        let mut points = series.points.iter();
        let first = points.position(|point| matches!(point, Point::Value(_)));
        starts.push(first.unwrap_or_default());
    }
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&from, until)| Base::of(series, from, until))
        .collect()
}

impl Base {
    /// The base that the units from one position to before another are.
    pub(super) fn of(series: &Series, from: usize, until: usize) -> Self {
        let values = Values::of(series.points.get(from..until).unwrap_or_default());
        let lock = lock(&values);
        Self::locked_at(lock, &values, series, (from, until))
    }

    /// The same with limits of all their values: what is asked of how it runs is answered
    /// from all of that (spec, *Signal or noise*: "from the values since then").
    pub(super) fn of_all(series: &Series, from: usize, until: usize) -> Self {
        let values = Values::of(series.points.get(from..until).unwrap_or_default());
        Self::locked_at(None, &values, series, (from, until))
    }

    fn locked_at(
        lock: Option<usize>,
        values: &Values,
        series: &Series,
        (from, until): (usize, usize),
    ) -> Self {
        let own = values.first(lock.unwrap_or(values.all.len()));
        let mut base = Self {
            from,
            until,
            locked: lock.map(|count| from + own.all[count - 1].at + 1),
            said: Said::TooFew {
                values: own.all.len(),
                ranges: own.ranges().count(),
            },
            limits: None,
            with_median: false,
            offers_median: false,
            signals: Vec::new(),
        };
        if own.all.len() < VALUES || own.ranges().count() < RANGES {
            return base;
        }
        let Some(mean) = own.with_mean().filter(|limits| !limits.range.is_zero()) else {
            let mut pairs = own.all.windows(2);
            if pairs.all(|pair| pair[0].count == pair[1].count) {
                base.said = Said::Same;
            }
            return base;
        };
        let median = own.with_median();
        let is_stretched = median
            .as_ref()
            .is_some_and(|it| is_stretched(&own, &mean, it));
        let chosen = median.filter(|_| series.with_median);
        let is_median = chosen.is_some();
        let limits = chosen.unwrap_or(mean);
        let (lowest, highest) = (series.lowest.as_ref(), series.highest.as_ref());
        if moves_one_way(&own, &among(&own, &limits, lowest, highest)) {
            base.said = Said::MovesOneWay;
            return base;
        }
        base.said = match lock {
            Some(_) => Said::Settled,
            None => Said::Provisional,
        };
        base.signals = among(values, &limits, lowest, highest);
        for signal in &mut base.signals {
            for at in &mut signal.at {
                *at += from;
            }
        }
        base.limits = Some(limits);
        base.with_median = is_median;
        base.offers_median = is_stretched && !is_median;
        base
    }
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

/// Whether a base signals low in one half and high in the other.
///
/// A half signals low where more of its values are marked low than high, so one odd value
/// beside a long run moves nowhere. All that is low comes before all that is high, or after
/// it: what swings back does not move one way. A value in the middle belongs to neither half.
fn moves_one_way(values: &Values, signals: &[Signal]) -> bool {
    let count = values.all.len();
    let marked = |value: &Value, side| {
        let mut of_side = signals.iter().filter(|signal| signal.side == side);
        of_side.any(|signal| signal.at.contains(&value.at))
    };
    let sides = values.all.iter().map(|value| {
        if marked(value, Side::Above) {
            1
        } else if marked(value, Side::Below) {
            -1
        } else {
            0
        }
    });
    let sides: Vec<i32> = sides.collect();
    let early: i32 = sides[..count / 2].iter().sum();
    let late: i32 = sides[count - count / 2..].iter().sum();
    let in_order = sides.iter().filter(|&&side| side != 0);
    early.signum() * late.signum() < 0 && in_order.is_sorted_by_key(|&side| side * late.signum())
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
    let locked = base.locked?;
    let mut runs = base.signals.iter();
    // There is one at most: an older one that is among the last eight leaves too few.
    let run = runs.find(|signal| signal.rule == Rule::Run && Some(signal.last()) >= oldest)?;
    let mut later = run.at.iter().copied().filter(|&at| at >= locked);
    let first = later.next()?;
    (later.count() + 1 >= RUN).then_some(first)
}
