//! Changes from one value to another.

use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::plus_percent;
use waymark_core::sketch::Operator;

use super::quantity::{Quantity, Sentence};
use super::span::may_be_span;
use super::vocabulary::{
    AFTER_FROM, COUNTS, FALLS, METRICS, MONTHS, MOVES, NAMED, NUMBERS, REACHES, VERSIONS, WHENS,
    bound_before,
};
use super::{Said, ends_with_words, first_verb, has_word, keeps, last, without_about, words};

/// "today 3,000, +40 %", "by 40% from 3,000"
pub(super) fn relative(
    sentence: &Sentence<'_>,
    one: &Quantity,
    other: &Quantity,
    rest: &[Quantity],
) -> Option<Said> {
    if !rest.is_empty() {
        return None;
    }
    let signed = words(sentence.text, other.start, other.end).starts_with(['+', '-', '−', '–']);
    if other.unit == "%" && signed && one.unit != "%" {
        let target = plus_percent(one.value, other.value)?;
        return Some(Said::Change(Some(one.value), target, one.unit.clone()));
    }
    let between = words(sentence.lower, one.end, other.start);
    let before = sentence.before(one.start);
    // "By 40% from 3,000", "from 3,000 by 40%"
    let (percent, from) = match (before, between) {
        (by, from) if by.ends_with("by") && from.ends_with("from") => (one, other),
        (from, "by") if from.ends_with("from") => (other, one),
        _ => return None,
    };
    // By 10% of 12%, or by 10 points?
    if percent.unit != "%" || from.unit == "%" {
        return None;
    }
    let falls = FALLS.all().any(|verb| has_word(sentence.lower, verb));
    let step = if falls {
        Decimal::new(-percent.value.digits(), percent.value.places())?
    } else {
        percent.value
    };
    let target = plus_percent(from.value, step)?;
    Some(Said::Change(Some(from.value), target, from.unit.clone()))
}

/// "from 12% to 18%", "12 → 18", "to 60 from 42", "60 (currently 42)"
pub(super) fn change(
    sentence: &Sentence<'_>,
    one: &Quantity,
    other: &Quantity,
    rest: &[Quantity],
) -> Option<Said> {
    let lower = sentence.lower;
    let before = sentence.before(one.start);
    let between = words(lower, one.end, other.start);
    let first = first_verb(lower);
    if VERSIONS.contains(first) || keeps(lower) {
        return None;
    }
    let leads = |text: &str| is_arrow(text) || matches!(text, "to" | "up to" | "down to");
    let (between, is_dated) = joint(between, one, other);
    // "from 3 errors per 100 users to 1"
    let between = match between.split_once("per ") {
        Some(("", of)) if of.ends_with(" to") => "to",
        _ => between,
    };
    // "to 18–20%" is no one target either.
    let goes_on = rest.first().is_some_and(|third| {
        let between = words(lower, other.end, third.start);
        leads(between) || matches!(between, "-" | "–" | "—")
    });
    // "By 5 to 10%", "by $200k to $1.2M": where it starts is not said.
    if ["by", "by about", "by around", "by at least"]
        .iter()
        .any(|by| ends_with_words(before, by))
    {
        return None;
    }
    let is_bare_year =
        |it: &Quantity| it.unit.is_empty() && it.value >= 1900.into() && it.value <= 2100.into();
    if goes_on
        || (is_bare_year(one) && is_bare_year(other))
        || may_share_a_magnitude(lower, one, other)
        || !FALLS.contains(first) && may_be_versions(sentence.text, one, other)
    {
        return None;
    }
    let is_moved = MOVES.contains(first);
    let is_span = !is_moved && may_be_span(sentence, one, other);
    let mut from = before.rsplit(' ').skip_while(|it| AFTER_FROM.contains(it));
    let is_from = from.next() == Some("from")
        || before.ends_with("from position")
        || before.ends_with("from rank")
        || is_dated;
    let to_rank = matches!(between, "to position" | "to rank") && is_from;
    let is_led = leads(between) && is_set_off(before, one, other);
    let is_change =
        is_arrow(between) || (leads(between) || to_rank) && (is_from || is_moved) || is_led;
    if is_change && !is_span {
        return Some(Said::Change(
            Some(one.value),
            other.value,
            one_unit(one, other)?,
        ));
    }
    // The other way round.
    let is_back = matches!(
        between.trim_start_matches([',', '(', ' ']),
        "from" | "up from" | "down from" | "currently" | "now" | "today" | "was"
    );
    let aims = before.ends_with("to") || REACHES.contains(first);
    (is_back && aims && (is_moved || REACHES.contains(first)) && rest.is_empty())
        .then(|| {
            Some(Said::Change(
                Some(other.value),
                one.value,
                one_unit(one, other)?,
            ))
        })
        .flatten()
}

/// "Customers who rate us 5 stars from 60% to 80%": a number before the two that say from where
/// to where belongs to what is counted. Not where a verb counts it, as in "Run 3 sessions from 9
/// to 11"; and there must be one such pair.
pub(super) fn change_of_things(sentence: &Sentence<'_>) -> Option<Said> {
    let all = &sentence.quantities[..];
    let is_pair = |at: &usize| {
        let (one, other) = (&all[*at], &all[*at + 1]);
        let between = words(sentence.lower, one.end, other.start);
        let (between, _) = joint(between, one, other);
        let is_from = sentence.before(one.start).ends_with("from");
        is_arrow(between) || is_from && matches!(between, "to" | "up to" | "down to")
    };
    let mut pairs = (0..all.len().saturating_sub(1)).filter(is_pair);
    let (at, None) = (pairs.next()?, pairs.next()) else {
        return None;
    };
    let [one, other] = [&all[at], &all[at + 1]];
    let is_counted = COUNTS.contains(first_verb(sentence.lower));
    let is_sure = !is_counted
        || [one, other].iter().any(|it| it.is_share() || it.is_money())
        || is_step(sentence, &all[..at], one, other);
    let found = (at > 0 && is_sure)
        .then(|| change(sentence, one, other, &all[at + 2..]))
        .flatten()?;
    Some(match found {
        // "Lose 10 lbs: 180 → 170" says in what.
        Said::Change(start, target, unit)
            if unit.is_empty() && is_step(sentence, &all[..at], one, other) =>
        {
            Said::Change(start, target, all[0].unit.clone())
        }
        found => found,
    })
}

/// "Lose 10 lbs: 180 → 170": the one number before the two is how far it is between them, and
/// they are set off from it.
fn is_step(sentence: &Sentence<'_>, before: &[Quantity], one: &Quantity, other: &Quantity) -> bool {
    let [step] = before else {
        return false;
    };
    let set_off = words(sentence.lower, step.end, one.start);
    let way = Fraction::from(one.value) - Fraction::from(other.value);
    let way = if way.is_negative() { -way } else { way };
    let is_unit = |it: &Quantity| it.unit.is_empty() || one_unit(step, it).is_some();
    set_off.contains([':', '(', ';', ',', '–', '—'])
        && way == Fraction::from(step.value)
        && is_unit(one)
        && is_unit(other)
}

/// "Conversion rate: 2.1% to 3.5%", "NPS: 42 to 60": behind the name of a number, two values of
/// it. A range has its unit once ("65 to 75%"), or is called one.
fn is_set_off(before: &str, one: &Quantity, other: &Quantity) -> bool {
    const RANGES: [&str; 6] = ["range", "band", "limit", "limits", "corridor", "between"];
    let Some(name) = before.strip_suffix(':') else {
        return false;
    };
    let are_shares = one.is_share() && one.unit == other.unit;
    let last = last(name);
    let is_number = NUMBERS.contains(last) || NAMED.contains(last) || one.unit.starts_with('/');
    let is_range = RANGES.iter().any(|it| has_word(name, it));
    (are_shares && is_number || METRICS.contains(last)) && !is_range
}

/// "From 5 to 10k", "from $1.2 to $2 million": whether the magnitude behind the second may be
/// that of the first as well. It is not where the first is as near to the second without it,
/// on a scale of ratios: "from 800 to 1.2k".
pub(super) fn may_share_a_magnitude(sentence: &str, one: &Quantity, other: &Quantity) -> bool {
    let (own, power) = (power_of(sentence, one), power_of(sentence, other));
    if own > 0 || power == 0 || one.value <= 0.into() {
        return false;
    }
    let square = |it: Decimal| Fraction::from(it) * Fraction::from(it);
    let digits = 10_i128.checked_pow(power.into());
    let magnitude = digits.and_then(|digits| Decimal::new(digits, 0));
    magnitude.is_some_and(|it| square(one.value) * Fraction::from(it) < square(other.value))
}

/// "3.8 → 3.12", "3.9 → 3.10": whether two numbers that fall would rise as versions, whose
/// parts are numbers of their own.
fn may_be_versions(sentence: &str, one: &Quantity, other: &Quantity) -> bool {
    let parts = |it: &Quantity| {
        let (whole, rest) = words(sentence, it.start, it.number_end).split_once('.')?;
        Some((whole.parse::<u32>().ok()?, rest.parse::<u32>().ok()?))
    };
    let is_bare = one.unit.is_empty() && other.unit.is_empty();
    let Some((from, to)) = parts(one).zip(parts(other)).filter(|_| is_bare) else {
        return false;
    };
    from.0 == to.0 && from.1 < to.1 && one.value > other.value
}

/// The power of ten that stands behind a number as a word or a letter, by how many digits it
/// has without.
fn power_of(sentence: &str, quantity: &Quantity) -> u8 {
    let text = words(sentence, quantity.start, quantity.end);
    let from = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{2019}');
    let number = text[from..]
        .split(|c| !is_number(c))
        .next()
        .unwrap_or_default();
    let number = number.trim_end_matches(|c: char| !c.is_ascii_digit());
    // Three digits at the end are a group.
    let whole = match number.rsplit_once(|c: char| !c.is_ascii_digit()) {
        Some((whole, rest)) if rest.len() != 3 => whole,
        _ => number,
    };
    let written = whole.bytes().filter(u8::is_ascii_digit).count();
    let digits = quantity.value.digits().unsigned_abs().to_string().len();
    let is = digits.saturating_sub(quantity.value.places().into());
    u8::try_from(is.saturating_sub(written)).unwrap_or(0)
}

/// Whether a text is an arrow to the right, as one sign or drawn with several.
pub(super) fn is_arrow(text: &str) -> bool {
    let drawn = text.strip_suffix('>').unwrap_or_default();
    let is_drawn = |c| matches!(c, '-' | '–' | '—' | '=' | '~' | '>');
    let mut signs = text.chars();
    match (signs.next(), signs.next()) {
        (Some(sign), None) => matches!(
            sign,
            '→' | '⇒' | '↗' | '↘' | '↦' | '⇨' | '⟶' | '⟹' | '\u{2794}'..='\u{27be}'
        ),
        _ => !drawn.is_empty() && drawn.chars().all(is_drawn),
    }
}

/// What leads from one number to another, without what says when those are so, and whether
/// something did: "today to" is "to", and "(Q1) to" as well. A bound that the second one is on
/// the right side of says no more than that one: "to at least".
fn joint<'b>(between: &'b str, one: &Quantity, other: &Quantity) -> (&'b str, bool) {
    let between = without_about(between);
    let between = match bound_before(between) {
        Some((words, Operator::AtLeast)) if one.value < other.value => between.strip_suffix(words),
        Some((words, Operator::AtMost)) if one.value > other.value => between.strip_suffix(words),
        _ => None,
    }
    .map_or(between, str::trim_end);
    let between = without_about(between);
    let arrow = Some(last(between)).filter(|it| is_arrow(it));
    let mut links = ["up to", "down to", "to"].into_iter().chain(arrow);
    let Some(link) = links.find(|it| ends_with_words(between, it)) else {
        return (between, false);
    };
    let head = between.len() - link.len();
    let mut words = between[..head]
        .split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .peekable();
    let is_year = |it: &str| it.len() == 4 && it.starts_with("20");
    let is_dated = words.peek().is_some()
        && words.all(|it| WHENS.contains(it) || MONTHS.contains(it) || is_year(it));
    match is_dated {
        true => (&between[head..], true),
        false => (between, false),
    }
}

/// "Double sign-ups from 300"
pub(super) fn from_alone(sentence: &Sentence<'_>, one: &Quantity) -> Option<Said> {
    if !sentence.before(one.start).ends_with("from") {
        return None;
    }
    let percent = match first_verb(sentence.lower) {
        "double" => 100,
        "triple" => 200,
        "halve" => -50,
        _ => return None,
    };
    let target = plus_percent(one.value, percent.into())?;
    Some(Said::Change(Some(one.value), target, one.unit.clone()))
}

/// The unit of two quantities; none where they are measured in different ones, or are rates of
/// which one is counted per week and the other per day.
pub(super) fn one_unit(one: &Quantity, other: &Quantity) -> Option<String> {
    let rates = one.rate.as_ref().zip(other.rate.as_ref());
    if rates.is_some_and(|(one, other)| one != other) {
        return None;
    }
    let plain = |unit: &str| {
        let unit = unit.to_lowercase();
        let unit = unit
            .strip_suffix('s')
            .filter(|it| !it.is_empty())
            .unwrap_or(&unit);
        match unit {
            "hr" | "hour" => "h".to_owned(),
            "minute" => "min".to_owned(),
            "second" | "sec" => String::new() + "s",
            "day" => "d".to_owned(),
            _ => unit.to_owned(),
        }
    };
    match (one.unit.as_str(), other.unit.as_str()) {
        ("", unit) | (unit, "") => Some(unit.to_owned()),
        (unit, other) => (plain(unit) == plain(other)).then(|| unit.to_owned()),
    }
}
