//! What this version does not know stays as it is.

use proptest::prelude::*;
use serde_json::{Map, Number, Value, json};
use waymark_core::record::field::Entry;
use waymark_core::record::stamp::{Stamp, Writer};
use waymark_core::record::{Record, frame};

/// Any JSON that `serde_json` reads as it wrote it: without its feature
/// `float_roundtrip`, the last bit of one in some floating-point numbers differs.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_filter_map("finite", as_it_is_read),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let name = any::<String>();
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            proptest::collection::btree_map(name, inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn as_it_is_read(number: f64) -> Option<Value> {
    let number = Value::Number(Number::from_f64(number)?);
    let read = serde_json::from_str(&number.to_string()).ok()?;
    (number == read).then_some(read)
}

fn any_members() -> impl Strategy<Value = Map<String, Value>> {
    let name = any::<String>().prop_filter("known", |name| {
        !["schema", "fields", "others"].contains(&name.as_str())
    });
    proptest::collection::btree_map(name, any_json(), 0..5)
        .prop_map(|members| members.into_iter().collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn row_10_unknown_members_and_fields_survive_load_edit_save(
        members in any_members(),
        fields in proptest::collection::btree_map(any::<String>(), any_json(), 0..5),
    ) {
        let mut before = members.clone();
        let mut written: Map<String, Value> = fields
            .iter()
            .map(|(name, value)| (name.clone(), json!([value, "4.k3f9x2ab", "3.a 2.b"])))
            .collect();
        before.insert("schema".into(), json!(1));
        before.insert("fields".into(), Value::Object(written.clone()));
        let text = Value::Object(before).to_string();
        let stored = frame::seal(&text);

        let mut record = Record::read(&stored).expect("a record");
        let stamp = Stamp { counter: 5, writer: Writer::new(7) };
        let known = record.fields.get("title");
        let entry = match known {
            Some(known) => known.next(json!("new"), stamp, false),
            None => Entry { value: json!("new"), stamp, seen: Default::default() },
        };
        record.put("title", entry.clone());
        let again = Record::read(&record.write()).expect("a record");

        let after = again.members();
        for (name, value) in &members {
            prop_assert_eq!(after.get(name), Some(value), "{}", name);
        }
        written.insert("title".into(), after["fields"]["title"].clone());
        prop_assert_eq!(after.get("fields"), Some(&Value::Object(written)));
        prop_assert_eq!(again.fields["title"].newest(), &entry);
        // And byte for byte the same when it is written again.
        prop_assert_eq!(again.write(), record.write());
    }
}

#[test]
fn row_10_unknown_members_of_a_known_value_stay() {
    let text = r#"{"fields":{"at/k/2026-01-01":[{"mood":"🙂","value":"1"},"1.a"]},"schema":1}"#;
    let stored = frame::seal(text);
    let record = Record::read(&stored).expect("a record");
    assert_eq!(record.write(), stored);
}
