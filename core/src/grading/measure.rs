//! The three measures of a key result, and the grade that each gives.

use std::cmp::Ordering;
use std::iter;

use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// What a result is worth under both rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    /// How much of the way was gone: below 0 if it went the wrong way, above 1
    /// if past the target.
    pub raw: Fraction,
    /// The spectrum score: raw, held within 0 to 1 (`AgencyAnalytics`, *How to
    /// score OKRs*), so that one key result past its target cannot hide another
    /// that stands still.
    pub score: Fraction,
    /// The binary score: reached or not (`AgencyAnalytics`).
    pub reached: bool,
}

impl Grade {
    fn of(raw: Fraction) -> Self {
        Self {
            reached: raw >= Fraction::one(),
            score: raw.clone().clamp_to_unit(),
            raw,
        }
    }

    /// The binary score as a number: 0 or 1.
    #[must_use]
    pub fn binary(&self) -> Fraction {
        Fraction::from(i32::from(self.reached))
    }
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From a lower start to a higher target.
    Raise,
    /// From a higher start to a lower target.
    Lower,
}

/// A change from a start to a target, in the metric's own unit. The two differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    start: Decimal,
    target: Decimal,
}

/// Start and target are this value both: there is no way between them, and so no
/// share of it. A standard to keep is a [`Measured::Hold`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SameStartAndTarget(pub Decimal);

impl Change {
    /// A change from a start to a target.
    ///
    /// # Errors
    ///
    /// [`SameStartAndTarget`] if they are equal. Other tools give that 0, 0.5, 1
    /// or no number at all; it is a problem to be told.
    pub fn new(start: Decimal, target: Decimal) -> Result<Self, SameStartAndTarget> {
        if start == target {
            return Err(SameStartAndTarget(start));
        }
        Ok(Self { start, target })
    }

    /// Where it starts.
    #[must_use]
    pub const fn start(&self) -> Decimal {
        self.start
    }

    /// Where it is to end.
    #[must_use]
    pub const fn target(&self) -> Decimal {
        self.target
    }

    /// Which way it goes.
    #[must_use]
    pub fn direction(&self) -> Direction {
        match self.start.cmp(&self.target) {
            Ordering::Greater => Direction::Lower,
            _ => Direction::Raise,
        }
    }

    /// The share of the way that is gone at a value: `(now - start) / (target -
    /// start)`. The signs cancel where the way goes down, so one formula serves
    /// both directions: `raw(s, t, n) = raw(-s, -t, -n)`.
    #[must_use]
    pub fn raw(&self, now: Decimal) -> Fraction {
        let way = Fraction::from(self.target) - Fraction::from(self.start);
        let gone = Fraction::from(now) - Fraction::from(self.start);
        // The constructor keeps the way from being zero.
        gone.checked_div(&way).unwrap_or_else(Fraction::zero)
    }

    /// The value at which a share of the way is gone: the inverse of
    /// [`Change::raw`].
    #[must_use]
    pub fn value_at(&self, raw: &Fraction) -> Fraction {
        let start = Fraction::from(self.start);
        let way = Fraction::from(self.target) - start.clone();
        start + raw.clone() * way
    }
}

/// The values that count as kept. Each bound carries its operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// This value or more.
    AtLeast(Decimal),
    /// More than this value.
    Above(Decimal),
    /// This value or less.
    AtMost(Decimal),
    /// Less than this value.
    Below(Decimal),
    /// From the first to the second, both ends inside. The second is not below
    /// the first where [`Bound::between`] made it.
    Between(Decimal, Decimal),
}

impl Bound {
    /// A range between two values, whichever was named first.
    #[must_use]
    pub fn between(one: Decimal, other: Decimal) -> Self {
        Self::Between(one.min(other), one.max(other))
    }

    /// Where it ends: one value, or of a range between two both.
    pub fn ends(self) -> impl Iterator<Item = Decimal> {
        let (one, other) = match self {
            Self::AtLeast(end) | Self::Above(end) | Self::AtMost(end) | Self::Below(end) => {
                (end, None)
            }
            Self::Between(low, high) => (low, Some(high)),
        };
        iter::once(one).chain(other)
    }

    /// Whether a value is inside.
    #[must_use]
    pub fn holds(self, value: Decimal) -> bool {
        self.side_of(|bound| value.cmp(&bound)).is_none()
    }

    /// On which side of it a value is; none if it is inside.
    #[must_use]
    pub fn missed_by(self, value: &Fraction) -> Option<Side> {
        self.side_of(|bound| value.cmp(&Fraction::from(bound)))
    }

    /// The same of what compares with its ends so.
    fn side_of(self, compare: impl Fn(Decimal) -> Ordering) -> Option<Side> {
        let below = |is: bool| is.then_some(Side::Below);
        let above = |is: bool| is.then_some(Side::Above);
        match self {
            Self::AtLeast(bound) => below(compare(bound).is_lt()),
            Self::Above(bound) => below(compare(bound).is_le()),
            Self::AtMost(bound) => above(compare(bound).is_gt()),
            Self::Below(bound) => above(compare(bound).is_ge()),
            Self::Between(low, high) => {
                below(compare(low).is_lt()).or_else(|| above(compare(high).is_gt()))
            }
        }
    }
}

/// A side of a range, or of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Under it.
    Below,
    /// Over it.
    Above,
}

/// How many checks of a standard found it inside its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checks {
    inside: u32,
    all: u32,
}

impl Checks {
    /// So many inside, of so many in all. None if there was no check, or if
    /// more are inside than there were.
    #[must_use]
    pub const fn new(inside: u32, all: u32) -> Option<Self> {
        if all == 0 || inside > all {
            return None;
        }
        Some(Self { inside, all })
    }

    /// One value of the metric is one check. None without a value.
    #[must_use]
    pub fn of(bound: Bound, values: &[Decimal]) -> Option<Self> {
        let inside = values.iter().filter(|value| bound.holds(**value)).count();
        Self::new(
            u32::try_from(inside).ok()?,
            u32::try_from(values.len()).ok()?,
        )
    }

    /// How many were inside.
    #[must_use]
    pub const fn inside(self) -> u32 {
        self.inside
    }

    /// How many there were, at least 1.
    #[must_use]
    pub const fn all(self) -> u32 {
        self.all
    }

    /// Whether every one was inside.
    #[must_use]
    pub const fn all_inside(self) -> bool {
        self.inside == self.all
    }

    /// The share that was inside, from 0 to 1.
    #[must_use]
    pub fn share(self) -> Fraction {
        Fraction::of(i64::from(self.inside), i64::from(self.all))
    }
}

/// A key result with what was measured of it so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// A metric on its way from a start to a target.
    Change {
        /// The way.
        change: Change,
        /// The latest value, if there is one.
        now: Option<Decimal>,
    },
    /// A standard that is kept: the share of checks inside the bound (the
    /// "control" measure of other tools).
    Hold {
        /// What was found, if there was a check.
        checks: Option<Checks>,
    },
    /// Done or not, with nothing between.
    YesNo {
        /// Whether it is done.
        done: bool,
    },
}

impl Measured {
    /// What it is worth; none as long as there is no value, which is not 0.
    #[must_use]
    pub fn grade(&self) -> Option<Grade> {
        Some(Grade::of(match *self {
            Self::Change { change, now } => change.raw(now?),
            Self::Hold { checks } => checks?.share(),
            Self::YesNo { done } => Fraction::from(i32::from(done)),
        }))
    }
}
