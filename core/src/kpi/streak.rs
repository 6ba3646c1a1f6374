//! How long a KPI has been out of band.

use time::Date;

use super::Kpi;
use super::tally::{self, Tally};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::grading::measure::Side;
use crate::period::Period;

/// Months out of band on one side, without a gap, up to the last ended one; quarters of
/// what is judged in quarters (Rock: two months in a row call for an OKR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streak {
    /// What is counted.
    pub unit: Unit,
    /// How many there are, at least 1.
    pub count: usize,
    /// On which side.
    pub side: Side,
    /// The first of them.
    pub since: Period,
}

impl Streak {
    /// The one of a KPI; none if the last ended month was not out of band.
    #[must_use]
    pub fn of(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Self> {
        let unit = counted_in(kpi);
        let all = tally::by_longer(kpi, unit, calendar, today);
        let ended: Vec<&Tally> = all.iter().filter(|it| it.has_ended()).collect();
        // A month without a reading that comes after the last one breaks it, too.
        let last = unit.ended_before(today, kpi.calendar(calendar))?;
        let newest = ended.last().filter(|it| it.unit == last)?;
        let in_force = kpi.band_on(newest.unit.last())?.range?;
        let side = in_force.judge(newest.value()?).out()?;
        let mut since = newest.unit;
        let mut count = 0;
        for tally in ended.iter().rev() {
            let Some(value) = tally.value() else { break };
            let then = kpi.band_on(tally.unit.last()).and_then(|it| it.range);
            let was_out = then.and_then(|it| it.judge(value).out()) == Some(side);
            // Moved since: it goes on where the value would be out by today's band too.
            let is_out = in_force.judge(value).out() == Some(side);
            if !(was_out && is_out) {
                break;
            }
            since = tally.unit;
            count += 1;
        }
        (count > 0).then_some(Self {
            unit,
            count,
            side,
            since,
        })
    }

    /// Whether it is long enough to call for an objective: two months, one quarter.
    #[must_use]
    pub fn calls(&self) -> bool {
        let enough = if self.unit == Unit::Month { 2 } else { 1 };
        self.count >= enough
    }
}

/// The unit that streaks of a KPI are counted in: months, or what it is judged in where that
/// is longer.
#[must_use]
pub fn counted_in(kpi: &Kpi) -> Unit {
    kpi.judged_in(&kpi.definition()).max(Unit::Month)
}
