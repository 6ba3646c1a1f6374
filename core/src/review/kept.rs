//! What is remembered of a review: when it was begun and finished, and what was done with
//! each step. So one can stop and go on, and the minutes can be written later.
//!
//! Each step is a field of its own: what two devices did with two steps merges, and of what
//! they did with one the later stands. No value is kept here: a reading that was recorded
//! stands with its KPI, and the step says of which day it is.

use std::collections::BTreeMap;

use time::Date;

use super::key::Key;
use crate::metric::dated::LONGEST_NOTE;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Said, Shape, Words, member};
use crate::record::{Record, Value};

/// What is remembered of a review. A record that says nothing understandable is as one of
/// a review that was not begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    /// The day on which it was begun.
    pub begun: Option<Date>,
    /// The day on which it was finished.
    pub finished: Option<Date>,
    /// Who took part, empty for not said.
    pub who: String,
    /// What was done with the steps.
    pub steps: BTreeMap<Key, Done>,
}

/// What was done with a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    /// All of it, in its order. Empty of what a newer version did.
    pub did: Vec<Did>,
    /// What there is to say about it, empty for nothing.
    pub note: String,
    /// The day on which it was done.
    pub on: Date,
    /// The day that the reading is of, or the check-ins, where some were recorded.
    pub reading: Option<Date>,
    /// The record that was made: the objective that was begun, or the KPI.
    pub made: Option<Id>,
}

/// Something that is done with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Did {
    /// It was looked at, and that was all.
    Seen,
    /// It was left for another time.
    Skipped,
    /// A reading or check-ins were recorded.
    Recorded,
    /// It was said that the unit has no reading.
    MarkedClosed,
    /// What happened outside was noted.
    Noted,
    /// It is known to be out of band.
    Acknowledged,
    /// An objective that restores it was begun: the second hand-off.
    Restoring,
    /// Its band was moved: also the first hand-off's return.
    BandMoved,
    /// Its band stays.
    BandLeft,
    /// A new base was begun.
    BaseBegun,
    /// No new base was begun.
    BaseRefused,
    /// What it lacked to be a KPI was said.
    Completed,
    /// It was paused.
    Paused,
    /// It was retired.
    Retired,
    /// It is watched again.
    Resumed,
    /// An objective was closed.
    Closed,
    /// What was learned was written.
    Learned,
    /// A key result became a KPI: the third hand-off.
    Graduated,
    /// It is asked again later whether the level holds.
    AskedLater,
    /// Nothing is made of the key result.
    Left,
    /// An objective that goes on from it was begun.
    WentOn,
    /// An objective was begun.
    Planned,
}

/// What was done, as it is written.
const WORDS: Words<Did> = Words(&[
    (Did::Seen, "seen"),
    (Did::Skipped, "skipped"),
    (Did::Recorded, "recorded"),
    (Did::MarkedClosed, "marked-closed"),
    (Did::Noted, "noted"),
    (Did::Acknowledged, "acknowledged"),
    (Did::Restoring, "restoring"),
    (Did::BandMoved, "band-moved"),
    (Did::BandLeft, "band-left"),
    (Did::BaseBegun, "base-begun"),
    (Did::BaseRefused, "base-refused"),
    (Did::Completed, "completed"),
    (Did::Paused, "paused"),
    (Did::Retired, "retired"),
    (Did::Resumed, "resumed"),
    (Did::Closed, "closed"),
    (Did::Learned, "learned"),
    (Did::Graduated, "graduated"),
    (Did::AskedLater, "asked-later"),
    (Did::Left, "left"),
    (Did::WentOn, "went-on"),
    (Did::Planned, "planned"),
]);

const BEGUN: Row = Row::own("begun", Shape::Day);
const FINISHED: Row = Row::own("finished", Shape::Day);
const WHO: Row = Row::own("who", Shape::Text(LONGEST_NAME));
const STEP: Row = Row::one(STEPS, Shape::Members(&MEMBERS));

/// The list of the steps, each said in one piece.
const STEPS: &str = "step";

const DID: &str = "did";
const NOTE: &str = "note";
// Not "on", which says of a closing that it ended.
const ON: &str = "done";
const READING: &str = "reading";
const MADE: &str = "made";

const MEMBERS: [Member; 5] = [
    Member {
        word: DID,
        shape: Shape::Word,
        is_needed: false,
    },
    Member {
        word: NOTE,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: false,
    },
    Member {
        word: ON,
        shape: Shape::Day,
        is_needed: true,
    },
    Member {
        word: READING,
        shape: Shape::Day,
        is_needed: false,
    },
    Member {
        word: MADE,
        shape: Shape::Id,
        is_needed: false,
    },
];

/// What is said of a review.
pub(super) const TABLE: &[Row] = &[BEGUN, FINISHED, WHO, STEP];

impl Review {
    /// Reads it from its record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let steps = record.ones_of(STEPS);
        let steps = steps.filter_map(|(name, said)| Some((Key::parse(name)?, Done::read(said)?)));
        Self {
            begun: record.said(&BEGUN.name(None)),
            finished: record.said(&FINISHED.name(None)),
            who: record.said(&WHO.name(None)).unwrap_or_default(),
            steps: crate::sorted::sorted(steps),
        }
    }

    /// The fields that keep what was done with a step: with the day on which the review
    /// was begun, where this is the first. Nothing done takes the step back.
    #[must_use]
    pub fn says(&self, key: &Key, done: Option<&Done>, today: Date) -> Vec<(Name, Value)> {
        let begins = self.begun.is_none() && done.is_some();
        let begun = begins.then(|| BEGUN.says(Some(today)));
        begun.into_iter().chain([step(key, done)]).collect()
    }
}

impl Done {
    /// What was done with a step today, without a note.
    #[must_use]
    pub fn of(did: Did, today: Date) -> Self {
        Self {
            did: vec![did],
            note: String::new(),
            on: today,
            reading: None,
            made: None,
        }
    }

    /// With something else that was done with it, today. Having looked at it, or left it
    /// for another time, is over once something was.
    #[must_use]
    pub fn and(mut self, did: Did, today: Date) -> Self {
        let says_nothing = |it: &Did| matches!(it, Did::Seen | Did::Skipped);
        if !self.did.is_empty() && says_nothing(&did) {
            return self;
        }
        self.did.retain(|it| *it != did && !says_nothing(it));
        self.did.push(did);
        self.on = today;
        self
    }

    /// Whether something was done, and not only looked at or left.
    #[must_use]
    pub fn is_something(&self) -> bool {
        self.did
            .iter()
            .any(|it| !matches!(it, Did::Seen | Did::Skipped))
    }

    /// Whether this was done.
    #[must_use]
    pub fn has(&self, did: Did) -> bool {
        self.did.contains(&did)
    }
}

impl Said for Done {
    fn read(value: &Value) -> Option<Self> {
        let did: String = member(value, DID).unwrap_or_default();
        let did = did.split(' ');
        Some(Self {
            did: did.filter_map(|it| WORDS.read(Some(&it.into()))).collect(),
            note: member(value, NOTE).unwrap_or_default(),
            on: member(value, ON)?,
            reading: member(value, READING),
            made: member(value, MADE),
        })
    }

    fn write(&self) -> Value {
        let did: Vec<String> = self.did.iter().filter_map(|it| WORDS.of(*it)).collect();
        let note = Some(self.note.trim().to_owned());
        Members::default()
            .with(DID, Some(did.join(" ")))
            .with(NOTE, note.filter(|it| !it.is_empty()))
            .with(ON, Some(self.on))
            .with(READING, self.reading)
            .with(MADE, self.made.clone())
            .write()
    }
}

/// The field of what was done with a step; none takes that back.
#[must_use]
pub fn step(key: &Key, done: Option<&Done>) -> (Name, Value) {
    let value = done.map_or(Value::Null, Said::write);
    (Name::one(STEPS, key), value)
}

/// The field of the day on which it was finished; none opens it again.
#[must_use]
pub fn finished(on: Option<Date>) -> (Name, Value) {
    FINISHED.says(on)
}

/// The field of who took part.
#[must_use]
pub fn with_whom(who: &str) -> (Name, Value) {
    let who = who.trim();
    WHO.says((!who.is_empty()).then(|| who.to_owned()))
}

/// Which step a field of its record is of.
#[must_use]
pub fn step_of(name: &Name) -> Option<Key> {
    match name {
        Name::One(list, key) if list == STEPS => Key::parse(key),
        _ => None,
    }
}
