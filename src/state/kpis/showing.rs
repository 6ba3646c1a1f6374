//! What pages show of KPIs.

use leptos::prelude::*;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;

use crate::state::kept::Goals;

/// A KPI as a store knows it.
pub(crate) fn kpi(id: &Id) -> Subject {
    KIND.of(id.clone())
}

impl Goals {
    /// The ids of all KPIs that are not in the bin, the newest first.
    pub(crate) fn kpis(self) -> Vec<Id> {
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list_of(&KIND);
            let list = list.filter(|(_, glance)| glance.binned().is_none());
            list.map(|(id, _)| id.clone()).collect()
        })
        .unwrap_or_default()
    }

    /// Whether there is a KPI by that id, perhaps in the bin.
    pub(crate) fn is_kpi(self, id: &Id) -> bool {
        self.listed.track();
        let gone = self.with(|inner| Some(inner.store.glance(&kpi(id))?.is_gone()));
        gone.flatten() == Some(false)
    }

    /// A KPI with the readings that a board needs, or with all of them. Of one that a
    /// newer version wrote, the name.
    pub(crate) fn kpi(self, id: &Id, with_history: bool) -> Kpi {
        let of = &kpi(id);
        let read = self.read(|store, kv| {
            if with_history && store.newer(of).is_none() {
                // What cannot be read now is missing in the list, and nothing else.
                let _ = store.read_history(kv, of);
                return Some(Kpi::read(&store.with_history(of)?));
            }
            let mut read = Kpi::read(store.record(of)?);
            if store.newer(of).is_some() {
                store.glance(of)?.title().clone_into(&mut read.name);
            }
            Some(read)
        });
        read.flatten().unwrap_or_default()
    }

    /// Whether there is a KPI by that id, perhaps in the bin.
    pub(crate) fn has_kpi(self, id: &Id) -> bool {
        let gone = self.with(|inner| Some(inner.store.glance(&kpi(id))?.is_gone()));
        gone.flatten() == Some(false)
    }

    /// An id for a new KPI, which comes first among those that stand alike.
    pub(crate) fn new_kpi_id(self) -> Id {
        let newest = self.with(|inner| inner.store.newest(&KIND).cloned());
        Self::new_id().later_than(newest.flatten().as_ref())
    }
}
