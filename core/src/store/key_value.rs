//! Where texts are kept under keys.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Texts under keys, to be looked up. Whoever holds only this cannot change any.
pub trait Lookup {
    /// The text under a key.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

    /// Every key there is, also those of other programs, in any order.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}

/// Texts under keys, as a browser's `localStorage` keeps them.
///
/// Whatever fails leaves what is stored as it was. Other pages may write at any
/// time, and what they wrote may be seen late.
pub trait KeyValue: Lookup {
    /// Puts a text under a key.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn set(&self, key: &str, text: &str) -> Result<(), Fault>;

    /// Takes away a key and its text, if it is there.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn remove(&self, key: &str) -> Result<(), Fault>;

    /// Copies the text under one key to another without converting it, and says
    /// whether the copy was then read to be the same. A damaged text may hold
    /// what Rust's strings cannot.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault>;
}

/// Why a storage does not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is full.
    Full,
    /// The browser refuses, in its own words.
    Refused(String),
}

/// A storage that is gone with the page: where the browser gives no other, and
/// for tests.
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
}

/// A storage that is looked at as if one could write to it: what is written stands over
/// it, and is gone with this.
#[derive(Debug)]
pub struct Overlay<K> {
    below: K,
    over: RefCell<BTreeMap<String, Option<String>>>,
}

impl<K: Lookup> Overlay<K> {
    /// Over a storage, with nothing written.
    pub const fn new(below: K) -> Self {
        let over = RefCell::new(BTreeMap::new());
        Self { below, over }
    }

    /// The keys under which something was written or taken away.
    #[must_use]
    pub fn touched(&self) -> Vec<String> {
        self.over.borrow().keys().cloned().collect()
    }
}

impl<K: Lookup> Lookup for Overlay<K> {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let over = self.over.borrow().get(key).cloned();
        over.map_or_else(|| self.below.get(key), Ok)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let over = self.over.borrow();
        let mut keys = self.below.keys()?;
        keys.retain(|key| !over.contains_key(key));
        let written = over.iter().filter(|(_, text)| text.is_some());
        keys.extend(written.map(|(key, _)| key.clone()));
        Ok(keys)
    }
}

impl<K: Lookup> KeyValue for Overlay<K> {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        let mut over = self.over.borrow_mut();
        over.insert(key.to_owned(), Some(text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.over.borrow_mut().insert(key.to_owned(), None);
        Ok(())
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        let Some(text) = self.get(from)? else {
            return Ok(false);
        };
        self.set(to, &text)?;
        Ok(true)
    }
}

impl<K: Lookup + ?Sized> Lookup for &K {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        (**self).get(key)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        (**self).keys()
    }
}

impl Lookup for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

impl KeyValue for Memory {
    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        let text = self.get(from)?;
        let Some(text) = text else { return Ok(false) };
        self.set(to, &text)?;
        Ok(true)
    }
}
