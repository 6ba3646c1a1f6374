//! Weeks, months and fortnights: in each of them one is due, whenever the one before was.

use time::Month;
use waymark_core::calendar::Calendar;
use waymark_core::period::Period;

use super::{MONDAY, SATURDAY, SUNDAY, every, found, in_autumn, says};
use crate::standing::{day, objective};

#[test]
fn a_late_check_in_and_one_more_change_nothing_about_the_next_week() {
    // Monday the 2nd, late on Tuesday the 10th.
    let late = in_autumn("11-02 1, 11-10 2");
    let days = [
        ("2026-11-02", ""),
        ("2026-11-10", ""),
        ("2026-11-15", ""),
        ("2026-11-16", "due"),
        ("2026-11-22", "due"),
        ("2026-11-23", "missed"),
    ];
    says(&late, MONDAY, &days);
    // Monday the 9th, and again on Saturday the 14th.
    let again = in_autumn("11-02 1, 11-09 2, 11-14 3");
    let days = [
        ("2026-11-14", ""),
        ("2026-11-15", ""),
        ("2026-11-16", "due"),
        ("2026-11-20", "due"),
        ("2026-11-23", "missed"),
    ];
    says(&again, MONDAY, &days);
    // On Sunday, the last moment; on Monday it is another week.
    says(
        &in_autumn("11-15 1"),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
    // In a rhythm it is as ever.
    says(
        &in_autumn("11-02 1, 11-09 2"),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
}

#[test]
fn a_week_is_the_person_s() {
    let saturday = in_autumn("11-14 1");
    // Saturday is the last day of a week, the last but one, or the first.
    says(
        &saturday,
        SUNDAY,
        &[("2026-11-14", ""), ("2026-11-15", "due")],
    );
    says(
        &saturday,
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
    says(
        &saturday,
        SATURDAY,
        &[("2026-11-20", ""), ("2026-11-21", "due")],
    );
    let tuesday = in_autumn("11-02 1, 11-10 2");
    says(
        &tuesday,
        SUNDAY,
        &[
            ("2026-11-14", ""),
            ("2026-11-15", "due"),
            ("2026-11-22", "missed"),
        ],
    );
    says(
        &tuesday,
        SATURDAY,
        &[
            ("2026-11-13", ""),
            ("2026-11-14", "due"),
            ("2026-11-21", "missed"),
        ],
    );
    // Whoever sets another first day is asked by that from then on.
    let sunday = in_autumn("11-15 1");
    says(&sunday, MONDAY, &[("2026-11-16", "due")]);
    says(&sunday, SUNDAY, &[("2026-11-16", "")]);
}

#[test]
fn a_month_is_that_of_the_calendar() {
    let last = objective(&["0 to 10: 2027-01-31 1"]).in_days("2027-01-01", "2027-03-31");
    let last = every("monthly", last);
    let days = [
        ("2027-01-01", "due"),
        ("2027-01-30", "due"),
        ("2027-01-31", ""),
    ];
    says(
        &every(
            "monthly",
            objective(&["0 to 10"]).in_days("2027-01-01", "2027-03-31"),
        ),
        MONDAY,
        &days[..2],
    );
    says(
        &last,
        MONDAY,
        &[
            days[2],
            ("2027-02-01", "due"),
            ("2027-02-28", "due"),
            ("2027-03-01", "missed"),
        ],
    );
    let first = objective(&["0 to 10: 2027-01-31 1, 2027-02-01 2"]);
    let first = every("monthly", first.in_days("2027-01-01", "2027-03-31"));
    says(
        &first,
        MONDAY,
        &[
            ("2027-02-28", ""),
            ("2027-03-01", "due"),
            ("2027-03-31", "due"),
        ],
    );
    // A period that begins on the last day of a month: that day is its first unit.
    let from = objective(&["0 to 10: 2027-01-31 1"]).in_days("2027-01-31", "2027-04-30");
    says(
        &every("monthly", from),
        MONDAY,
        &[
            ("2027-01-31", ""),
            ("2027-02-01", "due"),
            ("2027-03-01", "missed"),
        ],
    );
    // A leap year, and a new one.
    let leap = objective(&["0 to 10: 2028-02-29 1"]).in_days("2028-01-01", "2028-06-30");
    says(
        &every("monthly", leap),
        MONDAY,
        &[("2028-02-29", ""), ("2028-03-01", "due")],
    );
    let new_year = objective(&["0 to 10: 2026-12-01 1"]).in_days("2026-10-01", "2027-03-31");
    says(
        &every("monthly", new_year),
        MONDAY,
        &[
            ("2026-12-31", ""),
            ("2027-01-01", "due"),
            ("2027-02-01", "missed"),
        ],
    );
}

#[test]
fn fortnights_are_counted_from_the_first_week_also_into_another_year() {
    // From Thursday, 1 October: 28 September to 11 October, 12 to 25, …, 21 December to
    // 3 January.
    let of = |check_ins| {
        every(
            "fortnightly",
            in_autumn(check_ins).in_days("2026-10-01", "2027-02-28"),
        )
    };
    let days = [
        ("2026-10-11", ""),
        ("2026-10-12", "due"),
        ("2026-10-25", "due"),
        ("2026-10-26", "missed"),
    ];
    says(&of("10-02 1"), MONDAY, &days);
    let days = [
        ("2026-12-31", ""),
        ("2027-01-03", ""),
        ("2027-01-04", "due"),
        ("2027-01-17", "due"),
        ("2027-01-18", "missed"),
    ];
    says(&of("12-21 1"), MONDAY, &days);
    // Late in one, at once in the next.
    says(&of("10-25 1"), MONDAY, &[("2026-10-26", "due")]);
    // Weeks from Sunday: 27 September to 10 October.
    says(
        &of("10-02 1"),
        SUNDAY,
        &[
            ("2026-10-10", ""),
            ("2026-10-11", "due"),
            ("2026-10-25", "missed"),
        ],
    );
    // By 53 weeks of a year nothing moves.
    let long = every(
        "fortnightly",
        objective(&["0 to 10: 2020-12-21 1"]).in_days("2020-07-06", "2021-06-30"),
    );
    says(
        &long,
        MONDAY,
        &[
            ("2021-01-03", ""),
            ("2021-01-04", "due"),
            ("2021-01-18", "missed"),
        ],
    );
}

#[test]
fn periods_that_are_no_quarters_of_the_year_are_asked_in_the_same_units() {
    // 4-4-5 weeks: 28 December to 28 March, whole weeks.
    let retail = |cadence, check_ins: &str| {
        let fields = objective(&[&["0 to 10: ", check_ins].concat()]);
        every(cadence, fields.in_days("2026-12-28", "2027-03-28"))
    };
    let weekly = retail("weekly", "12-28 1");
    let days = [
        ("2026-12-27", ""),
        ("2026-12-28", ""),
        ("2027-01-04", "due"),
        ("2027-01-11", "missed"),
        ("2027-03-28", "missed"),
        ("2027-03-29", ""),
    ];
    says(&weekly, MONDAY, &days);
    // Four days of December, then January.
    let monthly = retail("monthly", "");
    let days = [
        ("2026-12-28", "due"),
        ("2027-01-01", "due"),
        ("2027-01-31", "due"),
        ("2027-02-01", "missed"),
    ];
    says(&monthly, MONDAY, &days);
    says(
        &retail("monthly", "12-31 1"),
        MONDAY,
        &[("2026-12-31", ""), ("2027-01-01", "due")],
    );
    // A year from April: where years begin is nothing to weeks and months.
    let april = Calendar {
        first_month: Month::April,
        ..SUNDAY
    };
    let year = objective(&["0 to 10: 2027-03-28 1"]).in_days("2026-04-01", "2027-03-31");
    // The last week ends with the period.
    says(
        &year,
        april,
        &[
            ("2027-03-26", "missed"),
            // Where it is tomorrow already, that is checked in.
            ("2027-03-27", ""),
            ("2027-03-28", ""),
            ("2027-03-31", ""),
            ("2027-04-01", ""),
        ],
    );
    let unit = |today| found(&in_autumn(""), MONDAY, today).expect("due").unit;
    let days = |first, last| Period::new(day(first), day(last)).expect("in order");
    assert_eq!(unit("2026-10-02"), days("2026-10-01", "2026-10-04"));
    assert_eq!(unit("2026-10-05"), days("2026-10-05", "2026-10-11"));
    assert_eq!(unit("2026-12-31"), days("2026-12-28", "2026-12-31"));
}
