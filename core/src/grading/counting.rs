//! The key results of an objective, added up ten by ten, so that a change of one adds up
//! its own ten and the sums of the others.

use super::objective::{Counted, NoScore, Score, Total};
use crate::number::fraction::{Fraction, weighted_sum};

/// So many key results have a sum of their own. The sum of a hundred exact scores has a
/// denominator of hundreds of digits: with ten by ten a change takes about twenty
/// additions, where any other division takes more.
const BLOCK: usize = 10;

/// The key results of an objective as it counts them, with their sums ten by ten.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    key_results: Vec<Counted>,
    sums: Vec<Sums>,
}

impl Counting {
    /// These, in order.
    #[must_use]
    pub fn of(key_results: Vec<Counted>) -> Self {
        Self {
            sums: key_results.chunks(BLOCK).map(Sums::of).collect(),
            key_results,
        }
    }

    /// All of them, in order.
    #[must_use]
    pub fn key_results(&self) -> &[Counted] {
        &self.key_results
    }

    /// Counts the one at a place differently; where there is none, nothing.
    pub fn set(&mut self, at: usize, counted: Counted) {
        let Some(before) = self.key_results.get_mut(at) else {
            return;
        };
        *before = counted;
        let block = at / BLOCK;
        let first = block * BLOCK;
        let end = self.key_results.len().min(first + BLOCK);
        self.sums[block] = Sums::of(&self.key_results[first..end]);
    }

    /// What they come to.
    #[must_use]
    pub fn total(&self) -> Total {
        Total::summed(&self.key_results, &self.sums)
    }
}

/// What some key results add to their objective's score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// The first with a problem, by its place among these.
    not_gradable: Option<usize>,
    /// How many there are.
    all: usize,
    /// Whether one is scored.
    any_scored: bool,
    /// The weights of those with a value, and of those without.
    weight: Fraction,
    missing: Fraction,
    /// The weighted scores of those with a value.
    spectrum: Fraction,
    binary: Fraction,
}

impl Sums {
    pub(super) fn of(key_results: &[Counted]) -> Self {
        let one = Fraction::one();
        let mut any_scored = false;
        // Of those with a value, and of those without.
        let (mut weights, mut missing) = (Vec::new(), Vec::new());
        let (mut scores, mut binaries) = (Vec::new(), Vec::new());
        for counted in key_results {
            let (grade, weight) = match counted {
                Counted::Scored { grade, weight, .. } => (grade.as_ref(), *weight),
                Counted::Incomplete { weight } => (None, *weight),
                _ => continue,
            };
            any_scored = true;
            let weight = Fraction::from(weight.value());
            match grade {
                Some(grade) => {
                    weights.push(weight);
                    scores.push(&grade.score);
                    binaries.push(grade.binary());
                }
                None => missing.push(weight),
            }
        }
        let sum = |weights: &[Fraction]| weighted_sum(weights.iter().map(|weight| (weight, &one)));
        Self {
            not_gradable: key_results
                .iter()
                .position(|counted| matches!(counted, Counted::NotGradable)),
            all: key_results.len(),
            any_scored,
            weight: sum(&weights),
            missing: sum(&missing),
            spectrum: weighted_sum(weights.iter().zip(scores)),
            binary: weighted_sum(weights.iter().zip(&binaries)),
        }
    }

    /// The score that all of them together come to.
    pub(super) fn score(sums: &[Self]) -> Result<Score, NoScore> {
        let mut before = 0;
        for sums in sums {
            if let Some(at) = sums.not_gradable {
                return Err(NoScore::NotGradable(before + at));
            }
            before += sums.all;
        }
        if before == 0 {
            return Err(NoScore::NoKeyResults);
        }
        if !sums.iter().any(|sums| sums.any_scored) {
            return Err(NoScore::GuardrailsAlone);
        }
        let one = Fraction::one();
        let sum = |pick: fn(&Self) -> &Fraction| match sums {
            [only] => pick(only).clone(),
            sums => weighted_sum(sums.iter().map(|sums| (pick(sums), &one))),
        };
        let weight = sum(|sums| &sums.weight);
        let closing = weight.clone() + sum(|sums| &sums.missing);
        if closing.is_zero() {
            return Err(NoScore::WeightsAllZero);
        }
        let points = sum(|sums| &sums.spectrum);
        let mean =
            |of: &Fraction, by: &Fraction| of.checked_div(by).ok_or(NoScore::NothingMeasured);
        let spectrum = mean(&points, &weight)?;
        Ok(Score {
            if_closed: if closing == weight {
                spectrum.clone()
            } else {
                mean(&points, &closing)?
            },
            binary: mean(&sum(|sums| &sums.binary), &weight)?,
            spectrum,
            weight,
        })
    }
}
