//! An objective as somebody types it: texts, and what they mean.
//!
//! A [`Sketch`] is what a person sees and edits, readable or not; nothing of it
//! is ever dropped because it is no number yet. [`typed`] and [`periods`] make values of it,
//! [`link`] a text that restores it elsewhere.

mod grant;
pub mod link;
pub mod missing;
pub mod periods;
pub mod slider;
pub mod standard;
pub mod typed;

use crate::grading::verdict::Commitment;

/// At most so many key results in an objective (spec, *Limits*).
pub const MOST_KEY_RESULTS: usize = 100;

/// At most so many closed periods beside each other: ten years of quarters.
pub const MOST_PERIODS: usize = 40;

/// An objective with its key results, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sketch {
    /// The objective itself and what surrounds its key results.
    pub objective: Objective,
    /// Its key results in order, at most [`MOST_KEY_RESULTS`].
    pub key_results: Vec<KeyResult>,
    /// Periods closed before, the oldest first, at most [`MOST_PERIODS`].
    pub periods: Vec<Past>,
}

/// The objective, without its key results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Objective {
    /// Its title.
    pub title: String,
    /// What was promised.
    pub commitment: Commitment,
    /// Whose it is.
    pub level: Level,
    /// The first day of its period, `2026-07-01`; empty for none.
    pub first: String,
    /// The last day of its period.
    pub last: String,
    /// The day that the values are of.
    pub as_of: String,
    /// "One number, three tolerances": the number, from 0 to 100.
    pub share: u8,
    /// The least that the KPI beside it must be, as typed.
    pub bound: String,
}

/// Whose objective it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// A person's own.
    #[default]
    Individual,
    /// A team's.
    Team,
    /// A company's.
    Company,
}

impl Level {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Individual, Self::Team, Self::Company];
}

/// How a key result is measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// On its way from a start to a target.
    #[default]
    Change,
    /// Kept within a bound.
    Hold,
    /// Done or not.
    YesNo,
}

impl Measure {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Change, Self::Hold, Self::YesNo];
}

/// The operator of a bound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Operator {
    /// At least the target.
    #[default]
    AtLeast,
    /// More than the target.
    Above,
    /// At most the target.
    AtMost,
    /// Less than the target.
    Below,
    /// From the start to the target.
    Between,
}

impl Operator {
    /// All of them, the usual one first.
    pub const ALL: [Self; 5] = [
        Self::AtLeast,
        Self::Above,
        Self::AtMost,
        Self::Below,
        Self::Between,
    ];
}

/// A key result as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyResult {
    /// What it is called.
    pub name: String,
    /// Where it starts; the other end of a range to hold.
    pub start: String,
    /// Where it is to end, or the bound to hold.
    pub target: String,
    /// The latest value. For a standard also several, with semicolons between,
    /// or how many checks were inside ("9 of 13").
    pub now: String,
    /// What it is measured in.
    pub unit: String,
    /// How much it counts; empty for 1.
    pub weight: String,
    /// How it is measured.
    pub measure: Measure,
    /// The operator of the bound to hold.
    pub operator: Operator,
    /// Whether it is done, of a yes/no.
    pub done: bool,
    /// Whether it is a guardrail, which only a standard can be.
    pub guardrail: bool,
}

/// A closed period as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Past {
    /// What it is called.
    pub name: String,
    /// The mean score of its aspirational objectives.
    pub score: String,
    /// How many committed objectives were kept.
    pub kept: String,
    /// Of how many.
    pub committed: String,
}

impl KeyResult {
    /// Whether it is kept between two ends.
    #[must_use]
    pub fn is_between(&self) -> bool {
        self.measure == Measure::Hold && self.operator == Operator::Between
    }

    /// Whether it is a guardrail: only a standard can be one.
    #[must_use]
    pub fn is_guardrail(&self) -> bool {
        self.guardrail && self.measure == Measure::Hold
    }

    /// The standard that may have been meant by a change: a falling target is
    /// the least to keep, a rising one the most.
    #[must_use]
    pub fn as_standard(&self, falls: bool) -> Self {
        Self {
            measure: Measure::Hold,
            operator: if falls {
                Operator::AtLeast
            } else {
                Operator::AtMost
            },
            ..self.clone()
        }
    }
}
