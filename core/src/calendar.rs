//! How a person divides time: where their weeks and their years begin.

use time::{Date, Duration, Month, Weekday};

use crate::period::{Period, Span};

/// Where weeks, quarters, halves and years begin. It changes what they are called and
/// which days they have, never what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of a week.
    pub first_day: FirstDay,
    /// The first month of a year, and so of its first quarter and half.
    pub first_month: Month,
}

/// So many days left of a quarter are enough to begin something in it.
const ENOUGH: i32 = 30;

/// The days on which weeks begin somewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstDay {
    /// As ISO 8601 has it.
    #[default]
    Monday,
    /// As in the Americas, India and Japan.
    Sunday,
    /// As in much of the Arab world.
    Saturday,
}

/// A part of somebody's year. Numbers count from its first month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A quarter, from 1 to 4.
    Quarter(u8),
    /// A half, 1 or 2.
    Half(u8),
    /// All of it.
    Year,
}

impl FirstDay {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Monday, Self::Sunday, Self::Saturday];

    /// Its number as ISO 8601 counts days: 1 for Monday to 7 for Sunday.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.weekday().number_from_monday()
    }

    pub(crate) const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Sunday => Weekday::Sunday,
            Self::Saturday => Weekday::Saturday,
        }
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self {
            first_day: FirstDay::Monday,
            first_month: Month::January,
        }
    }
}

impl Calendar {
    /// The week that a day is in. At the ends of what dates there are it may have fewer
    /// than seven days.
    #[must_use]
    pub fn week_of(self, day: Date) -> Period {
        let first = self.first_day.weekday().number_days_from_monday();
        let into = (7 + day.weekday().number_days_from_monday() - first) % 7;
        let first = day.saturating_sub(Duration::days(into.into()));
        let last = day.saturating_add(Duration::days((6 - into).into()));
        Period::new(first, last).unwrap_or_else(|| Period::day(day))
    }

    /// The month that a day is in.
    #[must_use]
    pub fn month_of(self, day: Date) -> Period {
        Period::months_from(day, day.month(), 1)
    }

    /// The quarter, half or year that a day is in.
    #[must_use]
    pub fn span_of(self, day: Date, span: Span) -> Period {
        Period::months_from(day, self.first_month, span.months())
    }

    /// The quarter that a day is in.
    #[must_use]
    pub fn quarter_of(self, day: Date) -> Period {
        self.span_of(day, Span::Quarter)
    }

    /// The quarter for what begins on a day: the one that it is, or the next where fewer
    /// than 30 days of it are left.
    #[must_use]
    pub fn quarter_to_begin(self, day: Date) -> Period {
        let quarter = self.quarter_of(day);
        let left = quarter.last().to_julian_day() - day.to_julian_day();
        let next = quarter.next().filter(|_| left < ENOUGH);
        next.unwrap_or(quarter)
    }

    /// Which year a day is in, by the year in which that one begins: with April as its
    /// first month, 31 March 2027 is in 2026.
    #[must_use]
    pub fn year_of(self, day: Date) -> i32 {
        self.span_of(day, Span::Year).first().year()
    }

    /// The year that begins in a year; none where there are no dates for it.
    #[must_use]
    pub fn year(self, begins_in: i32) -> Option<Period> {
        let first = Date::from_calendar_date(begins_in, self.first_month, 1).ok()?;
        Some(self.span_of(first, Span::Year))
    }

    /// Which part of a year a period is, if it is a quarter, a half or a whole one of this
    /// calendar.
    #[must_use]
    pub fn part_of(self, period: Period) -> Option<Part> {
        let mut all = Span::ALL.into_iter();
        let span = all.find(|span| self.span_of(period.first(), *span) == period)?;
        let months = 12 + period.first().month() as u8 - self.first_month as u8;
        let number = months % 12 / span.months() + 1;
        Some(match span {
            Span::Quarter => Part::Quarter(number),
            Span::Half => Part::Half(number),
            Span::Year => Part::Year,
        })
    }
}
