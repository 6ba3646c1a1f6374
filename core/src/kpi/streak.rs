//! How long a KPI has been out of band.

use time::{Date, Duration};

use super::Kpi;
use super::band::Range;
use super::tally::{self, Tally};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::grading::measure::Side;
use crate::period::Period;

/// Months out of band on one side, without a gap, up to the last ended one; quarters of
/// what is judged in quarters (spec, *KPIs*; Rock: two months in a row call for an OKR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Streak {
    /// What is counted: months, or what it is judged in where that is longer.
    pub unit: Unit,
    /// How many there are, at least 1.
    pub count: usize,
    /// On which side.
    pub side: Side,
    /// The first of them.
    pub since: Period,
}

impl Streak {
    /// The one of a KPI; none if the last ended month was not out of band, or would not be
    /// out of the band that holds today: a band that was moved ends it only where none of its
    /// months is out any more, and takes no single one of them away.
    ///
    /// Each month is judged by its added-up value and the band in force on its last day. A
    /// month without a reading breaks it, as does a closed one: neither was out of band.
    #[must_use]
    pub fn of(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Self> {
        let Some((lately, from)) = lately(kpi, today) else {
            return Self::among(kpi, calendar, today);
        };
        // Most are short: what was read years ago is gathered only where one may go back
        // further than what was looked at, the first unit of which may lack readings.
        let streak = Self::among(&lately, calendar, today)?;
        let sure = from.saturating_add(Duration::days(A_QUARTER));
        match streak.since.first() > sure {
            true => Some(streak),
            false => Self::among(kpi, calendar, today),
        }
    }

    /// The same of the readings that a KPI has.
    fn among(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Self> {
        let unit = kpi.judged_on(today).max(Unit::Month);
        let all = tally::by_longer(kpi, unit, calendar, today);
        let calendar = kpi.calendar(calendar);
        let range = kpi.band_on(today)?.range?;
        let (newest, earlier) = last_ended(&all, unit, calendar, today)?;
        let side = side_of(kpi, newest)?;
        if !is_still_out(kpi, range, newest, side, calendar, today) {
            return None;
        }
        let (mut count, mut since) = (1, newest.unit);
        for tally in earlier.iter().rev() {
            let follows = unit.ended_before(since.first(), calendar) == Some(tally.unit);
            if !follows || side_of(kpi, tally) != Some(side) {
                break;
            }
            (count, since) = (count + 1, tally.unit);
        }
        Some(Self {
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

/// At least as many days as a quarter has.
const A_QUARTER: i64 = 92;

/// So many days are looked at first: the last ended quarter, a quarter that runs, and more.
const LATELY: i64 = 4 * A_QUARTER;

/// A KPI with the readings of the last year alone, and from when that is. None where what it
/// comes to hangs on what was before: of running totals and of what changed, and of years.
fn lately(kpi: &Kpi, today: Date) -> Option<(Kpi, Date)> {
    let from = today.saturating_sub(Duration::days(LATELY));
    let stands_alone = kpi.definitions.iter().all(|it| it.total.is_none());
    let is_one = kpi.definitions.len() == 1 && kpi.judged_on(today) <= Unit::Quarter;
    let is_old = kpi.readings.first().is_some_and(|it| it.day < from);
    let is_judged_alike = kpi.bands.iter().all(|it| it.per == kpi.bands[0].per);
    if !(stands_alone && is_one && is_old && is_judged_alike) {
        return None;
    }
    let at = kpi.readings.partition_point(|it| it.day < from);
    let lately = Kpi {
        definitions: kpi.definitions.clone(),
        quarters: kpi.quarters,
        bands: kpi.bands.clone(),
        readings: kpi.readings[at..].to_vec(),
        ..Kpi::default()
    };
    Some((lately, from))
}

/// The unit that streaks of a KPI are counted in: months, or what it is judged in where that
/// is longer.
#[must_use]
pub fn counted_in(kpi: &Kpi) -> Unit {
    kpi.judged_in(&kpi.definition()).max(Unit::Month)
}

/// The last one that has ended, with those before it. None where that is of another unit,
/// or where nothing tells of the last one, since what is read changed in its midst.
fn last_ended(
    all: &[Tally],
    unit: Unit,
    calendar: Calendar,
    today: Date,
) -> Option<(&Tally, &[Tally])> {
    let ended = all.iter().rposition(Tally::has_ended)?;
    let (before, after) = all.split_at(ended + 1);
    let (newest, earlier) = before.split_last()?;
    // The last month may still run when the next one has begun: with its last week.
    let next = unit.after(newest.unit, calendar)?;
    let is_last = next.last() >= today || after.iter().any(|it| it.unit == next);
    let is_one = unit.of(newest.unit.last(), calendar) == Some(newest.unit);
    (is_last && is_one).then_some((newest, earlier))
}

/// On which side a month was out of the band of its last day.
fn side_of(kpi: &Kpi, tally: &Tally) -> Option<Side> {
    let value = tally.value()?;
    kpi.band_of(tally.unit)?.range?.judge(value).out()
}

/// Whether a month would be out of the band of today on the same side. What was measured in
/// something else says nothing about that band.
fn is_still_out(
    kpi: &Kpi,
    today_range: Range,
    tally: &Tally,
    side: Side,
    calendar: Calendar,
    today: Date,
) -> bool {
    let was = (
        &kpi.definition_of(tally.unit, calendar).unit,
        kpi.judged_of(tally.unit, calendar),
    );
    let is_alike = was == (&kpi.definition_on(today).unit, kpi.judged_on(today));
    let now = tally.value().and_then(|it| today_range.judge(it).out());
    !is_alike || now == Some(side)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::grading::measure::Bound;
    use crate::kpi::band::Band;
    use crate::kpi::definition::Definition;
    use crate::kpi::reading::Reading;
    use crate::number::decimal::Decimal;
    use crate::period::parse_date;
    use crate::record::id::Id;

    proptest! {
        /// A year is looked at first, and says what all of it says.
        #[test]
        fn what_was_lately_says_what_all_readings_say(
            cadence in prop::sample::select(&Unit::CADENCES[..]),
            adds_up in prop::option::of(prop::sample::select(&crate::kpi::definition::AddsUp::ALL[..])),
            per in prop::option::of(prop::sample::select(&Unit::BANDS[..])),
            inside in prop::collection::vec(0_u32..100, 30..400),
            since in 0_usize..400,
            later in 0_i64..200,
        ) {
            let calendar = Calendar::default();
            let mut unit = cadence.of(parse_date("2021-02-03").expect("a day"), calendar).expect("a unit");
            let range = Range::one_sided(Bound::AtLeast(Decimal::from(10_u32)), None).ok();
            let mut kpi = Kpi {
                definitions: vec![Definition { cadence, adds_up, ..Definition::default() }],
                bands: vec![Band { id: Id::of_number(1), from: unit.first(), range, per }],
                ..Kpi::default()
            };
            for (at, value) in inside.into_iter().enumerate() {
                // Out of band from somewhere on, with a gap now and then.
                let value = if at >= since { value % 5 } else { value };
                if value != 3 {
                    let (value, note) = (Some(Decimal::from(value)), String::new());
                    kpi.readings.push(Reading { day: cadence.day_of(unit), value, note });
                }
                unit = cadence.after(unit, calendar).expect("another");
            }
            let today = unit.first().saturating_add(Duration::days(later));
            prop_assert_eq!(Streak::of(&kpi, calendar, today), Streak::among(&kpi, calendar, today));
        }
    }
}
