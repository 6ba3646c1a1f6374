//! What there is to play with: a store of its own for each page that has an example,
//! kept nowhere, so that it never mixes with what is one's own.

use std::cell::RefCell;

use leptos::prelude::*;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::{self, Kpi};
use waymark_core::objective::{self, Objective};
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, Value};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

use super::{Goals, Keeping, today, today_written};
use crate::platform::storage;
use crate::state::kept::door::Storage;

/// The fields of a record.
type Fields = Vec<(Name, Value)>;

thread_local! {
    // What is played with, by the kind that it is of, until the page is left.
    static EXAMPLES: RefCell<Vec<(&'static Kind, Goals)>> = const { RefCell::new(Vec::new()) };
}

impl Goals {
    /// The example of objectives: as it was left for as long as the page is open.
    pub(crate) fn example(self, make: impl FnOnce(Date) -> Objective) -> Self {
        self.example_of(&objective::KIND, |today| {
            vec![make(today).with_own_ids(Self::new_id).fields()]
        })
    }

    /// The example of KPIs, likewise; the first of them comes first.
    pub(crate) fn example_kpis(self, make: impl FnOnce(Calendar, Date) -> Vec<Kpi>) -> Self {
        self.example_of(&kpi::KIND, |today| {
            let made = make(self.calendar.get_untracked(), today).into_iter().rev();
            made.map(|kpi| kpi.fields()).collect()
        })
    }

    /// The example of a kind, made of the fields of its records if there is none yet: the
    /// last is the newest.
    fn example_of(self, kind: &'static Kind, make: impl FnOnce(Date) -> Vec<Fields>) -> Self {
        if let Some(example) = Self::example_left(kind) {
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
        EXAMPLES.with_borrow_mut(|examples| examples.push((kind, example)));
        let today = today();
        example.inner.update_value(|inner| {
            let kv = Memory::default();
            let writer = Writer::new(storage::random_number());
            let mut made = Store::empty(KINDS, writer, "made");
            // Memory refuses nothing, and the fields are our own.
            if let Some(create) = all_new(made.newest(kind).cloned(), kind, make(today)) {
                let _ = made.act(&kv, &create);
            }
            // To make it is nothing that somebody did and could take back.
            let visit = Visit {
                kinds: KINDS,
                writer,
                tab: "example",
                open_tabs: None,
                today,
            };
            inner.store = Store::open(&kv, &visit).unwrap_or(made);
            inner.storage = Storage::of_page(kv);
        });
        example.keeping.set(Keeping::Example);
        example.tell_all();
        example
    }

    /// The example of a kind, if it was opened before.
    fn example_left(kind: &'static Kind) -> Option<Self> {
        EXAMPLES.with_borrow(|examples| {
            let mut examples = examples.iter();
            let found = examples.find(|(of, _)| of.word == kind.word);
            found.map(|(_, example)| *example)
        })
    }

    /// Whether this is an example.
    pub(crate) fn is_example(self) -> bool {
        self.keeping.get_untracked() == Keeping::Example
    }

    /// The name under which a form of these goals is kept for this tab.
    pub(crate) fn form_name(self, form: &str) -> String {
        let before = if self.is_example() { "example-" } else { "" };
        [before, form].concat()
    }

    /// Makes what stands in the example of a kind one's own, as it is by now, as one
    /// action. Once that is kept, the example begins anew the next time it is opened, and
    /// `done` is called.
    pub(crate) fn keep_example(self, kind: &'static Kind, done: Callback<()>) {
        let all = Self::example_left(kind).and_then(|example| {
            example.read(|store, kv| {
                let all: Vec<Subject> = store
                    .list_of(kind)
                    .map(|(id, _)| kind.of(id.clone()))
                    .collect();
                let there = all.into_iter().rev().filter_map(|of| {
                    let _ = store.read_history(kv, &of);
                    let is_binned = store.glance(&of)?.binned().is_some();
                    (!is_binned).then(|| store.with_history(&of))?
                });
                there
                    .map(|record| own(kind, &record))
                    .collect::<Vec<Fields>>()
            })
        });
        let newest = self.with(|inner| inner.store.newest(kind).cloned());
        let create = all_new(newest.flatten(), kind, all.unwrap_or_default());
        let leave = move || {
            EXAMPLES.with_borrow_mut(|examples| examples.retain(|(of, _)| of.word != kind.word));
            done.run(());
        };
        // There is nothing left of it to keep.
        let Some(create) = create else { return leave() };
        let done = Callback::new(move |is_done| {
            if is_done {
                leave();
            }
        });
        self.act_then(create, done);
    }
}

/// What makes records of a kind with these fields as one action: each is newer than the
/// one before, and all of them than this one.
fn all_new(newest: Option<Id>, kind: &'static Kind, all: Vec<Fields>) -> Option<Action> {
    let mut newest = newest;
    let mut steps = Vec::with_capacity(all.len());
    for fields in all {
        let id = Goals::new_id().later_than(newest.as_ref());
        newest = Some(id.clone());
        steps.push(Action::Create {
            of: kind.of(id),
            fields,
            today: today_written(),
        });
    }
    let last = steps.pop()?;
    if steps.is_empty() {
        return Some(last);
    }
    steps.push(last);
    Some(Action::Together(steps))
}

/// The fields with which a record of an example becomes one's own.
fn own(kind: &'static Kind, record: &Record) -> Fields {
    if kind.word == objective::KIND.word {
        return Objective::read(record).with_own_ids(Goals::new_id).fields();
    }
    Kpi::read(record).fields()
}
