//! From an action to what has to be written for it, without touching anything.

mod written;

use std::collections::BTreeMap;

use super::Store;
use super::action::{Action, Refusal};
use super::place::Place;
use super::slot::{Deed, Journaled, RING, Slot, Turn};
use crate::record::field::{Entry, Field};
use crate::record::kind::{BIN, Subject};
use crate::record::name::Name;
use crate::record::stamp::Stamp;
use crate::record::{Record, Value};
use crate::sorted::sorted;

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
        self.place.year.is_none() && self.part == 1
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
    /// The key of the slot whose turn in the ring it takes, where that is another one.
    pub(super) replaced: Option<String>,
    /// The parts of records, in this order.
    pub edits: Vec<Edit>,
}

/// What an action writes under one stamp, and how to take it back.
#[derive(Debug, Default)]
pub(super) struct Deeds {
    pub(super) journal: Vec<Journaled>,
    pub(super) turns: Vec<Turn>,
}

impl Deeds {
    /// Takes in what is written to one field; of two deeds on one field, the last
    /// counts.
    fn add(&mut self, turn: Turn, entry: Entry) {
        let record = self.record(&turn.place);
        record.fields.insert(turn.field.clone(), Field::new(entry));
        let mut turns = self.turns.iter();
        if !turns.any(|it| (&it.place, &it.field) == (&turn.place, &turn.field)) {
            self.turns.push(turn);
        }
    }

    /// What is written to one field so far.
    fn says(&self, place: &Place, field: &str) -> Option<&Value> {
        let written = self.journal.iter().find(|it| it.place == *place)?;
        written.change.fields.get(field).map(Field::value)
    }

    /// What is written to a place.
    pub(super) fn record(&mut self, place: &Place) -> &mut Record {
        let at = match self.journal.iter().position(|it| it.place == *place) {
            Some(at) => at,
            None => {
                self.journal.push(Journaled {
                    place: place.clone(),
                    change: Record::default(),
                    begins: false,
                });
                self.journal.len() - 1
            }
        };
        &mut self.journal[at].change
    }
}

impl Store {
    /// What has to be written for an action. Changes nothing: neither the store
    /// nor what is kept.
    ///
    /// The dated values of the years that the action is about have been read; see
    /// [`Store::read_years`].
    ///
    /// # Errors
    ///
    /// Why it cannot be done.
    pub fn plan(&self, action: &Action) -> Result<Writes, Refusal> {
        match action {
            Action::Undo { which, today } => {
                let slot = self.asked_for(self.last_done(), *which, true)?;
                self.plan_turn(slot, today)
            }
            Action::Redo { which, today } => {
                let slot = self.asked_for(self.first_undone(), *which, false)?;
                self.plan_turn(slot, today)
            }
            _ => {
                let counters = action.subjects().into_iter().map(|of| self.counter(of));
                let stamp = self.next_stamp(counters.max().unwrap_or(0))?;
                let mut deeds = Deeds::default();
                self.plan_one(action, stamp, &mut deeds)?;
                if deeds.turns.is_empty() {
                    return Err(Refusal::Same);
                }
                let Deeds { journal, turns } = deeds;
                Ok(self.writes(self.next_slot(deed(action), stamp, journal, turns)))
            }
        }
    }

    /// What one of the deeds writes; nothing where nothing would be different.
    fn plan_one(&self, action: &Action, stamp: Stamp, deeds: &mut Deeds) -> Result<(), Refusal> {
        match action {
            Action::Create { of, fields, today } => {
                self.plan_create(of, fields, today, stamp, deeds)
            }
            Action::Edit { of, fields } | Action::CheckIn { of, fields } => {
                self.plan_edit(of, fields, None, stamp, deeds)
            }
            Action::EditFrom { of, fields, seen } => {
                self.plan_edit(of, fields, Some(seen), stamp, deeds)
            }
            Action::Bin { of, today } => {
                self.plan_edit(of, &[BIN.says(Some(today.clone()))], None, stamp, deeds)
            }
            Action::Restore { of } => {
                self.plan_edit(of, &[BIN.says(None::<String>)], None, stamp, deeds)
            }
            Action::Settle { of, field, value } => self.plan_settle(of, field, value, stamp, deeds),
            Action::Together(steps) => steps.iter().try_for_each(|step| {
                match self.plan_one(step, stamp, deeds) {
                    // What another tab has chosen meanwhile keeps the others from nothing.
                    Err(Refusal::Same) => Ok(()),
                    planned => planned,
                }
            }),
            // Of what was done, and not to be done with something else.
            Action::Undo { .. } | Action::Redo { .. } => Err(Refusal::NothingThere),
        }
    }

    fn plan_create(
        &self,
        of: &Subject,
        fields: &[(Name, Value)],
        today: &str,
        stamp: Stamp,
        deeds: &mut Deeds,
    ) -> Result<(), Refusal> {
        let place = of.definition();
        if let Some(held) = self.held.get(of) {
            let known = held.definition.whole();
            let says = |(name, value): &(Name, Value)| {
                value.is_null() || known.value(&name.to_string()) == Some(value)
            };
            let is_listed = !held.glance.is_gone() && held.glance.binned().is_none();
            // It was this that began it, and was asked for once more.
            if is_listed && held.newer.is_none() && fields.iter().all(says) {
                return Ok(());
            }
            return Err(Refusal::Taken(of.clone()));
        }
        let mut change = Record::default();
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let entry = Field::new(first(value.clone(), stamp));
            change.fields.insert(name.to_string(), entry);
        }
        // To take it back is to put it into the bin: others may have worked on it.
        deeds.turns.push(Turn {
            place: place.clone(),
            field: BIN.word().to_owned(),
            value: today.into(),
            expects: None,
            // Nothing stands for its being in the bin by that.
            before: Some(stamp),
            after: None,
            settles: false,
            beside: Vec::new(),
        });
        deeds.journal.push(Journaled {
            place,
            change,
            begins: true,
        });
        Ok(())
    }

    fn plan_edit(
        &self,
        of: &Subject,
        fields: &[(Name, Value)],
        seen: Option<&Record>,
        stamp: Stamp,
        deeds: &mut Deeds,
    ) -> Result<(), Refusal> {
        // What there is one of at most begins with what is said of it first.
        let begins = of.kind.is_single && !self.held.contains_key(of);
        let place = if begins {
            of.definition()
        } else {
            self.changeable(of)?
        };
        // Of a field that is there twice, the last counts.
        let fields = fields.iter().map(|(name, value)| (name.to_string(), value));
        for (field, value) in sorted::<BTreeMap<_, _>, _>(fields) {
            let known = self.field(&place, &field);
            let known = known.as_ref();
            let before = known.map_or(&Value::Null, Field::value);
            if deeds.says(&place, &field).unwrap_or(before) == value {
                continue;
            }
            let replaced = seen.map_or(known, |seen| seen.fields.get(&field));
            // Nobody is asked to choose there: whatever stood beside is over with it.
            let settles = of.kind.is_single;
            let others = known.filter(|_| settles).map_or(&[][..], Field::others);
            let entry = next(replaced, value.clone(), stamp, settles);
            let turn = Turn {
                place: place.clone(),
                value: before.clone(),
                expects: Some(stamp),
                before: self.origin(&place, &field, known),
                after: Some(stamp),
                settles,
                beside: values(others),
                field,
            };
            deeds.add(turn, entry);
        }
        for written in deeds.journal.iter_mut().filter(|it| it.place == place) {
            written.begins |= begins;
        }
        Ok(())
    }

    fn plan_settle(
        &self,
        of: &Subject,
        field: &Name,
        value: &Value,
        stamp: Stamp,
        deeds: &mut Deeds,
    ) -> Result<(), Refusal> {
        let place = self.changeable(of)?;
        let field = field.to_string();
        let known = self.field(&place, &field).ok_or(Refusal::Same)?;
        if known.others().is_empty() {
            return Err(Refusal::Same);
        }
        let entry = known.next(value.clone(), stamp, true);
        let turn = Turn {
            place: place.clone(),
            value: known.value().clone(),
            expects: Some(stamp),
            before: self.origin(&place, &field, Some(&known)),
            after: Some(stamp),
            settles: true,
            beside: values(known.others()),
            field,
        };
        deeds.add(turn, entry);
        Ok(())
    }

    /// The place of a record that may be changed.
    pub(super) fn changeable(&self, of: &Subject) -> Result<Place, Refusal> {
        let held = self.held.get(of);
        let held = held.filter(|held| !held.glance.is_gone());
        let held = held.ok_or_else(|| Refusal::NoSuch(of.clone()))?;
        match held.newer {
            Some(schema) => Err(Refusal::Newer(of.clone(), schema)),
            None => Ok(of.definition()),
        }
    }

    /// The largest counter in what is known of a record.
    pub(super) fn counter(&self, of: &Subject) -> u64 {
        let Some(held) = self.held.get(of) else {
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
        journal: Vec<Journaled>,
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
        let next = self.ring.last();
        let next = next.map_or(0, |last| last.seq.saturating_add(1));
        // What a newer version wrote is not written over.
        let turn = next..next.saturating_add(u64::from(RING));
        let mut free = turn.filter(|seq| !self.not_ours.contains(&(seq % u64::from(RING))));
        free.next().unwrap_or(next)
    }

    /// What the action with a number is written over.
    pub(super) fn retired(&self, seq: u64) -> Option<&Slot> {
        let same = |known: &&Slot| known.seq % u64::from(RING) == seq % u64::from(RING);
        self.ring.iter().chain(&self.forgotten).find(same)
    }
}

/// What an action is called.
fn deed(action: &Action) -> Deed {
    match action {
        Action::Create { .. } => Deed::Create,
        Action::CheckIn { fields, .. } if fields.iter().all(|(_, value)| value.is_null()) => {
            Deed::RemoveCheckIn
        }
        Action::CheckIn { .. } => Deed::CheckIn,
        Action::Bin { .. } => Deed::Bin,
        Action::Restore { .. } => Deed::Restore,
        Action::Settle { .. } => Deed::Settle,
        Action::Together(_) => Deed::Together,
        // What undoing is called, its slot knows.
        Action::Edit { .. }
        | Action::EditFrom { .. }
        | Action::Undo { .. }
        | Action::Redo { .. } => Deed::Edit,
    }
}

const fn first(value: Value, stamp: Stamp) -> Entry {
    let seen = crate::record::stamp::Seen::NONE;
    Entry { value, stamp, seen }
}

pub(super) fn next(known: Option<&Field>, value: Value, stamp: Stamp, settles: bool) -> Entry {
    match known {
        Some(known) => known.next(value, stamp, settles),
        None => first(value, stamp),
    }
}

pub(super) fn values(entries: &[Entry]) -> Vec<Value> {
    entries.iter().map(|entry| entry.value.clone()).collect()
}
