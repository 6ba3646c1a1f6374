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

/// What a pace is of: so many key results, of how many that are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Those that show one.
    pub paced: usize,
    /// All that are scored.
    pub scored: usize,
}

impl Basis {
    /// Of which key results the pace of their objective speaks.
    #[must_use]
    pub fn of(key_results: &[Counted], elapsed: &Fraction) -> Self {
        let is_scored =
            |it: &&Counted| matches!(it, Counted::Scored { .. } | Counted::Incomplete { .. });
        let paced = key_results.iter().filter(|it| pace(it, elapsed).is_some());
        Self {
            paced: paced.count(),
            scored: key_results.iter().filter(is_scored).count(),
        }
    }
}

/// The weighted mean of the paces that there are; none if there is none.
#[must_use]
pub fn objective_pace(key_results: &[Counted], elapsed: &Fraction) -> Option<Fraction> {
    let paces: Vec<_> = key_results.iter().map(|it| pace(it, elapsed)).collect();
    mean_pace(key_results, &paces)
}

/// The weighted mean of the paces that there are of key results, each in its place;
/// none of none, and none if all weights are 0.
#[must_use]
pub fn mean_pace(key_results: &[Counted], paces: &[Option<Fraction>]) -> Option<Fraction> {
    let pairs = key_results.iter().zip(paces);
    let paces: Vec<(Fraction, &Fraction)> = pairs
        .filter_map(|(counted, pace)| match (counted, pace) {
            (Counted::Scored { weight, .. }, Some(pace)) => {
                Some((Fraction::from(weight.value()), pace))
            }
            _ => None,
        })
        .collect();
    let one = Fraction::one();
    let sum = weighted_sum(paces.iter().map(|(weight, _)| (weight, &one)));
    weighted_sum(paces.iter().map(|(weight, pace)| (weight, *pace))).checked_div(&sum)
}
