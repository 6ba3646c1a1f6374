//! How a number has gone lately, beside the straight line that a forecast is drawn along.
//!
//! The pace of a change is its score by the share of the period that is gone (spec,
//! *Grading*: "pace"): a line from the start on the first day through the newest value. What
//! happened between those two is not in it. Here is told where it does not fit.

use time::Date;

use super::key_result::KeyResult;
use crate::grading::measure::Change;
use crate::metric::dated::Dated;
use crate::number::fraction::Fraction;
use crate::period::{Elapsed, Period};
use crate::sketch::Measure;

/// Why a straight line from the start through the newest value does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It was at its target and is not any more, or it fell back by more than a quarter of
    /// the way: from the peak that [`lost`] tells.
    FellBack,
    /// It has not moved since this check-in, which was half of the days ago or more.
    Flat(Dated),
    /// It is where it was at this check-in, and was elsewhere between.
    NoFurther(Dated),
    /// It has gone the other way since this check-in.
    Back(Dated),
    /// It has gone less than half as fast since this check-in.
    Slower(Dated),
    /// It has gone more than half as fast again since this check-in, or turned round.
    Faster(Dated),
}

/// The check-in at which a change was further than it is by its latest one: the
/// first of those that were furthest. "Reached 18.4 on 2 September, closed at 17.9".
#[must_use]
pub fn peak(key_result: &KeyResult, period: Option<Period>) -> Option<&Dated> {
    let change = change_of(key_result)?;
    let falls = change.start() > change.target();
    let mut all = key_result.counting(period);
    let latest = all.next_back()?;
    let mut furthest = latest;
    for it in all.rev() {
        let (is_above, is_below) = (it.value > furthest.value, it.value < furthest.value);
        let is_further = if falls { is_below } else { is_above };
        // Of those that were as far the first: but for the latest, which lost nothing.
        if is_further || (it.value == furthest.value && furthest.date != latest.date) {
            furthest = it;
        }
    }
    (furthest.date != latest.date).then_some(furthest)
}

/// The peak of a change that was lost: its target was reached and is not any more, or its
/// score fell by a tenth at least. Less than that is the usual up and down.
#[must_use]
pub fn lost(key_result: &KeyResult, period: Option<Period>) -> Option<&Dated> {
    let (peak, fall) = fall(key_result, period)?;
    (fall >= Fall::By(Fraction::of(1, 10))).then_some(peak)
}

/// How much of its score a change lost.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fall {
    /// So much of it, with the target not reached yet, or still reached.
    By(Fraction),
    /// The target was reached and is not any more.
    FromTarget,
}

fn fall(key_result: &KeyResult, period: Option<Period>) -> Option<(&Dated, Fall)> {
    let peak = peak(key_result, period)?;
    let latest = key_result.counting(period).next_back()?;
    let change = change_of(key_result)?;
    let [was, now] = [peak, latest].map(|it| change.raw(it.value).clamp_to_unit());
    let one = Fraction::one();
    Some(match was == one && now < one {
        true => (peak, Fall::FromTarget),
        false => (peak, Fall::By(was - now)),
    })
}

/// Why the straight line of a running change does not fit, if it does not.
///
/// What came since the newest check-in of the first half of the days is compared with the
/// line, where that is a tenth of the period at least. It does not fit where nothing moved,
/// where it fell back from its target or by more than a quarter of the way, and where the recent course is more than half the
/// line's own steepness away from it and ends a fifth of the whole way elsewhere.
#[must_use]
pub fn misfit(key_result: &KeyResult, period: Period) -> Option<Misfit> {
    let change = change_of(key_result)?;
    let mut all = key_result.counting(Some(period));
    let newest = all.next_back()?;
    // Where a line has no end to be drawn to, there is none.
    if !matches!(period.elapsed(newest.date), Elapsed::Running(_)) || newest.date == period.last() {
        return None;
    }
    let gone = |date: Date| date.to_julian_day() - period.first().to_julian_day() + 1;
    let days = gone(newest.date);
    let base = base(key_result, period);
    let flat = flat_since(key_result, period).filter(|it| it.value != change.start());
    let is_long = |since: &Dated| (days - gone(since.date)) * 10 >= period.days();
    if let Some((flat, base)) = flat.zip(base)
        && flat.date <= base.date
        && is_long(flat)
    {
        return Some(Misfit::Flat(flat.clone()));
    }
    let fall = fall(key_result, Some(period));
    if fall.is_some_and(|(_, fall)| fall > Fall::By(Fraction::of(1, 4))) {
        return Some(Misfit::FellBack);
    }
    let base = base.filter(|base| is_long(base))?;
    let lately = days - gone(base.date);
    let since = |from| Fraction::from(newest.value) - Fraction::from(from);
    let [whole, recent] = [since(change.start()), since(base.value)];
    // The two courses a day, both times the days of both.
    let [whole, recent] = [
        whole * Fraction::from(lately),
        recent * Fraction::from(days),
    ];
    let apart = recent.clone() - whole.clone();
    let is_steeper = |one: &Fraction, other: &Fraction| size(one) > size(other);
    let twice = apart.clone() * Fraction::from(2);
    let left = period.days() - days;
    let way = Fraction::from(change.target()) - Fraction::from(change.start());
    let elsewhere = size(&apart) * Fraction::from(left * 5);
    let fifth = size(&way) * Fraction::from(days) * Fraction::from(lately);
    if !is_steeper(&twice, &whole) || elsewhere < fifth {
        return None;
    }
    // Towards the target is above 0.
    let [ahead, apart] = [recent, apart].map(|it| if way.is_negative() { -it } else { it });
    let base = base.clone();
    Some(if ahead.is_zero() {
        Misfit::NoFurther(base)
    } else if ahead.is_negative() {
        Misfit::Back(base)
    } else if apart.is_negative() {
        Misfit::Slower(base)
    } else {
        Misfit::Faster(base)
    })
}

/// The days of the check-ins that a list needs to say all of that: the peak, the one that
/// what came lately is measured from, and since when nothing moved.
pub(super) fn needed(key_result: &KeyResult, period: Option<Period>) -> Vec<Date> {
    let peak = peak(key_result, period);
    let period = period.filter(|_| key_result.measure == Measure::Change);
    let flat = period.and_then(|period| flat_since(key_result, period));
    let before_flat = flat.and_then(|flat| {
        let mut all = key_result.counting(period);
        all.rfind(|it| it.date < flat.date)
    });
    let base = period.and_then(|period| base(key_result, period));
    let all = [peak, base, flat, before_flat];
    all.into_iter().flatten().map(|it| it.date).collect()
}

/// The check-in that what came lately is measured from: the newest one of the first half of
/// the days up to the newest, else the first. None of one alone.
fn base(key_result: &KeyResult, period: Period) -> Option<&Dated> {
    let mut all = key_result.counting(Some(period));
    let newest = all.next_back()?;
    let gone = |date: Date| date.to_julian_day() - period.first().to_julian_day() + 1;
    let is_first_half = |it: &&Dated| gone(it.date) * 2 <= gone(newest.date);
    let first = || key_result.counting(Some(period)).next();
    let base = all.rfind(is_first_half).or_else(first)?;
    (base.date < newest.date).then_some(base)
}

/// The first of the newest check-ins that all have one value; none of one alone.
fn flat_since(key_result: &KeyResult, period: Period) -> Option<&Dated> {
    let mut all = key_result.counting(Some(period));
    let newest = all.next_back()?;
    let same = all.rev().take_while(|it| it.value == newest.value);
    same.last()
}

fn change_of(key_result: &KeyResult) -> Option<Change> {
    if key_result.measure != Measure::Change {
        return None;
    }
    Change::new(key_result.start?, key_result.target?).ok()
}

fn size(fraction: &Fraction) -> Fraction {
    if fraction.is_negative() {
        -fraction
    } else {
        fraction.clone()
    }
}
