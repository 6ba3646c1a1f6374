//! A sentence without what only dresses it up.

use waymark_core::list_mark::without_marks;

/// A sentence without the marks of a list before it, without those that make words bold, and
/// without the signs that make a number a rough one, with one kind of space.
pub(super) fn plain(sentence: &str) -> String {
    let mut text = String::with_capacity(sentence.len());
    let mut rest = without_marks(sentence).chars().peekable();
    while let Some(c) = rest.next() {
        let is_pair = matches!(c, '*' | '_') && rest.peek() == Some(&c);
        match c {
            _ if is_pair => _ = rest.next(),
            // "~>" is an arrow.
            '~' if rest.peek() == Some(&'>') => text.push(c),
            '`' | '~' | '≈' | '∼' | '\u{fe0e}' | '\u{fe0f}' => {}
            c if c.is_whitespace() => text.push(' '),
            c => text.push(c),
        }
    }
    // Within bold words there may be another mark.
    let plain = without_marks(&text);
    match plain.len() == text.len() {
        true => text,
        false => plain.to_owned(),
    }
}
