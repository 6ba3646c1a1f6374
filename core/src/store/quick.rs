//! Opening the list before all of it was looked through.
//!
//! A stored text whose checksum is right was written by Waymark, byte for byte. So
//! a list may take a title from where it stands, and whether everything else has
//! its shape is looked at a little later, or before it is changed.

use std::collections::BTreeSet;

use super::Store;
use super::action::Action;
use super::document::Glance;
use super::key_value::{Fault, KeyValue, Lookup, Overlay};
use super::open::Visit;
use super::slot::Slot;
use super::trouble::Trouble;
use crate::record::field::Entry;
use crate::record::kind::Subject;
use crate::record::stamp::Stamp;
use crate::record::{Record, SCHEMA, frame};
use crate::sorted::sorted;

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

    /// Opens like [`Store::open_quickly`] without touching anything. With the keys under
    /// which opening it would have: then it has to be opened before anything is done.
    ///
    /// # Errors
    ///
    /// As [`Store::open`].
    pub fn look_into(kv: &dyn Lookup, visit: &Visit<'_>) -> Result<(Self, Vec<String>), Fault> {
        let overlay = Overlay::new(kv);
        let store = Self::open_quickly(&overlay, visit)?;
        Ok((store, overlay.touched()))
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
            if let Some((of, part)) = self.unchecked.pop_first() {
                self.look_at(&of, part);
            } else if let Some((of, year)) = self.unseen.pop_first() {
                self.take_texts(kv, &of, year)?;
            } else {
                return Ok(false);
            }
        }
        Ok(!(self.unchecked.is_empty() && self.unseen.is_empty()))
    }

    /// Takes the texts of a year as they are.
    fn take_texts(&mut self, kv: &dyn Lookup, of: &Subject, year: i32) -> Result<(), Fault> {
        let held = self.held.get(of);
        let unread = held.filter(|held| held.years.get(&year).is_some_and(Option::is_none));
        let parts = unread.and_then(|held| held.year_parts.get(&year).copied());
        let place = of.year(year);
        for part in 1..=parts.unwrap_or(0) {
            if let Some(text) = kv.get(&place.key(part))? {
                self.keep_unread(of, year, part, &text);
            }
        }
        Ok(())
    }

    /// The records that an action is about.
    #[must_use]
    pub fn subjects_of(&self, action: &Action) -> BTreeSet<Subject> {
        let turned = |slot: Option<&Slot>| {
            let turns = slot.into_iter().flat_map(|slot| &slot.turns);
            sorted(turns.map(|turn| turn.place.of.clone()))
        };
        match action {
            Action::Undo { .. } => turned(self.last_done()),
            Action::Redo { .. } => turned(self.first_undone()),
            action => sorted(action.subjects().into_iter().cloned()),
        }
    }

    /// Looks through what a record is kept in, before it is changed.
    pub(super) fn look_at_all_of(&mut self, of: &Subject) {
        let from = (of.clone(), 0);
        let to = (of.clone(), u32::MAX);
        let parts: Vec<u32> = self
            .unchecked
            .range(from..=to)
            .map(|(_, part)| *part)
            .collect();
        for part in parts {
            self.unchecked.remove(&(of.clone(), part));
            self.look_at(of, part);
        }
    }

    fn look_at(&mut self, of: &Subject, part: u32) {
        let Some(held) = self.held.get_mut(of) else {
            return;
        };
        // Changed since, it was read whole for that.
        let Some(text) = held.definition.text(part) else {
            return;
        };
        if Glance::read(text).is_ok() {
            return;
        }
        let key = of.definition().key(part);
        held.definition.replace_part(part, Record::default());
        held.glance = Glance::of(held.definition.whole());
        if held.definition.whole().is_empty() {
            self.held.remove(of);
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
