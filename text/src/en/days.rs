//! Days as people write them.

use std::sync::atomic::{AtomicBool, Ordering};

use time::{Date, Month};

/// The months, from January on.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether the month comes first, which depends on where one is.
static MONTH_FIRST: AtomicBool = AtomicBool::new(false);

/// Says whether the month comes first from now on, as it does in the fields of a browser
/// from the United States.
pub fn put_month_first(is_first: bool) {
    MONTH_FIRST.store(is_first, Ordering::Relaxed);
}

/// Whether it does.
#[must_use]
pub fn is_month_first() -> bool {
    MONTH_FIRST.load(Ordering::Relaxed)
}

/// A day of a year that is known: 10 July, or July 10.
#[must_use]
pub fn day(date: Date) -> String {
    day_of(date, month(date))
}

/// A day: 10 July 2026, or July 10, 2026.
#[must_use]
pub fn date(date: Date) -> String {
    let before_year = if MONTH_FIRST.load(Ordering::Relaxed) {
        ", "
    } else {
        " "
    };
    [&day(date), before_year, &date.year().to_string()].concat()
}

/// A day where there is little room: 10 Jul, or Jul 10.
#[must_use]
pub fn short(date: Date) -> String {
    day_of(date, &month(date)[..3])
}

fn month(date: Date) -> &'static str {
    month_name(date.month())
}

/// A month: October.
#[must_use]
pub fn month_name(month: Month) -> &'static str {
    MONTHS[usize::from(month as u8 - 1)]
}

fn day_of(date: Date, month: &str) -> String {
    let number = date.day().to_string();
    if MONTH_FIRST.load(Ordering::Relaxed) {
        [month, " ", &number].concat()
    } else {
        [&number, " ", month].concat()
    }
}
