//! Opening the store: reading what is kept, and completing what was interrupted.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::Store;
use super::document::{Glance, PART};
use super::failure::Failure;
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::{Key, Place};
use super::slot::{Journaled, RING, Slot};
use super::trouble::Trouble;
use super::write::keep_part;
use crate::period::parse_date;
use crate::record::kind::{Kinds, Subject};
use crate::record::name::year_of;
use crate::record::stamp::{Stamp, Writer};
use crate::record::{Record, Unreadable};
use crate::sorted::{sort_few, sorted};

/// How many days what was deleted stays in the bin.
pub const BIN_DAYS: i32 = 30;

/// How many tabs that are closed can be opened again with what they can undo.
const CLOSED_TABS: usize = 3;

/// Who opens the store, and when.
#[derive(Clone, Debug)]
pub struct Visit<'a> {
    /// The kinds of records that are known.
    pub kinds: Kinds,
    /// Whose writes these will be: nobody else's number.
    pub writer: Writer,
    /// The tab's name. A page that is loaded again keeps its tab's.
    pub tab: &'a str,
    /// The tabs that are open now, if the browser tells.
    pub open_tabs: Option<&'a [String]>,
    /// The day that it is.
    pub today: Date,
}

impl Store {
    /// Opens what is kept: reads the definitions, and of dated values only in which
    /// years there are some. Completes what was interrupted, and empties from the
    /// bin what was there for 30 days.
    ///
    /// # Errors
    ///
    /// What the storage says, if it cannot be read at all.
    pub fn open(kv: &dyn KeyValue, visit: &Visit<'_>) -> Result<Self, Fault> {
        Self::open_either(kv, visit, false)
    }

    /// Opens it, looking through all of it now or later.
    pub(super) fn open_either(
        kv: &dyn KeyValue,
        visit: &Visit<'_>,
        quickly: bool,
    ) -> Result<Self, Fault> {
        let mut store = Self::empty(visit.kinds, visit.writer, visit.tab);
        let keys: Vec<(String, Key)> = kv
            .keys()?
            .into_iter()
            .map(|key| (key.clone(), Key::parse(visit.kinds, &key)))
            .collect();
        for (key, what) in &keys {
            match what {
                Key::Record(place, part) => {
                    store.read_record(kv, key, place, *part, quickly)?;
                }
                Key::Quarantine(_) => store.tell(Trouble::Unreadable(key.clone())),
                _ => {}
            }
        }
        store.put_aside(kv)?;
        let rings = store.read_slots(kv, visit, &keys)?;
        store.complete_all(kv, &rings);
        store.finish_intents(kv, visit, &keys)?;
        store.forget_closed_tabs(kv, visit, rings);
        store.empty_bin(kv, visit.today);
        let forgotten = store.forget_slots_of_gone();
        if !store.is_unfinished() {
            for (key, text) in forgotten {
                kv.set(&key, &text)?;
            }
        }
        // What was opened as its own was not missing.
        store.misses_some = false;
        Ok(store)
    }

    /// Reads one part of a record.
    fn read_record(
        &mut self,
        kv: &dyn Lookup,
        key: &str,
        place: &Place,
        part: u32,
        quickly: bool,
    ) -> Result<(), Fault> {
        if let Some(year) = place.year {
            self.know_part(&place.of, year, part);
            return Ok(());
        }
        let Some(text) = kv.get(key)? else {
            return Ok(());
        };
        let quick = quickly.then(|| Glance::quick(&text)).flatten();
        if quick.is_some() {
            self.unchecked.insert((place.of.clone(), part));
        }
        match quick.map_or_else(|| Glance::read(&text), Ok) {
            Ok(glance) => {
                let held = self.held.entry(place.of.clone()).or_default();
                held.glance.merge(glance);
                held.definition.take_text(part, text);
            }
            Err(Unreadable::Newer(schema)) => {
                let held = self.held.entry(place.of.clone()).or_default();
                held.newer = Some(schema);
                held.glance.merge(Glance::of_newer(&text));
                self.tell(Trouble::Newer(key.to_owned(), schema));
            }
            Err(_) => self.tell(Trouble::Unreadable(key.to_owned())),
        }
        Ok(())
    }

    /// Reads the slots of every tab, and takes this tab's into the ring.
    fn read_slots(
        &mut self,
        kv: &dyn KeyValue,
        visit: &Visit<'_>,
        keys: &[(String, Key)],
    ) -> Result<BTreeMap<String, Vec<Slot>>, Fault> {
        let mut rings: BTreeMap<String, Vec<Slot>> = BTreeMap::new();
        for (key, what) in keys {
            let Key::Slot(_, tab, place) = what else {
                continue;
            };
            // Taken away meanwhile, or by completing an import.
            let Some(text) = kv.get(key)? else { continue };
            match Slot::read(self.kinds, &text) {
                Ok(slot) => {
                    // Of two tabs, the one that was used last can be told by it.
                    self.clock = self.clock.max(slot.stamp().counter);
                    rings.entry(tab.clone()).or_default().push(slot);
                }
                Err(Unreadable::Newer(schema)) => {
                    self.tell(Trouble::Newer(key.clone(), schema));
                    if tab == visit.tab {
                        self.not_ours.insert(u64::from(*place));
                    }
                }
                Err(_) => self.tell(Trouble::Unreadable(key.clone())),
            }
        }
        self.put_aside(kv)?;
        for ring in rings.values_mut() {
            sort_few(ring, |one, other| {
                (one.seq, one.id).cmp(&(other.seq, other.id))
            });
        }
        let mut ring = rings.get(visit.tab).cloned().unwrap_or_default();
        // Of two forms of one place the newer stands: the other was to be taken away. Both
        // do where a version that does not know its form counted on without it.
        let places = ring
            .iter()
            .map(|slot| (slot.seq % u64::from(RING), slot.seq));
        let newest: BTreeMap<u64, u64> = sorted(places);
        ring.retain(|slot| newest[&(slot.seq % u64::from(RING))] == slot.seq);
        self.ring = ring;
        Ok(rings)
    }

    /// Merges what slots hold and records do not.
    fn complete_all(&mut self, kv: &dyn KeyValue, rings: &BTreeMap<String, Vec<Slot>>) {
        for slot in rings.values().flatten() {
            if let Err(failure) = self.complete(kv, slot) {
                self.tell(Trouble::Unfinished(failure));
            }
        }
    }

    /// Takes away the slots of tabs that were closed long ago: they cannot be
    /// opened again, and their records have what they did.
    fn forget_closed_tabs(
        &self,
        kv: &dyn KeyValue,
        visit: &Visit<'_>,
        mut rings: BTreeMap<String, Vec<Slot>>,
    ) {
        if self.is_unfinished() {
            return;
        }
        rings.remove(visit.tab);
        if let Some(open) = visit.open_tabs {
            rings.retain(|tab, _| !open.contains(tab));
        }
        let mut closed: Vec<_> = rings.into_iter().collect();
        let newest = |ring: &[Slot]| ring.iter().map(|slot| slot.id).max();
        sort_few(&mut closed, |(_, one), (_, other)| {
            newest(other).cmp(&newest(one))
        });
        // Without being told which are open, more are left alone.
        let kept = CLOSED_TABS * if visit.open_tabs.is_some() { 1 } else { 3 };
        let slots = closed.iter().enumerate().flat_map(|(place, (tab, ring))| {
            let slots = ring.iter();
            slots.map(move |slot| (place, tab, slot))
        });
        for (place, tab, slot) in slots {
            // Those of what was deleted for good still say what it was.
            let gone = |place: &Place| self.glance(&place.of).is_some_and(Glance::is_gone);
            if place < kept {
                let is_about = slot.turns.iter().any(|turn| gone(&turn.place));
                if is_about && !slot.is_emptied(gone) {
                    let _ = kv.set(&slot.key(tab), &slot.emptied(gone).write());
                }
                continue;
            }
            // What a newer version wrote cannot be seen to have it.
            let mut journal = slot.journal.iter();
            if journal.any(|it| self.newer(&it.place.of).is_some()) {
                continue;
            }
            // Kept a while longer if the browser refuses.
            let _ = kv.remove(&slot.key(tab));
        }
    }

    /// Whether something that was interrupted could not be completed.
    pub(super) fn is_unfinished(&self) -> bool {
        let unfinished = |trouble: &Trouble| matches!(trouble, Trouble::Unfinished(_));
        self.troubles.iter().any(unfinished)
    }

    /// Deletes for good what was in the bin for 30 days and no other record names, and takes
    /// away what is left of what was deleted before.
    pub fn empty_bin(&mut self, kv: &dyn KeyValue, today: Date) {
        let due: Vec<Subject> = self
            .list()
            .filter_map(|(of, glance)| {
                let binned = parse_date(glance.binned()?)?;
                let days = today.to_julian_day() - binned.to_julian_day();
                (days >= BIN_DAYS && self.newer(of).is_none()).then(|| of.clone())
            })
            .collect();
        // What failed is tried again the next time, and what others name waits for them.
        let _ = self.delete_all_for_good(kv, &due);
        let gone = self.held.iter();
        let gone = gone.filter(|(_, held)| held.glance.is_gone() && held.newer.is_none());
        let left = gone.filter(|(_, held)| {
            !held.years.is_empty()
                || held.definition.parts() > 1
                || held.definition.whole().fields.len() > 2
        });
        let left: Vec<Subject> = left.map(|(of, _)| of.clone()).collect();
        for of in left {
            let _ = self.sweep(kv, &of);
        }
    }

    /// Merges into the records what a slot's journal holds and they do not.
    pub(super) fn complete(&mut self, kv: &dyn KeyValue, slot: &Slot) -> Result<(), Failure> {
        for Journaled {
            place,
            change,
            begins,
        } in &slot.journal
        {
            if !self.lacks(kv, place, change, *begins)? {
                continue;
            }
            for edit in self.place(place, change) {
                // Seen from now on, even if it cannot be written yet.
                self.merge_part(&edit.place, edit.part, &edit.change);
                keep_part(kv, &edit, &mut Vec::new())?;
            }
        }
        Ok(())
    }

    /// Whether a change is not in its record. A record that is not there at all
    /// was put aside or taken away, and a part of it is not made a new one.
    fn lacks(
        &mut self,
        kv: &dyn Lookup,
        place: &Place,
        change: &Record,
        begins: bool,
    ) -> Result<bool, Fault> {
        let of = &place.of;
        let Some(held) = self.held.get(of) else {
            return Ok(begins);
        };
        let there = held.definition.parts() > 0;
        if held.newer.is_some() || held.glance.is_gone() || !(there || begins) {
            return Ok(false);
        }
        // What was written at once and into one part is there at once: looking for
        // its stamp is enough, and no record has to be taken apart.
        let fields = change.fields.values();
        let stamps: BTreeSet<Stamp> = sorted(fields.map(|field| field.newest().stamp));
        let small = change.write().len() <= PART;
        let mut stamps = stamps.into_iter();
        if small && stamps.all(|stamp| held.definition.mentions(stamp)) {
            return Ok(false);
        }
        if let Some(year) = place.year {
            self.read_year(kv, of, year)?;
        }
        for field in change.fields.keys() {
            if let Some(year) = year_of(field) {
                self.read_year(kv, of, year)?;
            }
        }
        let missing = |(name, field): (&String, &crate::record::field::Field)| {
            let known = self.field(place, name);
            !known.is_some_and(|known| known.contains(field.newest()))
        };
        Ok(change.fields.iter().any(missing))
    }
}
