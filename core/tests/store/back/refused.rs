//! What a newer version wrote, and a storage that is full or throws.

use super::*;

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
