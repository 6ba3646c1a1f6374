//! The characters that people put into numbers, and what a text begins with.

/// White space, and the marks that `Intl` and some keyboards put around signs
/// to keep them on their side where writing runs from right to left.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}')
}

/// The spaces that separate groups: plain, no-break, narrow no-break and thin.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// Plus, hyphen, minus and en dash, which word processors make of a hyphen.
pub(super) fn is_sign(c: char) -> bool {
    matches!(c, '+' | '-' | '−' | '–')
}

/// Percent signs, of ASCII and Arabic, and the currency signs of Unicode that
/// are in use: those in ASCII and Latin-1, the baht's, and the block of the
/// others, from euro to rupee.
pub(super) fn is_unit(c: char) -> bool {
    matches!(
        c,
        '%' | '٪' | '$' | '£' | '¥' | '฿' | '\u{20a0}'..='\u{20c0}'
    )
}

/// One character for all separators that count as the same.
pub(super) fn same_separator(c: char) -> char {
    match c {
        '\'' => '’',
        _ if is_space(c) => ' ',
        _ => c,
    }
}

/// The first character if it is of a kind, and what follows it and white space.
pub(super) fn strip(text: &str, is_kind: fn(char) -> bool) -> (Option<char>, &str) {
    match text.chars().next() {
        Some(c) if is_kind(c) => (Some(c), text[c.len_utf8()..].trim_start_matches(is_blank)),
        _ => (None, text),
    }
}

/// What follows a word at the beginning of a text, in capitals or not.
pub(super) fn strip_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for expected in word.chars() {
        let c = rest.next()?;
        if c != expected && !c.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}
