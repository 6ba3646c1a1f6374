//! Bringing in what a file holds: first what that would change and what is newer here
//! and stays, then all of it or nothing.

mod later;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use self::later::later;
use super::Store;
use super::action::Refusal;
use super::ask::{Alone, Ask, asked};
use super::document::is_gone;
use super::failure::{Failure, NotDone};
use super::intent::Intent;
use super::key_value::{Fault, KeyValue, Lookup};
use super::place::Place;
use super::plan::values;
pub use super::preview::{Becomes, Changed, Difference, Preview};
use super::read::turned;
use super::slot::{Deed, Slot, Turn};
use super::write::retire;
use crate::pieces::{at_once, pause, pause_after};
use crate::record::field::Field;
use crate::record::kind::{BIN, Subject};
use crate::record::name::{Name, is_dated};
use crate::record::{Record, Value};
use crate::sorted::sorted;

impl Store {
    /// Compares records with what is kept. Writes nothing.
    ///
    /// # Errors
    ///
    /// What the storage says: histories are read for it.
    pub fn preview(
        &mut self,
        kv: &dyn Lookup,
        records: &[(Place, Record)],
    ) -> Result<Preview, Fault> {
        let alone = Alone::new(self, kv);
        // It is there all along.
        at_once(preview_in_pieces(&alone, records.to_vec()))
            .unwrap_or_else(|| Ok(Preview::default()))
    }

    /// What of a record is not here; none if all of it is.
    fn missing(&self, place: &Place, mut missing: Record) -> Option<Record> {
        let held = self.held.get(&place.of);
        missing.fields.retain(|name, field| {
            let known = held.and_then(|it| it.field(place.year, name));
            !known.is_some_and(|known| known.contains_all(field))
        });
        let here = self.document(place).map(super::document::Document::whole);
        let mut extra = Record::default();
        extra.extra.clone_from(&missing.extra);
        if here.is_some_and(|here| here.contains(&extra)) {
            missing.extra.clear();
        }
        (!missing.is_empty()).then_some(missing)
    }

    /// The records that are here and not in a file, with their titles; not those that are in
    /// the bin.
    fn only_here(&self, records: &[(Place, Record)]) -> Vec<(Subject, String)> {
        let in_file: BTreeSet<&Subject> = sorted(records.iter().map(|(place, _)| &place.of));
        let here = self.list().filter(|(of, glance)| {
            let is_in_bin = glance.binned().is_some();
            !is_in_bin && !in_file.contains(of)
        });
        let named = here.map(|(of, glance)| (of.clone(), glance.title().to_owned()));
        named.collect()
    }

    /// A preview with how much room it takes at most.
    pub(super) fn sized(&self, mut preview: Preview) -> Preview {
        if !preview.is_empty() {
            preview.size = self.room_at_most(&preview);
        }
        preview
    }

    /// How many characters have to be free to bring in what a preview shows. Works out all
    /// that is written for it, so that it is for where [`Preview::size`] may be too much.
    #[must_use]
    pub fn room_for(&self, preview: &Preview) -> usize {
        if preview.is_empty() {
            return 0;
        }
        // Any day is as long as another.
        let intent = self.intent(preview, "0000-00-00");
        intent.map_or(0, |intent| intent.size())
    }

    /// What bringing in does, with how to take it back.
    fn intent(&self, preview: &Preview, today: &str) -> Result<Intent, Refusal> {
        let slot = self.import_slot(preview, today)?;
        let changes = preview.changes.iter();
        let edits = changes.flat_map(|(place, change)| self.place(place, change));
        Ok(Intent {
            tab: self.tab.clone(),
            slot,
            edits: edits.collect(),
        })
    }

    fn difference(&self, of: &Subject, theirs: &Record) -> Difference {
        let held = self.held.get(of).filter(|held| held.definition.parts() > 0);
        let ours = self.with_history(of).unwrap_or_default();
        // Field by field, since nearly all of a large table is in one of them alone.
        let merged = |name: &str, theirs: &Field| match ours.fields.get(name) {
            None => theirs.clone(),
            Some(known) => {
                let mut both = known.clone();
                both.merge(theirs);
                both
            }
        };
        let says = |word: &str| match theirs.fields.get(word) {
            Some(theirs) => merged(word, theirs).value().clone(),
            None => ours.value(word).cloned().unwrap_or_default(),
        };
        let title = says("title").as_str().unwrap_or_default().to_owned();
        let changed = |(name, theirs): (&String, &Field)| {
            let before = ours.fields.get(name);
            let both = before.map(|_| merged(name, theirs));
            let after = both.as_ref().unwrap_or(theirs);
            let others = |field: &Field| field.others().len();
            // Of what nobody is asked about the newest stands.
            let beside = after.others().first().filter(|_| !of.kind.is_single);
            let beside = beside.filter(|_| before.map(others) < Some(others(after)));
            let before = before.map_or(&Value::Null, Field::value);
            (before != after.value() || beside.is_some()).then(|| Changed {
                field: Name::parse(name),
                before: before.clone(),
                after: after.value().clone(),
                beside: beside.map(|entry| entry.value.clone()),
            })
        };
        // What they do not say stays as it is.
        let all = theirs.fields.iter().filter_map(changed);
        let (dated, fields) = all.partition(|it| matches!(it.field, Name::At(..)));
        let becomes = match held {
            Some(held) if held.glance.is_gone() => Becomes::Gone,
            // Also where nothing of it can be read.
            _ if self.newer(of).is_some() => Becomes::Newer,
            None => Becomes::New,
            // There would be no way back.
            Some(_) if is_gone(theirs) => Becomes::GoneThere,
            Some(_) if ours.contains(theirs) => Becomes::Same,
            Some(_) => Becomes::Changed,
        };
        let is_here = matches!(becomes, Becomes::Same | Becomes::Changed);
        Difference {
            of: of.clone(),
            title,
            becomes,
            fields,
            dated,
            later: if is_here { later(&ours, theirs) } else { 0 },
            in_bin: is_here && !says(BIN.word()).is_null() && !is_binned(theirs),
        }
    }

    /// Brings in what a preview showed: all of it, or nothing where it fails.
    ///
    /// # Errors
    ///
    /// Why not. Nothing was changed, or all of it is completed later: see
    /// [`Failure::Unfinished`].
    pub fn bring_in(
        &mut self,
        kv: &dyn KeyValue,
        preview: &Preview,
        today: &str,
    ) -> Result<(), NotDone> {
        self.bring(kv, preview, today, true)
    }

    /// The same of what nobody asked for: it is no step that is taken back, and what was
    /// done before it still is.
    ///
    /// # Errors
    ///
    /// As of [`Self::bring_in`].
    pub fn bring_in_unasked(
        &mut self,
        kv: &dyn KeyValue,
        preview: &Preview,
        today: &str,
    ) -> Result<(), NotDone> {
        self.bring(kv, preview, today, false)
    }

    fn bring(
        &mut self,
        kv: &dyn KeyValue,
        preview: &Preview,
        today: &str,
        is_step: bool,
    ) -> Result<(), NotDone> {
        if preview.is_empty() {
            return Err(Refusal::Same.into());
        }
        let mine = self.finish_own_intent(kv);
        // If it was this one, it is kept whole and not in its place; else nothing of
        // this one is.
        mine.and_then(|()| self.complete_unfinished(kv).map_err(Failure::into_cause))?;
        let preview = self.still_missing(kv, preview)?;
        if preview.is_empty() {
            // It was this that was completed, or somebody else brought it in.
            return Ok(());
        }
        let mut intent = self.intent(&preview, today)?;
        if !is_step {
            intent.slot.turns.clear();
            intent.slot.previous = Some(intent.slot.id);
        }
        let slot = &intent.slot;
        for (of, year) in turned(self.retired(slot.seq)) {
            self.read_year(kv, &of, year).map_err(Failure::from)?;
        }
        let mut parts = Vec::new();
        retire(kv, &self.writes(slot.clone()).retiring, &mut parts)?;
        let staged = intent.stage(kv).inspect_err(|_| intent.forget(kv));
        let done = staged.and_then(|()| intent.carry_out(kv, &mut parts));
        done.inspect_err(|failure| {
            self.fail(failure, slot.id);
            self.import_unfinished = matches!(failure, Failure::Unfinished(_));
        })?;
        self.take_in(&parts);
        let brought = preview.changes.iter().map(|(place, _)| &place.of);
        let silent = brought.filter(|of| !intent.slot.is_import_of(of));
        let silent: Vec<Subject> = silent.cloned().collect();
        if is_step {
            self.brought_in.clear();
        }
        self.brought_in.extend(silent);
        self.take_slot(intent.slot);
        let ids = preview.differences.iter().map(|it| it.of.clone());
        self.tell_of_no_years(ids);
        Ok(())
    }

    /// What of a preview is not here by now. What was deleted for good since stays
    /// so.
    fn still_missing(&mut self, kv: &dyn KeyValue, preview: &Preview) -> Result<Preview, Failure> {
        let mut preview = preview.clone();
        for difference in &preview.differences {
            self.look_for_tombstone(kv, &difference.of)?;
        }
        preview.changes.retain(|(place, record)| {
            let held = self.held.get(&place.of);
            let gone = held.is_some_and(|held| held.glance.is_gone());
            let has = |(name, field): (&String, &Field)| {
                let known = self.field(place, name);
                known.is_some_and(|known| known.contains_all(field))
            };
            !gone && (!record.fields.iter().all(has) || !record.extra.is_empty())
        });
        Ok(preview)
    }

    fn import_slot(&self, preview: &Preview, today: &str) -> Result<Slot, Refusal> {
        let counters = preview
            .changes
            .iter()
            .map(|(place, record)| record.counter().max(self.counter(&place.of)));
        let stamp = self.next_stamp(counters.max().unwrap_or(0))?;
        let new = preview.differences.iter();
        let new = new.filter(|difference| difference.becomes == Becomes::New);
        let new: BTreeSet<&Subject> = sorted(new.map(|difference| &difference.of));
        let mut turns = Vec::new();
        // A dated value may be in the definition, and in its year too. What else is in a
        // year is taken back there.
        let mut theirs: BTreeMap<Place, Record> = BTreeMap::new();
        for (place, record) in &preview.changes {
            for (name, field) in &record.fields {
                let dated = is_dated(name);
                let place = if dated || new.contains(&place.of) {
                    place.of.definition()
                } else {
                    place.clone()
                };
                let mut one = Record::default();
                one.fields.insert(name.clone(), field.clone());
                theirs.entry(place).or_default().merge(&one);
            }
        }
        for (place, theirs) in theirs {
            let of = &place.of;
            if new.contains(of) && !of.kind.is_single {
                // To take back a new one is to put it into the bin.
                let bin = theirs.fields.get(BIN.word());
                if bin.is_none_or(|bin| bin.value().is_null()) {
                    turns.push(Turn {
                        place,
                        field: BIN.word().to_owned(),
                        value: today.into(),
                        expects: bin.map(|bin| bin.newest().stamp),
                        before: Some(stamp),
                        after: bin.map(|bin| bin.newest().stamp),
                        settles: false,
                        beside: Vec::new(),
                    });
                }
                continue;
            }
            for (name, field) in theirs.fields {
                let known = self.field(&place, &name);
                let value = known.as_ref().map(Field::value).cloned();
                let others = known.as_ref().map(|known| values(known.others()));
                let before = self.origin(&place, &name, known.as_ref());
                let mut merged = field;
                if let Some(known) = &known {
                    merged.merge(known);
                }
                let after = Some(merged.newest().stamp);
                turns.push(Turn {
                    place: place.clone(),
                    expects: after,
                    before,
                    after,
                    field: name,
                    value: value.unwrap_or_default(),
                    settles: true,
                    beside: others.unwrap_or_default(),
                });
            }
        }
        Ok(self.next_slot(Deed::Import, stamp, Vec::new(), turns))
    }
}

/// Compares records with what is kept, in pieces, of a store that others ask too; none if it
/// is gone meanwhile. Writes nothing.
///
/// # Errors
///
/// As of [`Store::preview`].
pub async fn preview_in_pieces(
    asks: &dyn Ask,
    records: Vec<(Place, Record)>,
) -> Option<Result<Preview, Fault>> {
    let mut by_id: BTreeMap<&Subject, Cow<'_, Record>> = BTreeMap::new();
    for (place, record) in &records {
        by_id
            .entry(&place.of)
            .and_modify(|it| it.to_mut().merge(record))
            .or_insert(Cow::Borrowed(record));
    }
    let mut preview = Preview::default();
    let mut takes = BTreeSet::new();
    let mut done = 0;
    for (of, theirs) in by_id {
        let difference = asked(asks, |store, kv| {
            store.read_history(kv, of)?;
            Ok(store.difference(of, &theirs))
        })?;
        let difference = match difference {
            Ok(difference) => difference,
            Err(fault) => return Some(Err(fault)),
        };
        // Of what was deleted for good there and is not here, nothing is to be kept.
        if matches!(difference.becomes, Becomes::New | Becomes::Gone) && is_gone(&theirs) {
            continue;
        }
        if matches!(difference.becomes, Becomes::New | Becomes::Changed) {
            takes.insert(of.clone());
        }
        preview.differences.push(difference);
        pause_after(&mut done, theirs.fields.len()).await;
    }
    preview.only_here = asked(asks, |store, _| store.only_here(&records))?;
    for (place, record) in records {
        if takes.contains(&place.of) {
            let fields = record.fields.len();
            let missing = asked(asks, |store, _| store.missing(&place, record))?;
            preview.changes.extend(missing.map(|it| (place, it)));
            pause_after(&mut done, fields).await;
        }
    }
    pause().await;
    asked(asks, |store, _| Ok(store.sized(preview)))
}

/// Whether a record is in the bin.
fn is_binned(record: &Record) -> bool {
    record.value(BIN.word()).is_some()
}
