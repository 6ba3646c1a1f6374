//! Days across a drawing.

use time::{Date, Month};

use super::label::{Anchor, Label, Places, cut};
use super::{EDGE, INK, QUIET, pixels, stroke};
use crate::period::Period;

/// How far two labels keep from each other.
const GAP: f64 = 10.0;
/// Months between two labels, from the fewest to a hundred years.
const STRIDES: [i32; 10] = [1, 2, 3, 6, 12, 24, 60, 120, 600, 1200];

/// A period from one pixel to another.
pub(super) struct Days {
    pub(super) period: Period,
    pub(super) left: f64,
    pub(super) right: f64,
    /// How wide the drawing is.
    pub(super) wide: f64,
}

/// How days are called at the axis.
pub(super) struct Written<'a> {
    /// The first and the last one.
    pub(super) end: &'a dyn Fn(Date) -> String,
    /// The first one of a month between them.
    pub(super) month: &'a dyn Fn(Date) -> String,
}

impl Days {
    pub(super) fn has(&self, day: Date) -> bool {
        self.period.first() <= day && day <= self.period.last()
    }

    /// Where a day of the period is. A period's only day is in the middle.
    pub(super) fn at(&self, day: Date) -> f64 {
        let gone = day.to_julian_day() - self.period.first().to_julian_day();
        let days = self.period.days() - 1;
        if days == 0 {
            return f64::midpoint(self.left, self.right);
        }
        self.left + (self.right - self.left) * f64::from(gone) / f64::from(days)
    }

    /// Where a day is, or the end that is nearer to it.
    pub(super) fn within(&self, day: Date) -> f64 {
        if day <= self.period.first() {
            self.left
        } else if day > self.period.last() {
            self.right
        } else {
            self.at(day)
        }
    }

    /// The axis with its labels below: the first day, the last, and beginnings
    /// of months that fit between, which may be called otherwise.
    pub(super) fn draw(&self, svg: &mut String, y: f64, write: &Written<'_>) {
        let axis = [
            "M",
            &pixels(self.left),
            " ",
            &pixels(y),
            "H",
            &pixels(self.right),
        ];
        stroke(svg, &axis.concat(), EDGE, "");
        let mut ticks = String::new();
        for (x, label) in self.labels(y + 16.0, write) {
            ticks += &["M", &pixels(x), " ", &pixels(y), "v4"].concat();
            label.draw(svg, QUIET);
        }
        stroke(svg, &ticks, EDGE, "");
    }

    fn labels(&self, y: f64, write: &Written<'_>) -> Vec<(f64, Label)> {
        let Written { end: write, month } = write;
        let (first, last) = (self.period.first(), self.period.last());
        if first == last {
            let x = self.at(first);
            return vec![(x, self.label(&write(first), (x, y), Anchor::Middle))];
        }
        let half = (self.right - self.left - GAP) / 2.0;
        let end = |day, anchor| {
            let x = self.at(day);
            (x, self.label(&cut(&write(day), half), (x, y), anchor))
        };
        let ends = [end(first, Anchor::Start), end(last, Anchor::End)];
        let between = STRIDES.into_iter().find_map(|stride| {
            let months = self.months(stride)?;
            let mut labels: Vec<(f64, Label)> = months
                .into_iter()
                .map(|day| {
                    let x = self.at(day);
                    (x, self.label(&month(day), (x, y), Anchor::Middle))
                })
                .collect();
            let parted = |one: &Label, other: &Label| one.area().right + GAP <= other.area().left;
            let by_ends = |label: &Label| parted(&ends[0].1, label) && parted(label, &ends[1].1);
            // Of years those that would be too close to an end are left out: one counts
            // them without seeing each, unlike months.
            if stride >= 12 {
                labels.retain(|(_, label)| by_ends(label));
            }
            let fits = |pair: &[(f64, Label)]| parted(&pair[0].1, &pair[1].1);
            let all_fit = labels.iter().all(|(_, label)| by_ends(label));
            (all_fit && labels.windows(2).all(fits)).then_some(labels)
        });
        let mut labels = Vec::from(ends);
        labels.extend(between.unwrap_or_default());
        labels
    }

    fn label(&self, text: &str, at: (f64, f64), anchor: Anchor) -> Label {
        Label::new(text, at, anchor, self.wide)
    }

    /// The first days of every so many months inside the period, counted from the
    /// beginning of a year. None if they are too many to fit.
    fn months(&self, stride: i32) -> Option<Vec<Date>> {
        let (first, last) = (self.period.first(), self.period.last());
        let index = |day: Date| day.year() * 12 + i32::from(day.month() as u8) - 1;
        let from = index(first).div_euclid(stride) + 1;
        let to = index(last).div_euclid(stride);
        if to - from > 12 {
            return None;
        }
        let days = (from..=to).filter_map(|step| {
            let month = step * stride;
            let name = Month::try_from(month.rem_euclid(12) as u8 + 1).ok()?;
            let day = Date::from_calendar_date(month.div_euclid(12), name, 1).ok()?;
            (first < day && day < last).then_some(day)
        });
        Some(days.collect())
    }

    /// Today's line and its word, if it is in the period.
    pub(super) fn draw_today(
        &self,
        svg: &mut String,
        today: Date,
        word: &str,
        bottom: f64,
        places: &mut Places,
    ) {
        if !self.has(today) {
            return;
        }
        let x = self.at(today);
        stroke(
            svg,
            &["M", &pixels(x), " 16V", &pixels(bottom)].concat(),
            INK,
            " stroke-opacity=\".7\"",
        );
        places.take_line(&[(x, 16.0), (x, bottom)], 1.0);
        if !word.is_empty() {
            self.label(word, (x, 12.0), Anchor::Middle).draw(svg, INK);
        }
    }
}
