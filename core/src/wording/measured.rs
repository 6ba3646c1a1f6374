//! What of a line is measured, and whether that decides anything.

use std::ops::Range;

use super::lists::{
    CHANNELS, EVER, FEWER, MEASURES, PHRASES_OF_MEASURES, SITES, SPANS, VANITY, VISITED, WORTH,
};
use super::task::{RHYTHMS, lead, task};
use super::words::Words;

/// Whether it names something that is measured, such as a rate or a time to something.
pub(super) fn is_measured(words: &Words<'_>) -> bool {
    (words.first()..words.len()).any(|at| is_measure(words, at))
}

/// Whether something that is measured is named by a word, or from it on.
pub(super) fn is_measure(words: &Words<'_>, at: usize) -> bool {
    words.one_of(at, PHRASES_OF_MEASURES).is_some()
        || words.is(at, MEASURES)
            && words.is_head(at)
            && !is_verb(words, at)
            && !is_span(words, at)
            && !is_department(words, at)
}

/// "Reach 500 readers", "pupils who reach the standard": what is reached is not the reach.
fn is_verb(words: &Words<'_>, at: usize) -> bool {
    let is_reached =
        || words.is(at + 1, "the a an our their its every") || words.amount(at + 1).is_some();
    at == lead(words) && words.is(at, "reach total count share")
        || words.is(at, "reach") && words.follows(at + 1) && is_reached()
}

/// "Between product and sales", "sales: call them": who sells, not what is sold.
fn is_department(words: &Words<'_>, at: usize) -> bool {
    const OTHERS: &str = "marketing product support service success finance engineering operations \
                          design legal hr it";
    let is_joined = |at: usize| words.is(at, "and or");
    words.is(at, "sales")
        && (is_joined(at + 1) && words.is(at + 2, OTHERS)
            || words.gap(at + 1).contains(':')
            || at > 0 && words.is(at - 1, "between with at")
            || at > 1 && is_joined(at - 1) && words.is(at - 2, OTHERS))
}

/// "In the next 30 days": a number says for itself whether it measures something.
fn is_span(words: &Words<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |it| words.get(it));
    words.is(at, "days") && before.starts_with(|it: char| it.is_ascii_digit())
}

/// Whether the line says what could be counted, without a number: a measure, unless it
/// is only what some work is about; or all of something.
pub(super) fn is_countable(words: &Words<'_>) -> bool {
    let first = words.first();
    let is_whole =
        words.is(first, "all every each nobody none no") || words.phrase(first, "no_one").is_some();
    let is_often = words.any(first, RHYTHMS);
    is_whole || is_often || is_measured(words) && task(words, false).is_none()
}

/// A number by which an objective is measured inside its title.
pub(super) fn number_inside(words: &Words<'_>) -> Option<Range<usize>> {
    let (at, _) = words.amounts().next()?;
    let word = words.range(at..at + 1);
    // With the sign that belongs to it: "20%" and not "20", "$2M" and not "2M".
    let before = words.gap(at);
    let sign = before.strip_suffix(SIGNS).unwrap_or(before);
    let behind = words.behind(at);
    let spaced = behind.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    // "From 40 €5" has it before the next number.
    let is_next = |rest: &&str| rest.starts_with(|it: char| it.is_ascii_digit());
    let rest = spaced.strip_prefix(SIGNS).filter(|it| !is_next(it));
    let rest = rest.unwrap_or(behind);
    Some(word.start - (before.len() - sign.len())..word.end + (behind.len() - rest.len()))
}

/// What is written right before or behind a number.
const SIGNS: [char; 11] = ['%', '$', '€', '£', '¥', '₹', '‰', '₽', '₩', '₱', '₪'];

/// Whether something is held against something else, or less of it is wanted.
pub(super) fn is_rate(words: &Words<'_>) -> bool {
    let of_share = |at: usize| {
        let behind = words.behind(at).trim_start();
        let behind = behind.strip_prefix('%').unwrap_or(behind).trim_start();
        behind.starts_with("of ") && words.behind(at).contains('%')
    };
    // "Downloads per month" are no rate of anything.
    let is_per = |at: usize| words.is(at, "per") && !words.is(at + 1, SPANS);
    (words.first()..words.len()).any(is_per)
        || words.any(words.first(), WORTH)
        || words.any(words.first(), FEWER)
        || words.amounts().any(|(at, _)| of_share(at))
}

/// A number that grows by itself.
pub(super) fn vanity(words: &Words<'_>) -> Option<Range<usize>> {
    (words.first()..words.len()).find_map(|at| {
        let count = words
            .one_of(at, VANITY)
            .filter(|it| words.is_head(at + it - 1) && !is_verb(words, at));
        let is_before = |list: &str| at > 0 && words.is(at - 1, list);
        let visits = || {
            // "Traffic from 50k to 90k visits", "website traffic"
            let is_visit = words.is(at, "visits hits")
                && (is_before(VISITED) || words.any(words.first(), "traffic"))
                || words.is(at, "traffic") && is_before(SITES);
            let is_channel = words.is(at, "subscribers") && is_before(CHANNELS);
            ((is_visit || is_channel) && words.is_head(at)).then_some(1)
        };
        // Of all there ever were there are never fewer.
        let total = || {
            let count = words
                .one_of(at, EVER)
                .filter(|it| words.is_head(at + it - 1));
            count.filter(|_| is_before("total cumulative lifetime all_time"))
        };
        let count = count.or_else(visits).or_else(total)?;
        Some(words.range(at..at + count))
    })
}
