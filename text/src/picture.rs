//! A verdict as a picture to send: the metric, the word with its stroke, and the
//! scale, as SVG.

use waymark_core::permalink::Permalink;
use waymark_core::quiz::outcome::{Outcome, Verdict};

use crate::{app, quiz as words};

/// How wide and high it is, in pixels: what previews of links are made for.
pub const SIZE: (u32, u32) = (1200, 630);

/// What its file is called.
pub const FILE: &str = "okr-or-kpi.png";

/// What the drawing leaves free at its sides.
const LEFT: u32 = 80;
const WIDTH: u32 = SIZE.0 - 2 * LEFT;

/// So many letters of a name fit beside the product's own, and of a headline into
/// a line.
const NAME: usize = 36;
const LINE: usize = 38;

/// Light, since it is looked at beside whatever it is sent with.
const OKR: &str = "#6d28c9";
const KPI: &str = "#005f70";

/// The picture of the verdict that a link holds; empty for none.
#[must_use]
pub fn picture(link: &Permalink) -> String {
    let Some(outcome) = link.answers.outcome() else {
        return String::new();
    };
    let (hue, word, path) = match outcome.verdict() {
        Verdict::Okr => (OKR, 420, "M0 36L420 0V10L0 46z"),
        Verdict::Kpi => (KPI, 366, "M0 18H366V28H0z"),
        Verdict::Both => ("url(#turn)", 440, "M0 36H210L440 0V10L230 46H0z"),
    };
    let name = match link.metric.trim() {
        "" => words::TITLE.to_owned(),
        name => shortened(name, NAME),
    };
    let mut svg = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" width=\"1200\" \
         height=\"630\" font-family=\"system-ui, sans-serif\" fill=\"#1b1a20\">\
         <linearGradient id=\"turn\" gradientUnits=\"userSpaceOnUse\" x2=\"440\">\
         <stop stop-color=\"",
        KPI,
        "\"/><stop offset=\"1\" stop-color=\"",
        OKR,
        "\"/></linearGradient><linearGradient id=\"zone\" href=\"#turn\" \
         gradientUnits=\"objectBoundingBox\" x2=\"1\"/><rect width=\"1200\" height=\"630\" fill=\"#faf9f7\"/>\
         <g font-size=\"42\" font-weight=\"600\" fill=\"#55525e\"><text x=\"80\" y=\"96\">",
        &escaped(&name),
        "</text><text x=\"1120\" y=\"96\" font-size=\"30\" text-anchor=\"end\">",
        app::NAME,
        "</text></g><g transform=\"translate(80 0)\" fill=\"",
        hue,
        "\"><text x=\"-10\" y=\"272\" font-size=\"190\" font-weight=\"800\" \
         lengthAdjust=\"spacingAndGlyphs\" textLength=\"",
        &word.to_string(),
        "\">",
        words::verdict(outcome.verdict()),
        "</text><path transform=\"translate(0 296)\" d=\"",
        path,
        "\"/></g><g font-size=\"46\" font-weight=\"650\">",
    ]
    .concat();
    let lines = lines(words::headline(&outcome));
    let first = if lines.len() > 1 { 398 } else { 418 };
    for (line, y) in lines.iter().zip((first..).step_by(52)) {
        svg += &text(LEFT, y, "start", line);
    }
    svg + "</g>" + &scale(&outcome) + "</svg>"
}

/// The scale from KPI to OKR, with the total on its place.
fn scale(outcome: &Outcome) -> String {
    let zones = [
        (LEFT, 362, KPI, "start", words::KPI, "−5"),
        (LEFT + 366, 308, "url(#zone)", "middle", words::BOTH, ""),
        (LEFT + 678, 362, OKR, "end", words::OKR, "+5"),
    ];
    let mut svg = String::from("<g font-size=\"26\" font-weight=\"600\" fill=\"#55525e\">");
    for (x, width, hue, anchor, name, end) in zones {
        svg += &[
            "<rect x=\"",
            &x.to_string(),
            "\" y=\"548\" width=\"",
            &width.to_string(),
            "\" height=\"10\" fill=\"",
            hue,
            "\"/>",
        ]
        .concat();
        let (at, said) = match anchor {
            "start" => (x, [end, " ", name].concat()),
            "end" => (x + width, [name, " ", end].concat()),
            _ => (x + width / 2, name.to_owned()),
        };
        svg += &text(at, 594, anchor, &said);
    }
    let steps = u32::try_from(outcome.total() + 5).unwrap_or_default();
    // Kept off the ends by half of what stands there.
    let at = LEFT + 40 + (WIDTH - 80) * steps / 10;
    [
        &svg,
        "</g><g transform=\"translate(",
        &at.to_string(),
        " 508)\" font-size=\"30\" font-weight=\"700\"><rect x=\"-40\" y=\"-22\" width=\"80\" \
         height=\"44\" rx=\"8\"/><path d=\"M-12 20H12L0 36z\"/><text y=\"11\" fill=\"#fff\" \
         text-anchor=\"middle\">",
        words::total(outcome.total()),
        "</text></g>",
    ]
    .concat()
}

fn text(x: u32, y: u32, anchor: &str, said: &str) -> String {
    [
        "<text x=\"",
        &x.to_string(),
        "\" y=\"",
        &y.to_string(),
        "\" text-anchor=\"",
        anchor,
        "\">",
        said,
        "</text>",
    ]
    .concat()
}

/// A sentence in lines that fit.
fn lines(sentence: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in sentence.split(' ') {
        let full = lines
            .last()
            .is_none_or(|line| line.len() + word.len() >= LINE);
        if full {
            lines.push(word.to_owned());
        } else if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// A text, or as much of it as so many letters are.
fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => [text.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => text.to_owned(),
    }
}

/// Text as it stands in a drawing, where a control character would end it.
fn escaped(text: &str) -> String {
    text.replace(char::is_control, " ")
        .replace('&', "&amp;")
        .replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use waymark_core::quiz::Answers;

    use super::*;

    fn of(letters: &str, metric: &str) -> String {
        picture(&Permalink {
            answers: Answers::parse(letters).expect("letters"),
            metric: metric.to_owned(),
        })
    }

    #[test]
    fn a_picture_says_the_verdict_its_total_and_the_metric() {
        for (letters, said) in [
            ("abca", ["NPS", ">OKR<", ">+2<", ">Set out to move it<"]),
            ("cccc", ["NPS", ">KPI<", ">−5<", ">Keep watch over it<"]),
            ("bbbb", ["NPS", ">Both<", ">0<", "key result for one"]),
        ] {
            let svg = of(letters, "NPS");
            for words in said {
                assert!(svg.contains(words), "{letters}: {words}");
            }
        }
    }

    #[test]
    fn without_a_verdict_there_is_none() {
        assert_eq!(of("abc", "NPS"), "");
    }

    #[test]
    fn a_name_is_text_and_fits() {
        let svg = of("abca", &"<b> & \u{1f}\"x".repeat(50));
        assert!(svg.contains("&lt;b> &amp;  \"x"));
        assert!(!svg.contains("<b>"));
        assert!(svg.contains("…</text>"));
        assert!(of("abca", " ").contains(">OKR or KPI?<"));
    }

    #[test]
    fn a_long_headline_takes_two_lines() {
        assert_eq!(
            lines("A KPI now, a key result for one period, leaning OKR"),
            ["A KPI now, a key result for one", "period, leaning OKR"]
        );
    }
}
