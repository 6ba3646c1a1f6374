//! Which numbers are due, for the sheet that takes them all at once.

use leptos::prelude::*;
use waymark_core::objective::due::{Due, DueCount, all_due, count_due};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::sorted::sort_few;

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
    /// That it is due; as it was, where it is no longer and somebody is typing it.
    pub(crate) due: Due,
    /// The titles of the other objectives that run and have it as a key result too, since it
    /// is a KPI.
    pub(crate) also: Vec<String>,
}

impl Goals {
    /// How many numbers are due of these objectives, once all of them were looked at.
    pub(crate) fn due_count(self, ids: &[Id]) -> DueCount {
        self.changed.track();
        self.learned.track();
        let count = self.with(|inner| {
            let briefs = ids.iter().filter_map(|id| inner.objectives.get(id));
            count_due(briefs)
        });
        count.unwrap_or_default()
    }

    /// What is due of these objectives, what was missed before the rest, else in their order:
    /// about so many numbers, and of an objective all or none. Those `before` that are typed
    /// stay there and as they are, due or not. A KPI is asked for once, whichever of them
    /// have it as a key result.
    pub(crate) fn due_of(
        self,
        ids: &[Id],
        most: usize,
        before: &[DueOf],
        is_typed: impl Fn(&KeyResult) -> bool,
    ) -> Vec<DueOf> {
        self.changed.track();
        self.learned.track();
        let before = before
            .iter()
            .flat_map(|of| of.asked.iter().map(move |it| (&of.id, it)));
        let typed: Vec<(&Id, &Asked)> = before.filter(|(_, it)| is_typed(&it.key_result)).collect();
        let mut asking: Vec<(bool, &Id)> = Vec::new();
        for id in ids {
            let due = self.with(|inner| inner.objectives.get(id).map(Brief::all_due));
            let due = due.flatten().unwrap_or_default();
            let typed = typed.iter().filter(|(of, _)| *of == id);
            let is_late = due.late() > 0 || typed.clone().any(|(_, it)| it.due.is_missed);
            if due.all > 0 || typed.count() > 0 {
                asking.push((!is_late, id));
            }
        }
        sort_few(&mut asking, |(one, _), (other, _)| one.cmp(other));
        let mut found = Vec::new();
        let mut count = 0;
        let mut kpis: Vec<Id> = Vec::new();
        for (_, id) in asking {
            if count >= most {
                break;
            }
            let read = self.objective(id, false);
            let all = all_due(&read, self.calendar(), today());
            let mut asked = Vec::new();
            for key_result in &read.key_results {
                let is_this = |it: &KeyResult| it.id == key_result.id;
                let was = typed.iter().find(|(_, it)| is_this(&it.key_result));
                let is = all.iter().find(|(it, _)| is_this(it));
                let due = was.map(|(_, it)| it.due).or(is.map(|(_, due)| *due));
                let kpi = key_result.kpi.as_ref();
                let is_asked = kpi.is_some_and(|it| kpis.contains(it));
                let Some(due) = due.filter(|_| !is_asked) else {
                    continue;
                };
                kpis.extend(kpi.cloned());
                asked.push(Asked {
                    key_result: key_result.clone(),
                    due,
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
