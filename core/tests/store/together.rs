//! What is done to several records in one: all of it or nothing, and one way back.

use serde_json::{Value, json};
use waymark_core::record::kind::Subject;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::{KeyValue, Lookup, Memory};
use waymark_core::store::usage::ROOM;

use super::faulty::World;
use super::page::{
    TODAY, check_in, create, edit, for_each_kind, fresh, id, open_as, redo, stored_says, undo,
};

/// A store with an objective in it.
pub(crate) fn with_a(mut store: Store, kv: &dyn KeyValue) -> Store {
    let create = create("a", &[("title", json!("A"))]);
    store.act(kv, &create).expect("room");
    store
}

/// Closes one and begins another.
pub(crate) fn continues() -> Action {
    let closed = json!({"on": TODAY, "next": "continue"});
    Action::Together(vec![
        edit("a", "closed", closed),
        create("b", &[("title", json!("B")), ("continues", json!("a"))]),
    ])
}

#[test]
fn what_is_done_together_is_taken_back_and_done_again_together() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = with_a(open_as(&kv, 1, "t"), &kv);
        let before = stored_says(&world.tab());
        store.act(&kv, &continues()).expect("room");
        let after = stored_says(&world.tab());
        let says = |store: &Store, name: &str, field: &str| {
            let record = store.record(&id(name)).expect("it is there");
            record.value(field).cloned()
        };
        // In one step, also by a page that was loaded anew.
        let mut store = open_as(&kv, 2, "t");
        assert!(says(&store, "a", "closed").is_some());
        store.act(&kv, &undo()).expect("room");
        assert_eq!(says(&store, "a", "closed"), None);
        assert_eq!(says(&store, "b", "bin"), Some(json!(TODAY)));
        let binned = |it: &&(Subject, String, Value)| it.0 != id("b");
        let left: Vec<_> = stored_says(&world.tab());
        let left: Vec<_> = left.iter().filter(binned).cloned().collect();
        assert_eq!(left, before, "the rest is as it was");
        store.act(&kv, &redo()).expect("room");
        assert_eq!(stored_says(&world.tab()), after);
        assert_eq!(says(&store, "b", "bin"), None);
    });
}

#[test]
fn if_one_of_it_cannot_be_done_nothing_is() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "t");
        for name in ["a", "b"] {
            let title = [("title", json!(name))];
            store.act(&kv, &create(name, &title)).expect("room");
        }
        let before = world.texts();
        // There is another one by that name already.
        let done = store.act(&kv, &continues());
        assert_eq!(done, Err(NotDone::Refused(Refusal::Taken(id("b")))));
        let gone = Action::Together(vec![edit("a", "title", "x"), edit("z", "title", "x")]);
        let done = store.act(&kv, &gone);
        assert_eq!(done, Err(NotDone::Refused(Refusal::NoSuch(id("z")))));
        let same = Action::Together(vec![edit("a", "title", "a"), edit("b", "title", "b")]);
        let done = store.act(&kv, &same);
        assert_eq!(done, Err(NotDone::Refused(Refusal::Same)));
        assert_eq!(world.texts(), before);
    });
}

#[test]
fn what_was_begun_and_is_asked_for_once_more_is_the_same() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = with_a(open_as(&kv, 1, "t"), &kv);
        store.act(&kv, &continues()).expect("room");
        let before = world.texts();
        let again = store.act(&kv, &continues());
        assert_eq!(again, Err(NotDone::Refused(Refusal::Same)));
        assert_eq!(world.texts(), before);
    });
}

#[test]
fn row_1_one_that_does_not_fit_is_refused_with_numbers_before_it_begins() {
    for_each_kind(|| {
        let kv = Memory::default();
        let mut store = with_a(open_as(&kv, 1, "t"), &kv);
        let size = |kv: &Memory| {
            let keys = kv.keys().expect("memory gives everything");
            let texts = keys.iter().map(|key| {
                let text = kv.get(key).expect("memory gives everything");
                key.len() + text.map_or(0, |text| text.len())
            });
            texts.sum::<usize>()
        };
        // Another page of the site has taken nearly everything.
        let left = 100;
        let other = "x".repeat(ROOM - size(&kv) - left - "other".len());
        kv.set("other", &other).expect("memory takes everything");
        let before = size(&kv);
        match store.act(&kv, &continues()) {
            Err(NotDone::Failed(Failure::NoRoom { needs, free })) => {
                assert_eq!(free, left);
                assert!((300..1_500).contains(&needs), "{needs}");
            }
            done => panic!("{done:?}"),
        }
        assert_eq!(size(&kv), before, "nothing of it was begun");
        assert!(store.record(&id("b")).is_none());
        // With room for it, it is done, and takes no more than was said.
        kv.remove("other").expect("memory gives everything");
        store.act(&kv, &continues()).expect("room");
    });
}

#[test]
fn a_ring_takes_its_places_in_turn_whichever_form_they_have() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = with_a(open_as(&kv, 1, "t"), &kv);
        for round in 0..230 {
            let action = match round % 3 {
                0 => Action::Together(vec![
                    edit("a", "title", round),
                    create(&format!("n{round}"), &[("title", json!(round))]),
                ]),
                1 => edit("a", "title", round),
                _ => check_in("a", "2026-11-01", &round.to_string()),
            };
            store.act(&kv, &action).expect("room");
            if round % 50 == 0 {
                store = open_as(&kv, 10 + round, "t");
            }
        }
        let slots = |key: &String| key.contains("/undo/t/") || key.contains("/deed/t/");
        let keys = world.texts().into_keys().filter(slots).count();
        assert_eq!(keys, 100, "one for each place of the ring");
        let mut store = open_as(&kv, 999, "t");
        let mut undone = 0;
        while store.act(&kv, &undo()).is_ok() {
            undone += 1;
        }
        assert!(undone >= 50, "{undone}");
    });
}

#[test]
fn row_12_what_others_wrote_unseen_leaves_it_one_step_to_take_back() {
    for_each_kind(|| {
        let kv = Memory::default();
        let mut store = with_a(open_as(&kv, 1, "t"), &kv);
        // More writers than a field knows by name, of none of whom this page has heard:
        // what it writes is taken for something old at first.
        for writer in 100..500 {
            let mut other = open_as(&kv, writer, "other");
            let title = format!("A by {writer}");
            other.act(&kv, &edit("a", "title", title)).expect("room");
        }
        let action = Action::Together(vec![
            create("b", &[("title", json!("B"))]),
            edit("a", "title", "Mine"),
            edit("a", "why", "It began so"),
        ]);
        store.act(&kv, &action).expect("room");
        let says = |store: &Store, name: &str, field: &str| {
            let record = store.record(&id(name)).expect("it is there");
            record.value(field).cloned()
        };
        let stored = fresh(&kv);
        for store in [&store, &stored] {
            assert_eq!(says(store, "a", "title"), Some(json!("Mine")));
            assert_eq!(says(store, "b", "title"), Some(json!("B")));
        }
        let mut store = open_as(&kv, 2, "t");
        store.act(&kv, &undo()).expect("room");
        let stored = fresh(&kv);
        for store in [&store, &stored] {
            assert_eq!(says(store, "a", "title"), Some(json!("A by 499")));
            assert_eq!(says(store, "a", "why"), None);
            assert_eq!(says(store, "b", "bin"), Some(json!(TODAY)));
        }
        store.act(&kv, &redo()).expect("room");
        assert_eq!(says(&store, "a", "title"), Some(json!("Mine")));
        assert_eq!(says(&store, "a", "why"), Some(json!("It began so")));
        assert_eq!(says(&store, "b", "bin"), None);
    });
}
