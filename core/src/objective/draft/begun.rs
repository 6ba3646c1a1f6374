//! KPIs that begin with a new objective: the metric of a quiz that is both (Rock, *How OKRs
//! and KPIs Work Together*) is watched from the day on which it becomes a key result.

use time::Date;

use super::{Draft, DraftRow};
use crate::kpi::definition::Definition;
use crate::kpi::unit::Unit;
use crate::kpi::{self, Kpi, Supports};
use crate::metric::cadence::Cadence;
use crate::objective::{self, Objective};
use crate::period::write_date;
use crate::record::id::Id;
use crate::sketch;
use crate::store::action::Action;

impl Draft {
    /// One whose first key result is a KPI that begins with it, by the metric of a quiz.
    #[must_use]
    pub fn of_both(metric: &str, first: Id, begins: Id) -> Self {
        let typed = sketch::KeyResult {
            name: metric.to_owned(),
            ..sketch::KeyResult::default()
        };
        let mut row = DraftRow::of(first, typed);
        row.more.begins = Some(begins);
        Self {
            rows: vec![row],
            ..Self::default()
        }
    }

    /// The same with its empty key results asking for a number on a cause.
    #[must_use]
    pub fn asking_for_causes(mut self) -> Self {
        for row in self.rows.iter_mut().filter(|row| row.is_empty()) {
            row.more.asks_for_cause = true;
        }
        self
    }

    /// The KPIs that begin with it, once it means an objective that has this id: each
    /// supports that, is read as often as somebody checks in, and has no band yet. A yes/no
    /// is none.
    #[must_use]
    pub fn kpis_begun(&self, meant: &Objective, id: &Id, today: Date) -> Vec<(Id, Kpi)> {
        let cadence = match meant.cadence {
            Cadence::Weekly => Unit::Week,
            Cadence::Fortnightly | Cadence::Monthly => Unit::Month,
        };
        let rows = self.rows.iter().zip(&meant.key_results);
        let begun = rows.filter_map(|(row, key_result)| {
            let begins = row.more.begins_with(key_result)?;
            let owner = Some(key_result.owner.clone()).filter(|it| !it.is_empty());
            let kpi = Kpi {
                name: key_result.name.clone(),
                supports: Supports {
                    objective: Some(id.clone()),
                    ..Supports::default()
                },
                owner: owner.or_else(|| meant.owner.clone()),
                indicator: key_result.indicator,
                definitions: vec![Definition {
                    cadence,
                    unit: key_result.unit.clone(),
                    ..Definition::default()
                }],
                made: Some(today),
                ..Kpi::default()
            };
            Some((begins, kpi))
        });
        begun.collect()
    }

    /// What begins the objective that it means, under this id, and with it the KPIs that
    /// begin: one action, which is taken back in one step.
    #[must_use]
    pub fn begin(&self, meant: &Objective, id: &Id, today: Date) -> Action {
        let written = write_date(today);
        let create = Action::Create {
            of: objective::KIND.of(id.clone()),
            fields: meant.fields(),
            today: written.clone(),
        };
        let begun = self.kpis_begun(meant, id, today).into_iter();
        let mut begun = begun.map(|(id, kpi)| Action::Create {
            of: kpi::KIND.of(id),
            fields: kpi.fields(),
            today: written.clone(),
        });
        match begun.next() {
            None => create,
            // What was written here just now is the objective: it comes first.
            Some(first) => Action::Together([create, first].into_iter().chain(begun).collect()),
        }
    }
}
