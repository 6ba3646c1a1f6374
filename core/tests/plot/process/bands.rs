//! Bands: shaded where it is good, with the edge that counts.

use waymark_core::grading::measure::Bound;
use waymark_core::plot::process::Band;

use super::{days, dots, drawn, months};
use crate::plot::number;
use crate::plot::read::{Element, named, points, strokes, text};

#[test]
fn each_band_is_shaded_as_long_as_it_holds_on_the_side_that_is_good() {
    let mut this = months("30 40 50 60 30 40 50 60");
    let band = |from, until, good, edge| Band {
        days: days(from, until),
        good,
        edge,
    };
    let at_least = |value| Bound::AtLeast(number(value));
    this.bands = vec![
        band(0, 3, at_least("50"), at_least("40")),
        band(4, 7, at_least("40"), at_least("40")),
    ];
    let elements = drawn(&this);
    let shaded: Vec<&Element> = named(&elements, "rect")
        .into_iter()
        .filter(|it| it.find("fill-opacity") == Some(".13"))
        .collect();
    assert_eq!(shaded.len(), 2);
    let right = |it: &Element| it.number("x") + it.number("width");
    assert!((right(shaded[0]) - shaded[1].number("x")).abs() < 0.11);
    let bottom = |it: &Element| it.number("y") + it.number("height");
    let dots = dots(&elements);
    assert!(
        (bottom(shaded[0]) - dots[2].1).abs() < 0.11,
        "good from 50 on"
    );
    assert!(
        (bottom(shaded[1]) - dots[1].1).abs() < 0.11,
        "then from 40 on"
    );
    // Only the first one has something acceptable, hatched between the two edges.
    let hatched = strokes(&elements, "kpi");
    let hatched: Vec<_> = hatched
        .iter()
        .filter(|it| it.find("stroke-opacity") == Some(".3"))
        .collect();
    assert_eq!(hatched.len(), 1);
    let heights: Vec<f64> = points(hatched[0]).iter().map(|(_, y)| *y).collect();
    let (top, low) = heights.iter().fold((f64::MAX, f64::MIN), |(top, low), y| {
        (top.min(*y), low.max(*y))
    });
    assert!((top - dots[2].1).abs() < 0.11 && (low - dots[1].1).abs() < 0.11);
    // Beside it stands what holds now.
    text(&elements, "target 40");
    assert!(
        named(&elements, "text")
            .iter()
            .all(|it| !it.text.contains("threshold"))
    );
}

#[test]
fn an_edge_that_is_not_inside_is_dashed() {
    let four = number("4");
    for (good, dashes) in [
        (Bound::AtLeast(four), None),
        (Bound::AtMost(four), None),
        (Bound::Between(number("3"), four), None),
        (Bound::Above(four), Some("6 3")),
        (Bound::Below(four), Some("6 3")),
    ] {
        let mut this = months("3 4 5");
        this.bands = vec![Band {
            days: days(0, 2),
            good,
            edge: good,
        }];
        let elements = drawn(&this);
        let edges = strokes(&elements, "kpi");
        let edges = edges
            .iter()
            .find(|it| it.find("stroke-width") == Some("1.2"));
        assert_eq!(
            edges.expect("edges").find("stroke-dasharray"),
            dashes,
            "{good:?}"
        );
    }
}
