//! An older copy of one's own: what is newer here and stays, and back to how it was.

mod anything;
mod newer;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::record::Record;
use waymark_core::record::field::{Entry, Field};
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::{Seen, Stamp, Writer};
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::back::buried;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::import::{Becomes, Difference, Preview};
use waymark_core::store::key_value::{Fault, KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::{Key, Place};
use waymark_core::store::tidy::ForGood;

use super::faulty::{Failing, Tab, World};
use super::kinds::{BOTH, number, open_both};
use super::page::{TODAY, check_in, create, day, edit, for_each_kind, id, open_as, redo, undo};
use super::rows::{full_store, old_store};

/// Long after the copy was made: what was in the bin then would be deleted for good.
const LATER: &str = "2027-05-01";

type Copy = Vec<(Place, Record)>;

fn copy(store: &mut Store, kv: &dyn Lookup) -> Copy {
    let text = file::write(store, kv, TODAY).expect("it can be read");
    let visit = Visit {
        kinds: BOTH,
        writer: Writer::new(1_234),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    };
    file::read(&text, &visit).expect("our own file").records
}

fn back(store: &mut Store, kv: &dyn Lookup, copy: &Copy) -> Preview {
    let none = BTreeSet::new();
    let preview = store.preview_back(kv, copy, &none, LATER);
    preview.expect("it can be read")
}

/// What each record says, that of which nothing is left aside. On which day it was put
/// into the bin is not compared.
type Says = BTreeMap<Subject, BTreeMap<String, Value>>;

fn say(record: &Record) -> BTreeMap<String, Value> {
    let fields = record.fields.iter();
    let fields = fields.filter(|(_, field)| !field.value().is_null());
    let value = |(name, field): (&String, &Field)| {
        let value = match name.as_str() {
            "bin" => json!("some day"),
            _ => field.value().clone(),
        };
        (name.clone(), value)
    };
    fields.map(value).collect()
}

fn says(store: &mut Store, kv: &dyn Lookup) -> Says {
    let subjects: Vec<Subject> = store.list().map(|(of, _)| of.clone()).collect();
    let each = subjects.into_iter().map(|of| {
        store.read_history(kv, &of).expect("it can be read");
        let record = store.with_history(&of).expect("it is there");
        (of, say(&record))
    });
    each.collect()
}

fn copy_says(copy: &Copy) -> Says {
    let mut whole: BTreeMap<Subject, Record> = BTreeMap::new();
    for (place, record) in copy {
        whole.entry(place.of.clone()).or_default().merge(record);
    }
    let there = whole.into_iter().map(|(of, record)| (of, say(&record)));
    there.filter(|(_, it)| !it.contains_key("gone")).collect()
}

fn of<'p>(preview: &'p Preview, of: &Subject) -> &'p Difference {
    let mut all = preview.differences.iter();
    all.find(|it| it.of == *of).expect("it is in it")
}

fn bin(of: Subject) -> Action {
    let today = TODAY.to_owned();
    Action::Bin { of, today }
}

fn remove(name: &str, date: &str) -> Action {
    Action::CheckIn {
        of: id(name),
        fields: vec![(format!("at/k1/{date}").into(), Value::Null)],
    }
}

fn delete_for_good(store: &mut Store, kv: &dyn KeyValue, of: &Subject) {
    store.act(kv, &bin(of.clone())).expect("room");
    let deleted = store.delete_for_good(kv, of);
    assert_eq!(deleted, Ok(ForGood::Deleted));
}

/// A change of a field by somebody who had seen no other: it stands beside.
fn dispute(store: &mut Store, kv: &dyn KeyValue, name: &str, field: &str, value: &str) {
    let late = Action::EditFrom {
        of: id(name),
        fields: vec![(field.into(), json!(value))],
        seen: Box::default(),
    };
    store.act(kv, &late).expect("room");
}

/// Does something after a copy was made of a full store, goes back to the copy, takes that
/// back and does it again. Gives the two previews.
fn since(act: impl FnOnce(&mut Store, &Tab)) -> (Preview, Preview) {
    let (world, kv, mut store) = full_store();
    let copied = copy(&mut store, &kv);
    let expected = copy_says(&copied);
    act(&mut store, &kv);
    let before = says(&mut store, &kv);
    let file = store.preview(&kv, &copied).expect("it can be read");
    assert!(file.is_empty(), "it is older");
    let preview = back(&mut store, &kv, &copied);
    if preview.is_empty() {
        assert_eq!(before, expected);
        return (file, preview);
    }
    store.bring_in(&kv, &preview, LATER).expect("room");
    let after = says(&mut store, &kv);
    for (of, says) in &expected {
        let is_gone = store.glance(of).is_some_and(|it| it.is_gone());
        assert_eq!(after.get(of), Some(says).filter(|_| !is_gone), "{of}");
    }
    for of in after.keys().filter(|of| !expected.contains_key(*of)) {
        assert!(after[of].contains_key("bin"), "{of} was made since");
    }
    let again = store.preview(&kv, &copied).expect("it can be read");
    assert!(again.is_empty(), "{:?}", again.differences);
    assert!(back(&mut store, &kv, &copied).is_empty());
    // In one step, also by a page that was loaded anew.
    let mut store = open_as(&world.tab(), 60, "one");
    let kv = world.tab();
    assert_eq!(says(&mut store, &kv), after);
    store.act(&kv, &undo()).expect("all of it is taken back");
    assert_eq!(says(&mut store, &kv), before);
    let mut store = open_as(&world.tab(), 61, "one");
    assert_eq!(says(&mut store, &kv), before);
    store.act(&kv, &redo()).expect("and done again");
    assert_eq!(says(&mut store, &kv), after);
    (file, preview)
}

#[test]
fn row_37_back_to_a_copy_whatever_was_done_since() {
    for_each_kind(|| {
        since(|_, _| ());
        for field in ["title", "kr/k1/target", "kr/k2/name", "later/1", "about"] {
            since(|store, kv| store.act(kv, &edit("a", field, "x")).expect("room"));
        }
        // In both years, and in one that was not there.
        for date in ["2025-03-02", "2026-03-03", "2024-01-01", "2026-11-20"] {
            since(|store, kv| {
                store.act(kv, &check_in("a", date, "4")).expect("room");
                store.tidy(kv, &id("a")).expect("room");
            });
        }
        for date in ["2025-03-02", "2026-03-03", "2026-03-15"] {
            since(|store, kv| store.act(kv, &remove("b", date)).expect("room"));
        }
        let (_, preview) = since(|store, kv| {
            store.act(kv, &remove("b", "2026-03-15")).expect("room");
            store
                .act(kv, &check_in("b", "2026-11-20", "4"))
                .expect("room");
            store.tidy(kv, &id("b")).expect("room");
        });
        let b = of(&preview, &id("b"));
        assert_eq!((b.fields.len(), b.dated.len()), (0, 2));
        assert_eq!(b.dated[0].before, Value::Null);
        assert_eq!(b.dated[1].after, Value::Null);
        since(|store, kv| {
            store.act(kv, &bin(id("a"))).expect("room");
            store.act(kv, &edit("a", "title", "x")).expect("room");
        });
    });
}

#[test]
fn row_37_what_the_copy_has_in_the_bin_goes_there_anew() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store.act(&kv, &bin(id("a"))).expect("room");
        let copied = copy(&mut store, &kv);
        let restore = Action::Restore { of: id("a") };
        store.act(&kv, &restore).expect("room");
        let preview = back(&mut store, &kv, &copied);
        store.bring_in(&kv, &preview, LATER).expect("room");
        let binned = |store: &Store| {
            let glance = store.glance(&id("a")).expect("it is there");
            glance.binned().map(str::to_owned)
        };
        assert_eq!(binned(&store).as_deref(), Some(LATER));
        // It has all of its days.
        let visit = Visit {
            kinds: BOTH,
            writer: Writer::new(70),
            tab: "one",
            open_tabs: None,
            today: day(LATER),
        };
        let mut store = Store::open(&world.tab(), &visit).expect("it can be read");
        assert_eq!(binned(&store).as_deref(), Some(LATER));
        store.act(&kv, &undo()).expect("room");
        assert_eq!(binned(&store), None);
        // What is there already stays since when it is.
        store.act(&kv, &bin(id("a"))).expect("room");
        assert!(back(&mut store, &kv, &copied).is_empty());
    });
}

#[test]
fn row_37_what_was_deleted_for_good_stays_so() {
    for_each_kind(|| {
        let (file, preview) = since(|store, kv| {
            delete_for_good(store, kv, &id("a"));
            store.act(kv, &edit("b", "title", "B")).expect("room");
        });
        for preview in [&file, &preview] {
            let a = of(preview, &id("a"));
            let said = (a.becomes, a.title.as_str(), a.later, a.in_bin);
            assert_eq!(said, (Becomes::Gone, "Title", 0, false));
        }
        assert_eq!(file.later(), 1);
        // Deleted before the copy was made, it is nothing to speak of.
        let (_, kv, mut store) = full_store();
        delete_for_good(&mut store, &kv, &id("a"));
        let copied = copy(&mut store, &kv);
        let file = store.preview(&kv, &copied).expect("it can be read");
        assert_eq!(file.differences.len(), 1);
        assert_eq!(back(&mut store, &kv, &copied).differences.len(), 1);
    });
}

#[test]
fn row_37_what_was_deleted_for_good_where_the_copy_was_made_stays_here() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let other = World::of(world.texts());
        let other_kv = other.tab();
        let mut elsewhere = open_as(&other_kv, 3, "elsewhere");
        delete_for_good(&mut elsewhere, &other_kv, &id("a"));
        let copied = copy(&mut elsewhere, &other_kv);
        let before = says(&mut store, &kv);
        let preview = back(&mut store, &kv, &copied);
        assert_eq!(of(&preview, &id("a")).becomes, Becomes::GoneThere);
        assert!(preview.is_empty());
        assert_eq!(says(&mut store, &kv), before);
    });
}

#[test]
fn row_13_what_a_newer_version_wrote_stays() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let copied = copy(&mut store, &kv);
        let title = edit("b", "title", "B");
        store.act(&kv, &title).expect("room");
        // One that the copy has, and one that it has not.
        for name in ["a", "new"] {
            let key = id(name).definition().key(1);
            let text = waymark_core::record::frame::seal(r#"{"schema":2,"fields":{}}"#);
            kv.set(&key, &text).expect("room");
        }
        let kv = world.tab();
        let mut store = open_as(&kv, 60, "one");
        let texts = world.texts();
        let file = store.preview(&kv, &copied).expect("it can be read");
        assert_eq!(of(&file, &id("a")).becomes, Becomes::Newer);
        assert!(file.is_empty());
        let preview = back(&mut store, &kv, &copied);
        for name in ["a", "new"] {
            assert_eq!(of(&preview, &id(name)).becomes, Becomes::Newer, "{name}");
        }
        store.bring_in(&kv, &preview, LATER).expect("room");
        let written: Vec<_> = world.texts().into_iter().collect();
        let written = written
            .iter()
            .filter(|(key, text)| texts.get(key) != Some(text));
        let keys: Vec<&str> = written.map(|(key, _)| key.as_str()).collect();
        assert!(
            keys.iter()
                .all(|key| !key.contains("/a") && !key.contains("new")),
            "{keys:?}"
        );
        assert_eq!(store.glance(&id("b")).map(|it| it.title()), Some("Title"));
    });
}

#[test]
fn row_12_what_was_disputed_since_says_one_thing_again() {
    for_each_kind(|| {
        let beside = |store: &Store| {
            let record = store.with_history(&id("a")).expect("it is there");
            let field = &record.fields["title"];
            let others = field.others().iter().map(|it| it.value.clone());
            (field.value().clone(), others.collect::<Vec<_>>())
        };
        // The newest says something else, and it says the same as the copy.
        for [first, second] in [["x", "y"], ["x", "Title"]] {
            let (world, kv, mut store) = full_store();
            let copied = copy(&mut store, &kv);
            store.act(&kv, &edit("a", "title", first)).expect("room");
            let mut other = open_as(&world.tab(), 70, "other");
            dispute(&mut other, &kv, "a", "title", second);
            let mut store = open_as(&kv, 71, "one");
            assert_eq!(beside(&store).1.len(), 1);
            let before = beside(&store);
            let preview = back(&mut store, &kv, &copied);
            store.bring_in(&kv, &preview, LATER).expect("room");
            assert_eq!(beside(&store), (json!("Title"), vec![]));
            let mut store = open_as(&kv, 72, "one");
            store.act(&kv, &undo()).expect("room");
            assert_eq!(beside(&store), before, "the dispute is there again");
            store.act(&kv, &redo()).expect("room");
            assert_eq!(beside(&store), (json!("Title"), vec![]));
        }
    });
}

#[test]
fn row_12_what_is_disputed_in_the_copy_too_is_left_alone() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store.act(&kv, &edit("a", "title", "x")).expect("room");
        let mut other = open_as(&world.tab(), 70, "other");
        dispute(&mut other, &kv, "a", "title", "y");
        let mut store = open_as(&kv, 71, "one");
        let copied = copy(&mut store, &kv);
        assert!(back(&mut store, &kv, &copied).is_empty());
    });
}

#[test]
fn row_12_what_is_written_while_somebody_looks_is_not_lost() {
    for_each_kind(|| {
        for is_other_tab in [false, true] {
            let (world, kv, mut store) = full_store();
            let copied = copy(&mut store, &kv);
            let made = check_in("a", "2026-11-20", "4");
            store.act(&kv, &edit("a", "title", "x")).expect("room");
            store.act(&kv, &made).expect("room");
            let preview = back(&mut store, &kv, &copied);
            let actions = [
                edit("a", "title", "y"),
                check_in("a", "2026-11-20", "5"),
                check_in("a", "2026-11-21", "6"),
                edit("a", "about", "z"),
                create("new", &[("title", json!("New"))]),
            ];
            let mut other = open_as(&world.tab(), 70, "other");
            for action in &actions {
                let done = match is_other_tab {
                    true => other.act(&kv, action),
                    false => store.act(&kv, action),
                };
                done.expect("room");
            }
            store.bring_in(&kv, &preview, LATER).expect("room");
            let mut fresh = open_as(&world.tab(), 80, "fresh");
            fresh.read_history(&kv, &id("a")).expect("it can be read");
            let record = fresh.with_history(&id("a")).expect("it is there");
            let there = |name: &str| -> Vec<Value> {
                let entries = record.fields[name].entries();
                entries.map(|entry| entry.value.clone()).collect()
            };
            for (name, newer, copied) in [
                ("title", json!("y"), json!("Title")),
                ("at/k1/2026-11-20", json!({"value": "5"}), Value::Null),
            ] {
                let there = there(name);
                assert!(there.contains(&newer), "{name} {there:?}");
                assert!(there.contains(&copied), "{name} {there:?}");
                // By the same page it is known to be the newer.
                assert!(is_other_tab || there[0] == newer, "{name} {there:?}");
            }
            // What the preview did not know of is not touched.
            assert_eq!(there("at/k1/2026-11-21"), [json!({"value": "6"})]);
            assert_eq!(there("about"), [json!("z")]);
            let new = fresh.glance(&id("new")).expect("it is there");
            assert_eq!(new.binned(), None);
        }
    });
}

#[test]
fn row_12_what_was_deleted_for_good_while_somebody_looks_stays_so() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let copied = copy(&mut store, &kv);
        for name in ["a", "b"] {
            store.act(&kv, &edit(name, "title", "x")).expect("room");
        }
        let preview = back(&mut store, &kv, &copied);
        let mut other = open_as(&world.tab(), 70, "other");
        delete_for_good(&mut other, &kv, &id("a"));
        store.bring_in(&kv, &preview, LATER).expect("room");
        let fresh = open_as(&world.tab(), 80, "fresh");
        assert!(fresh.glance(&id("a")).is_some_and(|it| it.is_gone()));
        assert_eq!(fresh.glance(&id("b")).map(|it| it.title()), Some("Title"));
    });
}

#[test]
fn row_37_what_is_not_here_comes_back_and_goes_into_the_bin_when_taken_back() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        store.act(&kv, &bin(id("b"))).expect("room");
        let copied = copy(&mut store, &kv);
        let kv = Memory::default();
        let mut store = open_as(&kv, 90, "t");
        let own = create("own", &[("title", json!("Own"))]);
        store.act(&kv, &own).expect("room");
        let preview = back(&mut store, &kv, &copied);
        let became = |name: &str| of(&preview, &id(name)).becomes;
        assert_eq!(["a", "b"].map(became), [Becomes::New; 2]);
        assert_eq!(became("own"), Becomes::Binned);
        store.bring_in(&kv, &preview, LATER).expect("room");
        let expected = copy_says(&copied);
        let after = says(&mut store, &kv);
        for name in ["a", "b"] {
            assert_eq!(after[&id(name)], expected[&id(name)], "{name}");
        }
        let binned = |store: &Store, name: &str| {
            let glance = store.glance(&id(name)).expect("it is there");
            glance.binned().map(str::to_owned)
        };
        let all = |store: &Store| ["a", "b", "own"].map(|name| binned(store, name).is_some());
        assert_eq!(binned(&store, "b").as_deref(), Some(LATER));
        assert_eq!(all(&store), [false, true, true]);
        let mut store = open_as(&kv, 91, "t");
        store.act(&kv, &undo()).expect("room");
        assert_eq!(all(&store), [true, true, false]);
        store.act(&kv, &redo()).expect("room");
        assert_eq!(all(&store), [false, true, true]);
        // Brought in once more, it is the same: it came back as it was written.
        let file = store.preview(&kv, &copied).expect("it can be read");
        assert!(file.is_empty());
    });
}

#[test]
fn row_37_members_that_are_not_known_are_left_alone() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let key = id("a").definition().key(1);
        let mut record = Record::read(&world.texts()[&key]).expect("a record");
        record.extra.insert("more".into(), json!("then"));
        kv.set(&key, &record.write()).expect("room");
        store.hear(&kv, Some(&key), Some(&record.write()));
        let copied = copy(&mut store, &kv);
        record.extra.insert("more".into(), json!("x, since"));
        kv.set(&key, &record.write()).expect("room");
        store.hear(&kv, Some(&key), Some(&record.write()));
        assert!(back(&mut store, &kv, &copied).is_empty());
        // Where it is not here, all of it comes back.
        let kv = Memory::default();
        let mut store = open_as(&kv, 90, "t");
        let preview = back(&mut store, &kv, &copied);
        store.bring_in(&kv, &preview, LATER).expect("room");
        let record = store.record(&id("a")).expect("it is there");
        assert_eq!(record.extra.get("more"), Some(&json!("then")));
    });
}

#[test]
fn row_37_one_action_takes_back_what_was_done_to_two_kinds() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_both(&kv, 1);
        let begin = |of: &Subject, title: &str| Action::Create {
            of: of.clone(),
            fields: vec![("title".into(), json!(title))],
            today: TODAY.into(),
        };
        for of in [id("a"), number("a"), number("b")] {
            store.act(&kv, &begin(&of, "Then")).expect("room");
        }
        let copied = copy(&mut store, &kv);
        let hand_off = Action::Together(vec![
            edit("a", "title", "Now"),
            begin(&number("new"), "New"),
            Action::Edit {
                of: number("a"),
                fields: vec![("bound".into(), json!("3"))],
            },
            Action::CheckIn {
                of: number("b"),
                fields: vec![("at/b/2025-01-02".into(), json!({"value": "4"}))],
            },
        ]);
        store.act(&kv, &hand_off).expect("room");
        let before = says(&mut store, &kv);
        let preview = back(&mut store, &kv, &copied);
        store.bring_in(&kv, &preview, LATER).expect("room");
        let mut expected = copy_says(&copied);
        expected.insert(number("new"), before[&number("new")].clone());
        let new = expected.entry(number("new")).or_default();
        new.insert("bin".into(), json!("some day"));
        assert_eq!(says(&mut store, &kv), expected);
        let slots = world.texts().into_keys();
        assert!(slots.filter(|key| key.contains("/deed/t/")).count() > 0);
        let mut store = open_both(&kv, 2);
        store.act(&kv, &undo()).expect("all of it is taken back");
        assert_eq!(says(&mut store, &kv), before);
        let mut store = open_both(&kv, 3);
        store.act(&kv, &redo()).expect("and done again");
        assert_eq!(says(&mut store, &kv), expected);
        // Of two of one id, each is told for itself.
        let left = BTreeSet::from([id("a")]);
        store.act(&kv, &undo()).expect("room");
        let preview = store.preview_back(&kv, &copied, &left, LATER);
        let preview = preview.expect("it can be read");
        assert!(preview.differences.iter().all(|it| it.of != id("a")));
        assert_eq!(of(&preview, &number("a")).becomes, Becomes::Changed);
    });
}

#[test]
fn row_37_what_stands_in_several_parts_is_back_whole() {
    for_each_kind(|| {
        let (_, preview) = since(|store, kv| {
            for number in 0..12 {
                let long = "long ".repeat(300);
                let text = edit("a", &format!("about/{number}"), long.clone());
                store.act(kv, &text).expect("room");
                let note = json!({"value": "1", "note": long});
                let fields = vec![(format!("at/k1/2025-05-{:02}", number + 1).into(), note)];
                let dated = Action::CheckIn {
                    of: id("a"),
                    fields,
                };
                store.act(kv, &dated).expect("room");
            }
            store.act(kv, &edit("a", "title", "x")).expect("room");
            store.tidy(kv, &id("a")).expect("room");
        });
        let a = of(&preview, &id("a"));
        assert_eq!((a.fields.len(), a.dated.len()), (13, 12));
        // The other way round: the copy has what was taken away since.
        let (world, kv, mut store) = full_store();
        for number in 0..12 {
            let text = edit("a", &format!("about/{number}"), "long ".repeat(300));
            store.act(&kv, &text).expect("room");
        }
        assert!(world.texts().contains_key(&id("a").definition().key(3)));
        let copied = copy(&mut store, &kv);
        for number in 0..12 {
            let name = format!("about/{number}");
            store
                .act(&kv, &edit("a", &name, Value::Null))
                .expect("room");
        }
        let preview = back(&mut store, &kv, &copied);
        store.bring_in(&kv, &preview, LATER).expect("room");
        let mut fresh = open_as(&world.tab(), 80, "fresh");
        assert_eq!(says(&mut fresh, &kv), copy_says(&copied));
    });
}

#[test]
fn row_26_what_it_is_said_to_need_is_enough_and_with_less_it_is_all_or_nothing() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let copied = copy(&mut store, &kv);
        for date in 1..20 {
            let made = check_in("a", &format!("2026-10-{date:02}"), "4");
            store.act(&kv, &made).expect("room");
            let text = format!("text {date} ").repeat(20);
            let name = format!("about/{date}");
            store.act(&kv, &edit("b", &name, text)).expect("room");
        }
        let (here, before) = (world.texts(), says(&mut store, &kv));
        let after = copy_says(&copied);
        let page = |room: Option<usize>| {
            let world = World::of(here.clone());
            let kv = world.tab();
            let mut store = open_as(&kv, 60, "one");
            let preview = back(&mut store, &kv, &copied);
            world.limit(room.map(|room| world.size() + room));
            (world, kv, store, preview)
        };
        let (_, _, _, preview) = page(None);
        let needs = preview.size;
        assert!((1_000..40_000).contains(&needs), "{needs}");
        for room in (0..needs + 500).step_by(needs / 40) {
            let (world, kv, mut store, preview) = page(Some(room));
            let done = store.bring_in(&kv, &preview, LATER);
            assert!(done.is_ok() || room < needs, "{room} of {needs}");
            world.limit(None);
            let found = says(&mut open_as(&world.tab(), 80, "fresh"), &world.tab());
            let whole = matches!(&done, Ok(()) | Err(NotDone::Failed(Failure::Unfinished(_))));
            assert_eq!(found, if whole { after.clone() } else { before.clone() });
        }
        for at in 0..30 {
            let (world, kv, mut store, preview) = page(None);
            kv.fails(Failing::DiesAt(at));
            let _ = store.bring_in(&kv, &preview, LATER);
            let kv = world.tab();
            let mut next = open_as(&kv, 80, "one");
            let found = says(&mut next, &kv);
            assert!(found == before || found == after, "cut at {at}");
            if found == after && before != after {
                next.act(&kv, &undo()).expect("whoever completes it can");
                assert_eq!(says(&mut next, &kv), before, "cut at {at}");
            }
        }
    });
}

#[test]
fn row_17_a_storage_that_throws_says_so() {
    let (_, kv) = old_store();
    let copied = copy(&mut open_as(&kv, 60, "two"), &kv);
    let mut store = open_as(&kv, 61, "two");
    kv.fails(Failing::Throws);
    let none = BTreeSet::new();
    let done = store.preview_back(&kv, &copied, &none, LATER);
    let refused = Failure::Fault(Fault::Refused("gone".into()));
    assert_eq!(done.err(), Some(NotDone::Failed(refused)));
}

#[test]
fn row_27_where_nothing_can_come_after_it_is_refused() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let mut copied = copy(&mut store, &kv);
        let stamp = Stamp {
            counter: Stamp::MOST,
            writer: Writer::new(1),
        };
        let entry = Entry {
            value: json!("x"),
            stamp,
            seen: Seen::NONE,
        };
        copied[0].1.put("later", entry);
        let none = BTreeSet::new();
        let done = store.preview_back(&kv, &copied, &none, LATER);
        assert_eq!(done.err(), Some(NotDone::Refused(Refusal::CountedOut)));
    });
}

#[test]
fn row_37_what_some_copy_says_was_deleted_for_good_is_brought_back_by_none() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let old = copy(&mut store, &kv);
        let other = World::of(world.texts());
        let other_kv = other.tab();
        let mut elsewhere = open_as(&other_kv, 3, "elsewhere");
        for name in ["a", "b"] {
            delete_for_good(&mut elsewhere, &other_kv, &id(name));
        }
        let newer = copy(&mut elsewhere, &other_kv);
        let gone = buried(&newer);
        assert_eq!(gone.keys().cloned().collect::<Vec<_>>(), [id("a"), id("b")]);
        assert_eq!(buried(&old).len(), 0);
        // Both are unknown here; one is here, written by a tab of which nothing was heard.
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 90, "t");
        let mut unheard = open_as(&kv, 91, "u");
        let own = create("b", &[("title", json!("Own"))]);
        unheard.act(&kv, &own).expect("room");
        store.bury(&kv, &gone).expect("room");
        let texts = world.texts();
        let left = Record::read(&texts[&id("a").definition().key(1)]).expect("a record");
        assert_eq!(left, gone[&id("a")]);
        let mut store = open_as(&world.tab(), 92, "t");
        assert!(store.glance(&id("a")).is_some_and(|it| it.is_gone()));
        assert_eq!(store.glance(&id("b")).map(|it| it.title()), Some("Own"));
        // What is here and alive is not touched, and twice is once.
        let texts = world.texts();
        store.bury(&kv, &gone).expect("room");
        assert_eq!(world.texts(), texts);
        // An older copy does not bring it back, as little as a file does.
        let left_alone: BTreeSet<Subject> = gone.keys().cloned().collect();
        for left_alone in [&left_alone, &BTreeSet::new()] {
            let preview = store.preview_back(&kv, &old, left_alone, LATER);
            let preview = preview.expect("it can be read");
            let brings = |it: &Difference| it.of == id("a") && it.becomes != Becomes::Gone;
            assert!(!preview.differences.iter().any(brings));
        }
        let file = store.preview(&kv, &old).expect("it can be read");
        assert_eq!(of(&file, &id("a")).becomes, Becomes::Gone);
    });
}
