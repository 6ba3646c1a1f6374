//! A sketch as a text that restores it, on any machine in any language.
//!
//! Pairs as in a form's data, in order; `k` begins a key result and `p` a closed
//! period. What has its usual value is left out, and what this reader does not
//! know it passes over. A number is written with a plain point whatever was
//! typed, with its unit behind it; a text that is no number stands as it was
//! typed, behind an apostrophe.

use form_urlencoded::{Serializer, parse};

use super::{
    KeyResult, Level, MOST_KEY_RESULTS, MOST_PERIODS, Measure, Objective, Operator, Past, Sketch,
};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::number::reading::Notation;

const LEVELS: [(Level, &str); 3] = [
    (Level::Individual, "i"),
    (Level::Team, "t"),
    (Level::Company, "c"),
];
const MEASURES: [(Measure, &str); 3] = [
    (Measure::Change, "c"),
    (Measure::Hold, "h"),
    (Measure::YesNo, "y"),
];
const OPERATORS: [(Operator, &str); 5] = [
    (Operator::AtLeast, "ge"),
    (Operator::Above, "gt"),
    (Operator::AtMost, "le"),
    (Operator::Below, "lt"),
    (Operator::Between, "in"),
];
const COMMITMENTS: [(Commitment, &str); 2] = [
    (Commitment::Aspirational, "a"),
    (Commitment::Committed, "c"),
];

/// Marks a text that is no number.
const AS_TYPED: char = '\'';

/// How numbers stand in the text.
const PLAIN: Notation = Notation {
    group: None,
    magnitudes: &[],
    ..Notation::PLAIN_ENGLISH
};

fn code_of<T: Copy + PartialEq>(codes: &[(T, &'static str)], value: T) -> &'static str {
    codes
        .iter()
        .find(|(known, _)| *known == value)
        .map_or("", |(_, code)| code)
}

fn by_code<T: Copy + Default>(codes: &[(T, &str)], code: &str) -> T {
    codes
        .iter()
        .find(|(_, known)| *known == code)
        .map_or_else(T::default, |(value, _)| *value)
}

impl Sketch {
    /// The text that restores it. `notation` is how its numbers are typed.
    #[must_use]
    pub fn to_text(&self, notation: &Notation) -> String {
        let mut text = Serializer::new(String::new());
        let mut pair = |key: &str, value: &str, usual: &str| {
            // Those two are always there: they begin what follows them.
            if value != usual || matches!(key, "k" | "p") {
                text.append_pair(key, value);
            }
        };
        let number = |typed: &str| to_plain(typed, notation);
        let Objective {
            title,
            commitment,
            level,
            first,
            last,
            as_of,
            share,
            bound,
        } = &self.objective;
        pair("o", title, "");
        pair("c", code_of(&COMMITMENTS, *commitment), "a");
        pair("l", code_of(&LEVELS, *level), "i");
        pair("f", first, "");
        pair("t", last, "");
        pair("a", as_of, "");
        pair("x", &share.to_string(), "0");
        pair("y", &number(bound), "");
        for key_result in &self.key_results {
            pair("k", &key_result.name, "");
            pair("s", &number(&key_result.start), "");
            pair("g", &number(&key_result.target), "");
            pair("n", &number(&key_result.now), "");
            pair("u", &key_result.unit, "");
            pair("w", &number(&key_result.weight), "");
            pair("m", code_of(&MEASURES, key_result.measure), "c");
            pair("b", code_of(&OPERATORS, key_result.operator), "ge");
            pair("d", if key_result.done { "1" } else { "" }, "");
            pair("r", if key_result.guardrail { "1" } else { "" }, "");
        }
        for past in &self.periods {
            pair("p", &past.name, "");
            pair("z", &number(&past.score), "");
            pair("h", &number(&past.kept), "");
            pair("i", &number(&past.committed), "");
        }
        text.finish()
    }

    /// Reads such a text. Anything is read: what is missing has its usual value.
    /// None if there is not a single pair that it knows.
    #[must_use]
    pub fn from_text(text: &str, notation: &Notation) -> Option<Self> {
        let mut sketch = Self::default();
        let mut known = 0_usize;
        for (key, value) in parse(text.as_bytes()) {
            known += usize::from(sketch.take(&key, &value, notation));
        }
        // Only now, so that what belongs to one too many goes with it.
        sketch.key_results.truncate(MOST_KEY_RESULTS);
        sketch.periods.truncate(MOST_PERIODS);
        (known > 0).then_some(sketch)
    }

    fn take(&mut self, key: &str, value: &str, notation: &Notation) -> bool {
        let number = || from_plain(value, notation);
        match key {
            "o" => value.clone_into(&mut self.objective.title),
            "c" => self.objective.commitment = by_code(&COMMITMENTS, value),
            "l" => self.objective.level = by_code(&LEVELS, value),
            "f" => value.clone_into(&mut self.objective.first),
            "t" => value.clone_into(&mut self.objective.last),
            "a" => value.clone_into(&mut self.objective.as_of),
            "x" => self.objective.share = value.parse().map_or(0, |share: u8| share.min(100)),
            "y" => self.objective.bound = number(),
            "k" => self.key_results.push(KeyResult {
                name: value.to_owned(),
                ..KeyResult::default()
            }),
            "p" => self.periods.push(Past {
                name: value.to_owned(),
                ..Past::default()
            }),
            "z" | "h" | "i" => {
                let Some(past) = self.periods.last_mut() else {
                    return false;
                };
                match key {
                    "z" => past.score = number(),
                    "h" => past.kept = number(),
                    _ => past.committed = number(),
                }
            }
            _ => {
                let Some(key_result) = self.key_results.last_mut() else {
                    return false;
                };
                match key {
                    "s" => key_result.start = number(),
                    "g" => key_result.target = number(),
                    "n" => key_result.now = number(),
                    "u" => value.clone_into(&mut key_result.unit),
                    "w" => key_result.weight = number(),
                    "m" => key_result.measure = by_code(&MEASURES, value),
                    "b" => key_result.operator = by_code(&OPERATORS, value),
                    "d" => key_result.done = value == "1",
                    "r" => key_result.guardrail = value == "1",
                    _ => return false,
                }
            }
        }
        true
    }
}

/// What was typed as numbers with a plain point, or as it stands.
fn to_plain(typed: &str, notation: &Notation) -> String {
    let translated = translate(typed, |part| {
        let reading = notation.read(part).ok()??;
        let sign = plus(part, notation);
        let number = reading.value.to_string();
        Some([sign, &with_unit(&number, &reading.unit)].concat())
    });
    translated.unwrap_or_else(|| [&AS_TYPED.to_string(), typed].concat())
}

/// The way back, as people write numbers where this is read.
fn from_plain(text: &str, notation: &Notation) -> String {
    if let Some(typed) = text.strip_prefix(AS_TYPED) {
        return typed.to_owned();
    }
    let translated = translate(text, |part| {
        let reading = PLAIN.read(part).ok()??;
        let number = notation.write_plain(reading.value);
        // "4.6/7.5" has another number in its unit.
        let of = reading.unit.strip_prefix('/').and_then(Decimal::parse);
        let unit = match of {
            Some(of) => ["/", &notation.write_plain(of)].concat(),
            None => reading.unit,
        };
        Some([plus(part, &PLAIN), &with_unit(&number, &unit)].concat())
    });
    translated.unwrap_or_else(|| text.to_owned())
}

/// The sign of "+40 %", which says that it is a percentage of the start.
fn plus(amount: &str, notation: &Notation) -> &'static str {
    match notation.read_relative(amount) {
        Some(percent) if !percent.is_negative() => "+",
        _ => "",
    }
}

/// Each of several amounts in another notation; none if one is no amount.
fn translate(text: &str, amount: impl Fn(&str) -> Option<String>) -> Option<String> {
    if text.is_empty() {
        return Some(String::new());
    }
    let parts: Option<Vec<String>> = text.split(';').map(amount).collect();
    Some(parts?.join("; "))
}

fn with_unit(number: &str, unit: &str) -> String {
    let space = if unit.is_empty() || unit.starts_with('/') {
        ""
    } else {
        " "
    };
    [number, space, unit].concat()
}
