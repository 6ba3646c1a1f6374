//! What other tabs wrote, and what became of what this one did.

use std::collections::BTreeSet;

use super::Store;
use super::document::is_gone;
use super::key_value::{Fault, Lookup};
use super::place::{Key, Place, is_aside};
use super::trouble::Trouble;
use crate::record::kind::Subject;
use crate::record::name::year_of;
use crate::record::{Record, Unreadable};
use crate::sorted::sorted;

/// What another tab's write changed here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heard {
    /// The records that are different now.
    pub changed: BTreeSet<Subject>,
    /// The fields in which something stands beside what this tab wrote, since
    /// both were written at the same time.
    pub disputed: BTreeSet<(Subject, String)>,
    /// Whether something that this page knows was taken away, or everything at
    /// once: the browser's data for this site was cleared.
    pub cleared: bool,
    /// Whether what a person should know is different.
    pub troubles: bool,
    // Parts that stand there without something that was heard of them, or that this
    // tab wrote, with what was heard: nothing where it cannot be read.
    pub(super) lacking: Vec<(Place, u32, Record)>,
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
        if let (Key::Record(place, part), Some(text)) = (Key::parse(self.kinds, key), text)
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
        let held = self.held.get(&place.of);
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
        missing.retain_missing_in(&now);
        // A dated value may have been moved to its year.
        let years = missing.fields.keys().filter_map(|it| year_of(it));
        let years: BTreeSet<i32> = sorted(years);
        if place.year.is_none() {
            let of = &place.of;
            for year in years {
                let year = of.year(year);
                let texts = (1..).map_while(|part| kv.get(&year.key(part)).ok().flatten());
                for year in texts.filter_map(|text| Record::read(&text).ok()) {
                    missing.retain_missing_in(&year);
                }
            }
        }
        !missing.fields.is_empty()
    }

    fn hear_key(&mut self, key: &str, text: Option<&str>, heard: &mut Heard) {
        match (Key::parse(self.kinds, key), text) {
            (Key::Record(place, part), Some(text)) => {
                heard.troubles |= self.forget_unreadable(key);
                match Record::read(text) {
                    Ok(record) => self.hear_record(&place, part, &record, text, heard),
                    Err(Unreadable::Newer(schema)) => {
                        let held = self.held.entry(place.of.clone()).or_default();
                        held.newer = Some(schema);
                        heard.changed.insert(place.of.clone());
                    }
                    // What is known here is written over it, the damaged text kept. Once:
                    // a tab that goes on writing what cannot be read would go on for ever.
                    Err(_) if self.was_put_aside(key) => {
                        self.tell(Trouble::Unreadable(key.to_owned()));
                        heard.troubles = true;
                    }
                    Err(_) => {
                        self.misses(place, part, heard);
                        if heard.lacking.is_empty() {
                            self.tell(Trouble::Unreadable(key.to_owned()));
                        }
                    }
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
            (Key::Quarantine(_), None) => heard.troubles |= self.forget_unreadable(key),
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
    fn forget_unreadable(&mut self, key: &str) -> bool {
        let before = self.troubles.len();
        self.tell_no_more(key);
        self.troubles.len() < before
    }

    /// Whether a part of something that was not deleted for good is known here.
    fn knows(&self, place: &Place, part: u32) -> bool {
        let held = self.held.get(&place.of);
        let Some(held) = held.filter(|held| !held.glance.is_gone()) else {
            return false;
        };
        match place.year {
            None => {
                let known = held.definition.part(part);
                known.is_some_and(|known| !known.is_empty())
            }
            Some(year) => {
                let parts = held.year_parts.get(&year).copied().unwrap_or(0);
                let known = held.years.get(&year).and_then(Option::as_ref);
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
        if let Some(year) = place.year {
            let of = &place.of;
            self.know_part(of, year, part);
            if self.document(place).is_none() {
                // Read when somebody opens it.
                self.keep_unread(of, year, part, text);
                heard.changed.insert(of.clone());
                return;
            }
        }
        let before: BTreeSet<String> = self.disputed(place);
        self.merge_part(place, part, record);
        let of = &place.of;
        heard.changed.insert(of.clone());
        let now = self.disputed(place).into_iter();
        let new = now.filter(|field| !before.contains(field));
        heard.disputed.extend(new.map(|field| (of.clone(), field)));
    }

    /// The fields of a record in which two things were written at the same time, and
    /// somebody has to choose.
    fn disputed(&self, place: &Place) -> BTreeSet<String> {
        let there = self.document(place);
        let Some(document) = there.filter(|_| !place.of.kind.is_single) else {
            return BTreeSet::new();
        };
        let fields = document.whole().fields.iter();
        let disputed = fields.filter(|(_, field)| !field.others().is_empty());
        sorted(disputed.map(|(name, _)| name.clone()))
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
        for key in &keys {
            let Key::Record(place, part) = Key::parse(self.kinds, key) else {
                continue;
            };
            let Some(text) = kv.get(key)? else { continue };
            let document = self.document(&place);
            if !document.is_some_and(|document| document.has_text(part, &text)) {
                self.hear_key(key, Some(&text), &mut heard);
            }
        }
        // Only now is it known what was deleted for good.
        heard.cleared = self.lacks_a_key(&keys);
        Ok(heard)
    }

    /// Whether a part of a definition that this page knows is under no key, other
    /// than since it was put aside.
    pub(super) fn lacks_a_key(&self, keys: &[String]) -> bool {
        // What could not be written yet is known, and not there.
        if self.is_unfinished() {
            return false;
        }
        let keys: BTreeSet<&str> = sorted(keys.iter().map(String::as_str));
        self.held.iter().any(|(of, held)| {
            let place = of.definition();
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
        self.troubles.retain(|trouble| match trouble {
            Trouble::Unreadable(key) => !is_aside(key) || keys.contains(key),
            _ => true,
        });
        for key in keys.iter().filter(|key| is_aside(key)) {
            self.tell(Trouble::Unreadable(key.clone()));
        }
        heard.troubles |= before != self.troubles;
    }
}
