//! How often a value is due.

use time::Date;

use super::history::days_between;

/// How often a value is due (Rock: weekly).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cadence {
    /// Every 7 days, the usual one.
    #[default]
    Weekly,
    /// Every 14 days.
    Fortnightly,
    /// Every 30 days.
    Monthly,
}

impl Cadence {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Fortnightly, Self::Monthly];

    /// After so many days without a value one is due.
    #[must_use]
    pub const fn days(self) -> i32 {
        match self {
            Self::Weekly => 7,
            Self::Fortnightly => 14,
            Self::Monthly => 30,
        }
    }

    /// Whether a value is due on a day, where the newest one is of this day: also if
    /// there was none yet.
    #[must_use]
    pub fn is_due(self, newest: Option<Date>, today: Date) -> bool {
        newest.is_none_or(|newest| days_between(newest, today) >= self.days())
    }
}
