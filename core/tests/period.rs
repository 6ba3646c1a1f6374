//! Periods: spans of civil dates, and how much of them is gone.

#![cfg(feature = "grading")]

use proptest::prelude::*;
use time::{Date, Month};
use waymark_core::calendar::Calendar;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::{Elapsed, Period, parse_date, write_date};

#[track_caller]
fn date(text: &str) -> Date {
    parse_date(text).expect(text)
}

#[track_caller]
fn period(first: &str, last: &str) -> Period {
    Period::new(date(first), date(last)).expect("a last day not before the first")
}

fn written(elapsed: &Elapsed) -> String {
    match elapsed {
        Elapsed::TooEarly(from) => ["from ", &write_date(*from)].concat(),
        Elapsed::Running(gone) if *gone == Fraction::one() => "1".into(),
        Elapsed::Running(gone) => {
            let (gone, days) = gone.parts();
            [gone, days].join("/")
        }
        Elapsed::Over => "over".into(),
    }
}

/// A share in lowest terms.
fn lowest(share: &str) -> String {
    match share.split_once('/') {
        None => share.to_owned(),
        Some((gone, days)) => {
            let number = |text: &str| text.parse().expect("digits");
            written(&Elapsed::Running(Fraction::of(number(gone), number(days))))
        }
    }
}

#[test]
fn so_much_of_a_period_is_gone_as_the_table_says() {
    let table = include_str!("cases/periods.txt").lines();
    for row in table.filter(|row| !row.is_empty() && !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('|').map(str::trim).collect();
        let [first, last, day, elapsed] = columns[..] else {
            panic!("four columns: {row}");
        };
        let found = period(first, last).elapsed(date(day));
        assert_eq!(written(&found), lowest(elapsed), "{row}");
    }
}

#[test]
fn a_period_has_its_first_and_its_last_day() {
    #[track_caller]
    fn case(first: &str, last: &str, days: i32) {
        let period = period(first, last);
        assert_eq!(period.days(), days);
        assert_eq!((period.first(), period.last()), (date(first), date(last)));
    }
    case("2026-07-01", "2026-09-30", 92);
    case("2026-07-01", "2026-07-01", 1);
    case("2026-02-28", "2026-03-01", 2);
    case("2028-02-28", "2028-03-01", 3);
    case("2026-01-01", "2026-12-31", 365);
    case("2028-01-01", "2028-12-31", 366);
}

#[test]
fn a_period_never_ends_before_it_begins() {
    assert_eq!(Period::new(date("2026-07-02"), date("2026-07-01")), None);
    assert_eq!(Period::new(date("2027-01-01"), date("2026-12-31")), None);
}

#[test]
fn a_quarter_is_three_months_of_the_calendar() {
    #[track_caller]
    fn case(day: &str, first: &str, last: &str) {
        assert_eq!(
            Calendar::default().quarter_of(date(day)),
            period(first, last)
        );
    }
    case("2026-01-01", "2026-01-01", "2026-03-31");
    case("2026-03-31", "2026-01-01", "2026-03-31");
    case("2028-02-29", "2028-01-01", "2028-03-31");
    case("2026-04-01", "2026-04-01", "2026-06-30");
    case("2026-05-15", "2026-04-01", "2026-06-30");
    case("2026-06-30", "2026-04-01", "2026-06-30");
    case("2026-07-01", "2026-07-01", "2026-09-30");
    case("2026-08-31", "2026-07-01", "2026-09-30");
    case("2026-10-01", "2026-10-01", "2026-12-31");
    case("2026-12-31", "2026-10-01", "2026-12-31");
    case("0000-01-01", "0000-01-01", "0000-03-31");
    case("9999-12-31", "9999-10-01", "9999-12-31");
}

/// Every day of some years: common, leap, and the centuries that are either.
fn all_days() -> impl Iterator<Item = Date> {
    [1900, 2000, 2023, 2024, 2025, 2026, 2027, 2028]
        .into_iter()
        .flat_map(|year| {
            (1..=time::util::days_in_year(year))
                .map(move |day| Date::from_ordinal_date(year, day).expect("a day of the year"))
        })
}

#[test]
fn each_day_is_in_one_quarter_and_the_quarters_follow_each_other() {
    for day in all_days() {
        let quarter = Calendar::default().quarter_of(day);
        assert!(quarter.first() <= day && day <= quarter.last(), "{day}");
        assert_eq!(
            Calendar::default().quarter_of(quarter.first()),
            quarter,
            "{day}"
        );
        assert_eq!(
            Calendar::default().quarter_of(quarter.last()),
            quarter,
            "{day}"
        );
        assert_eq!(quarter.first().day(), 1);
        assert!(matches!(
            quarter.first().month(),
            Month::January | Month::April | Month::July | Month::October
        ));
        let next = quarter.last().next_day().expect("not the last of all");
        assert_eq!(Calendar::default().quarter_of(next).first(), next, "{day}");
        let days = match quarter.first().month() {
            Month::January => 90 + i32::from(time::util::is_leap_year(day.year())),
            Month::April => 91,
            _ => 92,
        };
        assert_eq!(quarter.days(), days, "{day}");
    }
}

#[test]
fn the_days_of_a_quarter_are_too_early_then_grow_one_by_one_to_the_whole() {
    for day in all_days() {
        let quarter = Calendar::default().quarter_of(day);
        let gone = (day - quarter.first()).whole_days() + 1;
        let share = Fraction::of(gone, i64::from(quarter.days()));
        match quarter.elapsed(day) {
            Elapsed::Running(found) => {
                assert_eq!(found, share, "{day}");
                assert!(share >= Fraction::of(1, 10), "{day}");
            }
            Elapsed::TooEarly(from) => {
                assert!(share < Fraction::of(1, 10), "{day}");
                let gone = (from - quarter.first()).whole_days() + 1;
                let days = i64::from(quarter.days());
                assert!(gone * 10 >= days && (gone - 1) * 10 < days, "{day}");
            }
            Elapsed::Over => panic!("{day} is in its quarter"),
        }
    }
}

#[test]
fn every_day_is_read_as_it_is_written() {
    for day in all_days() {
        assert_eq!(parse_date(&write_date(day)), Some(day));
    }
    for text in [
        "0000-01-01",
        "0001-02-03",
        "0999-12-31",
        "2026-07-10",
        "9999-12-31",
    ] {
        assert_eq!(write_date(date(text)), text);
    }
}

#[test]
fn what_is_no_day_is_none() {
    for text in [
        "",
        "2026",
        "2026-07",
        "2026-7-1",
        "2026-07-1",
        "2026-7-01",
        "26-07-01",
        "02026-07-01",
        "2026-02-29",
        "2100-02-29",
        "2026-04-31",
        "2026-00-01",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2026-07-10-1",
        "2026-07-10-",
        "-2026-07-10",
        "+026-07-10",
        "2026-+7-10",
        "2026-07-+1",
        " 2026-07-10",
        "2026-07-10 ",
        "2026/07/10",
        "10.07.2026",
        "20260710",
        "٢٠٢٦-٠٧-١٠",
        "2026-07-1٠",
        "2026‑07‑10",
        "abcd-ef-gh",
        "2026-07-10T00:00",
        "99999-01-01",
    ] {
        assert_eq!(parse_date(text), None, "{text:?}");
    }
    assert!(parse_date("2028-02-29").is_some());
    assert!(parse_date("2000-02-29").is_some());
}

proptest! {
    #[test]
    fn a_period_begins_early_runs_and_is_over(first in 1_721_061..5_371_484_i32, days in 1..2000_i32) {
        let of = |day| Date::from_julian_day(day).expect("of the years 0 to 9999");
        let period = Period::new(of(first), of(first + days - 1)).expect("in order");
        prop_assert_eq!(period.days(), days);
        prop_assert_eq!(period.elapsed(of(first + days)), Elapsed::Over);
        prop_assert_eq!(period.elapsed(of(first + days - 1)), Elapsed::Running(Fraction::one()));
        let Elapsed::TooEarly(from) = period.elapsed(of(first - 1)) else {
            panic!("it has not begun");
        };
        prop_assert!(period.first() <= from && from <= period.last());
        prop_assert!(matches!(period.elapsed(from), Elapsed::Running(_)));
        let before = from.previous_day().expect("not the first of all");
        prop_assert_eq!(period.elapsed(before), Elapsed::TooEarly(from));
    }

    #[test]
    fn a_date_is_never_a_panic(text in "[-0-9٣ ]{0,12}|\\PC{0,12}") {
        if let Some(date) = parse_date(&text) {
            prop_assert_eq!(write_date(date), text);
        }
    }
}
