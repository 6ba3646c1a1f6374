//! The scale of a score.

use super::{escaped, pixels};
use crate::number::fraction::Fraction;

/// What stands on a scale besides its numbers. Words are the caller's.
pub struct ScaleWords<'a> {
    /// The score as it is shown.
    pub score: &'a str,
    /// The names of the zones red, amber and green.
    pub zones: [&'a str; 3],
    /// What the aim from 0.6 to 0.7 is called.
    pub aim: &'a str,
    /// What the drawing says, for who cannot see it.
    pub title: &'a str,
}

/// The drawing's size, in its own units, which are pixels at least.
pub const SCALE_SIZE: (u32, u32) = (360, 92);

const LEFT: f64 = 12.0;
const WIDTH: f64 = 336.0;

/// The scale of a score: the three zones, Google's aim as a mark of its own, and
/// where the score lies.
#[must_use]
pub fn scale(score: Option<&Fraction>, words: &ScaleWords<'_>) -> String {
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 360 92\" width=\"360\" \
         height=\"92\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"11\" \
         text-anchor=\"middle\" fill=\"var(--ink, #1b1a20)\"><title>",
    );
    svg += &escaped(words.title);
    svg += "</title><rect width=\"360\" height=\"92\" fill=\"var(--scale-paper, #fff)\"/>";
    let zones = [
        (0.0, 0.4, "var(--red, #ffd0c7)"),
        (0.4, 0.7, "var(--amber, #ffe3a3)"),
        (0.7, 1.0, "var(--green, #bdebc6)"),
    ];
    for ((from, to, colour), name) in zones.into_iter().zip(words.zones) {
        let (from, to) = (place(from), place(to));
        svg += &[
            "<rect x=\"",
            &pixels(from),
            "\" y=\"30\" width=\"",
            &pixels(to - from),
            "\" height=\"22\" fill=\"",
            colour,
            "\" stroke=\"var(--edge, #7d7988)\"/>",
        ]
        .concat();
        text(&mut svg, f64::midpoint(from, to), "45", name);
    }
    for (at, name) in [(0.0, "0"), (0.4, "0.4"), (0.7, "0.7"), (1.0, "1")] {
        text(&mut svg, place(at), "65", name);
    }
    let (from, to) = (place(0.6), place(0.7));
    svg += &[
        "<path d=\"M",
        &pixels(from),
        " 68v5H",
        &pixels(to),
        "v-5\" fill=\"none\" stroke=\"var(--ink, #1b1a20)\" stroke-width=\"1.5\"/>",
    ]
    .concat();
    text(&mut svg, f64::midpoint(from, to), "86", words.aim);
    if let Some(score) = score {
        let at = place(score.to_pixels());
        svg += &[
            "<path d=\"M",
            &pixels(at),
            " 52V20l-5 -7h10l-5 7\" stroke=\"var(--ink, #1b1a20)\" stroke-width=\"2\"/>",
        ]
        .concat();
        // Near an end the text would stand outside.
        let at = at.clamp(LEFT + 30.0, LEFT + WIDTH - 30.0);
        svg += "<g font-weight=\"700\" font-size=\"12\">";
        text(&mut svg, at, "10", words.score);
        svg += "</g>";
    }
    svg + "</svg>"
}

/// Where a score lies across the drawing's width, as CSS has it: `61.9%`.
#[must_use]
pub fn scale_place(score: &Fraction) -> String {
    let share = place(score.to_pixels()) / f64::from(SCALE_SIZE.0);
    [&pixels(share * 100.0), "%"].concat()
}

fn place(score: f64) -> f64 {
    LEFT + score * WIDTH
}

fn text(svg: &mut String, at: f64, y: &str, text: &str) {
    let x = pixels(at);
    *svg += &[
        "<text x=\"",
        &x,
        "\" y=\"",
        y,
        "\">",
        &escaped(text),
        "</text>",
    ]
    .concat();
}
