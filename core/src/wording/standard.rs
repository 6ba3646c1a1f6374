//! A standard to keep instead of a change.

use std::ops::Range;

use super::amount::Amount;
use super::held::is_standard;
use super::lists::{FUNCTION, KEEP};
use super::measured::is_measured;
use super::task::{ends_as, is_bound, is_verb_at, lead};
use super::words::{Words, is_among};

/// What asks for a thing to be so.
const ENSURES: &str = "ensure ensuring guarantee make_sure see_to_it";

/// A standard that is to stay as it is.
pub(super) fn standard(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    let word = words.get(at);
    let keeps = is_among(word, KEEP) || ends_as(word, "ing", |it| is_among(it, KEEP));
    if keeps && at + 1 < words.len() {
        return Some(words.range(at..at + 1));
    }
    if is_among(word, "hold holding") && is_standard(words, at + 1) {
        return Some(words.range(at..at + 1));
    }
    if let Some(count) = words
        .one_of(at, ENSURES)
        .filter(|it| is_ensured(words, at + it))
    {
        return Some(words.range(at..at + count));
    }
    if let Some(count) = words.one_of(at, "do_not_let don't_let never_let not_let") {
        return Some(words.range(at..at + count));
    }
    if let Some(range) = never(words).or_else(|| bounded(words)) {
        return Some(range);
    }
    // "The rating maintained with all three agencies".
    let is_kept = |at: &usize| {
        words.is(*at, "maintained sustained preserved upheld")
            && (*at + 1 == words.len() || words.is(at + 1, FUNCTION) || words.is(at + 1, "w"))
    };
    if let Some(at) = (at + 1..words.len()).find(is_kept) {
        return Some(words.range(at..at + 1));
    }
    // "Uptime stays above 99.9 %".
    let stays = "stays stay remains remain kept maintained";
    let at = (at + 1..words.len()).find(|it| words.is(*it, stays))?;
    is_bound(words, at + 1).then(|| words.range(at..at + 1))
}

/// Whether what is to be made sure is so all of the time: of all or none of something, or with a
/// number that bounds it.
fn is_ensured(words: &Words<'_>, from: usize) -> bool {
    let from = from + usize::from(words.is(from, "that"));
    let is_whole = words.is(from, "all every each no nobody none") && from + 1 < words.len();
    let has_number = words.amounts().next().is_some();
    // "Ensure 3 more people are hired" gets somewhere.
    let is_bounded = has_number
        && (is_bound(words, from)
            || is_measured(words)
            || matches!(words.amount(from), Some(Amount::Share)));
    is_bounded || is_whole && (has_number || words.any(from, "is are gets get has have"))
}

/// "Never exceeds 1 hour", "does not fall below 4.5": what is not to happen.
fn never(words: &Words<'_>) -> Option<Range<usize>> {
    const NOT: &str = "never not don't doesn't won't cannot can't";
    const LEAVES: &str = "fall falls drop drops dip dips slip slips sink sinks slide slides go goes \
                          rise rises climb climbs";
    (words.first()..words.len()).find_map(|at| {
        let is_out = words.is(at + 1, LEAVES) && words.is(at + 2, "below under over above beyond");
        let exceeds = words.is(at + 1, "exceed exceeds") && words.follows(at + 1);
        let count = if is_out { 3 } else { 2 };
        (words.is(at, NOT) && (is_out || exceeds)).then(|| words.range(at..at + count))
    })
}

/// "No more than one outage", "availability of 99.95 % throughout the move": a bound alone,
/// or one for all of the time.
fn bounded(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    let begins = words.one_of(at, "no_more_than not_more_than never_more_than at_most");
    if let Some(count) = begins.filter(|it| words.amount(at + it).is_some()) {
        return Some(words.range(at..at + count));
    }
    let has_number = words.amounts().next().is_some();
    let is_change = is_verb_at(words, at);
    let at =
        (at + 1..words.len()).find(|at| words.one_of(*at, "throughout at_all_times").is_some())?;
    (has_number && !is_change).then(|| words.range(at..at + 1))
}
