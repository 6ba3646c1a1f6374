//! The readings of a KPI, unit by unit, as they are corrected.

use time::Date;

use super::Kpi;
use super::reading::Reading;
use super::tally::{State, by_cadence};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// A reading with the unit that it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The reading.
    pub reading: Reading,
    /// Which unit it is of, with its days; none of a weekend where only weekdays count.
    pub unit: Option<(Unit, Period)>,
    /// Whether the unit has not ended, so that nothing judges the value.
    pub runs: bool,
    /// What came since the reading before, of a running total.
    pub came: Came,
}

/// What came since the reading before.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// It is no running total: the value is what is judged.
    AsTyped,
    /// So much.
    Since(Fraction),
    /// So many units have no reading of their own: this total tells them together.
    Spread(usize),
    /// It cannot be told.
    Unknown,
}

impl Kpi {
    /// Its readings, the newest first.
    #[must_use]
    pub fn history(&self, calendar: Calendar, today: Date) -> Vec<Entry> {
        let is_total = self.definitions.iter().any(|it| it.total.is_some());
        // What came is found from the newest on, as the readings are.
        let tallies = match is_total {
            true => by_cadence(self, calendar, today),
            false => Vec::new(),
        };
        let mut tallies = tallies.into_iter().rev().peekable();
        let readings = self.readings.iter().rev();
        readings
            .map(|reading| {
                let unit = self.unit_of(reading.day, calendar);
                let ends = unit.map_or(reading.day, |(_, days)| days.last());
                while tallies
                    .next_if(|it| it.unit.first() > reading.day)
                    .is_some()
                {}
                let tally = tallies.peek().filter(|it| it.unit.contains(reading.day));
                let came = match tally.map(|it| &it.state) {
                    _ if !is_total || reading.value.is_none() => Came::AsTyped,
                    _ if !self.is_total_on(reading.day, calendar) => Came::AsTyped,
                    Some(State::Value(value) | State::Running(Some(value))) => {
                        Came::Since(value.clone())
                    }
                    Some(State::Spread(units)) => Came::Spread(*units),
                    _ => Came::Unknown,
                };
                Entry {
                    reading: reading.clone(),
                    unit,
                    runs: ends >= today,
                    came,
                }
            })
            .collect()
    }

    /// Whether a reading of a day is a running total.
    fn is_total_on(&self, day: Date, calendar: Calendar) -> bool {
        let at = self.definition_at(day, calendar);
        at.and_then(|at| self.definitions.get(at))
            .is_some_and(|it| it.total.is_some())
    }
}
