//! How a KPI stands: by its newest ended unit alone. What still runs is never judged.

use std::cmp::Ordering;

use time::Date;

use super::Kpi;
use super::band::{Judged, Range};
use super::tally::{State, Tally};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// How a KPI stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// No unit has ended with a reading, or the last two lack one.
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
    /// The value.
    pub value: Fraction,
    /// The band of its last day.
    pub range: Option<Range>,
    /// Where the value went from the unit before, if that has one.
    pub went: Option<Ordering>,
    /// The units since it that have ended, and have none.
    pub since: usize,
}

impl Latest {
    /// The one among tallies, the oldest first.
    #[must_use]
    pub fn of(kpi: &Kpi, tallies: &[Tally]) -> Option<Self> {
        let at = tallies.iter().rposition(|it| it.value().is_some())?;
        let (before, rest) = tallies.split_at(at);
        let (tally, after) = rest.split_first()?;
        let value = tally.value()?.clone();
        // A unit that is said to be closed is passed over.
        let before = before.iter().rfind(|it| it.state != State::Closed);
        let went = before.and_then(Tally::value).map(|it| value.cmp(it));
        let lacks = |it: &&Tally| it.has_ended() && it.state != State::Closed;
        Some(Self {
            unit: tally.unit,
            range: kpi.band_on(tally.unit.last()).and_then(|it| it.range),
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

/// So many ended units without a reading are no data.
const LACKING: usize = 2;

impl Status {
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
    /// one, else the one that runs.
    pub unit: Option<Period>,
    /// The last ended unit, where it lacks a reading.
    pub lacks: Option<Period>,
    /// The ended unit that has been without a reading past its days of grace.
    pub overdue: Option<Period>,
    /// The day on which the next reading can be made: the first after the unit that runs,
    /// or today.
    pub next: Option<Date>,
}

impl Due {
    /// What is asked for on a day, by the tallies of its cadence. Nothing of one that rests.
    #[must_use]
    pub fn of(kpi: &Kpi, tallies: &[Tally], calendar: Calendar, today: Date) -> Self {
        let calendar = kpi.calendar(calendar);
        let unit = kpi.definition().cadence;
        let running = unit.of(today, calendar);
        let has = |days: Period| {
            let found = tallies.iter().rfind(|it| it.unit == days);
            found.is_some_and(|it| !matches!(it.state, State::Missing | State::Running(None)))
        };
        // Nobody was asked before it was there.
        let begun = kpi.made.or_else(|| Some(kpi.readings.first()?.day));
        let asked = |days: &Period| begun.is_some_and(|begun| days.last() >= begun);
        let last = unit.ended_before(today, calendar);
        let lacks = last.filter(|days| asked(days) && !has(*days));
        let overdue = overdue(unit, last, calendar, today, &has).filter(asked);
        let is_watched = kpi.rest.is_none();
        let running_day_after = || running?.last().next_day();
        Self {
            unit: last.filter(|days| !has(*days)).or(running).or(last),
            lacks: lacks.filter(|_| is_watched),
            overdue: overdue.filter(|_| is_watched),
            next: match lacks {
                Some(_) => Some(today),
                None => running_day_after(),
            }
            .filter(|_| is_watched),
        }
    }
}

/// The newest ended unit that is past its grace, if neither it nor a later ended one has a
/// reading.
fn overdue(
    unit: Unit,
    last: Option<Period>,
    calendar: Calendar,
    today: Date,
    has: &impl Fn(Period) -> bool,
) -> Option<Period> {
    let mut at = last?;
    // Of days the one before may be the first that is past it.
    while !has(at) {
        if unit.asks_after(at, calendar) < today {
            return Some(at);
        }
        at = unit.ended_before(at.first(), calendar)?;
    }
    None
}
