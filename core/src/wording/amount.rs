//! Which numbers of a line measure something. Dates, quarters, versions and names do not.

use super::lists::{FUNCTION, MEASURES, MONTHS, NUMBERED, SPANS, UNITS};
use super::words::{Words, is_among};

/// A number by which something is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// A share: 20 %.
    Share,
    /// Money: $50,000.
    Money,
    /// Anything else.
    Count,
}

/// Signs of money, and codes that stand for them.
const SIGNS: [char; 10] = ['$', '€', '£', '¥', '₹', '₽', '₩', '₱', '₪', '₺'];
const CODES: &str = "eur usd gbp chf inr jpy aud cad nzd sek nok dkk pln czk brl mxn zar cny krw rs kr zł \
                     kč euros kronor kroner yen yuan";

/// Numbers as words. "One" is none of them: "one page" does not count pages.
const NUMERALS: &str = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions dozen zero double triple halve doubling doubled tripled halved halving";

/// The number that a word is, if something is measured by it.
pub(super) fn amount(words: &Words<'_>, at: usize) -> Option<Amount> {
    let word = words.get(at);
    let digits = word
        .bytes()
        .take_while(|it| !it.is_ascii_alphabetic())
        .count();
    if !word.starts_with(|it: char| it.is_ascii_digit()) {
        return of_letters(words, at, word);
    }
    let (number, suffix) = word.split_at_checked(digits)?;
    let behind = words.behind(at).trim_start();
    if !suffix.is_empty() && !is_among(suffix, UNITS) {
        return None;
    }
    if behind.starts_with('%') || words.is(at + 1, "percent pct pp") {
        return Some(Amount::Share);
    }
    if words.phrase(at + 1, "per_cent").is_some()
        || words.phrase(at + 1, "percentage_points").is_some()
    {
        return Some(Amount::Share);
    }
    let gap = words.gap(at).trim_end();
    if gap.ends_with(SIGNS) || behind.starts_with(SIGNS) {
        return Some(Amount::Money);
    }
    if at > 0 && is_among(words.get(at - 1), CODES) || is_among(words.get(at + 1), CODES) {
        return Some(Amount::Money);
    }
    let is_plain = suffix.is_empty();
    // "#1", "C# 12" and "C++ 20".
    let is_none = gap.ends_with('#')
        || gap.ends_with("++")
        || is_day_or_version(number)
        || is_plain && is_release(words, at, number)
        || is_plain && (is_year(number) || is_named(words, at))
        || is_span(words, at)
        || is_compound(words, at);
    (!is_none).then_some(Amount::Count)
}

/// A number as a word, or with its currency before it.
fn of_letters(words: &Words<'_>, at: usize, word: &str) -> Option<Amount> {
    let digits = word.find(|it: char| it.is_ascii_digit());
    if let Some((code, _)) = digits.and_then(|from| word.split_at_checked(from)) {
        return is_among(code, CODES).then_some(Amount::Money);
    }
    if is_part(words, at) {
        return Some(Amount::Share);
    }
    let is_one =
        word.eq_ignore_ascii_case("one") && at > 0 && words.is(at - 1, "least than every exactly");
    let is_numeral = is_one || is_among(word, NUMERALS);
    if !is_numeral || is_span(words, at) || is_compound(words, at) {
        return None;
    }
    let is_share = words.is(at + 1, "percent pct");
    Some(if is_share {
        Amount::Share
    } else {
        Amount::Count
    })
}

/// "Half of all orders", "a third of them", "by a quarter"; not "the first half", "a quarter".
fn is_part(words: &Words<'_>, at: usize) -> bool {
    let is_of = words.is(at + 1, "of the our all");
    if words.is(at, "half") {
        let is_by = at > 0 && words.is(at - 1, "by in to") && !words.is_hyphenated(at + 1);
        return is_of || is_by;
    }
    let is_one = words.is(at, "third quarter fifth tenth") && at > 0 && words.is(at - 1, "a one");
    is_one && (words.is(at + 1, "of") || at > 1 && words.is(at - 2, "by to"))
}

fn is_year(number: &str) -> bool {
    let year = number.parse::<u16>();
    number.len() == 4 && year.is_ok_and(|it| (1990..2100).contains(&it))
}

/// 2027-03-31, 3/31, 31.3.2027, 24/7, 17:30 and 1.2.3; not 4/5, 79/100, 10:1 and 3-5.
fn is_day_or_version(number: &str) -> bool {
    let number = number.trim_end_matches(['.', ',', ':', '/', '-']);
    let count = |sign: char| number.matches(sign).count();
    if count('.') > 1 || count('-') > 1 || count('/') > 1 || count(':') > 1 {
        return true;
    }
    if let Some((left, right)) = number.split_once('/') {
        let is_scale = matches!(right, "4" | "5" | "6" | "7" | "10" | "20" | "100");
        let (left, right) = (left.parse::<f64>(), right.parse::<f64>());
        let is_within = left.ok().zip(right.ok()).is_some_and(|(it, of)| it <= of);
        return !(is_scale && is_within);
    }
    if let Some((_, right)) = number.split_once(':') {
        return right.len() == 2;
    }
    number
        .split_once('-')
        .is_some_and(|(left, _)| is_year(left))
}

/// "To all customers in 3.20": what something comes with, where nothing is measured in it.
fn is_release(words: &Words<'_>, at: usize, number: &str) -> bool {
    at > 0 && at + 1 == words.len() && number.contains('.') && words.is(at - 1, "in with")
}

/// Phase 2, SOC 2, week 7, Windows 11, 31 December.
fn is_named(words: &Words<'_>, at: usize) -> bool {
    if words.is(at + 1, MONTHS) && words.follows(at + 1) {
        return true;
    }
    if at <= words.first() || !words.follows(at) {
        return false;
    }
    let before = words.get(at - 1);
    // COVID-19 is, "a top-10 rank" is not.
    let is_capitals = before.len() > 1 && before.bytes().all(|it| it.is_ascii_uppercase());
    if is_capitals && words.is_hyphenated(at) {
        return true;
    }
    if is_among(before, NUMBERED) || is_among(before, MONTHS) {
        return true;
    }
    // A word with a capital inside the line is a name, unless it is what is measured.
    // At the beginning every word has one.
    let is_name = at > words.first() + 1
        && before.starts_with(char::is_uppercase)
        && !is_among(before, "top")
        && !is_among(before, MEASURES)
        && !is_among(before, FUNCTION);
    let counts = at + 1 < words.len() && words.follows(at + 1) && !words.is(at + 1, FUNCTION);
    is_name && !counts
}

/// "In the next 30 days": until when, not how much.
fn is_span(words: &Words<'_>, at: usize) -> bool {
    let before = "in over next past last first after following";
    at > 0 && words.is(at + 1, SPANS) && words.is(at - 1, before)
}

/// "Two-factor", "360-degree", "a four-day week": one word with what follows.
fn is_compound(words: &Words<'_>, at: usize) -> bool {
    let is_unit = is_among(words.get(at + 1), UNITS);
    let is_span = is_among(words.get(at + 1), SPANS) && words.follows(at + 2);
    words.is_hyphenated(at + 1)
        && (!is_unit || is_span)
        && !words
            .get(at + 1)
            .starts_with(|it: char| it.is_ascii_digit())
}
