//! What the cells of a column are: numbers and dates, in the order and with the
//! marks that the whole column gives away.

use time::{Date, Month};

use crate::number::decimal::Decimal;
use crate::number::magnitudes::{IN_TABLES, LATIN_IN_TABLES};
use crate::number::understood::Notation;

/// What stands before the fraction of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// As in 1.5.
    Point,
    /// As in 1,5.
    Comma,
}

/// In which order a date with its year at the end is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// As in 31/12/2026.
    DayFirst,
    /// As in 12/31/2026.
    MonthFirst,
}

impl DateOrder {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::DayFirst => Self::MonthFirst,
            Self::MonthFirst => Self::DayFirst,
        }
    }
}

/// What a column says of how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told<T> {
    /// At least one cell makes sense in this way alone, and none in the other
    /// alone.
    Clear(T),
    /// No cell depends on it: whole numbers without groups, or ISO dates.
    Either,
    /// Every cell makes sense in both ways, and some mean something else: 1,200
    /// or 10/07/2026. Somebody has to be asked, or shown what was understood.
    Ambiguous,
    /// Some cells make sense in one way alone, and some in the other.
    Mixed,
}

/// What cells say of how they are written, of two ways. Cells that are nothing in either way
/// say nothing.
pub(crate) fn told_by<'a, T: Copy, V: PartialEq>(
    cells: impl Iterator<Item = &'a str>,
    ways: [T; 2],
    read: impl Fn(&str, T) -> Option<V>,
) -> Told<T> {
    told_of(cells.map(|cell| ways.map(|way| read(cell, way))), ways)
}

/// The same of cells that were read in both ways.
pub(crate) fn told_of<T, V: PartialEq>(
    cells: impl Iterator<Item = [Option<V>; 2]>,
    [first, second]: [T; 2],
) -> Told<T> {
    let (mut only_first, mut only_second, mut differs) = (false, false, false);
    for cell in cells {
        match cell {
            [Some(one), Some(other)] => differs |= one != other,
            [one, other] => {
                only_first |= one.is_some();
                only_second |= other.is_some();
            }
        }
    }
    match (only_first, only_second) {
        (true, true) => Told::Mixed,
        (true, false) => Told::Clear(first),
        (false, true) => Told::Clear(second),
        (false, false) if differs => Told::Ambiguous,
        (false, false) => Told::Either,
    }
}

/// Whether a column of numbers, perhaps with units, has a decimal point or a decimal comma.
/// Cells that are no numbers in either way say nothing.
pub fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> Told<Mark> {
    told_by(cells, [Mark::Point, Mark::Comma], |cell, mark| {
        amount(cell, mark).map(|(value, _)| value)
    })
}

/// What stands before fractions, where every cell that could be two numbers sets off a group of
/// three: the others are whole numbers that are too short for one, and no program writes 1.2 as
/// "1,200" beside a plain "950". None where that is not as sure.
pub(crate) fn grouped<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Mark> {
    let (mut by, mut short, mut ends_in_zero) = (None, 0, false);
    for cell in cells {
        let number = cell.trim_matches(|c: char| !c.is_ascii_digit());
        let sign = number.chars().find(|it| !it.is_ascii_digit());
        match sign {
            None if number.len() > 3 => return None,
            None => short += usize::from(number.len() == 3),
            Some(sign @ (',' | '.')) if by.is_none_or(|it| it == sign) => {
                let mut groups = number.split(sign);
                let first = groups.next().unwrap_or_default();
                let is_digit = |it: u8| it.is_ascii_digit();
                let are_groups = (1..=3).contains(&first.len())
                    && !first.starts_with('0')
                    && groups.all(|it| it.len() == 3 && it.bytes().all(is_digit));
                if !are_groups {
                    return None;
                }
                by = Some(sign);
                ends_in_zero |= number.ends_with('0');
            }
            Some(_) => return None,
        }
    }
    let is_sure = short > 1 || short == 1 && ends_in_zero;
    by.filter(|_| is_sure).map(|sign| match sign {
        ',' => Mark::Point,
        _ => Mark::Comma,
    })
}

/// The number in a cell, and what stands beside it: a percent sign, a currency, `/5` of
/// "4.6/5".
///
/// The number is digits, perhaps with a sign before them, a fraction after the mark, and
/// groups of three, set off by the other mark, by spaces of any kind or by apostrophes.
/// Groups as in India, 12,34,567, are understood too, and so are the marks of Arabic and
/// Persian, ٫ and ٬. Digits may be of any script that many write numbers in.
///
/// What makes a number larger is counted in where it can be nothing else, whoever has made the
/// table: 2.5 million, 1.5万, ٢٥٠ ألف.
///
/// `None` for anything else, such as groups of another size, and what is longer than a
/// [`Decimal`].
#[must_use]
pub fn amount(cell: &str, mark: Mark) -> Option<(Decimal, String)> {
    amount_in(cell, mark, "")
}

/// The same of what is measured in a unit, which may be empty: "5m" of minutes is 5.
#[must_use]
pub fn amount_in(cell: &str, mark: Mark, unit: &str) -> Option<(Decimal, String)> {
    let (decimal, group) = match mark {
        Mark::Point => ('.', ','),
        Mark::Comma => (',', '.'),
    };
    // So most numbers are written, and what is quick of one is so of twenty thousand.
    let is_digit = |it: &u8| it.is_ascii_digit();
    match cell.bytes().position(|it| !is_digit(&it)) {
        // Digits alone are one number, however numbers are written.
        None => {
            if let Some(value) = Decimal::parse(cell) {
                return Some((value, String::new()));
            }
        }
        Some(at) if at > 0 && matches!(cell.as_bytes()[at], b'.' | b',') => {
            let (whole, rest) = (&cell[..at], &cell[at + 1..]);
            let is_plain = cell.len() <= Notation::LONGEST
                && !rest.is_empty()
                && rest.as_bytes().iter().all(is_digit);
            if is_plain && cell[at..].starts_with(decimal) {
                let value = match mark {
                    Mark::Point => Decimal::parse(cell),
                    Mark::Comma => Decimal::parse(&[whole, ".", rest].concat()),
                };
                return value.map(|it| (it, String::new()));
            }
            // Nobody has groups of another size at the end.
            if is_plain && rest.len() != 3 {
                return None;
            }
        }
        Some(_) => {}
    }
    // Arabic and Persian have marks of their own, which are the same whatever the mark is.
    let (decimal, group) = match cell.contains(['٫', '٬']) {
        true => ('٫', '٬'),
        false => (decimal, group),
    };
    let plain = Notation {
        decimal,
        group: Some(group),
        local: match cell.is_ascii() {
            true => LATIN_IN_TABLES,
            false => IN_TABLES,
        },
        ..Notation::PLAIN_ENGLISH
    };
    let apostrophes = Notation {
        group: Some('’'),
        ..plain
    };
    let indian = Notation {
        secondary: 2,
        ..plain
    };
    let mut readings = [plain, apostrophes, indian].into_iter();
    let understood = readings.find_map(|it| it.read_beside(cell, Some(unit)).ok().flatten())?;
    Some((understood.value, understood.unit))
}

/// The date in a cell: the year first, as in 2026-07-10, or last. With points,
/// as in 10.07.2026, the day is first, and with slashes or hyphens the order
/// decides. Days and months may have one digit. A year of two digits, the
/// habit of `LibreOffice`, is one of this century; with hyphens it is refused,
/// since it may be the first part there: which one it is, [`when`](super::when::when) tells.
///
/// `None` for anything else, such as a day that is not in the calendar, and a
/// date with a time of day.
#[must_use]
pub fn date(cell: &str, order: DateOrder) -> Option<Date> {
    let separator = cell.chars().find(|c| matches!(c, '-' | '.' | '/'))?;
    let mut parts = cell.split(separator).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if separator == '.' || order == DateOrder::DayFirst {
        (third, second, first)
    } else {
        (third, first, second)
    };
    let year = match year.len() {
        4 if first.len() == 4 => digits(year)?,
        // A year that nobody means has lost a digit, or has one of another part.
        4 => digits(year).filter(|it| (1900..2200).contains(it))?,
        2 if separator != '-' => CENTURY + digits(year)?,
        _ => return None,
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    let month = Month::try_from(u8::try_from(digits(month)?).ok()?).ok()?;
    let day = u8::try_from(digits(day)?).ok()?;
    Date::from_calendar_date(year.into(), month, day).ok()
}

/// What two digits of a year are counted from.
const CENTURY: u16 = 2000;

/// A number of nothing but ASCII digits.
fn digits(text: &str) -> Option<u16> {
    let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    // Also refuses an empty text, and a sign is no digit.
    text.parse().ok().filter(|_| are_digits)
}
