//! Where texts are kept under keys.

use std::cell::RefCell;
use std::collections::BTreeMap;

/// Texts under keys, as a browser's `localStorage` keeps them.
///
/// Whatever fails leaves what is stored as it was. Other pages may write at any
/// time, and what they wrote may be seen late.
pub trait KeyValue {
    /// The text under a key.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;

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

    /// Every key there is, also those of other programs, in any order.
    ///
    /// # Errors
    ///
    /// What the storage says.
    fn keys(&self) -> Result<Vec<String>, Fault>;

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

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().insert(key.into(), text.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn copy(&self, from: &str, to: &str) -> Result<bool, Fault> {
        let text = self.get(from)?;
        let Some(text) = text else { return Ok(false) };
        self.set(to, &text)?;
        Ok(true)
    }
}
