//! When a check-in is due: once in each unit of the calendar, whenever the one before was.

mod laws;
mod since;
mod units;
mod within;

use serde_json::json;
use time::Month;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::objective::due::{Due, due};

use super::{Written, day, objective};

const MONDAY: Calendar = weeks_from(FirstDay::Monday);
const SUNDAY: Calendar = weeks_from(FirstDay::Sunday);
const SATURDAY: Calendar = weeks_from(FirstDay::Saturday);

const fn weeks_from(first_day: FirstDay) -> Calendar {
    Calendar {
        first_day,
        first_month: Month::January,
    }
}

/// What is due of the first key result.
fn found(objective: &Written, calendar: Calendar, today: &str) -> Option<Due> {
    let read = objective.read();
    due(&read, &read.key_results[0], calendar, day(today))
}

/// What is due on each of these days: nothing, "due" or "missed".
#[track_caller]
fn says(objective: &Written, calendar: Calendar, days: &[(&str, &str)]) {
    for (today, expected) in days {
        let said = found(objective, calendar, today).map(|it| match it.is_missed {
            true => "missed",
            false => "due",
        });
        assert_eq!(said.unwrap_or(""), *expected, "{today}");
    }
}

/// One number with these check-ins, in the last quarter of 2026, which begins on a Thursday.
fn in_autumn(check_ins: &str) -> Written {
    objective(&[&["0 to 10: ", check_ins].concat()]).in_days("2026-10-01", "2026-12-31")
}

fn every(cadence: &str, objective: Written) -> Written {
    objective.with("rhythm", json!(cadence))
}
