//! How readings add up over longer units.

use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::tally::{by_band, by_cadence, by_longer};
use waymark_core::kpi::unit::Unit;

use super::{
    PLAIN, Saying, daily, day, monthly, named, on_weekdays, quarterly, read, states, weekly,
    weeks_from,
};

const TODAY: &str = "2027-03-10";

/// The months that a KPI comes to.
#[track_caller]
fn months(kpi: &Kpi, expected: &str) {
    let months = by_longer(kpi, Unit::Month, PLAIN, day("2026-12-31"));
    assert_eq!(states(&months), expected);
}

/// What is judged, by the unit of its band.
#[track_caller]
fn judged(kpi: &Kpi, today: &str, expected: &[&str]) {
    assert_eq!(named(&by_band(kpi, PLAIN, day(today))), expected);
}

#[test]
fn the_usual_way_is_the_mean_of_what_is_read_weekly_or_oftener_and_else_the_last() {
    let case = |cadence, total, expected| {
        let definition = Definition {
            cadence,
            total,
            ..Definition::default()
        };
        assert_eq!(definition.way(), expected, "{cadence:?} {total:?}");
    };
    for cadence in [Unit::Day, Unit::Weekday, Unit::Week] {
        case(cadence, None, AddsUp::Mean);
    }
    for cadence in [Unit::Month, Unit::Quarter] {
        case(cadence, None, AddsUp::Last);
    }
    // What is counted from anew is there to be summed.
    case(Unit::Month, Some(Unit::Year), AddsUp::Sum);
    case(Unit::Week, Some(Unit::Month), AddsUp::Sum);
    let said = Definition {
        adds_up: Some(AddsUp::Last),
        ..Definition::default()
    };
    assert_eq!(said.way(), AddsUp::Last);
}

#[test]
fn a_month_is_the_last_the_mean_or_the_sum_of_its_weeks() {
    let kpi = weekly("2026-10-01", "1 2 3 4 6  7 8 9 11");
    months(&kpi, "16/5, 35/4, so far");
    months(&kpi.clone().adding(AddsUp::Last), "6, 11, so far");
    let sum = kpi
        .adding(AddsUp::Sum)
        .band_per(Unit::Month, "2026-01-01", "at least 1");
    months(&sum, "16, 35, so far");
}

#[test]
fn a_quarter_of_monthly_values_is_its_last_one() {
    let kpi = monthly("2026-01-01", "1 2 3 4 5 -");
    let quarters = by_longer(&kpi, Unit::Quarter, PLAIN, day(TODAY));
    assert_eq!(states(&quarters), "3, 5, -, -, so far");
}

#[test]
fn what_is_closed_is_left_out_of_a_mean_and_0_in_a_sum() {
    let kpi = weekly("2026-10-01", "10 x 10 x 10  x x x x");
    months(&kpi, "10, x, so far");
    months(&kpi.clone().adding(AddsUp::Last), "10, x, so far");
    let sum = kpi
        .adding(AddsUp::Sum)
        .band_per(Unit::Month, "2026-01-01", "at least 1");
    months(&sum, "30, x, so far");
}

#[test]
fn a_mean_is_of_the_weeks_that_there_are_and_a_sum_needs_all_of_them() {
    let kpi = weekly("2026-10-01", "10 - 20 - -  - - - -");
    months(&kpi, "15, -, so far");
    let sum = kpi
        .adding(AddsUp::Sum)
        .band_per(Unit::Month, "2026-01-01", "at least 1");
    months(&sum, "2 of 5, -, so far");
    // A closed one is there.
    let sum = weekly("2026-10-01", "10 x 20 - 30").adding(AddsUp::Sum);
    let sum = sum.band_per(Unit::Month, "2026-01-01", "at least 1");
    months(&sum, "4 of 5, -, so far");
}

#[test]
fn a_month_in_whose_midst_readings_begin_is_incomplete() {
    let sum = weekly("2026-10-15", "10 10 10  10 10 10 10").adding(AddsUp::Sum);
    let sum = sum.band_per(Unit::Month, "2026-01-01", "at least 1");
    months(&sum, "3 of 5, 40, so far");
}

#[test]
fn a_band_per_month_judges_sums_of_weeks() {
    let kpi = weekly("2026-10-01", "10 11 12 13 14  20 20 20 -  5").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 45");
    let expected = [
        "2026-10-01: 60",
        "2026-11-01: 3 of 4",
        "2026-12-01: so far 5",
    ];
    judged(&kpi, "2026-12-04", &expected);
}

#[test]
fn a_band_per_quarter_judges_sums_of_months() {
    let kpi = monthly("2026-03-01", "9 1 2 3 4 x 6 7 8").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Quarter, "2026-01-01", "at least 5");
    let expected = [
        "2026-01-01: 1 of 3",
        "2026-04-01: 6",
        "2026-07-01: 10",
        "2026-10-01: 2 of 3",
        "2027-01-01: so far",
    ];
    judged(&kpi, TODAY, &expected);
}

#[test]
fn a_band_per_year_of_days_on_which_one_works_needs_each_of_them() {
    let mut values = vec!["1"; 261];
    let year = |values: &[&str]| {
        let kpi = on_weekdays("2026-01-01", &values.join(" ")).adding(AddsUp::Sum);
        let kpi = kpi.band_per(Unit::Year, "2026-01-01", "at least 5");
        states(&by_band(&kpi, PLAIN, day("2027-01-01")))
    };
    // 2026 has 261 days from Monday to Friday; 1 January 2027 is one, and runs.
    assert_eq!(year(&values), "261, so far");
    values[30] = "-";
    assert_eq!(year(&values), "260 of 261, so far");
}

#[test]
fn a_band_of_units_that_are_not_longer_judges_what_is_read() {
    let kpi = monthly("2026-10-01", "10 11").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Week, "2026-01-01", "at least 45");
    judged(
        &kpi,
        "2026-12-04",
        &["2026-10-01: 10", "2026-11-01: 11", "2026-12-01: so far"],
    );
    let kpi = weekly("2026-11-16", "10 11").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Week, "2026-01-01", "at least 45");
    judged(
        &kpi,
        "2026-11-30",
        &["2026-11-16: 10", "2026-11-23: 11", "2026-11-30: so far"],
    );
}

#[test]
fn what_is_not_summed_is_judged_as_it_is_read_whatever_its_band_says() {
    let kpi = weekly("2026-11-16", "10 11").band_per(Unit::Month, "2026-01-01", "at least 45");
    judged(
        &kpi,
        "2026-11-30",
        &["2026-11-16: 10", "2026-11-23: 11", "2026-11-30: so far"],
    );
    assert_eq!(kpi.judged_on(day("2026-11-30")), Unit::Week);
}

#[test]
fn a_band_of_other_units_judges_from_the_first_that_ends_with_it() {
    let kpi = monthly("2026-01-01", "1 2 3 4 5 6 7 8 9").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 1");
    let kpi = kpi.band_per(Unit::Quarter, "2026-05-20", "at least 3");
    // The months until April as before, and the quarter that ends in June as a whole.
    let expected = [
        "2026-01-01: 1",
        "2026-02-01: 2",
        "2026-03-01: 3",
        "2026-04-01: 4",
        "2026-04-01: 15",
        "2026-07-01: 24",
        "2026-10-01: so far",
    ];
    judged(&kpi, "2026-10-10", &expected);
    assert_eq!(kpi.judged_on(day("2026-05-19")), Unit::Month);
    assert_eq!(kpi.judged_on(day("2026-05-20")), Unit::Quarter);
    // Before it begins it changes nothing, not even of what runs.
    judged(
        &kpi,
        "2026-02-10",
        &["2026-01-01: 1", "2026-02-01: so far 2"],
    );
}

#[test]
fn where_nothing_is_judged_any_more_the_units_stay() {
    let kpi = monthly("2026-01-01", "1 2 3 4 5 6").adding(AddsUp::Sum);
    let kpi = kpi
        .band_per(Unit::Quarter, "2026-01-01", "at least 1")
        .band("2026-04-01", "none");
    judged(
        &kpi,
        "2026-07-01",
        &["2026-01-01: 6", "2026-04-01: 15", "2026-07-01: so far"],
    );
    assert_eq!(kpi.judged_in(&kpi.definition()), Unit::Quarter);
    let kpi = kpi.band("2026-07-01", "at least 1");
    assert_eq!(kpi.judged_in(&kpi.definition()), Unit::Month);
}

#[test]
fn a_band_per_week_judges_a_month_by_its_mean_week() {
    // Weeks of seven days, each summed; those of October are 7, 14, 21, 28 and 35.
    let week = |value: &str| [value; 7].join(" ");
    let values = ["1", "2", "3", "4", "5", "x"].map(week).join(" ");
    let kpi = daily("2026-09-28", &values).adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Week, "2026-01-01", "at least 30");
    let months = by_longer(&kpi, Unit::Month, PLAIN, day("2026-11-09"));
    assert_eq!(states(&months), "21, so far");
    let weeks = by_band(&kpi, PLAIN, day("2026-11-09"));
    assert_eq!(states(&weeks), "7, 14, 21, 28, 35, x, so far");
}

#[test]
fn what_is_judged_in_longer_units_than_asked_for_comes_in_those() {
    let kpi = quarterly("2026-01-01", "1 2");
    let months = by_longer(&kpi, Unit::Month, PLAIN, day("2026-07-01"));
    assert_eq!(
        named(&months),
        ["2026-01-01: 1", "2026-04-01: 2", "2026-07-01: so far"]
    );
    let kpi = monthly("2026-01-01", "1 2 3 4").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Quarter, "2026-01-01", "at least 1");
    let months = by_longer(&kpi, Unit::Month, PLAIN, day("2026-05-01"));
    assert_eq!(named(&months), ["2026-01-01: 6", "2026-04-01: so far 4"]);
}

#[test]
fn a_week_is_of_the_month_of_its_thursday_wherever_weeks_begin() {
    // Thursday 29 October and Thursday 5 November; Thursday 31 December is of the old year.
    let kpi = weekly("2026-10-26", "1 2 3 4 5 6 7 8 9 10 11");
    let kpi = kpi
        .adding(AddsUp::Sum)
        .band_per(Unit::Month, "2026-01-01", "at least 1");
    let firsts = |calendar: Calendar, unit| {
        let longer = by_longer(&kpi, unit, calendar, day("2027-02-06"));
        named(&longer)
    };
    for first_day in FirstDay::ALL {
        let calendar = weeks_from(first_day);
        let expected = [
            "2026-10-01: 1 of 5",
            "2026-11-01: 14",
            "2026-12-01: 40",
            "2027-01-01: 1 of 4",
            "2027-02-01: so far",
        ];
        assert_eq!(
            firsts(calendar, Unit::Month),
            expected,
            "weeks from {first_day:?}"
        );
        let weeks = by_cadence(&kpi, calendar, day("2027-01-10"));
        let begins = match first_day {
            FirstDay::Monday => "2026-10-26: 1",
            FirstDay::Sunday => "2026-10-25: 1",
            FirstDay::Saturday => "2026-10-24: 1",
        };
        assert_eq!(named(&weeks)[0], begins);
    }
}

#[test]
fn a_later_reading_of_the_same_unit_stands_for_it() {
    let kpi = monthly("2026-10-01", "").reading(Unit::Day, "2026-10-05", "1 2 x");
    assert_eq!(
        states(&by_cadence(&kpi, PLAIN, day("2026-11-01"))),
        "x, so far"
    );
    let kpi = monthly("2026-10-01", "").reading(Unit::Day, "2026-10-30", "x 2 5");
    assert_eq!(
        states(&by_cadence(&kpi, PLAIN, day("2026-12-01"))),
        "2, 5, so far"
    );
}

#[test]
fn a_reading_of_a_weekend_is_none_of_weekdays() {
    let kpi = read(Unit::Weekday, "2026-11-20", "1").reading(Unit::Day, "2026-11-21", "7 8 2");
    assert_eq!(
        states(&by_cadence(&kpi, PLAIN, day("2026-11-24"))),
        "1, 2, so far"
    );
}

#[test]
fn decimals_of_many_lengths_add_up_exactly() {
    let kpi = weekly("2026-10-01", "0.1 0.02 0.003 -0.0004 0.00005").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 1");
    let sum = by_band(&kpi, PLAIN, day("2026-11-10"));
    let value = sum[0]
        .value()
        .and_then(waymark_core::number::fraction::Fraction::to_decimal);
    assert_eq!(value.map(|it| it.to_string()).as_deref(), Some("0.12265"));
}

#[test]
fn a_band_of_other_units_from_the_last_day_of_one_judges_that_one() {
    let kpi = monthly("2026-04-01", "4 5 6").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 1");
    let kpi = kpi.band_per(Unit::Quarter, "2026-06-30", "at least 3");
    let expected = [
        "2026-04-01: 4",
        "2026-05-01: 5",
        "2026-04-01: 15",
        "2026-07-01: so far",
    ];
    judged(&kpi, "2026-07-01", &expected);
}
