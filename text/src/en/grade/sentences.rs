//! Key results out of sentences: "Improve conversion from 12% to 18%".

use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::{Found, Notation, plus_percent};
use waymark_core::sketch::{KeyResult, Measure, Operator};

/// Words that ask for a standard to be kept.
const KEEPS: [&str; 7] = [
    "keep", "hold", "stay", "maintain", "remain", "defend", "never",
];

/// How a standard's bound is said; the longer one of two comes first.
const BOUNDS: [(&str, Operator); 12] = [
    ("at least", Operator::AtLeast),
    ("at or above", Operator::AtLeast),
    ("no less than", Operator::AtLeast),
    ("at most", Operator::AtMost),
    ("at or below", Operator::AtMost),
    ("no more than", Operator::AtMost),
    ("above", Operator::Above),
    ("over", Operator::Above),
    ("more than", Operator::Above),
    ("below", Operator::Below),
    ("under", Operator::Below),
    ("less than", Operator::Below),
];

/// The key result that a sentence holds: with the numbers that stand in it, and
/// everything else as in `before`. None if it holds no numbers that say one.
#[must_use]
pub fn key_result(sentence: &str, before: &KeyResult, notation: &Notation) -> Option<KeyResult> {
    let found = notation.numbers_in(sentence);
    let lower = sentence.to_ascii_lowercase();
    let filled = before.clone();
    let write = |value: Decimal| notation.write_plain(value);
    match &found[..] {
        // "today 3,000, +40 %"
        [start, rise] if is_relative(sentence, rise) => {
            let target = plus_percent(start.understood.value, rise.understood.value)?;
            Some(KeyResult {
                measure: Measure::Change,
                start: write(start.understood.value),
                target: write(target),
                unit: unit(before, &start.understood.unit),
                ..filled
            })
        }
        // "between 65 and 75"
        [low, high] if words(&lower, 0, low.start).ends_with("between") => Some(KeyResult {
            measure: Measure::Hold,
            operator: Operator::Between,
            start: write(low.understood.value),
            target: write(high.understood.value),
            unit: unit(before, either_unit(low, high)),
            ..filled
        }),
        // "from 12% to 18%", "12 → 18", also with a day behind it
        [start, target, rest @ ..]
            if leads_to(words(&lower, start.end, target.start))
                && !rest
                    .first()
                    .is_some_and(|third| leads_to(words(&lower, target.end, third.start))) =>
        {
            Some(KeyResult {
                measure: Measure::Change,
                start: write(start.understood.value),
                target: write(target.understood.value),
                unit: unit(before, either_unit(start, target)),
                ..filled
            })
        }
        // "by 40% from 3,000"
        [rise, start]
            if rise.understood.unit == "%"
                && words(&lower, 0, rise.start).ends_with("by")
                && words(&lower, rise.end, start.start).ends_with("from") =>
        {
            let falls = ["reduce", "lower", "cut", "decrease", "shorten", "drop"]
                .iter()
                .any(|verb| has_word(&lower, verb));
            let percent = if falls {
                Decimal::new(
                    -rise.understood.value.digits(),
                    rise.understood.value.places(),
                )?
            } else {
                rise.understood.value
            };
            Some(KeyResult {
                measure: Measure::Change,
                start: write(start.understood.value),
                target: write(plus_percent(start.understood.value, percent)?),
                unit: unit(before, &start.understood.unit),
                ..filled
            })
        }
        // "Keep satisfaction at least 4.5/5"
        [bound] if KEEPS.iter().any(|verb| has_word(&lower, verb)) => {
            let said = words(&lower, 0, bound.start);
            let (_, operator) = BOUNDS.iter().find(|(words, _)| said.ends_with(words))?;
            Some(KeyResult {
                measure: Measure::Hold,
                operator: *operator,
                start: String::new(),
                target: write(bound.understood.value),
                unit: unit(before, &bound.understood.unit),
                ..filled
            })
        }
        _ => None,
    }
}

/// What stands between two places, without white space around.
fn words(lower: &str, from: usize, to: usize) -> &str {
    lower.get(from..to).unwrap_or_default().trim()
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric())
        .any(|other| other == word)
}

fn leads_to(between: &str) -> bool {
    matches!(
        between,
        "to" | "→" | "->" | "–>" | "=>" | "up to" | "down to"
    )
}

/// Whether an amount is a percentage with a sign of its own.
fn is_relative(sentence: &str, found: &Found) -> bool {
    let text = sentence.get(found.start..found.end).unwrap_or_default();
    found.understood.unit == "%" && text.starts_with(['+', '-', '−', '–'])
}

fn either_unit<'a>(one: &'a Found, other: &'a Found) -> &'a str {
    if one.understood.unit.is_empty() {
        &other.understood.unit
    } else {
        &one.understood.unit
    }
}

/// The unit as it was, unless the sentence has one.
fn unit(before: &KeyResult, said: &str) -> String {
    if said.is_empty() {
        before.unit.clone()
    } else {
        said.to_owned()
    }
}
