//! Names and titles: one line of text of a bounded length.

use alloc::string::String;

/// The name of a metric, an objective or a key result: one line, 1 to
/// [`Name::LIMIT`] characters, nothing blank at either end.
///
/// It is text, never markup: whoever shows it puts it into a text node and
/// isolates its direction.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// The most characters (Unicode scalar values) a name may have.
    pub const LIMIT: usize = 200;

    /// Reads a name as typed, pasted or found in a link; `None` when there is
    /// nothing in it.
    ///
    /// Line breaks and other control characters become single spaces, since
    /// a name is one line wherever it is shown.
    ///
    /// # Errors
    ///
    /// [`NameTooLong`] past the limit. Nothing is cut off: the caller still has
    /// the text and can show it beside the message.
    pub fn parse(typed: &str) -> Result<Option<Self>, NameTooLong> {
        if Self::measure(typed)? == 0 {
            return Ok(None);
        }
        let mut name = String::new();
        Self::spell(typed, &mut |part| name.push_str(part));
        Ok(Some(Self(name)))
    }

    /// How many characters the name has that [`Name::parse`] reads, 0 for none.
    ///
    /// # Errors
    ///
    /// [`NameTooLong`] past the limit.
    pub fn measure(typed: &str) -> Result<usize, NameTooLong> {
        let mut length = 0;
        // Each character has one byte that begins it. (`chars().count()` is faster on
        // texts without end, and a third of a kilobyte of the embed.)
        let begins = |byte: &u8| byte & 0b1100_0000 != 0b1000_0000;
        Self::spell(typed, &mut |part| {
            length += part.as_bytes().iter().filter(|byte| begins(byte)).count();
        });
        if length > Self::LIMIT {
            Err(NameTooLong { length })
        } else {
            Ok(length)
        }
    }

    /// Gives the name that [`Name::parse`] reads part by part, however long it is: for
    /// who writes it somewhere and need not own it.
    #[inline(never)]
    pub fn spell(typed: &str, give: &mut dyn FnMut(&str)) {
        let mut between = "";
        for word in typed.split(|c: char| c.is_whitespace() || c.is_control()) {
            if !word.is_empty() {
                give(between);
                give(word);
                between = " ";
            }
        }
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name as text of its own.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A name longer than [`Name::LIMIT`] characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameTooLong {
    /// How many characters it has.
    pub length: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(typed: &str, name: Result<Option<&str>, usize>) {
        let read = Name::parse(typed);
        let read = read
            .as_ref()
            .map(|name| name.as_ref().map(Name::as_str))
            .map_err(|problem| problem.length);
        assert_eq!(read, name, "{typed:?}");
    }

    #[test]
    fn a_name_is_one_trimmed_line() {
        case("NPS", Ok(Some("NPS")));
        case("  trial\tto\r\npaid  ", Ok(Some("trial to paid")));
        case("a\u{0}b\u{85}c", Ok(Some("a b c")));
        case("<b>נתון</b>", Ok(Some("<b>נתון</b>")));
    }

    #[test]
    fn a_blank_name_is_no_name() {
        case("", Ok(None));
        case(" \n\u{7}\u{a0} ", Ok(None));
    }

    #[test]
    fn the_limit_counts_characters_and_not_bytes() {
        case(&"é".repeat(200), Ok(Some(&"é".repeat(200))));
        case(&"é".repeat(201), Err(201));
        case(&"x".repeat(10_000), Err(10_000));
    }
}
