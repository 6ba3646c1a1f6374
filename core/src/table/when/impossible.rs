//! Why what is written like a day is none: the calendar has no such day.

use time::Month;

use super::letters::ascii;
use super::parts::{Part, parts_of};
use super::time_of_day::without_time;
use super::{Words, numbers_in};

/// What the calendar lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// The month has only so many days, in that year where it matters.
    Short {
        /// The month.
        month: Month,
        /// The year, of February alone.
        year: Option<u16>,
        /// How many days it has.
        days: u8,
    },
    /// There is no month of this number.
    NoMonth(u16),
    /// There is no day of this number in any month.
    NoDay(u16),
}

/// What is wrong with a cell that is written like a day which the calendar does not have:
/// `31/04/2026`, `29 Feb 2026`, `2026-13-05`. None of what is a day, and of what is not
/// written like one.
///
/// The order of day and month makes no difference: where both could be months there is such a
/// day in either.
#[must_use]
pub fn impossible(cell: &str, words: &Words) -> Option<Impossible> {
    let cell = &ascii(cell);
    let cell = without_time(cell.trim().trim_end_matches(['.', ',']));
    if let Some((year, month, day)) = in_numbers(numbers_in(cell, words).unwrap_or(cell)) {
        return wrong(year, month, day);
    }
    let (month, day, year) = match parts_of(cell, words)?[..] {
        [
            Part::Month(month),
            Part::Number(day, 1 | 2),
            Part::Number(year, 2 | 4),
        ]
        | [
            Part::Number(day, 1 | 2),
            Part::Month(month),
            Part::Number(year, 2 | 4),
        ]
        | [
            Part::Number(year, 4),
            Part::Month(month),
            Part::Number(day, 1 | 2),
        ] => (month, day, year),
        _ => return None,
    };
    wrong(year, u8::from(month).into(), day)
}

/// The year, month and day of a date in numbers alone, whether or not there is one.
fn in_numbers(text: &str) -> Option<(u16, u16, u16)> {
    let number = |text: &str| {
        let are_digits = text.bytes().all(|it| it.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| are_digits)
    };
    if text.len() == 8 && text.starts_with("20") && text.is_ascii() {
        let parts = (number(&text[..4]), number(&text[4..6]), number(&text[6..]));
        if let (Some(year), Some(month), Some(day)) = parts {
            return Some((year, month, day));
        }
    }
    let separator = text.chars().find(|it| matches!(it, '-' | '.' | '/'))?;
    let mut parts = text.split(separator).map(str::trim);
    let all = [parts.next()?, parts.next()?, parts.next()?];
    let [first, second, third] = [number(all[0])?, number(all[1])?, number(all[2])?];
    match all.map(str::len) {
        _ if parts.next().is_some() => None,
        [4, 1 | 2, 1 | 2] => Some((first, second, third)),
        [1 | 2, 1 | 2, 4] | [1 | 2, 1 | 2, 2] => {
            let is_month = |it: u16| (1..=12).contains(&it);
            // Behind points the month is second. Else the one is the month that can be.
            let is_first =
                separator != '.' && (is_month(first) || !is_month(second) && first < second);
            let (month, day) = if is_first {
                (first, second)
            } else {
                (second, first)
            };
            Some((third, month, day))
        }
        _ => None,
    }
}

fn wrong(year: u16, month: u16, day: u16) -> Option<Impossible> {
    let year = if year < 100 { 2000 + year } else { year };
    let Some(of) = u8::try_from(month)
        .ok()
        .and_then(|it| Month::try_from(it).ok())
    else {
        return Some(Impossible::NoMonth(month));
    };
    if !(1..=31).contains(&day) {
        return Some(Impossible::NoDay(day));
    }
    let days = of.length(year.into());
    (day > days.into()).then(|| Impossible::Short {
        month: of,
        year: (of == Month::February).then_some(year),
        days,
    })
}
