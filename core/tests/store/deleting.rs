//! Deleting for good, and another tab that has not heard of it, or has taken out of
//! the bin what is to be deleted.

use serde_json::json;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::{Fault, KeyValue};
use waymark_core::store::place::Key;
use waymark_core::store::tidy::ForGood;

use super::faulty::{Failing, Tab, World};
use super::page::{
    TODAY, check_in, create, edit, for_each_kind, fresh, id, open_as, stored_says, undo,
};
use super::rows::full_store;

fn bin(name: &str) -> Action {
    let today = TODAY.to_owned();
    Action::Bin {
        of: id(name),
        today,
    }
}

fn restore(name: &str) -> Action {
    Action::Restore { of: id(name) }
}

/// An objective of several parts in the bin, and two tabs that know it.
fn binned() -> (World, Tab, [Store; 2]) {
    let (world, kv, mut one) = full_store();
    let long = json!("long ".repeat(1_400));
    let fields = [
        ("title", json!("Long")),
        ("about", long.clone()),
        ("more", long.clone()),
        ("most", long),
    ];
    one.act(&kv, &create("long", &fields)).expect("room");
    for name in ["a", "long"] {
        one.act(&kv, &bin(name)).expect("room");
    }
    let other = open_as(&kv, 30, "other");
    (world, kv, [one, other])
}

#[test]
fn row_12_what_another_tab_has_restored_is_not_deleted_for_good() {
    for_each_kind(|| {
        for name in ["a", "long"] {
            let (world, kv, [mut one, mut other]) = binned();
            other.act(&kv, &restore(name)).expect("room");
            other
                .act(&kv, &check_in(name, "2026-11-20", "42"))
                .expect("room");
            let all = stored_says(&world.tab());
            // It has heard nothing of that.
            assert_eq!(one.delete_for_good(&kv, &id(name)), Ok(ForGood::Restored));
            assert_eq!(stored_says(&world.tab()), all, "{name}");
            let check_in = fresh(&kv).record(&id(name)).map(|it| {
                let value = it.value("at/k1/2026-11-20");
                value.is_some()
            });
            assert_eq!(check_in, Some(true));
        }
    });
}

#[test]
fn row_12_what_was_never_in_the_bin_is_not_deleted_for_good() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let before = world.texts();
        let stays = store.delete_for_good(&kv, &id("a"));
        assert_eq!(stays, Ok(ForGood::Restored));
        // What is gone already is gone.
        let nobody = store.delete_for_good(&kv, &id("nobody"));
        assert_eq!(nobody, Ok(ForGood::Deleted));
        assert_eq!(world.texts(), before);
    });
}

#[test]
fn row_12_what_another_tab_has_deleted_for_good_is_not_said_to_be_saved() {
    for_each_kind(|| {
        for name in ["a", "long"] {
            let actions = [
                restore(name),
                edit(name, "title", "New"),
                edit(name, "new", "n".repeat(7_000)),
                check_in(name, "2026-11-20", "42"),
                undo(),
            ];
            for action in actions {
                let (world, kv, [mut one, mut other]) = binned();
                if action == undo() {
                    other.act(&kv, &restore(name)).expect("room");
                    other.act(&kv, &bin(name)).expect("room");
                }
                assert_eq!(one.delete_for_good(&kv, &id(name)), Ok(ForGood::Deleted));
                let done = other.act(&kv, &action);
                let refused = NotDone::Refused(Refusal::NoSuch(id(name)));
                assert_eq!(done.err(), Some(refused), "{name} {action:?}");
                // It has learned it, and nothing of it is back.
                assert!(other.glance(&id(name)).is_some_and(|it| it.is_gone()));
                let keys = world
                    .texts()
                    .into_keys()
                    .filter(|key| match Key::parse(KINDS, key) {
                        Key::Record(place, _) => place.of == id(name),
                        _ => false,
                    });
                let first = id(name).definition().key(1);
                let keys: Vec<String> = keys.collect();
                assert_eq!(keys, [&*first], "{action:?}");
                assert!(world.texts()[&first].len() < 200, "{action:?}");
                // Others can still be changed.
                other.act(&kv, &edit("b", "title", "New")).expect("room");
            }
        }
    });
}

#[test]
fn row_01_deleting_for_good_where_the_storage_refuses_says_so() {
    for_each_kind(|| {
        let (world, kv, [mut one, _]) = binned();
        let before = stored_says(&world.tab());
        kv.fails(Failing::Throws);
        let done = one.delete_for_good(&kv, &id("a"));
        let why = Failure::Fault(Fault::Refused("gone".into()));
        assert_eq!(done.err(), Some(NotDone::Failed(why)));
        kv.fails(Failing::No);
        assert_eq!(stored_says(&world.tab()), before);
        assert_eq!(one.delete_for_good(&kv, &id("a")), Ok(ForGood::Deleted));
    });
}

#[test]
fn row_11_what_a_forgotten_slot_wrote_elsewhere_is_still_looked_after() {
    for_each_kind(|| {
        // An import of two is undone, so both are in the bin by one slot; one of them is
        // deleted for good, and a tab that had seen none of it writes over the other.
        let (_, kv, _) = full_store();
        let text = file::write(&mut fresh(&kv), &kv, TODAY).expect("it can be read");
        let visit = super::rows::visit("file");
        let file = file::read(&text, &visit).expect("our own file");
        let elsewhere = World::default();
        let kv = elsewhere.tab();
        let mut one = open_as(&kv, 8, "one");
        let preview = one.preview(&kv, &file.records).expect("it can be read");
        one.bring_in(&kv, &preview, TODAY).expect("room");
        let stale = elsewhere.tab();
        let mut other = open_as(&stale, 30, "other");
        one.act(&kv, &undo()).expect("room");
        assert_eq!(one.delete_for_good(&kv, &id("a")), Ok(ForGood::Deleted));
        // It sees the storage as it was.
        other
            .act(&stale, &edit("b", "title", "Stale"))
            .expect("room");
        let key = id("b").definition().key(1);
        while let Some(change) = kv.deliver() {
            if let Some((key, text)) = change {
                super::page::hear(&mut one, &kv, &key, text.as_deref()).expect("room");
            }
        }
        assert!(elsewhere.texts()[&key].contains("Stale"));
        let found = fresh(&kv);
        let glance = found.glance(&id("b")).expect("it is there");
        assert_eq!(glance.binned(), Some(TODAY));
    });
}

#[test]
fn row_15_what_a_forgotten_slot_wrote_elsewhere_is_written_again_where_the_browser_lost_it() {
    for_each_kind(|| {
        let (_, kv, _) = full_store();
        let text = file::write(&mut fresh(&kv), &kv, TODAY).expect("it can be read");
        let visit = super::rows::visit("file");
        let file = file::read(&text, &visit).expect("our own file");
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 8, "t");
        let preview = store.preview(&kv, &file.records).expect("it can be read");
        store.bring_in(&kv, &preview, TODAY).expect("room");
        let before = world.texts();
        store.act(&kv, &undo()).expect("room");
        assert_eq!(store.delete_for_good(&kv, &id("a")), Ok(ForGood::Deleted));
        // A moment later the browser has lost all of that.
        for (key, text) in before {
            kv.set(&key, &text).expect("room");
        }
        store.recheck(&kv).expect("room");
        let found = fresh(&kv);
        let glance = found.glance(&id("b")).expect("it is there");
        assert_eq!(glance.binned(), Some(TODAY));
    });
}
