//! What the chart of a KPI shows.

use std::ops::Range;

use time::Date;

use super::Kpi;
use super::band::Judged;
use super::noise::{self, Said};
use super::signal;
use super::standing::{Standing, possible};
use super::tally::{State, Tally};
use crate::calendar::Calendar;
use crate::handoff::life::{Life, Role, Was};
use crate::number::units::is_comparable;
use crate::objective::Objective;
use crate::period::Period;
use crate::plot::process::roles::{Aim, Served};
use crate::plot::process::{Band, Base, Held, Limits, Note, Point, Process, Rule, Signal, Status};
use crate::record::id::Id;

/// Which of its units a chart shows: those around its newest value that are measured in the
/// same, since others have no place on its axis.
#[must_use]
pub fn drawn(kpi: &Kpi, standing: &Standing) -> Range<usize> {
    let tallies = &standing.tallies;
    let is_known = |it: &Tally| it.value().is_some() || matches!(it.state, State::Running(Some(_)));
    let newest = tallies.iter().rposition(is_known);
    let newest = newest.unwrap_or(tallies.len().saturating_sub(1));
    let in_what = |tally: &Tally| kpi.unit_on(tally.unit.last());
    let same = tallies.chunk_by(|one, other| is_comparable(in_what(one), in_what(other)));
    let runs = same.scan(0, |from, run| {
        let begins = *from;
        *from += run.len();
        Some(begins..*from)
    });
    let mut runs = runs.filter(|run| run.contains(&newest));
    runs.next().unwrap_or_default()
}

/// The chart of a KPI as it stands on a day.
#[must_use]
pub fn process(kpi: &Kpi, standing: &Standing, today: Date) -> Process {
    let drawn = drawn(kpi, standing);
    let tallies = &standing.tallies[drawn.clone()];
    let points = tallies.iter().map(|tally| Point {
        days: tally.unit,
        held: held(kpi, tally),
    });
    let (lowest, highest) = possible(kpi, tallies);
    // Where the measure changed another base begins.
    let bases = || standing.noise.bases().filter(|it| drawn.contains(&it.from));
    let signals = bases().flat_map(|base| &base.signals);
    let signals = signals.map(|it| drawn_signal(it, drawn.start));
    Process {
        points: points.collect(),
        bands: bands(kpi, tallies),
        bases: bases()
            .filter_map(|base| drawn_base(base, kpi, &standing.tallies))
            .collect(),
        signals: signals.collect(),
        served: Vec::new(),
        notes: kpi
            .notes
            .iter()
            .map(|note| Note {
                day: note.date,
                text: note.text.clone(),
            })
            .collect(),
        today: Some(today),
        lowest: lowest.and_then(|it| it.to_decimal()),
        highest: highest.and_then(|it| it.to_decimal()),
    }
}

/// When it served as a key result, and what it was after then, by its life and the
/// objectives that this is of.
#[must_use]
pub fn served(
    kpi: &Kpi,
    standing: &Standing,
    life: &Life,
    objectives: &[(Id, Objective)],
    calendar: Calendar,
) -> Vec<Served> {
    let tallies = &standing.tallies[drawn(kpi, standing)];
    let ends = tallies.first().zip(tallies.last());
    let Some((first, last)) = ends.map(|(first, last)| (first.unit.first(), last.unit.last()))
    else {
        return Vec::new();
    };
    let all = life.roles.iter().filter_map(|role| {
        let Role { from, until, what } = role;
        let Was::KeyResult {
            objective,
            key_result,
            period,
            ..
        } = what
        else {
            return None;
        };
        // Where nothing says when it ended, it still is one; what counts is in the period.
        let until = until.or_else(|| period.map(Period::last)).unwrap_or(last);
        let from = from.unwrap_or(first);
        let days = Period::new(from, until)?;
        let of = objectives.iter().find(|(id, _)| id == objective);
        let of = of.and_then(|(_, it)| it.key_results.iter().find(|it| it.id == *key_result));
        let measured_in = kpi.unit_on(last);
        let of = of.filter(|it| is_comparable(&it.unit, measured_in));
        let goal = of.and_then(|it| it.goal());
        // The day of its reading says what a unit counts for.
        let counts = |tally: &Tally| {
            let day = kpi.judged_of(tally.unit, calendar).day_of(tally.unit);
            days.contains(day)
        };
        let begin = tallies.iter().position(counts);
        let end = tallies.iter().rposition(counts);
        Some(Served {
            days,
            aim: goal.map(|goal| Aim {
                days: period.unwrap_or(days),
                goal,
            }),
            points: begin.zip(end).map(|(begin, end)| begin..=end),
        })
    });
    all.collect()
}

fn held(kpi: &Kpi, tally: &Tally) -> Held {
    match &tally.state {
        State::Value(value) => {
            let range = kpi.band_of(tally.unit).and_then(|it| it.range);
            Held::Value {
                value: value.clone(),
                status: range.map(|range| match range.judge(value) {
                    Judged::Good => Status::Good,
                    Judged::Acceptable(_) => Status::Acceptable,
                    Judged::Out(_) => Status::Out,
                }),
            }
        }
        State::Running(value) => Held::Running(value.clone()),
        State::Incomplete { have, of } => Held::Incomplete {
            have: *have,
            of: *of,
        },
        State::Spread(units) => Held::Spread(*units),
        State::Missing => Held::Missing,
        State::Closed => Held::Closed,
    }
}

/// The bands, each from the first unit that it judges to the last one before the next.
fn bands(kpi: &Kpi, tallies: &[Tally]) -> Vec<Band> {
    // Each unit is judged by the band that is in force on its last day.
    let of = |tally: &Tally| kpi.band_of(tally.unit);
    let runs =
        tallies.chunk_by(|one, other| of(one).map(|it| &it.id) == of(other).map(|it| &it.id));
    let bands = runs.filter_map(|run| {
        let (first, last) = (run.first()?, run.last()?);
        let range = of(first)?.range?;
        Some(Band {
            days: Period::new(first.unit.first(), last.unit.last())?,
            good: range.good(),
            edge: range.edge(),
        })
    });
    bands.collect()
}

fn drawn_base(base: &noise::Base, kpi: &Kpi, tallies: &[Tally]) -> Option<Base> {
    let units = tallies.get(base.from..base.until)?;
    let (lowest, highest) = possible(kpi, tallies);
    let limits = base.limits.as_ref().map(|limits| Limits {
        centre: limits.centre.clone(),
        lower: limits.drawn_lower(lowest.as_ref()).cloned(),
        upper: limits.drawn_upper(highest.as_ref()).cloned(),
        provisional: base.said == Said::Provisional,
    });
    let locked = base.locked.and_then(|at| tallies.get(at.checked_sub(1)?));
    Some(Base {
        days: Period::new(units.first()?.unit.first(), units.last()?.unit.last())?,
        limits,
        locked: locked.map(|it| it.unit.last()),
    })
}

fn drawn_signal(signal: &signal::Signal, first: usize) -> Signal {
    Signal {
        rule: match signal.rule {
            signal::Rule::Beyond => Rule::Beyond,
            signal::Rule::Run => Rule::Run,
            signal::Rule::Near => Rule::Near,
        },
        side: signal.side,
        points: signal.at.iter().map(|at| at - first).collect(),
    }
}
