//! Natural limits, and the signals that they give.

use waymark_core::grading::measure::Side;
use waymark_core::plot::process::{Rule, Signal};

use super::{base, days, drawn, limits, marks, months, pieces_of};
use crate::plot::read::{Element, named, points, strokes, text};

/// The lines of the limits, or with other dashes those that still move.
fn dashed<'a>(elements: &'a [Element], dashes: &str) -> Vec<&'a Element> {
    let lines = strokes(elements, "ink-quiet").into_iter();
    lines
        .filter(|line| line.find("stroke-dasharray") == Some(dashes))
        .collect()
}

const LIMIT: &str = "4 3";

const PROVISIONAL: &str = "1.5 3";

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
