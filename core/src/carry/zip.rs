//! What a zip archive holds: its directory, without unpacking anything.
//!
//! Only what habit trackers write is read: entries that are stored or deflated, of one
//! file, not encrypted (PKWARE, *APPNOTE.TXT* 6.3.10, sections 4.3 and 4.4).

use crate::sorted::sort_few;

/// A file in an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'z> {
    /// Its path, as it is written: folders end in a slash, and nothing says that it stays
    /// within the archive, so it is good for comparing alone.
    pub name: &'z str,
    /// Its bytes as they stand in the archive.
    pub packed: &'z [u8],
    /// Whether they are deflated; else they are the file itself.
    pub is_deflated: bool,
    /// How many bytes it has unpacked, by what the archive says.
    pub size: usize,
    /// The CRC-32 of these.
    sum: u32,
}

/// Why an archive is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is no archive, or a part of it is missing or contradicts another.
    Damaged,
    /// It needs a password.
    Encrypted,
    /// It is in several files, larger than 4 GB, or packed in a way that is not read here.
    Unknown,
    /// It holds more than so many files.
    TooMany(usize),
    /// Unpacked it would be larger than so many bytes.
    TooLarge(usize),
}

/// The most files that are looked at.
pub const MOST_ENTRIES: usize = 5_000;

/// The most bytes that all that is wanted of an archive may have unpacked.
pub const LARGEST: usize = 32_000_000;

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

/// How long what ends an archive is without its comment, and the longest comment.
const END_LENGTH: usize = 22;
const LONGEST_COMMENT: usize = 65_535;

/// Whether bytes begin as an archive that holds something.
#[must_use]
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(&LOCAL)
}

/// The name of the first file, by what stands before it: of an archive that is damaged all
/// that can be known. Empty where there is none.
#[must_use]
pub fn first_name(bytes: &[u8]) -> &str {
    let length = two(bytes, 26).map_or(0, usize::from);
    let name = bytes.get(30..30 + length);
    name.and_then(|it| str::from_utf8(it).ok())
        .unwrap_or_default()
}

/// The files in an archive, by its directory, in the order of their names.
///
/// # Errors
///
/// [`NotRead`]; nothing of an archive with one bad entry is trusted.
pub fn entries(bytes: &[u8]) -> Result<Vec<Entry<'_>>, NotRead> {
    let end = end_of(bytes).ok_or(NotRead::Damaged)?;
    let count = usize::from(two(end, 10).ok_or(NotRead::Damaged)?);
    let parts = two(end, 4).zip(two(end, 6));
    let start = four(end, 16).ok_or(NotRead::Damaged)?;
    // What does not fit is said elsewhere, in a longer form.
    if parts != Some((0, 0)) || count == 0xFFFF || start == 0xFFFF_FFFF {
        return Err(NotRead::Unknown);
    }
    if count > MOST_ENTRIES {
        return Err(NotRead::TooMany(MOST_ENTRIES));
    }
    let mut at = start as usize;
    let mut all = Vec::with_capacity(count);
    for _ in 0..count {
        let header = bytes.get(at..).ok_or(NotRead::Damaged)?;
        let (entry, length) = central(bytes, header)?;
        at += length;
        if !entry.name.ends_with('/') {
            all.push(entry);
        }
    }
    if all.len() < 100 {
        sort_few(&mut all, |one, other| one.name.cmp(other.name));
    }
    Ok(all)
}

impl Entry<'_> {
    /// Whether bytes are this file, unpacked.
    #[must_use]
    pub fn is(&self, unpacked: &[u8]) -> bool {
        unpacked.len() == self.size && crc32fast::hash(unpacked) == self.sum
    }
}

/// Whether so much may be unpacked.
///
/// # Errors
///
/// [`NotRead::TooLarge`].
pub fn may_unpack(wanted: &[Entry<'_>]) -> Result<(), NotRead> {
    let sizes = wanted.iter().map(|it| it.size);
    match sizes.fold(0, usize::saturating_add) > LARGEST {
        true => Err(NotRead::TooLarge(LARGEST)),
        false => Ok(()),
    }
}

/// What ends an archive, by the last place at which it could stand.
fn end_of(bytes: &[u8]) -> Option<&[u8]> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(LONGEST_COMMENT);
    let mut places = (first..=last).rev();
    let at = places.find(|&at| {
        let comment = two(&bytes[at..], 20).map(usize::from);
        bytes[at..].starts_with(&END) && comment == Some(last - at)
    })?;
    Some(&bytes[at..])
}

/// An entry by what the directory says of it, and how long that is.
fn central<'z>(bytes: &'z [u8], header: &'z [u8]) -> Result<(Entry<'z>, usize), NotRead> {
    let read = || {
        let flags = two(header, 8)?;
        let method = two(header, 10)?;
        let sum = four(header, 16)?;
        let packed = four(header, 20)?;
        let size = four(header, 24)?;
        let name = usize::from(two(header, 28)?);
        let extra = usize::from(two(header, 30)?);
        let comment = usize::from(two(header, 32)?);
        let at = four(header, 42)?;
        let length = 46 + name + extra + comment;
        let name = str::from_utf8(header.get(46..46 + name)?).ok();
        header.get(..length)?;
        Some((flags, method, sum, [packed, size, at], name, length))
    };
    let read = read().filter(|_| header.starts_with(&CENTRAL));
    let (flags, method, sum, [packed, size, at], name, length) = read.ok_or(NotRead::Damaged)?;
    if flags & 1 != 0 {
        return Err(NotRead::Encrypted);
    }
    if [packed, size, at].contains(&0xFFFF_FFFF) || !matches!(method, 0 | 8) {
        return Err(NotRead::Unknown);
    }
    let local = bytes.get(at as usize..).filter(|it| it.starts_with(&LOCAL));
    let data = local.and_then(|local| {
        // Its name and what else is said of it may be longer here than there.
        let begins = 30 + usize::from(two(local, 26)?) + usize::from(two(local, 28)?);
        local.get(begins..begins.checked_add(packed as usize)?)
    });
    let entry = Entry {
        // In another encoding it is none that is looked for.
        name: name.unwrap_or_default(),
        packed: data.ok_or(NotRead::Damaged)?,
        is_deflated: method == 8,
        size: size as usize,
        sum,
    };
    if !entry.is_deflated && packed != size {
        return Err(NotRead::Damaged);
    }
    Ok((entry, length))
}

fn two(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at + 2)?;
    Some(u16::from_le_bytes([bytes[0], bytes[1]]))
}

fn four(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at + 4)?;
    Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}
