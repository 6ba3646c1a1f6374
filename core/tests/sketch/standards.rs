//! What is understood of standards and guardrails as typed.

use waymark_core::grading::measure::{Bound, Checks, Measured};
use waymark_core::grading::objective::Counted;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Problem as NumberProblem;
use waymark_core::sketch::standard::Standard;
use waymark_core::sketch::typed::{Field, Habits, Problem, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Operator};

use super::places::{DE, EN};
use super::reading::{NOT_A_NUMBER, change, decimal, hold, score};

#[test]
fn a_standard_has_the_bound_of_its_operator() {
    #[track_caller]
    fn case(operator: Operator, start: &str, bound: Bound) {
        let typed = KeyResult {
            operator,
            start: start.into(),
            ..hold("65", "70")
        };
        let read = ReadKeyResult::of(&typed, &EN);
        assert_eq!(read.bound, Some(bound));
        assert_eq!(read.change, None);
    }
    let value = decimal("65");
    case(Operator::AtLeast, "75", Bound::AtLeast(value));
    case(Operator::Above, "75", Bound::Above(value));
    case(Operator::AtMost, "75", Bound::AtMost(value));
    case(Operator::Below, "75", Bound::Below(value));
    case(
        Operator::Between,
        "75",
        Bound::Between(value, decimal("75")),
    );
    case(Operator::Between, "5", Bound::Between(decimal("5"), value));
}

#[test]
fn checks_are_a_value_several_or_so_many_of_so_many() {
    #[track_caller]
    fn case(now: &str, habits: &Habits, expected: Option<(u32, u32)>) {
        let target = habits.notation.write_plain(decimal("4.5"));
        let read = ReadKeyResult::of(&hold(&target, now), habits);
        assert_eq!(read.now.problem, None, "{now:?}");
        let Some(Measured::Hold { checks }) = read.measured() else {
            panic!("{now:?} is a standard");
        };
        let expected = expected.and_then(|(inside, all)| Checks::new(inside, all));
        assert_eq!(*checks, expected, "{now:?}");
    }
    case("", &EN, None);
    case("4.6", &EN, Some((1, 1)));
    case("4.4", &EN, Some((0, 1)));
    case("4.6; 4.4", &EN, Some((1, 2)));
    case("4.6;4.7;4.4", &EN, Some((2, 3)));
    case("4,6; 4,4", &DE, Some((1, 2)));
    case("4.6; 4.4;", &EN, Some((1, 2)));
    case("4.6/5; 4.4/5", &EN, Some((1, 2)));
    case("9 of 13", &EN, Some((9, 13)));
    case("9of13", &EN, Some((9, 13)));
    case(" 0 of 13 ", &EN, Some((0, 13)));
    case("9.0 of 1,300", &EN, Some((9, 1300)));
    case("9 of 1.300", &DE, Some((9, 1300)));
}

#[test]
fn checks_that_cannot_be_are_a_problem() {
    #[track_caller]
    fn case(now: &str, problem: Problem) {
        let read = ReadKeyResult::of(&hold("4.5", now), &EN);
        assert_eq!(
            read.now,
            Field {
                problem: Some(problem),
                ..Field::default()
            },
            "{now:?}"
        );
        assert_eq!(read.counted, Counted::NotGradable);
    }
    case("14 of 13", Problem::Checks);
    case("0 of 0", Problem::Checks);
    case("9 of", Problem::Checks);
    case("of 13", Problem::Checks);
    case("of", Problem::Checks);
    case("-1 of 13", Problem::Checks);
    case("1.5 of 13", Problem::Checks);
    case("9 of 13.5", Problem::Checks);
    case("9 of 13 of 14", Problem::Checks);
    case("9 of 4294967296", Problem::Checks);
    case("most of 13", Problem::Checks);
    case("soon", NOT_A_NUMBER);
    case("4.6; soon", NOT_A_NUMBER);
    case(
        "4.6; 4,34; soon",
        Problem::Number(NumberProblem::Misplaced(',')),
    );
}

#[test]
fn a_standard_shows_its_value_only_where_there_is_one() {
    #[track_caller]
    fn case(now: &str, value: Option<&str>, unit: &str) {
        let read = ReadKeyResult::of(&hold("4.5", now), &EN);
        assert_eq!(read.now.value, value.map(decimal), "{now:?}");
        assert_eq!(read.now.unit, unit, "{now:?}");
    }
    case("4.6", Some("4.6"), "");
    case("4.6/5", Some("4.6"), "/5");
    case("; 4.6/5;", Some("4.6"), "/5");
    case("4.6; 4.4", None, "");
    case("9 of 13", None, "");
    case("", None, "");
}

#[test]
fn counted_checks_need_no_bound() {
    let read = ReadKeyResult::of(&hold("", "9 of 13"), &EN);
    assert_eq!(read.bound, None);
    assert_eq!(score(&hold("", "9 of 13")), Some(Fraction::of(9, 13)));
}

#[test]
fn only_a_standard_can_be_a_guardrail() {
    #[track_caller]
    fn case(measure: Measure, is_guardrail: bool) {
        let typed = KeyResult {
            measure,
            guardrail: true,
            ..change("12", "18", "15")
        };
        assert_eq!(typed.is_guardrail(), is_guardrail);
        let counted = ReadKeyResult::of(&typed, &EN).counted;
        assert_eq!(matches!(counted, Counted::Guardrail { .. }), is_guardrail);
        let typed = KeyResult {
            guardrail: false,
            ..typed
        };
        assert!(!typed.is_guardrail());
    }
    case(Measure::Change, false);
    case(Measure::Hold, true);
    case(Measure::YesNo, false);
}

#[test]
fn a_guardrail_is_what_its_checks_say_and_has_none_without_a_bound() {
    #[track_caller]
    fn case(target: &str, now: &str, checks: Option<(u32, u32)>) {
        let typed = KeyResult {
            guardrail: true,
            ..hold(target, now)
        };
        let checks = checks.and_then(|(inside, all)| Checks::new(inside, all));
        let counted = ReadKeyResult::of(&typed, &EN).counted;
        assert_eq!(counted, Counted::Guardrail { checks }, "{now:?}");
    }
    case("3", "3.4", Some((1, 1)));
    case("3", "2.9; 3", Some((1, 2)));
    case("3", "2 of 3", Some((2, 3)));
    case("3", "", None);
    case("", "3.4", None);
    case("", "", None);
    // A typing error in one leaves no verdict either: it may be broken.
    for (target, now) in [("soon", "3"), ("3", "soon")] {
        let typed = KeyResult {
            guardrail: true,
            ..hold(target, now)
        };
        assert_eq!(ReadKeyResult::of(&typed, &EN).counted, Counted::NotGradable);
    }
}

/// What a KPI begins with that these key results and a bound of the page lead to.
#[track_caller]
fn meant(all: &[KeyResult], least: Option<&str>, name: &str, unit: &str, bound: Option<Bound>) {
    let all = all.iter();
    let all = all.filter_map(|typed| Standard::of(typed, &ReadKeyResult::of(typed, &EN)));
    let expected = Standard {
        name: name.into(),
        unit: unit.into(),
        bound,
    };
    assert_eq!(Standard::meant(all, least.map(decimal)), expected);
}

fn named(name: &str, typed: KeyResult) -> KeyResult {
    let name = name.into();
    KeyResult { name, ..typed }
}

#[test]
fn a_kpi_begins_with_the_first_standard() {
    let least = Some(Bound::AtLeast(decimal("50")));
    let nps = || named(" NPS ", hold("50", "52"));
    let growth = || named("Growth", change("12 %", "18 %", ""));
    meant(&[nps()], Some("70"), "NPS", "", least);
    meant(
        &[growth(), nps(), named("Uptime", hold("99", ""))],
        Some("70"),
        "NPS",
        "",
        least,
    );
    let most = KeyResult {
        operator: Operator::AtMost,
        guardrail: true,
        ..named("Churn", hold("3 %", ""))
    };
    let bound = Some(Bound::AtMost(decimal("3")));
    meant(&[growth(), most], None, "Churn", "%", bound);
    // Its bound is not there yet.
    let bound = Some(Bound::AtLeast(decimal("70")));
    meant(
        &[named("NPS", hold("", "")), nps()],
        Some("70"),
        "NPS",
        "",
        least,
    );
    meant(
        &[named("Uptime", hold("x", ""))],
        Some("70"),
        "Uptime",
        "",
        bound,
    );
}

#[test]
fn without_a_standard_it_begins_with_the_only_number_there_is_and_the_bound_of_the_page() {
    let growth = named("Growth", change("12 %", "18 %", ""));
    let launch = KeyResult {
        measure: Measure::YesNo,
        ..named("Launch", KeyResult::default())
    };
    let bound = Some(Bound::AtLeast(decimal("70")));
    let one = [launch.clone(), growth.clone()];
    meant(&one, Some("70"), "Growth", "%", bound);
    meant(&one, None, "Growth", "%", None);
    // Which of two is meant, nobody has said.
    meant(&[growth.clone(), growth.clone()], Some("70"), "", "", bound);
    meant(
        &[growth.clone(), growth.clone(), growth],
        Some("70"),
        "",
        "",
        bound,
    );
    meant(&[launch], Some("70"), "", "", bound);
    meant(&[], None, "", "", None);
}
