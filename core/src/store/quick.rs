//! Opening the list before all of it was looked through.
//!
//! A stored text whose checksum is right was written by Waymark, byte for byte. So
//! a list may take a title from where it stands, and whether everything else has
//! its shape is looked at a little later, or before it is changed.

use std::collections::BTreeSet;

use super::Store;
use super::document::Glance;
use super::key_value::{Fault, KeyValue, Lookup};
use super::open::Visit;
use super::place::{Id, Place};
use super::plan::Action;
use super::slot::Slot;
use super::trouble::Trouble;
use crate::record::stamp::Stamp;
use crate::record::{Entry, Record, SCHEMA, frame};

impl Store {
    /// Opens like [`Store::open`], and leaves it to [`Store::look_through`] to
    /// find records that have their checksum but not their shape.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub fn open_quickly(kv: &dyn KeyValue, visit: &Visit<'_>) -> Result<Self, Fault> {
        Self::open_either(kv, visit, true)
    }

    /// Looks through so many more parts of records that were opened quickly, and
    /// tells of what does not have the shape of a record: see [`Store::troubles`].
    /// After that it takes the texts of years that nobody has read, so that they
    /// can be put back. Changes nothing that is kept. Whether there is more to look
    /// through.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn look_through(&mut self, kv: &dyn Lookup, most: usize) -> Result<bool, Fault> {
        for _ in 0..most {
            if let Some((id, part)) = self.unchecked.pop_first() {
                self.look_at(&id, part);
            } else if let Some((id, year)) = self.unseen.pop_first() {
                self.take_texts(kv, &id, year)?;
            } else {
                return Ok(false);
            }
        }
        Ok(!(self.unchecked.is_empty() && self.unseen.is_empty()))
    }

    /// Takes the texts of a year as they are.
    fn take_texts(&mut self, kv: &dyn Lookup, id: &Id, year: i32) -> Result<(), Fault> {
        let held = self.held.get(id);
        let unread = held.filter(|held| held.years.get(&year).is_some_and(Option::is_none));
        let parts = unread.and_then(|held| held.year_parts.get(&year).copied());
        let place = Place::CheckIns(id.clone(), year);
        for part in 1..=parts.unwrap_or(0) {
            if let Some(text) = kv.get(&place.key(part))? {
                self.keep_unread(id, year, part, &text);
            }
        }
        Ok(())
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
    pub(super) fn look_at_all_of(&mut self, id: &Id) {
        let from = (id.clone(), 0);
        let to = (id.clone(), u32::MAX);
        let parts: Vec<u32> = self
            .unchecked
            .range(from..=to)
            .map(|(_, part)| *part)
            .collect();
        for part in parts {
            self.unchecked.remove(&(id.clone(), part));
            self.look_at(id, part);
        }
    }

    fn look_at(&mut self, id: &Id, part: u32) {
        let Some(held) = self.held.get_mut(id) else {
            return;
        };
        // Changed since, it was read whole for that.
        let Some(text) = held.definition.text(part) else {
            return;
        };
        if Glance::read(text).is_ok() {
            return;
        }
        let key = Place::Objective(id.clone()).key(part);
        held.definition.replace_part(part, Record::default());
        held.glance = Glance::of(held.definition.whole());
        if held.definition.whole().is_empty() {
            self.held.remove(id);
        }
        self.tell(Trouble::Unreadable(key));
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
