//! How much is written, and where it goes.

use serde_json::{Value, json};
use waymark_core::kinds::KINDS;
use waymark_core::objective::Objective;
use waymark_core::record::name::Name;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::door::{Change, Door};
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::place::Key;
use waymark_core::store::placing::length;

use super::faulty::{Failing, Tab, World};
use super::page::{
    TODAY, check_in, edit, for_each_kind, fresh, id, open_as, says, stored_says, undo,
};
use super::rows::full_store;

/// An objective with so many key results.
fn objective(name: &str, key_results: usize) -> Action {
    let mut fields = vec![("title".into(), json!("Win back the trust of our customers"))];
    for number in 1..=key_results {
        let at = |member: &str| Name::parse(&format!("kr/k{number}/{member}"));
        fields.push((
            at("name"),
            json!(format!("Net promoter score of team {number}")),
        ));
        fields.push((at("measure"), json!("change")));
        fields.push((at("start"), json!("30")));
        fields.push((at("target"), json!("60")));
        fields.push((at("unit"), json!("points")));
        fields.push((at("place"), json!(number.to_string())));
    }
    Action::Create {
        of: id(name),
        fields,
        today: TODAY.into(),
    }
}

/// The keys and the characters that an action writes.
fn costs(kv: &Tab, store: &mut Store, action: &Action) -> (usize, usize) {
    kv.fails(Failing::No);
    let door = Door::new(kv);
    store.act(&door, action).expect("room");
    let changes = door.receipt().changes;
    assert_eq!(kv.changes() as usize, changes.len());
    let texts = changes.iter().map(|change| match change {
        Change::Written(_, text) => length(text),
        Change::Removed(..) | Change::Copied(..) => 0,
    });
    (changes.len(), texts.sum())
}

fn with_note(name: &str, date: usize, value: usize, note: &str) -> Action {
    let value = json!({"value": value.to_string(), "confidence": 7, "note": note});
    Action::CheckIn {
        of: id(name),
        fields: vec![(format!("at/k1/2026-05-{date:02}").into(), value)],
    }
}

#[test]
fn an_edit_or_a_check_in_writes_two_keys_of_a_bounded_size() {
    for_each_kind(|| {
        let mut all = Vec::new();
        for (key_results, many) in [(4, 1), (100, 1), (4, 1_000)] {
            let world = World::default();
            let kv = world.tab();
            let mut store = open_as(&kv, 3_000_000_000, "tab");
            for number in 0..many {
                store
                    .act(&kv, &objective(&format!("a{number}"), key_results))
                    .expect("room");
            }
            let mut sizes = Vec::new();
            let notes = [
                "".to_owned(),
                "as planned".to_owned(),
                "\"".repeat(2_000),
                "🎯".repeat(1_000),
                "\n".repeat(2_000),
                "🙂".repeat(2_000),
            ];
            for round in 0..120 {
                let note = if round % 10 == 9 {
                    &notes[round / 10 % notes.len()]
                } else {
                    &notes[round % 2]
                };
                let action = match round % 3 {
                    0 => edit(
                        "a0",
                        &format!("kr/k{}/name", 1 + round % key_results),
                        format!("New {round}"),
                    ),
                    1 => check_in(
                        "a0",
                        &format!("2026-04-{:02}", 1 + round % 30),
                        &round.to_string(),
                    ),
                    _ => with_note("a0", 1 + round % 6, round, note),
                };
                let (keys, size) = costs(&kv, &mut store, &action);
                assert_eq!(keys, 2, "{round} of {key_results}");
                assert!(size <= 16_000, "{size} in {round} of {key_results}");
                sizes.push(size);
                if round % 12 == 11 {
                    store.tidy(&kv, &id("a0")).expect("room");
                }
            }
            sizes.sort_unstable();
            all.push((
                key_results,
                many,
                sizes[sizes.len() / 2],
                sizes[sizes.len() - 1],
            ));
        }
        super::faulty::say(&format!(
            "key results, objectives, median and most characters of an action: {all:?}"
        ));
        let (ordinary, crowd) = (&all[0], &all[2]);
        assert!(ordinary.2 <= 4_000 && crowd.2 <= 4_000, "{all:?}");
        assert!(
            crowd.2.abs_diff(ordinary.2) < 100,
            "the others cost nothing: {all:?}"
        );
    });
}

#[test]
fn what_passes_a_part_goes_to_the_next_and_all_of_it_is_read() {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 1, "tab");
    store.act(&kv, &objective("a", 100)).expect("room");
    for date in 1..=20 {
        store
            .act(&kv, &with_note("a", date, 1, &"\"".repeat(2_000)))
            .expect("room");
    }
    let texts = world.texts();
    let parts: Vec<_> = texts
        .iter()
        .filter(|(key, _)| matches!(Key::parse(KINDS, key), Key::Record(..)))
        .collect();
    assert!(parts.len() > 5, "{}", parts.len());
    assert!(parts.iter().all(|(_, text)| length(text) <= 7_500));
    let expected = says(&mut store, &kv);
    assert_eq!(expected.len(), 1 + 600 + 20);
    assert_eq!(stored_says(&kv), expected);
    // What a list needs stays in the definition when it is tidied: the newest, the
    // seven days before it, and the one before those.
    store.tidy(&kv, &id("a")).expect("room");
    assert_eq!(stored_says(&kv), expected);
    let definition = fresh(&kv).record(&id("a")).cloned().expect("it is there");
    assert_eq!(
        definition
            .fields
            .keys()
            .filter(|name| name.starts_with("at/"))
            .count(),
        9
    );
}

#[test]
fn tidying_loses_nothing_wherever_it_ends() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "tab");
        store.act(&kv, &objective("a", 2)).expect("room");
        for date in 1..=9 {
            let action = check_in("a", &format!("20{}-01-0{date}", 20 + date % 3), "1");
            store.act(&kv, &action).expect("room");
        }
        let expected = says(&mut store, &kv);
        let texts = world.texts();
        for at in 0..20 {
            for failing in [
                Failing::DiesAt(at),
                Failing::FullAt(at),
                Failing::FullFrom(at),
            ] {
                let world = World::of(texts.clone());
                let kv = world.tab();
                let mut store = open_as(&kv, 2, "tab");
                kv.fails(failing);
                let done = store.tidy(&kv, &id("a"));
                assert!(done.is_ok() || at < 10, "{failing:?}");
                assert_eq!(stored_says(&world.tab()), expected, "{failing:?}");
                if let Failing::DiesAt(_) = failing {
                    continue;
                }
                kv.fails(Failing::No);
                store.tidy(&kv, &id("a")).expect("room again");
                assert_eq!(says(&mut store, &kv), expected, "{failing:?}");
                assert_eq!(stored_says(&world.tab()), expected, "{failing:?}");
            }
        }
    });
}

#[test]
fn deleting_for_good_ends_in_the_bin_or_with_all_of_it_gone() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store
            .act(
                &kv,
                &Action::Bin {
                    of: id("a"),
                    today: TODAY.into(),
                },
            )
            .expect("room");
        let binned = stored_says(&kv);
        let texts = world.texts();
        let mut gone = 0;
        for at in 0..12 {
            for failing in [Failing::DiesAt(at), Failing::FullFrom(at)] {
                let world = World::of(texts.clone());
                let kv = world.tab();
                let mut store = open_as(&kv, 8, "tab");
                kv.fails(failing);
                let _ = store.delete_for_good(&kv, &id("a"));
                let next = world.tab();
                let found = says(&mut open_as(&next, 9, "next"), &next);
                if found == binned {
                    continue;
                }
                gone += 1;
                assert!(found.iter().all(|(of, ..)| *of == id("b")), "{found:?}");
                let left = world.texts().into_keys().filter(
                |key| matches!(Key::parse(KINDS, key), Key::Record(place, _) if place.of == id("a")),
            );
                assert_eq!(
                    left.collect::<Vec<_>>(),
                    [id("a").definition().key(1)],
                    "{failing:?}"
                );
            }
        }
        assert!(gone > 5, "{gone}");
    });
}

#[test]
fn row_03_usage_counts_every_character_once_and_says_whose() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store
            .act(
                &kv,
                &Action::Bin {
                    of: id("b"),
                    today: TODAY.into(),
                },
            )
            .expect("room");
        for (key, text) in [
            ("waymark/quarantine/1/x", "bad"),
            ("waymark/2/x", "new"),
            ("other:1", "12345"),
            ("other/2", "é🎯"),
            ("plain", ""),
        ] {
            kv.set(key, text).expect("room");
        }
        let usage = store.usage(&kv).expect("it can be read");
        assert_eq!(usage.total(), world.size());
        assert_eq!(
            usage
                .others
                .iter()
                .map(|(name, size)| (name.as_str(), *size))
                .collect::<Vec<_>>(),
            [("other", 7 + 5 + 7 + 3), ("plain", 5)]
        );
        assert_eq!((usage.unreadable, usage.unknown), (22 + 3, 11 + 3));
        let of = |name: &str| -> usize {
            let texts = world.texts();
            let ours = texts.iter().filter(
            |(key, _)| matches!(Key::parse(KINDS, key), Key::Record(place, _) if place.of == id(name)),
        );
            ours.map(|(key, text)| length(key) + length(text)).sum()
        };
        assert_eq!((usage.goals, usage.bin), (of("a"), of("b")));
        assert_eq!(usage.ours() + 27, usage.total());
    });
}

#[test]
fn slots_of_tabs_long_closed_are_taken_away_once_their_records_have_it() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "first");
        store.act(&kv, &objective("a", 1)).expect("room");
        store
            .act(&kv, &edit("a", "title", "In the slot"))
            .expect("room");
        // As another tab left it that had not seen that.
        let key = id("a").definition().key(1);
        let old = fresh(&kv).record(&id("a")).cloned().map(|mut record| {
            record.fields.remove("title");
            record.write()
        });
        kv.set(&key, &old.expect("it is there")).expect("room");
        let tabs = |world: &World| -> Vec<String> {
            let keys = world.texts().into_keys();
            let mut tabs: Vec<String> = keys
                .filter_map(|key| match Key::parse(KINDS, &key) {
                    Key::Slot(_, tab, _) => Some(tab),
                    _ => None,
                })
                .collect();
            tabs.dedup();
            tabs
        };
        for page in 2..9 {
            let tab = format!("t{page}");
            let open = [tab.clone()];
            let visit = waymark_core::store::open::Visit {
                kinds: KINDS,
                writer: waymark_core::record::stamp::Writer::new(page),
                tab: &tab,
                open_tabs: Some(&open),
                today: super::page::day(TODAY),
            };
            let mut store = Store::open(&kv, &visit).expect("it can be read");
            assert_eq!(
                store.record(&id("a")).and_then(|it| it.text("title")),
                Some("In the slot")
            );
            store.act(&kv, &edit("a", "about", page)).expect("room");
            assert!(
                tabs(&world).len() <= 4 && tabs(&world).contains(&tab),
                "{:?}",
                tabs(&world)
            );
        }
        assert!(!tabs(&world).contains(&"first".to_owned()));
        // Those that are left can still take back.
        let mut store = open_as(&kv, 20, "t8");
        store.act(&kv, &undo()).expect("room");
        assert_eq!(
            store.record(&id("a")).and_then(|it| it.value("about")),
            Some(&Value::from(7))
        );
    });
}

#[test]
fn what_a_list_needs_comes_back_when_the_newest_is_taken_away() {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 1, "tab");
    store.act(&kv, &objective("a", 1)).expect("room");
    for month in 1..=9 {
        let action = check_in("a", &format!("2026-0{month}-01"), &month.to_string());
        store.act(&kv, &action).expect("room");
    }
    store.tidy(&kv, &id("a")).expect("room");
    let listed = |kv: &Tab| {
        let store = fresh(kv);
        let record = store.record(&id("a")).expect("it is there");
        let objective = Objective::read(record);
        let dates = objective.key_results[0].check_ins.iter();
        dates.map(|it| it.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(listed(&kv), ["2026-08-01", "2026-09-01"]);
    for month in [9, 8] {
        let gone = (format!("at/k1/2026-0{month}-01").into(), Value::Null);
        let action = Action::CheckIn {
            of: id("a"),
            fields: vec![gone],
        };
        store.act(&kv, &action).expect("room");
    }
    store.read_history(&kv, &id("a")).expect("it can be read");
    store.tidy(&kv, &id("a")).expect("room");
    assert_eq!(listed(&kv), ["2026-06-01", "2026-07-01"]);
    assert_eq!(stored_says(&kv), says(&mut store, &kv));
}
