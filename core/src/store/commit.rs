//! From what has to be written to what is kept, one call of the storage at a time.

use super::Store;
use super::document::Document;
use super::key_value::{Fault, KeyValue};
use super::open::Trouble;
use super::place::{Id, Key, Place};
use super::plan::{Action, Edit, Refusal, Writes, years_of};
use super::slot::{RING, Slot, Turn};
use crate::record::stamp::Stamp;
use crate::record::{Record, Unreadable};

/// How often a record is written again where somebody else writes it meanwhile.
const TRIES: u32 = 3;

/// What was written, in this order. A second store that keeps a copy is told of
/// these, and needs nothing else.
#[derive(Clone, Debug, Default)]
pub struct Receipt {
    /// Keys with the texts that are there now; none where a key was taken away.
    pub written: Vec<(String, Option<String>)>,
    /// The parts of records as they were read back.
    pub parts: Vec<Kept>,
    /// Where texts are now that could not be read.
    pub set_aside: Vec<String>,
}

/// A part of a record as it was read back.
#[derive(Clone, Debug)]
pub struct Kept {
    /// What was to be written, with where.
    pub edit: Edit,
    /// What is there now: that, and what others wrote.
    pub record: Record,
}

/// Why something is not kept. What was stored before still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The storage is full, or refuses.
    Fault(Fault),
    /// What was read back is something else.
    NotKept(String),
    /// A newer version of Waymark has written this key meanwhile.
    Newer(String, u64),
}

/// Why an action was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It cannot be done.
    Refused(Refusal),
    /// It could not be kept.
    Failed(Failure),
}

impl Receipt {
    /// Takes in what was written after it.
    pub fn add(&mut self, other: Self) {
        self.written.extend(other.written);
        self.parts.extend(other.parts);
        self.set_aside.extend(other.set_aside);
    }
}

impl Kept {
    /// Whether what was to be written is there itself, and was not taken for
    /// something that was replaced long ago.
    fn stands(&self) -> bool {
        let mut fields = self.edit.change.fields.iter();
        fields.all(|(name, field)| {
            let there = self.record.fields.get(name);
            there.is_some_and(|there| there.entries().any(|entry| entry == field.newest()))
        })
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for NotDone {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Writes the slot, then the records, and reads each back.
///
/// # Errors
///
/// Why not. Then what was written is put back as it was; where even that is
/// refused, whoever opens the store next completes it from the slot. Either way
/// all of it is there, or nothing.
pub fn commit(kv: &dyn KeyValue, tab: &str, writes: &Writes) -> Result<Receipt, Failure> {
    commit_or_put_back(kv, tab, writes).map_err(|(failure, _)| failure)
}

/// As [`commit`]; with a failure goes whether everything was put back.
fn commit_or_put_back(
    kv: &dyn KeyValue,
    tab: &str,
    writes: &Writes,
) -> Result<Receipt, (Failure, bool)> {
    let mut receipt = Receipt::default();
    retire(kv, &writes.retiring, &mut receipt).map_err(|failure| (failure, true))?;
    let mut before = Vec::new();
    let done = put(kv, &writes.slot.key(tab), writes.slot.write(), &mut before)
        .map(|written| receipt.written.push(written))
        .and_then(|()| {
            let mut edits = writes.edits.iter();
            edits.try_for_each(|edit| put_part(kv, edit, &mut receipt, &mut before))
        });
    match done {
        Ok(()) => Ok(receipt),
        Err(failure) => Err((failure, put_back(kv, before).is_ok())),
    }
}

/// Sees to it that what a slot's journal holds is in its records.
pub(super) fn retire(
    kv: &dyn KeyValue,
    retiring: &[Edit],
    receipt: &mut Receipt,
) -> Result<(), Failure> {
    for edit in retiring {
        if !stored(kv, edit)? {
            put_part(kv, edit, receipt, &mut Vec::new())?;
        }
    }
    Ok(())
}

/// Merges a change into its part of a record, with whatever others wrote there.
///
/// `before` is told what stood there.
pub(super) fn put_part(
    kv: &dyn KeyValue,
    edit: &Edit,
    receipt: &mut Receipt,
    before: &mut Vec<(String, Option<String>)>,
) -> Result<(), Failure> {
    let key = edit.place.key(edit.part);
    for _ in 0..TRIES {
        let mut stored = kv.get(&key)?;
        let mut record = edit.record.clone();
        record.merge(&edit.change);
        match stored.as_deref().map(Record::read) {
            Some(Ok(theirs)) => record.merge(&theirs),
            Some(Err(Unreadable::Newer(schema))) => return Err(Failure::Newer(key, schema)),
            Some(Err(_)) => {
                // With no room for it beside, it is not written over either.
                let aside = set_aside(kv, &key)?.ok_or(Fault::Full)?;
                receipt.set_aside.push(aside);
                // It stays there, whatever happens.
                stored = None;
            }
            None => {}
        }
        let text = record.write();
        kv.set(&key, &text)?;
        before.push((key.clone(), stored));
        let back = kv.get(&key)?;
        // Another tab may have written it meanwhile: that is as good, if it has
        // seen the change.
        let read = match &back {
            Some(back) if *back == text => Some(record),
            back => back.as_deref().and_then(|text| Record::read(text).ok()),
        };
        if let Some(record) = read.filter(|read| read.contains(&edit.change)) {
            receipt.written.push((key, back));
            let edit = edit.clone();
            receipt.parts.push(Kept { edit, record });
            return Ok(());
        }
    }
    Err(Failure::NotKept(key))
}

/// Writes a text that nobody else writes.
pub(super) fn put(
    kv: &dyn KeyValue,
    key: &str,
    text: String,
    before: &mut Vec<(String, Option<String>)>,
) -> Result<(String, Option<String>), Failure> {
    let stored = kv.get(key)?;
    kv.set(key, &text)?;
    before.push((key.to_owned(), stored));
    if kv.get(key)?.as_ref() != Some(&text) {
        return Err(Failure::NotKept(key.to_owned()));
    }
    Ok((key.to_owned(), Some(text)))
}

/// Puts back what stood there, the last first. Where that is refused, what was
/// written before it stays: with it the slot, from which it can be completed.
pub(super) fn put_back(
    kv: &dyn KeyValue,
    before: Vec<(String, Option<String>)>,
) -> Result<(), Fault> {
    let mut before = before.into_iter().rev();
    before.try_for_each(|(key, text)| match text {
        Some(text) => kv.set(&key, &text),
        None => kv.remove(&key),
    })
}

/// Whether a change is stored already.
pub(super) fn stored(kv: &dyn KeyValue, edit: &Edit) -> Result<bool, Fault> {
    let text = kv.get(&edit.place.key(edit.part))?;
    let record = text.and_then(|text| Record::read(&text).ok());
    Ok(record.is_some_and(|record| record.contains(&edit.change)))
}

/// Puts a text that cannot be read aside, as it is: copied, the copy compared,
/// then taken away. The key that it has now; where there is no room it stays
/// where it is.
///
/// # Errors
///
/// What the storage says, other than that it is full.
pub(super) fn set_aside(kv: &dyn KeyValue, key: &str) -> Result<Option<String>, Fault> {
    let rest = key.strip_prefix(super::place::OURS).unwrap_or(key);
    let mut to = Key::Quarantine(rest.to_owned()).to_string();
    // An earlier one with the same name is left alone.
    while kv.get(&to)?.is_some() {
        to.push('~');
    }
    match kv.copy(key, &to) {
        Ok(true) => {
            kv.remove(key)?;
            Ok(Some(to))
        }
        Ok(false) | Err(Fault::Full) => {
            kv.remove(&to)?;
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

impl Store {
    /// Does an action: plans it, writes it, and takes it in once it was read back.
    ///
    /// # Errors
    ///
    /// Why it was not done; then nothing has changed.
    pub fn act(&mut self, kv: &dyn KeyValue, action: &Action) -> Result<Receipt, NotDone> {
        let mut receipt = Receipt::default();
        self.complete_unfinished(kv, &mut receipt)?;
        let mut again = true;
        loop {
            self.read_years(kv, action).map_err(Failure::from)?;
            let writes = self.plan(action)?;
            let stamp = writes.slot.stamp();
            let written = match commit_or_put_back(kv, &self.tab, &writes) {
                Ok(written) => written,
                Err((failure, put_back)) => {
                    self.fail(&failure, stamp);
                    self.unfinished = (!put_back).then_some(writes.slot);
                    return Err(failure.into());
                }
            };
            self.take_in(&written);
            let stands = written.parts.iter().all(Kept::stands);
            receipt.add(written);
            // Only so much is kept of what a write had seen that one which nobody
            // has seen yet may count as an old one. Now it is known what it has to
            // come after.
            if stands || !std::mem::take(&mut again) {
                self.take_slot(writes.slot);
                return Ok(receipt);
            }
        }
    }

    /// Reads the check-ins of the years that an action is about, and those that
    /// are in the slot which it takes.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_years(&mut self, kv: &dyn KeyValue, action: &Action) -> Result<(), Fault> {
        for id in self.ids_of(action) {
            self.look_at_all_of(kv, &id)?;
        }
        let mut years = match action {
            Action::Undo { .. } => turned(self.last_done()),
            Action::Redo { .. } => turned(self.first_undone()),
            action => years_of(action),
        };
        years.extend(turned(self.retired(self.next_seq())));
        for (id, year) in years {
            self.read_year(kv, &id, year)?;
        }
        Ok(())
    }

    /// Completes what could neither be written nor put back: its slot is needed
    /// for the next.
    pub(super) fn complete_unfinished(
        &mut self,
        kv: &dyn KeyValue,
        receipt: &mut Receipt,
    ) -> Result<(), Failure> {
        if let Some(slot) = self.unfinished.clone() {
            self.complete(kv, &slot, receipt)?;
            let key = slot.key(&self.tab);
            let written = put(kv, &key, slot.write(), &mut Vec::new())?;
            receipt.written.push(written);
            self.unfinished = None;
            self.take_slot(slot);
        }
        Ok(())
    }

    /// Learns from a failure. A newer version may have written the record: from
    /// now on it is only read. And others may have seen what was put back: what
    /// is written next must not be taken for it.
    pub(super) fn fail(&mut self, why: &Failure, stamp: Stamp) {
        self.writer = self.writer.after(stamp.counter);
        let Failure::Newer(key, schema) = why else {
            return;
        };
        if let Key::Record(place, _) = Key::parse(key)
            && let Some(held) = self.held.get_mut(place.id())
        {
            held.newer = Some(*schema);
        }
    }

    /// Takes in what was read back.
    pub fn take_in(&mut self, receipt: &Receipt) {
        for kept in &receipt.parts {
            self.merge_part(&kept.edit.place, kept.edit.part, &kept.record);
        }
    }

    /// Takes a slot into the ring.
    pub(super) fn take_slot(&mut self, slot: Slot) {
        self.clock = self.clock.max(slot.id.counter);
        let same = |known: &&mut Slot| (known.seq, known.id) == (slot.seq, slot.id);
        match self.ring.iter_mut().find(same) {
            Some(turned) => *turned = slot,
            None => self.ring.push(slot),
        }
        let over = self.ring.len().saturating_sub(RING as usize);
        self.ring.drain(..over);
    }

    /// Reads the check-ins of an objective in one year, if that was not done yet.
    ///
    /// # Errors
    ///
    /// What the storage says. A text that cannot be read is put aside; see
    /// [`Store::take_troubles`].
    pub fn read_year(&mut self, kv: &dyn KeyValue, id: &Id, year: i32) -> Result<(), Fault> {
        let Some(held) = self.held.get_mut(id) else {
            return Ok(());
        };
        if held.years.get(&year).is_some_and(Option::is_some) {
            return Ok(());
        }
        let place = Place::CheckIns(id.clone(), year);
        let parts = held.year_parts.get(&year).copied().unwrap_or(0);
        let mut document = Document::default();
        for part in 1.. {
            let key = place.key(part);
            let Some(text) = kv.get(&key)? else {
                // Put aside, perhaps, and there are more.
                if part < parts {
                    continue;
                }
                break;
            };
            match Record::read(&text) {
                Ok(record) => document.replace_part(part, record),
                Err(Unreadable::Newer(schema)) => {
                    held.newer = Some(schema);
                    self.troubles.push(Trouble::Newer(key, schema));
                }
                Err(_) => {
                    let now = set_aside(kv, &key)?.unwrap_or(key);
                    self.troubles.push(Trouble::Unreadable(now));
                }
            }
        }
        if document.parts() > 0 {
            self.clock = self.clock.max(document.whole().counter());
            held.years.insert(year, Some(document));
        }
        Ok(())
    }

    /// What a person should know that has come up since this was asked last: what
    /// is read late may turn out to be unreadable late.
    pub fn take_troubles(&mut self) -> Vec<Trouble> {
        std::mem::take(&mut self.troubles)
    }

    /// Reads every check-in of an objective.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_history(&mut self, kv: &dyn KeyValue, id: &Id) -> Result<(), Fault> {
        self.look_at_all_of(kv, id)?;
        let held = self.held.get(id);
        let years: Vec<i32> =
            held.map_or_else(Vec::new, |held| held.years.keys().copied().collect());
        years
            .into_iter()
            .try_for_each(|year| self.read_year(kv, id, year))
    }
}

/// The years of the check-ins that a slot is about.
pub(super) fn turned(slot: Option<&Slot>) -> Vec<(Id, i32)> {
    let turns = slot.into_iter().flat_map(|slot| &slot.turns);
    let year = |turn: &Turn| Some((turn.place.id().clone(), super::year_of(&turn.field)?));
    turns.filter_map(year).collect()
}
