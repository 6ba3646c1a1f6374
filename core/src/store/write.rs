//! Writing one text at a time, each read back.

use super::document::is_gone;
use super::failure::Failure;
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::Key;
use super::plan::Edit;
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

impl Kept {
    /// Whether what was to be written is there itself, and was not taken for
    /// something that was replaced long ago.
    pub(super) fn stands(&self) -> bool {
        let mut fields = self.edit.change.fields.iter();
        fields.all(|(name, field)| {
            let there = self.record.fields.get(name);
            there.is_some_and(|there| there.entries().any(|entry| entry == field.newest()))
        })
    }
}

/// Whether a part was not written by a newer version.
pub(super) fn is_not_newer(kv: &dyn Lookup, edit: &Edit) -> Result<(), Failure> {
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
                    return Err(Failure::Gone(edit.place.of.clone()));
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
pub(super) fn put_back(kv: &dyn KeyValue, before: Before) -> Result<(), Fault> {
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
    let mut to = Key::aside(key).to_string();
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
