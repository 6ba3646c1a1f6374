//! Moving old dated values to their years, and deleting for good.
//!
//! Neither needs a journal: a dated value that stands in both places is the same
//! value, and what is deleted for good says so first.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::Store;
use super::action::Refusal;
use super::document::Document;
use super::failure::{Failure, NotDone};
use super::key_value::{Fault, KeyValue};
use super::place::Place;
use super::plan::Edit;
use super::slot::{RING, Slot};
use super::write::{Kept, keep_part, retire};
use crate::record::field::{Entry, Field};
use crate::record::kind::{BIN, GONE, Subject};
use crate::record::name::year_of;
use crate::record::{Record, Value};

/// What became of something in the bin that was to be deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForGood {
    /// It is gone, by this or before.
    Deleted,
    /// It was taken out of the bin elsewhere, and stays.
    Restored,
    /// A newer version wrote it. It is left alone.
    Newer,
    /// Another record that stays names it, and it stays with that; see
    /// [`Store::naming`].
    Named,
}

/// How many more may gather there before they are moved.
const GATHER: usize = 6;

impl Store {
    /// Moves dated values from a record's definition to their years, where enough
    /// have gathered there that lists do not need, and brings those back that lists
    /// need by now: its period may have changed, or a dated value was taken away. To be
    /// called when nobody waits, with its history read; without, nothing comes back.
    ///
    /// # Errors
    ///
    /// Why not. Nothing is lost by it, and it can be tried again.
    pub fn tidy(&mut self, kv: &dyn KeyValue, of: &Subject) -> Result<(), Failure> {
        let Ok(place) = self.changeable(of) else {
            return Ok(());
        };
        let needed = self.needed_by_lists(of);
        let mut parts = Vec::new();
        self.bring_back(kv, &place, &needed, &mut parts)?;
        let old = old_values(&self.held[of].definition.whole().fields, &needed);
        if old.len() < GATHER {
            return Ok(());
        }
        let mut years: BTreeMap<i32, Record> = BTreeMap::new();
        for name in &old {
            let Some(year) = year_of(name) else { continue };
            if let Some(field) = self.field(&place, name) {
                let fields = &mut years.entry(year).or_default().fields;
                fields.insert(name.clone(), field);
            }
        }
        for (year, change) in &years {
            self.read_year(kv, of, *year)?;
            let place = of.year(*year);
            // A few at a time, so that they fill a part before the next.
            for (name, field) in &change.fields {
                let mut one = Record::default();
                one.fields.insert(name.clone(), field.clone());
                for edit in self.place(&place, &one) {
                    self.merge_part(&place, edit.part, &edit.change);
                }
            }
            for edit in self.place_again(&place, change) {
                keep_part(kv, &edit, &mut parts)?;
            }
        }
        self.take_in(&parts);
        let parts = self.held[of].definition.parts();
        (1..=parts).try_for_each(|part| self.drop_moved(kv, &place, part, &old))
    }

    /// The names of the dated values that lists need, as far as they were read.
    fn needed_by_lists(&self, of: &Subject) -> BTreeSet<String> {
        let whole = self.with_history(of).unwrap_or_default();
        (of.kind.needed_by_lists)(&whole)
    }

    /// Copies dated values from their years into the definition.
    fn bring_back(
        &mut self,
        kv: &dyn KeyValue,
        place: &Place,
        needed: &BTreeSet<String>,
        parts: &mut Vec<Kept>,
    ) -> Result<(), Failure> {
        let here = &self.held[&place.of].definition.whole().fields;
        // Also what a tab that had not heard of a correction wrote here again, after
        // the correction had been moved.
        let dated = here.keys().filter(|name| year_of(name).is_some());
        let mut back = Record::default();
        for name in dated.chain(needed) {
            let known = self.field(place, name);
            if known.as_ref() != here.get(name) {
                back.fields.extend(known.map(|known| (name.clone(), known)));
            }
        }
        let mut changes: BTreeMap<u32, Record> = BTreeMap::new();
        for (name, field) in back.fields {
            let mut one = Record::default();
            one.fields.insert(name, field);
            for edit in self.place(place, &one) {
                self.merge_part(place, edit.part, &edit.change);
                changes.entry(edit.part).or_default().merge(&edit.change);
            }
        }
        // Into the definition, and not where they are already.
        for (part, change) in changes {
            let known = self.document(place).and_then(|known| known.part(part));
            let edit = Edit {
                place: place.clone(),
                part,
                record: known.cloned().unwrap_or_default(),
                change,
            };
            keep_part(kv, &edit, parts)?;
        }
        self.take_in(parts);
        Ok(())
    }

    /// Writes a part without the dated values that are in their years now.
    fn drop_moved(
        &mut self,
        kv: &dyn KeyValue,
        place: &Place,
        part: u32,
        old: &[String],
    ) -> Result<(), Failure> {
        let key = place.key(part);
        let stored = kv.get(&key)?;
        let Some(Ok(mut record)) = stored.as_deref().map(Record::read) else {
            return Ok(());
        };
        if let Some(known) = self.document(place).and_then(|known| known.part(part)) {
            record.merge(known);
        }
        let before = record.fields.len();
        let years = &self.held[&place.of].years;
        record.fields.retain(|name, field| {
            let year = year_of(name).and_then(|year| years.get(&year)?.as_ref());
            let moved = year.and_then(|year| year.whole().fields.get(name));
            // As it stands here, it stands there.
            let all = |moved: &Field| {
                let others = field.others().iter();
                let mut entries = std::iter::once(field.newest()).chain(others);
                entries.all(|entry| moved.contains(entry))
            };
            !(old.contains(name) && moved.is_some_and(all))
        });
        if record.fields.len() == before {
            return Ok(());
        }
        write_over(kv, &key, &record)?;
        self.document_mut(place).replace_part(part, record);
        Ok(())
    }

    /// Deletes a record for good that is in the bin: what is left says only that
    /// it is gone, so that no old tab and no old file brings it back unasked. One
    /// that is not in the bin any more, since another tab has restored it, stays, and
    /// so does what a newer version wrote, and what another record names.
    ///
    /// # Errors
    ///
    /// Why not. Then it is still in the bin, or what is left of it is taken away
    /// when the store is opened next.
    pub fn delete_for_good(&mut self, kv: &dyn KeyValue, of: &Subject) -> Result<ForGood, NotDone> {
        let (mut done, kept_by) = self.delete_all_for_good(kv, std::slice::from_ref(of));
        match (done.pop(), kept_by) {
            (Some((_, became)), _) => Ok(became),
            (None, Some(why)) => Err(why),
            (None, None) => Ok(ForGood::Deleted),
        }
    }

    /// The same whoever names it.
    pub(super) fn take_for_good(
        &mut self,
        kv: &dyn KeyValue,
        of: &Subject,
    ) -> Result<ForGood, NotDone> {
        if self.newer(of).is_none() {
            self.read_again(kv, of)?;
        }
        let place = match self.changeable(of) {
            Ok(place) => place,
            Err(Refusal::Newer(..)) => return Ok(ForGood::Newer),
            // By another tab, or by an attempt before.
            Err(_) => return Ok(ForGood::Deleted),
        };
        if self.held[of].glance.binned().is_none() {
            return Ok(ForGood::Restored);
        }
        let stamp = self.next_stamp(self.counter(of))?;
        let mut left = Record::default();
        if let Some(bin) = self.field(&place, BIN.word()) {
            left.fields.insert(BIN.word().to_owned(), bin);
        }
        let seen = crate::record::stamp::Seen::NONE;
        let value = Value::Bool(true);
        left.put(GONE.word(), Entry { value, stamp, seen });
        write_over(kv, &place.key(1), &left)?;
        // Slots that cannot be taken back any more are forgotten: what they wrote
        // elsewhere has to be there.
        let slots = self.ring.iter();
        let slots = slots.filter(|slot| slot.turns.iter().any(|turn| &turn.place.of == of));
        let journals = slots.flat_map(|slot| &slot.journal);
        let elsewhere: Vec<Edit> = journals
            .filter(|it| it.place.of != *of)
            .flat_map(|it| self.place_again(&it.place, &it.change))
            .collect();
        self.deleted.insert(of.clone());
        self.document_mut(&place).replace_part(1, left);
        self.clock = self.clock.max(stamp.counter);
        self.glance_again(&place);
        retire(kv, &elsewhere, &mut Vec::new())?;
        let forgotten = self.forget_slots_of_gone();
        self.sweep(kv, of)?;
        for (key, text) in forgotten {
            kv.set(&key, &text).map_err(Failure::from)?;
        }
        Ok(ForGood::Deleted)
    }

    /// Leaves out of the ring what cannot be taken back any more. Gives the keys of
    /// those slots with what is to stand there: no more than that something was
    /// there, since they say what was deleted.
    pub(super) fn forget_slots_of_gone(&mut self) -> Vec<(String, String)> {
        let held = &self.held;
        let gone = |place: &Place| {
            let held = held.get(&place.of);
            held.is_some_and(|held| held.glance.is_gone())
        };
        let (forgotten, mut ring): (Vec<Slot>, Vec<Slot>) = std::mem::take(&mut self.ring)
            .into_iter()
            .partition(|slot| slot.turns.iter().any(|turn| gone(&turn.place)));
        // Whatever came after one of them comes after the one before it.
        for gone in forgotten.iter().rev() {
            for slot in &mut ring {
                if slot.previous == Some(gone.id) {
                    slot.previous = gone.previous;
                }
            }
        }
        self.ring = ring;
        let mut said = Vec::new();
        for slot in forgotten {
            let emptied = slot.emptied(gone);
            if !slot.is_emptied(gone) {
                said.push((slot.key(&self.tab), emptied.write()));
            }
            // Over which another may have been written since.
            self.forgotten.retain(|known| known.seq != slot.seq);
            self.forgotten.push(emptied);
        }
        let over = self.forgotten.len().saturating_sub(RING as usize);
        self.forgotten.drain(..over);
        said
    }

    /// Takes away what is left of a record that was deleted for good.
    ///
    /// # Errors
    ///
    /// What the storage says. What is left then is taken away the next time.
    pub(super) fn sweep(&mut self, kv: &dyn KeyValue, of: &Subject) -> Result<(), Failure> {
        let Some(held) = self.held.get_mut(of) else {
            return Ok(());
        };
        held.unread.clear();
        for year in std::mem::take(&mut held.years).into_keys() {
            let parts = held.year_parts.get(&year).copied().unwrap_or(0);
            let place = of.year(year);
            remove_parts(kv, &place, 1..=parts)?;
        }
        let place = of.definition();
        remove_parts(kv, &place, 2..=held.definition.parts())?;
        let mut left = held.definition.whole().clone();
        left.fields
            .retain(|name, _| [BIN, GONE].iter().any(|row| row.word() == name));
        left.extra.clear();
        if left != *held.definition.whole() {
            kv.set(&place.key(1), &left.write())?;
        }
        held.definition = Document::default();
        held.definition.replace_part(1, left);
        Ok(())
    }
}

/// Takes away the parts of a record from one on, the last first: those that are
/// known, and what follows them.
fn remove_parts(kv: &dyn KeyValue, place: &Place, known: RangeInclusive<u32>) -> Result<(), Fault> {
    let mut keys = Vec::new();
    for part in *known.start().. {
        let key = place.key(part);
        match kv.get(&key)? {
            Some(_) => keys.push(key),
            None if known.contains(&part) => {}
            None => break,
        }
    }
    keys.iter().rev().try_for_each(|key| kv.remove(key))
}

/// Writes a record over what stands under a key, and reads it back.
pub(super) fn write_over(kv: &dyn KeyValue, key: &str, record: &Record) -> Result<(), Failure> {
    let text = record.write();
    kv.set(key, &text)?;
    if kv.get(key)?.as_ref() != Some(&text) {
        return Err(Failure::NotKept(key.to_owned()));
    }
    Ok(())
}

/// The names of dated values that lists do not need, and of what was taken away.
fn old_values(fields: &BTreeMap<String, Field>, needed: &BTreeSet<String>) -> Vec<String> {
    let dated = fields.iter().filter(|(name, _)| year_of(name).is_some());
    let old = dated.filter(|(name, field)| field.value().is_null() || !needed.contains(*name));
    old.map(|(name, _)| name.clone()).collect()
}
