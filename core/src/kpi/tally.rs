//! What readings come to, unit by unit: as they are, as differences of a running total,
//! and added up over longer units.

use std::collections::BTreeMap;

use time::Date;

use super::Kpi;
use super::definition::{AddsUp, Definition};
use super::reading::Reading;
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// What a KPI came to in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The days of the unit.
    pub unit: Period,
    /// What it came to.
    pub state: State,
}

/// What a KPI came to in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has ended with this value.
    Value(Fraction),
    /// It has ended, and nothing says with what.
    Missing,
    /// It was said that there is no reading.
    Closed,
    /// It has ended, and some readings lack that would have to be added up.
    Incomplete {
        /// So many there are.
        have: usize,
        /// Of so many.
        of: usize,
    },
    /// The total tells this and so many units before it together, since those have no
    /// reading.
    Spread(usize),
    /// It is still running; what there is so far. It is never judged.
    Running(Option<Fraction>),
}

impl Tally {
    /// Its value, if it has ended with one.
    #[must_use]
    pub const fn value(&self) -> Option<&Fraction> {
        match &self.state {
            State::Value(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it has ended.
    #[must_use]
    pub const fn has_ended(&self) -> bool {
        !matches!(self.state, State::Running(_))
    }
}

/// The units of one definition, from its first day to the last before the next one.
struct Stretch<'k> {
    definition: &'k Definition,
    first: Period,
    last: Period,
}

/// What the readings of a KPI came to in each unit of its cadence, the oldest first: from
/// the first one with a reading to the one that runs on a day.
#[must_use]
pub fn by_cadence(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Tally> {
    let calendar = kpi.calendar(calendar);
    let stretches = stretches(kpi, calendar, today);
    stretches
        .iter()
        .flat_map(|stretch| of_stretch(kpi, stretch, calendar, today))
        .collect()
}

/// The same in the unit of its band, where readings are summed and the band is of longer
/// units than they are.
#[must_use]
pub fn by_band(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Tally> {
    let calendar = kpi.calendar(calendar);
    let mut all = Vec::new();
    for stretch in stretches(kpi, calendar, today) {
        let tallies = of_stretch(kpi, &stretch, calendar, today);
        match kpi.judged_in(stretch.definition) {
            unit if unit == stretch.definition.cadence => all.extend(tallies),
            unit => all.extend(summed(&stretch, unit, &tallies, calendar, today)),
        }
    }
    all
}

/// What it came to in each of these longer units, by the way in which it adds up: for a
/// streak, which is of months or quarters. Of what is summed with a band of shorter units,
/// the mean of those.
#[must_use]
pub fn by_longer(kpi: &Kpi, unit: Unit, calendar: Calendar, today: Date) -> Vec<Tally> {
    let calendar = kpi.calendar(calendar);
    let mut all: Vec<Tally> = Vec::new();
    for stretch in stretches(kpi, calendar, today) {
        let judged_in = kpi.judged_in(stretch.definition);
        let tallies = of_stretch(kpi, &stretch, calendar, today);
        let way = stretch.definition.way();
        let longer = if way == AddsUp::Sum && unit <= judged_in {
            // It is judged in no shorter units.
            summed(&stretch, judged_in, &tallies, calendar, today)
        } else if way == AddsUp::Sum {
            let parts = match judged_in == stretch.definition.cadence {
                true => tallies,
                false => summed(&stretch, judged_in, &tallies, calendar, today),
            };
            gathered(AddsUp::Mean, unit, judged_in, &parts, calendar, today)
        } else {
            let cadence = stretch.definition.cadence;
            gathered(way, unit, cadence, &tallies, calendar, today)
        };
        for tally in longer {
            // Of a month in which the definition changed, the later one tells.
            match all.last_mut() {
                Some(last) if last.unit == tally.unit => *last = tally,
                _ => all.push(tally),
            }
        }
    }
    all
}

impl Kpi {
    /// The unit that status, limits and signals are of: that of the band where readings
    /// are summed, else that of the cadence.
    #[must_use]
    pub fn judged_in(&self, definition: &Definition) -> Unit {
        let per = self.bands.iter().rev().find_map(|band| band.per);
        match per {
            Some(per) if definition.way() == AddsUp::Sum => per.max(definition.cadence),
            _ => definition.cadence,
        }
    }
}

/// The stretches of its definitions, the oldest first.
fn stretches(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Stretch<'_>> {
    let mut all = Vec::new();
    let begins = kpi.readings.first().map(|it| it.day);
    let mut definitions = kpi.definitions.iter().peekable();
    while let Some(definition) = definitions.next() {
        let unit = definition.cadence;
        let next = definitions.peek().and_then(|it| it.day());
        let begins = match (definition.day(), begins) {
            (Some(from), Some(begins)) => Some(from.max(begins)),
            (_, begins) => begins,
        };
        let Some(begins) = begins else { continue };
        // What runs, or the last one where none does, as on a weekend.
        let running = unit
            .of(today, calendar)
            .or_else(|| unit.ended_before(today, calendar));
        // A unit in which the next definition begins is of that one.
        let last = match next {
            Some(next) if next <= today => unit.ended_before(next, calendar),
            _ => running,
        };
        let first = unit
            .of(begins, calendar)
            .or_else(|| unit.after(Period::day(begins), calendar));
        let Some((first, last)) = first.zip(last) else {
            continue;
        };
        all.push(Stretch {
            definition,
            first,
            last,
        });
    }
    all
}

/// What the readings of a stretch came to in its units.
fn of_stretch(kpi: &Kpi, stretch: &Stretch<'_>, calendar: Calendar, today: Date) -> Vec<Tally> {
    let unit = stretch.definition.cadence;
    let mut by_unit: BTreeMap<Date, &Reading> = BTreeMap::new();
    let days = stretch.first.first()..=stretch.last.last();
    for reading in kpi.readings.iter().filter(|it| days.contains(&it.day)) {
        // A later one of the same unit stands for it.
        if let Some(of) = unit.of(reading.day, calendar) {
            by_unit.insert(of.first(), reading);
        }
    }
    let mut before: Option<Total> = None;
    let units = unit.all(stretch.first, stretch.last, calendar);
    units
        .map(|days| {
            let reading = by_unit.get(&days.first()).copied();
            let value = reading.and_then(|it| it.value).map(Fraction::from);
            let state = match (stretch.definition.total, value) {
                (Some(anew), Some(total)) => {
                    Total::come(&mut before, unit, anew, days, total, calendar)
                }
                (_, Some(value)) => State::Value(value),
                (_, None) if reading.is_some() => State::Closed,
                (_, None) => State::Missing,
            };
            let state = match state {
                state if days.last() < today => state,
                State::Value(value) => State::Running(Some(value)),
                _ => State::Running(None),
            };
            Tally { unit: days, state }
        })
        .collect()
}

/// A running total as it was read last.
struct Total {
    /// The unit that it was read in.
    unit: Period,
    /// Within which it counts.
    within: Option<Period>,
    /// The total.
    total: Fraction,
}

impl Total {
    /// What came to a running total in a unit: the difference from the one read before, or
    /// all of it where it started anew.
    fn come(
        before: &mut Option<Self>,
        cadence: Unit,
        anew: Unit,
        unit: Period,
        total: Fraction,
        calendar: Calendar,
    ) -> State {
        let within_of = |unit: Period| anew.of(cadence.day_of(unit), calendar);
        let within = within_of(unit);
        let last = before.take().filter(|it| it.within == within);
        // The unit that would have to come before this one, for it to stand alone.
        let previous = cadence.ended_before(unit.first(), calendar);
        let previous = previous.filter(|it| within_of(*it) == within);
        let known = last.as_ref().map(|it| it.unit);
        let come = match &last {
            Some(last) => total.clone() - last.total.clone(),
            None => total.clone(),
        };
        let state = if known == previous {
            State::Value(come)
        } else {
            // From the one after the known, or from where the total started.
            let first = match known {
                Some(known) => cadence.after(known, calendar),
                None => within.and_then(|within| first_within(within, cadence, calendar)),
            };
            let covered = first.map(|first| cadence.all(first, unit, calendar));
            State::Spread(covered.map_or(1, Iterator::count))
        };
        *before = Some(Self {
            unit,
            within,
            total,
        });
        state
    }
}

/// The sums of complete longer units: one of which a reading lacks is incomplete.
fn summed(
    stretch: &Stretch<'_>,
    longer: Unit,
    tallies: &[Tally],
    calendar: Calendar,
    today: Date,
) -> Vec<Tally> {
    let cadence = stretch.definition.cadence;
    let groups = groups(longer, cadence, tallies, calendar);
    let sum_of = |(days, group): (Period, &[Tally])| {
        let sum = group
            .iter()
            .filter_map(|tally| match &tally.state {
                State::Value(value) | State::Running(Some(value)) => Some(value.clone()),
                _ => None,
            })
            .fold(Fraction::zero(), |sum, value| sum + value);
        let is_there = |it: &&Tally| matches!(it.state, State::Value(_) | State::Closed);
        let have = group.iter().filter(is_there).count();
        let of = parts_of(days, cadence, calendar);
        let has_any = group
            .iter()
            .any(|it| matches!(it.state, State::Value(_) | State::Running(Some(_))));
        let all_closed = group.iter().all(|it| it.state == State::Closed);
        let state = if days.last() >= today {
            State::Running(has_any.then_some(sum))
        } else if have == 0 {
            State::Missing
        } else if have < of {
            State::Incomplete { have, of }
        } else if all_closed {
            State::Closed
        } else {
            State::Value(sum)
        };
        Tally { unit: days, state }
    };
    groups.into_iter().map(sum_of).collect()
}

/// What longer units came to by a way that needs no complete ones: the last value, or the
/// mean of those that there are.
fn gathered(
    way: AddsUp,
    longer: Unit,
    cadence: Unit,
    tallies: &[Tally],
    calendar: Calendar,
    today: Date,
) -> Vec<Tally> {
    let groups = groups(longer, cadence, tallies, calendar);
    let value_of = |(days, group): (Period, &[Tally])| {
        let values: Vec<&Fraction> = group.iter().filter_map(Tally::value).collect();
        let value = match way {
            AddsUp::Last => values.last().map(|it| (*it).clone()),
            AddsUp::Mean | AddsUp::Sum => mean(&values),
        };
        let state = match value {
            value if days.last() >= today => State::Running(value),
            Some(value) => State::Value(value),
            None if group.iter().all(|it| it.state == State::Closed) => State::Closed,
            None => State::Missing,
        };
        Tally { unit: days, state }
    };
    groups.into_iter().map(value_of).collect()
}

fn mean(values: &[&Fraction]) -> Option<Fraction> {
    let sum = values
        .iter()
        .fold(Fraction::zero(), |sum, value| sum + (*value).clone());
    let count = i64::try_from(values.len()).ok()?;
    sum.checked_div(&Fraction::of(count, 1))
}

/// The tallies of each longer unit, by the days that they are of.
fn groups(
    longer: Unit,
    cadence: Unit,
    tallies: &[Tally],
    calendar: Calendar,
) -> Vec<(Period, &[Tally])> {
    let of = |tally: &Tally| longer.of(cadence.day_of(tally.unit), calendar);
    let chunks = tallies.chunk_by(|one, other| of(one) == of(other));
    chunks
        .filter_map(|group| Some((of(group.first()?)?, group)))
        .collect()
}

/// How many units of a cadence a longer one has.
fn parts_of(longer: Period, cadence: Unit, calendar: Calendar) -> usize {
    let first = first_within(longer, cadence, calendar);
    let all = std::iter::successors(first, |unit| cadence.after(*unit, calendar));
    all.take_while(|unit| longer.contains(cadence.day_of(*unit)))
        .count()
}

/// The first unit of a cadence that is of a longer one.
fn first_within(longer: Period, cadence: Unit, calendar: Calendar) -> Option<Period> {
    let at_first = cadence
        .of(longer.first(), calendar)
        .or_else(|| cadence.after(Period::day(longer.first()), calendar))?;
    // A week belongs to the month of its Thursday.
    if longer.contains(cadence.day_of(at_first)) {
        return Some(at_first);
    }
    cadence.after(at_first, calendar)
}
