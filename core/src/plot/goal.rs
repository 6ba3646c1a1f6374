//! What a drawing is after: a way, or a bound.

use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::sketch::Measure;

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
}

impl Goal {
    /// What a key result is after that is measured so; none of a yes/no, since between done
    /// and not there is nothing to draw, and as long as something is missing.
    #[must_use]
    pub fn of(
        measure: Measure,
        bound: Option<Bound>,
        start: Option<Decimal>,
        target: Option<Decimal>,
    ) -> Option<Self> {
        Some(match measure {
            Measure::YesNo => return None,
            Measure::Hold => Self::Kept(bound?),
            Measure::Change => Self::Way {
                start: start?,
                target: target?,
            },
        })
    }

    /// The values it is after, the higher one first: a target, or the edges of a bound.
    pub(super) fn wanted(self) -> Vec<Decimal> {
        match self {
            Self::Way { target, .. } => vec![target],
            Self::Kept(bound) => edges(bound),
        }
    }

    /// Every value of it that a drawing has to have room for.
    pub(super) fn values(self) -> Vec<Decimal> {
        match self {
            Self::Way { start, target } => vec![start, target],
            Self::Kept(bound) => edges(bound),
        }
    }
}

/// The values at which a bound ends, the higher one first.
pub(super) fn edges(bound: Bound) -> Vec<Decimal> {
    match bound {
        Bound::AtLeast(edge) | Bound::Above(edge) | Bound::AtMost(edge) | Bound::Below(edge) => {
            vec![edge]
        }
        Bound::Between(low, high) => vec![high, low],
    }
}
