//! Days as people write them.

use time::Date;

const MONTHS: [&str; 12] = [
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

/// A day of a year that is known: 10 July.
#[must_use]
pub fn day(date: Date) -> String {
    let month = MONTHS[usize::from(date.month() as u8 - 1)];
    [&date.day().to_string(), " ", month].concat()
}

/// A day: 10 July 2026.
#[must_use]
pub fn date(date: Date) -> String {
    [&day(date), " ", &date.year().to_string()].concat()
}

/// A day where there is little room: 10 Jul.
#[must_use]
pub fn short(date: Date) -> String {
    let month = MONTHS[usize::from(date.month() as u8 - 1)];
    [&date.day().to_string(), " ", &month[..3]].concat()
}
