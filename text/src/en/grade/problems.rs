//! What is wrong with a field, in a sentence that names it.

use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::{Notation, Problem as NumberProblem};
use waymark_core::sketch::missing::Missing;
use waymark_core::sketch::typed::{Field, LONGEST_NAME, Problem};

use crate::en::days::no_day;

/// A problem as a sentence. `typed` is what stands in the field.
#[must_use]
pub fn problem(problem: &Problem, typed: &str, notation: &Notation) -> String {
    match problem {
        Problem::Number(problem) => number(problem, typed, Of::KeyResult, notation),
        Problem::Same(value) => [
            "Start and target are both ",
            &notation.write(*value),
            ": to keep a standard, use Hold.",
        ]
        .concat(),
        Problem::NoStart => "A percentage of what? Enter the start first.".into(),
        Problem::NegativeWeight => "A weight has to be 0 or more.".into(),
        Problem::Checks => {
            "Write “9 of 13”: checks within the limit, then all checks. The first cannot be larger."
                .into()
        }
        Problem::NoScore => "A score is between 0 and 1.".into(),
        Problem::NoCount => "Enter a whole number, 0 or more.".into(),
        Problem::MoreKept => "That is more than there were.".into(),
        Problem::Day(why) => no_day(*why),
        Problem::EndsBeforeItBegins => "The last day is before the first.".into(),
        Problem::TooLong(characters) => [
            &characters.to_string(),
            " characters: please shorten it to ",
            &LONGEST_NAME.to_string(),
            ".",
        ]
        .concat(),
    }
}

/// What a key result lacks to be scored.
#[must_use]
pub const fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Both => "Start and target are missing, so this one has no score yet.",
        Missing::Start => "The start is missing, so this one has no score yet.",
        Missing::Target => "The target is missing, so this one has no score yet.",
        Missing::Ends => "An end of the range is missing, so this one has no score yet.",
    }
}

/// What a number is of, in the sentences of [`number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A key result.
    KeyResult,
    /// A KPI.
    Kpi,
}

/// Why a text is no number, as a sentence.
#[must_use]
pub fn number(problem: &NumberProblem, typed: &str, of: Of, notation: &Notation) -> String {
    let typed = ["“", &cut(typed), "”"].concat();
    match problem {
        NumberProblem::NotANumber => [&typed, " is not a number."].concat(),
        NumberProblem::Stray(piece) => [
            &typed,
            " is not a number: “",
            &cut(piece),
            "” is in the way.",
        ]
        .concat(),
        NumberProblem::TwoNumbers => [&typed, " looks like two numbers: enter one."].concat(),
        NumberProblem::TwoPoints => [&typed, " has two ", decimal_marks(notation), "."].concat(),
        NumberProblem::Misplaced(mark) => {
            // One long enough to show where the separators stand.
            let example = Decimal::new(12_345_675, 1).map(|it| notation.write(it));
            let example = example.unwrap_or_default();
            [
                "In ",
                &typed,
                ", the ",
                &name_of(*mark),
                " is out of place. Here, numbers are written like ",
                &example,
                ".",
            ]
            .concat()
        }
        NumberProblem::Ambiguous(one, other) => {
            let [one, other] = [one, other].map(|it| notation.write(*it));
            [
                &typed,
                " could be ",
                &one,
                " or ",
                &other,
                ": enter it one of these ways.",
            ]
            .concat()
        }
        NumberProblem::TooManyDigits { digits } => [
            &digits.to_string(),
            " digits: at most ",
            &Decimal::MAX_DIGITS.to_string(),
            " are kept exactly.",
        ]
        .concat(),
        NumberProblem::OtherUnit { found, unit } => {
            let of = match of {
                Of::KeyResult => "this key result",
                Of::Kpi => "this KPI",
            };
            let is_in = match unit.as_str() {
                "" => "it has none".to_owned(),
                unit => match unit.strip_prefix('/') {
                    Some(most) => ["it is out of ", most].concat(),
                    None => ["it is in ", unit].concat(),
                },
            };
            ["“", &cut(found), "” is no unit of ", of, ": ", &is_in, "."].concat()
        }
    }
}

/// What stands before the fraction, more than one of it.
const fn decimal_marks(notation: &Notation) -> &'static str {
    match notation.decimal {
        '.' => "decimal points",
        ',' => "decimal commas",
        _ => "decimal marks",
    }
}

/// What a separator is called.
fn name_of(mark: char) -> String {
    match mark {
        '.' => "point".to_owned(),
        ',' => "comma".to_owned(),
        ' ' => "space".to_owned(),
        '’' => "apostrophe".to_owned(),
        mark => ["“", &mark.to_string(), "”"].concat(),
    }
}

/// The beginning of a text: enough to know which.
fn cut(typed: &str) -> String {
    const SHOWN: usize = 24;
    let typed = typed.trim();
    match typed.char_indices().nth(SHOWN) {
        Some((end, _)) => [&typed[..end], "…"].concat(),
        None => typed.to_owned(),
    }
}

/// What stands under a field: its problem, or what was understood where that
/// could be something else; empty otherwise.
#[must_use]
pub fn under(field: &Field, typed: &str, start: Option<Decimal>, notation: &Notation) -> String {
    if let Some(found) = &field.problem {
        return problem(found, typed, notation);
    }
    match (field.value, field.relative, start) {
        (Some(value), Some(percent), Some(start)) => {
            let sign = if percent.is_negative() { " - " } else { " + " };
            let percent = notation.write(percent);
            [
                &notation.write(start),
                sign,
                percent.trim_start_matches('-'),
                "% = ",
                &notation.write(value),
            ]
            .concat()
        }
        (Some(value), ..) if field.echo => ["read as ", &notation.write(value)].concat(),
        _ => String::new(),
    }
}
