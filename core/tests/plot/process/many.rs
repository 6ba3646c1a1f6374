//! Many units: five years of weeks, and the small drawing of the newest alone.

use time::Duration;
use waymark_core::grading::measure::{Bound, Side};
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::process::spark::{SIZE, UNITS, spark};
use waymark_core::plot::process::{Band, Held, Point, Process, Rule, Signal, Status};

use super::{base, limits, marks, month, months, of_width, pieces, value};
use crate::plot::read::{apart, check, named, read};
use crate::plot::{date, number};

/// Five years of weeks, with each kind of signal again and again.
pub(crate) fn weeks(count: i32) -> Process {
    let first = date("2021-12-27");
    let week = |at: i32| {
        let first = first + Duration::weeks(at.into());
        Period::new(first, first + Duration::days(6)).expect("in order")
    };
    let points = (0..count).map(|at| Point {
        days: week(at),
        held: Held::Value {
            value: Fraction::of(i64::from(at * 7919 % 101 + at / 4), 3),
            status: Some(Status::Good),
        },
    });
    let all = Period::new(week(0).first(), week(count - 1).last()).expect("in order");
    Process {
        points: points.collect(),
        bands: vec![Band {
            days: all,
            good: Bound::AtLeast(number("20")),
            edge: Bound::AtLeast(number("10")),
        }],
        bases: vec![base(all, limits("25", Some("2"), Some("48")))],
        signals: vec![
            Signal {
                rule: Rule::Run,
                side: Side::Above,
                points: (0..count as usize).collect(),
            },
            Signal {
                rule: Rule::Near,
                side: Side::Above,
                points: (0..count as usize).collect(),
            },
        ],
        ..Process::default()
    }
}

#[test]
fn five_years_of_weeks_are_one_path_and_a_short_text() {
    let this = weeks(260);
    for wide in [240.0, 320.0, 560.0, 900.0] {
        let svg = of_width(&this, wide);
        let elements = check(&svg);
        apart(&elements);
        assert_eq!(pieces(&elements).len(), 1);
        assert!(elements.len() < 50, "{}", elements.len());
        assert!(svg.len() < 32_000, "{}", svg.len());
    }
    // Years of days as well.
    let svg = of_width(&weeks(1_800), 900.0);
    assert!(svg.len() < 90_000, "{}", svg.len());
}

#[test]
fn a_spark_has_the_newest_units_alone() {
    let this = weeks(260);
    let elements = read(&spark(&this, SIZE, None));
    assert_eq!(elements[0].get("aria-hidden"), "true");
    assert_eq!(pieces(&elements)[0].len(), UNITS);
    assert!(named(&elements, "text").is_empty());
    let elements = read(&spark(&this, SIZE, Some("Margin & more")));
    assert_eq!(elements[0].get("role"), "img");
    assert_eq!(elements[1].text, "Margin & more");
    // An old value far away is out of sight, and out of its scale.
    let mut this = months(&["3 4 5 4"; 6].join(" "));
    let near = spark(&this, SIZE, None);
    this.points.insert(
        0,
        Point {
            days: month(-1),
            held: value("9000"),
        },
    );
    assert_eq!(spark(&this, SIZE, None), near);
}

#[test]
fn signals_in_a_spark_are_those_of_its_units() {
    let mut this = months(&["3 4 5 4"; 10].join(" "));
    let signal = |points: &[usize]| Signal {
        rule: Rule::Beyond,
        side: Side::Above,
        points: points.to_vec(),
    };
    this.signals = vec![signal(&[15])];
    assert_eq!(marks(&read(&spark(&this, SIZE, None))), (0, 0, 0));
    this.signals = vec![signal(&[15, 16, 39])];
    assert_eq!(marks(&read(&spark(&this, SIZE, None))), (2, 0, 0));
}
