//! Which readings a board cannot do without: they stay in the record itself, the others
//! in their years, and what is said of the KPI is the same with them or without.

use std::collections::BTreeSet;

use time::{Date, Month};

use super::Kpi;
use super::noise::Noise;
use super::reading::Reading;
use super::standing::series;
use super::streak::counted_in;
use super::tally::{Tally, by_band, by_longer};
use super::unit::Unit;
use crate::calendar::{Calendar, FirstDay};
use crate::grading::measure::Side;
use crate::period::Period;
use crate::record::Record;
use crate::sorted::sorted;

/// So many of the newest values are needed: those of which it is counted how many were out
/// of band, and some of the units before that the first ones are compared with.
const NEWEST: usize = 28;

/// The names of the fields of the readings that a list needs, of all that are in a record:
/// the values that the limits rest on, the newest ones, as far back as a run or a streak
/// goes, and the lowest and the highest of all.
#[must_use]
pub fn needed_in_record(record: &Record) -> BTreeSet<String> {
    let kpi = Kpi::read(record);
    let calendars = calendars(&kpi).into_iter();
    let needed: Vec<Period> = calendars.flat_map(|it| needed(&kpi, it)).collect();
    let days = kpi.readings.iter().map(|it| it.day);
    let days = days.filter(|day| needed.iter().any(|days| days.contains(*day)));
    sorted(days.map(|day| Reading::name(day).to_string()))
}

/// The calendars of whom it may be: readings of weeks are of their Thursdays wherever weeks
/// begin, but days that are summed by weeks make other weeks then, and quarters and years are
/// others where they begin with another month.
fn calendars(kpi: &Kpi) -> Vec<Calendar> {
    let judged = || kpi.definitions.iter().map(|it| (it, kpi.judged_in(it)));
    let is_by_week = judged().any(|(it, unit)| it.cadence < Unit::Week && unit == Unit::Week);
    let first_days = FirstDay::ALL.into_iter();
    let first_days = first_days.take(if is_by_week { FirstDay::ALL.len() } else { 1 });
    let units = judged().flat_map(|(it, unit)| [Some(unit), it.total]);
    let longest = units.flatten().chain([counted_in(kpi)]).max();
    let months = match longest {
        _ if kpi.quarters.is_some() => 1,
        Some(Unit::Quarter) => 3,
        Some(Unit::Year) => 12,
        _ => 1,
    };
    let first_months = || std::iter::successors(Some(Month::January), |it| Some(it.next()));
    let all = first_days.flat_map(|first_day| {
        let of = move |first_month| Calendar {
            first_day,
            first_month,
        };
        first_months().take(months).map(of)
    });
    all.collect()
}

/// The stretches of days whose readings are needed.
fn needed(kpi: &Kpi, calendar: Calendar) -> Vec<Period> {
    let calendar = kpi.calendar(calendar);
    let Some(newest) = kpi.readings.last() else {
        return Vec::new();
    };
    let judged_in = kpi.judged_in(&kpi.definition());
    let after = judged_in.of(newest.day, calendar);
    let after = after.map_or(newest.day, Period::last).next_day();
    // When the unit of the newest has ended: what runs needs what ended does.
    let today = after.unwrap_or(Date::MAX);
    let tallies = by_band(kpi, calendar, today);
    let mut needed = vec![Period::day(newest.day)];
    needed.extend(newest_values(&tallies));
    needed.extend(of_noise(kpi, &tallies));
    needed.extend(as_long_as_out(kpi, &tallies));
    let unit = counted_in(kpi);
    let longer = by_longer(kpi, unit, calendar, today);
    // A month is whole or it is another month: the one that runs may have ended by the time
    // that somebody looks, and the newest reading may be of a day that is still to come.
    needed.extend(longer.iter().rev().take(3).map(|it| it.unit));
    needed.extend(as_long_as_out(kpi, &longer));
    needed.extend(ends(kpi));
    let totals = kpi.definitions.iter().filter_map(|it| it.total);
    for total in totals.collect::<Vec<_>>() {
        let before = needed
            .iter()
            .filter_map(|days| before(kpi, total, *days, calendar));
        needed.extend(before.collect::<Vec<_>>());
    }
    needed
}

/// What a running total that starts anew with a unit needs besides: it says how much came
/// only beside the one before, or from where it started, with what is closed in between.
fn before(kpi: &Kpi, total: Unit, days: Period, calendar: Calendar) -> Option<Period> {
    let first = kpi.readings.iter().find(|it| days.contains(it.day))?.day;
    let started = total.of(first, calendar)?.first();
    let mut earlier = kpi.readings.iter();
    let read = earlier.rfind(|it| it.day < first && it.value.is_some());
    let from = read.map_or(started, |it| it.day.max(started));
    Period::new(from, first)
}

/// The units of the newest values, and what lies between.
fn newest_values(tallies: &[Tally]) -> Option<Period> {
    let with_value = tallies.iter().rev().filter(|it| it.value().is_some());
    let first = with_value.take(NEWEST).last()?;
    Period::new(first.unit.first(), tallies.last()?.unit.last())
}

/// The units that the limits rest on, and those of a signal that leads up to now.
fn of_noise(kpi: &Kpi, tallies: &[Tally]) -> Vec<Period> {
    let noise = Noise::of(&series(kpi, tallies));
    let base = &noise.current;
    let until = base.locked.unwrap_or(base.until);
    let mut needed = Vec::new();
    let span = |from: usize, until: usize| {
        let (first, last) = (tallies.get(from)?, tallies.get(until.checked_sub(1)?)?);
        Period::new(first.unit.first(), last.unit.last())
    };
    needed.extend(span(base.from, until));
    // Of those that are long over nothing is said.
    let recent = tallies.len().saturating_sub(NEWEST);
    let signals = base.signals.iter().filter(|it| it.last() >= recent);
    needed.extend(signals.filter_map(|it| span(it.first(), it.last() + 1)));
    needed
}

/// The units out of band on one side up to the newest value, and the one before them.
fn as_long_as_out(kpi: &Kpi, tallies: &[Tally]) -> Option<Period> {
    let side_of = |tally: &Tally| -> Option<Option<Side>> {
        let value = tally.value()?;
        let band = kpi.band_of(tally.unit)?;
        Some(band.range?.judge(value).out())
    };
    let newest = tallies.iter().rposition(|it| it.value().is_some())?;
    let side = side_of(&tallies[newest])??;
    let before = tallies[..newest].iter().rposition(|tally| {
        let then = side_of(tally);
        then.is_some_and(|then| then != Some(side))
    });
    let first = &tallies[before.unwrap_or_default()];
    Period::new(first.unit.first(), tallies[newest].unit.last())
}

/// The days of the lowest and of the highest reading: what is possible at all is guessed
/// by them.
fn ends(kpi: &Kpi) -> impl Iterator<Item = Period> {
    let with_value = || kpi.readings.iter().filter(|it| it.value.is_some());
    let lowest = with_value().min_by_key(|it| it.value);
    let highest = with_value().max_by_key(|it| it.value);
    let both = [lowest, highest].into_iter().flatten();
    both.map(|it| Period::day(it.day))
}
