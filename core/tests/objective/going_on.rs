//! What goes on from an objective in another period.

use std::collections::BTreeMap;

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::closing::{Along, ClosingDraft};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::onward::Onward;
use waymark_core::objective::{KIND, Objective};
use waymark_core::period::{Period, parse_date};
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;

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
    let chosen = chosen.iter().map(|name| (id(name), Onward::FromHere));
    let chosen: BTreeMap<Id, Onward> = chosen.collect();
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
fn a_key_result_whose_kpi_nobody_watches_any_more_goes_on_as_an_ordinary_one() {
    let mut closed = closed();
    for (key_result, kpi) in closed
        .key_results
        .iter_mut()
        .zip([Some("old"), None, Some("now")])
    {
        key_result.kpi = kpi.map(id);
    }
    let kpis = |objective: &Objective| {
        let all = objective.key_results.iter();
        all.map(|it| it.kpi.clone()).collect::<Vec<_>>()
    };
    let (next, any) = closed.clone().without_kpis(|kpi| *kpi == id("old"));
    assert_eq!(
        (kpis(&next), any),
        (vec![None, None, Some(id("now"))], true)
    );
    // All else stays.
    let names = next.key_results.iter().map(|it| &it.name);
    assert!(names.eq(closed.key_results.iter().map(|it| &it.name)));
    let (same, any) = closed.clone().without_kpis(|_| false);
    assert_eq!((same, any), (closed, false));
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
fn one_that_is_reached_goes_on_to_a_target_still_to_be_found() {
    let next = goes_on(&["b"]);
    assert_eq!(next.key_results[0].start, Some(number("3")));
    assert_eq!(next.key_results[0].target, None);
}

/// A key result from its start to its target, in a unit, with its check-ins of
/// December.
fn key_result(start: &str, target: &str, unit: &str, values: &[&str]) -> KeyResult {
    let mut fields = vec![
        ("kr/a/start".to_owned(), json!(start)),
        ("kr/a/target".to_owned(), json!(target)),
        ("kr/a/unit".to_owned(), json!(unit)),
    ];
    for (on, value) in (1..).zip(values) {
        fields.push((format!("at/a/2026-12-{on:02}"), json!({"value": value})));
    }
    let fields = fields.into_iter();
    let record = Record::of(fields.map(|(name, value)| (name.into(), value)));
    Objective::read(&record).key_results.remove(0)
}

/// From where to where it goes on.
#[track_caller]
fn onward(of: &KeyResult, onward: Onward, ends: [Option<&str>; 2]) {
    let next = of.going_on(id("new"), None, onward);
    assert_eq!([next.start, next.target], ends.map(|it| it.map(number)));
}

#[test]
fn a_total_goes_on_once_more_or_with_what_is_left_or_from_where_it_stands() {
    let books = key_result("0", "12", "books", &["2", "2", "9"]);
    let total = books.total(None).expect("a total");
    assert_eq!((total.latest, total.rest), (number("9"), number("3")));
    assert_eq!(books.usual_onward(None), Onward::Again);
    onward(&books, Onward::Again, [Some("0"), Some("12")]);
    onward(&books, Onward::Rest, [Some("0"), Some("3")]);
    onward(&books, Onward::FromHere, [Some("9"), Some("12")]);
    // Reached, it begins at none again, with another target.
    let all = key_result("0", "12", "books", &["2", "13"]);
    assert_eq!(all.total(None), None);
    onward(&all, Onward::FromHere, [Some("0"), None]);
}

#[test]
fn what_fell_or_is_a_share_or_began_elsewhere_is_no_total() {
    for of in [
        key_result("0", "12", "", &["9", "8"]),
        key_result("0", "12", "%", &["9"]),
        key_result("1", "12", "", &["9"]),
        key_result("0", "-12", "", &["-9"]),
        key_result("0", "12", "", &["-1"]),
        key_result("0", "12", "", &["0"]),
        key_result("0", "12", "", &[]),
    ] {
        assert_eq!(of.total(None), None, "{of:?}");
        assert_eq!(of.usual_onward(None), Onward::FromHere);
    }
    let level = key_result("0", "50", "", &["20", "10"]);
    onward(&level, Onward::Again, [Some("10"), Some("50")]);
    onward(&level, Onward::Rest, [Some("10"), Some("50")]);
    let unmeasured = key_result("1", "12", "", &[]);
    onward(&unmeasured, Onward::FromHere, [Some("1"), Some("12")]);
    // Wherever it stands, also past its start.
    let fallen = key_result("10", "20", "", &["8"]);
    onward(&fallen, Onward::FromHere, [Some("8"), Some("20")]);
}

#[test]
fn what_is_kept_of_a_closing_comes_back() {
    let objective = closed();
    let mut typed = ClosingDraft::of(&objective, record([("title", json!("Win back trust"))]));
    typed.learned = "Calls help".to_owned();
    typed.next = Next::Adjust;
    typed.chosen.insert(id("b"), Onward::Rest);
    typed.chosen.insert(id("c"), Onward::Again);
    let at_first = ClosingDraft::of(&objective, Record::default());
    assert_eq!(at_first.or_kept(&typed.write()), typed);
}

#[test]
fn a_guardrail_goes_along_with_what_it_guards() {
    let chosen = |with: &dyn Fn(&KeyResult) -> bool| {
        let mut objective = closed();
        objective.key_results.retain(with);
        let typed = ClosingDraft::of(&objective, Record::default());
        typed.chosen.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(chosen(&|_| true), [id("a"), id("c")]);
    // What it guarded was reached, and is done.
    assert_eq!(chosen(&|it| it.id != id("a")), []);
    // Where there never was anything else, it was meant to be so.
    assert_eq!(chosen(&|it| it.is_guardrail), [id("c")]);
}

#[test]
fn closing_and_continuing_are_taken_back_in_one_step() {
    let kv = Memory::default();
    let mut store = Store::empty(KINDS, Writer::new(1), "t");
    let (old, next) = (KIND.of(id("old")), KIND.of(id("next")));
    let today = || "2027-01-04".to_owned();
    let create = |of: &Subject, objective: &Objective| Action::Create {
        of: of.clone(),
        fields: objective.fields(),
        today: today(),
    };
    store.act(&kv, &create(&old, &closed())).expect("kept");
    let seen = store.record(&old).expect("it is there").clone();
    let typed = ClosingDraft::of(&closed(), seen);
    let begin = create(&next, &goes_on(&["a"]));
    let along = Along::default();
    let both = typed.close_and_begin(&id("old"), along, begin, day("2027-01-04"));
    store.act(&kv, &both).expect("kept");
    let closing = |store: &Store| Objective::read(store.record(&old).expect("there")).closing;
    let is_there = |store: &Store| store.glance(&next).is_some_and(|it| it.binned().is_none());
    assert!(closing(&store).is_some() && is_there(&store));
    let undo = Action::Undo {
        which: None,
        today: today(),
    };
    store.act(&kv, &undo).expect("taken back");
    assert!(closing(&store).is_none() && !is_there(&store));
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
    let on =
        |today: &str| closed().next_period(parse_date(today).expect("a day"), Calendar::default());
    assert_eq!(on("2026-12-20"), period("2027-01-01", "2027-03-31"));
    assert_eq!(on("2027-02-01"), period("2027-01-01", "2027-03-31"));
    assert_eq!(on("2027-08-01"), period("2027-07-01", "2027-09-30"));
    let without = Objective::default();
    assert_eq!(
        without.next_period(day("2026-11-22"), Calendar::default()),
        period("2026-10-01", "2026-12-31")
    );
}
