//! What records name others, which then are not deleted for good: whoever reads the one
//! needs the other.

use std::collections::{BTreeMap, BTreeSet};

use super::failure::NotDone;
use super::key_value::{Fault, KeyValue, Lookup};
use super::tidy::ForGood;
use super::{Held, Store};
use crate::record::kind::Subject;
use crate::sorted::sorted;

/// Who names each of some records; those that nobody names are not in it.
type Naming = BTreeMap<Subject, BTreeSet<Subject>>;

impl Store {
    /// The records that name this one and are not gone, itself left aside. One in the bin is
    /// among them, since it may come back, and so is one that cannot be read here and in
    /// whose text the id stands.
    ///
    /// # Errors
    ///
    /// What the storage says.
    pub fn naming(&self, kv: &dyn Lookup, of: &Subject) -> Result<Vec<Subject>, Fault> {
        let mut naming = self.naming_any(kv, std::slice::from_ref(of))?;
        Ok(naming.remove(of).into_iter().flatten().collect())
    }

    fn naming_any(&self, kv: &dyn Lookup, all: &[Subject]) -> Result<Naming, Fault> {
        let mut naming = Naming::new();
        if all.is_empty() {
            return Ok(naming);
        }
        for (by, held) in &self.held {
            if held.glance.is_gone() {
                continue;
            }
            for of in self.named_by(kv, by, held, all)? {
                naming.entry(of.clone()).or_default().insert(by.clone());
            }
        }
        Ok(naming)
    }

    /// Those of some records that this one names.
    fn named_by<'s>(
        &self,
        kv: &dyn Lookup,
        by: &Subject,
        held: &Held,
        all: &'s [Subject],
    ) -> Result<Vec<&'s Subject>, Fault> {
        let Some(names) = by.kind.names else {
            return Ok(Vec::new());
        };
        let others = all.iter().filter(|of| *of != by);
        if held.newer.is_some() {
            let text = stored(kv, by)?;
            return Ok(others.filter(|of| mentions(&text, of)).collect());
        }
        // Most mention none of them, and need not be taken apart.
        let mentioned = others.filter(|of| held.definition.may_mention(&quoted(of)));
        let mentioned: Vec<&Subject> = mentioned.collect();
        if mentioned.is_empty() || !held.definition.can_be_read() {
            return Ok(mentioned);
        }
        let named: BTreeSet<Subject> = sorted(names(held.definition.whole()));
        Ok(mentioned
            .into_iter()
            .filter(|it| named.contains(*it))
            .collect())
    }

    /// Deletes records for good that are in the bin, but for what others name that stay.
    /// Those that name each other and nobody else names go together. What cannot be deleted
    /// now is left for the next time, and with it what it names.
    ///
    /// What became of each, in the order in which it was done, and the first thing that kept
    /// one of them.
    pub fn delete_all_for_good(
        &mut self,
        kv: &dyn KeyValue,
        all: &[Subject],
    ) -> (Vec<(Subject, ForGood)>, Option<NotDone>) {
        let mut done = Vec::new();
        let mut naming = match self.naming_any(kv, all) {
            Ok(naming) => naming,
            Err(fault) => return (done, Some(NotDone::Failed(fault.into()))),
        };
        let mut left: BTreeSet<Subject> = sorted(all.iter().cloned());
        let mut kept_by = None;
        loop {
            let taken = only_named_within(&naming, &left);
            // What names another goes before it: an end in between leaves none that names
            // what is gone.
            let is_named = |of: &&Subject| {
                let by = naming.get(*of);
                by.is_some_and(|by| by.iter().any(|by| taken.contains(by)))
            };
            let first = taken.iter().find(|of| !is_named(of));
            let Some(of) = first.or_else(|| taken.first()).cloned() else {
                break;
            };
            left.remove(&of);
            match self.take_for_good(kv, &of) {
                Ok(became) => {
                    if became == ForGood::Deleted {
                        naming.values_mut().for_each(|by| _ = by.remove(&of));
                    }
                    done.push((of, became));
                }
                Err(why) => kept_by = kept_by.or(Some(why)),
            }
        }
        done.extend(left.into_iter().map(|of| (of, ForGood::Named)));
        (done, kept_by)
    }
}

/// Those of some records that only others of them name.
fn only_named_within(naming: &Naming, all: &BTreeSet<Subject>) -> BTreeSet<Subject> {
    let mut within = all.clone();
    loop {
        let stays = within.iter().find(|of| {
            let by = naming.get(*of);
            by.is_some_and(|by| !by.is_subset(&within))
        });
        match stays.cloned() {
            Some(stays) => within.remove(&stays),
            None => return within,
        };
    }
}

/// An id as it stands in a text that names it.
fn quoted(of: &Subject) -> String {
    ["\"", of.id.as_str(), "\""].concat()
}

fn mentions(text: &str, of: &Subject) -> bool {
    text.contains(&quoted(of))
}

/// What is stored of a record's definition, all parts of it.
fn stored(kv: &dyn Lookup, of: &Subject) -> Result<String, Fault> {
    let mut all = String::new();
    let place = of.definition();
    for part in 1.. {
        match kv.get(&place.key(part))? {
            Some(text) => all += &text,
            None => break,
        }
    }
    Ok(all)
}
