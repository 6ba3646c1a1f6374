//! A key result that is a KPI reads its history from that KPI's readings.

use time::Date;

use crate::calendar::Calendar;
use crate::kpi::Kpi;
use crate::kpi::status::Due;
use crate::kpi::tally::{State, Tally, by_band, by_cadence};
use crate::kpi::unit::Unit;
use crate::metric::dated::{Dated, Sure};
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::key_result::KeyResult;
use crate::period::Period;
use crate::record::id::Id;

/// What a key result that is a KPI knows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fed {
    /// What the KPI is called.
    pub name: String,
    /// What it is measured in.
    pub unit: String,
    /// The unit of time that each value is of.
    pub judged_in: Unit,
    /// A value for each unit that has ended, the oldest first, each on the day which its
    /// reading carries. Of all the KPI's time: the period chooses, as of any key result.
    pub values: Vec<Dated>,
    /// The unit that runs, and what it has so far. It never counts.
    pub so_far: Option<(Period, Fraction)>,
    /// What is asked for of the KPI.
    pub due: Due,
    /// Since when it is not watched, if it is not.
    pub rests: Option<Date>,
}

/// Lets every key result of an objective that is a KPI read its history from it. One whose
/// KPI is not there keeps what it has.
pub fn feed(
    objective: &mut Objective,
    id: &Id,
    calendar: Calendar,
    today: Date,
    mut kpi_of: impl FnMut(&Id) -> Option<Kpi>,
) {
    // Without a period all that was known counts, until it was closed: what the KPI comes to
    // later is its own.
    let closed = objective.closing.map(|it| it.on);
    let until = closed.filter(|_| objective.period.is_none());
    for key_result in &mut objective.key_results {
        let kpi = key_result.kpi.as_ref().and_then(&mut kpi_of);
        let fed = kpi.map(|kpi| Fed::of(&kpi, id, key_result, calendar, today));
        key_result.fed = fed.map(|mut fed| {
            fed.values
                .retain(|it| until.is_none_or(|until| it.date <= until));
            fed
        });
    }
}

impl Fed {
    /// What a key result of an objective knows from its KPI on a day.
    #[must_use]
    pub fn of(
        kpi: &Kpi,
        objective: &Id,
        key_result: &KeyResult,
        calendar: Calendar,
        today: Date,
    ) -> Self {
        let judged_in = kpi.judged_on(today);
        let tallies = by_band(kpi, calendar, today);
        // Readings are asked for in the units of the cadence, whichever are judged.
        let due = match judged_in == kpi.definition_on(today).cadence {
            true => Due::of(kpi, &tallies, calendar, today),
            false => Due::of(kpi, &by_cadence(kpi, calendar, today), calendar, today),
        };
        let so_far = tallies.last().and_then(|it| match &it.state {
            State::Running(Some(value)) => Some((it.unit, value.clone())),
            _ => None,
        });
        let came_from = kpi.origin.as_ref();
        let is_origin = came_from
            .is_some_and(|it| it.objective == *objective && it.key_result == key_result.id);
        let mut values = match is_origin {
            // Its check-ins became those readings: each is still of its own day.
            true => as_read(kpi, today),
            false => ended(kpi, &tallies),
        };
        with_own(&mut values, key_result);
        Self {
            name: kpi.name.clone(),
            unit: kpi.definition().unit,
            judged_in,
            values,
            so_far,
            due,
            rests: kpi.rest.as_ref().map(|it| it.on),
        }
    }
}

/// The readings as they were typed, each of its day.
fn as_read(kpi: &Kpi, today: Date) -> Vec<Dated> {
    let past = kpi.readings.iter().filter(|it| it.day <= today);
    past.filter_map(|it| {
        Some(Dated {
            note: it.note.clone(),
            ..Dated::plain(it.day, it.value?)
        })
    })
    .collect()
}

/// What each unit that has ended came to, on the day which its reading carries.
fn ended(kpi: &Kpi, tallies: &[Tally]) -> Vec<Dated> {
    let values = tallies.iter().filter_map(|tally| {
        let value = tally.value()?.to_decimal()?;
        let date = kpi.judged_on(tally.unit.last()).day_of(tally.unit);
        let said = kpi.readings.iter().rfind(|it| tally.unit.contains(it.day));
        Some(Dated {
            note: said.map_or_else(String::new, |it| it.note.clone()),
            ..Dated::plain(date, value)
        })
    });
    values.collect()
}

/// With what stands in the objective: how sure somebody was, and values of days of which
/// the KPI knows none, as where another device checked in on it before it was a KPI there.
fn with_own(values: &mut Vec<Dated>, key_result: &KeyResult) {
    for own in &key_result.check_ins {
        if let Err(at) = values.binary_search_by_key(&own.date, |it| it.date) {
            values.insert(at, own.clone());
        }
    }
    for Sure {
        date, confidence, ..
    } in &key_result.sure
    {
        // Of the first value that was known by then or after it: the unit that they spoke of.
        let at = values.partition_point(|it| it.date < *date);
        if let Some(value) = values.get_mut(at) {
            value.confidence = confidence.or(value.confidence);
        }
    }
}
