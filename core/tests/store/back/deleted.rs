//! What was deleted for good stays so, wherever that was.

use super::*;

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
