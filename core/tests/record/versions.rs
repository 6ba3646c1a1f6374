//! Shapes older and newer than this version's.

use serde_json::{Map, Value, json};
use waymark_core::record::{Record, Step, Unreadable, frame, upgrade};

fn members(value: &Value) -> Map<String, Value> {
    value.as_object().cloned().expect("an object")
}

/// A made-up shape 2 calls the title a name, a made-up shape 3 counts its steps.
const STEPS: &[Step] = &[
    |mut members| {
        let fields = members.get_mut("fields")?.as_object_mut()?;
        if let Some(title) = fields.remove("title") {
            fields.insert("name".into(), title);
        }
        Some(members)
    },
    |mut members| {
        let steps = members.get("steps").and_then(Value::as_u64).unwrap_or(0);
        members.insert("steps".into(), (steps + 1).into());
        Some(members)
    },
];

#[test]
fn row_08_each_older_shape_goes_every_step_once() {
    let old = members(&json!({"schema": 1, "fields": {"title": ["A", "1.a"]}, "x": [1]}));
    let new =
        members(&json!({"schema": 3, "fields": {"name": ["A", "1.a"]}, "x": [1], "steps": 1}));
    assert_eq!(upgrade(old, STEPS), Ok(new.clone()));
    let middle = members(&json!({"schema": 2, "fields": {"name": ["A", "1.a"]}, "x": [1]}));
    assert_eq!(upgrade(middle, STEPS), Ok(new.clone()));
    // Once there, nothing more happens: it may be interrupted and begun again.
    assert_eq!(upgrade(new.clone(), STEPS), Ok(new));
}

#[test]
fn row_08_a_step_that_cannot_be_taken_leaves_the_record_unread() {
    let odd = members(&json!({"schema": 1, "fields": 5}));
    assert_eq!(upgrade(odd, STEPS), Err(Unreadable::Shape));
}

#[test]
fn row_09_a_newer_shape_is_told_with_its_number() {
    let newer = members(&json!({"schema": 4, "fields": {"name": ["A", "1.a"]}}));
    assert_eq!(upgrade(newer.clone(), STEPS), Err(Unreadable::Newer(4)));
    assert_eq!(Record::from_members(newer), Err(Unreadable::Newer(4)));
    let stored = frame::seal(r#"{"schema":2,"whatever":[]}"#);
    assert_eq!(Record::read(&stored), Err(Unreadable::Newer(2)));
    // A damaged number is no newer version.
    let damaged = stored.replace("\"schema\":2", "\"schema\":3");
    assert_eq!(Record::read(&damaged), Err(Unreadable::Damaged));
}

#[test]
fn row_05_a_text_without_the_shape_of_a_record_is_none() {
    for text in [
        "",
        "null",
        "true",
        "0",
        "\"\"",
        "[]",
        "{}",
        "{\"schema\":1}",
        "not JSON",
        r#"{"schema":0,"fields":{}}"#,
        r#"{"schema":-1,"fields":{}}"#,
        r#"{"schema":1.5,"fields":{}}"#,
        r#"{"schema":"1","fields":{}}"#,
        r#"{"fields":{}}"#,
        r#"{"schema":1,"fields":[]}"#,
        r#"{"schema":1,"fields":null}"#,
        r#"{"schema":1,"fields":{"title":"A"}}"#,
        r#"{"schema":1,"fields":{"title":{}}}"#,
        r#"{"schema":1,"fields":{"title":[]}}"#,
        r#"{"schema":1,"fields":{"title":["A"]}}"#,
        r#"{"schema":1,"fields":{"title":["A",1]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1"]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a",1]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a","x"]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a","","more"]}}"#,
        r#"{"schema":1,"fields":{},"others":[]}"#,
        r#"{"schema":1,"fields":{},"others":{"title":[["A","1.a"]]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a"]},"others":{"title":["A","1.a"]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a"]},"others":{"title":[["A","1.A"]]}}"#,
        r#"{"schema":1,"fields":{}}x"#,
        // What its writer had seen cannot be as new as what it wrote.
        r#"{"schema":1,"fields":{"title":["A","1.a","1.b"]}}"#,
        r#"{"schema":1,"fields":{"title":["A","1.a","2.a"]}}"#,
    ] {
        let read = Record::read(&frame::seal(text));
        assert_eq!(read, Err(Unreadable::Shape), "{text}");
    }
}
