//! A kind of record as plain data: its words in keys, and its table of fields.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::id::Id;
use super::name::{Name, day_of, is_dated};
use super::shape::{Said, Shape, Unfit};
use super::{Record, Value};

/// The most characters of a title or name (spec, *Limits*).
pub const LONGEST_NAME: usize = crate::name::Name::LIMIT;

/// A record's title: what a list shows of any kind.
pub const TITLE: Row = Row::own("title", Shape::Text(LONGEST_NAME));

/// Since when a record of any kind is in the bin.
pub const BIN: Row = Row::own("bin", Shape::Day);

/// That a record of any kind was deleted for good.
pub const GONE: Row = Row::own("gone", Shape::Flag);

/// What is said of a record of any kind, besides its title.
const OF_ANY: &[Row] = &[BIN, GONE];

/// A kind of record. There is one value of each, and its word tells it from others.
pub struct Kind {
    /// Its word in the key of a record.
    pub word: &'static str,
    /// The word in the key of a year of its dated values.
    pub dated: &'static str,
    /// Since which form of an action's slot it is known; see
    /// [`Slot`](crate::store::slot::Slot).
    pub since: Since,
    /// Whether there is one record of it at most, under a fixed id, or one of each of the
    /// things that its ids name, such as weeks. It begins with the first thing that is
    /// said of it, is in no list and never in the bin, and of what was written at the same
    /// time the newest stands: nobody is asked to choose.
    pub is_single: bool,
    /// Every field that this version knows of it, but those of any kind.
    pub tables: &'static [&'static [Row]],
    /// What a dated value may hold.
    pub value: Shape,
    /// The dated values that stay in the record itself, since lists need them: the
    /// names of their fields.
    pub needed_by_lists: fn(&Record) -> BTreeSet<String>,
    /// The other records that a definition names and cannot do without: as long as it is not
    /// gone, they are not deleted for good. None where no record of the kind names any.
    pub names: Option<fn(&Record) -> Vec<Subject>>,
}

/// Which record: one of a kind, by its id. Two records of different kinds may have one
/// id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// What kind of record it is.
    pub kind: &'static Kind,
    /// What it is called for good.
    pub id: Id,
}

/// The kinds that a store knows. What is of any other kind is left alone.
#[derive(Clone, Copy, Debug)]
pub struct Kinds(pub &'static [&'static Kind]);

/// Since when something is known, by the forms of an action's slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Since {
    /// The first, of one record of the first kind.
    First,
    /// The one of several records, of any kind.
    Several,
}

/// A field that is known: what it is called, and what it may hold.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The list that it is of, if it is of one.
    list: Option<&'static str>,
    /// Its word; none where a thing of a list is said in one piece.
    word: Option<&'static str>,
    /// What it may hold.
    pub shape: Shape,
}

impl Row {
    /// What is said of the record itself.
    #[must_use]
    pub const fn own(word: &'static str, shape: Shape) -> Self {
        let (list, word) = (None, Some(word));
        Self { list, word, shape }
    }

    /// What is said of each thing of a list.
    #[must_use]
    pub const fn of(list: &'static str, word: &'static str, shape: Shape) -> Self {
        let (list, word) = (Some(list), Some(word));
        Self { list, word, shape }
    }

    /// Each thing of a list, said in one piece.
    #[must_use]
    pub const fn one(list: &'static str, shape: Shape) -> Self {
        let (list, word) = (Some(list), None);
        Self { list, word, shape }
    }

    /// Its name; of a thing of a list, that of this one.
    #[must_use]
    pub fn name(&self, id: Option<&Id>) -> Name {
        match (self.list, self.word, id) {
            (Some(list), Some(word), Some(id)) => Name::of(list, id.clone(), word),
            (Some(list), _, Some(id)) => Name::one(list, id),
            (Some(list), ..) => Name::one(list, ""),
            (None, word, _) => Name::own(word.unwrap_or_default()),
        }
    }

    /// The field with what it shall say: nothing takes it away.
    #[must_use]
    pub fn says(&self, said: Option<impl Said>) -> (Name, Value) {
        let value = said.map_or(Value::Null, |said| said.write());
        (self.name(None), value)
    }

    /// The field of one thing of a list with what it shall say.
    #[must_use]
    pub fn of_one_says(&self, id: &Id, said: Option<impl Said>) -> (Name, Value) {
        let value = said.map_or(Value::Null, |said| said.write());
        (self.name(Some(id)), value)
    }

    /// Its word, if it is said of the record itself: as its name is written.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self.word {
            Some(word) => word,
            None => "",
        }
    }

    /// Whether it is this field, of whichever thing of its list.
    #[must_use]
    pub fn is(&self, name: &Name) -> bool {
        match name {
            Name::Own(word) => self.list.is_none() && self.word == Some(word),
            Name::One(list, _) => self.list == Some(list) && self.word.is_none(),
            Name::Of(list, _, word) => self.list == Some(list) && self.word == Some(word),
            Name::At(..) => false,
        }
    }
}

impl Kind {
    /// The record of this kind with an id.
    #[must_use]
    pub const fn of(&'static self, id: Id) -> Subject {
        Subject { kind: self, id }
    }

    /// Whether a field can hold a value that comes from outside. What this version
    /// does not know can hold anything, and anything can have been taken away.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn accepts(&self, field: &str, value: &Value) -> Result<(), Unfit> {
        if value.is_null() {
            return Ok(());
        }
        let name = Name::parse(field);
        match &name {
            Name::At(..) => self.value.accepts(value),
            // Of whichever thing.
            _ if day_of(field).is_some() => self.value.accepts(value),
            _ if is_dated(field) => Err(Unfit::NotADate),
            name => {
                let row = self.row(name);
                row.map_or(Ok(()), |row| row.shape.accepts(value))
            }
        }
    }

    /// Every field that this version knows.
    pub fn rows(&self) -> impl Iterator<Item = &'static Row> {
        let tables = std::iter::once(&OF_ANY).chain(self.tables);
        tables.flat_map(|table| table.iter())
    }

    /// The row of a field, if this version knows it.
    #[must_use]
    pub fn row(&self, name: &Name) -> Option<&'static Row> {
        self.rows().find(|row| row.is(name))
    }
}

impl Since {
    /// All of them, the first first.
    pub const ALL: [Self; 2] = [Self::First, Self::Several];
}

impl Kinds {
    /// The kind with a word in the key of a record.
    #[must_use]
    pub fn of_word(self, word: &str) -> Option<&'static Kind> {
        self.0.iter().copied().find(|kind| kind.word == word)
    }

    /// The kind with a word in the key of a year of its dated values.
    #[must_use]
    pub fn of_dated(self, word: &str) -> Option<&'static Kind> {
        self.0.iter().copied().find(|kind| kind.dated == word)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}", self.kind.word, self.id)
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{self}")
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.word == other.word
    }
}

impl Eq for Kind {}

impl Hash for Kind {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.word.hash(state);
    }
}

impl Ord for Kind {
    fn cmp(&self, other: &Self) -> Ordering {
        self.word.cmp(other.word)
    }
}

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.word)
    }
}
