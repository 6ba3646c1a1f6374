//! The first hand-off: a KPI serves as a key result.

use waymark_core::handoff::serve::{NotServing, row, serves, start_of};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{Kpi, band::Band};
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::Here;
use waymark_core::objective::key_result::Indicator;
use waymark_core::sketch::Measure;
use waymark_core::sketch::typed::Habits;

use super::{at_least, day, here, id, kpi, monthly, number, standing};

#[test]
fn it_starts_from_the_newest_ended_unit_and_never_from_one_that_runs() {
    let kpi = monthly(Some(at_least("35", "30")), 7, &["12", "12.5", "13", "16"]);
    let starts = |today| start_of(&standing(&kpi, today));
    assert_eq!(starts("2026-10-31"), Some(number("13")), "October runs");
    assert_eq!(starts("2026-11-01"), Some(number("16")));
    // A month later nothing is newer.
    assert_eq!(starts("2026-12-05"), Some(number("16")));
}

#[test]
fn of_what_is_summed_it_starts_from_the_sum_that_is_judged() {
    let weekly = [
        ("2026-09-03", "10"),
        ("2026-09-10", "11"),
        ("2026-09-17", "12"),
        ("2026-09-24", "13.5"),
        ("2026-10-01", "90"),
    ];
    let mut kpi = kpi(Unit::Week, Some(at_least("40", "")), &weekly);
    kpi.definitions[0].adds_up = Some(waymark_core::kpi::definition::AddsUp::Sum);
    kpi.bands = vec![Band {
        per: Some(Unit::Month),
        ..kpi.bands[0].clone()
    }];
    assert_eq!(
        start_of(&standing(&kpi, "2026-10-10")),
        Some(number("46.5")),
        "all of September"
    );
}

#[test]
fn a_kpi_without_a_value_can_serve_and_a_retired_one_cannot() {
    let none = monthly(None, 7, &[]);
    let today = "2026-10-05";
    let serving = |kpi: &Kpi| serves(kpi, &standing(kpi, today));
    assert_eq!(serving(&none), Err(NotServing::NoValue));
    let rests = |is_for_good| Kpi {
        rest: Some(Rest {
            on: day("2026-10-01"),
            is_for_good,
            reason: "Nobody asks".to_owned(),
        }),
        ..monthly(None, 9, &["12"])
    };
    assert_eq!(serving(&rests(true)), Err(NotServing::Retired));
    assert_eq!(serving(&rests(false)), Ok(number("12")), "only paused");
}

#[test]
fn its_row_is_the_kpi_with_a_target_that_is_still_to_be_typed() {
    let kpi = Kpi {
        indicator: Some(Indicator::Lead),
        ..monthly(None, 8, &["1200.5", "1250.25"])
    };
    let standing = standing(&kpi, "2026-10-05");
    let german = Notation {
        decimal: ',',
        ..Notation::PLAIN_ENGLISH
    };
    let row = row(id("r"), &id("kpi"), &kpi, &standing, &german);
    let typed = &row.typed;
    assert_eq!((&*typed.name, &*typed.unit), ("Conversion", "%"));
    assert_eq!((&*typed.start, &*typed.target), ("1250,25", ""));
    assert_eq!(typed.measure, Measure::Change);
    assert_eq!(row.more.kpi, Some(id("kpi")));
    assert_eq!(row.more.indicator, Some(Indicator::Lead));
    let here = here("2026-10-05");
    let there = Here {
        habits: Habits {
            notation: german,
            ..here.habits
        },
        ..here
    };
    assert_eq!(row.problems(&there), [], "it can be kept so");
}
