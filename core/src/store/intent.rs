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
use crate::record::{Record, SCHEMA, Unreadable, frame};

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
        for (index, edit) in self.edits.iter().enumerate() {
            let staged = json!({
                "schema": SCHEMA,
                "place": edit.place.to_string(),
                "record": edit.change.members(),
            });
            let text = frame::seal(&staged.to_string());
            put(kv, &self.staged(index), &text, &mut before)?;
        }
        let text = self.text(&self.slot.write());
        put(kv, &self.key(), &text, &mut before).map(drop)
    }

    /// The intent itself, with its slot as that is written.
    fn text(&self, slot: &str) -> String {
        let intent = json!({
            "schema": SCHEMA,
            "staged": self.edits.len(),
            "slot": slot,
        });
        frame::seal(&intent.to_string())
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
        /// What is staged of a record beside that and its place.
        const AROUND: usize = r#"{"place":"","record":,"schema":1}"#.len();
        let staged = self.edits.iter().enumerate().map(|(index, edit)| {
            let place = length(&edit.place.to_string());
            length(&self.staged(index)) + place + edit.change.length() + AROUND
        });
        let staged: Vec<usize> = staged.collect();
        let largest = staged.iter().max().copied().unwrap_or(0);
        let written = self.slot.write();
        let intent = length(&self.key()) + length(&self.text(&written));
        let slot = length(&self.slot.key(&self.tab)) + length(&written);
        let fields = self.edits.iter().map(|edit| 2 + edit.change.fields.len());
        staged.iter().sum::<usize>() + intent + slot.max(largest) + LEEWAY * fields.sum::<usize>()
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
            let Key::Intent(form, tab) = what else {
                continue;
            };
            if alive(tab) {
                continue;
            }
            let Some(text) = kv.get(key)? else { continue };
            match self.read_intent(kv, (*form, tab), &text, keys)? {
                Ok((slot, changes)) => {
                    if let Err(failure) = self.finish_intent(kv, tab, slot, &changes) {
                        // Tried again the next time.
                        self.tell(Trouble::Unfinished(failure));
                        unfinished.insert((form, tab));
                        continue;
                    }
                    kv.remove(key)?;
                }
                // Whoever wrote it carries it out.
                Err(Unreadable::Newer(schema)) => {
                    self.tell(Trouble::Newer(key.clone(), schema));
                    unfinished.insert((form, tab));
                }
                Err(_) => {
                    self.tell(Trouble::Unreadable(key.clone()));
                    self.put_aside(kv)?;
                }
            }
        }
        for (key, what) in keys {
            if let Key::Staged(form, tab, _) = what
                && !alive(tab)
                && !unfinished.contains(&(form, tab))
                && !is_newer(self.kinds, kv.get(key)?)
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
    ///
    /// # Errors
    ///
    /// Why it could not be. [`Failure::Newer`]: a newer version began it, and carries
    /// it out.
    pub(super) fn finish_own_intent(&mut self, kv: &dyn KeyValue) -> Result<(), Failure> {
        let tab = self.tab.clone();
        for form in Since::ALL {
            let intent = Key::Intent(form, tab.clone()).to_string();
            let Some(text) = kv.get(&intent)? else {
                continue;
            };
            let keys = kv.keys()?.into_iter();
            let keys: Vec<_> = keys
                .map(|key| (key.clone(), Key::parse(self.kinds, &key)))
                .collect();
            match self.read_intent(kv, (form, &tab), &text, &keys)? {
                Ok((slot, changes)) => {
                    let finished = self.finish_intent(kv, &tab, slot, &changes);
                    finished.map_err(Failure::unfinished)?;
                }
                Err(Unreadable::Newer(schema)) => return Err(Failure::Newer(intent, schema)),
                Err(_) => {}
            }
            kv.remove(&intent)?;
            for (key, what) in &keys {
                if matches!(what, Key::Staged(is, of, _) if *is == form && *of == tab) {
                    kv.remove(key)?;
                }
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

    /// What an intent of a form and a tab was about to do, or why it cannot be read.
    /// What was staged and is damaged is put aside.
    fn read_intent(
        &mut self,
        kv: &dyn KeyValue,
        (form, tab): (Since, &str),
        text: &str,
        keys: &[(String, Key)],
    ) -> Result<Result<Begun, Unreadable>, Fault> {
        let slot = match read_slot(self.kinds, text) {
            Ok(slot) => slot,
            Err(why) => return Ok(Err(why)),
        };
        let mut changes = Vec::new();
        let mut damaged = Vec::new();
        for (key, what) in keys {
            if !matches!(what, Key::Staged(is, of, _) if *is == form && of == tab) {
                continue;
            }
            // Those that are not there any more were carried out.
            let Some(text) = kv.get(key)? else { continue };
            match read_staged(self.kinds, &text) {
                Ok((place, change)) => {
                    let key = key.clone();
                    changes.push(Staged { key, place, change });
                }
                // Half of it is not carried out.
                Err(why @ Unreadable::Newer(_)) => return Ok(Err(why)),
                Err(_) => damaged.push(key),
            }
        }
        for key in damaged {
            let aside = set_aside(kv, key)?;
            self.tell(Trouble::Unreadable(aside.unwrap_or_else(|| key.clone())));
        }
        Ok(Ok((slot, changes)))
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

/// Reads an intent: the slot with which it can be taken back.
///
/// # Errors
///
/// As [`Slot::read`].
pub(super) fn read_slot(kinds: Kinds, text: &str) -> Result<Slot, Unreadable> {
    let intent = frame::open(text).ok_or(Unreadable::Damaged)?;
    let intent: Value = serde_json::from_str(intent).map_err(|_| Unreadable::Shape)?;
    let slot = intent.get("slot").and_then(Value::as_str);
    Slot::read(kinds, slot.ok_or(Unreadable::Shape)?)
}

/// Reads what is staged: what is to be merged where.
///
/// # Errors
///
/// As [`Slot::read`]: what is to be merged into a kind that is not known is a newer
/// version's.
pub(super) fn read_staged(kinds: Kinds, text: &str) -> Result<(Place, Record), Unreadable> {
    let staged = frame::open(text).ok_or(Unreadable::Damaged)?;
    let staged: Value = serde_json::from_str(staged).map_err(|_| Unreadable::Shape)?;
    let text = |name| staged.get(name).and_then(Value::as_str);
    let place = text("place").ok_or(Unreadable::Shape)?;
    let place = Place::parse(kinds, place).ok_or(Unreadable::Newer(SCHEMA + 1))?;
    let members = staged.get("record").and_then(Value::as_object);
    let members = members.ok_or(Unreadable::Shape)?.clone();
    Ok((place, Record::from_members(members)?))
}

/// Whether something is staged that a newer version wrote.
fn is_newer(kinds: Kinds, text: Option<String>) -> bool {
    let read = text.map(|text| read_staged(kinds, &text));
    matches!(read, Some(Err(Unreadable::Newer(_))))
}
