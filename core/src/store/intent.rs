//! An action on many records: first all of it is staged, then it is carried out,
//! and whoever finds it half done carries it out.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Store;
use super::failure::Failure;
use super::key_value::{Fault, KeyValue};
use super::open::Visit;
use super::place::{Key, Place};
use super::placing::length;
use super::plan::{Edit, Writes};
use super::read::turned;
use super::slot::Slot;
use super::trouble::Trouble;
use super::write::{Before, Kept, put, put_part, retire, set_aside};
use crate::record::kind::{Kinds, Since};
use crate::record::{Record, SCHEMA, frame};

/// An action on many records, under way.
pub(super) struct Intent {
    pub(super) tab: String,
    pub(super) slot: Slot,
    pub(super) edits: Vec<Edit>,
}

impl Intent {
    /// Writes first what is to be written, and last that all of it is there: from
    /// then on it will be done.
    pub(super) fn stage(&self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let mut before = Before::new();
        for (key, text) in self.texts() {
            put(kv, &key, &text, &mut before)?;
        }
        Ok(())
    }

    /// What is staged, by the keys, and last the intent itself.
    fn texts(&self) -> impl Iterator<Item = (String, String)> {
        let staged = self.edits.iter().enumerate().map(|(index, edit)| {
            let staged = json!({
                "schema": SCHEMA,
                "place": edit.place.to_string(),
                "record": edit.change.members(),
            });
            (self.staged(index), frame::seal(&staged.to_string()))
        });
        let intent = std::iter::once_with(|| {
            let intent = json!({
                "schema": SCHEMA,
                "staged": self.edits.len(),
                "slot": self.slot.write(),
            });
            (self.key(), frame::seal(&intent.to_string()))
        });
        staged.chain(intent)
    }

    /// How many characters have to be free so that it can be staged and carried out
    /// to its end.
    ///
    /// A part of a record grows by no more than what is staged for it takes, which
    /// can be taken away before the next is written. So beside all that is staged
    /// and the intent there has to be room for the largest of these twice, or in
    /// the end for the slot.
    pub(super) fn size(&self) -> usize {
        /// What a field may take more where it stands beside another, or a counter
        /// by the time it is written.
        const LEEWAY: usize = 8;
        let texts = self.texts().map(|(key, text)| length(&key) + length(&text));
        let sizes: Vec<usize> = texts.collect();
        let (_, staged) = sizes.split_last().unwrap_or((&0, &[]));
        let largest = staged.iter().max().copied().unwrap_or(0);
        let slot = length(&self.slot.key(&self.tab)) + length(&self.slot.write());
        let fields = self.edits.iter().map(|edit| 2 + edit.change.fields.len());
        sizes.iter().sum::<usize>() + slot.max(largest) + LEEWAY * fields.sum::<usize>()
    }

    /// Merges all of it into the records, and takes away what was staged.
    ///
    /// # Errors
    ///
    /// Why not. Where no record was written yet, what was staged is taken away, and
    /// nothing is there. Otherwise other tabs may have seen some of it: what was
    /// staged stays, from which all of it is completed; see
    /// [`Failure::Unfinished`].
    pub(super) fn carry_out(
        &self,
        kv: &dyn KeyValue,
        parts: &mut Vec<Kept>,
    ) -> Result<(), Failure> {
        let mut before = Before::new();
        // Up to which what was staged is taken away.
        let mut taken_away = 0;
        for (index, edit) in self.edits.iter().enumerate() {
            let mut written = put_part(kv, edit, parts, &mut before);
            if let Err(Failure::Fault(Fault::Full)) = written
                && !before.is_empty()
            {
                while taken_away < index {
                    let removed = kv.remove(&self.staged(taken_away));
                    removed.map_err(|fault| Failure::from(fault).unfinished())?;
                    taken_away += 1;
                }
                written = put_part(kv, edit, parts, &mut before);
            }
            match written {
                // What a newer version has written meanwhile, or what was deleted
                // for good, stays as it is.
                Ok(()) | Err(Failure::Newer(..) | Failure::Gone(_)) => {}
                Err(failure) if before.is_empty() => {
                    self.forget(kv);
                    return Err(failure);
                }
                Err(failure) => return Err(failure.unfinished()),
            }
        }
        let finished = self.finish(kv);
        finished.map_err(Failure::unfinished)
    }

    /// Takes away what was staged, now that all of it is in its records, and writes
    /// the slot with which it can be taken back.
    fn finish(&self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let mut staged = 0..self.edits.len();
        staged.try_for_each(|index| kv.remove(&self.staged(index)))?;
        let key = self.slot.key(&self.tab);
        put(kv, &key, &self.slot.write(), &mut Before::new())?;
        // It is done. What stays is taken away, or done once more, later.
        let _ = kv.remove(&self.key());
        Ok(())
    }

    /// Takes away what is left of it: first that it is to be done.
    pub(super) fn forget(&self, kv: &dyn KeyValue) {
        let intent = kv.remove(&self.key());
        let mut staged = 0..self.edits.len();
        // What cannot be taken away is completed or taken away later.
        let _ = intent.and_then(|()| staged.try_for_each(|index| kv.remove(&self.staged(index))));
    }

    /// The form that all of it is written in: that of its slot.
    fn form(&self) -> Since {
        let edits = self.edits.iter().map(|edit| edit.place.of.kind.since);
        edits.fold(self.slot.form(), Since::max)
    }

    fn key(&self) -> String {
        Key::Intent(self.form(), self.tab.clone()).to_string()
    }

    fn staged(&self, index: usize) -> String {
        Key::Staged(self.form(), self.tab.clone(), index as u32).to_string()
    }
}

impl Store {
    /// Carries out what a tab had begun to write to many records when it ended,
    /// and takes away what it had only prepared.
    pub(super) fn finish_intents(
        &mut self,
        kv: &dyn KeyValue,
        visit: &Visit<'_>,
        keys: &[(String, Key)],
    ) -> Result<(), Fault> {
        let open = visit.open_tabs.unwrap_or_default();
        let alive = |tab: &String| tab != visit.tab && open.contains(tab);
        let mut unfinished = BTreeSet::new();
        for (key, what) in keys {
            let Key::Intent(_, tab) = what else { continue };
            if alive(tab) {
                continue;
            }
            let Some(text) = kv.get(key)? else { continue };
            match self.read_intent(kv, tab, &text, keys)? {
                Some((slot, changes)) => {
                    if let Err(failure) = self.finish_intent(kv, tab, slot, &changes) {
                        // Tried again the next time.
                        self.tell(Trouble::Unfinished(failure));
                        unfinished.insert(tab);
                        continue;
                    }
                    kv.remove(key)?;
                }
                None => {
                    self.tell(Trouble::Unreadable(key.clone()));
                    self.put_aside(kv)?;
                }
            }
        }
        for (key, what) in keys {
            if let Key::Staged(_, tab, _) = what
                && !alive(tab)
                && !unfinished.contains(tab)
            {
                kv.remove(key)?;
            }
        }
        Ok(())
    }

    /// Whether this page began to bring in a file and could not complete it yet.
    #[must_use]
    pub const fn is_import_unfinished(&self) -> bool {
        self.import_unfinished
    }

    /// Completes what this tab began to bring in and could not complete.
    pub(super) fn finish_own_intent(&mut self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let mut began = None;
        for form in Since::ALL {
            let key = Key::Intent(form, self.tab.clone()).to_string();
            began = kv.get(&key)?.map(|text| (key, text)).or(began);
        }
        let Some((key, text)) = began else {
            self.import_unfinished = false;
            return Ok(());
        };
        let keys = kv.keys()?.into_iter();
        let keys: Vec<_> = keys
            .map(|key| (key.clone(), Key::parse(self.kinds, &key)))
            .collect();
        let tab = self.tab.clone();
        if let Some((slot, changes)) = self.read_intent(kv, &tab, &text, &keys)? {
            let finished = self.finish_intent(kv, &tab, slot, &changes);
            finished.map_err(Failure::unfinished)?;
        }
        kv.remove(&key)?;
        for (key, what) in &keys {
            if matches!(what, Key::Staged(_, of, _) if *of == tab) {
                kv.remove(key)?;
            }
        }
        self.import_unfinished = false;
        Ok(())
    }

    /// Carries out what an intent and what was staged for it say.
    fn finish_intent(
        &mut self,
        kv: &dyn KeyValue,
        tab: &str,
        slot: Slot,
        changes: &[Staged],
    ) -> Result<(), Failure> {
        for Staged { key, place, change } in changes {
            if self
                .held
                .get(&place.of)
                .is_some_and(|it| it.glance.is_gone())
            {
                continue;
            }
            if let Some(year) = place.year {
                self.read_year(kv, &place.of, year)?;
            }
            for edit in self.place(place, change) {
                let mut parts = Vec::new();
                match put_part(kv, &edit, &mut parts, &mut Before::new()) {
                    // It stays as it is.
                    Err(Failure::Newer(..) | Failure::Gone(_)) => {}
                    done => done?,
                }
                self.merge_part(place, edit.part, &edit.change);
                self.take_in(&parts);
            }
            // Those that are not there any more were carried out, and leave room for
            // the others.
            kv.remove(key)?;
        }
        // Its own tab may have come so far, and can take it back.
        let there = kv.get(&slot.key(tab))?;
        let there = there.and_then(|text| Slot::read(self.kinds, &text).ok());
        let is_there = there.is_some_and(|it| it.id == slot.id);
        if is_there || self.ring.iter().any(|known| known.id == slot.id) {
            return Ok(());
        }
        // Whoever carries it out can take it back.
        let ours = self.next_slot(slot.deed, slot.id, Vec::new(), slot.turns);
        for (of, year) in turned(self.retired(ours.seq)) {
            self.read_year(kv, &of, year)?;
        }
        let Writes { slot, retiring, .. } = self.writes(ours);
        retire(kv, &retiring, &mut Vec::new())?;
        put(kv, &slot.key(&self.tab), &slot.write(), &mut Before::new())?;
        self.take_slot(slot);
        Ok(())
    }

    /// What an intent was about to do; none if it cannot be read. What was staged
    /// and cannot be read is put aside.
    fn read_intent(
        &mut self,
        kv: &dyn KeyValue,
        tab: &str,
        text: &str,
        keys: &[(String, Key)],
    ) -> Result<Option<Begun>, Fault> {
        let Some(slot) = slot_of(self.kinds, text) else {
            return Ok(None);
        };
        let mut changes = Vec::new();
        for (key, what) in keys {
            if !matches!(what, Key::Staged(_, of, _) if of == tab) {
                continue;
            }
            // Those that are not there any more were carried out.
            let Some(text) = kv.get(key)? else { continue };
            match read_staged(self.kinds, &text) {
                Some((place, change)) => {
                    let key = key.clone();
                    changes.push(Staged { key, place, change });
                }
                None => {
                    let aside = set_aside(kv, key)?;
                    self.tell(Trouble::Unreadable(aside.unwrap_or_else(|| key.clone())));
                }
            }
        }
        Ok(Some((slot, changes)))
    }
}

/// What an intent was about to do: its slot, and what was staged for it.
type Begun = (Slot, Vec<Staged>);

/// What was staged: under which key, and what it is about to merge where.
struct Staged {
    key: String,
    place: Place,
    change: Record,
}

/// Whether a text can be read as an intent.
pub(super) fn is_intent(kinds: Kinds, text: &str) -> bool {
    slot_of(kinds, text).is_some()
}

/// Whether a text can be read as something staged.
pub(super) fn is_staged(kinds: Kinds, text: &str) -> bool {
    read_staged(kinds, text).is_some()
}

/// The slot of an intent.
fn slot_of(kinds: Kinds, text: &str) -> Option<Slot> {
    let intent: Value = serde_json::from_str(frame::open(text)?).ok()?;
    Slot::read(kinds, intent.get("slot")?.as_str()?).ok()
}

fn read_staged(kinds: Kinds, text: &str) -> Option<(Place, Record)> {
    let staged: Value = serde_json::from_str(frame::open(text)?).ok()?;
    let place = Place::parse(kinds, staged.get("place")?.as_str()?)?;
    let members = staged.get("record")?.as_object()?.clone();
    Some((place, Record::from_members(members).ok()?))
}
