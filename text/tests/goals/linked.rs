//! What is said of a key result that is a KPI.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::feed;
use waymark_core::kpi::Kpi;
use waymark_core::metric::dated::Dated;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::course::peak;
use waymark_core::objective::due::due;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_core::record::Record;
use waymark_text::en::goals::key_result::{
    also_in, asked, checked_in_with, day as day_of, day_column, so_far, sure, when, when_near,
};
use waymark_text::en::goals::{check_in, latest, open, standing as says};

use super::{day, id, is_sentence};

const EN: Notation = Notation::PLAIN_ENGLISH;

/// A Wednesday.
const TODAY: &str = "2026-11-18";

fn fields(of: &[(&str, Value)]) -> Record {
    let of = of.iter();
    Record::of(of.map(|(name, value)| ((*name).into(), value.clone())))
}

/// An objective whose key result from 12% to 18% is a KPI of that cadence with these
/// readings.
fn objective(cadence: &str, readings: &[(&str, &str)]) -> Objective {
    let mut kpi = vec![
        ("title".to_owned(), json!("Trial conversion")),
        ("cadence".to_owned(), json!(cadence)),
        ("unit".to_owned(), json!("%")),
        ("made".to_owned(), json!("2024-01-01")),
    ];
    kpi.extend(readings.iter().map(|(on, value)| {
        let name = ["at/value/", on].concat();
        (name, json!({"value": value}))
    }));
    let kpi: Vec<(&str, Value)> = kpi
        .iter()
        .map(|(name, value)| (name.as_str(), value.clone()))
        .collect();
    let kpi = Kpi::read(&fields(&kpi));
    let mut objective = Objective::read(&fields(&[
        (
            "period",
            json!({"first": "2026-10-01", "last": "2026-12-31"}),
        ),
        ("kr/k/name", json!("Conversion")),
        ("kr/k/start", json!("12")),
        ("kr/k/target", json!("18")),
        ("kr/k/unit", json!("%")),
        ("kr/k/kpi", json!("c1")),
    ]));
    let calendar = Calendar::default();
    feed(&mut objective, &id("a1"), calendar, day(TODAY), |_| {
        Some(kpi.clone())
    });
    objective
}

fn of(cadence: &str, readings: &[(&str, &str)]) -> KeyResult {
    objective(cadence, readings).key_results.remove(0)
}

fn newest(key_result: &KeyResult) -> Dated {
    key_result.latest().expect("a value").clone()
}

#[test]
fn a_value_is_named_by_the_unit_that_it_is_of() {
    #[track_caller]
    fn case(cadence: &str, on: &str, names: [&str; 4]) {
        let key_result = of(cadence, &[(on, "15")]);
        let value = newest(&key_result);
        let said = [
            when(&key_result, &value),
            when_near(&key_result, &value, day(TODAY)),
            day_of(&key_result, &value),
            day_column(&key_result),
        ];
        assert_eq!(said.each_ref().map(String::as_str), names);
        let latest = latest(&key_result, None, &EN);
        assert_eq!(latest, ["15% ", names[0]].concat());
    }
    case(
        "month",
        "2026-10-31",
        ["in October 2026", "in October", "October 2026", "Month"],
    );
    case(
        "week",
        "2026-11-12",
        [
            "in the week of 9 November 2026",
            "in the week of 9 November",
            "Week of 9 November 2026",
            "Week",
        ],
    );
    case(
        "day",
        "2026-11-17",
        [
            "on 17 November 2026",
            "on 17 November",
            "17 November 2026",
            "Day",
        ],
    );
    let quarter = "in Q3, July to September 2026";
    case(
        "quarter",
        "2026-09-30",
        [quarter, quarter, "Q3, July to September 2026", "Quarter"],
    );
}

#[test]
fn what_was_checked_in_before_it_was_a_kpi_is_of_its_day() {
    let mut key_result = of("month", &[("2026-10-31", "15")]);
    key_result.fed = None;
    let own = Dated::plain(day("2026-10-05"), 14.into());
    assert_eq!(when(&key_result, &own), "on 5 October 2026");
    assert_eq!(day_column(&key_result), "Day");
}

#[test]
fn what_runs_stands_beside_and_says_that_it_does_not_count() {
    let said = |cadence, readings: &[(&str, &str)]| {
        let key_result = of(cadence, readings);
        so_far(&key_result.fed.expect("its KPI"), &EN, day(TODAY))
    };
    let text = said("month", &[("2026-11-30", "17")]);
    assert_eq!(text, "17% so far in November, not counted yet.");
    is_sentence(&text);
    let text = said("week", &[("2026-11-19", "17")]);
    assert_eq!(
        text,
        "17% so far in the week of 16 November, not counted yet."
    );
    assert_eq!(said("month", &[("2026-10-31", "15")]), "");
}

#[test]
fn the_unit_that_is_asked_for_is_named() {
    #[track_caller]
    fn case(cadence: &str, readings: &[(&str, &str)], unit: &str, is: &str) {
        let objective = objective(cadence, readings);
        let key_result = &objective.key_results[0];
        let fed = key_result.fed.as_ref().expect("its KPI");
        assert_eq!(asked(fed, day(TODAY)).as_deref(), Some(unit));
        let due = due(&objective, key_result, Calendar::default(), day(TODAY)).expect("due");
        let said = says::due(&due, key_result, day(TODAY));
        assert_eq!(said, format!("{is}: the reading for {unit}"));
    }
    case("month", &[("2026-09-30", "12")], "October", "Overdue");
    case(
        "week",
        &[("2026-11-05", "12")],
        "the week of 9 November",
        "Overdue",
    );
    case(
        "day",
        &[("2026-11-16", "12")],
        "17 November",
        "Check-in due",
    );
    let named = check_in::asked("Conversion", Some("October"));
    assert_eq!(named, "Conversion, October");
    assert_eq!(check_in::asked("Conversion", None), "Conversion");
}

#[test]
fn where_it_was_furthest_is_said_with_its_unit() {
    let key_result = of("month", &[("2026-09-30", "17"), ("2026-10-31", "15")]);
    let top = peak(&key_result, None).expect("a peak");
    let said = says::peak(top, &newest(&key_result), &key_result, &EN, true);
    assert_eq!(said, "reached 17% in September, closed at 15%");
    assert_eq!(open::table_of(&key_result), "Readings of Conversion");
}

#[test]
fn a_score_that_was_corrected_after_closing_says_what_it_was() {
    let mut closed = objective("month", &[("2026-10-31", "15")]);
    let closing = Closing::new(day("2027-01-02"), Next::Retire);
    closed.closing = Some(closing);
    let line = |of: &Objective| says::verdict_line(&Standing::of(of, day("2027-01-04")));
    assert_eq!(line(&closed), "0.50, amber: below the target zone.");
    closed.closing = Some(closing.with_score(&closed, day("2027-01-02")));
    assert_eq!(line(&closed), "0.50, amber: below the target zone.");
    let mut corrected = objective("month", &[("2026-10-31", "16.5")]);
    corrected.closing = closed.closing;
    assert!(line(&corrected).starts_with("0.50 at closing, now 0.75, green: "));
}

#[test]
fn what_it_shares_is_said_in_sentences() {
    let titles = |all: &[&str]| all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(also_in(&[]), "");
    assert_eq!(also_in(&titles(&["One"])), "Also counts in “One”.");
    let three = also_in(&titles(&["One", "Two", "Three"]));
    assert_eq!(three, "Also counts in “One”, “Two” and “Three”.");
    is_sentence(&three);
    is_sentence(&checked_in_with("Conversion"));
    let said = waymark_core::metric::dated::Sure {
        date: day(TODAY),
        confidence: Some(8),
        note: String::new(),
    };
    assert_eq!(sure(&said), "18 November 2026: confidence 8 of 10");
}
