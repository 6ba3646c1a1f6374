//! What the files in a folder are, by their names alone, and which of them to read.

use std::collections::BTreeMap;

/// A file as a folder lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// How many bytes it has.
    pub size: u64,
    /// When it was changed, in whatever unit, as the folder says: only whether that is
    /// another number counts.
    pub changed: u64,
}

/// What becomes of a file in a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Becomes {
    /// It may be a device's, whatever it is called: a drive renames what it takes for a
    /// conflict, each in its own way.
    Read,
    /// It is to be one, and its contents have not come down yet: iCloud leaves
    /// `.name.icloud` in its place, others a file of no bytes.
    NotYet,
    /// It is none of ours.
    Left,
}

/// What is remembered of the files that were read: by name, how large each was and when
/// changed.
pub type Remembered = BTreeMap<String, (u64, u64)>;

/// Larger files are not read: see [`crate::carry::file::LARGEST`].
const LARGEST: u64 = crate::carry::file::LARGEST as u64;

impl Listed {
    /// What becomes of it.
    #[must_use]
    pub fn becomes(&self) -> Becomes {
        let name = self.name.to_lowercase();
        let is_ours = name.contains("waymark");
        match name.strip_prefix('.') {
            Some(hidden) if is_ours && hidden.ends_with(".icloud") => Becomes::NotYet,
            // What a browser, a drive or an editor has under way.
            Some(_) => Becomes::Left,
            None if name.ends_with(".crswap") || name.ends_with(".tmp") => Becomes::Left,
            None if !is_ours && !name.ends_with(".json") => Becomes::Left,
            None if self.size == 0 && is_ours => Becomes::NotYet,
            None if self.size == 0 || self.size > LARGEST => Becomes::Left,
            None => Becomes::Read,
        }
    }

    /// Whether it is as it was when it was read.
    #[must_use]
    pub fn is_as(&self, remembered: &Remembered) -> bool {
        remembered.get(&self.name) == Some(&(self.size, self.changed))
    }
}

/// The files to read: those that may be a device's and are not as they were.
#[must_use]
pub fn to_read<'l>(listing: &'l [Listed], remembered: &Remembered) -> Vec<&'l Listed> {
    let all = listing.iter();
    let all = all.filter(|it| it.becomes() == Becomes::Read && !it.is_as(remembered));
    all.collect()
}
