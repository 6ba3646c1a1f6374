//! What turns out to be odd as time goes by (spec, *Checks*: over time).

use time::Date;

use super::{Finding, Named};
use crate::grading::measure::Change;
use crate::metric::dated::Dated;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::aim::Aim;
use crate::objective::key_result::KeyResult;
use crate::objective::review::Brief;
use crate::objective::revised::Revised;
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Measure;

/// What is still open after its period: a number that stays in place is a KPI (Rock,
/// *mistakes*). Not what is done or not, what ends as a total, and what nobody measured.
pub(super) fn still_open(objective: &Objective, today: Date) -> Option<Finding> {
    let period = objective.period.filter(|it| it.last() < today)?;
    let stays = objective.scored().filter(|it| {
        let is_measured = it.counting(Some(period)).next().is_some();
        // A KPI is one already, and goes on by itself.
        it.kpi.is_none() && is_measured && !it.is_left && is_level(it, objective.period)
    });
    let key_results: Vec<Named> = stays.map(Named::of).collect();
    (!key_results.is_empty()).then_some(Finding::StillOpen {
        since: period.last(),
        key_results,
    })
}

/// What was after the same in the period before: in the objective that this one continues,
/// or in one whose period this one's follows.
pub(super) fn repeated(objective: &Objective, others: &[(&Id, &Brief)]) -> Vec<Finding> {
    let follows = |it: &Brief| {
        let next = it.period.and_then(Period::next);
        next.is_some() && next == objective.period
    };
    let before = others.iter().filter(|(id, brief)| {
        let is_continued = objective.continues.as_ref() == Some(*id);
        is_continued || follows(brief)
    });
    let aims: Vec<&Aim> = before.flat_map(|(_, brief)| &brief.aims).collect();
    let levels = objective
        .scored()
        .filter(|it| is_level(it, objective.period));
    let again = levels.filter(|it| {
        let aim = Aim::of(it);
        aim.is_some_and(|aim| aims.iter().any(|it| it.is_same(&aim)))
    });
    let found = again.map(|it| Finding::Repeated {
        key_result: Named::of(it),
        is_kpi: it.kpi.is_some(),
    });
    found.collect()
}

/// What was there before its period began, where it can be told on which side it is to be:
/// that is theatre (Rock, *mistakes*).
pub(super) fn already_met(objective: &Objective) -> Vec<Finding> {
    let Some(period) = objective.period else {
        return Vec::new();
    };
    let met = objective.scored().filter_map(|it| {
        let before = it.values().iter().rfind(|it| it.date < period.first())?;
        let first = it.counting(Some(period)).next();
        // What had slipped by its first value is there to be won back.
        let is_met = meets(it, before) && first.is_none_or(|first| meets(it, first));
        is_met.then(|| Finding::AlreadyMet {
            key_result: Named::of(it),
            value: before.value,
            unit: it.unit.clone(),
            on: before.date,
            is_kpi: it.kpi.is_some(),
        })
    });
    met.collect()
}

/// Whether a value is what a key result is after: a standard by the bound of its day.
fn meets(key_result: &KeyResult, value: &Dated) -> bool {
    match key_result.measure {
        Measure::YesNo => false,
        Measure::Hold => {
            let bound = key_result.bound_on(value.date);
            bound.is_some_and(|it| it.holds(value.value))
        }
        Measure::Change => {
            let ends = key_result.start.zip(key_result.target);
            let change = ends.and_then(|(start, target)| Change::new(start, target).ok());
            change.is_some_and(|it| it.raw(value.value) >= Fraction::one())
        }
    }
}

/// What was promised, and is not what it was at first; of what was changed more than once,
/// the day of the last change. What was set back is not said.
pub(super) fn revised(objective: &Objective) -> Vec<Finding> {
    let mut found: Vec<(&Revised, Date, Vec<Id>)> = Vec::new();
    for revised in &objective.revised {
        match found
            .iter_mut()
            .find(|(first, ..)| first.is_of_same(revised))
        {
            Some((_, last, ids)) => {
                *last = revised.on;
                ids.push(revised.id.clone());
            }
            None => found.push((revised, revised.on, vec![revised.id.clone()])),
        }
    }
    let found = found.into_iter().filter_map(|(first, on, revisions)| {
        let of = first.key_result.as_ref();
        let key_result = match of {
            Some(id) => Some(objective.key_result(id.as_str())?),
            None => None,
        };
        let now = first.was.now(objective, of);
        (now != Some(first.was)).then(|| Finding::Revised {
            on,
            key_result: key_result.map(Named::of),
            unit: key_result.map_or_else(String::new, |it| it.unit.clone()),
            is_held: key_result.is_some_and(|it| it.measure == Measure::Hold),
            was: first.was,
            now,
            revisions,
        })
    });
    found.collect()
}

/// Whether it is a level that can be watched: not done or not, and no total, but for what a
/// KPI comes to in each unit.
fn is_level(key_result: &KeyResult, period: Option<Period>) -> bool {
    let is_total = key_result.kpi.is_none() && key_result.adds_up(period);
    key_result.measure != Measure::YesNo && !is_total
}
