//! What it would take: values to get to, and what pressing them says.

use waymark_core::grading::reverse::{Goal, Need};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;

use super::amount;

/// What a key result needs for a score, in three parts, of which the first and the last
/// are for whoever cannot see where it stands: "For ", "0.7: 16.2", " (1.2 to go)".
#[must_use]
pub fn need(aim: &str, need: &Need, unit: &str, notation: &Notation) -> [String; 3] {
    let needs = |what: &str| ["For ".to_owned(), [aim, ": ", what].concat(), String::new()];
    match need {
        Need::Nothing => needs("reached"),
        Need::Value(goal) => {
            let said = |value| amount(value, unit, notation);
            let exactly = goal.whole.map(|_| ["exactly ", &said(goal.value)].concat());
            // "1 hours to go" is what nobody says, and the word stands before it.
            let is_word = unit.starts_with(char::is_alphabetic);
            let rest = |value| amount(value, if is_word { "" } else { unit }, notation);
            let to_go = goal.to_go.map(|to_go| [&rest(to_go), " to go"].concat());
            let rest: Vec<String> = exactly.into_iter().chain(to_go).collect();
            let [before, needed, _] = needs(&said(goal.whole.unwrap_or(goal.value)));
            let rest = if rest.is_empty() {
                String::new()
            } else {
                [" (", &rest.join(", "), ")"].concat()
            };
            [before, needed, rest]
        }
        Need::Checks(more) => needs(&checks(*more)),
        Need::Done => needs("get it done"),
        Need::OutOfReach => needs("no longer possible after a miss"),
    }
}

/// So many more checks.
fn checks(more: u64) -> String {
    match more {
        1 => "one more check within the limit".into(),
        more => [&more.to_string(), " more checks within the limit"].concat(),
    }
}

/// The next whole value, where things are counted; empty otherwise.
fn whole(goal: &Goal, unit: &str, notation: &Notation) -> String {
    match goal.whole {
        Some(whole) => [", so ", &amount(whole, unit, notation)].concat(),
        None => String::new(),
    }
}

/// A step to a score of the objective, after the key result's name: "from 15 to
/// 17.1".
#[must_use]
pub fn way(need: &Need, now: Option<Decimal>, unit: &str, notation: &Notation) -> String {
    match (need, now) {
        (Need::Value(goal), Some(now)) => [
            "from ",
            &amount(now, unit, notation),
            " to ",
            &amount(goal.value, unit, notation),
            &whole(goal, unit, notation),
        ]
        .concat(),
        (Need::Value(goal), None) => [
            "to ",
            &amount(goal.value, unit, notation),
            &whole(goal, unit, notation),
        ]
        .concat(),
        (Need::Checks(more), _) => checks(*more),
        (Need::Done, _) => "get it done".into(),
        (Need::Nothing | Need::OutOfReach, _) => String::new(),
    }
}
