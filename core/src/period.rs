//! A span of civil dates, and how much of it is gone.

use time::{Date, Month};

use crate::number::fraction::Fraction;

/// A span of days, first and last included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: Date,
    last: Date,
}

/// So many days outside a period a day may be of another year than somebody means.
const FAR_OUTSIDE: i32 = 183;

/// A period of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Twelve months.
    Year,
}

impl Span {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Quarter, Self::Half, Self::Year];

    /// How many months it has.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// How much of a period is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elapsed {
    /// Too little to tell anything, or nothing: until this day.
    TooEarly(Date),
    /// This share of its days, the day itself included: from 0.1 to 1.
    Running(Fraction),
    /// Its last day is past.
    Over,
}

impl Period {
    /// A period. None if its last day is before its first.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The one that a day is in among those of so many months, 1 to 12, of which one
    /// begins with a month. At the ends of what dates there are it may be shorter.
    pub(crate) fn months_from(day: Date, begins: Month, months: u8) -> Self {
        let months = i32::from(months);
        let at = day.year() * 12 + i32::from(day.month() as u8) - 1;
        let first = at - (at - i32::from(begins as u8) + 1).rem_euclid(months);
        let (first, after) = (first_of_month(first), first_of_month(first + months));
        Self {
            first: first.unwrap_or(Date::MIN),
            last: after.and_then(Date::previous_day).unwrap_or(Date::MAX),
        }
    }

    /// A day alone.
    pub(crate) const fn day(day: Date) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// The one that follows it: as many whole months where it is whole months, whatever
    /// their lengths, else as many days. None past the last day that there is.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let first = self.last.next_day()?;
        let last = match self.months() {
            Some(months) => {
                // The day before the month that comes after so many.
                let after = first.year() * 12 + first.month() as i32 - 1 + months;
                match first_of_month(after) {
                    Some(after) => after.previous_day()?,
                    None if after == (Date::MAX.year() + 1) * 12 => Date::MAX,
                    None => return None,
                }
            }
            None => {
                let last = first.to_julian_day().checked_add(self.days() - 1)?;
                Date::from_julian_day(last).ok()?
            }
        };
        Self::new(first, last)
    }

    /// How many whole months it is; none if it begins or ends within one.
    #[must_use]
    pub fn months(self) -> Option<i32> {
        let (first, last) = (self.first, self.last);
        let is_whole = first.day() == 1 && last.day() == last.month().length(last.year());
        let years = last.year() - first.year();
        is_whole.then(|| years * 12 + last.month() as i32 - first.month() as i32 + 1)
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub const fn last(self) -> Date {
        self.last
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether a day is so far outside that it may be of another year than somebody means:
    /// more than half a year.
    #[must_use]
    pub fn is_far_from(self, day: Date) -> bool {
        let before = self.first.to_julian_day() - day.to_julian_day();
        let after = day.to_julian_day() - self.last.to_julian_day();
        before.max(after) > FAR_OUTSIDE
    }

    /// The days that it has in common with another; none if there are none.
    #[must_use]
    pub fn overlap(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }

    /// How many days it has, at least 1.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last.to_julian_day() - self.first.to_julian_day() + 1
    }

    /// How much of it is gone on a day, that day included: from just over 0 to 1. None
    /// before its first day.
    #[must_use]
    pub fn gone(self, on: Date) -> Option<Fraction> {
        let gone = on.to_julian_day() - self.first.to_julian_day() + 1;
        let gone = gone.min(self.days());
        (gone > 0).then(|| Fraction::of(i64::from(gone), i64::from(self.days())))
    }

    /// How much of it is gone on a day. A straight line says nothing before a
    /// tenth of the days.
    #[must_use]
    pub fn elapsed(self, on: Date) -> Elapsed {
        let gone = on.to_julian_day() - self.first.to_julian_day() + 1;
        let days = self.days();
        if gone > days {
            return Elapsed::Over;
        }
        // In whole days, the first one that is at least a tenth.
        let enough = (days + 9) / 10;
        if gone >= enough {
            return Elapsed::Running(Fraction::of(i64::from(gone), i64::from(days)));
        }
        let from = Date::from_julian_day(self.first.to_julian_day() + enough - 1);
        // Not past the last day, so it is a date.
        Elapsed::TooEarly(from.unwrap_or(self.last))
    }
}

/// The first day of a month that is counted from the year 0; none where there is none.
fn first_of_month(months: i32) -> Option<Date> {
    let month = u8::try_from(months.rem_euclid(12) + 1).ok()?;
    let month = Month::try_from(month).ok()?;
    Date::from_calendar_date(months.div_euclid(12), month, 1).ok()
}

/// Reads a date as storage, links and a browser's date fields write it:
/// `2026-07-10`. None for anything else.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    // Byte by byte: a large table has one in each row.
    let text: &[u8; 10] = text.as_bytes().try_into().ok()?;
    if text[4] != b'-' || text[7] != b'-' {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u16, |number, it| {
            let digit = it.is_ascii_digit().then(|| u16::from(it - b'0'))?;
            Some(number * 10 + digit)
        })
    };
    let (year, month) = (number(&text[..4])?, number(&text[5..7])?);
    let day = u8::try_from(number(&text[8..])?).ok()?;
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(year.into(), month, day).ok()
}

/// Writes a date in the same way. Only for the years 0 to 9999.
#[must_use]
pub fn write_date(date: Date) -> String {
    // Digit by digit: an import of a large table writes several for each row.
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let year = date.year().unsigned_abs();
    let (month, day) = (u32::from(date.month() as u8), u32::from(date.day()));
    let text = [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ];
    // All of it is ASCII.
    str::from_utf8(&text).unwrap_or_default().to_owned()
}
