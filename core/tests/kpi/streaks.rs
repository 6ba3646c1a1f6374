//! How long a KPI has been out of band.

use time::Month;
use waymark_core::grading::measure::Side;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::streak::{Streak, counted_in};
use waymark_core::kpi::unit::Unit;
use waymark_core::period::write_date;

use super::{PLAIN, Saying, daily, day, monthly, quarterly, side, weekly, weeks_from};
use waymark_core::calendar::FirstDay;

/// A streak as `2 below since 2026-08-01`, with a mark where it calls for an objective.
fn said(streak: Option<Streak>) -> String {
    let Some(streak) = streak else {
        return "none".to_owned();
    };
    let since = write_date(streak.since.first());
    let calls = if streak.calls() { "!" } else { "" };
    format!(
        "{} {} since {since}{calls}",
        streak.count,
        side(streak.side)
    )
}

#[track_caller]
fn case(kpi: &Kpi, today: &str, expected: &str) {
    assert_eq!(
        said(Streak::of(kpi, PLAIN, day(today))),
        expected,
        "on {today}"
    );
}

fn at_least_35(values: &str) -> Kpi {
    monthly("2026-01-01", values).band("2026-01-01", "at least 35")
}

#[test]
fn months_out_on_one_side_are_counted_back_from_the_last_ended_one() {
    case(
        &at_least_35("36 34 34.9 30"),
        "2026-05-15",
        "3 below since 2026-02-01!",
    );
    case(&at_least_35("34"), "2026-02-01", "1 below since 2026-01-01");
    case(&at_least_35("34 35"), "2026-03-01", "none");
    case(&at_least_35(""), "2026-03-01", "none");
}

#[test]
fn a_running_month_never_counts() {
    let kpi = at_least_35("36 34 34 30");
    case(&kpi, "2026-02-28", "none");
    case(&kpi, "2026-03-01", "1 below since 2026-02-01");
    case(&kpi, "2026-03-31", "1 below since 2026-02-01");
    case(&kpi, "2026-04-30", "2 below since 2026-02-01!");
    case(&kpi, "2026-05-01", "3 below since 2026-02-01!");
}

#[test]
fn a_month_inside_ends_it_and_so_does_one_that_is_acceptable() {
    case(
        &at_least_35("30 36 34 30"),
        "2026-05-01",
        "2 below since 2026-03-01!",
    );
    let kpi = monthly("2026-01-01", "29 30 29 29").band("2026-01-01", "at least 35 / 30");
    case(&kpi, "2026-05-01", "2 below since 2026-03-01!");
    case(&at_least_35("30 30 36"), "2026-04-01", "none");
}

#[test]
fn a_month_without_a_reading_breaks_it() {
    case(
        &at_least_35("30 30 - 30"),
        "2026-05-01",
        "1 below since 2026-04-01",
    );
    // The last one, too.
    case(
        &at_least_35("30 30"),
        "2026-03-31",
        "2 below since 2026-01-01!",
    );
    case(&at_least_35("30 30"), "2026-04-01", "none");
}

#[test]
fn a_closed_month_breaks_it() {
    case(
        &at_least_35("30 30 x 30 30"),
        "2026-06-01",
        "2 below since 2026-04-01!",
    );
    case(&at_least_35("30 30 x"), "2026-04-01", "none");
}

#[test]
fn the_other_side_breaks_it() {
    let kpi = monthly("2026-01-01", "60 60 80 80 80").band("2026-01-01", "65 to 75");
    case(&kpi, "2026-03-01", "2 below since 2026-01-01!");
    case(&kpi, "2026-04-01", "1 above since 2026-03-01");
    case(&kpi, "2026-06-01", "3 above since 2026-03-01!");
}

#[test]
fn two_months_call_for_an_objective_and_one_quarter_does() {
    let of = |unit, count| Streak {
        unit,
        count,
        side: Side::Below,
        since: Unit::Month.of(day("2026-01-01"), PLAIN).expect("a month"),
    };
    assert!(!of(Unit::Month, 1).calls() && of(Unit::Month, 2).calls());
    assert!(of(Unit::Quarter, 1).calls());
    let kpi = quarterly("2026-01-01", "36 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-06-30", "none");
    case(&kpi, "2026-07-01", "1 below since 2026-04-01!");
}

#[test]
fn a_band_that_was_moved_ends_it_only_where_the_newest_month_would_be_inside() {
    let kpi = at_least_35("34 33 32 31");
    // All of them are out of the new one, too.
    case(
        &kpi.clone().band("2026-04-15", "at least 40"),
        "2026-05-01",
        "4 below since 2026-01-01!",
    );
    // January and February would be inside, and were out all the same.
    case(
        &kpi.clone().band("2026-04-15", "at least 33"),
        "2026-05-01",
        "4 below since 2026-01-01!",
    );
    // Moved after the month ended, it counts from its day on.
    let moved = kpi.clone().band("2026-05-10", "at least 30");
    case(&moved, "2026-05-09", "4 below since 2026-01-01!");
    case(&moved, "2026-05-10", "none");
    // What was inside by the band of then is not out by one of today.
    let kpi = at_least_35("36 36 36").band("2026-03-31", "at least 40");
    case(&kpi, "2026-04-01", "1 below since 2026-03-01");
    // On the other side of the new one.
    let kpi = at_least_35("30 30 30").band("2026-03-31", "at most 20");
    case(&kpi, "2026-04-01", "1 above since 2026-03-01");
}

#[test]
fn the_status_is_since_when_the_streak_is() {
    #[track_caller]
    fn since(kpi: &Kpi, today: &str, expected: &str) {
        let standing = Standing::of(kpi, PLAIN, day(today));
        let since = standing.out_since.map(|it| write_date(it.first()));
        assert_eq!(since.as_deref(), Some(expected), "on {today}");
    }
    let kpi = at_least_35("34 33 32 31");
    since(&kpi, "2026-05-01", "2026-01-01");
    // January and February would be inside by the band of today.
    let moved = kpi.clone().band("2026-04-15", "at least 33");
    since(&moved, "2026-05-01", "2026-01-01");
    // All of them would be: it is what the band of then says of them.
    let moved = kpi.band("2026-05-10", "at least 30");
    since(&moved, "2026-05-10", "2026-01-01");
}

#[test]
fn where_there_is_no_band_there_is_no_streak() {
    case(&monthly("2026-01-01", "30 30"), "2026-03-01", "none");
    case(
        &at_least_35("30 30").band("2026-03-01", "none"),
        "2026-03-01",
        "none",
    );
    // None for a month in between.
    let kpi = at_least_35("30 30 30 30").band("2026-03-01", "none");
    case(
        &kpi.band("2026-04-01", "at least 35"),
        "2026-05-01",
        "1 below since 2026-04-01",
    );
}

#[test]
fn months_of_weeks_are_judged_by_what_they_add_up_to() {
    // Weeks out and in: the mean of October is 34, that of November 35.
    let kpi = weekly("2026-10-01", "40 30 40 30 30  33 37 33 37").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-02", "1 below since 2026-10-01");
    case(&kpi, "2026-11-30", "1 below since 2026-10-01");
    case(&kpi, "2026-12-01", "none");
    // By their last one: 30, and 37.
    let last = kpi.adding(AddsUp::Last);
    case(&last, "2026-11-02", "1 below since 2026-10-01");
    case(&last, "2026-12-01", "none");
}

#[test]
fn while_the_last_week_of_a_month_runs_the_month_before_stands() {
    let weeks = "30 30 30 30  30 30 30 30 30";
    let kpi = weekly("2026-09-01", weeks).band("2026-01-01", "at least 35");
    case(&kpi, "2026-10-31", "1 below since 2026-09-01");
    // Sunday 1 November is of the week of Thursday 29 October.
    case(&kpi, "2026-11-01", "1 below since 2026-09-01");
    case(&kpi, "2026-11-02", "2 below since 2026-09-01!");
    // Where weeks begin on Saturday, October is over with its last Friday.
    let saturday = Streak::of(&kpi, weeks_from(FirstDay::Saturday), day("2026-11-01"));
    assert_eq!(said(saturday), "2 below since 2026-09-01!");
}

#[test]
fn a_band_per_month_is_of_sums_and_an_incomplete_month_breaks() {
    let of = |values: &str| {
        let kpi = weekly("2026-09-01", values).adding(AddsUp::Sum);
        kpi.band_per(Unit::Month, "2026-01-01", "at least 45")
    };
    let kpi = of("10 10 10 10  10 10 10 10 4  11 11 11 11");
    // 40, 44, 44.
    case(&kpi, "2026-12-01", "3 below since 2026-09-01!");
    let kpi = of("10 10 10 10  10 10 10 10 5  11 11 11 11");
    case(&kpi, "2026-12-01", "1 below since 2026-11-01");
    let kpi = of("10 10 10 10  1 - 1 1 1  11 11 11 11");
    case(&kpi, "2026-12-01", "1 below since 2026-11-01");
}

#[test]
fn a_band_per_week_judges_the_month_by_its_mean_week() {
    // Five weeks of 9 and 11 each: the mean week of October is 9.8.
    let kpi = weekly("2026-10-01", "9 11 9 11 9").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Week, "2026-01-01", "at least 10");
    case(&kpi, "2026-11-02", "1 below since 2026-10-01");
    let days = vec!["1"; 35].join(" ");
    let kpi = daily("2026-09-28", &days).adding(AddsUp::Sum);
    let of = |range| kpi.clone().band_per(Unit::Week, "2026-01-01", range);
    case(
        &of("at least 7.5"),
        "2026-11-02",
        "1 below since 2026-10-01",
    );
    case(&of("at least 7"), "2026-11-02", "none");
}

#[test]
fn a_band_per_quarter_is_counted_in_quarters() {
    let kpi = monthly("2026-01-01", "1 1 1 1 1 1").adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Quarter, "2026-01-01", "at least 4");
    assert_eq!(counted_in(&kpi), Unit::Quarter);
    case(&kpi, "2026-03-31", "none");
    case(&kpi, "2026-04-01", "1 below since 2026-01-01!");
    case(&kpi, "2026-07-01", "2 below since 2026-01-01!");
}

#[test]
fn a_streak_goes_on_over_a_change_of_cadence_and_of_what_it_is_measured_in() {
    // Monthly until September, weekly from October on.
    let kpi = monthly("2026-08-01", "30 30").band("2026-01-01", "at least 35");
    let kpi =
        kpi.then("2026-10-01", Unit::Week)
            .reading(Unit::Week, "2026-10-01", "30 31 32 30 30");
    case(&kpi, "2026-11-02", "3 below since 2026-08-01!");
    // In hours, 0.7 would be inside of at most 30 minutes.
    let kpi = monthly("2026-08-01", "0.7 0.7 40").band("2026-01-01", "at most 0.5");
    let kpi = kpi
        .then_in("2026-10-01", "min")
        .band("2026-10-01", "at most 30");
    case(&kpi, "2026-11-01", "3 above since 2026-08-01!");
}

#[test]
fn quarters_are_no_months_in_a_row() {
    let kpi = quarterly("2026-01-01", "30 30").band("2026-01-01", "at least 35");
    let kpi = kpi.then("2026-07-01", Unit::Month);
    case(&kpi, "2026-07-15", "none");
    let kpi = kpi.reading(Unit::Month, "2026-07-01", "30 30");
    case(&kpi, "2026-09-01", "2 below since 2026-07-01!");
}

#[test]
fn a_month_that_no_definition_tells_of_breaks_it() {
    // Monthly until April; weekly from Friday 29 May on, of which June has the first week.
    let kpi = monthly("2026-03-01", "30 30").band("2026-01-01", "at least 35");
    let kpi = kpi.then("2026-05-29", Unit::Week);
    case(&kpi, "2026-05-28", "2 below since 2026-03-01!");
    case(&kpi, "2026-06-03", "none");
}

#[test]
fn it_goes_over_the_end_of_a_year_and_leap_days() {
    let kpi = monthly("2027-11-01", "30 30 30 30").band("2026-01-01", "at least 35");
    case(&kpi, "2028-02-29", "3 below since 2027-11-01!");
    case(&kpi, "2028-03-01", "4 below since 2027-11-01!");
}

#[test]
fn a_quarterly_kpi_keeps_its_own_quarters() {
    let kpi = Kpi {
        quarters: Some(Month::February),
        ..quarterly("2026-01-01", "")
    };
    let kpi = kpi
        .reading(Unit::Quarter, "2026-02-01", "30 30")
        .band("2026-01-01", "at least 35");
    for calendar in super::months().map(super::years_from) {
        let streak = Streak::of(&kpi, calendar, day("2026-08-01"));
        assert_eq!(said(streak), "2 below since 2026-02-01!");
    }
}
