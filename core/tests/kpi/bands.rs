//! What is inside of a band, what is past it, and what is no band.

use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::band::{NoRange, Range};
use waymark_core::number::fraction::Fraction;

use super::{bound, number, range, try_range, word};

/// How values stand to a range, each a number and a word.
#[track_caller]
fn case(said: &str, values: &[(&str, &str)]) {
    for (value, expected) in values {
        let judged = range(said).judge(&Fraction::from(number(value)));
        assert_eq!(word(judged), *expected, "{value} to {said}");
    }
}

#[test]
fn equal_is_inside_of_at_least_at_most_and_between_and_outside_of_above_and_below() {
    case(
        "at least 35",
        &[("34.99", "out below"), ("35", "good"), ("35.01", "good")],
    );
    case(
        "above 35",
        &[
            ("34.99", "out below"),
            ("35", "out below"),
            ("35.01", "good"),
        ],
    );
    case(
        "at most 30",
        &[("29.99", "good"), ("30", "good"), ("30.01", "out above")],
    );
    case(
        "below 30",
        &[
            ("29.99", "good"),
            ("30", "out above"),
            ("30.01", "out above"),
        ],
    );
    case(
        "65 to 75",
        &[("64.99", "out below"), ("65", "good"), ("65.01", "good")],
    );
    case(
        "65 to 75",
        &[("74.99", "good"), ("75", "good"), ("75.01", "out above")],
    );
}

#[test]
fn a_threshold_shares_the_operator_and_what_lies_before_it_is_acceptable() {
    let threshold = |said, values: [&str; 3]| {
        let numbers = match said {
            "at least 35 / 30" | "above 35 / 30" => ["29.99", "30", "30.01"],
            _ => ["40.01", "40", "39.99"],
        };
        let pairs: Vec<(&str, &str)> = numbers.into_iter().zip(values).collect();
        case(said, &pairs);
    };
    threshold(
        "at least 35 / 30",
        ["out below", "acceptable below", "acceptable below"],
    );
    threshold(
        "above 35 / 30",
        ["out below", "out below", "acceptable below"],
    );
    threshold(
        "at most 35 / 40",
        ["out above", "acceptable above", "acceptable above"],
    );
    threshold(
        "below 35 / 40",
        ["out above", "out above", "acceptable above"],
    );
    // At the target it is as without a threshold.
    case(
        "at least 35 / 30",
        &[
            ("34.99", "acceptable below"),
            ("35", "good"),
            ("35.01", "good"),
        ],
    );
    case(
        "above 35 / 30",
        &[("35", "acceptable below"), ("35.01", "good")],
    );
    case(
        "at most 35 / 40",
        &[
            ("34.99", "good"),
            ("35", "good"),
            ("35.01", "acceptable above"),
        ],
    );
    case(
        "below 35 / 40",
        &[("34.99", "good"), ("35", "acceptable above")],
    );
}

#[test]
fn an_outer_band_makes_the_space_between_acceptable() {
    let said = "65 to 75 / 60 to 80";
    case(
        said,
        &[
            ("59.99", "out below"),
            ("60", "acceptable below"),
            ("64.99", "acceptable below"),
        ],
    );
    case(
        said,
        &[
            ("65", "good"),
            ("75", "good"),
            ("75.01", "acceptable above"),
        ],
    );
    case(said, &[("80", "acceptable above"), ("80.01", "out above")]);
    // On one side alone.
    case(
        "65 to 75 / 60 to ?",
        &[("60", "acceptable below"), ("75.01", "out above")],
    );
    case(
        "65 to 75 / ? to 80",
        &[("64.99", "out below"), ("80", "acceptable above")],
    );
    // Of a single point.
    case(
        "5 to 5",
        &[("4.9", "out below"), ("5", "good"), ("5.1", "out above")],
    );
}

#[test]
fn a_third_is_judged_as_what_it_is_and_not_as_it_is_rounded() {
    let third = Fraction::of(100, 3);
    assert_eq!(word(range("at least 33.33").judge(&third)), "good");
    assert_eq!(word(range("at least 33.34").judge(&third)), "out below");
    assert_eq!(word(range("at most 33.33").judge(&third)), "out above");
}

#[test]
fn below_zero_less_is_lower() {
    case(
        "at least -5 / -10",
        &[("-4", "good"), ("-5", "good"), ("-7", "acceptable below")],
    );
    case(
        "at least -5 / -10",
        &[("-10", "acceptable below"), ("-10.5", "out below")],
    );
}

#[test]
fn a_threshold_on_the_wrong_side_of_its_target_is_no_range() {
    let wrong = |said: &str, target: &str, threshold: &str| {
        let problem = NoRange::WrongSide {
            target: number(target),
            threshold: number(threshold),
        };
        assert_eq!(try_range(said), Err(problem), "{said}");
    };
    wrong("at least 35 / 35.01", "35", "35.01");
    wrong("above 35 / 40", "35", "40");
    wrong("at most 35 / 34.99", "35", "34.99");
    wrong("below 35 / 30", "35", "30");
}

#[test]
fn a_threshold_that_equals_its_target_is_the_target() {
    for said in ["at least 35", "above 35", "at most 35", "below 35"] {
        let with = range(&[said, " / 35"].concat());
        assert_eq!(with, range(said));
        assert!(!with.has_threshold());
    }
    assert!(range("at least 35 / 34").has_threshold());
    assert!(range("65 to 75 / 65 to 76").has_threshold());
    assert!(!range("65 to 75 / 65 to 75").has_threshold());
}

#[test]
fn an_outer_band_reaches_around_the_inner_one() {
    for said in [
        "65 to 75 / 66 to 80",
        "65 to 75 / 60 to 74.9",
        "65 to 75 / 66 to ?",
    ] {
        assert_eq!(try_range(said), Err(NoRange::NotAround), "{said}");
    }
    assert!(try_range("65 to 75 / 65 to 80").is_ok());
}

#[test]
fn ends_that_were_named_the_other_way_round_are_a_range_too() {
    let (low, high) = (number("65"), number("75"));
    let turned = Range::two_sided((high, low), (None, None));
    assert_eq!(turned, Ok(range("65 to 75")));
    let turned = Range::one_sided(Bound::Between(high, low), Some(number("1")));
    assert_eq!(turned, Ok(range("65 to 75")));
}

#[test]
fn the_better_side_is_that_of_the_operator_and_two_ends_have_none() {
    let case = |said, side| assert_eq!(range(said).better(), side, "{said}");
    case("at least 35 / 30", Some(Side::Above));
    case("above 35", Some(Side::Above));
    case("at most 35 / 40", Some(Side::Below));
    case("below 35", Some(Side::Below));
    case("65 to 75 / 60 to 80", None);
}

#[test]
fn target_and_threshold_are_read_back() {
    let range = range("above 35 / 30");
    assert_eq!(range.good(), bound("above 35"));
    assert_eq!(range.edge(), bound("above 30"));
}
