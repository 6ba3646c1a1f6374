//! How sure somebody was, below a drawing.

use time::Date;
use waymark_core::number::decimal::Decimal;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::{Line, Point};

use crate::plot::line::of_width;
use crate::plot::read::{Element, apart, check, named, text};
use crate::plot::{date, period};

/// A check-in every so many days, each with a confidence.
fn drawn(every: i32, sure: &[u8]) -> Vec<Element> {
    let first = date("2026-07-06").to_julian_day();
    let points = sure.iter().enumerate().map(|(at, sure)| Point {
        date: Date::from_julian_day(first + every * at as i32).expect("a day"),
        value: Decimal::ONE,
        note: false,
        confidence: Some(*sure),
    });
    let line = Line {
        period: period("2026-07-01", "2026-09-30"),
        today: date("2026-08-20"),
        points: points.collect(),
        goal: Goal::Way {
            start: Decimal::ZERO,
            target: Decimal::ONE,
        },
        earlier: Vec::new(),
        landing: None,
        notes: Vec::new(),
        peak: None,
    };
    let elements = check(&of_width(&line, 360.0));
    apart(&elements);
    elements
}

/// The dots: how large a ring is, and how much of it is filled.
fn dots(elements: &[Element]) -> (Vec<f64>, Vec<f64>) {
    let below = named(elements, "circle").into_iter();
    let below = below.filter(|circle| circle.number("cy") > 180.0);
    let (rings, fills): (Vec<&Element>, Vec<&Element>) =
        below.partition(|circle| circle.get("fill") == "none");
    let radius = |circle: &Element| circle.number("r");
    let all = |of: Vec<&Element>| of.into_iter().map(radius).collect();
    (all(rings), all(fills))
}

#[test]
fn the_surer_the_fuller_and_the_newest_is_said() {
    let elements = drawn(7, &[0, 5, 10, 200]);
    let (rings, fills) = dots(&elements);
    assert_eq!(rings, [6.0; 4]);
    // The newest first; whoever was not sure at all filled nothing.
    assert_eq!(fills, [6.0, 6.0, 3.0]);
    text(&elements, "10 of 10");
    text(&elements, "confidence");
}

#[test]
fn of_dots_that_are_close_the_newer_stay() {
    let (rings, fills) = dots(&drawn(1, &[3; 40]));
    assert!(rings.len() > 5 && rings.len() < 20, "{}", rings.len());
    assert_eq!(fills.len(), rings.len());
}

#[test]
fn where_nobody_said_there_is_no_strip() {
    let without = drawn(7, &[]);
    assert!(
        !named(&without, "text")
            .iter()
            .any(|text| text.text == "confidence")
    );
    assert!(without[0].number("height") < drawn(7, &[1])[0].number("height"));
}
