//! What takes up how much of the storage.

use std::collections::BTreeMap;

use super::Store;
use super::key_value::{Fault, Lookup};
use super::place::{Key, Place};
use super::placing::length;

/// How many characters a browser keeps for one site, all pages together: 5 MiB in
/// UTF-16 (measured in Chromium; Firefox and Safari give about as much).
pub const ROOM: usize = 5_242_880;

/// How many characters take up what, keys included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Records with their dated values, those in the bin not counted.
    pub goals: usize,
    /// What is in the bin.
    pub bin: usize,
    /// What undoing needs.
    pub undo: usize,
    /// What could not be read.
    pub unreadable: usize,
    /// What else begins with our name: of a newer version.
    pub unknown: usize,
    /// What other programs on the same site keep, by the beginning of their keys.
    pub others: BTreeMap<String, usize>,
}

impl Usage {
    /// All of it together.
    #[must_use]
    pub fn total(&self) -> usize {
        self.ours() + self.others.values().sum::<usize>()
    }

    /// What is Waymark's.
    #[must_use]
    pub const fn ours(&self) -> usize {
        self.goals + self.bin + self.undo + self.unreadable + self.unknown
    }
}

impl Store {
    /// What takes up how much.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn usage(&self, kv: &dyn Lookup) -> Result<Usage, Fault> {
        let mut usage = Usage::default();
        for key in kv.keys()? {
            let Some(text) = kv.get(&key)? else { continue };
            let size = length(&key) + length(&text);
            let binned = |place: &Place| {
                let held = self.held.get(&place.of);
                held.is_some_and(|held| held.glance.binned().is_some() || held.glance.is_gone())
            };
            match Key::parse(self.kinds, &key) {
                Key::Record(place, _) if binned(&place) => usage.bin += size,
                Key::Record(..) => usage.goals += size,
                Key::Slot(..) | Key::Intent(..) | Key::Staged(..) => usage.undo += size,
                Key::Quarantine(_) => usage.unreadable += size,
                Key::Unknown => usage.unknown += size,
                Key::Foreign => {
                    let end = key.find(|letter: char| "/:._-".contains(letter));
                    let beginning = &key[..end.unwrap_or(key.len())];
                    *usage.others.entry(beginning.to_owned()).or_default() += size;
                }
            }
        }
        Ok(usage)
    }
}
