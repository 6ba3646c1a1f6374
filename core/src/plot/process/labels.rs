//! The words of a drawing.

use super::frame::Frame;
use super::{Band, Process, ProcessWords};
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::plot::QUIET;
use crate::plot::goal::edges;
use crate::plot::gutter::{Beside, Gutter};
use crate::plot::label::{Anchor, Label, Places, width};
use crate::plot::values::Values;

/// What stands right of the lines: the band in force and the current limits, as many as
/// there is room for, what matters most first.
pub(super) fn gutter(
    process: &Process,
    values: &Values,
    words: &ProcessWords<'_>,
    wide: f64,
    (top, bottom): (f64, f64),
) -> Gutter {
    let mut all = Vec::new();
    if let Some(band) = process.bands.last() {
        all.extend(band_texts(band, values, words, wide, (top, bottom)));
    }
    if let Some(limits) = process.base().and_then(|base| base.limits.as_ref()) {
        let row = |value: &Fraction, word: &dyn Fn(&str) -> String| {
            let text = process.rounded_limit(value, limits);
            let text = word(&text.map(words.write).unwrap_or_default());
            // Half of a number is another one.
            let fits = width(&text) <= Gutter::room(wide);
            Beside {
                y: values.at(value).clamp(top, bottom),
                value: String::new(),
                word: if fits { text } else { word("") },
            }
        };
        let limits_of = [&limits.upper, &limits.lower].into_iter().flatten();
        all.extend(limits_of.map(|limit| row(limit, words.limit)));
        all.push(row(&limits.centre, words.centre));
    }
    let mut free = bottom - top;
    all.retain(|text| {
        let high = text.high() + 1.0;
        let fits = high <= free;
        free -= if fits { high } else { 0.0 };
        fits
    });
    Gutter::new(all, wide)
}

fn band_texts(
    band: &Band,
    values: &Values,
    words: &ProcessWords<'_>,
    wide: f64,
    (top, bottom): (f64, f64),
) -> Vec<Beside> {
    let is_one_sided = !matches!(band.good, Bound::Between(..));
    let text = |value: Decimal, word: &str| {
        let y = values.at(&Fraction::from(value));
        let arrow = match y {
            y if y < top => "↑ ",
            y if y > bottom => "↓ ",
            _ => "",
        };
        let value = (words.write)(value);
        let word = if word.is_empty() {
            String::new()
        } else {
            [arrow, word].concat()
        };
        // In one row where there is room.
        let both = [&word, " ", &value].concat();
        let fits = !word.is_empty() && Gutter::bold(&both) <= Gutter::room(wide);
        let (value, word) = if fits {
            (both, String::new())
        } else {
            (value, word)
        };
        Beside {
            y: y.clamp(top, bottom),
            value,
            word,
        }
    };
    let good = edges(band.good);
    let word = if is_one_sided {
        words.target
    } else {
        words.band
    };
    let mut all: Vec<Beside> = good.iter().map(|edge| text(*edge, word)).collect();
    let word = if is_one_sided {
        words.threshold
    } else {
        words.outer
    };
    let outer = edges(band.edge).into_iter();
    let outer = outer.filter(|edge| !good.contains(edge));
    all.extend(outer.map(|edge| text(edge, word)));
    all
}

/// The values of the scale, left of the lines or, where they are too wide, on their own
/// ones.
pub(super) fn put_ticks(
    svg: &mut String,
    frame: &Frame<'_>,
    ticks: &[(Decimal, String)],
    beside: bool,
    places: &mut Places,
) {
    let (left, right, wide) = (frame.days.left, frame.days.right, frame.days.wide);
    for (value, text) in ticks {
        let y = frame.values.at(&Fraction::from(*value));
        let label = if beside {
            Label::new(text, (left - 6.0, y + 4.0), Anchor::End, wide)
        } else if width(text) <= right - left {
            Label::new(text, (left, y - 3.0), Anchor::Start, right)
        } else {
            continue;
        };
        places.take_label(&label);
        label.draw(svg, QUIET);
    }
}

/// The newest value, the one so far, and where limits begin anew: as far as there is room.
pub(super) fn inside(
    frame: &Frame<'_>,
    restarts: &[f64],
    words: &ProcessWords<'_>,
    places: &mut Places,
) -> Vec<Label> {
    let process = frame.process;
    let most = (frame.days.right - frame.days.left) * 0.6;
    let ended = process.points.iter().rfind(|it| it.ended().is_some());
    let running = process.points.iter().rfind(|it| it.so_far().is_some());
    let written = |point: &super::Point| {
        let value = process.rounded(point.value()?, point.days.last())?;
        Some((words.write)(value))
    };
    let newest = frame.newest().map(|(at, _)| at);
    let newest = ended.and_then(written).zip(newest);
    let so_far = running.and_then(written).map(|text| (words.so_far)(&text));
    let so_far = so_far.zip(frame.running());
    let mut labels = Vec::new();
    for (text, (x, y)) in newest.into_iter().chain(so_far) {
        if text.is_empty() || width(&text) > most {
            continue;
        }
        let around = [
            (x, y - 11.0, Anchor::Middle),
            (x, y + 19.0, Anchor::Middle),
            (x - 10.0, y - 9.0, Anchor::End),
            (x - 10.0, y + 17.0, Anchor::End),
            (x + 10.0, y - 9.0, Anchor::Start),
            (x + 10.0, y + 17.0, Anchor::Start),
            (x - 10.0, y - 24.0, Anchor::End),
            (x - 10.0, y + 32.0, Anchor::End),
        ];
        labels.extend(places.put(&text, &around, 3.0));
    }
    for x in restarts {
        if words.restart.is_empty() || width(words.restart) > most {
            continue;
        }
        let (top, bottom) = (frame.top + 11.0, frame.bottom - 6.0);
        let beside = [
            (x + 4.0, top, Anchor::Start),
            (x - 4.0, top, Anchor::End),
            (x + 4.0, bottom, Anchor::Start),
            (x - 4.0, bottom, Anchor::End),
        ];
        labels.extend(places.put(words.restart, &beside, 3.0));
    }
    labels
}
