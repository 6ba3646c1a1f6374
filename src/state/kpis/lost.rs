//! What a KPI has lost of what makes it one.

use leptos::prelude::*;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::lost::{Lost, Over};
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective};

impl Goals {
    /// The pillars that a KPI has lost, each with why.
    pub(crate) fn lost(self, kpi: &Kpi) -> Vec<Lost> {
        kpi.lost(|of| self.over(of))
    }

    /// Why an objective supports nothing any more, if so.
    fn over(self, id: &Id) -> Option<Over> {
        self.listed.track();
        let glance = self.with(|inner| {
            let glance = inner.store.glance(&objective(id));
            glance.map_or(Some(Over::Gone), |it| match it.binned() {
                _ if it.is_gone() => Some(Over::Gone),
                Some(_) => Some(Over::Binned),
                None => None,
            })
        });
        let is_closed = || self.is_closed(id).then_some(Over::Closed);
        glance.flatten().or_else(is_closed)
    }
}
