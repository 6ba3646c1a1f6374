//! Quarters, halves and years, and what follows a period.

use proptest::prelude::*;
use proptest::sample::select;
use time::Date;
use waymark_core::calendar::{Calendar, Part};
use waymark_core::period::{Period, Span};

use super::day;

#[track_caller]
fn period(days: &str) -> Period {
    let (first, last) = days.split_once(" to ").expect("two days");
    Period::new(day(first), day(last)).expect("in order")
}

fn of_number(day: i32) -> Date {
    Date::from_julian_day(day).expect("a day of the calendar")
}

/// Which part of a year that begins in January it is, whichever of them.
fn part(period: Period) -> Option<Span> {
    Some(match Calendar::default().part_of(period)? {
        Part::Quarter(_) => Span::Quarter,
        Part::Half(_) => Span::Half,
        Part::Year => Span::Year,
    })
}

/// A day of the years 0 to 9999, the last years left out where something follows.
fn any_day() -> impl Strategy<Value = Date> {
    (1_721_060..5_371_484_i32).prop_map(of_number)
}

#[test]
fn a_day_is_in_its_quarter_half_and_year() {
    #[track_caller]
    fn case(on: &str, quarter: &str, half: &str, year: &str) {
        let expected = [quarter, half, year].map(period);
        assert_eq!(
            Span::ALL.map(|span| Calendar::default().span_of(day(on), span)),
            expected,
            "{on}"
        );
        assert_eq!(Calendar::default().quarter_of(day(on)), expected[0]);
    }
    let year = "2026-01-01 to 2026-12-31";
    let [one, two] = ["2026-01-01 to 2026-06-30", "2026-07-01 to 2026-12-31"];
    case("2026-01-01", "2026-01-01 to 2026-03-31", one, year);
    case("2026-03-31", "2026-01-01 to 2026-03-31", one, year);
    case("2026-04-01", "2026-04-01 to 2026-06-30", one, year);
    case("2026-06-30", "2026-04-01 to 2026-06-30", one, year);
    case("2026-07-01", "2026-07-01 to 2026-09-30", two, year);
    case("2026-09-30", "2026-07-01 to 2026-09-30", two, year);
    case("2026-10-01", "2026-10-01 to 2026-12-31", two, year);
    case("2026-12-31", "2026-10-01 to 2026-12-31", two, year);
    case(
        "2028-02-29",
        "2028-01-01 to 2028-03-31",
        "2028-01-01 to 2028-06-30",
        "2028-01-01 to 2028-12-31",
    );
}

#[test]
fn other_days_are_no_quarter_half_or_year() {
    for days in [
        "2026-01-01 to 2026-03-30",
        "2026-01-02 to 2026-03-31",
        "2026-02-01 to 2026-04-30",
        "2026-04-01 to 2026-09-30",
        "2026-07-01 to 2027-06-30",
        "2026-01-01 to 2027-12-31",
        "2026-01-01 to 2026-09-30",
        "2026-07-01 to 2026-07-01",
    ] {
        assert_eq!(part(period(days)), None, "{days}");
    }
}

#[test]
fn what_follows_is_as_long() {
    #[track_caller]
    fn case(days: &str, next: &str) {
        assert_eq!(period(days).next(), Some(period(next)));
    }
    case("2026-10-01 to 2026-12-31", "2027-01-01 to 2027-03-31");
    case("2026-07-01 to 2026-12-31", "2027-01-01 to 2027-06-30");
    case("2027-01-01 to 2027-12-31", "2028-01-01 to 2028-12-31");
    case("2028-01-01 to 2028-12-31", "2029-01-01 to 2029-12-31");
    // Whole months by months, whatever their lengths, any other days by days.
    case("2027-10-01 to 2027-12-31", "2028-01-01 to 2028-03-31");
    case("2028-02-01 to 2028-02-29", "2028-03-01 to 2028-03-31");
    case("2027-02-01 to 2027-02-28", "2027-03-01 to 2027-03-31");
    case("2026-11-01 to 2027-01-31", "2027-02-01 to 2027-04-30");
    case("2026-02-01 to 2027-02-28", "2027-03-01 to 2028-03-31");
    case("2028-02-01 to 2028-02-28", "2028-02-29 to 2028-03-27");
    case("2026-11-02 to 2026-11-15", "2026-11-16 to 2026-11-29");
    case("2026-12-31 to 2026-12-31", "2027-01-01 to 2027-01-01");
    case("2027-03-01 to 2028-02-28", "2028-02-29 to 2029-02-27");
}

#[test]
fn nothing_follows_the_end_of_the_calendar() {
    for span in Span::ALL {
        assert_eq!(
            Calendar::default().span_of(day("9999-12-31"), span).next(),
            None,
            "{span:?}"
        );
    }
    assert_eq!(period("9999-12-31 to 9999-12-31").next(), None);
    // Days that are no more.
    assert_eq!(period("9999-12-01 to 9999-12-30").next(), None);
    let last = period("9999-12-30 to 9999-12-30").next();
    assert_eq!(last, Some(period("9999-12-31 to 9999-12-31")));
    let last = period("9999-07-01 to 9999-09-30").next();
    assert_eq!(last, Some(period("9999-10-01 to 9999-12-31")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quarters_halves_and_years_tile_the_days(on in any_day(), span in select(Span::ALL.to_vec())) {
        let period = Calendar::default().span_of(on, span);
        prop_assert!(period.contains(on));
        prop_assert_eq!(part(period), Some(span));
        prop_assert_eq!(Calendar::default().span_of(period.first(), span), period);
        prop_assert_eq!(Calendar::default().span_of(period.last(), span), period);
        let next = period.next().expect("not the last of all");
        prop_assert_eq!(period.last().next_day(), Some(next.first()));
        prop_assert_eq!(part(next), Some(span));
        prop_assert_eq!(Calendar::default().span_of(next.first(), span), next);
    }

    #[test]
    fn a_year_is_two_halves_and_a_half_two_quarters(on in any_day()) {
        for (long, short) in [(Span::Year, Span::Half), (Span::Half, Span::Quarter)] {
            let long = Calendar::default().span_of(on, long);
            let one = Calendar::default().span_of(long.first(), short);
            let other = one.next().expect("not the last of all");
            prop_assert_eq!((one.first(), other.last()), (long.first(), long.last()));
            prop_assert_eq!(one.days() + other.days(), long.days());
        }
    }

    #[test]
    fn other_days_are_followed_by_as_many(first in any_day(), days in 1..1_000_i32) {
        let last = of_number(first.to_julian_day() + days - 1);
        let period = Period::new(first, last).expect("in order");
        let next = period.next().expect("not the last of all");
        prop_assert_eq!(last.next_day(), Some(next.first()));
        let is_month_end = last.next_day().is_some_and(|it| it.day() == 1);
        if first.day() == 1 && is_month_end {
            prop_assert_eq!(next.last().next_day().map(Date::day), Some(1));
        } else {
            prop_assert_eq!(next.days(), days);
        }
    }
}
