//! What is understood of an objective as typed.

use waymark_core::grading::objective::Counted;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Problem as NumberProblem;
use waymark_core::sketch::typed::{Habits, Problem, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Operator};

use super::places::{DE, EN, IN};

pub(crate) const NOT_A_NUMBER: Problem = Problem::Number(NumberProblem::NotANumber);

pub(crate) fn decimal(plain: &str) -> Decimal {
    Decimal::parse(plain).expect(plain)
}

/// A change: start, target, now.
pub(crate) fn change(start: &str, target: &str, now: &str) -> KeyResult {
    KeyResult {
        start: start.into(),
        target: target.into(),
        now: now.into(),
        ..KeyResult::default()
    }
}

/// A standard of at least so much.
pub(crate) fn hold(target: &str, now: &str) -> KeyResult {
    KeyResult {
        measure: Measure::Hold,
        ..change("", target, now)
    }
}

fn score_in(typed: &KeyResult, habits: &Habits) -> Option<Fraction> {
    match ReadKeyResult::of(typed, habits).counted {
        Counted::Scored { grade, .. } => grade.map(|grade| grade.score),
        _ => None,
    }
}

pub(crate) fn score(typed: &KeyResult) -> Option<Fraction> {
    score_in(typed, &EN)
}

/// The problem of each field that has one: start, target, now, weight.
fn problems(read: &ReadKeyResult) -> [Option<&Problem>; 4] {
    [&read.start, &read.target, &read.now, &read.weight].map(|field| field.problem.as_ref())
}

#[test]
fn a_key_result_is_read_as_people_write_where_they_are() {
    assert_eq!(
        score(&change("12%", "18%", "15%")),
        Some(Fraction::of(1, 2))
    );
    assert_eq!(
        score(&change("$0", "$250,000", "150k")),
        Some(Fraction::of(3, 5))
    );
    assert_eq!(
        score(&change("4.1/5", "4.6/5", "4.4/5")),
        Some(Fraction::of(3, 5))
    );
    assert_eq!(
        score_in(&change("4,1", "4,6", "4,4"), &DE),
        Some(Fraction::of(3, 5))
    );
    assert_eq!(
        score_in(&change("0", "20,00,000", "10 lakh"), &IN),
        Some(Fraction::of(1, 2))
    );
}

#[test]
fn what_could_be_misread_is_echoed_and_the_unit_taken_from_where_it_stands() {
    #[track_caller]
    fn case(typed: &KeyResult, unit: &str, echo: [bool; 3]) {
        let read = ReadKeyResult::of(typed, &EN);
        assert_eq!(read.unit, unit);
        let echoed = [&read.start, &read.target, &read.now].map(|field| field.echo);
        assert_eq!(echoed, echo);
    }
    case(&change("12", "18", "15"), "", [false; 3]);
    case(&change("1,000", "500", "0.8k"), "", [true, false, true]);
    case(&change("12%", "18", "15"), "%", [false; 3]);
    case(&change("12", "18", "15 %"), "%", [false; 3]);
    case(&change("$12", "18", "15"), "$", [false; 3]);
    case(&change("5 h", "18", "15 hours"), "h", [false; 3]);
    case(&change("120 kr", "18", "15"), "kr", [false; 3]);
    case(&change("4.1", "4.6/5", ""), "/5", [false; 3]);
    // What is said wins.
    let said = KeyResult {
        unit: " points ".into(),
        ..change("12", "18 points", "15")
    };
    case(&said, "points", [false; 3]);
    let blank = KeyResult {
        unit: "  ".into(),
        ..change("12%", "18%", "15%")
    };
    case(&blank, "%", [false; 3]);
}

#[test]
fn the_numbers_of_a_key_result_are_all_in_one_unit() {
    #[track_caller]
    fn case(unit: &str, numbers: [&str; 3], refused: [Option<(&str, &str)>; 3]) {
        let [start, target, now] = numbers;
        let typed = KeyResult {
            unit: unit.into(),
            ..change(start, target, now)
        };
        let read = ReadKeyResult::of(&typed, &EN);
        let refused = refused.map(|it| {
            it.map(|(found, unit)| {
                let (found, unit) = (found.to_owned(), unit.to_owned());
                Problem::Number(NumberProblem::OtherUnit { found, unit })
            })
        });
        let found = [read.start.problem, read.target.problem, read.now.problem];
        assert_eq!(found, refused, "{numbers:?}");
    }
    case("€", ["€5", "10 EUR", "7"], [None; 3]);
    case("€", ["5", "10", "120 kr"], [None, None, Some(("kr", "€"))]);
    case(
        "points",
        ["12%", "18", "15"],
        [Some(("%", "points")), None, None],
    );
    case("", ["$12", "18 €", "15"], [Some(("$", "€")), None, None]);
    case(
        "",
        ["9 h", "3", "5 days"],
        [None, None, Some(("days", "h"))],
    );
    case(
        "",
        ["4.1/5", "4.6/5", "8/10"],
        [None, None, Some(("/10", "/5"))],
    );
    case("hours", ["9h", "3 h", "5"], [None; 3]);
    // Of euros, too, a target may be so much more.
    case("€", ["3000", "+40 %", "3500"], [None; 3]);
    let thousands = KeyResult {
        unit: "k€".into(),
        ..change("0", "20 k€", "5 k€")
    };
    assert_eq!(score(&thousands), Some(Fraction::of(1, 4)));
}

#[test]
fn a_relative_target_is_worked_out_from_the_start() {
    #[track_caller]
    fn case(start: &str, target: &str, worked_out: &str) {
        let read = ReadKeyResult::of(&change(start, target, ""), &EN);
        assert_eq!(
            read.target.value,
            Some(decimal(worked_out)),
            "{start} {target}"
        );
        assert!(read.target.relative.is_some() && read.target.echo);
        let way = read.change.expect("two different ends");
        assert_eq!(way.target(), decimal(worked_out));
    }
    case("3,000", "+40 %", "4200");
    case("3000", "+40%", "4200");
    case("3000", "-25 %", "2250");
    case("3000", "−100 %", "0");
    case("0.3", "+33.3 %", "0.3999");
    case("-200", "+50 %", "-300");
    // Of a percentage, a rise is one of it.
    case("12 %", "+50 %", "18");
}

#[test]
fn a_percentage_without_a_sign_or_below_0_of_a_percentage_is_a_value() {
    #[track_caller]
    fn case(typed: &KeyResult, target: &str) {
        let read = ReadKeyResult::of(typed, &EN);
        assert_eq!(read.target.value, Some(decimal(target)));
        assert_eq!(read.target.relative, None);
        assert_eq!(read.target.problem, None);
    }
    case(&change("3000", "40 %", ""), "40");
    case(&change("12 %", "-5 %", ""), "-5");
    case(&change("", "-5 %", ""), "-5");
    let in_percent = KeyResult {
        unit: " % ".into(),
        ..change("12", "-5 %", "")
    };
    case(&in_percent, "-5");
    // A bound is never relative.
    case(&hold("+40 %", ""), "40");
    let between = KeyResult {
        operator: Operator::Between,
        start: "10".into(),
        ..hold("+40 %", "")
    };
    case(&between, "40");
}

#[test]
fn a_field_that_cannot_be_used_says_why_and_leaves_no_verdict() {
    #[track_caller]
    fn case(typed: &KeyResult, expected: &[Option<Problem>; 4]) {
        let read = ReadKeyResult::of(typed, &EN);
        assert_eq!(
            problems(&read),
            expected.each_ref().map(Option::as_ref),
            "{typed:?}"
        );
        let is_gradable = read.counted != Counted::NotGradable;
        assert_eq!(
            is_gradable,
            expected.iter().all(Option::is_none),
            "{typed:?}"
        );
        assert_eq!(is_gradable, read.measured().is_some());
    }
    let number = |problem| Some(Problem::Number(problem));
    case(&change("12", "18", "15"), &[None, None, None, None]);
    case(
        &change("soon", "18", "15"),
        &[Some(NOT_A_NUMBER), None, None, None],
    );
    case(
        &change("12", "18", "15 16"),
        &[None, None, number(NumberProblem::TwoNumbers), None],
    );
    case(
        &change("12,34", "1.2.3", ""),
        &[
            number(NumberProblem::Misplaced(',')),
            number(NumberProblem::TwoPoints),
            None,
            None,
        ],
    );
    case(
        &change("12", &"9".repeat(29), ""),
        &[
            None,
            number(NumberProblem::TooManyDigits { digits: 29 }),
            None,
            None,
        ],
    );
    case(
        &change("30", "30.0", "31"),
        &[None, Some(Problem::Same(decimal("30"))), None, None],
    );
    case(
        &change("3000", "+0 %", ""),
        &[None, Some(Problem::Same(decimal("3000"))), None, None],
    );
    case(
        &change("", "+40 %", ""),
        &[None, Some(Problem::NoStart), None, None],
    );
    case(
        &change("soon", "+40 %", ""),
        &[Some(NOT_A_NUMBER), Some(Problem::NoStart), None, None],
    );
    case(
        &change(&"9".repeat(28), "+40 %", ""),
        &[
            None,
            number(NumberProblem::TooManyDigits { digits: 29 }),
            None,
            None,
        ],
    );
    let weighing = |weight: &str| KeyResult {
        weight: weight.into(),
        ..change("12", "18", "15")
    };
    case(
        &weighing("-1"),
        &[None, None, None, Some(Problem::NegativeWeight)],
    );
    case(&weighing("much"), &[None, None, None, Some(NOT_A_NUMBER)]);
    case(&weighing("0"), &[const { None }; 4]);
    case(&weighing("2.5"), &[const { None }; 4]);
    // Problems stand beside each other.
    let all = KeyResult {
        weight: "-1".into(),
        ..change("a", "b", "c")
    };
    case(
        &all,
        &[
            Some(NOT_A_NUMBER),
            Some(NOT_A_NUMBER),
            Some(NOT_A_NUMBER),
            Some(Problem::NegativeWeight),
        ],
    );
}

#[test]
fn only_the_fields_of_the_measure_can_be_wrong() {
    #[track_caller]
    fn case(typed: &KeyResult, is_gradable: bool) {
        let read = ReadKeyResult::of(typed, &EN);
        assert_eq!(
            read.counted != Counted::NotGradable,
            is_gradable,
            "{typed:?}"
        );
    }
    let of = |measure, operator| KeyResult {
        measure,
        operator,
        ..change("soon", "18", "15")
    };
    case(&of(Measure::Change, Operator::AtLeast), false);
    case(&of(Measure::Hold, Operator::AtLeast), true);
    case(&of(Measure::Hold, Operator::Between), false);
    case(&of(Measure::YesNo, Operator::Between), true);
    let of = |measure| KeyResult {
        measure,
        ..change("12", "soon", "many")
    };
    case(&of(Measure::Hold), false);
    case(&of(Measure::YesNo), true);
    let weighing = |measure, guardrail| KeyResult {
        measure,
        guardrail,
        weight: "much".into(),
        ..change("12", "18", "15")
    };
    case(&weighing(Measure::YesNo, false), false);
    case(&weighing(Measure::Hold, false), false);
    // A guardrail has no weight.
    case(&weighing(Measure::Hold, true), true);
}

#[test]
fn without_start_target_or_value_it_is_incomplete_or_not_measured_and_no_problem() {
    #[track_caller]
    fn case(typed: &KeyResult, is_complete: bool) {
        let read = ReadKeyResult::of(typed, &EN);
        assert_eq!(problems(&read), [None; 4]);
        match read.counted {
            Counted::Incomplete { .. } => assert!(!is_complete, "{typed:?}"),
            Counted::Scored { grade, .. } => {
                assert!(is_complete, "{typed:?}");
                assert_eq!(grade, None);
            }
            other => panic!("{other:?}"),
        }
    }
    case(&change("", "", ""), false);
    case(&change("12", "", "15"), false);
    case(&change("", "18", "15"), false);
    case(&change(" ", "18", ""), false);
    case(&change("12", "18", ""), true);
    case(&hold("", ""), false);
    case(&hold("", "4.6"), false);
    case(&hold("4.5", ""), true);
    case(&hold("4.5", " ; "), true);
    let half = KeyResult {
        operator: Operator::Between,
        ..hold("75", "70")
    };
    case(&half, false);
}

#[test]
fn what_is_incomplete_keeps_its_weight() {
    let typed = KeyResult {
        weight: "2.5".into(),
        ..KeyResult::default()
    };
    let Counted::Incomplete { weight } = ReadKeyResult::of(&typed, &EN).counted else {
        panic!("it has no target");
    };
    assert_eq!(weight.value(), decimal("2.5"));
    let Counted::Incomplete { weight } = ReadKeyResult::of(&KeyResult::default(), &EN).counted
    else {
        panic!("it has no target");
    };
    assert_eq!(weight.value(), Decimal::ONE);
}

#[test]
fn a_yes_no_is_done_or_not_whatever_else_is_typed() {
    for (done, expected) in [(true, Fraction::one()), (false, Fraction::zero())] {
        let typed = KeyResult {
            measure: Measure::YesNo,
            done,
            ..change("30", "30", "?")
        };
        assert_eq!(score(&typed), Some(expected));
        assert_eq!(ReadKeyResult::of(&typed, &EN).change, None);
    }
}

#[test]
fn a_change_typed_for_a_standard_becomes_one() {
    let typed = change("35", "30", "32");
    let standard = typed.as_standard(true);
    assert_eq!(
        (standard.measure, standard.operator),
        (Measure::Hold, Operator::AtLeast)
    );
    assert_eq!(score(&standard), Some(Fraction::one()));
    let standard = typed.as_standard(false);
    assert_eq!(
        (standard.measure, standard.operator),
        (Measure::Hold, Operator::AtMost)
    );
    assert_eq!(score(&standard), Some(Fraction::zero()));
    assert_eq!(
        (&standard.start, &standard.target, &standard.now),
        (&typed.start, &typed.target, &typed.now)
    );
}
