//! What holds of the way of every key result.

use proptest::prelude::*;
use time::Date;
use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::{Line, LineWords, Point, line};

use crate::line::text_of;
use crate::read::{apart, check};

/// Values of every size, and the largest and smallest that there are.
fn value() -> impl Strategy<Value = Decimal> {
    let most = 10_i128.pow(28) - 1;
    prop_oneof![
        3 => (-1000..1000_i32).prop_map(Decimal::from),
        1 => Just(Decimal::new(1, 28).expect("28 places")),
        1 => Just(Decimal::new(most, 0).expect("28 digits")),
        1 => Just(Decimal::new(-most, 0).expect("28 digits")),
        2 => (-most..=most, 0..=28_u8).prop_map(|(digits, places)| Decimal::new(digits, places).expect("28 digits")),
    ]
}

fn goal() -> impl Strategy<Value = Goal> {
    prop_oneof![
        4 => (value(), value()).prop_map(|(start, target)| Goal::Way { start, target }),
        1 => value().prop_map(|start| Goal::Way { start, target: start }),
        1 => value().prop_map(|edge| Goal::Kept(Bound::AtLeast(edge))),
        1 => value().prop_map(|edge| Goal::Kept(Bound::Below(edge))),
        1 => (value(), value()).prop_map(|(low, high)| Goal::Kept(Bound::Between(low, high))),
        1 => Just(Goal::Done),
    ]
}

prop_compose! {
    fn any_line()(
        first in 1_721_061..5_371_000_i32,
        days in prop_oneof![Just(1), 1..8_i32, 80..100_i32, 1..100_000_i32],
        today in -10..200_i32,
        mut points in prop::collection::vec((-5..120_i32, value(), any::<bool>()), 0..70),
        goal in goal(),
        landing in prop::option::of((value(), 1..20_i64)),
        mut events in prop::collection::vec(-5..120_i32, 0..30),
        peak in prop::option::of(0..100_i32),
    ) -> Line {
        let days = days.min(5_373_484 - first);
        let of = |day: i32| Date::from_julian_day((first + day).min(5_373_484)).expect("a day");
        points.sort_by_key(|(day, ..)| *day);
        events.sort_unstable();
        Line {
            period: Period::new(of(0), of(days - 1)).expect("in order"),
            today: of(today),
            points: points
                .into_iter()
                .map(|(day, value, note)| Point { date: of(day), value, note })
                .collect(),
            goal,
            landing: landing.map(|(value, by)| Fraction::from(value) * Fraction::of(7, by)),
            notes: events.into_iter().map(of).collect(),
            peak: peak.map(of),
        }
    }
}

proptest! {
    #[test]
    fn a_label_never_leaves_the_drawing_nor_lies_on_another(line in any_line()) {
        let text = text_of(&line);
        apart(&check(&text));
        prop_assert!(text.len() < 40_000);
    }

    #[test]
    fn words_of_any_length_stay_inside(this in any_line(), word in "\\PC{0,90}") {
        let svg = line(&this, &LineWords {
            title: &word,
            desc: &word,
            today: &word,
            start: &word,
            target: &word,
            landing: &word,
            peak: &word,
            write: &|_| word.clone(),
            day: &|_| word.clone(),
        });
        check(&svg);
    }
}
