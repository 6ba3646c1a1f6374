//! Closing an objective as it is being typed: what it taught, what comes next, and what
//! becomes of its key results.

pub mod settling;

use std::collections::BTreeMap;

use time::Date;

use self::settling::{Offer, TypedSettling};
use crate::calendar::Calendar;
use crate::kpi::draft::Here;
use crate::metric::dated::LONGEST_NOTE;
use crate::number::decimal::Decimal;
use crate::objective::closing::{Closing, Next};
use crate::objective::key_result::KeyResult;
use crate::objective::onward::Onward;
use crate::objective::{KIND, Objective};
use crate::record::id::Id;
use crate::record::shape::{Members, Said, member, parse};
use crate::record::{Record, Value};
use crate::sorted::sorted;
use crate::store::action::Action;

/// Closing an objective as it is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClosingDraft {
    /// What was learned.
    pub learned: String,
    /// What one would do differently.
    pub differently: String,
    /// What comes next.
    pub next: Next,
    /// The key results that go on, each with how.
    pub chosen: BTreeMap<Id, Onward>,
    /// What becomes of those of which something is offered.
    pub settled: BTreeMap<Id, TypedSettling>,
    /// The ids that key results have in what goes on from it: whoever looks at that twice
    /// looks at the same.
    pub next_ids: BTreeMap<Id, Id>,
    /// The objective as the form has seen it.
    pub seen: Record,
}

/// What is done together with closing it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Along {
    /// What it came to, where a correction of a KPI may change that later.
    pub score: Option<Decimal>,
    /// What becomes of its key results.
    pub hand_offs: Vec<Action>,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// What was learned has so many characters, more than a note may have.
    LongLearned(usize),
    /// The same of what one would do differently.
    LongDifferently(usize),
    /// It goes on, and nothing of it was chosen.
    NothingChosen,
}

impl ClosingDraft {
    /// One that begins with what an objective says: what is reached has done its work;
    /// what is not, goes on.
    #[must_use]
    pub fn of(objective: &Objective, seen: Record) -> Self {
        let period = objective.period;
        let is_open = |it: &KeyResult| !it.is_reached(period);
        let scored = || objective.key_results.iter().filter(|it| !it.is_guardrail);
        // A guardrail goes along with what it guards: alone it has no score.
        let guards = scored().any(is_open) || scored().next().is_none();
        let all = objective.key_results.iter();
        let open = all.filter(|it| if it.is_guardrail { guards } else { is_open(it) });
        Self {
            learned: objective.learned.clone(),
            differently: objective.differently.clone(),
            next: Next::default(),
            chosen: sorted(open.map(|it| (it.id.clone(), it.usual_onward(period)))),
            settled: BTreeMap::new(),
            next_ids: BTreeMap::new(),
            seen,
        }
    }

    /// Everything that is wrong with it, in the order of the form.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let long = |text: &str| {
            let characters = text.chars().count();
            (characters > LONGEST_NOTE).then_some(characters)
        };
        let nothing = self.next != Next::Retire && self.chosen.is_empty();
        let problems = [
            long(&self.learned).map(Problem::LongLearned),
            long(&self.differently).map(Problem::LongDifferently),
            nothing.then_some(Problem::NothingChosen),
        ];
        problems.into_iter().flatten().collect()
    }

    /// What goes on from it, with ids of its own.
    #[must_use]
    pub fn going_on(
        &mut self,
        id: &Id,
        objective: &Objective,
        today: Date,
        calendar: Calendar,
        mut new: impl FnMut() -> Id,
    ) -> Objective {
        let period = objective.next_period(today, calendar);
        let all = objective.key_results.iter().map(|it| &it.id);
        let mut going = all.filter(|id| self.chosen.contains_key(*id));
        let ids = &mut self.next_ids;
        objective.going_on(id, period, &self.chosen, || match going.next() {
            Some(id) => ids.entry(id.clone()).or_insert_with(&mut new).clone(),
            // Of an action.
            None => new(),
        })
    }

    /// Lets the key results of what goes on from it be the KPIs that closing it begins: a
    /// metric has one history. One that was made another in the meantime is none of them.
    pub fn link(&self, offers: &[Offer], next: &mut Objective) {
        for offer in offers.iter().filter(|it| it.kpi.is_none()) {
            let before = &offer.key_result;
            let settled = self.settled.get(&before.id);
            let kpi = settled.and_then(|it| it.kpi(offer));
            let goes_on = self.next_ids.get(&before.id);
            let is_it = |it: &&mut KeyResult| {
                Some(&it.id) == goes_on
                    && it.kpi.is_none()
                    && it.measure == before.measure
                    && it.unit == before.unit
                    && it.name.trim() == before.name.trim()
            };
            if let (Some(kpi), Some(it)) = (kpi, next.key_results.iter_mut().find(is_it)) {
                it.kpi = Some(kpi.clone());
            }
        }
    }

    /// What is done together with closing it.
    #[must_use]
    pub fn along(&self, id: &Id, objective: &Objective, offers: &[Offer], here: &Here) -> Along {
        // How another tab has closed it meanwhile is no part of this.
        let objective = &Objective {
            closing: None,
            ..objective.clone()
        };
        let settled = offers.iter().filter_map(|offer| {
            let settled = self.settled.get(&offer.key_result.id)?;
            Some(settled.actions(offer, (id, objective), here))
        });
        let hand_offs: Vec<Action> = settled.flatten().collect();
        let begins = |offer: &Offer| {
            let settled = self.settled.get(&offer.key_result.id);
            settled.is_some_and(|it| it.kpi(offer).is_some())
        };
        let closing = Closing::of(objective, self.next, here.today);
        let closing = match offers.iter().any(begins) {
            // From now on its readings can be corrected.
            true => closing.with_score(objective, here.today),
            false => closing,
        };
        Along {
            score: closing.score,
            hand_offs,
        }
    }

    /// The action that closes it.
    #[must_use]
    pub fn close(&self, id: &Id, along: Along, today: Date) -> Action {
        let closed = Objective {
            closing: Some(Closing {
                score: along.score,
                ..Closing::new(today, self.next)
            }),
            learned: self.learned.clone(),
            differently: self.differently.clone(),
            ..Objective::default()
        };
        let close = Action::EditFrom {
            of: KIND.of(id.clone()),
            fields: closed.closing_fields().into(),
            seen: Box::new(self.seen.clone()),
        };
        if along.hand_offs.is_empty() {
            return close;
        }
        let mut steps = vec![close];
        steps.extend(along.hand_offs);
        Action::Together(steps)
    }

    /// The one action that closes it and begins what goes on from it: both, or neither,
    /// and both are taken back in one step.
    #[must_use]
    pub fn close_and_begin(&self, id: &Id, along: Along, begin: Action, today: Date) -> Action {
        let flat = |action| match action {
            Action::Together(steps) => steps,
            one => vec![one],
        };
        let Along { score, hand_offs } = along;
        let alone = Along {
            score,
            hand_offs: Vec::new(),
        };
        // What begins is what was written here just now: it comes before a KPI that does.
        let mut steps = vec![self.close(id, alone, today)];
        steps.extend(flat(begin));
        steps.extend(hand_offs);
        Action::Together(steps)
    }

    /// As a text that is kept while the form is open.
    #[must_use]
    pub fn write(&self) -> String {
        let so = |onward: Onward| -> Vec<Id> {
            let all = self.chosen.iter().filter(|(_, so)| **so == onward);
            all.map(|(id, _)| id.clone()).collect()
        };
        Members::default()
            .with("learned", Some(self.learned.clone()))
            .with("differently", Some(self.differently.clone()))
            .with("next", Some(self.next as usize))
            .with("chosen", Some(so(Onward::FromHere)))
            .with("again", Some(so(Onward::Again)))
            .with("rest", Some(so(Onward::Rest)))
            .with("settled", Some(pairs(&self.settled)))
            .with("next-ids", Some(pairs(&self.next_ids)))
            .with("seen", Some(self.seen.write()))
            .write()
            .to_string()
    }

    /// Goes on with what [`Self::write`] wrote, where that can be read.
    #[must_use]
    pub fn or_kept(mut self, text: &str) -> Self {
        let Some(kept) = parse(text) else {
            return self;
        };
        if let Some(text) = member(&kept, "learned") {
            self.learned = text;
        }
        if let Some(text) = member(&kept, "differently") {
            self.differently = text;
        }
        let next = member(&kept, "next").and_then(|at: usize| Next::ALL.get(at).copied());
        self.next = next.unwrap_or(self.next);
        if let Some(chosen) = member::<Vec<Id>>(&kept, "chosen") {
            let so = |word: &str, onward| {
                let all = member::<Vec<Id>>(&kept, word).unwrap_or_default();
                all.into_iter().map(move |id| (id, onward))
            };
            let chosen = chosen.into_iter().map(|id| (id, Onward::FromHere));
            let again = so("again", Onward::Again);
            self.chosen = sorted(chosen.chain(again).chain(so("rest", Onward::Rest)));
        }
        self.settled = paired(&kept, "settled").unwrap_or(self.settled);
        self.next_ids = paired(&kept, "next-ids").unwrap_or(self.next_ids);
        let seen = member::<String>(&kept, "seen");
        if let Some(seen) = seen.and_then(|text| Record::read(&text).ok()) {
            self.seen = seen;
        }
        self
    }
}

/// The word for an id, and for what is kept of it.
const ID: &str = "id";
const SAID: &str = "said";

/// What is kept of key results, each with the id.
fn pairs<T: Said>(all: &BTreeMap<Id, T>) -> Vec<Value> {
    let each = all.iter().map(|(id, said)| {
        Members::default()
            .with(ID, Some(id.clone()))
            .with(SAID, Some(said.write()))
            .write()
    });
    each.collect()
}

/// Reads what [`pairs`] wrote.
fn paired<T: Said>(kept: &Value, word: &str) -> Option<BTreeMap<Id, T>> {
    let all = member::<Vec<Value>>(kept, word)?.into_iter();
    let all = all.filter_map(|it| Some((member(&it, ID)?, member(&it, SAID)?)));
    Some(sorted(all))
}
