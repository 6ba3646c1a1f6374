//! An action on many records: first all of it is staged, then it is carried out,
//! and whoever finds it half done carries it out.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Store;
use super::commit::{Failure, Receipt, put, put_back, put_part, retire, set_aside, turned};
use super::key_value::{Fault, KeyValue};
use super::open::{Opened, Trouble, Visit};
use super::place::{Key, Place};
use super::plan::{Edit, Writes};
use super::slot::Slot;
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
        let mut none = Vec::new();
        for (index, edit) in self.edits.iter().enumerate() {
            let staged = json!({
                "schema": SCHEMA,
                "place": edit.place.to_string(),
                "record": edit.change.members(),
            });
            let text = frame::seal(&staged.to_string());
            put(kv, &self.staged(index), text, &mut none)?;
        }
        let intent = json!({
            "schema": SCHEMA,
            "staged": self.edits.len(),
            "slot": self.slot.write(),
        });
        let key = Key::Intent(self.tab.clone()).to_string();
        put(kv, &key, frame::seal(&intent.to_string()), &mut none)?;
        Ok(())
    }

    /// Merges all of it into the records, and takes away what was staged.
    ///
    /// # Errors
    ///
    /// Why not. Then all of it was put back; where even that is refused, what was
    /// staged stays, so that it can be completed later.
    pub(super) fn carry_out(
        &self,
        kv: &dyn KeyValue,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        let mut before = Vec::new();
        // Up to which what was staged is taken away: from then on nothing is put
        // back any more.
        let mut taken_away = 0;
        for (index, edit) in self.edits.iter().enumerate() {
            let mut written = put_part(kv, edit, receipt, &mut before);
            if let Err(Failure::Fault(Fault::Full)) = written {
                while taken_away < index {
                    kv.remove(&self.staged(taken_away))?;
                    taken_away += 1;
                }
                written = put_part(kv, edit, receipt, &mut before);
            }
            if let Err(failure) = written {
                self.put_back(kv, before, taken_away);
                return Err(failure);
            }
        }
        let text = self.slot.write();
        match put(kv, &self.slot.key(&self.tab), text, &mut before) {
            Ok(slot) => receipt.written.push(slot),
            Err(failure) => {
                self.put_back(kv, before, taken_away);
                return Err(failure);
            }
        }
        // It is done. What stays is taken away, or done once more, later.
        self.forget(kv);
        Ok(())
    }

    /// Puts back what was there, as long as it could still be completed.
    pub(super) fn put_back(
        &self,
        kv: &dyn KeyValue,
        before: Vec<(String, Option<String>)>,
        taken_away: usize,
    ) {
        if taken_away == 0 && put_back(kv, before).is_ok() {
            self.forget(kv);
        }
    }

    /// Takes away what is left of it: first that it is to be done.
    pub(super) fn forget(&self, kv: &dyn KeyValue) {
        let intent = kv.remove(&Key::Intent(self.tab.clone()).to_string());
        let mut staged = 0..self.edits.len();
        // What cannot be taken away is completed or taken away later.
        let _ = intent.and_then(|()| staged.try_for_each(|index| kv.remove(&self.staged(index))));
    }

    fn staged(&self, index: usize) -> String {
        Key::Staged(self.tab.clone(), index as u32).to_string()
    }
}

impl Opened {
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
            let Key::Intent(tab) = what else { continue };
            if alive(tab) {
                continue;
            }
            let Some(text) = kv.get(key)? else { continue };
            let mut aside = Vec::new();
            let intent = read_intent(kv, tab, &text, keys, &mut aside)?;
            self.troubles
                .extend(aside.into_iter().map(Trouble::Unreadable));
            match intent {
                Some((slot, changes)) => {
                    let receipt = &mut self.receipt;
                    if let Err(failure) = self.store.finish_intent(kv, slot, &changes, receipt) {
                        // Tried again the next time.
                        self.troubles.push(Trouble::Unfinished(failure));
                        unfinished.insert(tab);
                        continue;
                    }
                    kv.remove(key)?;
                }
                None => self.put_aside(kv, key)?,
            }
        }
        for (key, what) in keys {
            if let Key::Staged(tab, _) = what
                && !alive(tab)
                && !unfinished.contains(tab)
            {
                kv.remove(key)?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// Completes what this tab began to bring in and could neither complete nor
    /// put back.
    pub(super) fn finish_own_intent(
        &mut self,
        kv: &dyn KeyValue,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        let key = Key::Intent(self.tab.clone()).to_string();
        let Some(text) = kv.get(&key)? else {
            return Ok(());
        };
        let keys = kv.keys()?.into_iter();
        let keys: Vec<_> = keys.map(|key| (key.clone(), Key::parse(&key))).collect();
        let tab = self.tab.clone();
        let mut aside = Vec::new();
        let intent = read_intent(kv, &tab, &text, &keys, &mut aside)?;
        receipt.set_aside.extend(aside);
        if let Some((slot, changes)) = intent {
            self.finish_intent(kv, slot, &changes, receipt)?;
            self.take_in(receipt);
        }
        kv.remove(&key)?;
        for (key, what) in &keys {
            if matches!(what, Key::Staged(of, _) if *of == tab) {
                kv.remove(key)?;
            }
        }
        Ok(())
    }

    /// Carries out what an intent and what was staged for it say.
    fn finish_intent(
        &mut self,
        kv: &dyn KeyValue,
        slot: Slot,
        changes: &[(Place, Record)],
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        for (place, change) in changes {
            if self
                .held
                .get(place.id())
                .is_some_and(|it| it.glance.is_gone())
            {
                continue;
            }
            if let Place::CheckIns(id, year) = place {
                self.read_year(kv, id, *year)?;
            }
            for edit in self.place(place, change) {
                match put_part(kv, &edit, receipt, &mut Vec::new()) {
                    // It stays as it is.
                    Err(Failure::Newer(..)) => {}
                    done => done?,
                }
                self.merge_part(place, edit.part, &edit.change);
            }
        }
        if self.ring.iter().any(|known| known.id == slot.id) {
            return Ok(());
        }
        // Whoever carries it out can take it back.
        let ours = self.next_slot(slot.deed, slot.id, Vec::new(), slot.turns);
        for (id, year) in turned(self.retired(ours.seq)) {
            self.read_year(kv, &id, year)?;
        }
        let Writes { slot, retiring, .. } = self.writes(ours);
        retire(kv, &retiring, receipt)?;
        put(kv, &slot.key(&self.tab), slot.write(), &mut Vec::new())?;
        self.take_slot(slot);
        Ok(())
    }
}

/// What an intent was about to do: its slot, and what was staged for it.
type Begun = (Slot, Vec<(Place, Record)>);

/// What an intent was about to do; none if it cannot be read. `aside` is told
/// where what was staged is now, if it cannot be read.
fn read_intent(
    kv: &dyn KeyValue,
    tab: &str,
    text: &str,
    keys: &[(String, Key)],
    aside: &mut Vec<String>,
) -> Result<Option<Begun>, Fault> {
    let intent = frame::open(text).and_then(|text| serde_json::from_str::<Value>(text).ok());
    let Some(intent) = intent else {
        return Ok(None);
    };
    let slot = intent.get("slot").and_then(Value::as_str);
    let Some(slot) = slot.and_then(|slot| Slot::read(slot).ok()) else {
        return Ok(None);
    };
    let mut changes = Vec::new();
    for (key, what) in keys {
        if !matches!(what, Key::Staged(of, _) if of == tab) {
            continue;
        }
        // Those that are not there any more were carried out.
        let Some(text) = kv.get(key)? else { continue };
        match read_staged(&text) {
            Some(change) => changes.push(change),
            None => aside.extend(set_aside(kv, key)?),
        }
    }
    Ok(Some((slot, changes)))
}

fn read_staged(text: &str) -> Option<(Place, Record)> {
    let staged: Value = serde_json::from_str(frame::open(text)?).ok()?;
    let place = Place::parse(staged.get("place")?.as_str()?)?;
    let members = staged.get("record")?.as_object()?.clone();
    Some((place, Record::from_members(members).ok()?))
}
