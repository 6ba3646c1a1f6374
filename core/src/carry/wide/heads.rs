//! Days, weeks and months as the names of columns, and as rows have them in their place.

use time::{Date, Weekday};

use crate::carry::reads::Reads;
use crate::kpi::unit::Unit;
use crate::period::write_date;
use crate::table::when::{Days, When, when};

/// How the days of a table are read where nothing tells.
pub(in crate::carry) const fn days_by<'a>(reads: &Reads<'a>) -> Days<'a> {
    Days {
        words: reads.when,
        order: reads.usual.1,
        today: reads.today,
        serials: false,
    }
}

/// What the name of a column or the cell of one says: with a year as a table says it, and
/// without one the last that has been.
pub(in crate::carry) fn head(cell: &str, days: &Days<'_>) -> Option<When> {
    let cell = cell.trim();
    if !cell.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    if let Some(day) = compact(cell) {
        return Some(When::Day(day));
    }
    if let Some(when) = when(cell, days.order, days.words, days.today) {
        return Some(when);
    }
    in_last_year(cell, days)
}

/// Whether the name of a column is a day without its year: it cannot be anything else, or
/// "Oct 12" would be of a year that nobody has a table of.
pub(in crate::carry) fn is_without_year(cell: &str, days: &Days<'_>) -> bool {
    let year = days.today.year();
    let near = (year - 3)..=(year + 1);
    let is_other = match when(cell, days.order, days.words, days.today) {
        Some(When::Month(day)) => !near.contains(&day.year()),
        Some(_) => false,
        None => true,
    };
    is_other && in_last_year(cell, days).is_some()
}

/// The last that has been of what is said without a year.
pub(in crate::carry) fn in_last_year(cell: &str, days: &Days<'_>) -> Option<When> {
    let year = days.today.year();
    let mut years = [year, year - 1].into_iter();
    years.find_map(|year| {
        let when = in_year(cell, year, days)?;
        (first_of(when) <= days.today).then_some(when)
    })
}

/// The same in a year that the cell does not say: "5 Oct", "W40", "Week 40", "10/5".
pub(in crate::carry) fn in_year(cell: &str, year: i32, days: &Days<'_>) -> Option<When> {
    let lower = cell.to_lowercase();
    let mut begins = WEEKS.iter().filter_map(|it| lower.strip_prefix(it));
    let number = begins.find_map(|it| it.trim_matches([' ', '.', '-', '#']).parse().ok());
    if let Some(number) = number {
        let thursday = Date::from_iso_week_date(year, number, Weekday::Thursday);
        return thursday.ok().map(When::Week);
    }
    let between = match cell.chars().find(|c| matches!(c, '/' | '.')) {
        _ if cell.chars().any(char::is_alphabetic) => " ",
        Some('/') => "/",
        Some(_) => ".",
        None => return None,
    };
    let whole = [cell.trim_end_matches('.'), between, &year.to_string()].concat();
    when(&whole, days.order, days.words, days.today)
}

/// What stands before the number of a week.
const WEEKS: [&str; 5] = ["week", "kw", "wk", "cw", "w"];

/// A day in eight digits.
pub(in crate::carry) fn compact(cell: &str) -> Option<Date> {
    let is_one = cell.len() == 8 && cell.bytes().all(|it| it.is_ascii_digit());
    let cell = is_one.then_some(cell)?;
    let parts = [&cell[..4], "-", &cell[4..6], "-", &cell[6..]].concat();
    crate::period::parse_date(&parts)
}

/// What the cell of a column of days says, where those are without their years or not.
pub(in crate::carry) fn among(cell: &str, are_short: bool, days: &Days<'_>) -> Option<When> {
    let short = are_short.then(|| in_last_year(cell.trim(), days)).flatten();
    short.or_else(|| head(cell, days))
}

/// The day of a value that is of it: the one that stands for it, or today where it has begun
/// and not ended.
pub(in crate::carry) fn of_value(when: When, today: Date) -> Date {
    of(when).min(today.max(first_of(when)))
}

/// The day that stands for it.
pub(in crate::carry) const fn of(when: When) -> Date {
    match when {
        When::Day(day) | When::Week(day) | When::Month(day) | When::Quarter(day) => day,
    }
}

/// The first day of it.
pub(in crate::carry) fn first_of(when: When) -> Date {
    match when {
        When::Day(day) => day,
        When::Week(day) => {
            let into = i64::from(day.weekday().number_days_from_monday());
            day.saturating_sub(time::Duration::days(into))
        }
        When::Month(day) => day.replace_day(1).unwrap_or(day),
        When::Quarter(day) => {
            let calendar = crate::calendar::Calendar::default();
            calendar.quarter_of(day).first()
        }
    }
}

pub(in crate::carry) fn grain(when: When) -> Unit {
    match when {
        When::Day(_) => Unit::Day,
        When::Week(_) => Unit::Week,
        When::Month(_) => Unit::Month,
        When::Quarter(_) => Unit::Quarter,
    }
}

/// As a cell that says the same, with its year.
pub(in crate::carry) fn written(when: When) -> String {
    match when {
        When::Day(day) => write_date(day),
        When::Week(day) => {
            let (year, week, _) = day.to_iso_week_date();
            let zero = if week < 10 { "0" } else { "" };
            [&year.to_string(), "-W", zero, &week.to_string()].concat()
        }
        When::Month(day) => write_date(day)[..7].to_owned(),
        When::Quarter(day) => {
            let quarter = (day.month() as u8).div_ceil(3).to_string();
            [&day.year().to_string(), "-Q", &quarter].concat()
        }
    }
}
