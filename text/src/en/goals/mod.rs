//! The goals page: its labels, and what is said of a key result.

pub mod changed;
pub mod check_in;
pub mod closing;
pub mod findings;
pub mod form;
pub mod key_result;
pub mod open;
pub mod overview;
pub mod report;
pub mod sandbox;
pub mod search;
pub mod standing;
pub mod year;

use waymark_core::grading::measure::Measured;
use waymark_core::metric::dated::{Problem, Typed};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::{KeyResult, answer};
use waymark_core::period::Period;
use waymark_core::sketch::Measure;

use crate::en::days::{date, no_day};
use crate::en::grade::{amount, bound, change, problems};

/// Under the heading.
pub const LEAD: &str = "Write down what you want, the objective, and the numbers that prove it, its \
    key results: together an OKR. Check in when something changes. Everything stays in this browser.";
/// While the store is being opened.
pub const OPENING: &str = "Opening your goals…";
/// The heading over the list.
pub const OBJECTIVES: &str = "Objectives";
/// Where there is none.
pub const NONE_YET: &str = "No objectives yet. Write one sentence about where you want to be and one \
    number that will prove it.";
/// The heading over the form for a new one, and the button that opens it.
pub const NEW: &str = "New objective";
/// The heading over the form for one that is there.
pub const EDITING: &str = "Edit the objective";
/// The objective's title.
pub const TITLE: &str = "Objective";
/// A hint under it.
pub const TITLE_HINT: &str = "Where do you want to be? “Make the trial the reason to buy”";
/// The group of a key result's fields, with its number.
#[must_use]
pub fn key_result(number: usize) -> String {
    ["Key result ", &number.to_string()].concat()
}
/// How many key results an objective has: the button that shows them.
#[must_use]
pub fn key_results(count: usize) -> String {
    match count {
        1 => "1 key result".to_owned(),
        many => format!("{many} key results"),
    }
}
/// The same with how many actions it has: "3 key results, 1 action".
#[must_use]
pub fn inside(key_results_in: usize, actions: usize) -> String {
    let key_results = key_results(key_results_in);
    match actions {
        0 => key_results,
        1 => key_results + ", 1 action",
        many => format!("{key_results}, {many} actions"),
    }
}
/// A key result's name.
pub const NAME: &str = "Name";
/// A hint under the first one's name.
pub const NAME_HINT: &str =
    "Try “Improve conversion from 12% to 18%”: the numbers fill themselves in";
/// The button that adds a key result.
pub const ADD_KEY_RESULT: &str = "Add a key result";
/// The button that takes one away.
pub const REMOVE: &str = "Remove";
/// The button that keeps what a form says.
pub const SAVE: &str = "Save";
/// The button that leaves a form.
pub const CANCEL: &str = "Cancel";
/// The button that opens the form of an objective.
pub const EDIT: &str = "Edit";
/// The button that puts it into the bin.
pub const DELETE: &str = "Delete";
/// The button that shows more of a list.
#[must_use]
pub fn show_more(rest: usize) -> String {
    format!("Show more ({rest})")
}
/// The field that narrows the list.
pub const FIND: &str = "Find an objective";

/// The field of a new check-in.
pub const VALUE: &str = "New value";
/// The same of a yes/no.
pub const DONE: &str = "Done";
/// Its options: their values and names.
pub const DONE_OPTIONS: [(&str, &str); 3] = [("", "Not set"), ("1", "Yes"), ("0", "Not yet")];
/// The button that keeps it.
pub const CHECK_IN: &str = "Check in";
/// The same once it was asked about.
pub const CHECK_IN_ANYWAY: &str = "Check in anyway";
/// The fold with day, confidence and note.
pub const DETAILS: &str = "Day, confidence, note";
/// The day of a check-in.
pub const DAY: &str = "Day";
/// Its confidence.
pub const CONFIDENCE: &str = "Confidence, 0 to 10";
/// Its note.
pub const NOTE: &str = "Note";
/// The fold with the check-ins so far.
#[must_use]
pub fn check_ins(count: usize) -> String {
    match count {
        0 => "No check-ins yet".to_owned(),
        1 => "1 check-in".to_owned(),
        many => format!("{many} check-ins"),
    }
}
/// The heading over them.
pub const HISTORY: &str = "Check-ins";
/// The button that opens a check-in to correct it.
pub const CORRECT: &str = "Correct";

/// Names in a row, the last after "and" or "or".
pub(crate) fn listed(names: &[String], before_last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => [&first.join(", "), " ", before_last, " ", last].concat(),
    }
}

/// How a key result stands: its way, its latest check-in, its score.
#[must_use]
pub fn way(key_result: &KeyResult, notation: &Notation) -> String {
    let unit = &key_result.unit;
    match key_result.measured(None) {
        Some(Measured::Change { change: way, .. }) => change(&way, unit, notation),
        Some(Measured::Hold { .. }) => match key_result.bound() {
            Some(kept) => bound(kept, unit, notation),
            None => String::new(),
        },
        Some(Measured::YesNo { .. }) => "Yes/no".to_owned(),
        None => match key_result.start.zip(key_result.target) {
            // Only a change without any way to go.
            Some((start, target)) if start == target => {
                ["Start and target are both ", &amount(start, unit, notation)].concat()
            }
            _ => "Start or target is missing".to_owned(),
        },
    }
}

/// Its latest value with its day, or of a KPI its unit; or that there is none.
#[must_use]
pub fn latest(key_result: &KeyResult, period: Option<Period>, notation: &Notation) -> String {
    match key_result.counting(period).next_back() {
        // It starts from one that was there before.
        None if key_result.within(period).next().is_some() => "no new value yet".to_owned(),
        None if key_result.fed.is_some() => "no value yet".to_owned(),
        None => "no check-in yet".to_owned(),
        Some(check_in) => {
            let value = value(check_in.value, key_result, notation);
            format!("{value} {}", key_result::when(key_result, check_in))
        }
    }
}

/// A check-in's value as it is read.
#[must_use]
pub fn value(value: Decimal, key_result: &KeyResult, notation: &Notation) -> String {
    match key_result.measure {
        Measure::YesNo => match answer(value) {
            Some(true) => "done".to_owned(),
            Some(false) => "not done".to_owned(),
            None => {
                let value = amount(value, &key_result.unit, notation);
                format!("{value}, which is neither yes nor no")
            }
        },
        _ => amount(value, &key_result.unit, notation),
    }
}

/// Where a form has no title.
pub const NO_TITLE: &str = "An objective needs a title: where do you want to be?";
/// Where a key result has no name.
pub const NO_NAME: &str = "A key result needs a name: which number proves it?";

/// Before a key result's score, for who does not see where it stands.
pub const SCORE: &str = "Score";
/// Where a check-in has no value.
pub const NO_VALUE: &str = "A check-in needs a value.";
/// Where its day is still to come.
pub const IN_THE_FUTURE: &str = "That day is in the future: a check-in is for today or earlier.";
/// Where its day is outside the period.
pub const DOES_NOT_COUNT: &str = "Outside the period: it is kept but does not count.";
/// What is asked where its day is far outside the period, and may be of another year than
/// somebody means.
#[must_use]
pub fn is_far_outside(day: time::Date) -> String {
    format!(
        "{}? That is far outside the period, where it does not count.",
        date(day)
    )
}
/// Where its day is the last one of a period that is over.
#[must_use]
pub fn of_last_day(day: time::Date) -> String {
    format!("Will be dated {}, the last day of the period.", date(day))
}
/// Where its day may be taken for another one.
#[must_use]
pub fn dated_on(day: time::Date) -> String {
    format!("Will be dated {}.", date(day))
}
/// The same where another one stays the latest, since it is of a later day.
#[must_use]
pub fn dated_before(day: time::Date, later: time::Date) -> String {
    let later = date(later);
    format!(
        "Will be dated {}: the check-in of {later} stays the latest.",
        date(day)
    )
}
/// Under the day of one that is not the latest, since another one is of a day after today.
#[must_use]
pub fn stays_latest(later: time::Date) -> String {
    format!("The check-in of {} stays the latest.", date(later))
}
/// Under a day after today that the latest one is of.
#[must_use]
pub fn as_the_latest(today: time::Date) -> String {
    format!(
        "Dated like the latest check-in, though today is {}.",
        date(today)
    )
}
/// Where its confidence is none.
pub const NO_CONFIDENCE: &str =
    "Enter a whole number from 0 (will not happen) to 10 (certain), or leave it empty.";
/// Where its note is too long.
#[must_use]
pub fn long_note(length: usize) -> String {
    format!("That is {length} characters: please shorten it to 2,000.")
}
/// What is wrong with what was typed of a check-in, with its value as typed.
#[must_use]
pub fn dated_problem(problem: &Problem, value: &str, notation: &Notation) -> String {
    match problem {
        Problem::NoValue => NO_VALUE.to_owned(),
        Problem::Value(problem) => {
            problems::number(problem, value, problems::Of::KeyResult, notation)
        }
        Problem::Day(why) => no_day(*why),
        Problem::InTheFuture(_) => IN_THE_FUTURE.to_owned(),
        Problem::Confidence => NO_CONFIDENCE.to_owned(),
        Problem::LongNote(length) => long_note(*length),
    }
}
/// How a value is understood, where it could be something else; else nothing.
#[must_use]
pub fn said_as_read(typed: &Typed, unit: &str, notation: &Notation) -> String {
    let value = typed.could_be_misread(notation, unit);
    value.map_or_else(String::new, |value| {
        ["read as ", &notation.write(value)].concat()
    })
}
/// What the form that corrects one is called.
#[must_use]
pub fn correct(key_result: &str, day: time::Date) -> String {
    format!("Correct {}, {key_result}", date(day))
}
/// A check-in's confidence.
#[must_use]
pub fn confidence(confidence: u8) -> String {
    format!("confidence {confidence} of 10")
}
