//! The time in which a KPI served as a key result, in its chart.

use waymark_core::grading::measure::Bound;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::process::Process;
use waymark_core::plot::process::roles::{Aim, Served};

use crate::plot::number;
use crate::plot::process::{days, drawn, months, of_width, pieces_of};
use crate::plot::read::{Element, apart, check, named, points, strokes, text};

/// Served for these months, of which all that have a value counted.
fn served(from: usize, until: usize, goal: Goal) -> Served {
    let days = days(from as i32, until as i32);
    Served {
        days,
        aim: Some(Aim { days, goal }),
        points: Some(from..=until),
    }
}

fn way(start: &str, target: &str) -> Goal {
    Goal::Way {
        start: number(start),
        target: number(target),
    }
}

/// The lines through the values, in one hue.
fn lines(elements: &[Element], hue: &str) -> Vec<Vec<(f64, f64)>> {
    let all = strokes(elements, hue).into_iter();
    let line = all.filter(|it| it.find("stroke-linejoin").is_some());
    line.flat_map(|it| pieces_of(it.get("d"))).collect()
}

fn of_width_px<'a>(elements: &'a [Element], hue: &str, wide: &str) -> Vec<&'a Element> {
    let all = strokes(elements, hue).into_iter();
    all.filter(|it| it.find("stroke-width") == Some(wide))
        .collect()
}

fn bars(elements: &[Element]) -> Vec<Vec<(f64, f64)>> {
    let bars = of_width_px(elements, "okr", "3");
    bars.iter().flat_map(|it| pieces_of(it.get("d"))).collect()
}

#[test]
fn the_line_turns_exactly_where_the_role_does() {
    let mut this = months("12 12 13 14 16 18 18 18 17");
    this.served = vec![served(3, 5, way("12", "18"))];
    let elements = drawn(&this);
    let (kpi, change) = (lines(&elements, "kpi"), lines(&elements, "okr"));
    assert_eq!((kpi.len(), change.len()), (2, 1));
    let bar = &bars(&elements)[0];
    let ends = |line: &[(f64, f64)]| (line[0], line[line.len() - 1]);
    let (begin, end) = ends(&change[0]);
    assert_eq!((begin.0, end.0), (bar[0].0, bar[1].0));
    // What follows begins where the other ends: no gap, and nothing twice.
    assert_eq!(ends(&kpi[0]).1, begin);
    assert_eq!(ends(&kpi[1]).0, end);
    // A dot has the hue of what its value counted for.
    let dots = |hue| {
        of_width_px(&elements, hue, "5")[0]
            .get("d")
            .matches('M')
            .count()
    };
    assert_eq!((dots("kpi"), dots("okr")), (6, 3));
}

#[test]
fn nobody_depends_on_the_hue() {
    let mut this = months("12 12 13 14 16 18 18 18 17");
    this.served = vec![served(3, 5, way("12", "18"))];
    let elements = drawn(&this);
    // A bar with its name, a line down at both ends, and what it is otherwise.
    let name = text(&elements, "key result, 91 days");
    let bar = &bars(&elements)[0];
    assert!(name.number("y") < bar[0].1);
    let downs = of_width_px(&elements, "okr", ".8");
    let downs = pieces_of(downs[0].get("d"));
    let at: Vec<f64> = downs.iter().map(|line| line[0].0).collect();
    assert_eq!(at, [bar[0].0, bar[1].0]);
    let texts = named(&elements, "text").into_iter();
    assert_eq!(texts.filter(|it| it.text == "KPI").count(), 2);
}

#[test]
fn what_it_was_after_is_drawn_on_its_own_days_alone() {
    let mut this = months("12 12 13 14 16 18 18 18 17");
    this.served = vec![served(3, 5, way("12", "18"))];
    let aim = |this: &Process| {
        let elements = drawn(this);
        let bar = bars(&elements).remove(0);
        let aims = of_width_px(&elements, "okr", "1.4").into_iter();
        let aims: Vec<_> = aims.map(points).collect();
        (aims, bar)
    };
    let (aims, bar) = aim(&this);
    let [(left, from), (right, to)] = aims[0][..] else {
        panic!("a line");
    };
    assert!((left - bar[0].0).abs() < 0.2 && right <= bar[1].0);
    assert!(from > to, "it rises");
    // A standard has its edges.
    let kept = Goal::Kept(Bound::Between(number("12"), number("18")));
    this.served = vec![served(3, 5, kept)];
    let (aims, _) = aim(&this);
    assert_eq!(aims.len(), 2);
    // One that runs beyond what is drawn is cut at the edge, as steep as it is.
    let mut aim_beyond = served(6, 8, way("12", "24"));
    aim_beyond.days = days(6, 11);
    aim_beyond.aim = Some(Aim {
        days: days(6, 11),
        goal: way("12", "24"),
    });
    this.served = vec![aim_beyond];
    let (aims, bar) = aim(&this);
    assert!((aims[0][1].0 - bar[1].0).abs() < 0.2);
    assert!(aims[0][0].1 > aims[0][1].1);
}

#[test]
fn one_that_still_runs_has_no_end_yet() {
    let mut this = months("12 12 13 14 ~16");
    this.served = vec![Served {
        days: days(3, 8),
        aim: None,
        points: Some(3..=3),
    }];
    let elements = drawn(&this);
    let downs = of_width_px(&elements, "okr", ".8");
    assert_eq!(pieces_of(downs[0].get("d")).len(), 1);
    // What it has so far is of the key result as well.
    let hollow = named(&elements, "circle").into_iter();
    let mut hollow = hollow.filter(|it| it.get("fill").contains("plot-paper"));
    assert!(hollow.next().expect("so far").get("stroke").contains("okr"));
    // Once it is one from the first day drawn on, there is no line to turn at.
    this.served[0].days = days(-2, 8);
    let elements = drawn(&this);
    assert!(of_width_px(&elements, "okr", ".8").is_empty());
    assert!(lines(&elements, "kpi").is_empty());
}

#[test]
fn two_objectives_at_once_have_a_bar_each() {
    let mut this = months("12 12 13 14 16 18 18 18 17");
    this.served = vec![
        served(2, 5, way("12", "18")),
        served(4, 7, way("13", "17")),
        served(6, 8, way("16", "20")),
    ];
    let elements = drawn(&this);
    let bars = bars(&elements);
    assert!(bars[0][0].1 < bars[1][0].1, "below each other");
    assert_eq!(bars[0][0].1, bars[2][0].1, "the first row is free again");
    // From the first one's beginning to the last one's end it is a key result.
    assert_eq!(lines(&elements, "kpi").len(), 1);
    assert_eq!(of_width_px(&elements, "okr", "1.4").len(), 3);
}

#[test]
fn names_never_lie_on_another_on_a_phone() {
    let mut this =
        months("12 12 13 14 16 18 18 18 17 17 18 18 12 12 13 14 16 18 18 18 17 17 18 ~19");
    this.served = vec![
        served(3, 5, way("12", "18")),
        served(6, 8, way("18", "20")),
        served(9, 11, way("18", "21")),
        served(10, 13, way("18", "21")),
        served(20, 23, way("17", "21")),
    ];
    for wide in [220.0, 280.0, 320.0, 560.0, 900.0] {
        let elements = check(&of_width(&this, wide));
        apart(&elements);
        assert_eq!(bars(&elements).len(), 5, "at {wide} px each has its bar");
    }
}

#[test]
fn one_that_was_never_anything_else_is_drawn_as_it_was() {
    let elements = drawn(&months("12 12 13 14 16 18 18 18 17"));
    assert!(strokes(&elements, "okr").is_empty());
    let texts = named(&elements, "text").into_iter();
    assert!(texts.into_iter().all(|it| it.text != "KPI"));
}
