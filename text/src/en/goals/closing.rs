//! Closing an objective that continues, and the next one that is looked at before it is
//! kept.

use time::Date;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::onward::{Onward, Total};

use super::key_result::asked;
use crate::en::grade::amount;

/// What is missing of key results that are KPIs, of those of which a check-in is due:
/// "Conversion still lacks the reading for December." Empty where nothing is.
#[must_use]
pub fn unread<'a>(due: impl IntoIterator<Item = &'a KeyResult>, today: Date) -> String {
    let said = due.into_iter().filter_map(|it| {
        let unit = asked(it.fed.as_ref()?, today)?;
        Some(format!("{} still lacks the reading for {unit}.", it.name))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// The button that goes on to the next objective: nothing is closed before that is saved.
pub const GO_ON: &str = "Go on to the next objective";
/// Beside it.
pub const NOT_YET: &str = "Nothing is closed until you save the next one.";
/// The button that leaves the form, and keeps what was written in it.
pub const CHECK_IN_FIRST: &str = "Check in first";
/// The same where no check-in helps, since start or target is missing.
pub const EDIT_FIRST: &str = "Edit it first";
/// Beside a key result that is reached.
pub const REACHED: &str = "reached: needs a new target";
/// The button that saves an objective and closes the one that it continues.
pub const SAVE_AND_CLOSE: &str = "Save and close the last one";
/// The link to the form that closes it.
pub const BACK_TO_CLOSING: &str = "Back to closing it";

/// How a total continues, by its name.
#[must_use]
pub fn onward_of(key_result: &str) -> String {
    ["How to continue ", key_result].concat()
}

/// How a total continues: "12 again (0 to 12)", "the 3 left (0 to 3)", "on from 9 (9 to
/// 12)".
#[must_use]
pub fn onward(onward: Onward, total: Total, unit: &str, notation: &Notation) -> String {
    let says = |value: Decimal| amount(value, unit, notation);
    let Total {
        target,
        latest,
        rest,
    } = total;
    let from_0 = |to: Decimal| format!("0 to {}", notation.write(to));
    match onward {
        Onward::Again => format!("{} again ({})", says(target), from_0(target)),
        Onward::Rest => format!("the {} left ({})", says(rest), from_0(rest)),
        Onward::FromHere => {
            let [from, to] = [latest, target].map(|it| notation.write(it));
            format!("on from {} ({from} to {to})", says(latest))
        }
    }
}

/// Over a draft that continues an objective which is still to be closed.
#[must_use]
pub fn also_closes(title: &str) -> String {
    format!("Saving this also closes “{title}”. Until then nothing has changed.")
}
