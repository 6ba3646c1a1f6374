//! Years at a glance: a row a year, in it a bar a period.

use crate::calendar::{Calendar, Part};
use crate::grading::history::Closed;
use crate::objective::headline::Basis;
use crate::objective::review::{Brief, basis, by_period, came_to};
use crate::objective::standing::Stage;
use crate::period::Period;

/// A year of somebody's calendar, with the periods that end in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Year {
    /// Which one: the year in which it begins.
    pub year: i32,
    /// The periods that lie within one of its quarters, the first to end first.
    pub quarters: [Vec<Bar>; 4],
    /// Those that are longer: halves, years, any that reach over a quarter's end.
    pub longer: Vec<Bar>,
    /// How many musts were kept in those that are closed, of how many.
    pub committed: Option<(u32, u32)>,
}

/// A period, and what its objectives came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Its days.
    pub period: Period,
    /// Where the objectives are that are still open; closed if none is.
    pub stage: Stage,
    /// How many objectives it has.
    pub objectives: usize,
    /// What the open ones come to so far; if none is open, what the closed ones did.
    pub came_to: Closed,
    /// Of how many key results that is, where some have no value yet.
    pub basis: Option<Basis>,
}

/// The year that an objective belongs to: that of its last day, and without a period
/// that in which it was closed; named by the year in which it begins. None for one that has
/// neither.
#[must_use]
pub fn year_of(brief: &Brief, calendar: Calendar) -> Option<i32> {
    let last = brief.period.map(Period::last);
    let day = last.or_else(|| brief.closing.map(|closing| closing.on));
    day.map(|day| calendar.year_of(day))
}

/// The years in which a period ends that objectives have, the newest first.
#[must_use]
pub fn years<'a>(briefs: impl IntoIterator<Item = &'a Brief>, calendar: Calendar) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    for (period, of) in by_period(briefs) {
        let year = calendar.year_of(period.last());
        if years.last().is_none_or(|it| it.year != year) {
            years.push(Year {
                year,
                ..Year::default()
            });
        }
        let Some(row) = years.last_mut() else {
            continue;
        };
        let bar = Bar::of(period, &of);
        if bar.stage == Stage::Closed
            && let Some((kept, all)) = bar.came_to.committed
        {
            let (before, of) = row.committed.unwrap_or_default();
            row.committed = Some((before + kept, of + all));
        }
        let quarter = calendar.quarter_of(period.last());
        match calendar.part_of(quarter) {
            Some(Part::Quarter(number)) if quarter.contains(period.first()) => {
                row.quarters[usize::from(number - 1)].push(bar);
            }
            _ => row.longer.push(bar),
        }
    }
    years.reverse();
    years
}

impl Bar {
    fn of(period: Period, all: &[&Brief]) -> Self {
        let open = all.iter().filter(|it| it.stage != Stage::Closed);
        let open: Vec<&Brief> = open.copied().collect();
        let counts = if open.is_empty() { all } else { &open };
        Self {
            period,
            stage: counts.first().map_or(Stage::Closed, |it| it.stage),
            objectives: all.len(),
            came_to: came_to(counts),
            basis: basis(counts),
        }
    }
}
