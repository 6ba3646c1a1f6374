//! Opening the list before all of it was looked through.
//!
//! A stored text whose checksum is right was written by Waymark, byte for byte. So
//! a list may take a title from where it stands, and whether everything else has
//! its shape is looked at a little later, or before it is changed.

use std::collections::BTreeSet;

use super::Store;
use super::commit::set_aside;
use super::document::Glance;
use super::key_value::{Fault, KeyValue};
use super::open::{Opened, Trouble, Visit};
use super::place::{Id, Place};
use super::plan::Action;
use super::slot::Slot;
use crate::record::stamp::Stamp;
use crate::record::{Entry, Record, SCHEMA, frame};

impl Store {
    /// Opens like [`Store::open`], and leaves it to [`Store::look_through`] to
    /// find records that have their checksum but not their shape.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub fn open_quickly(kv: &dyn KeyValue, visit: &Visit<'_>) -> Result<Opened, Fault> {
        Self::open_either(kv, visit, true)
    }

    /// Looks through so many more parts of records that were opened quickly, and
    /// puts aside what does not have the shape of a record: see
    /// [`Store::take_troubles`]. Whether there is more to look through.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn look_through(&mut self, kv: &dyn KeyValue, most: usize) -> Result<bool, Fault> {
        for _ in 0..most {
            let Some((id, part)) = self.unchecked.pop_first() else {
                return Ok(false);
            };
            self.look_at(kv, &id, part)?;
        }
        Ok(!self.unchecked.is_empty())
    }

    /// The objectives that an action is about.
    #[must_use]
    pub fn ids_of(&self, action: &Action) -> BTreeSet<Id> {
        let turned = |slot: Option<&Slot>| {
            let turns = slot.into_iter().flat_map(|slot| &slot.turns);
            turns.map(|turn| turn.place.id().clone()).collect()
        };
        match action {
            Action::Create { id, .. }
            | Action::Edit { id, .. }
            | Action::EditFrom { id, .. }
            | Action::CheckIn { id, .. }
            | Action::Bin { id, .. }
            | Action::Restore { id }
            | Action::Settle { id, .. } => BTreeSet::from([id.clone()]),
            Action::Undo { .. } => turned(self.last_done()),
            Action::Redo { .. } => turned(self.first_undone()),
        }
    }

    /// Looks through what an objective is kept in, before it is changed.
    pub(super) fn look_at_all_of(&mut self, kv: &dyn KeyValue, id: &Id) -> Result<(), Fault> {
        let from = (id.clone(), 0);
        let to = (id.clone(), u32::MAX);
        let parts: Vec<u32> = self
            .unchecked
            .range(from..=to)
            .map(|(_, part)| *part)
            .collect();
        for part in parts {
            self.unchecked.remove(&(id.clone(), part));
            self.look_at(kv, id, part)?;
        }
        Ok(())
    }

    fn look_at(&mut self, kv: &dyn KeyValue, id: &Id, part: u32) -> Result<(), Fault> {
        let Some(held) = self.held.get_mut(id) else {
            return Ok(());
        };
        // Changed since, it was read whole for that.
        let Some(text) = held.definition.text(part) else {
            return Ok(());
        };
        if Glance::read(text).is_ok() {
            return Ok(());
        }
        let key = Place::Objective(id.clone()).key(part);
        held.definition.replace_part(part, Record::default());
        held.glance = Glance::of(held.definition.whole());
        if held.definition.whole().is_empty() {
            self.held.remove(id);
        }
        let now = set_aside(kv, &key)?.unwrap_or(key);
        self.troubles.push(Trouble::Unreadable(now));
        Ok(())
    }
}

impl Glance {
    /// Reads it from a stored text as this version writes it, without the rest.
    /// None for any other text, and where it is not certain.
    pub(super) fn quick(sealed: &str) -> Option<Self> {
        let text = frame::open(sealed)?;
        let end = format!("}},\"schema\":{SCHEMA}}}");
        if !text.starts_with("{\"fields\":{") || !text.ends_with(&end) {
            return None;
        }
        let mut glance = Self::default();
        for (name, field) in [
            ("\"title\":[", &mut glance.title),
            ("\"bin\":[", &mut glance.bin),
            ("\"gone\":[", &mut glance.gone),
        ] {
            // In a text of a person a quote has a backslash before it.
            let mut found = text.match_indices(name);
            let Some((at, _)) = found.next() else {
                continue;
            };
            if found.next().is_some() {
                return None;
            }
            let entry = &text[at + name.len() - 1..];
            let mut entry = serde_json::Deserializer::from_str(entry).into_iter();
            let entry = Entry::read(entry.next()?.ok()?)?;
            *field = Some::<(Stamp, _)>((entry.stamp, entry.value));
        }
        Some(glance)
    }
}
