//! How an objective stands, what several come to, and the periods they run in.

#![cfg(feature = "store")]

mod agree;
mod changed;
mod course;
mod due;
mod exported;
mod linked;
mod lists;
mod pace;
mod periods;
mod review;
mod score;
mod scratch;
mod search;
mod steps;
mod stroke;
mod weekly;
mod year;
mod zones;

use crate::given::{day, number};
use serde_json::{Value, json};
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::standing::Standing;
use waymark_core::objective::{Objective, closed};
use waymark_core::period::Period;
use waymark_core::record::Record;

/// A fraction in lowest terms, whole ones without a denominator.
fn shown(fraction: &Fraction) -> String {
    match fraction.parts() {
        (whole, one) if one == "1" => whole,
        (above, below) => [above, below].join("/"),
    }
}

fn shown_or_none(fraction: Option<&Fraction>) -> String {
    fraction.map_or_else(|| "none".to_owned(), shown)
}

/// The fields of an objective.
#[derive(Clone, Debug)]
struct Written(Vec<(String, Value)>);

/// An aspirational objective in the third quarter, which has 92 days. Each line is a
/// key result: what it is, then its check-ins, the month and day of each before its
/// value: `2 × 12 to 18: 07-10 13, 08-15 15`, `guardrail at-least 5: 07-10 4`.
fn objective(key_results: &[&str]) -> Written {
    let mut fields = vec![(
        "period".to_owned(),
        json!({"first": "2026-07-01", "last": "2026-09-30"}),
    )];
    for (place, line) in (1..).zip(key_results) {
        let id = format!("k{place}");
        let (what, check_ins) = line.split_once(':').unwrap_or((line, ""));
        let mut own = |name: &str, value: &str| {
            fields.push((format!("kr/{id}/{name}"), json!(value)));
        };
        own("place", &place.to_string());
        let mut what = what.trim();
        if let Some((weight, rest)) = what.split_once(" × ") {
            own("weight", weight);
            what = rest;
        }
        let guardrail = what.strip_prefix("guardrail ");
        what = guardrail.unwrap_or(what);
        if let Some((start, target)) = what.split_once(" to ") {
            own("start", start);
            own("target", target);
        } else if let Some((operator, target)) = what.split_once(' ') {
            own("measure", "hold");
            own("operator", operator);
            own("target", target);
        } else {
            own("measure", what);
        }
        if guardrail.is_some() {
            fields.push((format!("kr/{id}/guardrail"), json!(true)));
        }
        for check_in in check_ins.split(',').filter(|it| !it.trim().is_empty()) {
            let (on, value) = check_in.trim().split_once(' ').expect("a day and a value");
            let year = if on.len() == 5 { "2026-" } else { "" };
            fields.push((format!("at/{id}/{year}{on}"), json!({"value": value})));
        }
    }
    Written(fields)
}

impl Written {
    /// With one more field, or another value in one.
    fn with(mut self, field: &str, value: Value) -> Self {
        self.0.retain(|(name, _)| name != field);
        self.0.push((field.to_owned(), value));
        self
    }

    fn committed(self) -> Self {
        self.with("commitment", json!("must"))
    }

    fn in_days(self, first: &str, last: &str) -> Self {
        self.with("period", json!({"first": first, "last": last}))
    }

    fn without_period(self) -> Self {
        self.with("period", Value::Null)
    }

    fn closed(self) -> Self {
        let (on, next) = (day("2026-10-01"), Next::Retire);
        let (field, value) = closed(Some(Closing::new(on, next)));
        self.with(&field.to_string(), value)
    }

    fn read(&self) -> Objective {
        let fields = self.0.iter().cloned();
        let fields = fields.map(|(name, value)| (name.into(), value));
        Objective::read(&Record::of(fields))
    }

    fn standing(&self, today: &str) -> Standing {
        Standing::of(&self.read(), day(today))
    }

    fn period(&self) -> Period {
        self.read().period.expect("it has a period")
    }
}
