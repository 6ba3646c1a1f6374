//! What turned out to be odd as time went by.

use time::Date;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::finding::Named;
use waymark_core::objective::revised::Promised;

use super::called;
use crate::en::days::date;
use crate::en::grade::{amount, page};

/// What was changed on the way.
pub(super) struct Of<'a> {
    /// Of which key result; none of the objective itself.
    pub(super) key_result: Option<&'a Named>,
    /// What that is measured in.
    pub(super) unit: &'a str,
    /// Whether its target is a bound to hold.
    pub(super) is_held: bool,
}

/// An objective that is open past its period.
pub(super) fn still_open(since: Date, key_results: &[Named]) -> String {
    let of = match key_results {
        [one] => called(one),
        // There may be others, of which no level stays.
        [one, other] => [&called(one), " and ", &called(other)].concat(),
        [one, other, more @ ..] => {
            format!("{}, {} and {} more", called(one), called(other), more.len())
        }
        [] => String::new(),
    };
    let (verb, whose) = match key_results.len() {
        1 => ("is", "its"),
        _ => ("are", "their"),
    };
    format!(
        "{of} {verb} still open, though {whose} period ended on {}.",
        date(since)
    )
}

/// A key result that was there before it began.
pub(super) fn already_met(
    key_result: &Named,
    value: Decimal,
    unit: &str,
    on: Date,
    notation: &Notation,
) -> String {
    let value = amount(value, unit, notation);
    format!(
        "{} was met before it began: {value} on {}.",
        called(key_result),
        date(on)
    )
}

/// What was changed after the first day.
pub(super) fn revised(
    of: &Of<'_>,
    was: Promised,
    now: Option<Promised>,
    on: Date,
    notation: &Notation,
) -> String {
    let day = date(on);
    let name = match of.key_result {
        Some(it) if !it.name.is_empty() => ["“", &it.name, "”"].concat(),
        _ => "a key result".to_owned(),
    };
    let amount = |value| amount(value, of.unit, notation);
    let part = match was {
        Promised::Commitment(_) => {
            let (from, to) = (kind(was), now.map_or("", kind));
            return format!("This objective was changed from {from} to {to} on {day}.");
        }
        Promised::Measure(_) => "measure",
        Promised::Operator(_) => "bound",
        Promised::Target(_) if of.is_held => "bound",
        Promised::Target(_) => "target",
        Promised::Start(_) if of.is_held => "lower bound",
        Promised::Start(_) => "start",
    };
    match (was, now) {
        (Promised::Target(from), Some(Promised::Target(to)))
        | (Promised::Start(from), Some(Promised::Start(to))) => {
            let verb = if to > from { "raised" } else { "lowered" };
            let (from, to) = (amount(from), amount(to));
            format!("The {part} of {name} was {verb} from {from} to {to} on {day}.")
        }
        (Promised::Operator(from), Some(Promised::Operator(to))) => {
            let [from, to] = [from, to].map(|it| page::OPERATORS[it as usize].1);
            format!("The {part} of {name} was changed from “{from}” to “{to}” on {day}.")
        }
        (Promised::Measure(from), Some(Promised::Measure(to))) => {
            let [from, to] = [from, to].map(|it| page::MEASURES[it as usize].1);
            format!("The {part} of {name} was changed from “{from}” to “{to}” on {day}.")
        }
        (Promised::Target(from) | Promised::Start(from), _) => {
            let from = amount(from);
            format!("The {part} of {name}, {from}, was removed on {day}.")
        }
        _ => format!("The {part} of {name} was removed on {day}."),
    }
}

/// The button that sets something back to what it was.
pub(super) fn set_back(was: Promised, unit: &str, notation: &Notation) -> String {
    match was {
        Promised::Target(value) | Promised::Start(value) => {
            ["Set it back to ", &amount(value, unit, notation)].concat()
        }
        Promised::Operator(operator) => [
            "Set it back to “",
            page::OPERATORS[operator as usize].1,
            "”",
        ]
        .concat(),
        Promised::Measure(measure) => {
            ["Set it back to “", page::MEASURES[measure as usize].1, "”"].concat()
        }
        Promised::Commitment(_) => ["Set it back to ", kind(was)].concat(),
    }
}

/// What was promised, in the field's own words.
const fn kind(promised: Promised) -> &'static str {
    match promised {
        Promised::Commitment(Commitment::Committed) => "committed",
        _ => "aspirational",
    }
}
