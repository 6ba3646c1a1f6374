//! Which backups are kept, and that none stands for one that said more.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;
use time::{Date, Duration};
use waymark_core::carry::file;
use waymark_core::kinds::KINDS;
use waymark_core::record::frame;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::back::buried;
use waymark_core::store::backup::{About, Reach, superseded, without};
use waymark_core::store::key_value::{KeyValue, Memory};
use waymark_core::store::open::Visit;

use super::page::{TODAY, check_in, create, day, for_each_kind, id, open_as};

/// The backups that are there after one was made on each of these days.
fn made_on(days: impl IntoIterator<Item = Date>) -> Vec<Date> {
    let mut kept: Vec<Date> = Vec::new();
    for day in days {
        kept.push(day);
        let over = superseded(&kept, day);
        kept.retain(|day| !over.contains(day));
    }
    kept
}

fn every_day(from: &str, count: i64) -> impl Iterator<Item = Date> {
    let from = day(from);
    (0..count).map(move |at| from + Duration::days(at))
}

#[test]
fn seven_days_four_weeks_and_twelve_months_are_kept() {
    for_each_kind(|| {
        let kept = made_on(every_day("2025-01-01", 695));
        let today = *kept.last().expect("the last day");
        assert_eq!(today, day("2026-11-26"));
        let written: Vec<String> = kept.iter().map(Date::to_string).collect();
        assert_eq!(
            written,
            [
                "2025-12-31",
                "2026-01-31",
                "2026-02-28",
                "2026-03-31",
                "2026-04-30",
                "2026-05-31",
                "2026-06-30",
                "2026-07-31",
                "2026-08-31",
                "2026-09-30",
                "2026-10-31",
                "2026-11-01",
                "2026-11-08",
                "2026-11-15",
                "2026-11-20",
                "2026-11-21",
                "2026-11-22",
                "2026-11-23",
                "2026-11-24",
                "2026-11-25",
                "2026-11-26",
            ]
        );
    });
}

#[test]
fn there_are_never_more_than_twenty_three_and_none_is_older_than_a_year() {
    for_each_kind(|| {
        for from in ["2024-02-01", "2024-12-15", "2025-06-30"] {
            for at in 1..800 {
                let kept = made_on(every_day(from, at).step_by(1 + at as usize % 3));
                assert!(kept.len() <= 7 + 4 + 12, "{from} {at}: {kept:?}");
                let last = *kept.last().expect("one was made");
                let oldest = kept[0];
                assert!((last - oldest).whole_days() < 366, "{from} {at}: {kept:?}");
            }
        }
    });
}

#[test]
fn the_newest_stays_however_old_it_is() {
    for_each_kind(|| {
        let day_of = |text| day(text);
        let days = ["2024-01-01", "2024-01-02"].map(day_of);
        assert_eq!(superseded(&days, day("2026-11-26")), [days[0]]);
    });
}

fn about(store: &mut Store, kv: &Memory) -> (About, String) {
    let text = file::write(store, kv, TODAY).expect("memory");
    let about = About::of(KINDS, kv, &text).expect("memory");
    (about, text)
}

fn with(names: &[&str]) -> (Memory, Store) {
    let kv = Memory::default();
    let mut store = open_as(&kv, 1, "t");
    for name in names {
        let made = create(name, &[("title", json!("A title that is as long as any"))]);
        store.act(&kv, &made).expect("memory");
    }
    (kv, store)
}

fn delete(store: &mut Store, kv: &Memory, name: &str) {
    let of = id(name);
    let today = TODAY.into();
    store.act(kv, &Action::Bin { of, today }).expect("memory");
    store.delete_for_good(kv, &id(name)).expect("memory");
}

#[test]
fn what_shrank_by_more_than_half_for_no_reason_is_no_backup() {
    for_each_kind(|| {
        let (kv, mut store) = with(&["a", "b", "c", "d", "e"]);
        for date in 10..28 {
            let action = check_in("a", &format!("2026-11-{date}"), "12345678901234567890");
            store.act(&kv, &action).expect("memory");
        }
        let (before, _) = about(&mut store, &kv);
        assert!(!before.is_doubtful_after(&before));
        let (kv_half, mut half) = with(&["b", "c"]);
        let (half, _) = about(&mut half, &kv_half);
        assert!(half.is_doubtful_after(&before));
        let (kv_none, mut none) = with(&[]);
        let (none, _) = about(&mut none, &kv_none);
        assert!(none.is_doubtful_after(&before));
        assert!(none.is_doubtful_after(&none));
        // Its check-ins are missing, and all objectives are there.
        let (kv_thin, mut thin) = with(&["a", "b", "c", "d", "e"]);
        let (thin, _) = about(&mut thin, &kv_thin);
        assert!(thin.is_doubtful_after(&before));
        // What is in the bin, or was deleted for good, is missed by nobody.
        for name in ["a", "b", "c", "d"] {
            delete(&mut store, &kv, name);
            let (after, _) = about(&mut store, &kv);
            assert!(!after.is_doubtful_after(&before), "{name}");
        }
        let (after, _) = about(&mut store, &kv);
        assert_eq!((after.records, after.gone.len()), (1, 4));
    });
}

#[test]
fn what_stands_on_it_is_read_as_it_was_written() {
    for_each_kind(|| {
        let (kv, mut store) = with(&["a", "b"]);
        delete(&mut store, &kv, "a");
        let (about, _) = about(&mut store, &kv);
        assert_eq!(About::read(KINDS, &about.write()), Some(about.clone()));
        assert_eq!(about.sum.len(), 8);
        for damaged in ["", "{}", "[]", "null", r#"{"records":1}"#, "{\"records\":"] {
            assert_eq!(About::read(KINDS, damaged), None, "{damaged}");
        }
    });
}

#[test]
fn what_was_deleted_for_good_since_goes_from_a_backup() {
    for_each_kind(|| {
        let (kv, mut store) = with(&["a", "b"]);
        let (_, text) = about(&mut store, &kv);
        delete(&mut store, &kv, "a");
        let (after, _) = about(&mut store, &kv);
        let (text, taken_out) = without(&text, KINDS, &after.gone).expect("it is a backup");
        assert_eq!(taken_out, BTreeSet::from([id("a")]));
        // What was never in it is not counted.
        let again = without(&text, KINDS, &BTreeMap::new()).map(|(_, taken_out)| taken_out);
        assert_eq!(again, Some(BTreeSet::new()));
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(9),
            tab: "",
            open_tabs: None,
            today: day(TODAY),
        };
        let records = file::read(&text, &visit).expect("it can be read").records;
        let there: BTreeSet<Subject> = records.iter().map(|(place, _)| place.of.clone()).collect();
        assert_eq!(there, BTreeSet::from([id("a"), id("b")]));
        assert_eq!(buried(&records), after.gone);
        assert_eq!(without("rubbish", KINDS, &BTreeMap::new()), None);
    });
}

#[test]
fn what_is_stored_and_what_is_exported_are_read_as_the_same() {
    for_each_kind(|| {
        let (kv, mut store) = with(&["a", "b", "c"]);
        for number in 0..90 {
            let field = format!("kr/k{number}/name");
            let action = super::page::edit("a", &field, "long ".repeat(39));
            store.act(&kv, &action).expect("memory");
        }
        for date in 10..28 {
            for year in [2024, 2025, 2026] {
                let action = check_in("b", &format!("{year}-01-{date}"), "15");
                store.act(&kv, &action).expect("memory");
            }
        }
        store.tidy(&kv, &id("b")).expect("memory");
        delete(&mut store, &kv, "c");
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(9),
            tab: "",
            open_tabs: None,
            today: day(TODAY),
        };
        let (_, exported) = about(&mut store, &kv);
        let stored = file::write_as_stored(KINDS, &kv, TODAY).expect("memory");
        let [exported, stored] = [exported, stored]
            .map(|text| file::read(&text, &visit).expect("it can be read").records);
        assert!(exported.len() > 4, "{}", exported.len());
        assert_eq!(exported, stored);
        // What a newer version wrote would make all of it unreadable here.
        let newer = frame::seal(r#"{"fields":{"title":["New","9.x"]},"schema":2}"#);
        kv.set("waymark/1/objective/z", &newer).expect("memory");
        let stored = file::write_as_stored(KINDS, &kv, TODAY).expect("memory");
        assert_eq!(
            file::read(&stored, &visit).expect("it can be read").records,
            exported
        );
    });
}

#[test]
fn what_changed_since_a_copy_is_counted_record_by_record() {
    for_each_kind(|| {
        let (kv, mut store) = with(&["a", "b"]);
        for date in 10..20 {
            let action = check_in("a", &format!("2026-11-{date}"), "15");
            store.act(&kv, &action).expect("memory");
        }
        let reach = store.reach();
        assert_eq!(Reach::read(KINDS, &reach.write()), Some(reach.clone()));
        assert_eq!(store.changes_since(&reach), 0);
        // Of one that was changed less often.
        let edit = super::page::edit("b", "title", "Two");
        store.act(&kv, &edit).expect("memory");
        assert_eq!(store.changes_since(&reach), 1);
        let made = create("c", &[("title", json!("Three")), ("about", json!("More"))]);
        store.act(&kv, &made).expect("memory");
        assert_eq!(store.changes_since(&reach), 2);
        store.act(&kv, &super::page::undo()).expect("memory");
        // What was made is still there, in the bin.
        assert_eq!(store.changes_since(&reach), 3);
        assert_eq!(Reach::read(KINDS, "rubbish"), None);
    });
}

#[test]
fn a_clock_that_is_years_ahead_for_a_day_takes_two_at_most() {
    for_each_kind(|| {
        let mut kept = made_on(every_day("2026-01-01", 300));
        let before = kept.len();
        let ahead = day("2029-01-01");
        kept.push(ahead);
        assert_eq!(superseded(&kept, ahead).len(), 2);
        assert!(before > 10);
    });
}
