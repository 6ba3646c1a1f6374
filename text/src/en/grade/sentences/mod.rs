//! Key results out of sentences: "Improve conversion from 12% to 18%".
//!
//! Whatever is not sure stays empty: a wrong number costs more than an empty field.

mod aim;
mod change;
mod done;
mod label;
mod plain;
mod quantity;
mod rate;
mod span;
mod standard;
mod unread;
mod vocabulary;

use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::{KeyResult, Measure, Operator};

use self::aim::{count, count_at_a_price, target};
use self::change::{change, change_of_things, from_alone, relative};
use self::done::done;
use self::label::{labelled, share_with_label};
use self::plain::plain;
use self::quantity::Sentence;
use self::standard::{are_times, named, named_range, range, standard};
use self::unread::is_half_read;
use self::vocabulary::{ABOUT, COUNTS, FILLERS, KEEPS, LIMITS, MOVES, REACHES};

/// What a sentence says.
enum Said {
    /// From where to where; where it starts may be missing.
    Change(Option<Decimal>, Decimal, String),
    /// What to keep it to; the lower end of a range comes first.
    Hold(Operator, Option<Decimal>, Decimal, String),
    /// Something that is done or not.
    Done,
}

/// The key result that a sentence holds: with the numbers that stand in it, and
/// everything else as in `before`. None if it says none. A measure that was chosen
/// stays: only the usual one gives way.
#[must_use]
pub fn key_result(sentence: &str, before: &KeyResult, notation: &Notation) -> Option<KeyResult> {
    let text = plain(sentence);
    let lower = text.to_ascii_lowercase();
    let sentence = Sentence::of(&text, &lower, notation);
    let write = |value: Decimal| notation.write_plain(value);
    // The unit as it was, unless the sentence has one.
    let unit = |said: String| {
        if said.is_empty() {
            before.unit.clone()
        } else {
            said
        }
    };
    let filled = before.clone();
    let found = match said(&sentence)? {
        Said::Change(start, target, said) => KeyResult {
            measure: Measure::Change,
            start: start.map_or_else(String::new, write),
            target: write(target),
            unit: unit(said),
            ..filled
        },
        Said::Hold(operator, low, bound, said) => KeyResult {
            measure: Measure::Hold,
            operator,
            start: low.map_or_else(String::new, write),
            target: write(bound),
            unit: unit(said),
            ..filled
        },
        Said::Done => KeyResult {
            measure: Measure::YesNo,
            ..filled
        },
    };
    let fits = before.measure == Measure::Change || before.measure == found.measure;
    fits.then_some(found)
}

/// The bound that the name of a number says, with the unit beside it: "Response time under
/// 30 minutes", "Utilisation between 65 and 75%", "NPS ≥ 50". None if it says none.
#[must_use]
pub fn bound(name: &str, notation: &Notation) -> Option<(Bound, String)> {
    let text = plain(name);
    let lower = text.to_ascii_lowercase();
    let sentence = Sentence::of(&text, &lower, notation);
    // What is watched is never counted up to a target or done.
    let found = match said(&sentence) {
        Some(Said::Hold(operator, low, end, unit)) => Some((operator, low, end, unit)),
        _ => None,
    };
    let (operator, low, end, unit) = found.or_else(|| match &sentence.quantities[..] {
        [one] => named(&sentence, one),
        [one, other] => named_range(&sentence, one, other),
        _ => None,
    })?;
    let bound = match low {
        Some(low) => Bound::between(low, end),
        None => operator.bound(Some(end))?,
    };
    Some((bound, unit))
}

fn said(sentence: &Sentence<'_>) -> Option<Said> {
    if is_half_read(sentence) {
        return None;
    }
    match &sentence.quantities[..] {
        [] => done(sentence),
        [one] => standard(sentence, one)
            .or_else(|| from_alone(sentence, one))
            .or_else(|| count(sentence, one))
            .or_else(|| target(sentence, one))
            .or_else(|| labelled(sentence)),
        [one, rest @ ..] if are_times(sentence, rest) => standard(sentence, one),
        [one, other, rest @ ..] => relative(sentence, one, other, rest)
            .or_else(|| labelled(sentence))
            .or_else(|| share_with_label(sentence))
            .or_else(|| count_at_a_price(sentence, one, other, rest))
            .or_else(|| range(sentence, one, other, rest))
            .or_else(|| change(sentence, one, other, rest))
            .or_else(|| change_of_things(sentence)),
    }
}

/// What stands between two places, without white space around.
fn words(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default().trim()
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric())
        .any(|other| other == word)
}

fn last(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or_default()
}

/// Whether a text ends with words and not in the middle of another.
fn ends_with_words(text: &str, words: &str) -> bool {
    text.strip_suffix(words).is_some_and(|rest| {
        !rest.ends_with(|c: char| c.is_alphanumeric() && words.starts_with(char::is_alphabetic))
    })
}

/// A text without words at its end that make a number a rough one.
fn without_about(text: &str) -> &str {
    let mut text = text;
    while let Some((words, last)) = text.rsplit_once(' ')
        && ABOUT.contains(last)
    {
        text = words;
    }
    text
}

/// Whether something is asked to be kept.
fn keeps(lower: &str) -> bool {
    KEEPS.all().any(|verb| has_word(lower, verb))
}

fn is_filler(text: &str) -> bool {
    FILLERS.contains(&text.trim())
}

fn is_verb(word: &str) -> bool {
    [COUNTS, REACHES, MOVES, KEEPS, LIMITS]
        .iter()
        .any(|all| all.contains(word))
}

fn first_is_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// The word that a sentence begins with, past those before a verb.
fn first_verb(lower: &str) -> &str {
    const BEFORE: [&str; 9] = [
        "we",
        "i",
        "will",
        "to",
        "i'll",
        "we'll",
        "successfully",
        "please",
        "must",
    ];
    lower
        .split([' ', ',', ':'])
        .find(|word| !word.is_empty() && !BEFORE.contains(word))
        .unwrap_or_default()
}

/// What follows the verb.
fn after_verb<'a>(text: &'a str, verb: &str) -> Option<&'a str> {
    let at = text.find(verb)?;
    text.get(at + verb.len()..).map(str::trim)
}
