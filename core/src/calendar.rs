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

impl FirstDay {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Monday, Self::Sunday, Self::Saturday];

    const fn weekday(self) -> Weekday {
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
}
