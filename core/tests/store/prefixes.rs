//! Whatever is done in whichever order: a page may end before any change of the
//! storage, and the storage may be full from any on.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::failure::NotDone;
use waymark_core::store::key_value::Memory;
use waymark_core::store::place::Place;
use waymark_core::store::tidy::ForGood;

use super::faulty::{Failing, Tab, World, say};
use super::page::{
    TODAY, check_in, create, edit, for_each_kind, id, open_as, redo, says, stored_says, undo,
};

type Texts = BTreeMap<String, String>;
type Says = Vec<(Subject, String, Value)>;

/// What can be done, in a word.
const ALPHABET: [&str; 10] = [
    "create", "edit", "check-in", "correct", "together", "bin", "undo", "redo", "import", "delete",
];

/// How many sequences there were, and how often one was interrupted.
#[derive(Default)]
struct Counts {
    sequences: u64,
    crashes: u64,
    full: u64,
    refused: u64,
}

/// Does one thing as the page of the tab.
fn do_it(
    kv: &Tab,
    store: &mut Store,
    what: &str,
    file: &[(Place, waymark_core::record::Record)],
) -> Result<(), NotDone> {
    let action = match what {
        "create" => create("a", &[("title", json!("A")), ("kr/k1/target", json!("5"))]),
        "edit" => Action::Edit {
            of: id("a"),
            fields: vec![
                (
                    "title".into(),
                    json!(
                        if store.record(&id("a")).and_then(|it| it.text("title")) == Some("B") {
                            "C"
                        } else {
                            "B"
                        }
                    ),
                ),
                ("commitment".into(), json!("must")),
                // Large, so that there are two parts.
                ("about".into(), json!("x".repeat(7_300))),
            ],
        },
        "check-in" => check_in("a", "2026-11-02", "1"),
        "correct" => Action::CheckIn {
            of: id("a"),
            fields: vec![
                (
                    "at/k1/2026-11-02".into(),
                    json!({"value": "2", "note": "n".repeat(300)}),
                ),
                ("at/k1/2026-11-03".into(), json!({"value": "3"})),
            ],
        },
        "together" => Action::Together(vec![
            edit("a", "unit", "m"),
            create("b", &[("title", json!("B")), ("kr/k1/target", json!("5"))]),
        ]),
        "bin" => Action::Bin {
            of: id("a"),
            today: TODAY.into(),
        },
        "undo" => undo(),
        "redo" => redo(),
        "import" => {
            let preview = store
                .preview(kv, file)
                .map_err(|fault| NotDone::Failed(fault.into()))?;
            return store.bring_in(kv, &preview, TODAY);
        }
        _ => {
            // Only what is in the bin can be.
            let glance = store.glance(&id("a"));
            let binned = glance.is_some_and(|it| it.binned().is_some() && !it.is_gone());
            let deleted = store.delete_for_good(kv, &id("a"))?;
            return match deleted {
                ForGood::Deleted if binned => Ok(()),
                _ => Err(NotDone::Refused(Refusal::NothingThere)),
            };
        }
    };
    store.act(kv, &action)
}

/// Two records that come from elsewhere, one of which may be here already.
fn file() -> Vec<(Place, waymark_core::record::Record)> {
    let memory = Memory::default();
    let mut store = open_as(&memory, 700_000, "elsewhere");
    for name in ["a", "z"] {
        let fields = [("title", json!("Elsewhere")), ("unit", json!("%"))];
        store
            .act(&memory, &create(name, &fields))
            .expect("memory takes everything");
        store
            .act(&memory, &check_in(name, "2025-05-05", "8"))
            .expect("memory takes everything");
    }
    [id("a"), id("z")]
        .map(|id| {
            (
                id.definition(),
                store.record(&id).cloned().unwrap_or_default(),
            )
        })
        .into()
}

/// Everything that can follow what is stored, to a length.
fn follow(
    texts: &Texts,
    page: u64,
    length: u32,
    counts: &mut Counts,
    file: &[(Place, waymark_core::record::Record)],
) {
    if length == 0 {
        return;
    }
    for what in ALPHABET {
        let world = World::of(texts.clone());
        let kv = world.tab();
        let mut store = open_as(&kv, page, "tab");
        let before = says(&mut store, &kv);
        kv.fails(Failing::No);
        match do_it(&kv, &mut store, what, file) {
            Ok(()) => {}
            Err(NotDone::Refused(_)) => {
                counts.refused += 1;
                assert_eq!(world.texts(), *texts, "what is refused changes nothing");
                continue;
            }
            Err(why) => panic!("{what}: {why:?}"),
        }
        counts.sequences += 1;
        let changes = kv.changes();
        let after = says(&mut store, &kv);
        assert_eq!(
            stored_says(&world.tab()),
            after,
            "{what}: as a fresh page finds it"
        );
        for at in 0..changes {
            crash(texts, page, what, at, [&before, &after], file);
            counts.crashes += 1;
            full(texts, page, what, at, [&before, &after], file);
            counts.full += 1;
        }
        follow(&world.texts(), page + 10, length - 1, counts, file);
    }
}

/// The page ends before a change; whoever comes next finds all of it or nothing.
fn crash(
    texts: &Texts,
    page: u64,
    what: &str,
    at: u32,
    [before, after]: [&Says; 2],
    file: &[(Place, waymark_core::record::Record)],
) {
    let world = World::of(texts.clone());
    let kv = world.tab();
    let mut store = open_as(&kv, page, "tab");
    kv.fails(Failing::DiesAt(at));
    let done = do_it(&kv, &mut store, what, file);
    // What could not even be taken away any more is no failure.
    assert!(
        done.is_err() || ["import", "delete"].contains(&what),
        "{what} at {at}"
    );
    let next = world.tab();
    let mut opened = open_as(&next, page + 1, "tab");
    let found = says(&mut opened, &next);
    assert!(
        found == *before || found == *after,
        "{what} at {at}: {found:?}"
    );
    // And it stays so, whoever comes after that.
    assert_eq!(stored_says(&world.tab()), found, "{what} at {at}");
    let keys = world.texts().into_keys();
    let left: Vec<String> = keys
        .filter(|key| key.contains("/staged/") || key.contains("/intent/"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// The storage is full from a text on; the page goes on, and then there is room.
fn full(
    texts: &Texts,
    page: u64,
    what: &str,
    at: u32,
    [before, after]: [&Says; 2],
    file: &[(Place, waymark_core::record::Record)],
) {
    let world = World::of(texts.clone());
    let kv = world.tab();
    let mut store = open_as(&kv, page, "tab");
    kv.fails(Failing::FullFrom(at));
    let done = do_it(&kv, &mut store, what, file);
    kv.fails(Failing::No);
    let found = says(&mut store, &kv);
    // Once it says that it is gone, it is, whatever else is left of it.
    let either = what == "delete" && found == *after;
    let expected = if done.is_ok() || either {
        after
    } else {
        before
    };
    assert_eq!(found, *expected, "{what} at {at}: in the page");
    // Now there is room: the next action works, and nothing is torn.
    let title = Writer::new(page).to_string();
    let next = create("next", &[("title", json!(title))]);
    store.act(&kv, &next).expect("there is room again");
    if let Err(NotDone::Failed(_)) = done {
        let _ = do_it(&kv, &mut store, what, file);
    }
    let ours: Says = says(&mut store, &kv);
    let without: Says = ours
        .iter()
        .filter(|(of, ..)| *of != id("next"))
        .cloned()
        .collect();
    assert_eq!(ours, stored_says(&world.tab()), "{what} at {at}: stored");
    if what != "undo" && what != "redo" {
        assert_eq!(without, *after, "{what} at {at}: done again");
    }
}

#[test]
fn row_02_and_15_every_sequence_of_actions_ends_whole_wherever_it_is_cut() {
    for_each_kind(|| {
        let length = std::env::var("WAYMARK_LENGTH").ok();
        let length: u32 = length.map_or(4, |length| length.parse().expect("a number"));
        let mut counts = Counts::default();
        let begun = std::time::Instant::now();
        follow(&Texts::new(), 1, length, &mut counts, &file());
        say(&format!(
            "{} sequences of up to {length} actions, ended at {} points, full at {}, {} refused, {:?}",
            counts.sequences,
            counts.crashes,
            counts.full,
            counts.refused,
            begun.elapsed(),
        ));
    });
}
