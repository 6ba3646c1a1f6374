//! The mirror: a second store that keeps the same texts under the same keys.
//!
//! A browser says "done" of what is in `localStorage` up to a minute before it is on
//! its disk; of the mirror it says so when it is. Neither is the copy of the other.
//! What stands under a key here and there becomes one by the same rules, whoever
//! comes first: records by [`Record::merge`], of two slots the later one. An
//! [`Exchange`] puts into the mirror what passed a [door](super::door::Door), in one
//! transaction; [`unite`] brings into the first store what only the mirror has.
//!
//! What is only under way, an import that is staged, is not mirrored: it becomes
//! records, or nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::document::{is_gone, is_tombstone};
use super::door::{Change, Receipt};
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::{Key, Place};
use super::slot::Slot;
use super::trouble::is_readable;
use super::write::set_aside;
use crate::record::kind::{BIN, GONE, Kinds, Subject};
use crate::record::name::year_of;
use crate::record::{Record, Unreadable};

/// A key, and the text that the mirror has under it; none if it has none.
pub type Row = (String, Option<String>);

/// How many keys are brought up to date in one transaction, about.
const AT_ONCE: usize = 200;

/// What the first store has under a key since something was done there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Now {
    /// This text.
    Text(String),
    /// Nothing. This was there, as far as it could be read.
    Nothing(Option<String>),
    /// Whatever it is: it may hold what Rust's strings cannot.
    AsItStands,
}

/// One thing to be done in the mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Put this text under this key.
    Put(String, String),
    /// Take away a key with its text.
    Remove(String),
    /// Put what stands under the first key under the second, as it is and over nothing
    /// else (with a `~` behind it, where something stands there), and take the first
    /// away.
    Aside(String, String),
    /// Put there what the first store has under this key, as it is.
    Lift(String),
}

/// What one transaction of the mirror is about: it gets the rows of [`Exchange::keys`]
/// and does what [`Exchange::meet`] says of them, all of it or nothing.
#[derive(Clone, Debug)]
pub struct Exchange {
    kinds: Kinds,
    now: BTreeMap<String, Now>,
}

/// What became of the first store, and what has to become of the mirror.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct United {
    /// Whether something else stands in the first store now.
    pub changed: bool,
    /// Whether something of the mirror found no room there.
    pub full: bool,
    /// The keys under which the mirror lacks something: see [`Exchange::of_some`].
    pub behind: BTreeSet<String>,
}

/// What is to stand under a key in both stores.
enum Met {
    /// This.
    Text(String),
    /// Nothing.
    Nothing,
    /// What is there: nothing that could be read, or what a newer version wrote.
    AsItIs,
}

impl Exchange {
    /// Nothing so far.
    #[must_use]
    pub const fn new(kinds: Kinds) -> Self {
        let now = BTreeMap::new();
        Self { kinds, now }
    }

    /// Takes in what passed a door.
    pub fn add(&mut self, receipt: &Receipt) {
        for change in &receipt.changes {
            let now = match change {
                Change::Written(_, text) => Now::Text(text.clone()),
                Change::Removed(_, before) => Now::Nothing(before.clone()),
                Change::Copied(..) => Now::AsItStands,
            };
            if is_mirrored(self.kinds, change.key()) {
                self.now.insert(change.key().to_owned(), now);
            }
        }
    }

    /// Takes in what happened later.
    pub fn add_all(&mut self, later: Self) {
        self.now.extend(later.now);
    }

    /// What stands under some of the keys that the mirror lacks something of, and takes
    /// these out of them: so many that a transaction is not too long, and each
    /// record with all of its own.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn of_some(
        kinds: Kinds,
        kv: &dyn Lookup,
        behind: &mut BTreeSet<String>,
    ) -> Result<Self, Fault> {
        let mut exchange = Self::new(kinds);
        while let Some(first) = behind.first().cloned() {
            if exchange.now.len() >= AT_ONCE {
                break;
            }
            let mut keys = vec![first.clone()];
            if let Key::Record(Place { of, .. }, _) = Key::parse(kinds, &first) {
                let same = |key: &&String| matches!(Key::parse(kinds, key), Key::Record(it, _) if it.of == of);
                keys = behind.iter().filter(same).cloned().collect();
            }
            for key in keys {
                behind.remove(&key);
                let now = match (Key::parse(kinds, &key), kv.get(&key)?) {
                    (_, None) => Now::Nothing(None),
                    (Key::Quarantine(_), Some(_)) => Now::AsItStands,
                    (_, Some(text)) => Now::Text(text),
                };
                exchange.now.insert(key, now);
            }
        }
        Ok(exchange)
    }

    /// Whether there is nothing to be done.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.now.is_empty()
    }

    /// The keys whose rows have to be known: those that were written, and of each
    /// record the one that says whether it was deleted for good.
    #[must_use]
    pub fn keys(&self) -> Vec<String> {
        let mut keys: BTreeSet<String> = BTreeSet::new();
        for (key, now) in &self.now {
            keys.insert(key.clone());
            match Key::parse(self.kinds, key) {
                Key::Record(place, _) => {
                    keys.insert(place.of.definition().key(1));
                }
                Key::Slot(..) => {
                    let Now::Text(text) = now else { continue };
                    let slot = Slot::read(self.kinds, text);
                    let about = slot.iter().flat_map(about);
                    keys.extend(about.map(|of| of.definition().key(1)));
                }
                _ => {}
            }
        }
        keys.into_iter().collect()
    }

    /// What is to be done, where the mirror has these rows. Each store keeps what only
    /// the other had lost.
    #[must_use]
    pub fn meet(&self, rows: &[Row]) -> Vec<Deed> {
        let mut theirs: BTreeMap<&str, &str> = BTreeMap::new();
        for (key, text) in rows {
            theirs.extend(text.as_deref().map(|text| (key.as_str(), text)));
        }
        let text_of = |key: &str| match self.now.get(key) {
            Some(Now::Text(text)) => Some(text.as_str()),
            _ => None,
        };
        let gone = |of: &Subject| {
            let key = of.definition().key(1);
            let texts = text_of(&key).into_iter().chain(theirs.get(&*key).copied());
            let mut texts = texts.filter(|text| is_tombstone(text));
            texts.any(says_gone)
        };
        let mut deeds = Vec::new();
        for (key, now) in &self.now {
            let (ours, theirs) = (text_of(key), theirs.get(&**key).copied());
            let what = Key::parse(self.kinds, key);
            let damaged = theirs.is_some_and(|text| !is_readable(self.kinds, key, text));
            let is_aside = matches!(what, Key::Quarantine(_));
            if damaged && !is_aside {
                deeds.push(Deed::Aside(key.clone(), Key::aside(key).to_string()));
            }
            let sound = theirs.filter(|_| !damaged);
            let met = match (&what, now) {
                (Key::Quarantine(_), Now::AsItStands) => {
                    deeds.push(Deed::Lift(key.clone()));
                    continue;
                }
                (Key::Quarantine(_), Now::Text(text)) => Met::Text(text.clone()),
                (Key::Quarantine(_), Now::Nothing(_)) => {
                    if theirs.is_some() {
                        deeds.push(Deed::Remove(key.clone()));
                    }
                    continue;
                }
                (Key::Record(place, part), _) => {
                    let moved = self.moved(place);
                    meet_record(ours, sound, &moved, place, *part, gone(&place.of))
                }
                (Key::Slot(..), Now::Nothing(before)) => {
                    let is_later = |text: &str| {
                        is_later(self.kinds, text, before.as_deref().unwrap_or_default())
                    };
                    match sound {
                        Some(text) if is_later(text) => Met::AsItIs,
                        _ => Met::Nothing,
                    }
                }
                (Key::Slot(..), _) => meet_slot(self.kinds, ours, sound, gone),
                _ => Met::AsItIs,
            };
            match met {
                Met::Text(text) if sound != Some(&text) => {
                    deeds.push(Deed::Put(key.clone(), text));
                }
                Met::Nothing if sound.is_some() => {
                    deeds.push(Deed::Remove(key.clone()));
                }
                _ => {}
            }
        }
        deeds
    }

    /// What stands in the years of a record by this exchange: what was moved there does
    /// not come back into its definition.
    fn moved(&self, place: &Place) -> Vec<Record> {
        if place.year.is_some() {
            return Vec::new();
        }
        let years = self.now.iter().filter_map(|(key, now)| {
            let Now::Text(text) = now else { return None };
            match Key::parse(self.kinds, key) {
                Key::Record(year, _) if year.of == place.of && year.year.is_some() => {
                    Record::read(text).ok()
                }
                _ => None,
            }
        });
        years.collect()
    }
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
    let mut gone: BTreeSet<Subject> = BTreeSet::new();
    let mut live: BTreeSet<Subject> = BTreeSet::new();
    let mut by_key: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, text) in rows {
        by_key.extend(text.as_deref().map(|text| (key.as_str(), text)));
    }
    let mut look = |of: &Subject| -> Result<(), Fault> {
        if gone.contains(of) || live.contains(of) {
            return Ok(());
        }
        let key = of.definition().key(1);
        let theirs = by_key.get(&*key).map(|text| (*text).to_owned());
        let mut texts = [kv.get(&key)?, theirs].into_iter().flatten();
        let is_gone = texts.any(|text| is_tombstone(&text) && says_gone(&text));
        let known = if is_gone { &mut gone } else { &mut live };
        known.insert(of.clone());
        Ok(())
    };
    for (key, theirs) in rows {
        match Key::parse(kinds, key) {
            Key::Record(place, _) => look(&place.of)?,
            Key::Slot(..) => {
                let slot = theirs.as_deref().map(|text| Slot::read(kinds, text));
                let slot = slot.and_then(Result::ok);
                slot.iter().flat_map(about).try_for_each(|of| look(&of))?;
            }
            _ => {}
        }
    }
    let mut united = United::default();
    for (key, theirs) in rows {
        let ours = kv.get(key)?;
        let sound = |text: &Option<String>| -> Option<String> {
            text.clone().filter(|text| is_readable(kinds, key, text))
        };
        let (our, their) = (sound(&ours), sound(theirs));
        let met = match Key::parse(kinds, key) {
            Key::Record(place, part) => {
                let is_gone = gone.contains(&place.of);
                let dated = place.year.is_none() && !is_gone && our.is_some();
                let missing = their.as_deref().filter(|_| dated);
                let moved = moved_here(kv, &place, our.as_deref(), missing)?;
                // The mirror has to be told of them in the same transaction.
                united
                    .behind
                    .extend(moved.iter().map(|(key, _)| key.clone()));
                let moved: Vec<Record> = moved.into_iter().map(|(_, year)| year).collect();
                meet_record(
                    our.as_deref(),
                    their.as_deref(),
                    &moved,
                    &place,
                    part,
                    is_gone,
                )
            }
            Key::Slot(_, tab, _) if busy == Some(&tab) => match &our {
                Some(text) => Met::Text(text.clone()),
                None => Met::AsItIs,
            },
            Key::Slot(..) => {
                let is_gone = |of: &Subject| gone.contains(of);
                meet_slot(kinds, our.as_deref(), their.as_deref(), is_gone)
            }
            Key::Quarantine(_) => match (&ours, theirs) {
                (Some(_), _) => {
                    united.behind.insert(key.clone());
                    continue;
                }
                // What no Rust string can hold stays where it is.
                (None, Some(text)) if !text.contains('\u{fffd}') => {
                    united.changed |= set(kv, key, text)?;
                    continue;
                }
                _ => continue,
            },
            _ => continue,
        };
        let is_behind = match &met {
            Met::Text(text) => {
                let aside = ours.is_some() && our.is_none();
                if aside && set_aside(kv, key)?.is_none() {
                    united.full = true;
                    continue;
                }
                united.changed |= aside;
                if our.as_ref() != Some(text) {
                    let written = set(kv, key, text)?;
                    united.changed |= written;
                    united.full |= !written;
                }
                their.as_ref() != Some(text)
            }
            Met::Nothing => {
                if ours.is_some() {
                    kv.remove(key)?;
                    united.changed = true;
                }
                theirs.is_some()
            }
            Met::AsItIs => theirs.is_some() && their.is_none(),
        };
        if is_behind {
            united.behind.insert(key.clone());
        }
    }
    Ok(united)
}

/// Whether what stands under a key is mirrored: what is not is under way, or not ours to
/// judge.
#[must_use]
pub fn is_mirrored(kinds: Kinds, key: &str) -> bool {
    matches!(
        Key::parse(kinds, key),
        Key::Record(..) | Key::Slot(..) | Key::Quarantine(_)
    )
}

/// Writes a text; false where there is no room.
fn set(kv: &dyn KeyValue, key: &str, text: &str) -> Result<bool, Fault> {
    match kv.set(key, text) {
        Ok(()) => Ok(true),
        Err(Fault::Full) => Ok(false),
        Err(fault) => Err(fault),
    }
}

fn says_gone(text: &str) -> bool {
    Record::read(text).is_ok_and(|record| is_gone(&record))
}

/// The records that a slot says something of.
fn about(slot: &Slot) -> BTreeSet<Subject> {
    let journal = slot.journal.iter().map(|it| &it.place);
    let places = journal.chain(slot.turns.iter().map(|turn| &turn.place));
    let mut about = BTreeSet::new();
    about.extend(places.map(|place| place.of.clone()));
    about
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

/// What is to stand of one part of a record, of which each text can be read or was
/// written by a newer version.
fn meet_record(
    ours: Option<&str>,
    theirs: Option<&str>,
    moved: &[Record],
    place: &Place,
    part: u32,
    is_gone: bool,
) -> Met {
    if is_gone && (place.year.is_some() || part > 1) {
        return Met::Nothing;
    }
    let (ours, theirs) = match (ours, theirs) {
        (None, None) => return Met::AsItIs,
        (Some(text), None) | (None, Some(text)) if !is_gone => {
            return Met::Text(text.to_owned());
        }
        (Some(ours), Some(theirs)) if ours == theirs && !is_gone => {
            return Met::Text(ours.to_owned());
        }
        both => both,
    };
    let read = |text: Option<&str>| text.map(Record::read);
    let (mut met, mut missing) = match (read(ours), read(theirs)) {
        // That version brings them together.
        (Some(Err(_)), _) | (_, Some(Err(_))) => return Met::AsItIs,
        (met, missing) => {
            let or_nothing =
                |it: Option<Result<Record, _>>| it.and_then(Result::ok).unwrap_or_default();
            (or_nothing(met), or_nothing(missing))
        }
    };
    if !is_gone {
        for year in moved {
            missing.retain_missing_in(year);
        }
        if let Some(text) = ours.filter(|_| met.contains(&missing)) {
            return Met::Text(text.to_owned());
        }
    }
    met.merge(&missing);
    if is_gone {
        let said = [BIN.word(), GONE.word()];
        met.fields.retain(|name, _| said.contains(&name.as_str()));
    }
    Met::Text(met.write())
}

/// What is to stand of a slot: the later one, without anything of what is gone.
fn meet_slot(
    kinds: Kinds,
    ours: Option<&str>,
    theirs: Option<&str>,
    gone: impl Fn(&Subject) -> bool,
) -> Met {
    let text = match (ours, theirs) {
        (None, None) => return Met::AsItIs,
        (Some(text), None) | (None, Some(text)) => text,
        (Some(ours), Some(theirs)) if is_later(kinds, theirs, ours) => theirs,
        (Some(ours), Some(_)) => ours,
    };
    let gone = |place: &Place| gone(&place.of);
    match Slot::read(kinds, text) {
        Ok(slot) if about(&slot).iter().any(|of| gone(&of.definition())) => {
            Met::Text(slot.emptied(gone).write())
        }
        _ => Met::Text(text.to_owned()),
    }
}

/// Whether of two slots of one name the first is the later. What a newer version wrote
/// is later than what this one can read.
fn is_later(kinds: Kinds, one: &str, other: &str) -> bool {
    let order = |text: &str| match Slot::read(kinds, text) {
        Ok(slot) => (1, slot.seq, Some(slot.stamp())),
        Err(Unreadable::Newer(_)) => (2, 0, None),
        Err(_) => (0, 0, None),
    };
    order(one) > order(other)
}
