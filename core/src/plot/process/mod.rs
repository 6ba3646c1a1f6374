//! A series of units with its band, its natural limits and its signals: a process
//! behaviour chart (spec, section 5, "Signal or noise").

mod frame;
mod labels;
pub mod marks;
pub mod roles;
pub mod spark;

use time::Date;

use self::frame::{Frame, span_of};
use self::roles::Served;
use super::days::{Days, Written};
use super::label::{Places, width};
use super::{GRID, begun, flags, pixels, stroke};
use crate::grading::measure::{Bound, Side};
use crate::number::decimal::Decimal;
use crate::number::few;
use crate::number::fraction::{Fraction, Rounding};
use crate::period::Period;

/// What a drawing shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Process {
    /// The units, the oldest first; none shares a day with another.
    pub points: Vec<Point>,
    /// What is normal, the oldest first: each from the unit that it holds of to the last
    /// one before the next.
    pub bands: Vec<Band>,
    /// What is judged by limits of its own, the oldest first.
    pub bases: Vec<Base>,
    /// What the limits do not explain.
    pub signals: Vec<Signal>,
    /// When it served as a key result, by the first day.
    pub served: Vec<Served>,
    /// What happened outside, by date: numbered from 1 in this order. Those outside the
    /// drawn days keep their number and are not drawn.
    pub notes: Vec<Note>,
    /// Today, drawn if it is in the drawn days.
    pub today: Option<Date>,
    /// The lowest value that is possible at all, in the metric's own unit.
    pub lowest: Option<Decimal>,
    /// The highest value that is possible at all.
    pub highest: Option<Decimal>,
}

/// A unit of the cadence, or of the band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its days.
    pub days: Period,
    /// What there is of it.
    pub held: Held,
}

/// What there is of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// Its value; it has ended.
    Value {
        /// The value, in the metric's own unit.
        value: Fraction,
        /// How that stands to the band of its last day; none without a band.
        status: Option<Status>,
    },
    /// It runs, and is never judged; its value so far, if there is any.
    Running(Option<Fraction>),
    /// Some of what it is added up from is lacking, so that it has no value.
    Incomplete {
        /// How many there are.
        have: usize,
        /// Of how many.
        of: usize,
    },
    /// Its value is told only together with that of so many units before it, which have
    /// no reading: the total that is read began before them.
    Spread(usize),
    /// No reading: a gap.
    Missing,
    /// None on purpose: passed over.
    Closed,
}

/// How a value stands to its band.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// On the right side of the target, or inside.
    Good,
    /// Past the target, and not past the threshold.
    Acceptable,
    /// Past the threshold.
    Out,
}

/// What is normal for some days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// The days on which it holds.
    pub days: Period,
    /// Where a value is good: shaded.
    pub good: Bound,
    /// Past this it is out of band: hatched from there to the good. The same as the good
    /// where there is no space between.
    pub edge: Bound,
}

/// Units that are judged by the same limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// From the first day of its first unit to the last day of its last one.
    pub days: Period,
    /// Its limits; none where there are too few values for any, or they do not fit.
    pub limits: Option<Limits>,
    /// The last day of the last unit that the limits are worked out from, once they are
    /// locked.
    pub locked: Option<Date>,
}

/// How far ups and downs usually go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The mean of the base.
    pub centre: Fraction,
    /// The lower natural limit; none below the lowest possible value.
    pub lower: Option<Fraction>,
    /// The upper natural limit; none above the highest possible value.
    pub upper: Option<Fraction>,
    /// Whether they still move with each value.
    pub provisional: bool,
}

/// Values that the limits do not explain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signal {
    /// By which rule.
    pub rule: Rule,
    /// On which side of the centre.
    pub side: Side,
    /// The positions of its values in [`Process::points`], ascending. Only those that are
    /// marked.
    pub points: Vec<usize>,
}

/// What makes values a signal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A value beyond a limit.
    Beyond,
    /// Eight or more in a row on one side of the centre.
    Run,
    /// Three of four near a limit.
    Near,
}

/// What happened outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// On which day.
    pub day: Date,
    /// What it was.
    pub text: String,
}

/// What stands on a drawing. Words are the caller's; an empty one is left out.
pub struct ProcessWords<'a> {
    /// What the drawing is called, for who cannot see it.
    pub title: &'a str,
    /// What the drawing says, for who cannot see it.
    pub desc: &'a str,
    /// At today's line.
    pub today: &'a str,
    /// What the edge of a band with one side is.
    pub target: &'a str,
    /// What the edge of what is acceptable there is.
    pub threshold: &'a str,
    /// What the edges of a band with two sides are.
    pub band: &'a str,
    /// What the edges of what is acceptable around that are.
    pub outer: &'a str,
    /// Where limits begin anew.
    pub restart: &'a str,
    /// A time in which it served as a key result: with what it was after, and for where
    /// there is little room.
    pub served: &'a dyn Fn(&Served) -> [String; 2],
    /// What it is before and after that.
    pub kpi: &'a str,
    /// The centre, with its value.
    pub centre: &'a dyn Fn(&str) -> String,
    /// A natural limit, with its value.
    pub limit: &'a dyn Fn(&str) -> String,
    /// The value of the unit that runs.
    pub so_far: &'a dyn Fn(&str) -> String,
    /// A value as the axis shows it.
    pub write: &'a dyn Fn(Decimal) -> String,
    /// A day of a short drawing.
    pub day: &'a dyn Fn(Date) -> String,
    /// The first or last month of a longer one, with its year.
    pub month_of_year: &'a dyn Fn(Date) -> String,
    /// A month between those, which is never January.
    pub month: &'a dyn Fn(Date) -> String,
    /// The year that begins with a January between those.
    pub year: &'a dyn Fn(Date) -> String,
}

impl Point {
    /// Its value, if it has ended.
    #[must_use]
    pub const fn ended(&self) -> Option<&Fraction> {
        match &self.held {
            Held::Value { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Its value so far, if it runs.
    #[must_use]
    pub const fn so_far(&self) -> Option<&Fraction> {
        match &self.held {
            Held::Running(value) => value.as_ref(),
            _ => None,
        }
    }

    /// Either of the two.
    #[must_use]
    pub fn value(&self) -> Option<&Fraction> {
        self.ended().or_else(|| self.so_far())
    }
}

/// From here on nobody reads the decimal places of a limit.
const THOUSAND: i32 = 1000;

impl Process {
    /// The days that are drawn: those of all units. None without any.
    #[must_use]
    pub fn days(&self) -> Option<Period> {
        Period::new(
            self.points.first()?.days.first(),
            self.points.last()?.days.last(),
        )
    }

    /// The band of a day.
    #[must_use]
    pub fn band_on(&self, day: Date) -> Option<&Band> {
        self.bands.iter().rfind(|band| band.days.contains(day))
    }

    /// The current base.
    #[must_use]
    pub fn base(&self) -> Option<&Base> {
        self.bases.last()
    }

    /// A value as it is written beside the band of its day; see [`few::written`].
    #[must_use]
    pub fn rounded(&self, value: &Fraction, day: Date) -> Option<Decimal> {
        let edges = self.band_on(day).map(|band| {
            let both = [band.good, band.edge].map(super::goal::edges);
            both.concat()
        });
        few::written(value, &edges.unwrap_or_default())
    }

    /// A centre or limit as it is written: with one decimal place more than the values, as
    /// is usual for means; as many where the limits are thousands apart.
    #[must_use]
    pub fn rounded_limit(&self, value: &Fraction, limits: &Limits) -> Option<Decimal> {
        let values = self.points.iter().filter_map(Point::ended);
        let places =
            values.map(|it| few::exact(it).map_or_else(|| few::places(it), Decimal::places));
        let places = places.max().unwrap_or(0);
        let thousand = Fraction::from(THOUSAND);
        let is_far = |end: &Fraction| {
            let apart = end - &limits.centre;
            apart > thousand || -apart > thousand
        };
        let mut ends = [&limits.lower, &limits.upper].into_iter().flatten();
        let more = u8::from(!ends.any(is_far));
        value.round(places + more, Rounding::HalfAway)
    }
}

/// A drawing with more days than this has months at its axis.
const DAYS: i32 = 120;
/// How much the days take below the lines.
const BELOW: f64 = 22.0;
/// As much of the drawing's width as labels may take beside the axis.
const BESIDE: f64 = 0.24;
/// The lowest drawing and the highest, and how high one is for its width.
const LOWEST: f64 = 190.0;
const HIGHEST: f64 = 270.0;
const HIGH: f64 = 0.28;

/// The drawing of a process, so many pixels wide: its texts have one size at every width,
/// and none of them lies on another. Empty without a unit.
#[must_use]
pub fn process(process: &Process, wide: f64, words: &ProcessWords<'_>) -> String {
    let wide = wide.max(super::line::NARROWEST);
    let Some(period) = process.days() else {
        return String::new();
    };
    let flagged = process.notes.iter().any(|note| period.contains(note.day));
    let above = if flagged { flags::BELOW } else { 18.0 };
    let roles = roles::high(process);
    let top = above + roles;
    let bottom = (wide * HIGH).clamp(LOWEST, HIGHEST).round() + roles;
    let (values, has_scale) = span_of(process, &process.points, (top, bottom));
    let gutter = labels::gutter(process, &values, words, wide, (top, bottom));
    let right = wide - gutter.wide().max(10.0);
    let ticks = if has_scale {
        values.ticks()
    } else {
        Vec::new()
    };
    let ticks: Vec<(Decimal, String)> = ticks
        .into_iter()
        .map(|at| (at, (words.write)(at)))
        .collect();
    let widest = ticks.iter().map(|(_, text)| width(text));
    let widest = widest.fold(0.0, f64::max);
    let beside = widest <= BESIDE * wide;
    let frame = Frame {
        process,
        points: &process.points,
        days: Days {
            period,
            left: if beside { widest + 10.0 } else { 12.0 },
            right,
            wide,
        },
        values,
        top,
        bottom,
    };
    let mut places = Places::new((top, bottom - 1.0), right);
    let high = bottom + BELOW;
    let mut svg = begun((wide, high), words.title, words.desc);
    let mut grid = String::new();
    for (value, _) in &ticks {
        let y = pixels(frame.values.at(&Fraction::from(*value)));
        let (left, right) = (pixels(frame.days.left), pixels(right));
        grid += &["M", &left, " ", &y, "H", &right].concat();
    }
    stroke(&mut svg, &grid, GRID, "");
    frame.draw_bands(&mut svg);
    labels::put_ticks(&mut svg, &frame, &ticks, beside, &mut places);
    let restarts = frame.draw_bases(&mut svg, &mut places);
    draw_axis(&mut svg, &frame, words);
    if let Some(today) = process.today {
        frame
            .days
            .draw_today(&mut svg, today, words.today, bottom, &mut places);
    }
    let notes: Vec<Date> = process.notes.iter().map(|note| note.day).collect();
    flags::draw(&mut svg, &frame.days, &notes, bottom);
    frame.draw_roles(&mut svg, words, above);
    frame.draw_aims(&mut svg, &mut places);
    frame.draw_values(&mut svg, &mut places);
    frame.draw_marks(&mut svg, 1.0, &mut places);
    for label in labels::inside(&frame, &restarts, words, &mut places) {
        label.draw_on_paper(&mut svg, super::INK);
    }
    gutter.draw(&mut svg, right, (top, bottom), wide);
    svg + "</svg>"
}

fn draw_axis(svg: &mut String, frame: &Frame<'_>, words: &ProcessWords<'_>) {
    let month = |day: Date| match day.month() {
        time::Month::January => (words.year)(day),
        _ => (words.month)(day),
    };
    let written = if frame.days.period.days() <= DAYS {
        Written {
            end: words.day,
            month: words.day,
        }
    } else {
        Written {
            end: words.month_of_year,
            month: &month,
        }
    };
    frame.days.draw(svg, frame.bottom, &written);
}
