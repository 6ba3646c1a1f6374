//! What becomes of a key result at the close: whether a level is offered, and which.

mod kpi;

use waymark_core::grading::measure::Bound;
use waymark_core::grading::verdict::Commitment;
use waymark_core::handoff::settle::{Level, NotOffered, Settling, asks, level, settled};
use waymark_core::kpi::band::Range;
use waymark_core::metric::cadence::Cadence;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Record;
use waymark_core::sketch::{self, Measure, Operator};

use super::{
    PLAIN, at_least, at_most, between, change, checked, day, hold, id, number, objective,
    one_sided, typed,
};

pub(super) const TODAY: &str = "2026-10-05";

pub(super) fn of(objective: &Objective) -> Result<Level, NotOffered> {
    level(
        objective,
        &objective.key_results[0],
        None,
        PLAIN,
        day(TODAY),
    )
}

/// A monthly objective whose key result was checked in on at the end of each month.
pub(super) fn by_month(key_result: KeyResult, values: &[&str]) -> Objective {
    let ends = ["2026-07-31", "2026-08-31", "2026-09-30"];
    let ends = &ends[ends.len() - values.len()..];
    let all: Vec<(&str, &str)> = ends.iter().copied().zip(values.iter().copied()).collect();
    Objective {
        cadence: Cadence::Monthly,
        ..objective(checked(key_result, &all))
    }
}

fn must(objective: Objective) -> Objective {
    Objective {
        commitment: Commitment::Committed,
        ..objective
    }
}

#[track_caller]
fn ranges(objective: &Objective, range: Range) {
    assert_eq!(of(objective).map(|it| it.range), Ok(range));
}

#[test]
fn what_was_reached_keeps_its_target_and_may_fall_back_as_far_as_its_last_three_values() {
    let raise = |values: &[&str]| by_month(change("12", "18"), values);
    ranges(&raise(&["15.5", "17", "18.4"]), at_least("18", "15.5"));
    ranges(&raise(&["15.5", "19", "18"]), at_least("18", "15.5"));
    // No further than halfway from the start.
    ranges(&raise(&["14", "17", "18.4"]), at_least("18", "15"));
    ranges(&raise(&["11", "17", "18.4"]), at_least("18", "15"));
    // Never on the good side of the target: that is none.
    ranges(&raise(&["18.2", "19", "18.4"]), at_least("18", ""));
    // As many as there are.
    ranges(&raise(&["17.5", "18"]), at_least("18", "17.5"));
    ranges(&raise(&["18"]), at_least("18", ""));
    let lower = |values: &[&str]| by_month(change("80", "70"), values);
    ranges(&lower(&["74", "72", "69.5"]), at_most("70", "74"));
    ranges(&lower(&["78", "72", "69.5"]), at_most("70", "75"));
    ranges(&lower(&["69", "65", "70"]), at_most("70", ""));
    let below_zero = by_month(change("-10", "-2"), &["-5", "-3", "-1"]);
    ranges(&below_zero, at_least("-2", "-5"));
}

#[test]
fn only_the_last_three_values_say_how_far_it_may_fall_back_and_none_from_before_the_period() {
    let weeks = [
        ("2026-06-29", "16"),
        ("2026-07-06", "15.2"),
        ("2026-09-10", "17"),
        ("2026-09-17", "18.5"),
        ("2026-09-24", "18.1"),
    ];
    ranges(
        &objective(checked(change("12", "18"), &weeks)),
        at_least("18", "17"),
    );
    let [before, .., last] = weeks;
    let two = objective(checked(change("12", "18"), &[before, last]));
    ranges(&two, at_least("18", ""));
}

#[test]
fn what_was_no_promise_is_offered_from_seven_tenths_with_what_it_came_to() {
    let at = |value| by_month(change("12", "18"), &["13", "16.5", value]);
    // Halfway to where it came: 14.1.
    ranges(&at("16.2"), at_least("16.2", "14.1"));
    assert_eq!(of(&at("16.19")), Err(NotOffered::NotReached));
    assert_eq!(of(&must(at("16.2"))), Err(NotOffered::NotReached));
    assert_eq!(of(&must(at("17.99"))), Err(NotOffered::NotReached));
    ranges(&must(at("18")), at_least("18", "15"));
    let falling = by_month(change("80", "70"), &["76", "72", "73"]);
    ranges(&falling, at_most("73", "76"));
}

#[test]
fn what_was_held_keeps_its_bound_and_no_threshold() {
    let held =
        |operator, start, target, values: &[&str]| by_month(hold(operator, start, target), values);
    let inside = &["52", "60", "51"];
    ranges(
        &held(Operator::AtLeast, "", "50", inside),
        at_least("50", ""),
    );
    let above = one_sided(Bound::Above(number("50")), "");
    ranges(&held(Operator::Above, "", "50", inside), above);
    ranges(&held(Operator::AtMost, "", "60", inside), at_most("60", ""));
    let two = between(("50", "60"), None);
    ranges(&held(Operator::Between, "50", "60", inside), two);
    // Two of three are less than seven tenths.
    let broken = held(Operator::AtLeast, "", "50", &["52", "60", "49"]);
    assert_eq!(of(&broken), Err(NotOffered::NotReached));
}

#[test]
fn what_has_no_level_or_no_value_is_not_offered() {
    let yes = typed(&sketch::KeyResult {
        measure: Measure::YesNo,
        ..sketch::KeyResult::default()
    });
    let done = by_month(yes, &["1"]);
    assert_eq!(of(&done), Err(NotOffered::YesNo));
    assert_eq!(
        of(&by_month(change("12", "18"), &[])),
        Err(NotOffered::Unmeasured)
    );
    let before = checked(change("12", "18"), &[("2026-06-30", "19")]);
    assert_eq!(of(&objective(before)), Err(NotOffered::Unmeasured));
    assert_eq!(
        of(&by_month(change("12", ""), &["19"])),
        Err(NotOffered::NoTarget)
    );
    assert_eq!(
        of(&by_month(change("12", "12"), &["19"])),
        Err(NotOffered::NoTarget)
    );
}

#[test]
fn a_total_ends_with_its_period_and_a_share_that_began_at_none_does_not() {
    let total = |unit: &str| {
        let of = KeyResult {
            unit: unit.to_owned(),
            ..change("0", "12")
        };
        by_month(of, &["3", "8", "12"])
    };
    assert_eq!(of(&total("€")), Err(NotOffered::Total));
    assert_eq!(of(&total("books")), Err(NotOffered::Total));
    ranges(&total("%"), at_least("12", "6"));
    // What fell on its way is no total.
    let level = KeyResult {
        unit: String::new(),
        ..change("0", "12")
    };
    ranges(&by_month(level, &["3", "13", "12"]), at_least("12", "6"));
}

#[test]
fn it_holds_from_the_day_after_the_period_or_when_it_is_asked_again() {
    let from = |objective: &Objective| of(objective).map(|it| it.from);
    let reached = by_month(change("12", "18"), &["18"]);
    assert_eq!(from(&reached), Ok(day("2026-10-01")));
    let mut again = reached.clone();
    again.key_results[0].ask = Some(day("2027-01-01"));
    assert_eq!(from(&again), Ok(day("2027-01-01")));
    let endless = Objective {
        period: None,
        ..reached
    };
    assert_eq!(from(&endless), Ok(day(TODAY)));
}

#[test]
fn with_fewer_than_three_ended_units_at_the_new_level_it_asks_again_in_three_months() {
    let usual = |values: &[&str]| {
        let level = of(&by_month(change("12", "18"), values)).expect("it is offered");
        (level.ended, level.usual)
    };
    let again = Settling::AskAgain(day("2027-01-05"));
    assert_eq!(usual(&["18"]), (1, again));
    assert_eq!(usual(&["17.9", "18", "18.5"]), (2, again));
    assert_eq!(usual(&["18", "19", "18.5"]), (3, Settling::Hold));
    // Two check-ins in one week are one unit, and the newest stands for it.
    let weeks = |days: &[(&str, &str)]| {
        let level = of(&objective(checked(change("12", "18"), days))).expect("it is offered");
        (level.ended, level.usual)
    };
    let two = [
        ("2026-09-21", "17"),
        ("2026-09-22", "18.5"),
        ("2026-09-30", "18"),
    ];
    assert_eq!(weeks(&two), (2, again));
    let three = [
        ("2026-09-17", "18"),
        ("2026-09-22", "18.5"),
        ("2026-09-30", "18"),
    ];
    assert_eq!(weeks(&three), (3, Settling::Hold));
}

#[test]
fn the_last_day_of_a_month_stays_the_last_one_three_months_later() {
    let reached = by_month(change("12", "18"), &["18"]);
    let again = |today: &str| {
        let level = level(&reached, &reached.key_results[0], None, PLAIN, day(today));
        level.expect("it is offered").usual
    };
    assert_eq!(again("2026-11-30"), Settling::AskAgain(day("2027-02-28")));
    assert_eq!(again("2026-12-31"), Settling::AskAgain(day("2027-03-31")));
}

#[test]
fn it_is_asked_at_the_close_until_somebody_leaves_it_or_puts_it_off() {
    let open = by_month(change("12", "18"), &["18"]);
    let asked =
        |objective: &Objective, today: &str| asks(objective, &objective.key_results[0], day(today));
    assert!(!asked(&open, TODAY), "it is open");
    let closing = Some(Closing::new(day(TODAY), Next::Retire));
    let closed = Objective { closing, ..open };
    assert!(asked(&closed, TODAY));
    let with = |how| {
        let fields = closed.fields().into_iter().chain(settled(&id("k1"), how));
        Objective::read(&Record::of(fields))
    };
    let put_off = with(Settling::AskAgain(day("2027-01-05")));
    assert!(!asked(&put_off, "2027-01-04"));
    assert!(asked(&put_off, "2027-01-05"));
    assert!(!asked(&with(Settling::Leave), "2028-01-01"));
    assert!(asked(&with(Settling::Hold), TODAY));
}
