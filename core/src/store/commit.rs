//! From what has to be written to what is kept, one call of the storage at a time.

use super::Store;
use super::action::{Action, Refusal};
use super::document::is_tombstone;
use super::failure::{Failure, NotDone};
use super::key_value::{KeyValue, Lookup};
use super::place::Key;
use super::placing::length;
use super::plan::Writes;
use super::slot::{RING, Slot};
use super::usage::ROOM;
use super::write::{Before, Kept, is_not_newer, put, put_back, put_part, retire};
use crate::record::stamp::Stamp;

/// Writes the slot, then the records, and reads each back.
///
/// # Errors
///
/// Why not. Where no record was written yet, or all of it goes to one part, what
/// was written is put back as it was: nothing of it is there. Otherwise other tabs
/// may have seen a part of it already, and it is not taken back any more: that is a
/// [`Failure::Unfinished`], and the slot stays, from which it is completed. Either
/// way all of it is there in the end, or nothing.
fn commit(
    kv: &dyn KeyValue,
    tab: &str,
    writes: &Writes,
    parts: &mut Vec<Kept>,
) -> Result<(), Failure> {
    retire(kv, &writes.retiring, parts)?;
    let edits = &writes.edits;
    if edits.len() > 1 {
        // What stays as it is would leave a half.
        edits.iter().try_for_each(|edit| is_not_newer(kv, edit))?;
    }
    for edit in edits.iter().filter(|edit| !edit.is_first()) {
        let of = &edit.place.of;
        let first = kv.get(&of.definition().key(1))?;
        if first.is_some_and(|text| is_tombstone(&text)) {
            return Err(Failure::Gone(of.clone()));
        }
    }
    let mut before = Before::new();
    let done = put(kv, &writes.slot.key(tab), &writes.slot.write(), &mut before).and_then(|()| {
        let mut edits = edits.iter();
        edits.try_for_each(|edit| put_part(kv, edit, parts, &mut before))
    });
    done.map_err(|failure| {
        // The first is the slot.
        let is_whole = edits.len() <= 1 || before.len() <= 1;
        if is_whole && put_back(kv, before).is_ok() {
            failure
        } else {
            failure.unfinished()
        }
    })
}

impl Store {
    /// Does an action: plans it, writes it, and takes it in once it was read back.
    ///
    /// # Errors
    ///
    /// Why it was not done; then nothing has changed, or it is completed later: see
    /// [`Failure::Unfinished`].
    pub fn act(&mut self, kv: &dyn KeyValue, action: &Action) -> Result<(), NotDone> {
        // Of this one nothing is kept yet.
        self.complete_unfinished(kv).map_err(Failure::into_cause)?;
        let mut first: Option<Slot> = None;
        loop {
            self.read_years(kv, action).map_err(Failure::from)?;
            let mut writes = match self.plan(action) {
                Ok(writes) => writes,
                Err(why) => {
                    let Some(first) = first else {
                        return Err(why.into());
                    };
                    // It is written, and somebody else has written the same or more.
                    self.take_slot(first);
                    return match why {
                        Refusal::Same => Ok(()),
                        why => Err(why.into()),
                    };
                }
            };
            if let Some(first) = &first {
                writes.slot.take_over(first);
            }
            let stamp = writes.slot.stamp();
            if let (Action::Together(_), None) = (action, &first) {
                self.has_room(kv, &writes)
                    .inspect_err(|_| self.writer = self.writer.after(stamp.counter))?;
            }
            let mut parts = Vec::new();
            if let Err(failure) = commit(kv, &self.tab, &writes, &mut parts) {
                self.fail(&failure, stamp);
                if let Failure::Unfinished(_) = failure {
                    self.unfinished = Some(writes.slot);
                } else if let Some(first) = first {
                    self.take_slot(first);
                }
                if let Failure::Gone(of) = failure {
                    self.look_for_tombstone(kv, &of).map_err(Failure::from)?;
                    return Err(Refusal::NoSuch(of).into());
                }
                return Err(failure.into());
            }
            self.take_in(&parts);
            // Only so much is kept of what a write had seen that one which nobody
            // has seen yet may count as an old one. Now it is known what it has to
            // come after.
            if parts.iter().all(Kept::stands) || first.is_some() {
                // What stays there is only done already.
                let _ = writes.replaced.map(|key| kv.remove(&key));
                self.take_slot(writes.slot);
                return Ok(());
            }
            first = Some(writes.slot);
        }
    }

    /// Whether all that is done to several records in one fits, before any of it is
    /// begun: half of it would be seen by other tabs.
    fn has_room(&self, kv: &dyn Lookup, writes: &Writes) -> Result<(), Failure> {
        let parts = writes.edits.iter();
        let parts = parts.map(|edit| edit.change.length());
        let needs = parts.sum::<usize>() + length(&writes.slot.write());
        let used = self.usage(kv)?.total();
        let free = ROOM.saturating_sub(used);
        if needs > free {
            return Err(Failure::NoRoom { needs, free });
        }
        Ok(())
    }

    /// Completes what could not be completed when it was done: its slot is needed
    /// for the next, and what it wrote may be seen half.
    pub(super) fn complete_unfinished(&mut self, kv: &dyn KeyValue) -> Result<(), Failure> {
        if let Some(slot) = self.unfinished.clone() {
            self.complete(kv, &slot).map_err(Failure::unfinished)?;
            let key = slot.key(&self.tab);
            put(kv, &key, &slot.write(), &mut Before::new())?;
            self.unfinished = None;
            self.take_slot(slot);
        }
        if self.import_unfinished {
            self.finish_own_intent(kv)?;
        }
        Ok(())
    }

    /// Learns from a failure. A newer version may have written the record: from
    /// now on it is only read. And others may have seen what was put back: what
    /// is written next must not be taken for it.
    pub(super) fn fail(&mut self, why: &Failure, stamp: Stamp) {
        self.writer = self.writer.after(stamp.counter);
        let Failure::Newer(key, schema) = why.cause() else {
            return;
        };
        if let Key::Record(place, _) = Key::parse(self.kinds, key)
            && let Some(held) = self.held.get_mut(&place.of)
        {
            held.newer = Some(*schema);
        }
    }

    /// Takes in what was read back.
    pub(super) fn take_in(&mut self, parts: &[Kept]) {
        for kept in parts {
            self.misses_some |= kept.was_missing;
            let (place, part) = (&kept.edit.place, kept.edit.part);
            if let Some(year) = place.year
                && self.document(place).is_none()
            {
                // There may be other parts of it that were not read.
                self.know_part(&place.of, year, part);
                self.keep_unread(&place.of, year, part, &kept.record.write());
                continue;
            }
            self.merge_part(&kept.edit.place, kept.edit.part, &kept.record);
        }
    }

    /// Takes a slot into the ring.
    pub(super) fn take_slot(&mut self, slot: Slot) {
        self.clock = self.clock.max(slot.stamp().counter);
        let key = slot.key(&self.tab);
        self.forgotten.retain(|known| known.key(&self.tab) != key);
        let same = |known: &&mut Slot| (known.seq, known.id) == (slot.seq, slot.id);
        match self.ring.iter_mut().find(same) {
            Some(turned) => *turned = slot,
            None => self.ring.push(slot),
        }
        let over = self.ring.len().saturating_sub(RING as usize);
        self.ring.drain(..over);
    }
}
