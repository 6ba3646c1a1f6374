//! What a record names is there as long as that is: a key result that is a KPI reads its
//! history from it.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use waymark_core::kinds::KINDS;
use waymark_core::kpi;
use waymark_core::objective::KIND;
use waymark_core::record::frame;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Kinds, Row, Since, Subject};
use waymark_core::record::shape::{Said, Shape};
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, Value as Written};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::{KeyValue, Lookup};
use waymark_core::store::open::Visit;
use waymark_core::store::tidy::ForGood;

use super::faulty::{Failing, Tab, World};
use super::page::{TODAY, day, open_as, owned};
use crate::given::id;

/// Long after everything in the bin was put there.
const LATER: &str = "2027-03-01";

fn objective() -> Subject {
    KIND.of(id("a"))
}

fn kpi() -> Subject {
    kpi::KIND.of(id("k"))
}

fn create(of: Subject, fields: &[(&str, Value)]) -> Action {
    Action::Create {
        of,
        fields: owned(fields),
        today: TODAY.into(),
    }
}

fn bin(of: Subject, today: &str) -> Action {
    let today = today.to_owned();
    Action::Bin { of, today }
}

fn edit(of: Subject, field: &str, value: Value) -> Action {
    Action::Edit {
        of,
        fields: owned(&[(field, value)]),
    }
}

fn open_on(kinds: Kinds, kv: &dyn KeyValue, today: &str) -> Store {
    let visit = Visit {
        kinds,
        writer: Writer::new(70),
        tab: "later",
        open_tabs: None,
        today: day(today),
    };
    Store::open(kv, &visit).expect("a storage that can be read")
}

/// An objective whose key result is a KPI, which is in the bin.
fn linked() -> (World, Tab, Store) {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_as(&kv, 1, "t");
    let readings = [
        ("title", json!("NPS")),
        ("at/value/2026-09-30", json!({"value": "41"})),
    ];
    store.act(&kv, &create(kpi(), &readings)).expect("room");
    let fields = [
        ("title", json!("Happier customers")),
        ("kr/k1/name", json!("NPS up")),
        ("kr/k1/kpi", json!("k")),
    ];
    store.act(&kv, &create(objective(), &fields)).expect("room");
    store.act(&kv, &bin(kpi(), TODAY)).expect("room");
    (world, kv, store)
}

fn is_gone(store: &Store, of: &Subject) -> bool {
    store.glance(of).expect("it was there").is_gone()
}

fn reading(store: &Store) -> Option<Written> {
    let record = store.record(&kpi())?;
    record.value("at/value/2026-09-30").cloned()
}

#[test]
fn a_kpi_that_a_key_result_is_stays_in_the_bin_however_long() {
    let (_, kv, mut store) = linked();
    assert_eq!(store.naming(&kv, &kpi()), Ok(vec![objective()]));
    assert_eq!(store.delete_for_good(&kv, &kpi()), Ok(ForGood::Named));
    let later = open_on(KINDS, &kv, LATER);
    assert!(!is_gone(&later, &kpi()));
    assert!(reading(&later).is_some());
    // It comes back whole.
    let mut later = later;
    later
        .act(&kv, &Action::Restore { of: kpi() })
        .expect("room");
    assert!(reading(&open_on(KINDS, &kv, LATER)).is_some());
}

#[test]
fn what_is_in_the_bin_names_it_too_since_it_may_come_back() {
    let (_, kv, mut store) = linked();
    store
        .act(&kv, &bin(objective(), "2027-02-20"))
        .expect("room");
    let later = open_on(KINDS, &kv, LATER);
    assert!(!is_gone(&later, &objective()), "nine days in the bin");
    assert!(!is_gone(&later, &kpi()));
    // Both have been there for long enough.
    let later = open_on(KINDS, &kv, "2027-03-23");
    assert!(is_gone(&later, &objective()));
    assert!(is_gone(&later, &kpi()));
}

#[test]
fn once_no_key_result_is_it_any_more_it_goes() {
    for (field, value) in [
        ("kr/k1/kpi", Value::Null),
        ("kr/k1/kpi", json!("another")),
        ("kr/k1/gone", json!(true)),
    ] {
        let (_, kv, mut store) = linked();
        store
            .act(&kv, &edit(objective(), field, value))
            .expect("room");
        assert_eq!(store.naming(&kv, &kpi()), Ok(Vec::new()), "{field}");
        assert!(is_gone(&open_on(KINDS, &kv, LATER), &kpi()), "{field}");
    }
}

#[test]
fn the_objective_that_a_kpi_came_from_may_go_and_the_kpi_keeps_its_readings() {
    let (_, kv, mut store) = linked();
    store
        .act(&kv, &Action::Restore { of: kpi() })
        .expect("room");
    let origin = json!({"objective": "a", "key-result": "k1", "on": TODAY});
    let fields = [
        ("origin", origin),
        ("objective", json!("a")),
        ("key-result", json!("k1")),
    ];
    for (field, value) in fields {
        store.act(&kv, &edit(kpi(), field, value)).expect("room");
    }
    store.act(&kv, &bin(objective(), TODAY)).expect("room");
    assert_eq!(store.naming(&kv, &objective()), Ok(Vec::new()));
    let later = open_on(KINDS, &kv, LATER);
    assert!(is_gone(&later, &objective()));
    assert!(!is_gone(&later, &kpi()));
    assert!(reading(&later).is_some());
}

#[test]
fn both_that_are_in_the_bin_are_deleted_in_one_and_no_end_in_between_leaves_half() {
    let (world, ..) = linked();
    let texts = world.texts();
    let mut cut = 0;
    for at in 0.. {
        let world = World::of(texts.clone());
        let kv = world.tab();
        let mut store = open_as(&kv, 8, "two");
        store.act(&kv, &bin(objective(), TODAY)).expect("room");
        kv.fails(Failing::DiesAt(at));
        // Whichever is asked for first.
        let all = [kpi(), objective()];
        let (done, kept_by) = store.delete_all_for_good(&kv, &all);
        let next = world.tab();
        let found = open_as(&next, 9, "next");
        if is_gone(&found, &kpi()) {
            assert!(
                is_gone(&found, &objective()),
                "at {at}: it names what is gone"
            );
        }
        if !kv.has_died() {
            assert_eq!(kept_by, None);
            let became: BTreeSet<Subject> = done.iter().map(|(of, _)| of.clone()).collect();
            assert_eq!(became, all.into_iter().collect());
            assert!(
                done.iter().all(|(_, it)| *it == ForGood::Deleted),
                "{done:?}"
            );
            break;
        }
        cut += 1;
    }
    assert!(cut >= 3, "{cut}");
}

#[test]
fn what_keeps_one_in_the_bin_keeps_what_that_names() {
    // Two objectives name it, one of them is not in the bin.
    let (_, kv, mut store) = linked();
    let other = KIND.of(id("b"));
    let fields = [("title", json!("B")), ("kr/x/kpi", json!("k"))];
    store
        .act(&kv, &create(other.clone(), &fields))
        .expect("room");
    store.act(&kv, &bin(objective(), TODAY)).expect("room");
    let (done, kept_by) = store.delete_all_for_good(&kv, &[objective(), kpi()]);
    assert_eq!(kept_by, None);
    let expected = vec![(objective(), ForGood::Deleted), (kpi(), ForGood::Named)];
    assert_eq!(done, expected);
    assert_eq!(store.naming(&kv, &kpi()), Ok(vec![other]));
}

#[test]
fn what_cannot_be_read_here_and_mentions_it_keeps_it() {
    let key = objective().definition().key(1);
    let newer = frame::seal(r#"{"schema":9,"fields":{"is":{"kpi":"k"}}}"#);
    let silent = frame::seal(r#"{"schema":9,"fields":{"is":{"kpi":"kk"}}}"#);
    for (text, keeps) in [(newer, true), (silent, false)] {
        let (_, kv, store) = linked();
        drop(store);
        let slots = kv.keys().expect("no fault").into_iter();
        slots
            .filter(|it| it.contains("/undo/"))
            .for_each(|it| kv.remove(&it).expect("no fault"));
        kv.set(&key, &text).expect("room");
        let later = open_on(KINDS, &kv, LATER);
        assert_eq!(!is_gone(&later, &kpi()), keeps, "{text}");
    }
}

/// A kind of which each record names another: so may two of them each other.
static FRIEND: Kind = Kind {
    word: "friend",
    dated: "friends",
    since: Since::Several,
    is_single: false,
    tables: &[&[Row::own("of", Shape::Id)]],
    value: Shape::Flag,
    needed_by_lists: |_| BTreeSet::new(),
    names: Some(|record: &Record| {
        let named = record.value("of").and_then(Id::read);
        named.map(|it| FRIEND.of(it)).into_iter().collect()
    }),
};

const FRIENDS: Kinds = Kinds(&[&FRIEND]);

#[test]
fn two_that_name_each_other_do_not_keep_each_other_in_the_bin() {
    for (binned, gone) in [
        (&["x", "y"][..], &["x", "y"][..]),
        (&["x"], &[]),
        // The third names one of them, and that one the other.
        (&["x", "y", "z"], &["x", "y", "z"]),
    ] {
        let world = World::default();
        let kv = world.tab();
        let mut store = open_on(FRIENDS, &kv, TODAY);
        for (name, of) in [("x", "y"), ("y", "x"), ("z", "x")] {
            if name == "z" && !binned.contains(&"z") {
                continue;
            }
            let fields = [("title", json!(name)), ("of", json!(of))];
            store
                .act(&kv, &create(FRIEND.of(id(name)), &fields))
                .expect("room");
        }
        for name in binned {
            store
                .act(&kv, &bin(FRIEND.of(id(name)), TODAY))
                .expect("room");
        }
        let later = open_on(FRIENDS, &kv, LATER);
        for name in ["x", "y"] {
            let expected = gone.contains(&name);
            assert_eq!(is_gone(&later, &FRIEND.of(id(name))), expected, "{name}");
        }
    }
}

#[test]
fn one_that_stays_keeps_all_that_it_leads_to() {
    let world = World::default();
    let kv = world.tab();
    let mut store = open_on(FRIENDS, &kv, TODAY);
    for (name, of) in [("x", "y"), ("y", "x"), ("z", "x")] {
        let fields = [("title", json!(name)), ("of", json!(of))];
        store
            .act(&kv, &create(FRIEND.of(id(name)), &fields))
            .expect("room");
    }
    for name in ["x", "y"] {
        store
            .act(&kv, &bin(FRIEND.of(id(name)), TODAY))
            .expect("room");
    }
    let later = open_on(FRIENDS, &kv, LATER);
    for name in ["x", "y"] {
        assert!(!is_gone(&later, &FRIEND.of(id(name))), "{name}");
    }
}
