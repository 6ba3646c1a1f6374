//! The part of a note's link after its question mark: `n=1.` and the note's text, compressed
//! by the browser. The number before the point is the version of what the letters hold.

use crate::sketch::link::without_punctuation;

/// How long the part of a link after its question mark may be, in bytes: longer addresses
/// get cut on their way.
pub const LONGEST: usize = 8000;

/// What the letters may unfold into, in bytes.
pub const MOST: u32 = 256_000;

/// The version that is written.
const VERSION: &str = "1";

/// Why a link gives no note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoLink {
    /// There is none in it.
    Missing,
    /// It is cut, or changed on its way.
    Damaged,
    /// A newer version of Waymark made it.
    Newer,
    /// It is longer than [`LONGEST`].
    TooLong,
}

/// The query of a link to a note, given the letters that hold it.
#[must_use]
pub fn query(letters: &str) -> String {
    ["n=", VERSION, ".", letters].concat()
}

/// The letters that a query holds, to be unpacked.
///
/// # Errors
///
/// Why there are none that this version could read.
pub fn letters(query: &str) -> Result<String, NoLink> {
    if query.len() > LONGEST {
        return Err(NoLink::TooLong);
    }
    let found = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "n");
    let (_, value) = found.ok_or(NoLink::Missing)?;
    let (version, letters) = value.split_once('.').ok_or(NoLink::Damaged)?;
    if version != VERSION {
        let is_number = version.bytes().all(|it| it.is_ascii_digit());
        let number = version.parse::<u32>().ok().filter(|_| is_number);
        return Err(match number {
            Some(2..) => NoLink::Newer,
            _ => NoLink::Damaged,
        });
    }
    match without_punctuation(letters) {
        "" => Err(NoLink::Damaged),
        letters => Ok(letters.to_owned()),
    }
}
