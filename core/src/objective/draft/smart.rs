//! What SMART asks of a key result as it is typed, and what of that its objective says.

use crate::grading::objective::Counted;
use crate::objective::finding::names::names;
use crate::sketch::typed::ReadKeyResult;
use crate::sketch::{KeyResult, Measure};
use crate::wording::Check;
use crate::wording::smart::{Fields, Measured};

/// What SMART asks of a key result: of its fields, of what is odd about its name and was not
/// dismissed, of who answers for it (nobody named is oneself), and of whether its objective has
/// a last day.
#[must_use]
pub fn smart_fields<'a>(
    typed: &KeyResult,
    read: &ReadKeyResult,
    worded: &'a [Check],
    owner: Option<&str>,
    has_period: bool,
) -> Fields<'a> {
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
    use crate::wording::{Kind, Line, offered};

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
        let fields = smart_fields(typed, &read, &[], owner, true);
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
    /// What the letters lack of a name with these fields, as its form says it.
    fn lacked(typed: &KeyResult) -> [Option<Missing>; 5] {
        let read = ReadKeyResult::of(typed, &HABITS);
        let line = Line {
            kind: Kind::KeyResult,
            text: &typed.name,
            has_number: read.start.value.or(read.target.value).is_some(),
            is_held: typed.measure == Measure::Hold,
        };
        let is_counted =
            |check| typed.measure == Measure::YesNo && check == Check::NothingCountable;
        let found = offered(line, is_counted).into_iter();
        let worded: Vec<Check> = found.map(|it| it.check).collect();
        smart(&smart_fields(typed, &read, &worded, None, true))
    }

    fn named(name: &str, typed: KeyResult) -> KeyResult {
        KeyResult {
            name: name.to_owned(),
            ..typed
        }
    }

    const NO_RESULT: [Option<Missing>; 5] = [None, None, None, Some(Missing::Result), None];

    #[test]
    fn work_has_no_result_however_often_it_is_to_be_done() {
        for name in [
            "Hire 4 engineers",
            "Ship 3 features",
            "Run 10 workshops",
            "Publish 12 posts by March",
            "Launch 3 products",
            "Train 30 volunteers",
            "Post 5 times a week",
            "Exercise 3 times a week",
            "Walk 10,000 steps a day",
            "Email the regulars twice a month",
            "Write every morning",
            "Blog weekly",
        ] {
            let numbered = named(name, change("0", "12", ""));
            assert_eq!(lacked(&numbered), NO_RESULT, "{name}");
        }
    }

    #[test]
    fn a_launch_has_no_result_as_a_yes_or_no() {
        let yes_no = || KeyResult {
            measure: Measure::YesNo,
            ..change("", "", "")
        };
        for name in [
            "Launch the website",
            "Release version 3 of the API",
            "The shop is live",
            "Hire a head of design",
        ] {
            assert_eq!(lacked(&named(name, yes_no())), NO_RESULT, "{name}");
        }
        for name in ["Certified for ISO 27001", "The lease is signed"] {
            assert_eq!(lacked(&named(name, yes_no())), [None; 5], "{name}");
        }
    }

    #[test]
    fn an_outcome_keeps_its_letters_though_its_first_word_could_be_work() {
        for name in [
            "Reduce churn to 3%",
            "Raise trial conversion from 12% to 18%",
            "Hiring time from 60 to 30 days",
            "Post engagement from 2% to 4%",
            "Release frequency from 1 to 4 per week",
            "Ship time below 3 days",
            "Test coverage from 60% to 80%",
            "Support tickets from 200 to 100",
            "Walk-in customers from 200 to 260",
            "Deliver 20% growth",
            "Hire 4 engineers to cut churn by 5%",
            "Launch in two regions and win 40 customers in each",
            "Win 10 customers",
        ] {
            let numbered = named(name, change("12", "18", ""));
            assert_eq!(lacked(&numbered), [None; 5], "{name}");
        }
    }

    #[test]
    fn work_without_a_number_lacks_what_it_lacks_besides() {
        let it = named("Launch a seamless shop", change("", "", ""));
        let expected = [
            Some(Missing::WhatChanges),
            Some(Missing::StartAndTarget),
            None,
            Some(Missing::Result),
            None,
        ];
        assert_eq!(lacked(&it), expected);
    }
}
