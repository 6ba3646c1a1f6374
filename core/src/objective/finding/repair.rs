//! What can be done about a finding, in one action.

use time::Date;

use super::{Finding, Named};
use crate::calendar::Calendar;
use crate::objective::action::Action;
use crate::objective::key_result::{Indicator, KeyResult};
use crate::objective::revised::{Promised, Revised};
use crate::objective::{Objective, in_period, owned_by};
use crate::period::Period;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::name::Name;

/// What can be done about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// An empty key result is added, a lead measure if it says so, for somebody to fill in.
    AddKeyResult(Option<Indicator>),
    /// A key result becomes an action.
    MoveToActions(Named),
    /// One person owns it.
    SetOwner {
        /// The key result; none for the objective itself.
        key_result: Option<Id>,
        /// Who does; none for oneself.
        owner: Option<String>,
    },
    /// It is given a period.
    SetPeriod(Period),
    /// It is put off.
    Postpone {
        /// Its new period.
        to: Period,
        /// Whether it has check-ins, which do not count there.
        starts_anew: bool,
    },
    /// An objective for this period is drafted that supports it.
    Draft(Period),
    /// A key result is handed off: it becomes a KPI, which somebody looks at first.
    HandOff(Named),
    /// A key result that is a KPI is taken out: that is watched anyway.
    TakeOut(Named),
    /// What was changed is set back to what it was.
    SetBack {
        /// The key result; none for the objective itself.
        key_result: Option<Id>,
        /// What it is measured in.
        unit: String,
        /// What it was.
        was: Promised,
        /// What is kept of the changes, and is not needed any more.
        revisions: Vec<Id>,
    },
}

impl Repair {
    /// What can be done about a finding on a day.
    #[must_use]
    pub fn of(finding: &Finding, objective: &Objective, today: Date, calendar: Calendar) -> Self {
        match finding {
            Finding::FewKeyResults(_) => Self::AddKeyResult(None),
            Finding::ManyKeyResults { spare, .. } => Self::MoveToActions(spare.clone()),
            Finding::NoOwner => Self::SetOwner {
                key_result: None,
                owner: None,
            },
            Finding::SharedOwner { key_result, names } => Self::SetOwner {
                key_result: key_result.as_ref().map(|it| it.id.clone()),
                owner: names.first().cloned(),
            },
            Finding::NoPeriod => Self::SetPeriod(calendar.quarter_of(today)),
            Finding::OnlyLag(_) => Self::AddKeyResult(Some(Indicator::Lead)),
            Finding::AnnualAlone => Self::Draft(quarter_within(objective.period, today, calendar)),
            Finding::TooManyAtOnce { room, .. } => Self::Postpone {
                to: *room,
                starts_anew: objective
                    .key_results
                    .iter()
                    .any(|it| !it.values().is_empty()),
            },
            // There is one at least.
            Finding::StillOpen { key_results, .. } => key_results
                .first()
                .cloned()
                .map_or(Self::AddKeyResult(None), Self::HandOff),
            Finding::Repeated { key_result, is_kpi }
            | Finding::AlreadyMet {
                key_result, is_kpi, ..
            } => match is_kpi {
                true => Self::TakeOut(key_result.clone()),
                false => Self::HandOff(key_result.clone()),
            },
            Finding::Revised {
                key_result,
                unit,
                was,
                revisions,
                ..
            } => Self::SetBack {
                key_result: key_result.as_ref().map(|it| it.id.clone()),
                unit: unit.clone(),
                was: *was,
                revisions: revisions.clone(),
            },
        }
    }

    /// The fields that one edit of the objective writes for it, a new action under
    /// this id; none where somebody has to write something.
    #[must_use]
    pub fn fields(&self, objective: &Objective, new: &Id) -> Option<Vec<(Name, Value)>> {
        Some(match self {
            Self::AddKeyResult(_) | Self::Draft(_) | Self::HandOff(_) => return None,
            Self::MoveToActions(Named { id, name }) => {
                let mut fields = Action::new(new.clone(), name, &objective.actions).fields();
                fields.push(KeyResult::taken_away(id));
                fields
            }
            Self::SetOwner { key_result, owner } => match key_result {
                None => vec![owned_by(owner.as_deref())],
                Some(id) => vec![KeyResult::owned_by(
                    id,
                    owner.as_deref().unwrap_or_default(),
                )],
            },
            Self::SetPeriod(period) | Self::Postpone { to: period, .. } => {
                vec![in_period(Some(*period))]
            }
            Self::TakeOut(Named { id, .. }) => vec![KeyResult::taken_away(id)],
            Self::SetBack {
                key_result,
                was,
                revisions,
                ..
            } => {
                let back = was.field(key_result.as_ref());
                let forgotten = revisions.iter().map(Revised::taken_away);
                back.into_iter().chain(forgotten).collect()
            }
        })
    }
}

/// The quarter that runs, or the first one of a period still ahead; what lies outside
/// the period is left out, since a year can begin on any day.
fn quarter_within(period: Option<Period>, today: Date, calendar: Calendar) -> Period {
    let Some(period) = period else {
        return calendar.quarter_of(today);
    };
    let quarter = calendar.quarter_of(period.first().max(today));
    let first = quarter.first().max(period.first());
    let last = quarter.last().min(period.last());
    Period::new(first, last).unwrap_or(quarter)
}
