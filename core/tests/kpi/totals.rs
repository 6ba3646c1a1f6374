//! Running totals that start anew.

use time::Month;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::tally::{by_band, by_cadence};
use waymark_core::kpi::unit::Unit;

use super::{
    PLAIN, Saying, daily, day, monthly, months, named, quarterly, states, weekly, years_from,
};

#[track_caller]
fn case(kpi: &Kpi, today: &str, expected: &str) {
    assert_eq!(states(&by_cadence(kpi, PLAIN, day(today))), expected);
}

#[test]
fn the_differences_are_what_counts() {
    let kpi = monthly("2026-01-01", "100 250 250 400").total(Unit::Year);
    case(&kpi, "2026-05-01", "100, 150, 0, 150, so far");
}

#[test]
fn a_total_corrected_downwards_is_a_negative_difference() {
    let kpi = monthly("2026-01-01", "100 250 240 400").total(Unit::Year);
    case(&kpi, "2026-05-01", "100, 150, -10, 160, so far");
}

#[test]
fn it_starts_anew_with_each_year_quarter_or_month() {
    let values = "5 9 15 4 6 7";
    let from = |anew| monthly("2026-10-01", values).total(anew);
    case(
        &from(Unit::Quarter),
        "2027-04-01",
        "5, 4, 6, 4, 2, 1, so far",
    );
    case(
        &from(Unit::Month),
        "2027-04-01",
        "5, 9, 15, 4, 6, 7, so far",
    );
    // Nothing says what came from January to September.
    case(
        &from(Unit::Year),
        "2027-04-01",
        "10 together, 4, 6, 4, 2, 1, so far",
    );
    let quarters = quarterly("2026-01-01", "5 9 15 20 4 6").total(Unit::Year);
    case(&quarters, "2027-07-01", "5, 4, 6, 5, 4, 2, so far");
}

#[test]
fn a_week_counts_in_the_month_of_its_thursday() {
    // Three weeks of October, then those of 5 and 12 November.
    let kpi = weekly("2026-10-15", "30 40 55 7 12").total(Unit::Month);
    case(&kpi, "2026-11-16", "3 together, 10, 15, 7, 5, so far");
    // The week of Thursday 31 December is the last of its year.
    let kpi = weekly("2026-12-24", "30 40 3 5").total(Unit::Year);
    case(&kpi, "2027-01-18", "52 together, 10, 3, 2, so far");
}

#[test]
fn days_count_from_the_first_of_the_month() {
    let kpi = daily("2026-10-30", "30 40 3 5").total(Unit::Month);
    case(&kpi, "2026-11-03", "30 together, 10, 3, 2, so far");
}

#[test]
fn the_one_after_a_gap_tells_of_the_units_together() {
    let kpi = monthly("2026-01-01", "10 - 30 40 - - 70").total(Unit::Year);
    case(
        &kpi,
        "2026-08-01",
        "10, -, 2 together, 10, -, -, 3 together, so far",
    );
}

#[test]
fn a_gap_before_it_starts_anew_is_of_the_year_before() {
    let kpi = monthly("2026-10-01", "1 2 - 3 5").total(Unit::Year);
    case(&kpi, "2027-03-01", "10 together, 1, -, 3, 2, so far");
    let kpi = monthly("2026-10-01", "1 2 - - 5").total(Unit::Year);
    case(
        &kpi,
        "2027-03-01",
        "10 together, 1, -, -, 2 together, so far",
    );
}

#[test]
fn in_a_closed_unit_nothing_came() {
    let kpi = monthly("2026-01-01", "10 x 30 x x 35").total(Unit::Year);
    case(&kpi, "2026-07-01", "10, x, 20, x, x, 5, so far");
    let kpi = monthly("2026-01-01", "x 30 x - 35").total(Unit::Year);
    case(&kpi, "2026-06-01", "x, 30, x, -, 3 together, so far");
}

#[test]
fn what_runs_has_its_difference_so_far() {
    let kpi = monthly("2026-01-01", "10 14 15").total(Unit::Year);
    case(&kpi, "2026-03-20", "10, 4, so far 1");
    let kpi = monthly("2026-01-01", "10 - 15").total(Unit::Year);
    case(&kpi, "2026-03-20", "10, -, so far");
}

#[test]
fn whichever_month_the_year_begins_with_the_total_starts_anew_there() {
    for first_month in months() {
        let calendar = years_from(first_month);
        // 10 a month, from January 2026 to December 2027.
        let begins = first_month as i32;
        let totals = (0..24).map(|at| (((at - (begins - 1)).rem_euclid(12) + 1) * 10).to_string());
        let totals: Vec<String> = totals.collect();
        let kpi = monthly("2026-01-01", &totals.join(" ")).total(Unit::Year);
        let tallies = by_cadence(&kpi, calendar, day("2028-01-01"));
        let first = match (1 - begins).rem_euclid(12) + 1 {
            1 => "10".to_owned(),
            together => format!("{together} together"),
        };
        let others = ", 10".repeat(23);
        assert_eq!(
            states(&tallies),
            format!("{first}{others}, so far"),
            "{first_month}"
        );
    }
}

#[test]
fn whichever_month_the_year_begins_with_quarters_start_anew_with_it() {
    for first_month in months() {
        let begins = first_month as i32;
        let totals = (0..24).map(|at| (((at - (begins - 1)).rem_euclid(3) + 1) * 10).to_string());
        let totals: Vec<String> = totals.collect();
        let kpi = monthly("2026-01-01", &totals.join(" ")).total(Unit::Quarter);
        let tallies = by_cadence(&kpi, years_from(first_month), day("2028-01-01"));
        assert_eq!(
            tallies[1..24]
                .iter()
                .filter(|it| it.value().is_some())
                .count(),
            23
        );
        assert!(states(&tallies).ends_with(&(", 10".repeat(23) + ", so far")));
    }
}

#[test]
fn differences_add_up_to_the_unit_of_the_band() {
    let kpi = monthly("2026-01-01", "10 25 40 45 60 90 95").total(Unit::Year);
    let kpi = kpi.band_per(Unit::Quarter, "2026-01-01", "at least 30");
    let quarters = by_band(&kpi, PLAIN, day("2026-10-01"));
    assert_eq!(states(&quarters), "40, 50, 1 of 3, so far");
}

#[test]
fn a_longer_unit_of_which_a_reading_lacks_is_incomplete_though_its_total_is_known() {
    // Three of four weeks of November were read; the third tells of two.
    let kpi = weekly("2026-11-05", "10 - 30 40").total(Unit::Month);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 30");
    assert_eq!(
        states(&by_band(&kpi, PLAIN, day("2026-12-01"))),
        "3 of 4, so far"
    );
    // A total of weeks of both months is a value of neither.
    let kpi = weekly("2026-10-01", "10 20 30 40 - 60 70 80 90").total(Unit::Year);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 30");
    let months = by_band(&kpi, PLAIN, day("2026-12-01"));
    assert_eq!(
        named(&months),
        [
            "2026-10-01: 3 of 5",
            "2026-11-01: 3 of 4",
            "2026-12-01: so far"
        ]
    );
}

#[test]
fn a_total_may_be_told_to_add_up_otherwise() {
    // The mean of what came each week.
    let kpi = weekly("2026-11-05", "10 30 40 60")
        .total(Unit::Month)
        .adding(AddsUp::Mean);
    let month = waymark_core::kpi::tally::by_longer(&kpi, Unit::Month, PLAIN, day("2026-12-01"));
    assert_eq!(states(&month), "15, so far");
}

#[test]
fn a_kpi_with_quarters_of_its_own_starts_its_total_anew_with_them() {
    let kpi = Kpi {
        quarters: Some(Month::February),
        ..quarterly("2026-02-01", "")
    };
    let kpi = kpi
        .total(Unit::Year)
        .reading(Unit::Quarter, "2026-02-01", "5 9 15 20 4");
    for calendar in [PLAIN, years_from(Month::July)] {
        let tallies = by_cadence(&kpi, calendar, day("2027-05-01"));
        let expected = [
            "2026-02-01: 5",
            "2026-05-01: 4",
            "2026-08-01: 6",
            "2026-11-01: 5",
            "2027-02-01: 4",
            "2027-05-01: so far",
        ];
        assert_eq!(named(&tallies), expected, "{:?}", calendar);
    }
}

#[test]
fn a_total_that_tells_of_units_of_one_month_alone_is_one_of_its_readings() {
    // The first week of November was not read; the second tells of both.
    let kpi = weekly("2026-10-29", "55 - 20 30 40").total(Unit::Month);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 30");
    let months = by_band(&kpi, PLAIN, day("2026-12-01"));
    assert_eq!(states(&months), "0 of 5, 3 of 4, so far");
}
