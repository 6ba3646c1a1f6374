//! How often a value is due.

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
}
