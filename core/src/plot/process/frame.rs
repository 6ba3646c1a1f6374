//! Bands, limits and values where they are on a drawing, large or small.

use time::Date;

use super::{Band, Held, Limits, Point, Process, roles};
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::plot::days::Days;
use crate::plot::goal::edges;
use crate::plot::label::{Area, Places};
use crate::plot::values::{Values, around};
use crate::plot::{
    CHANGE, PAPER, QUIET, STEADY, circle, hatching, path, pixels, put, stroke, thinned,
};

/// How far an edge of a band may be away from all values, in times of their range, before
/// it is left outside: a target far away would press the values into a line.
const FAR: (i64, i64) = (3, 2);
/// The same of the value so far, of which more is to come: a sum begins near 0.
const SO_FAR: (i64, i64) = (1, 2);
/// How far a value that is left outside keeps from the edge where it stands instead.
const INSIDE: f64 = 6.0;
/// A dot for each value, if they are so far apart on average.
const APART: f64 = 6.0;
/// The edge of a bound that is not inside it.
const EXCLUDED: &str = " stroke-dasharray=\"6 3\"";
/// The line through the values, where there is room and where there is little.
const THICK: &str = " stroke-width=\"2\" stroke-linejoin=\"round\"";
const THIN: &str = " stroke-width=\"1.2\" stroke-linejoin=\"round\"";
/// A natural limit, and one that still moves.
const LIMIT: &str = " stroke-dasharray=\"4 3\"";
const PROVISIONAL: &str = " stroke-dasharray=\"1.5 3\"";

/// A process on its drawing.
pub(super) struct Frame<'a> {
    pub(super) process: &'a Process,
    /// The units that are drawn, the newest of it.
    pub(super) points: &'a [Point],
    pub(super) days: Days,
    pub(super) values: Values,
    /// Between which heights it is.
    pub(super) top: f64,
    pub(super) bottom: f64,
}

/// The values that a drawing of some units has room for, between two heights; and whether
/// there is anything that gives it a scale.
pub(super) fn span_of(process: &Process, points: &[Point], heights: (f64, f64)) -> (Values, bool) {
    let days = points.first().zip(points.last());
    let days = days.and_then(|(first, last)| Period::new(first.days.first(), last.days.last()));
    let is_drawn = |other: Period| days.is_some_and(|days| shared(days, other).is_some());
    let bases = process.bases.iter().filter(|base| is_drawn(base.days));
    let limits = bases.filter_map(|base| base.limits.as_ref());
    let limits = limits.flat_map(|it| [Some(&it.centre), it.lower.as_ref(), it.upper.as_ref()]);
    let measured = points.iter().filter_map(Point::ended);
    let measured: Vec<&Fraction> = measured.chain(limits.flatten()).collect();
    let bands = process.bands.iter().filter(|band| is_drawn(band.days));
    let bands: Vec<Fraction> = bands
        .flat_map(|band| [edges(band.good), edges(band.edge)].concat())
        .chain(roles::values(process).filter_map(|(days, it)| is_drawn(days).then_some(it)))
        .map(Fraction::from)
        .collect();
    let ends = |all: &mut dyn Iterator<Item = &Fraction>| -> Option<(Fraction, Fraction)> {
        let first = all.next()?;
        let (low, high) = all.fold((first, first), |(low, high), it| {
            (low.min(it), high.max(it))
        });
        Some((low.clone(), high.clone()))
    };
    let running: Vec<&Fraction> = points.iter().filter_map(Point::so_far).collect();
    let found = ends(&mut measured.into_iter()).or_else(|| ends(&mut running.iter().copied()));
    let Some((mut low, mut high)) = found else {
        let found = ends(&mut bands.iter());
        let is_found = found.is_some();
        let ends = found.unwrap_or_else(|| (Fraction::zero(), Fraction::one()));
        return (Values::between(ends, heights), is_found);
    };
    let range = match &high - &low {
        range if range.is_zero() => around(&low),
        range => range,
    };
    let reach = |(of, by)| {
        let far = &range * &Fraction::of(of, by);
        &low - &far..=&high + &far
    };
    let (near, nearer) = (reach(FAR), reach(SO_FAR));
    let edges = bands.iter().filter(|edge| near.contains(edge));
    let so_far = running.into_iter().filter(|value| nearer.contains(value));
    for value in edges.chain(so_far) {
        low = low.min(value.clone());
        high = high.max(value.clone());
    }
    // One value alone has a scale around it, but not where no value can be.
    if low == high {
        let around = around(&low);
        let within = |end: Decimal| Fraction::from(end);
        let (least, most) = (process.lowest.map(within), process.highest.map(within));
        let (down, up) = (&low - &around, &high + &around);
        low = least.map_or_else(|| down.clone(), |least| low.min(down.clone().max(least)));
        high = most.map_or_else(|| up.clone(), |most| high.max(up.clone().min(most)));
    }
    (Values::between((low, high), heights), true)
}

/// The days that two periods share.
fn shared(one: Period, other: Period) -> Option<Period> {
    Period::new(one.first().max(other.first()), one.last().min(other.last()))
}

impl Frame<'_> {
    /// Where the middle of a unit is.
    pub(super) fn across(&self, point: &Point) -> f64 {
        let (first, last) = (point.days.first(), point.days.last());
        f64::midpoint(self.days.at(first), self.days.at(last))
    }

    /// Where a value is, within the drawing.
    pub(super) fn height(&self, value: &Fraction) -> f64 {
        self.values.at(value).clamp(self.top, self.bottom)
    }

    /// Where a value so far is, or the edge beyond which it is.
    fn height_so_far(&self, value: &Fraction) -> f64 {
        let (top, bottom) = (self.top + INSIDE, self.bottom - INSIDE);
        self.values.at(value).clamp(top, bottom)
    }

    /// Where a point with a value is.
    pub(super) fn place(&self, point: &Point, value: &Fraction) -> (f64, f64) {
        (self.across(point), self.height(value))
    }

    /// From where to where days are drawn: to the beginning of what follows, as far as they
    /// are on the drawing.
    pub(super) fn ends(&self, days: Period) -> Option<(f64, f64)> {
        let days = shared(days, self.days.period)?;
        let after = days.last().next_day().unwrap_or(days.last());
        let right = self.days.at(after).min(self.days.right);
        Some((self.begin(days.first()), right))
    }

    /// Where a day begins what is drawn.
    fn begin(&self, day: Date) -> f64 {
        // A period's only day is in the middle, and is all of it.
        if self.days.period.days() == 1 {
            self.days.left
        } else {
            self.days.at(day)
        }
    }

    /// What is normal, shaded, and what is acceptable, hatched.
    pub(super) fn draw_bands(&self, svg: &mut String) {
        for band in &self.process.bands {
            if let Some(ends) = self.ends(band.days) {
                self.draw_band(svg, band, ends);
            }
        }
    }

    fn draw_band(&self, svg: &mut String, band: &Band, (left, right): (f64, f64)) {
        let (top, bottom) = self.reach(band.good);
        if top < bottom {
            put(
                svg,
                &[
                    "<rect x=\"",
                    &pixels(left),
                    "\" y=\"",
                    &pixels(top),
                    "\" width=\"",
                    &pixels(right - left),
                    "\" height=\"",
                    &pixels(bottom - top),
                    "\" fill=\"",
                    STEADY,
                    "\" fill-opacity=\".13\"/>",
                ],
            );
        }
        if band.edge != band.good {
            let (outer_top, outer_bottom) = self.reach(band.edge);
            for (from, to) in [(outer_top, top), (bottom, outer_bottom)] {
                if from < to {
                    let lines = hatching((left, from), (right, to));
                    stroke(svg, &lines, STEADY, " stroke-opacity=\".3\"");
                }
            }
            self.draw_edges(svg, band.edge, (left, right), " stroke-width=\".8\"");
        }
        self.draw_edges(svg, band.good, (left, right), " stroke-width=\"1.2\"");
    }

    /// From which height to which a bound reaches.
    fn reach(&self, bound: Bound) -> (f64, f64) {
        let at = |value: Decimal| self.height(&Fraction::from(value));
        let top = self.process.highest.map_or(self.top, at);
        let bottom = self.process.lowest.map_or(self.bottom, at);
        match bound {
            Bound::AtLeast(low) | Bound::Above(low) => (top, at(low)),
            Bound::AtMost(high) | Bound::Below(high) => (at(high), bottom),
            Bound::Between(low, high) => (at(high), at(low)),
        }
    }

    fn draw_edges(&self, svg: &mut String, bound: Bound, (left, right): (f64, f64), line: &str) {
        let is_seen = |y: &f64| (self.top..=self.bottom).contains(y);
        let edges = edges(bound).into_iter();
        let edges = edges.map(|edge| self.values.at(&Fraction::from(edge)));
        let edges: String = edges
            .filter(is_seen)
            .map(|y| path(&[(left, y), (right, y)]))
            .collect();
        let dash = match bound {
            Bound::Above(_) | Bound::Below(_) => EXCLUDED,
            Bound::AtLeast(_) | Bound::AtMost(_) | Bound::Between(..) => "",
        };
        if !edges.is_empty() {
            stroke(svg, &edges, STEADY, &[line, dash].concat());
        }
    }

    /// The bases with their limits, each as far as it judges. Gives where those after the
    /// first begin.
    pub(super) fn draw_bases(&self, svg: &mut String, places: &mut Places) -> Vec<f64> {
        let mut restarts = Vec::new();
        let mut ticks = String::new();
        for (index, base) in self.process.bases.iter().enumerate() {
            let Some((left, right)) = self.ends(base.days) else {
                continue;
            };
            if index > 0 && self.days.has(base.days.first()) {
                restarts.push(left);
                let ends = [(left, self.top), (left, self.bottom)];
                ticks += &path(&ends);
                places.take_line(&ends, 1.0);
            }
            if let Some(limits) = &base.limits {
                self.draw_limits(svg, limits, (left, right), places);
                if let Some(locked) = base.locked.filter(|day| self.days.has(*day)) {
                    let at = locked.next_day().map_or(right, |day| self.days.at(day));
                    let (x, y) = (at.min(right), self.height(&limits.centre));
                    let tick = path(&[(x, y - 5.0), (x, y + 5.0)]);
                    stroke(svg, &tick, QUIET, " stroke-width=\"1.2\"");
                }
            }
        }
        if !ticks.is_empty() {
            stroke(
                svg,
                &ticks,
                QUIET,
                " stroke-width=\"1.2\" stroke-dasharray=\"8 3\"",
            );
        }
        restarts
    }

    fn draw_limits(
        &self,
        svg: &mut String,
        limits: &Limits,
        (left, right): (f64, f64),
        places: &mut Places,
    ) {
        let line = |value: &Fraction| {
            let y = self.height(value);
            [(left, y), (right, y)]
        };
        let centre = line(&limits.centre);
        stroke(svg, &path(&centre), QUIET, "");
        places.take_line(&centre, 0.4);
        let mut both = String::new();
        for limit in [&limits.lower, &limits.upper].into_iter().flatten() {
            let ends = line(limit);
            both += &path(&ends);
            places.take_line(&ends, 0.4);
        }
        let dash = if limits.provisional {
            PROVISIONAL
        } else {
            LIMIT
        };
        if !both.is_empty() {
            stroke(svg, &both, QUIET, &[" stroke-width=\"1.2\"", dash].concat());
        }
    }

    /// The line through the values, parted where a unit has none; a closed one is passed
    /// over. What runs hangs on it by dots.
    pub(super) fn draw_values(&self, svg: &mut String, places: &mut Places) {
        let pieces = self.pieces();
        let dense = self.days.right - self.days.left < APART * self.points.len() as f64;
        // In either hue.
        let (mut lines, mut dots) = ([const { String::new() }; 2], [const { String::new() }; 2]);
        for piece in &pieces {
            // One alone has no line.
            if !dense || piece.len() == 1 {
                for (at, is_served) in piece {
                    dots[usize::from(*is_served)] += &(path(&[*at]) + "h0");
                }
            }
            let places_of: Vec<(f64, f64)> = piece.iter().map(|(at, _)| *at).collect();
            let drawn = thinned(&places_of);
            if piece.len() > 1 {
                for (line, more) in lines.iter_mut().zip(self.parted(&drawn)) {
                    *line += &more;
                }
            }
            places.take_line(&drawn, 1.0);
        }
        let (ended, running) = (self.newest(), self.running());
        let hue = |is_served: bool| if is_served { CHANGE } else { STEADY };
        let so_far = hue(running.is_some_and(|(x, _)| self.is_within(x)));
        if let Some((from, to)) = ended.map(|(at, _)| at).zip(running)
            && self.joins()
        {
            let dotted = " stroke-width=\"2\" stroke-dasharray=\".1 4\" stroke-linecap=\"round\"";
            stroke(svg, &path(&[from, to]), so_far, dotted);
            places.take_line(&[from, to], 0.7);
        }
        let round = " stroke-width=\"5\" stroke-linecap=\"round\"";
        for (all, how) in [(&lines, if dense { THIN } else { THICK }), (&dots, round)] {
            for (at, drawn) in all.iter().enumerate() {
                if !drawn.is_empty() {
                    stroke(svg, drawn, hue(at == 1), how);
                }
            }
        }
        if let Some((at, is_served)) = ended {
            circle(svg, at, 3.5, hue(is_served), "none");
            places.take(Area::around(at, 6.0), 1.0);
        }
        if let Some(at) = running {
            circle(svg, at, 3.5, PAPER, so_far);
            places.take(Area::around(at, 6.0), 1.0);
        }
    }

    /// Values of ended units next to each other, each with whether it counted for a key
    /// result.
    fn pieces(&self) -> Vec<Vec<((f64, f64), bool)>> {
        let mut pieces: Vec<Vec<((f64, f64), bool)>> = Vec::new();
        let mut is_parted = true;
        for (at, point) in self.numbered() {
            match (point.ended(), &point.held) {
                (Some(value), _) => {
                    let at = (self.place(point, value), self.counted(at));
                    match pieces.last_mut().filter(|_| !is_parted) {
                        Some(piece) => piece.push(at),
                        None => pieces.push(vec![at]),
                    }
                    is_parted = false;
                }
                (None, Held::Closed) => {}
                (None, _) => is_parted = true,
            }
        }
        pieces
    }

    /// The units that are drawn, with their positions among all.
    fn numbered(&self) -> impl DoubleEndedIterator<Item = (usize, &Point)> {
        let left_out = self.process.points.len() - self.points.len();
        let all = self.process.points.iter().enumerate();
        all.skip(left_out)
    }

    /// Whether nothing lies between the newest value and the one that runs.
    fn joins(&self) -> bool {
        let points = self.points.iter().rev();
        let mut after = points.take_while(|it| it.ended().is_none());
        after.all(|it| matches!(it.held, Held::Running(_) | Held::Closed))
    }

    /// Where the newest value of an ended unit is, and whether it counted for a key result.
    pub(super) fn newest(&self) -> Option<((f64, f64), bool)> {
        let mut points = self.numbered().rev();
        points.find_map(|(at, point)| Some((self.place(point, point.ended()?), self.counted(at))))
    }

    /// Where the value so far is, of the unit that runs.
    pub(super) fn running(&self) -> Option<(f64, f64)> {
        let mut points = self.points.iter().rev();
        points.find_map(|point| Some((self.across(point), self.height_so_far(point.so_far()?))))
    }
}
