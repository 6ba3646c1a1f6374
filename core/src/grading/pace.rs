//! Whether it is on its way: an estimate along a straight line.

use super::measure::Measured;
use super::objective::Counted;
use super::verdict::Commitment;
use crate::number::fraction::{Fraction, weighted_sum};

/// What the pace means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Aspirational from 0.6, committed at 1.
    OnTrack,
    /// Aspirational from 0.4, committed from 0.7.
    AtRisk,
    /// Below.
    OffTrack,
}

impl Outlook {
    /// What a pace from 0 to 1 means for a commitment.
    #[must_use]
    pub fn of(pace: &Fraction, commitment: Commitment) -> Self {
        let (on_track, at_risk) = match commitment {
            Commitment::Aspirational => (6, 4),
            Commitment::Committed => (10, 7),
        };
        if *pace >= Fraction::of(on_track, 10) {
            Self::OnTrack
        } else if *pace >= Fraction::of(at_risk, 10) {
            Self::AtRisk
        } else {
            Self::OffTrack
        }
    }
}

/// The score that a key result is heading for, from 0 to 1, when `elapsed` of
/// its period is gone, above 0 and at most 1. 0.60 with half the period gone
/// heads past 1 (`AgencyAnalytics`) and counts as 1.
///
/// None without a value, and for a yes/no that is not done: it says nothing
/// about the way there.
#[must_use]
pub fn pace(key_result: &Counted, elapsed: &Fraction) -> Option<Fraction> {
    let Counted::Scored {
        measured, grade, ..
    } = key_result
    else {
        return None;
    };
    let score = &grade.as_ref()?.score;
    match measured {
        Measured::Change { .. } => Some(score.checked_div(elapsed)?.clamp_to_unit()),
        // A share of checks does not grow with the days.
        Measured::Hold { .. } => Some(score.clone()),
        Measured::YesNo { done } => done.then(Fraction::one),
    }
}

/// The weighted mean of the paces that there are; none if there is none.
#[must_use]
pub fn objective_pace(key_results: &[Counted], elapsed: &Fraction) -> Option<Fraction> {
    let mut weights = Vec::new();
    let mut paces = Vec::new();
    for key_result in key_results {
        if let (Counted::Scored { weight, .. }, Some(pace)) =
            (key_result, pace(key_result, elapsed))
        {
            weights.push(Fraction::from(weight.value()));
            paces.push(pace);
        }
    }
    let one = Fraction::one();
    let sum = weighted_sum(weights.iter().map(|weight| (weight, &one)));
    weighted_sum(weights.iter().zip(&paces)).checked_div(&sum)
}
