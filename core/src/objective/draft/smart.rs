//! What SMART asks of a key result as it is typed, and what of that its objective says.

use crate::grading::objective::Counted;
use crate::objective::finding::names::names;
use crate::sketch::typed::ReadKeyResult;
use crate::sketch::{KeyResult, Measure};
use crate::wording::Check;
use crate::wording::smart::{Fields, Measured};

/// What SMART asks of a key result: of its fields, of what is odd about its name as it is
/// shown, of who answers for it (nobody named is oneself), and of whether its objective has
/// a last day.
#[must_use]
pub fn smart_fields(
    typed: &KeyResult,
    read: &ReadKeyResult,
    worded: Option<Check>,
    owner: Option<&str>,
    has_period: bool,
) -> Fields {
    let [start, target] = [&read.start, &read.target].map(|it| it.value);
    let measured = match typed.measure {
        Measure::YesNo => Measured::YesOrNo,
        Measure::Hold => Measured::Bound(read.bound.is_some()),
        Measure::Change => Measured::Way {
            start: start.is_some(),
            target: target.is_some(),
        },
    };
    let is_reached = matches!(
        &read.counted,
        Counted::Scored { grade: Some(grade), .. } if grade.reached
    );
    let is_met = match typed.measure {
        // What is done is no start that was set too low.
        Measure::YesNo => false,
        Measure::Hold => is_reached,
        Measure::Change => is_reached || start.is_some() && start == target,
    };
    Fields {
        is_named: !typed.name.trim().is_empty(),
        worded,
        measured,
        owners: owner.map_or(1, |owner| names(owner).len()),
        is_met,
        has_period,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::understood::Notation;
    use crate::sketch::typed::Habits;
    use crate::wording::smart::{Missing, smart};

    const HABITS: Habits = Habits {
        notation: Notation::PLAIN_ENGLISH,
        of: "of",
    };

    fn change(start: &str, target: &str, now: &str) -> KeyResult {
        KeyResult {
            name: "Trial conversion".to_owned(),
            start: start.to_owned(),
            target: target.to_owned(),
            now: now.to_owned(),
            ..KeyResult::default()
        }
    }

    #[track_caller]
    fn lacks(typed: &KeyResult, owner: Option<&str>, expected: [Option<Missing>; 5]) {
        let read = ReadKeyResult::of(typed, &HABITS);
        let fields = smart_fields(typed, &read, None, owner, true);
        assert_eq!(smart(&fields), expected, "{typed:?} of {owner:?}");
    }

    #[test]
    fn what_is_whole_lacks_nothing() {
        for now in ["", "14"] {
            lacks(&change("12", "18", now), None, [None; 5]);
        }
        lacks(&change("12", "18", ""), Some("R&D"), [None; 5]);
    }

    #[test]
    fn numbers_are_those_that_were_understood() {
        let target = Some(Missing::Target);
        lacks(
            &change("12", "soon", ""),
            None,
            [None, target, None, None, None],
        );
        let start = Some(Missing::Start);
        lacks(
            &change("", "18", ""),
            None,
            [None, start, None, start, None],
        );
    }

    #[test]
    fn a_target_that_is_reached_already_is_no_aim() {
        let further = [None, None, None, Some(Missing::Further), None];
        lacks(&change("12", "12", ""), None, further);
        lacks(&change("12", "18", "18"), None, further);
        let hold = |now: &str| KeyResult {
            measure: Measure::Hold,
            ..change("", "90", now)
        };
        lacks(&hold("95"), None, further);
        lacks(&hold("80"), None, [None; 5]);
        lacks(&hold(""), None, [None; 5]);
        let done = KeyResult {
            measure: Measure::YesNo,
            done: true,
            ..change("", "", "")
        };
        lacks(&done, None, [None; 5]);
    }

    #[test]
    fn one_answers_for_it() {
        let of = |missing| [None, None, Some(missing), None, None];
        lacks(&change("12", "18", ""), Some(" "), of(Missing::Owner));
        lacks(
            &change("12", "18", ""),
            Some("Anna and Ben"),
            of(Missing::OneOwner),
        );
    }
}
