//! Of which key results a check-in is due: once in each unit of the calendar, whenever the
//! one before was made (spec, *Grading*: "due").

use std::ops::AddAssign;

use time::Date;

use super::Objective;
use super::key_result::{KeyResult, answer};
use super::review::Brief;
use super::standing::Stage;
use crate::calendar::Calendar;
use crate::metric::cadence::Cadence;
use crate::metric::dated::Dated;
use crate::period::Period;
use crate::sketch::Measure;
use crate::sorted::sort_few;

/// That a check-in on a key result is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day of its newest check-in, none if there was none.
    pub newest: Option<Date>,
    /// How often one is due; none of a KPI, which is read in its own rhythm.
    pub cadence: Option<Cadence>,
    /// The days within the period in which it is due; of a KPI those whose reading is
    /// overdue, or if none is that lack one.
    pub unit: Period,
    /// Whether nobody checked in in the unit before this one either; of a KPI whether the
    /// reading is overdue.
    pub is_missed: bool,
}

/// How many numbers are due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueCount {
    /// All of them.
    pub all: usize,
    /// Of how many nobody checked in in the unit before this one either, by their cadence,
    /// in the order of [`Cadence::ALL`].
    pub missed: [usize; 3],
    /// How many of them are KPIs whose reading is overdue.
    pub overdue: usize,
}

/// Whether a check-in on a key result is due: its objective runs, and nobody has checked in
/// in the unit of its cadence that runs. So a late one or one more changes nothing about the
/// next. What is done is not asked for again.
///
/// Only check-ins within the period are asked after, since no others count. A unit was missed
/// if all of it was within the period, and the key result was there by its first day: the week
/// in which something begins is nothing to be late with.
///
/// Of a KPI the reading of the period's last unit is due until the objective is closed.
#[must_use]
pub fn due(
    objective: &Objective,
    key_result: &KeyResult,
    calendar: Calendar,
    today: Date,
) -> Option<Due> {
    let stage = Stage::of(objective, today);
    if key_result.kpi.is_some() {
        return due_of_kpi(objective, key_result, stage);
    }
    if stage != Stage::Running {
        return None;
    }
    let (cadence, period) = (objective.cadence, objective.period);
    let has = |unit: Period| {
        let mut counting = key_result.counting(period).rev();
        counting.any(|it| unit.contains(it.date))
    };
    // What was done before its period does not count, and is to be said again.
    let is_done =
        |it: &Dated| key_result.measure == Measure::YesNo && answer(it.value) == Some(true);
    let mut counting = key_result.counting(period);
    let since = period.map(Period::first);
    let unit = cadence.unit_of(today, since, calendar);
    // Of tomorrow, where it is that already: what is checked in today is of that day, too.
    let tomorrow = today.next_day();
    let counting_last = key_result.counting(period).rev();
    let mut ahead = counting_last.take_while(|it| it.date > today);
    let is_ahead = ahead.any(|it| Some(it.date) == tomorrow);
    if counting.next_back().is_some_and(is_done) || has(unit) || is_ahead {
        return None;
    }
    let newest = key_result.latest().map(|it| it.date);
    let before = unit.first().previous_day();
    let before = before.map(|day| cadence.unit_of(day, since, calendar));
    let was_asked = |unit: Period| {
        let was_there = match (key_result.id.made(), since) {
            (None, None) => newest.is_some_and(|newest| newest < unit.first()),
            (made, _) => made.is_none_or(|made| made <= unit.first()),
        };
        was_there && since.is_none_or(|since| since <= unit.first())
    };
    Some(Due {
        newest,
        cadence: Some(cadence),
        unit: period.map_or(Some(unit), |period| unit.overlap(period))?,
        is_missed: before.is_some_and(|unit| was_asked(unit) && !has(unit)),
    })
}

/// A KPI is read in its own rhythm, and asked for where it lacks a reading. That of the last
/// unit of the period cannot be there before the period is over.
fn due_of_kpi(objective: &Objective, key_result: &KeyResult, stage: Stage) -> Option<Due> {
    let fed = key_result.fed.as_ref()?;
    let lacks = fed.due.lacks?;
    // Of a week its Thursday decides, though it may end after the period.
    let carries = fed.asked_in.day_of(lacks);
    let ends_within = || objective.period.is_some_and(|it| it.contains(carries));
    let is_due = stage == Stage::Running || (stage == Stage::Over && ends_within());
    is_due.then(|| Due {
        newest: key_result.latest().map(|it| it.date),
        cadence: None,
        unit: fed.due.overdue.unwrap_or(lacks),
        is_missed: fed.due.overdue.is_some(),
    })
}

/// The key results of which a check-in is due, in their order: of several that are one KPI
/// the first, since a reading is of all of them.
#[must_use]
pub fn all_due(objective: &Objective, calendar: Calendar, today: Date) -> Vec<(&KeyResult, Due)> {
    let mut all: Vec<(&KeyResult, Due)> = Vec::new();
    for key_result in &objective.key_results {
        let kpi = key_result.kpi.as_ref();
        let is_asked = kpi.is_some() && all.iter().any(|(it, _)| it.kpi.as_ref() == kpi);
        if !is_asked && let Some(due) = due(objective, key_result, calendar, today) {
            all.push((key_result, due));
        }
    }
    all
}

impl DueCount {
    /// One number that is due.
    #[must_use]
    pub fn of(due: &Due) -> Self {
        let missed = Cadence::ALL.map(|it| usize::from(due.is_missed && due.cadence == Some(it)));
        Self {
            all: 1,
            missed,
            overdue: usize::from(due.is_missed && due.cadence.is_none()),
        }
    }

    /// Of how many the unit before was missed, too, or the reading is overdue.
    #[must_use]
    pub fn late(&self) -> usize {
        self.missed.iter().sum::<usize>() + self.overdue
    }
}

impl AddAssign for DueCount {
    fn add_assign(&mut self, more: Self) {
        self.all += more.all;
        self.overdue += more.overdue;
        for (missed, more) in self.missed.iter_mut().zip(more.missed) {
            *missed += more;
        }
    }
}

/// How many numbers are due in several objectives: a KPI that is a key result of two of them
/// is one.
#[must_use]
pub fn count_due<'a>(briefs: impl IntoIterator<Item = &'a Brief>) -> DueCount {
    let (mut count, mut kpis) = (DueCount::default(), Vec::new());
    for brief in briefs {
        count += brief.due;
        kpis.extend(brief.due_kpis.iter().map(|(kpi, due)| (kpi, due)));
    }
    sort_few(&mut kpis, |(one, _), (other, _)| one.cmp(other));
    kpis.dedup_by_key(|(kpi, _)| *kpi);
    for (_, due) in kpis {
        count += *due;
    }
    count
}
