//! Days, weeks, months and quarters by their names.

use time::{Date, Month};
use waymark_core::calendar::Calendar;
use waymark_core::kpi::unit::Unit;
use waymark_core::period::Period;

use crate::en::days::{date, day, month_name, period};

/// The options for how often it is read: the value and the name of each.
pub const CADENCES: [(&str, &str); 5] = [
    ("day", "Daily"),
    ("weekday", "Weekdays"),
    ("week", "Weekly"),
    ("month", "Monthly"),
    ("quarter", "Quarterly"),
];

/// So many days back a month without its year can only be the last one of that name.
const UNMISTAKABLE: i32 = 330;

/// A unit with its year: "September 2026", "week of 28 September 2026", "Q1, February to
/// April 2027".
#[must_use]
pub fn full(unit: Unit, days: Period, first_month: Month) -> String {
    match unit {
        Unit::Day | Unit::Weekday => date(days.first()),
        Unit::Week => ["week of ", &date(days.first())].concat(),
        Unit::Month | Unit::Quarter | Unit::Year => {
            let calendar = Calendar {
                first_month,
                ..Calendar::default()
            };
            period(days, calendar)
        }
    }
}

/// The same in the middle of a sentence, after a preposition: "the week of 28 December
/// 2026".
#[must_use]
pub fn in_sentence(unit: Unit, days: Period, calendar: Calendar) -> String {
    let name = full(unit, days, calendar.first_month);
    match unit {
        Unit::Week => ["the ", &name].concat(),
        _ => name,
    }
}

/// A unit without its year where that can only be one: "September", "week of 28
/// September".
#[must_use]
pub fn name(unit: Unit, days: Period, first_month: Month, today: Date) -> String {
    let back = today.to_julian_day() - days.first().to_julian_day();
    if !(0..UNMISTAKABLE).contains(&back) {
        return full(unit, days, first_month);
    }
    match unit {
        Unit::Day | Unit::Weekday => day(days.first()),
        Unit::Week => ["week of ", &day(days.first())].concat(),
        Unit::Month => month_name(days.first().month()).to_owned(),
        Unit::Quarter | Unit::Year => full(unit, days, first_month),
    }
}

/// The same in the middle of a sentence: "the week of 28 September".
#[must_use]
pub fn within(unit: Unit, days: Period, first_month: Month, today: Date) -> String {
    let name = name(unit, days, first_month, today);
    match unit {
        Unit::Week => ["the ", &name].concat(),
        _ => name,
    }
}

/// Since when something is so: "3 September" for a week or a day, the month else.
#[must_use]
pub fn since(unit: Unit, days: Period, first_month: Month, today: Date) -> String {
    match unit {
        Unit::Week => name(Unit::Day, days, first_month, today),
        unit => name(unit, days, first_month, today),
    }
}

/// So many of a unit: "8 weeks".
#[must_use]
pub fn many(unit: Unit, count: usize) -> String {
    let one = one(unit);
    match count {
        1 => ["1 ", one].concat(),
        many => [&many.to_string(), " ", one, "s"].concat(),
    }
}

/// So many more of a unit: "8 more weeks".
#[must_use]
pub fn more(unit: Unit, count: usize) -> String {
    many(unit, count).replacen(' ', " more ", 1)
}

/// One of a unit.
#[must_use]
pub const fn one(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Weekday => "weekday",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Year => "year",
    }
}

/// How often something is read: "monthly".
#[must_use]
pub const fn cadence(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "daily",
        Unit::Weekday => "on weekdays",
        Unit::Week => "weekly",
        Unit::Month => "monthly",
        Unit::Quarter => "quarterly",
        Unit::Year => "yearly",
    }
}

/// One of them, as something happens in each: "a month".
#[must_use]
pub const fn each(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "a day",
        Unit::Weekday => "a weekday",
        Unit::Week => "a week",
        Unit::Month => "a month",
        Unit::Quarter => "a quarter",
        Unit::Year => "a year",
    }
}
