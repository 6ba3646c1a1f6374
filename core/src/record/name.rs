//! What a field is called: a value with one parser and one printer.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use time::Date;

use super::id::Id;
use crate::period::{parse_date, write_date};

/// What begins the name of a dated value, before what it is of and its day.
pub const DATED: &str = "at/";

/// A word of a name: one that this version knows, or one that was read.
pub type Word = Cow<'static, str>;

/// The name of a field.
///
/// Every text is the name of a field, and is printed as it was read: fields that this
/// version does not know are kept as they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Name {
    /// What is said of the record itself: `title`.
    Own(Word),
    /// One of many things, said in one piece: `note/<id>`. What follows the list's word
    /// may be any text.
    One(Word, Word),
    /// What is said of one of many things: `kr/<id>/start`.
    Of(Word, Id, Word),
    /// A value of one of many things on a day: `at/<id>/<date>`.
    At(Id, Date),
}

impl Name {
    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let word = |text: &str| Word::Owned(text.to_owned());
        let Some((list, rest)) = text.split_once('/') else {
            return Self::Own(word(text));
        };
        if let Some((id, last)) = rest.split_once('/')
            && let Some(id) = Id::parse(id)
        {
            return match day_of(text) {
                Some(day) if !last.contains('/') => Self::At(id, day),
                _ => Self::Of(word(list), id, word(last)),
            };
        }
        Self::One(word(list), word(rest))
    }

    /// It as a text: what [`fmt::Display`] writes, and quicker where there are thousands.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::At(id, day) => [DATED, id.as_str(), "/", &write_date(*day)].concat(),
            _ => self.to_string(),
        }
    }

    /// The name of what is said of the record itself.
    #[must_use]
    pub const fn own(word: &'static str) -> Self {
        Self::Own(Word::Borrowed(word))
    }

    /// The name of one of many things, said in one piece.
    #[must_use]
    pub fn one(list: &'static str, member: impl fmt::Display) -> Self {
        Self::One(Word::Borrowed(list), Word::Owned(member.to_string()))
    }

    /// The name of what is said of one of many things.
    #[must_use]
    pub const fn of(list: &'static str, id: Id, word: &'static str) -> Self {
        Self::Of(Word::Borrowed(list), id, Word::Borrowed(word))
    }

    /// The list that it is of, if it is of one.
    #[must_use]
    pub fn list(&self) -> Option<&str> {
        match self {
            Self::Own(_) | Self::At(..) => None,
            Self::One(list, _) | Self::Of(list, ..) => Some(list),
        }
    }
}

/// Every text is a name: see [`Name::parse`].
impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::parse(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(word) => to.write_str(word),
            Self::One(list, member) => write!(to, "{list}/{member}"),
            Self::Of(list, id, word) => write!(to, "{list}/{id}/{word}"),
            Self::At(id, day) => write!(to, "{DATED}{id}/{}", write_date(*day)),
        }
    }
}

/// Whether it is the name of a dated value, whether its day can be read or not. Of
/// many names this is quicker than parsing each.
#[must_use]
pub fn is_dated(name: &str) -> bool {
    name.starts_with(DATED)
}

/// The day of a dated value, by the name of its field.
#[must_use]
pub fn day_of(name: &str) -> Option<Date> {
    let (_, day) = name.strip_prefix(DATED)?.rsplit_once('/')?;
    parse_date(day)
}

/// The year of a dated value, by the name of its field.
#[must_use]
pub fn year_of(name: &str) -> Option<i32> {
    Some(day_of(name)?.year())
}

/// Where the names of a list stand among all names, in their order.
pub(super) fn names_of(list: &str) -> Range<String> {
    // What comes after "/".
    [list, "/"].concat()..[list, "0"].concat()
}

/// Where the names of the dated values of one thing stand among all names.
pub(super) fn names_at(id: &Id) -> Range<String> {
    [DATED, id.as_str(), "/"].concat()..[DATED, id.as_str(), "0"].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn case(text: &str, name: &Name) {
        assert_eq!(Name::parse(text), *name, "{text}");
        assert_eq!(
            (name.to_string(), name.written()),
            (text.to_owned(), text.to_owned())
        );
    }

    #[test]
    fn a_name_is_told_by_its_slashes() {
        let id = Id::of_number(7);
        let day = parse_date("2026-02-28").unwrap_or(Date::MIN);
        let one = |list, member: &str| Name::one(list, member);
        case("title", &Name::own("title"));
        case("", &Name::own(""));
        case("note/7", &one("note", "7"));
        case(
            "dismissed/shared-owner/7",
            &one("dismissed", "shared-owner/7"),
        );
        case("kr/7/start", &Name::of("kr", id.clone(), "start"));
        case("kr/7/", &Name::of("kr", id.clone(), ""));
        case(
            "kr/7/later/start",
            &Name::of("kr", id.clone(), "later/start"),
        );
        case("kr/NO/start", &one("kr", "NO/start"));
        case("at/7/2026-02-28", &Name::At(id.clone(), day));
        case("at/7/2026-02-30", &Name::of("at", id.clone(), "2026-02-30"));
        case("at/7/x/2026-02-28", &Name::of("at", id, "x/2026-02-28"));
        case("at/2026-02-28", &one("at", "2026-02-28"));
        case("/", &one("", ""));
    }

    proptest! {
        #[test]
        fn every_text_is_a_name_and_is_printed_as_it_was_read(
            text in "((at|kr|note)?/?){0,2}[a-z0-9/ü-]{0,12}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?",
        ) {
            prop_assert_eq!(Name::parse(&text).to_string(), text);
        }
    }
}
