//! What a key result is after, in short: by which it is known again in another objective.

use super::key_result::KeyResult;
use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::sketch::{Measure, Operator};

/// What a key result is after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The KPI that it is, if it is one.
    kpi: Option<Id>,
    /// Its name in small letters, white space as one space.
    name: String,
    measure: Measure,
    /// The operator of a bound to hold, with the other end of a range.
    held: Option<(Operator, Option<Decimal>)>,
    target: Decimal,
}

impl Aim {
    /// What a key result is after; none of what is done or not, of a guardrail, and of what
    /// has no target yet.
    #[must_use]
    pub fn of(key_result: &KeyResult) -> Option<Self> {
        if key_result.measure == Measure::YesNo || key_result.is_guardrail {
            return None;
        }
        let is_held = key_result.measure == Measure::Hold;
        let operator = key_result.operator;
        let other_end = key_result.start.filter(|_| operator == Operator::Between);
        let words: Vec<&str> = key_result.name.split_whitespace().collect();
        Some(Self {
            kpi: key_result.kpi.clone(),
            name: words.join(" ").to_lowercase(),
            measure: key_result.measure,
            held: is_held.then_some((operator, other_end)),
            target: key_result.target?,
        })
    }

    /// Whether both are the same metric with the same target.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let is_kpi = self.kpi.is_some() && self.kpi == other.kpi;
        let is_named_so = !self.name.is_empty() && self.name == other.name;
        let what = |it: &Self| (it.measure, it.held, it.target);
        (is_kpi || is_named_so) && what(self) == what(other)
    }
}
