//! What a KPI had that makes a metric a KPI, and has not any more (spec, *Checks*: "a KPI
//! missing a pillar", over time).

use time::Date;

use super::{Kpi, Pillar};
use crate::record::id::Id;

/// A pillar that is lost, and by what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The objective that it supports stands no longer.
    Objective(Over),
    /// The owner's name was taken away.
    Owner,
    /// Nothing is said of what is normal from this day on.
    Band(Date),
}

/// Why an objective supports nothing any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// It is closed.
    Closed,
    /// It is in the bin.
    Binned,
    /// It was deleted for good, or was never here.
    Gone,
}

impl Over {
    const fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Binned => "binned",
            Self::Gone => "gone",
        }
    }
}

impl Lost {
    /// Which pillar it is.
    #[must_use]
    pub const fn pillar(self) -> Pillar {
        match self {
            Self::Objective(_) => Pillar::Objective,
            Self::Owner => Pillar::Owner,
            Self::Band(_) => Pillar::Band,
        }
    }

    /// Its name among what nobody wants to be asked again.
    #[must_use]
    pub fn name(self, kpi: &Kpi) -> String {
        match self {
            // Another objective, or another end of it, asks anew.
            Self::Objective(over) => {
                let of = kpi.supports.objective.as_ref().map_or("", Id::as_str);
                ["lost-objective/", of, "/", over.word()].concat()
            }
            Self::Owner => "lost-owner".to_owned(),
            Self::Band(_) => "lost-band".to_owned(),
        }
    }
}

impl Kpi {
    /// Which pillars it has lost, in their order, without those that somebody dismissed.
    /// `over` tells of an objective why it supports nothing any more, if so.
    ///
    /// One that was a key result supports what that won, also once its objective is closed.
    pub fn lost(&self, over: impl FnOnce(&Id) -> Option<Over>) -> Vec<Lost> {
        let of = self.supports.objective.as_ref();
        let of = of.filter(|_| self.supports.sentence.is_empty());
        let is_origin = self.origin.as_ref().map(|it| &it.objective) == of;
        let ended = of.and_then(over);
        let ended = ended.filter(|it| !(is_origin && *it == Over::Closed));
        let without_owner = self.owner.as_deref().is_some_and(str::is_empty);
        let had_band = self.bands.iter().any(|it| it.range.is_some());
        let last = self.bands.last().filter(|it| it.range.is_none());
        let all = [
            ended.map(Lost::Objective),
            last.filter(|_| had_band).map(|it| Lost::Band(it.from)),
            without_owner.then_some(Lost::Owner),
        ];
        let all = all.into_iter().flatten();
        all.filter(|it| !self.is_dismissed(&it.name(self)))
            .collect()
    }

    /// What it lacks to be a KPI, with what it has lost of it: in the order of the pillars.
    #[must_use]
    pub fn missing_with(&self, lost: &[Lost]) -> Vec<Pillar> {
        let missing = self.missing();
        let is_lost = |pillar: &Pillar| lost.iter().any(|it| it.pillar() == *pillar);
        let all = Pillar::ALL.into_iter();
        all.filter(|it| missing.contains(it) || is_lost(it))
            .collect()
    }
}
