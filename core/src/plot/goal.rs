//! What a drawing is after: a way, a bound, or done.

use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;

/// What a key result is after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A change. Expected is a straight line, from the start on the first day to
    /// the target on the last.
    Way {
        /// Where it starts.
        start: Decimal,
        /// Where it is to end.
        target: Decimal,
    },
    /// A standard: the values that keep it are a hatched band, with an unbroken
    /// edge where the edge itself keeps it.
    Kept(Bound),
    /// Done or not: steps between 0 and 1.
    Done,
}

impl Goal {
    /// Its values, what matters more first.
    pub(super) fn wanted(self) -> impl Iterator<Item = Decimal> {
        let (one, other) = match self {
            Self::Way { start, target } => (target, Some(start)),
            Self::Kept(Bound::Between(low, high)) => (high, Some(low)),
            Self::Kept(
                Bound::AtLeast(edge)
                | Bound::Above(edge)
                | Bound::AtMost(edge)
                | Bound::Below(edge),
            ) => (edge, None),
            Self::Done => (Decimal::ONE, Some(Decimal::ZERO)),
        };
        [one].into_iter().chain(other)
    }
}
