//! What holds of the way of every key result.

use proptest::prelude::*;
use time::Date;
use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::{Line, LineWords, Point, Was, line};

use crate::plot::line::of_width;
use crate::plot::read::{apart, check, read, strokes};

/// Values of every size, and the largest and smallest that there are.
pub(crate) fn value() -> impl Strategy<Value = Decimal> {
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
    ]
}

prop_compose! {
    fn any_line()(
        first in 1_721_061..5_371_000_i32,
        days in prop_oneof![Just(1), 1..8_i32, 80..100_i32, 1..100_000_i32],
        today in -10..200_i32,
        mut points in prop::collection::vec((-5..120_i32, value(), any::<bool>(), prop::option::of(0..12_u8)), 0..70),
        goal in goal(),
        landing in prop::option::of((value(), 1..20_i64)),
        mut events in prop::collection::vec(-5..120_i32, 0..30),
        peak in prop::option::of(0..100_i32),
        mut earlier in prop::collection::vec((-5..120_i32, prop::option::of(goal())), 0..4),
    ) -> Line {
        let days = days.min(5_373_484 - first);
        let of = |day: i32| Date::from_julian_day((first + day).min(5_373_484)).expect("a day");
        points.sort_by_key(|(day, ..)| *day);
        events.sort_unstable();
        earlier.sort_by_key(|(day, _)| *day);
        Line {
            period: Period::new(of(0), of(days - 1)).expect("in order"),
            today: of(today),
            points: points
                .into_iter()
                .map(|(day, value, note, confidence)| Point { date: of(day), value, note, confidence })
                .collect(),
            goal,
            earlier: earlier
                .into_iter()
                .map(|(until, goal)| Was { until: of(until), goal })
                .collect(),
            landing: landing.map(|(value, by)| Fraction::from(value) * Fraction::of(7, by)),
            notes: events.into_iter().map(of).collect(),
            peak: peak.map(of),
        }
    }
}

/// Whether a number has at most so many digits as one reads without counting them.
fn is_ordinary(goal: Goal) -> bool {
    let few = |value: Decimal| value.places() < 7 && value.digits().abs() < 10_i128.pow(12);
    match goal {
        Goal::Way { start, target } => few(start) && few(target),
        Goal::Kept(Bound::Between(low, high)) => few(low) && few(high),
        Goal::Kept(Bound::AtLeast(edge) | Bound::Below(edge)) => few(edge),
        Goal::Kept(_) => false,
    }
}

/// From the narrowest phone to half of a wide window.
pub(crate) const WIDTHS: std::ops::Range<f64> = 220.0..900.0;

proptest! {
    #[test]
    fn a_label_never_leaves_the_drawing_nor_lies_on_another(line in any_line(), wide in WIDTHS) {
        let text = of_width(&line, wide);
        apart(&check(&text));
        prop_assert!(text.len() < 40_000);
    }

    #[test]
    fn words_of_any_length_stay_inside_and_apart(
        this in any_line(),
        wide in WIDTHS,
        word in "\\PC{0,90}",
    ) {
        let svg = line(&this, wide, &LineWords {
            title: &word,
            desc: &word,
            today: &word,
            target: &word,
            was: &vec![word.clone(); this.earlier.len()],
            landing: &word,
            peak: &word,
            confidence: &word,
            sure: &|_| word.clone(),
            write: &|_| word.clone(),
            day: &|_| word.clone(),
        });
        apart(&check(&svg));
    }

    #[test]
    fn every_drawing_has_a_scale_of_two_values_or_more(
        // Between values of 28 places there is no rounder one.
        goal in goal().prop_filter("ordinary numbers", |goal| is_ordinary(*goal)),
        measured in prop::collection::vec(-1000..1000_i32, 0..5),
        wide in WIDTHS,
    ) {
        let first = Date::from_julian_day(2_461_000).expect("a day");
        let day = |day: i32| Date::from_julian_day(2_461_000 + day).expect("a day");
        let points = measured.iter().zip(1..).map(|(value, at)| Point {
            date: day(at),
            value: Decimal::from(*value),
            note: false,
            confidence: None,
        });
        let line = Line {
            period: Period::new(first, day(90)).expect("in order"),
            today: first,
            points: points.collect(),
            goal,
            earlier: Vec::new(),
            landing: None,
            notes: Vec::new(),
            peak: None,
        };
        let elements = read(&of_width(&line, wide));
        let ticks = &strokes(&elements, "line")[0];
        let ticks = ticks.get("d").matches('H').count();
        prop_assert!((2..=5).contains(&ticks), "{ticks}");
    }
}
