//! The one door to what is kept: whatever is written or taken away passes it, and
//! is noted.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::key_value::{Fault, KeyValue, Lookup};
use super::place::QUARANTINE;

/// One change of what is kept, as it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This text was put under this key.
    Written(String, String),
    /// This key was taken away with its text, as far as that could be read.
    Removed(String, Option<String>),
    /// The text under the first key was put under the second, as it is: a damaged
    /// one may hold what Rust's strings cannot.
    Copied(String, String),
}

/// Every change that passed a door, in order. A second store that keeps a copy is
/// told of these, and needs nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The changes, also those that were put back later: then that is another one.
    pub changes: Vec<Change>,
}

/// A storage whose changes are noted.
///
/// Nothing else is given to whatever may write: see [`super::Store::note`] for who
/// has to be told.
pub struct Door<'k> {
    kv: &'k dyn KeyValue,
    receipt: RefCell<Receipt>,
}

impl Change {
    /// The key under which something else stands now, or nothing.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Written(key, _) | Self::Removed(key, _) | Self::Copied(_, key) => key,
        }
    }
}

impl Receipt {
    /// Whether nothing was changed.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The texts that could not be read and were put aside: where each stood, and
    /// where it is now.
    pub fn set_aside(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut last = BTreeSet::new();
        // A copy that was taken away again is none.
        let standing = self.changes.iter().rev();
        let standing = standing.filter(move |change| last.insert(change.key()));
        standing.filter_map(|change| match change {
            Change::Copied(from, to) if to.starts_with(QUARANTINE) => {
                Some((from.as_str(), to.as_str()))
            }
            _ => None,
        })
    }
}

impl<'k> Door<'k> {
    /// A door to a storage.
    #[must_use]
    pub fn new(kv: &'k dyn KeyValue) -> Self {
        let receipt = RefCell::default();
        Self { kv, receipt }
    }

    /// What passed it.
    #[must_use]
    pub fn receipt(self) -> Receipt {
        self.receipt.into_inner()
    }

    fn note(&self, change: Change) {
        self.receipt.borrow_mut().changes.push(change);
    }
}

impl Lookup for Door<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.kv.get(key)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.kv.keys()
    }
}

impl KeyValue for Door<'_> {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.kv.set(key, text)?;
        self.note(Change::Written(key.to_owned(), text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        let before = self.kv.get(key)?;
        self.kv.remove(key)?;
        self.note(Change::Removed(key.to_owned(), before));
        Ok(())
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        let copied = self.kv.copy(from, to)?;
        if copied {
            self.note(Change::Copied(from.to_owned(), to.to_owned()));
        }
        Ok(copied)
    }
}
