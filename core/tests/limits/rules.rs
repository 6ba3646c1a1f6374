//! The three rules at their edges.

use waymark_core::kpi::limits::Limits;
use waymark_core::kpi::signal::signals;

use super::written::{STEADY, number, points, told};

/// The signals by the limits of [`STEADY`]: 4.68, 7.34, 10, 12.66, 15.32.
#[track_caller]
fn judged(text: &str) -> Vec<String> {
    let limits = Limits::of(&points(STEADY)).expect("limits");
    told(&signals(&points(text), &limits, None, None))
}

#[track_caller]
fn case(text: &str, expected: &[&str]) {
    assert_eq!(judged(text), expected, "{text}");
}

#[test]
fn a_value_equal_to_a_limit_is_not_beyond_it() {
    case("15.32", &[]);
    case("15.32000000000000000000000001", &["beyond above 1"]);
    case("4.68", &[]);
    case("4.67999999999999999999999999", &["beyond below 1"]);
    case("10 16 10 3", &["beyond above 2", "beyond below 4"]);
}

#[test]
fn eight_on_one_side_are_a_run_and_all_of_it_is_marked() {
    case("11 11 11 11 11 11 11", &[]);
    case("9 11 11 11 11 11 11 11 9", &[]);
    case(
        "9 11 11 11 11 11 11 11 11 9",
        &["run above 2 3 4 5 6 7 8 9"],
    );
    case("9 9 9 9 9 9 9 9 9 11", &["run below 1 2 3 4 5 6 7 8 9"]);
    case(
        "9 9 9 9 9 9 9 9 11 11 11 11 11 11 11 11",
        &[
            "run below 1 2 3 4 5 6 7 8",
            "run above 9 10 11 12 13 14 15 16",
        ],
    );
}

#[test]
fn values_on_the_centre_are_no_run() {
    case("10 10 10 10 10 10 10 10 10", &[]);
    // Of values that are all the same, the bare arithmetic says nothing either.
    let same = points("5 5 5 5 5 5 5 5");
    let limits = Limits::of(&same).expect("limits");
    assert_eq!(told(&signals(&same, &limits, None, None)), [""; 0]);
}

#[test]
fn a_value_on_the_centre_neither_counts_nor_breaks_nor_is_marked() {
    case("11 11 11 10 11 11 11 11", &[]);
    case(
        "11 11 11 10 11 11 11 10 10 11 11",
        &["run above 1 2 3 5 6 7 10 11"],
    );
    case("10 9 9 9 9 9 9 9 9 10", &["run below 2 3 4 5 6 7 8 9"]);
}

#[test]
fn one_missing_unit_neither_counts_nor_breaks_a_run_and_two_together_break_it() {
    case("11 11 11 _ 11 11 11 11", &[]);
    case(
        "11 11 _ 11 11 _ 11 11 11 _ 11",
        &["run above 1 2 4 5 7 8 9 11"],
    );
    case("11 11 11 11 _ _ 11 11 11 11", &[]);
    case("11 11 11 11 _ # _ 11 11 11 11", &[]);
    // Not together: a value on the centre is between them.
    case(
        "11 11 11 11 _ 10 _ 11 11 11 11",
        &["run above 1 2 3 4 8 9 10 11"],
    );
    case(
        "9 _ _ 11 11 11 11 11 11 11 11",
        &["run above 4 5 6 7 8 9 10 11"],
    );
}

#[test]
fn closed_units_are_passed_over() {
    case(
        "11 # # # 11 11 # 11 11 11 11 11",
        &["run above 1 5 6 8 9 10 11 12"],
    );
    case("13 # # 13 # 13", &[]);
    case("13 # # 13 # 9 13", &["near above 1 4 7"]);
}

#[test]
fn three_of_four_near_a_limit_are_a_signal_and_only_those_are_marked() {
    case("13 13 9 9 13", &[]);
    case("13 13 9 13", &["near above 1 2 4"]);
    case("9 13 13 13 9", &["near above 2 3 4"]);
    case("7 11 7 7", &["near below 1 3 4"]);
    // Two of them on the other side are nothing in common.
    case("13 7 13 7", &[]);
    // Fewer than four in a row have no three of four.
    case("13 13 13", &[]);
}

#[test]
fn a_value_equal_to_the_line_between_is_not_near() {
    case("12.66 12.66 9 12.66", &[]);
    case("12.661 12.661 9 12.661", &["near above 1 2 4"]);
    case("7.34 7.34 11 7.34", &[]);
    case("7.339 7.339 11 7.339", &["near below 1 2 4"]);
}

#[test]
fn a_value_beyond_counts_as_near_too() {
    case("13 16 9 13", &["beyond above 2", "near above 1 2 4"]);
}

#[test]
fn near_values_are_one_signal_as_long_as_each_four_share_one() {
    case("13 13 13 9 13 13 9 13 13", &["near above 1 2 3 5 6 8 9"]);
    case(
        "13 13 13 9 9 9 13 13 13",
        &["near above 1 2 3", "near above 7 8 9"],
    );
    case(
        "13 13 13 9 7 7 7 11",
        &["near above 1 2 3", "near below 5 6 7"],
    );
}

#[test]
fn a_value_on_the_centre_is_one_of_the_four() {
    case("13 10 13 13", &["near above 1 3 4"]);
    case("13 10 10 13 13", &[]);
}

#[test]
fn one_missing_unit_is_none_of_the_four_and_two_together_break_them() {
    case("13 _ 13 9 _ 13", &["near above 1 3 6"]);
    case("13 13 _ _ 9 13", &[]);
}

#[test]
fn there_is_no_range_across_a_missing_unit_and_there_is_one_across_a_closed() {
    let of = |text| Limits::of(&points(text)).map(|limits| limits.range);
    assert_eq!(of("1 2 _ 9"), Some(number("1")));
    assert_eq!(of("1 2 # 9"), Some(number("4")));
    assert_eq!(of("1 2 # _ # 9"), Some(number("1")));
    assert_eq!(of("_ 1 2 _"), Some(number("1")));
    assert_eq!(of("1 _ 2 _ 3"), None);
    assert_eq!(of("1"), None);
    assert_eq!(of(""), None);
}

#[test]
fn a_limit_beyond_what_is_possible_is_not_there() {
    // Limits -3.32 and 7.32, quarter lines -0.66 and 4.66.
    let limits = Limits::of(&points("1 3 1 3")).expect("limits");
    let (zero, seven) = (number("0"), number("7"));
    let judged = |text, lowest, highest| told(&signals(&points(text), &limits, lowest, highest));

    assert_eq!(limits.drawn_lower(Some(&zero)), None);
    assert_eq!(limits.drawn_lower(None), Some(&limits.lower));
    assert_eq!(
        limits.drawn_lower(Some(&number("-3.32"))),
        Some(&limits.lower)
    );
    assert_eq!(limits.drawn_upper(Some(&seven)), None);
    assert_eq!(
        limits.drawn_upper(Some(&number("7.32"))),
        Some(&limits.upper)
    );

    assert_eq!(judged("2 -4", None, None), ["beyond below 2"]);
    assert_eq!(judged("2 -4", Some(&zero), None), [""; 0]);
    assert_eq!(judged("2 8", None, None), ["beyond above 2"]);
    assert_eq!(judged("2 8", None, Some(&seven)), [""; 0]);
    // Nor is anything near it; a run is one as before.
    assert_eq!(judged("6 6 6 1", None, None), ["near above 1 2 3"]);
    assert_eq!(judged("6 6 6 1", None, Some(&seven)), [""; 0]);
    let run = "6 6 6 6 6 6 6 6";
    assert_eq!(
        judged(run, None, Some(&seven)),
        ["run above 1 2 3 4 5 6 7 8"]
    );
}

#[test]
fn where_nothing_moved_any_other_value_is_beyond() {
    let limits = Limits::of(&points("5 5 5")).expect("limits");
    let five = number("5");
    assert_eq!([&limits.lower, &limits.upper], [&five, &five]);
    let later = points("5 5 5 5.01 5 4.99");
    assert_eq!(
        told(&signals(&later, &limits, None, None)),
        ["beyond above 4", "beyond below 6"]
    );
}

#[test]
fn the_median_needs_a_range_that_is_not_0_in_the_middle() {
    assert_eq!(Limits::with_median(&points("5 5 5 9 9")), None);
    let limits = Limits::with_median(&points("5 6 8 8")).expect("limits");
    // Ranges 1, 2, 0; of four the middle is between the second and the third.
    assert_eq!(limits.range, number("1"));
    let limits = Limits::with_median(&points("5 6 8 8 12")).expect("limits");
    assert_eq!(limits.range, number("1.5"));
    assert_eq!(limits.centre, number("7.8"));
}
