//! What a file brings of a yes/no is a yes or a no.

use serde_json::{Value, json};
use waymark_core::carry::file::{self, Contents, Problem, Wrong};
use waymark_core::carry::yes_no;
use waymark_core::kinds::KINDS;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::frame;
use waymark_core::record::id::Id;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::key_value::{KeyValue as _, Memory};
use waymark_core::store::open::Visit;

use super::page::{TODAY, check_in, create, day, edit, open_as};

const PLACE: &str = "objective/shop";

fn visit() -> Visit<'static> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(1_234),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    }
}

/// A shop with a yes/no, and with these fields.
fn record(more: &[(&str, Value)]) -> Value {
    let mut fields = json!({
        "title": ["Open the shop", "1.a"],
        "kr/k1/name": ["Lease signed", "1.a"],
        "kr/k1/measure": ["yes-no", "1.a"],
        "kr/k2/name": ["Visitors", "1.a"],
        "kr/k2/measure": ["change", "1.a"],
    });
    for (name, entry) in more {
        fields[*name] = entry.clone();
    }
    json!({"schema": 1, "fields": fields})
}

fn export(records: &[(&str, Value)]) -> String {
    let lines = records
        .iter()
        .map(|(place, it)| format!("\"{place}\":{it}"));
    let lines: Vec<String> = lines.collect();
    format!(
        "{{\n\"waymark\":\"export\",\n\"version\":1,\n\"records\":{{\n{}\n}}}}",
        lines.join(",\n")
    )
}

fn checked(store: &mut Store, kv: &Memory, text: &str) -> Result<Contents, Problem> {
    let contents = file::read(text, &visit())?;
    yes_no::check(store, kv, contents, text).expect("memory gives everything")
}

/// What becomes of a file in an empty browser.
fn alone(text: &str) -> Result<Contents, Problem> {
    let kv = Memory::default();
    let mut store = open_as(&kv, 7, "here");
    checked(&mut store, &kv, text)
}

#[track_caller]
fn refused(problem: Option<Problem>, value: &str, line: usize) {
    let problem = problem.expect("it is refused");
    let Wrong::Neither(it) = problem.what else {
        panic!("{problem:?}");
    };
    assert_eq!(
        (&*it.objective, &*it.key_result),
        ("Open the shop", "Lease signed")
    );
    assert_eq!(
        (it.on, Some(it.value)),
        (day("2026-10-05"), Decimal::parse(value))
    );
    assert_eq!(problem.line, Some(line));
}

const ON: &str = "at/k1/2026-10-05";

#[test]
fn what_is_neither_yes_nor_no_is_refused_by_name_and_day() {
    for value in [
        "0.5",
        "-1",
        "2",
        "0.0001",
        "1.01",
        "100",
        "0.999999999999999999",
    ] {
        let said = json!([{"value": value}, "2.a"]);
        refused(
            alone(&export(&[(PLACE, record(&[(ON, said.clone())]))])).err(),
            value,
            5,
        );
        // Dated in its year.
        let year = json!({"schema": 1, "fields": {ON: said}});
        let split = export(&[(PLACE, record(&[])), ("checkins/shop/2026", year)]);
        refused(alone(&split).err(), value, 6);
        // Written at the same time as a good one.
        let mut beside = record(&[(ON, json!([{"value": "1"}, "3.b"]))]);
        beside["others"] = json!({ON: [[{"value": value}, "2.a"]]});
        refused(alone(&export(&[(PLACE, beside)])).err(), value, 5);
    }
}

#[test]
fn yes_and_no_are_brought_in_and_so_is_any_number_of_what_is_counted() {
    for value in ["0", "1", "1.0", "0.00", "1.000"] {
        let said = json!([{"value": value, "confidence": 5}, "2.a"]);
        assert!(
            alone(&export(&[(PLACE, record(&[(ON, said)]))])).is_ok(),
            "{value}"
        );
    }
    for value in ["0.5", "-1", "120"] {
        let said = json!([{"value": value}, "2.a"]);
        let of_change = export(&[(PLACE, record(&[("at/k2/2026-10-05", said)]))]);
        assert!(alone(&of_change).is_ok(), "{value}");
    }
    let gone = record(&[(ON, json!([null, "3.a"]))]);
    assert!(alone(&export(&[(PLACE, gone)])).is_ok());
}

#[test]
fn a_file_without_the_definition_is_told_by_what_is_here() {
    let kv = Memory::default();
    let mut store = open_as(&kv, 7, "here");
    let fields = [
        ("title", json!("Open the shop")),
        ("kr/k1/name", json!("Lease signed")),
        ("kr/k1/measure", json!("yes-no")),
    ];
    store.act(&kv, &create("shop", &fields)).expect("room");
    let year = |value: &str| {
        let fields = json!({ON: [{"value": value}, "9.b"]});
        export(&[("checkins/shop/2026", json!({"schema": 1, "fields": fields}))])
    };
    refused(checked(&mut store, &kv, &year("0.5")).err(), "0.5", 5);
    assert!(checked(&mut store, &kv, &year("1")).is_ok());
}

#[test]
fn a_copy_of_what_is_kept_already_is_no_trouble_in_any_browser() {
    let kv = Memory::default();
    let mut store = open_as(&kv, 7, "here");
    let fields = [
        ("title", json!("Open the shop")),
        ("kr/k1/name", json!("Lease signed")),
        ("kr/k1/measure", json!("change")),
    ];
    store.act(&kv, &create("shop", &fields)).expect("room");
    store
        .act(&kv, &check_in("shop", "2026-10-05", "0.5"))
        .expect("room");
    store
        .act(&kv, &edit("shop", "kr/k1/measure", "yes-no"))
        .expect("room");
    let text = file::write(&mut store, &kv, TODAY).expect("memory gives everything");
    assert!(text.contains("0.5"), "{text}");
    assert!(checked(&mut store, &kv, &text).is_ok());
    assert!(alone(&text).is_ok());
    // And what was let in long ago is here.
    let mut old = open_as(&kv, 8, "old");
    old.act(&kv, &check_in("shop", "2026-10-06", "0.5"))
        .expect("room");
    let text = file::write(&mut old, &kv, TODAY).expect("memory gives everything");
    assert!(checked(&mut old, &kv, &text).is_ok());
}

#[test]
fn raw_data_does_without_it_and_says_so() {
    let said = json!([{"value": "0.5"}, "2.a"]);
    let good = json!([{"value": "1"}, "2.a"]);
    let record = record(&[(ON, said), ("at/k1/2026-10-06", good)]);
    let text = frame::seal(&record.to_string());
    let keys = json!({"waymark/1/objective/shop": [text]});
    let raw = json!({"waymark": "raw", "version": 1, "keys": keys}).to_string();
    let contents = alone(&raw).expect("the rest is good");
    let [left_out] = &contents.left_out[..] else {
        panic!("{:?}", contents.left_out);
    };
    assert_eq!(
        (&*left_out.title, left_out.field.as_deref()),
        ("Open the shop", Some(ON))
    );
    assert!(matches!(left_out.what, Wrong::Neither(_)));
    let dated = contents.records.iter().flat_map(|(_, it)| it.fields.keys());
    let dated: Vec<&String> = dated.filter(|it| it.starts_with("at/")).collect();
    assert_eq!(dated, ["at/k1/2026-10-06"]);
}

#[test]
fn what_a_file_has_besides_its_records_is_said_and_not_kept() {
    let text = export(&[(PLACE, record(&[]))]).replacen(
        '{',
        "{\"later\":{\"a\":1},\"made\":\"2026-11-01\",",
        1,
    );
    let contents = alone(&text).expect("the records are good");
    let left_out: Vec<_> = contents
        .left_out
        .iter()
        .map(|it| (&*it.key, &it.what))
        .collect();
    assert_eq!(left_out, [("later", &Wrong::UnknownPart)]);
    assert_eq!(contents.records.len(), 1);
}

#[test]
fn half_a_yes_that_is_kept_loads_and_is_not_done() {
    let shop = |value: &str| {
        let said = json!([{"value": value}, "2.a"]);
        let text = frame::seal(&record(&[(ON, said)]).to_string());
        let kv = Memory::default();
        kv.set(&format!("waymark/1/{PLACE}"), &text)
            .expect("memory takes everything");
        let mut store = open_as(&kv, 7, "here");
        let of = KIND.of(Id::parse("shop").expect("an id"));
        store
            .read_history(&kv, &of)
            .expect("memory gives everything");
        let whole = store.with_history(&of).expect("it is there");
        Objective::read(&whole)
    };
    let score = |value: &str| shop(value).key_results[0].score(None).is_some();
    assert!(score("1"));
    for value in ["0", "0.5", "-1", "15"] {
        assert!(!score(value), "{value}");
        assert_eq!(shop(value).key_results[0].check_ins.len(), 1, "{value}");
    }
}
