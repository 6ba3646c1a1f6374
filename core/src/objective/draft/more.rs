//! What a goal asks of a key result and the playground does not: a field is in one
//! place here, from the record to the form and back.

use super::check::too_long;
use super::{At, Part, Problem};
use crate::objective::key_result::{Indicator, KeyResult};
use crate::record::Value;
use crate::record::id::Id;
use crate::record::shape::{Members, member};
use crate::sketch::Measure;

/// What is typed and chosen of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// Whose it is, empty if the objective's owner's.
    pub owner: String,
    /// Whether it can be acted on.
    pub indicator: Option<Indicator>,
    /// The KPI that it is, if it is one.
    pub kpi: Option<Id>,
    /// The KPI that begins with it, where it is to be watched as one from now on.
    pub begins: Option<Id>,
    /// Whether it asks, as long as it is empty, for a number on a cause of what an objective
    /// is to mend.
    pub asks_for_cause: bool,
}

/// Of what kind a key result is, as a form keeps it: nothing where nobody said.
const INDICATOR: &str = "kind";

/// The KPI that it is, as a form keeps it.
const KPI: &str = "kpi";

/// The KPI that begins with it, as a form keeps it.
const BEGINS: &str = "begins";

/// Whether it asks for a cause, as a form keeps it.
const CAUSE: &str = "cause";

impl More {
    /// As it stands.
    #[must_use]
    pub fn of(key_result: &KeyResult) -> Self {
        Self {
            owner: key_result.owner.clone(),
            indicator: key_result.indicator,
            kpi: key_result.kpi.clone(),
            ..Self::default()
        }
    }

    /// Whether it is a KPI, or becomes one when it is saved.
    #[must_use]
    pub const fn is_kpi(&self) -> bool {
        self.kpi.is_some() || self.begins.is_some()
    }

    /// The KPI that begins with what is typed of a key result: none with a yes/no, which
    /// has no number to watch.
    #[must_use]
    pub fn begins_with(&self, key_result: &KeyResult) -> Option<Id> {
        let begins = self.begins.as_ref();
        begins
            .filter(|_| key_result.measure != Measure::YesNo)
            .cloned()
    }

    /// A key result with it.
    #[must_use]
    pub fn onto(&self, key_result: KeyResult) -> KeyResult {
        KeyResult {
            owner: self.owner.trim().to_owned(),
            indicator: self.indicator,
            kpi: self.kpi.clone().or_else(|| self.begins_with(&key_result)),
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
            .with(BEGINS, self.begins.clone())
            .with(CAUSE, self.asks_for_cause.then_some(true))
    }

    /// From what a form kept.
    pub(super) fn read(kept: &Value) -> Self {
        let indicator = member(kept, INDICATOR);
        Self {
            owner: member(kept, "owner").unwrap_or_default(),
            indicator: indicator.and_then(|at: usize| Indicator::ALL.get(at).copied()),
            kpi: member(kept, KPI),
            begins: member(kept, BEGINS),
            asks_for_cause: member(kept, CAUSE) == Some(true),
        }
    }
}
