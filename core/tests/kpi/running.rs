//! A unit that is still running is never judged.

use proptest::prelude::*;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::status::{Due, Latest, Status};
use waymark_core::kpi::streak::Streak;
use waymark_core::kpi::tally::{State, by_band, by_cadence, by_longer};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;

use super::random::{Some_, some};
use super::{PLAIN, Saying, day, monthly, state, states, weekly, write_date};

/// All that is said of a KPI on a day.
fn said(
    Some_ {
        kpi,
        calendar,
        today,
    }: &Some_,
) -> (Option<Latest>, Status, Option<Streak>, Due) {
    let latest = Latest::of(kpi, &by_band(kpi, *calendar, *today), *calendar);
    let due = Due::of(kpi, &by_cadence(kpi, *calendar, *today), *calendar, *today);
    let status = Status::of(latest.as_ref());
    (latest, status, Streak::of(kpi, *calendar, *today), due)
}

/// The same KPI with another value in the unit that runs, or with one at all, or none.
fn otherwise(some: &Some_, value: Option<Decimal>, is_there: bool) -> Option<Some_> {
    let mut other = some.clone();
    let calendar = some.kpi.calendar(some.calendar);
    let tallies = by_cadence(&some.kpi, some.calendar, some.today);
    let unit = some.kpi.definition_on(some.today).cadence;
    let running = unit.of(some.today, calendar)?;
    // Where the one that runs is of the definition before, it is not this one.
    let is_listed = tallies.last().is_some_and(|it| it.unit == running);
    let readings = &mut other.kpi.readings;
    let count = readings.len();
    readings.retain(|it| it.day != unit.day_of(running));
    if !is_listed || readings.is_empty() && count > 0 {
        return None;
    }
    if is_there {
        let (day, note) = (unit.day_of(running), String::new());
        readings.push(Reading { day, value, note });
        readings.sort_by_key(|it| it.day);
    }
    Some(other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_is_said_depends_on_what_a_running_unit_has(
        some in some(),
        value in prop::option::of(0_u32..1000),
        is_there in any::<bool>(),
    ) {
        if let Some(other) = otherwise(&some, value.map(Decimal::from), is_there) {
            prop_assert_eq!(said(&other), said(&some));
        }
    }

    #[test]
    fn a_unit_that_has_not_ended_is_running_and_only_the_last_ones_are(
        Some_ { kpi, calendar, today } in some(),
    ) {
        let all = [
            by_cadence(&kpi, calendar, today),
            by_band(&kpi, calendar, today),
            by_longer(&kpi, Unit::Month, calendar, today),
            by_longer(&kpi, Unit::Quarter, calendar, today),
        ];
        for (place, tallies) in all.iter().enumerate() {
            for tally in tallies {
                if tally.unit.last() >= today {
                    prop_assert!(matches!(tally.state, State::Running(_)), "{:?}", tally);
                }
                if place == 0 && tally.unit.last() < today {
                    prop_assert!(!matches!(tally.state, State::Running(_)), "{:?}", tally);
                }
            }
            let ended = tallies.iter().filter(|it| it.has_ended()).count();
            prop_assert!(tallies[..ended].iter().all(|it| it.has_ended()));
        }
    }
}

#[track_caller]
fn case(kpi: &Kpi, today: &str, expected: &str) {
    assert_eq!(
        states(&by_cadence(kpi, PLAIN, day(today))),
        expected,
        "on {today}"
    );
}

#[test]
fn the_last_day_of_a_unit_is_still_of_it() {
    let kpi = monthly("2026-08-01", "36 34");
    case(&kpi, "2026-08-15", "so far 36");
    case(&kpi, "2026-08-31", "so far 36");
    case(&kpi, "2026-09-01", "36, so far 34");
    case(&kpi, "2026-09-30", "36, so far 34");
    case(&kpi, "2026-10-01", "36, 34, so far");
    case(&kpi, "2026-11-01", "36, 34, -, so far");
}

#[test]
fn what_is_closed_while_it_runs_has_nothing_so_far() {
    let kpi = monthly("2026-08-01", "36 x");
    case(&kpi, "2026-09-15", "36, so far");
    case(&kpi, "2026-10-01", "36, x, so far");
}

#[test]
fn a_reading_of_a_unit_to_come_is_not_there_yet() {
    // Written where it was a day later already.
    let kpi = monthly("2026-08-01", "36 34");
    case(&kpi, "2026-07-31", "");
    case(&kpi, "2026-08-31", "so far 36");
}

#[test]
fn what_begins_tomorrow_and_has_a_reading_already_has_that_so_far() {
    let kpi = monthly("2026-08-01", "36 34");
    let case = |today: &str, expected: &str| {
        let standing = Standing::of(&kpi, PLAIN, day(today));
        let said = standing.so_far();
        let said = said.map(|(days, value)| {
            let value = state(&State::Running(Some(value.clone())));
            format!("{}: {value}", write_date(days.first()))
        });
        assert_eq!(said.as_deref().unwrap_or_default(), expected, "on {today}");
    };
    case("2026-07-30", "");
    case("2026-07-31", "2026-08-01: so far 36");
    case("2026-08-30", "2026-08-01: so far 36");
    case("2026-08-31", "2026-09-01: so far 34");
    case("2026-09-01", "2026-09-01: so far 34");
    // What ends or runs is judged as before.
    let latest = |today| Standing::of(&kpi, PLAIN, day(today)).latest;
    assert_eq!(latest("2026-08-31"), None);
}

#[test]
fn a_month_runs_until_its_last_week_is_over() {
    // The last week of October 2026 is that of Thursday 29, and ends on 1 November.
    let kpi = weekly("2026-10-01", "1 2 3 4 6 9");
    let months = |today: &str| states(&by_longer(&kpi, Unit::Month, PLAIN, day(today)));
    assert_eq!(months("2026-10-31"), "so far 5/2");
    assert_eq!(months("2026-11-01"), "so far 5/2");
    assert_eq!(months("2026-11-02"), "16/5, so far");
    let sums = kpi.adding(waymark_core::kpi::definition::AddsUp::Sum);
    let sums = sums.band_per(Unit::Month, "2026-01-01", "at least 1");
    let months = |today: &str| states(&by_band(&sums, PLAIN, day(today)));
    assert_eq!(months("2026-10-31"), "so far 16");
    assert_eq!(months("2026-11-01"), "so far 16");
    assert_eq!(months("2026-11-02"), "16, so far 9");
}
