//! The objectives that a KPI serves as a key result: those that are not closed yet.

use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective};

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
}
