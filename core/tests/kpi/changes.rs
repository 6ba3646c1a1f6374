//! Cadence, unit and definition may change from a day on.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use proptest::prelude::*;
use time::Date;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::status::{Due, Latest};
use waymark_core::kpi::tally::{State, by_band, by_cadence};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;

use super::random::calendars;
use super::{PLAIN, Saying, daily, day, monthly, named, quarterly, weekly, written};

#[track_caller]
fn case(kpi: &Kpi, today: &str, expected: &[&str]) {
    assert_eq!(
        named(&by_cadence(kpi, PLAIN, day(today))),
        expected,
        "on {today}"
    );
}

#[test]
fn from_months_to_weeks_no_reading_is_of_both() {
    // Wednesday 1 July is of a week that begins on 29 June, before June's last day.
    let kpi = monthly("2026-05-01", "1 2").then("2026-07-01", Unit::Week);
    case(
        &kpi,
        "2026-07-01",
        &["2026-05-01: 1", "2026-06-01: 2", "2026-06-29: so far"],
    );
    let kpi = kpi.reading(Unit::Week, "2026-07-01", "3 4");
    let expected = [
        "2026-05-01: 1",
        "2026-06-01: 2",
        "2026-06-29: 3",
        "2026-07-06: 4",
        "2026-07-13: so far",
    ];
    case(&kpi, "2026-07-13", &expected);
}

#[test]
fn a_week_is_of_the_definition_of_its_thursday() {
    // Saturday 1 August is of a week whose Thursday is in July.
    let kpi = weekly("2026-07-20", "1 2 3").then_in("2026-08-01", "h");
    for (monday, unit) in [("2026-07-20", ""), ("2026-07-27", ""), ("2026-08-03", "h")] {
        let week = Unit::Week.of(day(monday), PLAIN).expect("a week");
        assert_eq!(kpi.definition_of(week, PLAIN).unit, unit, "{monday}");
    }
    case(
        &kpi,
        "2026-08-01",
        &["2026-07-20: 1", "2026-07-27: so far 2"],
    );
    case(
        &kpi,
        "2026-08-10",
        &[
            "2026-07-20: 1",
            "2026-07-27: 2",
            "2026-08-03: 3",
            "2026-08-10: so far",
        ],
    );
    // From months to weeks: July is a month, and the first week is that of 6 August.
    let kpi = monthly("2026-07-01", "1").then("2026-08-01", Unit::Week);
    let kpi = kpi.reading(Unit::Week, "2026-08-06", "5");
    case(&kpi, "2026-08-02", &["2026-07-01: 1"]);
    case(
        &kpi,
        "2026-08-10",
        &["2026-07-01: 1", "2026-08-03: 5", "2026-08-10: so far"],
    );
}

#[test]
fn from_weeks_to_months_the_month_has_what_was_read_from_the_day_on() {
    let kpi = weekly("2026-05-04", "1 2").then("2026-05-15", Unit::Month);
    let kpi = kpi.reading(Unit::Month, "2026-05-15", "9");
    case(
        &kpi,
        "2026-05-20",
        &["2026-05-04: 1", "2026-05-11: 2", "2026-05-01: so far 9"],
    );
    case(
        &kpi,
        "2026-06-01",
        &[
            "2026-05-04: 1",
            "2026-05-11: 2",
            "2026-05-01: 9",
            "2026-06-01: so far",
        ],
    );
}

#[test]
fn from_months_to_quarters_april_is_no_reading_of_the_quarter() {
    let kpi = monthly("2026-03-01", "1 2").then("2026-05-15", Unit::Quarter);
    case(
        &kpi,
        "2026-05-20",
        &["2026-03-01: 1", "2026-04-01: 2", "2026-04-01: so far"],
    );
    case(
        &kpi,
        "2026-07-01",
        &[
            "2026-03-01: 1",
            "2026-04-01: 2",
            "2026-04-01: -",
            "2026-07-01: so far",
        ],
    );
    let kpi = kpi.reading(Unit::Quarter, "2026-05-15", "7");
    case(
        &kpi,
        "2026-07-01",
        &[
            "2026-03-01: 1",
            "2026-04-01: 2",
            "2026-04-01: 7",
            "2026-07-01: so far",
        ],
    );
}

#[test]
fn from_quarters_to_months_the_month_of_the_day_is_the_first() {
    let kpi = quarterly("2026-01-01", "1").then("2026-05-15", Unit::Month);
    let kpi = kpi.reading(Unit::Month, "2026-05-15", "2 3");
    case(
        &kpi,
        "2026-07-01",
        &[
            "2026-01-01: 1",
            "2026-05-01: 2",
            "2026-06-01: 3",
            "2026-07-01: so far",
        ],
    );
}

#[test]
fn from_days_to_weeks_in_their_midst_the_days_go_on_until_the_first_week() {
    // From Friday on: the Thursday was a day.
    let kpi = daily("2026-11-18", "1 2 3 - 5").then("2026-11-20", Unit::Week);
    let expected = [
        "2026-11-18: 1",
        "2026-11-19: 2",
        "2026-11-20: 3",
        "2026-11-21: -",
        "2026-11-22: so far 5",
    ];
    case(&kpi, "2026-11-22", &expected);
    let kpi = daily("2026-11-18", "1 2").then("2026-11-19", Unit::Week);
    let kpi = kpi.reading(Unit::Week, "2026-11-22", "- 7");
    case(
        &kpi,
        "2026-11-30",
        &[
            "2026-11-18: 1",
            "2026-11-16: 2",
            "2026-11-23: 7",
            "2026-11-30: so far",
        ],
    );
}

#[test]
fn from_weeks_to_days_in_their_midst_the_week_is_brought_to_its_end() {
    // Saturday 1 August: the Thursday of its week has been.
    let kpi = weekly("2026-07-20", "1 2").then("2026-08-01", Unit::Day);
    case(
        &kpi,
        "2026-08-02",
        &["2026-07-20: 1", "2026-07-27: so far 2"],
    );
    let kpi = kpi.reading(Unit::Day, "2026-08-03", "5");
    case(
        &kpi,
        "2026-08-04",
        &[
            "2026-07-20: 1",
            "2026-07-27: 2",
            "2026-08-03: 5",
            "2026-08-04: so far",
        ],
    );
    // On a Wednesday it has not: the days begin, and there is no such week.
    let kpi = weekly("2026-07-20", "1").then("2026-07-29", Unit::Day);
    let kpi = kpi.reading(Unit::Day, "2026-07-29", "5");
    case(
        &kpi,
        "2026-07-30",
        &["2026-07-20: 1", "2026-07-29: 5", "2026-07-30: so far"],
    );
}

#[test]
fn a_change_that_has_not_begun_holds_nothing() {
    let kpi = monthly("2026-04-01", "1 2").then("2026-05-20", Unit::Month);
    case(
        &kpi,
        "2026-05-10",
        &["2026-04-01: 1", "2026-05-01: so far 2"],
    );
    case(
        &kpi,
        "2026-05-20",
        &["2026-04-01: 1", "2026-05-01: so far 2"],
    );
    let kpi = monthly("2026-04-01", "1 2").then("2026-05-20", Unit::Week);
    case(
        &kpi,
        "2026-05-19",
        &["2026-04-01: 1", "2026-05-01: so far 2"],
    );
    assert_eq!(kpi.definition_on(day("2026-05-19")).cadence, Unit::Month);
    assert_eq!(kpi.definition_on(day("2026-05-20")).cadence, Unit::Week);
}

#[test]
fn two_changes_in_one_unit_leave_the_last_one() {
    let kpi = monthly("2026-04-01", "1 2 3")
        .then_in("2026-05-05", "a")
        .then_in("2026-05-20", "b");
    case(
        &kpi,
        "2026-06-10",
        &["2026-04-01: 1", "2026-05-01: 2", "2026-06-01: so far 3"],
    );
    let may = Unit::Month.of(day("2026-05-01"), PLAIN).expect("a month");
    assert_eq!(kpi.definition_of(may, PLAIN).unit, "b");
}

#[test]
fn what_is_measured_in_something_else_may_begin_before_there_is_any_reading() {
    let kpi = monthly("2026-05-01", "5 6").then_in("2026-03-01", "h");
    case(
        &kpi,
        "2026-06-10",
        &["2026-05-01: 5", "2026-06-01: so far 6"],
    );
}

#[test]
fn a_running_total_goes_on_where_only_how_it_is_measured_changed() {
    let mut kpi = monthly("2026-01-01", "10 25 40 50")
        .total(Unit::Year)
        .then("2026-03-01", Unit::Month);
    kpi.definitions[1].measured = "by another report".to_owned();
    case(
        &kpi,
        "2026-05-01",
        &[
            "2026-01-01: 10",
            "2026-02-01: 15",
            "2026-03-01: 15",
            "2026-04-01: 10",
            "2026-05-01: so far",
        ],
    );
    // In another unit the old total says nothing.
    let kpi = kpi.then_in("2026-04-01", "€");
    case(
        &kpi,
        "2026-05-01",
        &[
            "2026-01-01: 10",
            "2026-02-01: 15",
            "2026-03-01: 15",
            "2026-04-01: 4 together",
            "2026-05-01: so far",
        ],
    );
}

#[test]
fn what_is_asked_for_goes_back_over_a_change() {
    // June lacks; from July on it is read weekly.
    let kpi = monthly("2026-05-01", "1").then("2026-07-01", Unit::Week);
    let due = |today: &str| {
        let today = day(today);
        Due::of(&kpi, &by_cadence(&kpi, PLAIN, today), PLAIN, today)
    };
    let june = Some("2026-06-01/2026-06-30".to_owned());
    assert_eq!(due("2026-07-02").lacks.map(written), june);
    assert_eq!(due("2026-07-03").overdue.map(written), None);
    assert_eq!(due("2026-07-04").overdue.map(written), june);
    // The week of 29 June ended, and has its Monday.
    assert_eq!(
        due("2026-07-06").lacks.map(written),
        Some("2026-06-29/2026-07-05".to_owned())
    );
    assert_eq!(due("2026-07-06").overdue.map(written), june);
    assert_eq!(
        due("2026-07-07").overdue.map(written),
        Some("2026-06-29/2026-07-05".to_owned())
    );
}

#[test]
fn between_two_cadences_the_next_unit_is_named() {
    // From Saturday 1 August on weekly: the first week begins on Monday.
    let kpi = monthly("2026-07-01", "1").then("2026-08-01", Unit::Week);
    let today = day("2026-08-01");
    let due = Due::of(&kpi, &by_cadence(&kpi, PLAIN, today), PLAIN, today);
    assert_eq!((due.lacks, due.overdue), (None, None));
    assert_eq!(due.next.map(write_date).as_deref(), Some("2026-08-10"));
    assert_eq!(
        due.unit.map(written).as_deref(),
        Some("2026-07-01/2026-07-31")
    );
}

#[test]
fn of_a_kpi_of_which_nothing_is_said_the_number_is_read_monthly() {
    let nothing = Kpi::default();
    assert_eq!(
        *nothing.definition_on(day("2026-01-01")),
        Definition::default()
    );
    let kpi = Kpi {
        readings: monthly("2026-01-01", "1").readings,
        ..nothing
    };
    case(&kpi, "2026-02-01", &["2026-01-01: 1", "2026-02-01: so far"]);
}

fn all_days(kpi: &Kpi) -> BTreeSet<Date> {
    kpi.readings.iter().map(|it| it.day).collect()
}

#[test]
fn a_month_in_which_the_weeks_are_said_to_begin_is_a_month_to_its_end() {
    // Said on Friday 26 February, it begins with the week of 1 March.
    let kpi = monthly("2027-01-01", "1 2").then("2027-02-26", Unit::Week);
    let february = Unit::Month.of(day("2027-02-01"), PLAIN).expect("a month");
    assert_eq!(kpi.definition_of(february, PLAIN).cadence, Unit::Month);
    let expected = ["2027-01-01: 1", "2027-02-01: 2", "2027-03-01: so far"];
    case(&kpi, "2027-03-01", &expected);
    let latest = Latest::of(&kpi, &by_cadence(&kpi, PLAIN, day("2027-03-01")), PLAIN);
    let went = latest.expect("a value").went;
    assert_eq!(went, Some(Ordering::Greater), "one month beside the other");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every unit that was asked for was read with a value of its own; then each of those
    /// values is that of exactly one unit.
    #[test]
    fn nothing_is_lost_and_nothing_judged_twice(
        cadences in prop::collection::vec(prop::sample::select(&Unit::CADENCES[..]), 1..4),
        mut changes in prop::collection::vec(20_u16..700, 3),
        calendar in calendars(),
    ) {
        changes.sort_unstable();
        let begin = day("2026-01-01");
        let at = |after: u16| begin.saturating_add(time::Duration::days(after.into()));
        let mut kpi = Kpi { made: Some(begin), ..Kpi::default() };
        for (place, cadence) in (0_u64..).zip(&cadences) {
            let from = usize::try_from(place).ok().and_then(|it| it.checked_sub(1));
            let from = from.map(|it| (Id::of_number(place), at(changes[it])));
            kpi.definitions.push(Definition { from, cadence: *cadence, ..Definition::default() });
        }
        let mut count = 0_u32;
        let last = at(760);
        // Each day whoever looks records what ended last, if it lacks a reading.
        let mut today = begin;
        while today <= last {
            let due = Due::of(&kpi, &by_cadence(&kpi, calendar, today), calendar, today);
            if let Some(unit) = due.lacks {
                // What was read is not asked for again.
                prop_assert!(count < 1_000, "{unit:?} on {today}, again and again");
                let kind = kpi.definition_of(unit, calendar).cadence;
                count += 1;
                let (value, note) = (Some(Decimal::from(count)), String::new());
                kpi.readings.push(Reading { day: kind.day_of(unit), value, note });
                kpi.readings.sort_by_key(|it| it.day);
            } else {
                today = today.next_day().expect("a day");
            }
        }
        // No two are of one day.
        prop_assert_eq!(all_days(&kpi).len(), kpi.readings.len());
        let tallies = by_cadence(&kpi, calendar, last);
        let values = tallies.iter().filter_map(|it| it.value()).count();
        prop_assert_eq!(values, kpi.readings.len());
        let missing = tallies.iter().filter(|it| it.state == State::Missing);
        prop_assert_eq!(missing.map(|it| it.unit).collect::<Vec<_>>(), []);
        let lasts: Vec<Date> = kpi.readings.iter().map(|it| it.day).collect();
        let units = tallies.iter().filter(|it| it.value().is_some());
        for (tally, day) in units.zip(lasts) {
            prop_assert!(tally.unit.contains(day));
        }
    }
}

/// Weeks of which January's come to 47 and February's to 48: the last of those ends on
/// 1 March.
fn sums() -> Kpi {
    weekly("2026-01-01", "9 9 9 10 10 12 11 13 12").adding(AddsUp::Sum)
}

#[test]
fn where_a_band_changes_its_unit_a_week_between_two_months_is_counted_once() {
    let judged = |kpi: &Kpi, today: &str| named(&by_band(kpi, PLAIN, day(today)));
    // In months first: February has its last week, which is no week of March.
    let kpi = sums().band_per(Unit::Month, "2026-01-01", "at least 40");
    let kpi = kpi.band_per(Unit::Week, "2026-03-01", "at least 10");
    let kpi = kpi.reading(Unit::Week, "2026-03-05", "14");
    assert_eq!(
        judged(&kpi, "2026-03-10"),
        [
            "2026-01-01: 47",
            "2026-02-01: 48",
            "2026-03-02: 14",
            "2026-03-09: so far"
        ]
    );
    // In weeks first: it is a week, and judged by the band of weeks.
    let kpi = sums().band_per(Unit::Week, "2026-01-01", "at least 10");
    let kpi = kpi.band_per(Unit::Month, "2026-03-01", "at least 40");
    let kpi = kpi.reading(Unit::Week, "2026-03-05", "14");
    let told = judged(&kpi, "2026-03-10");
    assert_eq!(
        told[8..],
        ["2026-02-23: 12", "2026-03-01: so far 14"],
        "{told:?}"
    );
    let week = Unit::Week.of(day("2026-02-26"), PLAIN).expect("a week");
    let per = |unit| kpi.band_of(unit).and_then(|it| it.per);
    assert_eq!(per(week), Some(Unit::Week));
    let next = Unit::Week.after(week, PLAIN).expect("another");
    assert_eq!(per(next), Some(Unit::Month));
}

#[test]
fn from_weeks_to_months_a_month_of_weeks_stays_and_nothing_is_asked_twice() {
    for (band_from, number_from) in [
        ("2026-03-01", "2026-03-01"),
        ("2026-03-01", "2026-03-02"),
        ("2026-03-02", "2026-03-02"),
    ] {
        let kpi = sums().band_per(Unit::Month, "2026-01-01", "at least 40");
        let kpi = kpi.then(number_from, Unit::Month);
        let kpi = kpi.band(band_from, "at least 40");
        let standing = Standing::of(&kpi, PLAIN, day("2026-03-10"));
        let what = format!("{band_from}, {number_from}");
        let latest = standing.latest.as_ref().expect("a value");
        assert_eq!(write_date(latest.unit.first()), "2026-02-01", "{what}");
        assert_eq!(latest.value.parts().0, "48", "{what}");
        assert!(!standing.status.is_out(), "{what}");
        assert_eq!(
            (standing.due.lacks, standing.due.overdue),
            (None, None),
            "{what}"
        );
        assert_eq!(standing.due.next, Some(day("2026-04-01")), "{what}");
        assert_eq!(
            named(&standing.tallies)[..2],
            ["2026-01-01: 47", "2026-02-01: 48"],
            "{what}"
        );
    }
}
