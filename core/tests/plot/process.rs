//! The chart of a KPI: band, natural limits, values and signals.

use time::{Date, Duration};
use waymark_core::grading::measure::Bound;
use waymark_core::grading::measure::Side;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::process::spark::{SIZE, UNITS, spark};
use waymark_core::plot::process::{
    Band, Base, Held, Limits, Note, Point, Process, ProcessWords, Rule, Signal, Status, process,
};

use crate::read::{Element, apart, check, named, points, read, strokes, text};
use crate::{date, number};

/// The usual width.
const WIDE: f64 = 560.0;

pub(crate) fn of_width(this: &Process, wide: f64) -> String {
    process(
        this,
        wide,
        &ProcessWords {
            title: "Margin <b>",
            desc: "Between 28 & 41",
            today: "today",
            target: "target",
            threshold: "threshold",
            band: "band",
            outer: "outer band",
            restart: "new limits",
            served: &|it| {
                [
                    format!("key result, {} days", it.days.days()),
                    "key result".to_owned(),
                ]
            },
            kpi: "KPI",
            centre: &|value| format!("centre {value}"),
            limit: &|value| format!("limit {value}"),
            so_far: &|value| format!("{value} so far"),
            write: &|value| value.to_string(),
            day: &|day| format!("{} {}", day.day(), &day.month().to_string()[..3]),
            month_of_year: &|day| format!("{} {}", &day.month().to_string()[..3], day.year()),
            month: &|day| day.month().to_string()[..3].to_owned(),
            year: &|day| day.year().to_string(),
        },
    )
}

#[track_caller]
pub(crate) fn drawn(this: &Process) -> Vec<Element> {
    let elements = check(&of_width(this, WIDE));
    apart(&elements);
    elements
}

/// Months from January 2025 on.
pub(crate) fn month(index: i32) -> Period {
    let day = |index: i32| {
        let month = time::Month::try_from(index.rem_euclid(12) as u8 + 1).expect("a month");
        Date::from_calendar_date(2025 + index.div_euclid(12), month, 1).expect("a day")
    };
    let last = day(index + 1).previous_day().expect("a day before");
    Period::new(day(index), last).expect("in order")
}

fn value(text: &str) -> Held {
    Held::Value {
        value: Fraction::from(number(text)),
        status: Some(Status::Good),
    }
}

/// Months with these: a number, nothing for a gap, `x` for closed, `~` before a value so far.
pub(crate) fn months(all: &str) -> Process {
    let held = |word: &str| match word.strip_prefix('~') {
        Some(so_far) => Held::Running(Some(Fraction::from(number(so_far)))),
        None if word == "-" => Held::Missing,
        None if word == "x" => Held::Closed,
        None if word == "half" => Held::Incomplete { have: 3, of: 4 },
        None => value(word),
    };
    let points = all.split(' ').zip(0..).map(|(word, at)| Point {
        days: month(at),
        held: held(word),
    });
    Process {
        points: points.collect(),
        ..Process::default()
    }
}

pub(crate) fn days(from: i32, until: i32) -> Period {
    Period::new(month(from).first(), month(until).last()).expect("in order")
}

fn limits(centre: &str, lower: Option<&str>, upper: Option<&str>) -> Limits {
    let of = |text| Fraction::from(number(text));
    Limits {
        centre: of(centre),
        lower: lower.map(of),
        upper: upper.map(of),
        provisional: false,
    }
}

fn base(days: Period, limits: Limits) -> Base {
    Base {
        days,
        limits: Some(limits),
        locked: None,
    }
}

/// The line through the values as pieces, each with the points that it goes through.
fn pieces(elements: &[Element]) -> Vec<Vec<(f64, f64)>> {
    let strokes = strokes(elements, "kpi");
    let line = strokes
        .iter()
        .find(|line| line.find("stroke-linejoin").is_some());
    line.map_or_else(Vec::new, |line| pieces_of(line.get("d")))
}

pub(crate) fn pieces_of(path: &str) -> Vec<Vec<(f64, f64)>> {
    let pieces = path.split('M').skip(1).map(|piece| {
        let numbers = piece.trim_end_matches(['z', 'h']).split(' ');
        let numbers: Vec<f64> = numbers.map(|it| it.parse().expect(piece)).collect();
        numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
    });
    pieces.collect()
}

/// Where the dots are that values have.
fn dots(elements: &[Element]) -> Vec<(f64, f64)> {
    let strokes = strokes(elements, "kpi");
    let dots = strokes
        .iter()
        .find(|line| line.find("stroke-width") == Some("5"));
    let dots = dots.map_or("", |dots| dots.get("d")).replace("h0", "");
    pieces_of(&dots).concat()
}

/// The lines of the limits, or with other dashes those that still move.
fn dashed<'a>(elements: &'a [Element], dashes: &str) -> Vec<&'a Element> {
    let lines = strokes(elements, "ink-quiet").into_iter();
    lines
        .filter(|line| line.find("stroke-dasharray") == Some(dashes))
        .collect()
}

const LIMIT: &str = "4 3";
const PROVISIONAL: &str = "1.5 3";

/// How many marks of a signal there are.
fn marks(elements: &[Element]) -> (usize, usize, usize) {
    let rings = strokes(elements, "ink").into_iter();
    let rings: usize = rings
        .filter(|it| it.find("stroke-width") == Some("1.4"))
        .map(|it| it.get("d").matches('M').count())
        .sum();
    let filled = strokes(elements, "plot-paper");
    let shapes: Vec<usize> = filled
        .iter()
        .flat_map(|it| it.get("d").split('M').skip(1))
        .map(|shape| shape.split(' ').count())
        .collect();
    let of = |corners: usize| shapes.iter().filter(|it| **it == 2 * corners).count();
    (of(3), rings, of(4))
}

#[test]
fn a_unit_without_a_reading_parts_the_line_and_a_closed_one_does_not() {
    #[track_caller]
    fn case(all: &str, lengths: &[usize], dots_count: usize) {
        let elements = drawn(&months(all));
        let found: Vec<usize> = pieces(&elements).iter().map(Vec::len).collect();
        assert_eq!(found, lengths, "{all}");
        assert_eq!(dots(&elements).len(), dots_count, "{all}");
    }
    case("3 4 5 4", &[4], 4);
    case("3 4 - 5 4", &[2, 2], 4);
    case("3 4 half 5 4", &[2, 2], 4);
    case("3 4 x 5 4", &[4], 4);
    case("3 4 x - x 5 4", &[2, 2], 4);
    // One between two gaps has no line, and is seen all the same.
    case("3 4 - 5 - 4 3", &[2, 2], 5);
    case("5", &[], 1);
    case("- -", &[], 0);
}

#[test]
fn the_unit_that_runs_is_a_hollow_point_on_a_dotted_line_and_has_no_mark() {
    #[track_caller]
    fn case(all: &str, joined: bool) {
        let mut this = months(all);
        let running = this.points.len() - 1;
        this.signals = vec![
            Signal {
                rule: Rule::Run,
                side: Side::Above,
                points: vec![running],
            },
            Signal {
                rule: Rule::Beyond,
                side: Side::Above,
                points: vec![running],
            },
        ];
        let elements = drawn(&this);
        assert_eq!(marks(&elements), (0, 0, 0), "{all}");
        let circles = named(&elements, "circle");
        let hollow = circles
            .iter()
            .find(|it| it.get("fill").contains("plot-paper"));
        let hollow = hollow.expect("a hollow point");
        let dotted = strokes(&elements, "kpi");
        let dotted = dotted
            .iter()
            .find(|it| it.find("stroke-dasharray") == Some(".1 4"));
        assert_eq!(dotted.is_some(), joined, "{all}");
        if let Some(dotted) = dotted {
            let ends = points(dotted);
            assert_eq!(ends[1], (hollow.number("cx"), hollow.number("cy")));
        }
        text(&elements, "9 so far");
        // Neither the line nor a dot goes there.
        let all = [pieces(&elements).concat(), dots(&elements)].concat();
        assert!(all.iter().all(|(x, _)| *x < hollow.number("cx")));
    }
    case("3 4 5 ~9", true);
    case("3 4 5 x ~9", true);
    case("3 4 5 - ~9", false);
    case("3 4 5 half ~9", false);
}

#[test]
fn a_unit_without_any_ended_value_before_it_runs_alone() {
    let elements = drawn(&months("~9"));
    text(&elements, "9 so far");
    assert_eq!(pieces(&elements).len() + dots(&elements).len(), 0);
}

#[test]
fn old_limits_stay_where_they_held() {
    let mut this = months("3 4 5 4 3 4 13 14 15 14 13 14");
    this.bases = vec![
        base(days(0, 5), limits("4", Some("1"), Some("7"))),
        base(days(6, 11), limits("14", Some("11"), Some("17"))),
    ];
    let elements = drawn(&this);
    let lines: Vec<_> = dashed(&elements, LIMIT)
        .iter()
        .flat_map(|line| pieces_of(line.get("d")))
        .collect();
    assert_eq!(lines.len(), 4);
    let (old, new) = (&lines[0], &lines[2]);
    assert_eq!(
        old[1].0, new[0].0,
        "the old ones end where the new ones begin"
    );
    assert!(old[0].0 < old[1].0 && new[0].0 < new[1].0);
    // Beside them stand the current ones alone.
    for words in ["limit 11", "limit 17", "centre 14", "new limits"] {
        text(&elements, words);
    }
    let texts = named(&elements, "text");
    assert!(
        texts
            .iter()
            .all(|it| it.text != "limit 1" && it.text != "centre 4")
    );
    // And the restart is a line of its own, there.
    let restart = dashed(&elements, "8 3");
    assert_eq!(points(restart[0])[0].0, new[0].0);
}

#[test]
fn limits_that_still_move_have_finer_dashes_and_one_that_cannot_be_is_not_drawn() {
    let mut this = months("3 4 5 4 3 4");
    this.bases = vec![base(days(0, 5), limits("4", None, Some("7")))];
    let elements = drawn(&this);
    assert_eq!(points(dashed(&elements, LIMIT)[0]).len(), 2);
    let limits = this.bases[0].limits.as_mut().expect("limits");
    limits.provisional = true;
    let elements = drawn(&this);
    assert!(dashed(&elements, LIMIT).is_empty());
    assert_eq!(dashed(&elements, PROVISIONAL).len(), 1);
    // A base without limits says nothing.
    this.bases[0].limits = None;
    let elements = drawn(&this);
    assert!(dashed(&elements, LIMIT).is_empty() && dashed(&elements, PROVISIONAL).is_empty());
}

#[test]
fn each_signal_has_a_shape_of_its_own() {
    let mut this = months("3 4 5 4 3 4 5 6 5 4 5 6");
    let signal = |rule, points: &[usize]| Signal {
        rule,
        side: Side::Above,
        points: points.to_vec(),
    };
    this.signals = vec![
        signal(Rule::Beyond, &[11]),
        signal(Rule::Run, &[2, 3, 4, 5, 6, 7, 8, 9]),
        signal(Rule::Near, &[6, 7, 11]),
    ];
    // What is beyond is said by its triangle alone, in a run it has both.
    assert_eq!(marks(&drawn(&this)), (1, 8, 2));
    this.signals.push(signal(Rule::Run, &[10, 11]));
    assert_eq!(marks(&drawn(&this)), (1, 10, 2));
    this.signals.clear();
    assert_eq!(marks(&drawn(&this)), (0, 0, 0));
    // Positions that there are not, as from a tab with another number of units.
    this.signals.push(signal(Rule::Run, &[900]));
    assert_eq!(marks(&drawn(&this)), (0, 0, 0));
}

#[test]
fn a_triangle_points_away_from_the_centre() {
    for (side, up) in [(Side::Above, true), (Side::Below, false)] {
        let mut this = months("3 4 5 4");
        this.signals = vec![Signal {
            rule: Rule::Beyond,
            side,
            points: vec![2],
        }];
        let elements = drawn(&this);
        let shape = strokes(&elements, "plot-paper")[0];
        let corners = &pieces_of(shape.get("d"))[0];
        assert_eq!(corners[1].1 < corners[0].1, up);
    }
}

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
