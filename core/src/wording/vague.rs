//! Words that could stand before anything.

use std::ops::Range;

use super::Kind;
use super::lists::{COMPARATIVES, DEGREES, FUNCTION, PRAISE, PRAISE_AS_A_THING, VAGUE};
use super::measured::{is_measure, is_measured};
use super::standard::standard;
use super::task::lead;
use super::words::{Words, is_among};

/// What shows how things will be, so that one can tell whether they are.
const SHOWN: &str = "so_that so_they so_we so_every so_all so_each so_no until instead_of no_longer nobody no_one from within than without_a";

/// What compares with something that is not named.
const COMPARED: &str = "more less better faster higher quicker smarter bigger stronger";

/// What begins like an empty verb and means another thing.
const IDIOMS: &str = "drive_home drive_across drive_electric drive_a_car raise_kids \
    raise_children raise_a_family advance_to support_act support_team support_desk support_staff \
    support_centre support_center support_agents support_hotline support_chat";

/// Of the empty verbs, those that are nouns as well.
const NOUNS: &str = "support drive boost advance increase raise";

/// What begins what is said of a noun.
const OF_NOUN: &str = "that which who where when whose nobody everybody everyone people";

/// What people do with what they like, where it ends a line: "support our users love".
const LIKED: &str = "love loves trust recommend notice enjoy need want remember praise \
    rave_about talk_about brag_about rely_on count_on come_back_for look_forward_to pay_for";

/// What no other is: "be the best".
const SUPERLATIVES: &str = "the_best the_greatest the_leader the_leading the_market_leader \
    a_leader a_market_leader the_most_successful";

/// Verbs that say only in which direction a measure is to go.
const DIRECTIONS: &str = "reduce increase grow boost cut raise lower improve maximise maximize \
    minimise minimize decrease drive lift optimise optimize";

/// An objective that begins with "improve", or calls what it is after excellent.
pub(super) fn vague_objective(words: &Words<'_>) -> Option<Range<usize>> {
    if let Some(range) = bare_direction(words) {
        return Some(range);
    }
    if is_measured(words) || words.any(words.first(), SHOWN) {
        return None;
    }
    improving(words)
        .or_else(|| superlative(words))
        .or_else(|| praise(words))
        .or_else(|| degree(words))
        .or_else(|| bare_comparison(words))
        .or_else(|| better(words))
}

/// "Reduce costs", "increase our revenue": the direction of a measure and nothing else.
fn bare_direction(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    let from = at + 1 + usize::from(words.is(at + 1, "our the my all its"));
    let last = words.len().checked_sub(1)?;
    let is_bare = words.is(at, DIRECTIONS)
        && (from..=from + 1).contains(&last)
        && (from..=last).all(|it| words.follows(it) && !words.is(it, FUNCTION))
        && (is_measure(words, last) || last > from && is_measure(words, from));
    is_bare.then(|| words.range(at..at + 1))
}

/// "Be the best", "build the best team in Europe": by what is left open. "The best of our data"
/// and "the best-rated dentist" are not called so.
fn superlative(words: &Words<'_>) -> Option<Range<usize>> {
    (words.first()..words.len()).find_map(|at| {
        let count = words.one_of(at, SUPERLATIVES)?;
        let next = at + count;
        let is_other =
            words.is(next, "of out") || words.is(next, OF_NOUN) || words.is_hyphenated(next);
        (!is_other).then(|| words.range(at..next))
    })
}

/// Whether a line begins with a comparison: "happier customers".
pub(super) fn compares(words: &Words<'_>) -> bool {
    let at = words.first();
    words.is(at, COMPARATIVES) && words.follows(at + 1)
}

/// "Lead the industry in uptime": how far the others are nobody counts.
pub(super) fn leads_others(words: &Words<'_>) -> bool {
    let at = lead(words);
    words.is(at, "lead dominate outperform beat")
        && words.is(at + 1, "the our")
        && words.is(
            at + 2,
            "industry market field category sector competition competitors way region",
        )
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
    let is_result = kind == Kind::KeyResult;
    // "Ensure all invoices are paid" is called a standard already.
    let is_said = |it: &Range<usize>| standard(words).as_ref() == Some(it);
    let begun = || improving(words).filter(|it| is_result && !is_said(it));
    let said = praise(words).or_else(begun);
    // Of what is measured it is a degree: "better retention".
    let by_how_much = || better(words).filter(|_| is_result && is_measured(words));
    said.filter(|_| !is_measured(words))
        .or_else(|| degree(words))
        .or_else(by_how_much)
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
    if is_noun(words, at) {
        return false;
    }
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

/// Whether an empty verb is none there: "support that feels human", "support our users love",
/// "drive home the message".
fn is_noun(words: &Words<'_>, at: usize) -> bool {
    let is_said_of = words.is(at, NOUNS) && words.is(at + 1, OF_NOUN);
    words.one_of(at, IDIOMS).is_some() || is_said_of || words.is(at, NOUNS) && is_liked(words)
}

/// Whether a line ends in what people do with what they like.
fn is_liked(words: &Words<'_>) -> bool {
    let begins = lead(words) + 2;
    (begins..words.len()).any(|at| {
        words
            .one_of(at, LIKED)
            .is_some_and(|count| at + count == words.len())
    })
}

/// Whether something is said of what a word names, by which one would notice: "quality that
/// customers notice".
fn is_shown(words: &Words<'_>, at: usize) -> bool {
    words.is(at, "that which") && is_liked(words)
        || words.is(at, "nobody everybody everyone people")
}

fn praise(words: &Words<'_>) -> Option<Range<usize>> {
    (words.first()..words.len()).find_map(|at| {
        let thing = words
            .one_of(at, PRAISE_AS_A_THING)
            .filter(|it| words.is_head(at + it - 1) && !is_shown(words, at + it));
        // "Ways of engaging younger readers" is what is done to them.
        let is_done = words.is(at, "engaging") && at > 0 && words.is(at - 1, "of by for on in");
        let praise = words.one_of(at, PRAISE).filter(|_| !is_done);
        let count = praise.or(thing)?;
        Some(words.range(at..at + count))
    })
}
