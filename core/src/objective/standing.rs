//! How an objective stands on a day: its score, its pace, what moved.

use std::collections::BTreeSet;

use time::Date;

use crate::grading::measure::Measured;
use crate::grading::objective::{Counted, Total};
use crate::grading::pace::{Outlook, pace};
use crate::grading::verdict::{Commitment, Verdict};
use crate::grading::zone::Zone;
use crate::metric::history::{self, Moved};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::closing::Closing;
use crate::objective::course::{self, Misfit, misfit};
use crate::objective::headline::{Forecast, Headline};
use crate::objective::jump;
use crate::objective::key_result::KeyResult;
use crate::period::{Elapsed, Period};
use crate::record::Record;
use crate::record::name::Name;
use crate::sketch::Measure;
use crate::sorted::sorted;

/// How an objective stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it counts of each key result, in their order.
    pub counted: Vec<Counted>,
    /// What those come to, whether or not it is time to say it.
    pub total: Total,
    /// Where it is in its period.
    pub stage: Stage,
    /// The pace of each key result, from 0 to 1, where it can be told.
    pub paces: Vec<Option<Fraction>>,
    /// The day of the newest check-in that counts.
    pub newest: Option<Date>,
    /// Why the straight line of each key result does not fit, where it runs and does not.
    pub misfits: Vec<Option<Misfit>>,
    /// What is said first of it.
    headline: Headline,
    commitment: Commitment,
    closing: Option<Closing>,
}

/// Where an objective is in its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its first day is still to come.
    Ahead,
    /// It runs; also what has no period.
    Running,
    /// Its last day is past and it is still open: it is to be closed.
    Over,
    /// It is closed.
    Closed,
}

impl Standing {
    /// How an objective stands on a day, by the check-ins that were read.
    #[must_use]
    pub fn of(objective: &Objective, today: Date) -> Self {
        let period = objective.period;
        let all = objective.key_results.iter();
        let stage = Stage::of(objective, today);
        let counted = all.clone().map(|it| match stage {
            Stage::Closed => it.counted_at_close(period),
            _ => it.counted(period),
        });
        let counted: Vec<Counted> = counted.collect();
        let total = Total::of(&counted);
        let paces: Vec<Option<Fraction>> = objective
            .key_results
            .iter()
            .zip(&counted)
            .map(|(key_result, counted)| own_pace(key_result, counted, period?))
            .collect();
        let newest = |it: &KeyResult| it.counting(period).next_back().map(|it| it.date);
        Self {
            headline: Headline::of(objective, &counted, &total, &paces, stage, today),
            newest: objective.key_results.iter().filter_map(newest).max(),
            misfits: all
                .map(|it| match stage {
                    Stage::Running => misfit(it, period?),
                    _ => None,
                })
                .collect(),
            commitment: objective.commitment,
            closing: objective.closing,
            counted,
            total,
            stage,
            paces,
        }
    }

    /// What is said first of it: the one value that says whether there is a score, a
    /// verdict, a colour and a forecast to show.
    #[must_use]
    pub const fn headline(&self) -> &Headline {
        &self.headline
    }

    /// The score that is shown: so far while it is open, what has no value left out; once
    /// it is closed, that counts 0. None where there is none, and before it says anything.
    #[must_use]
    pub const fn score(&self) -> Option<&Fraction> {
        self.headline.score()
    }

    /// The score that it was closed with, where a reading that was corrected since made it
    /// another one.
    #[must_use]
    pub fn was(&self) -> Option<Decimal> {
        self.closing?.was(self.score()?)
    }

    /// The verdict on that score.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        self.headline.verdict()
    }

    /// The colour of that score, which never stands without a verdict.
    #[must_use]
    pub fn zone(&self) -> Option<Zone> {
        self.headline.zone()
    }

    /// What the forecast means for what was promised, where there is one.
    #[must_use]
    pub const fn outlook(&self) -> Option<Outlook> {
        self.headline.outlook()
    }

    /// The colour of one of its key results, by its place: by the same rule as the
    /// objective's own.
    #[must_use]
    pub fn zone_of(&self, at: usize) -> Option<Zone> {
        let Counted::Scored {
            grade: Some(grade), ..
        } = self.counted.get(at)?
        else {
            return None;
        };
        let score = &grade.score;
        let is_fair = match (self.stage, self.headline.forecast()) {
            (Stage::Closed, _) => true,
            _ if self.commitment == Commitment::Committed => false,
            (_, Some(Forecast::Over)) => true,
            (_, Some(_)) => {
                let of = |share: &Fraction| Outlook::of(share, self.commitment);
                let heading = self.paces.get(at)?.as_ref().map_or(Outlook::OnTrack, of);
                of(score) == heading
            }
            (_, None) => false,
        };
        is_fair.then(|| {
            let verdict = Verdict::on(score, self.commitment, false);
            Zone::judged(score, verdict.finding, self.commitment)
        })
    }

    /// Whether all of it was promised.
    #[must_use]
    pub fn is_must(&self) -> bool {
        self.commitment == Commitment::Committed
    }

    /// Whether all that it promises is there, with no guardrail broken: a must is kept
    /// then, or would be if it closed now.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let score = self.total.score.as_ref();
        let is_whole = score.is_ok_and(|score| score.if_closed == Fraction::one());
        is_whole && self.total.broken.is_empty()
    }

    /// What its score is the mean of: once it is closed, a key result without a value
    /// counts 0.
    #[must_use]
    pub fn counting(&self) -> Vec<Counted> {
        let all = self.counted.iter().cloned();
        if self.stage != Stage::Closed {
            return all.collect();
        }
        let nothing = |weight| Counted::scored(Measured::YesNo { done: false }, weight);
        all.map(|counted| match counted {
            Counted::Incomplete { weight }
            | Counted::Scored {
                grade: None,
                weight,
                ..
            } => nothing(weight),
            other => other,
        })
        .collect()
    }

    /// The score under the binary rule, where the other one is shown.
    #[must_use]
    pub fn binary(&self) -> Option<Fraction> {
        let shown = self.score()?;
        let Ok(score) = &self.total.score else {
            return Some(shown.clone());
        };
        if self.stage != Stage::Closed {
            return Some(score.binary.clone());
        }
        // Closed, what has no value is not reached.
        let closing = score.if_closed.checked_div(&score.spectrum);
        Some(score.binary.clone() * closing.unwrap_or_else(Fraction::one))
    }
}

impl Stage {
    /// Whether it runs, or is to: what is over is worked on no more, closed or not.
    #[must_use]
    pub const fn is_on_its_way(self) -> bool {
        matches!(self, Self::Ahead | Self::Running)
    }

    /// Where an objective is in its period on a day.
    pub(super) fn of(objective: &Objective, today: Date) -> Self {
        match objective.period {
            _ if objective.closing.is_some() => Self::Closed,
            Some(period) if today < period.first() => Self::Ahead,
            Some(period) if today > period.last() => Self::Over,
            _ => Self::Running,
        }
    }
}

/// A key result's pace: of a change by how much of the period was gone at its newest
/// check-in. The days say nothing about any other: what is done on the first of them
/// is done.
fn own_pace(key_result: &KeyResult, counted: &Counted, period: Period) -> Option<Fraction> {
    match key_result.measure {
        Measure::Change => {
            let newest = key_result.counting(Some(period)).next_back()?;
            pace(counted, &elapsed_from_a_tenth(newest.date, period))
        }
        Measure::Hold | Measure::YesNo => pace(counted, &Fraction::one()),
    }
}

/// How much of a period is gone on a day. A straight line says nothing before a tenth of
/// it: what was checked in earlier counts as if it were of that day, so that a forecast is
/// of the same key results as the score.
fn elapsed_from_a_tenth(day: Date, period: Period) -> Fraction {
    match period.elapsed(day) {
        Elapsed::Running(elapsed) => elapsed,
        // That day is later, and the first one that is not too early.
        Elapsed::TooEarly(from) => elapsed_from_a_tenth(from, period),
        Elapsed::Over => Fraction::one(),
    }
}

/// The value at which a key result lands on the last day of its period, if it goes
/// on along a straight line; none where that cannot be told, and for what is no
/// change.
#[must_use]
pub fn landing(key_result: &KeyResult, period: Period) -> Option<Fraction> {
    let Some(Measured::Change {
        change,
        now: Some(now),
    }) = key_result.measured(Some(period))
    else {
        return None;
    };
    let newest = key_result.counting(Some(period)).next_back()?;
    let Elapsed::Running(elapsed) = period.elapsed(newest.date) else {
        return None;
    };
    let start = Fraction::from(change.start());
    let gone = Fraction::from(now) - start.clone();
    Some(start + gone.checked_div(&elapsed)?)
}

/// What became of a key result since a week before a day; none if nothing.
#[must_use]
pub fn moved(objective: &Objective, key_result: &KeyResult, today: Date) -> Option<Moved> {
    let counts = |it: &Moved| key_result.counting(objective.period).next_back() == Some(&it.to);
    history::moved(key_result.values(), objective.period, today).filter(counts)
}

/// The names of the check-ins that a list needs, of all that are in a record.
#[must_use]
pub fn needed_in_record(record: &Record) -> BTreeSet<String> {
    let objective = Objective::read(record);
    let all = objective.key_results.iter();
    let needed = all.flat_map(|it| {
        let days = needed_by_lists(it, objective.period).into_iter();
        days.map(|day| (&it.id, day))
    });
    let needed = needed.chain(jump::needed(&objective));
    sorted(needed.map(|(id, day)| Name::At(id.clone(), day).to_string()))
}

/// The days of the check-ins that a list needs to say all of the above: of a standard each
/// one that counts; of any other key result those of the week before the newest, the one
/// before them, the newest of all, and what tells how it has gone.
#[must_use]
pub fn needed_by_lists(key_result: &KeyResult, period: Option<Period>) -> Vec<Date> {
    if key_result.measure != Measure::Hold {
        let mut needed = history::needed_by_lists(&key_result.check_ins, period);
        needed.extend(course::needed(key_result, period));
        return needed;
    }
    let newest = key_result.latest().map(|it| it.date);
    let counting = key_result.counting(period).map(|it| it.date);
    newest.into_iter().chain(counting).collect()
}
