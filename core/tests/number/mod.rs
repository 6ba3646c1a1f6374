//! Numbers as people write them: what is understood, in which places.

#![cfg(feature = "grading")]

mod any;
mod few;
mod sentences;
mod typed;
mod written;

use waymark_core::number::magnitudes::{may_group_with_points, of_locale};
use waymark_core::number::understood::Notation;

const EN: Notation = Notation {
    magnitudes: &[("k", 3), ("M", 6), ("million", 6)],
    foreign: true,
    ..Notation::PLAIN_ENGLISH
};

/// What `Intl` says of each locale, and magnitudes as `text` would give them.
const LOCALES: [(&str, Notation); 7] = [
    ("en", EN),
    (
        "de",
        Notation {
            decimal: ',',
            group: Some('.'),
            magnitudes: &[("k", 3), ("Mio", 6), ("Mio.", 6), ("Mrd.", 9)],
            ..EN
        },
    ),
    (
        "en-IN",
        Notation {
            secondary: 2,
            magnitudes: &[("k", 3), ("lakh", 5), ("crore", 7), ("lakh crore", 12)],
            ..EN
        },
    ),
    (
        "fr",
        Notation {
            decimal: ',',
            group: Some('\u{202f}'),
            ..EN
        },
    ),
    (
        "de-CH",
        Notation {
            group: Some('’'),
            ..EN
        },
    ),
    (
        "ar",
        Notation {
            decimal: '٫',
            group: Some('٬'),
            zero: '٠',
            magnitudes: &[("ألف", 3)],
            ..EN
        },
    ),
    (
        "sv",
        Notation {
            decimal: ',',
            group: Some('\u{a0}'),
            magnitudes: &[("tkr", 3), ("mn", 6)],
            ..EN
        },
    ),
];

fn notation(locale: &str) -> Notation {
    let known = LOCALES.into_iter().find(|(name, _)| *name == locale);
    known.expect("a locale of the table above").1
}

/// The decimal and the group separator, how many digits the groups before the last have, and zero.
type Marks = (char, char, u8, char);

/// How numbers are written in a place as the browser says, `Intl` and the page's words
/// for large numbers together.
const PLACES: [(&str, Marks); 17] = [
    ("en-US", ('.', ',', 3, '0')),
    ("de-DE", (',', '.', 3, '0')),
    ("de-AT", (',', '\u{a0}', 3, '0')),
    ("de-CH", ('.', '’', 3, '0')),
    ("fr-FR", (',', '\u{202f}', 3, '0')),
    ("en-IN", ('.', ',', 2, '0')),
    ("hi-IN", ('.', ',', 2, '0')),
    ("ar-EG", ('٫', '٬', 3, '٠')),
    ("fa-IR", ('٫', '٬', 3, '۰')),
    ("ja-JP", ('.', ',', 3, '0')),
    ("sv-SE", (',', '\u{a0}', 3, '0')),
    ("nb-NO", (',', '\u{a0}', 3, '0')),
    ("pt-BR", (',', '.', 3, '0')),
    ("pt-PT", (',', '\u{a0}', 3, '0')),
    ("es-ES", (',', '.', 3, '0')),
    ("pl-PL", (',', '\u{a0}', 3, '0')),
    ("cs-CZ", (',', '\u{a0}', 3, '0')),
];

fn place(tag: &str) -> Notation {
    let known = PLACES.into_iter().find(|(name, _)| *name == tag);
    let (decimal, group, secondary, zero) = known.expect(tag).1;
    Notation {
        decimal,
        group: Some(group),
        primary: 3,
        secondary,
        zero,
        magnitudes: &[
            ("k", 3),
            ("thousand", 3),
            ("m", 6),
            ("million", 6),
            ("b", 9),
            ("billion", 9),
            ("lakh", 5),
            ("crore", 7),
        ],
        local: of_locale(tag),
        foreign: true,
        points_may_group: may_group_with_points(tag),
    }
}
