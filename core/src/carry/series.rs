//! Values that a file has of one number over time, and what becomes of them: readings of the
//! KPI that bears its name, or a KPI that begins with them.

use std::collections::BTreeMap;

use time::Date;

use super::names::compared;
use super::reading_cells::over;
use super::reads::Reads;
use crate::calendar::Calendar;
use crate::grading::measure::Bound;
use crate::kpi::band::{Band, Range};
use crate::kpi::definition::{AddsUp, Definition};
use crate::kpi::reading::Reading;
use crate::kpi::unit::Unit;
use crate::kpi::{KIND, Kpi};
use crate::metric::dated::LONGEST_NOTE;
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::period::Period;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Subject};
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::store::Store;
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::Lookup;

/// A number over time, as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// What it is measured in, empty for a bare number.
    pub unit: String,
    /// What is said of it, empty for nothing.
    pub about: String,
    /// Whose each value is: of a day, a week, a month.
    pub grain: Unit,
    /// How often a KPI that begins with it is read: as each value is, or less often.
    pub cadence: Unit,
    /// What several values of one unit come to.
    pub adds_up: AddsUp,
    /// Whether it is counted, so that a unit between others of which nothing is said came
    /// to nothing, and one that has not ended has no value yet.
    pub is_counted: bool,
    /// What it is to keep to, and in which unit that is summed.
    pub band: Option<(Bound, Option<Unit>)>,
    /// Its values, in any order.
    pub values: Vec<At>,
}

/// A value of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct At {
    /// The day, or one of the week, month or quarter that it is of.
    pub day: Date,
    /// The value; none where it is said that there is none.
    pub value: Option<Decimal>,
    /// What there is to say about it.
    pub note: String,
}

/// What becomes of a series.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// A KPI that begins with it, with its readings.
    New(Box<Kpi>),
    /// Readings of the KPI that is called so.
    Adds {
        /// The KPI.
        of: Subject,
        /// What is written to it; nothing where all of it is there.
        record: Record,
        /// How many readings are new.
        new: usize,
        /// How many say something else than the ones that are there.
        corrected: usize,
        /// How many are there already.
        same: usize,
    },
    /// Nothing: several KPIs are called so.
    Several,
    /// Nothing: the KPI that is called so is read more often than the file has values.
    TooCoarse(Unit),
    /// Nothing: it has no value that could be a reading.
    Nothing,
}

impl Series {
    /// Its values as readings of a KPI, the oldest first: one for each unit.
    #[must_use]
    pub fn readings(&self, kpi: &Kpi, calendar: Calendar, today: Date) -> Vec<Reading> {
        let mut units: BTreeMap<Date, (Unit, Period, Vec<&At>)> = BTreeMap::new();
        for value in &self.values {
            let Some((unit, days)) = kpi.unit_of(value.day, calendar) else {
                continue;
            };
            let known = units.entry(days.first());
            let (.., values) = known.or_insert_with(|| (unit, days, Vec::new()));
            values.push(value);
        }
        let is_over = |days: Period| match self.is_counted {
            true => days.last() < today,
            false => days.first() <= today,
        };
        let mut readings: Vec<Reading> = Vec::new();
        let mut before: Option<(Unit, Period)> = None;
        for (unit, days, mut values) in units.into_values() {
            if !is_over(days) {
                continue;
            }
            if self.is_counted && self.adds_up == AddsUp::Sum {
                readings.extend(between(before, (unit, days), kpi.calendar(calendar)));
            }
            before = Some((unit, days));
            values.sort_unstable_by_key(|it| it.day);
            readings.extend(self.reading(unit.day_of(days), &values));
        }
        readings
    }

    /// What the values of one unit, the oldest first, come to.
    fn reading(&self, day: Date, values: &[&At]) -> Option<Reading> {
        let mut notes: Vec<&str> = values.iter().map(|it| it.note.trim()).collect();
        notes.retain(|it| !it.is_empty());
        let note: String = notes.join(" · ").chars().take(LONGEST_NOTE).collect();
        let numbers: Vec<Decimal> = values.iter().filter_map(|it| it.value).collect();
        let value = match numbers.as_slice() {
            [] => None,
            [.., last] if self.adds_up == AddsUp::Last => Some(*last),
            all => {
                let all_of = all.iter().map(|it| Fraction::from(*it));
                let sum = all_of.fold(Fraction::zero(), |sum, it| sum + it);
                let exact = match self.adds_up {
                    AddsUp::Mean => sum.checked_div(&Fraction::of(all.len() as i64, 1))?,
                    _ => sum,
                };
                Some(
                    exact
                        .to_decimal()
                        .or_else(|| exact.round(10, Rounding::HalfAway))?,
                )
            }
        };
        let note = note.trim().to_owned();
        Some(Reading { day, value, note })
    }

    /// The KPI that begins with it, from the first of its readings on; none without any.
    #[must_use]
    pub fn begun(&self, source: &str, calendar: Calendar, today: Date, band: Id) -> Option<Kpi> {
        let cut = |text: &str| -> String { text.trim().chars().take(LONGEST_NAME).collect() };
        let mut kpi = Kpi {
            name: cut(&self.name),
            source: source.to_owned(),
            definitions: vec![Definition {
                cadence: self.cadence,
                adds_up: Some(self.adds_up).filter(|it| *it == AddsUp::Sum),
                unit: cut(&self.unit),
                measured: cut(&self.about),
                ..Definition::default()
            }],
            made: Some(today),
            ..Kpi::default()
        };
        kpi.readings = self.readings(&kpi, calendar, today);
        let from = kpi.readings.first()?.day;
        let range = self.band.and_then(|(bound, per)| {
            let range = Range::one_sided(bound, None).ok()?;
            Some((range, per))
        });
        kpi.bands.extend(range.map(|(range, per)| Band {
            id: band,
            from,
            range: Some(range),
            per,
        }));
        Some(kpi)
    }

    /// What becomes of it: names are compared without regard to case and white space.
    /// Writes nothing.
    ///
    /// # Errors
    ///
    /// What the storage says, or [`Refusal::CountedOut`](crate::store::action::Refusal).
    pub fn becomes(
        &self,
        store: &mut Store,
        kv: &dyn Lookup,
        (source, band): (&str, Id),
        reads: &Reads<'_>,
    ) -> Result<Becomes, NotDone> {
        let (calendar, today) = (reads.calendar, reads.today);
        let folded = |name: &str| compared(name, reads.fold);
        let name = folded(&self.name);
        let list = store.list_of(&KIND);
        let called = list.filter(|(_, glance)| {
            glance.binned().is_none() && !glance.is_gone() && folded(glance.title()) == name
        });
        let called: Vec<Subject> = called.map(|(id, _)| KIND.of(id.clone())).collect();
        let [of] = called.as_slice() else {
            if !called.is_empty() {
                return Ok(Becomes::Several);
            }
            let begun = self.begun(source, calendar, today, band);
            return Ok(begun.map_or(Becomes::Nothing, |it| Becomes::New(Box::new(it))));
        };
        store.read_history(kv, of).map_err(Failure::from)?;
        let whole = store.with_history(of).unwrap_or_default();
        let kpi = Kpi::read(&whole);
        if kpi.definition().cadence < self.grain {
            return Ok(Becomes::TooCoarse(kpi.definition().cadence));
        }
        let (mut new, mut corrected, mut same) = (0, 0, 0);
        let mut fields = Vec::new();
        for mut reading in self.readings(&kpi, calendar, today) {
            reading.day = day_in(&kpi, reading.day, calendar);
            let known = whole.value(&Reading::name(reading.day).to_string());
            let has_note = !reading.note.is_empty();
            match over(reading, known, has_note) {
                None => same += 1,
                Some(reading) => {
                    *(if known.is_some() {
                        &mut corrected
                    } else {
                        &mut new
                    }) += 1;
                    fields.push(reading.field(known));
                }
            }
        }
        if fields.is_empty() && same == 0 {
            return Ok(Becomes::Nothing);
        }
        let record = store.as_written(of, fields)?;
        Ok(Becomes::Adds {
            of: of.clone(),
            record,
            new,
            corrected,
            same,
        })
    }
}

/// The day under which the reading of a unit is kept, where it has one already.
fn day_in(kpi: &Kpi, day: Date, calendar: Calendar) -> Date {
    let days = kpi.unit_of(day, calendar).map(|(_, days)| days);
    let is_of_it = |it: &&Reading| days.is_some_and(|days| days.contains(it.day));
    let known = kpi.readings.iter().rev().find(is_of_it);
    known.map_or(day, |it| it.day)
}

/// A reading of nothing for each unit between two.
fn between(
    before: Option<(Unit, Period)>,
    (unit, days): (Unit, Period),
    calendar: Calendar,
) -> Vec<Reading> {
    let Some((of, before)) = before.filter(|(of, _)| *of == unit) else {
        return Vec::new();
    };
    let all = of.all(before, days, calendar).skip(1);
    let all = all.take_while(|it| it.first() < days.first());
    all.map(|it| Reading {
        day: of.day_of(it),
        value: Some(Decimal::ZERO),
        note: String::new(),
    })
    .collect()
}

/// What is written of something new: nothing of what is not said.
///
/// # Errors
///
/// [`Refusal::CountedOut`](crate::store::action::Refusal).
pub fn as_new(
    store: &mut Store,
    of: &Subject,
    mut fields: Vec<(Name, Value)>,
) -> Result<Record, NotDone> {
    fields.retain(|(_, value)| !value.is_null());
    Ok(store.as_written(of, fields)?)
}
