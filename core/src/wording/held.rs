//! What is held: a meeting, or a level. "Hold 10 town halls" is work, "hold 3 months of
//! runway" is a standard.

use std::ops::Range;

use super::amount::Amount;
use super::lists::{FUNCTION, MEASURES, UNITS};
use super::task::{DETERMINERS, is_bound};
use super::words::{Words, is_among};

/// What is held by holding it, in the singular.
const EVENTS: &str = "workshop meeting meetup session class classes webinar talk event interview \
    retrospective retro review training demo conference party parties one_on_one one_to_one \
    town_hall all_hands hearing election lecture course seminar concert exhibition call \
    conversation office_hour competition tournament auction drill consultation fundraiser \
    hackathon game briefing standup stand_up rehearsal assembly assemblies screening tasting \
    roundtable round_table forum panel summit fair clinic camp ceremony ceremonies gathering \
    dinner lunch lunches breakfast open_day open_house training_day discussion debate dialogue \
    presentation congress congresses symposium symposia festival gala \
    debrief sync sprint kick_off kickoff appointment celebration referendum ballot recital \
    performance raffle picnic barbecue quiz quizzes match matches race";

/// What stays where it is held, besides what is measured.
const LEVELS: &str = "line ground course lead fort prices price pricing position positions level \
    levels reserves reserve stock inventory cash quality standard standards budget headcount";

/// How many of something at least.
pub(super) const AT_LEAST: &str = "at_least more_than over a_minimum_of no_fewer_than";

/// Units of what is held, besides those that are written behind digits.
const MORE_UNITS: &str = "year years tonne tonnes litre litres hectare hectares dollar dollars \
    euro euros pounds people";

/// Whether a noun, in the singular or the plural, is something that one holds by meeting.
#[must_use]
pub fn is_event(noun: &str) -> bool {
    let noun = noun.replace([' ', '-'], "_");
    let one = noun.strip_suffix('s').unwrap_or(&noun);
    is_among(&noun, EVENTS) || is_among(one, EVENTS)
}

/// What is held: the words behind the verb up to one that something else begins with.
fn object(words: &Words<'_>, from: usize) -> Range<usize> {
    let goes_on = |at: &usize| {
        let is_first = *at == from;
        (is_first || words.follows(*at))
            && (words.is(*at, DETERMINERS) || words.is_hyphenated(*at) || !words.is(*at, FUNCTION))
    };
    let count = (from..words.len()).take_while(goes_on).count();
    from..from + count
}

/// Whether one of some words names one, or a few do: "one-on-ones".
fn names_an_event(words: &Words<'_>, mut object: Range<usize>) -> bool {
    let end = object.end;
    object.any(|at| {
        let mut name = words.get(at).to_owned();
        let mut more = (at + 1..end).take(2);
        let mut is_named = is_event(&name);
        while !is_named && let Some(next) = more.next() {
            name = [&name, "_", words.get(next)].concat();
            is_named = is_event(&name);
        }
        is_named
    })
}

/// Whether a meeting of some kind is named there, or what may be one: "hold an open evening".
pub(super) fn holds_an_event(words: &Words<'_>, from: usize) -> bool {
    let object = object(words, from);
    names_an_event(words, object) || words.is(from, "a an another") && !is_kept(words, from)
}

/// Whether what is held is a level: a share, money, so much of what is measured, or by its name.
pub(super) fn is_kept(words: &Words<'_>, from: usize) -> bool {
    let object = object(words, from);
    let is_amount = |at: usize| match words.amount(at) {
        Some(Amount::Share | Amount::Money) => true,
        Some(Amount::Count) => words.is(at + 1, UNITS) || words.is(at + 1, MORE_UNITS),
        None => false,
    };
    let is_level =
        |at: usize| words.is_head(at) && (words.is(at, LEVELS) || words.is(at, MEASURES));
    object.clone().any(is_amount) || object.clone().any(is_level)
}

/// "Hold response time below 30 minutes", "hold 3 months of runway", "hold the line on costs".
/// Whoever holds at least 3 workshops may count them.
pub(super) fn is_standard(words: &Words<'_>, from: usize) -> bool {
    let is_event = holds_an_event(words, from);
    let counts = is_event && words.one_of(from, AT_LEAST).is_some();
    is_bound(words, from) && !counts || is_kept(words, from) && !is_event
}
