//! Bringing in what a file holds: first what that would change, then all of it or
//! nothing.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::commit::{Failure, NotDone, Receipt, retire, turned};
use super::intent::Intent;
use super::key_value::{Fault, KeyValue};
use super::place::{Id, Place};
use super::placing::length;
use super::plan::{BIN, Refusal};
use super::slot::{Deed, Slot, Turn};
use super::{CHECK_IN, Store};
use crate::record::stamp::Stamp;
use crate::record::{Field, Record};

/// What bringing in a file would do to one objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The objective.
    pub id: Id,
    /// Its title, as it would be.
    pub title: String,
    /// What becomes of it.
    pub kind: Kind,
    /// The fields that would say something else, without check-ins.
    pub fields: Vec<Changed>,
    /// The check-ins that would be written, corrected or taken away.
    pub check_ins: Vec<Changed>,
}

/// What becomes of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is not here yet.
    New,
    /// It is here and would be different.
    Changed,
    /// It is here and has all of it.
    Same,
    /// It was deleted here for good, and stays so.
    Gone,
    /// A newer version wrote what is here, so it stays as it is.
    Newer,
}

/// A field that would say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its name.
    pub field: String,
    /// What it says.
    pub before: Value,
    /// What it would say.
    pub after: Value,
    /// What the file says, where that is older and would stand beside it.
    pub beside: Option<Value>,
}

/// A file, compared with what is kept.
#[derive(Clone, Debug)]
pub struct Preview {
    /// What would become of each objective in it.
    pub differences: Vec<Difference>,
    /// How many characters it takes at most while it is brought in.
    pub size: usize,
    // What is to be merged: only what is not here.
    changes: Vec<(Place, Record)>,
}

impl Preview {
    /// Whether there is nothing to bring in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl Store {
    /// Compares records with what is kept. Writes nothing.
    ///
    /// # Errors
    ///
    /// What the storage says: histories are read for it.
    pub fn preview(
        &mut self,
        kv: &dyn KeyValue,
        records: &[(Place, Record)],
    ) -> Result<Preview, Fault> {
        let mut by_id: BTreeMap<&Id, Record> = BTreeMap::new();
        for (place, record) in records {
            by_id.entry(place.id()).or_default().merge(record);
        }
        let mut differences = Vec::new();
        let mut takes = BTreeSet::new();
        for (id, theirs) in by_id {
            self.read_history(kv, id)?;
            let difference = self.difference(id, &theirs);
            if matches!(difference.kind, Kind::New | Kind::Changed) {
                takes.insert(id.clone());
            }
            differences.push(difference);
        }
        let mut changes: Vec<(Place, Record)> = Vec::new();
        for (place, record) in records
            .iter()
            .filter(|(place, _)| takes.contains(place.id()))
        {
            let mut missing = record.clone();
            missing.fields.retain(|name, field| {
                let around = self.around(place, name);
                let known = around.fields.get(name);
                let has = |known: &Field| field.entries().all(|entry| known.contains(entry));
                !known.is_some_and(has)
            });
            let here = self.document(place).map(super::document::Document::whole);
            let mut extra = Record::default();
            extra.extra.clone_from(&missing.extra);
            if here.is_some_and(|here| here.contains(&extra)) {
                missing.extra.clear();
            }
            if !missing.is_empty() {
                changes.push((place.clone(), missing));
            }
        }
        // Each is written twice, once before the other is taken away: what is new,
        // and the largest part that is written over.
        let sizes = changes
            .iter()
            .map(|(_, record)| length(&record.write()) + 100);
        let size = sizes.sum::<usize>() + super::document::PART;
        Ok(Preview {
            differences,
            size,
            changes,
        })
    }

    fn difference(&self, id: &Id, theirs: &Record) -> Difference {
        let held = self.held.get(id).filter(|held| held.definition.parts() > 0);
        let ours = self.with_history(id).unwrap_or_default();
        let mut merged = ours.clone();
        merged.merge(theirs);
        let title = merged.text("title").unwrap_or_default().to_owned();
        let changed = |(name, after): (&String, &Field)| {
            let before = ours.fields.get(name);
            let others = |field: &Field| field.others().len();
            let beside = after.others().first();
            let beside = beside.filter(|_| before.map(others) < Some(others(after)));
            let before = before.map_or(&Value::Null, Field::value);
            (before != after.value() || beside.is_some()).then(|| Changed {
                field: name.clone(),
                before: before.clone(),
                after: after.value().clone(),
                beside: beside.map(|entry| entry.value.clone()),
            })
        };
        let all = merged.fields.iter().filter_map(changed);
        let (check_ins, fields) = all.partition(|it| it.field.starts_with(CHECK_IN));
        let kind = match held {
            None => Kind::New,
            Some(held) if held.glance.is_gone() => Kind::Gone,
            Some(held) if held.newer.is_some() => Kind::Newer,
            Some(_) if ours.contains(theirs) => Kind::Same,
            Some(_) => Kind::Changed,
        };
        Difference {
            id: id.clone(),
            title,
            kind,
            fields,
            check_ins,
        }
    }

    /// Brings in what a preview showed: all of it, or nothing where it fails.
    ///
    /// # Errors
    ///
    /// Why not. Nothing was changed, or all of it will be when the store is
    /// opened next.
    pub fn bring_in(
        &mut self,
        kv: &dyn KeyValue,
        preview: &Preview,
        today: &str,
    ) -> Result<Receipt, NotDone> {
        if preview.is_empty() {
            return Err(Refusal::Same.into());
        }
        let mut receipt = Receipt::default();
        self.complete_unfinished(kv, &mut receipt)?;
        self.finish_own_intent(kv, &mut receipt)?;
        let slot = self.import_slot(preview, today);
        let mut edits = Vec::new();
        for (place, change) in &preview.changes {
            edits.extend(self.place(place, change));
        }
        for (id, year) in turned(self.retired(slot.seq)) {
            self.read_year(kv, &id, year).map_err(Failure::from)?;
        }
        retire(kv, &self.writes(slot.clone()).retiring, &mut receipt)?;
        let intent = Intent {
            tab: self.tab.clone(),
            slot: slot.clone(),
            edits,
        };
        let done = match intent.stage(kv) {
            Ok(()) => intent.carry_out(kv, &mut receipt),
            Err(failure) => {
                intent.forget(kv);
                Err(failure)
            }
        };
        done.inspect_err(|failure| self.fail(failure, slot.id))?;
        self.take_in(&receipt);
        self.take_slot(slot);
        Ok(receipt)
    }

    fn import_slot(&self, preview: &Preview, today: &str) -> Slot {
        let counters = preview
            .changes
            .iter()
            .map(|(place, record)| record.counter().max(self.counter(place.id())));
        let stamp = self.next_stamp(counters.max().unwrap_or(0));
        let new: BTreeSet<&Id> = preview
            .differences
            .iter()
            .filter(|difference| difference.kind == Kind::New)
            .map(|difference| &difference.id)
            .collect();
        let mut turns = Vec::new();
        // A check-in may be in the definition, and in its year too.
        let mut theirs: BTreeMap<&Id, Record> = BTreeMap::new();
        for (place, record) in &preview.changes {
            theirs.entry(place.id()).or_default().merge(record);
        }
        for (id, theirs) in theirs {
            let place = Place::Objective(id.clone());
            if new.contains(id) {
                // To take back a new one is to put it into the bin.
                let bin = theirs.fields.get(BIN);
                if bin.is_none_or(|bin| bin.value().is_null()) {
                    turns.push(Turn {
                        place,
                        field: BIN.to_owned(),
                        value: today.into(),
                        expects: bin.map(|bin| bin.newest().stamp),
                        before: Some(stamp),
                        after: bin.map(|bin| bin.newest().stamp),
                        settles: false,
                        beside: Vec::new(),
                    });
                }
                continue;
            }
            for (name, field) in theirs.fields {
                let mut around = self.around(&place, &name);
                let value = around.value(&name).cloned().unwrap_or_default();
                let before = self.origin(id, &name, around.fields.get(&name));
                around.merge(&Record {
                    fields: BTreeMap::from([(name.clone(), field)]),
                    ..Record::default()
                });
                let after = around.fields.get(&name).map(|it| it.newest().stamp);
                turns.push(Turn {
                    place: place.clone(),
                    expects: after,
                    before,
                    after,
                    field: name,
                    value,
                    settles: true,
                    beside: Vec::new(),
                });
            }
        }
        self.next_slot(Deed::Import, stamp, Vec::new(), turns)
    }
}

/// The largest counter that a file's stamps may have: far from the largest there
/// is, so that whoever brings it in can go on writing.
pub const MOST_IN_FILE: u64 = Stamp::MOST >> 4;
