//! A key result that is a KPI reads its history from that KPI's readings.

use time::{Date, Month};

use crate::calendar::Calendar;
use crate::kpi::Kpi;
use crate::kpi::status::Due;
use crate::kpi::tally::{State, Tally, by_band, by_cadence};
use crate::kpi::unit::Unit;
use crate::metric::dated::{Dated, Sure};
use crate::number::fraction::Fraction;
use crate::number::units::is_comparable;
use crate::objective::Objective;
use crate::objective::key_result::KeyResult;
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Measure;

/// What a key result that is a KPI knows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fed {
    /// What the KPI is called.
    pub name: String,
    /// What it is measured in.
    pub unit: String,
    /// Since when that is something else than what the key result is measured in, if it is:
    /// what it came to since then counts for nothing there.
    pub other_since: Option<Date>,
    /// The unit of time that each value is of.
    pub judged_in: Unit,
    /// A value for each unit that has ended, the oldest first, each on the day which its
    /// reading carries. Of all the KPI's time: the period chooses, as of any key result.
    pub values: Vec<Dated>,
    /// Which unit of time each of those is of that is of one, in their order: what was
    /// checked in before it was a KPI is of its day.
    pub units: Vec<(Unit, Period)>,
    /// The day of the value that a change starts from, where that was known when the key
    /// result was written, and of a guardrail that of the newest unit that had ended by then:
    /// that one and those before it were there before anything was done.
    pub starts_with: Option<Date>,
    /// The last day whose value counts, once the objective is closed: what the KPI came to
    /// after that is its own.
    pub ends_with: Option<Date>,
    /// The unit of time that readings are asked for in: that of its cadence.
    pub asked_in: Unit,
    /// With which month the year begins whose quarters it has.
    pub first_month: Month,
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
            // The check-ins that became its readings count until that day.
            fed.ends_with = closed.map(|on| fed.ends_with.map_or(on, |became| on.max(became)));
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
        let asked_in = kpi.definition_on(today).cadence;
        let is_alike = |day: Date| is_comparable(kpi.unit_on(day), &key_result.unit);
        let mut tallies = by_band(kpi, calendar, today);
        // Readings are asked for in the units of the cadence, whichever are judged.
        let mut due = match kpi.is_judged_by_cadence() {
            true => Due::of(kpi, &tallies, calendar, today),
            false => Due::of(kpi, &by_cadence(kpi, calendar, today), calendar, today),
        };
        // Nobody can read what is in the bin.
        if kpi.binned.is_some() {
            due.lacks = None;
            due.overdue = None;
        }
        tallies.retain(|it| is_alike(it.unit.last()));
        let so_far = tallies.last().and_then(|it| match &it.state {
            State::Running(Some(value)) => Some((it.unit, value.clone())),
            _ => None,
        });
        let came_from = kpi.origin.as_ref();
        let is_origin = came_from
            .is_some_and(|it| it.objective == *objective && it.key_result == key_result.id);
        let ended = ended(kpi, &tallies);
        let starts_with = starts_with(key_result, &ended).filter(|_| !is_origin);
        let (mut values, units) = match is_origin {
            // Its check-ins became those readings: each is still of its own day.
            true => {
                let mut readings = as_read(kpi, today);
                readings.retain(|it| is_alike(it.date));
                (readings, Vec::new())
            }
            false => ended.into_iter().unzip(),
        };
        let is_known = |own: &Dated| {
            let mut units = tallies.iter();
            let unit = units.find(|it| it.unit.contains(own.date));
            unit.is_some_and(|it| it.state != State::Missing)
        };
        with_own(&mut values, key_result, |own| is_origin || !is_known(own));
        Self {
            name: kpi.name.clone(),
            unit: kpi.definition().unit,
            other_since: kpi.definition_on(today).day().filter(|_| !is_alike(today)),
            judged_in,
            values,
            units,
            starts_with,
            ends_with: came_from.filter(|_| is_origin).map(|it| it.on),
            asked_in,
            first_month: kpi.calendar(calendar).first_month,
            so_far,
            due,
            rests: kpi.rest.as_ref().map(|it| it.on),
        }
    }

    /// The unit of time that the value of a day is of, with its days; none of what is of
    /// its day alone.
    #[must_use]
    pub fn unit_of(&self, day: Date) -> Option<(Unit, Period)> {
        let carries = |(unit, days): &(Unit, Period)| unit.day_of(*days);
        let at = self.units.binary_search_by_key(&day, carries).ok()?;
        self.units.get(at).copied()
    }

    /// The unit that a reading is asked of by default; see [`Due::unit`].
    #[must_use]
    pub fn asked(&self) -> Option<Period> {
        self.due.lacks.or(self.due.unit)
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

/// What each unit that has ended came to, on the day which its reading carries, with the
/// unit.
fn ended(kpi: &Kpi, tallies: &[Tally]) -> Vec<(Dated, (Unit, Period))> {
    let values = tallies.iter().filter_map(|tally| {
        let value = tally.value()?.to_decimal()?;
        let unit = kpi.judged_on(tally.unit.last());
        let date = unit.day_of(tally.unit);
        let said = kpi.readings.iter().rfind(|it| tally.unit.contains(it.day));
        let value = Dated {
            note: said.map_or_else(String::new, |it| it.note.clone()),
            ..Dated::plain(date, value)
        };
        Some((value, (unit, tally.unit)))
    });
    values.collect()
}

/// The day of the value that a change was written to start from: the newest one that is its
/// start, of the units that had ended by then; of a guardrail the newest of those, whatever it
/// was. Of ids that no browser made nobody knows when that was.
fn starts_with(key_result: &KeyResult, ended: &[(Dated, (Unit, Period))]) -> Option<Date> {
    let made = key_result.id.made()?;
    let mut before = ended.iter().filter(|(_, (_, days))| days.last() <= made);
    let at = match (key_result.is_guardrail, key_result.measure) {
        (true, _) => before.next_back(),
        (false, Measure::Change) => {
            let start = key_result.start?;
            before.rfind(|(it, _)| it.value == start)
        }
        _ => None,
    };
    Some(at?.0.date)
}

/// With what stands in the objective: how sure somebody was, and values of units of which
/// the KPI knows none, as where another device checked in on it before it was a KPI there.
/// Of a unit that runs nothing counts, whoever said it.
fn with_own(values: &mut Vec<Dated>, key_result: &KeyResult, counts: impl Fn(&Dated) -> bool) {
    for own in key_result.check_ins.iter().filter(|own| counts(own)) {
        if let Err(at) = values.binary_search_by_key(&own.date, |it| it.date) {
            values.insert(at, own.clone());
        }
    }
    for Sure {
        date, confidence, ..
    } in &key_result.sure
    {
        // Of the first value that was known by then or after it: the unit that they spoke
        // of. As long as none is, of the newest.
        let at = values.partition_point(|it| it.date < *date);
        let newest = values.len().saturating_sub(1);
        if let Some(value) = values.get_mut(at.min(newest)) {
            value.confidence = confidence.or(value.confidence);
        }
    }
}
