//! A day as a field of days has it while somebody types: also where that is none.

use time::Date;

use crate::period::parse_date;

/// What a field of days says while what stands in it is no day: a part is still missing, or
/// the calendar has none such, as 31 November. An empty field says nothing.
pub const NOT_A_DAY: &str = "?";

/// So many years from today nobody means a day: 1926 and 2126 in 2026 are slips.
pub const FARTHEST: u64 = 50;

/// Why what was typed is no day that somebody means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// Nothing stands there.
    Empty,
    /// A part of it is missing, or it is not in the calendar: a browser does not say which.
    None,
    /// It is of this year, more than [`FARTHEST`] from today: 26 and 202 are years on the
    /// way to 2026.
    FarYear(u32),
}

/// The day that stands in a field, where somebody can mean it.
///
/// # Errors
///
/// [`NoDay`], with the year where that is what is wrong with it.
pub fn read_day(text: &str, today: Date) -> Result<Date, NoDay> {
    match (
        year_of(text).filter(|year| is_far(*year, today)),
        parse_date(text),
    ) {
        (Some(year), _) => Err(NoDay::FarYear(year)),
        (None, Some(day)) => Ok(day),
        (None, None) if text.is_empty() => Err(NoDay::Empty),
        (None, None) => Err(NoDay::None),
    }
}

/// A day, unless it is of a year that nobody means.
///
/// # Errors
///
/// [`NoDay::FarYear`].
pub fn near(day: Date, today: Date) -> Result<Date, NoDay> {
    let year = u32::try_from(day.year()).unwrap_or_default();
    match is_far(year, today) {
        true => Err(NoDay::FarYear(year)),
        false => Ok(day),
    }
}

fn is_far(year: u32, today: Date) -> bool {
    i64::from(today.year()).abs_diff(i64::from(year)) > FARTHEST
}

/// The year of what stands in a field of days, which can have six digits; none where that
/// is no day.
fn year_of(text: &str) -> Option<u32> {
    let (year, in_year) = text.split_once('-')?;
    let are_digits = year.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = are_digits && (4..=6).contains(&year.len());
    // Of the leap years every four hundredth is one in any century.
    parse_date(&["2000-", in_year].concat())?;
    is_year.then(|| year.parse().ok())?
}

/// What is kept of a field of days while its form is open: a day, or that there is none. A
/// year below 1000 is one that was still typed.
#[must_use]
pub fn kept_day(text: &str) -> &str {
    match text.is_empty() || parse_date(text).is_some_and(|day| day.year() >= 1000) {
        true => text,
        false => NOT_A_DAY,
    }
}
