//! A reading that somebody types: what is wrong with it, and what is asked about it.

use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::Problem;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;

use crate::en::days::{date, no_day};
use crate::en::grade::{amount, problems};

/// Where there is no value.
pub const NO_VALUE: &str = "A reading needs a value. If there is none on purpose, say that it is \
    closed.";
/// What is wrong with a reading, with its value as typed.
#[must_use]
pub fn problem(problem: &Problem, value: &str, notation: &Notation) -> String {
    match problem {
        Problem::NoValue => NO_VALUE.to_owned(),
        Problem::Value(problem) => problems::number(problem, value, problems::Of::Kpi, notation),
        Problem::Day(why) => no_day(*why),
        Problem::InTheFuture(unit) if unit.first() == unit.last() => {
            format!("{} is in the future.", date(unit.first()))
        }
        Problem::InTheFuture(unit) => {
            format!(
                "That is in the future: it begins on {}.",
                date(unit.first())
            )
        }
        Problem::Weekend(day) => format!(
            "{} is on a weekend, and this KPI is read on weekdays.",
            date(*day)
        ),
        Problem::LongNote(length) => {
            format!("That is {length} characters: please shorten it to 2,000.")
        }
    }
}

/// What somebody is asked about a value before it is kept: "412? The others lie between 40
/// and 43.", "412? Apart from one of 398, the others lie between 40 and 43."
#[must_use]
pub fn doubt(doubt: &Doubt, unit: &str, notation: &Notation) -> String {
    let said = |value: Decimal| amount(value, unit, notation);
    match doubt {
        Doubt::Far {
            value,
            low,
            high,
            apart,
        } => {
            let (value, low, high) = (said(*value), said(*low), said(*high));
            match apart.map(said) {
                None => format!("{value}? The others lie between {low} and {high}."),
                Some(apart) => format!(
                    "{value}? Apart from one of {apart}, the others lie between {low} and {high}."
                ),
            }
        }
        Doubt::Falls { total, before } => {
            let (total, before) = (said(*total), said(*before));
            format!(
                "{total}? The running total was already {before}: enter the total, not what was added."
            )
        }
        Doubt::FarAdded {
            added,
            low,
            high,
            apart,
        } => {
            let (added, low, high) = (said(*added), said(*low), said(*high));
            let apart = apart.map_or_else(String::new, |apart| {
                ["apart from one of ", &said(apart), ", "].concat()
            });
            format!("That adds {added}: {apart}the others added between {low} and {high}.")
        }
        Doubt::TooLow { value, lowest } => {
            let lowest = said(*lowest);
            format!("{}? The lowest possible value is {lowest}.", said(*value))
        }
        Doubt::TooHigh { value, highest } => {
            let highest = said(*highest);
            format!("{}? The highest possible value is {highest}.", said(*value))
        }
    }
}
