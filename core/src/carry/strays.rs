//! Check-ins that a file brings of a key result that is a KPI: its values stand with the KPI,
//! so there they go (spec, *Hand-offs*: "no value is stored twice").

use std::collections::BTreeMap;

use time::Date;

use super::sheet::{Sheet, Why};
use crate::calendar::Calendar;
use crate::kpi::reading::Reading;
use crate::kpi::{self, Kpi};
use crate::metric::dated::{Dated, Sure};
use crate::objective::key_result::KeyResult;
use crate::objective::{self, Objective};
use crate::record::id::Id;
use crate::record::kind::{GONE, Subject};
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::store::Store;
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::Lookup;
use crate::store::place::Place;

/// What becomes of a value that was checked in on a key result that is a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Becomes {
    /// A reading, since its unit has none.
    Reading(Reading),
    /// Nothing: the unit has this reading, which says the same.
    Same(Reading),
    /// Nothing that could be written: the unit has this reading, which says something else.
    Other(Reading),
    /// Nothing: the KPI can have no reading of that day.
    NoUnit,
}

/// What becomes of a value of a key result that is a KPI. One that was a key result first has
/// the readings of just the days on which it was checked in.
pub(super) fn becomes(
    value: &Dated,
    (of, key_result): (&Subject, &KeyResult),
    kpi: &Kpi,
    calendar: Calendar,
    today: Date,
) -> Becomes {
    let origin = kpi.origin.as_ref();
    let is_origin =
        origin.is_some_and(|it| it.objective == of.id && it.key_result == key_result.id);
    let (number, day) = (Ok(Some(value.value)), Ok(value.date));
    let Ok(mut reading) = Reading::check(number, day, &value.note, kpi, calendar, today) else {
        return Becomes::NoUnit;
    };
    let mut newest = kpi.readings.iter().rev();
    let known = if is_origin {
        reading.day = value.date;
        newest.find(|it| it.day == value.date)
    } else {
        let unit = kpi.unit_of(value.date, calendar);
        let is_of_it = |it: &&Reading| unit.is_some_and(|(_, days)| days.contains(it.day));
        newest.find(is_of_it)
    };
    match known {
        None => Becomes::Reading(reading),
        Some(known) if known.value == reading.value => Becomes::Same(known.clone()),
        Some(known) => Becomes::Other(known.clone()),
    }
}

/// What is left in the objective of a value that stands with the KPI: how sure somebody was,
/// and what there was to say that its reading does not.
pub(super) fn left(value: &Dated, reading: &Reading) -> Option<Sure> {
    let note = match value.note == reading.note {
        true => String::new(),
        false => value.note.clone(),
    };
    let sure = Sure {
        date: value.date,
        confidence: value.confidence,
        note,
    };
    (sure.confidence.is_some() || !sure.note.is_empty()).then_some(sure)
}

impl Kpi {
    /// Knows one more reading, of a day that has none.
    pub(super) fn knows(&mut self, reading: Reading) {
        let at = self.readings.partition_point(|it| it.day < reading.day);
        self.readings.insert(at, reading);
    }
}

/// The KPI that a key result is, if that is there.
pub(super) fn there(store: &Store, id: &Id) -> Option<Subject> {
    let of = kpi::KIND.of(id.clone());
    let is_there = store.glance(&of).is_some_and(|it| !it.is_gone());
    (is_there && store.newer(&of).is_none()).then_some(of)
}

/// The title of a record.
pub(super) fn title(store: &Store, of: &Subject) -> String {
    let glance = store.glance(of);
    glance.map_or_else(String::new, |it| it.title().to_owned())
}

/// The key result of a field, with the KPI that it is, if it is one.
pub(super) fn key_result_of<'o>(
    objective: &'o Objective,
    name: &Name,
) -> Option<(&'o KeyResult, Subject)> {
    let Name::At(id, _) = name else { return None };
    let key_result = objective.key_result(id.as_str())?;
    Some((key_result, kpi::KIND.of(key_result.kpi.clone()?)))
}

/// What is to be read of KPIs, as they are with it.
#[derive(Default)]
pub(super) struct Readings(BTreeMap<Subject, (Kpi, Vec<(Name, Value)>)>);

impl Readings {
    /// Takes in a value of a key result that is a KPI: the reading that it is, and whether
    /// that is new. Without one of its unit it becomes that, and of one that says the same
    /// nothing is to be done.
    pub(super) fn take(
        &mut self,
        store: &mut Store,
        kv: &dyn Lookup,
        (of, key_result): (&Subject, (&Subject, &KeyResult)),
        value: &Dated,
        (calendar, today): (Calendar, Date),
    ) -> Result<Result<(Reading, bool), Why>, NotDone> {
        if there(store, &of.id).is_none() {
            return Ok(Err(Why::NoKpi(key_result.1.name.clone())));
        }
        store.read_history(kv, of).map_err(Failure::from)?;
        let whole = store.with_history(of).unwrap_or_default();
        let known = self.0.entry(of.clone());
        let (kpi, fields) = known.or_insert_with(|| (Kpi::read(&whole), Vec::new()));
        Ok(match becomes(value, key_result, kpi, calendar, today) {
            Becomes::Reading(reading) => {
                let name = Reading::name(reading.day).to_string();
                fields.push(reading.field(whole.value(&name)));
                kpi.knows(reading.clone());
                Ok((reading, true))
            }
            Becomes::Same(known) => Ok((known, false)),
            Becomes::Other(known) => Err(Why::OtherReading(kpi.name.clone(), known.value)),
            Becomes::NoUnit => Err(Why::Weekend(value.date)),
        })
    }

    /// Writes them into what a table brings.
    pub(super) fn write(self, store: &mut Store, sheet: &mut Sheet) -> Result<(), NotDone> {
        for (of, (_, fields)) in self.0 {
            let record = store.as_written(&of, fields)?;
            if !record.is_empty() {
                sheet.records.push((of.definition(), record));
            }
        }
        Ok(())
    }
}

/// A KPI as it would be with what a file has of it.
struct Known {
    record: Record,
    kpi: Kpi,
    /// What else is to be read of it.
    fields: Vec<(Name, Value)>,
}

/// The records of a file with the check-ins that it brings of key results that are KPIs, here
/// or there, as readings of those, where their unit has none or one that says the same. A
/// value that says something else than the reading of its unit stays with the objective,
/// where it counts for nothing, and so does one whose KPI is not there.
///
/// # Errors
///
/// What the storage says: histories are read for it. Or that nothing can come after what was
/// counted.
pub fn settle(
    store: &mut Store,
    kv: &dyn Lookup,
    mut records: Vec<(Place, Record)>,
    calendar: Calendar,
    today: Date,
) -> Result<Vec<(Place, Record)>, NotDone> {
    let mut in_file: BTreeMap<Subject, Record> = BTreeMap::new();
    for (place, record) in &records {
        in_file.entry(place.of.clone()).or_default().merge(record);
    }
    let mut kpis: BTreeMap<Subject, Known> = BTreeMap::new();
    let objectives = in_file.iter().filter(|(of, _)| *of.kind == objective::KIND);
    for (of, theirs) in objectives {
        let Some((ours, merged)) = together(store, kv, of, Some(theirs))? else {
            continue;
        };
        let mut emptied = Vec::new();
        for key_result in Objective::read(&merged).key_results {
            let Some(id) = &key_result.kpi else { continue };
            let kpi = kpi::KIND.of(id.clone());
            if !kpis.contains_key(&kpi) {
                let Some((_, known)) = together(store, kv, &kpi, in_file.get(&kpi))? else {
                    continue;
                };
                let read = Kpi::read(&known);
                let known = Known {
                    record: known,
                    kpi: read,
                    fields: Vec::new(),
                };
                kpis.insert(kpi.clone(), known);
            }
            let Some(Known {
                record,
                kpi,
                fields,
            }) = kpis.get_mut(&kpi)
            else {
                continue;
            };
            for value in &key_result.check_ins {
                let name = value.name(key_result.id.clone());
                if !is_brought(&ours, &merged, &name) {
                    continue;
                }
                let reading = match becomes(value, (of, &key_result), kpi, calendar, today) {
                    Becomes::Reading(reading) => {
                        let text = Reading::name(reading.day).to_string();
                        fields.push(reading.field(record.value(&text)));
                        kpi.knows(reading.clone());
                        reading
                    }
                    Becomes::Same(known) => known,
                    Becomes::Other(_) | Becomes::NoUnit => continue,
                };
                let left = left(value, &reading);
                let said = left.map_or(Value::Null, |it| it.said());
                emptied.push((name, said));
            }
        }
        let written = store.as_written_over(of, &merged, emptied)?;
        merge_into(&mut records, of, &written);
    }
    for (of, Known { record, fields, .. }) in kpis {
        let written = store.as_written_over(&of, &record, fields)?;
        merge_into(&mut records, &of, &written);
    }
    Ok(records)
}

/// A record as it is here, and as it would be with what a file has of it; none where nothing
/// may be written to it.
fn together(
    store: &mut Store,
    kv: &dyn Lookup,
    of: &Subject,
    theirs: Option<&Record>,
) -> Result<Option<(Record, Record)>, NotDone> {
    if store.newer(of).is_some() {
        return Ok(None);
    }
    store.read_history(kv, of).map_err(Failure::from)?;
    let ours = store.with_history(of).unwrap_or_default();
    let mut merged = ours.clone();
    if let Some(theirs) = theirs {
        merged.merge(theirs);
    }
    let is_there = !merged.is_empty() && merged.value(GONE.word()).is_none();
    Ok(is_there.then_some((ours, merged)))
}

/// Whether what a field says comes from the file.
fn is_brought(ours: &Record, merged: &Record, name: &Name) -> bool {
    let name = name.to_string();
    let known = ours.fields.get(&name);
    let field = merged.fields.get(&name);
    field.is_some_and(|it| !known.is_some_and(|known| known.contains(it.newest())))
}

/// Adds what is written of a record to what a file has of it, each field where that has it.
fn merge_into(records: &mut Vec<(Place, Record)>, of: &Subject, written: &Record) {
    for (name, field) in &written.fields {
        let mut one = Record::default();
        one.fields.insert(name.clone(), field.clone());
        let mut all = records.iter_mut().filter(|(place, _)| place.of == *of);
        let there = all.find(|(_, record)| record.fields.contains_key(name));
        if let Some((_, record)) = there {
            record.merge(&one);
            continue;
        }
        let definition = of.definition();
        match records.iter_mut().find(|(place, _)| *place == definition) {
            Some((_, record)) => record.merge(&one),
            None => records.push((definition, one)),
        }
    }
}
