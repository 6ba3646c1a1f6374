//! The frame around every stored text, which never changes: a checksum of the
//! rest as 8 hexadecimal digits, a space, the rest.
//!
//! It is checked over the exact text before anything in it is read, so that a
//! damaged version number cannot pass for a newer version.

/// The text in its frame.
#[must_use]
pub fn seal(text: &str) -> String {
    let mut sealed = checksum(text);
    sealed.reserve(text.len() + 1);
    sealed.push(' ');
    sealed.push_str(text);
    sealed
}

/// What stands in the frame; none if it is damaged: every change of one byte is
/// noticed, and all but one in four thousand million of any others.
#[must_use]
pub fn open(sealed: &str) -> Option<&str> {
    let (sum, text) = sealed.split_at_checked(8)?;
    let text = text.strip_prefix(' ')?;
    (sum == checksum(text)).then_some(text)
}

/// CRC-32 as in ISO 3309, of the text as UTF-8, in 8 small hexadecimal digits.
fn checksum(text: &str) -> String {
    let sum = crc32fast::hash(text.as_bytes());
    let digit = |place: u32| char::from_digit(sum >> (4 * place) & 15, 16).unwrap_or('0');
    (0..8).rev().map(digit).collect()
}
