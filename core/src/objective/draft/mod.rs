//! An objective as somebody types it into its form: texts and choices, checked in one
//! place, and kept while the form is open.

pub mod begun;
pub mod check;
pub mod closing;
mod days;
pub mod fields;
pub mod kept;
pub mod more;
pub mod smart;

use std::collections::BTreeSet;

use time::Date;

use self::more::More;
use super::Objective;
use super::key_result::KeyResult;
use crate::calendar::Calendar;
use crate::day::NoDay;
use crate::grading::verdict::Commitment;
use crate::metric::cadence::Cadence;
use crate::number::understood::Notation;
use crate::period::{Period, parse_date};
use crate::record::id::Id;
use crate::sketch::typed::{self, Habits};
use crate::sketch::{self, Level, Sketch};
use crate::wording::Check;

/// An objective as it is being typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// What is said besides its key results.
    pub details: Details,
    /// Its key results.
    pub rows: Vec<DraftRow>,
    /// What was typed as key results and is to be actions.
    pub moved: Vec<DraftRow>,
    /// What is not to be said of it again, by the names of it.
    pub dismissed: BTreeSet<String>,
}

/// What is said of an objective that is being typed, besides its key results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What is promised.
    pub commitment: Commitment,
    /// Whose it is.
    pub level: Level,
    /// How often a check-in is due.
    pub cadence: Cadence,
    /// Which period is chosen.
    pub days: Days,
    /// The first day, where the days are typed.
    pub first: String,
    /// The last day.
    pub last: String,
    /// Who answers for it; none for oneself.
    pub owner: Option<String>,
    /// What it supports.
    pub supports: String,
    /// What it needs from others.
    pub needs: String,
    /// The objective that it goes on from.
    pub continues: Option<Id>,
}

/// A key result as it is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftRow {
    /// Its id.
    pub id: Id,
    /// Its texts.
    pub typed: sketch::KeyResult,
    /// What the playground does not ask.
    pub more: More,
}

/// Which days an objective has, as somebody chooses them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// The quarter that it is.
    #[default]
    ThisQuarter,
    /// The one after it.
    NextQuarter,
    /// The half of the year that it is.
    ThisHalf,
    /// The one after it.
    NextHalf,
    /// The year that it is.
    ThisYear,
    /// The one after it.
    NextYear,
    /// Other days, which are typed.
    Typed,
    /// None.
    None,
}

/// How things are written where the person is, and which day it is there.
#[derive(Clone, Copy, Debug)]
pub struct Here {
    /// Numbers.
    pub habits: Habits,
    /// The word for oneself, in small letters: who answers for what nobody else does.
    pub me: &'static str,
    /// The day that it is.
    pub today: Date,
    /// How years and weeks are divided.
    pub calendar: Calendar,
}

/// What is wrong with a draft, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: At,
    /// What.
    pub what: What,
}

/// A part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum At {
    /// The title.
    Title,
    /// Its first day.
    FirstDay,
    /// Its last day.
    LastDay,
    /// Who answers for it.
    Owner,
    /// What it supports.
    Supports,
    /// What it needs from others.
    Needs,
    /// How many key results there are.
    Count,
    /// A part of a key result.
    Of(Id, Part),
}

/// A part of a key result that is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its name.
    Name,
    /// Where it starts.
    Start,
    /// Where it is to end, or the bound to hold.
    Target,
    /// The value that came along.
    Now,
    /// What it is measured in.
    Unit,
    /// How much it counts.
    Weight,
    /// Whose it is.
    Owner,
}

/// What is wrong with a part of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Nothing stands there, and something has to.
    Missing,
    /// It has so many characters, more than a name may have.
    TooLong(usize),
    /// There are more than an objective can have.
    TooMany,
    /// It is no day that somebody means.
    Day(NoDay),
    /// The last day is before the first.
    EndsBeforeItBegins,
    /// It cannot be understood.
    Typed(typed::Problem),
}

impl Problem {
    /// Why what stands in a field of days is none.
    pub(super) const fn of_day(at: At, why: NoDay) -> Self {
        Self {
            at,
            what: What::Day(why),
        }
    }

    /// Whether it is about what is said besides the key results.
    #[must_use]
    pub const fn is_of_details(&self) -> bool {
        matches!(
            self.at,
            At::FirstDay | At::LastDay | At::Owner | At::Supports | At::Needs
        )
    }
}

impl DraftRow {
    /// An empty one.
    #[must_use]
    pub fn empty(id: Id) -> Self {
        Self::of(id, sketch::KeyResult::default())
    }

    /// One that begins with what was typed elsewhere.
    #[must_use]
    pub fn of(id: Id, typed: sketch::KeyResult) -> Self {
        let more = More::default();
        Self { id, typed, more }
    }

    fn known(key_result: &KeyResult, notation: &Notation) -> Self {
        Self {
            id: key_result.id.clone(),
            typed: key_result.to_type(|value| notation.write_plain(value)),
            more: More::of(key_result),
        }
    }

    /// Whether nothing was typed into it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Self::is_nothing(&self.typed)
    }

    /// Whether nothing was typed into one that says this.
    #[must_use]
    pub fn is_nothing(typed: &sketch::KeyResult) -> bool {
        let texts = [
            &typed.name,
            &typed.start,
            &typed.target,
            &typed.unit,
            &typed.now,
        ];
        texts.iter().all(|text| text.trim().is_empty())
    }
}

impl Draft {
    /// An empty one with a first key result.
    #[must_use]
    pub fn empty(first: Id) -> Self {
        Self {
            rows: vec![DraftRow::empty(first)],
            ..Self::default()
        }
    }

    /// One for an objective that is there; of one without key results, with a first
    /// one.
    #[must_use]
    pub fn known(objective: &Objective, here: &Here, first: Id) -> Self {
        let mut details = Details {
            commitment: objective.commitment,
            level: objective.level,
            cadence: objective.cadence,
            owner: objective.owner.clone(),
            supports: objective.supports.clone(),
            needs: objective.needs.clone(),
            continues: objective.continues.clone(),
            ..Details::default()
        };
        details.set_period(objective.period, here.today, here.calendar);
        let all = objective.key_results.iter();
        let notation = &here.habits.notation;
        let draft = Self {
            title: objective.title.clone(),
            details,
            rows: all.map(|it| DraftRow::known(it, notation)).collect(),
            moved: Vec::new(),
            dismissed: objective.dismissed.clone(),
        };
        draft.with_a_row(first)
    }

    /// One that begins with a sketch from the playground.
    pub fn sketched(
        sketch: Sketch,
        today: Date,
        calendar: Calendar,
        mut new: impl FnMut() -> Id,
    ) -> Self {
        let objective = sketch.objective;
        let ends = [&objective.first, &objective.last].map(|day| parse_date(day));
        let period = match ends {
            [Some(first), Some(last)] => Period::new(first, last),
            _ => None,
        };
        let mut details = Details {
            commitment: objective.commitment,
            level: objective.level,
            ..Details::default()
        };
        // One that is over is nothing to set out for.
        if let Some(period) = period.filter(|period| period.last() >= today) {
            details.set_period(Some(period), today, calendar);
        }
        let rows = sketch.key_results.into_iter();
        let draft = Self {
            title: objective.title,
            details,
            rows: rows.map(|typed| DraftRow::of(new(), typed)).collect(),
            ..Self::default()
        };
        draft.with_a_row(new())
    }

    /// One that begins with the metric of a quiz.
    #[must_use]
    pub fn of_metric(metric: &str, first: Id) -> Self {
        let typed = sketch::KeyResult {
            name: metric.to_owned(),
            ..sketch::KeyResult::default()
        };
        Self {
            rows: vec![DraftRow::of(first, typed)],
            ..Self::default()
        }
    }

    /// The same with other ids for its key results: a second objective has its own.
    #[must_use]
    pub fn with_other_ids(mut self, mut new: impl FnMut() -> Id) -> Self {
        for row in self.rows.iter_mut().chain(&mut self.moved) {
            let (before, id) = (std::mem::replace(&mut row.id, new()), &row.id);
            for check in Check::ALL {
                if self.dismissed.remove(&check.name(before.as_str())) {
                    self.dismissed.insert(check.name(id.as_str()));
                }
            }
        }
        self
    }

    fn with_a_row(mut self, first: Id) -> Self {
        if self.rows.is_empty() {
            self.rows.push(DraftRow::empty(first));
        }
        self
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let is_bare = self.title.trim().is_empty() && self.moved.is_empty();
        is_bare && self.rows.iter().all(DraftRow::is_empty)
    }
}
