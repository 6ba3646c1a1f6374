//! The next review as a file for a calendar (RFC 5545), with a rule by which it recurs.
//!
//! It is written here and not by a crate: it is one event of a dozen lines, and how its days
//! recur would be ours to say anyway. Measured as WASM after brotli, `ics` costs 6.2 kB more
//! than this and `icalendar` 74 kB. What is written is read back by another program, in
//! `tests/calendar-file`.

use time::{Date, Duration, OffsetDateTime, Time, Weekday};

use super::Rhythm;
use crate::calendar::Calendar;
use crate::period::{Period, write_date};

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
    /// By the number of the day, up to the 28th; from the 29th on by the last day of the
    /// month, since not every month has those. RFC 5545 could say "the 30th or else the
    /// last", but programs that people have read that as three days of each month.
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
    let day = write_date(when.starts()).replace('-', "");
    let start = when.at.map(|at| [&day, "T", &clock(at)].concat());
    let minutes = made.div_euclid(60).max(0).to_string();
    let title = escaped(says.title);
    let mut file = File::default();
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//Waymark//Reviews//EN");
    file.line("CALSCALE", "GREGORIAN");
    file.line("METHOD", "PUBLISH");
    file.line("BEGIN", "VEVENT");
    file.line("UID", &name(when.rhythm, says.address));
    file.line("DTSTAMP", &stamp(made));
    // Of two of one name calendars take the one that counts higher.
    file.line("SEQUENCE", &minutes);
    match &start {
        // Without a zone, it is at that time wherever one is.
        Some(start) => {
            file.line("DTSTART", start);
            file.line("DURATION", when.rhythm.lasts());
            file.line("TRANSP", "OPAQUE");
        }
        None => {
            file.line("DTSTART;VALUE=DATE", &day);
            file.line("TRANSP", "TRANSPARENT");
        }
    }
    file.line("RRULE", &when.rule());
    file.line("SUMMARY", &title);
    file.line("DESCRIPTION", &escaped(says.description));
    file.line("URL", &in_one_line(says.address));
    if let Some(before) = when.reminder {
        file.line("BEGIN", "VALARM");
        file.line("ACTION", "DISPLAY");
        file.line("DESCRIPTION", &title);
        match start {
            Some(_) => file.line("TRIGGER", &["-PT", &before.to_string(), "M"].concat()),
            // A day begins at midnight: nobody is to be woken.
            None => file.line("TRIGGER", "PT9H"),
        }
        file.line("END", "VALARM");
    }
    file.line("END", "VEVENT");
    file.line("END", "VCALENDAR");
    file.0
}

impl When {
    /// The one that there is to offer after the review of a unit that is done today: a week
    /// later; on the first Monday of the next month; on the first one after the next
    /// quarter.
    #[must_use]
    pub fn after(rhythm: Rhythm, unit: Period, calendar: Calendar, today: Date) -> Self {
        let first = match rhythm {
            Rhythm::Week => today.saturating_add(Duration::WEEK),
            Rhythm::Month => monday_from(rhythm.next(unit, calendar)),
            Rhythm::Quarter => {
                let next = unit.next().unwrap_or(unit);
                monday_from(next.last().next_day().unwrap_or(next.last()))
            }
        };
        Self {
            rhythm,
            first,
            at: None,
            repeats: Repeats::default(),
            reminder: None,
        }
    }

    /// The day of the first one, as the file says it: one of those on which it recurs.
    #[must_use]
    pub fn starts(&self) -> Date {
        let (month, year) = (self.first.month(), self.first.year());
        match (self.rhythm, self.repeats) {
            (Rhythm::Month | Rhythm::Quarter, Repeats::OnDay) if is_last(self.first) => {
                let last = self.first.replace_day(month.length(year));
                last.unwrap_or(self.first)
            }
            _ => self.first,
        }
    }

    /// The rule by which it recurs, as RFC 5545 writes it (3.3.10).
    fn rule(&self) -> String {
        let every = match self.rhythm {
            Rhythm::Week => return ["FREQ=WEEKLY;BYDAY=", weekday(self.first)].concat(),
            Rhythm::Month => "FREQ=MONTHLY;",
            Rhythm::Quarter => "FREQ=MONTHLY;INTERVAL=3;",
        };
        let of_month = match (self.repeats, self.first.day()) {
            (Repeats::OnWeekday, _) => {
                let which = which(self.first).to_string();
                ["BYDAY=", &which, weekday(self.first)].concat()
            }
            (Repeats::OnDay, FIRST_OF_LAST..) => "BYMONTHDAY=-1".to_owned(),
            (Repeats::OnDay, day) => ["BYMONTHDAY=", &day.to_string()].concat(),
        };
        [every, &of_month].concat()
    }
}

impl Rhythm {
    /// How long one takes.
    const fn lasts(self) -> &'static str {
        match self {
            Self::Week | Self::Month => "PT15M",
            Self::Quarter => "PT30M",
        }
    }
}

/// From this day of a month on there are months that lack it.
const FIRST_OF_LAST: u8 = 29;

/// Whether what recurs on this day of the month does so on the last one of each.
#[must_use]
pub const fn is_last(day: Date) -> bool {
    day.day() >= FIRST_OF_LAST
}

/// Which of its weekdays a day is in its month, from 1 to 4; -1, the last, where it is a
/// fifth.
#[must_use]
pub const fn which(day: Date) -> i8 {
    match day.day() {
        1..=7 => 1,
        8..=14 => 2,
        15..=21 => 3,
        22..=28 => 4,
        _ => -1,
    }
}

/// The first Monday from a day on.
fn monday_from(day: Date) -> Date {
    let into = day.weekday().number_days_from_monday();
    day.saturating_add(Duration::days(i64::from((7 - into) % 7)))
}

const fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    }
}

/// What an event is called for good: the same for each review of a rhythm on a site.
fn name(rhythm: Rhythm, address: &str) -> String {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-');
    let host: String = host.chars().filter(is_plain).collect();
    let host = if host.is_empty() { "local" } else { &host };
    ["waymark-review-", rhythm.word(), "@", host].concat()
}

fn stamp(made: i64) -> String {
    let made = OffsetDateTime::from_unix_timestamp(made).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let day = write_date(made.date()).replace('-', "");
    [&day, "T", &clock(made.time()), "Z"].concat()
}

fn clock(time: Time) -> String {
    let (hour, minute, second) = time.as_hms();
    format!("{hour:02}{minute:02}{second:02}")
}

/// A text as a value (3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.trim().lines() {
        if !escaped.is_empty() {
            escaped.push_str("\\n");
        }
        for letter in line.chars().filter(|it| !it.is_control()) {
            if matches!(letter, '\\' | ';' | ',') {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
    }
    escaped
}

fn in_one_line(address: &str) -> String {
    address.chars().filter(|it| !it.is_control()).collect()
}

/// The lines of a file.
#[derive(Default)]
struct File(String);

/// So many bytes a line has at most, without its end (3.1).
const LONGEST_LINE: usize = 75;

impl File {
    /// Adds a line, folded where it is too long: never within a letter.
    fn line(&mut self, name: &str, value: &str) {
        let mut long = 0;
        for letter in name.chars().chain([':']).chain(value.chars()) {
            if long + letter.len_utf8() > LONGEST_LINE {
                self.0.push_str("\r\n ");
                long = 1;
            }
            self.0.push(letter);
            long += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
