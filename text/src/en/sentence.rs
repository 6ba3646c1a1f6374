//! How sentences begin.

use alloc::string::{String, ToString};

/// A text as the beginning of a sentence.
#[must_use]
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
