//! An older copy of one's own: what is newer here and stays, and back to how it was.

mod anything;
mod deleted;
mod disputed;
mod newer;
mod refused;
mod whole;

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};
use waymark_core::carry::file;
use waymark_core::record::Record;
use waymark_core::record::field::{Entry, Field};
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::{Seen, Stamp, Writer};
use waymark_core::store::Store;
use waymark_core::store::action::{Action, Refusal};
use waymark_core::store::back::buried;
use waymark_core::store::failure::{Failure, NotDone};
use waymark_core::store::import::{Becomes, Difference, Preview};
use waymark_core::store::key_value::{Fault, KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;
use waymark_core::store::place::{Key, Place};
use waymark_core::store::tidy::ForGood;

use super::faulty::{Failing, Tab, World};
use super::kinds::{BOTH, number, open_both};
use super::page::{TODAY, check_in, create, day, edit, for_each_kind, id, open_as, redo, undo};
use super::rows::{full_store, old_store};

/// Long after the copy was made: what was in the bin then would be deleted for good.
const LATER: &str = "2027-05-01";

type Copy = Vec<(Place, Record)>;

fn copy(store: &mut Store, kv: &dyn Lookup) -> Copy {
    let text = file::write(store, kv, TODAY).expect("it can be read");
    let visit = Visit {
        kinds: BOTH,
        writer: Writer::new(1_234),
        tab: "file",
        open_tabs: None,
        today: day(TODAY),
    };
    file::read(&text, &visit).expect("our own file").records
}

fn back(store: &mut Store, kv: &dyn Lookup, copy: &Copy) -> Preview {
    let none = BTreeSet::new();
    let preview = store.preview_back(kv, copy, &none, LATER);
    preview.expect("it can be read")
}

/// What each record says, that of which nothing is left aside. On which day it was put
/// into the bin is not compared.
type Says = BTreeMap<Subject, BTreeMap<String, Value>>;

fn say(record: &Record) -> BTreeMap<String, Value> {
    let fields = record.fields.iter();
    let fields = fields.filter(|(_, field)| !field.value().is_null());
    let value = |(name, field): (&String, &Field)| {
        let value = match name.as_str() {
            "bin" => json!("some day"),
            _ => field.value().clone(),
        };
        (name.clone(), value)
    };
    fields.map(value).collect()
}

fn says(store: &mut Store, kv: &dyn Lookup) -> Says {
    let subjects: Vec<Subject> = store.list().map(|(of, _)| of.clone()).collect();
    let each = subjects.into_iter().map(|of| {
        store.read_history(kv, &of).expect("it can be read");
        let record = store.with_history(&of).expect("it is there");
        (of, say(&record))
    });
    each.collect()
}

fn copy_says(copy: &Copy) -> Says {
    let mut whole: BTreeMap<Subject, Record> = BTreeMap::new();
    for (place, record) in copy {
        whole.entry(place.of.clone()).or_default().merge(record);
    }
    let there = whole.into_iter().map(|(of, record)| (of, say(&record)));
    there.filter(|(_, it)| !it.contains_key("gone")).collect()
}

fn of<'p>(preview: &'p Preview, of: &Subject) -> &'p Difference {
    let mut all = preview.differences.iter();
    all.find(|it| it.of == *of).expect("it is in it")
}

fn bin(of: Subject) -> Action {
    let today = TODAY.to_owned();
    Action::Bin { of, today }
}

fn remove(name: &str, date: &str) -> Action {
    Action::CheckIn {
        of: id(name),
        fields: vec![(format!("at/k1/{date}").into(), Value::Null)],
    }
}

fn delete_for_good(store: &mut Store, kv: &dyn KeyValue, of: &Subject) {
    store.act(kv, &bin(of.clone())).expect("room");
    let deleted = store.delete_for_good(kv, of);
    assert_eq!(deleted, Ok(ForGood::Deleted));
}

/// A change of a field by somebody who had seen no other: it stands beside.
fn dispute(store: &mut Store, kv: &dyn KeyValue, name: &str, field: &str, value: &str) {
    let late = Action::EditFrom {
        of: id(name),
        fields: vec![(field.into(), json!(value))],
        seen: Box::default(),
    };
    store.act(kv, &late).expect("room");
}

/// Does something after a copy was made of a full store, goes back to the copy, takes that
/// back and does it again. Gives the two previews.
fn since(act: impl FnOnce(&mut Store, &Tab)) -> (Preview, Preview) {
    let (world, kv, mut store) = full_store();
    let copied = copy(&mut store, &kv);
    let expected = copy_says(&copied);
    act(&mut store, &kv);
    let before = says(&mut store, &kv);
    let file = store.preview(&kv, &copied).expect("it can be read");
    assert!(file.is_empty(), "it is older");
    let preview = back(&mut store, &kv, &copied);
    if preview.is_empty() {
        assert_eq!(before, expected);
        return (file, preview);
    }
    store.bring_in(&kv, &preview, LATER).expect("room");
    let after = says(&mut store, &kv);
    for (of, says) in &expected {
        let is_gone = store.glance(of).is_some_and(|it| it.is_gone());
        assert_eq!(after.get(of), Some(says).filter(|_| !is_gone), "{of}");
    }
    for of in after.keys().filter(|of| !expected.contains_key(*of)) {
        assert!(after[of].contains_key("bin"), "{of} was made since");
    }
    let again = store.preview(&kv, &copied).expect("it can be read");
    assert!(again.is_empty(), "{:?}", again.differences);
    assert!(back(&mut store, &kv, &copied).is_empty());
    // In one step, also by a page that was loaded anew.
    let mut store = open_as(&world.tab(), 60, "one");
    let kv = world.tab();
    assert_eq!(says(&mut store, &kv), after);
    store.act(&kv, &undo()).expect("all of it is taken back");
    assert_eq!(says(&mut store, &kv), before);
    let mut store = open_as(&world.tab(), 61, "one");
    assert_eq!(says(&mut store, &kv), before);
    store.act(&kv, &redo()).expect("and done again");
    assert_eq!(says(&mut store, &kv), after);
    (file, preview)
}
