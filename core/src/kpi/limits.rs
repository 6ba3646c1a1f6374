//! Natural limits: the range in which the ups and downs of a series are noise, worked
//! out from its own values (spec, section 5, "Signal or noise").
//!
//! This is the process behaviour chart for individual values (`XmR`) of Shewhart and
//! Wheeler. The factors are those that Wheeler prints (*Making Sense of Data*, chapters 8
//! and 9), as exact decimals: so a value that is equal to a limit is equal to it.

use crate::number::fraction::{Fraction, common_denominator};
use crate::sorted::sort_few;

/// What one unit of a series has, in the order of units, the oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// Its value.
    Value(Fraction),
    /// None, or not the whole of it: a gap, over which there is no moving range.
    Missing,
    /// None on purpose, since nothing ran: passed over, as if the unit did not exist.
    Closed,
}

/// Where a series is at home: its centre, and how far its ups and downs go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The mean of the values.
    pub centre: Fraction,
    /// The mean of the moving ranges, or their median: never below 0.
    pub range: Fraction,
    /// The lower natural limit, not above the centre.
    pub lower: Fraction,
    /// The upper natural limit, not below the centre.
    pub upper: Fraction,
    /// How large a moving range usually is at most. No rule uses it: a signal is always
    /// one of values.
    pub range_limit: Fraction,
}

/// How the usual moving range is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Usual {
    Mean,
    Median,
}

impl Usual {
    /// How many such ranges a limit is away from the centre: 2.66 is 3 / 1.128, 3.145
    /// is 3 / 0.954.
    fn to_limit(self) -> Fraction {
        match self {
            Self::Mean => Fraction::of(2_660, 1_000),
            Self::Median => Fraction::of(3_145, 1_000),
        }
    }

    /// How many such ranges a moving range usually is at most.
    fn to_range_limit(self) -> Fraction {
        match self {
            Self::Mean => Fraction::of(3_268, 1_000),
            Self::Median => Fraction::of(3_865, 1_000),
        }
    }
}

impl Limits {
    /// The limits of all values in `points`: centre ± 2.66 mean moving ranges. Nothing is
    /// screened out.
    ///
    /// A moving range is how far two neighbours are from each other: across a closed unit
    /// there is one, across a missing one there is none. `None` without any: of fewer than
    /// two values, or of values that all stand alone. Where every range is 0, limits and
    /// centre are one.
    #[must_use]
    pub fn of(points: &[Point]) -> Option<Self> {
        Values::of(points).limits(Usual::Mean)
    }

    /// The same with the median of the moving ranges: centre ± 3.145 of them. The centre
    /// stays the mean. `None` also where that median is 0.
    #[must_use]
    pub fn with_median(points: &[Point]) -> Option<Self> {
        Values::of(points).limits(Usual::Median)
    }

    /// The lower limit, if there is one: below the `lowest` possible value nothing can be
    /// (Wheeler, *Understanding Variation*: a boundary makes the chart one-sided).
    #[must_use]
    pub fn drawn_lower(&self, lowest: Option<&Fraction>) -> Option<&Fraction> {
        Some(&self.lower).filter(|&lower| lowest.is_none_or(|lowest| lower >= lowest))
    }

    /// The upper limit, if there is one: none above the `highest` possible value.
    #[must_use]
    pub fn drawn_upper(&self, highest: Option<&Fraction>) -> Option<&Fraction> {
        Some(&self.upper).filter(|&upper| highest.is_none_or(|highest| upper <= highest))
    }

    /// Between centre and lower limit: what lies below is nearer to the limit.
    #[must_use]
    pub fn lower_quarter(&self) -> Fraction {
        middle(&self.centre, &self.lower)
    }

    /// Between centre and upper limit: what lies above is nearer to the limit.
    #[must_use]
    pub fn upper_quarter(&self) -> Fraction {
        middle(&self.centre, &self.upper)
    }
}

fn middle(one: &Fraction, other: &Fraction) -> Fraction {
    (one + other) * Fraction::of(1, 2)
}

/// A value of a series.
#[derive(Clone, Debug)]
pub(super) struct Value {
    /// The position of its unit in the series.
    pub(super) at: usize,
    /// How many units are missing between the value before and this one.
    pub(super) missing: usize,
    /// How many parts it has: see [`Values::parts`].
    pub(super) count: Fraction,
}

/// The values of a series as whole numbers of equal parts: comparing and adding those is
/// what a board of fifty KPIs spends its time with, and of whole numbers it is quick.
pub(super) struct Values {
    /// The values.
    pub(super) all: Vec<Value>,
    /// How many parts one has.
    pub(super) parts: Fraction,
}

impl Values {
    /// Those of `points`.
    pub(super) fn of(points: &[Point]) -> Self {
        let parts = common_denominator(points.iter().filter_map(|point| match point {
            Point::Value(value) => Some(value),
            Point::Missing | Point::Closed => None,
        }));
        let mut all = Vec::with_capacity(points.len());
        let mut missing = 0;
        for (at, point) in points.iter().enumerate() {
            match point {
                Point::Missing => missing += 1,
                Point::Closed => {}
                Point::Value(value) => {
                    let count = value.in_parts(&parts);
                    all.push(Value { at, missing, count });
                    missing = 0;
                }
            }
        }
        Self { all, parts }
    }

    /// Only the first so many of them.
    pub(super) fn first(&self, count: usize) -> Self {
        Self {
            all: self.all[..count].to_vec(),
            parts: self.parts.clone(),
        }
    }

    /// The moving ranges, in parts, each with how many values there are up to it.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (usize, Fraction)> + '_ {
        self.all.windows(2).enumerate().filter_map(|(at, pair)| {
            let (before, after) = (&pair[0], &pair[1]);
            let way = &after.count - &before.count;
            let range = if way.is_negative() { -way } else { way };
            (after.missing == 0).then_some((at + 2, range))
        })
    }

    /// The limits with the mean moving range.
    pub(super) fn with_mean(&self) -> Option<Limits> {
        self.limits(Usual::Mean)
    }

    /// The limits with the median moving range; `None` where that is 0.
    pub(super) fn with_median(&self) -> Option<Limits> {
        self.limits(Usual::Median)
    }

    fn limits(&self, usual: Usual) -> Option<Limits> {
        let mut ranges: Vec<Fraction> = self.ranges().map(|(_, range)| range).collect();
        let range = match usual {
            Usual::Mean => mean(ranges.iter())?,
            Usual::Median => median(&mut ranges)?,
        };
        let range = range.checked_div(&self.parts)?;
        if usual == Usual::Median && range.is_zero() {
            return None;
        }
        let centre = mean(self.all.iter().map(|value| &value.count))?.checked_div(&self.parts)?;
        let to_limit = &range * &usual.to_limit();
        Some(Limits {
            lower: &centre - &to_limit,
            upper: &centre + &to_limit,
            range_limit: &range * &usual.to_range_limit(),
            centre,
            range,
        })
    }
}

fn mean<'a>(all: impl ExactSizeIterator<Item = &'a Fraction>) -> Option<Fraction> {
    let count = Fraction::from(all.len());
    let sum = all.fold(Fraction::zero(), |sum, one| &sum + one);
    sum.checked_div(&count)
}

/// The middle one, or the mean of the two in the middle.
fn median(all: &mut [Fraction]) -> Option<Fraction> {
    sort_few(all, Ord::cmp);
    let upper = all.get(all.len() / 2)?;
    let lower = &all[(all.len() - 1) / 2];
    Some(middle(lower, upper))
}
