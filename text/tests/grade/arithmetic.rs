//! Scores as they are shown, and how they come about.

use waymark_core::grading::objective::Counted;
use waymark_core::number::decimal::Decimal;
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::en::grade::{grade, guardrail, score, steps};

use super::typed::{
    EN, change as typed_change, counted, decimal, fraction, hold, read, read_all, sketch, total,
};

/// A key result as its objective counts it.
fn counts(typed: &KeyResult) -> Counted {
    read(typed, EN).counted
}

#[test]
fn a_score_has_two_decimals_and_says_where_rounding_crosses_an_edge() {
    #[track_caller]
    fn case(exact: &str, said: &str) {
        assert_eq!(score(&fraction(exact)), said, "{exact}");
    }
    case("0", "0.00");
    case("1/2", "0.50");
    case("0.125", "0.13");
    case("-1/6", "-0.17");
    case("-0.001", "0.00");
    case("1.2", "1.20");
    case("0.6125", "0.61");
    case("127/180", "0.71");
    for edge in ["0.40", "0.60", "0.70", "0.80", "1.00"] {
        let step = |by: i128| {
            let edge = decimal(edge);
            let digits = edge.digits() * 10_i128.pow(u32::from(4 - edge.places()));
            let near = Decimal::new(digits + by, 4).expect("few digits");
            score(&near.into())
        };
        assert_eq!(step(0), edge);
        assert_eq!(step(-1), ["just under ", edge].concat());
        assert_eq!(step(1), ["just over ", edge].concat());
        assert_eq!(step(-40), ["just under ", edge].concat());
    }
    case("0.996", "just under 1.00");
    case("0.9949", "0.99");
    case("1.001", "just over 1.00");
    case("0.3949", "0.39");
}

#[test]
fn the_three_numbers_of_a_key_result_stand_side_by_side() {
    #[track_caller]
    fn case(typed: &KeyResult, said: [&str; 3]) {
        let Counted::Scored { grade: found, .. } = counts(typed) else {
            panic!("it has a target");
        };
        assert_eq!(grade(found.as_ref()), said);
    }
    case(&typed_change("12", "18", "11"), ["-0.17", "0.00", "0"]);
    case(&typed_change("12", "18", "15"), ["0.50", "0.50", "0"]);
    case(&typed_change("12", "18", "19.2"), ["1.20", "1.00", "1"]);
    case(&typed_change("12", "18", ""), ["–", "–", "–"]);
}

#[test]
fn a_guardrail_says_how_it_stands() {
    #[track_caller]
    fn case(now: &str, said: &str) {
        let typed = KeyResult {
            guardrail: true,
            ..hold("4.5", now)
        };
        let Counted::Guardrail { checks } = counts(&typed) else {
            panic!("it is one");
        };
        assert_eq!(guardrail(checks), said);
    }
    case("4.6; 4.5", "guardrail holds");
    case("4.6; 4.4", "guardrail broken");
    case("", "guardrail not measured yet");
}

#[test]
fn a_yes_no_that_may_still_be_done_says_why_it_has_no_score() {
    let typed = KeyResult {
        measure: Measure::YesNo,
        ..KeyResult::default()
    };
    assert_eq!(steps::of_key_result(&counts(&typed)), "not done = 0");
    let said = steps::of_key_result(&counts(&typed).while_open());
    assert_eq!(
        said,
        "Not done yet, so it has no score while the period runs."
    );
}

#[test]
fn the_arithmetic_is_shown_with_the_numbers_in_it() {
    #[track_caller]
    fn case(typed: &KeyResult, said: &str) {
        assert_eq!(steps::of_key_result(&counts(typed)), said);
    }
    case(
        &typed_change("12", "18", "15"),
        "(15 - 12) / (18 - 12) = 0.50",
    );
    case(&typed_change("6", "2", "3"), "(3 - 6) / (2 - 6) = 0.75");
    case(
        &typed_change("-20", "40", "10"),
        "(10 - (-20)) / (40 - (-20)) = 0.50",
    );
    case(
        &typed_change("1.2", "2.2", "1.9"),
        "(1.9 - 1.2) / (2.2 - 1.2) = 0.70",
    );
    case(
        &typed_change("12", "18", "11"),
        "(11 - 12) / (18 - 12) = -0.17, counted as 0",
    );
    case(
        &typed_change("12", "18", "19.2"),
        "(19.2 - 12) / (18 - 12) = 1.20, counted as 1",
    );
    case(
        &typed_change("12", "18", "18"),
        "(18 - 12) / (18 - 12) = 1.00",
    );
    case(
        &typed_change("0", "3,000", "1,000"),
        "(1000 - 0) / (3000 - 0) = 0.33",
    );
    case(&typed_change("12", "18", ""), "");
    case(&typed_change("12", "", "15"), "");
    case(&typed_change("12", "12", "15"), "");
    case(&hold("4.5", "9 of 13"), "9 / 13 = 0.69");
    case(&hold("4.5", ""), "");
    let yes_no = |done| KeyResult {
        measure: Measure::YesNo,
        done,
        ..KeyResult::default()
    };
    case(&yes_no(true), "done = 1");
    case(&yes_no(false), "not done = 0");
    let as_guardrail = |now| KeyResult {
        guardrail: true,
        ..hold("4.5", now)
    };
    case(&as_guardrail("4.6; 4.4"), "1 of 2 checks within the limit");
    case(&as_guardrail(""), "");
}

#[test]
fn the_mean_is_shown_with_its_weights_where_they_differ() {
    #[track_caller]
    fn case(text: &str, spectrum: &str, binary: &str) {
        let read = read_all(&sketch(text, &EN), EN);
        let score = total(&read).score.expect("a score");
        let counted = counted(&read);
        assert_eq!(
            steps::of_objective(&counted, &score.spectrum, false),
            spectrum
        );
        assert_eq!(steps::of_objective(&counted, &score.binary, true), binary);
    }
    case("k=&s=0&g=1&n=1", "(1.00) / 1 = 1.00", "(1) / 1 = 1.00");
    case(
        "k=&s=0&g=2&n=1&w=2&k=&s=0&g=3&n=2&k=&s=0&g=5&n=2",
        "(2 × 0.50 + 1 × 0.67 + 1 × 0.40) / 4 = 31/60 = 0.52",
        "(2 × 0 + 1 × 0 + 1 × 0) / 4 = 0.00",
    );
    case(
        "k=&s=0&g=1&n=1&w=0.5&k=&s=0&g=1&n=0&w=1.25",
        "(0.5 × 1.00 + 1.25 × 0.00) / 1.75 = 2/7 = 0.29",
        "(0.5 × 1 + 1.25 × 0) / 1.75 = 2/7 = 0.29",
    );
    // What has no value and guardrails are not in it.
    case(
        "k=&s=0&g=2&n=1&k=&s=0&g=2&k=&m=h&g=1&n=1&r=1",
        "(0.50) / 1 = 1/2 = 0.50",
        "(0) / 1 = 0.00",
    );
    // Of many the first twelve.
    let many = "k=&s=0&g=2&n=1&".repeat(14);
    let first = ["0.50"; 12].join(" + ");
    let binary = ["0"; 12].join(" + ");
    case(
        &many,
        &["(", &first, " + … 2 more) / 14 = 0.50"].concat(),
        &["(", &binary, " + … 2 more) / 14 = 0.00"].concat(),
    );
    let twelve = "k=&s=0&g=2&n=1&".repeat(12);
    case(
        &twelve,
        &["(", &first, ") / 12 = 1/2 = 0.50"].concat(),
        &["(", &binary, ") / 12 = 0.00"].concat(),
    );
    // A fraction that nobody takes in at a glance is left out.
    case("k=&s=0&g=99991&n=1", "(0.00) / 1 = 0.00", "(0) / 1 = 0.00");
}
