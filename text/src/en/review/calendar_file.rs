//! The file that puts the next review into a calendar.

use time::{Date, Weekday};
use waymark_core::review::Rhythm;
use waymark_core::review::calendar_file::{Repeats, is_last, which};

use super::{lead, title};

/// The region of it.
pub const REMINDER: &str = "Put the next one in your calendar";
/// What comes of it.
pub const LEAD: &str = "Saves a file that any calendar can open: Outlook, Google, Apple. Opening it \
    again replaces the earlier one.";
/// The field of the first day.
pub const FIRST: &str = "First one on";
/// The field of the time of day.
pub const AT: &str = "At";
/// A hint under it.
pub const AT_HINT: &str = "Leave it empty for all day.";
/// The choice of by what it repeats.
pub const REPEATS: &str = "Repeats";
/// The choice of a reminder before it.
pub const REMIND: &str = "Remind me 10 minutes before";
/// The button that saves the file.
pub const SAVE: &str = "Save the calendar file";

/// What the event is called in a calendar.
#[must_use]
pub fn event(rhythm: Rhythm) -> String {
    ["Waymark: ", &title(rhythm).to_lowercase()].concat()
}

/// What it says.
#[must_use]
pub const fn description(rhythm: Rhythm) -> &'static str {
    lead(rhythm)
}

/// What the file is called.
#[must_use]
pub const fn file_name(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Week => "weekly-review.ics",
        Rhythm::Month => "monthly-review.ics",
        Rhythm::Quarter => "quarterly-review.ics",
    }
}

/// When it repeats, from a first day on: "every Monday", "every month on the first Monday",
/// "every three months on the last day".
#[must_use]
pub fn repeats(rhythm: Rhythm, repeats: Repeats, first: Date) -> String {
    let weekday = weekday(first.weekday());
    let every = match rhythm {
        Rhythm::Week => return ["every ", weekday].concat(),
        Rhythm::Month => "every month",
        Rhythm::Quarter => "every three months",
    };
    match repeats {
        Repeats::OnWeekday => {
            let which = match which(first) {
                1 => "first",
                2 => "second",
                3 => "third",
                4 => "fourth",
                _ => "last",
            };
            format!("{every} on the {which} {weekday}")
        }
        Repeats::OnDay if is_last(first) => format!("{every} on the last day"),
        Repeats::OnDay => format!("{every} on the {}", ordinal(first.day())),
    }
}

fn ordinal(day: u8) -> String {
    let end = match day {
        1 | 21 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    [&day.to_string(), end].concat()
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
