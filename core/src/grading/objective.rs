//! An objective's score: the weighted mean of its key results' scores.

use super::counting::Sums;
use super::measure::{Checks, Grade, Measured};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// How much a key result counts beside the others: a decimal from 0, 1 unless
/// said otherwise. Only ratios matter: 2, 1, 1 is 4, 2, 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(Decimal);

impl Weight {
    /// A weight. None below 0.
    #[must_use]
    pub fn new(weight: Decimal) -> Option<Self> {
        (!weight.is_negative()).then_some(Self(weight))
    }

    /// As a decimal.
    #[must_use]
    pub const fn value(self) -> Decimal {
        self.0
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self(Decimal::ONE)
    }
}

/// A key result as its objective counts it.
#[expect(
    clippy::large_enum_variant,
    reason = "nearly all are of the large one, and a box for each would be slower"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// One that is scored.
    Scored {
        /// The measure and its latest value.
        measured: Measured,
        /// What that is worth, which is none before the first value.
        grade: Option<Grade>,
        /// How much it counts.
        weight: Weight,
    },
    /// A standard that must not break on the way. It never changes the score.
    Guardrail {
        /// What was found, if there was a check.
        checks: Option<Checks>,
    },
    /// One that still lacks what it is measured by, such as its target. It
    /// counts as one without a value.
    Incomplete {
        /// How much it counts.
        weight: Weight,
    },
    /// One with a problem. It leaves the objective without a verdict.
    NotGradable,
}

impl Counted {
    /// A key result that is scored.
    #[must_use]
    pub fn scored(measured: Measured, weight: Weight) -> Self {
        Self::Scored {
            grade: measured.grade(),
            measured,
            weight,
        }
    }

    /// The same while its objective is open: a yes/no has no value before it is done, since
    /// "not yet" may still become one (spec, *Grading*).
    #[must_use]
    pub fn while_open(self) -> Self {
        match self {
            Self::Scored {
                measured: measured @ Measured::YesNo { done: false },
                weight,
                ..
            } => Self::Scored {
                measured,
                grade: None,
                weight,
            },
            counted => counted,
        }
    }

    fn is_broken(&self) -> bool {
        matches!(self, Self::Guardrail { checks: Some(checks) } if !checks.all_inside())
    }
}

/// What the key results of an objective come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// How many key results are scored: all but guardrails.
    pub scored: usize,
    /// How many of those have a value.
    pub measured: usize,
    /// How many of those are reached: "1 of 4", the objective's binary grade.
    pub reached: usize,
    /// Which guardrails are broken, by their places in the list.
    pub broken: Vec<usize>,
    /// The score, or why there is none.
    pub score: Result<Score, NoScore>,
}

/// An objective's score so far: weighted means over the key results that have a
/// value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The mean of the spectrum scores, from 0 to 1.
    pub spectrum: Fraction,
    /// The mean of the binary scores, from 0 to 1.
    pub binary: Fraction,
    /// The score if the objective closed now: a key result without a value
    /// counts 0 then. The same as `spectrum` when all are measured.
    pub if_closed: Fraction,
    /// The sum of the weights that count.
    pub weight: Fraction,
}

/// Why an objective has no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// It has no key results.
    NoKeyResults,
    /// It has guardrails alone, which are never scored.
    GuardrailsAlone,
    /// A key result has a problem: the first of those, by its place.
    NotGradable(usize),
    /// All weights are 0.
    WeightsAllZero,
    /// No key result that counts has a value yet.
    NothingMeasured,
}

impl Total {
    /// Adds up the key results of an objective (Doerr: "the simplest, cleanest
    /// way to score an objective is by averaging").
    #[must_use]
    pub fn of(key_results: &[Counted]) -> Self {
        Self::summed(key_results, &[Sums::of(key_results)])
    }

    /// The same of sums that there are already, of all of them in order.
    pub(super) fn summed(key_results: &[Counted], sums: &[Sums]) -> Self {
        let scored = || {
            key_results.iter().filter_map(|counted| match counted {
                Counted::Scored { grade, weight, .. } => Some((grade.as_ref(), *weight)),
                Counted::Incomplete { weight } => Some((None, *weight)),
                _ => None,
            })
        };
        let graded = || scored().filter_map(|(grade, weight)| Some((grade?, weight)));
        Self {
            scored: scored().count(),
            measured: graded().count(),
            reached: graded().filter(|(grade, _)| grade.reached).count(),
            broken: (0..key_results.len())
                .filter(|at| key_results[*at].is_broken())
                .collect(),
            score: Sums::score(sums),
        }
    }
}
