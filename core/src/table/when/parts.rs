//! A cell as its numbers, names of months, quarters and weeks, and what those name together.

use time::{Date, Month, Weekday};

use super::letters::{composed, is_of_word};
use super::{When, Words, is_beside};

/// A part of a cell: what stands between signs that are neither letters nor digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A number of so many digits.
    Number(u16, usize),
    /// A month's name.
    Month(Month),
    /// Q3.
    Quarter(u8),
    /// W40.
    Week(u8),
}

pub(super) fn parts_of(cell: &str, words: &Words) -> Option<Vec<Part>> {
    let pieces = cell.split(|c: char| !is_of_word(c));
    let pieces = pieces.filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    let mut is_of_week = false;
    for piece in pieces {
        let piece = composed(&piece.to_lowercase());
        let was_of_week = std::mem::replace(&mut is_of_week, is_week(&piece, words));
        // 12 Mar: a month before what may stand beside, as Mar of a Tuesday in French.
        if is_of_week || is_beside(&piece, words) {
            continue;
        }
        let (year, rest) = glued_year(&piece);
        parts.extend(year);
        parts.push(match part_of(rest, words)? {
            Part::Number(week @ 1..=53, 1 | 2) if was_of_week => Part::Week(week as u8),
            part => part,
        });
    }
    // "Week 3 September 2026" is the week of a day.
    if let [Part::Week(day), Part::Month(_), ..] = parts[..] {
        parts[0] = Part::Number(day.into(), 1);
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether a word stands before the number of a week.
fn is_week(piece: &str, words: &Words) -> bool {
    words.weeks.split(' ').any(|it| it == piece)
}

/// The year that a quarter or a week is joined to, and the rest: 2026q4, 2026w05.
fn glued_year(piece: &str) -> (Option<Part>, &str) {
    let is_year = piece.len() > 4 && piece.bytes().take(4).all(|it| it.is_ascii_digit());
    let year = is_year.then(|| piece.split_at(4));
    match year.and_then(|(year, rest)| Some((year.parse().ok()?, rest))) {
        Some((year, rest)) if rest.starts_with(['q', 'w']) => (Some(Part::Number(year, 4)), rest),
        _ => (None, piece),
    }
}

pub(super) fn part_of(piece: &str, words: &Words) -> Option<Part> {
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
    let letters = piece.trim_end_matches(|c: char| c.is_ascii_digit());
    let week = digits(&piece[letters.len()..]).filter(|it| (1..=53).contains(it));
    if let Some(week) = week.filter(|_| is_week(letters, words)) {
        return Some(Part::Week(week as u8));
    }
    // 3rd, 1er, 3º.
    let ordinal = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &piece[..piece.len() - ordinal.len()];
    if matches!(number.len(), 1 | 2) && ORDINALS.contains(&ordinal) {
        return digits(number).map(|it| Part::Number(it, number.len()));
    }
    month_of(piece, words).map(Part::Month)
}

/// What stands behind the number of a day in some languages.
const ORDINALS: [&str; 9] = ["st", "nd", "rd", "th", "er", "e", "º", "ª", "o"];

/// The month whose name is this, or begins with it in three letters or more and is the only
/// one.
pub(crate) fn month_of(piece: &str, words: &Words) -> Option<Month> {
    let mut begins = None;
    let mut is_only = piece.chars().count() >= 3;
    for language in words.months {
        for (name, number) in language.split(' ').zip(1_u8..) {
            if name == piece || piece == "sept" && number == 9 {
                return Month::try_from(number).ok();
            }
            if name.starts_with(piece) {
                is_only &= begins.is_none_or(|known| known == number);
                begins = Some(number);
            }
        }
    }
    Month::try_from(begins.filter(|_| is_only)?).ok()
}

/// What has a month's name in it, or a quarter or week by its number.
pub(super) fn named(parts: &[Part]) -> Option<When> {
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
        [N(year, digits @ 4), W(week)] | [W(week), N(year, digits)] => {
            let year = year_of(year, digits)?;
            let thursday = Date::from_iso_week_date(year, week, Weekday::Thursday);
            thursday.ok().map(When::Week)
        }
        [N(year, 4), W(week), N(day @ 1..=7, 1)] => {
            let day = Weekday::Monday.nth_next(day as u8 - 1);
            let day = Date::from_iso_week_date(year.into(), week, day);
            day.ok().map(When::Day)
        }
        _ => None,
    }
}

/// A year with a month by its number: 2026-09, 9/2026.
pub(super) fn numbered(parts: &[Part], cell: &str) -> Option<When> {
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

pub(super) fn year_of(year: u16, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year.into()),
        2 => Some(2000 + i32::from(year)),
        _ => None,
    }
}

pub(super) fn last_of(year: i32, month: Month) -> Option<Date> {
    Date::from_calendar_date(year, month, month.length(year)).ok()
}
