//! What was read of a folder, or of a file that somebody brought: records to merge, and what
//! is in the way.

use super::device_file::{self, Letter};
use super::folder::{Becomes, Listed};
use super::own::Own;
use crate::carry::file::Wrong;
use crate::record::Record;
use crate::store::document::is_gone;
use crate::store::open::Visit;
use crate::store::place::Place;

/// What is wrong with a file of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It has not come down yet, or was emptied.
    NotYet,
    /// It is not whole.
    Half,
    /// A newer version of Waymark wrote it: it is left to that.
    Newer,
    /// The browser could not read it, or it holds what no field can hold.
    Unreadable,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// The records of all files that are whole, in no order: of a place one, merged, besides
    /// those that were deleted for good.
    pub records: Vec<(Place, Record)>,
    /// What is wrong with others, by their names.
    pub troubles: Vec<(String, Trouble)>,
    /// Whether another device writes under this one's name.
    pub is_twice: bool,
    /// Whether one of them was this device's own.
    pub is_own: bool,
    /// Whether any of them was a device's.
    pub is_one: bool,
    // The files that need not be read again as long as they are as they are.
    done: Vec<Listed>,
    // Which records were taken in.
    known: Vec<Letter>,
    // So many of `records` stand first, one of a place, in their order: a map of its own would
    // be kilobytes of WASM.
    merged: usize,
}

impl Gathered {
    /// Takes in which files there are. That one is missing means nothing, but for one's own.
    pub fn list(&mut self, listing: &[Listed], own: &mut Own) {
        let not_yet = listing.iter().filter(|it| it.becomes() == Becomes::NotYet);
        let not_yet = not_yet.map(|it| (it.name.clone(), Trouble::NotYet));
        self.troubles.extend(not_yet);
        own.read
            .retain(|name, _| listing.iter().any(|it| it.name == *name));
        if let Some(newest) = own.newest() {
            let there = listing.iter().find(|it| it.name == newest);
            if there.is_none_or(|it| it.becomes() == Becomes::NotYet) {
                own.was_lost();
            }
        }
    }

    /// Takes in a file: its text, or none where the browser could not read it.
    pub fn read(&mut self, listed: &Listed, text: Option<&str>, own: &mut Own, visit: &Visit<'_>) {
        let trouble = match text {
            None => Some(Trouble::Unreadable),
            Some(text) if !device_file::is_one(text) => {
                // Half of a device's file may lack its beginning too; what is called
                // otherwise is somebody else's.
                let is_ours = listed.name.to_lowercase().contains("waymark");
                let is_export = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
                (is_ours && !is_export.starts_with('{')).then_some(Trouble::Half)
            }
            Some(text) => match device_file::read(text, visit, &self.known) {
                Ok((about, contents, letter)) => {
                    self.is_twice |= own.is_twice(&about);
                    own.hear(&about);
                    self.is_one = true;
                    self.is_own |= own.is_mine(&about);
                    if !own.is_mine(&about) {
                        self.known.push(letter);
                        self.merge(contents.records);
                    }
                    None
                }
                Err(problem) => Some(match problem.what {
                    Wrong::Damaged => Trouble::Half,
                    Wrong::Newer(_) | Wrong::UnknownKind(_) => Trouble::Newer,
                    _ => Trouble::Unreadable,
                }),
            },
        };
        match trouble {
            // It may be whole, and just as large, the next time.
            Some(trouble) => {
                own.read.remove(&listed.name);
                if own.newest().as_ref() == Some(&listed.name) {
                    own.was_lost();
                }
                self.troubles.push((listed.name.clone(), trouble));
            }
            None => self.done.push(listed.clone()),
        }
    }

    /// Many devices have many versions of what is mostly the same, so they are merged one by
    /// one. Of what was deleted for good a merge would keep nothing else, though this device
    /// may have to: see [`crate::store::Store::preview_shared`].
    fn merge(&mut self, records: Vec<(Place, Record)>) {
        for (place, record) in records {
            if is_gone(&record) {
                self.records.push((place, record));
                continue;
            }
            let (merged, _) = self.records.split_at_mut(self.merged);
            match merged.binary_search_by(|(it, _)| it.cmp(&place)) {
                Ok(at) => merged[at].1.merge(&record),
                Err(at) => {
                    self.records.insert(at, (place, record));
                    self.merged += 1;
                }
            }
        }
    }

    /// Remembers the files that were read, once what they hold is kept.
    pub fn were_kept(&self, own: &mut Own) {
        for Listed {
            name,
            size,
            changed,
        } in &self.done
        {
            own.read.insert(name.clone(), (*size, *changed));
        }
    }
}
