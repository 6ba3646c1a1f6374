//! Hours and ages, whose "from 9 to 5" is no change.

use waymark_core::number::decimal::Decimal;

use super::quantity::{Quantity, Sentence};
use super::vocabulary::{ADJECTIVES, AGED, KEEPS_HOURS, NUMBERS, SPANS, UNITS};
use super::{has_word, last};

/// Whether two numbers may be the hours at which something is open or held, or ages. A share,
/// money and what has another unit are neither, and no clock has 60 hours. Nor are they where
/// the word of them only says of what the number is: "open positions from 12 to 4".
pub(super) fn may_be_span(sentence: &Sentence<'_>, one: &Quantity, other: &Quantity) -> bool {
    let ends = [one, other];
    if ends.into_iter().any(is_otherwise_measured) {
        return false;
    }
    let is_said = |word: &&str| has_word(sentence.lower, word);
    if AGED.all().any(|it| is_said(&it)) {
        let oldest = Decimal::from(120);
        return ends.into_iter().all(|it| it.value <= oldest);
    }
    let is_said = SPANS.all().any(|it| is_said(&it));
    is_said && ends.into_iter().all(may_be_clock) && !names_a_number(sentence.before(one.start))
}

/// Whether a number is a share, money, or in a unit that is none of time.
fn is_otherwise_measured(quantity: &Quantity) -> bool {
    const OF_TIME: [&str; 7] = ["h", "hr", "hour", "day", "week", "month", "year"];
    let unit = quantity.unit.to_lowercase();
    let unit = unit.strip_suffix('s').filter(|it| !it.is_empty());
    let is_unit = unit.is_some_and(|it| UNITS.contains(it) && !OF_TIME.contains(&it))
        || UNITS.contains(quantity.unit.as_str()) && !OF_TIME.contains(&quantity.unit.as_str());
    quantity.is_share() || quantity.is_money() || is_unit
}

/// "9", "9.30", "17", and "1730" as of a clock without a colon.
fn may_be_clock(quantity: &Quantity) -> bool {
    let hours = Decimal::from(24);
    let is_hour = quantity.value >= Decimal::ZERO && quantity.value <= hours;
    let in_minutes = quantity.value >= Decimal::from(100) && quantity.value <= Decimal::from(2400);
    is_hour || in_minutes && quantity.value.is_whole() && quantity.value.digits() % 100 < 60
}

/// Whether the words before "from" are the name of a number: an adjective of these, and behind
/// it what is counted or measured and has no hours of its own.
fn names_a_number(before: &str) -> bool {
    let name = before.strip_suffix("from").unwrap_or(before);
    let name = name.trim_end_matches([' ', ':', ',']);
    let last = last(name);
    let is_plural = last.ends_with('s') && !last.ends_with("ss");
    let is_number = (is_plural || NUMBERS.contains(last)) && !KEEPS_HOURS.contains(last);
    let head = name[..name.len() - last.len()].trim_end();
    // "Open the shops" is what is done.
    let is_article = |word: &str| matches!(word, "the" | "a" | "an" | "our" | "my");
    let has_article = head.split(' ').any(is_article);
    let is_adjective = ADJECTIVES.all().any(|it| has_word(head, it));
    is_number && is_adjective && !has_article
}
