//! The mirror in memory, and what it and the first store give each other.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::kinds::KINDS;
use waymark_core::store::key_value::{Fault, Lookup};
use waymark_core::store::mirror::{Deed, Exchange, Row, is_mirrored};

/// A second store, one transaction at a time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mirror {
    pub(crate) texts: BTreeMap<String, String>,
}

impl Mirror {
    /// One transaction.
    pub(crate) fn run(&mut self, exchange: &Exchange, kv: &dyn Lookup) {
        let text = |key: String| (key.clone(), self.texts.get(&key).cloned());
        let rows: Vec<Row> = exchange.keys().into_iter().map(text).collect();
        for deed in exchange.meet(&rows) {
            match deed {
                Deed::Put(key, text) => drop(self.texts.insert(key, text)),
                Deed::Remove(key) => drop(self.texts.remove(&key)),
                Deed::Aside(key, mut to) => {
                    while self.texts.contains_key(&to) {
                        to.push('~');
                    }
                    if let Some(text) = self.texts.remove(&key) {
                        self.texts.insert(to, text);
                    }
                }
                Deed::Lift(key) => match kv.get(&key).ok().flatten() {
                    Some(text) => drop(self.texts.insert(key, text)),
                    None => drop(self.texts.remove(&key)),
                },
            }
        }
    }

    /// Brings it up to date with what the first store has under keys.
    pub(crate) fn catch_up(
        &mut self,
        kv: &dyn Lookup,
        mut behind: BTreeSet<String>,
    ) -> Result<(), Fault> {
        while !behind.is_empty() {
            let some = Exchange::of_some(KINDS, kv, &mut behind)?;
            self.run(&some, kv);
        }
        Ok(())
    }

    /// The rows whose texts differ from those of the first store.
    pub(crate) fn differing(&self, kv: &dyn Lookup) -> Result<Vec<Row>, Fault> {
        let mut keys: BTreeSet<String> = kv.keys()?.into_iter().collect();
        keys.extend(self.texts.keys().cloned());
        let mut rows = Vec::new();
        for key in keys {
            let theirs = self.texts.get(&key).cloned();
            if is_mirrored(KINDS, &key) && kv.get(&key)? != theirs {
                rows.push((key, theirs));
            }
        }
        Ok(rows)
    }
}
