//! How an objective moved lately, as a stroke: it rises, or it lies flat.

use time::Duration;

use crate::grading::objective::{Counted, Total};
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::standing::Standing;
use crate::period::Period;

/// The days that make a stroke's last piece.
const LATELY: Duration = Duration::days(7);

/// A point of the stroke.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// How much of the period was gone, from 0 to 1.
    pub gone: Fraction,
    /// The score by then, from 0 to 1.
    pub score: Fraction,
}

/// Where the score was: at the beginning, a week before the newest check-in, and by that
/// one. What a list reads is enough for it. Empty without a period, and where there is no
/// score to show.
#[must_use]
pub fn stroke(objective: &Objective, standing: &Standing) -> Vec<Point> {
    let shown = objective.period.zip(standing.newest).zip(standing.score());
    let Some(((period, newest), score)) = shown else {
        return Vec::new();
    };
    let point = |day, score| Point {
        gone: period.gone(day).unwrap_or_else(Fraction::one),
        score,
    };
    let lately = newest.checked_sub(LATELY);
    let before = lately.filter(|day| period.contains(*day)).and_then(|day| {
        let score = score_on(objective, period, day)?;
        Some(point(day, score))
    });
    let beginning = Point {
        gone: Fraction::zero(),
        score: Fraction::zero(),
    };
    let now = point(newest, score.clone());
    [Some(beginning), before, Some(now)]
        .into_iter()
        .flatten()
        .collect()
}

/// The score by the check-ins up to a day, of what had a value by then.
fn score_on(objective: &Objective, period: Period, day: time::Date) -> Option<Fraction> {
    let until = objective.key_results.iter().map(|it| {
        let mut it = it.clone();
        it.forget_after(day);
        it.counted(Some(period))
    });
    let counted: Vec<Counted> = until.collect();
    let total = Total::of(&counted);
    total.score.ok().map(|score| score.spectrum)
}
