//! The stretches of time that readings belong to: days, weeks, months (spec, *KPIs*).

use time::{Date, Duration, Weekday};

use crate::calendar::Calendar;
use crate::period::{Period, Span};
use crate::record::shape::Words;

/// A stretch of time that a reading, a band or a total belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A day.
    Day,
    /// A day from Monday to Friday.
    Weekday,
    /// A week, from whichever day it begins.
    Week,
    /// A month of the calendar.
    #[default]
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Unit {
    /// Those that a KPI can be read in, the shortest first.
    pub const CADENCES: [Self; 5] = [
        Self::Day,
        Self::Weekday,
        Self::Week,
        Self::Month,
        Self::Quarter,
    ];

    /// Those with which a running total can start anew.
    pub const TOTALS: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// Those that a band of what is summed can be of, the shortest first.
    pub const BANDS: [Self; 4] = [Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// As they are written, the usual one first.
    pub const WRITTEN: Words<Self> = Words(&[
        (Self::Month, "month"),
        (Self::Day, "day"),
        (Self::Weekday, "weekday"),
        (Self::Week, "week"),
        (Self::Quarter, "quarter"),
        (Self::Year, "year"),
    ]);

    /// Whether a band of this unit adds up readings of that cadence: it is not shorter.
    #[must_use]
    pub fn holds_whole(self, cadence: Self) -> bool {
        self >= cadence
    }

    /// How many days after its last one nobody asks yet; of days and weekdays it is one
    /// more unit, which [`Self::asks_after`] counts (spec, *KPIs*: weekly 1 day, monthly
    /// 3, quarterly 7).
    const fn grace(self) -> i64 {
        match self {
            Self::Day | Self::Weekday | Self::Week => 1,
            Self::Month => 3,
            Self::Quarter | Self::Year => 7,
        }
    }

    /// The one that a day is in. None of a weekend where only weekdays count.
    #[must_use]
    pub fn of(self, day: Date, calendar: Calendar) -> Option<Period> {
        match self {
            Self::Day => Some(Period::day(day)),
            Self::Weekday => (!is_weekend(day)).then(|| Period::day(day)),
            Self::Week => Some(calendar.week_of(day)),
            Self::Month => Some(calendar.month_of(day)),
            Self::Quarter => Some(calendar.span_of(day, Span::Quarter)),
            Self::Year => Some(calendar.span_of(day, Span::Year)),
        }
    }

    /// The one that comes after another: that of the first day after it that has one.
    #[must_use]
    pub fn after(self, unit: Period, calendar: Calendar) -> Option<Period> {
        let mut day = unit.last().next_day()?;
        loop {
            match self.of(day, calendar) {
                Some(unit) => return Some(unit),
                None => day = day.next_day()?,
            }
        }
    }

    /// The last one that ended before a day: its last day is earlier.
    #[must_use]
    pub fn ended_before(self, day: Date, calendar: Calendar) -> Option<Period> {
        let first = self.of(day, calendar).map_or(day, Period::first);
        let mut day = first.previous_day()?;
        loop {
            match self.of(day, calendar) {
                Some(unit) => return Some(unit),
                None => day = day.previous_day()?,
            }
        }
    }

    /// The day that a reading of one of them is of, which decides its month: of a week its
    /// Thursday, which lies in it wherever weeks begin; else the last day.
    #[must_use]
    pub fn day_of(self, unit: Period) -> Date {
        if self != Self::Week {
            return unit.last();
        }
        let into = (7 + Weekday::Thursday.number_days_from_monday()
            - unit.first().weekday().number_days_from_monday())
            % 7;
        let thursday = unit.first().saturating_add(Duration::days(into.into()));
        thursday.min(unit.last())
    }

    /// The last day on which nobody asks yet for the reading of one that has ended: from
    /// the day after it the reading is overdue. A Friday of weekdays has until Monday.
    #[must_use]
    pub fn asks_after(self, unit: Period, calendar: Calendar) -> Date {
        match self {
            // Until the next one has ended too.
            Self::Day | Self::Weekday => {
                let next = self.after(unit, calendar);
                next.map_or(unit.last(), Period::last)
            }
            _ => unit.last().saturating_add(Duration::days(self.grace())),
        }
    }

    /// The last one whose reading is of an earlier day than this.
    #[must_use]
    pub fn read_before(self, day: Date, calendar: Calendar) -> Option<Period> {
        // Of a week the Thursday may be past, and the last day still to come.
        let around = self.of(day, calendar);
        let around = around.filter(|unit| self.day_of(*unit) < day);
        around.or_else(|| self.ended_before(day, calendar))
    }

    /// The first one whose reading is of this day or a later one.
    #[must_use]
    pub fn read_from(self, day: Date, calendar: Calendar) -> Option<Period> {
        let around = self.of(day, calendar);
        let around = around.filter(|unit| self.day_of(*unit) >= day);
        around.or_else(|| {
            let before = self.of(day, calendar).unwrap_or_else(|| Period::day(day));
            self.after(before, calendar)
        })
    }

    /// The one that runs on a day, or where none does, as on a weekend of weekdays, the
    /// last that has ended.
    #[must_use]
    pub fn newest_on(self, day: Date, calendar: Calendar) -> Option<Period> {
        let running = self.of(day, calendar);
        running.or_else(|| self.ended_before(day, calendar))
    }

    /// All of them from one to another, both included. None where the second is earlier.
    pub fn all(self, from: Period, to: Period, calendar: Calendar) -> impl Iterator<Item = Period> {
        let first = (from.first() <= to.first()).then_some(from);
        std::iter::successors(first, move |unit| {
            let next = self.after(*unit, calendar)?;
            (next.first() <= to.first()).then_some(next)
        })
    }
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}
