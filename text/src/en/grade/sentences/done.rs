//! What is done or not.

use super::quantity::Sentence;
use super::vocabulary::{ARTICLES, DOES, DOES_PLAINLY, MONTHS, VAGUE};
use super::{Said, after_verb, first_verb, has_word, keeps};

/// "Launch the new website", also by a day
pub(super) fn done(sentence: &Sentence<'_>) -> Option<Said> {
    let lower = sentence.lower;
    let head = without_deadline(lower);
    if sentence.has_names || head.contains(|c: char| c.is_numeric()) || keeps(lower) {
        return None;
    }
    let first = first_verb(head);
    let after = after_verb(head, first)?.trim_end_matches(['.', '!']);
    let after = after
        .strip_prefix("out ")
        .or_else(|| after.strip_prefix("up "))
        .unwrap_or(after);
    let mut all = after.split(' ');
    let is_one = all.next().is_some_and(|word| ARTICLES.contains(word));
    let particle =
        !matches!(first, "roll" | "set") || !std::ptr::eq(after, after_verb(head, first)?);
    let is_vague = VAGUE.all().any(|word| has_word(lower, word)) || sentence.is_rate();
    let is_plain = DOES_PLAINLY.contains(first)
        && !after.is_empty()
        && after.split(' ').count() <= 3
        && (!after.ends_with('s') || after.ends_with("ss"));
    (DOES.contains(first)
        && particle
        && (is_one || is_plain)
        && !is_vague
        && after.contains(char::is_alphabetic))
    .then_some(Said::Done)
}

/// A sentence without the day by which it is to be so.
fn without_deadline(lower: &str) -> &str {
    let starts = [
        " by ", " before ", " until ", " in ", " on ", " this ", " during ",
    ];
    let cut = starts
        .iter()
        .filter_map(|word| lower.find(word))
        .find(|at| {
            let tail = &lower[*at..];
            let mut tail = tail
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty());
            tail.any(|word| {
                let is_year = word.len() == 4
                    && word
                        .parse()
                        .is_ok_and(|year: u32| (2000..2100).contains(&year));
                let is_part = word.len() == 2
                    && word.starts_with(['q', 'h'])
                    && word.ends_with(['1', '2', '3', '4']);
                is_year
                    || is_part
                    || MONTHS.contains(word)
                    || matches!(
                        word,
                        "quarter" | "year" | "summer" | "spring" | "autumn" | "fall" | "winter"
                    )
            })
        });
    cut.map_or(lower, |at| lower[..at].trim_end())
}
