//! A KPI as it is typed: what is meant, what is wrong with it, what it changes of one that
//! is there, and how it is kept while its form is open.

#![cfg(feature = "store")]

mod bands;
mod changes;
mod kept;
mod problems;

use crate::given::{day, id, number};
use time::Month;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::draft::band::TypedBand;
use waymark_core::kpi::draft::{At, Draft, Here, NewIds, Problem, What};
use waymark_core::kpi::reading::Reading;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::Operator;
use waymark_core::sketch::typed::Habits;

/// A Friday in November, where weeks begin on Monday and years in February.
fn here() -> Here {
    Here {
        habits: Habits {
            notation: Notation::PLAIN_ENGLISH,
            of: "of",
        },
        me: "me",
        today: day("2026-11-27"),
        calendar: Calendar {
            first_month: Month::February,
            ..Calendar::default()
        },
    }
}

fn ids() -> NewIds {
    NewIds {
        band: id("newband"),
        definition: id("newdefinition"),
    }
}

/// A band on one side as it is typed.
fn one_sided(operator: Operator, target: &str, threshold: &str) -> TypedBand {
    TypedBand {
        operator: Some(operator),
        target: target.into(),
        threshold: threshold.into(),
        ..TypedBand::default()
    }
}

/// A band with two ends as it is typed, and what around it is still acceptable.
fn two_sided([low, high]: [&str; 2], [outer_low, outer_high]: [&str; 2]) -> TypedBand {
    TypedBand {
        operator: Some(Operator::Between),
        low: low.into(),
        high: high.into(),
        outer_low: outer_low.into(),
        outer_high: outer_high.into(),
        ..TypedBand::default()
    }
}

/// A KPI as it is typed, with this band.
fn with(band: TypedBand) -> Draft {
    Draft {
        band,
        ..Draft::of_metric("Margin")
    }
}

/// Everything that is wrong with it, by its places.
fn places(draft: &Draft) -> Vec<At> {
    draft
        .problems(&here())
        .into_iter()
        .map(|it| it.at)
        .collect()
}

#[track_caller]
fn has_only(draft: &Draft, at: At, what: What) {
    assert_eq!(draft.problems(&here()), [Problem { at, what }], "{draft:?}");
}

/// A band of a KPI that is there.
fn band(name: &str, from: &str, range: Range) -> Band {
    Band {
        id: id(name),
        from: day(from),
        range: Some(range),
        per: None,
    }
}

fn reading(on: &str, value: &str) -> Reading {
    Reading {
        day: day(on),
        value: Some(number(value)),
        note: String::new(),
    }
}
