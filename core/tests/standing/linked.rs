//! A key result that is a KPI: what it counts, what is due of it, how sure one is.

use serde_json::{Value, json};
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::feed;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::{Problem, Sure};
use waymark_core::objective::Objective;
use waymark_core::objective::due::{all_due, count_due, due};
use waymark_core::objective::review::{Brief, Summary};
use waymark_core::record::Record;
use waymark_core::record::id::Id;

use super::{day, number};

/// A Wednesday.
const TODAY: &str = "2026-11-18";

/// An objective of the last quarter whose key results are these KPIs, or none for one with
/// check-ins of its own; with more fields.
fn objective(kpis: &[Option<&str>], more: &[(&str, Value)]) -> Objective {
    let mut fields = vec![(
        "period".into(),
        json!({"first": "2026-10-01", "last": "2026-12-31"}),
    )];
    for (at, kpi) in kpis.iter().enumerate() {
        fields.push((format!("kr/k{at}/start").into(), json!("12")));
        fields.push((format!("kr/k{at}/target").into(), json!("18")));
        if let Some(kpi) = kpi {
            fields.push((format!("kr/k{at}/kpi").into(), json!(kpi)));
        }
    }
    let more = more
        .iter()
        .map(|(name, value)| ((*name).into(), value.clone()));
    fields.extend(more);
    Objective::read(&Record::of(fields))
}

fn kpi(cadence: &str, readings: &[(&str, &str)], more: &[(&str, Value)]) -> Kpi {
    let readings = readings.iter().map(|(on, value)| {
        let name = ["at/value/", on].concat();
        (name.as_str().into(), json!({"value": value}))
    });
    let fields = [("cadence", json!(cadence)), ("made", json!("2024-01-01"))];
    let fields = fields.iter().chain(more);
    let fields = fields.map(|(name, value)| ((*name).into(), value.clone()));
    Kpi::read(&Record::of(fields.chain(readings)))
}

/// Lets it read from one KPI, called `c1`.
fn fed(mut objective: Objective, kpi: &Kpi, today: &str) -> Objective {
    let id = Id::parse("a1").expect("an id");
    feed(&mut objective, &id, Calendar::default(), day(today), |it| {
        (it.as_str() == "c1").then(|| kpi.clone())
    });
    objective
}

fn monthly(readings: &[(&str, &str)]) -> Kpi {
    kpi("month", readings, &[])
}

#[test]
fn what_is_measured_in_something_else_counts_for_nothing() {
    let readings = [
        ("2026-09-30", "2"),
        ("2026-10-31", "1.8"),
        ("2026-11-30", "90"),
    ];
    let changed = |unit: &str| {
        let later = json!({"from": "2026-11-01", "cadence": "month", "unit": unit});
        kpi(
            "month",
            &readings,
            &[("unit", json!("h")), ("definition/d1", later)],
        )
    };
    let values = |kpi: &Kpi, own: &str| {
        let more = [("kr/k0/unit", json!(own))];
        let objective = fed(objective(&[Some("c1")], &more), kpi, "2026-12-10");
        let fed = objective.key_results[0].fed.clone().expect("a KPI");
        let values = fed.values.iter().map(|it| it.value.to_string());
        (values.collect::<Vec<String>>(), fed.other_since)
    };
    let since = Some(day("2026-11-01"));
    let texts = |all: &[&str]| {
        all.iter()
            .map(|it| (*it).to_owned())
            .collect::<Vec<String>>()
    };
    assert_eq!(values(&changed("min"), "h"), (texts(&["2", "1.8"]), since));
    // Once it is in the new unit itself, what was before that is none of it.
    assert_eq!(values(&changed("min"), "min"), (texts(&["90"]), None));
    // Another name of the same unit, and none at all.
    assert_eq!(
        values(&changed("hours"), "h"),
        (texts(&["2", "1.8", "90"]), None)
    );
    assert_eq!(
        values(&changed("min"), ""),
        (texts(&["2", "1.8", "90"]), None)
    );
}

#[test]
fn each_value_is_of_a_unit_that_has_ended() {
    let kpi = monthly(&[
        ("2026-09-30", "12"),
        ("2026-10-31", "15"),
        ("2026-11-30", "17"),
    ]);
    let objective = fed(objective(&[Some("c1")], &[]), &kpi, TODAY);
    let key_result = &objective.key_results[0];
    let counts: Vec<Date> = key_result
        .counting(objective.period)
        .map(|it| it.date)
        .collect();
    assert_eq!(counts, [day("2026-10-31")]);
    let fed = key_result.fed.as_ref().expect("its KPI");
    let of = |on: &str| {
        fed.unit_of(day(on))
            .map(|(unit, days)| (unit, days.first()))
    };
    assert_eq!(of("2026-10-31"), Some((Unit::Month, day("2026-10-01"))));
    assert_eq!(of("2026-10-30"), None);
    // What runs is beside, and no value.
    assert_eq!(of("2026-11-30"), None);
    let (running, so_far) = fed.so_far.clone().expect("so far");
    assert_eq!(
        (running.first(), so_far),
        (day("2026-11-01"), number("17").into())
    );
}

#[test]
fn a_week_is_of_the_day_that_its_reading_carries() {
    let kpi = kpi("week", &[("2026-11-12", "15")], &[]);
    let objective = fed(objective(&[Some("c1")], &[]), &kpi, TODAY);
    let fed = objective.key_results[0].fed.as_ref().expect("its KPI");
    let (unit, days) = fed.unit_of(day("2026-11-12")).expect("a week");
    assert_eq!((unit, days.first()), (Unit::Week, day("2026-11-09")));
    assert_eq!(fed.asked_in, Unit::Week);
}

#[test]
fn due_is_what_the_kpi_lacks_whatever_the_objective_s_rhythm() {
    #[track_caller]
    fn case(kpi: &Kpi, today: &str, is_due: bool) {
        let objective = fed(objective(&[Some("c1")], &[]), kpi, today);
        let found = due(
            &objective,
            &objective.key_results[0],
            Calendar::default(),
            day(today),
        );
        assert_eq!(found.is_some(), is_due, "{today}");
    }
    let until = |last| monthly(&[("2026-09-30", "12"), (last, "15")]);
    case(&monthly(&[("2026-09-30", "12")]), TODAY, true);
    case(&until("2026-10-31"), TODAY, false);
    case(&until("2026-10-31"), "2026-11-30", false);
    case(&until("2026-10-31"), "2026-12-01", true);
    // What rests asks for nothing, and neither does what is in the bin.
    let resting = [("rest", json!({"since": "2026-11-01"}))];
    case(
        &kpi("month", &[("2026-09-30", "12")], &resting),
        TODAY,
        false,
    );
    let binned = [("bin", json!("2026-11-01"))];
    case(
        &kpi("month", &[("2026-09-30", "12")], &binned),
        TODAY,
        false,
    );
}

#[test]
fn the_reading_of_the_period_s_last_month_is_due_until_the_objective_is_closed() {
    let read = |readings: &[(&str, &str)], more: &[(&str, Value)], today: &str| {
        let objective = fed(objective(&[Some("c1")], more), &monthly(readings), today);
        due(
            &objective,
            &objective.key_results[0],
            Calendar::default(),
            day(today),
        )
        .is_some()
    };
    let november = ("2026-11-30", "17");
    // It cannot be read before the period is over.
    assert!(!read(&[november], &[], "2026-12-31"));
    assert!(read(&[november], &[], "2027-01-01"));
    assert!(!read(&[november, ("2026-12-31", "18")], &[], "2027-01-04"));
    // A later month is none of it.
    assert!(!read(&[november], &[], "2027-02-01"));
    let closed = [("closed", json!({"on": "2027-01-02", "next": "retire"}))];
    assert!(!read(&[november], &closed, "2027-01-04"));
}

#[test]
fn without_its_kpi_nothing_is_due_and_what_was_checked_in_stays() {
    let own = [("at/k0/2026-10-05", json!({"value": "14"}))];
    let objective = fed(objective(&[Some("gone")], &own), &Kpi::default(), TODAY);
    let key_result = &objective.key_results[0];
    assert_eq!(key_result.fed, None);
    assert_eq!(key_result.latest().map(|it| it.value), Some(number("14")));
    assert_eq!(
        due(&objective, key_result, Calendar::default(), day(TODAY)),
        None
    );
}

#[test]
fn a_kpi_is_asked_for_once_in_one_objective_and_in_several() {
    let kpi = monthly(&[("2026-09-30", "12")]);
    let twice = fed(objective(&[Some("c1"), None, Some("c1")], &[]), &kpi, TODAY);
    let ids = |of: &Objective| {
        let due = all_due(of, Calendar::default(), day(TODAY)).into_iter();
        due.map(|(it, _)| it.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&twice), ["k0", "k1"]);
    let another = fed(objective(&[None, Some("c1"), None], &[]), &kpi, TODAY);
    let briefs = [twice, another].map(|it| Brief::of(&it, Calendar::default(), day(TODAY)));
    assert_eq!(briefs.each_ref().map(|it| it.all_due().all), [2, 3]);
    // One of each, and the KPI.
    assert_eq!(count_due(&briefs).all, 1 + 2 + 1);
    assert_eq!(Summary::of(&briefs).due.all, 4);
}

#[test]
fn how_sure_one_is_belongs_to_the_unit_that_one_spoke_of() {
    #[track_caller]
    fn case(said: &[(&str, u8)], confidences: [Option<u8>; 2]) {
        let said: Vec<(String, Value)> = said
            .iter()
            .map(|(on, sure)| (["at/k0/", on].concat(), json!({"confidence": sure})))
            .collect();
        let said: Vec<(&str, Value)> = said
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let kpi = monthly(&[("2026-09-30", "12"), ("2026-10-31", "15")]);
        let objective = fed(objective(&[Some("c1")], &said), &kpi, TODAY);
        let found = objective.key_results[0].values().iter();
        let found: Vec<Option<u8>> = found.map(|it| it.confidence).collect();
        assert_eq!(found, confidences, "{said:?}");
    }
    case(&[], [None, None]);
    case(&[("2026-09-30", 4)], [Some(4), None]);
    case(&[("2026-10-10", 5)], [None, Some(5)]);
    case(&[("2026-10-10", 5), ("2026-10-20", 7)], [None, Some(7)]);
    // As long as November has no value, of the newest.
    case(&[("2026-10-31", 5), (TODAY, 8)], [None, Some(8)]);
}

#[test]
fn without_any_value_nobody_can_be_sure_of_one() {
    let said = [("at/k0/2026-11-01", json!({"confidence": 8}))];
    let objective = fed(objective(&[Some("c1")], &said), &monthly(&[]), TODAY);
    assert_eq!(objective.key_results[0].values(), []);
}

#[test]
fn how_sure_one_is_is_typed_as_of_any_check_in() {
    let on = day(TODAY);
    let check = |confidence: &str, note: &str| Sure::check(confidence, note, on);
    let sure = check(" 8 ", " Going well ").expect("sure").expect("said");
    assert_eq!(
        (sure.confidence, sure.note.as_str()),
        (Some(8), "Going well")
    );
    assert_eq!(check("", "A note alone"), Ok(None));
    for wrong in ["11", "-1", "8.5", "certain"] {
        assert_eq!(check(wrong, ""), Err(vec![Problem::Confidence]), "{wrong}");
    }
    let long = "x".repeat(2_001);
    let both = Err(vec![Problem::Confidence, Problem::LongNote(2_001)]);
    assert_eq!(check("11", &long), both);
}
