//! An objective to play with: somebody's quarter, moved to the days before today.
//!
//! Its words and numbers are a language's and come in as an [`Example`]; here they
//! become the fields of a new objective, written as a form would write them.

use serde_json::Value;
use time::Date;

use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;
use crate::objective::action::Action;
use crate::objective::check_in::CheckIn;
use crate::objective::key_result::{KeyResult, Kind};
use crate::objective::note::Note;
use crate::objective::{commitment_field, period_field, title_field};
use crate::period::Period;
use crate::sketch;
use crate::sketch::typed::{Habits, ReadKeyResult};
use crate::store::place::Id;

/// Days in the period of an example: 13 weeks.
const DAYS: i32 = 91;

/// How many of them are gone, today included: 12 weeks.
const GONE: i32 = 84;

/// Days in a week.
const WEEK: i32 = 7;

/// On which day of a week its check-in is: that of the eleventh week is 8 days old
/// today, so that another is due.
const CHECKED: i32 = 6;

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
    pub kind: Option<Kind>,
    /// Its check-ins, one a week from the first on; those of eleven weeks are in
    /// the past.
    pub weeks: &'static [Week],
}

/// A week's check-in: the value in plain notation, the confidence, a note that may
/// be empty.
#[derive(Clone, Copy, Debug)]
pub struct Week(pub &'static str, pub Option<u8>, pub &'static str);

/// The fields of a new objective made from an example: 12 of its 13 weeks are gone
/// today, and its check-ins are due again.
#[must_use]
pub fn fields(example: &Example, today: Date) -> Vec<(String, Value)> {
    let day = |of_period: i32| {
        let day = Date::from_julian_day(today.to_julian_day() - GONE + of_period);
        day.unwrap_or(today)
    };
    let in_week = |week: u8, of_week: i32| day(WEEK * (i32::from(week) - 1) + of_week);
    let mut fields = vec![
        title_field(example.title),
        commitment_field(example.commitment),
    ];
    fields.extend(Period::new(day(1), day(DAYS)).map(period_field));
    let habits = Habits {
        notation: Notation::PLAIN_ENGLISH,
        of: "",
    };
    for (told, place) in example.key_results.iter().zip(1..) {
        let id = id(place);
        let typed = sketch::KeyResult {
            name: told.name.to_owned(),
            start: told.start.to_owned(),
            target: told.target.to_owned(),
            unit: told.unit.to_owned(),
            ..sketch::KeyResult::default()
        };
        let read = ReadKeyResult::of(&typed, &habits);
        fields.extend(KeyResult::fields(&id, &typed, &read, place));
        fields.extend(KeyResult::fields_aside(&id, "", told.kind));
        for (Week(value, confidence, note), week) in told.weeks.iter().zip(1..) {
            let date = in_week(week, CHECKED);
            let value = Decimal::parse(value);
            fields.extend(value.map(|value| {
                let check_in = CheckIn {
                    date,
                    value,
                    confidence: *confidence,
                    note: (*note).to_owned(),
                };
                (CheckIn::field(&id, date), check_in.value())
            }));
        }
    }
    for ((text, done), place) in example.actions.iter().zip(1..) {
        let id = id(place);
        fields.extend(Action::fields(&id, text, place));
        let done = done.map(|week| in_week(week, CHECKED));
        fields.extend(done.map(|done| Action::done_field(&id, Some(done))));
    }
    for ((week, text), place) in example.notes.iter().zip(1..) {
        let note = Note {
            id: id(place),
            date: in_week(*week, HAPPENED),
            text: (*text).to_owned(),
        };
        fields.push(note.field());
    }
    fields
}

/// Ids have to differ within one objective and kind alone.
fn id(place: usize) -> Id {
    Id::of_number(u64::try_from(place).unwrap_or_default())
}
