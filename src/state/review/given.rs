//! What a review may be about, of everything that is kept.

use std::sync::Arc;

use waymark_core::calendar::Calendar;
use waymark_core::handoff::settle::{asks, level};
use waymark_core::kpi::lost::Lost;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Brief;
use waymark_core::record::id::Id;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Agenda, Given, Watched, closed_in};

use crate::state::kept::{Goals, today};
use crate::state::kpis::known::Known;

impl Goals {
    /// What a review of today asks.
    pub(crate) fn agenda(self, rhythm: Rhythm) -> Agenda {
        let calendar = self.calendar();
        let today = today();
        let kpis: Vec<(Id, Arc<Known>, Vec<Lost>)> = self
            .kpis()
            .into_iter()
            .map(|id| {
                let known = self.known_kpi(&id);
                let lost = self.lost(&known.kpi);
                (id, known, lost)
            })
            .collect();
        let briefs: Vec<(Id, Brief)> = self.briefs();
        let is_running = |id: &Id| {
            let naming = self.naming(id);
            let mut naming = naming.iter();
            naming.any(|of| {
                let brief = briefs.iter().find(|(id, _)| id == of);
                brief.is_some_and(|(_, it)| it.stage.is_on_its_way())
            })
        };
        let watched: Vec<Watched<'_>> = kpis
            .iter()
            .filter_map(|(id, known, lost)| {
                Some(Watched {
                    id,
                    kpi: &known.kpi,
                    standing: known.standing.as_ref()?,
                    is_running: is_running(id),
                    lost,
                })
            })
            .collect();
        let objectives: Vec<_> = briefs.iter().map(|(id, brief)| (id, brief)).collect();
        let to_ask: Vec<(Id, Id)> = briefs
            .iter()
            .flat_map(|(of, it)| it.to_ask.iter().map(|(id, _)| (of.clone(), id.clone())))
            .collect();
        let hand_offs = match rhythm {
            Rhythm::Quarter => {
                let unit = rhythm.unit(calendar, today);
                self.hand_offs(&closed_in(&objectives, unit), calendar)
            }
            Rhythm::Week | Rhythm::Month => Vec::new(),
        };
        let given = Given {
            calendar,
            today,
            kpis: &watched,
            objectives: &objectives,
            to_ask: &to_ask,
            hand_offs: &hand_offs,
        };
        Agenda::of(rhythm, &given)
    }

    /// The key results of these closed objectives of which a hand-off is offered, each with
    /// its objective before it.
    fn hand_offs(self, closed: &[(&Id, &Brief)], calendar: Calendar) -> Vec<(Id, Id)> {
        let today = today();
        let mut found = Vec::new();
        for (id, _) in closed {
            let objective = self.objective(id, true);
            let is_offered = |it: &KeyResult| {
                let kpi = it.kpi.as_ref().map(|id| self.kpi(id, true));
                asks(&objective, it, today)
                    && level(&objective, it, kpi.as_ref(), calendar, today).is_ok()
            };
            let all = objective.key_results.iter();
            let all = all.filter(|it| is_offered(it));
            found.extend(all.map(|it| ((*id).clone(), it.id.clone())));
        }
        found
    }
}
