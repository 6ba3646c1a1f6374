//! What comes to a running total that starts anew.

use super::State;
use crate::calendar::Calendar;
use crate::kpi::reading::Reading;
use crate::kpi::unit::Unit;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// A running total, unit by unit: the differences are what is judged, drawn and added up
/// (spec, *KPIs*).
pub(super) struct RunningTotal {
    anew: Unit,
    cadence: Unit,
    calendar: Calendar,
    /// Within which it counts.
    within: Option<Period>,
    /// What was read last; 0 where it started anew.
    read: Fraction,
    /// The units since then.
    since: usize,
    /// Whether one of those has no reading, and is not closed.
    lacks: bool,
}

impl RunningTotal {
    /// One that starts anew with a unit and is read in another, of which nothing was read.
    pub(super) fn new(anew: Unit, cadence: Unit, calendar: Calendar) -> Self {
        Self {
            anew,
            cadence,
            calendar,
            within: None,
            read: Fraction::zero(),
            since: 0,
            lacks: false,
        }
    }

    /// What came to it in the next unit: the difference from the total read before, all of
    /// it where it started anew, and less than 0 where it was corrected downwards. In a
    /// closed unit nothing came, so the total is as it was.
    pub(super) fn comes(&mut self, unit: Period, reading: Option<&Reading>) -> State {
        let within = self.anew.of(self.cadence.day_of(unit), self.calendar);
        if self.within != within {
            self.start(within, unit);
        }
        self.since += 1;
        let Some(reading) = reading else {
            self.lacks = true;
            return State::Missing;
        };
        let Some(total) = reading.value else {
            return State::Closed;
        };
        let total = Fraction::from(total);
        let come = &total - &self.read;
        let state = match self.lacks {
            true => State::Spread(self.since),
            false => State::Value(come),
        };
        (self.read, self.since, self.lacks) = (total, 0, false);
        state
    }

    /// Starts anew within what a unit is of. Of the first unit that was ever read that may
    /// have begun long before, and nothing says what came since.
    fn start(&mut self, within: Option<Period>, unit: Period) {
        let first = within.and_then(|it| self.cadence.read_from(it.first(), self.calendar));
        let before = first.map(|first| self.cadence.all(first, unit, self.calendar));
        let before = before.map_or(0, |it| it.count().saturating_sub(1));
        self.within = within;
        self.read = Fraction::zero();
        self.since = before;
        self.lacks = before > 0;
    }
}
