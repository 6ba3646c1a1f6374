//! Leap days, ends of years, weeks of 53, and where weeks and years begin.

use time::{Date, Month, Weekday};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::tally::{by_cadence, by_longer};
use waymark_core::kpi::unit::Unit;
use waymark_core::period::Period;

use super::{
    PLAIN, Saying, day, days, monthly, months, named, quarterly, states, weekly, weeks_from,
    written, years_from,
};

const ALL: [Unit; 6] = [
    Unit::Day,
    Unit::Weekday,
    Unit::Week,
    Unit::Month,
    Unit::Quarter,
    Unit::Year,
];

fn calendars() -> impl Iterator<Item = Calendar> {
    let each = |first_day| {
        months().map(move |first_month| Calendar {
            first_day,
            first_month,
        })
    };
    FirstDay::ALL.into_iter().flat_map(each)
}

#[track_caller]
fn of(unit: Unit, calendar: Calendar, on: &str, expected: &str) {
    let found = unit.of(day(on), calendar).expect("a unit");
    assert_eq!(written(found), expected, "{unit:?} of {on}");
}

#[test]
fn a_day_is_of_the_unit_that_has_it() {
    of(Unit::Week, PLAIN, "2026-12-31", "2026-12-28/2027-01-03");
    of(
        Unit::Week,
        weeks_from(FirstDay::Sunday),
        "2026-12-31",
        "2026-12-27/2027-01-02",
    );
    of(
        Unit::Week,
        weeks_from(FirstDay::Saturday),
        "2026-12-31",
        "2026-12-26/2027-01-01",
    );
    of(Unit::Month, PLAIN, "2028-02-29", "2028-02-01/2028-02-29");
    of(Unit::Month, PLAIN, "2027-02-28", "2027-02-01/2027-02-28");
    of(
        Unit::Quarter,
        years_from(Month::February),
        "2027-01-31",
        "2026-11-01/2027-01-31",
    );
    of(
        Unit::Year,
        years_from(Month::April),
        "2027-03-31",
        "2026-04-01/2027-03-31",
    );
    assert_eq!(Unit::Weekday.of(day("2026-11-28"), PLAIN), None);
    of(Unit::Weekday, PLAIN, "2026-11-27", "2026-11-27/2026-11-27");
}

#[test]
fn units_follow_each_other_without_a_gap_wherever_they_begin() {
    for calendar in calendars() {
        for unit in ALL {
            let all: Vec<Period> = {
                let ends = ["2026-12-20", "2029-01-10"]
                    .map(|it| unit.read_from(day(it), calendar).expect("one"));
                unit.all(ends[0], ends[1], calendar).collect()
            };
            assert!(!all.is_empty());
            for pair in all.windows(2) {
                let between = pair[1].first() - pair[0].last();
                let expected = if unit == Unit::Weekday && between.whole_days() != 1 {
                    3
                } else {
                    1
                };
                assert_eq!(between.whole_days(), expected, "{unit:?} {calendar:?}");
                assert_eq!(unit.ended_before(pair[1].first(), calendar), Some(pair[0]));
                assert_eq!(unit.after(pair[0], calendar), Some(pair[1]));
                assert_eq!(unit.of(unit.day_of(pair[0]), calendar), Some(pair[0]));
            }
        }
    }
}

#[test]
fn on_each_day_of_two_years_the_last_ended_unit_is_over_and_the_next_is_not() {
    for today in days("2027-01-01", "2028-12-31") {
        for unit in ALL {
            let ended = unit.ended_before(today, PLAIN).expect("one");
            assert!(ended.last() < today);
            let next = unit.after(ended, PLAIN).expect("one");
            assert!(next.last() >= today, "{unit:?} on {today}");
            assert_eq!(
                unit.of(today, PLAIN).is_some_and(|it| it == next),
                next.first() <= today
            );
            let newest = unit.newest_on(today, PLAIN).expect("one");
            assert_eq!(newest, if next.first() <= today { next } else { ended });
        }
    }
}

#[test]
fn the_units_around_a_day_are_told_apart_by_the_day_that_a_reading_carries() {
    for calendar in [
        PLAIN,
        weeks_from(FirstDay::Sunday),
        weeks_from(FirstDay::Saturday),
    ] {
        for today in days("2027-12-20", "2028-03-10") {
            for unit in ALL {
                let before = unit.read_before(today, calendar).expect("one");
                let from = unit.read_from(today, calendar).expect("one");
                assert!(unit.day_of(before) < today && unit.day_of(from) >= today);
                assert_eq!(
                    unit.after(before, calendar),
                    Some(from),
                    "{unit:?} on {today}"
                );
            }
        }
    }
}

#[test]
fn the_day_of_a_week_is_its_thursday_and_of_anything_else_the_last() {
    for calendar in [
        PLAIN,
        weeks_from(FirstDay::Sunday),
        weeks_from(FirstDay::Saturday),
    ] {
        for today in days("2026-11-01", "2027-01-15") {
            let week = Unit::Week.of(today, calendar).expect("a week");
            let thursday = Unit::Week.day_of(week);
            assert_eq!(thursday.weekday(), Weekday::Thursday);
            assert!(week.contains(thursday));
        }
    }
    let quarter = Unit::Quarter.of(day("2026-11-26"), PLAIN).expect("one");
    assert_eq!(Unit::Quarter.day_of(quarter), day("2026-12-31"));
}

#[test]
fn days_of_grace_end_when_the_spec_says() {
    let case = |unit: Unit, on: &str, expected: &str| {
        let of = unit.of(day(on), PLAIN).expect("one");
        assert_eq!(
            unit.asks_after(of, PLAIN),
            day(expected),
            "{unit:?} of {on}"
        );
    };
    case(Unit::Day, "2026-12-31", "2027-01-01");
    case(Unit::Weekday, "2026-11-26", "2026-11-27");
    case(Unit::Weekday, "2026-11-27", "2026-11-30");
    case(Unit::Week, "2026-11-26", "2026-11-30");
    case(Unit::Month, "2028-02-29", "2028-03-03");
    case(Unit::Quarter, "2026-11-26", "2027-01-07");
}

#[test]
fn the_53rd_week_of_2026_is_of_december() {
    let kpi = weekly("2026-12-03", "1 2 3 4 5 6 7");
    let expected = ["2026-12-01: 3", "2027-01-01: 13/2", "2027-02-01: so far"];
    assert_eq!(
        named(&by_longer(&kpi, Unit::Month, PLAIN, day("2027-02-01"))),
        expected
    );
}

#[test]
fn a_leap_day_is_a_day_of_its_month() {
    let kpi = monthly("2028-01-01", "1 2 3");
    assert_eq!(kpi.readings[1].day, day("2028-02-29"));
    let on = |today| states(&by_cadence(&kpi, PLAIN, day(today)));
    assert_eq!(on("2028-02-29"), "1, so far 2");
    assert_eq!(on("2028-03-01"), "1, 2, so far 3");
}

#[test]
fn where_weeks_begin_changes_no_reading_and_no_mean() {
    let kpi = weekly("2026-10-01", "1 2 3 4 6  7 8 9 11  2 3 4 5 6");
    for first_day in FirstDay::ALL {
        let calendar = weeks_from(first_day);
        let weeks = by_cadence(&kpi, calendar, day("2027-01-03"));
        assert!(
            states(&weeks).starts_with("1, 2, 3, 4, 6, 7, 8, 9, 11, 2, 3, 4, 5"),
            "{first_day:?}"
        );
        let months = by_longer(&kpi, Unit::Month, calendar, day("2027-01-04"));
        assert!(
            states(&months).starts_with("16/5, 35/4, 4, so far"),
            "{first_day:?}"
        );
    }
}

#[test]
fn whichever_month_the_year_begins_with_a_quarterly_kpi_keeps_its_own_quarters() {
    for own in months() {
        let kpi = Kpi {
            quarters: Some(own),
            ..quarterly("2026-01-01", "")
        };
        let first = Unit::Quarter
            .of(day("2026-06-01"), years_from(own))
            .expect("one");
        let text = written(first);
        let kpi = kpi.reading(Unit::Quarter, &text[..10], "1 2 3");
        let expected = by_cadence(&kpi, years_from(own), day("2027-06-01"));
        assert_eq!(states(&expected), "1, 2, 3, -, so far", "{own}");
        for calendar in calendars() {
            assert_eq!(
                by_cadence(&kpi, calendar, day("2027-06-01")),
                expected,
                "{own}"
            );
        }
        assert_eq!(expected[0].unit, first);
    }
}

#[test]
fn without_quarters_of_its_own_it_has_the_persons() {
    let kpi = quarterly("2026-01-01", "");
    for month in months() {
        assert_eq!(kpi.calendar(years_from(month)), years_from(month));
    }
    let own = Kpi {
        quarters: Some(Month::May),
        ..kpi
    };
    assert_eq!(
        own.calendar(years_from(Month::July)).first_month,
        Month::May
    );
    assert_eq!(
        own.calendar(weeks_from(FirstDay::Sunday)).first_day,
        FirstDay::Sunday
    );
}

#[test]
fn both_ends_of_what_dates_there_are_end_nothing_in_a_panic() {
    for day in [Date::MIN, Date::MAX] {
        for unit in ALL {
            let of = unit.of(day, PLAIN);
            let _ = of.map(|it| {
                (
                    unit.day_of(it),
                    unit.asks_after(it, PLAIN),
                    unit.after(it, PLAIN),
                )
            });
            let _ = (
                unit.ended_before(day, PLAIN),
                unit.read_before(day, PLAIN),
                unit.read_from(day, PLAIN),
            );
        }
    }
}
