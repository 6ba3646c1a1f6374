//! What a key result is worth.

use proptest::prelude::*;
use waymark_core::grading::measure::{
    Bound, Change, Checks, Direction, Measured, SameStartAndTarget,
};
use waymark_core::grading::zone::Zone;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

use super::written::{
    any_change, any_decimal, any_graded, bound, decimal, fraction, measured, rows,
};

#[test]
fn a_key_result_is_worth_what_the_table_says() {
    for row in rows(include_str!("../cases/key_results.txt")) {
        let [key_result, raw, score, reached] = row[..] else {
            panic!("four columns: {row:?}");
        };
        let Some(grade) = measured(key_result).grade() else {
            assert_eq!([raw, score, reached], ["none"; 3], "{key_result}");
            continue;
        };
        assert_eq!(grade.raw, fraction(raw), "{key_result}");
        assert_eq!(grade.score, fraction(score), "{key_result}");
        assert_eq!(grade.reached, reached == "yes", "{key_result}");
        assert_eq!(grade.binary(), Fraction::from(i32::from(grade.reached)));
    }
}

#[test]
fn a_change_says_which_way_it_goes_and_keeps_its_ends() {
    #[track_caller]
    fn case(start: &str, target: &str, direction: Direction) {
        let change = Change::new(decimal(start), decimal(target)).expect("two ends");
        assert_eq!(change.direction(), direction);
        assert_eq!(change.start(), decimal(start));
        assert_eq!(change.target(), decimal(target));
    }
    case("12", "18", Direction::Raise);
    case("35", "30", Direction::Lower);
    case("-5", "-6", Direction::Lower);
    case("-6", "-5", Direction::Raise);
    case("1", "1.000000000000000000000000001", Direction::Raise);
}

#[test]
fn the_same_start_and_target_is_a_problem_and_no_number() {
    #[track_caller]
    fn case(start: &str, target: &str) {
        let start = decimal(start);
        let refused = Change::new(start, decimal(target));
        assert_eq!(refused, Err(SameStartAndTarget(start)));
    }
    case("30", "30");
    case("30", "30.00");
    case("0", "-0");
}

#[test]
fn a_bound_carries_its_operator() {
    #[track_caller]
    fn case(text: &str, inside: &[&str], outside: &[&str]) {
        for value in inside {
            assert!(bound(text).holds(decimal(value)), "{value} is {text}");
        }
        for value in outside {
            assert!(!bound(text).holds(decimal(value)), "{value} is not {text}");
        }
    }
    case("at least 35", &["35", "35.1", "100"], &["34.9", "-35"]);
    case("above 35", &["35.1"], &["35", "35.0", "34.9"]);
    case("at most 30", &["30", "29.9", "-31"], &["30.1"]);
    case("below 30", &["29.9"], &["30", "30.0", "30.1"]);
    case("between 65 and 75", &["65", "70", "75"], &["64.9", "75.1"]);
    case("between 75 and 65", &["65", "70", "75"], &["64.9", "75.1"]);
    case("between 5 and 5", &["5"], &["4.9", "5.1"]);
    assert_eq!(
        Bound::between(decimal("75"), decimal("65")),
        Bound::Between(decimal("65"), decimal("75"))
    );
}

#[test]
fn checks_are_at_least_one_and_not_more_inside_than_there_were() {
    #[track_caller]
    fn case(inside: u32, all: u32, possible: bool) {
        let checks = Checks::new(inside, all);
        assert_eq!(checks.is_some(), possible, "{inside} of {all}");
        if let Some(checks) = checks {
            assert_eq!((checks.inside(), checks.all()), (inside, all));
            assert_eq!(checks.all_inside(), inside == all);
        }
    }
    case(0, 0, false);
    case(1, 0, false);
    case(0, 1, true);
    case(1, 1, true);
    case(2, 1, false);
    case(9, 13, true);
    case(u32::MAX, u32::MAX, true);
    assert_eq!(Checks::of(bound("at least 1"), &[]), None);
}

#[test]
fn a_band_begins_exactly_on_its_edge() {
    #[track_caller]
    fn case(score: &str, zone: Zone) {
        assert_eq!(Zone::of(&fraction(score)), zone, "{score}");
    }
    case("0", Zone::Red);
    case("0.3", Zone::Red);
    // The gaps that tenths leave.
    case("0.35", Zone::Red);
    case("0.3999999999999999999999999999", Zone::Red);
    case("0.4", Zone::Amber);
    case("0.4000000000000000000000000001", Zone::Amber);
    case("0.6", Zone::Amber);
    case("0.65", Zone::Amber);
    case("0.6999999999999999999999999999", Zone::Amber);
    case("0.7", Zone::Green);
    case("0.7000000000000000000000000001", Zone::Green);
    case("0.9999999999999999999999999999", Zone::Green);
    case("1", Zone::Green);
    case("2/5", Zone::Amber);
    case("7/10", Zone::Green);
    case("399/1000", Zone::Red);
}

/// A decimal with the same number of places as others.
fn with_places(digits: i128, places: u8) -> Decimal {
    Decimal::new(digits, places).expect("few digits")
}

fn grade(start: Decimal, target: Decimal, now: Decimal) -> (Fraction, Fraction, bool) {
    let change = Change::new(start, target).expect("two different ends");
    let now = Some(now);
    let grade = Measured::Change { change, now }.grade();
    let grade = grade.expect("it has a value");
    (grade.raw, grade.score, grade.reached)
}

/// Start, target and now in digits.
fn three() -> impl Strategy<Value = (i128, i128, i128)> {
    let digits = || -1_000_000..1_000_000_i128;
    (digits(), digits(), digits()).prop_filter("two different ends", |(s, t, _)| s != t)
}

proptest! {
    #[test]
    fn a_falling_metric_works_the_same((s, t, n) in three(), places in 0..=6_u8) {
        let of = |digits| with_places(digits, places);
        prop_assert_eq!(grade(of(s), of(t), of(n)), grade(of(-s), of(-t), of(-n)));
    }

    #[test]
    fn where_zero_is_does_not_matter((s, t, n) in three(), by in -1_000_000..1_000_000_i128) {
        let of = |digits| with_places(digits, 3);
        let moved = |digits| of(digits + by);
        prop_assert_eq!(grade(of(s), of(t), of(n)), grade(moved(s), moved(t), moved(n)));
    }

    #[test]
    fn the_unit_does_not_matter(
        (s, t, n) in three(),
        by in (1..1000_i128, any::<bool>()).prop_map(|(by, turned)| if turned { -by } else { by }),
        places in 0..=8_u8,
    ) {
        let times = |digits: i128| with_places(digits * by, places);
        let of = |digits| with_places(digits, 0);
        prop_assert_eq!(grade(of(s), of(t), of(n)), grade(times(s), times(t), times(n)));
    }

    #[test]
    fn a_score_is_from_0_to_1_and_raw_held_there(measured in any_graded()) {
        let grade = measured.grade().expect("it has a value");
        prop_assert!(!grade.score.is_negative() && grade.score <= Fraction::one());
        if grade.raw.is_negative() {
            prop_assert!(grade.score.is_zero());
        } else if grade.raw > Fraction::one() {
            prop_assert_eq!(&grade.score, &Fraction::one());
        } else {
            prop_assert_eq!(&grade.score, &grade.raw);
        }
        prop_assert_eq!(grade.reached, grade.score == Fraction::one());
        prop_assert_eq!(grade.binary() == Fraction::one(), grade.reached);
        prop_assert_eq!(grade.binary().is_zero(), !grade.reached);
    }

    #[test]
    fn a_change_is_reached_at_its_target_in_its_direction(
        change in any_change(),
        now in any_decimal(),
    ) {
        let (_, _, reached) = grade(change.start(), change.target(), now);
        prop_assert_eq!(reached, match change.direction() {
            Direction::Raise => now >= change.target(),
            Direction::Lower => now <= change.target(),
        });
    }

    #[test]
    fn nearer_to_the_target_is_never_worth_less(
        change in any_change(),
        one in any_decimal(),
        other in any_decimal(),
    ) {
        let (nearer, farther) = match change.direction() {
            Direction::Raise => (one.max(other), one.min(other)),
            Direction::Lower => (one.min(other), one.max(other)),
        };
        let [nearer, farther] = [nearer, farther].map(|now| grade(change.start(), change.target(), now));
        prop_assert!(nearer.0 >= farther.0);
        prop_assert!(nearer.1 >= farther.1);
        prop_assert!(nearer.2 >= farther.2);
        prop_assert_eq!(nearer.0 == farther.0, one == other);
    }

    #[test]
    fn a_value_at_a_share_has_that_share(change in any_change(), now in any_decimal()) {
        prop_assert_eq!(change.value_at(&change.raw(now)), Fraction::from(now));
        prop_assert_eq!(change.value_at(&Fraction::zero()), Fraction::from(change.start()));
        prop_assert_eq!(change.value_at(&Fraction::one()), Fraction::from(change.target()));
    }

    #[test]
    fn a_standard_is_worth_the_share_of_its_values_inside(
        one in any_decimal(),
        other in any_decimal(),
        values in prop::collection::vec(any_decimal(), 1..8),
        operator in 0..5_usize,
    ) {
        let (low, high) = (one.min(other), one.max(other));
        let (bound, is_inside): (_, Box<dyn Fn(Decimal) -> bool>) = match operator {
            0 => (Bound::AtLeast(one), Box::new(move |value| value >= one)),
            1 => (Bound::Above(one), Box::new(move |value| value > one)),
            2 => (Bound::AtMost(one), Box::new(move |value| value <= one)),
            3 => (Bound::Below(one), Box::new(move |value| value < one)),
            _ => (
                Bound::between(one, other),
                Box::new(move |value| (low..=high).contains(&value)),
            ),
        };
        let inside = values.iter().filter(|value| is_inside(**value)).count();
        let checks = Checks::of(bound, &values);
        let grade = Measured::Hold { checks }.grade().expect("it has a check");
        let share = Fraction::from(inside).checked_div(&Fraction::from(values.len()));
        prop_assert_eq!(Some(grade.score), share);
        prop_assert_eq!(grade.reached, inside == values.len());
    }
}
