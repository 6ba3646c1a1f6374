//! What readings come to, unit by unit: as they are, as differences of a running total,
//! and added up over longer units (spec, *KPIs*).

mod longer;
mod total;

use time::Date;

use self::longer::Longer;
use self::total::RunningTotal;
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
    /// It has ended with this value, in the metric's own unit.
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
    /// A running total tells so many units together, 2 or more, of which this is the
    /// last: others of them have no reading, and nothing says what came in which.
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

/// What the readings of a KPI came to in each unit of its cadence, the oldest first: from
/// the first one with a reading to the one that runs on a day. Of a cadence that changed,
/// the units of each as long as it held; see [`Definition`].
#[must_use]
pub fn by_cadence(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Tally> {
    let stretches = stretches(kpi, kpi.calendar(calendar), today);
    stretches.into_iter().flat_map(|it| it.tallies).collect()
}

/// The same in the units that are judged: those of the band where readings are summed and
/// the band is of longer units than they are.
///
/// A unit is one of those of the band in force on its last day: a band of other units from
/// a day on changes none that ended before.
#[must_use]
pub fn by_band(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Tally> {
    let calendar = kpi.calendar(calendar);
    let mut all = Vec::new();
    for stretch in stretches(kpi, calendar, today) {
        let judged = kpi.judged_units(stretch.definition).begun_by(today);
        if judged.is_always(stretch.definition.cadence) {
            all.extend(stretch.tallies);
            continue;
        }
        for (unit, days) in judged.iter() {
            let tallies = stretch.sums(unit, calendar, today);
            let told = |it: &Tally| stretch.tells_of(it) && ends_within(it, days);
            all.extend(tallies.into_iter().filter(told));
        }
    }
    all
}

/// What it came to in each of these longer units, by the way in which it adds up: for a
/// streak, which is of months or quarters. Of what is summed with a band of shorter units
/// the mean of those, and what is judged in longer units than asked for comes in those.
#[must_use]
pub fn by_longer(kpi: &Kpi, unit: Unit, calendar: Calendar, today: Date) -> Vec<Tally> {
    let calendar = kpi.calendar(calendar);
    let mut all = Vec::new();
    for stretch in stretches(kpi, calendar, today) {
        let gathered = |parts_of: Unit, way: AddsUp, parts: Vec<Tally>| {
            let longer = Longer {
                unit,
                parts_of,
                calendar,
                today,
            };
            match unit <= parts_of {
                true => parts,
                false => longer.gathered(way, &parts),
            }
        };
        let definition = stretch.definition;
        if definition.way() != AddsUp::Sum {
            let tallies = gathered(
                definition.cadence,
                definition.way(),
                stretch.tallies.clone(),
            );
            all.extend(tallies.into_iter().filter(|it| stretch.tells_of(it)));
            continue;
        }
        let judged = kpi.judged_units(definition).begun_by(today);
        for (judged_in, days) in judged.iter() {
            let sums = stretch.sums(judged_in, calendar, today);
            let tallies = gathered(judged_in, AddsUp::Mean, sums);
            let told = |it: &Tally| stretch.tells_of(it) && ends_within(it, days);
            all.extend(tallies.into_iter().filter(told));
        }
    }
    all
}

/// From which day on what is summed is judged in which units, the first from ever.
struct JudgedUnits(Vec<(Date, Unit)>);

impl JudgedUnits {
    /// Without those that begin after a day: they hold nothing yet.
    fn begun_by(mut self, today: Date) -> Self {
        self.0.retain(|(from, _)| *from <= today);
        self
    }

    /// Whether it is this one all the time.
    fn is_always(&self, unit: Unit) -> bool {
        self.0.iter().all(|(_, it)| *it == unit)
    }

    /// Each with its first day, and that of the next one.
    fn iter(&self) -> impl Iterator<Item = (Unit, (Date, Option<Date>))> {
        let all = self.0.iter().enumerate();
        all.map(|(at, (from, unit))| {
            let until = self.0.get(at + 1).map(|(until, _)| *until);
            (*unit, (*from, until))
        })
    }
}

impl Kpi {
    /// The unit that status, limits and signals are of: that of the newest band where
    /// readings are summed, else that of the cadence.
    #[must_use]
    pub fn judged_in(&self, definition: &Definition) -> Unit {
        let all = self.judged_units(definition).0;
        all.last().map_or(definition.cadence, |(_, unit)| *unit)
    }

    /// Whether each of its units is one of its cadence, whichever band was in force.
    pub(crate) fn is_judged_by_cadence(&self) -> bool {
        let mut all = self.definitions.iter();
        all.all(|it| self.judged_units(it).is_always(it.cadence))
    }

    /// The unit that status is of on a day, by the definition and the band that are in
    /// force on it.
    #[must_use]
    pub fn judged_on(&self, day: Date) -> Unit {
        self.judged_by(self.definition_on(day), day)
    }

    /// The unit that status is of where it is one with these days, which may have begun
    /// before another definition did.
    #[must_use]
    pub fn judged_of(&self, unit: Period, calendar: Calendar) -> Unit {
        self.judged_by(self.definition_of(unit, calendar), unit.last())
    }

    fn judged_by(&self, definition: &Definition, day: Date) -> Unit {
        let all = self.judged_units(definition).0;
        let begun = all.iter().rfind(|(from, _)| *from <= day);
        begun.map_or(definition.cadence, |(_, unit)| *unit)
    }

    fn judged_units(&self, definition: &Definition) -> JudgedUnits {
        let cadence = definition.cadence;
        let mut all: Vec<(Date, Unit)> = Vec::new();
        if definition.way() == AddsUp::Sum {
            for band in &self.bands {
                let unit = match (band.per, band.range) {
                    (Some(per), _) => per.max(cadence),
                    (None, Some(_)) => cadence,
                    // Nothing is judged from here on: what it is counted in stays.
                    (None, None) => all.last().map_or(cadence, |(_, unit)| *unit),
                };
                let is_other = all.last().is_none_or(|(_, before)| *before != unit);
                // The first band reaches back.
                let from = if all.is_empty() { Date::MIN } else { band.from };
                all.extend(is_other.then_some((from, unit)));
            }
        }
        if all.is_empty() {
            all.push((Date::MIN, cadence));
        }
        JudgedUnits(all)
    }
}

/// Whether a unit ends from a day on, and before another: whether it is one of those of the
/// band that is in force then. A week that is of a month which is over by that day has been
/// counted in that month, or would be in none.
fn ends_within(tally: &Tally, (from, until): (Date, Option<Date>)) -> bool {
    let last = counts_until(tally.unit);
    from <= last && until.is_none_or(|until| last < until)
}

/// Until when a unit counts: a week no longer than the month that it is of.
pub(super) fn counts_until(unit: Period) -> Date {
    if unit.days() != A_WEEK {
        return unit.last();
    }
    let of = Unit::Week.day_of(unit);
    Period::months_from(of, of.month(), 1)
        .last()
        .min(unit.last())
}

/// So many days has a week, and no other unit.
const A_WEEK: i32 = 7;

/// The units of one definition, as long as it holds.
struct Stretch<'k> {
    definition: &'k Definition,
    tallies: Vec<Tally>,
    /// From which day on the next one holds.
    until: Option<Date>,
}

impl Stretch<'_> {
    /// Whether it tells what a unit comes to: of a longer one in which the definition
    /// changed, only the later one does.
    fn tells_of(&self, tally: &Tally) -> bool {
        self.until.is_none_or(|until| tally.unit.last() < until)
    }

    /// What its units add up to in these, which are no shorter.
    fn sums(&self, unit: Unit, calendar: Calendar, today: Date) -> Vec<Tally> {
        let cadence = self.definition.cadence;
        if unit == cadence {
            return self.tallies.clone();
        }
        let longer = Longer {
            unit,
            parts_of: cadence,
            calendar,
            today,
        };
        longer.sums(&self.tallies)
    }
}

/// The stretches of its definitions, the oldest first.
fn stretches(kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Stretch<'_>> {
    let mut all: Vec<Stretch<'_>> = Vec::new();
    let Some(begins) = kpi.readings.first().map(|it| it.day) else {
        return all;
    };
    let mut total: Option<RunningTotal> = None;
    for held in kpi.held_until(calendar, today) {
        let definition = held.definition;
        let unit = definition.cadence;
        let from = held.from.map_or(begins, |from| from.max(begins));
        // The unit of the first reading, unless it is still of the definition before.
        let around = unit.of(from, calendar);
        let around = around.filter(|it| held.has_begun_by(*it));
        let first = around.or_else(|| unit.read_from(from, calendar));
        let Some((first, last)) = first.zip(held.last(calendar, today)) else {
            continue;
        };
        let readings = readings_of(&kpi.readings, held.from, held.until);
        let goes_on = all
            .last()
            .is_some_and(|it| counts_like(it.definition, definition));
        let before = total.take().filter(|_| goes_on);
        total = definition
            .total
            .map(|anew| before.unwrap_or_else(|| RunningTotal::new(anew, unit, calendar)));
        let units = unit.all(first, last, calendar);
        let tallies = tallies(units, readings, total.as_mut(), today);
        all.push(Stretch {
            definition,
            tallies,
            until: held.until,
        });
    }
    all
}

/// Whether a running total goes on from one definition to the next: it is read as often,
/// starts anew with the same unit, and is measured in the same.
fn counts_like(one: &Definition, other: &Definition) -> bool {
    (one.cadence, one.total) == (other.cadence, other.total) && one.unit == other.unit
}

/// The readings from a day on, and before another, of all of them, the oldest first.
fn readings_of(all: &[Reading], from: Option<Date>, until: Option<Date>) -> &[Reading] {
    let before = |day: Date| all.partition_point(|it| it.day < day);
    let first = from.map_or(0, before);
    let after = until.map_or(all.len(), before);
    all.get(first..after).unwrap_or_default()
}

/// What each of these units came to by these readings, both the oldest first.
fn tallies(
    units: impl Iterator<Item = Period>,
    readings: &[Reading],
    mut total: Option<&mut RunningTotal>,
    today: Date,
) -> Vec<Tally> {
    let mut readings = readings.iter().peekable();
    let tally = |unit: Period| {
        let mut reading = None;
        while let Some(next) = readings.next_if(|it| it.day <= unit.last()) {
            // A later one of the same unit stands for it.
            reading = Some(next).filter(|it| unit.contains(it.day)).or(reading);
        }
        let state = match total.as_mut() {
            Some(total) => total.comes(unit, reading),
            None => match reading.map(|it| it.value) {
                Some(Some(value)) => State::Value(value.into()),
                Some(None) => State::Closed,
                None => State::Missing,
            },
        };
        let state = match state {
            state if unit.last() < today => state,
            State::Value(value) => State::Running(Some(value)),
            _ => State::Running(None),
        };
        Tally { unit, state }
    };
    units.map(tally).collect()
}
