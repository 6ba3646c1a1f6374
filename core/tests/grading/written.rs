//! How the tables write key results and numbers.

use proptest::prelude::*;
use waymark_core::grading::measure::{Bound, Change, Checks, Measured};
use waymark_core::grading::objective::{Counted, Weight};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

/// The rows of a table with their columns, without the comments.
pub(crate) fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'))
        .map(|row| row.split('|').map(str::trim).collect())
}

#[track_caller]
pub(crate) fn decimal(plain: &str) -> Decimal {
    Decimal::parse(plain.trim()).expect(plain)
}

/// `31/60`, `-1/6` or a decimal.
#[track_caller]
pub(crate) fn fraction(text: &str) -> Fraction {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text| Fraction::from(decimal(text));
    let quotient = part(numerator).checked_div(&part(denominator));
    quotient.expect("a denominator that is not 0")
}

/// `31/60`, or `1` for a whole number.
pub(crate) fn write(fraction: &Fraction) -> String {
    match fraction.parts() {
        (numerator, denominator) if denominator == "1" => numerator,
        (numerator, denominator) => [numerator, denominator].join("/"),
    }
}

/// A key result: `12 to 18 at 15`, `12 to 18` without a value yet, `hold 9 of
/// 13`, `hold at least 4.5: 4.6, 4.4`, `done`, `not done`.
#[track_caller]
pub(crate) fn measured(text: &str) -> Measured {
    if let Some(checks) = text.strip_prefix("hold") {
        return Measured::Hold {
            checks: self::checks(checks.trim()),
        };
    }
    if text == "done" || text == "not done" {
        return Measured::YesNo {
            done: text == "done",
        };
    }
    let (way, now) = match text.split_once(" at ") {
        Some((way, now)) => (way, Some(decimal(now))),
        None => (text, None),
    };
    let (start, target) = way.split_once(" to ").expect(text);
    Measured::Change {
        change: Change::new(decimal(start), decimal(target)).expect("two different ends"),
        now,
    }
}

#[track_caller]
fn checks(text: &str) -> Option<Checks> {
    if let Some((bound, values)) = text.split_once(':') {
        let values: Vec<Decimal> = values.split(',').map(decimal).collect();
        return Checks::of(self::bound(bound), &values);
    }
    let (inside, all) = text.split_once(" of ")?;
    let count = |text: &str| text.parse().expect("a count");
    Some(Checks::new(count(inside), count(all)).expect("not more inside than there are"))
}

#[track_caller]
pub(crate) fn bound(text: &str) -> Bound {
    let (operator, value) = text.rsplit_once(' ').expect(text);
    let value = decimal(value);
    match operator {
        "at least" => Bound::AtLeast(value),
        "above" => Bound::Above(value),
        "at most" => Bound::AtMost(value),
        "below" => Bound::Below(value),
        _ => {
            let low = operator.strip_prefix("between ").expect(text);
            let low = low.strip_suffix(" and").expect(text);
            Bound::between(decimal(low), value)
        }
    }
}

/// A key result as counted, with its weight before it where it is not 1:
/// `2 × 12 to 18 at 15`. Also `guardrail 2 of 3`, `incomplete` and `problem`.
#[track_caller]
pub(crate) fn counted(text: &str) -> Counted {
    let (weight, text) = match text.split_once(" × ") {
        Some((weight, text)) => (Weight::new(decimal(weight)).expect("from 0"), text),
        None => (Weight::default(), text),
    };
    match text {
        "incomplete" => Counted::Incomplete { weight },
        "problem" => Counted::NotGradable,
        _ => match text.strip_prefix("guardrail") {
            Some(found) => Counted::Guardrail {
                checks: checks(found.trim()),
            },
            None => Counted::scored(measured(text), weight),
        },
    }
}

/// Several of them, with semicolons between.
#[track_caller]
pub(crate) fn key_results(text: &str) -> Vec<Counted> {
    if text.is_empty() {
        return Vec::new();
    }
    text.split(';').map(|text| counted(text.trim())).collect()
}

/// Decimals as people write them, and some as long as they may be.
pub(crate) fn any_decimal() -> impl Strategy<Value = Decimal> {
    let longest = 10_i128.pow(28) - 1;
    prop_oneof![
        3 => (-1000..1000_i128, 0..=2_u8),
        1 => (-longest..=longest, 0..=28_u8),
    ]
    .prop_map(|(digits, places)| Decimal::new(digits, places).expect("at most 28 digits"))
}

/// A change from any start to any other target.
pub(crate) fn any_change() -> impl Strategy<Value = Change> {
    (any_decimal(), any_decimal()).prop_filter_map("two different ends", |(start, target)| {
        Change::new(start, target).ok()
    })
}

/// Any key result that has a value.
pub(crate) fn any_graded() -> impl Strategy<Value = Measured> {
    prop_oneof![
        3 => (any_change(), any_decimal()).prop_map(|(change, now)| Measured::Change {
            change,
            now: Some(now),
        }),
        // Near the way, where most are.
        3 => (any_change(), -20..=120_i64).prop_map(|(change, percent)| Measured::Change {
            change,
            now: change.value_at(&Fraction::of(percent, 100)).to_decimal().or(Some(change.start())),
        }),
        1 => (1..30_u32).prop_flat_map(|all| (0..=all, Just(all))).prop_map(|(inside, all)| {
            Measured::Hold { checks: Checks::new(inside, all) }
        }),
        1 => any::<bool>().prop_map(|done| Measured::YesNo { done }),
    ]
}

/// Any weight, often 1 and sometimes 0.
pub(crate) fn any_weight() -> impl Strategy<Value = Weight> {
    prop_oneof![
        2 => Just(Weight::default()),
        2 => (0..10_i128, 0..=1_u8).prop_filter_map("from 0", |(digits, places)| {
            Weight::new(Decimal::new(digits, places)?)
        }),
    ]
}

/// A share of one hundred, from 0.01 to 1.
pub(crate) fn any_aim() -> impl Strategy<Value = Fraction> {
    prop_oneof![
        Just(Fraction::of(6, 10)),
        Just(Fraction::of(7, 10)),
        Just(Fraction::one()),
        (1..=100_i64).prop_map(|percent| Fraction::of(percent, 100)),
        (1..=7_i64).prop_map(|sevenths| Fraction::of(sevenths, 7)),
    ]
}
