//! All is as it was in the copy, whatever was done since.

use super::*;

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
