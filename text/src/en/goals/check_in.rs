//! The sheet that takes all numbers that are due.

use waymark_core::metric::cadence::Cadence;
use waymark_core::number::understood::Notation;
use waymark_core::objective::due::{Due, DueCount};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::Period;
use waymark_core::sketch::Measure;

use super::value;
use crate::en::app::{GOALS_TITLE, page_title};
use crate::en::grade::amount;
use crate::en::kpi::status::bound;

/// Its heading.
pub const TITLE: &str = "Check in";
/// The button that keeps all that was typed.
pub const CHECK_IN: &str = "Check in";
/// How one fills it in without a mouse.
pub const KEYS: &str = "Enter: next, then save";
/// Where nothing was typed.
pub const NOTHING: &str = "Enter at least one number.";

/// How many numbers are due.
#[must_use]
pub fn due(count: usize) -> String {
    match count {
        0 => "Everything is up to date.".to_owned(),
        1 => "1 number to update".to_owned(),
        many => format!("{many} numbers to update"),
    }
}

/// Of how many the one before was missed, and how many readings are overdue: "1 missed last
/// week, 2 overdue". Empty where none is.
#[must_use]
pub fn late(count: &DueCount) -> String {
    let missed = Cadence::ALL.into_iter().zip(count.missed);
    let missed = missed.map(|(cadence, count)| (count, missed_in(cadence)));
    let all = missed.chain([(count.overdue, OVERDUE)]);
    let said = all.filter(|(count, _)| *count > 0);
    let said: Vec<String> = said
        .map(|(count, said)| format!("{count} {said}"))
        .collect();
    said.join(", ")
}

/// How many numbers are due, and of how many the one before was missed: "2 numbers to update,
/// 1 missed last week".
#[must_use]
pub fn due_and_late(count: &DueCount) -> String {
    match late(count).as_str() {
        "" => due(count.all),
        late => [&due(count.all), ", ", late].concat(),
    }
}

/// How many numbers there are, before how many of them are late.
#[must_use]
pub fn of_all(count: usize) -> String {
    format!("{count} to update, ")
}

/// Beside a number that is due: that the one before was missed, or that a reading is overdue,
/// with its unit where that is not the one asked for: "8 March overdue". Empty where neither is.
/// When a missed one was stands above them all.
#[must_use]
pub fn is_late(due: &Due, other_unit: Option<&str>) -> String {
    match (due.cadence, other_unit) {
        _ if !due.is_missed => String::new(),
        (Some(_), _) => "missed".to_owned(),
        (None, None) => OVERDUE.to_owned(),
        (None, Some(unit)) => [unit, " ", OVERDUE].concat(),
    }
}

/// A reading whose days of grace are over.
const OVERDUE: &str = "overdue";

/// When a check-in was missed.
pub(super) const fn missed_in(cadence: Cadence) -> &'static str {
    match cadence {
        Cadence::Weekly => "missed last week",
        Cadence::Fortnightly => "missed last time",
        Cadence::Monthly => "missed last month",
    }
}

/// The document's title, with how many numbers are due before it.
#[must_use]
pub fn title(count: usize) -> String {
    let title = page_title(GOALS_TITLE);
    match count {
        0 => title,
        due => format!("({due}) {title}"),
    }
}

/// The button that shows those that are not shown yet.
#[must_use]
pub fn more(count: usize) -> String {
    format!("Show {count} more")
}

/// What a field asks for: the key result's name, and of a KPI the unit: "Gross margin,
/// October".
#[must_use]
pub fn asked(name: &str, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => [name, ", ", unit].concat(),
        None => name.to_owned(),
    }
}

/// What is asked about a value, and how one says yes: "412? The others lie between 40 and
/// 43. Check in again if it is right."
#[must_use]
pub fn once_more(asks: &str) -> String {
    [asks, " Check in again if it is right."].concat()
}

/// Beside the field: the last value; where there is none yet, where it starts or what it
/// is kept to.
#[must_use]
pub fn last(key_result: &KeyResult, period: Option<Period>, notation: &Notation) -> String {
    if let Some(check_in) = key_result.counting(period).next_back() {
        return value(check_in.value, key_result, notation);
    }
    let unit = &key_result.unit;
    match key_result.measure {
        Measure::Change => key_result.start.map_or_else(String::new, |start| {
            ["from ", &amount(start, unit, notation)].concat()
        }),
        Measure::Hold => key_result
            .bound()
            .map_or_else(String::new, |it| bound(it, unit, notation)),
        Measure::YesNo => String::new(),
    }
}
