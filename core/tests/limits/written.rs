//! Series, limits and signals as these tests write them.

use proptest::prelude::*;
use waymark_core::grading::measure::Side;
use waymark_core::kpi::limits::{Limits, Point};
use waymark_core::kpi::noise::{Noise, Series};
use waymark_core::kpi::signal::{Rule, Signal};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::{Fraction, Rounding};

/// A stable series of [`waymark_core::kpi::noise::LOCKS_AT`] values: centre 10, mean range
/// 2, so limits at 4.68 and 15.32 and quarter lines at 7.34 and 12.66.
pub(crate) const STEADY: &str = "9 11 9 11 9 11 9 11 9 11 9 11";

#[track_caller]
pub(crate) fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}

#[track_caller]
pub(crate) fn number(text: &str) -> Fraction {
    decimal(text).into()
}

/// The units of a series: a number, `_` for a missing and `#` for a closed one.
#[track_caller]
pub(crate) fn points(text: &str) -> Vec<Point> {
    let units = text.split_whitespace();
    units
        .map(|unit| match unit {
            "_" => Point::Missing,
            "#" => Point::Closed,
            value => Point::Value(number(value)),
        })
        .collect()
}

#[track_caller]
pub(crate) fn series(text: &str) -> Series {
    Series {
        points: points(text),
        ..Series::default()
    }
}

#[track_caller]
pub(crate) fn noise(text: &str) -> Noise {
    Noise::of(&series(text))
}

/// Signals with their positions counted from 1, as in the books.
pub(crate) fn told(signals: &[Signal]) -> Vec<String> {
    let tell = |signal: &Signal| {
        let rule = match signal.rule {
            Rule::Beyond => "beyond",
            Rule::Run => "run",
            Rule::Near => "near",
        };
        let side = match signal.side {
            Side::Above => "above",
            Side::Below => "below",
        };
        let at = signal.at.iter().map(|at| format!(" {}", at + 1));
        format!("{rule} {side}{}", at.collect::<String>())
    };
    signals.iter().map(tell).collect()
}

/// A number to so many places, as it is printed.
#[track_caller]
pub(crate) fn printed(number: &Fraction, places: u8) -> String {
    let rounded = number.round(places, Rounding::HalfAway);
    rounded.expect("few digits").to_string()
}

/// Centre, range, lower and upper limit and range limit to so many places.
#[track_caller]
pub(crate) fn printed_limits(limits: &Limits, places: u8) -> [String; 5] {
    let Limits {
        centre,
        range,
        lower,
        upper,
        range_limit,
    } = limits;
    [centre, range, lower, upper, range_limit].map(|number| printed(number, places))
}

/// Any number of a narrow range, so that values are often equal to each other and to the
/// lines, and often of other parts than their neighbours.
pub(crate) fn any_number() -> impl Strategy<Value = Fraction> {
    let parts = prop::sample::select(vec![1, 1, 1, 2, 3, 10, 100]);
    (-12_i64..=12, parts).prop_map(|(count, parts)| Fraction::of(count, parts))
}

/// Any unit, mostly with a value.
pub(crate) fn any_point() -> impl Strategy<Value = Point> {
    prop_oneof![
        8 => any_number().prop_map(Point::Value),
        4 => (-2_i64..=2).prop_map(|whole| Point::Value(Fraction::of(whole, 1))),
        1 => Just(Point::Missing),
        1 => Just(Point::Closed),
    ]
}

/// Any units, few or many.
pub(crate) fn any_points() -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec(any_point(), 0..60)
}

/// The same units with other values.
pub(crate) fn each(points: &[Point], change: impl Fn(&Fraction) -> Fraction) -> Vec<Point> {
    let change = |point: &Point| match point {
        Point::Value(value) => Point::Value(change(value)),
        other => other.clone(),
    };
    points.iter().map(change).collect()
}
