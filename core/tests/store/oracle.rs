//! What has to be true, kept beside the storage.

use std::collections::{BTreeMap, BTreeSet};

use waymark_core::record::Record;
use waymark_core::record::field::Entry;
use waymark_core::record::kind::Subject;
use waymark_core::store::Store;
use waymark_core::store::key_value::KeyValue;

use super::page::{stored_record, whole};

/// A write: of which objective and field, and what.
pub(crate) type Write = (Subject, String, Entry);

/// What somebody was told is saved.
#[derive(Debug)]
struct Promise {
    // The tab that made it, as long as it has to be in the mirror whenever that was told.
    by: Option<usize>,
    // Whether it is in the mirror too: then it outlives the browser.
    is_mirrored: bool,
    writes: Vec<Write>,
}

/// What was promised, and what was not.
#[derive(Debug, Default)]
pub(crate) struct Oracle {
    kept: Vec<Promise>,
    // Of what was told to have failed, or ended in the middle: all or nothing.
    groups: Vec<Vec<Write>>,
    // What stands in files that somebody went back to: what of it is the same already comes
    // from there, what is not is written anew.
    gone_back_to: Vec<Write>,
    created: BTreeSet<Subject>,
    // What may be gone for good.
    deletable: BTreeSet<Subject>,
    // What was: whoever has not seen that may write to it, and bring back some of
    // it, but nobody is promised anything any more.
    deleted: BTreeSet<Subject>,
}

impl Oracle {
    /// Somebody was told by a tab that this is saved: it has to be stored now.
    pub(crate) fn keep(&mut self, texts: &BTreeMap<String, String>, by: usize, writes: Vec<Write>) {
        for (id, name, entry) in &writes {
            let stored = stored_record(texts, id);
            let stands = stored.fields.get(name);
            let stands = stands.is_some_and(|field| field.entries().any(|it| it == entry));
            assert!(
                stands || self.is_deleted(id),
                "not stored: {id} {name} {entry:?}"
            );
        }
        self.promise(by, writes);
    }

    fn promise(&mut self, by: usize, writes: Vec<Write>) {
        self.created
            .extend(writes.iter().map(|(id, ..)| id.clone()));
        let is_mirrored = false;
        self.kept.push(Promise {
            by: Some(by),
            is_mirrored,
            writes,
        });
    }

    /// What a tab did is in the mirror as well: there it has to be too. Of what others
    /// did, whatever is there.
    pub(crate) fn is_mirrored(&mut self, mirror: &BTreeMap<String, String>, by: usize) {
        let deleted = &self.deleted;
        let mut records: BTreeMap<Subject, Record> = BTreeMap::new();
        for promise in self.kept.iter_mut().filter(|it| !it.is_mirrored) {
            let has = |(id, name, entry): &Write| {
                let read = || stored_record(mirror, id);
                let record = records.entry(id.clone()).or_insert_with(read);
                let field = record.fields.get(name);
                deleted.contains(id) || field.is_some_and(|field| field.contains(entry))
            };
            promise.is_mirrored = promise.writes.iter().all(has);
            let own = promise.by == Some(by);
            assert!(promise.is_mirrored || !own, "not mirrored: {promise:?}");
        }
    }

    /// The mirror was lost. What another tab has just written over in the first store
    /// comes into it again once its own tab has heard of that.
    pub(crate) fn mirror_is_lost(&mut self) {
        for promise in &mut self.kept {
            promise.is_mirrored = false;
            promise.by = None;
        }
    }

    /// The browser was killed: what is not in the mirror was never promised, and is there
    /// whole or not at all, but for what another tab beside had seen a part of.
    pub(crate) fn browser_is_killed(&mut self, left: [&BTreeMap<String, String>; 2], beside: bool) {
        let (kept, torn) = std::mem::take(&mut self.kept)
            .into_iter()
            .partition(|it| it.is_mirrored);
        self.kept = kept;
        self.groups
            .extend(torn.into_iter().map(|it: Promise| it.writes));
        if beside {
            // Another tab had seen a part, and kept it with what it did itself; or had
            // not, and wrote over a part that nobody could write again.
            self.groups.retain(|group| {
                let there = group.iter().map(|(id, name, entry)| {
                    let record = stored_record(left.into_iter().flatten(), id);
                    let field = record.fields.get(name);
                    field.is_some_and(|field| field.contains(entry))
                });
                there.collect::<BTreeSet<bool>>().len() < 2
            });
        }
        let writes = self.kept.iter().flat_map(|it| &it.writes);
        self.created = writes.map(|(id, ..)| id.clone()).collect();
    }

    /// Somebody was told that this was brought in: it has to be there, or to
    /// have been replaced.
    pub(crate) fn bring_in(
        &mut self,
        texts: &BTreeMap<String, String>,
        by: usize,
        writes: Vec<Write>,
    ) {
        for (id, name, entry) in &writes {
            let stored = stored_record(texts, id);
            let there = stored.fields.get(name);
            let there = there.is_some_and(|field| field.contains(entry));
            assert!(
                there || self.is_deleted(id),
                "not brought in: {id} {name} {entry:?}"
            );
        }
        self.promise(by, writes);
    }

    /// This failed, or ended in the middle.
    pub(crate) fn all_or_nothing(&mut self, writes: Vec<Write>) {
        self.groups.push(writes);
    }

    /// Somebody goes back to a file that holds this.
    pub(crate) fn goes_back_to(&mut self, writes: Vec<Write>) {
        self.gone_back_to.extend(writes);
    }

    /// This objective may be deleted for good from now on.
    pub(crate) fn may_be_deleted(&mut self, id: &Subject) {
        self.deletable.insert(id.clone());
    }

    /// Takes note of what was deleted for good.
    pub(crate) fn watch(&mut self, texts: &BTreeMap<String, String>, ids: &[Subject]) {
        for id in ids {
            let text = texts.get(&id.definition().key(1));
            if text.is_some_and(|text| text.contains("\"gone\":[true,")) {
                assert!(self.deletable.contains(id), "{id} is gone");
                self.deleted.insert(id.clone());
            }
        }
    }

    /// Whether an objective was deleted for good.
    pub(crate) fn is_deleted(&self, id: &Subject) -> bool {
        self.deleted.contains(id)
    }

    /// Whether something failed or ended in the middle.
    pub(crate) fn is_torn(&self) -> bool {
        !self.groups.is_empty()
    }

    /// Compares with what a fresh page finds.
    pub(crate) fn judge(&self, store: &mut Store, kv: &dyn KeyValue) {
        let mut records: BTreeMap<Subject, Record> = BTreeMap::new();
        let mut there = |id: &Subject| -> Option<Record> {
            if !records.contains_key(id) {
                records.insert(id.clone(), whole(store, kv, id).unwrap_or_default());
            }
            let record = records.get(id)?.clone();
            (!self.deleted.contains(id)).then_some(record)
        };
        for id in &self.created {
            let empty = there(id).is_some_and(|record| record.is_empty());
            assert!(!empty, "{id} is not there any more");
        }
        for (id, name, entry) in self.kept.iter().flat_map(|it| &it.writes) {
            let Some(record) = there(id) else { continue };
            let field = record.fields.get(name);
            let has = field.is_some_and(|field| field.contains(entry));
            assert!(has, "lost: {id} {name} {entry:?}, there is {field:?}");
        }
        let mut times: BTreeMap<String, u32> = BTreeMap::new();
        let named = |write: &Write| format!("{write:?}");
        for write in self.groups.iter().flatten() {
            *times.entry(named(write)).or_default() += 1;
        }
        let kept = self.kept.iter().flat_map(|it| &it.writes);
        let kept: BTreeSet<String> = kept.chain(&self.gone_back_to).map(named).collect();
        for group in &self.groups {
            let mut found = BTreeSet::new();
            for write in group {
                // What came from elsewhere too says nothing.
                let alone = times[&named(write)] == 1 && !kept.contains(&named(write));
                let (id, name, entry) = write;
                let Some(record) = there(id).filter(|_| alone) else {
                    continue;
                };
                let field = record.fields.get(name);
                found.insert(field.is_some_and(|field| field.contains(entry)));
            }
            assert!(found.len() < 2, "half of it: {group:?}");
        }
    }
}
