//! What the form of a KPI says: its band read back, and what is wrong with it.

use crate::given::number;
use waymark_core::day::NoDay;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Pillar;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::draft::{At, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_text::en::kpi::form::{
    OPERATORS, details, missing, problem, read_back, turned, usually_between,
};

const EN: Notation = Notation::PLAIN_ENGLISH;

#[track_caller]
fn one_sided(good: Bound, threshold: Option<&str>) -> Range {
    Range::one_sided(good, threshold.map(number)).expect("a range")
}

#[track_caller]
fn two_sided(outer: [Option<&str>; 2]) -> Range {
    let [low, high] = outer.map(|end| end.map(number));
    Range::two_sided((number("65"), number("75")), (low, high)).expect("a range")
}

#[test]
fn a_band_is_read_back_with_the_words_of_its_operator() {
    let case = |range, unit: &str, says: &str| {
        let read = read_back(range, unit, None, &EN).replace('\u{a0}', " ");
        assert_eq!(read, says);
        let word = OPERATORS.iter().find(|(_, word)| read.contains(word));
        assert!(word.is_some(), "{read}");
    };
    let n = number;
    case(
        one_sided(Bound::AtLeast(n("35")), None),
        "%",
        "Normal is at least 35%; below 35%, find out why.",
    );
    case(
        one_sided(Bound::Above(n("35")), None),
        "%",
        "Normal is above 35%; at 35% or below, find out why.",
    );
    case(
        one_sided(Bound::AtMost(n("30")), None),
        "minutes",
        "Normal is at most 30 minutes; above 30 minutes, find out why.",
    );
    case(
        one_sided(Bound::Below(n("30")), None),
        "minutes",
        "Normal is below 30 minutes; at 30 minutes or above, find out why.",
    );
    case(
        two_sided([None, None]),
        "%",
        "Normal is between 65% and 75%; below or above, find out why.",
    );
    case(
        one_sided(Bound::AtLeast(n("35")), Some("30")),
        "%",
        "Good is at least 35%, acceptable is at least 30%; below 30%, find out why.",
    );
    case(
        one_sided(Bound::Below(n("30")), Some("45")),
        "",
        "Good is below 30, acceptable is below 45; at 45 or above, find out why.",
    );
    case(
        two_sided([Some("60"), None]),
        "%",
        "Good is between 65% and 75%, acceptable is between 60% and 75%; outside that, find out \
         why.",
    );
}

#[test]
fn a_band_of_a_sum_says_of_which_unit() {
    let range = one_sided(Bound::AtLeast(number("45000")), None);
    let says = read_back(range, "$", Some(Unit::Month), &EN);
    assert_eq!(
        says,
        "Normal is at least $45,000 a month; below $45,000, find out why."
    );
}

#[test]
fn what_is_wrong_says_what_to_enter() {
    let case = |at, what, says: &str| {
        let said = problem(at, &what, "typed", "%", &EN);
        assert_eq!(said.replace('\u{a0}', " "), says);
    };
    let n = number;
    let wrong_side = |good, threshold| What::WrongSide { good, threshold };
    case(
        At::Threshold,
        wrong_side(Bound::AtLeast(n("35")), n("40")),
        "Stricter than the target, at least 35%. Enter 35% or less.",
    );
    case(
        At::Threshold,
        wrong_side(Bound::Below(n("30")), n("20")),
        "Stricter than the target, below 30%. Enter 30% or more.",
    );
    case(
        At::OuterFrom,
        What::NotAround(n("65")),
        "What is acceptable begins before what is normal: 65% or less.",
    );
    case(
        At::OuterTo,
        What::NotAround(n("75")),
        "What is acceptable ends after what is normal: 75% or more.",
    );
    case(
        At::Target,
        What::Impossible(Bound::AtMost(n("100"))),
        "No possible value is normal then: you said that all are at most 100%.",
    );
    case(
        At::Highest,
        What::NotAbove(n("100")),
        "The highest value has to be above the lowest, 100%.",
    );
    case(At::BandDay, What::Day(NoDay::Empty), "Enter a date.");
    case(
        At::Name,
        What::TooLong(201),
        "201 characters: please shorten it to 200.",
    );
    for at in [At::Name, At::Target, At::From, At::To] {
        let said = problem(at, &What::Missing, "", "", &EN);
        assert!(said.contains('?'), "{at:?}: {said}");
    }
}

#[test]
fn what_a_metric_lacks_is_one_sentence() {
    let [goal, source, band, owner] = Pillar::ALL;
    assert_eq!(missing(&[]), "");
    assert_eq!(missing(&[band]), "Still missing: a band.");
    assert_eq!(
        missing(&[goal, owner]),
        "Still missing: a goal it supports and an owner."
    );
    assert_eq!(
        missing(&[goal, source, band]),
        "Still missing: a goal it supports, a source and a band."
    );
}

#[test]
fn the_fold_says_what_is_in_it() {
    assert_eq!(
        details("", false, None, "me"),
        "no source yet, no goal yet, yours"
    );
    assert_eq!(
        details(" Ledger ", true, Some("Ada"), "me"),
        "Ledger, supports a goal, Ada"
    );
    assert_eq!(
        details("", true, Some(" ME "), "me"),
        "no source yet, supports a goal, yours"
    );
    assert_eq!(
        details("", true, Some(""), "me"),
        "no source yet, supports a goal, no owner"
    );
}

#[test]
fn ends_the_other_way_round_are_said() {
    assert_eq!(turned(number("65"), number("75"), &EN), "Read as 65 to 75.");
}

#[test]
fn where_values_lie_by_themselves_is_said_on_the_sides_where_there_are_any() {
    let [lower, upper] = ["31", "43"].map(|text| Fraction::from(number(text)));
    let says = |limits| usually_between(limits, "%", &EN);
    let both = says([Some(&lower), Some(&upper)]);
    assert!(both.contains(" lie between 31% and 43%."), "{both}");
    let above = says([Some(&lower), None]);
    assert!(above.contains(" lie above 31%."), "{above}");
    let below = says([None, Some(&upper)]);
    assert!(below.contains(" lie below 43%."), "{below}");
    assert_eq!(says([None, None]), "");
}
