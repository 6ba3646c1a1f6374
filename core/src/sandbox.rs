//! An objective to play with: somebody's quarter, moved to the days before today.
//!
//! Its words and numbers are a language's and come in as an [`Example`]; here they
//! become an objective.

use time::Date;

use crate::grading::verdict::Commitment;
use crate::metric::dated::Dated;
use crate::metric::note::Note;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;
use crate::objective::Objective;
use crate::objective::action::Action;
use crate::objective::key_result::{Indicator, KeyResult};
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch;
use crate::sketch::typed::{Habits, ReadKeyResult};

/// Days in the period of an example: 13 weeks.
const DAYS: i32 = 91;

/// How many of them are gone, today included: 12 weeks.
const GONE: i32 = 84;

/// Days in a week.
const WEEK: i32 = 7;

/// On which day of a week its check-in is: that of the eleventh week is 7 days old today,
/// which is in the last week of whichever calendar. So another is due, and none was missed.
const CHECKED: i32 = 7;

/// On which day of a week something happens outside: before its check-in.
const HAPPENED: i32 = 4;

/// An objective that is under way, told by weeks of its period.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Its title.
    pub title: &'static str,
    /// What was promised.
    pub commitment: Commitment,
    /// Its key results, each a change.
    pub key_results: &'static [Told],
    /// The work that moves it; with the week in which it was done,
    /// counted from 1, if it was.
    pub actions: &'static [(&'static str, Option<u8>)],
    /// What happened outside, each with its week, counted from 1.
    pub notes: &'static [(u8, &'static str)],
}

/// A key result of an example: a change, its numbers in plain notation.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// What it is called.
    pub name: &'static str,
    /// Where it starts.
    pub start: &'static str,
    /// Where it is to end.
    pub target: &'static str,
    /// What it is measured in.
    pub unit: &'static str,
    /// Whether it can be acted on, or only shows later.
    pub indicator: Option<Indicator>,
    /// Its check-ins, one a week from the first on; those of eleven weeks are in
    /// the past.
    pub weeks: &'static [Week],
}

/// A week's check-in: the value in plain notation, the confidence, a note that may
/// be empty.
#[derive(Clone, Copy, Debug)]
pub struct Week(pub &'static str, pub Option<u8>, pub &'static str);

/// An objective made from an example: 12 of its 13 weeks are gone today, and its
/// check-ins are due again. Its numbers are read as a form would read them.
#[must_use]
pub fn objective(example: &Example, today: Date) -> Objective {
    let day = |of_period: i32| {
        let day = Date::from_julian_day(today.to_julian_day() - GONE + of_period);
        day.unwrap_or(today)
    };
    let in_week = |week: u8, of_week: i32| day(WEEK * (i32::from(week) - 1) + of_week);
    let key_results = example.key_results.iter().zip(1..);
    let key_results = key_results.map(|(told, place)| {
        let check_ins = told.weeks.iter().zip(1..);
        let check_ins = check_ins.filter_map(|(Week(value, confidence, note), week)| {
            Some(Dated {
                date: in_week(week, CHECKED),
                value: Decimal::parse(value)?,
                confidence: *confidence,
                note: (*note).to_owned(),
            })
        });
        KeyResult {
            indicator: told.indicator,
            check_ins: check_ins.collect(),
            place: place.into(),
            ..told.read(id(place))
        }
    });
    let actions = example.actions.iter().zip(1..);
    let actions = actions.map(|((text, done), place)| Action {
        id: id(place),
        text: (*text).to_owned(),
        done: done.map(|week| in_week(week, CHECKED)),
        place: place.into(),
    });
    let notes = example.notes.iter().zip(1..);
    let notes = notes.map(|((week, text), place)| Note {
        id: id(place),
        date: in_week(*week, HAPPENED),
        text: (*text).to_owned(),
    });
    Objective {
        title: example.title.to_owned(),
        commitment: example.commitment,
        period: Period::new(day(1), day(DAYS)),
        key_results: key_results.collect(),
        actions: actions.collect(),
        notes: notes.collect(),
        ..Objective::default()
    }
}

impl Told {
    fn read(&self, id: Id) -> KeyResult {
        let habits = Habits {
            notation: Notation::PLAIN_ENGLISH,
            of: "",
        };
        let typed = sketch::KeyResult {
            name: self.name.to_owned(),
            start: self.start.to_owned(),
            target: self.target.to_owned(),
            unit: self.unit.to_owned(),
            ..sketch::KeyResult::default()
        };
        KeyResult::typed(id, &typed, &ReadKeyResult::of(&typed, &habits))
    }
}

/// Ids have to differ within one objective and kind alone.
fn id(place: u32) -> Id {
    Id::of_number(place.into())
}
