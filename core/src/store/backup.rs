//! Backups: which day's are kept, what stands on the outside of one, and when one would
//! say less than the one before for no good reason.
//!
//! What a backup holds is what an exported file holds. It is made by whoever has a place
//! for it; here are the rules.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use time::Date;

use super::Store;
use super::back::buried;
use super::document::{is_gone, is_tombstone};
use super::key_value::{Fault, Lookup};
use super::place::{Key, Place};
use crate::record::kind::{Kind, Kinds, Subject};
use crate::record::{Record, frame};
use crate::sorted::sorted;

/// So many days before today all backups of are kept.
const DAYS: i64 = 7;
/// Of so many weeks the last one.
const WEEKS: i64 = 4;
/// So many may go on one day.
const AT_ONCE: usize = 2;
/// Of so many months the last one: nothing is older than that.
const MONTHS: i32 = 12;

/// What stands on the outside of a backup: enough to list it, and to know what it says was
/// deleted for good, without unpacking it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// How many records it holds, those in the bin too; without settings, which are
    /// nothing that could be missed.
    pub records: usize,
    /// How many of them are of which kind, as far as kinds are known.
    pub by_kind: BTreeMap<&'static Kind, usize>,
    /// How many characters it has.
    pub characters: usize,
    /// A checksum of what it holds, whenever it was made.
    pub sum: String,
    /// What was deleted for good by then.
    pub gone: BTreeMap<Subject, Record>,
}

impl About {
    /// What is to stand on a backup that is made of what is stored, of which this is the
    /// text.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn of(kinds: Kinds, kv: &dyn Lookup, text: &str) -> Result<Self, Fault> {
        let mut by_kind: BTreeMap<&'static Kind, usize> = BTreeMap::new();
        let mut tombstones = Vec::new();
        for key in kv.keys()? {
            let Key::Record(place, 1) = Key::parse(kinds, &key) else {
                continue;
            };
            let Some(stored) = kv.get(&key)?.filter(|_| place.year.is_none()) else {
                continue;
            };
            // Only what says so at a glance is taken apart.
            let record = is_tombstone(&stored).then(|| Record::read(&stored).ok());
            match record.flatten() {
                Some(record) if is_gone(&record) => tombstones.push((place, record)),
                _ if !place.of.kind.is_single && frame::open(&stored).is_some() => {
                    *by_kind.entry(place.of.kind).or_default() += 1;
                }
                _ => {}
            }
        }
        Ok(Self {
            records: by_kind.values().sum(),
            by_kind,
            characters: text.len(),
            sum: sum(text),
            gone: buried(&tombstones),
        })
    }

    /// As it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let gone = self.gone.iter();
        let gone = gone.map(|(of, record)| {
            let place = of.definition().to_string();
            (place, Value::Object(record.members()))
        });
        let by_kind = self.by_kind.iter();
        let by_kind = by_kind.map(|(kind, count)| (kind.word.to_owned(), (*count).into()));
        let about = json!({
            "records": self.records,
            "kinds": by_kind.collect::<Map<_, _>>(),
            "characters": self.characters,
            "sum": self.sum,
            "gone": gone.collect::<Map<_, _>>(),
        });
        about.to_string()
    }

    /// Reads it. Of what was deleted for good, what cannot be read or is of a kind that is
    /// not known is left out. One of a version that knew a single kind says nothing of
    /// kinds: all of its records are of the first.
    #[must_use]
    pub fn read(kinds: Kinds, text: &str) -> Option<Self> {
        let about: Value = serde_json::from_str(text).ok()?;
        let number = |name| about.get(name).and_then(Value::as_u64);
        let gone = about.get("gone")?.as_object()?.iter();
        let gone = gone.filter_map(|(place, members)| {
            let record = Record::from_members(members.as_object()?.clone()).ok()?;
            Some((Place::parse(kinds, place)?.of, record))
        });
        let records = number("records")? as usize;
        let by_kind = match about.get("kinds").and_then(Value::as_object) {
            None => sorted(kinds.0.first().map(|first| (*first, records))),
            Some(all) => sorted(all.iter().filter_map(|(word, count)| {
                let kind = kinds.0.iter().find(|kind| kind.word == word)?;
                Some((*kind, count.as_u64()? as usize))
            })),
        };
        Some(Self {
            records,
            by_kind,
            characters: number("characters")? as usize,
            sum: about.get("sum")?.as_str()?.to_owned(),
            gone: sorted(gone),
        })
    }

    /// The same without some of its records, of which this is the text and what was deleted
    /// for good by then.
    #[must_use]
    pub fn without(
        &self,
        taken_out: &BTreeSet<Subject>,
        text: &str,
        gone: BTreeMap<Subject, Record>,
    ) -> Self {
        let mut by_kind = self.by_kind.clone();
        for of in taken_out {
            if let Some(count) = by_kind.get_mut(of.kind) {
                *count = count.saturating_sub(1);
            }
        }
        Self {
            records: self.records.saturating_sub(taken_out.len()),
            by_kind,
            characters: text.len(),
            sum: self.sum.clone(),
            gone,
        }
    }

    /// Whether this one says less than an earlier one for no reason that is known: it is
    /// empty, or more than half is missing and nobody deleted it for good. What is in the
    /// bin is not missing.
    #[must_use]
    pub fn is_doubtful_after(&self, before: &Self) -> bool {
        let known = |it: &Self| it.records + it.gone.len();
        let is_half = |now: usize, before: usize| 2 * now < before;
        let none_deleted = self.gone.len() <= before.gone.len();
        self.records == 0
            || is_half(known(self), known(before))
            || none_deleted && is_half(self.characters, before.characters)
    }
}

/// A checksum of what a backup holds. The day on which it was made is before that.
fn sum(text: &str) -> String {
    let records = text.find("\"records\"").map_or(text, |at| &text[at..]);
    frame::seal(records)[..8].to_owned()
}

/// How far a copy that was taken along goes: the largest counter of each record by then.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach(BTreeMap<Subject, u64>);

impl Reach {
    /// As it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        let all = self.0.iter();
        let all = all.map(|(of, counter)| (of.definition().to_string(), (*counter).into()));
        Value::Object(all.collect()).to_string()
    }

    /// Reads it. What is of a kind that is not known is left out.
    #[must_use]
    pub fn read(kinds: Kinds, text: &str) -> Option<Self> {
        let all: Map<String, Value> = serde_json::from_str(text).ok()?;
        let all = all.iter().filter_map(|(place, counter)| {
            Some((Place::parse(kinds, place)?.of, counter.as_u64()?))
        });
        Some(Self(sorted(all)))
    }
}

impl Store {
    /// How far everything goes that is kept here now.
    #[must_use]
    pub fn reach(&self) -> Reach {
        let all = self.subjects().filter_map(|of| {
            let counter = self.record(of)?.counter();
            Some((of.clone(), counter))
        });
        Reach(sorted(all))
    }

    /// How many changes there were since a copy that goes so far, as far as what lists need
    /// of each record tells.
    #[must_use]
    pub fn changes_since(&self, copy: &Reach) -> usize {
        let mut stamps = BTreeSet::new();
        for of in self.subjects() {
            let reach = copy.0.get(of).copied().unwrap_or_default();
            let fields = self
                .record(of)
                .into_iter()
                .flat_map(|it| it.fields.values());
            let later = fields.map(|field| field.newest().stamp);
            stamps.extend(later.filter(|stamp| stamp.counter > reach));
        }
        stamps.len()
    }
}

/// Of which days backups are not kept any more on a day, the oldest first: all of the last
/// seven days stay, of four weeks and of twelve months the last one of each, and the newest
/// whatever its age. At most two go at once: a clock that is wrong for a day takes no more.
#[must_use]
pub fn superseded(days: &[Date], today: Date) -> Vec<Date> {
    let month = |day: Date| day.year() * 12 + i32::from(u8::from(day.month()));
    let week = |day: Date| day.to_iso_week_date().0 * 100 + i32::from(day.iso_week());
    let mut all: Vec<Date> = days.to_vec();
    all.sort_unstable();
    all.reverse();
    let mut weeks = BTreeSet::new();
    let mut months = BTreeSet::new();
    let stays = |(place, day): &(usize, Date)| {
        let age = (today - *day).whole_days();
        // Each is asked of each, so that one stands for its day, its week and its month.
        let last_of_week = weeks.insert(week(*day)) && age < 7 * WEEKS;
        let last_of_month = months.insert(month(*day)) && month(today) - month(*day) < MONTHS;
        *place == 0 || age < DAYS || last_of_week || last_of_month
    };
    let kept: BTreeSet<Date> = sorted(
        all.iter()
            .copied()
            .enumerate()
            .filter(stays)
            .map(|(_, day)| day),
    );
    all.retain(|day| !kept.contains(day));
    all.reverse();
    all.truncate(AT_ONCE);
    all
}

/// The text of a backup without what was deleted for good since: what says so stands in its
/// place. With the records that were taken out. None if the text is no backup.
#[must_use]
pub fn without(
    text: &str,
    kinds: Kinds,
    gone: &BTreeMap<Subject, Record>,
) -> Option<(String, BTreeSet<Subject>)> {
    let mut file: Value = serde_json::from_str(text).ok()?;
    let records = file.get_mut("records")?.as_object_mut()?;
    let is_gone = |name: &String| {
        let place = Place::parse(kinds, name);
        place.is_some_and(|place| gone.contains_key(&place.of))
    };
    let there: BTreeSet<Subject> = sorted(
        records
            .keys()
            .filter(|name| is_gone(name))
            .filter_map(|name| Some(Place::parse(kinds, name)?.of)),
    );
    records.retain(|name, _| !is_gone(name));
    for of in &there {
        let record = Value::Object(gone[of].members());
        records.insert(of.definition().to_string(), record);
    }
    Some((file.to_string(), there))
}

/// How long the oldest backup that is kept may be ago, in months.
pub const OLDEST: i32 = MONTHS;
