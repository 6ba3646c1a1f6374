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

pub mod action;
pub mod ask;
pub mod back;
pub mod backup;
mod commit;
pub mod document;
pub mod door;
pub mod failure;
pub mod hear;
pub mod import;
mod intent;
pub mod key_value;
mod mend;
pub mod mirror;
pub mod naming;
pub mod open;
pub mod place;
pub mod placing;
pub mod plan;
mod preview;
pub mod quick;
mod read;
mod room;
pub mod slot;
pub mod tidy;
pub mod trouble;
mod undo;
pub mod usage;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use self::action::Refusal;
use self::document::{Document, Glance};
use self::place::Place;
use self::slot::Slot;
use self::trouble::Trouble;
use crate::record::Record;
use crate::record::field::Field;
use crate::record::id::Id;
use crate::record::kind::{Kind, Kinds, Subject};
use crate::record::name::is_dated;
use crate::record::stamp::{Stamp, Writer};

/// What one page knows of what is kept.
#[derive(Clone, Debug)]
pub struct Store {
    kinds: Kinds,
    writer: Writer,
    tab: String,
    clock: u64,
    held: BTreeMap<Subject, Held>,
    ring: Vec<Slot>,
    // What cannot be taken back any more, since something of it is gone for good:
    // what it wrote to other records is still looked after.
    forgotten: Vec<Slot>,
    // The places of the ring that hold what a newer version wrote.
    not_ours: BTreeSet<u64>,
    // What could neither be written nor put back; it has its slot.
    unfinished: Option<Slot>,
    // Whether this page began to bring in a file and could not complete it.
    import_unfinished: bool,
    // What another tab's write lacked and could not be written again yet: parts, with
    // what was heard of them.
    owed: Vec<(Place, u32, Record)>,
    // What this page brought in with a file and no turn of the ring is about: records
    // that were in the bin there.
    brought_in: BTreeSet<Subject>,
    // What this page deleted for good.
    deleted: BTreeSet<Subject>,
    // The parts of definitions of which only the beginning was looked at.
    unchecked: BTreeSet<(Subject, u32)>,
    // The years of which nothing was looked at.
    unseen: BTreeSet<(Subject, i32)>,
    // Whether something that this page knows was not there when it wrote.
    misses_some: bool,
    troubles: Vec<Trouble>,
}

/// What is known of one record.
#[derive(Clone, Debug, Default)]
struct Held {
    definition: Document,
    // The years in which it has dated values, with what was read of them.
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
    /// Whether every dated value of a year is known, taken apart or not.
    fn has_texts_of(&self, year: i32) -> bool {
        let is_read = self.years.get(&year).is_some_and(Option::is_some);
        let parts = self.year_parts.get(&year).copied().unwrap_or(0);
        is_read || (1..=parts).all(|part| self.unread.contains_key(&(year, part)))
    }

    /// What is known of a field, of the definition or of a year: of a dated value in
    /// either.
    fn field(&self, year: Option<i32>, field: &str) -> Option<Field> {
        let mut known: Option<Field> = None;
        let mut take = |document: &Document| {
            if let Some(found) = document.whole().fields.get(field) {
                match &mut known {
                    Some(known) => known.merge(found),
                    None => known = Some(found.clone()),
                }
            }
        };
        match year {
            Some(year) if !is_dated(field) => {
                self.years.get(&year)?.iter().for_each(take);
            }
            _ => {
                take(&self.definition);
                if is_dated(field) {
                    self.years.values().flatten().for_each(take);
                }
            }
        }
        known
    }
}

impl Store {
    /// A store of which nothing is known yet. The tab is a name that no other
    /// page has at the same time.
    #[must_use]
    pub fn empty(kinds: Kinds, writer: Writer, tab: &str) -> Self {
        Self {
            kinds,
            writer,
            tab: tab.to_owned(),
            clock: 0,
            held: BTreeMap::new(),
            ring: Vec::new(),
            forgotten: Vec::new(),
            not_ours: BTreeSet::new(),
            unfinished: None,
            import_unfinished: false,
            owed: Vec::new(),
            brought_in: BTreeSet::new(),
            deleted: BTreeSet::new(),
            unchecked: BTreeSet::new(),
            unseen: BTreeSet::new(),
            misses_some: false,
            troubles: Vec::new(),
        }
    }

    /// The kinds of records that it knows.
    #[must_use]
    pub const fn kinds(&self) -> Kinds {
        self.kinds
    }

    /// Every record that was not deleted for good, of each kind the newest first, with
    /// what a list shows of it. What there is one of at most is in no list.
    pub fn list(&self) -> impl Iterator<Item = (&Subject, &Glance)> {
        let held = self.held.iter().rev();
        let there = held.filter(|(of, held)| !of.kind.is_single && !held.glance.is_gone());
        there.map(|(of, held)| (of, &held.glance))
    }

    /// The same of one kind, by their ids.
    pub fn list_of(&self, kind: &'static Kind) -> impl Iterator<Item = (&Id, &Glance)> {
        let list = self.list().filter(move |(of, _)| of.kind == kind);
        list.map(|(of, glance)| (&of.id, glance))
    }

    /// Every record that was ever known, also those that were deleted for good.
    pub(crate) fn subjects(&self) -> impl Iterator<Item = &Subject> {
        self.held.keys()
    }

    /// Where a record is, itself and in its years, each with what was read of it.
    pub(crate) fn documents(&self, of: &Subject) -> Vec<(Place, Option<&Record>)> {
        let Some(held) = self.held.get(of) else {
            return Vec::new();
        };
        let read = |document: &'_ Document| document.parts() > 0;
        let definition = Some(&held.definition).filter(|it| read(it));
        let years = held.years.iter();
        let years = years.map(|(year, document)| {
            let document = document.as_ref().filter(|it| read(it));
            (of.year(*year), document.map(Document::whole))
        });
        let definition = (of.definition(), definition.map(Document::whole));
        std::iter::once(definition).chain(years).collect()
    }

    /// The newest id of a kind that there is, also of what was deleted for good.
    #[must_use]
    pub fn newest(&self, kind: &'static Kind) -> Option<&Id> {
        let mut held = self.held.keys().rev();
        Some(&held.find(|of| of.kind == kind)?.id)
    }

    /// What a list shows of a record.
    #[must_use]
    pub fn glance(&self, of: &Subject) -> Option<&Glance> {
        Some(&self.held.get(of)?.glance)
    }

    /// The definition of a record, with the latest of its dated values.
    #[must_use]
    pub fn record(&self, of: &Subject) -> Option<&Record> {
        Some(self.held.get(of)?.definition.whole())
    }

    /// A record with every dated value that was read; see
    /// [`Self::read_history`].
    #[must_use]
    pub fn with_history(&self, of: &Subject) -> Option<Record> {
        let held = self.held.get(of)?;
        let mut whole = held.definition.whole().clone();
        for year in held.years.values().flatten() {
            whole.merge(year.whole());
        }
        Some(whole)
    }

    /// The version of Waymark's shapes that something of this record was
    /// written in, if it is newer than this one's: then it can be read at best,
    /// and not be changed.
    #[must_use]
    pub fn newer(&self, of: &Subject) -> Option<u64> {
        self.held.get(of)?.newer
    }

    /// The action that undoing takes back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Slot> {
        let steps = self.ring.iter().filter(|slot| slot.is_step());
        steps.rev().find(|slot| !slot.undone)
    }

    /// The action that redoing does again: the one that was undone last, if nothing
    /// else was done since. Which came first is told by their stamps, so that it does
    /// not matter whether others between them are still in the ring.
    #[must_use]
    pub fn first_undone(&self) -> Option<&Slot> {
        let steps = self.ring.iter().filter(|slot| slot.is_step());
        let undone = steps.clone().filter(|slot| slot.undone);
        let newest = steps.map(|slot| slot.id).max();
        undone
            .filter(|slot| Some(slot.stamp()) >= newest)
            .max_by_key(|slot| slot.stamp())
    }

    /// Lets what is written from now on come after a counter that something has which is
    /// not here.
    pub fn come_after(&mut self, counter: u64) {
        self.clock = self.clock.max(counter);
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

    /// What is known of a field, wherever it is kept: a dated value is in the
    /// definition until it is moved to its year. What else a year holds is its own.
    fn field(&self, place: &Place, field: &str) -> Option<Field> {
        self.held.get(&place.of)?.field(place.year, field)
    }

    fn document(&self, place: &Place) -> Option<&Document> {
        let held = self.held.get(&place.of)?;
        match place.year {
            None => Some(&held.definition),
            Some(year) => held.years.get(&year)?.as_ref(),
        }
    }

    fn document_mut(&mut self, place: &Place) -> &mut Document {
        let held = self.held.entry(place.of.clone()).or_default();
        match place.year {
            None => &mut held.definition,
            Some(year) => held.years.entry(year).or_default().get_or_insert_default(),
        }
    }

    /// Takes in what one part of a record holds.
    fn merge_part(&mut self, place: &Place, part: u32, record: &Record) {
        self.clock = self.clock.max(record.counter());
        self.document_mut(place).merge_part(part, record);
        self.glance_again(place);
    }

    /// Takes in that a part of some year's dated values is stored.
    fn know_part(&mut self, of: &Subject, year: i32, part: u32) {
        let held = self.held.entry(of.clone()).or_default();
        if held.years.entry(year).or_default().is_none() {
            self.unseen.insert((of.clone(), year));
        }
        let parts = held.year_parts.entry(year).or_default();
        *parts = part.max(*parts);
    }

    /// Keeps the text of a part of a year that nobody has read here, to put it back
    /// where everything is cleared.
    fn keep_unread(&mut self, of: &Subject, year: i32, part: u32, text: &str) {
        if let Some(held) = self.held.get_mut(of) {
            held.unread.insert((year, part), text.to_owned());
        }
    }

    fn glance_again(&mut self, place: &Place) {
        if let (None, Some(held)) = (place.year, self.held.get_mut(&place.of)) {
            held.glance = Glance::of(held.definition.whole());
        }
    }
}
