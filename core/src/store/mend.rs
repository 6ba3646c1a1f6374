//! Writing again what this page knows and what is not there any more: written over by
//! a tab that had not seen it, dropped by the browser, or cleared.

use std::collections::BTreeMap;

use super::Store;
use super::failure::Failure;
use super::hear::Heard;
use super::key_value::KeyValue;
use super::place::Place;
use super::plan::Edit;
use super::trouble::Trouble;
use super::write::{Before, keep_part, put, stored};
use crate::record::Record;
use crate::record::field::Field;
use crate::record::kind::Subject;
use crate::record::name::year_of;

impl Store {
    /// What of a part has to stay stored: what this tab wrote, and what was deleted
    /// for good.
    pub(super) fn to_be_kept(&self, place: &Place, part: u32) -> Vec<Edit> {
        let mut edits = self.protected(&place.of);
        // Nobody brings back unasked what was deleted for good.
        edits.extend(self.tombstone(&place.of));
        if place.year.is_some() {
            // What was moved there has no journal.
            edits.extend(self.every_part(&place.of));
        }
        edits.retain(|edit| edit.place == *place && edit.part == part);
        edits
    }

    /// Writes again what another tab had not seen when it wrote over it.
    ///
    /// # Errors
    ///
    /// Why it could not be written again. It is tried again with the next of them, and
    /// by [`Store::recheck`].
    pub fn write_again(&mut self, kv: &dyn KeyValue, heard: &Heard) -> Result<(), Failure> {
        let mut owed = std::mem::take(&mut self.owed);
        owed.extend(heard.lacking.iter().cloned());
        let written = self.write_owed(kv, &owed);
        // What a newer version wrote by now is its own to mend.
        let is_newer = |why: &Failure| matches!(why.cause(), Failure::Newer(..));
        if written.as_ref().is_err_and(|why| !is_newer(why)) {
            self.owed = owed;
        }
        written
    }

    fn write_owed(
        &mut self,
        kv: &dyn KeyValue,
        owed: &[(Place, u32, Record)],
    ) -> Result<(), Failure> {
        let mut parts = Vec::new();
        let missed = self.misses_some;
        for (place, part, stands) in owed {
            let edits = if stands.is_empty() {
                // All that is known: what stands there cannot be read.
                let mut edits = self.every_part(&place.of);
                edits.extend(self.tombstone(&place.of));
                edits.retain(|edit| edit.place == *place && edit.part == *part);
                edits
            } else {
                self.to_be_kept(place, *part)
            };
            let known = self.document(place).and_then(|known| known.part(*part));
            let mut edit = Edit {
                place: place.clone(),
                part: *part,
                record: known.unwrap_or(stands).clone(),
                // What is heard late may be mended already: then both are there.
                change: stands.clone(),
            };
            let lacks = |it: &&Edit| !stands.contains(&it.change);
            for lacking in edits.iter().filter(lacks) {
                edit.change.merge(&lacking.change);
            }
            if !stored(kv, &edit)? {
                keep_part(kv, &edit, &mut parts)?;
            }
        }
        self.take_in(&parts);
        // What was put aside was not taken away.
        self.misses_some = missed;
        Ok(())
    }

    /// Where what this tab can take back is now: that has to stay stored.
    fn protected(&self, of: &Subject) -> Vec<Edit> {
        let slots = self.ring.iter().chain(&self.forgotten);
        let slots = slots.chain(&self.unfinished);
        let mut edits = Vec::new();
        let mut imported = self.brought_in.contains(of);
        for slot in slots {
            let journal = slot.journal.iter().filter(|it| it.place.of == *of);
            edits.extend(journal.flat_map(|it| self.place_again(&it.place, &it.change)));
            // What was brought in has no journal either.
            imported |= slot.is_import_of(of);
        }
        if imported {
            edits.extend(self.every_part(of));
        }
        edits
    }

    /// Everything that is known of a record, but dated values in its definition
    /// that are in their years.
    fn every_part(&self, of: &Subject) -> Vec<Edit> {
        let Some(held) = self.held.get(of) else {
            return Vec::new();
        };
        let years = held
            .years
            .iter()
            .filter_map(|(year, document)| Some((of.year(*year), document.as_ref()?)));
        let definition = (of.definition(), &held.definition);
        let moved = |name: &String, field: &Field| {
            let year = year_of(name).and_then(|year| held.years.get(&year)?.as_ref());
            let there = year.and_then(|year| year.whole().fields.get(name));
            there.is_some_and(|there| there.contains_all(field))
        };
        let mut edits = Vec::new();
        for (place, document) in years.chain([definition]) {
            for part in 1..=document.parts() {
                let record = document.part(part).cloned().unwrap_or_default();
                let mut change = record.clone();
                if place.year.is_none() {
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

    /// Looks once more whether what this tab did last is kept, and writes it
    /// again if not: a browser may lose several writes at once a moment later.
    /// Whether something else that this page knows is not there any more: see
    /// [`Heard::cleared`].
    ///
    /// # Errors
    ///
    /// Why it could not be written again.
    pub fn recheck(&mut self, kv: &dyn KeyValue) -> Result<bool, Failure> {
        let mut parts = Vec::new();
        self.complete_unfinished(kv)?;
        self.write_again(kv, &Heard::default())?;
        let mut ids = self.brought_in.clone();
        // What cannot be taken back any more wrote to other records too.
        for slot in self.ring.iter().chain(&self.forgotten) {
            let key = slot.key(&self.tab);
            let text = slot.write();
            if kv.get(&key)?.as_ref() != Some(&text) {
                put(kv, &key, &text, &mut Before::new())?;
            }
            ids.extend(slot.turns.iter().map(|turn| turn.place.of.clone()));
        }
        for edit in ids.iter().flat_map(|of| self.protected(of)) {
            if !stored(kv, &edit)? {
                keep_part(kv, &edit, &mut parts)?;
            }
        }
        self.take_in(&parts);
        for of in self.deleted.clone() {
            if let Some(edit) = self.tombstone(&of)
                && !stored(kv, &edit)?
            {
                keep_part(kv, &edit, &mut Vec::new())?;
                self.sweep(kv, &of)?;
            }
        }
        // Looking for all of them takes a while: only where one was missed.
        let missed = std::mem::take(&mut self.misses_some);
        Ok(missed && self.lacks_a_key(&kv.keys()?))
    }

    /// What is left of a record that was deleted for good.
    fn tombstone(&self, of: &Subject) -> Option<Edit> {
        let held = self.held.get(of).filter(|held| held.glance.is_gone())?;
        let record = held.definition.part(1)?;
        Some(Edit {
            place: of.definition(),
            part: 1,
            record: record.clone(),
            change: record.clone(),
        })
    }

    /// Writes everything that this page knows and the storage lacks, after the
    /// browser's data was cleared. Dated values that were not read here are told of:
    /// see [`Trouble::NotPutBack`].
    ///
    /// # Errors
    ///
    /// Why something could not be written.
    pub fn put_all_back(&mut self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut unread: Vec<(Subject, i32)> = Vec::new();
        let mut newer = Vec::new();
        for (of, held) in &self.held {
            edits.extend(self.every_part(of));
            // That it was deleted for good is to be remembered too.
            edits.extend(self.tombstone(of));
            if held.newer.is_some() {
                // It cannot be written as that version would.
                let key = of.definition().key(1);
                if kv.get(&key)?.is_none() {
                    newer.push(Trouble::NotPutBack(of.clone(), Vec::new()));
                }
            } else if !held.glance.is_gone() {
                edits.extend(held.unread.iter().filter_map(|((year, part), text)| {
                    let record = Record::read(text).ok()?;
                    Some(Edit {
                        place: of.year(*year),
                        part: *part,
                        change: record.clone(),
                        record,
                    })
                }));
                let years = held.years.keys().filter(|year| !held.has_texts_of(**year));
                unread.extend(years.map(|year| (of.clone(), *year)));
            }
        }
        for edit in &edits {
            keep_part(kv, edit, &mut Vec::new())?;
        }
        // Of a year that is there again by another tab nothing is lost.
        let mut lost: BTreeMap<Subject, Vec<i32>> = BTreeMap::new();
        for (of, year) in unread {
            let key = of.year(year).key(1);
            // One that could not be read was put aside before, which is told.
            if kv.get(&key)?.is_none() && !self.was_unreadable(&key) {
                lost.entry(of).or_default().push(year);
            }
        }
        newer.into_iter().for_each(|it| self.tell(it));
        for (of, years) in lost {
            self.tell(Trouble::NotPutBack(of, years));
        }
        self.misses_some = false;
        Ok(())
    }
}
