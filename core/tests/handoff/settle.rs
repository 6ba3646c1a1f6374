//! What becomes of a key result at the close: whether a level is offered, and which.

use waymark_core::grading::measure::Bound;
use waymark_core::grading::verdict::Commitment;
use waymark_core::handoff::fed::feed;
use waymark_core::handoff::settle::{Level, NotOffered, Settling, asks, level, settled};
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::outlook::Answer;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{Kpi, Origin};
use waymark_core::metric::cadence::Cadence;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Record;
use waymark_core::sketch::{self, Measure, Operator};

use super::{
    PLAIN, at_least, at_most, band, between, change, checked, day, hold, id, kpi, monthly, number,
    objective, one_sided, quarter, typed,
};

const TODAY: &str = "2026-10-05";

fn of(objective: &Objective) -> Result<Level, NotOffered> {
    level(
        objective,
        &objective.key_results[0],
        None,
        PLAIN,
        day(TODAY),
    )
}

/// A monthly objective whose key result was checked in on at the end of each month.
fn by_month(key_result: KeyResult, values: &[&str]) -> Objective {
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

// A key result that is a KPI.

/// An objective whose key result is a KPI, as it is read.
fn linked(key_results: Vec<KeyResult>, kpi: &Kpi, today: &str) -> Objective {
    let key_results = key_results.into_iter().map(|it| KeyResult {
        kpi: Some(id("kpi")),
        ..it
    });
    let mut objective = Objective {
        key_results: key_results.collect(),
        ..objective(change("1", "2"))
    };
    feed(&mut objective, &id("o"), PLAIN, day(today), |_| {
        Some(kpi.clone())
    });
    objective
}

fn of_kpi(key_result: KeyResult, kpi: &Kpi) -> Result<Level, NotOffered> {
    let objective = linked(vec![key_result], kpi, TODAY);
    level(
        &objective,
        &objective.key_results[0],
        Some(kpi),
        PLAIN,
        day(TODAY),
    )
}

#[test]
fn a_kpi_returns_to_its_band_at_the_new_level() {
    let kpi = monthly(
        Some(at_least("12", "10")),
        5,
        &["12", "12", "15.5", "18", "19"],
    );
    let level = of_kpi(change("12", "18"), &kpi).expect("it is offered");
    assert_eq!(level.range, at_least("18", "15.5"));
    assert_eq!(level.now, Some(at_least("12", "10")));
    assert_eq!(level.from, day("2026-10-01"));
    assert_eq!(level.ended, 2);
    let band = level.band(id("b2"));
    assert_eq!((band.range, band.per), (Some(at_least("18", "15.5")), None));
}

#[test]
fn one_that_is_back_in_the_band_it_had_is_left_where_it_is() {
    let kpi = monthly(
        Some(at_least("35", "30")),
        5,
        &["28", "27", "29", "31", "33"],
    );
    let level = of_kpi(change("27", "30"), &kpi).expect("it is offered");
    assert_eq!(level.usual, Settling::Leave);
    let beyond = monthly(
        Some(at_least("35", "30")),
        5,
        &["28", "27", "38", "41", "39"],
    );
    let level = of_kpi(change("27", "38"), &beyond).expect("it is offered");
    assert_eq!(level.usual, Settling::Hold);
    // Nothing is left that was not there.
    let none = monthly(None, 5, &["28", "27", "38", "41", "39"]);
    let level = of_kpi(change("27", "38"), &none).expect("it is offered");
    assert_eq!((level.now, level.usual), (None, Settling::Hold));
}

#[test]
fn a_band_with_two_ends_keeps_the_other_one() {
    let two = || Some(between(("65", "75"), Some(("60", "80"))));
    let values = &["55", "55", "66", "69", "70"];
    let level = of_kpi(change("55", "68"), &monthly(two(), 5, values)).expect("it is offered");
    let range = between(("68", "75"), Some(("66", "80")));
    assert_eq!(level.range, range);
    // Past the other end there is nothing to keep.
    let values = &["55", "55", "79", "81", "85"];
    let level = of_kpi(change("55", "80"), &monthly(two(), 5, values)).expect("it is offered");
    assert_eq!(level.range, at_least("80", "79"));
    let values = &["90", "90", "78", "73", "72"];
    let level = of_kpi(change("90", "72"), &monthly(two(), 5, values)).expect("it is offered");
    assert_eq!(level.range, between(("65", "72"), Some(("60", "78"))));
}

#[test]
fn of_what_is_summed_the_months_are_judged_and_the_band_stays_one_of_months() {
    let weekly: Vec<(String, String)> = (0..13)
        .map(|week| {
            let on = day("2026-07-02").saturating_add(time::Duration::days(7 * week));
            (on.to_string(), (10 + week).to_string())
        })
        .collect();
    let weekly: Vec<(&str, &str)> = weekly.iter().map(|(on, it)| (&**on, &**it)).collect();
    let mut kpi = kpi(Unit::Week, Some(at_least("40", "")), &weekly);
    kpi.definitions[0].adds_up = Some(AddsUp::Sum);
    kpi.bands = vec![Band {
        per: Some(Unit::Month),
        ..kpi.bands[0].clone()
    }];
    // July 60, August 66, September 78: it began at 0, rose, and is no total all the same.
    let unit = KeyResult {
        unit: String::new(),
        ..change("0", "70")
    };
    let level = of_kpi(unit, &kpi).expect("it is offered");
    assert_eq!(level.range, at_least("70", "60"));
    assert_eq!(level.per, Some(Unit::Month));
    assert_eq!(level.ended, 1, "of months");
}

#[test]
fn a_guardrail_keeps_its_band_and_overshooting_it_is_not_reaching() {
    let guardrail = |most: &str| KeyResult {
        is_guardrail: true,
        id: id("k2"),
        ..hold(Operator::AtMost, "", most)
    };
    let kpi = monthly(
        Some(between(("65", "75"), None)),
        5,
        &["60", "60", "66", "79", "70"],
    );
    let of = |most: &str, at: usize| {
        let objective = linked(vec![change("60", "65"), guardrail(most)], &kpi, TODAY);
        level(
            &objective,
            &objective.key_results[at],
            Some(&kpi),
            PLAIN,
            day(TODAY),
        )
        .map(|it| it.range)
    };
    assert_eq!(of("75", 0), Err(NotOffered::Overshot));
    assert_eq!(of("80", 0), Ok(between(("65", "75"), None)));
    assert_eq!(of("80", 1), Err(NotOffered::Guardrail));
}

#[test]
fn what_was_handed_off_already_is_not_offered_again() {
    let values = &["12", "12", "15.5", "18", "19"];
    let plain = monthly(Some(at_least("12", "")), 5, values);
    let mut moved = plain.clone();
    moved
        .bands
        .push(band("b2", "2026-10-01", Some(at_least("18", ""))));
    let reached = || change("12", "18");
    let is_moved = Err(NotOffered::Moved(day("2026-10-01")));
    assert_eq!(of_kpi(reached(), &moved), is_moved);
    let graduated = Kpi {
        origin: Some(Origin {
            objective: id("o"),
            key_result: id("k1"),
            on: day("2026-10-02"),
        }),
        ..plain.clone()
    };
    let is_kpi = Err(NotOffered::Graduated(day("2026-10-02")));
    assert_eq!(of_kpi(reached(), &graduated), is_kpi);
    // Of another objective's it is one that serves now.
    let elsewhere = Kpi {
        origin: Some(Origin {
            objective: id("o"),
            key_result: id("other"),
            on: day("2026-05-02"),
        }),
        ..plain.clone()
    };
    assert!(of_kpi(reached(), &elsewhere).is_ok());
    let retired = Kpi {
        rest: Some(Rest {
            on: day("2026-10-02"),
            is_for_good: true,
            reason: "Sold".to_owned(),
        }),
        ..plain.clone()
    };
    assert_eq!(of_kpi(reached(), &retired), Err(NotOffered::Retired));
    let binned = Kpi {
        binned: Some(day("2026-10-02")),
        ..plain.clone()
    };
    assert_eq!(of_kpi(reached(), &binned), Err(NotOffered::Binned));
    let gone = linked(vec![reached()], &plain, TODAY);
    let of = level(&gone, &gone.key_results[0], None, PLAIN, day(TODAY));
    assert_eq!(of, Err(NotOffered::NoKpi));
}

#[test]
fn it_says_whether_chance_alone_breaks_the_new_band() {
    let readings: Vec<(String, &str)> = [
        "18", "20", "19", "21", "18", "20", "19", "21", "18", "20", "19", "21", "18",
    ]
    .into_iter()
    .enumerate()
    .map(|(at, value)| {
        let on = day("2026-07-02")
            .saturating_add(time::Duration::days(7 * i64::try_from(at).expect("small")));
        (on.to_string(), value)
    })
    .collect();
    let readings: Vec<(&str, &str)> = readings.iter().map(|(on, it)| (&**on, *it)).collect();
    let kpi = kpi(Unit::Week, Some(at_least("5", "")), &readings);
    let chance = |target: &str| of_kpi(change("5", target), &kpi).map(|it| it.chance);
    // Its limits are 13.9 and 25.1.
    assert_eq!(chance("10"), Ok(Some(Answer::Met)));
    // The last three were 19, 21 and 18: past 18 it is out.
    let out = Answer::ByChance { out: 0, of: 13 };
    assert_eq!(chance("18"), Ok(Some(out)));
    let few = monthly(Some(at_least("12", "")), 7, &["18", "19", "20"]);
    let few = of_kpi(change("12", "18"), &few);
    assert_eq!(few.map(|it| it.chance), Ok(None), "nothing can be said");
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

#[test]
fn closing_keeps_the_score_where_a_reading_can_still_be_corrected() {
    let score = |objective: &Objective| {
        Closing::of(objective, Next::Retire, day(TODAY))
            .score
            .map(|it: Decimal| it.to_string())
    };
    let own = by_month(change("12", "18"), &["16.2"]);
    assert_eq!(score(&own), None, "its check-ins are its own");
    let kpi = monthly(None, 7, &["13", "14", "16.2"]);
    let linked = linked(vec![change("12", "18")], &kpi, TODAY);
    assert_eq!(score(&linked), Some("0.7".to_owned()));
    let closing = Closing::of(&linked, Next::Retire, day(TODAY));
    let written = Objective {
        closing: Some(closing),
        ..Objective::default()
    };
    let read = Objective::read(&Record::of(written.fields()));
    assert_eq!(read.closing, Some(closing));
    // A third decimal that is not shown is no change.
    let now = |value: &str| {
        let kpi = monthly(None, 7, &["13", "14", value]);
        let mut fed = Objective::clone(&linked);
        feed(&mut fed, &id("o"), PLAIN, day(TODAY), |_| Some(kpi.clone()));
        let score = fed.key_results[0].score(Some(quarter())).expect("a score");
        closing.was(&score)
    };
    assert_eq!(now("16.2"), None);
    assert_eq!(now("16.21"), None);
    assert_eq!(
        now("15.96"),
        Some(number("0.7")),
        "0.70 at closing, now 0.66"
    );
}
