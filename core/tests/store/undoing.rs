//! Taking back and doing again.

use serde_json::json;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::record::Record;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::NotDone;
use waymark_core::store::open::Visit;
use waymark_core::store::place::Key;

use super::faulty::{Failing, World};
use super::page::{
    TODAY, check_in, create, day, edit, for_each_kind, fresh, id, open_as, redo, says, stored_says,
    undo,
};
use super::rows::{full_store, visit};

#[test]
fn row_37_fifty_actions_are_taken_back_and_done_again_across_reloads() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "t");
        store
            .act(&kv, &create("a", &[("title", json!("start"))]))
            .expect("room");
        let mut states = vec![stored_says(&world.tab())];
        for number in 0..130 {
            let action = match number % 3 {
                0 => edit("a", "title", number),
                1 => check_in(
                    "a",
                    &format!("2026-01-{:02}", 1 + number % 28),
                    &number.to_string(),
                ),
                _ => edit("a", "about", number),
            };
            store.act(&kv, &action).expect("room");
            states.push(stored_says(&world.tab()));
            if number % 10 == 9 {
                store.tidy(&kv, &id("a")).expect("room");
            }
        }
        for (page, round) in [(2, 0), (40, 1)] {
            for (step, state) in states.iter().rev().skip(1).take(50).enumerate() {
                if step % 7 == 0 {
                    store = open_as(&kv, page + step as u64, "t");
                }
                store.act(&kv, &undo()).expect("fifty can be taken back");
                assert_eq!(stored_says(&world.tab()), *state, "{round} undone {step}");
            }
            for (step, state) in states[states.len() - 50..].iter().enumerate() {
                if step % 9 == 0 {
                    store = open_as(&kv, page + 100 + step as u64, "t");
                }
                store.act(&kv, &redo()).expect("and done again");
                assert_eq!(
                    stored_says(&world.tab()),
                    *state,
                    "{round} done again {step}"
                );
            }
            let none = store.act(&kv, &redo());
            assert_eq!(none.err(), Some(NotDone::Refused(Refusal::NothingThere)));
        }
        let keys = world.texts().into_keys();
        let slots = keys
            .filter(|key| matches!(Key::parse(KINDS, key), Key::Slot(..)))
            .count();
        assert_eq!(slots, 100, "the ring comes round");
    });
}

#[test]
fn row_37_what_was_undone_before_something_else_is_not_done_again() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_as(&kv, 1, "t");
        store
            .act(&kv, &create("a", &[("title", json!("0"))]))
            .expect("room");
        for title in ["1", "2", "3"] {
            store.act(&kv, &edit("a", "title", title)).expect("room");
        }
        store.act(&kv, &undo()).expect("room");
        store.act(&kv, &undo()).expect("room");
        store.act(&kv, &edit("a", "title", "other")).expect("room");
        for page in 2..4 {
            let none = store.act(&kv, &redo());
            assert_eq!(none.err(), Some(NotDone::Refused(Refusal::NothingThere)));
            store = open_as(&kv, page, "t");
        }
        for title in ["1", "0"] {
            store.act(&kv, &undo()).expect("room");
            assert_eq!(
                store.record(&id("a")).and_then(|it| it.text("title")),
                Some(title)
            );
        }
        store.act(&kv, &redo()).expect("room");
        store.act(&kv, &redo()).expect("room");
        assert_eq!(
            store.record(&id("a")).and_then(|it| it.text("title")),
            Some("other")
        );
    });
}

#[test]
fn row_37_undo_does_not_write_over_what_another_tab_wrote_since() {
    for_each_kind(|| {
        let (world, kv, mut store) = full_store();
        store.act(&kv, &edit("a", "title", "Mine")).expect("room");
        let mut other = open_as(&kv, 8, "other");
        other.act(&kv, &edit("a", "title", "Theirs")).expect("room");
        let key = id("a").definition().key(1);
        store.hear(&kv, Some(&key), Some(&world.texts()[&key]));
        let done = store.act(&kv, &undo());
        let refusal = Refusal::ChangedSince(id("a"), "title".into());
        assert_eq!(done.err(), Some(NotDone::Refused(refusal)));
        assert!(fresh(&kv).record(&id("a")).and_then(|it| it.text("title")) == Some("Theirs"));
    });
}

#[test]
fn row_37_what_was_deleted_stays_thirty_days_in_the_bin() {
    for_each_kind(|| {
        for (today, there) in [
            ("2026-12-21", true),
            ("2026-12-22", false),
            ("2027-12-22", false),
        ] {
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
            let visit = Visit {
                kinds: KINDS,
                today: day(today),
                ..visit("t")
            };
            let store = Store::open(&kv, &visit).expect("it can be read");
            assert_eq!(store.list().any(|(it, _)| *it == id("a")), there, "{today}");
            let left: Vec<_> = world.texts().into_iter().filter(|(key, _)| matches!(Key::parse(KINDS, key), Key::Record(place, _) if place.of == id("a"))).collect();
            if !there {
                assert_eq!(left.len(), 1, "{left:?}");
                let record = Record::read(&left[0].1).expect("a record");
                assert_eq!(record.fields.len(), 2);
            }
            assert!(store.list().any(|(it, _)| *it == id("b")));
        }
    });
}

#[test]
fn row_37_undoing_a_choice_brings_the_choice_back() {
    for_each_kind(|| {
        let world = World::default();
        let one = world.tab();
        let other = &one;
        let mut first = open_as(&one, 1, "one");
        first
            .act(&one, &create("a", &[("title", json!("start"))]))
            .expect("room");
        let mut second = open_as(other, 2, "other");
        let seen = second.record(&id("a")).cloned().expect("it is there");
        first.act(&one, &edit("a", "title", 1)).expect("room");
        let fields = vec![("title".into(), json!(2))];
        let late = Action::EditFrom {
            of: id("a"),
            fields,
            seen: Box::new(seen),
        };
        second.act(other, &late).expect("room");
        let beside = |store: &Store| {
            let record = store.with_history(&id("a")).expect("it is there");
            let field = &record.fields["title"];
            let others = field.others().iter().map(|entry| entry.value.clone());
            (field.value().clone(), others.collect::<Vec<_>>())
        };
        assert_eq!(beside(&second), (json!(2), vec![json!(1)]));
        let choice = Action::Settle {
            of: id("a"),
            field: "title".into(),
            value: json!(1),
        };
        second.act(other, &choice).expect("room");
        assert_eq!(beside(&second), (json!(1), vec![]));
        for page in 3..5 {
            second = open_as(other, page, "other");
            second
                .act(other, &undo())
                .expect("a choice can be taken back");
            assert_eq!(beside(&second), (json!(2), vec![json!(1)]));
            second = open_as(other, page + 10, "other");
            assert_eq!(beside(&second), (json!(2), vec![json!(1)]));
            second.act(other, &redo()).expect("and made again");
            assert_eq!(beside(&second), (json!(1), vec![]));
        }
    });
}

#[test]
fn row_37_an_import_with_fields_of_a_later_version_is_taken_back_wherever_they_are() {
    let record = |fields: serde_json::Value| json!({"schema": 1, "fields": fields});
    let file = json!({"waymark": "export", "version": 1, "records": {
        "objective/a": record(json!({"title": ["Theirs", "900.x", "1.7"], "later/1": ["x", "901.x"]})),
        "checkins/a/2025": record(json!({
            "at/k1/2025-03-02": [{"value": "77"}, "902.x"],
            "later/2": ["y", "903.x"],
            "later/6": ["in a year", "904.x"],
        })),
        "checkins/a/2026": record(json!({"later/3": ["z", "905.x"]})),
        "checkins/a/2031": record(json!({"later/4": ["new year", "906.x"]})),
        "checkins/new/2025": record(json!({"later/5": ["w", "907.x"]})),
        "objective/new": record(json!({"title": ["New", "908.x"]})),
    }});
    let (world, kv, mut store) = full_store();
    let before = says(&mut store, &kv);
    let records = file::read(&file.to_string(), &visit("file")).expect("our own file");
    let preview = store
        .preview(&kv, &records.records)
        .expect("it can be read");
    store.bring_in(&kv, &preview, TODAY).expect("room");
    let after = stored_says(&world.tab());
    assert_ne!(before, after);
    for page in 50..52 {
        store = open_as(&kv, page, "one");
        store.act(&kv, &undo()).expect("all of it is taken back");
        let found: Vec<_> = stored_says(&world.tab())
            .into_iter()
            .filter(|(of, ..)| *of != id("new"))
            .collect();
        assert_eq!(found, before);
        // In their own records too, where a later version looks for them.
        let year = &world.texts()[&id("a").year(2025).key(1)];
        let year = Record::read(year).expect("a record");
        assert_eq!((year.value("later/2"), year.value("later/6")), (None, None));
        assert!(
            fresh(&kv)
                .glance(&id("new"))
                .is_some_and(|it| it.binned().is_some())
        );
        store = open_as(&kv, page + 10, "one");
        store.act(&kv, &redo()).expect("and done again");
        assert_eq!(stored_says(&world.tab()), after);
    }
}

#[test]
fn row_37_undoing_once_more_takes_back_what_was_asked_for_and_nothing_else() {
    for_each_kind(|| {
        let (_, kv, mut store) = full_store();
        store.act(&kv, &edit("a", "title", "One")).expect("room");
        store.act(&kv, &edit("a", "title", "Two")).expect("room");
        let which = store.last_done().map(|slot| slot.id);
        let today = || TODAY.to_owned();
        let undo_it = Action::Undo {
            which,
            today: today(),
        };
        let title = |store: &Store| {
            store
                .record(&id("a"))
                .and_then(|it| it.text("title"))
                .map(str::to_owned)
        };
        // It fails; somebody goes on; it is tried again: what came since stays.
        kv.fails(Failing::Throws);
        store.act(&kv, &undo_it).expect_err("the storage throws");
        kv.fails(Failing::No);
        store
            .act(&kv, &check_in("a", "2026-11-20", "42"))
            .expect("room");
        let before = says(&mut store, &kv);
        let done = store.act(&kv, &undo_it);
        assert_eq!(done.err(), Some(NotDone::Refused(Refusal::NothingThere)));
        assert_eq!(says(&mut store, &kv), before);
        // Asked for twice, it is done once.
        store.act(&kv, &undo()).expect("room");
        store.act(&kv, &undo_it).expect("room");
        assert_eq!(title(&store).as_deref(), Some("One"));
        let again = store.act(&kv, &undo_it);
        assert_eq!(again.err(), Some(NotDone::Refused(Refusal::Same)));
        assert_eq!(title(&store).as_deref(), Some("One"));
        let redo_it = Action::Redo {
            which,
            today: today(),
        };
        store.act(&kv, &redo_it).expect("room");
        let again = store.act(&kv, &redo_it);
        assert_eq!(again.err(), Some(NotDone::Refused(Refusal::Same)));
        assert_eq!(title(&store).as_deref(), Some("Two"));
    });
}

#[test]
fn choices_made_together_are_one_step_and_pass_over_what_is_settled_by_then() {
    for_each_kind(|| {
        let world = World::default();
        let kv = world.tab();
        let mut first = open_as(&kv, 1, "one");
        let fields = [("title", json!("start")), ("owner", json!("start"))];
        first.act(&kv, &create("a", &fields)).expect("room");
        let mut second = open_as(&kv, 2, "other");
        let seen = second.record(&id("a")).cloned().expect("it is there");
        for field in ["title", "owner"] {
            first.act(&kv, &edit("a", field, 1)).expect("room");
        }
        let fields = ["title", "owner"].map(|field| (field.into(), json!(2)));
        let late = Action::EditFrom {
            of: id("a"),
            fields: fields.into(),
            seen: Box::new(seen),
        };
        second.act(&kv, &late).expect("room");
        let settle = |field: &str| Action::Settle {
            of: id("a"),
            field: field.into(),
            value: json!(1),
        };
        let says = |store: &Store| {
            let record = store.with_history(&id("a")).expect("it is there");
            let of = |field: &str| {
                let field = &record.fields[field];
                (field.value().clone(), field.others().len())
            };
            [of("title"), of("owner")]
        };
        let before = says(&second);
        assert_eq!(
            [before[0].1, before[1].1],
            [1, 1],
            "both have another beside"
        );
        let both = Action::Together(vec![settle("title"), settle("owner")]);
        second.act(&kv, &both).expect("room");
        assert_eq!(says(&second), [(json!(1), 0), (json!(1), 0)]);
        second.act(&kv, &undo()).expect("room");
        assert_eq!(says(&second), before);
        // Another tab has chosen in one of them before it is done.
        second.act(&kv, &settle("title")).expect("room");
        second.act(&kv, &both).expect("room");
        assert_eq!(says(&second), [(json!(1), 0), (json!(1), 0)]);
        let done = second.act(&kv, &both);
        assert_eq!(done, Err(NotDone::Refused(Refusal::Same)));
    });
}
