//! An objective to play with: a store of its own that is kept nowhere, so that it
//! never mixes with what is one's own.

use std::cell::RefCell;

use leptos::prelude::*;
use time::Date;
use waymark_core::kinds::KINDS;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

use crate::platform::storage;
use crate::state::kept::door::Storage;
use crate::state::kept::{Goals, Keeping, today, today_written};

thread_local! {
    // What is played with, until the page is left.
    static EXAMPLE: RefCell<Option<Goals>> = const { RefCell::new(None) };
}

impl Goals {
    /// The example: as it was left for as long as the page is open.
    pub(crate) fn example(self, make: impl FnOnce(Date) -> Objective) -> Self {
        if let Some(example) = EXAMPLE.with_borrow(|example| *example) {
            return example;
        }
        let owner = Owner::new_root(None);
        let habits = self.habits;
        let example = owner.with(|| Self::new(habits));
        // Time is divided there as one does oneself.
        let example = Self {
            calendar: self.calendar,
            ..example
        };
        std::mem::forget(owner);
        EXAMPLE.set(Some(example));
        example.inner.update_value(|inner| {
            let kv = Memory::default();
            let writer = Writer::new(storage::random_number());
            let mut made = Store::empty(KINDS, writer, "made");
            let create = Action::Create {
                of: KIND.of(Self::new_id()),
                fields: make(today()).with_own_ids(Self::new_id).fields(),
                today: today_written(),
            };
            // Memory refuses nothing, and the fields are our own.
            let _ = made.act(&kv, &create);
            // To make it is nothing that somebody did and could take back.
            let visit = Visit {
                kinds: KINDS,
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
            let all: Vec<Id> = store.list_of(&KIND).map(|(id, _)| id.clone()).collect();
            let there = all.into_iter().filter_map(|id| {
                let of = KIND.of(id);
                let _ = store.read_history(kv, &of);
                let binned = store.glance(&of)?.binned().is_some();
                (!binned).then(|| store.with_history(&of))?
            });
            there.collect::<Vec<Record>>()
        });
        for record in all.unwrap_or_default() {
            let objective = Objective::read(&record).with_own_ids(Self::new_id);
            let id = self.new_objective_id();
            let create = Action::Create {
                of: KIND.of(id.clone()),
                fields: objective.fields(),
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
