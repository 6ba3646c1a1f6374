//! Several objectives together: a period on one page, and what closed periods say.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use time::Date;

use crate::calendar::Calendar;
use crate::grading::history::Closed;
use crate::grading::pace::Outlook;
use crate::grading::verdict::{Commitment, Verdict};
use crate::grading::zone::Zone;
use crate::handoff::settle::to_ask;
use crate::number::fraction::{Fraction, weighted_sum};
use crate::objective::Objective;
use crate::objective::aim::Aim;
use crate::objective::closing::Closing;
use crate::objective::due::{DueCount, all_due, count_due};
use crate::objective::headline::Basis;
use crate::objective::standing::{Stage, Standing, moved};
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Level;
use crate::sorted::sort_few;

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
    /// Of how many key results that score is, while it is open.
    pub basis: Basis,
    /// Whether all that it promises is there: a must is kept then, or would be.
    pub is_whole: bool,
    /// Whether one of its guardrails is broken.
    pub is_broken: bool,
    /// What its pace means, where that can be told.
    pub outlook: Option<Outlook>,
    /// Of how many key results a check-in is due, besides those that are KPIs.
    pub due: DueCount,
    /// The KPIs of which a reading is due, each counted: another objective may ask for the
    /// same one.
    pub due_kpis: Vec<(Id, DueCount)>,
    /// How many of them moved since last week.
    pub moved: usize,
    /// The objective that it goes on from.
    pub continues: Option<Id>,
    /// The key results of a closed one that somebody wanted to be asked about by now, with
    /// their names.
    pub to_ask: Vec<(Id, String)>,
    /// What its key results are after.
    pub aims: Vec<Aim>,
    /// What was learned and what one would do differently, once it is closed.
    pub lessons: Option<[String; 2]>,
}

/// The objectives of one period that are at one stage of it, in sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Their days, none for those that have no period.
    pub period: Option<Period>,
    /// Where all of them are.
    pub stage: Stage,
    /// What they come to.
    pub summary: Summary,
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
    /// there is none, if there are more than [`MOST_IN_MEAN`], and if they are not of
    /// one period and either all open or all closed.
    pub aspirational: Option<Fraction>,
    /// Of how many key results that mean is, of all that those objectives have, where some
    /// have no value yet (spec, *Grading*: one basis).
    pub basis: Option<Basis>,
    /// How many committed ones were kept, or while they are open are on course, of
    /// those of which that can be told. None where there is no mean either.
    pub committed: Option<(u32, u32)>,
    /// How many are on track, at risk and off track.
    pub outlooks: [usize; 3],
    /// How many numbers are due.
    pub due: DueCount,
    /// How many key results moved since last week.
    pub moved: usize,
}

impl Brief {
    /// An objective in short on a day, by the check-ins that a list knows.
    #[must_use]
    pub fn of(objective: &Objective, calendar: Calendar, today: Date) -> Self {
        let standing = Standing::of(objective, today);
        let all = || objective.key_results.iter();
        let lessons = [&objective.learned, &objective.differently];
        let lessons = lessons.map(Clone::clone);
        let is_closed = standing.stage == Stage::Closed;
        let (mut due, mut due_kpis) = (DueCount::default(), Vec::new());
        for (key_result, is_due) in all_due(objective, calendar, today) {
            let count = DueCount::of(&is_due);
            match &key_result.kpi {
                Some(kpi) => due_kpis.push((kpi.clone(), count)),
                None => due += count,
            }
        }
        let says = is_closed && lessons.iter().any(|text| !text.is_empty());
        Self {
            period: objective.period,
            level: objective.level,
            commitment: objective.commitment,
            stage: standing.stage,
            closing: objective.closing,
            score: standing.score().cloned(),
            verdict: standing.verdict(),
            basis: Basis {
                measured: standing.total.measured,
                scored: standing.total.scored,
            },
            is_whole: standing.is_whole(),
            is_broken: !standing.total.broken.is_empty(),
            outlook: standing.outlook(),
            due,
            due_kpis,
            moved: if is_closed {
                0
            } else {
                all().filter_map(|it| moved(objective, it, today)).count()
            },
            continues: objective.continues.clone(),
            to_ask: to_ask(objective, today)
                .map(|it| (it.id.clone(), it.name.clone()))
                .collect(),
            aims: all().filter_map(Aim::of).collect(),
            lessons: says.then_some(lessons),
        }
    }
}

impl Brief {
    /// How many numbers are due in it.
    #[must_use]
    pub fn all_due(&self) -> DueCount {
        count_due([self])
    }

    /// The zone of a closed one, the same as where it is open: of what was promised there is
    /// kept and missed, and what came at the cost of a guardrail is not kept. One that is not
    /// closed has none here.
    #[must_use]
    pub fn closed_zone(&self) -> Option<Zone> {
        let score = self
            .score
            .as_ref()
            .filter(|_| self.stage == Stage::Closed)?;
        Some(Zone::judged(score, self.verdict?.finding, self.commitment))
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
            summary.moved += brief.moved;
            if let Some(outlook) = brief.outlook {
                summary.outlooks[outlook as usize] += 1;
            }
        }
        summary.due = count_due(briefs.iter().copied());
        // Of different periods, and of what runs and what is closed, a mean says nothing.
        let alike = |one: &&Brief| (one.period, one.stage == Stage::Closed);
        if briefs
            .windows(2)
            .all(|two| alike(&two[0]) == alike(&two[1]))
        {
            let Closed {
                aspirational,
                committed,
            } = came_to(&briefs);
            summary.aspirational = aspirational.filter(|_| briefs.len() <= MOST_IN_MEAN);
            summary.basis = basis(&briefs).filter(|_| summary.aspirational.is_some());
            summary.committed = committed;
        }
        summary
    }
}

/// Objectives in sum, those of each period apart, and within it those that are open
/// from those that are closed. The one to speak of comes first: of what runs the
/// period that most objectives have, of equals the one that ends first. Then the
/// others that run, what is to be closed, what is still to begin, what is closed; what
/// has no period comes last among its like.
#[must_use]
pub fn sums<'a>(briefs: impl IntoIterator<Item = &'a Brief>) -> Vec<Sum> {
    let mut alike: BTreeMap<_, Vec<&Brief>> = BTreeMap::new();
    for brief in briefs {
        let days = brief.period.map(|period| (period.last(), period.first()));
        let key = (rank(brief.stage), days.is_none(), days);
        alike.entry(key).or_default().push(brief);
    }
    let mut sums = Vec::new();
    for of in alike.into_values() {
        sums.push(Sum {
            period: of[0].period,
            stage: of[0].stage,
            summary: Summary::of(of),
        });
    }
    let most = |it: &Sum| {
        let many = it.summary.objectives;
        let leads = it.stage == Stage::Running && it.period.is_some();
        (rank(it.stage), Reverse(if leads { many } else { 0 }))
    };
    sort_few(&mut sums, |one, other| most(one).cmp(&most(other)));
    sums
}

const fn rank(stage: Stage) -> u8 {
    match stage {
        Stage::Running => 0,
        Stage::Over => 1,
        Stage::Ahead => 2,
        Stage::Closed => 3,
    }
}

/// Whether a must was kept, or is on course; none where that cannot be told yet. A
/// broken guardrail keeps it from either.
fn on_course(brief: &Brief) -> Option<bool> {
    let kept = brief.is_whole;
    match (brief.stage, brief.outlook) {
        (Stage::Over | Stage::Closed, _) => Some(kept),
        (_, Some(outlook)) => Some(kept || (outlook == Outlook::OnTrack && !brief.is_broken)),
        (_, None) => kept.then_some(true),
    }
}

/// What objectives of one period come to: the mean of the aspirational ones, and how
/// many committed ones were kept, or are on course.
pub(super) fn came_to(briefs: &[&Brief]) -> Closed {
    let of = |commitment| briefs.iter().filter(move |it| it.commitment == commitment);
    let scores: Vec<&Fraction> = of(Commitment::Aspirational)
        .filter_map(|it| it.score.as_ref())
        .take(MOST_IN_MEAN + 1)
        .collect();
    let one = Fraction::one();
    let few = scores.len() <= MOST_IN_MEAN;
    let sum = few.then(|| weighted_sum(scores.iter().map(|score| (&one, *score))));
    let count = i64::try_from(scores.len()).unwrap_or(i64::MAX);
    let (mut kept, mut all) = (0_u32, 0_u32);
    for is_kept in of(Commitment::Committed).filter_map(|it| on_course(it)) {
        kept += u32::from(is_kept);
        all += 1;
    }
    Closed {
        aspirational: sum.and_then(|sum| sum.checked_div(&Fraction::of(count, 1))),
        committed: (all > 0).then_some((kept, all)),
    }
}

/// Of how many key results the mean of the aspirational ones among open objectives is, of all
/// that these have; none where that is all of them, and where they are closed: then what has
/// no value counts 0.
pub(super) fn basis(briefs: &[&Brief]) -> Option<Basis> {
    let of = |it: &&&Brief| it.commitment == Commitment::Aspirational && it.stage != Stage::Closed;
    let all = briefs
        .iter()
        .filter(of)
        .map(|it| (it.basis, it.score.is_some()));
    let (mut measured, mut scored) = (0, 0);
    for (basis, has_score) in all {
        measured += if has_score { basis.measured } else { 0 };
        scored += basis.scored;
    }
    (measured < scored).then_some(Basis { measured, scored })
}

/// Objectives by their periods, those that end last at the end. What has no period
/// belongs to none.
pub(super) fn by_period<'a>(
    briefs: impl IntoIterator<Item = &'a Brief>,
) -> impl DoubleEndedIterator<Item = (Period, Vec<&'a Brief>)> {
    let mut periods: BTreeMap<(Date, Date), Vec<&Brief>> = BTreeMap::new();
    for brief in briefs {
        if let Some(period) = brief.period {
            let days = (period.last(), period.first());
            periods.entry(days).or_default().push(brief);
        }
    }
    let all = periods.into_values();
    all.filter_map(|of| Some((of.first()?.period?, of)))
}

/// The closed periods, the oldest first: those in which no objective is open any
/// more. What has no period belongs to none.
#[must_use]
pub fn closed_periods<'a>(briefs: impl IntoIterator<Item = &'a Brief>) -> Vec<(Period, Closed)> {
    let all = by_period(briefs);
    all.filter(|(_, of)| of.iter().all(|it| it.stage == Stage::Closed))
        .map(|(period, of)| (period, came_to(&of)))
        .collect()
}
