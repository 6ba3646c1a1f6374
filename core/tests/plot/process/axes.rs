//! The scale, and what stands along the axes and on the values.

use waymark_core::grading::measure::Bound;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::process::spark::{SIZE, spark};
use waymark_core::plot::process::{Band, Held, Note, Process, Status};

use super::{WIDE, days, dots, drawn, month, months, of_width};
use crate::plot::read::{Element, check, named, strokes, text};
use crate::plot::{date, number};

#[test]
fn a_target_far_away_presses_nothing_together_and_is_said_with_an_arrow() {
    let height = |elements: &[Element]| {
        let dots = dots(elements);
        dots[0].1 - dots[2].1
    };
    for (target, arrow) in [("4000", "↑ target"), ("-4000", "↓ target")] {
        let mut this = months("30 40 50");
        let alone = height(&drawn(&this));
        this.bands = vec![Band {
            days: days(0, 2),
            good: Bound::AtLeast(number(target)),
            edge: Bound::AtLeast(number(target)),
        }];
        let elements = drawn(&this);
        assert_eq!(height(&elements), alone);
        text(&elements, &format!("{arrow} {target}"));
    }
}

#[test]
fn a_sum_that_has_just_begun_presses_nothing_together() {
    let height = |elements: &[Element]| {
        let dots = dots(elements);
        dots[0].1 - dots[2].1
    };
    let alone = height(&drawn(&months("40 45 50")));
    let elements = drawn(&months("40 45 50 ~1"));
    assert_eq!(height(&elements), alone);
    // It stands at the edge, in the drawing.
    let hollow = named(&elements, "circle")[1];
    assert!(hollow.number("cy") < elements[0].number("height") - 22.0);
    text(&elements, "1 so far");
    // One that is near has its place.
    let elements = drawn(&months("40 45 50 ~36"));
    let circles = named(&elements, "circle");
    assert!(circles[1].number("cy") > dots(&elements)[0].1);
    assert!(circles[1].number("cy") < hollow.number("cy"));
}

#[test]
fn the_same_every_time_has_a_scale_on_which_every_value_can_be() {
    let mut this = months("100 100 100");
    this.highest = Some(number("100"));
    let elements = drawn(&this);
    let texts = named(&elements, "text");
    let over = texts.iter().filter_map(|it| it.text.parse::<f64>().ok());
    assert!(over.into_iter().all(|tick| tick <= 100.0));
    assert!(strokes(&elements, "line")[0].get("d").matches('H').count() >= 2);
}

#[test]
fn without_values_there_is_a_scale_only_where_a_band_gives_one() {
    let mut this = months("- - -");
    assert!(strokes(&drawn(&this), "line")[0].get("d").is_empty());
    this.bands = vec![Band {
        days: days(0, 2),
        good: Bound::Between(number("65"), number("75")),
        edge: Bound::Between(number("65"), number("75")),
    }];
    let elements = drawn(&this);
    assert!(strokes(&elements, "line")[0].get("d").matches('H').count() >= 2);
    assert_eq!(of_width(&Process::default(), WIDE), "");
    assert_eq!(spark(&Process::default(), SIZE, None), "");
}

#[test]
fn a_long_axis_has_months_and_years_and_a_short_one_days() {
    #[track_caller]
    fn case(days: (&str, &str), wide: f64, labels: &[&str]) {
        let mut this = months("3");
        this.points[0].days = Period::new(date(days.0), date(days.1)).expect("in order");
        let elements = check(&of_width(&this, wide));
        let bottom = elements[0].number("height") - 6.0;
        let below = |it: &&Element| it.number("y") == bottom;
        let mut found: Vec<&Element> = named(&elements, "text").into_iter().filter(below).collect();
        found.sort_by(|one, other| one.number("x").total_cmp(&other.number("x")));
        let found: Vec<&str> = found.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(found, labels);
    }
    case(
        ("2026-07-01", "2026-08-20"),
        560.0,
        &["1 Jul", "1 Aug", "20 Aug"],
    );
    case(
        ("2025-01-01", "2026-12-31"),
        560.0,
        &["Jan 2025", "Jul", "2026", "Jul", "Dec 2026"],
    );
    case(
        ("2022-01-03", "2026-12-27"),
        320.0,
        &["Jan 2022", "2024", "2025", "Dec 2026"],
    );
}

#[test]
fn the_newest_value_stands_on_it_and_keeps_off_an_edge_that_it_misses() {
    let mut this = months("3 4 5");
    this.points[2].held = Held::Value {
        value: Fraction::of(349_999, 10_000),
        status: Some(Status::Out),
    };
    text(&drawn(&this), "34.9999");
    let third = Fraction::of(104_999_999, 3_000_000);
    this.points[2].held = Held::Value {
        value: third.clone(),
        status: Some(Status::Out),
    };
    text(&drawn(&this), "35");
    // Out of band it is below 35, whatever it rounds to.
    this.bands = vec![Band {
        days: days(0, 2),
        good: Bound::AtLeast(number("35")),
        edge: Bound::AtLeast(number("35")),
    }];
    let shown = this.rounded(&third, month(2).last());
    assert_eq!(shown, Some(number("34.9999997")));
}

#[test]
fn flags_have_the_numbers_of_their_notes() {
    let mut this = months("3 4 5 4 3 4 5 6 5 4 5 6");
    let note = |day| Note {
        day: date(day),
        text: "Holiday".to_owned(),
    };
    this.notes = ["2024-12-24", "2025-03-01", "2025-08-10"].map(note).into();
    let elements = drawn(&this);
    for flag in ["2", "3"] {
        let flagged = named(&elements, "text").into_iter();
        assert!(
            flagged
                .into_iter()
                .any(|it| it.text == flag && it.number("y") < 32.0)
        );
    }
}
