//! An objective to play with: a store of its own that is kept nowhere, so that it
//! never mixes with what is one's own.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use time::Date;
use waymark_core::record::Record;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;
use waymark_core::store::place::Id;
use waymark_core::store::plan::Action;

use super::door::Storage;
use super::{EXAMPLE, Goals, Keeping, today, today_written};
use crate::platform::storage;

/// The parts of a field's name that are ids of their own.
const NAMED: [&str; 4] = ["kr", "at", "action", "note"];

impl Goals {
    /// The example: as it was left for as long as the page is open.
    pub(crate) fn example(self, fields: impl FnOnce(Date) -> Vec<(String, Value)>) -> Self {
        if let Some(example) = EXAMPLE.with_borrow(|example| *example) {
            return example;
        }
        let owner = Owner::new_root(None);
        let habits = self.habits;
        let example = owner.with(|| Self::new(habits));
        std::mem::forget(owner);
        EXAMPLE.set(Some(example));
        example.inner.update_value(|inner| {
            let kv = Memory::default();
            let writer = Writer::new(storage::random_number());
            let mut made = Store::empty(writer, "made");
            let create = Action::Create {
                id: Self::new_id(),
                fields: with_own_ids(fields(today())),
                today: today_written(),
            };
            // Memory refuses nothing, and the fields are our own.
            let _ = made.act(&kv, &create);
            // To make it is nothing that somebody did and could take back.
            let visit = Visit {
                writer,
                tab: "example",
                open_tabs: None,
                today: today(),
            };
            inner.store = Store::open(&kv, &visit).unwrap_or(made);
            inner.storage = Storage::of_page(kv);
        });
        example.keeping.set(Keeping::Example);
        example.tell_all();
        example
    }

    /// Whether this is the example.
    pub(crate) fn is_example(self) -> bool {
        self.keeping.get_untracked() == Keeping::Example
    }

    /// The name under which a form of these goals is kept for this tab.
    pub(crate) fn form_name(self, form: &str) -> String {
        let before = if self.is_example() { "example-" } else { "" };
        [before, form].concat()
    }

    /// Begins the example anew the next time it is opened.
    pub(crate) fn forget_example() {
        EXAMPLE.set(None);
    }

    /// Makes what stands in the example one's own, as it is by now. Called with the
    /// new objective once it is kept.
    pub(crate) fn keep_example(self, example: Self, done: Callback<Id>) {
        let all = example.read(|store, kv| {
            let ids: Vec<Id> = store.list().map(|(id, _)| id.clone()).collect();
            let there = ids.into_iter().filter_map(|id| {
                let _ = store.read_history(kv, &id);
                let binned = store.glance(&id)?.binned().is_some();
                (!binned).then(|| store.with_history(&id))?
            });
            there.collect::<Vec<Record>>()
        });
        for record in all.unwrap_or_default() {
            let fields = record.fields.iter();
            let fields = fields.map(|(name, field)| (name.clone(), field.value().clone()));
            let fields = fields.filter(|(_, value)| !value.is_null());
            let id = self.new_objective_id();
            let create = Action::Create {
                id: id.clone(),
                fields: with_own_ids(fields.collect()),
                today: today_written(),
            };
            let done = Callback::new(move |is_done| {
                if is_done {
                    done.run(id.clone());
                }
            });
            self.act_then(create, done);
        }
    }
}

/// The same fields with new names for what has a name of its own: no two things of
/// a page have one name.
fn with_own_ids(fields: Vec<(String, Value)>) -> Vec<(String, Value)> {
    let mut names: BTreeMap<(bool, String), Id> = BTreeMap::new();
    let renamed = fields.into_iter().map(|(name, value)| {
        let mut parts: Vec<String> = name.split('/').map(str::to_owned).collect();
        if parts.len() > 1 && NAMED.contains(&parts[0].as_str()) {
            // A key result and its check-ins share a name; an action has its own.
            let of_key_result = ["kr", "at"].contains(&parts[0].as_str());
            let known = (of_key_result, parts[1].clone());
            let new = names.entry(known).or_insert_with(Goals::new_id);
            new.as_str().clone_into(&mut parts[1]);
        }
        (parts.join("/"), value)
    });
    renamed.collect()
}
