//! Standards to keep.

use waymark_core::number::decimal::Decimal;
use waymark_core::sketch::Operator;

use super::change::one_unit;
use super::quantity::{Quantity, Sentence};
use super::vocabulary::{
    BOUNDS, BOUNDS_BEHIND, COUNTS, HIGHER, LIMITS, METRICS, MOVES, NEVER, REACHES, SPANS,
};
use super::{
    Said, ends_with_words, first_is_capital, first_verb, has_word, is_filler, is_verb, keeps, last,
    words,
};

/// "between 65 and 75", "keep it at 65 to 75"
pub(super) fn range(
    sentence: &Sentence<'_>,
    one: &Quantity,
    other: &Quantity,
    rest: &[Quantity],
) -> Option<Said> {
    let between = words(sentence.lower, one.end, other.start);
    let before = sentence.before(one.start);
    let keeps = keeps(sentence.lower);
    let is_between = before.ends_with("between") && between == "and";
    let is_range = keeps && matches!(between, "to" | "-" | "–" | "—" | "and");
    let first = first_verb(sentence.lower);
    let is_other = COUNTS.contains(first) || MOVES.contains(first) || SPANS.contains(first);
    if !rest.is_empty()
        || !(is_between || is_range)
        || one.value >= other.value
        || (is_other && !keeps)
        || negates(sentence, before)
    {
        return None;
    }
    let unit = one_unit(one, other)?;
    Some(Said::Hold(
        Operator::Between,
        Some(one.value),
        other.value,
        unit,
    ))
}

/// "Keep satisfaction at least 4.5/5", "NPS ≥ 50", "limit spending to $500"
pub(super) fn standard(sentence: &Sentence<'_>, one: &Quantity) -> Option<Said> {
    let before = sentence.before(one.start);
    let first = first_verb(sentence.lower);
    let said = BOUNDS
        .iter()
        .find(|(words, _)| ends_with_words(before, words));
    let behind = [one.number_end, one.end].into_iter().find_map(|end| {
        let rest = sentence.lower.get(end..)?;
        let rest = rest.trim_start();
        let found = BOUNDS_BEHIND
            .iter()
            .find(|(words, _)| rest.starts_with(words));
        found.map(|(_, operator)| *operator)
    });
    let hold = |operator| Some(Said::Hold(operator, None, one.value, one.unit.clone()));
    if LIMITS.contains(first) && (before.ends_with(" to") || before.ends_with(" at")) {
        return hold(Operator::AtMost);
    }
    let is_symbol = said.is_some_and(|(words, _)| words.starts_with(['≥', '≤', '<', '>']));
    let is_bare =
        before.ends_with(['<', '>']) && !before.ends_with("->") && !before.ends_with("=>");
    let moves = COUNTS.contains(first) || MOVES.contains(first) || REACHES.contains(first);
    if negates(sentence, before) {
        // "never above 30", "keep churn from rising above 3%"
        return match said?.1 {
            Operator::Above => hold(Operator::AtMost),
            Operator::Below => hold(Operator::AtLeast),
            _ => None,
        };
    }
    let operator = said.map(|(_, operator)| *operator).or(behind);
    if keeps(sentence.lower) {
        // "Hold at least 3 workshops" may count them.
        if first == "hold" && !one.is_share() && before.strip_prefix("hold").is_some_and(is_filler)
        {
            return None;
        }
        let is_higher = HIGHER.all().any(|word| has_word(sentence.lower, word));
        let of_higher = (is_higher && one.unit == "%").then_some(Operator::AtLeast);
        return hold(operator.or(of_higher)?);
    }
    if moves || before.is_empty() {
        return None;
    }
    if is_symbol {
        return hold(operator?);
    }
    if is_bare {
        return hold(if before.ends_with('<') {
            Operator::Below
        } else {
            Operator::Above
        });
    }
    let is_words = behind.is_some() && said.is_none();
    let at = before.ends_with(" at") || before.ends_with(" of") || METRICS.contains(last(before));
    if is_words && (at || before.split(' ').count() <= 3) && !sentence.is_rate() {
        return hold(behind?);
    }
    // "Churn below 3%", and nothing else.
    let rest = sentence.lower.get(one.end..).unwrap_or_default();
    let ends = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let is_name = before.split(' ').count() <= 5 && first_is_capital(sentence.text);
    (one.unit == "%" && ends && is_name && said.is_some())
        .then(|| hold(operator?))
        .flatten()
}

/// A standard as the pieces of a bound: its operator, the lower end of a range, its end,
/// and the unit.
type Named = (Operator, Option<Decimal>, Decimal, String);

/// "Response time under 30 minutes", "Win rate above 25%": the name of a number with the
/// bound behind it, and nothing else.
pub(super) fn named(sentence: &Sentence<'_>, one: &Quantity) -> Option<Named> {
    let before = sentence.before(one.start);
    let (words, operator) = BOUNDS
        .iter()
        .find(|(words, _)| ends_with_words(before, words))?;
    let name = before.strip_suffix(words)?.trim();
    let is_fit = is_name(name) && ends(sentence, one) && !negates(sentence, before);
    is_fit.then(|| (*operator, None, one.value, one.unit.clone()))
}

/// "Utilisation 65–75%", "Utilisation 65 to 75%"
pub(super) fn named_range(
    sentence: &Sentence<'_>,
    one: &Quantity,
    other: &Quantity,
) -> Option<Named> {
    let between = words(sentence.lower, one.end, other.start);
    let before = sentence.before(one.start);
    let is_between = before.ends_with("between") && between == "and";
    let is_range = matches!(between, "to" | "-" | "–" | "—");
    // "from 12% to 18%" is a change.
    let is_change = before.ends_with("from") || negates(sentence, before);
    let name = before.strip_suffix("between").unwrap_or(before).trim();
    let is_fit = (is_between || is_range) && !is_change && is_name(name);
    if !is_fit || one.value >= other.value || !ends(sentence, other) {
        return None;
    }
    let unit = one_unit(one, other)?;
    Some((Operator::Between, Some(one.value), other.value, unit))
}

/// Whether words are the name of a number: more than a verb that asks to count or move
/// something.
fn is_name(words: &str) -> bool {
    let words = words.trim_end_matches([' ', ':', ',', '(']);
    !words.is_empty() && !is_filler(words) && !is_verb(words) && words.split(' ').count() <= 6
}

/// Whether a sentence ends behind a number, but for the time that it is of.
fn ends(sentence: &Sentence<'_>, last: &Quantity) -> bool {
    const OF_TIMES: [&str; 10] = [
        "a day",
        "per day",
        "a week",
        "per week",
        "a month",
        "per month",
        "a quarter",
        "per quarter",
        "a year",
        "per year",
    ];
    let rest = sentence.lower.get(last.end..).unwrap_or_default();
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    rest.is_empty() || OF_TIMES.contains(&rest)
}

/// Whether a bound before this is turned around.
fn negates(sentence: &Sentence<'_>, before: &str) -> bool {
    NEVER.all().any(|word| has_word(sentence.lower, word))
        || keeps(sentence.lower)
            && [
                "from dropping",
                "from falling",
                "from rising",
                "from going",
                "from exceeding",
                "from growing",
                "from slipping",
                "from climbing",
            ]
            .iter()
            .any(|words| before.contains(words))
}
