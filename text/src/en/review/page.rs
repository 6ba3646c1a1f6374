//! Where one is in a review, and how one gets through it by keyboard.

use time::Date;
use waymark_core::review::Rhythm;

use crate::en::days::date;

/// What they are called beside each other: of a week, of a month and of a quarter.
pub const RHYTHMS: [&str; 3] = ["Week", "Month", "Quarter"];
/// What is called so that is not there any more.
pub const NOT_THERE: &str = "(deleted)";
/// Of a step that asks for numbers.
pub const KEYS_NUMBER: &str = "Type the number and press Enter. Esc leaves the field.";
/// The button that leads to what can be done about it.
pub const ACT: &str = "Act";
/// The button that opens the field for a note.
pub const NOTE: &str = "Note";
/// The heading of the end.
pub const END: &str = "That was it";
/// The heading of the end where nothing was asked.
pub const NOTHING: &str = "Nothing to decide";
/// The text to copy by hand.
pub const BY_HAND: &str = "Minutes as Markdown";
/// The button that keeps what was learned.
pub const SAVE: &str = "Save";
/// The link to all objectives.
pub const TO_GOALS: &str = "To the objectives";
/// The link to all KPIs.
pub const TO_KPIS: &str = "To the KPIs";
/// The scores of the closed periods.
pub const PERIODS: &str = "Mean score of the aspirational objectives, by period";

/// Where one is: "4 of 9".
#[must_use]
pub fn at(place: usize, of: usize) -> String {
    format!("{place} of {of}")
}

/// Since when one is at it, where one goes on.
#[must_use]
pub fn begun(begun: Date, today: Date) -> String {
    match begun == today {
        true => "You began today.".to_owned(),
        false => format!("You began on {}.", date(begun)),
    }
}

/// The button that goes on where a review is not over.
#[must_use]
pub fn more(open: usize) -> String {
    match open {
        1 => "1 more thing to look at".to_owned(),
        many => format!("{many} more things to look at"),
    }
}

/// How many steps the list leaves out at an end.
#[must_use]
pub fn not_listed(count: usize) -> String {
    format!("{count} more")
}

/// The link from another page to a review that one has not begun, or is not at the end of.
#[must_use]
pub fn link(rhythm: Rhythm, open: usize) -> String {
    let name = super::title(rhythm);
    match open {
        0 => name.to_owned(),
        1 => format!("{name} · 1 thing to look at"),
        many => format!("{name} · {many} things to look at"),
    }
}

/// The link on another page back to a review that one is in the middle of.
#[must_use]
pub const fn back_to(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Week => "Back to the weekly review",
        Rhythm::Month => "Back to the monthly review",
        Rhythm::Quarter => "Back to the quarterly review",
    }
}
