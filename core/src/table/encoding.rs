//! A file's bytes as text, in the encodings that spreadsheets save CSV in.

/// Why bytes are not a text, or not in an encoding that is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecodable {
    /// They are a spreadsheet's own file, such as .xlsx, .ods, .numbers or
    /// .xls.
    Workbook,
    /// The byte-order mark of UTF-8 is there, and then something else.
    NotUtf8 {
        /// Where, in bytes from the beginning of the file, from 0.
        at: usize,
    },
    /// A file in UTF-16 ends in the middle of a character.
    HalfUnit {
        /// Where its last byte is, from 0.
        at: usize,
    },
    /// Half of a pair that stands for one character in UTF-16, alone.
    LoneSurrogate {
        /// Where it is, in bytes from the beginning of the file, from 0.
        at: usize,
    },
    /// A byte that stands for nothing in Windows-1252. The file is in another
    /// encoding, so that its other letters would be wrong as well.
    Unassigned {
        /// Where it is, from 0.
        at: usize,
        /// The byte.
        byte: u8,
    },
}

/// How many bytes tell whether a file without a mark is UTF-16.
const SAMPLE: usize = 1024;

/// What Windows-1252 has in 0x80 to 0x9F, where Latin-1 has control characters.
/// NUL stands for nothing.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// The text of a file, without a byte-order mark.
///
/// That is UTF-8, or UTF-16 by its mark or, without one, by where its NUL bytes
/// are. What is none of these is taken for Windows-1252, in which Excel saves
/// "CSV" in Western Europe and America: it is the one guess that no byte
/// confirms.
///
/// # Errors
///
/// [`Undecodable`], with the place of the first byte that is wrong.
pub fn decode(bytes: &[u8]) -> Result<String, Undecodable> {
    match bytes {
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Err(Undecodable::Workbook),
        [0xEF, 0xBB, 0xBF, rest @ ..] => match str::from_utf8(rest) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err(Undecodable::NotUtf8 {
                at: 3 + error.valid_up_to(),
            }),
        },
        [0xFF, 0xFE, ..] => utf_16(bytes, 2, u16::from_le_bytes),
        [0xFE, 0xFF, ..] => utf_16(bytes, 2, u16::from_be_bytes),
        _ => match unmarked_utf_16(bytes) {
            Some(unit) => utf_16(bytes, 0, unit),
            None => match str::from_utf8(bytes) {
                Ok(text) => Ok(text.into()),
                Err(_) => windows_1252(bytes),
            },
        },
    }
}

/// How two bytes make a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// Whether bytes without a mark are UTF-16, and which. The upper half of every
/// character up to U+00FF is NUL there: in any table that is at least the
/// digits, separators and line ends. Few characters have a NUL as their lower
/// half, and few texts in other encodings have any.
fn unmarked_utf_16(bytes: &[u8]) -> Option<Unit> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let count_nul = |first: usize| {
        let half = sample.iter().skip(first).step_by(2);
        half.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (count_nul(0), count_nul(1));
    let unit: Unit = if odd > 2 * even {
        u16::from_le_bytes
    } else if even > 2 * odd {
        u16::from_be_bytes
    } else {
        return None;
    };
    (even.max(odd) * 8 >= sample.len()).then_some(unit)
}

/// UTF-16 from a place on.
fn utf_16(bytes: &[u8], start: usize, unit: Unit) -> Result<String, Undecodable> {
    let (pairs, rest) = bytes[start..].as_chunks();
    let mut text = String::with_capacity(pairs.len());
    let mut at = start;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        let c = decoded.map_err(|_| Undecodable::LoneSurrogate { at })?;
        at += 2 * c.len_utf16();
        text.push(c);
    }
    if !rest.is_empty() {
        return Err(Undecodable::HalfUnit { at });
    }
    Ok(text)
}

fn windows_1252(bytes: &[u8]) -> Result<String, Undecodable> {
    let decoded = bytes.iter().enumerate().map(|(at, &byte)| match byte {
        0x80..=0x9F => match WINDOWS[usize::from(byte - 0x80)] {
            '\0' => Err(Undecodable::Unassigned { at, byte }),
            c => Ok(c),
        },
        _ => Ok(char::from(byte)),
    });
    decoded.collect()
}
