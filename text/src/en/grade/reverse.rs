//! What it would take: values to get to, and what pressing them says.

use waymark_core::grading::reverse::{Goal, Need};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;

use super::amount;

/// What a key result needs for a score: "0.7 needs 16.2: 1.2 to go".
#[must_use]
pub fn need(aim: &str, need: &Need, unit: &str, notation: &Notation) -> String {
    let needs = [aim, " needs "].concat();
    match need {
        Need::Nothing => [aim, " is reached"].concat(),
        Need::Value(goal) => {
            let to_go = match goal.to_go {
                Some(to_go) => [": ", &notation.write(to_go), " to go"].concat(),
                None => String::new(),
            };
            let value = amount(goal.value, unit, notation);
            [needs, value, to_go, whole(goal, unit, notation)].concat()
        }
        Need::Checks(1) => [&needs, "1 more check inside"].concat(),
        Need::Checks(more) => [&needs, &more.to_string(), " more checks inside"].concat(),
        Need::Done => [&needs, "it done"].concat(),
        Need::OutOfReach => [aim, " is out of reach after a miss"].concat(),
    }
}

/// The next whole value, where things are counted; empty otherwise.
fn whole(goal: &Goal, unit: &str, notation: &Notation) -> String {
    match goal.whole {
        Some(whole) => [", so ", &amount(whole, unit, notation)].concat(),
        None => String::new(),
    }
}

/// A way to a score of the objective, after the key result's name: "from 15 to
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
        (Need::Checks(1), _) => "1 more check inside".into(),
        (Need::Checks(more), _) => [&more.to_string(), " more checks inside"].concat(),
        (Need::Done, _) => "done".into(),
        (Need::Nothing | Need::OutOfReach, _) => String::new(),
    }
}
