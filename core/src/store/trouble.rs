//! What a person should know of what is kept, and what becomes of a text that
//! cannot be read.

use super::Store;
use super::door::{Change, Receipt};
use super::failure::Failure;
use super::intent::{read_slot, read_staged};
use super::key_value::{Fault, KeyValue};
use super::place::{Key, is_aside};
use super::slot::Slot;
use super::write::set_aside;
use crate::record::kind::{Kinds, Subject};
use crate::record::{Record, Unreadable};

/// Something that a person should know about what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A text could not be read. It is under this key, as it was: put aside if that
    /// is one of quarantine, else where it always stood.
    Unreadable(String),
    /// A newer version wrote what is under this key. It is left alone.
    Newer(String, u64),
    /// What was interrupted could not be completed yet; it is not lost.
    Unfinished(Failure),
    /// Something that only the second store has finds no room here.
    NoRoomForMore,
    /// After what was kept had been cleared, the dated values of these years of a
    /// record could not be put back, since this page had not read them; or all of
    /// it, where a newer version wrote it and no year is named.
    NotPutBack(Subject, Vec<i32>),
}

/// What became of a text that was to be deleted since it could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    /// It is gone.
    Deleted,
    /// It is not: by now something stands there that can be read.
    Readable,
}

impl Store {
    /// What a person should know, as it stands now.
    #[must_use]
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Takes in what passed a door while something was done here, whether that
    /// succeeded or not: what could not be read may be elsewhere by now.
    pub fn note(&mut self, receipt: &Receipt) {
        for change in &receipt.changes {
            let key = change.key();
            if is_aside(key) && matches!(change, Change::Copied(..)) {
                continue;
            }
            self.tell_no_more(key);
        }
        for (from, to) in receipt.set_aside() {
            self.tell_no_more(from);
            self.tell(Trouble::Unreadable(to.to_owned()));
        }
    }

    /// The keys under which something stands that cannot be read, and that is not put
    /// aside.
    #[must_use]
    pub fn unreadable(&self) -> Vec<String> {
        let keys = self.troubles.iter().filter_map(|trouble| match trouble {
            Trouble::Unreadable(key) if !is_aside(key) => Some(key.clone()),
            _ => None,
        });
        keys.collect()
    }

    /// Puts aside what was found to be unreadable and stands where it always stood.
    /// Where there is no room it stays there.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn put_aside(&mut self, kv: &dyn KeyValue) -> Result<(), Fault> {
        for key in self.unreadable() {
            match kv.get(&key)? {
                Some(text) if !is_readable(self.kinds, &key, &text) => {
                    if let Some(to) = set_aside(kv, &key)? {
                        self.tell_no_more(&key);
                        self.tell(Trouble::Unreadable(to));
                    }
                }
                // Somebody has mended it, or taken it away.
                _ => self.tell_no_more(&key),
            }
        }
        Ok(())
    }

    /// Deletes a text that could not be read, if it still cannot be.
    ///
    /// # Errors
    ///
    /// What the storage says; then it is still there.
    pub fn delete_unreadable(&mut self, kv: &dyn KeyValue, key: &str) -> Result<Deletion, Fault> {
        let readable = match kv.get(key)? {
            Some(text) => is_readable(self.kinds, key, &text),
            None => false,
        };
        if !readable {
            kv.remove(key)?;
        }
        self.tell_no_more(key);
        Ok(if readable {
            Deletion::Readable
        } else {
            Deletion::Deleted
        })
    }

    /// Takes in that something of a second store found no room in this one.
    pub fn tell_of_no_room(&mut self) {
        self.tell(Trouble::NoRoomForMore);
    }

    /// Says that a key holds nothing any more that cannot be read.
    pub(super) fn tell_no_more(&mut self, key: &str) {
        let this = |trouble: &Trouble| matches!(trouble, Trouble::Unreadable(it) if it == key);
        self.troubles.retain(|trouble| !this(trouble));
    }

    /// Takes in something that a person should know, once.
    pub(super) fn tell(&mut self, trouble: Trouble) {
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Whether a key was told to hold what cannot be read, wherever that is by now.
    pub(super) fn was_unreadable(&self, key: &str) -> bool {
        let here = |it: &Trouble| matches!(it, Trouble::Unreadable(it) if it == key);
        self.troubles.iter().any(here) || self.was_put_aside(key)
    }

    /// Tells no more of dated values that could not be put back and are there by now.
    pub(super) fn tell_of_no_years(&mut self, ids: impl Iterator<Item = Subject>) {
        for subject in ids {
            let is_there = |year: &i32| {
                let held = self.held.get(&subject);
                held.is_some_and(|held| held.years.get(year).is_some_and(Option::is_some))
            };
            let back = |trouble: &Trouble| match trouble {
                Trouble::NotPutBack(of, years) => *of == subject && years.iter().all(is_there),
                _ => false,
            };
            let kept = self.troubles.iter().filter(|it| !back(it));
            self.troubles = kept.cloned().collect();
        }
    }

    /// Whether the text that stood under a key was put aside, by whichever tab.
    pub(super) fn was_put_aside(&self, key: &str) -> bool {
        let name = Key::aside(key).to_string();
        let from_here = |it: &str| it.trim_end_matches('~') == name;
        let mut troubles = self.troubles.iter();
        troubles.any(|trouble| matches!(trouble, Trouble::Unreadable(it) if from_here(it)))
    }
}

/// Whether a text can be read as what its key says that it is. What is put aside
/// never counts as that.
pub(super) fn is_readable(kinds: Kinds, key: &str, text: &str) -> bool {
    let is_damaged = |why| matches!(why, Unreadable::Damaged | Unreadable::Shape);
    match Key::parse(kinds, key) {
        Key::Record(..) => !Record::read(text).is_err_and(is_damaged),
        Key::Slot(..) => !Slot::read(kinds, text).is_err_and(is_damaged),
        Key::Intent(..) => !read_slot(kinds, text).is_err_and(is_damaged),
        Key::Staged(..) => !read_staged(kinds, text).is_err_and(is_damaged),
        Key::Quarantine(_) => false,
        // Not ours to judge, so not ours to delete.
        Key::Unknown | Key::Foreign => true,
    }
}
