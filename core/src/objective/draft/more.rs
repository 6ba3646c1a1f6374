//! What a goal asks of a key result and the playground does not: a field is in one
//! place here, from the record to the form and back.

use super::check::too_long;
use super::{At, Part, Problem};
use crate::objective::key_result::{Indicator, KeyResult};
use crate::record::Value;
use crate::record::id::Id;
use crate::record::shape::{Members, member};

/// What is typed and chosen of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// Whose it is, empty if the objective's owner's.
    pub owner: String,
    /// Whether it can be acted on.
    pub indicator: Option<Indicator>,
    /// The KPI that it is, if it is one.
    pub kpi: Option<Id>,
}

/// Of what kind a key result is, as a form keeps it: nothing where nobody said.
const INDICATOR: &str = "kind";

/// The KPI that it is, as a form keeps it.
const KPI: &str = "kpi";

impl More {
    /// As it stands.
    #[must_use]
    pub fn of(key_result: &KeyResult) -> Self {
        Self {
            owner: key_result.owner.clone(),
            indicator: key_result.indicator,
            kpi: key_result.kpi.clone(),
        }
    }

    /// A key result with it.
    #[must_use]
    pub fn onto(&self, key_result: KeyResult) -> KeyResult {
        KeyResult {
            owner: self.owner.trim().to_owned(),
            indicator: self.indicator,
            kpi: self.kpi.clone(),
            ..key_result
        }
    }

    /// What is wrong with it, if anything is.
    #[must_use]
    pub fn problem(&self, of: &Id) -> Option<Problem> {
        too_long(At::Of(of.clone(), Part::Owner), &self.owner)
    }

    /// With what else a form keeps of a key result.
    pub(super) fn write(&self, members: Members) -> Members {
        members
            .with("owner", Some(self.owner.clone()))
            .with(INDICATOR, self.indicator.map(|it| it as usize))
            .with(KPI, self.kpi.clone())
    }

    /// From what a form kept.
    pub(super) fn read(kept: &Value) -> Self {
        let indicator = member(kept, INDICATOR);
        Self {
            owner: member(kept, "owner").unwrap_or_default(),
            indicator: indicator.and_then(|at: usize| Indicator::ALL.get(at).copied()),
            kpi: member(kept, KPI),
        }
    }
}
