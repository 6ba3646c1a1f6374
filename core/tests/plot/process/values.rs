//! The line through the values, and the unit that still runs.

use waymark_core::grading::measure::Side;
use waymark_core::plot::process::{Rule, Signal};

use super::{dots, drawn, marks, months, pieces};
use crate::plot::read::{named, points, strokes, text};

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
