//! The way of one key result through its period.

mod after;

use time::Date;

use super::days::{Days, Written};
use super::goal::Goal;
use super::gutter::{Beside, Gutter};
use super::label::{Anchor, Area, Label, Places, width};
use super::values::Values;
use super::{
    CHANGE, GRID, INK, PAPER, QUIET, begun, circle, flags, path, pixels, strip, stroke, thinned,
};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;

/// What was measured on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// The day. One outside the period is left out.
    pub date: Date,
    /// The value, in the metric's own unit.
    pub value: Decimal,
    /// Whether something was written beside it, which gives it a ring.
    pub note: bool,
    /// How sure somebody was, from 0 to 10, which gives it a dot below; more counts as 10.
    pub confidence: Option<u8>,
}

/// What something was after until a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Was {
    /// The first day on which it was after something else, which is marked.
    pub until: Date,
    /// What it was after; none where there was nothing to draw.
    pub goal: Option<Goal>,
}

/// What the drawing shows.
#[derive(Clone, Debug)]
pub struct Line {
    /// The period, which is the drawing's width.
    pub period: Period,
    /// Today, drawn if it is in the period.
    pub today: Date,
    /// What was measured, by date.
    pub points: Vec<Point>,
    /// What it is after.
    pub goal: Goal,
    /// What it was after before that was changed, the oldest first.
    pub earlier: Vec<Was>,
    /// What a straight line from start to newest point ends at on the last day.
    pub landing: Option<Fraction>,
    /// What happened outside, by date: numbered from 1 in this order. Those
    /// outside the period keep their number and are not drawn.
    pub notes: Vec<Date>,
    /// The day of the point that is marked, such as the best one.
    pub peak: Option<Date>,
}

/// What stands on the drawing. Words are the caller's; an empty one is left out.
pub struct LineWords<'a> {
    /// What the drawing is called, for who cannot see it.
    pub title: &'a str,
    /// What the drawing says, for who cannot see it.
    pub desc: &'a str,
    /// At today's line.
    pub today: &'a str,
    /// What the values are that it is after.
    pub target: &'a str,
    /// What it was after before each change, in their order.
    pub was: &'a [String],
    /// Where the straight line lands; may hold the value.
    pub landing: &'a str,
    /// At the point that is marked.
    pub peak: &'a str,
    /// What the dots below say.
    pub confidence: &'a str,
    /// The newest of those, from 0 to 10.
    pub sure: &'a dyn Fn(u8) -> String,
    /// A value as the axis shows it.
    pub write: &'a dyn Fn(Decimal) -> String,
    /// A day as the axis shows it, short.
    pub day: &'a dyn Fn(Date) -> String,
}

/// The narrowest drawing that there is, in pixels.
pub const NARROWEST: f64 = 220.0;

/// Where the lines end and the days begin.
const BOTTOM: f64 = 160.0;
/// How much the days take below that, and how much the dots do below them.
const BELOW: f64 = 22.0;
const STRIP: f64 = 28.0;
/// Where the middle of the dots is.
const DOTS: f64 = BOTTOM + BELOW + 13.0;
/// As much of the drawing's width as labels may take beside the axis; wider ones stand
/// inside, above their lines.
const BESIDE: f64 = 0.24;
/// So many points have a circle each; of more only those that mean something.
const CIRCLES: usize = 45;
/// The way of one key result through its period, so many pixels wide: its texts have one
/// size at every width, and none of them lies on another.
#[must_use]
pub fn line(line: &Line, wide: f64, words: &LineWords<'_>) -> String {
    let wide = wide.max(NARROWEST);
    let inside = |day: Date| line.period.first() <= day && day <= line.period.last();
    let points: Vec<&Point> = line.points.iter().filter(|at| inside(at.date)).collect();
    let flagged = line.notes.iter().any(|note| inside(*note));
    let top = if flagged { flags::BELOW } else { 18.0 };
    let measured = points.iter().map(|at| at.value);
    let goals = line.earlier.iter().filter_map(|it| it.goal);
    let wanted = goals.chain([line.goal]).flat_map(Goal::values);
    let landing = line.landing.as_ref();
    let values = Values::new(measured.chain(wanted), landing, (top, BOTTOM));
    let newest = points.last();
    let lands = line.landing.as_ref().filter(|_| {
        let is_last = |point: &&Point| point.date == line.period.last();
        newest.is_some_and(|newest| !is_last(newest))
    });
    let sure = points
        .iter()
        .filter_map(|at| Some((at.date, at.confidence?)));
    let sure: Vec<(Date, u8)> = sure.collect();
    let surest = sure.last().map(|(_, sure)| Beside {
        y: DOTS,
        value: (words.sure)((*sure).min(10)),
        word: words.confidence.to_owned(),
    });
    let gutter = Gutter::new(texts_of(line, lands, &values, words), wide);
    let below = Gutter::new(surest.into_iter().collect(), wide);
    let right = wide - gutter.wide().max(below.wide()).max(10.0);
    let ticks = values.ticks().into_iter();
    let ticks: Vec<(Decimal, String)> = ticks.map(|at| (at, (words.write)(at))).collect();
    let widest = ticks.iter().map(|(_, text)| width(text));
    let widest = widest.fold(0.0, f64::max);
    let beside = widest <= BESIDE * wide;
    let days = Days {
        period: line.period,
        left: if beside { widest + 10.0 } else { 12.0 },
        right,
        wide,
    };
    let high = BOTTOM + BELOW + if sure.is_empty() { 0.0 } else { STRIP };
    let mut svg = begun((wide, high), words.title, words.desc);
    let mut drawing = Drawing {
        places: Places::new((top, BOTTOM - 1.0), right),
        days,
        values,
        svg: String::new(),
        labels: Vec::new(),
    };
    drawing.draw_ticks(&ticks, beside);
    drawing.draw_goals(line, top);
    let Drawing {
        svg: drawn,
        days,
        places,
        ..
    } = &mut drawing;
    let written = Written {
        end: words.day,
        month: words.day,
    };
    days.draw(drawn, BOTTOM, &written);
    days.draw_today(drawn, line.today, words.today, BOTTOM, places);
    flags::draw(drawn, days, &line.notes, BOTTOM);
    let dots = sure.iter().map(|(day, sure)| (days.at(*day), *sure));
    strip::draw(drawn, &dots.collect::<Vec<_>>(), DOTS);
    drawing.draw_points(&points, line, lands);
    drawing.put_changes(&line.earlier, words.was, top);
    drawing.put_newest(newest, words);
    drawing.put_peak(&points, line.peak, words.peak);
    svg += &drawing.svg;
    for (label, colour) in drawing.labels {
        label.draw_on_paper(&mut svg, colour);
    }
    gutter.draw(&mut svg, right, (top, BOTTOM), wide);
    below.draw(&mut svg, right, (BOTTOM + BELOW, high), wide);
    svg + "</svg>"
}

/// What stands right of it: what it is after, and where it lands.
fn texts_of(
    line: &Line,
    lands: Option<&Fraction>,
    values: &Values,
    words: &LineWords<'_>,
) -> Vec<Beside> {
    let wanted = line.goal.wanted().into_iter().map(|value| Beside {
        y: values.at(&Fraction::from(value)),
        value: (words.write)(value),
        word: words.target.to_owned(),
    });
    let lands = lands.map(|value| Beside {
        y: values.at(value).clamp(flags::BELOW, BOTTOM),
        value: String::new(),
        word: words.landing.to_owned(),
    });
    wanted.chain(lands).collect()
}

/// A drawing as it comes about: labels go on top in the end.
struct Drawing {
    days: Days,
    values: Values,
    places: Places,
    svg: String,
    labels: Vec<(Label, &'static str)>,
}

impl Drawing {
    fn draw_ticks(&mut self, ticks: &[(Decimal, String)], beside: bool) {
        let mut lines = String::new();
        let (left, right, wide) = (self.days.left, self.days.right, self.days.wide);
        for (value, text) in ticks {
            let y = self.values.at(&Fraction::from(*value));
            let ends = [pixels(left), pixels(y), pixels(right)];
            lines += &["M", &ends[0], " ", &ends[1], "H", &ends[2]].concat();
            if beside {
                let at = (left - 6.0, y + 4.0);
                let label = Label::new(text, at, Anchor::End, wide);
                self.places.take_label(&label);
                label.draw(&mut self.svg, QUIET);
            } else if width(text) <= right - left {
                let label = Label::new(text, (left, y - 3.0), Anchor::Start, right);
                self.places.take_label(&label);
                // Beneath what is drawn later: a value hides no other.
                label.draw(&mut self.svg, QUIET);
            }
        }
        stroke(&mut self.svg, &lines, GRID, "");
    }

    /// The points, the line through them, and where it lands.
    fn draw_points(&mut self, points: &[&Point], line: &Line, lands: Option<&Fraction>) {
        let place = |point: &&Point| self.place(point);
        let places: Vec<(f64, f64)> = points.iter().map(place).collect();
        let Some(newest) = places.last() else {
            return;
        };
        let way = thinned(&places);
        if let Some(value) = lands {
            self.draw_landing(*newest, value);
        }
        stroke(
            &mut self.svg,
            &path(&way),
            CHANGE,
            " stroke-width=\"2\" stroke-linejoin=\"round\"",
        );
        self.places.take_line(&way, 1.0);
        let mut last_ring = f64::MIN;
        for (index, (point, (x, y))) in points.iter().zip(&places).enumerate() {
            let is_newest = index + 1 == points.len();
            let marked = is_newest || Some(point.date) == line.peak;
            let ring = point.note && (points.len() <= CIRCLES || x - last_ring >= 10.0);
            if points.len() > CIRCLES && !marked && !ring {
                continue;
            }
            let radius = if is_newest { 4.0 } else { 3.0 };
            circle(&mut self.svg, (*x, *y), radius, CHANGE, "none");
            if ring {
                last_ring = *x;
                circle(&mut self.svg, (*x, *y), radius + 2.5, "none", CHANGE);
            }
            self.places.take(Area::around((*x, *y), radius + 2.0), 1.0);
        }
    }

    /// From the newest point to where it lands on the last day.
    fn draw_landing(&mut self, newest: (f64, f64), value: &Fraction) {
        let last = self.days.at(self.days.period.last());
        let y = self.values.at(value);
        let (top, bottom) = self.places.within;
        let shown = y.clamp(top + 4.0, bottom - 4.0);
        // Past the edge it is cut there, and an arrow says so.
        let gone = if shown == y {
            1.0
        } else {
            (shown - newest.1) / (y - newest.1)
        };
        let end = (newest.0 + (last - newest.0) * gone, shown);
        let way = [newest, end];
        let dots = " stroke-width=\"2\" stroke-dasharray=\".1 4\" stroke-linecap=\"round\"";
        stroke(&mut self.svg, &path(&way), CHANGE, dots);
        if shown == y {
            circle(&mut self.svg, end, 4.0, PAPER, CHANGE);
        } else {
            let back = if y < shown { 5.0 } else { -5.0 };
            let head = [
                (end.0 - 4.0, end.1 + back),
                end,
                (end.0 + 4.0, end.1 + back),
            ];
            stroke(&mut self.svg, &path(&head), CHANGE, " stroke-width=\"1.5\"");
        }
        self.places.take_line(&way, 0.7);
        self.places.take(Area::around(end, 5.0), 2.0);
    }

    /// The newest value, beside its point.
    fn put_newest(&mut self, newest: Option<&&Point>, words: &LineWords<'_>) {
        let Some(newest) = newest else {
            return;
        };
        let text = (words.write)(newest.value);
        if width(&text) > (self.days.right - self.days.left) * 0.6 {
            return;
        }
        let (x, y) = self.place(newest);
        let around = [
            (x, y - 10.0, Anchor::Middle),
            (x, y + 18.0, Anchor::Middle),
            (x - 9.0, y - 8.0, Anchor::End),
            (x + 9.0, y - 8.0, Anchor::Start),
            (x - 9.0, y + 16.0, Anchor::End),
            (x + 9.0, y + 16.0, Anchor::Start),
        ];
        self.put(&text, &around, INK);
    }

    fn put_peak(&mut self, points: &[&Point], peak: Option<Date>, word: &str) {
        let Some(point) = points.iter().rfind(|point| Some(point.date) == peak) else {
            return;
        };
        let (x, y) = self.place(point);
        circle(&mut self.svg, (x, y), 4.0, PAPER, CHANGE);
        circle(&mut self.svg, (x, y), 1.8, CHANGE, "none");
        let around = [
            (x, y - 9.0, Anchor::Middle),
            (x, y + 18.0, Anchor::Middle),
            (x - 9.0, y + 4.0, Anchor::End),
            (x + 9.0, y + 4.0, Anchor::Start),
            (x - 6.0, y - 9.0, Anchor::End),
            (x + 6.0, y - 9.0, Anchor::Start),
        ];
        self.put(word, &around, INK);
    }

    fn put(&mut self, word: &str, places: &[(f64, f64, Anchor)], colour: &'static str) {
        if word.is_empty() {
            return;
        }
        if let Some(label) = self.places.put(word, places, 3.0) {
            self.labels.push((label, colour));
        }
    }

    fn place(&self, point: &Point) -> (f64, f64) {
        let y = self.values.at(&Fraction::from(point.value));
        (self.days.at(point.date), y)
    }
}
