//! How a KPI stands, in a word with its operator.

use std::cmp::Ordering;

use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::band::{Judged, Range};
use waymark_core::kpi::standing::{Standing, Word};
use waymark_core::kpi::status::{Latest, Status};
use waymark_core::kpi::tally::State;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::few;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;

use crate::en::grade::{self, amount};

/// The label of the status.
pub const STATUS: &str = "Status";

/// A value with its unit, as it is where it has few decimals, else with those that show
/// something of it.
#[must_use]
pub fn value(value: &Fraction, unit: &str, notation: &Notation) -> String {
    beside(value, &[], unit, notation)
}

/// The same of the value that is judged: never as if it were on an edge of its band.
#[must_use]
pub fn latest(latest: &Latest, unit: &str, notation: &Notation) -> String {
    let ends = latest
        .range
        .map(|it| it.good().ends().chain(it.edge().ends()));
    let ends: Vec<Decimal> = ends.into_iter().flatten().collect();
    beside(&latest.value, &ends, unit, notation)
}

fn beside(value: &Fraction, edges: &[Decimal], unit: &str, notation: &Notation) -> String {
    let shown = few::written(value, edges);
    shown.map_or_else(|| "…".to_owned(), |shown| amount(shown, unit, notation))
}

/// A bound in words: "at least 35%", "between 65% and 75%".
#[must_use]
pub fn bound(bound: Bound, unit: &str, notation: &Notation) -> String {
    let amount = |value| amount(value, unit, notation);
    match bound {
        Bound::AtLeast(end) => ["at least ", &amount(end)].concat(),
        Bound::Above(end) => ["above ", &amount(end)].concat(),
        Bound::AtMost(end) => ["at most ", &amount(end)].concat(),
        Bound::Below(end) => ["below ", &amount(end)].concat(),
        Bound::Between(low, high) => ["between ", &amount(low), " and ", &amount(high)].concat(),
    }
}

/// How it stands: "out of band, too low: at least 35%".
#[must_use]
pub fn status(standing: &Standing, unit: &str, notation: &Notation) -> String {
    match (&standing.status, standing.latest.as_ref()) {
        (Status::NoData, None) => match standing.tallies.last() {
            // Nothing has ended yet.
            Some(tally) if matches!(tally.state, State::Running(Some(_))) => {
                "no status yet".to_owned()
            }
            _ => "no data".to_owned(),
        },
        (Status::NoData, Some(_)) => "no data".to_owned(),
        (Status::NoBand, _) => "no band".to_owned(),
        (Status::Judged(judged), latest) => {
            let range = latest.and_then(|it| it.range);
            range.map_or_else(String::new, |range| {
                self::judged(*judged, range, unit, notation)
            })
        }
    }
}

/// How a value stands to a range.
#[must_use]
pub fn judged(judged: Judged, range: Range, unit: &str, notation: &Notation) -> String {
    let bound = |it| bound(it, unit, notation);
    match judged {
        Judged::Good => ["good: ", &bound(range.good())].concat(),
        Judged::Acceptable(_) if matches!(range.good(), Bound::Between(..)) => [
            "acceptable: ",
            &bound(range.edge()),
            ", not ",
            &bound(range.good()),
        ]
        .concat(),
        Judged::Acceptable(_) => [
            "acceptable: not ",
            &bound(range.good()),
            ", but ",
            &bound(range.edge()),
        ]
        .concat(),
        // With a colon between, since "below at least 35%" is nothing that anybody says.
        Judged::Out(Side::Below) => ["out of band, too low: ", &bound(range.edge())].concat(),
        Judged::Out(Side::Above) => ["out of band, too high: ", &bound(range.edge())].concat(),
    }
}

/// The word that a colour stands for: of the newest unit.
#[must_use]
pub fn zone(status: &Status) -> Option<&'static str> {
    status.zone().map(grade::zone)
}

/// Where the number went: an arrow, and the same in words.
#[must_use]
pub const fn arrow(went: Ordering) -> (&'static str, &'static str) {
    match went {
        Ordering::Less => ("↓", "down"),
        Ordering::Equal => ("→", "unchanged"),
        Ordering::Greater => ("↑", "up"),
    }
}

/// What that means.
#[must_use]
pub const fn word(word: Word) -> &'static str {
    match word {
        Word::Better => "better",
        Word::Worse => "worse",
        Word::Different(Side::Above) => "higher than usual",
        Word::Different(Side::Below) => "lower than usual",
        Word::Steady => "steady",
    }
}
