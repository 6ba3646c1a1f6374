//! The way of one key result.

use time::Date;
use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Period;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::{Line, LineWords, Point, Was, line};

use crate::plot::read::{Element, apart, check, named, points, strokes, text};
use crate::plot::{date, number, period, short};

const WAY: Goal = Goal::Way {
    start: Decimal::ZERO,
    target: Decimal::ONE,
};

fn point(day: &str, value: &str) -> Point {
    Point {
        date: date(day),
        value: number(value),
        note: false,
        confidence: None,
    }
}

/// A quarter, and what is looked at put into it.
fn quarter(goal: Goal, points: &[(&str, &str)]) -> Line {
    Line {
        period: period("2026-07-01", "2026-09-30"),
        today: date("2026-08-20"),
        points: points
            .iter()
            .map(|(day, value)| point(day, value))
            .collect(),
        goal,
        earlier: Vec::new(),
        landing: None,
        notes: Vec::new(),
        peak: None,
    }
}

fn way(start: &str, target: &str) -> Goal {
    Goal::Way {
        start: number(start),
        target: number(target),
    }
}

/// The usual width.
const WIDE: f64 = 360.0;

pub(crate) fn of_width(line: &Line, wide: f64) -> String {
    written(line, wide, &|value| value.to_string())
}

fn text_of(line: &Line) -> String {
    of_width(line, WIDE)
}

fn written(this: &Line, wide: f64, write: &dyn Fn(Decimal) -> String) -> String {
    line(
        this,
        wide,
        &LineWords {
            title: "Teams <b>",
            desc: "From 42 & on",
            today: "today",
            target: "target",
            was: &["was 60".to_owned(), "was 50".to_owned()],
            landing: "lands here",
            peak: "best",
            confidence: "confidence",
            sure: &|sure| format!("{sure} of 10"),
            write,
            day: &short,
        },
    )
}

#[track_caller]
fn drawn(line: &Line) -> Vec<Element> {
    check(&text_of(line))
}

/// Where a text's middle or end is.
#[track_caller]
fn at(elements: &[Element], words: &str) -> (f64, f64) {
    let text = text(elements, words);
    (text.number("x"), text.number("y"))
}

#[test]
fn today_stands_where_it_is_in_the_period() {
    let mut line = quarter(way("0", "100"), &[]);
    let axis = |elements: &[Element]| {
        let (left, right) = (at(elements, "07-01").0, at(elements, "09-30").0);
        (at(elements, "today").0 - left) / (right - left)
    };
    for (day, gone) in [
        ("2026-07-31", 30.0),
        ("2026-08-20", 50.0),
        ("2026-09-10", 71.0),
    ] {
        line.today = date(day);
        let share = axis(&drawn(&line));
        assert!((share - gone / 91.0).abs() < 0.001, "{day}: {share}");
    }
    for outside in ["2026-06-30", "2026-10-01"] {
        line.today = date(outside);
        assert!(!text_of(&line).contains("today"));
    }
}

#[test]
fn the_expected_line_goes_from_the_start_to_the_target() {
    for (start, target) in [("42", "60"), ("8.4", "3"), ("-5", "-20"), ("7", "7")] {
        let ends = [("2026-07-01", start), ("2026-09-30", target)];
        let elements = drawn(&quarter(way(start, target), &ends));
        let lines = strokes(&elements, "ink-quiet");
        let expected = lines
            .iter()
            .find(|line| line.find("stroke-dasharray") == Some("5 4"));
        let points = points(expected.expect("an expected line"));
        let circles = named(&elements, "circle");
        let circles = circles.iter().map(|at| (at.number("cx"), at.number("cy")));
        assert_eq!(points, circles.collect::<Vec<_>>());
        apart(&elements);
    }
}

#[test]
fn what_it_is_after_stands_right_of_the_lines_and_a_round_scale_left_of_them() {
    #[track_caller]
    fn case(goal: Goal, points: &[(&str, &str)], ticks: &[&str], right: &[&str]) {
        for wide in [240.0, 280.0, 360.0, 560.0] {
            let elements = check(&of_width(&quarter(goal, points), wide));
            let axis = at(&elements, "07-01").0;
            let last = at(&elements, "09-30").0;
            let texts = named(&elements, "text").into_iter();
            let of = |wanted: &dyn Fn(f64) -> bool| {
                let found = texts.clone().filter(|text| wanted(text.number("x")));
                let mut found: Vec<&Element> = found.collect();
                found.sort_by(|one, other| one.number("y").total_cmp(&other.number("y")));
                found
                    .iter()
                    .map(|text| text.text.as_str())
                    .collect::<Vec<_>>()
            };
            assert_eq!(of(&|x| x < axis), ticks, "{wide}");
            assert_eq!(of(&|x| x > last), right, "{wide}");
        }
    }
    let ten = [("2026-07-06", "10")];
    case(way("0", "12"), &ten, &["10", "5", "0"], &["12", "target"]);
    let five = [("2026-07-06", "550")];
    let ticks = ["600", "550", "500"];
    case(way("600", "480"), &five, &ticks, &["480", "target"]);
    // A standard has a scale as well, whether anything was measured or not.
    let most = Goal::Kept(Bound::AtMost(number("40")));
    case(most, &[], &["50", "40", "30"], &["40", "target"]);
    let kept = [("2026-07-06", "40")];
    case(most, &kept, &["50", "40", "30"], &["40", "target"]);
}

#[test]
fn what_was_measured_outside_the_period_is_left_out() {
    let all = [
        ("2026-06-30", "900"),
        ("2026-07-06", "3"),
        ("2026-10-01", "-900"),
    ];
    let elements = drawn(&quarter(way("0", "10"), &all));
    assert_eq!(named(&elements, "circle").len(), 1);
    assert_eq!(
        text_of(&quarter(way("0", "10"), &all)),
        text_of(&quarter(way("0", "10"), &all[1..2]))
    );
}

#[test]
fn higher_values_are_higher_and_later_days_further_right() {
    let way = way("0", "10");
    let elements = drawn(&quarter(
        way,
        &[
            ("2026-07-06", "-3"),
            ("2026-08-06", "4"),
            ("2026-09-06", "12"),
        ],
    ));
    let dots = named(&elements, "circle");
    for pair in dots.windows(2) {
        assert!(pair[0].number("cx") < pair[1].number("cx"));
        assert!(pair[0].number("cy") > pair[1].number("cy"));
    }
}

#[test]
fn a_bound_has_a_band_on_the_side_that_keeps_it() {
    #[track_caller]
    fn case(bound: Bound, above: &[usize], below: &[usize], unbroken: bool) {
        let values = [
            ("2026-07-06", "0"),
            ("2026-07-13", "4"),
            ("2026-07-20", "6"),
            ("2026-07-27", "10"),
        ];
        let elements = drawn(&quarter(Goal::Kept(bound), &values));
        let lines = strokes(&elements, "kpi");
        let [band, edges] = lines[..] else {
            panic!("a band and its edges");
        };
        let heights: Vec<f64> = points(band).iter().map(|(_, y)| *y).collect();
        let (top, bottom) = heights
            .iter()
            .fold((f64::MAX, f64::MIN), |(top, bottom), y| {
                (top.min(*y), bottom.max(*y))
            });
        let circles = named(&elements, "circle");
        let height = |at: usize| circles[at].number("cy");
        for edge in above {
            assert!((height(*edge) - top).abs() < 0.11);
        }
        for edge in below {
            assert!((height(*edge) - bottom).abs() < 0.11);
        }
        assert_eq!(edges.find("stroke-dasharray").is_none(), unbroken);
    }
    let (four, six) = (number("4"), number("6"));
    case(Bound::AtLeast(four), &[], &[1], true);
    case(Bound::Above(four), &[], &[1], false);
    case(Bound::AtMost(six), &[2], &[], true);
    case(Bound::Below(six), &[2], &[], false);
    case(Bound::Between(four, six), &[2], &[1], true);
}

#[test]
fn a_landing_is_an_open_circle_on_the_last_day() {
    let mut line = quarter(way("0", "60"), &[("2026-07-06", "3"), ("2026-08-03", "20")]);
    line.landing = Some(Fraction::of(163, 3));
    let elements = drawn(&line);
    let circles = named(&elements, "circle");
    let open = circles
        .iter()
        .find(|circle| circle.get("fill").contains("plot-paper"));
    assert_eq!(
        open.expect("a circle").number("cx"),
        at(&elements, "09-30").0
    );
    at(&elements, "lands here");
    apart(&elements);
    // On the last day it has landed.
    line.points.push(point("2026-09-30", "55"));
    assert!(!text_of(&line).contains("lands here"));
}

#[test]
fn a_landing_far_outside_is_an_arrow_and_presses_nothing_together() {
    for far in [i64::MAX, i64::MIN, 900, -900] {
        let mut line = quarter(way("0", "60"), &[("2026-07-06", "3"), ("2026-08-03", "20")]);
        let height = |elements: &[Element]| named(elements, "circle")[0].number("cy");
        let without = height(&drawn(&line));
        line.landing = Some(Fraction::of(far, 1));
        let elements = drawn(&line);
        assert_eq!(height(&elements), without);
        assert_eq!(named(&elements, "circle").len(), 2);
        at(&elements, "lands here");
    }
}

#[test]
fn events_keep_their_numbers_and_share_a_flag_when_close() {
    let mut line = quarter(way("0", "60"), &[]);
    line.notes = [
        "2026-06-01",
        "2026-07-20",
        "2026-08-20",
        "2026-08-22",
        "2026-09-30",
    ]
    .map(date)
    .into();
    let elements = drawn(&line);
    for flag in ["2", "3,4", "5"] {
        at(&elements, flag);
    }
    apart(&elements);
    line.notes = days_of(line.period);
    apart(&drawn(&line));
}

#[test]
fn a_note_has_a_ring_and_the_peak_a_word() {
    let mut line = quarter(
        way("0", "60"),
        &[("2026-07-06", "30"), ("2026-08-03", "20")],
    );
    let plain = named(&drawn(&line), "circle").len();
    line.points[0].note = true;
    assert_eq!(named(&drawn(&line), "circle").len(), plain + 1);
    line.peak = Some(date("2026-07-06"));
    at(&drawn(&line), "best");
    line.peak = Some(date("2026-07-07"));
    assert!(!text_of(&line).contains("best"));
}

#[test]
fn months_stand_below_as_far_as_they_fit() {
    #[track_caller]
    fn case(first: &str, last: &str, labels: &[&str]) {
        let mut line = quarter(WAY, &[]);
        line.period = period(first, last);
        line.today = date("2000-01-01");
        let elements = drawn(&line);
        let below = |text: &&Element| text.number("y") == 176.0;
        let mut found: Vec<&Element> = named(&elements, "text").into_iter().filter(below).collect();
        found.sort_by(|one, other| one.number("x").total_cmp(&other.number("x")));
        let found: Vec<&str> = found.iter().map(|text| text.text.as_str()).collect();
        assert_eq!(found, labels);
        apart(&elements);
    }
    case(
        "2026-07-01",
        "2026-09-30",
        &["07-01", "08-01", "09-01", "09-30"],
    );
    case("2026-07-01", "2026-07-07", &["07-01", "07-07"]);
    case("2026-07-01", "2026-07-01", &["07-01"]);
    case("2026-07-01", "2026-07-02", &["07-01", "07-02"]);
    case(
        "2026-01-01",
        "2026-12-31",
        &["01-01", "04-01", "07-01", "10-01", "12-31"],
    );
    case("2026-07-15", "2026-08-15", &["07-15", "08-01", "08-15"]);
    case("0000-01-01", "9999-12-31", &["01-01", "12-31"]);
}

#[test]
fn words_are_text() {
    let elements = check(&written(&quarter(WAY, &[]), WIDE, &|_| "<1 & \0 2>".into()));
    assert_eq!(elements[1].text, "Teams <b>");
    assert_eq!(elements[2].text, "From 42 & on");
    assert!(
        named(&elements, "text")
            .iter()
            .any(|text| text.text == "<1 &  2>")
    );
}

#[test]
fn two_thousand_points_are_a_short_text() {
    for (goal, step) in [(way("0", "5000"), 613), (WAY, 2)] {
        let mut line = quarter(goal, &[]);
        let days = days_of(line.period);
        line.points = (0..2000)
            .map(|index| Point {
                date: days[index * days.len() / 2000],
                value: Decimal::from(index as u32 * 7919 % step),
                note: true,
                confidence: None,
            })
            .collect();
        let text = text_of(&line);
        check(&text);
        assert!(text.len() < 20_000, "{}", text.len());
        line.period = period("2020-01-01", "2029-12-31");
        assert!(text_of(&line).len() < 20_000);
    }
}

fn days_of(period: Period) -> Vec<Date> {
    let days = period.first().to_julian_day()..=period.last().to_julian_day();
    days.map(|day| Date::from_julian_day(day).expect("of the period"))
        .collect()
}

#[test]
fn what_was_changed_is_a_step_and_a_mark_with_what_it_was() {
    let mut line = quarter(way("0", "100"), &[("2026-07-10", "20")]);
    let goal = Some(way("0", "60"));
    line.earlier = vec![Was {
        until: date("2026-08-15"),
        goal,
    }];
    let elements = drawn(&line);
    apart(&elements);
    let dashed = strokes(&elements, "ink-quiet");
    let dashed = dashed.iter();
    let dashed = dashed.filter(|it| it.find("stroke-dasharray") == Some("5 4"));
    let pieces: Vec<Vec<(f64, f64)>> = dashed.map(|it| points(it)).collect();
    assert_eq!(pieces.len(), 2);
    // One ends where the other begins, lower on the drawing.
    let (end, begin) = (pieces[0][1], pieces[1][0]);
    assert!((end.0 - begin.0).abs() < 0.2);
    assert!(end.1 > begin.1 + 5.0, "{end:?} {begin:?}");
    assert!(
        named(&elements, "text")
            .iter()
            .any(|it| it.text == "was 60")
    );
    // A bound is a step as well, and what was no drawing leaves its part free.
    let mut held = quarter(
        Goal::Kept(Bound::AtMost(number("30"))),
        &[("2026-07-10", "35")],
    );
    held.earlier = vec![
        Was {
            until: date("2026-07-20"),
            goal: None,
        },
        Was {
            until: date("2026-08-15"),
            goal: Some(Goal::Kept(Bound::AtMost(number("40")))),
        },
    ];
    let elements = drawn(&held);
    apart(&elements);
    let bands = strokes(&elements, "kpi");
    assert_eq!(bands.len(), 4, "two bands with an edge each");
    // What ended before the period, and what begins after it, is no mark.
    for outside in ["2026-06-20", "2026-07-01", "2026-10-05"] {
        line.earlier[0].until = date(outside);
        assert!(!text_of(&line).contains("was 60"), "{outside}");
    }
}
