//! Which numbers are due, for the sheet that takes them all at once.

use leptos::prelude::*;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::count_due;
use waymark_core::objective::standing::{Stage, all_due};
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective, today};

/// What is due of one objective.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DueOf {
    /// The objective.
    pub(crate) id: Id,
    /// Its title.
    pub(crate) title: String,
    /// Its period.
    pub(crate) period: Option<Period>,
    /// Its numbers that are due, in their order.
    pub(crate) asked: Vec<Asked>,
}

/// A number that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// The key result.
    pub(crate) key_result: KeyResult,
    /// The titles of the other objectives that run and have it as a key result too, since it
    /// is a KPI.
    pub(crate) also: Vec<String>,
}

impl Goals {
    /// How many numbers are due of these objectives, once all of them were looked at.
    pub(crate) fn due_count(self, ids: &[Id]) -> usize {
        self.changed.track();
        self.learned.track();
        let count = self.with(|inner| {
            let briefs = ids.iter().filter_map(|id| inner.objectives.get(id));
            count_due(briefs)
        });
        count.unwrap_or_default()
    }

    /// What is due of these objectives, in their order: about so many numbers, and of an
    /// objective all or none. Those that `stay` are there whether they are due or not. A KPI
    /// is asked for once, whichever of them have it as a key result.
    pub(crate) fn due_of(
        self,
        ids: &[Id],
        most: usize,
        stay: impl Fn(&KeyResult) -> bool,
        stay_of: &[Id],
    ) -> Vec<DueOf> {
        self.changed.track();
        self.learned.track();
        let asks = |id: &&Id| {
            let due = self.with(|inner| inner.objectives.get(id).is_some_and(|it| it.due > 0));
            due == Some(true) || stay_of.contains(id)
        };
        let mut found = Vec::new();
        let mut count = 0;
        let mut kpis: Vec<Id> = Vec::new();
        for id in ids.iter().filter(asks) {
            if count >= most {
                break;
            }
            let read = self.objective(id, false);
            let due = all_due(&read, today());
            let mut asked = Vec::new();
            for key_result in &read.key_results {
                let is_due = due.iter().any(|it| it.id == key_result.id);
                let kpi = key_result.kpi.as_ref();
                let is_asked = kpi.is_some_and(|it| kpis.contains(it));
                if is_asked || !(is_due || stay(key_result)) {
                    continue;
                }
                kpis.extend(kpi.cloned());
                asked.push(Asked {
                    key_result: key_result.clone(),
                    also: kpi.map_or_else(Vec::new, |kpi| self.also_in(kpi, id)),
                });
            }
            count += asked.len();
            if !asked.is_empty() {
                found.push(DueOf {
                    id: id.clone(),
                    title: read.title.clone(),
                    period: read.period,
                    asked,
                });
            }
        }
        found
    }

    /// The titles of the objectives that run and have a KPI as a key result, but for one.
    pub(crate) fn also_in(self, kpi: &Id, but: &Id) -> Vec<String> {
        let mut ids = self.naming(kpi);
        ids.retain(|id| {
            let runs = self.with(|inner| Some(inner.objectives.get(id)?.stage == Stage::Running));
            id != but && runs.flatten() == Some(true)
        });
        ids.iter().map(|id| self.title(&objective(id))).collect()
    }
}
