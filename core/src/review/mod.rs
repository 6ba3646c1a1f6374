//! The rhythm that keeps OKRs and KPIs working (Rock, *How OKRs and KPIs Work Together*:
//! weekly the board, monthly the trends, quarterly the score and what comes next;
//! `AgencyAnalytics`, *A practical rhythm*): what each review is of, what it asks, and what
//! is remembered of it.
//!
//! A review says what there is to look at, one thing at a time, and keeps what was done
//! with each, so that one can stop and go on. It judges nothing itself: how a KPI or an
//! objective stands is said by those.

pub mod agenda;
mod asks;
pub mod calendar_file;
pub mod fit;
pub mod kept;
pub mod key;

use std::collections::BTreeSet;

use time::{Date, Duration};

use crate::calendar::Calendar;
use crate::period::Period;
use crate::record::id::Id;
use crate::record::kind::{Kind, Since, Subject};
use crate::record::shape::Shape;

/// Reviews as a kind of record. Each is there at most once, under an id that its rhythm and
/// first day make; so it is in no list, nothing to find, and never in the bin.
pub static KIND: Kind = Kind {
    word: "review",
    // It has none.
    dated: "review-dated",
    since: Since::Several,
    is_single: true,
    tables: &[kept::TABLE],
    value: Shape::Word,
    needed_by_lists: |_| BTreeSet::new(),
    // What it is about may go: the step says so then.
    names: None,
};

/// How often something is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// Each week: what is out of band, what is due.
    Week,
    /// Each month: trends, bands and what is usual.
    Month,
    /// Each quarter: scores, lessons, hand-offs, what comes next.
    Quarter,
}

/// From so many days before its end on a quarter is reviewed: what comes next is planned
/// before the quarter is over.
const AHEAD: i64 = 14;

impl Rhythm {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// Its word, in addresses and ids.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// The one with a word.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// What a review on a day is of.
    ///
    /// A week is reviewed while it runs, on any of its days: one asks what to do about it.
    /// A month is reviewed once it has ended, since only then is there anything to judge.
    /// A quarter is reviewed from two weeks before its end until two weeks before the end
    /// of the next one: before that, the one to speak of is the one that ended last.
    #[must_use]
    pub fn unit(self, calendar: Calendar, today: Date) -> Period {
        match self {
            Self::Week => calendar.week_of(today),
            Self::Month => before(calendar.month_of(today), |day| calendar.month_of(day)),
            Self::Quarter => {
                let runs = calendar.quarter_of(today);
                let is_near = runs.last() - today < Duration::days(AHEAD);
                match is_near {
                    true => runs,
                    false => before(runs, |day| calendar.quarter_of(day)),
                }
            }
        }
    }

    /// The first day on which the review that comes after this one can be done.
    #[must_use]
    pub fn next(self, unit: Period, calendar: Calendar) -> Date {
        let after = unit.last().next_day().unwrap_or(Date::MAX);
        match self {
            Self::Week => after,
            Self::Month => {
                let next = calendar.month_of(after).last();
                next.next_day().unwrap_or(next)
            }
            Self::Quarter => {
                let last = calendar.quarter_of(after).last();
                last.saturating_sub(Duration::days(AHEAD - 1))
            }
        }
    }
}

/// The unit before another.
fn before(unit: Period, of: impl Fn(Date) -> Period) -> Period {
    unit.first().previous_day().map_or(unit, of)
}

/// The record of a review: one for a rhythm and a unit of time, however often and wherever
/// it is opened. Two reviews of one week are one.
#[must_use]
pub fn subject(rhythm: Rhythm, unit: Period) -> Subject {
    let day = crate::period::write_date(unit.first()).replace(|it: char| !it.is_ascii_digit(), "");
    let id = Id::parse(&[rhythm.word(), &day].concat());
    KIND.of(id.unwrap_or_else(|| Id::of_number(0)))
}

/// Which review a record is of: its rhythm and the first day of its unit.
#[must_use]
pub fn of_id(id: &Id) -> Option<(Rhythm, Date)> {
    let at = id.as_str().find(|it: char| it.is_ascii_digit())?;
    let (word, day) = id.as_str().split_at(at);
    let (year, rest) = day.split_at_checked(day.len().checked_sub(4)?)?;
    let (month, day) = rest.split_at_checked(2)?;
    let day = crate::period::parse_date(&[year, "-", month, "-", day].concat())?;
    Some((Rhythm::of_word(word)?, day))
}
