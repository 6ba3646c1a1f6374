//! How often a number is read of which a table has days.

use std::collections::BTreeSet;

use time::Date;

use crate::carry::reads::{Reads, Words};
use crate::kpi::unit::Unit;
use crate::table::heading::plain;

/// The cadence of a number with values on these days, in a column of days that is called so:
/// as its name says, else as far apart as they are, else every day. None in which two of the
/// days are of one unit, or a value would be lost.
pub(super) fn cadence(called: &str, days: &[Date], reads: &Reads<'_>) -> Unit {
    let mut days = days.to_vec();
    days.sort_unstable();
    let named = named(called, reads).filter(|unit| is_each_of_its_own(*unit, &days, reads));
    named.or_else(|| by_gaps(&days)).unwrap_or(Unit::Day)
}

/// The unit that is in the name of a column: "Week of", "Month ending".
fn named(called: &str, reads: &Reads<'_>) -> Option<Unit> {
    let name = plain(called, reads.fold);
    let mut units = reads.words.units.iter().filter(|(words, _)| {
        let mut of_name = name.split(' ');
        of_name.any(|word| Words::has(words, word, reads.fold))
    });
    let unit = units.next().map(|(_, unit)| *unit);
    unit.filter(|_| units.next().is_none())
}

/// Whether no two of some days are of one unit.
fn is_each_of_its_own(unit: Unit, days: &[Date], reads: &Reads<'_>) -> bool {
    let first = days
        .iter()
        .filter_map(|day| Some(unit.of(*day, reads.calendar)?.first()));
    first.collect::<BTreeSet<Date>>().len() == days.len()
}

/// What days in their order are as far apart as: a week, or the first or last of each month or
/// quarter. Some may be missing.
fn by_gaps(days: &[Date]) -> Option<Unit> {
    let apart = |of: &dyn Fn(Date) -> i64| {
        let pairs = days.iter().zip(days.iter().skip(1));
        let gaps = pairs.map(|(one, next)| of(*next) - of(*one));
        gaps.collect::<Vec<i64>>()
    };
    let go_by = |gaps: &[i64], step: i64| {
        let nearest = gaps.iter().min().copied().unwrap_or_default();
        (nearest > 0 && gaps.iter().all(|it| it % step == 0)).then_some(nearest)
    };
    let weeks = apart(&|day| day.to_julian_day().into());
    // Days that are further apart may be of one weekday by chance.
    if go_by(&weeks, 7).is_some_and(|nearest| nearest <= 14) {
        return Some(Unit::Week);
    }
    let is_first = |day: &Date| day.day() == 1;
    let is_last = |day: &Date| day.next_day().is_none_or(|next| next.day() == 1);
    if !days.iter().all(is_first) && !days.iter().all(is_last) {
        return None;
    }
    let months = apart(&|day| i64::from(day.year()) * 12 + i64::from(u8::from(day.month())));
    let mut units = [(3, Unit::Quarter), (1, Unit::Month)].into_iter();
    units.find_map(|(step, unit)| go_by(&months, step).map(|_| unit))
}
