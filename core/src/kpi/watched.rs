//! Whether a KPI is watched: that it is known to be out of band, or that it rests.

use time::Date;

use crate::metric::dated::LONGEST_NOTE;
use crate::record::kind::Row;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Said, Shape, member};
use crate::record::{Record, Value};

/// That somebody knows that a KPI is out of band.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledged {
    /// The day on which that was said.
    pub on: Date,
    /// Why it is out of band.
    pub cause: String,
    /// The day on which to look again.
    pub again: Date,
}

/// That a KPI is not watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Since when.
    pub on: Date,
    /// Whether it is over for good: retired, and not only paused.
    pub is_for_good: bool,
    /// Why, empty for not said.
    pub reason: String,
}

const ACKNOWLEDGED: Row = Row::own("acknowledged", Shape::Members(&ACKNOWLEDGED_MEMBERS));
const REST: Row = Row::own("rest", Shape::Members(&REST_MEMBERS));

/// What is said of it.
pub(super) const TABLE: &[Row] = &[ACKNOWLEDGED, REST];

const REASON: &str = "reason";
const SINCE: &str = "since";
const CAUSE: &str = "cause";
const AGAIN: &str = "again";
const FOR_GOOD: &str = "for-good";

const ACKNOWLEDGED_MEMBERS: [Member; 3] = [
    needed(SINCE, Shape::Day),
    text(CAUSE),
    needed(AGAIN, Shape::Day),
];
const REST_MEMBERS: [Member; 3] = [
    needed(SINCE, Shape::Day),
    Member {
        word: FOR_GOOD,
        shape: Shape::Flag,
        is_needed: false,
    },
    text(REASON),
];

const fn needed(word: &'static str, shape: Shape) -> Member {
    Member {
        word,
        shape,
        is_needed: true,
    }
}

const fn text(word: &'static str) -> Member {
    Member {
        word,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: false,
    }
}

impl Acknowledged {
    /// The one in a record.
    pub(super) fn of(record: &Record) -> Option<Self> {
        record.said(&ACKNOWLEDGED.name(None))
    }
}

impl Rest {
    /// The one in a record.
    pub(super) fn of(record: &Record) -> Option<Self> {
        record.said(&REST.name(None))
    }
}

impl Said for Acknowledged {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            on: member(value, SINCE)?,
            cause: member(value, CAUSE).unwrap_or_default(),
            again: member(value, AGAIN)?,
        })
    }

    fn write(&self) -> Value {
        Members::default()
            .with(SINCE, Some(self.on))
            .with(CAUSE, said(&self.cause))
            .with(AGAIN, Some(self.again))
            .write()
    }
}

impl Said for Rest {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            on: member(value, SINCE)?,
            is_for_good: member(value, FOR_GOOD) == Some(true),
            reason: member(value, REASON).unwrap_or_default(),
        })
    }

    fn write(&self) -> Value {
        Members::default()
            .with(SINCE, Some(self.on))
            .with(FOR_GOOD, Some(true).filter(|_| self.is_for_good))
            .with(REASON, said(&self.reason))
            .write()
    }
}

/// The field that says that it is known to be out of band; none takes it back.
#[must_use]
pub fn acknowledged(said: Option<&Acknowledged>) -> (Name, Value) {
    ACKNOWLEDGED.says(said.map(Said::write))
}

/// The field that says that it is not watched; none watches it again.
#[must_use]
pub fn rests(rest: Option<&Rest>) -> (Name, Value) {
    REST.says(rest.map(Said::write))
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
