//! What a key result lacks to be scored.

use super::typed::{Problem, ReadKeyResult};
use super::{KeyResult, Measure};

/// What a key result lacks to be scored, besides its latest value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Its start and its target.
    Both,
    /// Its start.
    Start,
    /// Its target, or the bound to keep.
    Target,
    /// One end or both of the range to keep.
    Ends,
}

impl ReadKeyResult {
    /// What it lacks to be scored; none as long as nothing is typed of it, and where a
    /// field has a problem of its own to tell.
    #[must_use]
    pub fn missing(&self, typed: &KeyResult) -> Option<Missing> {
        let is_blank = |text: &String| text.trim().is_empty();
        let texts = [&typed.name, &typed.start, &typed.target, &typed.now];
        if texts.into_iter().all(is_blank) {
            return None;
        }
        let (start, target) = (is_blank(&typed.start), is_blank(&typed.target));
        match typed.measure {
            Measure::Change => match (start, target) {
                (true, true) => Some(Missing::Both),
                // "+40 %" says by itself what it lacks.
                (true, false) if self.target.problem != Some(Problem::NoStart) => {
                    Some(Missing::Start)
                }
                (false, true) => Some(Missing::Target),
                _ => None,
            },
            Measure::Hold if typed.is_between() => (start || target).then_some(Missing::Ends),
            // Counted checks need no bound.
            Measure::Hold => (target && self.measured().is_none()).then_some(Missing::Target),
            Measure::YesNo => None,
        }
    }
}
