//! What was disputed since, and what is written while somebody looks.

use super::*;

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
