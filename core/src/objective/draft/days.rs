//! Which days somebody chose for an objective, by a name or as they are typed.

use time::Date;

use super::{Days, Details};
use crate::calendar::Calendar;
use crate::period::{Period, Span, parse_date, write_date};

impl Days {
    /// All of them, the usual one first.
    pub const ALL: [Self; 8] = [
        Self::ThisQuarter,
        Self::NextQuarter,
        Self::ThisHalf,
        Self::NextHalf,
        Self::ThisYear,
        Self::NextYear,
        Self::Typed,
        Self::None,
    ];

    /// Which choice these days are.
    fn of(period: Option<Period>, today: Date, calendar: Calendar) -> Self {
        let Some(period) = period else {
            return Self::None;
        };
        let mut all = Self::ALL.into_iter();
        let found = all.find(|days| days.on(today, calendar) == Some(period));
        found.unwrap_or(Self::Typed)
    }

    /// Which days a choice is on a day.
    fn on(self, today: Date, calendar: Calendar) -> Option<Period> {
        let this = |span| calendar.span_of(today, span);
        match self {
            Self::ThisQuarter => Some(this(Span::Quarter)),
            Self::NextQuarter => this(Span::Quarter).next(),
            Self::ThisHalf => Some(this(Span::Half)),
            Self::NextHalf => this(Span::Half).next(),
            Self::ThisYear => Some(this(Span::Year)),
            Self::NextYear => this(Span::Year).next(),
            Self::Typed | Self::None => None,
        }
    }
}

impl Details {
    /// Its period, if one is chosen and can be read.
    #[must_use]
    pub fn period(&self, today: Date, calendar: Calendar) -> Option<Period> {
        match self.days {
            Days::Typed => self.typed(),
            days => days.on(today, calendar),
        }
    }

    /// The days that stand there as texts.
    fn typed(&self) -> Option<Period> {
        Period::new(parse_date(&self.first)?, parse_date(&self.last)?)
    }

    /// Chooses other days: who wants to type them begins with those that there are.
    pub fn choose(&mut self, days: Days, today: Date, calendar: Calendar) {
        let chosen = match days {
            Days::Typed => self.period(today, calendar),
            days => days.on(today, calendar),
        };
        if chosen.is_some() {
            self.set_period(chosen, today, calendar);
        }
        self.days = days;
    }

    /// Goes on with what was left open: what was chosen by its name keeps the days that it
    /// had then, whatever is called so by now.
    pub fn keep_days(&mut self, today: Date, calendar: Calendar) {
        if !matches!(self.days, Days::Typed | Days::None)
            && let Some(period) = self.typed()
        {
            self.set_period(Some(period), today, calendar);
        }
    }

    /// Chooses these days.
    pub fn set_period(&mut self, period: Option<Period>, today: Date, calendar: Calendar) {
        self.days = Days::of(period, today, calendar);
        let ends = period.map(|it| [it.first(), it.last()].map(write_date));
        [self.first, self.last] = ends.unwrap_or_default();
    }
}
