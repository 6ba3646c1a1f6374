//! An objective as it is kept: read from its record, and written by a form.

#![cfg(feature = "store")]

mod accepted;
mod begun;
mod going_on;
mod settling;
mod written;

use crate::given::{day, id, number};
use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::{Bound, Measured};
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::dated::{Dated, all_in};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{Objective, in_period};
use waymark_core::record::Record;
use waymark_core::record::name::Name;

/// A record in which these fields were written.
fn record<N: AsRef<str>>(fields: impl IntoIterator<Item = (N, Value)>) -> Record {
    let fields = fields.into_iter();
    Record::of(fields.map(|(name, value)| (Name::parse(name.as_ref()), value)))
}

/// The one key result in these fields of it.
#[track_caller]
fn key_result(fields: &[(&str, Value)]) -> KeyResult {
    let own = fields.iter();
    let own = own.map(|(name, value)| match name.starts_with("at/") {
        true => ((*name).to_owned(), value.clone()),
        false => (format!("kr/k/{name}"), value.clone()),
    });
    let mut all = Objective::read(&record(own)).key_results;
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn an_objective_is_read_from_its_fields() {
    let quarter = Calendar::default().quarter_of(day("2026-11-22"));
    let period = in_period(Some(quarter));
    let read = Objective::read(&record([
        ("title".to_owned(), json!("Win the trial")),
        (period.0.to_string(), period.1),
        ("commitment".to_owned(), json!("must")),
        ("bin".to_owned(), json!("2026-11-20")),
        ("kr/k/name".to_owned(), json!("Conversion")),
    ]));
    assert_eq!(read.title, "Win the trial");
    assert_eq!(read.period, Some(quarter));
    assert_eq!(read.commitment, Commitment::Committed);
    assert_eq!(read.binned, Some(day("2026-11-20")));
    assert_eq!(read.key_result("k"), read.key_results.first());
    assert_eq!(read.key_result("other"), None);
}

#[test]
fn a_field_that_says_nothing_understandable_is_as_one_that_is_not_there() {
    let odd = [
        json!(null),
        json!(true),
        json!(false),
        json!(12),
        json!(-1.5e300),
        json!(""),
        json!("rubbish"),
        json!("1e5"),
        json!("2026-02-30"),
        json!([]),
        json!(["x", null]),
        json!({}),
        json!({"first": "2026-10-01"}),
        json!({"first": "2026-10-02", "last": "2026-10-01"}),
        json!({"first": 1, "last": []}),
    ];
    for value in odd {
        let fields = ["period", "commitment", "bin"].map(|name| (name, value.clone()));
        let read = Objective::read(&record(fields));
        assert_eq!(read, Objective::default(), "{value}");
        let names = ["measure", "operator", "start", "target", "place", "gone"];
        let mut fields = names.map(|name| (name, value.clone())).to_vec();
        fields.push(("at/k/2026-10-01", value.clone()));
        // Gone is what says so.
        fields.retain(|(name, value)| *name != "gone" || *value != json!(true));
        fields.push(("name", json!("N")));
        assert_eq!(
            key_result(&fields),
            key_result(&[("name", json!("N"))]),
            "{value}"
        );
    }
}

#[test]
fn a_field_that_is_no_key_result_is_left_alone() {
    for name in [
        "kr",
        "kr/",
        "kr//name",
        "kr/K/name",
        "kr/é/name",
        "kr/1234567890123456789012345/name",
        "kr0/k/name",
        "krk/name",
    ] {
        let read = Objective::read(&record([(name, json!("x"))]));
        assert_eq!(read, Objective::default(), "{name}");
    }
}

#[test]
fn key_results_are_in_their_order_without_those_that_are_gone() {
    #[track_caller]
    fn case(fields: &[(&str, Value)], order: &[&str]) {
        let read = Objective::read(&record(fields.iter().cloned()));
        let ids: Vec<&str> = read.key_results.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, order);
    }
    let at = |place: &str| json!(place);
    case(
        &[
            ("kr/a/place", at("3")),
            ("kr/b/place", at("1")),
            ("kr/c/place", at("2")),
        ],
        &["b", "c", "a"],
    );
    // As numbers, and of the same place by their names.
    case(
        &[("kr/a/place", at("10")), ("kr/b/place", at("9"))],
        &["b", "a"],
    );
    case(
        &[("kr/b/place", at("1")), ("kr/a/place", at("1.0"))],
        &["a", "b"],
    );
    // What was written without a place comes first.
    case(
        &[("kr/a/place", at("1")), ("kr/b/name", json!("B"))],
        &["b", "a"],
    );
    // Names that begin with each other.
    case(
        &[
            ("kr/a/name", json!("A")),
            ("kr/a1/name", json!("A1")),
            ("kr/a/unit", json!("%")),
        ],
        &["a", "a1"],
    );
    case(
        &[
            ("kr/a/name", json!("A")),
            ("kr/b/name", json!("B")),
            ("kr/a/gone", json!(true)),
        ],
        &["b"],
    );
    case(&[("kr/a/gone", json!(true))], &[]);
    case(
        &[("kr/a/name", json!("A")), ("kr/a/gone", json!(null))],
        &["a"],
    );
    // Taken back before it was ever saved again: nothing of it is left.
    case(
        &[("kr/a/name", json!(null)), ("kr/a/place", json!(null))],
        &[],
    );
    let (field, value) = KeyResult::taken_away(&id("a"));
    case(
        &[("kr/a/name", json!("A")), (&field.to_string(), value)],
        &[],
    );
}

#[test]
fn check_ins_are_of_their_own_key_result_and_the_oldest_first() {
    let record = record([
        ("at/k/2026-10-02", json!({"value": "2"})),
        (
            "at/k/2025-12-31",
            json!({"value": "1", "confidence": 7, "note": "n", "later": 1}),
        ),
        ("at/k1/2026-10-03", json!({"value": "3"})),
        ("at/k/2026-02-30", json!({"value": "4"})),
        ("at/k/2026-10-04", json!({"note": "no value"})),
        ("at/k/2026-10-05", json!(null)),
        ("at/k/x/2026-10-06", json!({"value": "5"})),
        ("kr/k/name", json!("K")),
    ]);
    let read = all_in(&record, &id("k"));
    let first = Dated {
        date: day("2025-12-31"),
        value: number("1"),
        confidence: Some(7),
        note: "n".to_owned(),
    };
    assert_eq!(read, [first, Dated::plain(day("2026-10-02"), number("2"))]);
    let objective = Objective::read(&record);
    assert_eq!(objective.key_results[0].latest(), read.last());
}

#[test]
fn a_confidence_out_of_range_and_a_note_that_is_no_text_are_as_none() {
    for odd in [
        json!(11),
        json!(-1),
        json!(7.5),
        json!("7"),
        json!(256),
        json!(null),
        json!([]),
    ] {
        let value = json!({"value": "1", "confidence": odd, "note": odd});
        let read = Dated::read(day("2026-10-01"), &value).expect("it has a value");
        assert_eq!(read.confidence, None, "{odd}");
        assert_eq!(read.note, odd.as_str().unwrap_or_default(), "{odd}");
    }
}

#[test]
fn a_key_result_is_worth_what_its_latest_check_in_says() {
    #[track_caller]
    fn case(fields: &[(&str, &str)], values: &[&str], score: Option<&str>) {
        let days = (1..).map(|day| format!("at/k/2026-10-{day:02}"));
        let days: Vec<String> = days.take(values.len()).collect();
        let values = values.iter().map(|value| json!({"value": value}));
        let check_ins = days.iter().map(String::as_str).zip(values);
        let fields = fields.iter().map(|(name, value)| (*name, json!(value)));
        let all: Vec<_> = fields.chain(check_ins).collect();
        let grade = key_result(&all).measured(None).and_then(|it| it.grade());
        let found = grade.map(|grade| <[String; 2]>::from(grade.score.parts()).join("/"));
        assert_eq!(found.as_deref(), score, "{all:?}");
    }
    let change = [("start", "12"), ("target", "18")];
    case(&change, &["13", "15"], Some("1/2"));
    case(&change, &["18", "12"], Some("0/1"));
    case(&change, &[], None);
    case(&[("start", "9"), ("target", "5")], &["6"], Some("3/4"));
    case(&[("start", "12"), ("target", "12")], &["12"], None);
    case(&[("start", "12")], &["12"], None);
    case(&[("target", "12")], &["12"], None);
    // A standard counts every one of them.
    let hold = [("measure", "hold"), ("target", "30")];
    case(&hold, &["30", "31", "29", "40"], Some("3/4"));
    case(&hold, &[], None);
    case(
        &[("measure", "hold"), ("operator", "below"), ("target", "30")],
        &["30", "29"],
        Some("1/2"),
    );
    case(&[("measure", "hold"), ("start", "1")], &["1"], None);
    let done = [("measure", "yes-no")];
    case(&done, &["0", "1"], Some("1/1"));
    case(&done, &["1", "0"], Some("0/1"));
    case(&done, &["1", "0.00"], Some("0/1"));
    case(&done, &[], Some("0/1"));
}

#[test]
fn a_bound_is_there_once_its_ends_are() {
    #[track_caller]
    fn case(operator: &str, ends: [Option<&str>; 2], bound: Option<Bound>) {
        let [start, target] = ends.map(|end| end.map_or(Value::Null, Value::from));
        let fields = [
            ("measure", json!("hold")),
            ("operator", json!(operator)),
            ("start", start),
            ("target", target),
        ];
        assert_eq!(key_result(&fields).bound(), bound);
        let measured = key_result(&fields).measured(None);
        let hold = bound.map(|_| Measured::Hold { checks: None });
        assert_eq!(measured, hold);
    }
    let (low, high) = (number("5"), number("9"));
    case("at-least", [None, Some("9")], Some(Bound::AtLeast(high)));
    case("above", [None, Some("9")], Some(Bound::Above(high)));
    case("at-most", [Some("5"), Some("9")], Some(Bound::AtMost(high)));
    case("below", [None, Some("9")], Some(Bound::Below(high)));
    case(
        "between",
        [Some("5"), Some("9")],
        Some(Bound::Between(low, high)),
    );
    case(
        "between",
        [Some("9"), Some("5")],
        Some(Bound::Between(low, high)),
    );
    case("between", [None, Some("9")], None);
    case("at-least", [Some("5"), None], None);
    // An operator of later is as none.
    case("near", [None, Some("9")], Some(Bound::AtLeast(high)));
}
