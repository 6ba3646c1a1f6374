//! Files: what was taken out comes back, all of it or nothing.

use serde_json::{Value, json};
use waymark_core::carry::file::{self, Problem, Wrong};
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::record::stamp::{Stamp, Writer};
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::import::Becomes;
use waymark_core::store::key_value::KeyValue as _;
use waymark_core::store::open::Visit;
use waymark_core::store::place::Place;

use super::faulty::{Failing, World};
use super::page::{
    TODAY, check_in, day, edit, for_each_kind, fresh, id, open_as, says, stored_says, undo,
};
use super::rows::full_store;

fn visit() -> Visit<'static> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(1_234),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    }
}

fn read(text: &str) -> Result<Vec<(Place, Record)>, Problem> {
    let contents = file::read(text, &visit())?;
    assert_eq!(contents.left_out, []);
    Ok(contents.records)
}

#[test]
fn an_export_brought_in_where_it_came_from_changes_nothing() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let text = file::write(&mut store, &kv, TODAY).expect("it can be read");
        let preview = store
            .preview(&kv, &read(&text).expect("our own file"))
            .expect("it can be read");
        assert!(preview.is_empty());
        assert!(
            preview
                .differences
                .iter()
                .all(|it| it.becomes == Becomes::Same
                    && it.fields.is_empty()
                    && it.dated.is_empty())
        );
        let before = world.texts();
        let done = store.bring_in(&kv, &preview, TODAY);
        assert_eq!(done.err(), Some(NotDone::Refused(Refusal::Same)));
        assert_eq!(world.texts(), before);
    });
}

#[test]
fn row_20_an_export_brought_in_elsewhere_is_the_same_and_is_taken_back_whole() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let text = file::write(&mut store, &kv, TODAY).expect("it can be read");
        let expected = says(&mut store, &kv);
        let world = World::default();
        let kv = world.tab();
        let mut empty = open_as(&kv, 8, "two");
        let preview = empty
            .preview(&kv, &read(&text).expect("our own file"))
            .expect("it can be read");
        assert!(
            preview
                .differences
                .iter()
                .all(|it| it.becomes == Becomes::New && it.title == "Title")
        );
        empty.bring_in(&kv, &preview, TODAY).expect("room");
        assert!(
            world.size() <= preview.size + 2_000,
            "{} {}",
            world.size(),
            preview.size
        );
        assert_eq!(says(&mut empty, &kv), expected);
        assert_eq!(stored_says(&kv), expected);
        assert_eq!(
            file::write(&mut empty, &kv, TODAY).expect("it can be read"),
            text
        );
        empty.act(&kv, &undo()).expect("room");
        assert!(
            empty
                .list()
                .all(|(_, glance)| glance.binned() == Some(TODAY))
        );
        assert_eq!(empty.list().count(), 2);
    });
}

#[test]
fn row_37_an_import_into_what_was_changed_since_shows_both_and_is_taken_back_whole() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let other = World::of(full_store().0.texts());
        let other_kv = other.tab();
        let mut elsewhere = open_as(&other_kv, 3, "elsewhere");
        elsewhere
            .act(&other_kv, &edit("a", "title", "Elsewhere"))
            .expect("room");
        elsewhere
            .act(&other_kv, &check_in("a", "2025-03-02", "77"))
            .expect("room");
        let text = file::write(&mut elsewhere, &other_kv, TODAY).expect("it can be read");
        store.act(&kv, &edit("a", "title", "Here")).expect("room");
        let before = says(&mut store, &kv);
        let preview = store
            .preview(&kv, &read(&text).expect("our own file"))
            .expect("it can be read");
        let changed = preview
            .differences
            .iter()
            .find(|it| it.of == id("a"))
            .expect("it is in it");
        assert_eq!(changed.becomes, Becomes::Changed);
        assert_eq!(changed.fields.len(), 1);
        // Of the same counter, the larger writer's stands.
        assert_eq!(
            (
                changed.fields[0].after.clone(),
                changed.fields[0].beside.clone()
            ),
            (json!("Here"), Some(json!("Elsewhere")))
        );
        assert_eq!(changed.dated[0].after["value"], json!("77"));
        store.bring_in(&kv, &preview, TODAY).expect("room");
        let others = |store: &waymark_core::store::Store| {
            store
                .record(&id("a"))
                .map_or(0, |it| it.fields["title"].others().len())
        };
        assert_eq!(others(&store), 1);
        let again = store
            .preview(&kv, &read(&text).expect("our own file"))
            .expect("it can be read");
        assert!(again.is_empty());
        let mut store = open_as(&kv, 50, "one");
        store.act(&kv, &undo()).expect("room");
        assert_eq!(says(&mut store, &kv), before);
        assert_eq!(others(&store), 0);
    });
}

#[test]
fn row_02_an_import_ends_whole_wherever_it_is_cut_or_full() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let text = file::write(&mut store, &kv, TODAY).expect("it can be read");
        let records = read(&text).expect("our own file");
        let after = says(&mut store, &kv);
        for at in 0..40 {
            for failing in [
                Failing::DiesAt(at),
                Failing::FullAt(at),
                Failing::FullFrom(at),
            ] {
                let world = World::default();
                let kv = world.tab();
                let mut store = open_as(&kv, 8, "two");
                let preview = store.preview(&kv, &records).expect("it can be read");
                kv.fails(failing);
                let done = store.bring_in(&kv, &preview, TODAY);
                let found = stored_says(&world.tab());
                assert!(found.is_empty() || found == after, "{failing:?}");
                assert!(done.is_err() || found == after, "{failing:?}");
                if let Failing::DiesAt(_) = failing {
                    continue;
                }
                kv.fails(Failing::No);
                let done = store.bring_in(&kv, &preview, TODAY);
                assert!(done.is_ok(), "{failing:?} {done:?}");
                assert_eq!(says(&mut store, &kv), after, "{failing:?}");
                assert_eq!(stored_says(&world.tab()), after, "{failing:?}");
            }
        }
    });
}

#[test]
fn row_26_an_import_that_does_not_fit_changes_nothing() {
    let (_, kv, mut store) = full_store();
    let text = file::write(&mut store, &kv, TODAY).expect("it can be read");
    let records = read(&text).expect("our own file");
    let after = says(&mut store, &kv);
    for room in (0..6_000).step_by(251) {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 8, "two");
        let preview = store.preview(&kv, &records).expect("it can be read");
        world.limit(Some(room));
        let done = store.bring_in(&kv, &preview, TODAY);
        assert!(
            done.is_ok() || room < preview.size,
            "{room} of {}",
            preview.size
        );
        // What was carried out so far that there was no way back is completed.
        let found = stored_says(&world.tab());
        assert!(
            found == after || done.is_err() && found.is_empty(),
            "{room}"
        );
        assert!(!found.is_empty() || world.texts().is_empty(), "{room}");
    }
}

#[test]
fn row_37_no_file_deletes_for_good_what_is_here() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let today = || TODAY.to_owned();
        store
            .act(
                &kv,
                &Action::Bin {
                    of: id("a"),
                    today: today(),
                },
            )
            .expect("room");
        // Raw data of a day on which it was in the bin, read long after it was restored.
        let texts = world.texts();
        let keys: serde_json::Map<String, Value> = texts
            .iter()
            .map(|(key, text)| (key.clone(), json!([text])))
            .collect();
        let raw = json!({"waymark": "raw", "version": 1, "keys": keys}).to_string();
        // And an export of one where it was deleted for good.
        let elsewhere = World::of(texts);
        let elsewhere_kv = elsewhere.tab();
        let mut other = open_as(&elsewhere_kv, 40, "elsewhere");
        other
            .delete_for_good(&elsewhere_kv, &id("a"))
            .expect("room");
        let export = file::write(&mut other, &elsewhere_kv, TODAY).expect("it can be read");
        store
            .act(&kv, &Action::Restore { of: id("a") })
            .expect("room");
        store
            .act(&kv, &check_in("a", "2026-11-20", "42"))
            .expect("room");
        let before = says(&mut store, &kv);
        let late = Visit {
            kinds: KINDS,
            today: day("2027-11-22"),
            ..visit()
        };
        for text in [raw, export] {
            let contents = file::read(&text, &late).expect("our own file");
            let preview = store
                .preview(&kv, &contents.records)
                .expect("it can be read");
            match store.bring_in(&kv, &preview, TODAY) {
                Ok(()) | Err(NotDone::Refused(Refusal::Same)) => {}
                Err(why) => panic!("{why:?}"),
            }
            assert_eq!(says(&mut store, &kv), before);
            assert_eq!(stored_says(&world.tab()), before);
        }
    });
}

#[test]
fn row_02_an_import_that_was_cut_is_completed_in_the_room_it_had() {
    for_each_kind(|| {
        let (world, records) = many_changes(60);
        let here = world.texts();
        let whole = {
            let world = World::of(here.clone());
            let kv = world.tab();
            let mut store = open_as(&kv, 8, "two");
            let preview = store.preview(&kv, &records).expect("it can be read");
            store.bring_in(&kv, &preview, TODAY).expect("room");
            (stored_says(&kv), preview.size)
        };
        for at in 0..12 {
            let world = World::of(here.clone());
            let kv = world.tab();
            let mut store = open_as(&kv, 8, "two");
            let preview = store.preview(&kv, &records).expect("it can be read");
            let before = stored_says(&world.tab());
            world.limit(Some(world.size() + whole.1));
            kv.fails(Failing::DiesAt(at));
            let _ = store.bring_in(&kv, &preview, TODAY);
            // Whoever opens next has no more room than that.
            let next = world.tab();
            let opened = open_as(&next, 9, "three");
            assert_eq!(opened.troubles(), [], "cut at {at}");
            world.limit(None);
            let found = stored_says(&world.tab());
            assert!(found == before || found == whole.0, "cut at {at}");
        }
    });
}

#[test]
fn row_01_what_follows_an_unfinished_import_is_not_said_to_be_kept() {
    for_each_kind(|| {
        let (world, records) = many_changes(60);
        let kv = world.tab();
        let mut store = open_as(&kv, 8, "two");
        let preview = store.preview(&kv, &records).expect("it can be read");
        kv.fails(Failing::FullFrom(6));
        let done = store.bring_in(&kv, &preview, TODAY);
        let full = Failure::Fault(waymark_core::store::key_value::Fault::Full);
        let unfinished = Failure::Unfinished(Box::new(full.clone()));
        assert_eq!(done.err(), Some(NotDone::Failed(unfinished.clone())));
        // It is asked for once more: that one is kept whole, still.
        let again = store.bring_in(&kv, &preview, TODAY);
        assert_eq!(again.err(), Some(NotDone::Failed(unfinished)));
        // Something else stands nowhere.
        let other = store.act(&kv, &edit("o0", "about", "New"));
        assert_eq!(other.err(), Some(NotDone::Failed(full)));
        kv.fails(Failing::No);
        store.act(&kv, &edit("o0", "about", "New")).expect("room");
        let found = fresh(&kv);
        let about = found.record(&id("o0")).and_then(|it| it.text("about"));
        assert_eq!(about, Some("New"));
        let name = found.record(&id("o1")).and_then(|it| it.text("title"));
        assert_eq!(name, Some("there"));
    });
}

/// A file of changes to many fields of what is here already: its slot, which says how
/// to take all of it back, is larger than what it brings.
fn many_changes(count: usize) -> (World, Vec<(Place, Record)>) {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 1, "here");
    let names = (0..count).map(|number| format!("kr/k{number}/name"));
    let fields = |text: &str| {
        let text = Value::from(text);
        let title = ("title".into(), text.clone());
        let names = names.clone().map(|name| (name.into(), text.clone()));
        std::iter::once(title).chain(names).collect::<Vec<_>>()
    };
    for number in 0..3 {
        let create = Action::Create {
            of: id(&format!("o{number}")),
            fields: fields(&"what \"was\" here before ".repeat(3)),
            today: TODAY.into(),
        };
        store.act(&kv, &create).expect("room");
    }
    let theirs = World::of(world.texts());
    let kv = theirs.tab();
    let mut store = open_as(&kv, 2, "there");
    for number in 0..3 {
        let edit = Action::Edit {
            of: id(&format!("o{number}")),
            fields: fields("there"),
        };
        store.act(&kv, &edit).expect("room");
    }
    let text = file::write(&mut store, &kv, TODAY).expect("it can be read");
    (world, read(&text).expect("our own file"))
}

#[test]
fn row_26_what_an_import_is_said_to_need_is_enough_and_not_far_too_much() {
    for_each_kind(|| {
        let (filled, _, mut store) = full_store();
        let text = file::write(&mut store, &filled.tab(), TODAY).expect("it can be read");
        let new = (World::default(), read(&text).expect("our own file"));
        let cases = [0, 1, 20, 60, 200].map(many_changes).into_iter();
        for (world, records) in cases.chain([new]) {
            let here = world.texts();
            let preview = |world: &World| {
                let kv = world.tab();
                let mut store = open_as(&kv, 8, "two");
                let preview = store.preview(&kv, &records).expect("it can be read");
                (kv, store, preview)
            };
            let (kv, mut store, whole) = preview(&World::of(here.clone()));
            let size = World::of(here.clone()).size();
            let needs = store.room_for(&whole);
            assert!(
                (needs..=needs + needs / 2 + 3_000).contains(&whole.size),
                "{} of {needs}",
                whole.size
            );
            store.bring_in(&kv, &whole, TODAY).expect("room");
            let after = stored_says(&kv);
            let grown = World::of(kv.texts()).size() - size;
            assert!(needs < 4 * grown + 20_000, "{} for {grown}", needs);
            for room in [needs, needs + 1, needs + 5_000] {
                let world = World::of(here.clone());
                let (kv, mut store, preview) = preview(&world);
                world.limit(Some(world.size() + room));
                store
                    .bring_in(&kv, &preview, TODAY)
                    .expect("that is enough");
                assert_eq!(stored_says(&world.tab()), after);
            }
            // With less it may fail, and then all of it is there or nothing.
            for room in (0..needs).step_by(1 + needs / 60) {
                let world = World::of(here.clone());
                let (kv, mut store, preview) = preview(&world);
                let before = stored_says(&world.tab());
                world.limit(Some(world.size() + room));
                let done = store.bring_in(&kv, &preview, TODAY);
                let unfinished = matches!(&done, Err(NotDone::Failed(Failure::Unfinished(_))));
                world.limit(None);
                let found = stored_says(&world.tab());
                let expected = if done.is_ok() || unfinished {
                    &after
                } else {
                    &before
                };
                assert_eq!(&found, expected, "{room} of {}: {done:?}", needs);
            }
        }
    });
}

#[test]
fn what_a_newer_version_alone_knows_is_named_of_raw_data() {
    let (world, ..) = full_store();
    let mut keys = serde_json::Map::new();
    for (key, text) in world.texts() {
        keys.insert(key, json!([text]));
    }
    let rocket = r#"{"fields":{"title":["To the moon","1.a",[]]},"schema":1}"#;
    keys.insert("waymark/1/rocket/x1".to_owned(), json!([rocket]));
    // No record, though of this name: nothing that anybody made.
    keys.insert("waymark/1/rocket".to_owned(), json!(["x"]));
    let raw = json!({"waymark": "raw", "version": 1, "keys": keys}).to_string();
    let contents = file::read(&raw, &visit()).expect("raw data");
    assert!(!contents.records.is_empty());
    let left_out = contents.left_out.iter();
    let named: Vec<_> = left_out
        .map(|it| (&*it.key, &*it.title, &it.what))
        .collect();
    let kind = Wrong::UnknownKind("rocket".to_owned());
    assert_eq!(named, [("waymark/1/rocket/x1", "To the moon", &kind)]);
}

#[test]
fn row_34_raw_data_is_read_as_if_it_were_stored_here() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let mut keys = serde_json::Map::new();
        for (key, text) in world.texts() {
            let letters: Vec<char> = text.chars().collect();
            let pieces = letters
                .chunks(100)
                .map(|piece| Value::from(piece.iter().collect::<String>()));
            keys.insert(key, pieces.collect());
        }
        let raw = json!({"waymark": "raw", "version": 1, "keys": keys}).to_string();
        let preview = store
            .preview(&kv, &read(&raw).expect("raw data"))
            .expect("it can be read");
        assert!(preview.is_empty());
        assert_eq!(preview.differences.len(), 2);
        for (wrong, what) in [
            (json!({"waymark": "raw", "version": 1}), Wrong::NotOurs),
            (
                json!({"waymark": "raw", "version": 1, "keys": {"other": ["x"]}}),
                Wrong::NotOurs,
            ),
            (
                json!({"waymark": "raw", "version": 1, "keys": {"waymark/1/objective/a": "x"}}),
                Wrong::NotOurs,
            ),
            (
                json!({"waymark": "raw", "version": 2, "keys": {}}),
                Wrong::Newer(2),
            ),
            (json!({"waymark": "other", "version": 1}), Wrong::NotOurs),
            (json!([]), Wrong::NotOurs),
        ] {
            assert_eq!(
                read(&wrong.to_string()).err().map(|it| it.what),
                Some(what),
                "{wrong}"
            );
        }
    });
}

#[test]
fn row_27_what_is_wrong_with_a_file_is_named_by_line_and_path() {
    for_each_kind(|| {
        let of = |record: &str| {
            format!(
                "{{\"waymark\":\"export\",\"version\":1,\"records\":{{\n\"objective/ok\":{{\"schema\":1,\"fields\":{{}}}},\n{record}\n}}}}"
            )
        };
        let largest = Stamp::MOST;
        for (record, line, path, what) in [
            (
                r#""nonsense/a":{"schema":1,"fields":{}}"#,
                3,
                "nonsense/a",
                Some(Wrong::UnknownKind("nonsense".to_owned())),
            ),
            (
                r#""initiatives/a/2026":{"schema":1,"fields":{}}"#,
                3,
                "initiatives/a/2026",
                Some(Wrong::UnknownKind("initiatives".to_owned())),
            ),
            (
                r#""nonsense/a/b":{"schema":1,"fields":{}}"#,
                3,
                "nonsense/a/b",
                Some(Wrong::Name),
            ),
            (
                r#""Nonsense/a":{"schema":1,"fields":{}}"#,
                3,
                "Nonsense/a",
                Some(Wrong::Name),
            ),
            (
                r#""objective/a/2026":{"schema":1,"fields":{}}"#,
                3,
                "objective/a/2026",
                Some(Wrong::Name),
            ),
            (
                r#""objective/A":{"schema":1,"fields":{}}"#,
                3,
                "objective/A",
                Some(Wrong::Name),
            ),
            (r#""objective/a":[]"#, 3, "objective/a", Some(Wrong::Shape)),
            (
                r#""objective/a":{"schema":1}"#,
                3,
                "objective/a",
                Some(Wrong::Shape),
            ),
            (
                r#""objective/a":{"schema":7,"fields":{}}"#,
                3,
                "objective/a",
                Some(Wrong::Newer(7)),
            ),
            (
                &format!(r#""objective/a":{{"schema":1,"fields":{{"x":[1,"{largest}.a"]}}}}"#),
                3,
                "objective/a",
                Some(Wrong::Counter),
            ),
            (
                "\"objective/a\":{\"schema\":1,\"fields\":{\n\"title\":[5,\"1.a\"]}}",
                4,
                "objective/a fields title",
                None,
            ),
            (
                r#""objective/a":{"schema":1,"fields":{"title":["A","1.a"],"title":["A","1.a"]}}"#,
                3,
                "records.objective/a.fields",
                None,
            ),
        ] {
            let problem = read(&of(record)).expect_err(record);
            assert_eq!(
                (problem.line, problem.path.as_str()),
                (Some(line), path),
                "{record}"
            );
            assert!(what.is_none_or(|what| what == problem.what), "{record}");
        }
    });
}

#[test]
fn row_10_what_came_into_the_bin_is_written_again_where_a_browser_lost_it() {
    for_each_kind(|| {
        let kv = World::default().tab();
        let mut theirs = open_as(&kv, 7, "theirs");
        let create = Action::Create {
            of: id("b"),
            fields: vec![("title".into(), json!("Their objective"))],
            today: TODAY.to_owned(),
        };
        let bin = Action::Bin {
            of: id("b"),
            today: TODAY.to_owned(),
        };
        for action in [create, bin] {
            theirs.act(&kv, &action).expect("there is room");
        }
        let text = file::write(&mut theirs, &kv, TODAY).expect("it can be read");
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "here");
        let records = read(&text).expect("our own file");
        let preview = store.preview(&kv, &records).expect("it can be read");
        store.bring_in(&kv, &preview, TODAY).expect("there is room");
        let key = id("b").definition().key(1);
        let before = world.texts();
        kv.remove(&key).expect("it is there");
        store.recheck(&kv).expect("there is room");
        assert_eq!(world.texts().get(&key), before.get(&key));
        assert!(before.contains_key(&key));
    });
}
