//! A day as a number alone: as spreadsheets count days, or as 20261116.

use time::{Date, Month};

/// Whether the bare numbers of a column can be days as spreadsheets count them: each of this
/// century and the years before it, or written as 20261116.
pub fn are_serials<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    for cell in cells {
        let cell = cell.trim();
        let is_bare = !cell.is_empty() && cell.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        if !is_bare || cell.matches('.').count() > 1 || in_one_piece(cell).is_some() {
            continue;
        }
        if serial(cell).is_none() {
            return false;
        }
        any = true;
    }
    any
}

/// The day that a spreadsheet counts from, 30 December 1899: it takes 1900 for a leap year.
const SERIAL_0: i32 = 2_415_019;

/// A day as a spreadsheet counts it, perhaps with a time behind the point; from 1990 to 2099,
/// so that hardly any other number is one.
pub(super) fn serial(cell: &str) -> Option<Date> {
    let (whole, fraction) = cell.trim().split_once('.').unwrap_or((cell.trim(), "0"));
    let are_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if whole.len() != 5 || !are_digits(whole) || fraction.is_empty() || !are_digits(fraction) {
        return None;
    }
    let number: i32 = whole.parse().ok()?;
    let day = Date::from_julian_day(SERIAL_0 + number).ok()?;
    (1990..2100).contains(&day.year()).then_some(day)
}

/// A day without anything between its parts: 20261116.
pub(super) fn in_one_piece(cell: &str) -> Option<Date> {
    let is_whole = cell.len() == 8 && cell.bytes().all(|it| it.is_ascii_digit());
    let cell = Some(cell).filter(|_| is_whole)?;
    let month = Month::try_from(cell[4..6].parse::<u8>().ok()?).ok()?;
    let day = Date::from_calendar_date(cell[..4].parse().ok()?, month, cell[6..].parse().ok()?);
    day.ok().filter(|it| is_meant(*it))
}

/// Whether a day is of a year that anybody means who keeps goals.
fn is_meant(day: Date) -> bool {
    (1900..2200).contains(&day.year())
}
