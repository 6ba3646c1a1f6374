//! From what has to be written to what is kept, one call of the storage at a time.

use super::Store;
use super::document::Document;
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::{Id, Key, Place};
use super::plan::{Action, Edit, Refusal, Writes, years_of};
use super::slot::{RING, Slot};
use super::tidy::{is_gone, is_tombstone};
use super::trouble::{Trouble, quarantine_of};
use crate::record::stamp::Stamp;
use crate::record::{Record, Unreadable};

/// How often a record is written again where somebody else writes it meanwhile.
const TRIES: u32 = 3;

/// A part of a record as it was read back.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// What was to be written, with where.
    pub(super) edit: Edit,
    /// What is there now: that, and what others wrote.
    pub(super) record: Record,
    /// Whether nothing stood there although this page knows the part: somebody has
    /// taken it away, and perhaps more.
    pub(super) was_missing: bool,
}

/// What stood under keys before they were written, in this order.
pub(super) type Before = Vec<(String, Option<String>)>;

/// Why something is not kept. What was stored before still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The storage is full, or refuses.
    Fault(Fault),
    /// What was read back is something else, or could not be read again.
    NotKept(String),
    /// A newer version of Waymark has written this key meanwhile.
    Newer(String, u64),
    /// Another tab has deleted the objective for good meanwhile.
    Gone(Id),
    /// All of it is kept in this tab's slot or staged, and some of it is in its
    /// records: it is completed by the next action of this tab, or by whoever opens
    /// the store next. Inside is why it is not yet.
    Unfinished(Box<Self>),
}

/// Why an action was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It cannot be done.
    Refused(Refusal),
    /// It could not be kept.
    Failed(Failure),
}

impl Failure {
    /// Why, whether it is completed later or not.
    #[must_use]
    pub fn cause(&self) -> &Self {
        match self {
            Self::Unfinished(why) => why.cause(),
            why => why,
        }
    }

    /// The same of what stands in a slot whole, and is completed later.
    pub(super) fn unfinished(self) -> Self {
        match self {
            Self::Unfinished(_) => self,
            why => Self::Unfinished(Box::new(why)),
        }
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
        let id = edit.place.id();
        let first = kv.get(&Place::Objective(id.clone()).key(1))?;
        if first.is_some_and(|text| is_tombstone(&text)) {
            return Err(Failure::Gone(id.clone()));
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

/// Whether a part was not written by a newer version.
fn is_not_newer(kv: &dyn Lookup, edit: &Edit) -> Result<(), Failure> {
    let key = edit.place.key(edit.part);
    match kv.get(&key)?.as_deref().map(Record::read) {
        Some(Err(Unreadable::Newer(schema))) => Err(Failure::Newer(key, schema)),
        _ => Ok(()),
    }
}

/// As [`put_part`], of what was kept already: where it was deleted for good since,
/// there is nothing to keep any more.
pub(super) fn keep_part(
    kv: &dyn KeyValue,
    edit: &Edit,
    parts: &mut Vec<Kept>,
) -> Result<(), Failure> {
    match put_part(kv, edit, parts, &mut Before::new()) {
        Err(Failure::Gone(_)) => Ok(()),
        done => done,
    }
}

/// Sees to it that what a slot's journal holds is in its records.
pub(super) fn retire(
    kv: &dyn KeyValue,
    retiring: &[Edit],
    parts: &mut Vec<Kept>,
) -> Result<(), Failure> {
    for edit in retiring {
        if !stored(kv, edit)? {
            keep_part(kv, edit, parts)?;
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
    parts: &mut Vec<Kept>,
    before: &mut Before,
) -> Result<(), Failure> {
    let key = edit.place.key(edit.part);
    for _ in 0..TRIES {
        let mut stored = kv.get(&key)?;
        let was_missing = stored.is_none() && !edit.change.contains(&edit.record);
        let mut record = edit.record.clone();
        record.merge(&edit.change);
        match stored.as_deref().map(Record::read) {
            Some(Ok(theirs)) => {
                // What is left of it says that it is gone, and no more.
                if edit.is_first() && is_gone(&theirs) && !is_gone(&record) {
                    return Err(Failure::Gone(edit.place.id().clone()));
                }
                record.merge(&theirs);
            }
            Some(Err(Unreadable::Newer(schema))) => return Err(Failure::Newer(key, schema)),
            Some(Err(_)) => {
                // With no room for it beside, it is not written over either.
                set_aside(kv, &key)?.ok_or(Fault::Full)?;
                // It stays there, whatever happens.
                stored = None;
            }
            None => {}
        }
        let text = record.write();
        // A text that could not be read again would be put aside by whoever opens
        // the store next.
        if Record::read(&text).is_err() {
            return Err(Failure::NotKept(key));
        }
        kv.set(&key, &text)?;
        before.push((key.clone(), stored));
        let back = kv.get(&key)?;
        // Another tab may have written it meanwhile: that is as good, if it has
        // seen the change.
        let read = match back {
            Some(back) if back == text => Some(record),
            back => back.and_then(|text| Record::read(&text).ok()),
        };
        if let Some(record) = read.filter(|read| read.contains(&edit.change)) {
            let edit = edit.clone();
            parts.push(Kept {
                edit,
                record,
                was_missing,
            });
            return Ok(());
        }
    }
    Err(Failure::NotKept(key))
}

/// Writes a text that nobody else writes.
pub(super) fn put(
    kv: &dyn KeyValue,
    key: &str,
    text: &str,
    before: &mut Before,
) -> Result<(), Failure> {
    let stored = kv.get(key)?;
    kv.set(key, text)?;
    before.push((key.to_owned(), stored));
    if kv.get(key)?.as_deref() != Some(text) {
        return Err(Failure::NotKept(key.to_owned()));
    }
    Ok(())
}

/// Puts back what stood there, the last first. Where that is refused, what was
/// written before it stays: with it the slot, from which it can be completed.
fn put_back(kv: &dyn KeyValue, before: Before) -> Result<(), Fault> {
    let mut before = before.into_iter().rev();
    before.try_for_each(|(key, text)| match text {
        Some(text) => kv.set(&key, &text),
        None => kv.remove(&key),
    })
}

/// Whether a change is stored already.
pub(super) fn stored(kv: &dyn Lookup, edit: &Edit) -> Result<bool, Fault> {
    let text = kv.get(&edit.place.key(edit.part))?;
    let record = text.and_then(|text| Record::read(&text).ok());
    Ok(record.is_some_and(|record| record.contains(&edit.change)))
}

/// Puts a text that cannot be read aside, as it is: copied, the copy compared,
/// then taken away. The key that it has now; where there is no room it stays
/// where it is. The receipt of the door says so: see [`Store::note`].
///
/// # Errors
///
/// What the storage says, other than that it is full.
pub(super) fn set_aside(kv: &dyn KeyValue, key: &str) -> Result<Option<String>, Fault> {
    let mut to = quarantine_of(key);
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
    /// Why it was not done; then nothing has changed, or it is completed later: see
    /// [`Failure::Unfinished`].
    pub fn act(&mut self, kv: &dyn KeyValue, action: &Action) -> Result<(), NotDone> {
        self.complete_unfinished(kv)?;
        let mut again = true;
        loop {
            self.read_years(kv, action).map_err(Failure::from)?;
            let writes = self.plan(action)?;
            let stamp = writes.slot.stamp();
            let mut parts = Vec::new();
            if let Err(failure) = commit(kv, &self.tab, &writes, &mut parts) {
                self.fail(&failure, stamp);
                if let Failure::Gone(id) = failure {
                    self.look_for_tombstone(kv, &id).map_err(Failure::from)?;
                    return Err(Refusal::NoSuch(id).into());
                }
                if let Failure::Unfinished(_) = failure {
                    self.unfinished = Some(writes.slot);
                }
                return Err(failure.into());
            }
            self.take_in(&parts);
            // Only so much is kept of what a write had seen that one which nobody
            // has seen yet may count as an old one. Now it is known what it has to
            // come after.
            if parts.iter().all(Kept::stands) || !std::mem::take(&mut again) {
                self.take_slot(writes.slot);
                return Ok(());
            }
        }
    }

    /// Looks whether another tab has deleted an objective for good that is still
    /// known here: to be told of it may take a moment.
    pub(super) fn look_for_tombstone(&mut self, kv: &dyn Lookup, id: &Id) -> Result<(), Fault> {
        let there = self.held.get(id).is_some_and(|it| !it.glance.is_gone());
        let place = Place::Objective(id.clone());
        if there
            && let Some(text) = kv.get(&place.key(1))?
            && is_tombstone(&text)
            && let Ok(record) = Record::read(&text)
        {
            self.merge_part(&place, 1, &record);
        }
        Ok(())
    }

    /// Reads the check-ins of the years that an action is about, and those that
    /// are in the slot which it takes.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_years(&mut self, kv: &dyn Lookup, action: &Action) -> Result<(), Fault> {
        for id in self.ids_of(action) {
            self.look_at_all_of(&id);
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
        if let Key::Record(place, _) = Key::parse(key)
            && let Some(held) = self.held.get_mut(place.id())
        {
            held.newer = Some(*schema);
        }
    }

    /// Takes in what was read back.
    pub(super) fn take_in(&mut self, parts: &[Kept]) {
        for kept in parts {
            self.misses_some |= kept.was_missing;
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

    /// Reads the check-ins of an objective in one year, if that was not done yet.
    /// Changes nothing that is kept.
    ///
    /// # Errors
    ///
    /// What the storage says. A text that cannot be read is told of; see
    /// [`Store::troubles`].
    pub fn read_year(&mut self, kv: &dyn Lookup, id: &Id, year: i32) -> Result<(), Fault> {
        let Some(held) = self.held.get_mut(id) else {
            return Ok(());
        };
        if held.years.get(&year).is_some_and(Option::is_some) {
            return Ok(());
        }
        let place = Place::CheckIns(id.clone(), year);
        let parts = held.year_parts.get(&year).copied().unwrap_or(0);
        let mut document = Document::default();
        let mut troubles = Vec::new();
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
                    troubles.push(Trouble::Newer(key, schema));
                }
                Err(_) => troubles.push(Trouble::Unreadable(key)),
            }
        }
        if document.parts() > 0 {
            self.clock = self.clock.max(document.whole().counter());
            held.years.insert(year, Some(document));
            held.unread.retain(|(of, _), _| *of != year);
        }
        troubles.into_iter().for_each(|trouble| self.tell(trouble));
        Ok(())
    }

    /// Reads every check-in of an objective. Changes nothing that is kept.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_history(&mut self, kv: &dyn Lookup, id: &Id) -> Result<(), Fault> {
        self.look_at_all_of(id);
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
    let years = turns.filter_map(|turn| {
        let year = match turn.place {
            Place::CheckIns(_, year) => Some(year),
            Place::Objective(_) => super::year_of(&turn.field),
        };
        Some((turn.place.id().clone(), year?))
    });
    years.collect()
}
