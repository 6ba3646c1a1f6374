//! A plan in a table, as most teams have theirs: objectives with key results that start
//! somewhere and are to end somewhere. It becomes drafts to look at.
//!
//! Nothing of a row is lost because something of it cannot be read: what no number can be
//! made of stays as it was typed, with the problem beside it, and what nothing here has a
//! place for becomes a note. A word for how something stands never becomes a score.

mod cells;
mod dating;
mod doubts;
mod group;
pub mod keep;
mod layout;
mod lines;
mod rows;

use time::Date;

use super::doubt::{Choices, Doubt};
use super::names::compared;
use super::wide::weeks::Aside;
use super::{reads, term};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;
use crate::objective::draft::{Draft, Here};
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::{self, Level, Measure, Operator};
use crate::table::RawTable;
use crate::table::heading::{Column, Fold, Found, Heading};

use self::layout::Rows;

/// What of a table is understood as a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The objectives, in the order in which they come.
    pub all: Vec<Planned>,
    /// The rows that nothing can be made of.
    pub left_out: Vec<LeftOut>,
    /// How many rows say nothing of their own: what adds up others, and what was there
    /// before.
    pub passed_over: usize,
    /// The columns that nothing here has a place for.
    pub unused: Vec<Column>,
    /// How many rows are of what was planned for a day, beside one of what was measured.
    pub planned: usize,
    /// What could be read in another way too.
    pub doubts: Vec<Doubt>,
}

/// An objective as it stands in a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// What is typed of it.
    pub draft: Draft,
    /// Where its period is from.
    pub period: PeriodFrom,
    /// What stands in place of its first or last day and is none: each is among its notes.
    pub no_days: Vec<String>,
    /// What there is of each of its key results besides, in their order.
    pub rows: Vec<PlannedRow>,
    /// What else is said of it.
    pub notes: Vec<String>,
}

/// Where the period of an objective is from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PeriodFrom {
    /// It is said.
    Said,
    /// Only its last day is said: it begins with the quarter that this is in.
    Due,
    /// Only its first day is said: it ends with the quarter that this is in.
    Begins,
    /// A title above the table says it.
    Title,
    /// Nothing is said: it is the quarter that it is.
    #[default]
    Usual,
    /// What is said cannot be read: it is the quarter that it is.
    Unreadable(String),
}

/// What a table says of a key result besides what is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannedRow {
    /// The line that names it first.
    pub line: usize,
    /// The day of its current value, if one is said, or it is not today.
    pub day: Option<Date>,
    /// What stands in place of that day and is none, which is among the notes; empty for
    /// nothing.
    pub no_day: String,
    /// That day where it is outside the period, so that the value does not count.
    pub outside: Option<Date>,
    /// How sure somebody is of it.
    pub confidence: Option<u8>,
    /// What else is said of it.
    pub notes: Vec<String>,
    /// Its values of other days.
    pub others: Vec<(Date, Decimal)>,
    /// What of it nobody said.
    pub guesses: Vec<Guess>,
}

/// What nobody said of a key result, and how it was guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// Its numbers are from its name.
    FromName,
    /// Only how much of it is done is said: 0 to 100 %.
    Progress,
    /// Its current value is worked out from how much of it is done.
    Current,
    /// It starts at 0.
    Zero,
    /// It starts where it is now: it falls to its target, or is from before the period.
    FromCurrent,
    /// A share between 0 and 1 is one of 100 %.
    Share,
    /// It is to be kept at its target, and nobody said on which side of that.
    Side,
    /// Its day is still to come: it is of today.
    Today,
    /// Its period is over: it is of the last day of that.
    LastDay(Date),
}

/// A row that nothing can be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line of the file on which it begins, counted from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// Why nothing can be made of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It names neither an objective nor a key result.
    NoName,
    /// The objective has a key result of this name already, with other numbers, from this
    /// line.
    Again(String, usize),
    /// The same with these numbers, and other words.
    Repeated(String, usize),
}

/// The words that such tables are written in. All are compared in small letters.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The key result that a sentence holds; see the words for the playground.
    pub sentence: fn(&str, &sketch::KeyResult, &Notation) -> Option<sketch::KeyResult>,
    /// How something is measured.
    pub measures: &'a [(&'a str, Measure)],
    /// What a unit is called that has a sign.
    pub units: &'a [(&'a str, &'a str)],
    /// Whose something is.
    pub levels: &'a [(&'a str, Level)],
    /// What was promised.
    pub commitments: &'a [(&'a str, Commitment)],
    /// What a row is called that is an objective, and one that is a key result.
    pub roles: [&'a [&'a str]; 2],
    /// What the name of a key result begins with that is to be kept.
    pub keeps: &'a [&'a str],
    /// What stands before a bound.
    pub operators: &'a [(&'a str, Operator)],
    /// What the columns of key results begin with that have a number: the "key result" of
    /// "key result 2 title".
    pub numbered: &'a [&'a str],
    /// What follows the number there, besides the names of columns.
    pub parts: &'a [(&'a str, Heading)],
    /// The words of periods.
    pub terms: term::Words<'a>,
}

/// How a table is read, besides what its columns tell of themselves.
#[derive(Clone, Copy)]
pub struct Reads<'a> {
    /// The words.
    pub words: &'a Words<'a>,
    /// How things are written here.
    pub here: &'a Here,
    /// How cells of any table are read.
    pub cells: &'a reads::Reads<'a>,
    /// What somebody chose of what could be read in two ways.
    pub choices: &'a Choices,
}

impl Reads<'_> {
    /// A text as it is compared.
    fn folded(&self, text: &str) -> String {
        compared(text, self.cells.fold)
    }
}

/// Whether a table is a plan: it names goals and says more of them than what they came to
/// on which day. `is_known` says whether an objective of a title is here already: a table
/// of check-ins on those may well repeat what they are to come to, or lack its days.
#[must_use]
pub fn is_plan(
    table: &RawTable,
    found: &Found,
    words: &Words<'_>,
    fold: Fold,
    is_known: impl Fn(&str) -> bool,
) -> bool {
    let has = |heading| found.has(heading);
    let header = table.rows.get(found.row);
    let has_numbered = header.is_some_and(|row| {
        let mut cells = row.cells.iter();
        cells.any(|cell| layout::numbered(cell, words, fold).is_some())
    });
    let names = has(Heading::Objective) || has(Heading::KeyResult) || has_numbered;
    if !names || has(Heading::Kpi) {
        return false;
    }
    // What Waymark exports has its ids.
    let is_own = has(Heading::ObjectiveId) && has(Heading::KeyResultId);
    let is_dated = has(Heading::Date) && has(Heading::Value);
    let plans = [Heading::Start, Heading::Target, Heading::Progress];
    let says_more = plans.into_iter().any(has) || has_numbered;
    let around = [
        Heading::Owner,
        Heading::Period,
        Heading::Status,
        Heading::Last,
        Heading::Description,
        Heading::Score,
        Heading::ParentId,
    ];
    let says_around = around.into_iter().any(has) || has(Heading::KeyResult);
    if !is_dated && (says_more || has(Heading::Date)) {
        return says_more;
    }
    let title = found.place(Heading::Objective);
    let mut titles = table.rows.iter().skip(found.row + 1);
    let any_known = title.is_some_and(|at| {
        titles.any(|row| row.cells.get(at).is_some_and(|it| is_known(it.trim())))
    });
    !any_known && !is_own && (says_more || says_around && !is_dated)
}

/// Reads a plan. Names are those of the columns that were found; `new` gives ids.
#[must_use]
pub fn read(
    table: &RawTable,
    found: &Found,
    reads: &Reads<'_>,
    new: &mut dyn FnMut() -> Id,
) -> Plan {
    Rows::of(table, found, reads).plan(new)
}

impl Plan {
    /// Whether nothing of it can be kept.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The same of a table that was wide, with what was left aside as it was made long.
    #[must_use]
    pub fn with(mut self, aside: &Aside) -> Self {
        self.unused.extend(aside.unread.iter().cloned());
        self.planned += aside.planned.len();
        self
    }
}

impl Planned {
    /// Its period, if it has one.
    #[must_use]
    pub fn days(&self, here: &Here) -> Option<Period> {
        self.draft.details.period(here.today, here.calendar)
    }
}
