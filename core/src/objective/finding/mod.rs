//! What is odd about how an objective is built, each with a repair in one action
//! (spec, *Checks on what people write*: structure). It warns and never blocks.

mod at_once;
mod names;
pub mod repair;

use time::Date;

use self::names::names;
use crate::calendar::Calendar;
use crate::objective::Objective;
use crate::objective::key_result::{Indicator, KeyResult};
use crate::objective::review::Brief;
use crate::period::Period;
use crate::record::id::Id;

/// The fewest key results that prove an objective (Rock, `AgencyAnalytics`).
const FEWEST: usize = 3;

/// The most of them.
const MOST: usize = 5;

/// More than so many are too many for everybody (`AgencyAnalytics`: 3 to 5).
const FAR_TOO_MANY: usize = 5;

/// From so many days on an objective is an annual one, whenever its year begins.
const YEAR: i32 = 365;

/// Half a year has no more days. Rock runs objectives for a quarter or a half, so
/// both are shorter steps within a year.
const HALF: i32 = 184;

/// What is odd about how an objective is built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It has so many scored key results, fewer than 3.
    FewKeyResults(usize),
    /// It has more than 5 scored key results.
    ManyKeyResults {
        /// How many.
        count: usize,
        /// The one that it would miss least.
        spare: Named,
    },
    /// Nobody owns it.
    NoOwner,
    /// Several people own it, or one of its key results.
    SharedOwner {
        /// The key result; none for the objective itself.
        key_result: Option<Named>,
        /// Who they are, two or more.
        names: Vec<String>,
    },
    /// It has no period.
    NoPeriod,
    /// So many key results are all that is scored, and all of them are lag measures.
    OnlyLag(usize),
    /// It spans a year, and nothing shorter lies in what is left of it.
    AnnualAlone,
    /// It is the newest of more than 4 objectives that run on one day.
    TooManyAtOnce {
        /// How many, itself included.
        count: usize,
        /// Its next period in which there is room for it.
        room: Period,
    },
}

/// A key result that is spoken of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name for good.
    pub id: Id,
    /// What it is called.
    pub name: String,
}

impl Finding {
    /// Its name in [`Objective::dismissed`]. What has become louder has another one,
    /// so it is shown again.
    #[must_use]
    pub fn name(&self) -> String {
        let name = match self {
            Self::FewKeyResults(_) => "few-key-results",
            Self::ManyKeyResults { .. } => "many-key-results",
            Self::NoOwner => "no-owner",
            Self::SharedOwner {
                key_result: Some(of),
                ..
            } => return ["shared-owner/", of.id.as_str()].concat(),
            Self::SharedOwner { .. } => "shared-owner",
            Self::NoPeriod => "no-period",
            Self::OnlyLag(_) => "only-lag",
            Self::AnnualAlone => "annual-alone",
            Self::TooManyAtOnce { .. } if self.is_loud() => LOUD,
            Self::TooManyAtOnce { .. } => "many-at-once",
        };
        name.to_owned()
    }

    /// Whether it is to be said louder than the others.
    #[must_use]
    pub const fn is_loud(&self) -> bool {
        matches!(self, Self::TooManyAtOnce { count, .. } if *count > FAR_TOO_MANY)
    }

    fn is_dismissed(&self, by: &Objective) -> bool {
        // Who does not mind six does not mind five.
        let louder = matches!(self, Self::TooManyAtOnce { .. }) && by.dismissed.contains(LOUD);
        louder || by.dismissed.contains(&self.name())
    }
}

const LOUD: &str = "far-too-many-at-once";

/// What is odd about an objective on a day, without what somebody dismissed.
///
/// `others` are all objectives that are not in the bin; it may be among them. What
/// is closed or in the bin has no findings, and what is past its last day none that
/// would only help while it runs.
pub fn findings<'a>(
    objective: &Objective,
    id: &Id,
    others: impl IntoIterator<Item = (&'a Id, &'a Brief)>,
    today: Date,
    calendar: Calendar,
) -> Vec<Finding> {
    if objective.closing.is_some() || objective.binned.is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    found.extend(key_results(objective));
    found.extend(owners(objective));
    if objective.period.is_none() {
        found.push(Finding::NoPeriod);
    }
    if objective.period.is_none_or(|it| today <= it.last()) {
        let others = others.into_iter().filter(|(other, _)| *other != id);
        let others: Vec<(&Id, &Brief)> = others.collect();
        found.extend(only_lag(objective));
        found.extend(annual_alone(objective, &others, today));
        found.extend(at_once::too_many(objective, id, &others, today, calendar));
    }
    found.retain(|it| !it.is_dismissed(objective));
    found
}

/// Guardrails are beside the 3 to 5.
fn key_results(objective: &Objective) -> Option<Finding> {
    let count = objective.scored().count();
    if count < FEWEST {
        return Some(Finding::FewKeyResults(count));
    }
    let beyond = || objective.scored().skip(MOST);
    let unmeasured = beyond().filter(|it| it.values().is_empty());
    let spare = unmeasured.last().or_else(|| beyond().last())?;
    Some(Finding::ManyKeyResults {
        count,
        spare: Named::of(spare),
    })
}

fn owners(objective: &Objective) -> Vec<Finding> {
    let shared = |key_result: Option<Named>, owner: &str| {
        let names = names(owner);
        (names.len() > 1).then_some(Finding::SharedOwner { key_result, names })
    };
    let own = objective.owner.as_deref();
    let own = own.and_then(|owner| match owner.trim() {
        "" => Some(Finding::NoOwner),
        owner => shared(None, owner),
    });
    let all = objective.key_results.iter();
    let all = all.filter_map(|it| shared(Some(Named::of(it)), &it.owner));
    own.into_iter().chain(all).collect()
}

fn only_lag(objective: &Objective) -> Option<Finding> {
    let count = objective.scored().count();
    let all = objective
        .scored()
        .all(|it| it.indicator == Some(Indicator::Lag));
    (all && count > 0).then_some(Finding::OnlyLag(count))
}

/// A closed quarter that is past supports nothing any more; one that was closed
/// early does to its end.
fn annual_alone(objective: &Objective, others: &[(&Id, &Brief)], today: Date) -> Option<Finding> {
    let year = objective.period.filter(|it| it.days() >= YEAR)?;
    let supports = |it: Period| {
        let within = year.contains(it.first()) && year.contains(it.last());
        within && it.days() <= HALF && it.last() >= today
    };
    let mut periods = others.iter().filter_map(|(_, brief)| brief.period);
    (!periods.any(supports)).then_some(Finding::AnnualAlone)
}

impl Named {
    fn of(key_result: &KeyResult) -> Self {
        Self {
            id: key_result.id.clone(),
            name: key_result.name.clone(),
        }
    }
}
