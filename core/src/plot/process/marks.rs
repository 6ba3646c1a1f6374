//! What the shapes of a drawing are: each signal has one of its own.

use super::Rule;
use super::frame::Frame;
use crate::grading::measure::Side;
use crate::plot::label::{Area, Places};
use crate::plot::{CHANGE, INK, PAPER, QUIET, STEADY, circle, hatching, path, pixels, put, stroke};

/// How far two rings are apart at least, and two other marks.
const RINGS: f64 = 9.0;
const MARKS: f64 = 3.0;

/// The signals on one value.
#[derive(Clone, Copy, Default)]
struct Marks {
    beyond: Option<Side>,
    run: bool,
    near: bool,
}

impl Frame<'_> {
    /// The signals, the newest first so that it has its mark where there are many; so many
    /// times the usual size.
    pub(super) fn draw_marks(&self, svg: &mut String, size: f64, places: &mut Places) {
        let all = self.process.points.len();
        let left_out = all - self.points.len();
        let mut marks = vec![Marks::default(); all];
        for signal in &self.process.signals {
            for at in &signal.points {
                if let Some(mark) = marks.get_mut(*at) {
                    match signal.rule {
                        Rule::Beyond => mark.beyond = Some(signal.side),
                        Rule::Run => mark.run = true,
                        Rule::Near => mark.near = true,
                    }
                }
            }
        }
        let (mut rings, mut shapes) = (String::new(), String::new());
        let (mut last_ring, mut last_shape) = (f64::MAX, f64::MAX);
        for (point, marks) in self.points.iter().zip(&marks[left_out..]).rev() {
            // What runs is never judged.
            let Some(value) = point.ended() else {
                continue;
            };
            let (x, y) = self.place(point, value);
            if marks.run && last_ring - x >= RINGS * size {
                last_ring = x;
                rings += &ring((x, y), 6.5 * size);
                places.take(Area::around((x, y), 8.0), 1.0);
            }
            let shape = match marks.beyond {
                Some(side) => triangle((x, y), 5.5 * size, side),
                None if marks.near => square((x, y), 3.8 * size),
                None => continue,
            };
            if last_shape - x >= MARKS {
                last_shape = x;
                shapes += &shape;
                places.take(Area::around((x, y), 7.0), 1.0);
            }
        }
        draw_rings(svg, &rings);
        draw_shapes(svg, &shapes);
    }
}

fn draw_rings(svg: &mut String, rings: &str) {
    if !rings.is_empty() {
        stroke(svg, rings, INK, " stroke-width=\"1.4\"");
    }
}

fn draw_shapes(svg: &mut String, shapes: &str) {
    if !shapes.is_empty() {
        put(
            svg,
            &[
                "<path d=\"",
                shapes,
                "\" fill=\"",
                INK,
                "\" stroke=\"",
                PAPER,
                "\"/>",
            ],
        );
    }
}

fn ring((x, y): (f64, f64), radius: f64) -> String {
    let (left, y, radius, wide) = (
        pixels(x - radius),
        pixels(y),
        pixels(radius),
        pixels(2.0 * radius),
    );
    let arc = ["a", &radius, " ", &radius, " 0 0 1 "].concat();
    [
        "M", &left, " ", &y, &arc, &wide, " 0", &arc, "-", &wide, " 0",
    ]
    .concat()
}

/// A triangle that points away from the centre.
fn triangle((x, y): (f64, f64), half: f64, side: Side) -> String {
    let out = match side {
        Side::Above => -half,
        Side::Below => half,
    };
    let points = [
        (x - half, y - out * 0.8),
        (x, y + out),
        (x + half, y - out * 0.8),
    ];
    path(&points) + "z"
}

fn square((x, y): (f64, f64), half: f64) -> String {
    let points = [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    ];
    path(&points) + "z"
}

/// Something that a drawing consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// What is good.
    Good,
    /// What is acceptable.
    Acceptable,
    /// The centre.
    Centre,
    /// The natural limits.
    Limits,
    /// Those that still move.
    Provisional,
    /// Where the values end that limits are locked with.
    Locked,
    /// Where limits begin anew.
    Restart,
    /// The unit that runs.
    SoFar,
    /// A value beyond a limit, or one of another signal.
    Signal(Rule),
    /// The time in which it served as a key result.
    Served,
    /// What it was after then.
    Aim,
    /// What happened outside.
    Notes,
}

/// How something looks in a drawing, for what explains it in words: 22 by 16 pixels.
#[must_use]
pub fn sample(of: Sample) -> String {
    const MIDDLE: (f64, f64) = (11.0, 8.0);
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 22 16\" width=\"22\" \
         height=\"16\" aria-hidden=\"true\">",
    );
    let across = [(0.0, 8.0), (22.0, 8.0)];
    let line = |svg: &mut String, line: &str| stroke(svg, &path(&across), QUIET, line);
    match of {
        Sample::Good => put(
            &mut svg,
            &[
                "<path d=\"M0 2h22v13h-22z\" fill=\"",
                STEADY,
                "\" fill-opacity=\".13\"/>",
            ],
        ),
        Sample::Acceptable => {
            let lines = hatching((0.0, 2.0), (22.0, 15.0));
            stroke(&mut svg, &lines, STEADY, " stroke-opacity=\".3\"");
        }
        Sample::Centre => line(&mut svg, ""),
        Sample::Limits => line(&mut svg, " stroke-width=\"1.2\" stroke-dasharray=\"4 3\""),
        Sample::Provisional => line(&mut svg, " stroke-width=\"1.2\" stroke-dasharray=\"1.5 3\""),
        Sample::Locked => {
            line(&mut svg, "");
            stroke(&mut svg, "M11 3v10", QUIET, " stroke-width=\"1.2\"");
        }
        Sample::Restart => stroke(
            &mut svg,
            "M11 0v16",
            QUIET,
            " stroke-width=\"1.2\" stroke-dasharray=\"8 3\"",
        ),
        Sample::SoFar => circle(&mut svg, MIDDLE, 3.5, PAPER, STEADY),
        Sample::Signal(Rule::Beyond) => draw_shapes(&mut svg, &triangle(MIDDLE, 5.5, Side::Above)),
        Sample::Signal(Rule::Run) => {
            circle(&mut svg, MIDDLE, 2.5, STEADY, "none");
            draw_rings(&mut svg, &ring(MIDDLE, 6.5));
        }
        Sample::Signal(Rule::Near) => draw_shapes(&mut svg, &square(MIDDLE, 3.8)),
        Sample::Served => {
            stroke(&mut svg, "M1 3h20", CHANGE, " stroke-width=\"3\"");
            stroke(&mut svg, "M1 3v13M21 3v13", CHANGE, " stroke-width=\".8\"");
        }
        Sample::Aim => stroke(&mut svg, "M0 14L22 3", CHANGE, super::roles::AIMED),
        Sample::Notes => put(
            &mut svg,
            &[
                "<rect x=\"4\" y=\"1\" width=\"14\" height=\"14\" rx=\"3\" fill=\"",
                PAPER,
                "\" stroke=\"",
                crate::plot::EDGE,
                "\"/><path d=\"M11 4v8\" stroke=\"",
                INK,
                "\" stroke-width=\"1.5\"/>",
            ],
        ),
    }
    svg + "</svg>"
}
