//! What is said while a reading is typed.

use waymark_core::kpi::reading::{Doubt, Problem};
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;

use crate::en::goals::long_note;
use crate::en::grade::{amount, problems};

/// The field of the value.
pub const NEW: &str = "New reading";
/// The button that keeps it.
pub const RECORD: &str = "Record";
/// The same once it was asked about.
pub const RECORD_ANYWAY: &str = "Record anyway";
/// What shows a note and that there is no reading.
pub const MORE: &str = "Note, or no reading";
/// That there is none in this unit.
pub const CLOSED: &str = "No reading (closed)";

/// How a number is read that could be another one.
#[must_use]
pub fn read_as(value: Decimal, notation: &Notation) -> String {
    ["Read as ", &notation.write(value)].concat()
}

/// Which unit a reading is of.
#[must_use]
pub fn of_unit(name: &str, runs: bool) -> String {
    match runs {
        true => [&capital(name), ", so far"].concat(),
        false => capital(name),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    [&first.unwrap_or_default(), letters.as_str()].concat()
}

/// What is wrong with what was typed; `of` names a unit.
#[must_use]
pub fn problem(
    problem: &Problem,
    value: &str,
    notation: &Notation,
    of: impl Fn(Period) -> String,
) -> String {
    match problem {
        Problem::NoValue => "Type a number.".to_owned(),
        Problem::Value(problem) => problems::number(problem, value, notation),
        Problem::NoDay => "There is no such day. Choose one from the calendar.".to_owned(),
        Problem::InTheFuture(days) => [&capital(&of(*days)), " has not begun yet."].concat(),
        Problem::Weekend(_) => "That is a weekend, and this KPI is read on weekdays.".to_owned(),
        Problem::LongNote(length) => long_note(*length),
    }
}

/// What is wrong with a note of so many characters, if anything is.
#[must_use]
pub fn note_problem(length: usize) -> Option<String> {
    (length > LONGEST_NOTE).then(|| long_note(length))
}

/// What is asked about a value before it is kept.
#[must_use]
pub fn doubt(doubt: &Doubt, unit: &str, notation: &Notation) -> String {
    let amount = |value| amount(value, unit, notation);
    match *doubt {
        Doubt::Far { value, low, high } => format!(
            "{}? The others lie between {} and {}.",
            amount(value),
            amount(low),
            amount(high)
        ),
        Doubt::TooLow { value, lowest } => format!(
            "{}? The lowest possible value is {}.",
            amount(value),
            amount(lowest)
        ),
        Doubt::TooHigh { value, highest } => format!(
            "{}? The highest possible value is {}.",
            amount(value),
            amount(highest)
        ),
    }
}
