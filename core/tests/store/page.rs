//! A page that keeps goals, as the tests open it.

use std::cell::Cell;

pub(crate) use crate::given::day;
use serde_json::{Value, json};
use waymark_core::kinds::KINDS;
use waymark_core::kpi;
use waymark_core::objective::KIND;
use waymark_core::record::Record;
use waymark_core::record::field::Entry;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::failure::Failure;
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::open::Visit;
use waymark_core::store::place::{Key, Place};
use waymark_core::store::slot::Journaled;

/// The day on which tests happen, if they do not say another one.
pub(crate) const TODAY: &str = "2026-11-22";

thread_local! {
    /// Which kind of record tests are about that do not say one.
    static HERE: Cell<&'static Kind> = const { Cell::new(&KIND) };
}

/// Tests the same with records of each kind that people write.
#[track_caller]
pub(crate) fn for_each_kind(test: impl Fn()) {
    for kind in [&kpi::KIND, &KIND] {
        HERE.set(kind);
        test();
    }
}

/// A record of the kind that the test is about.
pub(crate) fn id(text: &str) -> Subject {
    HERE.get().of(Id::parse(text).expect("an id"))
}

/// A KPI, beside whatever else the test is about.
pub(crate) fn kpi(text: &str) -> Subject {
    kpi::KIND.of(Id::parse(text).expect("an id"))
}

/// The key of a record.
pub(crate) fn key(text: &str) -> &'static str {
    Key::Record(id(text).definition(), 1).to_string().leak()
}

/// The key under which it is put aside.
pub(crate) fn aside(text: &str) -> &'static str {
    Key::aside(key(text)).to_string().leak()
}

/// Opens the store as the page of a tab, with the writer of this number.
pub(crate) fn open_as(kv: &dyn KeyValue, writer: u64, tab: &str) -> Store {
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(writer),
        tab,
        open_tabs: None,
        today: day(TODAY),
    };
    Store::open(kv, &visit).expect("a storage that can be read")
}

/// Takes in what another tab wrote or took away, and mends what that lacks.
pub(crate) fn hear(
    store: &mut Store,
    kv: &dyn KeyValue,
    key: &str,
    text: Option<&str>,
) -> Result<(), Failure> {
    let heard = store.hear(kv, Some(key), text);
    store.write_again(kv, &heard)
}

/// The same of everything that it may have missed.
pub(crate) fn refresh(store: &mut Store, kv: &dyn KeyValue) -> Result<(), Failure> {
    let heard = store.refresh(kv)?;
    store.write_again(kv, &heard)
}

/// The store of a fresh tab.
pub(crate) fn fresh(kv: &dyn KeyValue) -> Store {
    open_as(kv, 999_999_999, "fresh")
}

pub(crate) fn create(name: &str, fields: &[(&str, Value)]) -> Action {
    Action::Create {
        of: id(name),
        fields: owned(fields),
        today: TODAY.into(),
    }
}

pub(crate) fn edit(name: &str, field: &str, value: impl Into<Value>) -> Action {
    Action::Edit {
        of: id(name),
        fields: vec![(field.into(), value.into())],
    }
}

pub(crate) fn check_in(name: &str, date: &str, value: &str) -> Action {
    let value = json!({"value": value});
    Action::CheckIn {
        of: id(name),
        fields: vec![(format!("at/k1/{date}").into(), value)],
    }
}

pub(crate) fn undo() -> Action {
    Action::Undo {
        which: None,
        today: TODAY.into(),
    }
}

pub(crate) fn redo() -> Action {
    Action::Redo {
        which: None,
        today: TODAY.into(),
    }
}

pub(crate) fn owned(fields: &[(&str, Value)]) -> Vec<(Name, Value)> {
    let fields = fields.iter();
    fields
        .map(|(name, value)| ((*name).into(), value.clone()))
        .collect()
}

/// Everything that is known of an objective, its history read.
pub(crate) fn whole(store: &mut Store, kv: &dyn KeyValue, id: &Subject) -> Option<Record> {
    store
        .read_history(kv, id)
        .expect("a storage that can be read");
    store.with_history(id)
}

/// What every field of every objective says.
pub(crate) fn says(store: &mut Store, kv: &dyn KeyValue) -> Vec<(Subject, String, Value)> {
    let ids: Vec<Subject> = store.list().map(|(id, _)| id.clone()).collect();
    let mut all = Vec::new();
    for id in ids {
        let Some(record) = whole(store, kv, &id) else {
            continue;
        };
        for (name, field) in &record.fields {
            // What was taken away is as what was never there.
            if !field.value().is_null() {
                all.push((id.clone(), name.clone(), field.value().clone()));
            }
        }
    }
    all.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
    all
}

/// What a fresh page would say.
pub(crate) fn stored_says(kv: &dyn KeyValue) -> Vec<(Subject, String, Value)> {
    says(&mut fresh(kv), kv)
}

/// What the records of an objective hold as they are stored, slots left aside.
pub(crate) fn stored_record<'t>(
    texts: impl IntoIterator<Item = (&'t String, &'t String)>,
    id: &Subject,
) -> Record {
    let mut all = Record::default();
    for (key, text) in texts {
        if let Key::Record(place, _) = Key::parse(KINDS, key)
            && place.of == *id
            && let Ok(record) = Record::read(text)
        {
            all.merge(&record);
        }
    }
    all
}

/// The entries in journals, with where they are.
pub(crate) fn entries_of(journal: &[Journaled]) -> Vec<(Subject, String, Entry)> {
    let journal = journal.iter().cloned();
    let records: Vec<_> = journal.map(|it| (it.place, it.change)).collect();
    entries_in(&records)
}

/// The entries in records.
pub(crate) fn entries_in(records: &[(Place, Record)]) -> Vec<(Subject, String, Entry)> {
    let mut entries = Vec::new();
    for (place, record) in records {
        for (name, field) in &record.fields {
            let of = |entry: &Entry| (place.of.clone(), name.clone(), entry.clone());
            entries.extend(field.entries().map(of));
        }
    }
    entries
}
