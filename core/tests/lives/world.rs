//! Pages that keep goals, on a storage that they share.

use std::collections::BTreeMap;

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::{self, Kpi};
use waymark_core::objective::{self, Objective};
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, Value};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::failure::NotDone;
use waymark_core::store::key_value::KeyValue;
use waymark_core::store::open::Visit;

pub(crate) use crate::given::{day, id};
use crate::store::faulty::{Tab, World};

/// How the person divides time.
pub(crate) const CALENDAR: Calendar = Calendar {
    first_day: waymark_core::calendar::FirstDay::Monday,
    first_month: time::Month::January,
};

/// A page in a tab.
pub(crate) struct Page {
    pub(crate) kv: Tab,
    pub(crate) store: Store,
}

/// What a page shows: what is not in the bin, key results read from their KPIs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Shown {
    pub(crate) objectives: BTreeMap<Id, Objective>,
    pub(crate) kpis: BTreeMap<Id, Kpi>,
}

pub(crate) fn of_kpi(id: &Id) -> Subject {
    kpi::KIND.of(id.clone())
}

pub(crate) fn of_objective(id: &Id) -> Subject {
    objective::KIND.of(id.clone())
}

pub(crate) fn undo(today: Date) -> Action {
    let which = None;
    let today = write_date(today);
    Action::Undo { which, today }
}

pub(crate) fn redo(today: Date) -> Action {
    let which = None;
    let today = write_date(today);
    Action::Redo { which, today }
}

impl Page {
    /// Opens one.
    pub(crate) fn open(world: &World, writer: u64, tab: &str, today: Date) -> Self {
        Self::on(world.tab(), writer, tab, today)
    }

    pub(crate) fn on(kv: Tab, writer: u64, tab: &str, today: Date) -> Self {
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(writer),
            tab,
            open_tabs: None,
            today,
        };
        let store = Store::open(&kv, &visit).expect("a storage that can be read");
        Self { kv, store }
    }

    /// Does something, its years read before.
    pub(crate) fn act(&mut self, action: &Action) -> Result<(), NotDone> {
        self.store.act(&self.kv, action).map(drop)
    }

    /// Takes in what the other tab did.
    pub(crate) fn deliver(&mut self, most: usize) {
        for _ in 0..most {
            let Some(change) = self.kv.deliver() else {
                return;
            };
            if let Some((key, text)) = change {
                let heard = self.store.hear(&self.kv, Some(&key), text.as_deref());
                self.store
                    .write_again(&self.kv, &heard)
                    .expect("there is room");
            }
        }
    }

    /// A record with its whole history; none of what is gone.
    pub(crate) fn whole(&mut self, of: &Subject) -> Option<Record> {
        self.store
            .read_history(&self.kv, of)
            .expect("a storage that can be read");
        let glance = self.store.glance(of)?;
        (!glance.is_gone()).then(|| self.store.with_history(of))?
    }

    /// What it shows on a day.
    pub(crate) fn shown(&mut self, today: Date) -> Shown {
        let all: Vec<Subject> = self.store.list().map(|(of, _)| of.clone()).collect();
        let mut shown = Shown::default();
        let mut known = BTreeMap::new();
        for of in &all {
            let Some(record) = self.whole(of) else {
                continue;
            };
            if *of.kind == kpi::KIND {
                let kpi = Kpi::read(&record);
                if kpi.binned.is_none() {
                    shown.kpis.insert(of.id.clone(), kpi.clone());
                }
                known.insert(of.id.clone(), kpi);
            } else {
                let objective = Objective::read(&record);
                if objective.binned.is_none() {
                    shown.objectives.insert(of.id.clone(), objective);
                }
            }
        }
        for (id, objective) in &mut shown.objectives {
            fed::feed(objective, id, CALENDAR, today, |of| known.get(of).cloned());
        }
        shown
    }

    /// What every field says that says anything.
    pub(crate) fn says(&mut self) -> BTreeMap<(Subject, String), Value> {
        let all: Vec<Subject> = self.store.list().map(|(of, _)| of.clone()).collect();
        let mut says = BTreeMap::new();
        for of in all {
            for (name, field) in self.whole(&of).unwrap_or_default().fields {
                if !field.value().is_null() {
                    says.insert((of.clone(), name), field.value().clone());
                }
            }
        }
        says
    }
}

/// Whether the storage holds nothing that waits to be completed.
pub(crate) fn is_at_rest(kv: &dyn KeyValue) -> bool {
    let keys = kv.keys().expect("a storage that can be read");
    let waits = |key: &String| key.contains("/staged/") || key.contains("/intent/");
    !keys.iter().any(waits)
}
