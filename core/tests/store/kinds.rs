//! Records of several kinds, and versions that know more of them or fewer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::kpi;
use waymark_core::metric::dated;
use waymark_core::objective::KIND;
use waymark_core::record::frame;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Kinds, Row, Since, Subject};
use waymark_core::record::shape::Shape;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::{KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::{Key, Place};
use waymark_core::store::trouble::Trouble;

use super::faulty::{Failing, Tab, World};
use super::page::{TODAY, create, day, edit, fresh, id, open_as, redo, undo};
use super::together::{continues, with_a};

/// A kind that is not there yet: a number with a bound.
pub(crate) static NUMBER: Kind = Kind {
    word: "number",
    dated: "values",
    since: Since::Several,
    is_single: false,
    tables: &[&[Row::own("bound", Shape::Number)]],
    value: dated::SHAPE,
    needed_by_lists: |_| BTreeSet::new(),
    names: None,
};

pub(crate) const BOTH: Kinds = Kinds(&[&KIND, &kpi::KIND, &NUMBER]);

pub(crate) fn number(name: &str) -> Subject {
    NUMBER.of(Id::parse(name).expect("an id"))
}

pub(crate) fn open_both(kv: &dyn KeyValue, writer: u64) -> Store {
    let visit = Visit {
        kinds: BOTH,
        writer: Writer::new(writer),
        tab: "t",
        open_tabs: None,
        today: day(TODAY),
    };
    Store::open(kv, &visit).expect("a storage that can be read")
}

#[test]
fn row_13_its_slot_stands_where_versions_before_do_not_look() {
    let world = World::default();
    let kv = world.tab();
    let mut store = with_a(open_as(&kv, 1, "t"), &kv);
    store.act(&kv, &continues()).expect("room");
    store.act(&kv, &edit("a", "title", "AA")).expect("room");
    let texts = world.texts();
    let slot = |key: &str| -> Value {
        let text = texts.get(key).unwrap_or_else(|| panic!("{key}"));
        serde_json::from_str(frame::open(text).expect("a frame")).expect("a slot")
    };
    // What one record is about is written as it always was.
    for key in ["waymark/1/undo/t/0", "waymark/1/undo/t/2"] {
        assert_eq!(slot(key)["schema"], json!(1));
        assert_eq!(slot(key).get("begins"), None);
    }
    let together = slot("waymark/1/deed/t/1");
    assert_eq!(together["schema"], json!(2));
    assert_eq!(together["begins"], json!(["objective/b"]));
    assert!(!texts.contains_key("waymark/1/undo/t/1"));
}

#[test]
fn row_13_what_a_version_did_that_knows_more_deeds_is_left_alone() {
    let world = World::default();
    let kv = world.tab();
    let mut store = with_a(open_as(&kv, 1, "t"), &kv);
    store.act(&kv, &continues()).expect("room");
    let key = "waymark/1/deed/t/1";
    let text = kv.get(key).expect("it can be read").expect("it is there");
    let slot = frame::open(&text).expect("a frame");
    for odd in [
        slot.replace("\"together\"", "\"hand-off\""),
        slot.replace("objective/b", "later/b"),
    ] {
        assert_ne!(odd, slot);
        let odd = frame::seal(&odd);
        kv.set(key, &odd).expect("room");
        let store = fresh(&kv);
        let trouble = Trouble::Newer(key.to_owned(), 2);
        assert!(
            store.troubles().contains(&trouble),
            "{:?}",
            store.troubles()
        );
        assert_eq!(kv.get(key), Ok(Some(odd)));
    }
}

#[test]
fn row_13_a_version_before_that_counted_on_in_the_same_tab_takes_no_way_back() {
    let kv = Memory::default();
    let mut store = with_a(open_as(&kv, 1, "t"), &kv);
    store.act(&kv, &continues()).expect("room");
    // The version before does not look under this key, and counts on without it.
    let deed = "waymark/1/deed/t/1";
    let text = kv.get(deed).expect("it can be read").expect("it is there");
    kv.remove(deed).expect("it can be written");
    let mut before = open_as(&kv, 2, "t");
    before.act(&kv, &edit("a", "title", "AA")).expect("room");
    assert!(kv.get("waymark/1/undo/t/1").is_ok_and(|it| it.is_some()));
    kv.set(deed, &text).expect("room");
    let title = |store: &Store| store.glance(&id("a")).map(|it| it.title().to_owned());
    let goes_on = |store: &Store| {
        store
            .glance(&id("b"))
            .is_some_and(|it| it.binned().is_none())
    };
    for writer in 3..6 {
        let mut store = open_as(&kv, writer, "t");
        assert_eq!(store.troubles(), &[]);
        store.act(&kv, &undo()).expect("it was the last");
        assert_eq!(title(&store).as_deref(), Some("A"));
        let mut store = open_as(&kv, writer + 10, "t");
        assert!(goes_on(&store));
        store.act(&kv, &undo()).expect("it was the one before");
        assert!(!goes_on(&store));
        let mut store = open_as(&kv, writer + 20, "t");
        store.act(&kv, &redo()).expect("it was taken back");
        assert!(goes_on(&store));
        store.act(&kv, &redo()).expect("it was taken back");
        assert_eq!(title(&store).as_deref(), Some("AA"));
    }
}

#[test]
fn row_13_a_slot_of_a_newer_version_is_not_written_over_when_its_turn_comes() {
    let kv = Memory::default();
    let mut store = with_a(open_both(&kv, 1), &kv);
    let begin = Action::Create {
        of: number("b"),
        fields: vec![("title".into(), json!("Churn"))],
        today: TODAY.into(),
    };
    let hand_off = Action::Together(vec![edit("a", "title", "Handed off"), begin]);
    store.act(&kv, &hand_off).expect("room");
    let key = "waymark/1/deed/t/1";
    let text = kv.get(key).expect("it can be read");
    assert!(text.is_some());
    // A version that does not know the kind goes round the ring twice.
    let mut store = open_as(&kv, 2, "t");
    for round in 0..210 {
        let action = Action::Together(vec![
            edit("a", "title", format!("A {round}")),
            create(&format!("n{round}"), &[("title", json!(round))]),
        ]);
        store.act(&kv, &action).expect("room");
        if round == 150 {
            store = open_as(&kv, 3, "t");
        }
    }
    assert_eq!(kv.get(key), Ok(text));
    store.act(&kv, &undo()).expect("the last one");
    let title = store.glance(&id("a")).map(|it| it.title().to_owned());
    assert_eq!(title.as_deref(), Some("A 208"));
}

#[test]
fn row_13_what_a_version_with_more_kinds_began_to_bring_in_is_left_to_it() {
    let from = Memory::default();
    let mut there = open_both(&from, 50);
    let names = ["a", "b", "c"];
    for name in names {
        let begin = Action::Create {
            of: number(name),
            fields: vec![("title".into(), json!(name))],
            today: TODAY.into(),
        };
        there.act(&from, &begin).expect("room");
        let own = create(name, &[("title", json!(name))]);
        there.act(&from, &own).expect("room");
    }
    let file = file::write(&mut there, &from, TODAY).expect("memory gives everything");
    let visit = Visit {
        kinds: BOTH,
        writer: Writer::new(60),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    };
    let records = file::read(&file, &visit).expect("our own").records;
    let bring_in = |kv: &Tab| {
        let mut store = open_both(kv, 1);
        let preview = store.preview(kv, &records).expect("it can be read");
        store.bring_in(kv, &preview, TODAY)
    };
    let changes = {
        let kv = World::default().tab();
        kv.fails(Failing::No);
        bring_in(&kv).expect("room");
        kv.changes()
    };
    let all = |kv: &Tab| {
        let store = open_both(kv, 9);
        let listed = store.list().map(|(of, _)| of.to_string());
        listed.collect::<Vec<_>>()
    };
    for at in 0..changes {
        let world = World::default();
        let kv = world.tab();
        kv.fails(Failing::DiesAt(at));
        let _ = bring_in(&kv);
        let staged = |texts: &BTreeMap<String, String>| {
            let ours = |key: &&String| key.contains("/import/") || key.contains("/prepared/");
            let staged: Vec<String> = texts.keys().filter(ours).cloned().collect();
            staged
        };
        let before = staged(&world.texts());
        let began = before.iter().any(|key| key.contains("/import/"));
        let tab = world.tab();
        // It comes between, in another tab and in this one.
        for name in ["x", "t"] {
            let store = open_as(&tab, 2, name);
            let newer = |it: &Trouble| matches!(it, Trouble::Newer(..));
            assert!(store.troubles().iter().all(newer), "{:?}", store.troubles());
            // What was only prepared was never begun.
            if began {
                let left = staged(&world.texts());
                assert_eq!(left, before, "{at}: it is not this version's to carry out");
            }
        }
        // What was said to be there is all there when the newer version comes back.
        let there = all(&world.tab());
        assert!(matches!(there.len(), 0 | 6), "{at}: {there:?}");
        assert!(!began || there.len() == 6, "{at}: {there:?}");
    }
}

#[test]
fn two_kinds_of_one_id_are_two_records() {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_both(&kv, 1);
    let of = number("a");
    let begin = Action::Create {
        of: of.clone(),
        fields: vec![
            ("title".into(), json!("Churn")),
            ("bound".into(), json!("3")),
        ],
        today: TODAY.into(),
    };
    // A hand-off: the one is changed while the other begins.
    store
        .act(&kv, &create("a", &[("title", json!("Win"))]))
        .expect("room");
    store
        .act(
            &kv,
            &Action::Together(vec![edit("a", "title", "Won"), begin]),
        )
        .expect("room");
    let title = |store: &Store, of: &Subject| store.glance(of).map(|it| it.title().to_owned());
    for store in [store.clone(), open_both(&kv, 2)] {
        assert_eq!(title(&store, &id("a")).as_deref(), Some("Won"));
        assert_eq!(title(&store, &of).as_deref(), Some("Churn"));
        assert_eq!(store.list().count(), 2);
        assert_eq!(store.list_of(&NUMBER).count(), 1);
    }
    // Values go to their own years, and each is deleted for itself.
    for date in 1..20 {
        let value = Action::CheckIn {
            of: of.clone(),
            fields: vec![(
                format!("at/a/2025-01-{date:02}").into(),
                json!({"value": "4"}),
            )],
        };
        store.act(&kv, &value).expect("room");
    }
    store.read_history(&kv, &of).expect("it can be read");
    store.tidy(&kv, &of).expect("room");
    let keys = world.texts();
    assert!(keys.contains_key("waymark/1/number/a"));
    assert!(keys.contains_key("waymark/1/values/a/2025"));
    let bin = Action::Bin {
        of: of.clone(),
        today: TODAY.into(),
    };
    store.act(&kv, &bin).expect("room");
    store.delete_for_good(&kv, &of).expect("room");
    let store = open_both(&kv, 3);
    assert_eq!(title(&store, &id("a")).as_deref(), Some("Won"));
    assert!(store.glance(&of).is_some_and(|it| it.is_gone()));
    // A version that does not know the kind leaves all of it alone.
    let before = world.texts();
    let store = open_as(&kv, 4, "t");
    assert_eq!(store.list().count(), 1);
    let newer = |it: &Trouble| matches!(it, Trouble::Newer(key, 2) if key.contains("/deed/"));
    assert!(store.troubles().iter().all(newer));
    assert_eq!(world.texts(), before);
}

#[test]
fn row_2_and_15_what_is_done_to_two_kinds_is_whole_wherever_it_is_cut() {
    let hand_off = || {
        let begin = Action::Create {
            of: number("b"),
            fields: vec![("title".into(), json!("Churn"))],
            today: TODAY.into(),
        };
        Action::Together(vec![edit("a", "title", "Handed off"), begin])
    };
    let changes = {
        let kv = World::default().tab();
        let mut store = with_a(open_both(&kv, 1), &kv);
        kv.fails(Failing::No);
        store.act(&kv, &hand_off()).expect("room");
        kv.changes()
    };
    assert_eq!(changes, 3, "its slot and both records");
    for (at, failing) in (0..changes).flat_map(|at| {
        let all = [
            Failing::DiesAt(at),
            Failing::FullAt(at),
            Failing::FullFrom(at),
        ];
        all.map(|failing| (at, failing))
    }) {
        let world = World::default();
        let kv = world.tab();
        let mut store = with_a(open_both(&kv, 1), &kv);
        kv.fails(failing);
        assert!(store.act(&kv, &hand_off()).is_err(), "{at} {failing:?}");
        let next = world.tab();
        let opened = open_both(&next, 2);
        let changed = opened.glance(&id("a")).map(|it| it.title() == "Handed off");
        let began = opened.glance(&number("b")).is_some();
        assert_eq!(changed, Some(began), "{at} {failing:?}: half of it");
    }
}

#[test]
fn a_place_is_read_as_it_is_written_and_none_of_a_kind_that_is_not_known() {
    for place in [id("a").definition(), id("a").year(2025)] {
        assert_eq!(Place::parse(BOTH, &place.to_string()), Some(place));
    }
    let place = number("a").year(2025);
    assert_eq!(place.to_string(), "values/a/2025");
    assert_eq!(Place::parse(BOTH, "values/a/2025"), Some(place));
    for text in ["values/a/2025", "number/a", "number/a/2"] {
        assert_eq!(Place::parse(KINDS, text), None, "{text}");
        let key = ["waymark/1/", text].concat();
        assert_eq!(Key::parse(KINDS, &key), Key::Unknown);
    }
}
