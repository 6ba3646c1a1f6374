//! What the key results of an objective come to.

use proptest::prelude::*;
use waymark_core::grading::counting::Counting;
use waymark_core::grading::measure::Measured;
use waymark_core::grading::objective::{Counted, NoScore, Score, Total, Weight};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

use super::written::{any_graded, any_weight, counted, decimal, fraction, key_results, rows};

#[test]
fn an_objective_comes_to_what_the_table_says() {
    for row in rows(include_str!("../cases/objectives.txt")) {
        let total = Total::of(&key_results(row[0]));
        match &total.score {
            Err(why) => assert_eq!(format!("{why:?}"), row[1], "{row:?}"),
            Ok(score) => {
                assert_eq!(score.spectrum, fraction(row[1]), "{row:?}");
                assert_eq!(score.binary, fraction(row[2]), "{row:?}");
                assert_eq!(score.if_closed, fraction(row[3]), "{row:?}");
                let counts = [total.reached, total.measured, total.scored];
                let counts = counts.map(|count| count.to_string()).join("/");
                assert_eq!(counts, row[4], "{row:?}");
                let broken: Vec<String> =
                    total.broken.iter().map(|at| (at + 1).to_string()).collect();
                assert_eq!(broken.join(" "), row[5], "{row:?}");
            }
        }
    }
}

#[test]
fn without_a_score_the_counts_are_there_all_the_same() {
    let total = Total::of(&key_results(
        "problem; 0 to 10 at 10; 0 to 10; incomplete; guardrail 1 of 2",
    ));
    assert_eq!(total.score, Err(NoScore::NotGradable(0)));
    assert_eq!((total.reached, total.measured, total.scored), (1, 1, 3));
    assert_eq!(total.broken, [4]);
}

#[test]
fn the_weight_of_a_score_is_that_of_what_has_a_value() {
    #[track_caller]
    fn case(text: &str, weight: &str) {
        let score = Total::of(&key_results(text)).score.expect("a score");
        assert_eq!(score.weight, fraction(weight), "{text}");
    }
    case("0 to 10 at 8", "1");
    case("0.5 × 0 to 10 at 8; 2 × done; 4 × 0 to 10", "2.5");
    case("0 to 10 at 8; guardrail 3 of 3; incomplete", "1");
}

#[test]
fn a_weight_is_a_decimal_from_0_and_usually_1() {
    assert_eq!(Weight::default().value(), Decimal::ONE);
    for weight in ["0", "0.0000000000000000000000000001", "1", "2.5"] {
        let weight = decimal(weight);
        assert_eq!(Weight::new(weight).map(Weight::value), Some(weight));
    }
    for weight in ["-1", "-0.0000000000000000000000000001"] {
        assert_eq!(Weight::new(decimal(weight)), None);
    }
}

#[test]
fn a_hundred_key_results_of_28_digits_are_added_exactly() {
    // Each is a third, on a scale of its own.
    let key_results: Vec<Counted> = (0..100_u32)
        .map(|at| {
            let scale = 10_i128.pow(27) - i128::from(at);
            let of = |digits| Decimal::new(digits, (at % 28) as u8).expect("28 digits");
            let change = waymark_core::grading::measure::Change::new(of(0), of(scale * 3));
            let measured = Measured::Change {
                change: change.expect("two different ends"),
                now: Some(of(scale)),
            };
            Counted::scored(measured, Weight::new(of(scale)).expect("from 0"))
        })
        .collect();
    let score = Total::of(&key_results).score.expect("a score");
    assert_eq!(score.spectrum, Fraction::of(1, 3));
}

fn any_scored() -> impl Strategy<Value = Vec<(Measured, Weight)>> {
    prop::collection::vec((any_graded(), any_weight()), 1..6)
}

fn score(key_results: &[(Measured, Weight)]) -> Result<Score, NoScore> {
    let counted: Vec<Counted> = key_results
        .iter()
        .map(|&(measured, weight)| Counted::scored(measured, weight))
        .collect();
    Total::of(&counted).score
}

proptest! {
    #[test]
    fn only_the_ratios_of_weights_matter(key_results in any_scored(), by in 1..1000_i128) {
        let heavier: Vec<_> = key_results
            .iter()
            .map(|&(measured, weight)| {
                let weight = weight.value();
                let weight = Decimal::new(weight.digits() * by, weight.places());
                (measured, weight.and_then(Weight::new).expect("from 0"))
            })
            .collect();
        let (one, other) = (score(&key_results), score(&heavier));
        prop_assert_eq!(one.clone().err(), other.clone().err());
        if let (Ok(one), Ok(other)) = (one, other) {
            prop_assert_eq!(one.spectrum, other.spectrum);
            prop_assert_eq!(one.binary, other.binary);
            prop_assert_eq!(one.if_closed, other.if_closed);
        }
    }

    #[test]
    fn the_mean_is_the_sum_of_points_over_the_sum_of_weights(key_results in any_scored()) {
        let (mut points, mut reached, mut weights) = (Fraction::zero(), Fraction::zero(), Fraction::zero());
        for (measured, weight) in &key_results {
            let weight = Fraction::from(weight.value());
            let grade = measured.grade().expect("it has a value");
            points = points + grade.score.clone() * weight.clone();
            reached = reached + grade.binary() * weight.clone();
            weights = weights + weight;
        }
        match score(&key_results) {
            Err(why) => {
                prop_assert_eq!(why, NoScore::WeightsAllZero);
                prop_assert!(weights.is_zero());
            }
            Ok(score) => {
                prop_assert_eq!(Some(score.spectrum.clone()), points.checked_div(&weights));
                prop_assert_eq!(Some(score.binary.clone()), reached.checked_div(&weights));
                prop_assert_eq!(&score.if_closed, &score.spectrum);
                prop_assert_eq!(&score.weight, &weights);
                prop_assert!(score.binary <= score.spectrum);
                prop_assert!(!score.binary.is_negative() && score.spectrum <= Fraction::one());
            }
        }
    }

    #[test]
    fn a_guardrail_never_changes_the_score(
        key_results in any_scored(),
        at in any::<prop::sample::Index>(),
        is_kept in any::<bool>(),
    ) {
        let mut counted: Vec<Counted> = key_results
            .iter()
            .map(|&(measured, weight)| Counted::scored(measured, weight))
            .collect();
        let without = Total::of(&counted);
        let at = at.index(counted.len() + 1);
        counted.insert(at, super::written::counted(if is_kept { "guardrail 3 of 3" } else { "guardrail 2 of 3" }));
        let with = Total::of(&counted);
        prop_assert_eq!(&with.score, &without.score);
        prop_assert_eq!((with.reached, with.measured, with.scored),
            (without.reached, without.measured, without.scored));
        prop_assert_eq!(with.broken, if is_kept { vec![] } else { vec![at] });
    }

    #[test]
    fn what_has_no_value_is_left_out_until_it_closes(
        key_results in any_scored(),
        weight in any_weight(),
    ) {
        let mut counted: Vec<Counted> = key_results
            .iter()
            .map(|&(measured, weight)| Counted::scored(measured, weight))
            .collect();
        let Ok(without) = Total::of(&counted).score else {
            return Ok(());
        };
        counted.push(Counted::Incomplete { weight });
        let with = Total::of(&counted).score.expect("a score");
        prop_assert_eq!(&with.spectrum, &without.spectrum);
        // Closed, it is as if it stood at its start.
        *counted.last_mut().expect("one") = Counted::scored(super::written::measured("0 to 1 at 0"), weight);
        let closed = Total::of(&counted).score.expect("a score");
        prop_assert_eq!(with.if_closed, closed.spectrum);
    }

    #[test]
    fn one_problem_leaves_it_without_a_verdict(
        key_results in any_scored(),
        at in any::<prop::sample::Index>(),
    ) {
        let mut all: Vec<Counted> = key_results
            .iter()
            .map(|&(measured, weight)| Counted::scored(measured, weight))
            .collect();
        let at = at.index(all.len());
        all[at] = counted("problem");
        prop_assert_eq!(Total::of(&all).score, Err(NoScore::NotGradable(at)));
    }

    #[test]
    fn what_changes_one_by_one_comes_to_what_it_comes_to_at_once(
        key_results in prop::collection::vec(any_scored(), 1..8),
        changes in prop::collection::vec(
            (
                any::<prop::sample::Index>(),
                prop_oneof![
                    any_weight().prop_map(|weight| Counted::Incomplete { weight }),
                    Just(Counted::NotGradable),
                    Just(Counted::Guardrail { checks: None }),
                    any_scored().prop_map(|all| Counted::scored(all[0].0, all[0].1)),
                ],
            ),
            0..5,
        ),
    ) {
        let key_results = key_results.into_iter().flatten();
        let mut all: Vec<Counted> = key_results
            .map(|(measured, weight)| Counted::scored(measured, weight))
            .collect();
        let mut counting = Counting::of(all.clone());
        prop_assert_eq!(counting.total(), Total::of(&all));
        for (at, counted) in changes {
            let at = at.index(all.len());
            all[at] = counted.clone();
            counting.set(at, counted);
            prop_assert_eq!(counting.key_results(), &all);
            prop_assert_eq!(counting.total(), Total::of(&all));
        }
    }
}
