//! A reading: what a KPI was in a unit of its cadence.

use time::Date;

use crate::metric::dated::LONGEST_NOTE;
use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, member};
use crate::record::{Record, Value};

/// What a KPI was in a unit: one a unit, which carries a day of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The day that decides which unit and which month it is of; see
    /// [`Unit::day_of`](super::unit::Unit::day_of).
    pub day: Date,
    /// The value as it was typed, of a running total the total; none where it is said that
    /// there is none ("closed").
    pub value: Option<Decimal>,
    /// What there is to say about it.
    pub note: String,
}

const VALUE: &str = "value";
const CLOSED: &str = "closed";
const NOTE: &str = "note";

/// What the field of a reading holds.
pub const SHAPE: Shape = Shape::Members(&MEMBERS);

const MEMBERS: [Member; 3] = [
    Member {
        word: VALUE,
        shape: Shape::Number,
        is_needed: false,
    },
    Member {
        word: CLOSED,
        shape: Shape::Flag,
        is_needed: false,
    },
    Member {
        word: NOTE,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: false,
    },
];

/// What readings are of, in the names of their fields: a KPI has one number.
const OF: &str = "value";

impl Reading {
    /// The name of the field of a day's reading.
    #[must_use]
    pub fn name(day: Date) -> Name {
        Name::At(of(), day)
    }

    /// Its field, with what it says over what is there already: what is not known of that
    /// stays.
    #[must_use]
    pub fn field(&self, known: Option<&Value>) -> (Name, Value) {
        let said = Members::default()
            .with(VALUE, self.value)
            .with(CLOSED, self.value.is_none().then_some(true))
            .with(NOTE, Some(self.note.clone()).filter(|it| !it.is_empty()));
        (Self::name(self.day), said.over(known, &MEMBERS))
    }

    /// Reads it from what its field says; none if that says neither a value nor that there
    /// is none.
    #[must_use]
    pub fn read(day: Date, said: &Value) -> Option<Self> {
        let value = member(said, VALUE);
        let is_closed = member(said, CLOSED) == Some(true);
        (value.is_some() || is_closed).then(|| Self {
            day,
            value,
            note: member(said, NOTE).unwrap_or_default(),
        })
    }

    /// Those in a record, the oldest first.
    #[must_use]
    pub fn all(record: &Record) -> Vec<Self> {
        let of = of();
        let dated = record.dated(&of);
        dated
            .filter_map(|(day, said)| Self::read(day, said))
            .collect()
    }
}

fn of() -> Id {
    Id::parse(OF).unwrap_or_else(|| Id::of_number(0))
}
