//! Days as people write them, and what weeks, quarters, halves and years are called.

use std::sync::atomic::{AtomicBool, Ordering};

use time::{Date, Month, Weekday};
use waymark_core::calendar::{Calendar, FirstDay, Part};
use waymark_core::day::NoDay;
use waymark_core::period::{Period, Span};

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

/// Why what stands in a field of days is none.
#[must_use]
pub fn no_day(why: NoDay) -> String {
    match why {
        NoDay::Empty => "Enter a date.".to_owned(),
        NoDay::None => NOT_A_DAY.to_owned(),
        NoDay::FarYear(year) => far_year(year),
    }
}

/// A browser says of 31 November and of half a date alike that it is none.
const NOT_A_DAY: &str = "Part of this date is missing, or that month is shorter: April, June, \
    September and November have 30 days, February 28 or 29.";

/// Where somebody typed a day of a year that nobody means: 26 on the way to 2026.
#[must_use]
fn far_year(year: u32) -> String {
    [
        "In the year ",
        &year.to_string(),
        "? Please check the date.",
    ]
    .concat()
}

/// A day where there is little room: 10 Jul, or Jul 10.
#[must_use]
pub fn short(date: Date) -> String {
    day_of(date, &month(date)[..3])
}

/// A day beside another: without its year where that is the same.
#[must_use]
pub fn near(one: Date, other: Date) -> String {
    if one.year() == other.year() {
        day(one)
    } else {
        date(one)
    }
}

/// A month: October.
#[must_use]
pub fn month_name(month: Month) -> &'static str {
    MONTHS[usize::from(month as u8 - 1)]
}

/// A day on which weeks begin: Monday.
#[must_use]
pub const fn first_day(day: FirstDay) -> &'static str {
    match day {
        FirstDay::Monday => "Monday",
        FirstDay::Sunday => "Sunday",
        FirstDay::Saturday => "Saturday",
    }
}

/// The week that a day is in, by its first day: "week of 28 December". Of another year
/// than today's, with it.
#[must_use]
pub fn week_of(day: Date, calendar: Calendar, today: Date) -> String {
    let first = calendar.week_of(day).first();
    ["week of ", &near(first, today)].concat()
}

/// The same with the day of the week: "week of Monday 28 December".
#[must_use]
pub fn week_of_weekday(day: Date, calendar: Calendar, today: Date) -> String {
    let first = calendar.week_of(day).first();
    let comma = if MONTH_FIRST.load(Ordering::Relaxed) {
        ", "
    } else {
        " "
    };
    let weekday = match first.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    };
    ["week of ", weekday, comma, &near(first, today)].concat()
}

/// The quarter that a day is in: "Q1, February to April 2027". Its number counts from the
/// first month of the year, and never stands alone.
#[must_use]
pub fn quarter(day: Date, calendar: Calendar) -> String {
    period(calendar.quarter_of(day), calendar)
}

/// The half of the year that a day is in: "H1, January to June 2027".
#[must_use]
pub fn half(day: Date, calendar: Calendar) -> String {
    period(calendar.span_of(day, Span::Half), calendar)
}

/// The year that a day is in: "2027", "April 2026 to March 2027".
#[must_use]
pub fn year(day: Date, calendar: Calendar) -> String {
    period(calendar.span_of(day, Span::Year), calendar)
}

/// A period as people call it: "Q3, July to September 2026", "H1, January to June 2026",
/// "2026", "December 2025 to February 2026", "1 July to 12 October 2026".
#[must_use]
pub fn period(period: Period, calendar: Calendar) -> String {
    let (first, last) = (period.first(), period.last());
    match part(period, calendar) {
        Some([short, months]) => match calendar.part_of(period) {
            Some(Part::Year) if months.is_empty() => short,
            Some(Part::Year) => months,
            _ => [short, months].join(", "),
        },
        None if period.months().is_some() => months(period),
        None if first == last => date(first),
        None if (first.year(), first.month()) == (last.year(), last.month()) => {
            format!("{} to {}", first.day(), date(last))
        }
        None => format!("{} to {}", near(first, last), date(last)),
    }
}

/// The same where there is little room: "Q3 Jul–Sep 2026", "Apr 2026–Mar 2027", "24 Nov to
/// 31 Jan 2027".
#[must_use]
pub fn short_period(period: Period, calendar: Calendar) -> String {
    let (first, last) = (period.first(), period.last());
    let months = || {
        let [from, to] = [first, last].map(|day| &month(day)[..3]);
        match (first.year() == last.year(), from == to) {
            (true, true) => format!("{to} {}", last.year()),
            (true, false) => format!("{from}–{to} {}", last.year()),
            (false, _) => format!("{from} {}–{to} {}", first.year(), last.year()),
        }
    };
    match (calendar.part_of(period), part(period, calendar)) {
        (Some(Part::Year), Some([year, full])) if full.is_empty() => year,
        (Some(Part::Quarter(_) | Part::Half(_)), Some([number, _])) => [number, months()].join(" "),
        _ if period.months().is_some() => months(),
        _ if first == last => date(first),
        _ => format!("{} to {} {}", short(first), short(last), last.year()),
    }
}

/// What a quarter, half or year is called for short, and what that is: "Q3" and "July to
/// September 2026", "2026/27" and "April 2026 to March 2027". Of a year that begins in
/// January the latter is empty: its number says it. None of any other period.
#[must_use]
pub fn part(period: Period, calendar: Calendar) -> Option<[String; 2]> {
    let (first, last) = (period.first().year(), period.last().year());
    Some(match calendar.part_of(period)? {
        Part::Quarter(number) => [format!("Q{number}"), months(period)],
        Part::Half(number) => [format!("H{number}"), months(period)],
        Part::Year if first == last => [first.to_string(), String::new()],
        Part::Year => {
            let short = format!("{first}/{:02}", last.rem_euclid(100));
            [short, months(period)]
        }
    })
}

/// Whole months by their names: "October to December 2026", "November 2026 to January
/// 2027", "October 2026".
#[must_use]
pub fn months(period: Period) -> String {
    let (first, last) = (period.first(), period.last());
    let [from, to] = [first, last].map(month);
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => format!("{to} {}", last.year()),
        (true, false) => format!("{from} to {to} {}", last.year()),
        (false, _) => format!("{from} {} to {to} {}", first.year(), last.year()),
    }
}

/// A month where there is little room: Jul.
#[must_use]
pub fn short_month(date: Date) -> &'static str {
    &month(date)[..3]
}

fn month(date: Date) -> &'static str {
    month_name(date.month())
}

fn day_of(date: Date, month: &str) -> String {
    let number = date.day().to_string();
    if MONTH_FIRST.load(Ordering::Relaxed) {
        [month, " ", &number].concat()
    } else {
        [&number, " ", month].concat()
    }
}
