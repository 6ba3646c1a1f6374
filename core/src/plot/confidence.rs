//! How sure people were of each key result, check-in by check-in.

use time::Date;

use super::days::Days;
use super::label::{Anchor, Area, Label, Places, cut};
use super::{CHANGE, GRID, INK, PAPER, QUIET, begun, path, pixels, put, stroke, thinned};
use crate::period::Period;

/// One key result's confidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series<'a> {
    /// The key result's name, for the legend.
    pub label: &'a str,
    /// The days and how sure people were on each, from 0 to 10, by date. Days
    /// outside the period are left out; what is above 10 counts as 10.
    pub points: Vec<(Date, u8)>,
}

/// What the drawing shows.
#[derive(Clone, Debug)]
pub struct Confidence<'a> {
    /// The period, which is the drawing's width.
    pub period: Period,
    /// Today, drawn if it is in the period.
    pub today: Date,
    /// The key results, numbered from 1 in this order.
    pub series: Vec<Series<'a>>,
}

/// What stands on the drawing. Words are the caller's; an empty one is left out.
pub struct ConfidenceWords<'a> {
    /// What the drawing is called, for who cannot see it.
    pub title: &'a str,
    /// What the drawing says, for who cannot see it.
    pub desc: &'a str,
    /// At today's line.
    pub today: &'a str,
    /// A day as the axis shows it, short.
    pub day: &'a dyn Fn(Date) -> String,
}

/// The drawing's width, in its own units, which are pixels at least. Its height
/// grows with the legend.
pub const CONFIDENCE_WIDTH: u32 = 360;

const LEFT: f64 = 26.0;
const RIGHT: f64 = 330.0;
const TOP: f64 = 20.0;
const BOTTOM: f64 = 140.0;
/// Where 0 is, and how high one step is.
const ZERO: f64 = 134.0;
const STEP: f64 = 10.6;
/// Where the legend begins, and how high a row of it is.
const LEGEND: f64 = 178.0;
const ROW: f64 = 18.0;
/// How far a number is below the one above: rounding must not make them overlap.
const NUMBER: f64 = 12.5;
/// Of more points only the newest has a marker.
const MARKERS: usize = 45;

/// How a series is told from the others. Five dashes and five markers: the
/// sixth has the dash of the first and another marker.
const DASHES: [&str; 5] = ["", "7 3", "2 3", "9 3 2 3", "13 4"];
const COLOURS: [&str; 3] = [CHANGE, INK, QUIET];

/// How sure people were of each key result through the period, and a legend.
#[must_use]
pub fn confidence(confidence: &Confidence<'_>, words: &ConfidenceWords<'_>) -> String {
    let count = confidence.series.len();
    let height = LEGEND + ROW * count as f64 - 4.0;
    let mut svg = begun(height as u32, words.title, words.desc);
    let days = Days {
        period: confidence.period,
        left: LEFT,
        right: RIGHT,
    };
    let mut places = Places::new((TOP - 8.0, BOTTOM));
    let mut lines = String::new();
    for value in [0_u8, 5, 10] {
        let y = height_of(value);
        lines += &path(&[(LEFT, y), (RIGHT, y)]);
        let at = (LEFT - 6.0, y + 4.0);
        Label::new(&value.to_string(), at, Anchor::End).draw(&mut svg, QUIET);
    }
    stroke(&mut svg, &lines, GRID, "");
    days.draw(&mut svg, BOTTOM, words.day);
    days.draw_today(&mut svg, confidence.today, words.today, BOTTOM, &mut places);
    let mut ends = Vec::new();
    for (index, series) in confidence.series.iter().enumerate() {
        let points = places_of(series, &days, shift(index, count));
        let Some(newest) = points.last() else {
            continue;
        };
        let way = thinned(&points);
        draw_way(&mut svg, index, &way);
        let marked = if points.len() > MARKERS {
            &points[points.len() - 1..]
        } else {
            &points[..]
        };
        draw_markers(&mut svg, index, marked);
        places.take_line(&way, 1.0);
        for at in marked {
            places.take(Area::around(*at, 4.0), 1.0);
        }
        ends.push((index, *newest));
    }
    svg += "<g font-weight=\"700\">";
    for (index, near) in parted(ends) {
        let number = (index + 1).to_string();
        if let Some(label) = places.put(&number, &around(near), 0.5) {
            label.draw_on_paper(&mut svg, colour(index));
        }
    }
    svg += "</g>";
    for (index, series) in confidence.series.iter().enumerate() {
        draw_legend(&mut svg, index, series.label);
    }
    svg + "</svg>"
}

fn draw_legend(svg: &mut String, index: usize, name: &str) {
    let y = LEGEND + ROW * index as f64;
    let middle = y - 4.0;
    svg.push_str("<g font-weight=\"700\">");
    let number = (index + 1).to_string();
    Label::new(&number, (LEFT - 6.0, y), Anchor::End).draw(svg, colour(index));
    svg.push_str("</g>");
    draw_way(svg, index, &[(LEFT, middle), (LEFT + 44.0, middle)]);
    draw_markers(svg, index, &[(LEFT + 22.0, middle)]);
    let name_at = LEFT + 54.0;
    let name = cut(name, f64::from(CONFIDENCE_WIDTH) - name_at - 4.0);
    Label::new(&name, (name_at, y), Anchor::Start).draw(svg, INK);
}

fn draw_way(svg: &mut String, index: usize, way: &[(f64, f64)]) {
    let dash = DASHES[index % DASHES.len()];
    let attributes = if dash.is_empty() {
        String::from(" stroke-width=\"1.5\"")
    } else {
        [" stroke-width=\"1.5\" stroke-dasharray=\"", dash, "\""].concat()
    };
    stroke(svg, &path(way), colour(index), &attributes);
}

fn draw_markers(svg: &mut String, index: usize, at: &[(f64, f64)]) {
    // After each five the markers move on by one, beside the same dashes.
    let (shape, colour) = (index + index / DASHES.len(), colour(index));
    let (offset, outline) = match shape % 5 {
        0 => ((-3.5, 0.0), "a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z"),
        1 => ((-3.2, -3.2), "h6.4v6.4h-6.4z"),
        2 => ((0.0, -4.2), "l4.2 7.2h-8.4z"),
        3 => ((0.0, -4.6), "l4.6 4.6-4.6 4.6-4.6-4.6z"),
        _ => ((-3.2, -3.2), "l6.4 6.4m0-6.4l-6.4 6.4"),
    };
    let mut path = String::new();
    for (x, y) in at {
        let (x, y) = (pixels(x + offset.0), pixels(y + offset.1));
        put(&mut path, &["M", &x, " ", &y, outline]);
    }
    if shape % 5 == 4 {
        stroke(svg, &path, colour, " stroke-width=\"2\"");
    } else {
        // An edge of paper parts it from what it lies on.
        put(
            svg,
            &[
                "<path d=\"",
                &path,
                "\" fill=\"",
                colour,
                "\" stroke=\"",
                PAPER,
                "\"/>",
            ],
        );
    }
}

/// Where a series goes, in the period.
fn places_of(series: &Series<'_>, days: &Days, shift: f64) -> Vec<(f64, f64)> {
    let points = series.points.iter();
    let inside = points.filter(|(day, _)| days.has(*day));
    inside
        .map(|(day, value)| (days.at(*day), height_of(*value) + shift))
        .collect()
}

fn height_of(value: u8) -> f64 {
    ZERO - STEP * f64::from(value.min(10))
}

/// How far a series is moved down: those of the same values lie side by side,
/// and still nearer to their value than to the next.
fn shift(index: usize, count: usize) -> f64 {
    let most = STEP * 0.4;
    let apart = (2.0 * most / (count.max(2) - 1) as f64).min(2.4);
    (index as f64 - (count as f64 - 1.0) / 2.0) * apart
}

/// The newest points of a day moved up and down until a number fits beside each,
/// in their order and as little as can be.
fn parted(mut ends: Vec<(usize, (f64, f64))>) -> Vec<(usize, (f64, f64))> {
    ends.sort_by(|(_, one), (_, other)| {
        let by_day = one.0.total_cmp(&other.0);
        by_day.then(one.1.total_cmp(&other.1))
    });
    for day in ends.chunk_by_mut(|one, next| one.1.0 == next.1.0) {
        // Columns of numbers: how many there are in each, and its middle.
        let mut columns: Vec<(f64, f64)> = Vec::new();
        for (_, (_, y)) in day.iter() {
            let mut column = (1.0, *y);
            while let Some((count, middle)) = columns
                .pop_if(|(count, middle)| *middle + (*count + column.0) * NUMBER / 2.0 > column.1)
            {
                let all = count + column.0;
                column = (all, (count * middle + column.0 * column.1) / all);
            }
            columns.push(column);
        }
        let heights = columns.into_iter().flat_map(|(count, middle)| {
            let top = middle - (count - 1.0) * NUMBER / 2.0;
            (0..count as u32).map(move |row| top + NUMBER * f64::from(row))
        });
        for ((_, (_, y)), height) in day.iter_mut().zip(heights) {
            *y = height;
        }
    }
    ends
}

/// Where a number may be: right of its point, the nearest place first.
fn around((x, y): (f64, f64)) -> Vec<(f64, f64, Anchor)> {
    let mut places = Vec::new();
    for across in [0.0, 3.0, 6.0, 9.0, 12.0, 28.0, 44.0, 60.0] {
        for row in -10..=10 {
            places.push((across, 6.0 * f64::from(row)));
        }
    }
    // Numbers below each other are read more easily than those in a row.
    let far = |place: &(f64, f64)| 1.5 * place.0 + place.1.abs();
    places.sort_by(|one, other| far(one).total_cmp(&far(other)));
    places
        .into_iter()
        .map(|(across, down)| (x + 7.0 + across, y + 4.0 + down, Anchor::Start))
        .collect()
}

fn colour(index: usize) -> &'static str {
    COLOURS[index % COLOURS.len()]
}
