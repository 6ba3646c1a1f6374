//! What the chart of a KPI shows.

use time::Date;

use super::Kpi;
use super::band::Judged;
use super::noise::{self, Said};
use super::signal;
use super::standing::{Standing, possible};
use super::tally::{State, Tally};
use crate::period::Period;
use crate::plot::process::{Band, Base, Held, Limits, Note, Point, Process, Rule, Signal, Status};

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

fn held(kpi: &Kpi, tally: &Tally) -> Held {
    match &tally.state {
        State::Value(value) => {
            let range = kpi.band_on(tally.unit.last()).and_then(|it| it.range);
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
    let of = |tally: &Tally| kpi.band_on(tally.unit.last());
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
