//! What happened outside.

use time::Date;

use super::dated::LONGEST_NOTE;
use crate::record::id::Id;
use crate::record::kind::Row;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, member};
use crate::record::{Record, Value};
use crate::sorted::sort_few;

/// A dated outside event (an algorithm change, a holiday): shown on the chart and
/// in the report, never part of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name for good.
    pub id: Id,
    /// The day it is of.
    pub date: Date,
    /// What happened.
    pub text: String,
}

const DATE: &str = "date";
const TEXT: &str = "text";

/// The list of all of them, each said in one piece.
const LIST: &str = "note";

const NOTE: Row = Row::one(LIST, Shape::Members(&MEMBERS));

const MEMBERS: [Member; 2] = [
    Member {
        word: DATE,
        shape: Shape::Day,
        is_needed: true,
    },
    Member {
        word: TEXT,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: true,
    },
];

/// What is said of them.
pub(crate) const TABLE: &[Row] = &[NOTE];

impl Note {
    /// Those in a record, the oldest first.
    pub(crate) fn all(record: &Record) -> Vec<Self> {
        let notes = record.ones_of(LIST).filter_map(|(id, said)| {
            Some(Self {
                id: Id::parse(id)?,
                date: member(said, DATE)?,
                text: member(said, TEXT)?,
            })
        });
        let mut all: Vec<Self> = notes.collect();
        sort_few(&mut all, |one, other| {
            (one.date, &one.id).cmp(&(other.date, &other.id))
        });
        all
    }

    /// The field that keeps it.
    #[must_use]
    pub fn field(&self) -> (Name, Value) {
        let said = Members::default()
            .with(DATE, Some(self.date))
            .with(TEXT, Some(self.text.trim().to_owned()));
        (NOTE.name(Some(&self.id)), said.write())
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        NOTE.of_one_says(id, None::<String>)
    }
}
