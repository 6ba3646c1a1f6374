//! Confidence over a period.

use std::collections::BTreeSet;

use proptest::prelude::*;
use time::Date;
use waymark_core::plot::confidence::{Confidence, ConfidenceWords, Series, confidence};

use crate::read::{Element, apart, check, named, text};
use crate::{date, period, short};

fn drawn(series: Vec<Series<'_>>) -> Vec<Element> {
    check(&text_of(series))
}

fn text_of(series: Vec<Series<'_>>) -> String {
    confidence(
        &Confidence {
            period: period("2026-07-01", "2026-09-30"),
            today: date("2026-08-20"),
            series,
        },
        &ConfidenceWords {
            title: "Confidence <b>",
            desc: "Five & more",
            today: "today",
            day: &short,
        },
    )
}

/// One series, a value each week.
fn weekly<'a>(label: &'a str, values: &[u8]) -> Series<'a> {
    let first = date("2026-07-06").to_julian_day();
    let day = |week: usize| Date::from_julian_day(first + 7 * week as i32).expect("a day");
    let points = values.iter().enumerate();
    Series {
        label,
        points: points.map(|(week, value)| (day(week), *value)).collect(),
    }
}

/// The numbers beside the lines: those that are not in the legend or at an axis.
fn numbers(elements: &[Element]) -> Vec<&Element> {
    let beside = |text: &&Element| text.number("x") > 30.0 && text.text.parse::<u32>().is_ok();
    named(elements, "text").into_iter().filter(beside).collect()
}

#[test]
fn each_series_has_a_dash_and_a_marker_of_its_own() {
    let elements = drawn((0..25).map(|_| weekly("name", &[5, 6])).collect());
    let lines = named(&elements, "path").into_iter();
    let lines: Vec<_> = lines
        .filter(|path| path.find("stroke-width") == Some("1.5"))
        .collect();
    assert_eq!(lines.len(), 50, "one in the drawing, one in the legend");
    let mut looks = BTreeSet::new();
    for line in &lines[25..] {
        let after = elements
            .iter()
            .skip_while(|other| !std::ptr::eq(*other, *line));
        let marker = after.skip(1).find(|element| element.find("d").is_some());
        let marker = marker.expect("a marker").get("d");
        let shape = marker.find(['a', 'h', 'l']).expect("a shape");
        looks.insert((line.find("stroke-dasharray"), marker[shape..].to_owned()));
    }
    assert_eq!(looks.len(), 25);
}

#[test]
fn each_number_stands_at_its_last_point() {
    let elements = drawn(vec![
        weekly("high", &[5, 5, 9]),
        weekly("low", &[5, 5, 5, 5, 1]),
    ]);
    let [high, low] = numbers(&elements)[..] else {
        panic!("two numbers");
    };
    assert_eq!((high.text.as_str(), low.text.as_str()), ("1", "2"));
    assert!(high.number("y") < low.number("y"));
    assert!(high.number("x") < low.number("x"));
}

#[test]
fn numbers_at_one_place_make_room_for_each_other() {
    for count in [2, 5, 12] {
        let elements = drawn((0..count).map(|_| weekly("name", &[7, 7, 7])).collect());
        let found = numbers(&elements);
        assert_eq!(found.len(), count);
        apart(&elements);
        // In their order, as long as one column holds them.
        if count <= 5 {
            let heights: Vec<f64> = found.iter().map(|text| text.number("y")).collect();
            assert!(heights.is_sorted(), "{heights:?}");
            assert!(found.iter().all(|text| text.get("x") == found[0].get("x")));
        }
    }
}

#[test]
fn lines_of_the_same_values_are_seen_beside_each_other() {
    let elements = drawn((0..5).map(|_| weekly("name", &[7, 7])).collect());
    let lines = named(&elements, "path").into_iter();
    let lines = lines.filter(|path| path.find("stroke-width") == Some("1.5"));
    let paths: BTreeSet<&str> = lines.map(|line| line.get("d")).collect();
    assert_eq!(paths.len(), 10);
}

#[test]
fn the_axis_has_0_5_and_10() {
    let elements = drawn(vec![]);
    let [ten, five, zero] = ["10", "5", "0"].map(|value| text(&elements, value).number("y"));
    assert_eq!(five - ten, zero - five);
    assert_eq!(text(&elements, "today").get("text-anchor"), "middle");
}

#[test]
fn names_are_text_and_cut_to_their_row() {
    let long = "a very long name of a key result ".repeat(9);
    let elements = drawn(vec![weekly("<b> & more", &[1]), weekly(&long, &[2])]);
    text(&elements, "<b> & more");
    assert_eq!(elements[1].text, "Confidence <b>");
    assert!(
        named(&elements, "text")
            .iter()
            .any(|text| text.text.ends_with('…'))
    );
}

#[test]
fn what_is_outside_is_left_out_and_past_10_is_10() {
    let mut outside = weekly("name", &[4, 10]);
    let inside = outside.clone();
    outside.points.insert(0, (date("2026-06-30"), 3));
    outside.points.push((date("2026-10-01"), 3));
    outside.points[2].1 = 255;
    assert_eq!(text_of(vec![outside]), text_of(vec![inside]));
}

#[test]
fn two_thousand_points_are_a_short_text() {
    let first = date("2026-07-01").to_julian_day();
    let day = |index: i32| Date::from_julian_day(first + index * 92 / 2000).expect("a day");
    let points: Vec<(Date, u8)> = (0..2000).map(|at| (day(at), (at * 7 % 11) as u8)).collect();
    let series = (0..5).map(|_| Series {
        label: "name",
        points: points.clone(),
    });
    assert!(text_of(series.collect()).len() < 40_000);
}

proptest! {
    #[test]
    fn whatever_is_drawn_stays_inside(
        all in prop::collection::vec(
            (prop::collection::vec((-9..120_i32, any::<u8>()), 0..60), "\\PC{0,60}"),
            0..15,
        ),
    ) {
        let first = date("2026-07-01").to_julian_day();
        let series = all.iter().map(|(points, label)| {
            let mut points = points.clone();
            points.sort_by_key(|(day, _)| *day);
            let day = |day| Date::from_julian_day(first + day).expect("a day");
            let points = points.into_iter().map(|(at, value)| (day(at), value)).collect();
            Series { label, points }
        });
        drawn(series.collect());
    }
}
