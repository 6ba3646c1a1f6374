//! Whether it is on its way.

use proptest::prelude::*;
use waymark_core::grading::objective::{Counted, Weight};
use waymark_core::grading::pace::{Outlook, objective_pace, pace};
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
