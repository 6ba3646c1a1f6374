//! Which key holds what.

use std::cmp::Ordering;
use std::fmt;

use crate::record::id::Id;
use crate::record::kind::{Kinds, Since, Subject};

/// What begins every key of Waymark.
pub const OURS: &str = "waymark/";

/// What begins the key of a record that could not be read.
pub const QUARANTINE: &str = "waymark/quarantine/";

/// A record's place: what it is about, and of which year its dated values are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The record.
    pub of: Subject,
    /// The year whose dated values are here; none for the record itself, its
    /// definition with the latest of them.
    pub year: Option<i32>,
}

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A record or a part of one, counted from 1.
    Record(Place, u32),
    /// What one action of a tab did, in which form: the tab, and which of its slots.
    Slot(Since, String, u32),
    /// An import that is under way, in which form: the tab.
    Intent(Since, String),
    /// What it is about to write, in which form: the tab, and which one of many.
    Staged(Since, String, u32),
    /// A record that could not be read.
    Quarantine(String),
    /// Ours, but not known to this version.
    Unknown,
    /// Some other program's.
    Foreign,
}

/// The words for slots, intents and what is staged, by their form. A version that
/// does not know a form does not know its keys either, and leaves them alone.
const SLOTS: [&str; 2] = ["undo", "deed"];
const INTENTS: [&str; 2] = ["intent", "import"];
const STAGED: [&str; 2] = ["staged", "prepared"];

impl Subject {
    /// Where it is itself.
    #[must_use]
    pub fn definition(&self) -> Place {
        let of = self.clone();
        Place { of, year: None }
    }

    /// What begins the keys of its definition and of its years, and nothing else's but of
    /// an id that goes on.
    pub(super) fn prefixes(&self) -> [String; 2] {
        let id = self.id.as_str();
        [self.kind.word, self.kind.dated].map(|word| ["waymark/1/", word, "/", id].concat())
    }

    /// Where its dated values of a year are.
    #[must_use]
    pub fn year(&self, year: i32) -> Place {
        let (of, year) = (self.clone(), Some(year));
        Place { of, year }
    }
}

/// Records themselves come before their years.
impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let order = |place: &Self| place.year.is_some();
        let order = order(self).cmp(&order(other));
        order.then_with(|| (&self.of, self.year).cmp(&(&other.of, other.year)))
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Place {
    /// The place written so, if it is one of a kind that is known: `<kind>/<id>` or
    /// `<dated>/<id>/<year>`.
    #[must_use]
    pub fn parse(kinds: Kinds, text: &str) -> Option<Self> {
        match Key::parse(kinds, &format!("waymark/1/{text}")) {
            Key::Record(place, 1) => Some(place),
            _ => None,
        }
    }

    /// The key of one of its parts, counted from 1.
    #[must_use]
    pub fn key(&self, part: u32) -> String {
        Key::Record(self.clone(), part).to_string()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Subject { kind, id } = &self.of;
        match self.year {
            None => write!(to, "{}/{id}", kind.word),
            Some(year) => write!(to, "{}/{id}/{year}", kind.dated),
        }
    }
}

impl Key {
    /// The one under which what cannot be read is put aside, if none is there yet.
    #[must_use]
    pub fn aside(key: &str) -> Self {
        Self::Quarantine(key.strip_prefix(OURS).unwrap_or(key).to_owned())
    }

    /// What a key holds, by its name.
    #[must_use]
    pub fn parse(kinds: Kinds, key: &str) -> Self {
        if let Some(rest) = key.strip_prefix(QUARANTINE) {
            return Self::Quarantine(rest.to_owned());
        }
        if !key.starts_with(OURS) {
            return Self::Foreign;
        }
        let known = Self::parse_known(kinds, key);
        // One text for each key: "/01" is no part.
        known
            .filter(|it| it.to_string() == key)
            .unwrap_or(Self::Unknown)
    }

    fn parse_known(kinds: Kinds, key: &str) -> Option<Self> {
        let mut names = key.strip_prefix("waymark/1/")?.split('/');
        let (word, name) = (names.next()?, names.next()?);
        let third = names.next();
        let fourth = names.next();
        let number = |text: Option<&str>| text.map_or(Some(1), |text| text.parse().ok());
        let known = if let Some(kind) = kinds.of_word(word) {
            let of = kind.of(Id::parse(name)?);
            Self::Record(of.definition(), number(third)?)
        } else if let Some(kind) = kinds.of_dated(word) {
            let of = kind.of(Id::parse(name)?);
            let year = third?.parse().ok();
            let year = year.filter(|year| (0..=9999).contains(year))?;
            Self::Record(of.year(year), number(fourth)?)
        } else if let Some(form) = form_of(&SLOTS, word) {
            Self::Slot(form, name.to_owned(), third?.parse().ok()?)
        } else if let Some(form) = form_of(&INTENTS, word) {
            Self::Intent(form, name.to_owned())
        } else if let Some(form) = form_of(&STAGED, word) {
            Self::Staged(form, name.to_owned(), third?.parse().ok()?)
        } else {
            return None;
        };
        let part = matches!(&known, Self::Record(_, 0));
        (!part && names.next().is_none()).then_some(known)
    }
}

/// What begins the keys of what is only under way.
#[must_use]
pub fn under_way() -> [String; 4] {
    let [intents, staged] = [INTENTS, STAGED];
    [intents[0], intents[1], staged[0], staged[1]].map(|word| ["waymark/1/", word, "/"].concat())
}

fn form_of(words: &[&str; 2], word: &str) -> Option<Since> {
    let [first, several] = words;
    match word {
        word if word == *first => Some(Since::First),
        word if word == *several => Some(Since::Several),
        _ => None,
    }
}

/// Whether a key holds what could not be read and was put aside.
#[must_use]
pub fn is_aside(key: &str) -> bool {
    key.starts_with(QUARANTINE)
}

impl fmt::Display for Key {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(place, 1) => write!(to, "waymark/1/{place}"),
            Self::Record(place, part) => write!(to, "waymark/1/{place}/{part}"),
            Self::Slot(form, tab, slot) => {
                let word = SLOTS[*form as usize];
                write!(to, "waymark/1/{word}/{tab}/{slot}")
            }
            Self::Intent(form, tab) => write!(to, "waymark/1/{}/{tab}", INTENTS[*form as usize]),
            Self::Staged(form, tab, index) => {
                let word = STAGED[*form as usize];
                write!(to, "waymark/1/{word}/{tab}/{index}")
            }
            Self::Quarantine(rest) => write!(to, "{QUARANTINE}{rest}"),
            Self::Unknown | Self::Foreign => Ok(()),
        }
    }
}
