//! Records that nobody can go on from: counters past what was ever counted, values
//! that no field can hold, texts that cannot be read again.

use serde_json::{Map, Value, json};
use waymark_core::carry::file::{self, Contents, Problem, Wrong};
use waymark_core::kinds::KINDS;
use waymark_core::record::frame;
use waymark_core::record::stamp::{Stamp, Writer};
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::door::Door;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::open::Visit;
use waymark_core::store::trouble::Trouble;

use super::page::{TODAY, check_in, day, edit, hear, id, open_as, says, stored_says};
use super::rows::full_store;

const OBJECTIVE: &str = "waymark/1/objective/evil";

/// A record with these fields.
fn record(fields: &Value) -> Value {
    json!({"schema": 1, "fields": fields})
}

fn export(records: &[(&str, Value)]) -> String {
    let records: Map<String, Value> = records
        .iter()
        .map(|(place, record)| ((*place).to_owned(), record.clone()))
        .collect();
    json!({"waymark": "export", "version": 1, "records": records}).to_string()
}

fn raw(texts: &[(&str, String)]) -> String {
    let keys: Map<String, Value> = texts
        .iter()
        .map(|(key, text)| ((*key).to_owned(), json!([text])))
        .collect();
    json!({"waymark": "raw", "version": 1, "keys": keys}).to_string()
}

fn sealed(record: &Value) -> String {
    frame::seal(&record.to_string())
}

fn read(text: &str) -> Result<Contents, Problem> {
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(1_234),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    };
    file::read(text, &visit)
}

/// Counters around every bound that there is or was.
fn counters() -> Vec<u64> {
    let bounds = [Stamp::MOST_IN_FILE, Stamp::MOST, 1 << 52, 1 << 53];
    let around = bounds
        .iter()
        .flat_map(|bound| [bound - 1, *bound, bound + 1]);
    [1, 1 << 32].into_iter().chain(around).collect()
}

#[test]
fn row_27_a_counter_that_was_never_counted_to_is_brought_in_by_no_kind_of_file() {
    for counter in counters() {
        let fits = counter <= Stamp::MOST_IN_FILE;
        let title = json!({"title": ["Evil", format!("{counter}.evil")]});
        let seen = json!({"title": ["Evil", format!("{}.a", counter + 1), format!("{counter}.b")]});
        for fields in [title, seen] {
            let fits = fits && (counter < Stamp::MOST_IN_FILE || fields["title"][2].is_null());
            let exported = read(&export(&[("objective/evil", record(&fields))]));
            assert_eq!(exported.is_ok(), fits, "export, {counter} {fields}");
            if let Err(problem) = exported {
                assert_eq!(problem.what, Wrong::Counter, "{counter} {fields}");
            }
            let alone = read(&raw(&[(OBJECTIVE, sealed(&record(&fields)))]));
            assert_eq!(alone.is_ok(), fits, "raw, {counter} {fields}");
            if let Err(problem) = alone {
                assert_eq!(problem.what, Wrong::Counter, "{counter} {fields}");
            }
            // With another one beside it, that is brought in and this is named.
            let good = sealed(&record(&json!({"title": ["Good", "1.a"]})));
            let both = [
                (OBJECTIVE, sealed(&record(&fields))),
                ("waymark/1/objective/good", good),
            ];
            let both = read(&raw(&both)).expect("one of them is good");
            let places = both.records.iter().map(|(place, _)| place.to_string());
            let evil = both.left_out.iter().map(|it| it.key.as_str());
            if fits {
                assert_eq!(both.left_out, [], "{counter}");
            } else {
                assert_eq!(places.collect::<Vec<_>>(), ["objective/good"], "{counter}");
                assert_eq!(evil.collect::<Vec<_>>(), [OBJECTIVE], "{counter}");
            }
        }
    }
}

#[test]
fn row_27_a_counter_in_a_slot_or_beside_a_field_is_seen_too() {
    let evil = format!("{}.evil", Stamp::MOST_IN_FILE + 1);
    let good = json!({"title": ["Good", "1.a"]});
    let beside = json!({"schema": 1, "fields": {"title": ["Evil", evil]}, "others": {"title": [["Good", "1.a"]]}});
    let slot = json!({
        "schema": 1, "seq": 0, "id": evil, "previous": null, "deed": "edit", "undone": false,
        "journal": {"objective/good": record(&json!({"title": ["Evil", evil, "1.a"]}))},
        "turns": [],
    });
    for texts in [
        [(OBJECTIVE, sealed(&beside))].to_vec(),
        [
            ("waymark/1/objective/good", sealed(&record(&good))),
            ("waymark/1/undo/t/0", sealed(&slot)),
        ]
        .to_vec(),
    ] {
        let counter = |contents: &Contents| {
            let records = contents.records.iter();
            records.map(|(_, record)| record.counter()).max()
        };
        match read(&raw(&texts)) {
            Ok(contents) => {
                assert!(counter(&contents) <= Some(Stamp::MOST_IN_FILE));
                assert_ne!(contents.left_out, []);
            }
            Err(problem) => assert_eq!(problem.what, Wrong::Counter),
        }
    }
}

#[test]
fn row_27_what_no_field_can_hold_is_left_out_of_raw_data_and_named() {
    let odd = [
        ("title", json!("t".repeat(9_000))),
        ("title", json!(["no", "text"])),
        ("kr/k1/target", json!({"a": 1})),
        ("kr/k1/target", json!("1,5")),
        ("closed", json!("yes")),
        (
            "period",
            json!({"first": "2026-12-31", "last": "2026-01-01"}),
        ),
        ("bin", json!("yesterday")),
        ("at/k1/2026-13-45", json!({"value": "1"})),
        ("at/k1/2026-01-01", json!({"value": "NaN"})),
        ("at/k1", json!({"value": "1"})),
        ("note/n1", json!({"date": "2026-02-30", "text": "never"})),
    ];
    for (field, value) in odd {
        let mut fields = json!({"about": ["kept", "1.a"]});
        fields[field] = json!([value, "1.a"]);
        let contents = read(&raw(&[(OBJECTIVE, sealed(&record(&fields)))]));
        let contents = contents.expect("all but a field");
        let (_, kept) = &contents.records[0];
        assert_eq!(kept.value("about"), Some(&json!("kept")), "{field}");
        assert_eq!(kept.value(field), None, "{field}");
        let named = contents.left_out.iter().map(|it| it.field.as_deref());
        assert_eq!(named.collect::<Vec<_>>(), [Some(field)]);
        // An export is refused with the same reason.
        let refused = read(&export(&[("objective/evil", record(&fields))]));
        let refused = refused.expect_err("it is refused").what;
        assert_eq!(refused, contents.left_out[0].what, "{field}");
    }
}

#[test]
fn row_06_what_is_damaged_in_raw_data_is_named_and_the_rest_is_brought_in() {
    let one = sealed(&record(&json!({"title": ["One", "1.a"]})));
    let other = sealed(&record(&json!({"title": ["Another", "1.a"]})));
    let newer = frame::seal(r#"{"schema":7,"fields":{"title":["Later","1.a"]}}"#);
    for letter in 0..one.len() {
        let mut damaged = one.clone().into_bytes();
        damaged[letter] = if damaged[letter] == b'x' { b'y' } else { b'x' };
        let damaged = String::from_utf8(damaged).expect("letters");
        let texts = [
            ("waymark/1/objective/a", damaged.clone()),
            ("waymark/1/objective/b", other.clone()),
            ("waymark/1/objective/c", newer.clone()),
            ("waymark/quarantine/1/objective/d", "rubbish".to_owned()),
        ];
        let contents = read(&raw(&texts)).expect("one is good");
        let places = contents.records.iter().map(|(place, _)| place.to_string());
        assert_eq!(places.collect::<Vec<_>>(), ["objective/b"]);
        let mut named: Vec<_> = contents
            .left_out
            .iter()
            .map(|it| (it.key.as_str(), it.what.clone()))
            .collect();
        named.sort_by_key(|(key, _)| *key);
        let expected = [
            ("waymark/1/objective/a", Wrong::Damaged),
            ("waymark/1/objective/c", Wrong::Newer(7)),
            ("waymark/quarantine/1/objective/d", Wrong::Damaged),
        ];
        assert_eq!(named, expected, "{damaged}");
    }
}

#[test]
fn row_06_the_title_of_what_is_damaged_is_told_as_far_as_it_can_be() {
    let mut damaged = sealed(&record(&json!({"title": ["One \"quoted\"", "1.a"]})));
    damaged.insert(damaged.len() - 1, ' ');
    let good = sealed(&record(&json!({"title": ["Good", "1.a"]})));
    let texts = [("waymark/1/objective/a", damaged), (OBJECTIVE, good)];
    let contents = read(&raw(&texts)).expect("one is good");
    assert_eq!(contents.left_out[0].title, "One \"quoted\"");
}

#[test]
fn row_06_a_poisoned_record_is_put_aside_on_opening_and_poisons_no_other() {
    for counter in counters().into_iter().filter(|it| *it > Stamp::MOST) {
        let (world, kv, mut store) = full_store();
        let before = says(&mut store, &kv);
        let poison = sealed(&record(
            &json!({"title": ["Evil", format!("{counter}.evil")]}),
        ));
        kv.set(OBJECTIVE, &poison).expect("room");
        let mut store = open_as(&kv, 8, "two");
        let aside = "waymark/quarantine/1/objective/evil";
        assert_eq!(store.troubles(), [Trouble::Unreadable(aside.into())]);
        assert_eq!(world.texts()[aside], poison, "{counter}");
        assert_eq!(says(&mut store, &kv), before, "{counter}");
        for name in ["a", "b"] {
            store
                .act(&kv, &check_in(name, "2026-05-05", "9"))
                .expect("room");
        }
        let after = says(&mut store, &kv);
        let mut again = open_as(&kv, 9, "three");
        assert_eq!(again.troubles().len(), 1, "{counter}");
        assert_eq!(says(&mut again, &kv), after, "{counter}");
    }
}

#[test]
fn row_06_a_record_that_is_poisoned_while_a_page_is_open_is_mended_from_what_it_knows() {
    let key = "waymark/1/objective/a";
    for poison in [
        sealed(&record(
            &json!({"title": ["Evil", format!("{}.evil", 1_u64 << 52)]}),
        )),
        "rubbish".to_owned(),
        String::new(),
    ] {
        let (world, kv, mut store) = full_store();
        store.read_history(&kv, &id("a")).expect("it can be read");
        let before = says(&mut store, &kv);
        kv.set(key, &poison).expect("room");
        hear(&mut store, &kv, key, Some(&poison)).expect("room");
        assert_eq!(says(&mut store, &kv), before);
        assert_eq!(stored_says(&world.tab()), before);
        assert_eq!(world.texts()["waymark/quarantine/1/objective/a"], poison);
        store.act(&kv, &edit("a", "title", "New")).expect("room");
    }
}

#[test]
fn row_06_where_the_counter_is_at_its_end_nothing_is_written_that_cannot_be_read() {
    // Few more can follow.
    for left in 0..3 {
        let (world, kv, _) = full_store();
        let last = record(&json!({"title": ["Last", format!("{}.evil", Stamp::MOST - left)]}));
        kv.set(OBJECTIVE, &sealed(&last)).expect("room");
        let mut store = open_as(&kv, 8, "two");
        for number in 0..5 {
            let before = says(&mut store, &kv);
            let done = store.act(&kv, &edit("evil", "title", number));
            if number < left {
                done.expect("there is a number for it");
            } else {
                let refused = NotDone::Refused(Refusal::CountedOut);
                assert_eq!(done.err(), Some(refused), "{number} of {left}");
                assert_eq!(says(&mut store, &kv), before);
            }
            let mut fresh = open_as(&world.tab(), 100 + number, "fresh");
            assert_eq!(fresh.troubles(), []);
            assert_eq!(says(&mut fresh, &kv), says(&mut store, &kv));
        }
    }
}

#[test]
fn row_06_what_could_not_be_read_again_is_not_written() {
    let (world, kv, mut store) = full_store();
    let mut deep = json!(1);
    for _ in 0..200 {
        deep = json!([deep]);
    }
    let before = (world.texts(), says(&mut store, &kv));
    let action = Action::Edit {
        of: id("a"),
        fields: vec![("about".into(), deep)],
    };
    let done = store.act(&kv, &action);
    let key = "waymark/1/objective/a".to_owned();
    assert_eq!(done.err(), Some(NotDone::Failed(Failure::NotKept(key))));
    assert_eq!((world.texts(), says(&mut store, &kv)), before);
}

#[test]
fn row_06_a_tab_that_goes_on_writing_what_cannot_be_read_is_answered_once() {
    let (world, kv, mut store) = full_store();
    let key = "waymark/1/objective/a";
    for round in 0..5 {
        let poison = format!("rubbish {round}");
        kv.set(key, &poison).expect("room");
        let door = Door::new(&kv);
        hear(&mut store, &door, key, Some(&poison)).expect("room");
        store.note(&door.receipt());
    }
    let texts = world.texts();
    let asides = texts.keys().filter(|key| key.contains("quarantine"));
    assert_eq!(asides.count(), 1);
    assert_eq!(texts[key], "rubbish 4");
    // What is known here is written with the next change, the last one put aside too.
    store.act(&kv, &edit("a", "title", "New")).expect("room");
    let found = super::page::fresh(&kv);
    assert_eq!(
        found.record(&id("a")).and_then(|it| it.text("title")),
        Some("New")
    );
}
