//! Closing an objective as it is being typed: what it taught, and what comes next.

use std::collections::BTreeSet;

use time::Date;

use crate::metric::dated::LONGEST_NOTE;
use crate::objective::closing::{Closing, Next};
use crate::objective::{KIND, Objective};
use crate::period::write_date;
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
    /// The key results that go on.
    pub chosen: BTreeSet<Id>,
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
        let open = objective.key_results.iter().filter(|it| {
            let grade = it.measured(objective.period).and_then(|it| it.grade());
            it.is_guardrail || !grade.is_some_and(|grade| grade.reached)
        });
        Self {
            learned: objective.learned.clone(),
            differently: objective.differently.clone(),
            next: Next::default(),
            chosen: sorted(open.map(|it| it.id.clone())),
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
        new: impl FnMut() -> Id,
    ) -> Objective {
        objective.going_on(id, objective.next_period(today), &self.chosen, new)
    }

    /// The one action that closes it, and where it continues begins what goes on from
    /// it: both, or neither.
    #[must_use]
    pub fn close(&self, id: &Id, next: (Id, &Objective), today: Date) -> Action {
        let closed = Objective {
            closing: Some(Closing {
                on: today,
                next: self.next,
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
        if self.next != Next::Continue {
            return close;
        }
        let (id, next) = next;
        let begin = Action::Create {
            of: KIND.of(id),
            fields: next.fields(),
            today: write_date(today),
        };
        Action::Together(vec![close, begin])
    }

    /// As a text that is kept while the form is open.
    #[must_use]
    pub fn write(&self) -> String {
        let chosen: Vec<Id> = self.chosen.iter().cloned().collect();
        Members::default()
            .with("learned", Some(self.learned.clone()))
            .with("differently", Some(self.differently.clone()))
            .with("next", Some(self.next as usize))
            .with("chosen", Some(chosen))
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
            self.chosen = sorted(chosen);
        }
        let seen = member::<String>(&kept, "seen");
        if let Some(seen) = seen.and_then(|text| Record::read(&text).ok()) {
            self.seen = seen;
        }
        self
    }
}
