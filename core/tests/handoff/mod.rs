//! Where KPIs and OKRs meet: what a metric brings along when its role changes.

#![cfg(feature = "store")]

mod calendars;
mod graduate;
mod life;
mod restore;
mod serve;
mod settle;
mod start;

use crate::given::{day, id, number};
use time::Month;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::Dated;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::draft::Here;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{self, Measure, Operator};

/// Weeks from Monday, years from January.
const PLAIN: Calendar = Calendar {
    first_day: FirstDay::Monday,
    first_month: Month::January,
};

const HABITS: Habits = Habits {
    notation: Notation::PLAIN_ENGLISH,
    of: "of",
};

/// An id as a browser makes it at noon of a day.
#[track_caller]
fn id_made(on: &str) -> Id {
    let mut rest = (day(on).midnight().assume_utc().unix_timestamp() + 12 * 3600) * 1000;
    let mut time = Vec::new();
    while rest > 0 {
        let digit = u32::try_from(rest % 36).ok();
        time.push(
            digit
                .and_then(|it| char::from_digit(it, 36))
                .expect("a digit"),
        );
        rest /= 36;
    }
    let time: String = time.iter().rev().collect();
    let id = id(&format!("{time:0>9}00zz"));
    assert_eq!(id.made(), Some(day(on)));
    id
}

#[track_caller]
fn days(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

/// July to September 2026.
fn quarter() -> Period {
    days("2026-07-01", "2026-09-30")
}

/// A range on one side; no threshold where it is empty.
#[track_caller]
fn one_sided(good: Bound, threshold: &str) -> Range {
    let threshold = Some(threshold).filter(|it| !it.is_empty()).map(number);
    Range::one_sided(good, threshold).expect("a range")
}

#[track_caller]
fn at_least(target: &str, threshold: &str) -> Range {
    one_sided(Bound::AtLeast(number(target)), threshold)
}

#[track_caller]
fn at_most(target: &str, threshold: &str) -> Range {
    one_sided(Bound::AtMost(number(target)), threshold)
}

#[track_caller]
fn between(good: (&str, &str), outer: Option<(&str, &str)>) -> Range {
    let outer = outer.map(|(low, high)| (number(low), number(high)));
    let ends = (outer.map(|it| it.0), outer.map(|it| it.1));
    Range::two_sided((number(good.0), number(good.1)), ends).expect("a range")
}

fn band(name: &str, from: &str, range: Option<Range>) -> Band {
    Band {
        id: id(name),
        from: day(from),
        range,
        per: None,
    }
}

/// A KPI of a cadence with these readings, each of its day, and a band from ever.
fn kpi(cadence: Unit, range: Option<Range>, readings: &[(&str, &str)]) -> Kpi {
    let readings = readings.iter().map(|(on, value)| Reading {
        day: day(on),
        value: Some(number(value)),
        note: String::new(),
    });
    Kpi {
        name: "Conversion".to_owned(),
        definitions: vec![Definition {
            cadence,
            unit: "%".to_owned(),
            ..Definition::default()
        }],
        bands: vec![band("b1", "2026-01-01", range)],
        made: Some(day("2026-01-01")),
        readings: readings.collect(),
        ..Kpi::default()
    }
}

/// A monthly one with a value for each month from this one of 2026 on.
fn monthly(range: Option<Range>, from: u8, values: &[&str]) -> Kpi {
    let lasts = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let readings = values.iter().zip(from..).map(|(value, month)| {
        let last = lasts[usize::from(month) - 1];
        (format!("2026-{month:02}-{last}"), *value)
    });
    let readings: Vec<(String, &str)> = readings.collect();
    let readings: Vec<(&str, &str)> = readings.iter().map(|(on, it)| (&**on, *it)).collect();
    kpi(Unit::Month, range, &readings)
}

fn standing(kpi: &Kpi, today: &str) -> Standing {
    Standing::of(kpi, PLAIN, day(today))
}

/// A key result as somebody types it.
fn typed(typed: &sketch::KeyResult) -> KeyResult {
    KeyResult::typed(id("k1"), typed, &ReadKeyResult::of(typed, &HABITS))
}

/// From a start to a target.
fn change(start: &str, target: &str) -> KeyResult {
    typed(&sketch::KeyResult {
        name: "Conversion".to_owned(),
        start: start.to_owned(),
        target: target.to_owned(),
        unit: "%".to_owned(),
        ..sketch::KeyResult::default()
    })
}

/// A bound to hold.
fn hold(operator: Operator, start: &str, target: &str) -> KeyResult {
    typed(&sketch::KeyResult {
        name: "Conversion".to_owned(),
        start: start.to_owned(),
        target: target.to_owned(),
        measure: Measure::Hold,
        operator,
        ..sketch::KeyResult::default()
    })
}

/// With check-ins, each of its day.
fn checked(key_result: KeyResult, check_ins: &[(&str, &str)]) -> KeyResult {
    let check_ins = check_ins.iter();
    let check_ins = check_ins.map(|(on, value)| Dated::plain(day(on), number(value)));
    KeyResult {
        check_ins: check_ins.collect(),
        ..key_result
    }
}

/// An objective of the third quarter with a key result.
fn objective(key_result: KeyResult) -> Objective {
    Objective {
        title: "Win more customers".to_owned(),
        period: Some(quarter()),
        key_results: vec![key_result],
        ..Objective::default()
    }
}

fn here(today: &str) -> Here {
    Here {
        habits: HABITS,
        me: "me",
        today: day(today),
        calendar: PLAIN,
    }
}

/// Ids that differ.
fn ids() -> impl FnMut() -> Id {
    let mut next = 0;
    move || {
        next += 1;
        Id::of_number(next)
    }
}
