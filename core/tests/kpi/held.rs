//! Bands hold from a day on.

use proptest::prelude::*;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::Band;
use waymark_core::kpi::tally::{Tally, by_band};
use waymark_core::kpi::unit::Unit;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;

use super::random::{Some_, ranges, some};
use super::{PLAIN, Saying, day, days, monthly, word};

/// How each ended unit stands, by its first day: what is said of history.
fn history(kpi: &Kpi, tallies: &[Tally]) -> Vec<String> {
    let said = |tally: &Tally| {
        let range = kpi.band_on(tally.unit.last())?.range?;
        let judged = word(range.judge(tally.value()?));
        Some(format!("{} {judged}", write_date(tally.unit.first())))
    };
    tallies.iter().filter_map(said).collect()
}

#[track_caller]
fn case(kpi: &Kpi, expected: &[&str]) {
    let tallies = by_band(kpi, PLAIN, day("2027-06-15"));
    assert_eq!(history(kpi, &tallies), expected);
}

#[test]
fn each_unit_is_judged_by_the_band_in_force_on_its_last_day() {
    let kpi = monthly("2026-01-01", "34 34 34");
    // From the last day of February on.
    let moved = kpi
        .clone()
        .band("2026-01-01", "at least 35")
        .band("2026-02-28", "at least 30");
    case(
        &moved,
        &["2026-01-01 out below", "2026-02-01 good", "2026-03-01 good"],
    );
    let moved = kpi
        .band("2026-01-01", "at least 35")
        .band("2026-03-01", "at least 30");
    case(
        &moved,
        &[
            "2026-01-01 out below",
            "2026-02-01 out below",
            "2026-03-01 good",
        ],
    );
}

#[test]
fn the_first_band_reaches_back_over_earlier_readings() {
    let kpi = monthly("2026-01-01", "34 36 34").band("2026-03-15", "at least 35");
    case(
        &kpi,
        &[
            "2026-01-01 out below",
            "2026-02-01 good",
            "2026-03-01 out below",
        ],
    );
}

#[test]
fn from_where_there_is_no_band_nothing_is_judged() {
    let kpi = monthly("2026-01-01", "34 34 34 34").band("2026-01-01", "at least 35");
    let kpi = kpi.band("2026-02-01", "none");
    case(&kpi, &["2026-01-01 out below"]);
    let kpi = kpi.band("2026-04-30", "at most 30");
    case(&kpi, &["2026-01-01 out below", "2026-04-01 out above"]);
}

#[test]
fn where_the_first_band_says_nothing_nothing_reaches_back() {
    let kpi = monthly("2026-01-01", "34 34").band("2026-01-15", "none");
    case(
        &kpi.band("2026-02-01", "at least 35"),
        &["2026-02-01 out below"],
    );
}

#[test]
fn without_a_band_there_is_none_on_any_day() {
    let kpi = monthly("2026-01-01", "34");
    assert!(days("2025-12-01", "2026-03-01").all(|day| kpi.band_on(day).is_none()));
}

#[test]
fn a_band_holds_from_its_day_until_the_day_before_the_next() {
    let kpi = monthly("2026-01-01", "1")
        .band("2026-02-10", "at least 1")
        .band("2026-03-01", "at least 2");
    for today in days("2026-01-01", "2026-04-01") {
        let expected = u64::from(today >= day("2026-03-01"));
        assert_eq!(
            kpi.band_on(today).map(|it| it.id.clone()),
            Some(Id::of_number(expected)),
            "{today}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_band_from_a_day_on_changes_nothing_that_ended_before(
        Some_ { kpi, calendar, today } in some(),
        range in prop::option::of(ranges()),
        per in prop::option::of(prop::sample::select(&Unit::BANDS[..])),
        after in 1_u16..900,
    ) {
        prop_assume!(!kpi.bands.is_empty());
        let first = kpi.bands[0].from;
        let from = first.saturating_add(time::Duration::days(after.into()));
        let mut moved = kpi.clone();
        moved.bands.push(Band { id: Id::of_number(99), from, range, per });
        moved.bands.sort_by_key(|it| it.from);
        let before = |kpi: &Kpi| {
            let mut tallies = by_band(kpi, calendar, today);
            tallies.retain(|it| it.unit.last() < from);
            (history(kpi, &tallies), tallies)
        };
        prop_assert_eq!(before(&moved), before(&kpi));
    }
}
