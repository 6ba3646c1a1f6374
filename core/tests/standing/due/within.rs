//! Which check-ins count for it: those within the period, until all is done.

use time::Duration;
use waymark_core::metric::cadence::Cadence;
use waymark_core::period::write_date;

use super::{MONDAY, SUNDAY, every, found, in_autumn, says};
use crate::standing::{day, objective};

#[test]
fn it_is_due_from_the_first_day_and_nobody_has_missed_the_week_in_which_it_begins() {
    // Thursday, 1 October.
    let none = in_autumn("");
    let days = [
        ("2026-09-30", ""),
        ("2026-10-01", "due"),
        ("2026-10-04", "due"),
        // Four days are no week to be late with.
        ("2026-10-05", "due"),
        ("2026-10-11", "due"),
        ("2026-10-12", "missed"),
    ];
    says(&none, MONDAY, &days);
    let monday = objective(&["0 to 10"]).in_days("2026-10-05", "2026-12-31");
    says(
        &monday,
        MONDAY,
        &[("2026-10-05", "due"), ("2026-10-12", "missed")],
    );
    says(
        &monday,
        SUNDAY,
        &[
            ("2026-10-05", "due"),
            ("2026-10-11", "due"),
            ("2026-10-18", "missed"),
        ],
    );
    assert_eq!(
        found(&none, MONDAY, "2026-10-01").expect("due").newest,
        None
    );
    for cadence in ["fortnightly", "monthly"] {
        says(
            &every(cadence, none.clone()),
            MONDAY,
            &[("2026-10-01", "due"), ("2026-10-04", "due")],
        );
    }
    says(
        &objective(&["guardrail at-least 5"]),
        MONDAY,
        &[("2026-07-01", "due")],
    );
    // What is no cadence is the usual one.
    says(
        &every("daily", in_autumn("11-09 1")),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
}

#[test]
fn only_what_is_dated_within_the_period_counts() {
    // In the same week, and before the first day.
    let before = in_autumn("09-29 1");
    says(
        &before,
        MONDAY,
        &[
            ("2026-10-01", "due"),
            ("2026-10-05", "due"),
            ("2026-10-12", "missed"),
        ],
    );
    let newest = found(&before, MONDAY, "2026-10-01").expect("due").newest;
    assert_eq!(newest, Some(day("2026-09-29")));
    // On its days.
    says(
        &in_autumn("10-01 1"),
        MONDAY,
        &[("2026-10-01", ""), ("2026-10-05", "due")],
    );
    // Past the last day it waits to be closed.
    says(
        &in_autumn("11-02 1"),
        MONDAY,
        &[
            ("2026-12-31", "missed"),
            ("2027-01-01", ""),
            ("2027-02-01", ""),
        ],
    );
    says(&in_autumn("").closed(), MONDAY, &[("2026-11-18", "")]);
    // What somebody with another clock dated later in this week is of this week.
    says(
        &in_autumn("11-20 1"),
        MONDAY,
        &[("2026-11-18", ""), ("2026-11-23", "due")],
    );
}

#[test]
fn a_missed_week_can_be_made_up_for_on_its_day_and_a_check_in_ends_it() {
    let missed = in_autumn("11-02 1");
    says(&missed, MONDAY, &[("2026-11-18", "missed")]);
    // Of last week: this week's is due.
    says(
        &in_autumn("11-02 1, 11-13 2"),
        MONDAY,
        &[("2026-11-18", "due")],
    );
    // Of this week: nobody asks for an old number.
    says(
        &in_autumn("11-02 1, 11-18 2"),
        MONDAY,
        &[("2026-11-18", ""), ("2026-11-23", "due")],
    );
}

#[test]
fn without_a_period_weeks_go_on_and_on() {
    let of = |check_ins: &str| objective(&[&["0 to 10: ", check_ins].concat()]).without_period();
    says(
        &of(""),
        MONDAY,
        &[("2026-11-18", "due"), ("2030-01-01", "due")],
    );
    says(
        &of("11-10 1"),
        MONDAY,
        &[
            ("2026-11-15", ""),
            ("2026-11-16", "due"),
            ("2026-11-23", "missed"),
        ],
    );
    let two = every("fortnightly", of("11-10 1"));
    let unit = Cadence::Fortnightly.unit_of(day("2026-11-10"), None, MONDAY);
    let after = |days| write_date(unit.last() + Duration::days(days));
    says(
        &two,
        MONDAY,
        &[(&after(0), ""), (&after(1), "due"), (&after(15), "missed")],
    );
    says(
        &every("monthly", of("11-30 1")),
        MONDAY,
        &[("2026-12-01", "due"), ("2027-01-01", "missed")],
    );
    says(&of("11-10 1").closed(), MONDAY, &[("2026-12-01", "")]);
}

#[test]
fn what_is_done_is_not_asked_for_again() {
    let of = |line| objective(&[line]).in_days("2026-07-01", "2026-09-30");
    says(
        &of("yes-no: 07-02 1"),
        MONDAY,
        &[("2026-07-07", ""), ("2026-09-01", "")],
    );
    says(
        &of("yes-no: 07-02 0"),
        MONDAY,
        &[
            ("2026-07-03", ""),
            ("2026-07-07", "due"),
            ("2026-09-01", "missed"),
        ],
    );
    says(
        &of("yes-no: 07-02 1, 07-20 0"),
        MONDAY,
        &[("2026-07-27", "due"), ("2026-09-01", "missed")],
    );
    // Before the period, it does not count as done.
    says(&of("yes-no: 06-10 1"), MONDAY, &[("2026-07-01", "due")]);
    // Reached is not done: it can be lost again.
    says(
        &of("0 to 10: 07-02 10"),
        MONDAY,
        &[("2026-07-06", "due"), ("2026-09-01", "missed")],
    );
    says(
        &of("guardrail at-least 5: 07-02 6"),
        MONDAY,
        &[("2026-07-06", "due")],
    );
}
