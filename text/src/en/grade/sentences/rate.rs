//! How often in a while, and per how many: "3 a week", "$2k/month", "$3 per order".
//!
//! A rate has no start at 0, and two of different ones are no change: from 1 a week to 5 a day
//! nobody has gone by 4.

use super::quantity::{Quantity, Sentence};
use super::vocabulary::{RATES, STOPS};
use super::{has_word, words};

/// What a rate is counted per where that is a span of time, and what is short for it.
const SPANS: [(&str, &str); 16] = [
    ("second", "s sec"),
    ("minute", "min"),
    ("hour", "h hr hourly"),
    ("day", "d daily"),
    ("night", "nightly"),
    ("week", "w wk weekly"),
    ("fortnight", "fortnightly"),
    ("month", "mo mth monthly"),
    ("quarter", "qtr q quarterly"),
    ("year", "y yr yearly annum annually"),
    ("sprint", ""),
    ("weekday", ""),
    ("weekend", ""),
    ("season", ""),
    ("semester", ""),
    ("term", ""),
];

/// The most words of what a rate is counted per: "per active user".
const LONGEST: usize = 3;

/// The span of time that a word is, by one name: "hr" is an hour.
fn span(word: &str) -> Option<&'static str> {
    let one = word.strip_suffix('s').filter(|it| it.len() > 1);
    let is = |(name, short): &&(&str, &str)| {
        [Some(word), one]
            .into_iter()
            .flatten()
            .any(|it| *name == it || !it.is_empty() && short.split(' ').any(|other| other == it))
    };
    SPANS.iter().find(is).map(|(name, _)| *name)
}

/// What so much of something is counted per, where that follows right behind it, and where it
/// ends: "/week", "per order", "a day", "every month", "weekly".
pub(super) fn rate_behind(lower: &str, from: usize) -> Option<(String, usize)> {
    let rest = lower.get(from..)?;
    // "Baseline 12% / target 18%" has a stroke between two things.
    let of = rest.trim_start().strip_prefix('/');
    let of = of.filter(|it| it.starts_with(char::is_alphabetic));
    let (of, is_joined) = match of {
        Some(of) => (of, true),
        None => (rest, false),
    };
    let of = of.trim_start();
    let mut at = lower.len() - of.len();
    let mut word = || {
        let rest = lower[at..].trim_start();
        let from = lower.len() - rest.len();
        let end = rest.find(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'')));
        let word = &rest[..end.unwrap_or(rest.len())];
        at = from + word.len();
        (word, at)
    };
    let (first, end) = word();
    if is_joined {
        let name = span(first).unwrap_or(first);
        return (!first.is_empty()).then(|| (name.to_owned(), end));
    }
    match first {
        "a" | "an" | "each" | "every" => {
            let (next, end) = word();
            span(next).map(|it| (it.to_owned(), end))
        }
        "per" => {
            let (next, mut end) = word();
            if let Some(span) = span(next) {
                return Some((span.to_owned(), end));
            }
            let mut name = next.to_owned();
            for _ in 1..LONGEST {
                let (next, next_end) = word();
                // Words of one name have nothing but spaces between them.
                let is_next = words(lower, end, next_end) == next;
                if next.is_empty() || !is_next || STOPS.contains(next) {
                    break;
                }
                name = [&name, " ", next].concat();
                end = next_end;
            }
            (!next.is_empty() && !STOPS.contains(next) && next != "cent").then_some((name, end))
        }
        _ if RATES.contains(first) => span(first).map(|it| (it.to_owned(), end)),
        _ => None,
    }
}

impl Sentence<'_> {
    /// Whether it says how often in a while, or per how many.
    pub(super) fn is_rate(&self) -> bool {
        // Behind a number any span makes a rate; elsewhere "a second office" has none.
        let mut all = self.lower.split(|c: char| !c.is_alphanumeric());
        let mut before = "";
        let is_a_span = all.any(|word| {
            let is_span = matches!(
                word,
                "hour"
                    | "day"
                    | "night"
                    | "week"
                    | "fortnight"
                    | "month"
                    | "quarter"
                    | "year"
                    | "sprint"
            );
            let is = matches!(before, "a" | "an") && is_span;
            before = word;
            is
        });
        // "At $49 each" is a price.
        let is_price = |it: &Quantity| it.is_money() && self.lower[it.end..].starts_with(" each");
        let is_priced = self.quantities.iter().any(is_price);
        let is_said = |word| has_word(self.lower, word) && !(word == "each" && is_priced);
        is_a_span
            || RATES.all().any(is_said)
            || self.quantities.iter().any(|it| it.rate.is_some())
            || ["p.m.", "p.a.", "p.w."]
                .iter()
                .any(|it| self.lower.contains(it))
    }
}
