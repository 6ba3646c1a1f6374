//! Back to how it was in a copy: what has to be written so that everything says again what
//! the copy says, and what was deleted for good stays so.
//!
//! The values of the copy are written anew, so that they stand over what was written since;
//! what was made since is emptied or goes into the bin. It is a [`Preview`] like that of any
//! file, brought in by [`Store::bring_in`] and taken back in one step.

use std::collections::{BTreeMap, BTreeSet};

use super::Store;
use super::document::is_gone;
use super::failure::{Failure, NotDone};
use super::import::{Becomes, Changed, Difference, Preview};
use super::key_value::{KeyValue, Lookup};
use super::place::Place;
use super::plan::next;
use super::tidy::write_over;
use crate::record::field::{Entry, Field};
use crate::record::kind::{BIN, GONE, Subject, TITLE};
use crate::record::name::{Name, is_dated};
use crate::record::stamp::Stamp;
use crate::record::{Record, Value};
use crate::sorted::sorted;

/// Which field of a record: its name, and the year whose own it is. A dated value is of none,
/// since it may stand in the definition or in its year.
type Which = (Option<i32>, String);

/// One record as a copy has it.
#[derive(Debug, Default)]
struct Copied {
    /// Each field with where it stands there.
    fields: BTreeMap<Which, (Place, Field)>,
    /// All of it, by its places.
    records: BTreeMap<Place, Record>,
}

/// What is to be written, under one stamp.
struct Back<'a> {
    stamp: Stamp,
    today: &'a str,
    differences: Vec<Difference>,
    changes: BTreeMap<Place, Record>,
}

impl Store {
    /// What it would take that everything says again what a copy says: its values written
    /// anew, what was made since emptied or put into the bin, what is not here brought back.
    /// What is in the bin in the copy goes there with today's day. What was deleted for good,
    /// here or in the copy, stays as it is here, and so does what a newer version wrote.
    /// Writes nothing.
    ///
    /// Some records are left alone whatever the copy says: those that another copy says were
    /// deleted for good, or of which this one has more than could be read.
    ///
    /// # Errors
    ///
    /// What the storage says: histories are read for it. Or that nothing can come after what
    /// was counted.
    pub fn preview_back(
        &mut self,
        kv: &dyn Lookup,
        records: &[(Place, Record)],
        left_alone: &BTreeSet<Subject>,
        today: &str,
    ) -> Result<Preview, NotDone> {
        let mut copy: BTreeMap<Subject, Copied> = BTreeMap::new();
        for (place, record) in records {
            copy.entry(place.of.clone())
                .or_default()
                .take(place, record);
        }
        let here = self.list().map(|(of, _)| of.clone());
        let mut subjects: BTreeSet<Subject> = sorted(here);
        subjects.extend(copy.keys().cloned());
        subjects.retain(|of| !left_alone.contains(of));
        let mut counter = 0;
        for of in &subjects {
            self.read_history(kv, of).map_err(Failure::from)?;
            let there = copy.get(of).map_or(0, Copied::counter);
            counter = self.counter(of).max(there).max(counter);
        }
        let stamp = self.next_stamp(counter)?;
        // Nobody else gets it while somebody looks at the preview.
        self.clock = stamp.counter;
        let mut back = Back {
            stamp,
            today,
            differences: Vec::new(),
            changes: BTreeMap::new(),
        };
        for of in &subjects {
            let difference = match copy.get(of) {
                Some(copied) => self.back_to(of, copied, &mut back),
                None => self.back_to_before(of, &mut back),
            };
            back.differences.extend(difference);
        }
        back.changes.retain(|_, record| !record.is_empty());
        Ok(self.sized(Preview {
            differences: back.differences,
            changes: sorted(back.changes),
            ..Preview::default()
        }))
    }

    /// What becomes of a record that the copy has; nothing of what is gone in both.
    fn back_to(&self, of: &Subject, copied: &Copied, back: &mut Back<'_>) -> Option<Difference> {
        let held = self.held.get(of).filter(|it| it.definition.parts() > 0);
        let is_gone_there = copied.records.values().any(is_gone);
        let stays = match held {
            Some(held) if held.glance.is_gone() => Some(Becomes::Gone),
            Some(_) if is_gone_there => Some(Becomes::GoneThere),
            _ if self.newer(of).is_some() => Some(Becomes::Newer),
            _ => None,
        };
        if is_gone_there && stays != Some(Becomes::GoneThere) {
            return None;
        }
        let mut changed = Vec::new();
        if stays.is_none() {
            let mut fields: BTreeSet<Which> = self.fields_of(of);
            fields.extend(copied.fields.keys().cloned());
            let fields = fields.into_iter();
            changed.extend(fields.filter_map(|field| {
                let there = copied.fields.get(&field);
                self.back_to_field(of, (&field, there), held.is_none(), back)
            }));
            if held.is_none() {
                for (place, record) in &copied.records {
                    back.record(place).extra.clone_from(&record.extra);
                }
            }
        }
        let becomes = stays.unwrap_or(match held {
            None => Becomes::New,
            Some(_) if changed.is_empty() => Becomes::Same,
            Some(_) => Becomes::Changed,
        });
        let title = copied.title().unwrap_or_else(|| self.title_of(of));
        Some(difference(of, title, becomes, changed))
    }

    /// What becomes of a record that was made since; nothing if it is in the bin.
    fn back_to_before(&self, of: &Subject, back: &mut Back<'_>) -> Option<Difference> {
        let held = self
            .held
            .get(of)
            .filter(|it| it.glance.binned().is_none())?;
        let title = self.title_of(of);
        if held.newer.is_some() {
            return Some(difference(of, title, Becomes::Newer, Vec::new()));
        }
        // Of one that was put aside, only years may be there.
        if held.definition.parts() == 0 {
            return None;
        }
        let place = of.definition();
        let known = self.field(&place, BIN.word());
        let day = back.today.into();
        back.put(&place, BIN.word(), known.as_ref(), &day);
        let changed = changed(BIN.word(), &Value::Null, &day);
        Some(difference(of, title, Becomes::Binned, vec![changed]))
    }

    /// Writes to one field what the copy says, if it says something else here.
    fn back_to_field(
        &self,
        of: &Subject,
        (which, there): (&Which, Option<&(Place, Field)>),
        is_new: bool,
        back: &mut Back<'_>,
    ) -> Option<Changed> {
        let (year, name) = which;
        let own = year.map_or_else(|| of.definition(), |year| of.year(year));
        let known = self.field(&own, name);
        let before = known.as_ref().map_or(&Value::Null, Field::value);
        let mut value = there
            .map_or(&Value::Null, |(_, field)| field.value())
            .clone();
        if is_bin(which) && !value.is_null() {
            if !before.is_null() {
                return None;
            }
            // With the day of the copy it would be deleted for good soon.
            value = back.today.into();
        } else if let (true, None, Some((place, field))) = (is_new, &known, there) {
            // Nothing was written over it.
            let fields = &mut back.record(place).fields;
            fields.insert(name.clone(), field.clone());
            return (!value.is_null()).then(|| changed(name, &Value::Null, &value));
        }
        let there_others = there.map_or(&[][..], |(_, field)| field.others());
        let others = known.as_ref().map_or(&[][..], Field::others);
        let is_there_too = |other: &Entry| {
            let mut all = there_others.iter();
            all.any(|entry| entry.value == other.value)
        };
        if *before == value && others.iter().all(is_there_too) {
            return None;
        }
        let place = match there {
            _ if !is_dated(name) => own,
            Some((place, _)) if known.is_none() => place.clone(),
            _ => self.place_of_dated(of, name),
        };
        // Whoever writes it has seen both.
        let mut seen = known.clone();
        if let Some((_, field)) = there {
            match &mut seen {
                Some(seen) => seen.merge(field),
                None => seen = Some(field.clone()),
            }
        }
        back.put(&place, name, seen.as_ref(), &value);
        Some(changed(name, before, &value))
    }

    /// Which fields are known of a record, its history read.
    fn fields_of(&self, of: &Subject) -> BTreeSet<Which> {
        let mut fields = BTreeSet::new();
        for (place, record) in self.documents(of) {
            let names = record.into_iter().flat_map(|record| record.fields.keys());
            fields.extend(names.map(|name| which(&place, name)));
        }
        fields
    }

    /// Where a dated value stands: in the definition, else in its year.
    fn place_of_dated(&self, of: &Subject, name: &str) -> Place {
        let mut documents = self.documents(of).into_iter();
        let stands = documents.find(|(_, record)| {
            let fields = record.map(|record| &record.fields);
            fields.is_some_and(|fields| fields.contains_key(name))
        });
        stands.map_or_else(|| of.definition(), |(place, _)| place)
    }

    fn title_of(&self, of: &Subject) -> String {
        let title = self.glance(of).map(|glance| glance.title().to_owned());
        title.unwrap_or_default()
    }

    /// Writes that records were deleted for good of which nothing is known here, and a copy
    /// says so: then nothing brings them back, this copy or an older one. What is here stays
    /// as it is.
    ///
    /// # Errors
    ///
    /// What the storage says. It can be tried again.
    pub fn bury(
        &mut self,
        kv: &dyn KeyValue,
        buried: &BTreeMap<Subject, Record>,
    ) -> Result<(), Failure> {
        for (of, record) in buried {
            let key = of.definition().key(1);
            // Another tab may have written it unheard.
            if !is_gone(record) || self.held.contains_key(of) || kv.get(&key)?.is_some() {
                continue;
            }
            let left = cut(record);
            write_over(kv, &key, &left)?;
            self.deleted.insert(of.clone());
            self.merge_part(&of.definition(), 1, &left);
        }
        Ok(())
    }
}

/// The records that a copy says were deleted for good, with what is left of them.
#[must_use]
pub fn buried(records: &[(Place, Record)]) -> BTreeMap<Subject, Record> {
    let gone = records.iter().filter(|(_, record)| is_gone(record));
    sorted(gone.map(|(place, record)| (place.of.clone(), cut(record))))
}

/// What is left of a record that was deleted for good.
fn cut(record: &Record) -> Record {
    let mut left = Record::default();
    for row in [BIN, GONE] {
        let field = record.fields.get_key_value(row.word());
        let field = field.map(|(name, field)| (name.clone(), field.clone()));
        left.fields.extend(field);
    }
    left
}

impl Copied {
    fn take(&mut self, place: &Place, record: &Record) {
        self.records.entry(place.clone()).or_default().merge(record);
        for (name, field) in &record.fields {
            let known = self.fields.entry(which(place, name));
            let known = known.or_insert_with(|| (place.clone(), field.clone()));
            known.1.merge(field);
        }
    }

    fn counter(&self) -> u64 {
        let counters = self.records.values().map(Record::counter);
        counters.max().unwrap_or(0)
    }

    fn title(&self) -> Option<String> {
        let mut records = self.records.values();
        records.find_map(|record| record.text(TITLE.word()).map(str::to_owned))
    }
}

impl Back<'_> {
    fn record(&mut self, place: &Place) -> &mut Record {
        self.changes.entry(place.clone()).or_default()
    }

    /// Writes a value over all that was seen of its field.
    fn put(&mut self, place: &Place, name: &str, seen: Option<&Field>, value: &Value) {
        let entry = next(seen, value.clone(), self.stamp, true);
        let fields = &mut self.record(place).fields;
        fields.insert(name.to_owned(), Field::new(entry));
    }
}

fn which(place: &Place, name: &str) -> Which {
    (place.year.filter(|_| !is_dated(name)), name.to_owned())
}

fn is_bin((year, name): &Which) -> bool {
    year.is_none() && name == BIN.word()
}

fn changed(name: &str, before: &Value, after: &Value) -> Changed {
    Changed {
        field: Name::parse(name),
        before: before.clone(),
        after: after.clone(),
        beside: None,
    }
}

fn difference(of: &Subject, title: String, becomes: Becomes, all: Vec<Changed>) -> Difference {
    let is_dated = |it: &Changed| matches!(it.field, Name::At(..));
    let (dated, fields) = all.into_iter().partition(is_dated);
    Difference {
        of: of.clone(),
        title,
        becomes,
        fields,
        dated,
        later: 0,
        in_bin: false,
    }
}
