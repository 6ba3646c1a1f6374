//! What a key result promised before it was changed, and what counts by that (spec,
//! *Grading*: "changed on the way").

use time::Date;

use super::key_result::{KeyResult, bound_of};
use super::revised::{Promised, Revised};
use crate::grading::measure::{Bound, Checks};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::period::Period;
use crate::plot::goal::Goal;
use crate::record::id::Id;
use crate::sketch::{Measure, Operator};
use crate::sorted::sort_few;

/// What a key result was measured by until a day. Numbers are in its own unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The day on which it was changed: the first one of what came after.
    pub until: Date,
    /// Whether a check-in of that very day was there before, and is still judged by this.
    pub through: bool,
    /// How it was measured.
    pub measure: Measure,
    /// On which side of a bound it was to be held.
    pub operator: Operator,
    /// Where it started, or the other end of a range.
    pub start: Option<Decimal>,
    /// Where it was to end, or the bound to hold.
    pub target: Option<Decimal>,
}

/// A piece of what a key result promised, from one change to the next: what it was until
/// which day, the oldest first, and what it is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Course {
    /// The target of a change.
    Target(Vec<(Decimal, Date)>, Decimal),
    /// The start of a change.
    Start(Vec<(Decimal, Date)>, Decimal),
    /// The bound of what is held.
    Bound(Vec<(Bound, Date)>, Bound),
    /// All that it was after, where it was measured otherwise; none for a yes/no.
    Goal(Vec<(Option<Goal>, Date)>, Option<Goal>),
}

/// How many checks were judged by a bound, and how many of them were inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The bound.
    pub by: Bound,
    /// The checks.
    pub checks: Checks,
}

impl Earlier {
    /// What was promised of a key result before each change, the oldest first.
    pub(super) fn all(key_result: &KeyResult, revised: &[Revised]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let mut state = Self {
            until: Date::MIN,
            through: false,
            measure: key_result.measure,
            operator: key_result.operator,
            start: key_result.start,
            target: key_result.target,
        };
        let own = |it: &&Revised| it.key_result.as_ref() == Some(&key_result.id);
        // Backwards from what it is now: what is not said of a day was as after it.
        for revised in revised.iter().rev().filter(own) {
            state.take_back(revised.was);
            (state.until, state.through) = (revised.on, revised.is_checked);
            match all.last_mut() {
                // Of one change, or of several of a day of which nothing was judged between.
                Some(last) if (last.until, last.through) == (state.until, state.through) => {
                    *last = state.clone();
                }
                _ => all.push(state.clone()),
            }
        }
        all.reverse();
        all
    }

    /// With a piece as it was.
    const fn take_back(&mut self, was: Promised) {
        match was {
            Promised::Target(target) => self.target = Some(target),
            Promised::Start(start) => self.start = Some(start),
            Promised::Operator(operator) => self.operator = operator,
            Promised::Measure(measure) => self.measure = measure,
            Promised::Commitment(_) => {}
        }
    }

    /// Whether a check-in of a day is judged by it, or by one before it.
    fn judges(&self, day: Date) -> bool {
        day < self.until || (day == self.until && self.through)
    }

    /// The bound that was held; none where it was no standard.
    #[must_use]
    pub fn bound(&self) -> Option<Bound> {
        let is_held = self.measure == Measure::Hold;
        is_held.then(|| bound_of(self.operator, self.start, self.target))?
    }

    /// What a drawing showed of it; none of a yes/no and where something was missing.
    #[must_use]
    pub fn goal(&self) -> Option<Goal> {
        Goal::of(self.measure, self.bound(), self.start, self.target)
    }
}

impl KeyResult {
    /// The bound by which its value of a day is judged: the one in force on that day. What
    /// was there before it was a standard is judged by the first bound that it had.
    pub(super) fn bound_on(&self, day: Date) -> Option<Bound> {
        let mut judging = self.earlier.iter().filter(|it| it.judges(day));
        judging.find_map(Earlier::bound).or_else(|| self.bound())
    }

    /// By which bounds its checks that count were judged, the earliest first; those by the
    /// same one after another together. Empty where it is no standard.
    #[must_use]
    pub fn judged(&self, period: Option<Period>) -> Vec<Judged> {
        if self.measure != Measure::Hold {
            return Vec::new();
        }
        let mut all: Vec<(Bound, u32, u32)> = Vec::new();
        for check in self.counting(period) {
            let Some(by) = self.bound_on(check.date) else {
                return Vec::new();
            };
            let inside = u32::from(by.holds(check.value));
            match all.last_mut() {
                Some((last, insides, count)) if *last == by => {
                    *insides += inside;
                    *count += 1;
                }
                _ => all.push((by, inside, 1)),
            }
        }
        let all = all.into_iter().filter_map(|(by, inside, count)| {
            let checks = Checks::new(inside, count)?;
            Some(Judged { by, checks })
        });
        all.collect()
    }

    /// What of its promise changed on the way. What was set back as it had been before
    /// anything was judged by it is not told.
    #[must_use]
    pub fn courses(&self) -> Vec<Course> {
        if self.earlier.is_empty() {
            return Vec::new();
        }
        let of = self.earlier.iter();
        if of.clone().any(|it| it.measure != self.measure) {
            let was = runs(of.map(|it| (it.goal(), it.until)), self.goal(), true);
            let told = (!was.is_empty()).then(|| Course::Goal(was, self.goal()));
            return told.into_iter().collect();
        }
        match self.measure {
            Measure::YesNo => Vec::new(),
            Measure::Hold => {
                let Some(now) = self.bound() else {
                    return Vec::new();
                };
                let was = of.filter_map(|it| Some((it.bound()?, it.until)));
                let was = runs(was, now, false);
                let told = (!was.is_empty()).then_some(Course::Bound(was, now));
                told.into_iter().collect()
            }
            Measure::Change => {
                let piece = |pick: fn(&Earlier) -> Option<Decimal>, now: Option<Decimal>| {
                    let now = now?;
                    let of = self.earlier.iter();
                    let was = runs(of.filter_map(|it| Some((pick(it)?, it.until))), now, true);
                    (!was.is_empty()).then_some((was, now))
                };
                let target = piece(|it| it.target, self.target);
                let target = target.map(|(was, now)| Course::Target(was, now));
                let start = piece(|it| it.start, self.start);
                let start = start.map(|(was, now)| Course::Start(was, now));
                target.into_iter().chain(start).collect()
            }
        }
    }
}

impl Objective {
    /// What it promised as a whole before that was changed: which kind until which day, the
    /// oldest first. Empty where it always was what it is.
    #[must_use]
    pub fn commitments(&self) -> Vec<(Commitment, Date)> {
        let first = self.period.map(Period::first);
        let was = self.revised.iter().filter_map(|it| match it.was {
            Promised::Commitment(was) if first < Some(it.on) => Some((was, it.on)),
            _ => None,
        });
        runs(was, self.commitment, true)
    }

    /// Lets each key result know what it promised before, as far as that reaches into the
    /// period.
    pub(super) fn with_earlier(mut self) -> Self {
        let first = self.period.map(Period::first);
        for it in &mut self.key_results {
            it.earlier = Earlier::all(it, &self.revised);
            it.earlier
                .retain(|it| first.is_none_or(|first| it.judges(first)));
        }
        self
    }
}

/// What a change of a key result that somebody is about to save does to what was checked in
/// before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// So many check-ins that count, at least 1, are still judged by this bound; by those of
    /// their days where that is none.
    Kept(usize, Option<Bound>),
    /// The score of the same values becomes another one.
    Jumps(Fraction, Fraction),
    /// The day of the change is kept, and nothing else comes of it.
    Dated,
}

/// What saving a key result so does; none where nothing is changed that was promised before
/// the day, as long as the objective runs.
#[must_use]
pub fn effect(before: &Objective, now: &KeyResult, today: Date) -> Option<Effect> {
    if !before.is_promised_by(today) {
        return None;
    }
    let was = before.key_result(now.id.as_str())?;
    let period = before.period;
    let changed = Promised::of_key_result(was)
        .into_iter()
        .any(|it| it.now_of(now) != Some(it));
    if !changed {
        return None;
    }
    let mut then = was.clone();
    then.measure = now.measure;
    then.operator = now.operator;
    then.start = now.start;
    then.target = now.target;
    if (was.measure, then.measure) == (Measure::Hold, Measure::Hold) {
        let judged = was.judged(period);
        let count: usize = judged.iter().map(|it| it.checks.all() as usize).sum();
        return Some(match judged.as_slice() {
            [] => Effect::Dated,
            [one] => Effect::Kept(count, Some(one.by)),
            _ => Effect::Kept(count, None),
        });
    }
    let scores = was.score(period).zip(then.score(period));
    Some(match scores {
        Some((from, to)) if from != to => Effect::Jumps(from, to),
        _ => Effect::Dated,
    })
}

/// What something was until which day, those that are the same one after another together.
/// `forgets` what was tried and set back: nothing is left of it.
fn runs<T: Copy + PartialEq>(
    was: impl Iterator<Item = (T, Date)>,
    now: T,
    forgets: bool,
) -> Vec<(T, Date)> {
    let mut runs: Vec<(T, Date)> = Vec::new();
    for (value, until) in was {
        if forgets && let Some(at) = runs.iter().position(|(was, _)| *was == value) {
            runs.truncate(at);
        }
        match runs.last_mut() {
            Some((last, day)) if *last == value => *day = until,
            _ => runs.push((value, until)),
        }
    }
    match forgets {
        true => {
            let at = runs.iter().position(|(was, _)| *was == now);
            runs.truncate(at.unwrap_or(runs.len()));
        }
        false if runs.last().is_some_and(|(was, _)| *was == now) => {
            runs.pop();
        }
        false => {}
    }
    runs
}

/// Whether somebody checked in on a key result on a day.
pub(super) fn is_checked(objective: &Objective, key_result: &Id, on: Date) -> bool {
    let key_result = objective.key_result(key_result.as_str());
    key_result.is_some_and(|it| it.values().iter().any(|it| it.date == on))
}

/// Puts changes in the order in which they were made.
pub(super) fn in_order(all: &mut [Revised]) {
    sort_few(all, |one, other| {
        (one.on, &one.id).cmp(&(other.on, &other.id))
    });
}
