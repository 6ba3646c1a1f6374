//! A process in small, for a card: its newest units without words.

use super::Process;
use super::frame::{Frame, span_of};
use crate::period::Period;
use crate::plot::days::Days;
use crate::plot::label::Places;
use crate::plot::{escaped, pixels, put};

/// So many of the newest units are drawn.
pub const UNITS: usize = 24;

/// Its usual size, in pixels.
pub const SIZE: (f64, f64) = (160.0, 48.0);

/// How far what is drawn keeps from the sides, so that a mark at the end has room.
const SIDE: f64 = 8.0;
/// As much of the room that a drawing keeps above and below for labels is not needed.
const UNUSED: f64 = 4.0;

/// The newest units with their band, limits and signals, in such a size; called by a
/// label, or hidden from who listens where the words beside say it. Empty without a unit.
#[must_use]
pub fn spark(process: &Process, (wide, high): (f64, f64), label: Option<&str>) -> String {
    let from = process.points.len().saturating_sub(UNITS);
    let points = &process.points[from..];
    let days = points.first().zip(points.last());
    let days = days.and_then(|(first, last)| Period::new(first.days.first(), last.days.last()));
    let Some(period) = days else {
        return String::new();
    };
    let heights = (-UNUSED, high + UNUSED);
    let (values, _) = span_of(process, points, heights);
    let frame = Frame {
        process,
        points,
        days: Days {
            period,
            left: SIDE,
            right: wide - SIDE,
            wide,
        },
        values,
        top: 0.0,
        bottom: high,
    };
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    let (wide, high) = (pixels(wide), pixels(high));
    put(
        &mut svg,
        &[
            &wide,
            " ",
            &high,
            "\" width=\"",
            &wide,
            "\" height=\"",
            &high,
            "\" direction=\"ltr\" ",
        ],
    );
    match label {
        Some(label) => put(
            &mut svg,
            &["role=\"img\"><title>", &escaped(label), "</title>"],
        ),
        None => svg += "aria-hidden=\"true\">",
    }
    // Nothing is put beside anything here.
    let mut places = Places::new((0.0, frame.bottom), frame.days.right);
    frame.draw_bands(&mut svg);
    frame.draw_bases(&mut svg, &mut places);
    frame.draw_values(&mut svg, &mut places);
    frame.draw_marks(&mut svg, 0.75, &mut places);
    svg + "</svg>"
}
