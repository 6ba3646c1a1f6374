//! What a KPI has been: since when it is one, and in which objectives it was a key result.

use leptos::prelude::*;
use waymark_core::handoff::life::{Life, Was, life};
use waymark_core::kpi::Kpi;
use waymark_core::objective::Objective;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective, today};

/// The life of a KPI, and the objectives that it speaks of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lived {
    /// Its roles.
    pub(crate) life: Life,
    /// The objectives that name it, with everything that was read of it.
    pub(crate) objectives: Vec<(Id, Objective)>,
}

impl Lived {
    /// Whether it was ever a key result.
    pub(crate) fn has_served(&self) -> bool {
        let mut all = self.life.roles.iter();
        all.any(|it| matches!(it.what, Was::KeyResult { .. }))
    }
}

impl Goals {
    /// The life of a KPI until today. What it hangs on is followed.
    pub(crate) fn lived(self, id: &Id, kpi: &Kpi) -> Lived {
        let naming = self.naming(id).into_iter();
        let objectives = naming.map(|of| {
            let _ = self.revision(&objective(&of));
            let read = untrack(|| self.objective(&of, true));
            (of, read)
        });
        let objectives: Vec<(Id, Objective)> = objectives.collect();
        Lived {
            life: life(id, kpi, &objectives, today()),
            objectives,
        }
    }
}
