//! Numbers that are called what they are: "baseline 12%, target 18%".

use waymark_core::number::decimal::Decimal;

use super::change::{may_share_a_magnitude, one_unit};
use super::quantity::{Quantity, Sentence};
use super::standard::are_times;
use super::vocabulary::{
    COUNTS, FALLS, LABEL_FILLERS, MOVES, NOWS, REACHES, STARTS, TARGETS, VERSIONS,
};
use super::{Said, after_verb, first_verb, is_filler, keeps, words};

/// What a number is called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Where it starts.
    Start,
    /// Where it is, which is where it starts if nothing else is.
    Now,
    /// Where it is to end.
    Target,
}

/// "Baseline 12%, target 18%", "currently 40, goal 60", "12% (today) to 18%", "goal: 60": every
/// number has a label.
pub(super) fn labelled(sentence: &Sentence<'_>) -> Option<Said> {
    let all = &sentence.quantities[..];
    if keeps(sentence.lower) || VERSIONS.contains(first_verb(sentence.lower)) {
        return None;
    }
    let labels: Option<Vec<(Label, bool)>> = (0..all.len()).map(|at| label(sentence, at)).collect();
    let labels = labels?;
    // "From" and "to" alone are for others to read.
    if labels.iter().all(|(_, is_word)| !is_word) {
        return None;
    }
    let only = |label| {
        let mut found = all.iter().zip(&labels).filter(|(_, (it, _))| *it == label);
        let one = found.next().map(|(quantity, _)| quantity);
        (one, found.next().is_some())
    };
    let (target, start, now) = (only(Label::Target), only(Label::Start), only(Label::Now));
    if target.1 || start.1 || now.1 {
        return None;
    }
    let target = target.0?;
    let Some(start) = start.0.or(now.0) else {
        // "Goal: 60" of something, and nothing besides.
        let unit = target.unit.clone();
        return (all.len() == 1 && target.value != Decimal::ZERO).then_some(Said::Change(
            None,
            target.value,
            unit,
        ));
    };
    let is_sure = start.value != target.value
        && !may_share_a_magnitude(sentence.lower, start, target)
        && !may_share_a_magnitude(sentence.lower, target, start);
    let unit = one_unit(start, target).filter(|_| is_sure)?;
    Some(Said::Change(Some(start.value), target.value, unit))
}

/// "Get 30% of trials to convert (today 12%)", "90% of calls answered within 30 seconds, up from
/// 74%": a share to get to, and behind it, set off, where that share is. Times within which
/// something is to be so may stand between.
pub(super) fn share_with_label(sentence: &Sentence<'_>) -> Option<Said> {
    let [aim, between @ .., known] = &sentence.quantities[..] else {
        return None;
    };
    let first = first_verb(sentence.lower);
    let before = sentence.before(aim.start);
    let is_step = FALLS.contains(first)
        || matches!(first, "raise" | "lose")
        || MOVES.contains(first) && !REACHES.contains(first) && !COUNTS.contains(first);
    let is_aim = match before {
        "" => true,
        _ => !is_step && after_verb(before, first).is_some_and(is_filler),
    };
    let last = sentence.quantities.len() - 1;
    let is_known = match label(sentence, last)? {
        (Label::Start | Label::Now, _) => true,
        (Label::Target, _) => false,
    };
    let from = between.last().map_or(aim.end, end);
    let is_set_off =
        words(sentence.lower, from, known.start).contains(['(', '[', ',', ';', '–', '—']);
    let are_shares = aim.unit == "%" && known.unit == "%" && aim.value != known.value;
    let is_fit = is_aim
        && is_known
        && is_set_off
        && are_shares
        && (between.is_empty() || are_times(sentence, between))
        && !keeps(sentence.lower)
        && label(sentence, 0).is_none();
    is_fit.then(|| Said::Change(Some(known.value), aim.value, aim.unit.clone()))
}

/// The label of a number, before it or right behind it, and whether that is a word of its own.
fn label(sentence: &Sentence<'_>, at: usize) -> Option<(Label, bool)> {
    let all = &sentence.quantities[..];
    let one = all.get(at)?;
    let from = at.checked_sub(1).and_then(|it| all.get(it)).map_or(0, end);
    let to = all.get(at + 1).map_or(sentence.lower.len(), |it| it.start);
    let before = words(sentence.lower, from, one.start);
    let behind = words(sentence.lower, one.end, to);
    let is_alone = all.len() == 1;
    let is_set_off = before.ends_with([':', '=']);
    let of_word = |word: &str| {
        let word = word
            .strip_suffix("'s")
            .or_else(|| word.strip_suffix("’s"))
            .unwrap_or(word);
        if TARGETS.contains(word) {
            Some(Label::Target)
        } else if STARTS.contains(word) {
            Some(Label::Start)
        } else {
            NOWS.contains(word).then_some(Label::Now)
        }
    };
    let mut last = before.rsplit(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    let last = last.find(|it| !it.is_empty() && !LABEL_FILLERS.contains(it));
    if let Some(label) = last.and_then(of_word).filter(|_| !is_alone || is_set_off) {
        return Some((label, true));
    }
    // "40 now", "12% (baseline) to 18% (target)".
    let first = behind.trim_start_matches(['(', '[']);
    let first = first
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    if let Some(label) = of_word(first).filter(|_| !is_alone) {
        return Some((label, true));
    }
    match last_word(before) {
        "from" => Some((Label::Start, false)),
        "to" if !is_alone => Some((Label::Target, false)),
        _ if super::change::is_arrow(last_word(before)) => Some((Label::Target, false)),
        _ => None,
    }
}

const fn end(quantity: &Quantity) -> usize {
    quantity.end
}

fn last_word(text: &str) -> &str {
    super::last(super::without_about(text))
}
