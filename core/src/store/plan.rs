//! From an action to what has to be written for it, without touching anything.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Store;
use super::place::{Id, Place};
use super::slot::{Deed, RING, Slot, Turn};
use crate::record::stamp::Stamp;
use crate::record::{Entry, Field, Record};

/// What somebody does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Writes an objective under a new id.
    Create {
        /// Its id.
        id: Id,
        /// Its fields.
        fields: Vec<(String, Value)>,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Changes fields of an objective's definition.
    Edit {
        /// Its id.
        id: Id,
        /// The fields with their new values, null to take one away. Those that
        /// say the same already are left alone.
        fields: Vec<(String, Value)>,
    },
    /// Changes fields in a form that was opened a while ago.
    EditFrom {
        /// Its id.
        id: Id,
        /// The fields with their new values.
        fields: Vec<(String, Value)>,
        /// The definition as the form has seen it: what was written elsewhere since
        /// then stays beside.
        seen: Box<Record>,
    },
    /// Writes or corrects check-ins, or takes some away by null.
    CheckIn {
        /// The objective's id.
        id: Id,
        /// The check-ins by the names of their fields.
        fields: Vec<(String, Value)>,
    },
    /// Puts an objective into the bin.
    Bin {
        /// Its id.
        id: Id,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Takes it out of the bin.
    Restore {
        /// Its id.
        id: Id,
    },
    /// Chooses between what was written to a field at the same time.
    Settle {
        /// The objective's id.
        id: Id,
        /// The field.
        field: String,
        /// What it shall say.
        value: Value,
    },
    /// Takes back the last action of this tab.
    Undo {
        /// Which one that was when it was asked for, by the `id` of its slot: by the
        /// time it is done, another may be the last. Any if none is named.
        which: Option<Stamp>,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Does again what was taken back last.
    Redo {
        /// Which one that was when it was asked for, as of [`Self::Undo`].
        which: Option<Stamp>,
        /// The day that it is, as it is written.
        today: String,
    },
}

/// Why an action cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such objective, or not any more.
    NoSuch(Id),
    /// There is one with this id already.
    Taken(Id),
    /// A newer version of Waymark wrote it, in the shape with this number.
    Newer(Id, u64),
    /// Nothing would be different.
    Same,
    /// There is nothing to take back, or to do again.
    NothingThere,
    /// Somebody changed this field since; to take back would overwrite that.
    ChangedSince(Id, String),
    /// Changes are counted, and something that is kept here has counted as far as
    /// there are numbers: none can come after it.
    CountedOut,
}

/// A part of a record and what it is about to become.
#[derive(Clone, Debug)]
pub struct Edit {
    /// Which record.
    pub place: Place,
    /// Which part of it, counted from 1.
    pub part: u32,
    /// Everything that is known of the part, with the change.
    pub record: Record,
    /// The change alone.
    pub change: Record,
}

impl Edit {
    /// Whether it is of the first part of a definition, in which it would say that
    /// it was deleted for good.
    pub(super) const fn is_first(&self) -> bool {
        matches!(self.place, Place::Objective(_)) && self.part == 1
    }
}

/// What has to be written for an action.
#[derive(Clone, Debug)]
pub struct Writes {
    /// The slot, which comes first.
    pub slot: Slot,
    /// What its journal held before, if that is not this tab's any more: it has
    /// to be in its records before the slot is used again.
    pub retiring: Vec<Edit>,
    /// The parts of records, in this order.
    pub edits: Vec<Edit>,
}

impl Store {
    /// What has to be written for an action. Changes nothing: neither the store
    /// nor what is kept.
    ///
    /// The check-ins of the years that the action is about have been read; see
    /// [`Store::read_years`].
    ///
    /// # Errors
    ///
    /// Why it cannot be done.
    pub fn plan(&self, action: &Action) -> Result<Writes, Refusal> {
        match action {
            Action::Create { id, fields, today } => self.plan_create(id, fields, today),
            Action::Edit { id, fields } => self.plan_edit(id, Deed::Edit, fields, None),
            Action::EditFrom { id, fields, seen } => {
                self.plan_edit(id, Deed::Edit, fields, Some(seen))
            }
            Action::CheckIn { id, fields } => {
                let removes = fields.iter().all(|(_, value)| value.is_null());
                let deed = if removes {
                    Deed::RemoveCheckIn
                } else {
                    Deed::CheckIn
                };
                self.plan_edit(id, deed, fields, None)
            }
            Action::Bin { id, today } => self.plan_edit(id, Deed::Bin, &[bin(today)], None),
            Action::Restore { id } => {
                let fields = [(BIN.to_owned(), Value::Null)];
                self.plan_edit(id, Deed::Restore, &fields, None)
            }
            Action::Settle { id, field, value } => self.plan_settle(id, field, value),
            Action::Undo { which, today } => {
                let slot = self.asked_for(self.last_done(), *which, true)?;
                self.plan_turn(slot, today)
            }
            Action::Redo { which, today } => {
                let slot = self.asked_for(self.first_undone(), *which, false)?;
                self.plan_turn(slot, today)
            }
        }
    }

    fn plan_create(
        &self,
        id: &Id,
        fields: &[(String, Value)],
        today: &str,
    ) -> Result<Writes, Refusal> {
        if self.held.contains_key(id) {
            return Err(Refusal::Taken(id.clone()));
        }
        let place = Place::Objective(id.clone());
        let stamp = self.next_stamp(0)?;
        let mut change = Record::default();
        for (field, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let entry = Field::new(first(value.clone(), stamp));
            change.fields.insert(field.clone(), entry);
        }
        // To take it back is to put it into the bin: others may have worked on it.
        let (field, value) = bin(today);
        let turn = Turn {
            place: place.clone(),
            field,
            value,
            expects: None,
            // Nothing stands for its being in the bin by that.
            before: Some(stamp),
            after: None,
            settles: false,
            beside: Vec::new(),
        };
        let journal = vec![(place, change)];
        Ok(self.writes(self.next_slot(Deed::Create, stamp, journal, vec![turn])))
    }

    fn plan_edit(
        &self,
        id: &Id,
        deed: Deed,
        fields: &[(String, Value)],
        seen: Option<&Record>,
    ) -> Result<Writes, Refusal> {
        let place = self.changeable(id)?;
        let stamp = self.next_stamp(self.counter(id))?;
        let mut change = Record::default();
        let mut turns = Vec::new();
        // Of a field that is there twice, the last counts.
        let fields: BTreeMap<_, _> = fields.iter().map(|(field, value)| (field, value)).collect();
        for (field, value) in fields {
            let known = self.field(&place, field);
            let known = known.as_ref();
            let before = known.map_or(&Value::Null, Field::value);
            if before == value {
                continue;
            }
            turns.push(Turn {
                place: place.clone(),
                field: field.clone(),
                value: before.clone(),
                expects: Some(stamp),
                before: self.origin(&place, field, known),
                after: Some(stamp),
                settles: false,
                beside: Vec::new(),
            });
            let replaced = seen.map_or(known, |seen| seen.fields.get(field));
            change.put(field, next(replaced, value.clone(), stamp, false));
        }
        if turns.is_empty() {
            return Err(Refusal::Same);
        }
        Ok(self.writes(self.next_slot(deed, stamp, vec![(place, change)], turns)))
    }

    fn plan_settle(&self, id: &Id, field: &str, value: &Value) -> Result<Writes, Refusal> {
        let place = self.changeable(id)?;
        let known = self.field(&place, field).ok_or(Refusal::Same)?;
        if known.others().is_empty() {
            return Err(Refusal::Same);
        }
        let stamp = self.next_stamp(self.counter(id))?;
        let mut change = Record::default();
        change.put(field, known.next(value.clone(), stamp, true));
        let turn = Turn {
            place: place.clone(),
            field: field.to_owned(),
            value: known.value().clone(),
            expects: Some(stamp),
            before: self.origin(&place, field, Some(&known)),
            after: Some(stamp),
            settles: true,
            beside: values(known.others()),
        };
        let journal = vec![(place, change)];
        Ok(self.writes(self.next_slot(Deed::Settle, stamp, journal, vec![turn])))
    }

    /// The slot to turn, if it is still the one that was asked for.
    fn asked_for<'s>(
        &'s self,
        next: Option<&'s Slot>,
        which: Option<Stamp>,
        undone: bool,
    ) -> Result<&'s Slot, Refusal> {
        let Some(which) = which else {
            return next.ok_or(Refusal::NothingThere);
        };
        match self.ring.iter().find(|slot| slot.id == which) {
            // It was done after all.
            Some(slot) if slot.undone == undone => Err(Refusal::Same),
            _ => next
                .filter(|slot| slot.id == which)
                .ok_or(Refusal::NothingThere),
        }
    }

    fn plan_turn(&self, slot: &Slot, today: &str) -> Result<Writes, Refusal> {
        let counters = slot.turns.iter().map(|turn| self.counter(turn.place.id()));
        // What is written beside comes before what is shown.
        let beside = slot.turns.iter().map(|turn| turn.beside.len() as u64);
        let beside = beside.max().unwrap_or(0);
        let stamp = self.next_stamp(counters.max().unwrap_or(0) + beside)?;
        // To take back what was created leaves its fields as they are.
        let mut journal = slot.journal.clone();
        let mut turns = Vec::new();
        for turn in &slot.turns {
            let id = turn.place.id();
            // A check-in may be in its year by now: what is written goes to the
            // definition, as every change does. What else an import brought into a
            // year is taken back there.
            self.changeable(id)?;
            let place = turn.place.clone();
            let known = self.field(&place, &turn.field);
            let known = known.as_ref();
            let expected = if slot.undone { turn.before } else { turn.after };
            if self.origin(&place, &turn.field, known) != expected {
                return Err(Refusal::ChangedSince(id.clone(), turn.field.clone()));
            }
            let value = match &turn.value {
                // Its days in the bin begin again.
                Value::String(_) if turn.field == BIN => today.into(),
                value => value.clone(),
            };
            let entry = next(known, value, stamp, turn.settles);
            let field = with_beside(&entry, &turn.beside);
            let others = known.filter(|_| turn.settles);
            turns.push(Turn {
                place: place.clone(),
                value: known.map_or(&Value::Null, Field::value).clone(),
                expects: Some(stamp),
                beside: others.map_or_else(Vec::new, |known| values(known.others())),
                ..turn.clone()
            });
            let record = match journal.iter().position(|(known, _)| *known == place) {
                Some(at) => &mut journal[at].1,
                None => {
                    journal.push((place, Record::default()));
                    let at = journal.len() - 1;
                    &mut journal[at].1
                }
            };
            record.fields.insert(turn.field.clone(), field);
        }
        let undone = !slot.undone;
        Ok(self.writes(Slot {
            undone,
            journal,
            turns,
            ..slot.clone()
        }))
    }

    /// The stamp of what stands in a field; where this tab took something back, or
    /// did it again, that of what is there again by it.
    pub(super) fn origin(
        &self,
        place: &Place,
        field: &str,
        known: Option<&Field>,
    ) -> Option<Stamp> {
        let stamp = known?.newest().stamp;
        for slot in self.ring.iter().rev() {
            for turn in &slot.turns {
                let here = turn.place == *place && turn.field == field;
                if here && turn.expects == Some(stamp) {
                    return if slot.undone { turn.before } else { turn.after };
                }
            }
        }
        Some(stamp)
    }

    /// The place of an objective that may be changed.
    pub(super) fn changeable(&self, id: &Id) -> Result<Place, Refusal> {
        let held = self.held.get(id);
        let held = held.filter(|held| !held.glance.is_gone());
        let held = held.ok_or_else(|| Refusal::NoSuch(id.clone()))?;
        match held.newer {
            Some(schema) => Err(Refusal::Newer(id.clone(), schema)),
            None => Ok(Place::Objective(id.clone())),
        }
    }

    /// The largest counter in what is known of an objective.
    pub(super) fn counter(&self, id: &Id) -> u64 {
        let Some(held) = self.held.get(id) else {
            return 0;
        };
        let years = held.years.values().flatten();
        let years = years.map(|year| year.whole().counter());
        years.fold(held.definition.whole().counter(), u64::max)
    }

    /// The slot of the next action.
    pub(super) fn next_slot(
        &self,
        deed: Deed,
        id: Stamp,
        journal: Vec<(Place, Record)>,
        turns: Vec<Turn>,
    ) -> Slot {
        Slot {
            seq: self.next_seq(),
            id,
            previous: self.last_done().map(|slot| slot.id),
            deed,
            undone: false,
            journal,
            turns,
        }
    }

    /// The number of the next action.
    pub(super) fn next_seq(&self) -> u64 {
        // What is undone and cannot be done again any more keeps its slot: other
        // tabs may not have seen yet what it wrote.
        self.ring
            .last()
            .map_or(0, |last| last.seq.saturating_add(1))
    }

    /// What the action with a number is written over.
    pub(super) fn retired(&self, seq: u64) -> Option<&Slot> {
        let same = |known: &&Slot| known.seq % u64::from(RING) == seq % u64::from(RING);
        self.ring.iter().chain(&self.forgotten).find(same)
    }
}

/// The field that says since when an objective is in the bin.
pub const BIN: &str = "bin";

fn bin(today: &str) -> (String, Value) {
    (BIN.to_owned(), today.into())
}

const fn first(value: Value, stamp: Stamp) -> Entry {
    let seen = crate::record::stamp::Seen::NONE;
    Entry { value, stamp, seen }
}

fn next(known: Option<&Field>, value: Value, stamp: Stamp, settles: bool) -> Entry {
    match known {
        Some(known) => known.next(value, stamp, settles),
        None => first(value, stamp),
    }
}

/// A field with an entry, and beside it values as if they had been written at the
/// same time by somebody else.
fn with_beside(entry: &Entry, beside: &[Value]) -> Field {
    let mut field = Field::new(entry.clone());
    for (before, value) in (1..).zip(beside) {
        let Stamp { counter, writer } = entry.stamp;
        let stamp = Stamp {
            counter: counter - before,
            writer: writer.after(counter - before),
        };
        let (value, seen) = (value.clone(), entry.seen.clone());
        field.merge(&Field::new(Entry { value, stamp, seen }));
    }
    field
}

fn values(entries: &[Entry]) -> Vec<Value> {
    entries.iter().map(|entry| entry.value.clone()).collect()
}

/// The years of check-ins that an action is about.
pub(super) fn years_of(action: &Action) -> Vec<(Id, i32)> {
    let Action::CheckIn { id, fields } = action else {
        return Vec::new();
    };
    let years = fields.iter().filter_map(|(field, _)| super::year_of(field));
    years.map(|year| (id.clone(), year)).collect()
}
