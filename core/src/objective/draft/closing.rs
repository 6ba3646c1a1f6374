//! Closing an objective as it is being typed: what it taught, and what comes next.

use std::collections::BTreeMap;

use time::Date;

use crate::calendar::Calendar;
use crate::metric::dated::LONGEST_NOTE;
use crate::objective::closing::{Closing, Next};
use crate::objective::onward::Onward;
use crate::objective::{KIND, Objective};
use crate::record::Record;
use crate::record::id::Id;
use crate::record::shape::{Members, member, parse};
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
    /// The objective as the form has seen it.
    pub seen: Record,
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
        let all = objective.key_results.iter();
        let open = all.filter(|it| it.is_guardrail || !it.is_reached(period));
        Self {
            learned: objective.learned.clone(),
            differently: objective.differently.clone(),
            next: Next::default(),
            chosen: sorted(open.map(|it| (it.id.clone(), it.usual_onward(period)))),
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
        &self,
        id: &Id,
        objective: &Objective,
        today: Date,
        calendar: Calendar,
        new: impl FnMut() -> Id,
    ) -> Objective {
        let period = objective.next_period(today, calendar);
        objective.going_on(id, period, &self.chosen, new)
    }

    /// The action that closes it.
    #[must_use]
    pub fn close(&self, id: &Id, today: Date) -> Action {
        let closed = Objective {
            closing: Some(Closing::new(today, self.next)),
            learned: self.learned.clone(),
            differently: self.differently.clone(),
            ..Objective::default()
        };
        Action::EditFrom {
            of: KIND.of(id.clone()),
            fields: closed.closing_fields().into(),
            seen: Box::new(self.seen.clone()),
        }
    }

    /// The one action that closes it and begins what goes on from it: both, or neither,
    /// and both are taken back in one step.
    #[must_use]
    pub fn close_and_begin(&self, id: &Id, begin: Action, today: Date) -> Action {
        Action::Together(vec![self.close(id, today), begin])
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
        let seen = member::<String>(&kept, "seen");
        if let Some(seen) = seen.and_then(|text| Record::read(&text).ok()) {
            self.seen = seen;
        }
        self
    }
}
