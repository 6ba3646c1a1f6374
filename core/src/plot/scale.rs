//! The scale of a score.

use super::label::{Anchor, Label};
use super::{EDGE, INK, escaped, pixels, put, stroke};
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

/// The drawing's usual size, in its own units, which are pixels at least.
pub const SCALE_SIZE: (u32, u32) = (360, 92);

/// How far the ends of the scale are from the drawing's.
const LEFT: f64 = 12.0;
/// The narrowest at which its words have room.
const NARROWEST: f64 = 200.0;

/// The scale of a score: the three zones, Google's aim as a mark of its own, and
/// where the score lies.
#[must_use]
pub fn scale(score: Option<&Fraction>, words: &ScaleWords<'_>) -> String {
    scale_of_width(f64::from(SCALE_SIZE.0), score, words)
}

/// The same, so many pixels wide: its words have one size at every width.
#[must_use]
pub fn scale_of_width(wide: f64, score: Option<&Fraction>, words: &ScaleWords<'_>) -> String {
    let wide = wide.max(NARROWEST);
    let place = |score: f64| LEFT + score * (wide - 2.0 * LEFT);
    let mut svg = begun(wide, words.title);
    let text = |svg: &mut String, at: f64, y: f64, text: &str| {
        Label::new(text, (at, y), Anchor::Middle, wide).draw(svg, INK);
    };
    let zones = [
        (0.0, 0.4, "var(--red, #ffd0c7)"),
        (0.4, 0.7, "var(--amber, #ffe3a3)"),
        (0.7, 1.0, "var(--green, #bdebc6)"),
    ];
    for ((from, to, colour), name) in zones.into_iter().zip(words.zones) {
        let (from, to) = (place(from), place(to));
        put(
            &mut svg,
            &[
                "<rect x=\"",
                &pixels(from),
                "\" y=\"30\" width=\"",
                &pixels(to - from),
                "\" height=\"22\" fill=\"",
                colour,
                "\" stroke=\"",
                EDGE,
                "\"/>",
            ],
        );
        text(&mut svg, f64::midpoint(from, to), 45.0, name);
    }
    for (at, name) in [(0.0, "0"), (0.4, "0.4"), (0.7, "0.7"), (1.0, "1")] {
        text(&mut svg, place(at), 66.0, name);
    }
    let (from, to) = (place(0.6), place(0.7));
    let aim = ["M", &pixels(from), " 70v5H", &pixels(to), "v-5"].concat();
    stroke(&mut svg, &aim, INK, " stroke-width=\"1.5\"");
    text(&mut svg, f64::midpoint(from, to), 88.0, words.aim);
    if let Some(score) = score {
        // It stands on the scale: through it, it would go through a zone's word.
        let at = place(score.to_pixels());
        let mark = ["<path d=\"M", &pixels(at), " 29l-6 -11h12z\"/>"].concat();
        put(&mut svg, &[&mark, "<g font-weight=\"700\">"]);
        text(&mut svg, at, 13.0, words.score);
        put(&mut svg, &["</g>"]);
    }
    svg + "</svg>"
}

/// Where a score lies across the drawing's usual width, as CSS has it: `61.9%`.
#[must_use]
pub fn scale_place(score: &Fraction) -> String {
    let wide = f64::from(SCALE_SIZE.0);
    let share = (LEFT + score.to_pixels() * (wide - 2.0 * LEFT)) / wide;
    [&pixels(share * 100.0), "%"].concat()
}

fn begun(wide: f64, title: &str) -> String {
    let wide = pixels(wide);
    let mut svg = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    put(
        &mut svg,
        &[
            &wide,
            " 92\" width=\"",
            &wide,
            "\" height=\"92\" role=\"img\" font-family=\"system-ui, sans-serif\" \
             font-size=\"12\" fill=\"",
            INK,
            "\"><title>",
            &escaped(title),
            "</title><rect width=\"",
            &wide,
            "\" height=\"92\" fill=\"var(--scale-paper, #fff)\"/>",
        ],
    );
    svg
}
