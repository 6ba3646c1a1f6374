//! Units of time as people call them, and how often something is read.

use time::Month;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::unit::Unit;
use waymark_core::period::Period;

use crate::en::days::{date, month_name};

/// A unit by its days: "10 July 2026", "week of 28 December 2026", "September 2026", "Q1,
/// February to April 2027". The calendar is the one that the unit was found by.
#[must_use]
pub fn name(unit: Unit, days: Period, calendar: Calendar) -> String {
    let (first, last) = (days.first(), days.last());
    let month = |day: time::Date| month_name(day.month());
    let months = || match first.year() == last.year() {
        true => format!("{} to {} {}", month(first), month(last), last.year()),
        false => format!(
            "{} {} to {} {}",
            month(first),
            first.year(),
            month(last),
            last.year()
        ),
    };
    match unit {
        Unit::Day | Unit::Weekday => date(first),
        Unit::Week => ["week of ", &date(first)].concat(),
        Unit::Month => format!("{} {}", month(first), first.year()),
        Unit::Quarter => {
            let since = months_since(calendar.first_month, first.month());
            format!("Q{}, {}", since / 3 + 1, months())
        }
        Unit::Year if first.month() == Month::January => first.year().to_string(),
        Unit::Year => months(),
    }
}

/// The same in the middle of a sentence, after a preposition: "the week of 28 December
/// 2026".
#[must_use]
pub fn in_sentence(unit: Unit, days: Period, calendar: Calendar) -> String {
    let name = name(unit, days, calendar);
    match unit {
        Unit::Week => ["the ", &name].concat(),
        _ => name,
    }
}

const fn months_since(first: Month, month: Month) -> u8 {
    (12 + month as u8 - first as u8) % 12
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
