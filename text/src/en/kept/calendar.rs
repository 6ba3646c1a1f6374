//! Where weeks and years begin: the settings, and what they change.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::period::Span;

use crate::en::days;

/// The heading over both.
pub const CALENDAR: &str = "Calendar";
/// What both are called where records are listed by their titles.
pub const NAME: &str = "Calendar settings";
/// The day on which weeks begin.
pub const FIRST_DAY: &str = "First day of the week";
/// The days to choose from.
pub const DAYS: [(&str, &str); 3] = [
    ("monday", "Monday"),
    ("sunday", "Sunday"),
    ("saturday", "Saturday"),
];
/// The month in which years begin.
pub const FIRST_MONTH: &str = "First month of the year";
/// The months to choose from.
pub const MONTHS: [(&str, &str); 12] = [
    ("january", "January"),
    ("february", "February"),
    ("march", "March"),
    ("april", "April"),
    ("may", "May"),
    ("june", "June"),
    ("july", "July"),
    ("august", "August"),
    ("september", "September"),
    ("october", "October"),
    ("november", "November"),
    ("december", "December"),
];
/// What they do not change.
pub const NEVER_DATES: &str = "Your objectives keep their dates. Only what weeks, quarters and years \
    are called changes, and which dates a new objective gets.";

/// What they make of today: "Today is in the week of Monday 23 November and in Q4, October
/// to December 2026; the year runs from January to December 2026."
#[must_use]
pub fn today(today: Date, calendar: Calendar) -> String {
    let week = days::week_of_weekday(today, calendar, today);
    let quarter = days::quarter(today, calendar);
    let year = days::months(calendar.span_of(today, Span::Year));
    format!("Today is in the {week} and in {quarter}; the year runs from {year}.")
}
