//! The third hand-off: a key result becomes a KPI, and its check-ins become the readings (Rock:
//! "OKR completion creates a KPI").

use time::Date;

use crate::kpi::band::Band;
use crate::kpi::definition::Definition;
use crate::kpi::reading::Reading;
use crate::kpi::unit::Unit;
use crate::kpi::{self, Kpi, Origin, Supports};
use crate::metric::cadence::Cadence;
use crate::metric::dated::Sure;
use crate::objective::closing::Closing;
use crate::objective::key_result::KeyResult;
use crate::objective::{self, Objective};
use crate::period::write_date;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::name::Name;
use crate::store::action::Action;

/// How often a key result is read that becomes a KPI, where nobody chooses otherwise.
#[must_use]
pub const fn usual_cadence(cadence: Cadence) -> Unit {
    match cadence {
        Cadence::Weekly => Unit::Week,
        Cadence::Fortnightly | Cadence::Monthly => Unit::Month,
    }
}

/// A key result as a KPI without a band: its check-ins are its readings, each on its day.
pub(super) fn as_kpi(
    of: &Id,
    objective: &Objective,
    key_result: &KeyResult,
    cadence: Unit,
    today: Date,
) -> Kpi {
    let readings = key_result.check_ins.iter().map(|it| Reading {
        day: it.date,
        value: Some(it.value),
        note: it.note.clone(),
    });
    let own = Some(key_result.owner.clone()).filter(|it| !it.is_empty());
    Kpi {
        name: key_result.name.clone(),
        supports: Supports {
            sentence: String::new(),
            objective: Some(of.clone()),
            key_result: Some(key_result.id.clone()),
        },
        owner: own.or_else(|| objective.owner.clone()),
        indicator: key_result.indicator,
        definitions: vec![Definition {
            cadence,
            unit: key_result.unit.clone(),
            ..Definition::default()
        }],
        origin: Some(Origin {
            objective: of.clone(),
            key_result: key_result.id.clone(),
            on: today,
        }),
        made: Some(today),
        readings: readings.collect(),
        ..Kpi::default()
    }
}

/// What the third hand-off makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graduation {
    /// The id of the new KPI.
    pub kpi: Id,
    /// Its band.
    pub band: Band,
    /// How often it is read.
    pub cadence: Unit,
}

/// What makes a KPI of a key result, to be done in one: the KPI with its band and with the
/// check-ins as readings; those are taken out of the objective, but for how sure somebody
/// was, and the key result names the KPI. All of its check-ins have been read: what stays
/// behind is still counted, but not with the KPI.
#[must_use]
pub fn graduate(
    of: &Id,
    objective: &Objective,
    key_result: &KeyResult,
    how: Graduation,
    today: Date,
) -> Vec<Action> {
    let kpi = Kpi {
        bands: vec![how.band],
        ..as_kpi(of, objective, key_result, how.cadence, today)
    };
    let emptied = key_result.check_ins.iter().map(|it| {
        let sure = it.confidence.map(|_| Sure {
            date: it.date,
            confidence: it.confidence,
            note: String::new(),
        });
        let said = sure.map_or(Value::Null, |it| it.said());
        (it.name(key_result.id.clone()), said)
    });
    let emptied: Vec<(Name, Value)> = emptied.collect();
    let subject = objective::KIND.of(of.clone());
    let mut fields = vec![KeyResult::is_kpi(&key_result.id, Some(&how.kpi))];
    fields.extend(keeps_score(objective, today));
    let mut actions = vec![
        Action::Create {
            of: kpi::KIND.of(how.kpi),
            fields: kpi.fields(),
            today: write_date(today),
        },
        Action::Edit {
            of: subject.clone(),
            fields,
        },
    ];
    if !emptied.is_empty() {
        actions.push(Action::CheckIn {
            of: subject,
            fields: emptied,
        });
    }
    actions
}

/// The field of how an objective was closed, with its score from now on, since readings can
/// be corrected.
fn keeps_score(objective: &Objective, today: Date) -> Option<(Name, Value)> {
    let closing = objective.closing.filter(|it| it.score.is_none())?;
    let kept: Closing = closing.with_score(objective, today);
    Some(objective::closed(Some(kept)))
}
