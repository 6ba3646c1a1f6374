//! KPIs that serve as key results: which objectives one serves, and which can.

use std::sync::Arc;

use waymark_core::kpi::Kpi;
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective};
use crate::state::kpis::known::Known;
use crate::state::kpis::showing::kpi as subject;

/// An objective that a KPI serves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Serving {
    /// Which.
    pub(crate) objective: Id,
    /// What it is called.
    pub(crate) title: String,
    /// Where it is in its period.
    pub(crate) stage: Stage,
    /// Its days.
    pub(crate) period: Option<Period>,
}

/// A KPI that can be a key result.
#[derive(Clone)]
pub(crate) struct Usable {
    /// Which.
    pub(crate) id: Id,
    /// The KPI with how it stands.
    pub(crate) known: Arc<Known>,
}

impl Goals {
    /// The objectives that name a KPI in a key result and are not closed, the newest first;
    /// without the one of a form that speaks of the others.
    pub(crate) fn served_by(self, kpi: &Id, without: Option<&Id>) -> Vec<Serving> {
        let naming = self.naming(kpi).into_iter();
        let others = naming.filter(|id| Some(id) != without);
        let all = others.filter_map(|id| {
            let brief = self.brief(&id)?;
            (brief.stage != Stage::Closed).then(|| Serving {
                title: self.title(&objective(&id)),
                stage: brief.stage,
                period: brief.period,
                objective: id,
            })
        });
        all.collect()
    }

    /// A KPI that can be a key result: one that is here, can be read, and is still watched.
    pub(crate) fn usable_kpi(self, id: &Id) -> Option<Usable> {
        let of = subject(id);
        if !self.is_kpi(id) || self.is_newer(&of) {
            return None;
        }
        let known = self.known_kpi(id);
        let is_there = known.kpi.binned.is_none() && !is_retired(&known.kpi);
        let id = id.clone();
        is_there.then_some(Usable { id, known })
    }

    /// Whether a KPI is here and not watched any more.
    pub(crate) fn is_retired(self, id: &Id) -> bool {
        self.is_kpi(id) && is_retired(&self.known_kpi(id).kpi)
    }

    /// All of them, what asks for something first.
    pub(crate) fn usable_kpis(self) -> Vec<Usable> {
        let all = self.kpis_by_rank();
        all.iter().filter_map(|id| self.usable_kpi(id)).collect()
    }

    /// The one of a name, however it is written.
    pub(crate) fn usable_kpi_called(self, name: &str) -> Option<Usable> {
        let folded = |name: &str| Self::folded(name.trim());
        let name = folded(name);
        let mut all = self.usable_kpis().into_iter();
        all.find(|it| !name.is_empty() && folded(&it.known.kpi.name) == name)
    }
}

fn is_retired(kpi: &Kpi) -> bool {
    kpi.rest.as_ref().is_some_and(|it| it.is_for_good)
}
