//! How often a value is due: once in each unit of the calendar.

use time::{Date, Duration, Month};

use crate::calendar::Calendar;
use crate::period::Period;

/// How often a value is due (Rock: weekly).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cadence {
    /// Once in each week, the usual one.
    #[default]
    Weekly,
    /// Once in each two weeks.
    Fortnightly,
    /// Once in each month of the calendar.
    Monthly,
}

/// Days in two weeks.
const FORTNIGHT: i32 = 14;

/// In this week fortnights begin where nothing else says when they do. Any week would do, as
/// long as it stays the same.
const FIRST_FORTNIGHT: Date = match Date::from_calendar_date(1970, Month::January, 5) {
    Ok(day) => day,
    Err(_) => Date::MIN,
};

impl Cadence {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Weekly, Self::Fortnightly, Self::Monthly];

    /// The unit that a day is in: so many days in which one value is due, whenever the one
    /// before it was. Weeks are the person's, months those of the calendar, and fortnights
    /// are counted from the week that `since` is in, such as the first day of a period, both
    /// ways. At the ends of what dates there are a unit may have fewer days.
    #[must_use]
    pub fn unit_of(self, day: Date, since: Option<Date>, calendar: Calendar) -> Period {
        let week = calendar.week_of(day);
        match self {
            Self::Weekly => week,
            Self::Fortnightly => {
                let origin = calendar.week_of(since.unwrap_or(FIRST_FORTNIGHT)).first();
                let days = week.first().to_julian_day() - origin.to_julian_day();
                let (first, last) = match days.rem_euclid(FORTNIGHT) {
                    0 => (week.first(), week.last().saturating_add(Duration::WEEK)),
                    _ => (week.first().saturating_sub(Duration::WEEK), week.last()),
                };
                Period::new(first, last).unwrap_or(week)
            }
            Self::Monthly => calendar.month_of(day),
        }
    }
}
