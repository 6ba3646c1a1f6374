//! Where natural limits begin, as it is kept.

use time::Date;

use crate::metric::dated::LONGEST_NOTE;
use crate::record::id::Id;
use crate::record::kind::Row;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, member};
use crate::record::{Record, Value};
use crate::sorted::sort_few;

/// Where the values begin that natural limits rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base {
    /// Its name for good.
    pub id: Id,
    /// A day of its first unit.
    pub from: Date,
    /// Why it was begun; empty for the first one, which was locked by itself.
    pub reason: String,
}

/// The list of bases, each said in one piece.
const BASES: &str = "base";

const BASE: Row = Row::one(BASES, Shape::Members(&MEMBERS));

/// What is said of them.
pub(super) const TABLE: &[Row] = &[BASE];

const FROM: &str = "from";
const REASON: &str = "reason";

const MEMBERS: [Member; 2] = [
    Member {
        word: FROM,
        shape: Shape::Day,
        is_needed: true,
    },
    Member {
        word: REASON,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: false,
    },
];

impl Base {
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let all = record.ones_of(BASES).filter_map(|(id, said)| {
            Some(Self {
                id: Id::parse(id)?,
                from: member(said, FROM)?,
                reason: member(said, REASON).unwrap_or_default(),
            })
        });
        let mut all: Vec<Self> = all.collect();
        sort_few(&mut all, |one, other| {
            (one.from, &one.id).cmp(&(other.from, &other.id))
        });
        all
    }

    /// The field that keeps it.
    #[must_use]
    pub fn field(&self) -> (Name, Value) {
        let reason = self.reason.trim().to_owned();
        let said = Members::default()
            .with(FROM, Some(self.from))
            .with(REASON, Some(reason).filter(|it| !it.is_empty()));
        (BASE.name(Some(&self.id)), said.write())
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        BASE.of_one_says(id, None::<String>)
    }
}
