//! Words that could stand before anything.

use std::ops::Range;

use super::Kind;
use super::lists::{DEGREES, PRAISE, PRAISE_AS_A_THING, VAGUE};
use super::measured::is_measured;
use super::task::lead;
use super::words::{Words, is_among};

/// What shows how things will be, so that one can tell whether they are.
const SHOWN: &str = "so_that so_they so_we so_every so_all so_each so_no until instead_of no_longer nobody no_one from within than without_a";

/// What compares with something that is not named.
const COMPARED: &str = "more less better faster higher quicker smarter bigger stronger";

/// An objective that begins with "improve", or calls what it is after excellent.
pub(super) fn vague_objective(words: &Words<'_>) -> Option<Range<usize>> {
    if is_measured(words) || words.any(words.first(), SHOWN) {
        return None;
    }
    improving(words)
        .or_else(|| praise(words))
        .or_else(|| degree(words))
        .or_else(|| bare_comparison(words))
        .or_else(|| better(words))
}

/// "Better performance and relevance": than what is left open.
fn better(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    let begins = words.is(at, "better greater stronger improved enhanced") && words.follows(at + 1);
    begins.then(|| words.range(at..at + 1))
}

/// "Sell more", "Serve clients better": a few words that end in a comparison, with nothing.
fn bare_comparison(words: &Words<'_>) -> Option<Range<usize>> {
    let last = words.len().checked_sub(1)?;
    let from = lead(words);
    let is_bare = last > from && last <= from + 2 && words.is(last, COMPARED);
    is_bare.then(|| words.range(last..last + 1))
}

/// A word that sounds good; in a key result "improve" too, where nothing says by what. How
/// much of it says nothing of what is measured either: "substantially reduce the backlog".
pub(super) fn weasel(words: &Words<'_>, kind: Kind) -> Option<Range<usize>> {
    let begun = || improving(words).filter(|_| kind == Kind::KeyResult);
    let said = praise(words).or_else(begun);
    said.filter(|_| !is_measured(words))
        .or_else(|| degree(words))
}

/// How much, without a number.
fn degree(words: &Words<'_>) -> Option<Range<usize>> {
    let at = (words.first()..words.len()).find(|at| words.is(*at, DEGREES))?;
    Some(words.range(at..at + 1))
}

/// A verb at the beginning of the line, or of what is joined to it, that says better
/// and nothing else.
fn improving(words: &Words<'_>) -> Option<Range<usize>> {
    let lead = lead(words);
    let begins =
        |at: usize| at == lead || at > lead && (words.is(at - 1, "and") || is_listed(words, at));
    let at = (lead..words.len())
        .find(|at| begins(*at) && is_vague(words, *at) && at + 1 < words.len())?;
    Some(words.range(at..at + 1))
}

fn is_listed(words: &Words<'_>, at: usize) -> bool {
    words.gap(at).contains([',', '&', ';', '+'])
}

fn is_vague(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let gerund = word.len().checked_sub(3).filter(|it| *it > 2);
    let stem = gerund.and_then(|it| Some((word.get(..it)?, word.get(it..)?)));
    let stem = stem.filter(|(_, end)| end.eq_ignore_ascii_case("ing"));
    let is_stem = stem.is_some_and(|(stem, _)| {
        VAGUE.split(' ').any(|it| {
            it.strip_suffix('e')
                .unwrap_or(it)
                .eq_ignore_ascii_case(stem)
        })
    });
    is_among(word, VAGUE)
        || is_stem
        || words
            .one_of(
                at,
                "focus_on be_better_at get_better_at become_better_at get_even_better_at",
            )
            .is_some()
}

fn praise(words: &Words<'_>) -> Option<Range<usize>> {
    (words.first()..words.len()).find_map(|at| {
        let thing = words
            .one_of(at, PRAISE_AS_A_THING)
            .filter(|it| words.is_head(at + it - 1));
        // "Ways of engaging younger readers" is what is done to them.
        let is_done = words.is(at, "engaging") && at > 0 && words.is(at - 1, "of by for on in");
        let praise = words.one_of(at, PRAISE).filter(|_| !is_done);
        let count = praise.or(thing)?;
        Some(words.range(at..at + count))
    })
}
