//! A dated value: a check-in on a key result, a reading of a KPI.
//!
//! [`Typed::check`] is the one door for what somebody types into a field, a form or
//! the cells of a table, and [`SHAPE`] is the same rule for what a file brings.

use time::Date;

use crate::day::{NoDay, kept_day, near, read_day};
use crate::number::decimal::Decimal;
use crate::number::understood::{self, Notation};
use crate::period::parse_date;
use crate::record::id::Id;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, member, parse};
use crate::record::{Record, Value};

/// The most a confidence can be: certain. The least is 0, will not.
pub const CERTAIN: u8 = 10;

/// The most characters of a note (spec, *Limits*).
pub const LONGEST_NOTE: usize = 2_000;

/// A value of a day, with what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The day it is of.
    pub date: Date,
    /// The value; of a yes/no 1 or 0.
    pub value: Decimal,
    /// How sure somebody is that it will be reached, from 0 to 10.
    pub confidence: Option<u8>,
    /// What there is to say about it.
    pub note: String,
}

/// How sure somebody was of a key result whose values stand elsewhere, since it is a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sure {
    /// The day on which that was said.
    pub date: Date,
    /// How sure, from 0 to 10, if that was said.
    pub confidence: Option<u8>,
    /// What there was to say about it.
    pub note: String,
}

const VALUE: &str = "value";
const CONFIDENCE: &str = "confidence";
const NOTE: &str = "note";

/// What the field of a dated value holds.
pub const SHAPE: Shape = Shape::SomeOf(&MEMBERS);

const MEMBERS: [Member; 3] = [
    Member {
        word: VALUE,
        shape: Shape::Number,
        // None where somebody only says how sure they are of a key result that is a KPI.
        is_needed: false,
    },
    Member {
        word: CONFIDENCE,
        shape: Shape::Upto(CERTAIN),
        is_needed: false,
    },
    Member {
        word: NOTE,
        shape: Shape::Text(LONGEST_NOTE),
        is_needed: false,
    },
];

/// A dated value as somebody types it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The value.
    pub value: String,
    /// Its day, as a field of days has it.
    pub day: String,
    /// The confidence.
    pub confidence: String,
    /// The note.
    pub note: String,
}

/// Which days a dated value may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The day that it is: none after it. Where a value is of tomorrow already, that; see
    /// [`NewDay::last`](super::history::NewDay::last).
    pub today: Date,
    /// But this one, which it has already: where one has flown west, it may still be
    /// to come, and it may be of any year.
    pub known: Option<Date>,
}

/// Why what was typed is no dated value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no value.
    NoValue,
    /// The value is no number.
    Value(understood::Problem),
    /// There is no day that somebody means.
    Day(NoDay),
    /// The day is still to come.
    InTheFuture(Date),
    /// The confidence is no whole number from 0 to 10.
    Confidence,
    /// The note has so many characters, more than [`LONGEST_NOTE`].
    LongNote(usize),
}

/// Which part of what was typed something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The value.
    Value,
    /// Its day.
    Day,
    /// The confidence.
    Confidence,
    /// The note.
    Note,
}

impl Problem {
    /// What it is about.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::NoValue | Self::Value(_) => Part::Value,
            Self::Day(_) | Self::InTheFuture(_) => Part::Day,
            Self::Confidence => Part::Confidence,
            Self::LongNote(_) => Part::Note,
        }
    }
}

impl From<NoDay> for Problem {
    fn from(why: NoDay) -> Self {
        Self::Day(why)
    }
}

impl Typed {
    /// What it says of what is measured in a unit, which may be empty; or everything that
    /// is wrong with it.
    ///
    /// # Errors
    ///
    /// All problems, in the order of the fields.
    pub fn check(
        &self,
        notation: &Notation,
        unit: &str,
        days: &Days,
    ) -> Result<Dated, Vec<Problem>> {
        let value = match notation.read_in(&self.value, unit) {
            Ok(Some(understood)) => Ok(understood.value),
            Ok(None) => Err(Problem::NoValue),
            Err(problem) => Err(Problem::Value(problem)),
        };
        let known = days
            .known
            .filter(|known| parse_date(&self.day) == Some(*known));
        let day = known.map_or_else(|| Ok(read_day(&self.day, days.today)?), Ok);
        Dated::check(value, day, &self.confidence, &self.note, days)
    }

    /// The value, where it should be said how it is read, since it could be misread.
    #[must_use]
    pub fn could_be_misread(&self, notation: &Notation, unit: &str) -> Option<Decimal> {
        let understood = notation.read_in(&self.value, unit).ok()??;
        understood.could_be_misread.then_some(understood.value)
    }

    /// As a text that is kept while the form is open.
    #[must_use]
    pub fn write(&self) -> String {
        Members::default()
            .with(VALUE, Some(self.value.clone()))
            .with("day", Some(kept_day(&self.day).to_owned()))
            .with(CONFIDENCE, Some(self.confidence.clone()))
            .with(NOTE, Some(self.note.clone()))
            .write()
            .to_string()
    }

    /// Reads what [`Self::write`] wrote; nothing typed from any other text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let kept = parse(text).unwrap_or_default();
        let typed = |word| member(&kept, word).unwrap_or_default();
        Self {
            value: typed(VALUE),
            day: typed("day"),
            confidence: typed(CONFIDENCE),
            note: typed(NOTE),
        }
    }

    /// Whether more was typed than a value.
    #[must_use]
    pub const fn says_more(&self) -> bool {
        !(self.day.is_empty() && self.confidence.is_empty() && self.note.is_empty())
    }
}

impl Dated {
    /// A dated value of these parts, however value and day were read.
    ///
    /// # Errors
    ///
    /// All that is wrong with them, in the order of the fields.
    pub fn check(
        value: Result<Decimal, Problem>,
        day: Result<Date, Problem>,
        confidence: &str,
        note: &str,
        days: &Days,
    ) -> Result<Self, Vec<Problem>> {
        let is_to_come = |day: Date| day > days.today && Some(day) != days.known;
        let day = day.and_then(|day| match is_to_come(day) {
            true => Err(Problem::InTheFuture(day)),
            false if Some(day) == days.known => Ok(day),
            false => Ok(near(day, days.today)?),
        });
        let (sure, note) = (confidence_in(confidence), note_in(note));
        match (value, day, sure, note) {
            (Ok(value), Ok(date), Ok(confidence), Ok(note)) => Ok(Self {
                date,
                value,
                confidence,
                note,
            }),
            (value, day, sure, note) => {
                let problems = [value.err(), day.err(), sure.err(), note.err()];
                Err(problems.into_iter().flatten().collect())
            }
        }
    }

    /// A value of a day, with nothing else said.
    #[must_use]
    pub const fn plain(date: Date, value: Decimal) -> Self {
        Self {
            date,
            value,
            confidence: None,
            note: String::new(),
        }
    }

    /// The name of its field, as a value of this: one a day.
    #[must_use]
    pub const fn name(&self, of: Id) -> Name {
        Name::At(of, self.date)
    }

    /// What its field says.
    #[must_use]
    pub fn said(&self) -> Value {
        self.members().write()
    }

    /// The field again as it has to be when this corrects what it said: what is not
    /// known of the old one stays.
    #[must_use]
    pub fn corrects(&self, old: Option<&Value>) -> Value {
        self.members().over(old, &MEMBERS)
    }

    /// The field again when this comes on a day that has one already: what it does not
    /// say stays.
    #[must_use]
    pub fn adds_to(&self, old: Option<&Value>) -> Value {
        self.members().over(old, &[])
    }

    fn members(&self) -> Members {
        Members::default()
            .with(VALUE, Some(self.value))
            .with(CONFIDENCE, self.confidence)
            .with(NOTE, Some(self.note.clone()).filter(|it| !it.is_empty()))
    }

    /// Reads it from what its field says; none if that has no value.
    #[must_use]
    pub fn read(date: Date, said: &Value) -> Option<Self> {
        let confidence = member(said, CONFIDENCE);
        Some(Self {
            date,
            value: member(said, VALUE)?,
            confidence: confidence.filter(|it| *it <= CERTAIN),
            note: member(said, NOTE).unwrap_or_default(),
        })
    }
}

/// The confidence that a text is; none if it is empty.
fn confidence_in(text: &str) -> Result<Option<u8>, Problem> {
    match text.trim() {
        "" => Ok(None),
        text => {
            let sure = text.parse().ok().filter(|it| *it <= CERTAIN);
            sure.map(Some).ok_or(Problem::Confidence)
        }
    }
}

fn note_in(text: &str) -> Result<String, Problem> {
    let length = text.chars().count();
    match length > LONGEST_NOTE {
        true => Err(Problem::LongNote(length)),
        false => Ok(text.trim().to_owned()),
    }
}

impl Sure {
    /// How sure somebody is on a day, as they type it; none where they do not say.
    ///
    /// # Errors
    ///
    /// That the confidence is no whole number from 0 to 10, and that the note is too long.
    pub fn check(confidence: &str, note: &str, date: Date) -> Result<Option<Self>, Vec<Problem>> {
        match (confidence_in(confidence), note_in(note)) {
            (Ok(confidence), Ok(note)) => Ok(confidence.map(|_| Self {
                date,
                confidence,
                note,
            })),
            (confidence, note) => {
                let problems = [confidence.err(), note.err()];
                Err(problems.into_iter().flatten().collect())
            }
        }
    }

    /// The name of its field, as how sure somebody is of this.
    #[must_use]
    pub const fn name(&self, of: Id) -> Name {
        Name::At(of, self.date)
    }

    /// What its field says.
    #[must_use]
    pub fn said(&self) -> Value {
        self.members().write()
    }

    /// The field again when this comes on a day that has one already: what it does not
    /// say stays, and a value that stands there too.
    #[must_use]
    pub fn adds_to(&self, old: Option<&Value>) -> Value {
        self.members().over(old, &[])
    }

    fn members(&self) -> Members {
        Members::default()
            .with(CONFIDENCE, self.confidence)
            .with(NOTE, Some(self.note.clone()).filter(|it| !it.is_empty()))
    }

    /// Reads it from what a field says that has no value.
    fn read(date: Date, said: &Value) -> Option<Self> {
        let confidence = member(said, CONFIDENCE);
        let sure = Self {
            date,
            confidence: confidence.filter(|it| *it <= CERTAIN),
            note: member(said, NOTE).unwrap_or_default(),
        };
        let says = sure.confidence.is_some() || !sure.note.is_empty();
        (member::<Decimal>(said, VALUE).is_none() && says).then_some(sure)
    }
}

/// How sure somebody was of one thing that has no values of its own, the oldest first.
#[must_use]
pub fn sure_in(record: &Record, of: &Id) -> Vec<Sure> {
    let dated = record.dated(of);
    dated
        .filter_map(|(date, said)| Sure::read(date, said))
        .collect()
}

/// The dated values of one thing that are in a record, the oldest first.
#[must_use]
pub fn all_in(record: &Record, of: &Id) -> Vec<Dated> {
    let dated = record.dated(of);
    dated
        .filter_map(|(date, said)| Dated::read(date, said))
        .collect()
}
