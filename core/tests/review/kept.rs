//! What is remembered of a review: so that one can stop and go on, here or elsewhere.

use proptest::prelude::*;
use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, Value};
use waymark_core::review::kept::{Did, Done, Review, finished, step, step_of, with_whom};
use waymark_core::review::key::Key;
use waymark_core::review::{KIND, Rhythm, subject};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

use super::{day, id};

const TODAY: &str = "2026-11-27";

fn visit(writer: u64, tab: &str) -> Visit<'_> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(writer),
        tab,
        open_tabs: None,
        today: day(TODAY),
    }
}

fn open(kv: &Memory, writer: u64) -> Store {
    let tab = format!("t{writer}");
    Store::open(kv, &visit(writer, &tab)).expect("memory gives everything")
}

fn this_week() -> Subject {
    let unit = Rhythm::Week.unit(Calendar::default(), day(TODAY));
    subject(Rhythm::Week, unit)
}

fn review(store: &Store) -> Review {
    let record = store.record(&this_week());
    record.map(Review::read).unwrap_or_default()
}

fn says(store: &mut Store, kv: &Memory, fields: Vec<(Name, Value)>) {
    let of = this_week();
    store
        .act(kv, &Action::Edit { of, fields })
        .expect("memory takes everything");
}

fn does(store: &mut Store, kv: &Memory, key: &Key, done: &Done) {
    let fields = review(store).says(key, Some(done), day(TODAY));
    says(store, kv, fields);
}

fn recorded() -> Done {
    Done {
        note: "Survey went out late.".to_owned(),
        reading: Some(day("2026-10-31")),
        ..Done::of(Did::Recorded, day(TODAY))
    }
}

#[test]
fn what_was_done_stays_when_one_stops() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    let nps = Key::Kpi(id("nps"));
    does(&mut store, &kv, &nps, &recorded());
    says(&mut store, &kv, vec![with_whom(" Anna ")]);
    let later = review(&open(&kv, 2));
    assert_eq!(later.begun, Some(day(TODAY)));
    assert_eq!(later.who, "Anna");
    assert_eq!(later.steps.get(&nps), Some(&recorded()));
    assert_eq!(later.finished, None);
}

#[test]
fn the_day_it_was_begun_stays_that_of_the_first_step() {
    let first = Review::default().says(&Key::Plan, Some(&recorded()), day("2026-11-26"));
    let begun = Review::read(&Record::of(first));
    assert_eq!(begun.begun, Some(day("2026-11-26")));
    let fields = begun.says(&Key::Aim, Some(&recorded()), day(TODAY));
    assert_eq!(fields.len(), 1, "{fields:?}");
    // To take back what was not done begins nothing.
    assert_eq!(Review::default().says(&Key::Aim, None, day(TODAY)).len(), 1);
}

#[test]
fn one_step_is_taken_back_with_what_was_done_in_it() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    let nps = Key::Kpi(id("nps"));
    does(&mut store, &kv, &nps, &recorded());
    let (which, today) = (None, TODAY.to_owned());
    store
        .act(&kv, &Action::Undo { which, today })
        .expect("it can be taken back");
    assert_eq!(review(&store), Review::default());
}

#[test]
fn two_devices_in_one_week_hold_one_review() {
    let [one, other] = [Memory::default(), Memory::default()];
    let (mut here, mut there) = (open(&one, 1), open(&other, 2));
    let [nps, trial] = ["nps", "trial"].map(|it| Key::Kpi(id(it)));
    does(&mut here, &one, &nps, &recorded());
    let skipped = Done::of(Did::Skipped, day(TODAY));
    does(&mut there, &other, &trial, &skipped);
    let text = file::write(&mut there, &other, TODAY).expect("memory gives everything");
    let contents = file::read(&text, &visit(9, "reader")).expect("it is ours");
    let preview = here.preview(&one, &contents.records).expect("memory");
    here.bring_in(&one, &preview, TODAY).expect("room");
    let both = review(&here).steps;
    assert_eq!(both.get(&nps), Some(&recorded()));
    assert_eq!(both.get(&trial), Some(&skipped));
}

#[test]
fn it_is_in_no_list_and_never_asks_to_choose() {
    let kv = Memory::default();
    let mut store = open(&kv, 1);
    does(&mut store, &kv, &Key::Plan, &recorded());
    assert_eq!(store.list().count(), 0);
    assert!(KIND.is_single);
}

#[test]
fn what_a_newer_version_did_is_passed_over_and_stays() {
    let key = Key::Kpi(id("nps"));
    let said = json!({"did": "recorded teleported", "done": TODAY});
    let fields = [
        (Name::one("step", "kpi-nps"), said),
        (Name::one("step", "telepathy-nps"), json!({"done": TODAY})),
        (Name::one("step", "aim"), json!({"did": "seen"})),
        (Name::own("begun"), json!(7)),
    ];
    let read = Review::read(&Record::of(fields));
    assert_eq!(read.steps.len(), 1);
    assert_eq!(read.steps[&key].did, [Did::Recorded]);
    assert_eq!(read.begun, None);
}

#[test]
fn looking_at_something_says_nothing_once_something_was_done() {
    let today = day(TODAY);
    let done = Done::of(Did::Skipped, today).and(Did::Recorded, today);
    assert_eq!(done.did, [Did::Recorded]);
    let done = done.and(Did::Acknowledged, today).and(Did::Recorded, today);
    assert_eq!(done.did, [Did::Acknowledged, Did::Recorded]);
    let done = done.and(Did::Seen, today);
    assert_eq!(done.did, [Did::Acknowledged, Did::Recorded]);
    assert!(done.is_something());
    assert!(
        !Done::of(Did::Seen, today)
            .and(Did::Skipped, today)
            .is_something()
    );
}

#[test]
fn a_finished_one_can_be_opened_again() {
    let on = Review::read(&Record::of([finished(Some(day(TODAY)))]));
    assert_eq!(on.finished, Some(day(TODAY)));
    let off = Review::read(&Record::of([finished(None)]));
    assert_eq!(off.finished, None);
}

fn any_id() -> impl Strategy<Value = waymark_core::record::id::Id> {
    "[a-z0-9]{1,24}".prop_map(|it| id(&it))
}

fn any_key() -> impl Strategy<Value = Key> {
    (any_id(), any_id(), 0..10_u8).prop_map(|(one, two, which)| match which {
        0 => Key::Kpi(one),
        1 => Key::CheckIn(one),
        2 => Key::AskAgain(one, two),
        3 => Key::Close(one),
        4 => Key::Learn(one),
        5 => Key::HandOff(one, two),
        6 => Key::GoOn(one),
        7 => Key::Aim,
        8 => Key::AtOnce,
        _ => Key::Plan,
    })
}

proptest! {
    #[test]
    fn a_step_is_read_as_it_was_written(
        key in any_key(), note in "[^\\s]{0,20}", days in (0..400_i64, prop::option::of(0..400_i64)),
        made in prop::option::of(any_id()),
    ) {
        prop_assert_eq!(Key::parse(&key.to_string()), Some(key.clone()));
        let on = |it: i64| day("2026-01-01") + time::Duration::days(it);
        let done = Done {
            did: vec![Did::Recorded, Did::Acknowledged],
            note,
            on: on(days.0),
            reading: days.1.map(on),
            made,
        };
        let (name, value) = step(&key, Some(&done));
        prop_assert_eq!(step_of(&Name::parse(&name.to_string())), Some(key.clone()));
        prop_assert_eq!(KIND.accepts(&name.to_string(), &value), Ok(()));
        let read = Review::read(&Record::of([(name, value)]));
        prop_assert_eq!(read.steps.get(&key), Some(&done));
    }

    #[test]
    fn any_text_is_a_step_or_is_passed_over(text in "[a-z0-9-]{0,40}") {
        let back = Key::parse(&text).map(|it| it.to_string());
        prop_assert!(back.is_none_or(|it| it == text));
    }
}
