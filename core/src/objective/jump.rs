//! Scores that are other ones because of what was promised, and not of what was done.

use std::collections::BTreeSet;

use time::Date;

use super::key_result::KeyResult;
use crate::grading::objective::Total;
use crate::metric::dated::Dated;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Measure;
use crate::sorted::sorted;

/// What of a promise made a score jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// A target.
    Target,
    /// A start.
    Start,
    /// How something is measured.
    Measure,
    /// Several of those on one day.
    Several,
}

/// A score that is another one because of what was promised, and not of what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jump {
    /// The day of the change.
    pub on: Date,
    /// What was changed.
    pub what: Moved,
    /// The score by what was promised before, from 0 to 1.
    pub before: Fraction,
    /// The score of the same values by what was promised then, from 0 to 1.
    pub after: Fraction,
    /// Whether that is the score now: nothing moved it since.
    pub stands: bool,
}

impl KeyResult {
    /// The newest change of what it promises that made its score another one.
    #[must_use]
    pub fn jump(&self, period: Option<Period>) -> Option<Jump> {
        let now = self.score(period);
        self.days_of_change().into_iter().rev().find_map(|on| {
            let [before, after] = self.around(on);
            let what = before.moved_to(&after)?;
            jump(
                on,
                what,
                before.score(period),
                after.score(period),
                now.as_ref(),
            )
        })
    }

    /// The days on which its promise was changed, the first one first.
    fn days_of_change(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.earlier.iter().map(|it| it.until).collect();
        days.dedup();
        days
    }

    /// It as it was on a day right before what was changed on that day, and right after.
    fn around(&self, on: Date) -> [Self; 2] {
        [false, true].map(|is_after| {
            let mut of = self.earlier.iter();
            let at = of.position(|it| it.until > on || (it.until == on && !is_after));
            let mut then = self.clone();
            if let Some(was) = at.and_then(|at| self.earlier.get(at)) {
                then.measure = was.measure;
                then.operator = was.operator;
                then.start = was.start;
                then.target = was.target;
            }
            then.earlier.truncate(at.unwrap_or(self.earlier.len()));
            then.is_guardrail &= then.measure == Measure::Hold;
            // What was checked in after it on the same day says nothing of it.
            let mut of_day = self.earlier.iter().filter(|it| it.until == on);
            let is_known = of_day.clone().next().is_none() || of_day.any(|it| it.through);
            let until = if is_known {
                Some(on)
            } else {
                on.previous_day()
            };
            then.forget_after(until.unwrap_or(on));
            then
        })
    }

    /// What of its promise is another one in what it became, and may make its score another
    /// one; none where nothing is. A bound judges what comes after it.
    fn moved_to(&self, after: &Self) -> Option<Moved> {
        if self.measure != after.measure {
            return Some(Moved::Measure);
        }
        if self.measure != Measure::Change {
            return None;
        }
        match (self.start != after.start, self.target != after.target) {
            (false, false) => None,
            (true, true) => Some(Moved::Several),
            (true, false) => Some(Moved::Start),
            (false, true) => Some(Moved::Target),
        }
    }
}

impl Objective {
    /// The newest change of what a key result promises that made the objective's score
    /// another one.
    #[must_use]
    pub fn jump(&self) -> Option<Jump> {
        let days = self.key_results.iter().flat_map(KeyResult::days_of_change);
        let days: BTreeSet<Date> = sorted(days);
        if days.is_empty() {
            return None;
        }
        let score = |key_results: &[KeyResult]| {
            let counted = key_results.iter().map(|it| it.counted(self.period));
            let total = Total::of(&counted.collect::<Vec<_>>());
            total.score.ok().map(|score| score.spectrum)
        };
        let now = score(&self.key_results);
        days.into_iter().rev().find_map(|on| {
            let all = self.key_results.iter().map(|it| it.around(on));
            let (before, after): (Vec<_>, Vec<_>) = all.map(<(_, _)>::from).unzip();
            let pairs = before.iter().zip(&after);
            let what = pairs.filter_map(|(before, after)| before.moved_to(after));
            let what = what.reduce(|one, other| if one == other { one } else { Moved::Several });
            jump(on, what?, score(&before), score(&after), now.as_ref())
        })
    }
}

fn jump(
    on: Date,
    what: Moved,
    before: Option<Fraction>,
    after: Option<Fraction>,
    now: Option<&Fraction>,
) -> Option<Jump> {
    let (before, after) = before.zip(after).filter(|(one, other)| one != other)?;
    Some(Jump {
        on,
        what,
        stands: now == Some(&after),
        before,
        after,
    })
}

/// The check-ins that the scores around each change rest on, by key result: the newest by
/// then of each.
pub(super) fn needed(objective: &Objective) -> impl Iterator<Item = (&Id, Date)> {
    let all = objective.key_results.iter();
    let days: BTreeSet<Date> = sorted(all.flat_map(KeyResult::days_of_change));
    let on_days = days.into_iter().flat_map(|on| {
        let all = objective.key_results.iter();
        all.flat_map(move |it| [Some(on), on.previous_day()].map(|day| (it, day)))
    });
    on_days.filter_map(|(it, day)| {
        let newest = |dated: &&Dated| day.is_some_and(|day| dated.date <= day);
        let newest = it.counting(objective.period).rfind(newest)?;
        Some((&it.id, newest.date))
    })
}
