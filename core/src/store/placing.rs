//! Which part of a record a change goes to.

use std::collections::BTreeSet;

use super::Store;
use super::document::{Document, PART};
use super::place::Place;
use super::plan::{Edit, Writes};
use super::slot::Slot;
use crate::record::Record;

impl Store {
    /// Where what is in a slot's journal goes.
    pub(super) fn writes(&self, slot: Slot) -> Writes {
        let same = |known: &&Slot| (known.seq, known.id) == (slot.seq, slot.id);
        let before = self.ring.iter().find(same);
        let before = before.or_else(|| self.retired(slot.seq));
        let retiring = before.map_or_else(Vec::new, |before| {
            let journal = before.journal.iter();
            journal
                .flat_map(|it| self.place_again(&it.place, &it.change))
                .collect()
        });
        let written = slot.written();
        let edits = written
            .iter()
            .flat_map(|it| self.place(&it.place, &it.change))
            .collect();
        // Under the key of the other form it would not be written over.
        let key = slot.key(&self.tab);
        let replaced = before.map(|before| before.key(&self.tab));
        Writes {
            replaced: replaced.filter(|it| *it != key),
            slot,
            retiring,
            edits,
        }
    }

    /// Which part a change goes to: one that has its fields already, else the
    /// first with room, else a new one. What no part could hold is split.
    pub(super) fn place(&self, place: &Place, change: &Record) -> Vec<Edit> {
        let nothing = Document::default();
        let document = self.document(place).unwrap_or(&nothing);
        let has = |part: &u32| {
            let known = document.part(*part);
            let mut fields = change.fields.keys();
            known.is_some_and(|known| fields.any(|field| known.fields.contains_key(field)))
        };
        let at_home = (1..=document.parts()).rev().filter(has);
        for part in at_home.chain(1..=document.parts() + 1) {
            let mut record = document.part(part).cloned().unwrap_or_default();
            record.merge(change);
            let fits = record.length() <= PART;
            if fits || (part > document.parts() && change.fields.len() == 1) {
                let (place, change) = (place.clone(), change.clone());
                return vec![Edit {
                    place,
                    part,
                    record,
                    change,
                }];
            }
        }
        split(change, document.parts() + 1, place)
    }

    /// Where what was written before is now, so that it can be looked for: a
    /// dated value is in its year, once it was moved there.
    pub(super) fn place_again(&self, place: &Place, change: &Record) -> Vec<Edit> {
        let of = &place.of;
        let held = self.held.get(of).filter(|held| !held.glance.is_gone());
        let Some(held) = held else {
            return Vec::new();
        };
        let years = held.years.iter().rev().filter_map(|(year, document)| {
            let place = of.year(*year);
            Some((place, document.as_ref()?))
        });
        let definition = (of.definition(), &held.definition);
        let mut rest = change.clone();
        rest.extra.clear();
        let mut edits = Vec::new();
        for (place, document) in years.chain([definition]) {
            let mut found = BTreeSet::new();
            for part in 1..=document.parts() {
                let Some(record) = document.part(part) else {
                    continue;
                };
                let mut here = rest.clone();
                here.fields.retain(|name, field| {
                    let known = record.fields.get(name);
                    known.is_some_and(|known| known.contains_all(field))
                });
                found.extend(here.fields.keys().cloned());
                if !here.fields.is_empty() {
                    edits.push(Edit {
                        place: place.clone(),
                        part,
                        record: record.clone(),
                        change: here,
                    });
                }
            }
            rest.fields.retain(|name, _| !found.contains(name));
        }
        edits
    }
}

/// A change too large for one part, in several.
fn split(change: &Record, first: u32, place: &Place) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut size = usize::MAX;
    for (name, field) in &change.fields {
        let mut alone = Record::default();
        alone.fields.insert(name.clone(), field.clone());
        let length = alone.length();
        if size.saturating_add(length) > PART {
            let part = first + edits.len() as u32;
            edits.push(Edit {
                place: place.clone(),
                part,
                record: Record::default(),
                change: Record::default(),
            });
            size = 0;
        }
        size += length;
        if let Some(edit) = edits.last_mut() {
            edit.change.merge(&alone);
        }
    }
    if let Some(edit) = edits.first_mut() {
        edit.change.extra.clone_from(&change.extra);
    }
    for edit in &mut edits {
        edit.record.clone_from(&edit.change);
    }
    edits
}

/// How many characters a text takes as a browser counts them: in UTF-16.
#[must_use]
pub fn length(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
}
