//! Work instead of an outcome: what a key result begins with.

use std::ops::Range;

use super::amount::Amount;
use super::held::{AT_LEAST, holds_an_event};
use super::lists::{
    FUNCTION, KEEP, MADE, NOUNS_OF_OUTCOMES, OUTCOMES, UNITS, VAGUE, WORK, WORK_OR_THING,
};
use super::measured::is_measured;
use super::outcome::is_outcome;
use super::words::{Words, is_among};

/// What a line may begin with before its verb.
const BEFORE: &str = "to we will i then also and please must";

/// What stands before a thing that something is done to.
pub(super) const DETERMINERS: &str = "a an the our my your their all each every any another new at up one this these first more monthly weekly daily regular quarterly yearly annual clear";

/// What a metric may be called, besides what is one by itself.
const NOUNS_OF_MEASURES: &str = "adoption time times use usage satisfaction completion \
    utilisation utilization engagement participation acquisition activation resolution size \
    length level levels index value speed accuracy turnaround lag delay delays effort success";

/// Verbs whose object may be what was achieved: "deliver 20 % growth".
pub(super) const GIVES: &str = "deliver produce create contribute add build put";

/// Verbs of two words, whose first alone is none of work.
const PHRASAL: &str = "roll_out set_up kick_off follow_up reach_out work_on go_live sign_off hand_over stand_up build_out phase_out shut_down wind_down spin_up clean_up write_up draw_up line_up carry_out look_into";

/// What one gets done, or from whoever decides: "get the tax return ready", "get buy-in".
const GOT: &str =
    "ready done approved signed approval buy_in in_place up_and_running off_the_ground";

/// Work that is done before others, to them or for them.
const BEFORE_OTHERS: &str = "pitch demo present report";

/// What says how well or how fast something goes, once a share of it is named.
const SERVICE: &str = "within on_time without the_first_time at_first the_same_day";

/// What stands before the time that something takes.
const TAKES: &str = "under below within in less_than faster_than sub";

/// Units of the time that something takes, not of that until when it is done.
const TIMES: &str = "s sec secs second seconds min mins minute minutes h hr hrs hour hours";

/// How often something is done.
pub(super) const RHYTHMS: &str = "times_a times_per times_each times_every once_a once_per once_every twice_a twice_per every_day every_week every_month every_quarter every_second every_other every_monday every_tuesday every_wednesday every_thursday every_friday every_saturday every_sunday every_morning each_day each_week each_month each_quarter";

/// The same in a word, at the end of a line.
const AT_INTERVALS: &str = "daily weekly fortnightly monthly quarterly";

/// Adverbs end so; these do not begin a sentence as one.
const NO_ADVERB: &str = "apply supply reply rely comply weekly monthly daily quarterly early family only hourly yearly multiply fly";

/// Where the verb of a line stands, if it begins with one.
pub(super) fn lead(words: &Words<'_>) -> usize {
    let is_before = |at: usize| {
        let word = words.get(at);
        let is_adverb = word.len() > 4 && word.ends_with("ly") && !is_among(word, NO_ADVERB);
        is_adverb || is_among(word, BEFORE)
    };
    let mut at = words.first();
    while at + 1 < words.len() && is_before(at) {
        at += 1;
    }
    at
}

/// How a word of work is used.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// As a verb, surely.
    Verb,
    /// As a verb or as a noun: "review", "hiring".
    Either,
    /// As what has been done: "published".
    Done,
}

/// The work that a word names, after "re" too, so that what is rewritten is written.
fn work(word: &str) -> Option<Use> {
    let bare = word.strip_prefix("re").or_else(|| word.strip_prefix("Re"));
    let bare = bare.filter(|it| it.len() > 3);
    let is = |list: &str| is_among(word, list) || bare.is_some_and(|it| is_among(it, list));
    if is(WORK) {
        return Some(Use::Verb);
    }
    if is(WORK_OR_THING) {
        return Some(Use::Either);
    }
    if is(MADE) || ends_as(word, "ed", |it| is_among(it, WORK)) {
        return Some(Use::Done);
    }
    ends_as(word, "ing", |it| {
        is_among(it, WORK) || is_among(it, WORK_OR_THING)
    })
    .then_some(Use::Either)
}

/// Whether a word with that ending is of a verb: "planning" of "plan", "writing" of "write".
pub(super) fn ends_as(word: &str, end: &str, is_verb: impl Fn(&str) -> bool) -> bool {
    let Some(stem) = word.len().checked_sub(end.len()).filter(|it| *it > 2) else {
        return false;
    };
    let (Some(stem), Some(tail)) = (word.get(..stem), word.get(stem..)) else {
        return false;
    };
    if !tail.eq_ignore_ascii_case(end) {
        return false;
    }
    let mut with_e = [0_u8; 24];
    let with_e = with_e.get_mut(..=stem.len()).and_then(|it| {
        it[..stem.len()].copy_from_slice(stem.as_bytes());
        it[stem.len()] = b'e';
        std::str::from_utf8(it).ok()
    });
    let bytes = stem.as_bytes();
    let is_doubled = bytes[stem.len() - 1] == bytes[stem.len() - 2];
    let single = stem.get(..stem.len() - 1).filter(|_| is_doubled);
    is_verb(stem) || with_e.is_some_and(&is_verb) || single.is_some_and(is_verb)
}

/// Whether the line begins with a verb of ours.
pub(super) fn begins_with_a_verb(words: &Words<'_>) -> bool {
    is_verb_at(words, lead(words))
}

/// Whether a verb of ours stands there, by which a line may begin.
pub(super) fn is_verb_at(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let is_known = |list: &str| is_among(word, list);
    work(word).is_some()
        || is_known(OUTCOMES)
        || is_known(VAGUE)
        || is_known(KEEP)
        || is_known("make take give hold set do")
        || words.one_of(at, PHRASAL).is_some()
}

/// Work to do, or a thing to make. With the numbers in fields beside it "case studies
/// published" is what they count, so only what begins with work is found there.
pub(super) fn task(words: &Words<'_>, has_number: bool) -> Option<Range<usize>> {
    if has_outcome(words) || is_metric(words) || is_outcome(words) {
        return None;
    }
    // So is "set-up of the shop".
    let at = lead(words);
    let is_counted = has_number && (words.is(at + 1, "of") || words.is(at + 2, "of"));
    let done = || done(words).filter(|_| !has_number);
    begun_with_work(words).filter(|_| !is_counted).or_else(done)
}

/// "Design system adoption from 20 % to 80 %", "write-off rate: 5 % → 2 %": the name of a metric
/// with a change of it, whatever word it begins with. Nothing hangs on the words of a name, so
/// "write tests for coverage from 20 % to 80 %" is work.
fn is_metric(words: &Words<'_>) -> bool {
    let begins = lead(words);
    let ends = |at: usize| {
        let is_from = words.is(at, "from") && words.amount(at + 1).is_some();
        let is_arrow = || {
            let gap = words.gap(at + 1);
            gap.contains(['→', '⇒', '⟶']) || gap.contains("->") || gap.contains("=>")
        };
        let is_to = |at| words.is(at, "to") || words.gap(at).contains(['→', '>']);
        is_from && (is_to(at + 2) || words.is(at + 2, UNITS) && is_to(at + 3))
            || words.amount(at).is_some() && words.amount(at + 1).is_some() && is_arrow()
    };
    let Some(end) = (begins + 2..words.len()).find(|at| ends(*at)) else {
        return false;
    };
    let is_name = (begins..end).all(|at| {
        let is_number = words.amount(at).is_some();
        // The "up" of "follow-up" is a part of a word.
        let is_part = at > begins && words.gap(at) == "-";
        let hangs = words.is(at, FUNCTION) || at > begins && words.is(at, DETERMINERS);
        !is_number && (is_part || !hangs)
    });
    let last = end - 1;
    let from = end + usize::from(words.is(end, "from"));
    // Nobody hires "from 5 days".
    let is_measured = || match words.amount(from) {
        Some(Amount::Share | Amount::Money) => true,
        Some(Amount::Count) => words.is(from + 1, UNITS),
        None => false,
    };
    is_name && (is_measured_at(words, last) || words.is(last, NOUNS_OF_MEASURES) || is_measured())
}

/// Whether something is done to what follows a word.
fn is_done_to(words: &Words<'_>, next: usize) -> bool {
    words.is(next, DETERMINERS) || words.amount(next).is_some()
}

fn begun_with_work(words: &Words<'_>) -> Option<Range<usize>> {
    let at = lead(words);
    let word = words.get(at);
    if let Some(count) = words.one_of(at, PHRASAL) {
        return Some(words.range(at..at + count));
    }
    if is_timed(words, at + 1) {
        return None;
    }
    if is_among(word, "get") && words.amounts().next().is_none() && words.any(at + 1, GOT) {
        return Some(words.range(at..at + 1));
    }
    // "Move all repositories to the new host"; "move the share from 4 to 8" is no work.
    if is_among(word, "move") && words.amounts().next().is_none() && !is_measured(words) {
        return Some(words.range(at..at + 1));
    }
    // "Make the trial the reason to buy" is no work, "make 50 calls" is.
    let is_counted = is_among(word, "make take give") && words.amount(at + 1).is_some();
    let is_set = is_among(word, "set do") && is_done_to(words, at + 1);
    let is_held = is_among(word, "hold") && holds_an_event(words, at + 1);
    if is_counted || is_set || is_held {
        let counts = is_held && words.one_of(at + 1, AT_LEAST).is_some();
        let is_work = counts || !is_bound(words, at + 1);
        return is_work.then(|| words.range(at..at + 1));
    }
    if is_nominal(words, at) {
        return Some(words.range(at..at + 1));
    }
    let next_is_alone = words.len() == at + 1;
    let is_work = match work(word)? {
        Use::Verb => {
            let object = words.amount(at + 1);
            let gives =
                is_among(word, GIVES) && matches!(object, Some(Amount::Share | Amount::Money));
            let serves = object == Some(Amount::Share) && words.any(at + 2, SERVICE);
            !gives && !serves && !words.gap(at + 1).contains(':')
        }
        _ if next_is_alone || words.gap(at + 1).contains(':') => false,
        Use::Done => is_done_to(words, at + 1),
        // "Release cadence of twice a week" is what is measured.
        Use::Either if is_measured_at(words, at + 1) => false,
        Use::Either if is_done_to(words, at + 1) || has_rhythm(words, at + 1) => true,
        Use::Either if is_joined(words, at + 1) => true,
        Use::Either if is_among(word, BEFORE_OTHERS) && words.is(at + 1, "to for at with") => {
            words.is(at + 2, DETERMINERS) || words.amount(at + 2) == Some(Amount::Count)
        }
        Use::Either => {
            // "Trial conversion" is what comes of trials.
            let is_noun = words.is(at + 1, FUNCTION)
                || words.is(at + 1, NOUNS_OF_OUTCOMES)
                || !words.follows(at + 1);
            !is_noun && words.amounts().next().is_none() && !is_measured(words)
        }
    };
    is_work.then(|| words.range(at..at + 1))
}

/// "Design and test", "plan, run": more work follows.
fn is_joined(words: &Words<'_>, next: usize) -> bool {
    words.is(next, "and or then") && work(words.get(next + 1)).is_some()
}

/// Whether the line says how long something may take: "run 10 km in under 50 minutes". That
/// is an outcome, whatever is done for it.
fn is_timed(words: &Words<'_>, from: usize) -> bool {
    let is_time = |at: usize| {
        let word = words.get(at);
        let is_clock = word.contains(':') && word.starts_with(|it: char| it.is_ascii_digit());
        let unit = word.trim_start_matches(|it: char| it.is_ascii_digit() || it == '.');
        let has_unit = unit.len() < word.len() && !unit.is_empty() && is_among(unit, TIMES);
        is_clock || has_unit || words.amount(at).is_some() && words.is(at + 1, TIMES)
    };
    (from..words.len()).any(|at| {
        let taken = words.one_of(at, TAKES);
        taken.is_some_and(|count| is_time(at + count))
    })
}

/// Whether something is done every so often: "3 times a week", "every Friday". What is measured
/// weekly is not.
fn has_rhythm(words: &Words<'_>, from: usize) -> bool {
    let last = words.len().saturating_sub(1);
    let is_at_end = last >= from && words.is(last, AT_INTERVALS) && !is_measured(words);
    let is_times = |at: usize| {
        let times = words.get(at).strip_suffix(['x', 'X']);
        let is_number = times.is_some_and(|it| it.parse::<u8>().is_ok());
        is_number && words.is(at + 1, "a per each every")
    };
    is_at_end || words.any(from, RHYTHMS) || (from..words.len()).any(is_times)
}

/// "Development of", "preparation for", "hiring of", "migration to": the work as a noun.
fn is_nominal(words: &Words<'_>, at: usize) -> bool {
    let word = words.get(at);
    let ends = ["ment", "tion", "sion", "ing"]
        .iter()
        .any(|it| word.len() > 6 && word.ends_with(it));
    let is_work = ends_as(word, "ing", |it| {
        is_among(it, WORK) || is_among(it, WORK_OR_THING)
    });
    let takes = ends && words.is(at + 1, "of for")
        || is_work && words.is(at + 1, "of")
        || is_among(word, "migration transition") && words.is(at + 1, "to from off");
    takes && !is_among(word, NOUNS_OF_OUTCOMES) && !is_measured_at(words, at)
}

fn is_measured_at(words: &Words<'_>, at: usize) -> bool {
    is_among(words.get(at), super::lists::MEASURES)
}

/// "5 talks given", "website launched": what is made is said to be made.
fn done(words: &Words<'_>) -> Option<Range<usize>> {
    let has_share = words.amounts().any(|(_, it)| it == Amount::Share);
    if has_share || is_measured(words) {
        return None;
    }
    let at = (lead(words) + 1..words.len()).find(|at| is_made(words, *at))?;
    Some(words.range(at..at + 1))
}

/// Whether a word says that what stands before it is made, and by us.
fn is_made(words: &Words<'_>, at: usize) -> bool {
    let is_participle = matches!(work(words.get(at)), Some(Use::Done));
    let after = "by in at for on per with before and to this until every each daily weekly monthly";
    let ends = at + 1 >= words.len() || !words.follows(at + 1) || words.is(at + 1, after);
    let others = "have has had who that is are being be was were of the get not as it";
    let is_theirs = (at.saturating_sub(2)..at).any(|it| words.is(it, others));
    is_participle && ends && !is_theirs
}

/// Whether the line says what comes of the work, by how much: "to cut churn by 5 %".
fn has_outcome(words: &Words<'_>) -> bool {
    let begins = lead(words) + 1;
    let leads_to = |at: usize| {
        let is_verb = is_among(words.get(at), OUTCOMES)
            || ends_as(words.get(at), "ing", |it| is_among(it, OUTCOMES));
        let by = "to and by that which thus thereby";
        let is_linked = words.is(at - 1, by) || !words.follows(at);
        is_verb && is_linked
            || words
                .one_of(at, "resulting_in leading_to results_in leads_to")
                .is_some()
    };
    let from = (begins..words.len()).find(|at| leads_to(*at));
    from.is_some_and(|from| (from..words.len()).any(|at| words.amount(at).is_some()))
}

/// Whether a bound follows: "above 95 %".
pub(super) fn is_bound(words: &Words<'_>, from: usize) -> bool {
    let bounds = "above below under over within steady stable between at_or at_least at_most at";
    words.any(from, bounds)
}
