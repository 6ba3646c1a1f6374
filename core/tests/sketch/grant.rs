//! A key result with a need met, as pressing "0.7 needs 16.2" does it.

use proptest::prelude::*;
use waymark_core::grading::objective::Counted;
use waymark_core::grading::reverse::{Need, need};
use waymark_core::number::fraction::Fraction;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure};

use super::places::{DE, EN, any_habits, any_typed};
use super::reading::{change, hold};

/// The key result once it has a score of 0.7.
fn granted(typed: &KeyResult, habits: &Habits) -> Option<KeyResult> {
    let read = ReadKeyResult::of(typed, habits);
    let need = need(read.measured()?, &Fraction::of(7, 10))?.for_unit(&read.unit);
    typed.granted(&need, &read, habits)
}

#[test]
fn the_value_is_typed_as_numbers_are_there_and_the_unit_kept() {
    #[track_caller]
    fn case(typed: &KeyResult, habits: &Habits, now: &str, unit: &str) {
        let expected = KeyResult {
            now: now.into(),
            unit: unit.into(),
            ..typed.clone()
        };
        assert_eq!(granted(typed, habits), Some(expected));
    }
    case(&change("12%", "18%", "15%"), &EN, "16.2", "%");
    case(&change("12%", "18%", "15%"), &DE, "16,2", "%");
    case(&change("12", "18", "15%"), &EN, "16.2", "%");
    case(&change("12", "18", ""), &EN, "17", "");
    case(&change("0", "3,000", ""), &EN, "2100", "");
    case(&change("4.1/5", "4.6/5", ""), &EN, "4.45", "/5");
    case(&hold("4.5", "9 of 13"), &EN, "10 of 14", "");
    case(&hold("4.5", "4.6; 4.4"), &EN, "3 of 4", "");
    case(&hold("4.5", ""), &EN, "1 of 1", "");
    let said = KeyResult {
        unit: "points".into(),
        ..change("12", "18 points", "15")
    };
    case(&said, &EN, "17", "points");
}

#[test]
fn a_yes_no_is_done() {
    let open = KeyResult {
        measure: Measure::YesNo,
        ..KeyResult::default()
    };
    let done = KeyResult {
        done: true,
        ..open.clone()
    };
    assert_eq!(granted(&open, &EN), Some(done.clone()));
    assert_eq!(granted(&done, &EN), None);
}

#[test]
fn where_there_is_nothing_to_set_nothing_is() {
    let missed = hold("4.5", "9 of 13");
    let read = ReadKeyResult::of(&missed, &EN);
    for need in [Need::Nothing, Need::OutOfReach, Need::Checks(u64::MAX)] {
        assert_eq!(missed.granted(&need, &read, &EN), None);
    }
    let too_many = hold("4.5", "0 of 4294967295");
    let read = ReadKeyResult::of(&too_many, &EN);
    assert_eq!(too_many.granted(&Need::Checks(1), &read, &EN), None);
}

proptest! {
    #[test]
    fn what_was_needed_is_there_then(
        texts in [any_typed(), any_typed(), any_typed()],
        measure in prop::sample::select(vec![Measure::Change, Measure::Hold, Measure::YesNo]),
        habits in any_habits(),
    ) {
        let [start, target, now] = texts;
        let typed = KeyResult { start, target, now, measure, ..KeyResult::default() };
        if let Some(granted) = granted(&typed, &habits) {
            let after = ReadKeyResult::of(&granted, &habits);
            let Counted::Scored { grade: Some(grade), .. } = after.counted else {
                panic!("it has a value: {granted:?}");
            };
            prop_assert!(grade.score >= Fraction::of(7, 10));
        }
    }
}
