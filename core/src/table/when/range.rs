//! The days from one to another, as people call their weeks: "Jan 5-11", "26 Jan – 1 Feb 2026",
//! "1月5日〜11日".

use time::{Date, Duration, Month, Weekday};

use super::letters::{composed, is_of_word, with_signs};
use super::parts::{Part, last_of, part_of, year_of};
use super::{When, Words, is_beside};
use crate::calendar::FirstDay;
use crate::table::column::{DateOrder, date};

/// What stands behind the numbers of years, of months and of days.
const YEARS: [char; 2] = ['年', '년'];
const MONTHS: [char; 2] = ['月', '월'];
const DAYS: [char; 4] = ['日', '号', '號', '일'];

/// A day without its year.
#[derive(Clone, Copy)]
struct Of(Month, u16);

/// What a cell names that says from which day to which: a week where those are seven days,
/// whichever is the first, or a month where they are all of it. None of a cell that says no
/// such thing, and none inside where it is of other days: it is not to be taken for the day of
/// a year, as "Jan 5-11" for one in 2011.
pub(super) fn range(cell: &str, words: &Words, today: Date) -> Option<Option<When>> {
    let text = with_signs(cell);
    if !text.contains(char::is_alphabetic) {
        return None;
    }
    let (first, last, year) = ends(parts(&text, words)?)?;
    let days = match year {
        Year::None => latest(first, last, today),
        Year::OfFirst(year) => from(year, first, last),
        Year::OfLast(year) => {
            let ends = from(year, first, last).filter(|[_, last]| last.year() == year);
            ends.or_else(|| from(year - 1, first, last).filter(|[_, last]| last.year() == year))
        }
        Year::OfBoth(one, other) => in_years([one, other], first, last),
    };
    Some(days.and_then(named))
}

/// The same of two whole dates in numbers, with a dash between.
pub(super) fn of_numbers(cell: &str, order: DateOrder) -> Option<When> {
    let mut dashes = cell.match_indices('-');
    dashes.find_map(|(at, dash)| {
        let (first, last) = (&cell[..at], &cell[at + dash.len()..]);
        let day = |text: &str| date(text.trim(), order);
        named([day(first)?, day(last)?])
    })
}

/// What these days are together.
fn named([first, last]: [Date; 2]) -> Option<When> {
    let is_month = first.day() == 1 && last_of(first.year(), first.month()) == Some(last);
    if is_month {
        return Some(When::Month(last));
    }
    let is_week = first.checked_add(Duration::days(6)) == Some(last);
    let thursday = first.previous_day()?.next_occurrence(Weekday::Thursday);
    is_week.then_some(When::Week(thursday))
}

/// What stands before a part of a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Before {
    Nothing,
    /// A word that may say "to", or "of".
    Word,
    Dash,
}

/// Where a range has a year.
enum Year {
    None,
    OfFirst(i32),
    OfLast(i32),
    OfBoth(i32, i32),
}

/// The parts of a cell, each with what stands before it.
fn parts(text: &str, words: &Words) -> Option<Vec<(Part, Before)>> {
    let mut spaced = String::with_capacity(text.len());
    for c in text.chars() {
        spaced.push(c);
        if YEARS.contains(&c) || MONTHS.contains(&c) || DAYS.contains(&c) {
            spaced.push(' ');
        }
    }
    let mut parts = Vec::new();
    let mut before = Before::Nothing;
    let mut rest = &*spaced;
    while let Some(at) = rest.find(is_of_word) {
        let (gap, behind) = rest.split_at(at);
        let end = behind.find(|c: char| !is_of_word(c));
        let (piece, behind) = behind.split_at(end.unwrap_or(behind.len()));
        rest = behind;
        if gap.contains(['-', '~', '〜', '～']) {
            before = Before::Dash;
        }
        let piece = composed(&piece.to_lowercase());
        if is_beside(&piece, words) {
            before = before.max(Before::Word);
            continue;
        }
        let number = |signs: &[char]| {
            let digits = piece.strip_suffix(signs)?;
            digits.parse::<u16>().ok().map(|it| (it, digits.len()))
        };
        let part = match (number(&MONTHS), number(&YEARS), number(&DAYS)) {
            (Some((month, _)), ..) => Part::Month(Month::try_from(u8::try_from(month).ok()?).ok()?),
            (_, Some((number, digits)), _) | (.., Some((number, digits))) => {
                Part::Number(number, digits)
            }
            _ => part_of(&piece, words)?,
        };
        parts.push((part, std::mem::replace(&mut before, Before::Nothing)));
    }
    Some(parts)
}

/// The ends of a range, and its year; none where the parts are of no range.
fn ends(mut parts: Vec<(Part, Before)>) -> Option<(Of, Of, Year)> {
    use Part::{Month as M, Number as N};
    let year = match *parts {
        [(N(year, 4), _), .., (N(other, 4), _)] | [_, _, (N(year, 4), _), .., (N(other, 4), _)] => {
            Year::OfBoth(year.into(), other.into())
        }
        [(N(year, 4), _), _, _, (N(other, 4), _), ..] => Year::OfBoth(year.into(), other.into()),
        [(N(year, 4), _), ..] => Year::OfFirst(year.into()),
        [.., (N(year, 4), _)] => Year::OfLast(year.into()),
        // A month with three numbers, or two with three: the last is a year.
        [_, _, _, (N(year, 2), _)] | [_, _, _, _, (N(year, 2), _)] if !is_of_days(&parts) => {
            parts.pop();
            Year::OfLast(year_of(year, 2)?)
        }
        _ => Year::None,
    };
    // What stands before a year stands before what it is the year of.
    let mut before = Before::Nothing;
    parts.retain_mut(|(part, own)| {
        let is_year = matches!(part, N(_, 4));
        before = before.max(*own);
        *own = before;
        if !is_year {
            before = Before::Nothing;
        }
        !is_year
    });
    let is_set_off = |at: usize| parts[at].1 == Before::Dash;
    // From the first to the last, and nothing else is set off so: "Jan-5-11" is a day.
    let goes = |to: usize| {
        let others = (1..parts.len()).filter(|at| *at != to);
        parts[to].1 != Before::Nothing && !others.into_iter().any(is_set_off)
    };
    let all: Vec<Part> = parts.iter().map(|(part, _)| *part).collect();
    match *all {
        [M(month), N(first, _), N(last, _)] if goes(2) => {
            Some((Of(month, first), Of(month, last), year))
        }
        [N(first, _), N(last, _), M(month)] if goes(1) => {
            Some((Of(month, first), Of(month, last), year))
        }
        [M(month), N(first, _), M(then), N(last, _)]
        | [N(first, _), M(month), N(last, _), M(then)]
            if goes(2) =>
        {
            Some((Of(month, first), Of(then, last), year))
        }
        _ => None,
    }
}

/// Whether as many numbers are there as days have: one for each of two months.
fn is_of_days(parts: &[(Part, Before)]) -> bool {
    let months = parts.iter().filter(|(it, _)| matches!(it, Part::Month(_)));
    months.count() * 2 == parts.len()
}

/// The days of two without a year, of which the first is in this one.
fn from(year: i32, first: Of, last: Of) -> Option<[Date; 2]> {
    let goes_on = u8::from(last.0) < u8::from(first.0);
    in_years([year, year + i32::from(goes_on)], first, last)
}

fn in_years([one, other]: [i32; 2], first: Of, last: Of) -> Option<[Date; 2]> {
    let day = |year, Of(month, day): Of| {
        Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
    };
    Some([day(one, first)?, day(other, last)?])
}

/// The latest that have begun; those of the year before where only these begin as somebody's
/// week does.
fn latest(first: Of, last: Of, today: Date) -> Option<[Date; 2]> {
    let years = (0..=8).map(|back| from(today.year() - back, first, last));
    let mut begun = years.flatten().filter(|[first, _]| *first <= today);
    let latest = begun.next()?;
    let begins_week = |[first, _]: &[Date; 2]| {
        let day = first.weekday();
        FirstDay::ALL.iter().any(|it| it.weekday() == day)
    };
    let before = begun.next().filter(begins_week);
    Some(before.filter(|_| !begins_week(&latest)).unwrap_or(latest))
}
