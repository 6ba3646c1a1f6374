//! What surrounds the key results: names, the period, the periods before; and
//! that no text is too strange for any of them.

use proptest::prelude::*;
use time::Date;
use waymark_core::day::NoDay;
use waymark_core::grading::history::Closed;
use waymark_core::grading::objective::Counted;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Problem as NumberProblem;
use waymark_core::period::{Elapsed, parse_date};
use waymark_core::sketch::periods::{ReadPast, ReadPeriod};
use waymark_core::sketch::typed::{Habits, LONGEST_NAME, Problem, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Objective, Past};

use super::places::{DE, EN, any_habits, any_key_result, any_past, any_typed};

/// The day that it is.
fn today() -> Date {
    parse_date("2026-08-15").expect("a day")
}

const NOT_A_NUMBER: Problem = Problem::Number(NumberProblem::NotANumber);

#[test]
fn a_name_or_title_has_up_to_200_characters_and_is_scored_all_the_same() {
    #[track_caller]
    fn case(text: &str, problem: Option<&Problem>) {
        let key_result = KeyResult {
            name: text.to_owned(),
            start: "12".into(),
            target: "18".into(),
            ..KeyResult::default()
        };
        let read = ReadKeyResult::of(&key_result, &EN);
        assert_eq!(read.name.as_ref(), problem);
        assert!(matches!(read.counted, Counted::Scored { .. }));
        let objective = Objective {
            title: text.to_owned(),
            ..Objective::default()
        };
        assert_eq!(ReadPeriod::of(&objective, today()).title.as_ref(), problem);
    }
    assert_eq!(LONGEST_NAME, 200);
    case("", None);
    case(&"n".repeat(200), None);
    case(&"n".repeat(201), Some(&Problem::TooLong(201)));
    // Characters, not bytes.
    case(&"🎯".repeat(200), None);
    case(&"é".repeat(1000), Some(&Problem::TooLong(1000)));
}

#[test]
fn a_period_is_read_with_each_problem_beside_its_field() {
    #[track_caller]
    fn case(first: &str, last: &str, as_of: &str, problems: [Option<&Problem>; 3]) {
        let read = ReadPeriod::of(
            &Objective {
                first: first.into(),
                last: last.into(),
                as_of: as_of.into(),
                ..Objective::default()
            },
            today(),
        );
        let is_complete = [first, last, as_of].iter().all(|text| !text.is_empty());
        let is_fine = problems == [None, None, None];
        assert_eq!(read.elapsed.is_some(), is_complete && is_fine);
        let found = [&read.first, &read.last, &read.as_of];
        assert_eq!(found.map(Option::as_ref), problems);
    }
    let no_date = || Some(&Problem::Day(NoDay::None));
    case("", "", "", [None, None, None]);
    case("2026-07-01", "2026-09-30", "2026-08-15", [None, None, None]);
    case("2026-07-01", "2026-09-30", "", [None, None, None]);
    case("2026-07-01", "", "2026-08-15", [None, None, None]);
    case("", "2026-09-30", "2026-08-15", [None, None, None]);
    case(
        "2026-07-32",
        "2026-09-30",
        "2026-08-15",
        [no_date(), None, None],
    );
    case("2026-07-01", "soon", "2026-08-15", [None, no_date(), None]);
    case(
        "2026-07-01",
        "2026-09-30",
        "2026-02-29",
        [None, None, no_date()],
    );
    case("?", "?", "?", [no_date(), no_date(), no_date()]);
    let backwards = || Some(&Problem::EndsBeforeItBegins);
    case(
        "2026-07-02",
        "2026-07-01",
        "2026-07-01",
        [None, backwards(), None],
    );
    case("2026-07-02", "2026-07-01", "", [None, backwards(), None]);
    case(
        "2026-07-02",
        "2026-07-01",
        "?",
        [None, backwards(), no_date()],
    );
}

#[test]
fn so_much_of_the_period_is_gone_on_the_day_of_the_values() {
    let read = ReadPeriod::of(
        &Objective {
            first: "2026-07-01".into(),
            last: "2026-09-30".into(),
            as_of: "2026-08-15".into(),
            ..Objective::default()
        },
        today(),
    );
    assert_eq!(read.elapsed, Some(Elapsed::Running(Fraction::of(1, 2))));
}

#[test]
fn a_closed_period_is_read_with_each_problem_beside_its_field() {
    #[track_caller]
    fn case(fields: [&str; 3], habits: &Habits, expected: &ReadPast) {
        let [score, kept, committed] = fields.map(str::to_owned);
        let past = Past {
            name: "Q1".into(),
            score,
            kept,
            committed,
        };
        assert_eq!(
            ReadPast::of(&past, &habits.notation),
            *expected,
            "{fields:?}"
        );
    }
    let says = |score: Option<(i64, i64)>, committed| ReadPast {
        closed: Closed {
            aspirational: score.map(|(of, all)| Fraction::of(of, all)),
            committed,
        },
        ..ReadPast::default()
    };
    case(["", "", ""], &EN, &says(None, None));
    case(["0.65", "", ""], &EN, &says(Some((13, 20)), None));
    case(["0,65", "", ""], &DE, &says(Some((13, 20)), None));
    case(["65 %", "", ""], &EN, &says(Some((13, 20)), None));
    case(["0", "", ""], &EN, &says(Some((0, 1)), None));
    case(["1", "", ""], &EN, &says(Some((1, 1)), None));
    case(["100 %", "", ""], &EN, &says(Some((1, 1)), None));
    case(["0 %", "", ""], &EN, &says(Some((0, 1)), None));
    case(["0.7", "3", "4"], &EN, &says(Some((7, 10)), Some((3, 4))));
    case(["", "0", "0"], &EN, &says(None, Some((0, 0))));
    case(["", "4", "4"], &EN, &says(None, Some((4, 4))));
    case(["", "3", ""], &EN, &says(None, None));
    case(["", "", "4"], &EN, &says(None, None));

    let no_score = |problem| ReadPast {
        score: Some(problem),
        ..ReadPast::default()
    };
    case(["65", "", ""], &EN, &no_score(Problem::NoScore));
    case(["1.01", "", ""], &EN, &no_score(Problem::NoScore));
    case(["101 %", "", ""], &EN, &no_score(Problem::NoScore));
    case(["-0.1", "", ""], &EN, &no_score(Problem::NoScore));
    case(["good", "", ""], &EN, &no_score(NOT_A_NUMBER));

    let of_counts = |kept, committed| ReadPast {
        kept,
        committed,
        ..ReadPast::default()
    };
    let no_count = || Some(Problem::NoCount);
    case(
        ["", "5", "4"],
        &EN,
        &of_counts(Some(Problem::MoreKept), None),
    );
    case(["", "1.5", "4"], &EN, &of_counts(no_count(), None));
    case(["", "3", "-4"], &EN, &of_counts(None, no_count()));
    case(
        ["", "4294967296", "-1"],
        &EN,
        &of_counts(no_count(), no_count()),
    );
    case(["", "all", "4"], &EN, &of_counts(Some(NOT_A_NUMBER), None));
    case(["", "3", "few"], &EN, &of_counts(None, Some(NOT_A_NUMBER)));
}

proptest! {
    #[test]
    fn no_key_result_is_a_panic(typed in any_key_result(), habits in any_habits()) {
        let read = ReadKeyResult::of(&typed, &habits);
        if let Counted::Scored { grade: Some(grade), .. } = read.counted {
            prop_assert!(!grade.score.is_negative() && grade.score <= Fraction::one());
        }
        // A field has a value or a problem, never both but where two are equal.
        for field in [&read.start, &read.now] {
            prop_assert!(field.value.is_none() || field.problem.is_none());
        }
    }

    #[test]
    fn no_period_is_a_panic(
        [first, last, as_of] in [any_typed(), any_typed(), any_typed()],
        past in any_past(),
        habits in any_habits(),
    ) {
        let read = ReadPeriod::of(&Objective { first, last, as_of, ..Objective::default() }, today());
        prop_assert!(read.elapsed.is_none() || (read.first.is_none() && read.last.is_none()));
        let closed = ReadPast::of(&past, &habits.notation).closed;
        if let Some(mean) = closed.aspirational {
            prop_assert!(!mean.is_negative() && mean <= Fraction::one());
        }
        prop_assert!(closed.committed.is_none_or(|(kept, all)| kept <= all));
    }
}
