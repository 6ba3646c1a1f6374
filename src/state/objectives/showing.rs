//! What pages show of objectives.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::history::NewDay;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::id::Id;

use super::fed::feed;
use crate::state::kept::{Goals, objective, today};

impl Goals {
    /// The ids of all that are not in the bin, the newest first.
    pub(crate) fn objectives(self) -> Vec<Id> {
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list_of(&KIND);
            let list = list.filter(|(_, glance)| glance.binned().is_none());
            list.map(|(id, _)| id.clone()).collect()
        })
        .unwrap_or_default()
    }

    /// Of which day a check-in on a key result is, by those that are there.
    pub(crate) fn new_day(self, id: &Id, key_result: &Id) -> NewDay {
        let found = self.with(|inner| {
            let period = inner.objectives.get(id).and_then(|it| it.period);
            let record = inner.store.record(&objective(id));
            let dated = record.into_iter().flat_map(|it| it.dated(key_result));
            let there = dated.filter(|(_, said)| !said.is_null());
            NewDay::of(there.map(|(day, _)| day), period, today())
        });
        found.unwrap_or_else(|| NewDay::of(std::iter::empty(), None, today()))
    }

    /// The same for what follows it, over midnight and what is written elsewhere.
    pub(crate) fn follow_new_day(self, id: &Id, key_result: &Id) -> NewDay {
        self.day();
        self.revision(&objective(id));
        self.new_day(id, key_result)
    }

    /// Whether a check-in of a day counts: one within the period does.
    pub(crate) fn counts_on(self, id: &Id, day: Date) -> bool {
        let period = self
            .with(|inner| inner.objectives.get(id)?.period)
            .flatten();
        period.is_none_or(|period| period.contains(day))
    }

    /// Whether a day is so far outside its period that it may be of another year than
    /// somebody means. Today nobody mistypes.
    pub(crate) fn is_far_outside(self, id: &Id, day: Date) -> bool {
        let period = self.with(|inner| inner.objectives.get(id)?.period);
        let period = period.flatten().filter(|_| day != today());
        period.is_some_and(|period| period.is_far_from(day))
    }

    /// Whether there is an objective by that id, perhaps in the bin.
    pub(crate) fn is_there(self, id: &Id) -> bool {
        self.listed.track();
        let gone = self.with(|inner| Some(inner.store.glance(&objective(id))?.is_gone()));
        gone.flatten() == Some(false)
    }

    /// An objective with the check-ins that lists need, or with all of them; what is
    /// a KPI with everything that was read of it. Of one that a newer version wrote, the title.
    pub(crate) fn objective(self, id: &Id, with_history: bool) -> Objective {
        let of = &objective(id);
        let calendar = self.calendar();
        let read = self.read(|store, kv| {
            if with_history && store.newer(of).is_none() {
                // What cannot be read now is missing in the list, and nothing else.
                let _ = store.read_history(kv, of);
                let whole = store.with_history(of)?;
                let mut read = Objective::read(&whole);
                feed(store, kv, id, &mut read, calendar);
                return Some(read);
            }
            if store.newer(of).is_some() {
                let title = store.glance(of)?.title().to_owned();
                return Some(Objective {
                    title,
                    ..Objective::read(store.record(of)?)
                });
            }
            let mut read = Objective::read(store.record(of)?);
            feed(store, kv, id, &mut read, calendar);
            Some(read)
        });
        read.flatten().unwrap_or_default()
    }
}
