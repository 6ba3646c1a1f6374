//! Whether it is on its way.

use proptest::prelude::*;
use waymark_core::grading::measure::Measured;
use waymark_core::grading::objective::{Counted, Total, Weight};
use waymark_core::grading::pace::{Basis, Outlook, objective_pace, pace};
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::fraction::Fraction;

use super::written::{any_graded, fraction, key_results, rows};

#[test]
fn a_pace_is_what_the_table_says() {
    for row in rows(include_str!("../cases/pace.txt")) {
        let elapsed = fraction(row[1]);
        let found = objective_pace(&key_results(row[0]), &elapsed);
        let Some(found) = found else {
            assert_eq!(row[2], "none", "{row:?}");
            continue;
        };
        assert_eq!(found, fraction(row[2]), "{row:?}");
        let outlook = |commitment| format!("{:?}", Outlook::of(&found, commitment));
        assert_eq!(outlook(Commitment::Aspirational), row[3], "{row:?}");
        assert_eq!(outlook(Commitment::Committed), row[4], "{row:?}");
    }
}

#[test]
fn what_is_not_done_yet_has_no_score_and_no_pace_while_it_is_open() {
    let yes_no = |done| Counted::scored(Measured::YesNo { done }, Weight::default());
    let all = [yes_no(false), yes_no(true)].map(Counted::while_open);
    let total = Total::of(&all);
    assert_eq!((total.measured, total.scored), (1, 2));
    let score = total.score.expect("one has a value");
    assert_eq!(
        (score.spectrum, score.if_closed),
        (Fraction::one(), Fraction::of(1, 2))
    );
    // Score and pace speak of the same key results.
    let half = Fraction::of(1, 2);
    assert_eq!(
        Basis::of(&all, &half),
        Basis {
            paced: 1,
            scored: 2
        }
    );
    assert_eq!(objective_pace(&all, &half), Some(Fraction::one()));
    // Once it is over it is a no.
    let closed = Total::of(&[yes_no(false), yes_no(true)]);
    assert_eq!(closed.score.expect("both have one").spectrum, half);
}

proptest! {
    #[test]
    fn the_pace_of_a_key_result_is_that_of_an_objective_of_it_alone(
        measured in any_graded(),
        (gone, days) in (1..=366_i64).prop_flat_map(|days| (1..=days, Just(days))),
    ) {
        let elapsed = Fraction::of(gone, days);
        let key_result = Counted::scored(measured, Weight::default());
        let alone = pace(&key_result, &elapsed);
        prop_assert_eq!(&objective_pace(std::slice::from_ref(&key_result), &elapsed), &alone);
        if let Some(pace) = alone {
            let score = measured.grade().expect("it has a value").score;
            prop_assert!(pace >= score && pace <= Fraction::one(), "time only adds");
            if gone == days {
                prop_assert_eq!(pace, score);
            }
        }
    }
}
