//! Several objectives together: a period on one page, and what closed periods say.

use std::collections::BTreeMap;

use time::Date;

use crate::grading::history::Closed;
use crate::grading::pace::Outlook;
use crate::grading::verdict::{Commitment, Verdict};
use crate::number::fraction::{Fraction, weighted_sum};
use crate::objective::Objective;
use crate::objective::closing::Closing;
use crate::objective::standing::{Stage, Standing, due, moved};
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Level;

/// The most objectives of which a mean is worth saying, and its exact fraction
/// worth working out.
pub const MOST_IN_MEAN: usize = 100;

/// One objective in short, as a list of many knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// Its days.
    pub period: Option<Period>,
    /// Whose it is.
    pub level: Level,
    /// What was promised.
    pub commitment: Commitment,
    /// Where it is in its period.
    pub stage: Stage,
    /// How it was closed.
    pub closing: Option<Closing>,
    /// The score that stands.
    pub score: Option<Fraction>,
    /// The verdict on it.
    pub verdict: Option<Verdict>,
    /// Whether all that it promises is there: a must is kept then, or would be.
    pub is_whole: bool,
    /// What its pace means, where that can be told.
    pub outlook: Option<Outlook>,
    /// Of how many key results a check-in is due.
    pub due: usize,
    /// How many of them moved since last week.
    pub moved: usize,
    /// The objective that it goes on from.
    pub continues: Option<Id>,
    /// What was learned and what one would do differently, once it is closed.
    pub lessons: Option<[String; 2]>,
}

/// Objectives in sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many there are.
    pub objectives: usize,
    /// How many of them are closed.
    pub closed: usize,
    /// How many are over and still open.
    pub to_close: usize,
    /// The mean score of the aspirational ones that have one, from 0 to 1; none if
    /// there is none or there are more than [`MOST_IN_MEAN`].
    pub aspirational: Option<Fraction>,
    /// How many committed ones have 1 with no guardrail broken, of how many.
    pub committed: Option<(u32, u32)>,
    /// How many are on track, at risk and off track.
    pub outlooks: [usize; 3],
    /// Of how many key results a check-in is due.
    pub due: usize,
    /// How many key results moved since last week.
    pub moved: usize,
}

impl Brief {
    /// An objective in short on a day, by the check-ins that a list knows.
    #[must_use]
    pub fn of(objective: &Objective, today: Date) -> Self {
        let standing = Standing::of(objective, today);
        let all = || objective.key_results.iter();
        let lessons = [&objective.learned, &objective.differently];
        let lessons = lessons.map(Clone::clone);
        let is_closed = standing.stage == Stage::Closed;
        let says = is_closed && lessons.iter().any(|text| !text.is_empty());
        Self {
            period: objective.period,
            level: objective.level,
            commitment: objective.commitment,
            stage: standing.stage,
            closing: objective.closing,
            score: standing.score().cloned(),
            verdict: standing.verdict(),
            is_whole: standing.is_whole(),
            outlook: standing.outlook(),
            due: all().filter_map(|it| due(objective, it, today)).count(),
            moved: if is_closed {
                0
            } else {
                all().filter_map(|it| moved(objective, it, today)).count()
            },
            continues: objective.continues.clone(),
            lessons: says.then_some(lessons),
        }
    }
}

impl Summary {
    /// Objectives in sum.
    #[must_use]
    pub fn of<'a>(briefs: impl IntoIterator<Item = &'a Brief>) -> Self {
        let briefs: Vec<&Brief> = briefs.into_iter().collect();
        let mut summary = Self {
            objectives: briefs.len(),
            ..Self::default()
        };
        for brief in &briefs {
            summary.closed += usize::from(brief.stage == Stage::Closed);
            summary.to_close += usize::from(brief.stage == Stage::Over);
            summary.due += brief.due;
            summary.moved += brief.moved;
            if let Some(outlook) = brief.outlook {
                summary.outlooks[outlook as usize] += 1;
            }
        }
        let closed = closed(&briefs);
        if briefs.len() <= MOST_IN_MEAN {
            summary.aspirational = closed.aspirational;
        }
        summary.committed = closed.committed;
        summary
    }
}

/// What objectives of one period come to: the mean of the aspirational ones, and
/// how many committed ones were kept.
fn closed(briefs: &[&Brief]) -> Closed {
    let of = |commitment| briefs.iter().filter(move |it| it.commitment == commitment);
    let scores: Vec<&Fraction> = of(Commitment::Aspirational)
        .filter_map(|it| it.score.as_ref())
        .take(MOST_IN_MEAN + 1)
        .collect();
    let one = Fraction::one();
    let few = scores.len() <= MOST_IN_MEAN;
    let sum = few.then(|| weighted_sum(scores.iter().map(|score| (&one, *score))));
    let count = i64::try_from(scores.len()).unwrap_or(i64::MAX);
    let kept = |it: &&&Brief| it.is_whole;
    let count_of = |all: usize| u32::try_from(all).unwrap_or(u32::MAX);
    let all = of(Commitment::Committed).count();
    Closed {
        aspirational: sum.and_then(|sum| sum.checked_div(&Fraction::of(count, 1))),
        committed: (all > 0).then(|| {
            (
                count_of(of(Commitment::Committed).filter(kept).count()),
                count_of(all),
            )
        }),
    }
}

/// The closed periods, the oldest first: those in which no objective is open any
/// more. What has no period belongs to none.
#[must_use]
pub fn closed_periods<'a>(briefs: impl IntoIterator<Item = &'a Brief>) -> Vec<(Period, Closed)> {
    let mut periods: BTreeMap<(Date, Date), Vec<&Brief>> = BTreeMap::new();
    for brief in briefs {
        if let Some(period) = brief.period {
            let days = (period.last(), period.first());
            periods.entry(days).or_default().push(brief);
        }
    }
    let all = periods.into_values();
    let closed_ones = all.filter(|of| of.iter().all(|it| it.stage == Stage::Closed));
    closed_ones
        .filter_map(|of| Some((of.first()?.period?, closed(&of))))
        .collect()
}
