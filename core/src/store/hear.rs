//! What other tabs wrote, and what became of what this one did.

use std::collections::{BTreeMap, BTreeSet};

use super::commit::{Before, Failure, keep_part, put, stored};
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::{Id, Key, Place};
use super::plan::Edit;
use super::tidy::is_gone;
use super::trouble::Trouble;
use super::{Store, year_of};
use crate::record::{Field, Record, Unreadable};

/// What another tab's write changed here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// The objectives that are different now.
    pub changed: BTreeSet<Id>,
    /// The fields in which something stands beside what this tab wrote, since
    /// both were written at the same time.
    pub disputed: BTreeSet<(Id, String)>,
    /// Whether something that this page knows was taken away, or everything at
    /// once: the browser's data for this site was cleared.
    pub cleared: bool,
    /// Whether what a person should know is different.
    pub troubles: bool,
    // Parts that stand there without something that was heard of them, or that this
    // tab wrote, with what was heard: nothing where it cannot be read.
    lacking: Vec<(Place, u32, Record)>,
}

impl Heard {
    /// Whether something has to be written again: see [`Store::write_again`].
    #[must_use]
    pub const fn is_lacking(&self) -> bool {
        !self.lacking.is_empty()
    }
}

impl Store {
    /// Takes in what another tab put under a key, or took away from it. No key
    /// means everything was taken away. Writes nothing.
    ///
    /// What another tab's slot holds is not taken in: that tab may still put it
    /// back, and what is in its records is heard of them.
    pub fn hear(&mut self, kv: &dyn Lookup, key: Option<&str>, text: Option<&str>) -> Heard {
        let mut heard = Heard::default();
        let Some(key) = key else {
            heard.cleared = !self.held.is_empty();
            return heard;
        };
        self.hear_key(key, text, &mut heard);
        // A tab that had not seen it may have written over it, and the one that wrote
        // it may be closed: whoever hears of it sees to it.
        if let (Key::Record(place, part), Some(text)) = (Key::parse(key), text)
            && heard.lacking.is_empty()
            && let Ok(record) = Record::read(text)
            && self.was_written_over(kv, &place, part, text, &record)
        {
            heard.lacking.push((place, part, record));
        }
        heard
    }

    /// Whether what was heard of a part stands there no more, and nothing that
    /// replaces it.
    fn was_written_over(
        &self,
        kv: &dyn Lookup,
        place: &Place,
        part: u32,
        text: &str,
        heard: &Record,
    ) -> bool {
        let held = self.held.get(place.id());
        if held.is_none_or(|held| held.glance.is_gone() || held.newer.is_some()) {
            return false;
        }
        let Ok(Some(now)) = kv.get(&place.key(part)) else {
            return false;
        };
        if now == text {
            return false;
        }
        let Ok(now) = Record::read(&now) else {
            return false;
        };
        if is_gone(&now) {
            return false;
        }
        let mut missing = heard.clone();
        missing.fields.retain(|name, field| {
            let known = now.fields.get(name);
            !known.is_some_and(|known| field.entries().all(|entry| known.contains(entry)))
        });
        // A check-in may have been moved to its year.
        let years: BTreeSet<i32> = missing.fields.keys().filter_map(|it| year_of(it)).collect();
        if let Place::Objective(id) = place {
            for year in years {
                let year = Place::CheckIns(id.clone(), year);
                let texts = (1..).map_while(|part| kv.get(&year.key(part)).ok().flatten());
                for year in texts.filter_map(|text| Record::read(&text).ok()) {
                    missing.fields.retain(|name, field| {
                        let known = year.fields.get(name);
                        let has = |known: &Field| field.entries().all(|it| known.contains(it));
                        !known.is_some_and(has)
                    });
                }
            }
        }
        !missing.fields.is_empty()
    }

    fn hear_key(&mut self, key: &str, text: Option<&str>, heard: &mut Heard) {
        match (Key::parse(key), text) {
            (Key::Record(place, part), Some(text)) => {
                heard.troubles |= self.was_unreadable(key);
                match Record::read(text) {
                    Ok(record) => self.hear_record(&place, part, &record, text, heard),
                    Err(Unreadable::Newer(schema)) => {
                        let held = self.held.entry(place.id().clone()).or_default();
                        held.newer = Some(schema);
                        heard.changed.insert(place.id().clone());
                    }
                    // What is known here is written over it, the damaged text kept.
                    Err(_) => self.misses(place, part, heard),
                }
            }
            (Key::Record(place, part), None) => {
                if !self.knows(&place, part) {
                    return;
                }
                if self.was_put_aside(key) {
                    // It could not be read. What is known here could.
                    self.misses(place, part, heard);
                } else {
                    heard.cleared = true;
                }
            }
            (Key::Quarantine(_), Some(_)) => {
                self.tell(Trouble::Unreadable(key.to_owned()));
                heard.troubles = true;
            }
            (Key::Quarantine(_), None) => heard.troubles |= self.was_unreadable(key),
            _ => {}
        }
    }

    /// Takes in that a part cannot be read any more where it stood.
    fn misses(&self, place: Place, part: u32, heard: &mut Heard) {
        let known = self.document(&place).and_then(|known| known.part(part));
        if known.is_some_and(|known| !known.is_empty()) {
            heard.lacking.push((place, part, Record::default()));
        }
    }

    /// Takes back what was told of a key; whether it was.
    fn was_unreadable(&mut self, key: &str) -> bool {
        let before = self.troubles.len();
        self.tell_no_more(key);
        self.troubles.len() < before
    }

    /// Whether a part of something that was not deleted for good is known here.
    fn knows(&self, place: &Place, part: u32) -> bool {
        let held = self.held.get(place.id());
        let Some(held) = held.filter(|held| !held.glance.is_gone()) else {
            return false;
        };
        match place {
            Place::Objective(_) => {
                let known = held.definition.part(part);
                known.is_some_and(|known| !known.is_empty())
            }
            Place::CheckIns(_, year) => {
                let parts = held.year_parts.get(year).copied().unwrap_or(0);
                let known = held.years.get(year).and_then(Option::as_ref);
                part <= parts.max(known.map_or(0, super::document::Document::parts))
            }
        }
    }

    fn hear_record(
        &mut self,
        place: &Place,
        part: u32,
        record: &Record,
        text: &str,
        heard: &mut Heard,
    ) {
        self.take_from_another(place, part, record, text, heard);
        let lacking = self.to_be_kept(place, part);
        if lacking.iter().any(|edit| !record.contains(&edit.change)) {
            heard.lacking.push((place.clone(), part, record.clone()));
        }
    }

    fn take_from_another(
        &mut self,
        place: &Place,
        part: u32,
        record: &Record,
        text: &str,
        heard: &mut Heard,
    ) {
        let known = self.document(place).and_then(|known| known.part(part));
        if known.is_some_and(|known| known.contains(record)) {
            return;
        }
        if let Place::CheckIns(id, year) = place {
            self.know_part(id, *year, part);
            if self.document(place).is_none() {
                // Read when somebody opens it.
                self.keep_unread(id, *year, part, text);
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

    /// What of a part has to stay stored: what this tab wrote, and what was deleted
    /// for good.
    fn to_be_kept(&self, place: &Place, part: u32) -> Vec<Edit> {
        let mut edits = self.protected(place.id());
        // Nobody brings back unasked what was deleted for good.
        edits.extend(self.tombstone(place.id()));
        if let Place::CheckIns(..) = place {
            // What was moved there has no journal.
            edits.extend(self.every_part(place.id()));
        }
        edits.retain(|edit| edit.place == *place && edit.part == part);
        edits
    }

    /// Writes again what another tab had not seen when it wrote over it.
    ///
    /// # Errors
    ///
    /// Why it could not be written again. It still stands in this tab's slot.
    pub fn write_again(&mut self, kv: &dyn KeyValue, heard: &Heard) -> Result<(), Failure> {
        let mut parts = Vec::new();
        let missed = self.misses_some;
        for (place, part, stands) in &heard.lacking {
            let edits = if stands.is_empty() {
                // All that is known: what stands there cannot be read.
                let mut edits = self.every_part(place.id());
                edits.extend(self.tombstone(place.id()));
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
    fn protected(&self, id: &Id) -> Vec<Edit> {
        let slots = self.ring.iter().chain(&self.forgotten);
        let slots = slots.chain(&self.unfinished);
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
            let year = year_of(name).and_then(|year| held.years.get(&year)?.as_ref());
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
    /// nothing: it was frozen, or kept for the browser's Back. Writes nothing.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn refresh(&mut self, kv: &dyn Lookup) -> Result<Heard, Fault> {
        let mut heard = Heard::default();
        let keys = kv.keys()?;
        self.look_for_quarantine(&keys, &mut heard);
        heard.cleared = self.lacks_a_key(&keys);
        for key in &keys {
            let Key::Record(place, part) = Key::parse(key) else {
                continue;
            };
            let Some(text) = kv.get(key)? else { continue };
            let document = self.document(&place);
            if !document.is_some_and(|document| document.has_text(part, &text)) {
                self.hear_key(key, Some(&text), &mut heard);
            }
        }
        Ok(heard)
    }

    /// Whether a part of a definition that this page knows is under no key, other
    /// than since it was put aside.
    fn lacks_a_key(&self, keys: &[String]) -> bool {
        let keys: BTreeSet<&str> = keys.iter().map(String::as_str).collect();
        self.held.iter().any(|(id, held)| {
            let place = Place::Objective(id.clone());
            let mut parts = 1..=held.definition.parts();
            held.newer.is_none()
                && parts.any(|part| {
                    let key = place.key(part);
                    let is_there = || keys.contains(key.as_str()) || self.was_put_aside(&key);
                    self.knows(&place, part) && !is_there()
                })
        })
    }

    /// What was put aside or deleted from there while nothing was heard.
    fn look_for_quarantine(&mut self, keys: &[String], heard: &mut Heard) {
        let before = self.troubles.clone();
        let is_aside = |key: &String| Key::parse(key).is_quarantine();
        self.troubles.retain(|trouble| match trouble {
            Trouble::Unreadable(key) => !is_aside(key) || keys.contains(key),
            _ => true,
        });
        for key in keys.iter().filter(|key| is_aside(key)) {
            self.tell(Trouble::Unreadable(key.clone()));
        }
        heard.troubles |= before != self.troubles;
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
        let mut ids = BTreeSet::new();
        for slot in &self.ring {
            let key = slot.key(&self.tab);
            let text = slot.write();
            if kv.get(&key)?.as_ref() != Some(&text) {
                put(kv, &key, &text, &mut Before::new())?;
            }
            ids.extend(slot.turns.iter().map(|turn| turn.place.id()));
        }
        for edit in ids.into_iter().flat_map(|id| self.protected(id)) {
            if !stored(kv, &edit)? {
                keep_part(kv, &edit, &mut parts)?;
            }
        }
        self.take_in(&parts);
        for id in self.deleted.clone() {
            if let Some(edit) = self.tombstone(&id)
                && !stored(kv, &edit)?
            {
                keep_part(kv, &edit, &mut Vec::new())?;
                self.sweep(kv, &id)?;
            }
        }
        // Looking for all of them takes a while: only where one was missed.
        let missed = std::mem::take(&mut self.misses_some);
        Ok(missed && self.lacks_a_key(&kv.keys()?))
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
    /// browser's data was cleared. Check-ins that were not read here are told of:
    /// see [`Trouble::NotPutBack`].
    ///
    /// # Errors
    ///
    /// Why something could not be written.
    pub fn put_all_back(&mut self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let mut edits: Vec<Edit> = Vec::new();
        let mut unread: Vec<(Id, i32)> = Vec::new();
        for (id, held) in &self.held {
            edits.extend(self.every_part(id));
            // That it was deleted for good is to be remembered too.
            edits.extend(self.tombstone(id));
            if !held.glance.is_gone() {
                edits.extend(held.unread.iter().filter_map(|((year, part), text)| {
                    let record = Record::read(text).ok()?;
                    Some(Edit {
                        place: Place::CheckIns(id.clone(), *year),
                        part: *part,
                        change: record.clone(),
                        record,
                    })
                }));
                let years = held.years.keys().filter(|year| !held.has_texts_of(**year));
                unread.extend(years.map(|year| (id.clone(), *year)));
            }
        }
        for edit in &edits {
            keep_part(kv, edit, &mut Vec::new())?;
        }
        // Of a year that is there again by another tab nothing is lost.
        let mut lost: BTreeMap<Id, Vec<i32>> = BTreeMap::new();
        for (id, year) in unread {
            if kv.get(&Place::CheckIns(id.clone(), year).key(1))?.is_none() {
                lost.entry(id).or_default().push(year);
            }
        }
        for (id, years) in lost {
            self.tell(Trouble::NotPutBack(id, years));
        }
        self.misses_some = false;
        Ok(())
    }
}
