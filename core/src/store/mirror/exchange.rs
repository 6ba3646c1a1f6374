//! What the mirror is told in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use super::{Deed, Met, Row, about, is_later, is_mirrored, meet_record, meet_slot, says_gone};
use crate::record::Record;
use crate::record::kind::{Kinds, Subject};
use crate::store::document::is_tombstone;
use crate::store::door::{Change, Receipt};
use crate::store::key_value::{Fault, Lookup};
use crate::store::place::{Key, Place};
use crate::store::slot::Slot;
use crate::store::trouble::is_readable;

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

/// What one transaction of the mirror is about: it gets the rows of [`Exchange::keys`]
/// and does what [`Exchange::meet`] says of them, all of it or nothing.
#[derive(Clone, Debug)]
pub struct Exchange {
    kinds: Kinds,
    now: BTreeMap<String, Now>,
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
            let keys = match Key::parse(kinds, &first) {
                Key::Record(Place { of, .. }, _) => {
                    let own = of
                        .prefixes()
                        .map(|prefix| own(behind.range(prefix.clone()..), &prefix));
                    own.concat()
                }
                _ => vec![first.clone()],
            };
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
                    // Of what is new there, nothing was moved.
                    let differs = sound.is_some() && sound != ours;
                    let moved = if differs {
                        self.moved(place)
                    } else {
                        Vec::new()
                    };
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
        let [_, years] = place.of.prefixes();
        let keys = self.now.range(years.clone()..).map(|(key, _)| key);
        let texts = own(keys, &years)
            .into_iter()
            .filter_map(|key| match &self.now[&key] {
                Now::Text(text) => Record::read(text).ok(),
                _ => None,
            });
        texts.collect()
    }
}

/// The keys that begin with a prefix and are of its record: either all of it, or a part of
/// it or a year follows.
fn own<'k>(keys: impl Iterator<Item = &'k String>, prefix: &str) -> Vec<String> {
    let begin = keys.take_while(|key| key.starts_with(prefix));
    let own = begin.filter(|key| matches!(key.as_bytes().get(prefix.len()), None | Some(b'/')));
    own.cloned().collect()
}
