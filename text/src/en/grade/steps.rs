//! The arithmetic of a score, step by step.

use waymark_core::grading::measure::{Grade, Measured};
use waymark_core::grading::objective::Counted;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::shown::Shown;

use super::score;

/// Of a yes/no that may still be done.
const NOT_YET: &str = "Not done yet, so it has no score while the period runs.";

/// How a key result's score comes about: `(15 - 12) / (18 - 12) = 0.50`. Plain
/// numbers, in which nobody mistakes a separator.
#[must_use]
pub fn of_key_result(counted: &Counted) -> String {
    let (measured, grade) = match counted {
        Counted::Scored {
            measured,
            grade: Some(grade),
            ..
        } => (measured, grade),
        Counted::Guardrail {
            checks: Some(checks),
        } => {
            let inside = checks.inside().to_string();
            let all = checks.all().to_string();
            return [&inside, " of ", &all, " checks within the limit"].concat();
        }
        Counted::Scored {
            measured: Measured::YesNo { done: false },
            grade: None,
            ..
        } => return NOT_YET.to_owned(),
        _ => return String::new(),
    };
    let raw = score(&grade.raw);
    let way = match measured {
        Measured::Change {
            change,
            now: Some(now),
        } => {
            let start = operand(change.start());
            let less = |value: Decimal| ["(", &value.to_string(), " - ", &start, ")"].concat();
            [&less(*now), " / ", &less(change.target())].concat()
        }
        Measured::Hold {
            checks: Some(checks),
        } => [
            &checks.inside().to_string(),
            " / ",
            &checks.all().to_string(),
        ]
        .concat(),
        Measured::YesNo { done } => {
            return if *done { "done = 1" } else { "not done = 0" }.to_owned();
        }
        _ => return String::new(),
    };
    let held = if grade.raw.is_negative() {
        ", counted as 0"
    } else if grade.raw > Fraction::one() {
        ", counted as 1"
    } else {
        ""
    };
    [&way, " = ", &raw, held].concat()
}

/// A number after a minus: a negative one in brackets.
fn operand(value: Decimal) -> String {
    if value.is_negative() {
        ["(", &value.to_string(), ")"].concat()
    } else {
        value.to_string()
    }
}

/// How an objective's score comes about: `(0.50 + 0.60 + 0.75 + 0.60) / 4 =
/// 49/80 = 0.61`, with the weights where they differ. Of many key results the
/// first few and how many more there are.
#[must_use]
pub fn of_objective(key_results: &[Counted], mean: &Fraction, binary: bool) -> String {
    const SHOWN: usize = 12;
    let graded: Vec<(&Grade, Decimal)> = key_results
        .iter()
        .filter_map(|counted| match counted {
            Counted::Scored {
                grade: Some(grade),
                weight,
                ..
            } => Some((grade, weight.value())),
            _ => None,
        })
        .collect();
    let equal = graded.iter().all(|(_, weight)| *weight == Decimal::ONE);
    let mut sum = String::new();
    for (grade, weight) in graded.iter().take(SHOWN) {
        if !sum.is_empty() {
            sum += " + ";
        }
        if !equal {
            sum += &weight.to_string();
            sum += " × ";
        }
        sum += &if binary {
            grade.binary().parts().0
        } else {
            Shown::of(&grade.score).text
        };
    }
    if graded.len() > SHOWN {
        sum += &[" + … ", &(graded.len() - SHOWN).to_string(), " more"].concat();
    }
    let divisor = if equal {
        graded.len().to_string()
    } else {
        let weights = graded.iter().map(|(_, weight)| Fraction::from(*weight));
        let sum = weights.fold(Fraction::zero(), |sum, weight| sum + weight);
        sum.to_decimal()
            .map_or_else(|| "Σ".to_owned(), |sum| sum.to_string())
    };
    let exact = if graded.len() > SHOWN {
        String::new()
    } else {
        let (numerator, denominator) = mean.parts();
        // A fraction that a person can take in at a glance.
        if denominator.len() <= 4 && denominator != "1" {
            [" = ", &numerator, "/", &denominator].concat()
        } else {
            String::new()
        }
    };
    ["(", &sum, ") / ", &divisor, &exact, " = ", &score(mean)].concat()
}
