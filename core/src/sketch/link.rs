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
use crate::day::kept_day;
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;

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

/// Pairs in order, without those of a usual value.
struct Pairs<'a> {
    text: Serializer<'static, String>,
    notation: &'a Notation,
}

impl<'a> Pairs<'a> {
    fn new(notation: &'a Notation) -> Self {
        Self {
            text: Serializer::new(String::new()),
            notation,
        }
    }

    /// One that is always there, since it begins what follows it.
    fn begin(&mut self, key: &str, value: &str) {
        self.text.append_pair(key, value);
    }

    fn put(&mut self, key: &str, value: &str, usual: &str) {
        if value != usual {
            self.begin(key, value);
        }
    }

    /// A number of what is measured in a unit, or, where that is empty, as it stands.
    fn number(&mut self, key: &str, typed: &str, unit: &str) {
        let plain = to_plain(typed, unit, self.notation);
        self.put(key, &plain, "");
    }

    fn finish(mut self) -> String {
        self.text.finish()
    }
}

/// The letters of a link without what a sentence around it left behind them: a point, a
/// bracket, a quotation mark.
#[must_use]
pub fn without_punctuation(letters: &str) -> &str {
    letters.trim_end_matches(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
}

impl Objective {
    /// Its part of the text, empty where everything is usual.
    #[must_use]
    pub fn to_text(&self, notation: &Notation) -> String {
        let mut pairs = Pairs::new(notation);
        pairs.put("o", &self.title, "");
        pairs.put("c", code_of(&COMMITMENTS, self.commitment), "a");
        pairs.put("l", code_of(&LEVELS, self.level), "i");
        pairs.put("f", kept_day(&self.first), "");
        pairs.put("t", kept_day(&self.last), "");
        pairs.put("a", kept_day(&self.as_of), "");
        pairs.put("x", &self.share.to_string(), "0");
        pairs.number("y", &self.bound, "");
        pairs.finish()
    }
}

impl KeyResult {
    /// Its part of the text.
    #[must_use]
    pub fn to_text(&self, notation: &Notation) -> String {
        let mut pairs = Pairs::new(notation);
        pairs.begin("k", &self.name);
        pairs.number("s", &self.start, &self.unit);
        pairs.number("g", &self.target, &self.unit);
        pairs.number("n", &self.now, &self.unit);
        pairs.put("u", &self.unit, "");
        pairs.number("w", &self.weight, "");
        pairs.put("m", code_of(&MEASURES, self.measure), "c");
        pairs.put("b", code_of(&OPERATORS, self.operator), "ge");
        pairs.put("d", if self.done { "1" } else { "" }, "");
        pairs.put("r", if self.guardrail { "1" } else { "" }, "");
        pairs.finish()
    }
}

impl Past {
    /// Its part of the text.
    #[must_use]
    pub fn to_text(&self, notation: &Notation) -> String {
        let mut pairs = Pairs::new(notation);
        pairs.begin("p", &self.name);
        pairs.number("z", &self.score, "");
        pairs.number("h", &self.kept, "");
        pairs.number("i", &self.committed, "");
        pairs.finish()
    }
}

impl Sketch {
    /// The text that restores it: that of its parts. `notation` is how its
    /// numbers are typed.
    #[must_use]
    pub fn to_text(&self, notation: &Notation) -> String {
        let objective = std::iter::once(self.objective.to_text(notation));
        let key_results = self.key_results.iter().map(|it| it.to_text(notation));
        let periods = self.periods.iter().map(|it| it.to_text(notation));
        join(objective.chain(key_results).chain(periods))
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
            "f" => kept_day(value).clone_into(&mut self.objective.first),
            "t" => kept_day(value).clone_into(&mut self.objective.last),
            "a" => kept_day(value).clone_into(&mut self.objective.as_of),
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

/// A number with its unit. "-1%" is one percent less than the start; what was typed
/// as "%-1" is a value, and stays one.
fn with_its_unit(number: &str, unit: &str, relative: bool) -> String {
    if unit == "%" && number.starts_with('-') && !relative {
        return ["%", number].concat();
    }
    with_unit(number, unit)
}

/// The text of several parts.
#[must_use]
pub fn join(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("&")
}

/// What was typed as numbers with a plain point, or as it stands.
fn to_plain(typed: &str, unit: &str, notation: &Notation) -> String {
    let translated = translate(typed, |part| {
        let relative = notation.read_relative(part).is_some();
        let read = match unit.trim() {
            // A percentage of the start may be of anything.
            unit if !unit.is_empty() && !relative => {
                let read = notation.read_in(part, unit);
                // What is another unit here may make a number larger where none is said:
                // minutes of what is in hours.
                match (read, notation.read(part)) {
                    (Err(_), Ok(Some(bare))) if bare.unit.is_empty() => return None,
                    (Err(_), bare) => bare,
                    (read, _) => read,
                }
            }
            _ => notation.read(part),
        };
        let understood = read.ok()??;
        let sign = plus(part, notation);
        let number = understood.value.to_string();
        Some([sign, &with_its_unit(&number, &understood.unit, relative)].concat())
    });
    translated.unwrap_or_else(|| [&AS_TYPED.to_string(), typed].concat())
}

/// The way back, as people write numbers where this is read.
fn from_plain(text: &str, notation: &Notation) -> String {
    if let Some(typed) = text.strip_prefix(AS_TYPED) {
        return typed.to_owned();
    }
    let translated = translate(text, |part| {
        let understood = PLAIN.read(part).ok()??;
        let number = notation.write_plain(understood.value);
        // "4.6/7.5" has another number in its unit.
        let of = understood.unit.strip_prefix('/').and_then(Decimal::parse);
        let unit = match of {
            Some(of) => ["/", &notation.write_plain(of)].concat(),
            None => understood.unit,
        };
        let relative = PLAIN.read_relative(part).is_some();
        let written = [plus(part, &PLAIN), &with_its_unit(&number, &unit, relative)].concat();
        // What is a unit where it was typed may make a number larger here: litres, in India.
        match notation.read(&written) {
            Ok(Some(read)) if read.value == understood.value => Some(written),
            _ => Some(number),
        }
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
