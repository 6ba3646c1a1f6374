//! What the chart of a KPI shows.

use time::Date;

use super::Kpi;
use super::band::Judged;
use super::noise::{self, Said};
use super::signal;
use super::standing::{Standing, possible};
use super::tally::{State, Tally};
use crate::calendar::Calendar;
use crate::handoff::life::{Life, Role, Was};
use crate::objective::Objective;
use crate::period::Period;
use crate::plot::process::roles::{Aim, Served};
use crate::plot::process::{Band, Base, Held, Limits, Note, Point, Process, Rule, Signal, Status};
use crate::record::id::Id;

/// The chart of a KPI as it stands on a day.
#[must_use]
pub fn process(kpi: &Kpi, standing: &Standing, today: Date) -> Process {
    let tallies = &standing.tallies;
    let points = tallies.iter().map(|tally| Point {
        days: tally.unit,
        held: held(kpi, tally),
    });
    let (lowest, highest) = possible(kpi, tallies);
    let all = standing.noise.bases();
    let signals = all.flat_map(|base| &base.signals).map(drawn_signal);
    Process {
        points: points.collect(),
        bands: bands(kpi, tallies),
        bases: standing
            .noise
            .bases()
            .filter_map(|base| drawn_base(base, kpi, tallies))
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
    let tallies = &standing.tallies;
    let drawn = tallies.first().zip(tallies.last());
    let Some((first, last)) = drawn.map(|(first, last)| (first.unit.first(), last.unit.last()))
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

fn drawn_signal(signal: &signal::Signal) -> Signal {
    Signal {
        rule: match signal.rule {
            signal::Rule::Beyond => Rule::Beyond,
            signal::Rule::Run => Rule::Run,
            signal::Rule::Near => Rule::Near,
        },
        side: signal.side,
        points: signal.at.clone(),
    }
}
