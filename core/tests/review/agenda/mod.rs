//! What a review asks, in order.

mod month;
mod quarter;
mod week;

use std::collections::BTreeMap;

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::lost::Lost;
use waymark_core::kpi::standing::Standing;
use waymark_core::objective::Objective;
use waymark_core::objective::review::Brief;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Agenda, Given, Matter, Watched};

use super::{day, id};

/// Up and down about 40.5, with limits at about 34.94 and 46.06.
const STEADY: &str = "40 42 39 41 43 40 38 41 42 40 39 41";

/// What there is, each under its id.
#[derive(Default)]
struct World {
    kpis: Vec<(Id, Kpi)>,
    objectives: Vec<(Id, Objective)>,
    running: Vec<Id>,
    lost: BTreeMap<Id, Vec<Lost>>,
    to_ask: Vec<(Id, Id)>,
    hand_offs: Vec<(Id, Id)>,
}

impl World {
    fn kpi(mut self, name: &str, kpi: Kpi) -> Self {
        self.kpis.push((id(name), kpi));
        self
    }

    /// An objective of a period with a key result from 0 to 10, with what else is said.
    fn objective(
        mut self,
        name: &str,
        days: [&str; 2],
        more: &[(&str, serde_json::Value)],
    ) -> Self {
        let own = [
            ("title", json!(name)),
            ("period", json!({"first": days[0], "last": days[1]})),
            ("kr/k/start", json!("0")),
            ("kr/k/target", json!("10")),
        ];
        let fields = own.iter().chain(more);
        let fields = fields.map(|(name, value)| (Name::parse(name), value.clone()));
        let objective = Objective::read(&Record::of(fields));
        self.objectives.push((id(name), objective));
        self
    }

    fn agenda(&self, rhythm: Rhythm, today: &str) -> Agenda {
        let (calendar, today) = (Calendar::default(), day(today));
        let standings: Vec<Standing> = self
            .kpis
            .iter()
            .map(|(_, kpi)| Standing::of(kpi, calendar, today))
            .collect();
        let kpis: Vec<Watched<'_>> = self
            .kpis
            .iter()
            .zip(&standings)
            .map(|((id, kpi), standing)| Watched {
                id,
                kpi,
                standing,
                is_running: self.running.contains(id),
                lost: self.lost.get(id).map_or(&[], Vec::as_slice),
            })
            .collect();
        let briefs: Vec<Brief> = self
            .objectives
            .iter()
            .map(|(id, it)| {
                let mut it = it.clone();
                fed::feed(&mut it, id, calendar, today, |kpi| {
                    let mut all = self.kpis.iter();
                    Some(all.find(|(id, _)| id == kpi)?.1.clone())
                });
                Brief::of(&it, calendar, today)
            })
            .collect();
        let objectives: Vec<(&Id, &Brief)> = self
            .objectives
            .iter()
            .zip(&briefs)
            .map(|((id, _), brief)| (id, brief))
            .collect();
        let given = Given {
            calendar,
            today,
            kpis: &kpis,
            objectives: &objectives,
            to_ask: &self.to_ask,
            hand_offs: &self.hand_offs,
        };
        Agenda::of(rhythm, &given)
    }

    /// The steps by their keys.
    #[track_caller]
    fn asks(&self, rhythm: Rhythm, today: &str, keys: &[&str]) -> Agenda {
        let agenda = self.agenda(rhythm, today);
        let found: Vec<String> = agenda.steps.iter().map(|it| it.key.to_string()).collect();
        assert_eq!(found, keys, "{rhythm:?} on {today}: {:#?}", agenda.steps);
        assert!(agenda.steps.iter().all(|it| !it.matters.is_empty()));
        agenda
    }
}

/// What is asked of the first step.
#[track_caller]
fn first(agenda: &Agenda) -> &[Matter] {
    &agenda.steps.first().expect("a step").matters
}

const FRIDAY: &str = "2026-11-27";
const OCTOBER: &str = "2026-10-31";
const Q3: [&str; 2] = ["2026-07-01", "2026-09-30"];
const Q4: [&str; 2] = ["2026-10-01", "2026-12-31"];

fn closed(next: &str) -> (&'static str, serde_json::Value) {
    ("closed", json!({"on": "2026-10-02", "next": next}))
}
