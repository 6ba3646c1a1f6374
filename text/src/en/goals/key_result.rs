//! What is said of a key result's fields, in a form and where they were changed; and of
//! one that is a KPI.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::Fed;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::{Dated, Sure};
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::Period;

use crate::en::days::{date, near};
use crate::en::kpi::{status, unit};
use crate::en::sentence::capital;

/// How much it counts.
pub const WEIGHT: &str = "Weight (default 1)";
/// Who answers for it, if it is somebody else.
pub const OWNER: &str = "Owner, if someone else";
/// Whether it can be acted on.
pub const INDICATOR: &str = "Leading or lagging";
/// Whether it can; the first where nobody said.
pub const INDICATORS: [(&str, &str); 3] = [
    ("", "Not set"),
    ("lead", "Leading: you can act on it this week"),
    ("lag", "Lagging: it shows once the work is done"),
];

/// One of its fields, by its word, in the middle of a sentence; none that is not known.
#[must_use]
pub fn field(word: &str) -> Option<&'static str> {
    Some(match word {
        "name" => "a key result’s name",
        "start" => "a key result’s start",
        "target" => "a key result’s target",
        "unit" => "a key result’s unit",
        "measure" | "operator" => "how a key result is measured",
        "weight" => "a key result’s weight",
        "guardrail" => "whether a key result is a guardrail",
        "owner" => "a key result’s owner",
        "kind" => "whether a key result leads or lags",
        "gone" => "whether a key result is removed",
        "kpi" => "which KPI a key result is",
        "ask" => "when to ask about a key result again",
        "left" => "whether a key result is left as it is",
        "place" => "the order of key results",
        _ => return None,
    })
}

/// Before the name of the KPI that a key result is.
pub const FROM_KPI: &str = "Measured by the KPI";
/// What is said where that KPI is in the bin.
pub const KPI_BINNED: &str =
    "It is in the bin: its readings still count here, but none can be added.";
/// What is said where a newer version wrote that KPI.
pub const KPI_NEWER: &str = "The KPI behind this key result was written by a newer version of \
    Waymark. Reload the page to update, then it can be read again. What was checked in here \
    earlier stays.";
/// What is said where that KPI is not there.
pub const KPI_MISSING: &str = "The KPI behind this key result is not in this browser, or was \
    deleted. What was checked in here earlier stays.";
/// The button that lets it have check-ins of its own.
pub const UNLINK: &str = "Check in here instead";

/// Where another key result of the objective is the same KPI.
#[must_use]
pub fn checked_in_with(name: &str) -> String {
    format!("Checked in together with “{name}”: one reading serves both.")
}

/// Which other objectives have the same KPI as a key result: "Also counts in “Grow up”."
#[must_use]
pub fn also_in(titles: &[String]) -> String {
    let titles: Vec<String> = titles.iter().map(|it| format!("“{it}”")).collect();
    match titles.is_empty() {
        true => String::new(),
        false => format!("Also counts in {}.", super::listed(&titles, "and")),
    }
}

/// What the unit that runs has so far, which counts nothing yet: "38% so far in November,
/// not counted yet." Empty where it has nothing.
#[must_use]
pub fn so_far(fed: &Fed, notation: &Notation, today: Date) -> String {
    fed.so_far
        .as_ref()
        .map_or_else(String::new, |(days, value)| {
            let value = status::value(value, &fed.unit, notation);
            let name = short(fed.judged_in, *days, fed, today);
            match fed.judged_in {
                Unit::Day | Unit::Weekday => format!("{value} so far on {name}, not counted yet."),
                _ => format!("{value} so far in {name}, not counted yet."),
            }
        })
}

/// Where its KPI is measured in something else by now than the key result is: "It has been
/// measured in min since 1 November 2026, …". Empty where it is not.
#[must_use]
pub fn other_measure(fed: &Fed, own_unit: &str) -> String {
    fed.other_since.map_or_else(String::new, |since| {
        let (unit, since) = (&fed.unit, date(since));
        format!(
            "It has been measured in {unit} since {since}, so nothing from then on counts toward a \
             target in {own_unit}. To go on in {unit}, edit the unit, start and target."
        )
    })
}

/// The unit that a check-in is asked of, in the middle of a sentence: "October", "the week
/// of 28 September", "17 November". None where that is not known.
#[must_use]
pub fn asked(fed: &Fed, today: Date) -> Option<String> {
    Some(of_unit(fed, fed.asked()?, today))
}

/// A unit that readings are asked of, in the same way.
#[must_use]
pub(super) fn of_unit(fed: &Fed, days: Period, today: Date) -> String {
    short(fed.asked_in, days, fed, today)
}

/// When a value was: "on 10 July 2026"; of a KPI in which unit: "in July 2026".
#[must_use]
pub fn when(key_result: &KeyResult, value: &Dated) -> String {
    match unit_of(key_result, value) {
        Some((fed, unit, days)) => in_or_on(unit, &full(unit, days, fed)),
        None => ["on ", &date(value.date)].concat(),
    }
}

/// The same beside another day: without its year where that is the same, and of a unit
/// where it can only be one: "on 10 July", "in July".
#[must_use]
pub fn when_near(key_result: &KeyResult, value: &Dated, day: Date) -> String {
    match unit_of(key_result, value) {
        Some((fed, unit, days)) => in_or_on(unit, &short(unit, days, fed, day)),
        None => ["on ", &near(value.date, day)].concat(),
    }
}

/// Since when something is: "10 July"; of a KPI the unit: "July".
#[must_use]
pub fn since(key_result: &KeyResult, value: &Dated, day: Date) -> String {
    match unit_of(key_result, value) {
        Some((fed, unit, days)) => short(unit, days, fed, day),
        None => near(value.date, day),
    }
}

/// The day of a value by itself: "10 July 2026"; of a KPI the unit: "July 2026", "Week of
/// 28 September 2026".
#[must_use]
pub fn day(key_result: &KeyResult, value: &Dated) -> String {
    match unit_of(key_result, value) {
        Some((fed, unit, days)) => capital(&unit::full(unit, days, fed.first_month)),
        None => date(value.date),
    }
}

/// What heads the column of those.
#[must_use]
pub fn day_column(key_result: &KeyResult) -> String {
    let fed = key_result.fed.as_ref();
    match fed.filter(|fed| !fed.units.is_empty()) {
        Some(fed) => capital(unit::one(fed.judged_in)),
        None => super::open::COLUMNS[0].to_owned(),
    }
}

/// How sure somebody was of one that is a KPI, and when: "18 November 2026: confidence 8 of
/// 10".
#[must_use]
pub fn sure(sure: &Sure) -> String {
    let confidence = sure.confidence.map(super::confidence);
    match confidence {
        Some(confidence) => [&date(sure.date), ": ", &confidence].concat(),
        None => date(sure.date),
    }
}

fn unit_of<'a>(key_result: &'a KeyResult, value: &Dated) -> Option<(&'a Fed, Unit, Period)> {
    let fed = key_result.fed.as_ref()?;
    let (unit, days) = fed.unit_of(value.date)?;
    Some((fed, unit, days))
}

fn full(unit: Unit, days: Period, fed: &Fed) -> String {
    let calendar = Calendar {
        first_month: fed.first_month,
        ..Calendar::default()
    };
    unit::in_sentence(unit, days, calendar)
}

fn short(unit: Unit, days: Period, fed: &Fed, today: Date) -> String {
    unit::within(unit, days, fed.first_month, today)
}

fn in_or_on(unit: Unit, name: &str) -> String {
    match unit {
        Unit::Day | Unit::Weekday => ["on ", name].concat(),
        _ => ["in ", name].concat(),
    }
}
