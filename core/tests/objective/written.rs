//! What forms write of an objective and its check-ins.

use proptest::prelude::*;
use serde_json::{Value, json};
use time::Date;
use waymark_core::metric::dated::{Dated, all_in};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::shape::Unfit;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{self, Measure, Operator};

use super::{day, id, number, record};

const HABITS: Habits = Habits {
    notation: Notation::PLAIN_ENGLISH,
    of: "of",
};

/// What a form writes of what was typed.
fn written(typed: &sketch::KeyResult, place: u32) -> Vec<(String, Value)> {
    let read = ReadKeyResult::of(typed, &HABITS);
    let key_result = KeyResult {
        place: place.into(),
        ..KeyResult::typed(id("k"), typed, &read)
    };
    let fields = key_result.fields().into_iter();
    fields
        .map(|(name, value)| (name.to_string(), value))
        .collect()
}

fn accepts(field: &str, value: &Value) -> Result<(), Unfit> {
    KIND.accepts(field, value)
}

/// What somebody may type for a key result, all of it numbers.
fn typed() -> impl Strategy<Value = sketch::KeyResult> {
    let number = "-?[0-9]{1,9}(\\.[0-9]{1,9})?|";
    let measure = prop::sample::select(Measure::ALL.to_vec());
    let operator = prop::sample::select(Operator::ALL.to_vec());
    let unit = "[a-zé€%]{0,8}|x{200}";
    ("\\PC{0,200}", number, number, unit, measure, operator).prop_map(
        |(name, start, target, unit, measure, operator)| sketch::KeyResult {
            name,
            start,
            target,
            unit,
            measure,
            operator,
            ..sketch::KeyResult::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_the_form_writes_is_accepted(typed in typed(), place in 1..=100_u32) {
        for (field, value) in written(&typed, place) {
            prop_assert_eq!(accepts(&field, &value), Ok(()), "{} {}", field, value);
        }
    }

    #[test]
    fn what_the_form_writes_is_read_back_and_written_again(typed in typed(), place in 1..=100_u32) {
        let fields = written(&typed, place);
        let all = Objective::read(&record(fields.clone())).key_results;
        prop_assert_eq!(all.len(), 1);
        let again = all[0].to_type(|value| HABITS.notation.write_plain(value));
        prop_assert_eq!(again.name.as_str(), typed.name.trim());
        prop_assert_eq!(again.measure, typed.measure);
        if typed.measure == Measure::Hold {
            prop_assert_eq!(again.operator, typed.operator);
        }
        prop_assert_eq!(written(&again, place), fields);
    }

    #[test]
    fn a_check_in_that_is_written_is_accepted_and_read_back(
        date in 1_721_060..5_373_484_i32,
        digits in -9_999_999_999_999_i128..9_999_999_999_999,
        places in 0..=10_u8,
        confidence in prop::option::of(0..=10_u8),
        note in "\\PC{0,2000}",
    ) {
        let check_in = Dated {
            date: Date::from_julian_day(date).expect("of the years 0 to 9999"),
            value: Decimal::new(digits, places).expect("few digits"),
            confidence,
            note,
        };
        let field = check_in.name(id("k")).to_string();
        prop_assert_eq!(accepts(&field, &check_in.said()), Ok(()));
        let read = all_in(&record([(field, check_in.said())]), &id("k"));
        prop_assert_eq!(read, [check_in]);
    }

    #[test]
    fn whatever_stands_in_a_record_it_is_read(
        name in "(kr|at)/[a-c/]{0,4}/(name|start|gone|2026-10-01|\\PC{0,3})|\\PC{0,6}",
        value in "\\PC{0,8}",
    ) {
        for value in [json!(value), json!({"value": value}), json!([value])] {
            let objective = Objective::read(&record([(name.as_str(), value)]));
            for key_result in &objective.key_results {
                let _ = key_result.measured(None);
            }
        }
    }
}

#[test]
fn only_what_a_measure_needs_is_written() {
    #[track_caller]
    fn case(measure: Measure, operator: Operator, there: &[&str]) {
        let typed = sketch::KeyResult {
            name: " N ".into(),
            start: "1".into(),
            target: "2 %".into(),
            measure,
            operator,
            ..sketch::KeyResult::default()
        };
        let fields = written(&typed, 4);
        let said = fields.iter().filter(|(_, value)| !value.is_null());
        let said: Vec<&str> = said.map(|(name, _)| &name["kr/k/".len()..]).collect();
        let always = ["name", "measure", "unit", "place"];
        let mut expected: Vec<&str> = always.into_iter().chain(there.iter().copied()).collect();
        expected.sort_unstable();
        assert_eq!(sorted(said), expected);
        // What is not said is taken away.
        assert_eq!(fields.len(), 14);
        assert!(fields.contains(&("kr/k/name".into(), json!("N"))));
        assert!(fields.contains(&("kr/k/unit".into(), json!("%"))));
        assert!(fields.contains(&("kr/k/place".into(), json!("4"))));
    }
    fn sorted(mut names: Vec<&str>) -> Vec<&str> {
        names.sort_unstable();
        names
    }
    case(Measure::Change, Operator::Between, &["start", "target"]);
    case(Measure::Hold, Operator::AtMost, &["target", "operator"]);
    case(
        Measure::Hold,
        Operator::Between,
        &["start", "target", "operator"],
    );
    case(Measure::YesNo, Operator::AtMost, &[]);
}

#[test]
fn a_second_check_in_of_a_day_adds_and_a_correction_replaces() {
    let case = |old: Value, adds: Value, corrects: Value| {
        let new = Dated {
            confidence: Some(3),
            ..Dated::plain(day("2026-10-01"), number("2"))
        };
        assert_eq!(new.adds_to(Some(&old)), adds, "adds to {old}");
        assert_eq!(new.corrects(Some(&old)), corrects, "corrects {old}");
    };
    let new = json!({"value": "2", "confidence": 3});
    case(
        json!({"value": "1", "confidence": 9, "note": "old", "later": [1]}),
        json!({"value": "2", "confidence": 3, "note": "old", "later": [1]}),
        json!({"value": "2", "confidence": 3, "later": [1]}),
    );
    case(json!({"value": "1"}), new.clone(), new.clone());
    for odd in [json!(null), json!("1"), json!([1])] {
        case(odd, new.clone(), new.clone());
    }
    let plain = Dated::plain(day("2026-10-01"), number("2"));
    let old = json!({"value": "1", "confidence": 9});
    assert_eq!(
        plain.adds_to(Some(&old)),
        json!({"value": "2", "confidence": 9})
    );
    assert_eq!(plain.corrects(Some(&old)), json!({"value": "2"}));
    assert_eq!(
        (plain.adds_to(None), plain.corrects(None)),
        (plain.said(), plain.said())
    );
}
