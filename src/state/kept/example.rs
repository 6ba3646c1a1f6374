//! What there is to play with: a store of its own, kept nowhere, so that it never mixes with
//! what is one's own. Goals and KPIs are in it together, since one becomes the other.

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
    // What is played with, until the page is left.
    static EXAMPLE: RefCell<Option<Goals>> = const { RefCell::new(None) };
}

/// What an example is made of, each kind in the order in which it is told.
pub(crate) struct Told {
    /// An objective.
    pub(crate) objective: Objective,
    /// KPIs.
    pub(crate) kpis: Vec<Kpi>,
}

impl Goals {
    /// The example: as it was left for as long as the page is open.
    pub(crate) fn example(self, make: impl FnOnce(Calendar, Date) -> Told) -> Self {
        if let Some(example) = Self::opened_example() {
            return example;
        }
        let owner = Owner::new_root(None);
        let habits = self.habits;
        let example = owner.with(|| Self::new(habits));
        // Time is divided there as one does oneself, and passes as well.
        let example = Self {
            calendar: self.calendar,
            day: self.day,
            ..example
        };
        std::mem::forget(owner);
        EXAMPLE.set(Some(example));
        let today = today();
        let told = make(self.calendar.get_untracked(), today);
        example.inner.update_value(|inner| {
            let kv = Memory::default();
            let writer = Writer::new(storage::random_number());
            let mut made = Store::empty(KINDS, writer, "made");
            // Memory refuses nothing, and the fields are our own.
            let _ = made.act(&kv, &Action::Together(begun(told)));
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

    /// The example, where it was opened.
    pub(super) fn opened_example() -> Option<Self> {
        EXAMPLE.with_borrow(|example| *example)
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

    /// Makes what stands in the example of a kind one's own, as it is by now, with what it
    /// hangs together with, as one action. Once that is kept, the example begins anew the
    /// next time it is opened, and `done` is called.
    pub(crate) fn keep_example(self, kind: &'static Kind, done: Callback<()>) {
        let example = Self::opened_example();
        let all = example.map(|example| example.to_keep(kind));
        let leave = move || {
            EXAMPLE.set(None);
            done.run(());
        };
        let steps: Vec<Action> = all.unwrap_or_default();
        // There is nothing left of it to keep.
        if steps.is_empty() {
            return leave();
        }
        let done = Callback::new(move |is_done| {
            if is_done {
                leave();
            }
        });
        let keep = match <[Action; 1]>::try_from(steps) {
            Ok([one]) => one,
            Err(steps) => Action::Together(steps),
        };
        self.act_then(keep, done);
    }

    /// What writes again what an example has of a kind, with the KPIs that its key results
    /// are, or the objectives that its KPIs serve.
    fn to_keep(self, kind: &'static Kind) -> Vec<Action> {
        let there = self.read(|store, kv| {
            let all = store.list().map(|(of, _)| of.clone());
            let all: Vec<Subject> = all.collect();
            let there = all.into_iter().rev().filter_map(|of| {
                let _ = store.read_history(kv, &of);
                let is_binned = store.glance(&of)?.binned().is_some();
                let record = (!is_binned).then(|| store.with_history(&of))??;
                Some((of, record))
            });
            there.collect::<Vec<_>>()
        });
        let there = there.unwrap_or_default();
        let named = there.iter().filter(|(of, _)| *of.kind == objective::KIND);
        let named = named.flat_map(|(of, record)| {
            let key_results = Objective::read(record).key_results.into_iter();
            key_results.filter_map(|it| Some((of.id.clone(), it.kpi?)))
        });
        let named: Vec<(Id, Id)> = named.collect();
        let hangs_together = |of: &Subject| {
            let mut named = named.iter();
            named.any(|(objective, kpi)| of.id == *objective || of.id == *kpi)
        };
        let kept = there
            .iter()
            .filter(|(of, _)| of.kind.word == kind.word || hangs_together(of));
        kept.map(|(of, record)| create(of.clone(), own(record)))
            .collect()
    }
}

/// What begins what is told: of KPIs the first comes first.
fn begun(told: Told) -> Vec<Action> {
    let mut steps = Vec::with_capacity(told.kpis.len() + 1);
    let mut newest = None;
    for kpi in told.kpis.into_iter().rev() {
        let id = Goals::new_id().later_than(newest.as_ref());
        newest = Some(id.clone());
        steps.push(create(kpi::KIND.of(id), kpi.fields()));
    }
    let objective = told.objective.with_own_ids(Goals::new_id);
    steps.push(create(
        objective::KIND.of(Goals::new_id()),
        objective.fields(),
    ));
    steps
}

fn create(of: Subject, fields: Fields) -> Action {
    let today = today_written();
    Action::Create { of, fields, today }
}

/// What a record says, to be said again under the same name.
fn own(record: &Record) -> Fields {
    let names = record.fields.keys();
    let said = names.filter_map(|name| Some((Name::parse(name), record.value(name)?.clone())));
    said.collect()
}
