//! What somebody sets once for everything: kept as anything else is, and in no list.

#![cfg(feature = "store")]

use std::collections::BTreeSet;

use serde_json::json;
use time::Month;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::objective;
use waymark_core::period::parse_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Subject, TITLE};
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, Value};
use waymark_core::settings::{DAYS, MONTHS, Settings, first_day, first_month, subject};
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::backup::About;
use waymark_core::store::failure::NotDone;
use waymark_core::store::import::Becomes;
use waymark_core::store::key_value::{Lookup, Memory};
use waymark_core::store::mirror::Exchange;
use waymark_core::store::open::Visit;

const TODAY: &str = "2026-11-26";

fn visit(writer: u64, tab: &str) -> Visit<'_> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(writer),
        tab,
        open_tabs: None,
        today: parse_date(TODAY).expect("a day"),
    }
}

fn open(kv: &Memory, writer: u64) -> Store {
    let tab = format!("t{writer}");
    Store::open(kv, &visit(writer, &tab)).expect("memory gives everything")
}

fn set(store: &mut Store, kv: &Memory, field: (Name, Value)) {
    let action = Action::Edit {
        of: subject(),
        fields: vec![field],
    };
    store.act(kv, &action).expect("memory takes everything");
}

fn settings(store: &Store) -> Settings {
    store
        .record(&subject())
        .map(Settings::read)
        .unwrap_or_default()
}

fn undo(store: &mut Store, kv: &Memory) {
    let (which, today) = (None, TODAY.to_owned());
    store
        .act(kv, &Action::Undo { which, today })
        .expect("it can be taken back");
}

fn redo(store: &mut Store, kv: &Memory) {
    let (which, today) = (None, TODAY.to_owned());
    store
        .act(kv, &Action::Redo { which, today })
        .expect("it can be done again");
}

fn objective(store: &mut Store, kv: &Memory, id: &str) -> Subject {
    let of = objective::KIND.of(Id::parse(id).expect("an id"));
    let create = Action::Create {
        of: of.clone(),
        fields: vec![TITLE.says(Some(id.to_owned()))],
        today: TODAY.to_owned(),
    };
    store.act(kv, &create).expect("memory takes everything");
    of
}

fn exported(store: &mut Store, kv: &Memory) -> file::Contents {
    let text = file::write(store, kv, TODAY).expect("memory gives everything");
    file::read(&text, &visit(99, "reader")).expect("it is ours")
}

#[test]
fn whatever_is_chosen_is_read_again_and_anything_else_is_as_if_nothing_was() {
    for (day, _) in DAYS.0 {
        let read = Settings::read(&Record::of([first_day(*day)]));
        assert_eq!(read.first_day, Some(*day));
        let sunday = read.calendar(FirstDay::Sunday);
        assert_eq!(
            (sunday.first_day, sunday.first_month),
            (*day, Month::January)
        );
    }
    for (month, _) in MONTHS.0 {
        let read = Settings::read(&Record::of([first_month(*month)]));
        assert_eq!((read.first_day, read.first_month), (None, *month));
    }
    for odd in [
        json!("wednesday"),
        json!(7),
        json!(null),
        json!({"first": 1}),
        json!(""),
    ] {
        let odd = ["week", "year"].map(|word| (Name::own(word), odd.clone()));
        let read = Settings::read(&Record::of(odd));
        assert_eq!(read, Settings::default());
        assert_eq!(
            read.calendar(FirstDay::Saturday).first_day,
            FirstDay::Saturday
        );
    }
    assert_eq!(
        Settings::default().calendar(FirstDay::Monday),
        Calendar::default()
    );
}

#[test]
fn setting_and_taking_back_goes_step_by_step_and_lasts() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    set(&mut store, &kv, first_day(FirstDay::Sunday));
    set(&mut store, &kv, first_month(Month::April));
    let both = Settings {
        first_day: Some(FirstDay::Sunday),
        first_month: Month::April,
    };
    assert_eq!(settings(&store), both);
    assert_eq!(settings(&open(&kv, 2)), both, "it is kept");
    undo(&mut store, &kv);
    assert_eq!(
        settings(&store),
        Settings {
            first_month: Month::January,
            ..both
        }
    );
    undo(&mut store, &kv);
    assert_eq!(settings(&store), Settings::default());
    // It was the first thing ever set, and is no record in the bin by that.
    let glance = store.glance(&subject()).expect("it is there");
    assert_eq!(glance.binned(), None);
    redo(&mut store, &kv);
    redo(&mut store, &kv);
    assert_eq!(settings(&store), both);
    undo(&mut store, &kv);
    undo(&mut store, &kv);
    set(&mut store, &kv, first_month(Month::July));
    assert_eq!(
        settings(&open(&kv, 3)),
        Settings {
            first_day: None,
            first_month: Month::July
        },
        "what was taken back does not come again with something else"
    );
    let usual = Action::Edit {
        of: subject(),
        fields: vec![first_month(Month::July)],
    };
    assert_eq!(
        store.act(&kv, &usual),
        Err(NotDone::Refused(Refusal::Same)),
        "what it says already is not written"
    );
}

#[test]
fn two_tabs_that_set_something_at_once_both_end_with_the_newer_and_nobody_is_asked() {
    let kv = Memory::default();
    let (mut one, mut other) = (open(&kv, 1), open(&kv, 2));
    set(&mut one, &kv, first_month(Month::April));
    // The other has not heard of it yet.
    set(&mut other, &kv, first_month(Month::July));
    set(&mut other, &kv, first_day(FirstDay::Saturday));
    let heard = one.refresh(&kv).expect("memory gives everything");
    assert!(heard.disputed.is_empty(), "{heard:?}");
    assert!(heard.changed.contains(&subject()));
    other.refresh(&kv).expect("memory gives everything");
    assert_eq!(settings(&one), settings(&other));
    assert_eq!(settings(&one).first_day, Some(FirstDay::Saturday));
    // What is set next is all that there is.
    set(&mut one, &kv, first_month(Month::October));
    let record = one.record(&subject()).expect("it is there");
    assert!(record.fields["year"].others().is_empty());
    assert_eq!(settings(&open(&kv, 3)).first_month, Month::October);
}

#[test]
fn settings_are_in_no_list_and_count_as_nothing() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    set(&mut store, &kv, first_month(Month::April));
    assert_eq!(store.list().count(), 0);
    let about = |store: &mut Store| {
        let text = file::write(store, &kv, TODAY).expect("memory gives everything");
        About::of(KINDS, &kv, &text).expect("memory gives everything")
    };
    assert_eq!(about(&mut store).records, 0);
    objective(&mut store, &kv, "a");
    assert_eq!(store.list().count(), 1);
    assert_eq!(about(&mut store).records, 1);
    // A year later, all that was in the bin is gone, and the settings are not.
    let later = Visit {
        today: parse_date("2027-11-26").expect("a day"),
        ..visit(2, "later")
    };
    let later = Store::open(&kv, &later).expect("memory gives everything");
    assert_eq!(settings(&later).first_month, Month::April);
}

#[test]
fn a_file_brings_them_along_and_one_undo_takes_them_back() {
    let there = Memory::default();
    let mut theirs = open(&there, 1);
    objective(&mut theirs, &there, "a");
    set(&mut theirs, &there, first_month(Month::April));
    let contents = exported(&mut theirs, &there);
    let kv = Memory::default();
    let mut store = open(&kv, 2);
    let preview = store.preview(&kv, &contents.records).expect("memory");
    let becomes: Vec<_> = preview.differences.iter().map(|it| it.becomes).collect();
    assert_eq!(becomes, [Becomes::New, Becomes::New]);
    store.bring_in(&kv, &preview, TODAY).expect("room");
    assert_eq!(settings(&store).first_month, Month::April);
    undo(&mut store, &kv);
    assert_eq!(settings(&store), Settings::default());
    assert_eq!(store.glance(&subject()).and_then(|it| it.binned()), None);
    redo(&mut store, &kv);
    assert_eq!(settings(&open(&kv, 3)).first_month, Month::April);
    // Both have settings, and nothing else in common: neither is a copy of the other.
    let mut alone = open(&Memory::default(), 4);
    let own = Memory::default();
    set(&mut alone, &own, first_month(Month::April));
    let preview = alone.preview(&own, &contents.records).expect("memory");
    assert!(!preview.is_copy());
    assert_eq!(preview.only_here, []);
}

#[test]
fn of_a_file_that_says_something_else_the_newer_stands() {
    let there = Memory::default();
    let mut theirs = open(&there, 1);
    set(&mut theirs, &there, first_month(Month::April));
    let once = exported(&mut theirs, &there);
    set(&mut theirs, &there, first_month(Month::May));
    set(&mut theirs, &there, first_month(Month::June));
    let often = exported(&mut theirs, &there);
    let kv = Memory::default();
    let mut store = open(&kv, 2);
    set(&mut store, &kv, first_month(Month::July));
    set(&mut store, &kv, first_month(Month::August));
    let preview = store.preview(&kv, &once.records).expect("memory");
    let [difference] = &preview.differences[..] else {
        panic!("one record");
    };
    assert_eq!(
        difference.fields,
        [],
        "nothing to see and nothing to choose"
    );
    store.bring_in(&kv, &preview, TODAY).expect("room");
    assert_eq!(settings(&store).first_month, Month::August);
    let preview = store.preview(&kv, &often.records).expect("memory");
    let [difference] = &preview.differences[..] else {
        panic!("one record");
    };
    let seen = difference
        .fields
        .iter()
        .map(|it| (&it.before, &it.after, &it.beside));
    assert_eq!(
        seen.collect::<Vec<_>>(),
        [(&json!("august"), &json!("june"), &None)]
    );
    store.bring_in(&kv, &preview, TODAY).expect("room");
    assert_eq!(settings(&store).first_month, Month::June);
    undo(&mut store, &kv);
    assert_eq!(settings(&store).first_month, Month::August);
}

#[test]
fn going_back_to_a_copy_sets_what_it_says_and_bins_nothing() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    objective(&mut store, &kv, "a");
    let without = exported(&mut store, &kv);
    set(&mut store, &kv, first_month(Month::April));
    let with = exported(&mut store, &kv);
    set(&mut store, &kv, first_month(Month::May));
    let back = |store: &mut Store, copy: &file::Contents| {
        let preview = store
            .preview_back(&kv, &copy.records, &BTreeSet::new(), TODAY)
            .expect("memory gives everything");
        if !preview.is_empty() {
            store.bring_in(&kv, &preview, TODAY).expect("room");
        }
    };
    back(&mut store, &without);
    assert_eq!(
        settings(&store).first_month,
        Month::May,
        "it is a preference"
    );
    back(&mut store, &with);
    assert_eq!(settings(&store).first_month, Month::April);
    undo(&mut store, &kv);
    assert_eq!(settings(&store).first_month, Month::May);
}

#[test]
fn the_second_store_has_them_too() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    let action = Action::Edit {
        of: subject(),
        fields: vec![first_month(Month::April)],
    };
    store.act(&kv, &action).expect("memory takes everything");
    let key = subject().definition().key(1);
    assert!(kv.get(&key).expect("memory").is_some());
    let mut behind = BTreeSet::from([key.clone()]);
    let exchange = Exchange::of_some(KINDS, &kv, &mut behind).expect("memory");
    assert!(exchange.keys().contains(&key));
}
