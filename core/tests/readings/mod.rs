//! Readings as they come in: typed, pasted, and as the rows of a table.

#![cfg(feature = "store")]

mod history;
mod impossible;
mod paste;
mod table;
mod typed;
#[path = "when.rs"]
mod when_cells;

use crate::given::{day, number};
use waymark_core::calendar::Calendar;
use waymark_core::carry::reads::{Reads, Words};
use waymark_core::carry::sheet::Why;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;
use waymark_core::period::Period;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::heading::{self, Heading};
use waymark_core::table::when;

/// A Thursday.
const TODAY: &str = "2026-11-26";

/// English, of which `waymark-text` has more.
const WORDS: when::Words = when::Words {
    months: &[
        "january february march april may june july august september october november december",
    ],
    beside: "week of the to thu thursday donnerstag r г 木 木曜日 星期四 목요일",
    weeks: "w kw week",
};

const CELLS: Words = Words {
    yes: "yes",
    no: "no",
    missing: "n/a, -",
    closed: "closed, no reading",
    totals: "average, total",
    measured: "actual, ist",
    planned: "target, plan",
    units: [
        ("week", Unit::Week),
        ("month", Unit::Month),
        ("quarter", Unit::Quarter),
    ],
    sure: [("high", 8), ("medium", 5), ("low", 2)],
};

/// Names of columns, as many as the tests of pasted lines need.
const NAMES: heading::Words = heading::Words {
    names: &[
        (Heading::Kpi, "kpi, metric, name"),
        (Heading::Date, "date, day, month, week"),
        (Heading::Value, "value, actual, result"),
        (Heading::Target, "target, goal"),
        (Heading::Note, "note, comment"),
    ],
    fold: str::to_lowercase,
};

const READS: fn() -> Reads<'static> = || Reads {
    when: &WORDS,
    words: &CELLS,
    fold: str::to_lowercase,
    calendar: Calendar::default(),
    today: day(TODAY),
    usual: (Mark::Point, DateOrder::DayFirst),
};

/// Why nothing can be read of January 2027 by month.
fn january_ahead() -> Why {
    Why::Ahead {
        unit: Unit::Month,
        days: Period::new(day("2027-01-01"), day("2027-01-31")).expect("a month"),
        calendar: Calendar::default(),
    }
}

/// A reading of a day, or that there is none where the value is empty.
#[track_caller]
fn reading(on: &str, value: &str) -> Reading {
    Reading {
        day: day(on),
        value: Some(value).filter(|it| !it.is_empty()).map(number),
        note: String::new(),
    }
}

/// A KPI of a cadence with these readings.
fn kpi(cadence: Unit, readings: &[(&str, &str)]) -> Kpi {
    Kpi {
        definitions: vec![Definition {
            cadence,
            ..Definition::default()
        }],
        readings: readings.iter().map(|(on, it)| reading(on, it)).collect(),
        ..Kpi::default()
    }
}
