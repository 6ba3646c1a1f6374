//! What of a sketch a KPI can begin with: what is to be kept is a KPI already, but for
//! the watching.

use super::typed::ReadKeyResult;
use super::{KeyResult, Measure};
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;

/// What a KPI can begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standard {
    /// What it is called, empty where no key result is meant.
    pub name: String,
    /// What it is measured in, empty for not said.
    pub unit: String,
    /// What it is to keep to, if that is said.
    pub bound: Option<Bound>,
}

impl Standard {
    /// What a KPI of a key result can begin with; none of a yes/no, which is no number.
    #[must_use]
    pub fn of(typed: &KeyResult, read: &ReadKeyResult) -> Option<Self> {
        (typed.measure != Measure::YesNo).then(|| Self {
            name: typed.name.trim().to_owned(),
            unit: read.unit.clone(),
            bound: read.bound,
        })
    }

    /// Which of those of all key results is meant: the first that keeps to a bound.
    /// Without one it is the only one there is, which is to be at least this. Which of
    /// several is meant nobody has said: then the bound is all that is known.
    #[must_use]
    pub fn meant(all: impl IntoIterator<Item = Self>, least: Option<Decimal>) -> Self {
        let bound = least.map(Bound::AtLeast);
        let mut only = None;
        for (count, each) in all.into_iter().enumerate() {
            if each.bound.is_some() {
                return each;
            }
            only = (count == 0).then_some(each);
        }
        Self {
            bound,
            ..only.unwrap_or_default()
        }
    }
}
