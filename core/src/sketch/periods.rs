//! The periods of a sketch, as they were understood: the one in which its objective runs, and
//! those that are closed.

use time::Date;

use super::typed::{Field, Problem, to_count, too_long};
use super::{Objective, Past};
use crate::day::{NoDay, read_day};
use crate::grading::history::Closed;
use crate::grading::verdict::Term;
use crate::number::fraction::Fraction;
use crate::number::understood::{self, Notation};
use crate::period::{Elapsed, Period};

/// The period of an objective as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPeriod {
    /// Whether the title is too long.
    pub title: Option<Problem>,
    /// What is wrong with the first day.
    pub first: Option<Problem>,
    /// What is wrong with the last day.
    pub last: Option<Problem>,
    /// What is wrong with the day of the values.
    pub as_of: Option<Problem>,
    /// How much of the period is gone, once all three are there.
    pub elapsed: Option<Elapsed>,
}

impl ReadPeriod {
    /// Where it is, as far as that is known.
    #[must_use]
    pub const fn term(&self) -> Term {
        match self.elapsed {
            None => Term::Unknown,
            Some(Elapsed::Running(_) | Elapsed::TooEarly(_)) => Term::Running,
            Some(Elapsed::Over) => Term::Over,
        }
    }

    /// Understands the period of an objective on a day.
    #[must_use]
    pub fn of(typed: &Objective, today: Date) -> Self {
        let read = |text: &str| -> (Option<Date>, Option<Problem>) {
            match read_day(text, today) {
                Ok(date) => (Some(date), None),
                Err(NoDay::Empty) => (None, None),
                Err(why) => (None, Some(Problem::Day(why))),
            }
        };
        let (first, first_problem) = read(&typed.first);
        let (last, mut last_problem) = read(&typed.last);
        let (as_of, as_of_problem) = read(&typed.as_of);
        let mut period = None;
        if let (Some(first), Some(last)) = (first, last) {
            period = Period::new(first, last);
            if period.is_none() {
                last_problem = Some(Problem::EndsBeforeItBegins);
            }
        }
        Self {
            title: too_long(&typed.title),
            first: first_problem,
            last: last_problem,
            as_of: as_of_problem,
            elapsed: period.zip(as_of).map(|(period, day)| period.elapsed(day)),
        }
    }
}

/// A closed period as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadPast {
    /// What is wrong with its score.
    pub score: Option<Problem>,
    /// What is wrong with how many were kept.
    pub kept: Option<Problem>,
    /// What is wrong with how many there were.
    pub committed: Option<Problem>,
    /// What it says.
    pub closed: Closed,
}

impl ReadPast {
    /// Understands a closed period. A score may also be a percentage: `65 %`.
    #[must_use]
    pub fn of(typed: &Past, notation: &Notation) -> Self {
        let mut past = Self::default();
        let mut score = Field::of(&typed.score, "%", notation);
        if let Some(Problem::Number(understood::Problem::OtherUnit { found, .. })) = score.problem {
            // A score is in nothing, if perhaps in percent.
            score.problem = Some(Problem::Number(understood::Problem::Stray(found)));
        }
        past.score = score.problem;
        if let Some(value) = score.value {
            let mut exact = Fraction::from(value);
            if !score.unit.is_empty() {
                exact = exact * Fraction::of(1, 100);
            }
            if exact.is_negative() || exact > Fraction::one() {
                past.score = Some(Problem::NoScore);
            } else {
                past.closed.aspirational = Some(exact);
            }
        }
        let count = |text: &str| {
            let field = Field::bare(text, notation);
            let count = field.value.and_then(to_count);
            let bad = field.value.is_some() && count.is_none();
            (count, field.problem.or(bad.then_some(Problem::NoCount)))
        };
        let (kept, kept_problem) = count(&typed.kept);
        let (all, all_problem) = count(&typed.committed);
        past.kept = kept_problem;
        past.committed = all_problem;
        if let Some((kept, all)) = kept.zip(all) {
            if kept > all {
                past.kept = Some(Problem::MoreKept);
            } else {
                past.closed.committed = Some((kept, all));
            }
        }
        past
    }
}
