//! What must hold of any KPI.

use std::cmp::Ordering;

use proptest::prelude::*;
use time::Duration;
use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Judged, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::status::{Due, Latest, Status};
use waymark_core::kpi::streak::Streak;
use waymark_core::kpi::tally::{State, Tally, by_band, by_cadence, by_longer};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;

use super::random::{Some_, some};

fn negated(value: Decimal) -> Decimal {
    Decimal::new(-value.digits(), value.places()).expect("as many digits")
}

fn mirrored_bound(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast(end) => Bound::AtMost(negated(end)),
        Bound::Above(end) => Bound::Below(negated(end)),
        Bound::AtMost(end) => Bound::AtLeast(negated(end)),
        Bound::Below(end) => Bound::Above(negated(end)),
        Bound::Between(low, high) => Bound::Between(negated(high), negated(low)),
    }
}

fn mirrored_range(range: Range) -> Range {
    let edge = mirrored_bound(range.edge());
    let range = match (mirrored_bound(range.good()), edge) {
        (Bound::Between(low, high), Bound::Between(outer_low, outer_high)) => {
            Range::two_sided((low, high), (Some(outer_low), Some(outer_high)))
        }
        (
            good,
            Bound::AtLeast(end) | Bound::Above(end) | Bound::AtMost(end) | Bound::Below(end),
        ) => Range::one_sided(good, Some(end)),
        _ => unreachable!("both have two ends, or neither"),
    };
    range.expect("a mirrored range is one")
}

/// The KPI whose number is the negative of this one's.
fn mirrored(kpi: &Kpi) -> Kpi {
    let mut kpi = kpi.clone();
    for reading in &mut kpi.readings {
        reading.value = reading.value.map(negated);
    }
    for band in &mut kpi.bands {
        band.range = band.range.map(mirrored_range);
    }
    kpi
}

fn mirrored_tallies(tallies: Vec<Tally>) -> Vec<Tally> {
    let state = |state| match state {
        State::Value(value) => State::Value(-value),
        State::Running(Some(value)) => State::Running(Some(-value)),
        other => other,
    };
    let tallies = tallies.into_iter();
    tallies
        .map(|it| Tally {
            unit: it.unit,
            state: state(it.state),
        })
        .collect()
}

const fn other(side: Side) -> Side {
    match side {
        Side::Below => Side::Above,
        Side::Above => Side::Below,
    }
}

fn mirrored_status(status: &Status) -> Status {
    match status {
        Status::Judged(Judged::Out(side)) => Status::Judged(Judged::Out(other(*side))),
        Status::Judged(Judged::Acceptable(side)) => {
            Status::Judged(Judged::Acceptable(other(*side)))
        }
        same => same.clone(),
    }
}

/// Where a KPI is read weekly and only that.
fn in_weeks(some: Some_) -> Some_ {
    let mut some = some;
    some.kpi.definitions.truncate(1);
    some.kpi.definitions[0] = Definition {
        cadence: Unit::Week,
        ..Definition::default()
    };
    for reading in &mut some.kpi.readings {
        let week = Unit::Week.of(reading.day, some.calendar).expect("a week");
        reading.day = Unit::Week.day_of(week);
    }
    some.kpi.readings.dedup_by_key(|it| it.day);
    some
}

/// So many days later, all of it.
fn later(some: &Some_, days: i64) -> Some_ {
    let mut some = some.clone();
    let by = Duration::days(days);
    some.today += by;
    some.kpi.made = some.kpi.made.map(|it| it + by);
    some.kpi.readings.iter_mut().for_each(|it| it.day += by);
    some.kpi.bands.iter_mut().for_each(|it| it.from += by);
    some
}

fn shifted(unit: Period, days: i64) -> Period {
    let by = Duration::days(days);
    Period::new(unit.first() + by, unit.last() + by).expect("as long")
}

/// What a sum in plain steps comes to.
fn plain_sum<'a>(values: impl Iterator<Item = &'a Fraction>) -> Fraction {
    values.fold(Fraction::zero(), |sum, value| sum + value.clone())
}

fn due(
    kpi: &Kpi,
    Some_ {
        calendar, today, ..
    }: &Some_,
) -> Due {
    Due::of(kpi, &by_cadence(kpi, *calendar, *today), *calendar, *today)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_falling_kpi_is_the_mirror_of_a_rising_one(some in some()) {
        let Some_ { kpi, calendar, today } = &some;
        let (calendar, today) = (*calendar, *today);
        let mirror = mirrored(kpi);
        prop_assert_eq!(by_cadence(&mirror, calendar, today), mirrored_tallies(by_cadence(kpi, calendar, today)));
        prop_assert_eq!(by_band(&mirror, calendar, today), mirrored_tallies(by_band(kpi, calendar, today)));
        for unit in [Unit::Month, Unit::Quarter, Unit::Year] {
            let months = by_longer(kpi, unit, calendar, today);
            prop_assert_eq!(by_longer(&mirror, unit, calendar, today), mirrored_tallies(months));
        }
        let latest = |kpi: &Kpi| Latest::of(kpi, &by_band(kpi, calendar, today), calendar);
        let (one, two) = (latest(kpi), latest(&mirror));
        prop_assert_eq!(Status::of(two.as_ref()), mirrored_status(&Status::of(one.as_ref())));
        prop_assert_eq!(
            two.as_ref().and_then(|it| it.went),
            one.as_ref().and_then(|it| it.went).map(Ordering::reverse)
        );
        let streak = Streak::of(kpi, calendar, today);
        let expected = streak.map(|it| Streak { side: other(it.side), ..it });
        prop_assert_eq!(Streak::of(&mirror, calendar, today), expected);
        prop_assert_eq!(due(&mirror, &some), due(kpi, &some));
    }

    #[test]
    fn of_weeks_a_year_later_all_is_as_much_later(some in some()) {
        // 7 times 52 days: the same weekdays, though not the same months.
        const YEAR: i64 = 364;
        let some = in_weeks(some);
        let moved = later(&some, YEAR);
        let tallies = |Some_ { kpi, calendar, today }: &Some_| by_cadence(kpi, *calendar, *today);
        let expected = tallies(&some).into_iter();
        let expected: Vec<Tally> = expected
            .map(|it| Tally { unit: shifted(it.unit, YEAR), state: it.state })
            .collect();
        prop_assert_eq!(tallies(&moved), expected);
        let latest = |some: &Some_| Latest::of(&some.kpi, &tallies(some), some.calendar);
        prop_assert_eq!(Status::of(latest(&moved).as_ref()), Status::of(latest(&some).as_ref()));
        let (before, after) = (due(&some.kpi, &some), due(&moved.kpi, &moved));
        let later = |unit: Option<Period>| unit.map(|it| shifted(it, YEAR));
        prop_assert_eq!(after.unit, later(before.unit));
        prop_assert_eq!(after.overdue, later(before.overdue));
        prop_assert_eq!(after.next, before.next.map(|it| it + Duration::days(YEAR)));
    }

    #[test]
    fn what_has_ended_stays_as_it_is_when_days_pass(some in some(), days in 1_i64..400) {
        let Some_ { kpi, calendar, today } = some;
        // Changes to come would change what runs.
        let mut kpi = kpi;
        kpi.definitions.retain(|it| it.day().is_none_or(|from| from <= today));
        kpi.bands.retain(|it| it.from <= today);
        let later = today + Duration::days(days);
        let mut before = by_band(&kpi, calendar, today);
        before.retain(Tally::has_ended);
        let mut after = by_band(&kpi, calendar, later);
        after.truncate(before.len());
        prop_assert_eq!(after, before);
    }

    #[test]
    fn a_longer_unit_comes_to_what_its_parts_do(some in some()) {
        let Some_ { kpi, calendar, today } = some;
        let mut kpi = kpi;
        kpi.definitions.truncate(1);
        kpi.bands.clear();
        let definition = kpi.definition();
        let parts = by_cadence(&kpi, calendar, today);
        let own = kpi.calendar(calendar);
        let day_of = |it: &Tally| definition.cadence.day_of(it.unit);
        for tally in by_longer(&kpi, Unit::Quarter, calendar, today) {
            let values: Vec<&Fraction> = parts
                .iter()
                .filter(|it| Unit::Quarter.of(day_of(it), own) == Some(tally.unit))
                .filter_map(Tally::value)
                .collect();
            let Some(value) = tally.value() else { continue };
            if definition.cadence == Unit::Quarter || definition.way() == AddsUp::Last {
                prop_assert_eq!(Some(&value), values.last());
            } else {
                // Summed without a band of longer units it is judged by its mean part, too.
                let count = Fraction::from(values.len());
                prop_assert_eq!(value.clone() * count, plain_sum(values.into_iter()));
            }
        }
    }
}

#[test]
fn the_mirror_of_a_bound_is_on_the_other_side() {
    let at_least = Bound::AtLeast(Decimal::ONE);
    assert_eq!(
        mirrored_bound(at_least),
        Bound::AtMost(negated(Decimal::ONE))
    );
    assert_eq!(mirrored_bound(mirrored_bound(at_least)), at_least);
}
