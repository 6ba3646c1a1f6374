//! Drawings as SVG text, the same on a page, in a file and on paper.
//!
//! Colours are custom properties of the page with what holds without one: a
//! drawing that is saved stands for itself, on white. What carries a meaning has
//! a shape or a dash of its own besides its colour. There are no ids, so that
//! one page can hold any number of drawings.

mod days;
mod flags;
pub mod goal;
mod gutter;
mod label;
pub mod line;
pub mod process;
pub mod scale;
mod strip;
mod ticks;
mod values;

const INK: &str = "var(--ink, #1b1a20)";
const QUIET: &str = "var(--ink-quiet, #55525e)";
const GRID: &str = "var(--line, #dfdce5)";
const EDGE: &str = "var(--edge, #7d7988)";
const CHANGE: &str = "var(--okr, #6d28c9)";
const STEADY: &str = "var(--kpi, #005f70)";
const PAPER: &str = "var(--plot-paper, #fff)";

/// The beginning of a drawing over time: its names, and its paper. From left to
/// right in any language, as its days go.
fn begun((wide, high): (f64, f64), title: &str, desc: &str) -> String {
    let mut svg = String::new();
    let (wide, high) = (pixels(wide), pixels(high));
    put(
        &mut svg,
        &[
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
            &wide,
            " ",
            &high,
            "\" width=\"",
            &wide,
            "\" height=\"",
            &high,
            "\" role=\"img\" direction=\"ltr\" font-family=\"system-ui, sans-serif\" \
             font-size=\"12\" fill=\"",
            INK,
            "\"><title>",
            &escaped(title),
            "</title><desc>",
            &escaped(desc),
            "</desc><rect width=\"",
            &wide,
            "\" height=\"",
            &high,
            "\" fill=\"",
            PAPER,
            "\"/>",
        ],
    );
    svg
}

/// A stroke along a path; what else it has comes as attributes.
fn stroke(svg: &mut String, path: &str, colour: &str, attributes: &str) {
    put(
        svg,
        &[
            "<path d=\"",
            path,
            "\" fill=\"none\" stroke=\"",
            colour,
            "\"",
            attributes,
            "/>",
        ],
    );
}

/// A path through points.
fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (x, y) in points {
        let separator = if path.is_empty() { "M" } else { " " };
        put(&mut path, &[separator, &pixels(*x), " ", &pixels(*y)]);
    }
    path
}

/// The same line with fewer points: of those within a pixel and a half only the
/// first, the lowest, the highest and the last, between which nothing is seen.
fn thinned(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut kept = Vec::new();
    for column in points.chunk_by(|one, next| (one.0 / 1.5).floor() == (next.0 / 1.5).floor()) {
        let height = |index: &usize| column[*index].1;
        let by_height = |one: &usize, other: &usize| height(one).total_cmp(&height(other));
        let last = column.len() - 1;
        let lowest = (0..=last).min_by(by_height).unwrap_or(0);
        let highest = (0..=last).max_by(by_height).unwrap_or(0);
        let mut shown = vec![0, lowest, highest, last];
        shown.sort_unstable();
        shown.dedup();
        kept.extend(shown.into_iter().map(|index| column[index]));
    }
    kept
}

/// Diagonals between two corners. A pattern would need an id.
fn hatching((left, top): (f64, f64), (right, bottom): (f64, f64)) -> String {
    let mut lines = String::new();
    // Along each of them, x + y is the same.
    let mut sum = left + top + 6.0;
    while sum < right + bottom {
        let from = left.max(sum - bottom);
        let to = right.min(sum - top);
        lines += &path(&[(from, sum - from), (to, sum - to)]);
        sum += 8.0;
    }
    lines
}

fn circle(svg: &mut String, (x, y): (f64, f64), radius: f64, fill: &str, edge: &str) {
    let (x, y, radius) = (pixels(x), pixels(y), pixels(radius));
    put(
        svg,
        &[
            "<circle cx=\"",
            &x,
            "\" cy=\"",
            &y,
            "\" r=\"",
            &radius,
            "\" fill=\"",
            fill,
        ],
    );
    if edge != "none" {
        put(svg, &["\" stroke=\"", edge, "\" stroke-width=\"1.5"]);
    }
    put(svg, &["\"/>"]);
}

fn put(svg: &mut String, parts: &[&str]) {
    for part in parts {
        svg.push_str(part);
    }
}

/// To tenths of a pixel, or of what else is drawn: nobody sees more, and the text stays short.
/// As whole numbers, since what writes any `f64` would be 14 kB of the playground's WASM.
#[must_use]
pub fn pixels(value: f64) -> String {
    let tenths = (value * 10.0).round() as i32;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match tenth {
        0 => [sign, &whole.to_string()].concat(),
        _ => [sign, &whole.to_string(), ".", &tenth.to_string()].concat(),
    }
}

/// Text between tags. What XML cannot hold is left out: a file with it would
/// not open.
fn escaped(text: &str) -> String {
    let held = |c: &char| !matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(held).collect();
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
