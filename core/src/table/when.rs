//! When something was, as people write it in the cell of a table: a day, a week, a month,
//! a quarter.

use time::{Date, Month, Weekday};

use super::column::{DateOrder, date};

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// A week of ISO 8601, by its Thursday: 2026-W40.
    Week(Date),
    /// A month, by its last day; of several the last.
    Month(Date),
    /// A quarter of a year that begins in January, by its last day.
    Quarter(Date),
}

/// The words of a language that stand in such cells.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The months' names from January on; three letters are enough of each.
    pub months: &'static [&'static str; 12],
    /// What may stand beside: "week of", "to". In small letters.
    pub beside: &'static [&'static str],
}

/// Reads a cell; none where it can be nothing of that.
///
/// Understood are the dates that [`date`] reads, with a time of day behind them or
/// without; `2026-09`, `09/2026` and `9.2026`; a month's name or its beginning with the
/// year, `September 2026`, `Sep-26`, and with a day, `3 Sep 2026`, `September 3, 2026`;
/// `Q3 2026` and `2026-Q3`; `2026-W40`; and what this app writes itself, `Q3, July to
/// September 2026` and `week of 28 December 2026`. A year of two digits is one of this
/// century.
#[must_use]
pub fn when(cell: &str, order: DateOrder, words: &Words) -> Option<When> {
    let cell = without_time(cell.trim());
    if let Some(day) = date(cell, order) {
        return Some(When::Day(day));
    }
    let parts = parts_of(cell, words)?;
    named(&parts).or_else(|| numbered(&parts, cell))
}

/// A part of a cell: what stands between signs that are neither letters nor digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number of so many digits.
    Number(u16, usize),
    /// A month's name.
    Month(Month),
    /// Q3.
    Quarter(u8),
    /// W40.
    Week(u8),
}

fn parts_of(cell: &str, words: &Words) -> Option<Vec<Part>> {
    let pieces = cell.split(|c: char| !c.is_alphanumeric());
    let pieces = pieces.filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    for piece in pieces {
        let piece = piece.to_lowercase();
        if words.beside.contains(&&*piece) {
            continue;
        }
        parts.push(part_of(&piece, words)?);
    }
    (!parts.is_empty()).then_some(parts)
}

fn part_of(piece: &str, words: &Words) -> Option<Part> {
    let digits = |text: &str| {
        let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| are_digits)
    };
    if let Some(number) = digits(piece) {
        return Some(Part::Number(number, piece.len()));
    }
    let after = |letter| piece.strip_prefix(letter).and_then(digits);
    if let Some(quarter) = after('q').filter(|it| (1..=4).contains(it)) {
        return Some(Part::Quarter(quarter as u8));
    }
    if let Some(week) = after('w').filter(|it| (1..=53).contains(it)) {
        return Some(Part::Week(week as u8));
    }
    let mut months = words.months.iter().zip(1..);
    let begins = |name: &str| {
        name.to_lowercase().starts_with(piece) || piece == "sept" && name.starts_with("Sept")
    };
    let (_, number) = months.find(|(name, _)| piece.chars().count() >= 3 && begins(name))?;
    Month::try_from(number).ok().map(Part::Month)
}

/// What has a month's name in it, or a quarter or week by its number.
fn named(parts: &[Part]) -> Option<When> {
    use Part::{Month as M, Number as N, Quarter as Q, Week as W};
    match *parts {
        [M(month), N(year, digits)] | [N(year, digits @ 4), M(month)] => {
            Some(When::Month(last_of(year_of(year, digits)?, month)?))
        }
        [M(month), N(day, 1 | 2), N(year, digits)]
        | [N(day, 1 | 2), M(month), N(year, digits)]
        | [N(year, digits @ 4), M(month), N(day, 1 | 2)] => {
            let year = year_of(year, digits)?;
            let day = u8::try_from(day).ok()?;
            Some(When::Day(Date::from_calendar_date(year, month, day).ok()?))
        }
        // Several months: the last says when that was.
        [Q(_), M(_), M(month), N(year, 4)]
        | [M(_), M(month), N(year, 4)]
        | [Q(_), M(_), N(_, 4), M(month), N(year, 4)]
        | [M(_), N(_, 4), M(month), N(year, 4)] => Some(When::Month(last_of(year.into(), month)?)),
        [Q(quarter), N(year, digits)] | [N(year, digits @ 4), Q(quarter)] => {
            let month = Month::try_from(3 * quarter).ok()?;
            Some(When::Quarter(last_of(year_of(year, digits)?, month)?))
        }
        [N(year, 4), W(week)] | [W(week), N(year, 4)] => {
            let thursday = Date::from_iso_week_date(year.into(), week, Weekday::Thursday);
            thursday.ok().map(When::Week)
        }
        _ => None,
    }
}

/// A year with a month by its number: 2026-09, 9/2026.
fn numbered(parts: &[Part], cell: &str) -> Option<When> {
    let (year, month) = match *parts {
        [Part::Number(year, 4), Part::Number(month, 1 | 2)]
        | [Part::Number(month, 1 | 2), Part::Number(year, 4)] => (year, month),
        _ => return None,
    };
    let is_joined = !cell.contains(|c: char| c.is_whitespace() || c == ',');
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    last_of(year.into(), month)
        .filter(|_| is_joined)
        .map(When::Month)
}

fn year_of(year: u16, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year.into()),
        2 => Some(2000 + i32::from(year)),
        _ => None,
    }
}

fn last_of(year: i32, month: Month) -> Option<Date> {
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

/// A cell without the time of day behind a date: "2026-09-03 00:00:00", "2026-09-03T00:00Z".
fn without_time(cell: &str) -> &str {
    let Some(at) = cell.find([' ', 'T']) else {
        return cell;
    };
    let (day, time) = (&cell[..at], &cell[at + 1..]);
    let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    let is_day = day.ends_with(|c: char| c.is_ascii_digit()) && !day.contains(char::is_alphabetic);
    if is_time && is_day { day } else { cell }
}
