//! What stands under one name: what was written last, and what nobody has settled.

use std::cmp::Ordering;

use super::Value;
use super::stamp::{Seen, Stamp};

/// A value with who wrote it, when, and what it replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The value; null where something was taken away.
    pub value: Value,
    /// When it was written, and by whom.
    pub stamp: Stamp,
    /// What its writer had seen of this field.
    pub seen: Seen,
}

/// What is written under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    // No entry has seen another one of these; the newest comes first. Never
    // empty.
    entries: Vec<Entry>,
}

impl Entry {
    /// Whether its writer had seen the other one when it wrote this.
    #[must_use]
    pub fn replaces(&self, other: &Self) -> bool {
        self.seen.covers(other.stamp)
    }

    /// The newest first; after that by what stands there, so that any two
    /// versions of a record agree on the order.
    fn order(&self, other: &Self) -> Ordering {
        let rest = |entry: &Self| (entry.value.to_string(), entry.seen.to_string());
        let stamps = other.stamp.cmp(&self.stamp);
        stamps.then_with(|| rest(other).cmp(&rest(self)))
    }

    pub(crate) fn read(value: Value) -> Option<Self> {
        let Value::Array(parts) = value else {
            return None;
        };
        let mut parts = parts.into_iter();
        let value = parts.next()?;
        let stamp = Stamp::parse(parts.next()?.as_str()?)?;
        let seen = match parts.next() {
            Some(seen) => Seen::parse(seen.as_str()?)?,
            None => Seen::default(),
        };
        // Whoever writes counts on from what was seen: in a circle, two entries
        // would replace each other.
        let follows = seen.is_empty() || seen.counter() < stamp.counter;
        let over = parts.next().is_none();
        (over && follows).then_some(Self { value, stamp, seen })
    }

    pub(super) fn write(&self) -> Value {
        let mut parts = vec![self.value.clone(), self.stamp.to_string().into()];
        if !self.seen.is_empty() {
            parts.push(self.seen.to_string().into());
        }
        Value::Array(parts)
    }
}

impl Field {
    /// A field in which only this was ever written.
    #[must_use]
    pub fn new(entry: Entry) -> Self {
        Self {
            entries: vec![entry],
        }
    }

    /// What it says: the newest of what was written.
    #[must_use]
    pub fn newest(&self) -> &Entry {
        &self.entries[0]
    }

    /// What it says.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.newest().value
    }

    /// What else was written at the same time by somebody who had not seen the
    /// newest, and has not been settled since. The newer first.
    #[must_use]
    pub fn others(&self) -> &[Entry] {
        &self.entries[1..]
    }

    /// Everything that stands there, the newest first.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// Whether a write is in it, or was replaced by one that had seen it.
    #[must_use]
    pub fn contains(&self, entry: &Entry) -> bool {
        let mut entries = self.entries.iter();
        entries.any(|kept| kept == entry || kept.replaces(entry))
    }

    /// Whether merging the other one would change nothing.
    #[must_use]
    pub fn contains_all(&self, other: &Self) -> bool {
        other.entries().all(|entry| self.contains(entry))
    }

    /// Takes in another version: what nobody had seen and replaced stays.
    pub fn merge(&mut self, other: &Self) {
        for entry in &other.entries {
            if !self.contains(entry) {
                self.entries.retain(|kept| !entry.replaces(kept));
                let place = |kept: &Entry| kept.order(entry) == Ordering::Less;
                let place = self.entries.partition_point(place);
                self.entries.insert(place, entry.clone());
            }
        }
    }

    /// The entry that writes a value here next. It replaces the newest, and what
    /// its own writer wrote; what else was written at the same time stays, unless
    /// the field is settled by it.
    ///
    /// It has seen whatever anything that stands here had seen: what is seen of a
    /// writer is a number up to which, so whoever sees this entry takes all
    /// earlier ones of its writer for seen, and has to be right in it.
    #[must_use]
    pub fn next(&self, value: Value, stamp: Stamp, settles: bool) -> Entry {
        let mut seen = Seen::default();
        for (index, entry) in self.entries.iter().enumerate() {
            seen.add_all(&entry.seen);
            if settles || index == 0 || entry.stamp.writer == stamp.writer {
                seen.add(entry.stamp);
            }
        }
        Entry { value, stamp, seen }
    }

    /// The largest counter of any stamp in it.
    #[must_use]
    pub fn counter(&self) -> u64 {
        let counter = |entry: &Entry| entry.stamp.counter.max(entry.seen.counter());
        self.entries.iter().map(counter).max().unwrap_or(0)
    }
}
