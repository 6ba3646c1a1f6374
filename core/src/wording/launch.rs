//! A launch instead of what comes of it: as a verb, as a noun, and as where something is once
//! it is out.

use std::ops::Range;

use super::lists::{FUNCTION, LAUNCH};
use super::measured::{is_measure, is_measured};
use super::task::{ends_as, is_verb_at, lead};
use super::words::{Words, is_among};

/// Launches of more than one word, at the beginning of a line.
const PHRASES: &str = "roll_out rollout_of go_live rolling_out general_availability_of \
    general_availability_for ga_of ga_for ga_in";

/// Launches as nouns, in which the name of a thing may end: "public release".
const NOUNS: &str = "launch relaunch release rollout roll_out go_live ga debut";

/// What stands before such a noun and makes it something else, or one of many.
const OTHERS: &str = "press news product_hunt daily weekly fortnightly monthly quarterly every each per no \
    next last previous post pre day faster quicker smoother safer easier fewer more less better";

/// Where something is once it is out.
const OUT: &str = "launched released shipped deployed rolled_out live in_production introduced \
    unveiled turned_on switched_on is_online are_online goes_online is_up_and_running \
    are_up_and_running";

/// The same, which of what is measured says something else: "lead time to production".
const OUT_OF_THINGS: &str = "to_production into_production to_ga into_ga in_ga reaches_ga to_stable \
    to_market out_the_door out_of_the_door out_of_beta generally_available publicly_available \
    in_the_app_store on_the_app_store into_the_app_store in_the_play_store into_the_play_store \
    in_the_app_stores into_the_app_stores on_google_play";

/// Sentences that say so, whatever follows.
const GOES: &str = "goes_live went_live going_live goes_out_to went_out_to";

/// To whom something is open now, in the middle of a line.
const OPEN: &str = "available_to available_in available_on";

/// What turns a thing on, and for whom that is all.
const TURNS_ON: &str = "enable activate turn_on switch_on enabling activating";
const FOR_ALL: &str = "by_default for_all for_every for_everyone to_all to_everyone to_every";

/// A launch, where no number stands.
pub(super) fn launch(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    if let Some(count) = words.one_of(at, PHRASES) {
        return Some(words.range(at..at + count));
    }
    let is_thing = words.len() == at + 1 || words.gap(at + 1).contains(':');
    if is_launch(words.get(at)) && !is_thing && !is_measured(words) {
        return Some(words.range(at..at + 1));
    }
    let from = at + 1;
    let out = |said: &str, other: &str| {
        let mut all = from..words.len();
        all.find_map(|at| is_out(words, at, said, other))
    };
    out(OUT, "the a to we not have")
        .or_else(|| out(OUT_OF_THINGS, "the a not"))
        .or_else(|| is_open(words, from))
        .or_else(|| is_turned_on(words, at))
        .or_else(|| noun(words))
}

/// Whether what stands before a word is measured. Behind it "all users" are for whom it is.
fn is_measured_before(words: &Words<'_>, at: usize) -> bool {
    (words.first()..at).any(|it| is_measure(words, it))
}

/// "Launch", "launched", "launching".
fn is_launch(word: &str) -> bool {
    let is = |it: &str| is_among(it, LAUNCH);
    is(word)
        || ends_as(word, "ed", is)
        || ends_as(word, "ing", is)
        || is_among(word, "shipped shipping")
}

/// What says that something is out, at the end of what it says that of.
fn is_out(words: &Words<'_>, at: usize, said: &str, other: &str) -> Option<Range<usize>> {
    // Whatever follows: "goes live city-wide".
    if let Some(count) = words.one_of(at, GOES) {
        return Some(words.range(at..at + count));
    }
    let next = at + words.one_of(at, said)?;
    let ends = next >= words.len() || !words.follows(next) || words.is(next, FUNCTION);
    let is_of_thing = said == OUT_OF_THINGS && is_measured_before(words, next);
    (ends && !is_of_thing && !words.is(at - 1, other)).then(|| words.range(at..next))
}

/// "Beta available to all customers"; not "help is always available to them".
fn is_open(words: &Words<'_>, from: usize) -> Option<Range<usize>> {
    let is_so = |at: &usize| {
        let others = "always be are stay stays time hours days make makes more less not";
        words.one_of(*at, OPEN).is_some() && !words.is(at - 1, others)
    };
    let at = (from..words.len()).find(is_so)?;
    (!is_measured_before(words, at)).then(|| words.range(at..at + 1))
}

/// "Enable the new editor by default".
fn is_turned_on(words: &Words<'_>, at: usize) -> Option<Range<usize>> {
    let count = words.one_of(at, TURNS_ON)?;
    let mut rest = at + count..words.len();
    let for_all = rest.find(|at| words.one_of(*at, FOR_ALL).is_some())?;
    (!is_measured_before(words, for_all)).then(|| words.range(at..at + count))
}

/// "Public release of the SDK", "Console: GA release": a line that is the name of a launch,
/// which no verb begins and nothing hangs on. "Release notes" are none, and in "churn after
/// launch" it says when.
fn noun(words: &Words<'_>) -> Option<Range<usize>> {
    let begins = lead(words);
    let mut from = begins;
    for at in begins + 1..words.len() {
        if words.gap(at).contains(':') {
            from = at;
        }
        // The first of such words ends the name that the line begins with.
        if words.is(at, FUNCTION) {
            return None;
        }
        let Some(count) = words.one_of(at, NOUNS).filter(|_| at > from) else {
            continue;
        };
        let next = at + count;
        let ends = next >= words.len() || !words.follows(next) || words.is(next, FUNCTION);
        let is_other = (from..at).any(|it| words.one_of(it, OTHERS).is_some());
        let is_fit = ends && words.follows(at) && !is_other && !is_verb_at(words, from);
        if is_fit && !is_measured_before(words, at) {
            return Some(words.range(at..next));
        }
    }
    None
}
