//! The bases of a KPI with their days: what its limits rest on, and where they can begin
//! anew (spec, section 5).

use time::Date;

use super::Kpi;
use super::base::Base;
use super::noise::{self, Said};
use super::standing::Standing;
use super::tally::Tally;
use crate::period::Period;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::name::Name;

/// A stretch of units that is judged by limits of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Judging {
    /// Its first unit.
    pub first: Period,
    /// The last unit that it judges.
    pub last: Period,
    /// What its limits rest on.
    pub rests_on: Option<RestsOn>,
    /// What the noise of its values says, with the limits.
    pub base: noise::Base,
    /// Why it begins there.
    pub begun: Begun,
    /// What is kept of where it begins: to take it away, all of it goes.
    pub kept: Vec<Id>,
}

/// The values that limits are worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RestsOn {
    /// How many they are.
    pub values: usize,
    /// The unit of the first of them.
    pub first: Period,
    /// The unit of the last of them.
    pub last: Period,
}

/// Why a base begins where it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// With the first values, or where somebody moved the first base to.
    First,
    /// What is measured changed there.
    Definition,
    /// Somebody began it, with this reason.
    Anew(String),
}

impl Standing {
    /// The bases, the oldest first. One of which no unit is there yet is left out.
    #[must_use]
    pub fn bases(&self, kpi: &Kpi) -> Vec<Judging> {
        let all = self.noise.bases().enumerate();
        all.filter_map(|(place, base)| self.judging(kpi, place, base))
            .collect()
    }

    fn judging(&self, kpi: &Kpi, place: usize, base: &noise::Base) -> Option<Judging> {
        let last = base
            .until
            .checked_sub(1)
            .filter(|last| *last >= base.from)?;
        let begins = |from: Date| self.at_or_after(from) == Some(base.from);
        let kept: Vec<&Base> = kpi.bases.iter().filter(|it| begins(it.from)).collect();
        let anew = kept.iter().rfind(|it| !it.reason.is_empty());
        let begun = match anew {
            Some(base) => Begun::Anew(base.reason.clone()),
            None if place > 0 => Begun::Definition,
            None => Begun::First,
        };
        Some(Judging {
            first: self.unit_at(base.from)?,
            last: self.unit_at(last)?,
            rests_on: self.rests_on(base),
            kept: kept.iter().map(|it| it.id.clone()).collect(),
            base: base.clone(),
            begun,
        })
    }

    /// The values that the limits of a base are worked out from; none where it has none.
    fn rests_on(&self, base: &noise::Base) -> Option<RestsOn> {
        base.limits.as_ref()?;
        let units = self
            .tallies
            .get(base.from..base.locked.unwrap_or(base.until));
        let with_value = || {
            units
                .into_iter()
                .flatten()
                .filter(|it| it.value().is_some())
        };
        Some(RestsOn {
            values: with_value().count(),
            first: with_value().next()?.unit,
            last: with_value().next_back()?.unit,
        })
    }

    /// The position of the first unit that has not ended before a day.
    fn at_or_after(&self, day: Date) -> Option<usize> {
        self.tallies.iter().position(|it| it.unit.last() >= day)
    }

    /// The units from which a base can begin anew: those that have ended with a value, but
    /// for those where one begins already; the newest first.
    #[must_use]
    pub fn can_begin(&self) -> Vec<Period> {
        let begun: Vec<usize> = self.noise.bases().map(|it| it.from).collect();
        let ended = self.tallies.iter().enumerate().rev();
        let ended = ended.filter(|(at, tally)| tally.value().is_some() && !begun.contains(at));
        ended.map(|(_, tally)| tally.unit).collect()
    }

    /// The units to which the first base can be moved: those that have ended with a value
    /// before the next base begins, but for where it begins now; the oldest first. None
    /// where it was begun with a reason.
    #[must_use]
    pub fn first_can_move(&self, kpi: &Kpi) -> Vec<Period> {
        let mut all = self.noise.bases();
        let (first, next) = (all.next(), all.next());
        let is_kept_anew = kpi.bases.first().is_some_and(|base| {
            let at = self.at_or_after(base.from);
            !base.reason.is_empty() && at == first.map(|it| it.from)
        });
        let until = next.map_or(self.tallies.len(), |it| it.from);
        let before = self.tallies.get(..until).unwrap_or_default().iter();
        let others = before.enumerate().filter(|(at, tally)| {
            tally.value().is_some() && first.is_some_and(|first| first.from != *at)
        });
        match is_kept_anew {
            true => Vec::new(),
            false => others.map(|(_, tally)| tally.unit).collect(),
        }
    }

    /// The fields that begin a base from a unit, and keep the one before where that has
    /// just locked: older values that come later lie before it then.
    #[must_use]
    pub fn begins(&self, kpi: &Kpi, base: &Base, id_of_locked: Id) -> Vec<(Name, Value)> {
        let locked = self.locked(kpi, id_of_locked);
        let locked = locked.filter(|it| it.from < base.from);
        locked.iter().chain([base]).map(Base::field).collect()
    }

    /// The field that lets the first base begin with another unit. What was kept of it keeps
    /// its name, `id` is for one that was not kept.
    #[must_use]
    pub fn moves_first(&self, kpi: &Kpi, to: Period, id: Id) -> (Name, Value) {
        let known = kpi.bases.iter().find(|it| it.reason.is_empty());
        Base {
            id: known.map_or(id, |it| it.id.clone()),
            from: self.judged_in.day_of(to),
            reason: String::new(),
        }
        .field()
    }

    /// The day from which a base begins with a unit.
    #[must_use]
    pub fn base_day(&self, unit: Period) -> Date {
        self.judged_in.day_of(unit)
    }

    /// Whether locked limits rest on the reading of a day: to correct it works them out
    /// anew.
    #[must_use]
    pub fn locked_on(&self, day: Date) -> bool {
        let at = self
            .tallies
            .iter()
            .position(|it: &Tally| it.unit.contains(day));
        let mut all = self.noise.bases();
        at.is_some_and(|at| {
            all.any(|base| {
                let until = base.locked.filter(|_| base.limits.is_some());
                until.is_some_and(|until| (base.from..until).contains(&at))
            })
        })
    }

    /// What is to be said of the limits in force, and its base.
    #[must_use]
    pub fn in_force(&self, kpi: &Kpi) -> Option<Judging> {
        self.bases(kpi).pop()
    }
}

impl Judging {
    /// Whether there are limits that move with each new value.
    #[must_use]
    pub fn is_provisional(&self) -> bool {
        self.base.said == Said::Provisional
    }
}
