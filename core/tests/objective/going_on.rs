//! What goes on from an objective in another period.

use std::collections::BTreeSet;

use serde_json::json;
use waymark_core::objective::Objective;
use waymark_core::period::{Period, parse_date};
use waymark_core::record::Record;
use waymark_core::record::id::Id;

use super::{day, id, number, record};

fn period(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

/// An objective of the last quarter of 2026 with three key results and two actions.
fn closed() -> Objective {
    let fields = [
        ("title", json!("Win back trust")),
        ("commitment", json!("must")),
        ("owner", json!("Anna")),
        (
            "period",
            json!({"first": "2026-10-01", "last": "2026-12-31"}),
        ),
        ("kr/a/name", json!("Conversion")),
        ("kr/a/start", json!("12")),
        ("kr/a/target", json!("18")),
        ("kr/a/weight", json!("2")),
        ("kr/a/place", json!("1")),
        ("at/a/2026-12-20", json!({"value": "15"})),
        ("at/a/2027-01-10", json!({"value": "17"})),
        ("kr/b/name", json!("Reached")),
        ("kr/b/start", json!("1")),
        ("kr/b/target", json!("2")),
        ("kr/b/place", json!("2")),
        ("at/b/2026-12-20", json!({"value": "3"})),
        ("kr/c/name", json!("Errors")),
        ("kr/c/measure", json!("hold")),
        ("kr/c/operator", json!("below")),
        ("kr/c/target", json!("3")),
        ("kr/c/guardrail", json!(true)),
        ("kr/c/place", json!("3")),
        ("action/x/text", json!("Call ten customers")),
        ("action/y/text", json!("Write the e-mails")),
        ("action/y/done", json!("2026-11-02")),
    ];
    Objective::read(&record(fields))
}

/// What goes on with these key results in the first quarter of 2027.
fn goes_on(chosen: &[&str]) -> Objective {
    let chosen: BTreeSet<Id> = chosen.iter().map(|name| id(name)).collect();
    let mut count = 0;
    let new = || {
        count += 1;
        id(&format!("new{count}"))
    };
    let next = period("2027-01-01", "2027-03-31");
    let next = closed().going_on(&id("old"), next, &chosen, new);
    // As it is kept and read again.
    let kept = Objective::read(&Record::of(next.fields()));
    assert_eq!(kept, next);
    kept
}

#[test]
fn a_key_result_goes_on_from_where_its_period_left_it() {
    let next = goes_on(&["a", "c"]);
    assert_eq!(next.title, "Win back trust");
    assert_eq!(next.commitment, closed().commitment);
    assert_eq!(next.owner.as_deref(), Some("Anna"));
    assert_eq!(next.continues, Some(id("old")));
    assert_eq!(next.period, Some(period("2027-01-01", "2027-03-31")));
    let [conversion, errors] = next.key_results.as_slice() else {
        panic!("{:?}", next.key_results);
    };
    // What came after the period's last day did not count in it.
    assert_eq!(conversion.start, Some(number("15")));
    assert_eq!(conversion.target, Some(number("18")));
    assert_eq!(conversion.weight.value(), number("2"));
    assert!(conversion.check_ins.is_empty());
    assert!(errors.is_guardrail);
    assert_eq!(errors.bound(), closed().key_results[2].bound());
}

#[test]
fn one_that_is_past_its_target_keeps_its_way() {
    let next = goes_on(&["b"]);
    assert_eq!(next.key_results[0].start, Some(number("1")));
    assert_eq!(next.key_results[0].target, Some(number("2")));
}

#[test]
fn what_is_not_done_yet_goes_on_too() {
    let texts: Vec<String> = goes_on(&["a"])
        .actions
        .into_iter()
        .map(|it| it.text)
        .collect();
    assert_eq!(texts, ["Call ten customers"]);
}

#[test]
fn it_goes_on_in_the_next_period_that_is_not_over() {
    let on = |today: &str| closed().next_period(parse_date(today).expect("a day"));
    assert_eq!(on("2026-12-20"), period("2027-01-01", "2027-03-31"));
    assert_eq!(on("2027-02-01"), period("2027-01-01", "2027-03-31"));
    assert_eq!(on("2027-08-01"), period("2027-07-01", "2027-09-30"));
    let without = Objective::default();
    assert_eq!(
        without.next_period(day("2026-11-22")),
        period("2026-10-01", "2026-12-31")
    );
}
