//! What a draft means, and everything that is wrong with it.

use std::iter::empty;

use super::fields::{Fields, by_name};
use super::{At, Days, Details, Draft, DraftRow, Here, Part, Problem, What};
use time::Date;

use crate::day::read_day;
use crate::metric::dated::Dated;
use crate::metric::history::NewDay;
use crate::number::decimal::Decimal;
use crate::objective::Objective;
use crate::objective::action::Action;
use crate::objective::key_result::KeyResult;
use crate::record::id::Id;
use crate::record::kind::LONGEST_NAME;
use crate::sketch::typed::ReadKeyResult;
use crate::sketch::{self, MOST_KEY_RESULTS, Measure};

impl Draft {
    /// The objective that is meant.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the form.
    pub fn check(&self, here: &Here) -> Result<Objective, Vec<Problem>> {
        let mut problems: Vec<Problem> = title_problem(&self.title).into_iter().collect();
        if self.rows.len() > MOST_KEY_RESULTS {
            let (at, what) = (At::Count, What::TooMany);
            problems.push(Problem { at, what });
        }
        problems.extend(self.rows.iter().flat_map(|row| row.problems(here)));
        problems.extend(self.details.problems(here));
        if problems.is_empty() {
            Ok(self.meant(here))
        } else {
            Err(problems)
        }
    }

    /// What it says as far as it can be understood, as the fields of an objective.
    #[must_use]
    pub fn fields(&self, here: &Here) -> Fields {
        by_name(self.meant(here).fields())
    }

    /// The objective that is meant, as far as it can be understood.
    fn meant(&self, here: &Here) -> Objective {
        let details = &self.details;
        let owner = details.owner.as_deref().map(str::trim);
        let owner = owner.filter(|owner| owner.to_lowercase() != here.me);
        let rows = self.rows.iter().zip(1_u32..);
        let key_results = rows.map(|(row, place)| KeyResult {
            place: place.into(),
            ..row.meant(here)
        });
        Objective {
            title: self.title.trim().to_owned(),
            commitment: details.commitment,
            level: details.level,
            owner: owner.map(str::to_owned),
            supports: details.supports.trim().to_owned(),
            needs: details.needs.trim().to_owned(),
            cadence: details.cadence,
            period: details.period(here.today, here.calendar),
            continues: details.continues.clone(),
            key_results: key_results.collect(),
            actions: self.actions(&[]),
            dismissed: self.dismissed.clone(),
            ..Objective::default()
        }
    }

    /// What was typed as key results and is to be actions, behind these.
    #[must_use]
    pub fn actions(&self, others: &[Action]) -> Vec<Action> {
        let mut all = others.to_vec();
        for row in &self.moved {
            // A key result's id is no other action's.
            let action = Action::new(row.id.clone(), &row.typed.name, &all);
            all.push(action);
        }
        all.split_off(others.len())
    }

    /// The same with the values that came along, as check-ins of today, or of the last day of
    /// a period that is over: for one that is new.
    #[must_use]
    pub fn with_first_values(&self, objective: &Objective, here: &Here) -> Objective {
        let mut objective = objective.clone();
        let day = NewDay::of(empty(), objective.period, here.today).usual;
        for (row, key_result) in self.rows.iter().zip(&mut objective.key_results) {
            // What is a KPI has its values there.
            let value = row.first_value(here);
            let value = value.filter(|_| key_result.kpi.is_none());
            let first = value.map(|value| Dated::plain(day, value));
            key_result.check_ins.extend(first);
        }
        objective
    }
}

impl DraftRow {
    /// The value that came along with it, as a check-in has it.
    pub(crate) fn first_value(&self, here: &Here) -> Option<Decimal> {
        match self.typed.measure {
            Measure::YesNo => self.typed.done.then_some(Decimal::ONE),
            _ => ReadKeyResult::of(&self.typed, &here.habits).now.value,
        }
    }

    fn meant(&self, here: &Here) -> KeyResult {
        let read = ReadKeyResult::of(&self.typed, &here.habits);
        self.more
            .onto(KeyResult::typed(self.id.clone(), &self.typed, &read))
    }

    /// Everything that is wrong with it.
    #[must_use]
    pub fn problems(&self, here: &Here) -> Vec<Problem> {
        let read = ReadKeyResult::of(&self.typed, &here.habits);
        let mut problems = key_result_problems(&self.id, &self.typed, &read);
        problems.extend(self.more.problem(&self.id));
        problems
    }
}

impl Details {
    /// Everything that is wrong with them.
    #[must_use]
    pub fn problems(&self, here: &Here) -> Vec<Problem> {
        let owner = self.owner.as_deref().unwrap_or_default();
        let days = self.problem_of_days(here.today);
        let texts = [
            too_long(At::Owner, owner),
            too_long(At::Supports, &self.supports),
            too_long(At::Needs, &self.needs),
        ];
        days.into_iter()
            .chain(texts.into_iter().flatten())
            .collect()
    }

    /// What is wrong with the days that are typed: with the first one that is no day, or
    /// with both together.
    fn problem_of_days(&self, today: Date) -> Option<Problem> {
        if self.days != Days::Typed {
            return None;
        }
        let read = |at, text: &str| read_day(text, today).map_err(|why| Problem::of_day(at, why));
        let first = match read(At::FirstDay, &self.first) {
            Ok(first) => first,
            Err(problem) => return Some(problem),
        };
        match read(At::LastDay, &self.last) {
            Ok(last) => (last < first).then_some(Problem {
                at: At::LastDay,
                what: What::EndsBeforeItBegins,
            }),
            Err(problem) => Some(problem),
        }
    }
}

/// What is wrong with a title, if anything is.
#[must_use]
pub fn title_problem(title: &str) -> Option<Problem> {
    missing(At::Title, title).or_else(|| too_long(At::Title, title))
}

/// Everything that is wrong with what was typed of a key result, as it was read.
#[must_use]
pub fn key_result_problems(
    id: &Id,
    typed: &sketch::KeyResult,
    read: &ReadKeyResult,
) -> Vec<Problem> {
    let at = |part| At::Of(id.clone(), part);
    let weight = read.weight.problem.as_ref();
    let unread = [
        (Part::Name, read.name.as_ref()),
        (Part::Start, read.start.problem.as_ref()),
        (Part::Target, read.target.problem.as_ref()),
        (Part::Now, read.now.problem.as_ref()),
        // A guardrail has none that counts.
        (Part::Weight, weight.filter(|_| !typed.is_guardrail())),
    ];
    let unread = unread.into_iter().filter_map(|(part, problem)| {
        let what = What::Typed(problem?.clone());
        Some(Problem { at: at(part), what })
    });
    let mut problems: Vec<Problem> = missing(at(Part::Name), &typed.name).into_iter().collect();
    problems.extend(unread);
    problems.extend(too_long(at(Part::Unit), &read.unit));
    problems
}

fn missing(at: At, text: &str) -> Option<Problem> {
    let what = What::Missing;
    text.trim().is_empty().then_some(Problem { at, what })
}

pub(super) fn too_long(at: At, text: &str) -> Option<Problem> {
    let characters = text.chars().count();
    let what = What::TooLong(characters);
    (characters > LONGEST_NAME).then_some(Problem { at, what })
}
