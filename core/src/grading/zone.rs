//! The zones of a score: red, amber, green.

use super::verdict::{Commitment, Finding};
use crate::number::fraction::Fraction;

/// In which zone a score lies.
///
/// Google's playbook states them in tenths (0.0 to 0.3, 0.4 to 0.6, 0.7 to 1.0)
/// and leaves gaps between; these close them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// From 0 to below 0.4.
    Red,
    /// From 0.4 to below 0.7.
    Amber,
    /// From 0.7 to 1.
    Green,
}

impl Zone {
    /// The zone of an exact score from 0 to 1.
    #[must_use]
    pub fn of(score: &Fraction) -> Self {
        if *score < Fraction::of(4, 10) {
            Self::Red
        } else if *score < Fraction::of(7, 10) {
            Self::Amber
        } else {
            Self::Green
        }
    }

    /// The zone of a score by what is said of it. A must has no bands: it is kept or
    /// missed, and 0.8 is missed. What is reached at the cost of a guardrail is not kept
    /// (spec, *Grading*), so it is red, as it is counted among those that are not.
    #[must_use]
    pub fn judged(score: &Fraction, finding: Finding, commitment: Commitment) -> Self {
        match finding {
            Finding::Kept => Self::Green,
            Finding::Missed => Self::Red,
            Finding::Reached if commitment == Commitment::Committed => Self::Red,
            _ => Self::of(score),
        }
    }
}
