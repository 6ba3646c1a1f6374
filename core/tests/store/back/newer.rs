//! What is newer here than in a file is counted, and stays.

use super::*;

#[test]
fn what_is_newer_here_is_counted_and_stays() {
    for_each_kind(|| {
        let later = |act: fn(&mut Store, &Tab)| {
            let (file, _) = since(act);
            assert_eq!(file.is_older(), file.later() > 0);
            assert_eq!(file.can_go_back(), file.later() > 0);
            (file.later(), of(&file, &id("a")).later)
        };
        let act = |store: &mut Store, kv: &Tab, action: &Action| {
            store.act(kv, action).expect("room");
        };
        assert_eq!(later(|_, _| ()), (0, 0), "it is the same");
        let title: fn(&mut Store, &Tab) = |store, kv| {
            store.act(kv, &edit("a", "title", "New")).expect("room");
        };
        assert_eq!(later(title), (1, 1));
        // To and fro is no change.
        let to_and_fro: fn(&mut Store, &Tab) = |store, kv| {
            store.act(kv, &edit("a", "title", "New")).expect("room");
            store.act(kv, &edit("a", "title", "Title")).expect("room");
        };
        assert_eq!(later(to_and_fro), (0, 0));
        let (file, _) = since(|store, kv| {
            act(store, kv, &check_in("a", "2026-11-20", "42"));
            act(store, kv, &check_in("a", "2025-03-02", "corrected"));
            act(store, kv, &remove("a", "2025-03-04"));
        });
        assert_eq!(of(&file, &id("a")).later, 3, "made, corrected, removed");
        // A key result is one change, however many fields it has.
        let (file, _) = since(|store, kv| {
            let fields = ["name", "start", "target", "unit"];
            let fields = fields.map(|field| (format!("kr/new/{field}").into(), json!("1")));
            let fields = fields.into();
            act(
                store,
                kv,
                &Action::Edit {
                    of: id("a"),
                    fields,
                },
            );
            act(store, kv, &check_in("b", "2026-11-20", "42"));
            act(store, kv, &edit("a", "kr/k1/gone", true));
        });
        let each = [&id("a"), &id("b")].map(|it| of(&file, it).later);
        assert_eq!((each, file.later()), ([2, 1], 3));
        // A note is one of its own.
        let (file, _) = since(|store, kv| {
            act(
                store,
                kv,
                &edit("a", "note/n1", json!({"date": TODAY, "text": "x"})),
            );
            act(
                store,
                kv,
                &edit("a", "note/n2", json!({"date": TODAY, "text": "y"})),
            );
        });
        assert_eq!(file.later(), 2);
    });
}

#[test]
fn what_was_put_into_the_bin_or_made_since_is_known() {
    for_each_kind(|| {
        let (file, preview) = since(|store, kv| {
            store.act(kv, &bin(id("a"))).expect("room");
            store.act(kv, &edit("b", "title", "B")).expect("room");
            let new = create("new", &[("title", json!("New"))]);
            store.act(kv, &new).expect("room");
            let thrown = create("thrown", &[("title", json!("Thrown"))]);
            store.act(kv, &thrown).expect("room");
            store.act(kv, &bin(id("thrown"))).expect("room");
        });
        let a = of(&file, &id("a"));
        assert_eq!((a.becomes, a.in_bin, a.later), (Becomes::Same, true, 0));
        assert_eq!(file.only_here, [(id("new"), "New".to_owned())]);
        assert_eq!(file.later(), 3);
        assert_eq!(of(&preview, &id("a")).becomes, Becomes::Changed);
        let new = of(&preview, &id("new"));
        assert_eq!((new.becomes, new.title.as_str()), (Becomes::Binned, "New"));
        assert_eq!(
            preview.differences.len(),
            3,
            "what was thrown away stays so"
        );
        assert_eq!((preview.later(), preview.can_go_back()), (0, false));
    });
}

#[test]
fn what_the_file_has_in_the_bin_too_is_not_said_to_be_there_alone() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        store.act(&kv, &bin(id("a"))).expect("room");
        let copied = copy(&mut store, &kv);
        let file = store.preview(&kv, &copied).expect("it can be read");
        assert!(!of(&file, &id("a")).in_bin);
        assert_eq!((file.later(), file.is_older()), (0, false));
    });
}

#[test]
fn a_file_of_somebody_else_is_no_copy() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let copied = copy(&mut store, &kv);
        let kv = Memory::default();
        let mut store = open_as(&kv, 5, "t");
        let own = create("own", &[("title", json!("Own"))]);
        store.act(&kv, &own).expect("room");
        let file = store.preview(&kv, &copied).expect("it can be read");
        let is = (file.is_copy(), file.is_older(), file.can_go_back());
        assert_eq!((is, file.later()), ((false, false, false), 0));
    });
}

#[test]
fn nothing_is_claimed_of_what_could_not_be_read() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        let mut copied = copy(&mut store, &kv);
        let title = edit("a", "title", "New");
        store.act(&kv, &title).expect("room");
        copied.retain(|(place, _)| place.of == id("a"));
        let mut file = store.preview(&kv, &copied).expect("it can be read");
        assert_eq!(file.later(), 2);
        let unread = BTreeSet::from([id("b")]);
        file.leave_open(&unread);
        assert_eq!((file.later(), file.only_here.len()), (1, 0));
        let preview = store.preview_back(&kv, &copied, &unread, LATER);
        let preview = preview.expect("it can be read");
        assert_eq!(preview.differences.len(), 1, "it is left alone");
        file.leave_open(&BTreeSet::from([id("a")]));
        assert_eq!(file.later(), 0);
    });
}

#[test]
fn row_06_what_is_damaged_in_raw_data_is_not_taken_for_made_since() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        let mut texts = world.texts();
        let aside = Key::aside(&id("c").definition().key(1)).to_string();
        texts.insert([&aside, "~"].concat(), "damaged".to_owned());
        let damaged = texts.get_mut(&id("b").definition().key(1));
        damaged.expect("it is there").push('x');
        texts.retain(|key, _| !key.contains("/undo/"));
        let keys = texts.iter().map(|(key, text)| (key, json!([text])));
        let keys: BTreeMap<_, _> = keys.collect();
        let raw = json!({"waymark": "raw", "version": 1, "keys": keys}).to_string();
        let visit = Visit {
            kinds: BOTH,
            writer: Writer::new(1_234),
            tab: "file",
            open_tabs: None,
            today: day(TODAY),
        };
        let contents = file::read(&raw, &visit).expect("one of them is good");
        let left_out = contents.left_out.iter();
        let left_out: BTreeSet<_> = left_out.filter_map(|it| it.subject(BOTH)).collect();
        assert_eq!(left_out, BTreeSet::from([id("b"), id("c")]));
        let preview = store.preview_back(&kv, &contents.records, &left_out, LATER);
        assert!(preview.expect("it can be read").is_empty());
    });
}
