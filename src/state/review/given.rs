//! What a review may be about, of everything that is kept.

use std::sync::Arc;

use leptos::prelude::*;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::Stage;
use waymark_core::record::id::Id;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Agenda, Given, Watched};

use crate::state::kept::{Goals, today};
use crate::state::kpis::known::Known;

impl Goals {
    /// What a review of today asks.
    pub(crate) fn agenda(self, rhythm: Rhythm) -> Agenda {
        let calendar = self.calendar();
        let today = today();
        let kpis: Vec<(Id, Arc<Known>)> = self
            .kpis()
            .into_iter()
            .map(|id| {
                let known = self.known_kpi(&id);
                (id, known)
            })
            .collect();
        let briefs: Vec<(Id, Brief)> = self.briefs();
        let is_running = |id: &Id| {
            let naming = self.naming(id);
            let mut naming = naming.iter();
            naming.any(|of| {
                let brief = briefs.iter().find(|(id, _)| id == of);
                brief.is_some_and(|(_, it)| matches!(it.stage, Stage::Running | Stage::Over))
            })
        };
        let watched: Vec<Watched<'_>> = kpis
            .iter()
            .filter_map(|(id, known)| {
                Some(Watched {
                    id,
                    kpi: &known.kpi,
                    standing: known.standing.as_ref()?,
                    is_running: is_running(id),
                })
            })
            .collect();
        let objectives: Vec<_> = briefs.iter().map(|(id, brief)| (id, brief)).collect();
        let given = Given {
            calendar,
            today,
            kpis: &watched,
            objectives: &objectives,
            to_ask: &[],
            hand_offs: &[],
        };
        Agenda::of(rhythm, &given)
    }
}
