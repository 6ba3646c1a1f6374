//! Days as a field has them while somebody types: what is none, and what nobody means.

#![cfg(feature = "store")]

use crate::given::day;
use proptest::prelude::*;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::day::{FARTHEST, NOT_A_DAY, NoDay, kept_day, near, read_day};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::{self, Reading};
use waymark_core::kpi::reason::{self, again};
use waymark_core::metric::dated::{Dated, Days, Problem, Typed};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::{At, Days as Choice, Details, Here, What};
use waymark_core::period::{Period, write_date};
use waymark_core::sketch::typed::Habits;

const NOTATION: Notation = Notation::PLAIN_ENGLISH;

fn today() -> Date {
    day("2026-11-27")
}

#[test]
fn a_day_is_read_where_somebody_can_mean_it() {
    #[track_caller]
    fn case(text: &str, read: Result<&str, NoDay>) {
        assert_eq!(read_day(text, today()), read.map(day), "{text:?}");
    }
    for text in ["2026-11-27", "2024-02-29", "1976-01-01", "2076-12-31"] {
        case(text, Ok(text));
    }
    // None, or not in the calendar.
    case("", Err(NoDay::Empty));
    for text in [
        NOT_A_DAY,
        "2026-11-31",
        "2026-02-30",
        "2025-02-29",
        "2026-13-01",
    ] {
        case(text, Err(NoDay::None));
    }
    for text in [
        "2026-1-1",
        "11/31/2026",
        "2026",
        "2026-11",
        "2026-00-10",
        " 2026-11-27",
    ] {
        case(text, Err(NoDay::None));
    }
    // On the way to 2026, and slips of one key.
    for (text, year) in [
        ("0002-11-27", 2),
        ("0020-11-27", 20),
        ("0202-10-10", 202),
        ("0026-10-05", 26),
        ("1026-11-27", 1026),
        ("1926-11-27", 1926),
        ("1975-12-31", 1975),
        ("2077-01-01", 2077),
        ("2226-11-27", 2226),
        ("3026-11-27", 3026),
        ("9999-12-31", 9999),
        // A field of a browser takes six digits.
        ("20226-11-27", 20226),
        ("202611-11-27", 202_611),
        ("275760-09-13", 275_760),
        // Of such a year even where that had no such day.
        ("0026-02-29", 26),
    ] {
        case(text, Err(NoDay::FarYear(year)));
    }
}

#[test]
fn a_draft_keeps_a_day_or_that_there_is_none_and_no_year_half_typed() {
    for text in ["", "2026-11-27", "1926-11-27", NOT_A_DAY] {
        assert_eq!(kept_day(text), text);
    }
    for text in [
        "0002-11-27",
        "0202-10-10",
        "2026-11-31",
        "20226-11-27",
        "abc",
    ] {
        assert_eq!(kept_day(text), NOT_A_DAY, "{text:?}");
    }
    let typed = Typed {
        day: "0020-11-27".into(),
        ..Typed::default()
    };
    assert_eq!(Typed::read(&typed.write()).day, NOT_A_DAY);
    let typed = reading::Typed {
        day: "0202-11-27".into(),
        ..reading::Typed::default()
    };
    assert_eq!(reading::Typed::read(&typed.write()).day, NOT_A_DAY);
}

#[track_caller]
fn check_in(typed: &str, known: Option<&str>) -> Result<Date, Vec<Problem>> {
    let typed = Typed {
        value: "14".into(),
        day: typed.into(),
        ..Typed::default()
    };
    let days = Days {
        today: today(),
        known: known.map(day),
    };
    typed.check(&NOTATION, "", &days).map(|it| it.date)
}

#[test]
fn a_check_in_is_never_of_a_day_that_is_none_nor_of_a_century_nobody_means() {
    assert_eq!(check_in("2026-11-03", None), Ok(day("2026-11-03")));
    assert_eq!(
        check_in(NOT_A_DAY, None),
        Err(vec![Problem::Day(NoDay::None)])
    );
    assert_eq!(
        check_in("2026-11-31", None),
        Err(vec![Problem::Day(NoDay::None)])
    );
    assert_eq!(
        check_in("0202-10-10", None),
        Err(vec![Problem::Day(NoDay::FarYear(202))])
    );
    assert_eq!(
        check_in("1026-11-27", None),
        Err(vec![Problem::Day(NoDay::FarYear(1026))])
    );
    assert_eq!(
        check_in("20226-11-27", None),
        Err(vec![Problem::Day(NoDay::FarYear(20226))])
    );
    // One that is there already can be corrected, and moved to where it belongs.
    let old = Some("0202-10-10");
    assert_eq!(check_in("0202-10-10", old), Ok(day("0202-10-10")));
    assert_eq!(check_in("2026-10-10", old), Ok(day("2026-10-10")));
    assert_eq!(
        check_in("0203-10-10", old),
        Err(vec![Problem::Day(NoDay::FarYear(203))])
    );
    // Of a table too.
    let days = Days {
        today: today(),
        known: None,
    };
    let read = Dated::check(Ok(Decimal::ZERO), Ok(day("0026-10-05")), "", "", &days);
    assert_eq!(read, Err(vec![Problem::Day(NoDay::FarYear(26))]));
}

#[test]
fn a_reading_is_of_no_such_day_either_but_a_long_history_can_be_corrected() {
    let mut kpi = Kpi::default();
    let read = |kpi: &Kpi, on: &str| {
        let typed = reading::Typed {
            value: "7".into(),
            day: on.into(),
            ..reading::Typed::default()
        };
        let read = typed.check(&NOTATION, kpi, Calendar::default(), today());
        read.map(|it| it.value).map_err(|all| all[0].clone())
    };
    let seven = Some(Decimal::from(7_i32));
    assert_eq!(read(&kpi, "2026-10-31"), Ok(seven));
    assert_eq!(
        read(&kpi, NOT_A_DAY),
        Err(reading::Problem::Day(NoDay::None))
    );
    assert_eq!(
        read(&kpi, "0020-10-31"),
        Err(reading::Problem::Day(NoDay::FarYear(20)))
    );
    assert_eq!(
        read(&kpi, "1926-10-31"),
        Err(reading::Problem::Day(NoDay::FarYear(1926)))
    );
    kpi.readings.push(Reading {
        day: day("1926-10-31"),
        value: seven,
        note: String::new(),
    });
    assert_eq!(read(&kpi, "1926-10-31"), Ok(seven));
}

#[test]
fn the_days_of_a_period_are_each_told_what_is_wrong_with_them() {
    let here = Here {
        habits: Habits {
            notation: NOTATION,
            of: "of",
        },
        me: "me",
        today: today(),
        calendar: Calendar::default(),
    };
    let case = |first: &str, last: &str| {
        let details = Details {
            days: Choice::Typed,
            first: first.into(),
            last: last.into(),
            ..Details::default()
        };
        let mut problems = details.problems(&here).into_iter();
        problems.next().map(|it| (it.at, it.what))
    };
    let first = |what| Some((At::FirstDay, what));
    let last = |what| Some((At::LastDay, what));
    assert_eq!(case("2026-10-01", "2026-12-31"), None);
    assert_eq!(case("", "2026-12-31"), first(What::Day(NoDay::Empty)));
    assert_eq!(case(NOT_A_DAY, "2026-12-31"), first(What::Day(NoDay::None)));
    assert_eq!(case("2026-10-01", ""), last(What::Day(NoDay::Empty)));
    assert_eq!(
        case("0202-10-01", "2026-12-31"),
        first(What::Day(NoDay::FarYear(202)))
    );
    assert_eq!(
        case("2026-10-01", "20226-12-31"),
        last(What::Day(NoDay::FarYear(20226)))
    );
    assert_eq!(
        case("2026-10-01", "2126-12-31"),
        last(What::Day(NoDay::FarYear(2126)))
    );
    let backwards = last(What::EndsBeforeItBegins);
    assert_eq!(case("2026-10-01", "2026-09-30"), backwards);
}

#[test]
fn the_day_to_look_again_is_ahead_and_of_a_year_that_somebody_means() {
    let case = |text: &str| again(text, today());
    assert_eq!(case("2026-12-27"), Ok(day("2026-12-27")));
    assert_eq!(case(""), Err(reason::NoDay::Day(NoDay::Empty)));
    assert_eq!(case(NOT_A_DAY), Err(reason::NoDay::Day(NoDay::None)));
    assert_eq!(case("2026-11-27"), Err(reason::NoDay::NotAhead));
    assert_eq!(
        case("0026-12-27"),
        Err(reason::NoDay::Day(NoDay::FarYear(26)))
    );
    assert_eq!(
        case("2206-12-27"),
        Err(reason::NoDay::Day(NoDay::FarYear(2206)))
    );
}

#[test]
fn a_day_half_a_year_outside_a_period_may_be_of_another_year() {
    let quarter = Period::new(day("2026-10-01"), day("2026-12-31")).expect("a period");
    for near in [
        "2026-10-01",
        "2026-09-30",
        "2026-04-01",
        "2027-01-01",
        "2027-07-02",
    ] {
        assert!(!quarter.is_far_from(day(near)), "{near}");
    }
    for far in ["2026-03-31", "2025-11-16", "2027-07-03", "1999-11-16"] {
        assert!(quarter.is_far_from(day(far)), "{far}");
    }
}

proptest! {
    #[test]
    fn what_is_read_is_the_day_that_was_written(days in -20_000..20_000_i32, text in "\\PC{0,12}") {
        let that = Date::from_julian_day(today().to_julian_day() + days).expect("a day");
        let far = (that.year() - today().year()).unsigned_abs() > FARTHEST as u32;
        let read = read_day(&write_date(that), today());
        prop_assert_eq!(read.is_err(), far);
        prop_assert_eq!(read, near(that, today()));
        // Whatever else stands there is a day or none, and what is kept of it no other day.
        if let Ok(read) = read_day(&text, today()) {
            prop_assert_eq!(write_date(read), text.clone());
        }
        let kept = kept_day(&text);
        prop_assert!(kept == text || kept == NOT_A_DAY);
    }
}
