//! What is said of how a goal is worded, and our own examples under the same checks.

#![cfg(feature = "store")]

use waymark_core::number::understood::Notation;
use waymark_core::sketch::{KeyResult, Measure, Sketch};
use waymark_core::wording::{Check, Finding, Kind, Line, findings};
use waymark_text::en::wording::{missing, repair, what, why};
use waymark_text::en::{goals, grade, kpi};

#[track_caller]
fn passes(line: Line<'_>) {
    assert_eq!(findings(line), [], "{}", line.text);
}

fn line(kind: Kind, text: &str) -> Line<'_> {
    Line {
        kind,
        text,
        has_number: false,
        is_held: false,
    }
}

#[test]
fn the_examples_of_the_playground_pass() {
    for example in &grade::examples::EXAMPLES {
        let sketch = Sketch::from_text(example.sketch, &Notation::PLAIN_ENGLISH).expect("a sketch");
        passes(line(Kind::Objective, &sketch.objective.title));
        // That a yes/no is worth nothing until the day it happens is what one teaches.
        let taught = |it: &&KeyResult| it.measure == Measure::YesNo;
        for key_result in sketch.key_results.iter().filter(|it| !taught(it)) {
            let typed = Line {
                has_number: !key_result.target.is_empty(),
                is_held: key_result.measure == Measure::Hold,
                ..line(Kind::KeyResult, &key_result.name)
            };
            passes(typed);
        }
    }
}

#[test]
fn the_examples_of_goals_and_kpis_pass() {
    let example = goals::sandbox::EXAMPLE;
    passes(line(Kind::Objective, example.title));
    for told in example.key_results {
        let typed = Line {
            has_number: true,
            ..line(Kind::KeyResult, told.name)
        };
        passes(typed);
    }
    for told in &kpi::sandbox::EXAMPLES {
        passes(line(Kind::Kpi, told.name));
    }
}

#[test]
fn what_is_said_names_the_words() {
    let says = |kind, text: &str| {
        let found = findings(line(kind, text));
        found.first().map(|it| what(it, text)).unwrap_or_default()
    };
    let cases = [
        (
            Kind::KeyResult,
            "Hire 4 engineers",
            "“Hire” is work. A key result is what comes of it.",
        ),
        (
            Kind::KeyResult,
            "Be ready by Q4",
            "Nothing in this can be counted yet.",
        ),
        (
            Kind::KeyResult,
            "Keep churn at 3%",
            "“Keep” names a standard to hold. Is this a KPI?",
        ),
        (
            Kind::Objective,
            "Win 40 clients",
            "“40” is what a key result is for.",
        ),
    ];
    for (kind, text, sentence) in cases {
        assert_eq!(says(kind, text), sentence);
    }
}

#[test]
fn each_check_has_its_words() {
    for check in Check::ALL {
        let finding = Finding { check, at: 0..4 };
        assert!(what(&finding, "Word and more").ends_with(['.', '?']));
        assert!(why(check).ends_with('.'));
        for kind in [Kind::Objective, Kind::KeyResult, Kind::Kpi] {
            assert!(!repair(check.repair(kind)).is_empty());
        }
    }
}

#[test]
fn what_lacks_a_letter_is_told_in_a_sentence() {
    use waymark_core::wording::smart::Missing;
    let all = [
        Missing::Name,
        Missing::WhatChanges,
        Missing::Result,
        Missing::StartAndTarget,
        Missing::Target,
        Missing::Owner,
        Missing::OneOwner,
        Missing::Start,
        Missing::Further,
        Missing::Period,
    ];
    for it in all {
        assert!(missing(it).ends_with('.'));
    }
}
