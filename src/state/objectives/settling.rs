//! What is offered of an objective's key results once it is over.

use waymark_core::handoff::settle::NotOffered;
use waymark_core::kpi::Kpi;
use waymark_core::objective::Objective;
use waymark_core::objective::draft::closing::settling::{Offer, TypedSettling};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::record::shape::{Said, parse};

use crate::platform::storage;
use crate::state::kept::{Goals, today};

/// Keeps what is typed of what becomes of a key result, under the name of its form.
pub(crate) fn keep_settling(form: &str, settled: &TypedSettling) {
    storage::note(form, &settled.write().to_string());
}

/// What is kept of it.
pub(crate) fn kept_settling(form: &str) -> Option<TypedSettling> {
    TypedSettling::read(&parse(&storage::noted(form)?)?)
}

impl Goals {
    /// What is offered of the key results of an objective: that the band of a KPI moves, or
    /// that one begins.
    pub(crate) fn offers(self, objective: &Objective) -> Vec<Offer> {
        Offer::all(objective, self.calendar(), today(), |id| self.kpi_of(id))
    }

    /// What is offered of one of them: what is offered by itself, or what somebody asks for.
    ///
    /// # Errors
    ///
    /// Why nothing is.
    pub(crate) fn offered(
        self,
        objective: &Objective,
        key_result: &KeyResult,
        is_asked: bool,
    ) -> Result<Offer, NotOffered> {
        let kpi = key_result.kpi.as_ref();
        let kpi = kpi.and_then(|id| Some((id.clone(), self.kpi_of(id)?)));
        let (calendar, today) = (self.calendar(), today());
        match is_asked {
            true => Offer::asked_for(objective, key_result, kpi, calendar, today),
            false => Offer::of(objective, key_result, kpi, calendar, today),
        }
    }

    fn kpi_of(self, id: &Id) -> Option<Kpi> {
        self.is_kpi(id).then(|| self.kpi(id, true))
    }
}
