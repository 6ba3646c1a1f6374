//! What other tabs wrote, and what became of what this one did.

use std::collections::BTreeSet;

use super::Store;
use super::commit::{Failure, Receipt, put, put_part, stored};
use super::key_value::KeyValue;
use super::place::{Id, Key, Place};
use super::plan::Edit;
use super::slot::Slot;
use crate::record::{Field, Record, Unreadable};

/// What another tab's write changed here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The objectives that are different now.
    pub changed: BTreeSet<Id>,
    /// The fields in which something stands beside what this tab wrote, since
    /// both were written at the same time.
    pub disputed: BTreeSet<(Id, String)>,
    /// Whether everything was taken away at once: the browser's data for this
    /// site was cleared.
    pub cleared: bool,
}

impl Store {
    /// Takes in what another tab put under a key, or took away from it. No key
    /// means everything was taken away.
    ///
    /// Where the other tab had not seen what this one wrote, that is written
    /// again.
    ///
    /// # Errors
    ///
    /// Why it could not be written again. It still stands in this tab's slot.
    pub fn hear(
        &mut self,
        kv: &dyn KeyValue,
        key: Option<&str>,
        text: Option<&str>,
    ) -> Result<(Heard, Receipt), Failure> {
        let mut heard = Heard::default();
        let mut receipt = Receipt::default();
        let Some(key) = key else {
            heard.cleared = true;
            return Ok((heard, receipt));
        };
        match (Key::parse(key), text) {
            (Key::Record(place, part), Some(text)) => match Record::read(text) {
                Ok(record) => {
                    self.hear_record(&place, part, &record, &mut heard);
                    self.write_again(kv, &place, part, &record, &mut receipt)?;
                }
                Err(Unreadable::Newer(schema)) => {
                    let held = self.held.entry(place.id().clone()).or_default();
                    held.newer = Some(schema);
                    heard.changed.insert(place.id().clone());
                }
                // Opening the store puts it aside. What is known here is written
                // over it with the next change, the damaged text kept.
                Err(_) => {}
            },
            (Key::Slot(tab, _), Some(text)) if tab != self.tab => {
                if let Ok(slot) = Slot::read(text) {
                    self.hear_slot(&slot, &mut heard);
                }
            }
            _ => {}
        }
        Ok((heard, receipt))
    }

    fn hear_record(&mut self, place: &Place, part: u32, record: &Record, heard: &mut Heard) {
        let known = self.document(place).and_then(|known| known.part(part));
        if known.is_some_and(|known| known.contains(record)) {
            return;
        }
        if let Place::CheckIns(id, year) = place {
            self.know_part(id, *year, part);
            if self.document(place).is_none() {
                // Read when somebody opens it.
                heard.changed.insert(id.clone());
                return;
            }
        }
        let before: BTreeSet<String> = self.disputed(place);
        self.merge_part(place, part, record);
        let id = place.id();
        heard.changed.insert(id.clone());
        let now = self.disputed(place).into_iter();
        let new = now.filter(|field| !before.contains(field));
        heard.disputed.extend(new.map(|field| (id.clone(), field)));
    }

    /// The fields of a record in which two things were written at the same time.
    fn disputed(&self, place: &Place) -> BTreeSet<String> {
        let Some(document) = self.document(place) else {
            return BTreeSet::new();
        };
        let fields = document.whole().fields.iter();
        let disputed = fields.filter(|(_, field)| !field.others().is_empty());
        disputed.map(|(name, _)| name.clone()).collect()
    }

    fn hear_slot(&mut self, slot: &Slot, heard: &mut Heard) {
        for (place, change) in &slot.journal {
            let known = self.held.get(place.id());
            // One that is only read, or is not there: its record will tell.
            if known.is_none_or(|known| known.newer.is_some() || known.glance.is_gone()) {
                continue;
            }
            for edit in self.place(place, change) {
                self.hear_record(place, edit.part, change, heard);
            }
        }
    }

    /// Writes a part again where what stands there now lacks something that this
    /// tab wrote.
    fn write_again(
        &mut self,
        kv: &dyn KeyValue,
        place: &Place,
        part: u32,
        stands: &Record,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        let mut edits = self.protected(place.id());
        // Nobody brings back unasked what was deleted for good.
        edits.extend(self.tombstone(place.id()));
        if let Place::CheckIns(..) = place {
            // What was moved there has no journal.
            edits.extend(self.every_part(place.id()));
        }
        edits.retain(|edit| {
            let here = edit.place == *place && edit.part == part;
            here && !stands.contains(&edit.change)
        });
        let mut edits = edits.into_iter();
        if let Some(mut edit) = edits.next() {
            edits.for_each(|other| edit.change.merge(&other.change));
            // What is heard late may be mended already: then both are there.
            edit.change.merge(stands);
            if !stored(kv, &edit)? {
                put_part(kv, &edit, receipt, &mut Vec::new())?;
                self.take_in(receipt);
            }
        }
        Ok(())
    }

    /// Where what this tab can take back is now: that has to stay stored.
    fn protected(&self, id: &Id) -> Vec<Edit> {
        let slots = self.ring.iter().chain(&self.unfinished);
        let mut edits = Vec::new();
        let mut imported = false;
        for slot in slots {
            let journal = slot.journal.iter().filter(|(place, _)| place.id() == id);
            edits.extend(journal.flat_map(|(place, change)| self.place_again(place, change)));
            // What was brought in has no journal either.
            imported |= slot.is_import_of(id);
        }
        if imported {
            edits.extend(self.every_part(id));
        }
        edits
    }

    /// Everything that is known of an objective, but check-ins in its definition
    /// that are in their years.
    fn every_part(&self, id: &Id) -> Vec<Edit> {
        let Some(held) = self.held.get(id) else {
            return Vec::new();
        };
        let years = held.years.iter().filter_map(|(year, document)| {
            Some((Place::CheckIns(id.clone(), *year), document.as_ref()?))
        });
        let definition = (Place::Objective(id.clone()), &held.definition);
        let moved = |name: &String, field: &Field| {
            let year = super::year_of(name).and_then(|year| held.years.get(&year)?.as_ref());
            let there = year.and_then(|year| year.whole().fields.get(name));
            there.is_some_and(|there| field.entries().all(|entry| there.contains(entry)))
        };
        let mut edits = Vec::new();
        for (place, document) in years.chain([definition]) {
            for part in 1..=document.parts() {
                let record = document.part(part).cloned().unwrap_or_default();
                let mut change = record.clone();
                if let Place::Objective(_) = place {
                    change.fields.retain(|name, field| !moved(name, field));
                }
                if !change.is_empty() && !held.glance.is_gone() {
                    edits.push(Edit {
                        place: place.clone(),
                        part,
                        record,
                        change,
                    });
                }
            }
        }
        edits
    }

    /// Reads again what other tabs may have written while this page heard
    /// nothing: it was frozen, or kept for the browser's Back.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn refresh(&mut self, kv: &dyn KeyValue) -> Result<(Heard, Receipt), Failure> {
        let mut all = (Heard::default(), Receipt::default());
        let keys = kv.keys()?;
        let ours = |key: &&String| matches!(Key::parse(key), Key::Record(..) | Key::Slot(..));
        let ours: Vec<&String> = keys.iter().filter(ours).collect();
        if ours.is_empty() && self.held.values().any(|held| held.definition.parts() > 0) {
            all.0.cleared = true;
            return Ok(all);
        }
        for key in ours {
            let Some(text) = kv.get(key)? else { continue };
            if let Key::Record(place, part) = Key::parse(key) {
                let document = self.document(&place);
                if document.is_some_and(|document| document.has_text(part, &text)) {
                    continue;
                }
            }
            let (heard, receipt) = self.hear(kv, Some(key), Some(&text))?;
            all.0.changed.extend(heard.changed);
            all.0.disputed.extend(heard.disputed);
            all.1.add(receipt);
        }
        Ok(all)
    }

    /// Looks once more whether what this tab did last is kept, and writes it
    /// again if not: a browser may lose several writes at once a moment later.
    ///
    /// # Errors
    ///
    /// Why it could not be written again.
    pub fn recheck(&mut self, kv: &dyn KeyValue) -> Result<Receipt, Failure> {
        let mut receipt = Receipt::default();
        self.complete_unfinished(kv, &mut receipt)?;
        let ring = self.ring.clone();
        let mut ids = BTreeSet::new();
        for slot in &ring {
            let key = slot.key(&self.tab);
            let text = slot.write();
            if kv.get(&key)?.as_ref() != Some(&text) {
                receipt.written.push(put(kv, &key, text, &mut Vec::new())?);
            }
            ids.extend(slot.turns.iter().map(|turn| turn.place.id()));
        }
        for edit in ids.into_iter().flat_map(|id| self.protected(id)) {
            if !stored(kv, &edit)? {
                put_part(kv, &edit, &mut receipt, &mut Vec::new())?;
            }
        }
        self.take_in(&receipt);
        for id in self.deleted.clone() {
            if let Some(edit) = self.tombstone(&id)
                && !stored(kv, &edit)?
            {
                put_part(kv, &edit, &mut receipt, &mut Vec::new())?;
                self.sweep(kv, &id, &mut receipt)?;
            }
        }
        Ok(receipt)
    }

    /// What is left of an objective that was deleted for good.
    fn tombstone(&self, id: &Id) -> Option<Edit> {
        let held = self.held.get(id).filter(|held| held.glance.is_gone())?;
        let record = held.definition.part(1)?;
        Some(Edit {
            place: Place::Objective(id.clone()),
            part: 1,
            record: record.clone(),
            change: record.clone(),
        })
    }

    /// Writes everything that this page knows and the storage lacks, after the
    /// browser's data was cleared. Check-ins that were not read here are lost.
    ///
    /// # Errors
    ///
    /// Why something could not be written.
    pub fn put_all_back(&mut self, kv: &dyn KeyValue) -> Result<Receipt, Failure> {
        let mut receipt = Receipt::default();
        let mut edits: Vec<Edit> = Vec::new();
        for id in self.held.keys() {
            edits.extend(self.every_part(id));
            // That it was deleted for good is to be remembered too.
            edits.extend(self.tombstone(id));
        }
        for edit in &edits {
            put_part(kv, edit, &mut receipt, &mut Vec::new())?;
        }
        Ok(receipt)
    }
}
