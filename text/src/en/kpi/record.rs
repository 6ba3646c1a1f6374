//! What is said while a reading is typed.

use time::Date;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;

use crate::en::days::day;
use crate::en::goals::long_note;
use crate::en::grade::amount;
use crate::en::sentence::capital;

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

/// What a field takes where a running total is typed: "the total since 1 January, which was
/// $79,000 before".
#[must_use]
pub fn of_total(since: Date, before: Option<Decimal>, unit: &str, notation: &Notation) -> String {
    let total = ["the total since ", &day(since)].concat();
    match before {
        None => total,
        Some(before) => [
            &total,
            ", which was ",
            &amount(before, unit, notation),
            " before",
        ]
        .concat(),
    }
}

/// What is wrong with a note of so many characters, if anything is.
#[must_use]
pub fn note_problem(length: usize) -> Option<String> {
    (length > LONGEST_NOTE).then(|| long_note(length))
}
