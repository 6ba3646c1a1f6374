//! Reading what is not known yet. Nothing of it changes what is kept.

use super::Store;
use super::action::Action;
use super::document::Document;
use super::document::is_tombstone;
use super::failure::Failure;
use super::key_value::{Fault, Lookup};
use super::slot::Slot;
use super::trouble::Trouble;
use crate::record::kind::Subject;
use crate::record::name::year_of;
use crate::record::{Record, Unreadable};

impl Store {
    /// Looks whether another tab has deleted a record for good that is still
    /// known here: to be told of it may take a moment.
    pub(super) fn look_for_tombstone(
        &mut self,
        kv: &dyn Lookup,
        of: &Subject,
    ) -> Result<(), Fault> {
        let there = self.held.get(of).is_some_and(|it| !it.glance.is_gone());
        let place = of.definition();
        if there
            && let Some(text) = kv.get(&place.key(1))?
            && is_tombstone(&text)
            && let Ok(record) = Record::read(&text)
        {
            self.merge_part(&place, 1, &record);
        }
        Ok(())
    }

    /// Reads the dated values of the years that an action is about, and those that
    /// are in the slot which it takes.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_years(&mut self, kv: &dyn Lookup, action: &Action) -> Result<(), Fault> {
        for of in self.subjects_of(action) {
            self.look_at_all_of(&of);
        }
        let mut years = match action {
            Action::Undo { .. } => turned(self.last_done()),
            Action::Redo { .. } => turned(self.first_undone()),
            action => action.years(),
        };
        years.extend(turned(self.retired(self.next_seq())));
        for (of, year) in years {
            self.read_year(kv, &of, year)?;
        }
        Ok(())
    }

    /// Reads the definition of a record as it is stored now: another tab may
    /// have changed it without this one having heard of it.
    pub(super) fn read_again(&mut self, kv: &dyn Lookup, of: &Subject) -> Result<(), Failure> {
        let place = of.definition();
        let parts = self.held.get(of).map_or(0, |held| held.definition.parts());
        for part in 1.. {
            let key = place.key(part);
            let Some(text) = kv.get(&key)? else {
                if part < parts {
                    continue;
                }
                break;
            };
            match Record::read(&text) {
                Ok(record) => self.merge_part(&place, part, &record),
                // It is not touched.
                Err(Unreadable::Newer(schema)) => {
                    self.held.entry(of.clone()).or_default().newer = Some(schema);
                    return Err(Failure::Newer(key, schema));
                }
                Err(_) => {}
            }
        }
        Ok(())
    }

    /// Reads the dated values of a record in one year, if that was not done yet.
    /// Changes nothing that is kept.
    ///
    /// # Errors
    ///
    /// What the storage says. A text that cannot be read is told of; see
    /// [`Store::troubles`].
    pub fn read_year(&mut self, kv: &dyn Lookup, of: &Subject, year: i32) -> Result<(), Fault> {
        let Some(held) = self.held.get_mut(of) else {
            return Ok(());
        };
        if held.years.get(&year).is_some_and(Option::is_some) {
            return Ok(());
        }
        let place = of.year(year);
        let parts = held.year_parts.get(&year).copied().unwrap_or(0);
        let mut document = Document::default();
        let mut troubles = Vec::new();
        for part in 1.. {
            let key = place.key(part);
            let Some(text) = kv.get(&key)? else {
                // Put aside, perhaps, and there are more.
                if part < parts {
                    continue;
                }
                break;
            };
            match Record::read(&text) {
                Ok(record) => document.replace_part(part, record),
                Err(Unreadable::Newer(schema)) => {
                    held.newer = Some(schema);
                    troubles.push(Trouble::Newer(key, schema));
                }
                Err(_) => troubles.push(Trouble::Unreadable(key)),
            }
        }
        if document.parts() > 0 {
            self.clock = self.clock.max(document.whole().counter());
            held.years.insert(year, Some(document));
            held.unread.retain(|(of, _), _| *of != year);
        }
        troubles.into_iter().for_each(|trouble| self.tell(trouble));
        Ok(())
    }

    /// Reads every dated value of a record. Changes nothing that is kept.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn read_history(&mut self, kv: &dyn Lookup, of: &Subject) -> Result<(), Fault> {
        self.look_at_all_of(of);
        let held = self.held.get(of);
        let years: Vec<i32> =
            held.map_or_else(Vec::new, |held| held.years.keys().copied().collect());
        years
            .into_iter()
            .try_for_each(|year| self.read_year(kv, of, year))
    }
}

/// The years of the dated values that a slot is about.
pub(super) fn turned(slot: Option<&Slot>) -> Vec<(Subject, i32)> {
    let turns = slot.into_iter().flat_map(|slot| &slot.turns);
    let years = turns.filter_map(|turn| {
        let year = turn.place.year.or_else(|| year_of(&turn.field));
        Some((turn.place.of.clone(), year?))
    });
    years.collect()
}
