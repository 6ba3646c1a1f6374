//! How a KPI stands: by its newest ended unit alone. What still runs is never judged.

use std::cmp::Ordering;

use time::Date;

use super::Kpi;
use super::band::{Judged, Range};
use super::tally::{State, Tally};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::grading::zone::Zone;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// How a KPI stands (spec, *KPIs*: "status is that of the newest ended unit with a
/// reading").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// No unit has ended with a value, or the last two lack one.
    NoData,
    /// There is no band to judge it by.
    NoBand,
    /// How its newest value stands to the band of its day.
    Judged(Judged),
}

/// The newest ended unit with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Its days.
    pub unit: Period,
    /// The value, in the metric's own unit.
    pub value: Fraction,
    /// What was normal on its last day.
    pub range: Option<Range>,
    /// Where the value went from the unit before, if that has one: the arrow, which says
    /// nothing of good or bad. A closed unit is passed over, and there is none where the
    /// two are not of one kind, since what is measured changed, or the band's unit.
    pub went: Option<Ordering>,
    /// The units since it that have ended, and lack a reading. Closed ones do not.
    pub since: usize,
}

impl Latest {
    /// The one among tallies, the oldest first.
    #[must_use]
    pub fn of(kpi: &Kpi, tallies: &[Tally], calendar: Calendar) -> Option<Self> {
        let at = tallies.iter().rposition(|it| it.value().is_some())?;
        let (before, rest) = tallies.split_at(at);
        let (tally, after) = rest.split_first()?;
        let value = tally.value()?.clone();
        let before = before.iter().rfind(|it| it.state != State::Closed);
        let before = before.filter(|it| are_alike(kpi, [it.unit, tally.unit], calendar));
        let went = before.and_then(Tally::value).map(|it| value.cmp(it));
        // What a running total tells of several units is a reading, if no value of one.
        let lacks = |it: &&Tally| matches!(it.state, State::Missing | State::Incomplete { .. });
        Some(Self {
            unit: tally.unit,
            range: kpi.band_of(tally.unit).and_then(|it| it.range),
            went,
            since: after.iter().filter(lacks).count(),
            value,
        })
    }

    /// How it stands to its band.
    #[must_use]
    pub fn judged(&self) -> Option<Judged> {
        Some(self.range?.judge(&self.value))
    }
}

/// Whether the values of two units are of the same number, and of units of one length.
fn are_alike(kpi: &Kpi, units: [Period; 2], calendar: Calendar) -> bool {
    let [one, other] = units.map(|unit| {
        let definition = kpi.definition_of(unit, calendar);
        (definition.day(), kpi.judged_of(unit, calendar))
    });
    one == other
}

/// So many ended units without a reading are no data.
const LACKING: usize = 2;

impl Status {
    /// The zone that stands for it; none where nothing is judged.
    #[must_use]
    pub const fn zone(&self) -> Option<Zone> {
        match self {
            Self::Judged(Judged::Good) => Some(Zone::Green),
            Self::Judged(Judged::Acceptable(_)) => Some(Zone::Amber),
            Self::Judged(Judged::Out(_)) => Some(Zone::Red),
            Self::NoData | Self::NoBand => None,
        }
    }

    /// The status of a KPI of which this is the newest.
    #[must_use]
    pub fn of(latest: Option<&Latest>) -> Self {
        let Some(latest) = latest.filter(|it| it.since < LACKING) else {
            return Self::NoData;
        };
        latest.judged().map_or(Self::NoBand, Self::Judged)
    }

    /// Whether it is out of band.
    #[must_use]
    pub const fn is_out(&self) -> bool {
        matches!(self, Self::Judged(Judged::Out(_)))
    }
}

/// What is asked for of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The unit that a reading is to be typed of by default: the last ended one if it lacks
    /// one, else the one that runs; where none runs, as on a weekend, the last ended one
    /// to correct. Where the one that begins tomorrow has a reading, as from farther east or
    /// by a clock that was ahead, it is that. Of a KPI that rests, too.
    pub unit: Option<Period>,
    /// The last ended unit, where it lacks a reading and ended since the KPI was written.
    pub lacks: Option<Period>,
    /// The newest ended unit that is past its days of grace, where neither it nor a later
    /// ended one has a reading. So a month that nobody read stays overdue while the next
    /// one has its days of grace.
    pub overdue: Option<Period>,
    /// The day on which the next reading is due: today where one lacks, else the first
    /// after the unit that runs, or after the next one where none does.
    pub next: Option<Date>,
}

impl Due {
    /// What is asked for on a day, by the tallies of its cadence. Nothing but a unit of one
    /// that rests.
    #[must_use]
    pub fn of(kpi: &Kpi, tallies: &[Tally], calendar: Calendar, today: Date) -> Self {
        let calendar = kpi.calendar(calendar);
        let has = |days: Period| {
            let found = tallies.iter().rfind(|it| it.unit == days);
            found.is_some_and(|it| !matches!(it.state, State::Missing | State::Running(None)))
        };
        // Nobody was asked before it was there.
        let begun = kpi.made.or_else(|| Some(kpi.readings.first()?.day));
        let is_asked = |days: Period| begun.is_some_and(|begun| days.last() >= begun);
        let mut units = units_until(kpi, calendar, today).peekable();
        let is_running = |(_, days): &(Unit, Period)| days.last() >= today;
        let running = units.next_if(is_running).map(|(_, days)| days);
        // With a month that has begun the last day of before may still run.
        while units.next_if(is_running).is_some() {}
        let last = units.peek().map(|(_, days)| *days);
        let unread = last.filter(|days| !has(*days));
        let lacks = unread.filter(|days| is_asked(*days));
        // Of days the one before the last may be the first that is past its grace.
        let mut lacking = units.take_while(|(_, days)| is_asked(*days) && !has(*days));
        let overdue = lacking.find(|(unit, days)| unit.asks_after(*days, calendar) < today);
        let next = match lacks {
            Some(_) => Some(today),
            None => running
                .or_else(|| next_after(kpi, calendar, today))
                .and_then(|it| it.last().next_day()),
        };
        let is_watched = kpi.rest.is_none();
        let ahead = ahead(kpi, calendar, today);
        Self {
            unit: unread.or(ahead).or(running).or(last),
            lacks: lacks.filter(|_| is_watched),
            overdue: overdue.map(|(_, days)| days).filter(|_| is_watched),
            next: next.filter(|_| is_watched),
        }
    }
}

/// The units that readings are asked of, the newest first: from the one that runs on a day.
fn units_until(
    kpi: &Kpi,
    calendar: Calendar,
    today: Date,
) -> impl Iterator<Item = (Unit, Period)> + '_ {
    let definitions = kpi.held_until(calendar, today).into_iter().rev();
    definitions.flat_map(move |held| {
        let unit = held.definition.cadence;
        let before = move |it: &Period| unit.ended_before(it.first(), calendar);
        std::iter::successors(held.last(calendar, today), before)
            .take_while(move |it| held.has_begun_by(*it))
            .map(move |it| (unit, it))
    })
}

/// The unit that begins tomorrow, where it has a reading.
fn ahead(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Period> {
    let tomorrow = today.next_day()?;
    let (_, days) = kpi.unit_of(tomorrow, calendar)?;
    let mut newest = kpi.readings.iter().rev();
    let has_reading = newest.any(|it| days.contains(it.day));
    (days.first() == tomorrow && has_reading).then_some(days)
}

/// The unit that is the next to begin, where none runs.
fn next_after(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Period> {
    let unit = kpi.definition_on(today).cadence;
    let around = unit.of(today, calendar);
    unit.after(around.unwrap_or_else(|| Period::day(today)), calendar)
}
