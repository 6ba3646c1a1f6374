//! What is counted from nothing, and targets without a start.

use waymark_core::number::decimal::Decimal;
use waymark_core::wording::is_event;

use super::quantity::{Quantity, Sentence};
use super::vocabulary::{
    COUNTED, COUNTS, DOUBTFUL, METRICS, MONEY, MOVES, REACHES, SPORTS, bound_before,
};
use super::{Said, after_verb, first_verb, has_word, is_filler, last, without_about, words};

/// "Read 24 books", "24 books read", "10 new customers"
pub(super) fn count(sentence: &Sentence<'_>, one: &Quantity) -> Option<Said> {
    let first = first_verb(sentence.lower);
    let before = sentence.before(one.start);
    let text = words(sentence.lower, one.start, one.number_end);
    let is_doubtful = one.is_share()
        || one.unit.is_empty()
        || DOUBTFUL.contains(one.unit.as_str())
        || one.value <= Decimal::ZERO
        // Things are counted in whole numbers; money and what is measured need not be.
        || !(one.value.is_whole() || one.is_money() || one.unit.len() <= 3)
        || sentence.is_rate()
        || is_timed(sentence)
        || (text.ends_with('k') && SPORTS.contains(first));
    if is_doubtful {
        return None;
    }
    let counts = || {
        Some(Said::Change(
            Some(Decimal::ZERO),
            one.value,
            one.unit.clone(),
        ))
    };
    let thing = words(sentence.lower, one.number_end, one.end);
    let is_new = ["new", "additional", "more", "extra"]
        .iter()
        .any(|it| thing.starts_with(it));
    if before.is_empty() {
        let rest = words(sentence.lower, one.end, sentence.lower.len());
        let last = last(rest.trim_end_matches(['.', '!']));
        return if is_new || (COUNTED.contains(last) && !rest.contains(' ')) {
            counts()
        } else {
            None
        };
    }
    let after = after_verb(before, first)?;
    // "Hold at least 3 workshops" may keep or count them.
    if !is_filler(after) || (first == "hold" && !after.is_empty()) {
        return None;
    }
    // Whoever holds 3 months of runway has them and counts none.
    if first == "hold" && !is_event(&one.unit) {
        return None;
    }
    if COUNTS.contains(first) && (!MONEY.contains(first) || one.is_money()) {
        return counts();
    }
    (REACHES.contains(first) && is_new).then(counts).flatten()
}

/// "Sell 1,000 units at $49": what is counted, and the price of one.
pub(super) fn count_at_a_price(
    sentence: &Sentence<'_>,
    one: &Quantity,
    other: &Quantity,
    rest: &[Quantity],
) -> Option<Said> {
    let between = words(sentence.lower, one.end, other.start);
    let is_price =
        other.is_money() && other.rate.is_none() && matches!(between, "at" | "for" | "@");
    let is_sold = matches!(
        first_verb(sentence.lower),
        "sell" | "book" | "close" | "sign"
    );
    (is_price && is_sold && rest.is_empty() && !one.is_money())
        .then(|| count(sentence, one))
        .flatten()
}

/// "Improve conversion to 18%", "Reach 10,000 followers": where it starts is not said.
pub(super) fn target(sentence: &Sentence<'_>, one: &Quantity) -> Option<Said> {
    let first = first_verb(sentence.lower);
    let before = sentence.before(one.start);
    let after = after_verb(before, first)?;
    if before == "up to" || has_word(sentence.lower, "rid") || DOUBTFUL.contains(one.unit.as_str())
    {
        return None;
    }
    let is_bounded = bound_before(without_about(before)).is_some();
    let is_to = without_about(before).ends_with(" to") || (is_bounded && MOVES.contains(first));
    let reaches = REACHES.contains(first)
        && (is_filler(after)
            || after.ends_with(" of")
            || is_bounded
            || METRICS.contains(last(after))
            || (one.is_share() && matches!(last(after), "a" | "an")));
    // Whoever moves to number 11 counts nothing.
    let moves = MOVES.contains(first) && first != "move" && is_to;
    let is_timed = is_timed(sentence) && !(first == "reduce" || first == "cut");
    ((reaches && !sentence.is_rate() && !is_timed) || moves)
        .then(|| Said::Change(None, one.value, one.unit.clone()))
}

/// Whether it is about how fast: then a number of something else is not the aim.
fn is_timed(sentence: &Sentence<'_>) -> bool {
    let times = [
        "minutes", "minute", "seconds", "hours", "hour", "hrs", "min",
    ];
    sentence.quantities.len() > 1 && times.iter().any(|time| has_word(sentence.lower, time))
        || times.iter().any(|time| {
            let end = [" in under", " in less", " in an "]
                .iter()
                .any(|it| sentence.lower.contains(it));
            end && has_word(sentence.lower, time)
        })
}
