//! The reviews: what each is of, what it asks, what is remembered, and the file for a
//! calendar.

#![cfg(feature = "store")]

mod agenda;
mod calendar_file;
mod kept;
mod units;

use crate::given::{day, id, number};
use time::Duration;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;

/// A monthly KPI with all that makes it one, that is to be at least this; its values up to
/// the month that ends on a day, `-` for none.
fn monthly(at_least: &str, last: &str, values: &str) -> Kpi {
    let mut at = day(last);
    let mut readings = Vec::new();
    for value in values.split_whitespace().rev() {
        if value != "-" {
            readings.push(Reading {
                day: at,
                value: Some(number(value)),
                note: String::new(),
            });
        }
        at = at.replace_day(1).expect("a first day") - Duration::DAY;
    }
    readings.reverse();
    Kpi {
        name: "NPS".to_owned(),
        source: "the survey".to_owned(),
        supports: waymark_core::kpi::Supports {
            sentence: "people come back".to_owned(),
            ..Default::default()
        },
        made: readings.first().map(|it| it.day),
        readings,
        definitions: vec![Definition {
            cadence: Unit::Month,
            ..Definition::default()
        }],
        bands: vec![Band {
            id: id("b"),
            from: day("2020-01-01"),
            range: Range::one_sided(Bound::AtLeast(number(at_least)), None).ok(),
            per: None,
        }],
        ..Kpi::default()
    }
}
