//! What is usual for a KPI, and what that rests on.

use waymark_core::kpi::bases::Judging;
use waymark_core::kpi::noise::{LOCKS_AT, RANGES, Said, VALUES};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;

use super::noise::When;
use super::status::value;
use super::unit::{full, many, one};
use crate::en::days::{date, month_name};

/// What is usual, and what that rests on: "Between 31% and 43% is what this KPI does by
/// itself."
#[must_use]
pub fn limits(
    judging: &Judging,
    (lower, upper): (Option<&Fraction>, Option<&Fraction>),
    unit: Unit,
    of: &str,
    when: When,
    notation: &Notation,
) -> String {
    let value = |it: &Fraction| value(it, of, notation);
    let Some(rests_on) = judging.rests_on else {
        return no_limits(judging.base.said, unit);
    };
    let usual = match (lower.map(value), upper.map(value)) {
        (Some(lower), Some(upper)) => format!("Anything between {lower} and {upper}"),
        (Some(lower), None) => format!("Anything from {lower} up"),
        (None, Some(upper)) => format!("Anything up to {upper}"),
        (None, None) => "Any value that there can be".to_owned(),
    };
    let count = many(unit, rests_on.values);
    let span = span(unit, rests_on.first, rests_on.last, when);
    let all = if judging.is_provisional() {
        "all "
    } else {
        "the "
    };
    let so_far = match (
        judging.is_provisional(),
        LOCKS_AT.saturating_sub(rests_on.values),
    ) {
        (false, _) => String::new(),
        (true, 0) => " The limits are provisional: they still move with each reading.".to_owned(),
        (true, left) => format!(
            " The limits are provisional: they still move with each reading, for {} more.",
            many(unit, left)
        ),
    };
    format!("{usual} is what this KPI does by itself, going by {all}{count} {span}.{so_far}")
}

/// The same where there is no reading yet.
#[must_use]
pub fn nothing_usual(unit: Unit) -> String {
    let (values, ranges) = (0, 0);
    no_limits(Said::TooFew { values, ranges }, unit)
}

/// From one unit to another: "from January to December 2025", "between 3 September 2026 and
/// 26 November 2026".
fn span(unit: Unit, first: Period, last: Period, when: When) -> String {
    let from = match unit {
        Unit::Month if first.first().year() == last.first().year() => {
            month_name(first.first().month()).to_owned()
        }
        Unit::Week => date(first.first()),
        unit => full(unit, first, when.calendar.first_month),
    };
    let to = match unit {
        Unit::Week => date(last.last()),
        unit => full(unit, last, when.calendar.first_month),
    };
    match unit {
        Unit::Quarter => format!("from {from}, to {to}"),
        _ => format!("from {from} to {to}"),
    }
}

/// Why there are no limits.
fn no_limits(said: Said, unit: Unit) -> String {
    let one = one(unit);
    match said {
        Said::TooFew { values, ranges }
            if values < VALUES && ranges + VALUES - values >= RANGES =>
        {
            format!(
                "What is usual can be told from {VALUES} ended {one}s on. There {} so far.",
                match values {
                    0 => "is none".to_owned(),
                    1 => "is 1".to_owned(),
                    many => format!("are {many}"),
                }
            )
        }
        Said::TooFew { .. } => format!(
            "What is usual cannot be told yet: it takes more {one}s that follow each other without a gap."
        ),
        Said::Same => {
            "It has been the same every time, so there is nothing to tell ups and downs by."
                .to_owned()
        }
        Said::MovesOneWay => {
            "It keeps moving one way, so no range is usual for it. A new base can begin \
            where it settled."
                .to_owned()
        }
        Said::Provisional | Said::Settled => String::new(),
    }
}
