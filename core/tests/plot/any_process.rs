//! What holds of the chart of every KPI.

use proptest::prelude::*;
use time::Date;
use waymark_core::grading::measure::Bound;
use waymark_core::grading::measure::Side;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::process::roles::{Aim, Served};
use waymark_core::plot::process::spark::spark;
use waymark_core::plot::process::{
    Band, Base, Held, Limits, Note, Point, Process, ProcessWords, Rule, Signal, Status, process,
};

use crate::plot::any_line::{WIDTHS, value};
use crate::plot::process::of_width;
use crate::plot::read::{apart, check, read};

fn fraction() -> impl Strategy<Value = Fraction> {
    (value(), 1..13_i64).prop_map(|(value, by)| Fraction::from(value) * Fraction::of(1, by))
}

fn held() -> impl Strategy<Value = Held> {
    prop_oneof![
        8 => fraction().prop_map(|value| Held::Value { value, status: Some(Status::Good) }),
        1 => prop::option::of(fraction()).prop_map(Held::Running),
        1 => Just(Held::Incomplete { have: 1, of: 3 }),
        1 => Just(Held::Spread(2)),
        2 => Just(Held::Missing),
        1 => Just(Held::Closed),
    ]
}

fn bound() -> impl Strategy<Value = Bound> {
    prop_oneof![
        value().prop_map(Bound::AtLeast),
        value().prop_map(Bound::Above),
        value().prop_map(Bound::AtMost),
        value().prop_map(Bound::Below),
        (value(), value()).prop_map(|(low, high)| Bound::Between(low, high)),
    ]
}

fn limits() -> impl Strategy<Value = Limits> {
    (
        fraction(),
        prop::option::of(fraction()),
        prop::option::of(fraction()),
        any::<bool>(),
    )
        .prop_map(|(centre, lower, upper, provisional)| Limits {
            centre,
            lower,
            upper,
            provisional,
        })
}

fn signal() -> impl Strategy<Value = Signal> {
    let rules = prop_oneof![Just(Rule::Beyond), Just(Rule::Run), Just(Rule::Near)];
    let sides = prop_oneof![Just(Side::Above), Just(Side::Below)];
    (rules, sides, prop::collection::vec(0..80_usize, 0..30))
        .prop_map(|(rule, side, points)| Signal { rule, side, points })
}

/// Days of a period that has so many, from one on.
fn stretch(from: Date, (first, days): (i32, i32)) -> Period {
    let of = |day: i32| {
        let day = from.to_julian_day().saturating_add(day).min(5_373_484);
        Date::from_julian_day(day).expect("a day")
    };
    Period::new(of(first), of(first.saturating_add(days))).expect("in order")
}

fn goal() -> impl Strategy<Value = Goal> {
    prop_oneof![
        (value(), value()).prop_map(|(start, target)| Goal::Way { start, target }),
        bound().prop_map(Goal::Kept),
    ]
}

prop_compose! {
    fn any_process()(
        first in 1_721_061..5_300_000_i32,
        every in prop_oneof![Just(1), Just(7), 28..32_i32, 89..93_i32],
        held in prop::collection::vec(held(), 1..80),
        bands in prop::collection::vec(((-40..3000_i32, 0..3000_i32), bound(), prop::option::of(bound())), 0..4),
        bases in prop::collection::vec(((-40..3000_i32, 0..3000_i32), prop::option::of(limits()), prop::option::of(0..3000_i32)), 0..4),
        signals in prop::collection::vec(signal(), 0..4),
        served in prop::collection::vec(((-400..3000_i32, 0..3000_i32), prop::option::of(goal()), prop::option::of(0..80_usize)), 0..6),
        mut notes in prop::collection::vec(-5..1000_i32, 0..20),
        today in prop::option::of(-10..2000_i32),
        ends in prop::option::of((value(), value())),
    ) -> Process {
        let from = Date::from_julian_day(first).expect("a day");
        notes.sort_unstable();
        Process {
            points: held
                .into_iter()
                .zip(0..)
                .map(|(held, at)| Point { days: stretch(from, (at * every, every - 1)), held })
                .collect(),
            bands: bands
                .into_iter()
                .map(|(days, good, edge)| Band { days: stretch(from, days), good, edge: edge.unwrap_or(good) })
                .collect(),
            bases: bases
                .into_iter()
                .map(|(days, limits, locked)| Base {
                    days: stretch(from, days),
                    limits,
                    locked: locked.map(|day| stretch(from, (day, 0)).first()),
                })
                .collect(),
            signals,
            served: served
                .into_iter()
                .map(|(days, goal, first)| Served {
                    days: stretch(from, days),
                    aim: goal.map(|goal| Aim { days: stretch(from, days), goal }),
                    points: first.map(|first| first..=first + 3),
                })
                .collect(),
            notes: notes
                .into_iter()
                .map(|day| Note { day: stretch(from, (day, 0)).first(), text: String::new() })
                .collect(),
            today: today.map(|day| stretch(from, (day, 0)).first()),
            lowest: ends.map(|(low, high)| low.min(high)),
            highest: ends.map(|(low, high)| low.max(high)),
        }
    }
}

proptest! {
    #[test]
    fn a_label_never_leaves_the_drawing_nor_lies_on_another(this in any_process(), wide in WIDTHS) {
        let svg = of_width(&this, wide);
        apart(&check(&svg));
        prop_assert!(svg.len() < 60_000);
    }

    #[test]
    fn words_of_any_length_stay_inside_and_apart(
        this in any_process(),
        wide in WIDTHS,
        word in "\\PC{0,90}",
    ) {
        let written = |_: &str| word.clone();
        let svg = process(&this, wide, &ProcessWords {
            title: &word,
            desc: &word,
            today: &word,
            target: &word,
            threshold: &word,
            band: &word,
            outer: &word,
            restart: &word,
            served: &|_| [word.clone(), word.clone()],
            kpi: &word,
            centre: &written,
            limit: &written,
            so_far: &written,
            write: &|_| word.clone(),
            day: &|_| word.clone(),
            month_of_year: &|_| word.clone(),
            month: &|_| word.clone(),
            year: &|_| word.clone(),
        });
        apart(&check(&svg));
    }

    #[test]
    fn a_spark_stays_within_its_size(this in any_process(), label in prop::option::of("\\PC{0,20}")) {
        let (wide, high) = (160.0, 48.0);
        let elements = read(&spark(&this, (wide, high), label.as_deref()));
        for element in &elements {
            let path = element.find("d").unwrap_or_default();
            prop_assert!(!path.contains("NaN") && !path.contains("inf"));
            // Relative steps are small; what is absolute is inside.
            let numbers = path.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '-'));
            for number in numbers.filter_map(|it| it.parse::<f64>().ok()) {
                prop_assert!((-10.0..=wide).contains(&number), "{path}");
            }
        }
        prop_assert!(elements.iter().all(|it| it.find("id").is_none()));
    }

    #[test]
    fn a_value_is_never_written_as_an_edge_that_it_is_not(
        value in fraction(),
        good in bound(),
    ) {
        let days = stretch(Date::MIN, (0, 10));
        let this = Process {
            bands: vec![Band { days, good, edge: good }],
            ..Process::default()
        };
        if let Some(shown) = this.rounded(&value, days.first())
            && Fraction::from(shown) != value
        {
            let edges = match good {
                Bound::AtLeast(edge)
                | Bound::Above(edge)
                | Bound::AtMost(edge)
                | Bound::Below(edge) => vec![edge],
                Bound::Between(low, high) => vec![low, high],
            };
            prop_assert!(!edges.contains(&shown));
        }
    }
}
