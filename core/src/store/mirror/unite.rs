//! Bringing both stores together, both ways.

use std::collections::{BTreeMap, BTreeSet};

use super::{Met, Row, about, meet_record, meet_slot, says_gone};
use crate::record::Record;
use crate::record::kind::{Kinds, Subject};
use crate::record::name::year_of;
use crate::store::document::is_tombstone;
use crate::store::key_value::{Fault, KeyValue, Lookup};
use crate::store::place::{Key, Place};
use crate::store::slot::Slot;
use crate::store::trouble::is_readable;
use crate::store::write::set_aside;

/// What became of the first store, and what has to become of the mirror.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct United {
    /// Whether something else stands in the first store now.
    pub changed: bool,
    /// Whether something of the mirror found no room there.
    pub full: bool,
    /// The largest counter of all that the mirror has of it: what is written from now on
    /// comes after that.
    pub counter: u64,
    /// The keys under which the mirror lacks something: see [`Exchange::of_some`].
    pub behind: BTreeSet<String>,
}

/// Two stores that are being brought together.
struct Uniting<'a> {
    kinds: Kinds,
    kv: &'a dyn KeyValue,
    /// The tab whose slots stay as they are.
    busy: Option<&'a str>,
    /// What was deleted for good in either.
    gone: BTreeSet<Subject>,
    united: United,
}

/// Brings together what the first store has with what the mirror has under keys whose
/// texts differ, both ways: what is only there is put here. A slot of a tab whose page
/// has acted already stays its own; of all others the later stands.
///
/// What was deleted for good in either is cut to that in both.
///
/// # Errors
///
/// What the first store says, other than that it is full. What was brought together by
/// then is; the rest can be, by trying again.
pub fn unite(
    kinds: Kinds,
    kv: &dyn KeyValue,
    rows: &[Row],
    busy: Option<&str>,
) -> Result<United, Fault> {
    let mut uniting = Uniting {
        kinds,
        kv,
        busy,
        gone: gone_in_either(kinds, kv, rows)?,
        united: United::default(),
    };
    for (key, theirs) in rows {
        uniting.row(key, theirs.as_deref())?;
    }
    Ok(uniting.united)
}

impl Uniting<'_> {
    /// Brings together what stands under one key.
    fn row(&mut self, key: &str, theirs: Option<&str>) -> Result<(), Fault> {
        let ours = self.kv.get(key)?;
        if let Key::Quarantine(_) = Key::parse(self.kinds, key) {
            return self.put_aside_text(key, ours.is_some(), theirs);
        }
        let (kinds, is_there) = (self.kinds, ours.is_some());
        let sound = |text: &&str| is_readable(kinds, key, text);
        let (our, their) = (ours.as_deref().filter(sound), theirs.filter(sound));
        let counter = their.map_or(0, |text| self.counter_of(key, text));
        self.united.counter = self.united.counter.max(counter);
        let is_behind = match self.meet(key, our, their)? {
            Met::Text(text) => {
                // With no room for it beside, it is not written over.
                if is_there && our.is_none() {
                    if set_aside(self.kv, key)?.is_none() {
                        self.united.full = true;
                        return Ok(());
                    }
                    self.united.changed = true;
                }
                if our != Some(&text) {
                    let written = set(self.kv, key, &text)?;
                    self.united.changed |= written;
                    self.united.full |= !written;
                }
                their != Some(&text)
            }
            Met::Nothing => {
                if is_there {
                    self.kv.remove(key)?;
                    self.united.changed = true;
                }
                theirs.is_some()
            }
            // What is damaged there is put aside there.
            Met::AsItIs => theirs.is_some() && their.is_none(),
        };
        if is_behind {
            self.united.behind.insert(key.to_owned());
        }
        Ok(())
    }

    /// The largest counter in a text.
    fn counter_of(&self, key: &str, text: &str) -> u64 {
        match Key::parse(self.kinds, key) {
            Key::Slot(..) => Slot::read(self.kinds, text).map_or(0, |slot| slot.stamp().counter),
            _ => Record::read(text).map_or(0, |record| record.counter()),
        }
    }

    /// What is to stand under a key of a record or a slot.
    fn meet(&mut self, key: &str, ours: Option<&str>, theirs: Option<&str>) -> Result<Met, Fault> {
        Ok(match Key::parse(self.kinds, key) {
            Key::Record(place, part) => {
                let is_gone = self.gone.contains(&place.of);
                let missing = theirs.filter(|_| place.year.is_none() && !is_gone);
                let moved = moved_here(self.kv, &place, ours, missing)?;
                // The mirror has to be told of them in the same transaction.
                let keys = moved.iter().map(|(key, _)| key.clone());
                self.united.behind.extend(keys);
                let moved: Vec<Record> = moved.into_iter().map(|(_, year)| year).collect();
                meet_record(ours, theirs, &moved, &place, part, is_gone)
            }
            Key::Slot(_, tab, _) if self.busy == Some(&tab) => match ours {
                Some(text) => Met::Text(text.to_owned()),
                None => Met::AsItIs,
            },
            Key::Slot(..) => {
                let is_gone = |of: &Subject| self.gone.contains(of);
                meet_slot(self.kinds, ours, theirs, is_gone)
            }
            _ => Met::AsItIs,
        })
    }

    /// What was put aside in one is there in the other too. What no Rust string can hold
    /// stays where it is.
    fn put_aside_text(
        &mut self,
        key: &str,
        is_here: bool,
        theirs: Option<&str>,
    ) -> Result<(), Fault> {
        match theirs {
            _ if is_here => drop(self.united.behind.insert(key.to_owned())),
            Some(text) if !text.contains('\u{fffd}') => {
                self.united.changed |= set(self.kv, key, text)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// What was deleted for good in either store, of all that the rows are about.
fn gone_in_either(kinds: Kinds, kv: &dyn Lookup, rows: &[Row]) -> Result<BTreeSet<Subject>, Fault> {
    let mut theirs: BTreeMap<&str, &str> = BTreeMap::new();
    let mut subjects: BTreeSet<Subject> = BTreeSet::new();
    for (key, text) in rows {
        theirs.extend(text.as_deref().map(|text| (key.as_str(), text)));
        match (Key::parse(kinds, key), text) {
            (Key::Record(place, _), _) => drop(subjects.insert(place.of)),
            (Key::Slot(..), Some(text)) => {
                let slot = Slot::read(kinds, text);
                subjects.extend(slot.iter().flat_map(about));
            }
            _ => {}
        }
    }
    let mut gone = BTreeSet::new();
    for of in subjects {
        let key = of.definition().key(1);
        let ours = kv.get(&key)?;
        let texts = ours
            .as_deref()
            .into_iter()
            .chain(theirs.get(&*key).copied());
        let mut texts = texts.filter(|text| is_tombstone(text));
        if texts.any(says_gone) {
            gone.insert(of);
        }
    }
    Ok(gone)
}

/// Writes a text; false where there is no room.
fn set(kv: &dyn KeyValue, key: &str, text: &str) -> Result<bool, Fault> {
    match kv.set(key, text) {
        Ok(()) => Ok(true),
        Err(Fault::Full) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// The years here in which what a definition lacks may stand, with the keys of their
/// parts.
fn moved_here(
    kv: &dyn Lookup,
    place: &Place,
    ours: Option<&str>,
    theirs: Option<&str>,
) -> Result<Vec<(String, Record)>, Fault> {
    let read = |text: Option<&str>| text.and_then(|text| Record::read(text).ok());
    let (Some(ours), Some(mut missing)) = (read(ours), read(theirs)) else {
        return Ok(Vec::new());
    };
    missing.retain_missing_in(&ours);
    let mut years: BTreeSet<i32> = BTreeSet::new();
    years.extend(missing.fields.keys().filter_map(|name| year_of(name)));
    let mut moved = Vec::new();
    for year in years {
        let year = place.of.year(year);
        for part in 1.. {
            let key = year.key(part);
            let Some(text) = kv.get(&key)? else { break };
            if let Ok(record) = Record::read(&text) {
                moved.push((key, record));
            }
        }
    }
    Ok(moved)
}
