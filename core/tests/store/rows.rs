//! The fault matrix, row by row, as far as it is the store's.

use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::record::{Record, Unreadable, frame};
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::key_value::{Fault, KeyValue};
use waymark_core::store::open::Visit;
use waymark_core::store::tidy::ForGood;
use waymark_core::store::trouble::Trouble;

use super::faulty::{Failing, Tab, World};
use super::page::{
    TODAY, check_in, create, day, edit, for_each_kind, fresh, id, key, open_as, says, stored_says,
    undo,
};

/// Two objectives with check-ins in two years, tidied.
pub(crate) fn full_store() -> (World, Tab, Store) {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 7, "one");
    for name in ["a", "b"] {
        let fields = [("title", json!("Title")), ("kr/k1/target", json!("5"))];
        store.act(&kv, &create(name, &fields)).expect("room");
        for date in 1..=15 {
            let year = 2025 + date % 2;
            let action = check_in(name, &format!("{year}-03-{date:02}"), &date.to_string());
            store.act(&kv, &action).expect("room");
        }
        store.tidy(&kv, &id(name)).expect("room");
    }
    (world, kv, store)
}

/// The same as it is long after: its tab was closed, and its slots are gone.
pub(crate) fn old_store() -> (World, Tab) {
    let (world, kv, _) = full_store();
    let slots = world.texts().into_keys();
    let slots = slots.filter(|key| key.contains("/undo/"));
    slots.for_each(|key| kv.remove(&key).expect("no fault"));
    (world, kv)
}

#[test]
fn row_01_whichever_write_fails_nothing_changes_and_the_next_works() {
    for_each_kind(|| {
        let actions = [
            create("c", &[("title", json!("C"))]),
            edit("a", "title", "New"),
            check_in("a", "2026-05-05", "9"),
            Action::Bin {
                of: id("a"),
                today: TODAY.into(),
            },
            undo(),
        ];
        for action in actions {
            for failing in (0..4).flat_map(|at| [Failing::FullAt(at), Failing::FullFrom(at)]) {
                let (world, kv, mut store) = full_store();
                let before = (world.texts(), says(&mut store, &kv));
                kv.fails(failing);
                let done = store.act(&kv, &action);
                kv.fails(Failing::No);
                if done.is_err() {
                    // Where it could not even be put back, it says so.
                    let failure = match done {
                        Err(NotDone::Failed(failure)) => failure,
                        other => panic!("{action:?} {failing:?}: {other:?}"),
                    };
                    assert_eq!(failure.cause(), &Failure::Fault(Fault::Full));
                    let is_put_back = matches!(failing, Failing::FullAt(_));
                    assert!(!is_put_back || *failure.cause() == failure, "{failing:?}");
                    assert_eq!(says(&mut store, &kv), before.1, "{action:?} {failing:?}");
                    if let Failing::FullAt(_) = failing {
                        assert_eq!(world.texts(), before.0, "{action:?} {failing:?}");
                    }
                    // There is room again, and it is tried again. What could not be
                    // put back is done already.
                    match store.act(&kv, &action) {
                        Ok(_) | Err(NotDone::Refused(_)) => {}
                        Err(why) => panic!("{action:?} {failing:?}: {why:?}"),
                    }
                }
                assert_ne!(says(&mut store, &kv), before.1, "{action:?} {failing:?}");
                assert_eq!(
                    says(&mut store, &kv),
                    stored_says(&world.tab()),
                    "{action:?} {failing:?}"
                );
            }
        }
    });
}

#[test]
fn row_02_with_little_room_it_is_all_or_nothing() {
    for_each_kind(|| {
        let (world, ..) = full_store();
        let texts = world.texts();
        for room in (0..3_000).step_by(37) {
            let world = World::of(texts.clone());
            let kv = world.tab();
            let mut store = open_as(&kv, 8, "two");
            let before = says(&mut store, &kv);
            world.limit(Some(world.size() + room));
            let note = json!({"value": "1", "note": "n".repeat(900)});
            let fields = vec![("at/k1/2026-06-01".into(), note)];
            let done = store.act(
                &kv,
                &Action::CheckIn {
                    of: id("a"),
                    fields,
                },
            );
            assert_eq!(says(&mut store, &kv) == before, done.is_err(), "{room}");
            assert_eq!(stored_says(&world.tab()) == before, done.is_err(), "{room}");
        }
    });
}

#[test]
fn row_05_what_is_no_record_is_put_aside_as_it_is_and_the_others_load() {
    for_each_kind(|| {
        let seal = frame::seal;
        let odd = seal(r#"{"schema":1,"fields":{"title":["Odd","1.a"],"x":5}}"#);
        let others =
            seal(r#"{"schema":1,"fields":{"title":["Odd","1.a"]},"others":{"x":[["v","1.a"]]}}"#);
        let rubbish = [
            "",
            " ",
            "null",
            "{}",
            "[]",
            "not JSON",
            "\u{0}\u{feff}\u{202e}",
            "deadbeef {}",
            &seal(""),
            &seal("null"),
            &seal("[]"),
            &seal("{}"),
            &seal("\"text\""),
            &seal("{"),
            &seal(r#"{"schema":1}"#),
            &seal(r#"{"schema":1,"fields":{"title":"A"}}"#),
            &seal(&"[".repeat(100_000)),
            &odd,
            &others,
        ];
        for text in rubbish {
            for key in [key("a"), "waymark/1/undo/one/3", "waymark/1/objective/a/2"] {
                let (world, kv, mut store) = full_store();
                let healthy = says(&mut store, &kv);
                kv.set(key, text).expect("room");
                let opened = open_as(&kv, 8, "other");
                let aside = format!("waymark/quarantine/{}", &key["waymark/".len()..]);
                assert!(
                    opened
                        .troubles()
                        .contains(&Trouble::Unreadable(aside.clone())),
                    "{text:?} {key}"
                );
                assert_eq!(world.texts().get(&aside).map(String::as_str), Some(text));
                // What its tab can take back still is written there again.
                assert_ne!(world.texts().get(key).map(String::as_str), Some(text));
                let mut found = opened;
                let others = |all: Vec<(_, String, Value)>| {
                    all.into_iter()
                        .filter(|it| it.0 == id("b"))
                        .collect::<Vec<_>>()
                };
                assert_eq!(
                    others(says(&mut found, &kv)),
                    others(healthy),
                    "{text:?} {key}"
                );
                // Another one under the same name does not overwrite it.
                kv.set(key, "again").expect("room");
                open_as(&kv, 9, "other");
                assert_eq!(world.texts().get(&aside).map(String::as_str), Some(text));
                assert_eq!(
                    world.texts().get(&format!("{aside}~")).map(String::as_str),
                    Some("again")
                );
            }
        }
    });
}

#[test]
fn row_05_with_no_room_it_stays_where_it_is_and_is_not_written_over() {
    for_each_kind(|| {
        let (world, kv, _) = full_store();
        let key = key("a");
        kv.set(key, "rubbish").expect("room");
        world.limit(Some(world.size()));
        let opened = open_as(&kv, 8, "other");
        assert!(opened.troubles().contains(&Trouble::Unreadable(key.into())));
        let mut store = opened;
        let done = store.act(&kv, &create("a", &[("title", json!("New"))]));
        assert!(done.is_err(), "{done:?}");
        assert_eq!(world.texts().get(key).map(String::as_str), Some("rubbish"));
    });
}

#[test]
fn row_05_a_damaged_year_is_told_when_it_is_read_and_its_other_parts_are() {
    let (world, kv, _) = full_store();
    let place = id("a").year(2025);
    let text = world.texts()[&place.key(1)].clone();
    kv.set(&place.key(2), &text).expect("room");
    kv.set(&place.key(1), "rubbish").expect("room");
    for _ in 0..2 {
        let mut store = fresh(&kv);
        store.read_history(&kv, &id("a")).expect("it can be read");
        let record = store.with_history(&id("a")).expect("it is there");
        assert!(record.value("at/k1/2025-03-02").is_some());
        store.put_aside(&kv).expect("room");
        assert_eq!(
            world.texts()["waymark/quarantine/1/checkins/a/2025"],
            "rubbish"
        );
    }
}

#[test]
fn row_09_and_13_what_a_newer_version_wrote_stays_byte_for_byte() {
    for_each_kind(|| {
        let (world, kv, mut old) = full_store();
        let newer =
            frame::seal(r#"{"schema":2,"fields":{"title":["From the future","99.f"]},"x":1}"#);
        kv.set(key("a"), &newer).expect("room");
        let check = |world: &World| assert_eq!(world.texts()[key("a")], newer);
        // The page that was open already learns it when it writes.
        let done = old.act(&kv, &edit("a", "title", "New"));
        assert!(
            matches!(done, Err(NotDone::Failed(Failure::Newer(_, 2)))),
            "{done:?}"
        );
        assert_eq!(old.newer(&id("a")), Some(2));
        check(&world);
        let mut opened = open_as(&kv, 9, "one");
        let trouble = Trouble::Newer(key("a").into(), 2);
        assert!(opened.troubles().contains(&trouble));
        let store = &mut opened;
        let title = store
            .list()
            .find(|(it, _)| **it == id("a"))
            .map(|(_, it)| it.title().to_owned());
        assert_eq!(title.as_deref(), Some("From the future"));
        for action in [
            edit("a", "title", "x"),
            check_in("a", "2026-01-01", "1"),
            Action::Bin {
                of: id("a"),
                today: TODAY.into(),
            },
            Action::Restore { of: id("a") },
        ] {
            let done = store.act(&kv, &action);
            assert_eq!(
                done.err(),
                Some(NotDone::Refused(Refusal::Newer(id("a"), 2)))
            );
        }
        store.tidy(&kv, &id("a")).expect("nothing to do");
        store.delete_for_good(&kv, &id("a")).expect("nothing to do");
        store.recheck(&kv).ok();
        store.refresh(&kv).ok();
        file::write(store, &kv, TODAY).expect("it can be read");
        store
            .act(&kv, &edit("b", "title", "others work"))
            .expect("room");
        check(&world);
        // In 100 years too.
        let visit = Visit {
            kinds: KINDS,
            today: day("2126-01-01"),
            ..visit("old")
        };
        Store::open(&kv, &visit).expect("it can be read");
        check(&world);
        // And one that hears of it.
        let hearing = World::of(full_store().0.texts()).tab();
        let mut hears = fresh(&hearing);
        hears.hear(&hearing, Some(key("a")), Some(&newer));
        assert_eq!(hears.newer(&id("a")), Some(2));
    });
}

pub(crate) fn visit(tab: &str) -> Visit<'_> {
    Visit {
        kinds: KINDS,
        writer: waymark_core::record::stamp::Writer::new(55),
        tab,
        open_tabs: None,
        today: day(TODAY),
    }
}

#[test]
fn row_13_the_slots_of_a_newer_record_are_never_taken_away() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store
            .act(&kv, &edit("a", "title", "Only in the slot"))
            .expect("room");
        let newer = frame::seal(r#"{"schema":2,"fields":{}}"#);
        kv.set(key("a"), &newer).expect("room");
        let slots = |world: &World| {
            let texts = world.texts();
            texts
                .values()
                .filter(|text| text.contains("Only in the slot"))
                .count()
        };
        for tab in 0..30 {
            let tab_name = format!("later{tab}");
            let mut store = open_as(&kv, 100 + tab, &tab_name);
            store.act(&kv, &edit("b", "title", tab)).expect("room");
        }
        assert_eq!(slots(&world), 1);
    });
}

#[test]
fn row_21_what_was_cleared_can_be_put_back() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store.read_history(&kv, &id("a")).expect("it can be read");
        store.read_history(&kv, &id("b")).expect("it can be read");
        store
            .act(&kv, &create("c", &[("title", json!("C"))]))
            .expect("room");
        let today = TODAY.into();
        let id_c = id("c");
        store
            .act(&kv, &Action::Bin { of: id_c, today })
            .expect("room");
        assert_eq!(store.delete_for_good(&kv, &id("c")), Ok(ForGood::Deleted));
        let before = says(&mut store, &kv);
        world
            .texts()
            .keys()
            .for_each(|key| kv.remove(key).expect("no fault"));
        assert!(store.hear(&kv, None, None).cleared);
        assert!(store.refresh(&kv).expect("it can be read").cleared);
        assert!(stored_says(&world.tab()).is_empty());
        store.put_all_back(&kv).expect("room");
        assert_eq!(stored_says(&world.tab()), before);
        assert!(world.texts()[key("c")].contains("gone"));
    });
}

#[test]
fn row_22_the_clock_orders_nothing() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let days = ["2026-11-22", "1999-01-01", "2090-01-01", "2026-11-22"];
        for (page, today) in days.iter().enumerate() {
            let visit = Visit {
                kinds: KINDS,
                writer: waymark_core::record::stamp::Writer::new(9 - page as u64),
                today: day(today),
                ..visit("t")
            };
            let mut store = Store::open(&kv, &visit).expect("it can be read");
            if page == 0 {
                store
                    .act(&kv, &create("a", &[("title", json!("x"))]))
                    .expect("room");
            }
            store
                .act(&kv, &edit("a", "title", page as u64))
                .expect("room");
            assert_eq!(
                fresh(&kv)
                    .record(&id("a"))
                    .and_then(|it| it.value("title").cloned()),
                Some(json!(page))
            );
        }
        // In the bin since a day that is to come: it stays, till 30 days after it.
        let mut store = fresh(&kv);
        store
            .act(
                &kv,
                &Action::Bin {
                    of: id("a"),
                    today: "2030-01-01".into(),
                },
            )
            .expect("room");
        for (today, there) in [
            ("2026-11-22", true),
            ("1990-01-01", true),
            ("2030-01-30", true),
            ("2030-01-31", false),
        ] {
            let world = World::of(world.texts());
            let kv = world.tab();
            let visit = Visit {
                kinds: KINDS,
                today: day(today),
                ..visit("t")
            };
            let store = Store::open(&kv, &visit).expect("it can be read");
            assert_eq!(store.list().count() == 1, there, "{today}");
        }
    });
}

#[test]
fn row_32_any_text_comes_back_as_it_was() {
    for_each_kind(|| {
        use proptest::prelude::*;
        let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
            cases: 300,
            failure_persistence: None,
            ..ProptestConfig::default()
        });
        runner
            .run(&(any::<String>(), any::<String>()), |(title, note)| {
                let world = World::default();
                let kv = world.tab();
                let mut store = open_as(&kv, 1, "t");
                store
                    .act(&kv, &create("a", &[("title", json!(title))]))
                    .expect("room");
                let fields = vec![(
                    "at/k1/2026-01-01".into(),
                    json!({"value": "1", "note": note}),
                )];
                store
                    .act(
                        &kv,
                        &Action::CheckIn {
                            of: id("a"),
                            fields,
                        },
                    )
                    .expect("room");
                let store = fresh(&kv);
                let record = store.record(&id("a")).expect("it is there");
                prop_assert_eq!(record.text("title"), Some(title.as_str()));
                prop_assert_eq!(
                    &record.value("at/k1/2026-01-01").expect("it is there")["note"],
                    &json!(note)
                );
                Ok(())
            })
            .expect("it comes back");
    });
}

#[test]
fn row_33_a_value_is_a_number_or_is_not_brought_in() {
    for_each_kind(|| {
        use waymark_core::record::shape::Unfit;
        let accepts = |field: &str, value: &Value| KIND.accepts(field, value);
        let longest = "9".repeat(28);
        for (value, fits) in [
            ("0", true),
            ("-0", true),
            ("12.50", true),
            (longest.as_str(), true),
            ("-0.0000000000000000000000000001", true),
            ("99999999999999999999999999999", false),
            ("1e999", false),
            ("NaN", false),
            ("inf", false),
            ("-Infinity", false),
            ("", false),
            ("1,5", false),
            ("+1", false),
            (".5", false),
            ("5.", false),
            ("٣", false),
            (" 1", false),
        ] {
            let read = accepts("at/k1/2026-01-01", &json!({"value": value}));
            assert_eq!(
                read,
                if fits { Ok(()) } else { Err(Unfit::NotANumber) },
                "{value}"
            );
        }
        for value in [json!(1), json!(1.5), json!(null), json!(["1"])] {
            assert!(
                accepts("kr/k1/target", &value).is_err() || value.is_null(),
                "{value}"
            );
            assert!(
                accepts("at/k1/2026-01-01", &json!({"value": value})).is_err(),
                "{value}"
            );
        }
    });
}

#[test]
fn row_17_a_storage_that_throws_is_told_and_nothing_panics() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        kv.fails(Failing::Throws);
        let refused = || Fault::Refused("gone".into());
        let opened = Store::open(&kv, &visit("t"));
        assert_eq!(opened.err(), Some(refused()));
        let done = store.act(&kv, &edit("a", "title", "x"));
        assert_eq!(done.err(), Some(NotDone::Failed(Failure::Fault(refused()))));
        assert!(store.recheck(&kv).is_err() && store.refresh(&kv).is_err());
        assert!(store.put_all_back(&kv).is_err() && store.usage(&kv).is_err());
        kv.fails(Failing::No);
        store
            .act(&kv, &edit("a", "title", "x"))
            .expect("it works again");
        assert_eq!(Record::read("x"), Err(Unreadable::Damaged));
    });
}
