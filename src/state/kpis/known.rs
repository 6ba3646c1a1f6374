//! How each KPI stands, worked out once for as long as nothing of it changes: the board
//! sorts all of them, and each card shows one.

use std::collections::BTreeMap;
use std::sync::Arc;

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::{Rank, Standing};
use waymark_core::record::id::Id;

use super::showing::kpi;
use crate::state::kept::{Goals, today};

/// A KPI with how it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    /// The KPI, with the readings that a board needs.
    pub(crate) kpi: Kpi,
    /// How it stands; none only before it was read.
    pub(crate) standing: Option<Standing>,
}

/// Everything that what is known of one hangs on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Of {
    revision: (u32, u32),
    day: Date,
    calendar: Calendar,
}

/// What is known of each.
#[derive(Default)]
pub(in crate::state) struct Standings(BTreeMap<Id, (Of, Arc<Known>)>);

impl Goals {
    /// A KPI with how it stands today.
    pub(crate) fn known_kpi(self, id: &Id) -> Arc<Known> {
        let of = Of {
            revision: self.revision(&kpi(id)),
            day: today(),
            calendar: self.calendar(),
        };
        let known = self.with(|inner| {
            let (then, known) = inner.kpis.0.get(id)?;
            (*then == of).then(|| Arc::clone(known))
        });
        known.flatten().unwrap_or_else(|| {
            let kpi = self.kpi(id, false);
            let standing = Some(Standing::of(&kpi, of.calendar, of.day));
            let known = Arc::new(Known { kpi, standing });
            let kept = (of, Arc::clone(&known));
            self.with(|inner| _ = inner.kpis.0.insert(id.clone(), kept));
            known
        })
    }

    /// The ids of all KPIs, what asks for something first: out of band, then signals, then
    /// what is overdue. Of those that ask alike, those that have been out of band for
    /// longer, then the newest.
    pub(crate) fn kpis_by_rank(self) -> Vec<Id> {
        let mut all = self.kpis();
        all.sort_by_cached_key(|id| {
            let known = self.known_kpi(id);
            let standing = known.standing.as_ref();
            let rank = standing.map_or(Rank::Resting, |it| it.rank(&known.kpi, today()));
            let since = standing.and_then(|it| it.out_since);
            let since = since.filter(|_| rank <= Rank::Acknowledged);
            (rank, since.map(|it| it.first()))
        });
        all
    }
}
