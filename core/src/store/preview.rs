//! What bringing in a file, or going back to a copy, would change.

use std::collections::BTreeSet;

use super::place::Place;
use crate::record::kind::Subject;
use crate::record::name::Name;
use crate::record::{Record, Value};

/// What bringing in a file would do to one record.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The record.
    pub of: Subject,
    /// Its title, as it would be.
    pub title: String,
    /// What becomes of it.
    pub becomes: Becomes,
    /// The fields that would say something else, without dated values.
    pub fields: Vec<Changed>,
    /// The dated values that would be written, corrected or taken away.
    pub dated: Vec<Changed>,
    /// How many changes were made here after what the file has of it, and stay: fields
    /// and dated values that say something else, or that the file lacks. One of many
    /// things of which the file has nothing is one change, however many fields it has.
    /// That it is in the bin is not among them.
    pub later: usize,
    /// Whether it is in the bin here, and would stay there, while the file has it outside.
    pub in_bin: bool,
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// It is not here yet.
    New,
    /// It is here and would be different.
    Changed,
    /// It is here and has all of it.
    Same,
    /// It was deleted here for good, and stays so.
    Gone,
    /// It was deleted for good where the file comes from. Here it stays.
    GoneThere,
    /// A newer version wrote what is here, so it stays as it is.
    Newer,
    /// It is here and not in the copy, and would go into the bin: see
    /// [`super::Store::preview_back`].
    Binned,
}

/// A field that would say something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Its name.
    pub field: Name,
    /// What it says.
    pub before: Value,
    /// What it would say.
    pub after: Value,
    /// What would newly stand beside that, for somebody to choose: what the file says where
    /// what is here is newer, and what is said here where that is older.
    pub beside: Option<Value>,
}

/// A file, compared with what is kept.
#[derive(Clone, Debug, Default)]
pub struct Preview {
    /// What would become of each record in it.
    pub differences: Vec<Difference>,
    /// The records that are here and not in it, with their titles; not those that are in
    /// the bin.
    pub only_here: Vec<(Subject, String)>,
    /// How many characters it takes at most while it is brought in: little more than
    /// [`super::Store::room_for`] says, and quicker.
    pub size: usize,
    // What is to be merged: only what is not here.
    pub(super) changes: Vec<(Place, Record)>,
}

impl Preview {
    /// Whether there is nothing to bring in.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether it is a copy of what is here: it has some record that is here too, and not
    /// only one that everybody has.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        let mut all = self.differences.iter().filter(|it| !it.of.kind.is_single);
        all.any(|it| matches!(it.becomes, Becomes::Same | Becomes::Changed))
    }

    /// How many changes were made here after what the copy has, and stay: of its records,
    /// that some were put into the bin, and the records that were made since. None if it
    /// is no copy of what is here.
    #[must_use]
    pub fn later(&self) -> usize {
        if !self.is_copy() {
            return 0;
        }
        let of = |it: &Difference| it.later + usize::from(it.in_bin);
        self.differences.iter().map(of).sum::<usize>() + self.only_here.len()
    }

    /// Whether it is an older copy of what is here, and nothing else.
    #[must_use]
    pub fn is_older(&self) -> bool {
        let older = |it: &Difference| matches!(it.becomes, Becomes::Same | Becomes::Gone);
        self.is_empty() && self.later() > 0 && self.differences.iter().all(older)
    }

    /// Whether to go back to it would be something else than to bring it in.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        let mut all = self.differences.iter();
        let beside = |it: &Changed| it.beside.is_some();
        let disputed = |it: &Difference| it.fields.iter().chain(&it.dated).any(beside);
        self.later() > 0 || all.any(|it| it.becomes == Becomes::Changed && disputed(it))
    }

    /// Claims nothing of records of which the file has more than could be read.
    pub fn leave_open(&mut self, unread: &BTreeSet<Subject>) {
        self.only_here.retain(|(of, _)| !unread.contains(of));
        for difference in &mut self.differences {
            if unread.contains(&difference.of) {
                (difference.later, difference.in_bin) = (0, false);
            }
        }
    }
}
