//! Which numbers are due, for the sheet that takes them all at once.

use leptos::prelude::*;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::due;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, today};

/// What is due of one objective.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DueOf {
    /// The objective.
    pub(crate) id: Id,
    /// Its title.
    pub(crate) title: String,
    /// Its period.
    pub(crate) period: Option<Period>,
    /// Its key results of which a check-in is due, in their order.
    pub(crate) key_results: Vec<KeyResult>,
}

impl Goals {
    /// How many numbers are due of these objectives, once all of them were looked at.
    pub(crate) fn due_count(self, ids: &[Id]) -> usize {
        self.changed.track();
        self.learned.track();
        let count = self.with(|inner| {
            let briefs = ids.iter().filter_map(|id| inner.objectives.get(id));
            briefs.map(|brief| brief.due).sum()
        });
        count.unwrap_or_default()
    }

    /// What is due of these objectives, in their order: about so many numbers, and of an
    /// objective all or none. Those that `stay` are there whether they are due or not.
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
        for id in ids.iter().filter(asks) {
            if count >= most {
                break;
            }
            let objective = self.objective(id, false);
            let mut key_results = objective.key_results.clone();
            key_results.retain(|it| due(&objective, it, today()).is_some() || stay(it));
            count += key_results.len();
            if !key_results.is_empty() {
                found.push(DueOf {
                    id: id.clone(),
                    title: objective.title,
                    period: objective.period,
                    key_results,
                });
            }
        }
        found
    }
}
