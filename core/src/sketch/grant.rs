//! A key result as it would be with a need met: what pressing "0.7 needs 16.2"
//! does.

use super::KeyResult;
use super::typed::{Habits, ReadKeyResult};
use crate::grading::measure::Measured;
use crate::grading::reverse::Need;
use crate::number::decimal::Decimal;

impl KeyResult {
    /// The key result with a need met; none where there is nothing to set.
    #[must_use]
    pub fn granted(&self, need: &Need, read: &ReadKeyResult, habits: &Habits) -> Option<Self> {
        let write = |value: Decimal| habits.notation.write_plain(value);
        let mut typed = self.clone();
        match need {
            Need::Value(goal) => {
                typed.now = write(goal.whole.unwrap_or(goal.value));
                if typed.unit.trim().is_empty() {
                    read.unit.clone_into(&mut typed.unit);
                }
            }
            Need::Checks(more) => {
                let (inside, all) = match read.measured() {
                    Some(Measured::Hold {
                        checks: Some(checks),
                    }) => (checks.inside(), checks.all()),
                    _ => (0, 0),
                };
                let more = u32::try_from(*more).ok()?;
                let count = |before: u32| Some(write(Decimal::from(before.checked_add(more)?)));
                typed.now = [&count(inside)?, " ", habits.of, " ", &count(all)?].concat();
            }
            Need::Done => typed.done = true,
            Need::Nothing | Need::OutOfReach => return None,
        }
        Some(typed)
    }
}
