//! Numbers that stand where something starts or ends and were not read: what is understood by
//! half fills nothing.

use super::change::is_arrow;
use super::quantity::{Quantity, Sentence};
use super::vocabulary::{AFTER_FROM, UNITS_OF_TIME};
use super::{last, without_about, words};

/// Whether an end of a change was not read, or only a part of it: "from 2h30 to 1h", "from
/// $1,2M to $2M", "from 2 hours to 1 hour 30 minutes".
pub(super) fn is_half_read(sentence: &Sentence<'_>) -> bool {
    let mut pairs = sentence.quantities.windows(2);
    pairs.any(|pair| is_one_time(sentence, &pair[0], &pair[1]))
        || unread(sentence)
            .into_iter()
            .any(|(start, end)| is_end(sentence, start, end))
}

/// "1 hour 30 minutes", "1h 30": one time in two numbers.
fn is_one_time(sentence: &Sentence<'_>, one: &Quantity, other: &Quantity) -> bool {
    let between = words(sentence.lower, one.end, other.start);
    let second = other.unit.is_empty() || is_of_time(other);
    matches!(between, "" | "and" | ",") && is_of_time(one) && second && one.unit != other.unit
}

fn is_of_time(quantity: &Quantity) -> bool {
    let unit = quantity.unit.to_lowercase();
    UNITS_OF_TIME.contains(&unit)
        || unit
            .strip_suffix('s')
            .is_some_and(|it| matches!(it, "hr" | "min" | "sec") || UNITS_OF_TIME.contains(it))
}

/// The words that begin with a digit, a currency before it aside, and were not read. Ordinals
/// and words of two with a hyphen ("30-day") are no numbers.
fn unread(sentence: &Sentence<'_>) -> Vec<(usize, usize)> {
    let text = sentence.lower;
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + at;
        let is_of_word = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',' | ':' | '\'' | '’');
        let rest = &text[start..];
        let word = &rest[..rest.find(|c| !is_of_word(c)).unwrap_or(rest.len())];
        let end = start + word.len();
        let is_read = sentence
            .read
            .iter()
            .any(|&(one, other)| one < end && other > start);
        let is_name = text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '-');
        let is_ordinal = ["st", "nd", "rd", "th"].iter().any(|it| word.ends_with(it));
        let mut behind = text[end..].chars();
        let is_compound = matches!(behind.next(), Some('-' | '‑' | '/'))
            && behind.next().is_some_and(char::is_alphanumeric);
        if !(is_read || is_name || is_ordinal || is_compound) {
            found.push((start, end));
        }
        from = end;
    }
    found
}

/// Whether a word stands where a change starts or ends, or goes on with a number before it.
fn is_end(sentence: &Sentence<'_>, start: usize, end: usize) -> bool {
    let before = words(sentence.lower, 0, start);
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_arrow_sign(c));
    let mut before = without_about(before);
    while AFTER_FROM.contains(last(before)) && before.contains(' ') {
        before = before.rsplit_once(' ').map_or("", |(it, _)| it);
    }
    let behind = words(sentence.lower, end, sentence.lower.len());
    let lead = last(before);
    let next = behind.split(' ').next().unwrap_or_default();
    let goes_on = sentence
        .quantities
        .iter()
        .any(|it| it.end <= start && words(sentence.lower, it.end, start).is_empty());
    matches!(
        lead,
        "from" | "to" | "was" | "currently" | "now" | "today" | "baseline"
    ) || is_arrow(lead)
        || ends_with_arrow(before)
        || is_arrow(next)
        || begins_with_arrow(behind)
        || next == "to"
        || goes_on
}

const fn is_arrow_sign(c: char) -> bool {
    matches!(c, '>' | '→' | '⇒' | '⟶' | '➔' | '➜' | '➝' | '➞')
}

fn ends_with_arrow(text: &str) -> bool {
    text.ends_with(is_arrow_sign) && !text.ends_with(" >")
}

fn begins_with_arrow(text: &str) -> bool {
    text.starts_with(['→', '⇒', '⟶']) || text.starts_with("->") || text.starts_with("=>")
}
