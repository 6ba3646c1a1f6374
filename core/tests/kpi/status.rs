//! How a KPI stands: by its newest ended unit with a reading, which is named.

use std::cmp::Ordering;

use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::status::{Latest, Status};
use waymark_core::kpi::tally::by_band;
use waymark_core::kpi::unit::Unit;
use waymark_core::period::write_date;

use super::{PLAIN, Saying, daily, day, monthly, on_weekdays, quarterly, shown, weekly, word};

fn latest(kpi: &Kpi, today: &str) -> Option<Latest> {
    Latest::of(kpi, &by_band(kpi, PLAIN, day(today)), PLAIN)
}

/// The status on a day: the unit's first day, its value and the word; `no data`.
fn status(kpi: &Kpi, today: &str) -> String {
    let latest = latest(kpi, today);
    let named = |latest: &Latest| {
        let unit = write_date(latest.unit.first());
        format!("{unit}: {} ", shown(&latest.value))
    };
    match Status::of(latest.as_ref()) {
        Status::NoData => "no data".to_owned(),
        Status::NoBand => latest.as_ref().map(named).expect("one") + "no band",
        Status::Judged(judged) => latest.as_ref().map(named).expect("one") + &word(judged),
    }
}

#[track_caller]
fn case(kpi: &Kpi, today: &str, expected: &str) {
    assert_eq!(status(kpi, today), expected, "on {today}");
}

#[test]
fn it_is_that_of_the_newest_ended_unit() {
    let kpi = monthly("2026-08-01", "36 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-09-30", "2026-08-01: 36 good");
    case(&kpi, "2026-10-01", "2026-09-01: 34 out below");
    let kpi = quarterly("2026-04-01", "36 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-09-30", "2026-04-01: 36 good");
    case(&kpi, "2026-10-01", "2026-07-01: 34 out below");
    let kpi = weekly("2026-11-09", "36 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-22", "2026-11-09: 36 good");
    case(&kpi, "2026-11-23", "2026-11-16: 34 out below");
    let kpi = daily("2026-11-24", "36 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-25", "2026-11-24: 36 good");
    case(&kpi, "2026-11-26", "2026-11-25: 34 out below");
    // A Friday's stands over the weekend.
    let kpi = on_weekdays("2026-11-20", "34 36").band("2026-01-01", "at least 35");
    for today in ["2026-11-21", "2026-11-22", "2026-11-23"] {
        case(&kpi, today, "2026-11-20: 34 out below");
    }
    case(&kpi, "2026-11-24", "2026-11-23: 36 good");
}

#[test]
fn no_data_is_where_there_is_none_or_two_ended_units_lack_one() {
    let kpi = monthly("2026-08-01", "").band("2026-01-01", "at least 35");
    case(&kpi, "2026-10-01", "no data");
    let kpi = monthly("2026-08-01", "36").band("2026-01-01", "at least 35");
    case(&kpi, "2026-08-31", "no data");
    case(&kpi, "2026-09-01", "2026-08-01: 36 good");
    case(&kpi, "2026-09-30", "2026-08-01: 36 good");
    // September lacks.
    case(&kpi, "2026-10-31", "2026-08-01: 36 good");
    // September and October do.
    case(&kpi, "2026-11-01", "no data");
    let kpi = monthly("2026-08-01", "36 - - 34").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-30", "no data");
    case(&kpi, "2026-12-01", "2026-11-01: 34 out below");
}

#[test]
fn a_closed_unit_lacks_nothing_and_is_passed_over() {
    let kpi = monthly("2026-08-01", "36 x x").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-30", "2026-08-01: 36 good");
    // November lacks, then December does.
    case(&kpi, "2026-12-31", "2026-08-01: 36 good");
    case(&kpi, "2027-01-01", "no data");
    let kpi = monthly("2026-08-01", "36 - x -").band("2026-01-01", "at least 35");
    case(&kpi, "2026-11-30", "2026-08-01: 36 good");
    case(&kpi, "2026-12-01", "no data");
    let kpi = monthly("2026-08-01", "x x").band("2026-01-01", "at least 35");
    case(&kpi, "2026-10-15", "no data");
}

#[test]
fn two_incomplete_months_are_no_data() {
    let kpi = weekly("2026-09-01", "10 10 10 10  10 10 10 10 10  10 10 10");
    let kpi = kpi.adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 45");
    case(&kpi, "2026-12-06", "2026-10-01: 50 good");
    let kpi = weekly("2026-10-01", "10 10 10 10 10  10 10 10 -  10 10 10 -");
    let kpi = kpi.adding(AddsUp::Sum);
    let kpi = kpi.band_per(Unit::Month, "2026-01-01", "at least 45");
    case(&kpi, "2026-12-31", "2026-10-01: 50 good");
    case(&kpi, "2027-01-04", "no data");
}

#[test]
fn a_total_of_two_units_together_has_a_reading_and_no_value() {
    let kpi = monthly("2026-01-01", "10 25 - 60").total(Unit::Year);
    let kpi = kpi.band("2026-01-01", "at least 12");
    case(&kpi, "2026-05-01", "2026-02-01: 15 good");
    case(&kpi, "2026-06-01", "no data");
}

#[test]
fn without_a_band_there_is_no_status_but_a_value() {
    case(
        &monthly("2026-08-01", "36"),
        "2026-09-01",
        "2026-08-01: 36 no band",
    );
    let kpi = monthly("2026-08-01", "36").band("2026-01-01", "at least 35");
    case(
        &kpi.band("2026-08-31", "none"),
        "2026-09-01",
        "2026-08-01: 36 no band",
    );
}

#[test]
fn it_is_out_of_band_only_past_the_threshold() {
    let is_out = |value: &str| {
        let kpi = monthly("2026-08-01", value).band("2026-01-01", "at least 35 / 30");
        Status::of(latest(&kpi, "2026-09-01").as_ref()).is_out()
    };
    assert!(is_out("29.9"));
    assert!(!is_out("30") && !is_out("34.9") && !is_out("35"));
    assert!(!Status::NoData.is_out() && !Status::NoBand.is_out());
}

#[test]
fn the_arrow_says_where_the_number_went_from_the_unit_before() {
    let went = |values: &str| {
        latest(&monthly("2026-01-01", values), "2026-12-15")
            .expect("one")
            .went
    };
    assert_eq!(went("36 38"), Some(Ordering::Greater));
    assert_eq!(went("38 36"), Some(Ordering::Less));
    assert_eq!(went("36 36.0"), Some(Ordering::Equal));
    // A closed unit is passed over, one that lacks a reading is not.
    assert_eq!(went("36 x 38"), Some(Ordering::Greater));
    assert_eq!(went("36 - 38"), None);
    assert_eq!(went("36 - x 38"), None);
    assert_eq!(went("36"), None);
}

#[test]
fn there_is_no_arrow_between_numbers_of_two_kinds() {
    let went = |kpi: &Kpi, today: &str| latest(kpi, today).expect("one").went;
    let hours = monthly("2026-01-01", "90 80 1.4 1.3").then_in("2026-03-01", "h");
    assert_eq!(went(&hours, "2026-03-01"), Some(Ordering::Less));
    assert_eq!(went(&hours, "2026-04-01"), None);
    assert_eq!(went(&hours, "2026-05-01"), Some(Ordering::Less));
    // Sums of quarters after sums of months.
    let sums = monthly("2026-01-01", "1 1 1 1 1 1 9 9 9").adding(AddsUp::Sum);
    let sums = sums.band_per(Unit::Month, "2026-01-01", "at least 1");
    let sums = sums.band_per(Unit::Quarter, "2026-07-01", "at least 3");
    assert_eq!(went(&sums, "2026-07-01"), Some(Ordering::Equal));
    assert_eq!(went(&sums, "2026-10-01"), None);
}

#[test]
fn a_band_judges_nothing_that_is_measured_in_something_else() {
    let in_hours = |kpi: Kpi| {
        let mut kpi = kpi;
        kpi.definitions[0].unit = "h".to_owned();
        kpi
    };
    let kpi = monthly("2026-01-01", "2 2 90 100").then_in("2026-03-01", "min");
    let kpi = in_hours(kpi).band("2026-01-01", "at most 3");
    case(&kpi, "2026-03-01", "2026-02-01: 2 good");
    case(&kpi, "2026-04-01", "2026-03-01: 90 no band");
    assert_eq!(kpi.newest_band(), None);
    // One that is set with it judges what is read from then on, and nothing before.
    let moved = kpi.clone().band("2026-03-01", "at most 95");
    case(&moved, "2026-03-01", "2026-02-01: 2 good");
    case(&moved, "2026-05-01", "2026-04-01: 100 out above");
    assert!(moved.newest_band().is_some());
    // The first band reaches back, but not over another measure.
    let later = monthly("2026-01-01", "2 2 90 100").then_in("2026-03-01", "min");
    let later = in_hours(later).band("2026-04-01", "at most 95");
    case(&later, "2026-03-01", "2026-02-01: 2 no band");
    case(&later, "2026-04-01", "2026-03-01: 90 good");
    // The same unit by another name is the same measure.
    let named = monthly("2026-01-01", "2 2 4").then_in("2026-03-01", "hours");
    let named = in_hours(named).band("2026-01-01", "at most 3");
    case(&named, "2026-04-01", "2026-03-01: 4 out above");
}

#[test]
fn how_many_ended_units_lack_since_is_counted() {
    let since = |kpi: &Kpi, today| latest(kpi, today).expect("one").since;
    let kpi = monthly("2026-01-01", "36");
    assert_eq!(since(&kpi, "2026-02-28"), 0);
    assert_eq!(since(&kpi, "2026-03-01"), 1);
    assert_eq!(since(&kpi, "2026-06-30"), 4);
}
