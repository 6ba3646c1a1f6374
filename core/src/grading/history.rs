//! What the closed periods say together.

use crate::number::fraction::Fraction;

/// A closed period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// The mean score of its aspirational objectives, from 0 to 1; none if it
    /// had none.
    pub aspirational: Option<Fraction>,
    /// How many committed objectives were kept, of how many.
    pub committed: Option<(u32, u32)>,
}

/// Whether the aim should be higher: each of the last two periods above 0.7.
///
/// Consistently above 0.7 is a concern (`AgencyAnalytics`); one period never
/// is, and neither is one outlier. `periods` begins with the oldest.
#[must_use]
pub fn should_aim_higher(periods: &[Closed]) -> bool {
    let above = |period: &Closed| {
        period
            .aspirational
            .as_ref()
            .is_some_and(|mean| *mean > Fraction::of(7, 10))
    };
    matches!(periods, [.., before, last] if above(before) && above(last))
}

/// How many committed objectives were kept over all periods, of how many; none
/// if there were none. Never mixed with the aspirational mean: those aim at 0.7,
/// these at all of it.
#[must_use]
pub fn hit_rate(periods: &[Closed]) -> Option<(u32, u32)> {
    periods
        .iter()
        .filter_map(|period| period.committed)
        .reduce(|(kept, all), (more, of)| (kept.saturating_add(more), all.saturating_add(of)))
        .filter(|(_, all)| *all > 0)
}
