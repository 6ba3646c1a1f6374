//! What is odd about how an objective is built, each with a repair in one action
//! (spec, *Checks on what people write*: structure, and over time). It warns and never
//! blocks.

mod at_once;
pub(super) mod names;
mod over_time;
pub mod repair;

use time::Date;

use self::names::names;
use crate::calendar::Calendar;
use crate::number::decimal::Decimal;
use crate::objective::Objective;
use crate::objective::key_result::{Indicator, KeyResult};
use crate::objective::review::Brief;
use crate::objective::revised::Promised;
use crate::period::{Period, write_date};
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
    /// Its period is over and it is still open, with key results that are levels.
    StillOpen {
        /// The last day of its period.
        since: Date,
        /// Those key results, one or more.
        key_results: Vec<Named>,
    },
    /// A key result was after the same in the period before.
    Repeated {
        /// Which.
        key_result: Named,
        /// Whether it is a KPI already.
        is_kpi: bool,
    },
    /// What a key result is after was there before its period began.
    AlreadyMet {
        /// Which.
        key_result: Named,
        /// The newest value before the period.
        value: Decimal,
        /// What it is measured in.
        unit: String,
        /// The day of that value.
        on: Date,
        /// Whether it is a KPI already.
        is_kpi: bool,
    },
    /// Something that it promises was changed after its first day.
    Revised {
        /// The day of the last change.
        on: Date,
        /// The key result; none for the objective itself.
        key_result: Option<Named>,
        /// What that is measured in.
        unit: String,
        /// Whether its target is a bound to hold.
        is_held: bool,
        /// What it was at first.
        was: Promised,
        /// What it is now; none where nothing stands there any more.
        now: Option<Promised>,
        /// What is kept of the changes.
        revisions: Vec<Id>,
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
            Self::StillOpen { .. } => "still-open",
            Self::Repeated { key_result, .. } => {
                return ["repeated-result/", key_result.id.as_str()].concat();
            }
            Self::AlreadyMet { key_result, .. } => {
                return ["already-met/", key_result.id.as_str()].concat();
            }
            // What is changed again is said again.
            Self::Revised {
                on,
                key_result,
                was,
                ..
            } => {
                let of = key_result.as_ref().map_or("", |it| it.id.as_str());
                let day = write_date(*on);
                return ["on-the-way/", &was.word(), "/", of, "/", &day].concat();
            }
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
        found.extend(over_time::already_met(objective));
        found.extend(over_time::repeated(objective, &others));
        found.extend(at_once::too_many(objective, id, &others, today, calendar));
    }
    found.extend(over_time::still_open(objective, today));
    found.extend(over_time::revised(objective));
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
