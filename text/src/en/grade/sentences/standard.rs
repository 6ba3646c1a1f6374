//! Standards to keep.

use waymark_core::number::decimal::Decimal;
use waymark_core::sketch::Operator;

use super::change::one_unit;
use super::quantity::{Quantity, Sentence};
use super::span::may_be_span;
use super::vocabulary::{
    AGES, ARTICLES, COUNTS, HIGHER, LIMITS, METRICS, MOVES, NAMED, NAMING, NEVER, REACHES, SPANS,
    UNITS, UNITS_OF_TIME, bound_before, bound_behind,
};
use super::{
    Said, after_verb, first_is_capital, first_verb, has_word, is_filler, is_verb, keeps, last,
    without_about, words,
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
    let is_other = COUNTS.contains(first)
        || MOVES.contains(first)
        || SPANS.contains(first) && may_be_span(sentence, one, other);
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
    let before = without_about(sentence.before(one.start));
    let first = first_verb(sentence.lower);
    let said = said_before(sentence, before);
    let mut ends = [one.number_end, one.end].into_iter();
    let behind = ends.find_map(|end| bound_behind(sentence.lower.get(end..)?));
    let hold = |operator| Some(Said::Hold(operator, None, one.value, one.unit.clone()));
    if LIMITS.contains(first) && (before.ends_with(" to") || before.ends_with(" at")) {
        return hold(Operator::AtMost);
    }
    // "No more than" turns nothing around.
    let says_no = said.is_some_and(|(words, _)| words.starts_with("no"));
    if negates(sentence, before) && !says_no {
        // "never above 30", "keep churn from rising above 3%"
        return match said?.1 {
            Operator::Above => hold(Operator::AtMost),
            Operator::Below => hold(Operator::AtLeast),
            _ => None,
        };
    }
    let operator = said.map(|(_, operator)| operator).or(behind);
    if keeps(sentence.lower) {
        // "Hold at least 3 workshops" may count them; what is measured is kept.
        let name = said.and_then(|(words, _)| before.strip_suffix(words));
        let is_filled = |it: &str| it.strip_prefix("hold").is_some_and(is_filler);
        let may_count = is_filled(before) || name.map(str::trim).is_some_and(is_filled);
        if first == "hold" && may_count && !is_measured(one) {
            return None;
        }
        let is_higher = HIGHER.all().any(|word| has_word(sentence.lower, word));
        let of_higher = (is_higher && one.unit == "%").then_some(Operator::AtLeast);
        return hold(operator.or(of_higher)?);
    }
    // "Up to 10" has no verb.
    let does = COUNTS.contains(first) || MOVES.contains(first) || REACHES.contains(first);
    let is_done = does && !is_named_by_a_verb(before, said, first);
    if is_done && before != "up to" {
        // Whoever writes at most 3 of something counts none up to that.
        let name = said.and_then(|(words, _)| before.strip_suffix(words));
        let after = after_verb(name.unwrap_or(before), first).unwrap_or_default();
        let is_limit = operator == Some(Operator::AtMost)
            && (COUNTS.contains(first) || first == "have")
            && is_filler(after);
        return is_limit.then(|| hold(Operator::AtMost)).flatten();
    }
    match said {
        Some((words, operator)) => {
            let name = before
                .trim_end_matches([':', ' '])
                .strip_suffix(words)?
                .trim();
            is_standard(sentence, one, (name, words, operator))
                .then(|| hold(operator))
                .flatten()
        }
        None if before.is_empty() => {
            let is_limit = behind == Some(Operator::AtMost) && !one.unit.is_empty();
            is_limit.then(|| hold(Operator::AtMost)).flatten()
        }
        None => {
            let at = before.ends_with(" at")
                || before.ends_with(" of")
                || METRICS.contains(last(before));
            let is_name = at || before.split(' ').count() <= 3;
            (is_name && !sentence.is_rate())
                .then(|| hold(behind?))
                .flatten()
        }
    }
}

/// "Test coverage ≥ 80%", "open rate above 30%": the name of a number whose first word is a verb
/// elsewhere. "Test the coverage" has an article.
fn is_named_by_a_verb(before: &str, said: Option<(&str, Operator)>, first: &str) -> bool {
    let bound = said.map_or("", |(words, _)| words);
    let name = before.trim_end_matches([':', ' ']);
    let name = name.strip_suffix(bound).unwrap_or(name).trim();
    let name = name.trim_end_matches([':', ' ']).trim_end_matches(" of");
    let mut words = name.split(' ');
    NAMING.contains(first)
        && words.next() == Some(first)
        && words.clone().next().is_some()
        && words.all(|it| !ARTICLES.contains(it))
        && NAMED.contains(last(name))
}

/// Whether a number is a share, money or in a unit of measure: no number of things.
fn is_measured(one: &Quantity) -> bool {
    let unit = one.unit.to_lowercase();
    let is_unit = UNITS.contains(unit.strip_suffix('s').unwrap_or(&unit)) || UNITS.contains(&unit);
    one.is_share() || one.is_money() || is_unit
}

/// The bound before a number. "Up to 10 a week" is one where it leads, or where something is
/// kept: elsewhere it may be where something is to come.
fn said_before(sentence: &Sentence<'_>, before: &str) -> Option<(&'static str, Operator)> {
    let said = bound_before(before);
    said.or_else(|| {
        let is_bound = before == "up to" || keeps(sentence.lower) && before.ends_with(" up to");
        is_bound.then_some(("up to", Operator::AtMost))
    })
}

/// Whether a bound that nothing asks to keep is a standard all the same, by what stands before
/// it.
fn is_standard(
    sentence: &Sentence<'_>,
    one: &Quantity,
    (name, words, operator): (&str, &str, Operator),
) -> bool {
    let is_symbol = !words.starts_with(char::is_alphabetic);
    let is_measured = is_measured(one);
    let is_age = AGES.contains(&one.unit.to_lowercase());
    // "Churn below 3%", and nothing else.
    let is_named = name.split(' ').count() <= 5
        && first_is_capital(sentence.text)
        && ends(sentence, one)
        && !name.is_empty();
    match operator {
        _ if is_symbol => true,
        // A limit is one wherever it stands.
        Operator::AtMost => words != "up to" || !one.unit.is_empty(),
        Operator::Below if name.is_empty() => is_measured && !is_age || words == "fewer than",
        Operator::Below => is_named && is_measured && !is_age,
        // Who wants so many of something at least may count them.
        Operator::AtLeast if name.is_empty() => {
            one.is_share() || sentence.is_rate() && !one.unit.is_empty()
        }
        Operator::AtLeast => {
            let name = name.trim_end_matches([':', ' ']).trim_end_matches(" of");
            let is_in =
                ["in", "with", "to", "for", "by", "on", "from", "and"].contains(&last(name));
            let is_level = is_measured && !is_age || METRICS.contains(last(name));
            is_named && is_level && !is_in
        }
        Operator::Above => one.unit == "%" && (is_named || name.is_empty()),
        Operator::Between => false,
    }
}

/// Whether all of these are times within which something is to be so: the 24 hours of "95% of
/// tickets answered within 24 hours".
pub(super) fn are_times(sentence: &Sentence<'_>, all: &[Quantity]) -> bool {
    !all.is_empty()
        && all.iter().all(|it| {
            let unit = it.unit.to_lowercase();
            let unit = unit.strip_suffix('s').unwrap_or(&unit);
            let before = sentence.before(it.start);
            let before = bound_before(before)
                .and_then(|(words, _)| before.strip_suffix(words))
                .map_or(before, str::trim);
            UNITS_OF_TIME.contains(unit) && matches!(last(before), "within" | "in" | "after")
        })
}

/// A standard as the pieces of a bound: its operator, the lower end of a range, its end,
/// and the unit.
type Named = (Operator, Option<Decimal>, Decimal, String);

/// "Response time under 30 minutes", "Win rate above 25%": the name of a number with the
/// bound behind it, and nothing else.
pub(super) fn named(sentence: &Sentence<'_>, one: &Quantity) -> Option<Named> {
    let before = sentence.before(one.start);
    let (words, operator) = bound_before(before)?;
    let name = before
        .trim_end_matches([':', ' '])
        .strip_suffix(words)?
        .trim();
    let is_fit = is_name(name)
        && ends(sentence, one)
        && (words.starts_with("no") || !negates(sentence, before));
    is_fit.then(|| (operator, None, one.value, one.unit.clone()))
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
