//! What the key results of a sketch mean: their texts as values, each problem beside its
//! field.

use super::{KeyResult, Measure, Operator};
use crate::day::NoDay;
use crate::grading::measure::{Bound, Change, Checks, Measured, SameStartAndTarget};
use crate::grading::objective::{Counted, Weight};
use crate::name::Name;
use crate::number::decimal::Decimal;
use crate::number::understood::{self, Notation, Understood, plus_percent};
use crate::number::units;

/// How long a name or a title may be, in characters (spec, *Limits*).
pub const LONGEST_NAME: usize = Name::LIMIT;

/// How things are written where the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Habits {
    /// Numbers.
    pub notation: Notation,
    /// The word between how many checks were inside and how many there were.
    pub of: &'static str,
}

/// Why a field cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It is no number.
    Number(understood::Problem),
    /// Start and target are equal.
    Same(Decimal),
    /// A percentage of a start that is not there.
    NoStart,
    /// A weight below 0.
    NegativeWeight,
    /// More checks inside than there were, or none at all.
    Checks,
    /// A score outside 0 to 1.
    NoScore,
    /// Something else than a whole number from 0.
    NoCount,
    /// More kept than there were.
    MoreKept,
    /// No date that somebody means.
    Day(NoDay),
    /// A last day before the first.
    EndsBeforeItBegins,
    /// More than [`LONGEST_NAME`] characters: so many.
    TooLong(usize),
}

/// A field as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Its value, if it has one.
    pub value: Option<Decimal>,
    /// Whether the value should be said, since the text could be misread or was
    /// worked out.
    pub echo: bool,
    /// What it was a percentage of, if it was one: `+40 %`.
    pub relative: Option<Decimal>,
    /// The unit that stood beside it.
    pub unit: String,
    /// Why it has none although something stands there.
    pub problem: Option<Problem>,
}

impl Field {
    /// A number of what is measured in a unit; where that is empty, in whatever stands
    /// beside it.
    pub(crate) fn of(typed: &str, unit: &str, notation: &Notation) -> Self {
        Self::read(match unit {
            "" => notation.read(typed),
            unit => notation.read_in(typed, unit),
        })
    }

    /// A number that is measured in nothing.
    pub(super) fn bare(typed: &str, notation: &Notation) -> Self {
        Self::read(notation.read_bare(typed))
    }

    fn read(read: Result<Option<Understood>, understood::Problem>) -> Self {
        match read {
            Ok(None) => Self::default(),
            Ok(Some(understood)) => Self {
                value: Some(understood.value),
                echo: understood.could_be_misread,
                unit: understood.unit,
                ..Self::default()
            },
            Err(problem) => Self::refused(Problem::Number(problem)),
        }
    }

    fn refused(problem: Problem) -> Self {
        Self {
            problem: Some(problem),
            ..Self::default()
        }
    }
}

/// A key result as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadKeyResult {
    /// Whether its name is too long.
    pub name: Option<Problem>,
    /// The start.
    pub start: Field,
    /// The target or bound.
    pub target: Field,
    /// The latest value, where there is one alone.
    pub now: Field,
    /// The weight.
    pub weight: Field,
    /// What it is measured in: as said, or as it stood beside a number.
    pub unit: String,
    /// The change that it is, once it has a start and a target.
    pub change: Option<Change>,
    /// The bound that it keeps, once it has one.
    pub bound: Option<Bound>,
    /// What its objective counts.
    pub counted: Counted,
}

impl ReadKeyResult {
    /// Understands a key result.
    #[must_use]
    pub fn of(typed: &KeyResult, habits: &Habits) -> Self {
        let (numbers, unit) = in_one_unit(
            typed.unit.trim(),
            |unit| Numbers::of(typed, unit, habits),
            Numbers::unit,
        );
        let Numbers {
            start,
            mut target,
            now,
            checks,
        } = numbers;
        let mut weight = Field::bare(&typed.weight, &habits.notation);
        let weighs = match weight.value {
            None => Some(Weight::default()),
            Some(value) => Weight::new(value),
        };
        if weighs.is_none() {
            weight.problem = Some(Problem::NegativeWeight);
        }

        let (mut change, mut bound) = (None, None);
        // None as long as something is missing that is no problem.
        let measured = match typed.measure {
            Measure::Change => {
                let pair = start.value.zip(target.value);
                match pair.map(|(start, target)| Change::new(start, target)) {
                    None => None,
                    Some(Ok(way)) => {
                        change = Some(way);
                        Some(Measured::Change {
                            change: way,
                            now: now.value,
                        })
                    }
                    Some(Err(SameStartAndTarget(value))) => {
                        target.problem = Some(Problem::Same(value));
                        None
                    }
                }
            }
            Measure::Hold => {
                bound = read_bound(typed.operator, start.value, target.value);
                match checks {
                    Found::Counted(checks) => Some(Measured::Hold {
                        checks: Some(checks),
                    }),
                    Found::Values(values) => bound.map(|bound| Measured::Hold {
                        checks: Checks::of(bound, &values),
                    }),
                }
            }
            Measure::YesNo => Some(Measured::YesNo { done: typed.done }),
        };
        let used: &[&Field] = match (typed.measure, typed.operator) {
            (Measure::Change, _) | (Measure::Hold, Operator::Between) => &[&start, &target, &now],
            (Measure::Hold, _) => &[&target, &now],
            (Measure::YesNo, _) => &[],
        };
        let has_problem = used.iter().any(|field| field.problem.is_some())
            || (weight.problem.is_some() && !typed.is_guardrail());
        let counted = match (measured, weighs) {
            _ if has_problem => Counted::NotGradable,
            (Some(Measured::Hold { checks }), _) if typed.is_guardrail() => {
                Counted::Guardrail { checks }
            }
            (None, _) if typed.is_guardrail() => Counted::Guardrail { checks: None },
            (Some(measured), Some(weight)) => Counted::scored(measured, weight),
            (_, weight) => Counted::Incomplete {
                weight: weight.unwrap_or_default(),
            },
        };
        Self {
            name: too_long(&typed.name),
            start,
            target,
            now,
            weight,
            unit,
            change,
            bound,
            counted,
        }
    }

    /// What is measured, once it can be.
    #[must_use]
    pub const fn measured(&self) -> Option<&Measured> {
        match &self.counted {
            Counted::Scored { measured, .. } => Some(measured),
            _ => None,
        }
    }
}

/// Numbers that are all in one unit, and that unit: the one that is said, or else what
/// stands beside the first of them that has one.
pub(crate) fn in_one_unit<T>(
    said: &str,
    read: impl Fn(&str) -> T,
    beside: impl Fn(&T) -> &str,
) -> (T, String) {
    let numbers = read(said);
    let found = beside(&numbers).to_owned();
    match (said, found) {
        ("", found) if found.is_empty() => (numbers, found),
        ("", found) => (read(&found), found),
        (said, _) => (numbers, said.to_owned()),
    }
}

/// The numbers of a key result, all of one unit.
struct Numbers {
    start: Field,
    target: Field,
    now: Field,
    checks: Found,
}

impl Numbers {
    /// Understands those of what is measured in a unit; where that is empty, in whatever
    /// stands beside each.
    fn of(typed: &KeyResult, unit: &str, habits: &Habits) -> Self {
        let notation = &habits.notation;
        let read = |text: &str| Field::of(text, unit, notation);
        let start = read(&typed.start);
        let target =
            read_target(typed, &start, unit, notation).unwrap_or_else(|| read(&typed.target));
        let (now, checks) = match typed.measure {
            Measure::Hold => read_checks(&typed.now, habits, &read),
            _ => (read(&typed.now), Found::Values(Vec::new())),
        };
        Self {
            start,
            target,
            now,
            checks,
        }
    }

    /// What stands beside the first of them that has a unit.
    fn unit(&self) -> &str {
        let units = [&self.target.unit, &self.start.unit, &self.now.unit];
        let unit = units.into_iter().find(|unit| !unit.is_empty());
        unit.map_or("", |unit| unit.as_str())
    }
}

/// The target that is said as a percentage of the start, `+40 %`; `None` for a value.
fn read_target(typed: &KeyResult, start: &Field, unit: &str, notation: &Notation) -> Option<Field> {
    let text = &typed.target;
    let percent = match typed.measure {
        Measure::Change => notation.read_relative(text),
        _ => None,
    };
    // Of a metric that is itself a percentage, -5 % may well be a value.
    let is_percent = |unit: &str| units::is_same(unit, "%");
    let in_percent = is_percent(&start.unit) || is_percent(unit) || start.value.is_none();
    Some(match percent {
        Some(percent) if !(percent.is_negative() && in_percent) => match start.value {
            None => Field::refused(Problem::NoStart),
            Some(from) => match plus_percent(from, percent) {
                Some(value) => Field {
                    value: Some(value),
                    echo: true,
                    relative: Some(percent),
                    ..Field::default()
                },
                None => Field::refused(Problem::Number(understood::Problem::TooManyDigits {
                    digits: Decimal::MAX_DIGITS + 1,
                })),
            },
        },
        _ => return None,
    })
}

fn read_bound(operator: Operator, low: Option<Decimal>, value: Option<Decimal>) -> Option<Bound> {
    Some(match operator {
        Operator::AtLeast => Bound::AtLeast(value?),
        Operator::Above => Bound::Above(value?),
        Operator::AtMost => Bound::AtMost(value?),
        Operator::Below => Bound::Below(value?),
        Operator::Between => Bound::between(low?, value?),
    })
}

/// What the checks of a standard were.
enum Found {
    /// So many of so many.
    Counted(Checks),
    /// Values of the metric.
    Values(Vec<Decimal>),
}

/// Reads `4.6`, `4.6; 4.4; 4.7` or `9 of 13`. The field has a value only where
/// there is one.
fn read_checks(typed: &str, habits: &Habits, read: &dyn Fn(&str) -> Field) -> (Field, Found) {
    let none = Found::Values(Vec::new());
    if let Some((inside, all)) = split_at_word(typed, habits.of) {
        let count = |text: &str| match habits.notation.read_bare(text) {
            Ok(Some(understood)) => to_count(understood.value),
            _ => None,
        };
        let checks = count(inside).zip(count(all));
        return match checks.and_then(|(inside, all)| Checks::new(inside, all)) {
            Some(checks) => (Field::default(), Found::Counted(checks)),
            None => (Field::refused(Problem::Checks), none),
        };
    }
    let mut fields: Vec<Field> = typed.split(';').map(read).collect();
    if let Some(at) = fields.iter().position(|field| field.problem.is_some()) {
        return (fields.swap_remove(at), none);
    }
    let values: Vec<Decimal> = fields.iter().filter_map(|field| field.value).collect();
    let field = match values[..] {
        [_] => fields.into_iter().find(|field| field.value.is_some()),
        _ => None,
    };
    (field.unwrap_or_default(), Found::Values(values))
}

/// What stands before and behind a word of its own: the "of" of "9of13", but not that of
/// "12 profits".
fn split_at_word<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let (before, behind) = text.split_once(word)?;
    let is_part = before.ends_with(char::is_alphabetic) || behind.starts_with(char::is_alphabetic);
    (!is_part).then_some((before, behind))
}

/// A number of things: whole, from 0.
pub(super) fn to_count(value: Decimal) -> Option<u32> {
    if !value.is_whole() {
        return None;
    }
    value.digits().try_into().ok()
}

pub(super) fn too_long(name: &str) -> Option<Problem> {
    let characters = name.chars().count();
    (characters > LONGEST_NAME).then_some(Problem::TooLong(characters))
}
