//! A store that loses nothing: what is kept, changed, taken back and brought in.
//!
//! A [`Store`] is what one page knows. [`Store::plan`] turns an action into
//! [`plan::Writes`] without touching anything, [`Store::act`] plans, puts those into
//! a [`KeyValue`](key_value::KeyValue), and takes into the store only what was read
//! back from there. What only reads takes a [`Lookup`](key_value::Lookup). A page
//! hands out its storage through a [`Door`](door::Door), which notes every change,
//! and gives what was noted to [`Store::note`].
//!
//! What protects an edit, in the order in which it happens:
//!
//! 1. It is written to a slot that only its own tab writes, and read back.
//! 2. It is merged into its record, and read back. Now it is saved.
//! 3. Should another tab that had not seen it write over the record, then this
//!    tab, or whoever opens the store next, finds it in the slot and merges it
//!    again.
//!
//! The browser gives `localStorage` no lock, may show what another tab wrote
//! late, and refuses a write when it is full; it never writes half a text.

mod commit;
pub mod document;
pub mod door;
pub mod failure;
pub mod file;
pub mod hear;
pub mod import;
mod intent;
pub mod key_value;
mod mend;
pub mod open;
pub mod place;
pub mod placing;
pub mod plan;
pub mod quick;
mod read;
pub mod sheet;
pub mod slot;
pub mod tidy;
pub mod trouble;
pub mod usage;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use self::document::{Document, Glance};
use self::place::{Id, Place};
use self::plan::Refusal;
use self::slot::Slot;
use self::trouble::Trouble;
use crate::record::stamp::{Stamp, Writer};
use crate::record::{Field, Record};

/// What begins the name of a check-in's field, before its key result and date.
pub const CHECK_IN: &str = "at/";

/// What one page knows of what is kept.
#[derive(Clone, Debug)]
pub struct Store {
    writer: Writer,
    tab: String,
    clock: u64,
    held: BTreeMap<Id, Held>,
    ring: Vec<Slot>,
    // What cannot be taken back any more, since something of it is gone for good:
    // what it wrote to other records is still looked after.
    forgotten: Vec<Slot>,
    // What could neither be written nor put back; it has its slot.
    unfinished: Option<Slot>,
    // Whether this page began to bring in a file and could not complete it.
    import_unfinished: bool,
    // What this page deleted for good.
    deleted: BTreeSet<Id>,
    // The parts of definitions of which only the beginning was looked at.
    unchecked: BTreeSet<(Id, u32)>,
    // The years of which nothing was looked at.
    unseen: BTreeSet<(Id, i32)>,
    // Whether something that this page knows was not there when it wrote.
    misses_some: bool,
    troubles: Vec<Trouble>,
}

/// What is known of one objective.
#[derive(Clone, Debug, Default)]
struct Held {
    definition: Document,
    // The years in which it has check-ins, with what was read of them.
    years: BTreeMap<i32, Option<Document>>,
    // In how many parts those are stored, at least.
    year_parts: BTreeMap<i32, u32>,
    // The texts of parts of years that were not read, as they were stored when
    // somebody last looked: for when they are not there any more.
    unread: BTreeMap<(i32, u32), String>,
    glance: Glance,
    newer: Option<u64>,
}

impl Held {
    /// Whether every check-in of a year is known, taken apart or not.
    fn has_texts_of(&self, year: i32) -> bool {
        let is_read = self.years.get(&year).is_some_and(Option::is_some);
        let parts = self.year_parts.get(&year).copied().unwrap_or(0);
        is_read || (1..=parts).all(|part| self.unread.contains_key(&(year, part)))
    }
}

impl Store {
    /// A store of which nothing is known yet. The tab is a name that no other
    /// page has at the same time.
    #[must_use]
    pub fn empty(writer: Writer, tab: &str) -> Self {
        Self {
            writer,
            tab: tab.to_owned(),
            clock: 0,
            held: BTreeMap::new(),
            ring: Vec::new(),
            forgotten: Vec::new(),
            unfinished: None,
            import_unfinished: false,
            deleted: BTreeSet::new(),
            unchecked: BTreeSet::new(),
            unseen: BTreeSet::new(),
            misses_some: false,
            troubles: Vec::new(),
        }
    }

    /// Every objective that was not deleted for good, the newest first, with what
    /// a list shows of it.
    pub fn list(&self) -> impl Iterator<Item = (&Id, &Glance)> {
        let held = self.held.iter().rev();
        let there = held.filter(|(_, held)| !held.glance.is_gone());
        there.map(|(id, held)| (id, &held.glance))
    }

    /// The newest id that there is, also of what was deleted for good.
    #[must_use]
    pub fn newest(&self) -> Option<&Id> {
        Some(self.held.last_key_value()?.0)
    }

    /// What a list shows of an objective.
    #[must_use]
    pub fn glance(&self, id: &Id) -> Option<&Glance> {
        Some(&self.held.get(id)?.glance)
    }

    /// The definition of an objective and its latest check-ins.
    #[must_use]
    pub fn record(&self, id: &Id) -> Option<&Record> {
        Some(self.held.get(id)?.definition.whole())
    }

    /// An objective with every check-in that was read; see
    /// [`Self::read_history`].
    #[must_use]
    pub fn with_history(&self, id: &Id) -> Option<Record> {
        let held = self.held.get(id)?;
        let mut whole = held.definition.whole().clone();
        for year in held.years.values().flatten() {
            whole.merge(year.whole());
        }
        Some(whole)
    }

    /// The version of Waymark's shapes that something of this objective was
    /// written in, if it is newer than this one's: then it can be read at best,
    /// and not be changed.
    #[must_use]
    pub fn newer(&self, id: &Id) -> Option<u64> {
        self.held.get(id)?.newer
    }

    /// The action that undoing takes back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Slot> {
        self.ring.iter().rfind(|slot| !slot.undone)
    }

    /// The action that redoing does again: the one that was undone last, if nothing
    /// else was done since. Which came first is told by their stamps, so that it does
    /// not matter whether others between them are still in the ring.
    #[must_use]
    pub fn first_undone(&self) -> Option<&Slot> {
        let undone = self.ring.iter().filter(|slot| slot.undone);
        let newest = self.ring.iter().map(|slot| slot.id).max();
        undone
            .filter(|slot| Some(slot.stamp()) >= newest)
            .max_by_key(|slot| slot.stamp())
    }

    /// The name of this tab.
    #[must_use]
    pub fn tab(&self) -> &str {
        &self.tab
    }

    /// The stamp of the next thing that is written.
    ///
    /// # Errors
    ///
    /// [`Refusal::CountedOut`]: nobody could read a larger one again.
    fn next_stamp(&self, after: u64) -> Result<Stamp, Refusal> {
        let counter = self.clock.max(after).saturating_add(1);
        let writer = self.writer;
        let stamp = Stamp { counter, writer };
        let readable = counter <= Stamp::MOST;
        readable.then_some(stamp).ok_or(Refusal::CountedOut)
    }

    /// What is known of a field, wherever it is kept: a check-in is in the
    /// definition until it is moved to its year. What else a year holds is its own.
    fn field(&self, place: &Place, field: &str) -> Option<Field> {
        let held = self.held.get(place.id())?;
        let mut known: Option<Field> = None;
        let mut take = |document: &Document| {
            if let Some(found) = document.whole().fields.get(field) {
                match &mut known {
                    Some(known) => known.merge(found),
                    None => known = Some(found.clone()),
                }
            }
        };
        match place {
            Place::CheckIns(_, year) if !field.starts_with(CHECK_IN) => {
                held.years.get(year)?.iter().for_each(take);
            }
            _ => {
                take(&held.definition);
                if field.starts_with(CHECK_IN) {
                    held.years.values().flatten().for_each(take);
                }
            }
        }
        known
    }

    fn document(&self, place: &Place) -> Option<&Document> {
        let held = self.held.get(place.id())?;
        match place {
            Place::Objective(_) => Some(&held.definition),
            Place::CheckIns(_, year) => held.years.get(year)?.as_ref(),
        }
    }

    fn document_mut(&mut self, place: &Place) -> &mut Document {
        let held = self.held.entry(place.id().clone()).or_default();
        match place {
            Place::Objective(_) => &mut held.definition,
            Place::CheckIns(_, year) => {
                held.years.entry(*year).or_default().get_or_insert_default()
            }
        }
    }

    /// Takes in what one part of a record holds.
    fn merge_part(&mut self, place: &Place, part: u32, record: &Record) {
        self.clock = self.clock.max(record.counter());
        self.document_mut(place).merge_part(part, record);
        self.glance_again(place);
    }

    /// Takes in that a part of some year's check-ins is stored.
    fn know_part(&mut self, id: &Id, year: i32, part: u32) {
        let held = self.held.entry(id.clone()).or_default();
        if held.years.entry(year).or_default().is_none() {
            self.unseen.insert((id.clone(), year));
        }
        let parts = held.year_parts.entry(year).or_default();
        *parts = part.max(*parts);
    }

    /// Keeps the text of a part of a year that nobody has read here, to put it back
    /// where everything is cleared.
    fn keep_unread(&mut self, id: &Id, year: i32, part: u32, text: &str) {
        if let Some(held) = self.held.get_mut(id) {
            held.unread.insert((year, part), text.to_owned());
        }
    }

    fn glance_again(&mut self, place: &Place) {
        if let (Place::Objective(_), Some(held)) = (place, self.held.get_mut(place.id())) {
            held.glance = Glance::of(held.definition.whole());
        }
    }
}

/// The year of a check-in by the name of its field, `at/<key result>/<date>`.
#[must_use]
pub fn year_of(field: &str) -> Option<i32> {
    let (_, date) = field.strip_prefix(CHECK_IN)?.rsplit_once('/')?;
    Some(crate::period::parse_date(date)?.year())
}
