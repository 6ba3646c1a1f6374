//! A reading: what a KPI was in a unit of its cadence.
//!
//! [`Typed::check`] is the one door for what somebody types into a field, a form or the
//! cells of a table, and [`SHAPE`] is the same rule for what a file brings.

use time::Date;

use super::Kpi;
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::day::{NoDay, kept_day, read_day};
use crate::metric::dated::LONGEST_NOTE;
use crate::number::decimal::Decimal;
use crate::number::understood::{self, Notation};
use crate::period::{Period, parse_date};
use crate::record::id::Id;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, member, parse};
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

/// A reading as somebody types it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// The value; of a running total the total.
    pub value: String,
    /// Any day of its unit, as a field of days has it: 2026-09-30.
    pub day: String,
    /// That there is none in this unit ("closed"). The value is passed over then.
    pub is_closed: bool,
    /// The note.
    pub note: String,
}

/// Why what was typed is no reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// There is no value.
    NoValue,
    /// The value is no number.
    Value(understood::Problem),
    /// There is no day that somebody means.
    Day(NoDay),
    /// The whole unit is still to come.
    InTheFuture(Period),
    /// The day is a Saturday or Sunday, and the KPI is read on weekdays alone.
    Weekend(Date),
    /// The note has so many characters, more than [`LONGEST_NOTE`].
    LongNote(usize),
}

/// Which part of what was typed something is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The value.
    Value,
    /// The unit, or its day.
    Day,
    /// The note.
    Note,
}

impl Problem {
    /// What it is about.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::NoValue | Self::Value(_) => Part::Value,
            Self::Day(_) | Self::InTheFuture(_) | Self::Weekend(_) => Part::Day,
            Self::LongNote(_) => Part::Note,
        }
    }
}

const DAY: &str = "day";

impl From<NoDay> for Problem {
    fn from(why: NoDay) -> Self {
        Self::Day(why)
    }
}

impl Typed {
    /// What it says as a reading of a KPI, with the day that carries its unit; or
    /// everything that is wrong with it. A unit that runs can have one; one that is still
    /// to come cannot, unless it has one already: where one has flown west, it may.
    ///
    /// A second one corrects the first (spec, *KPIs*). Of a unit whose newest reading is of
    /// a later day than the one that carries it, as of a Friday where somebody checked in
    /// before it was a KPI, it takes that day: it would not stand for the unit else.
    ///
    /// # Errors
    ///
    /// All problems, in the order of value, day and note.
    pub fn check(
        &self,
        notation: &Notation,
        kpi: &Kpi,
        calendar: Calendar,
        today: Date,
    ) -> Result<Reading, Vec<Problem>> {
        let value = match notation.read_in(&self.value, self.unit_in(kpi, calendar)) {
            _ if self.is_closed => Ok(None),
            Ok(Some(understood)) => Ok(Some(understood.value)),
            Ok(None) => Err(Problem::NoValue),
            Err(problem) => Err(Problem::Value(problem)),
        };
        // What was brought here from a long history can be corrected.
        let is_known = |day: &Date| kpi.readings.iter().any(|it| it.day == *day);
        let known = parse_date(&self.day).filter(is_known);
        let day = known.map_or_else(|| Ok(read_day(&self.day, today)?), Ok);
        let read = Reading::check(value, day, &self.note, kpi, calendar, today)?;
        let day = kpi.newest_of_unit(read.day, calendar);
        Ok(Reading { day, ..read })
    }

    /// The same as a correction of the reading of a day, which stays of that day unless
    /// another one was typed.
    ///
    /// # Errors
    ///
    /// All problems, as of [`Self::check`].
    pub fn corrects(
        &self,
        known: Date,
        notation: &Notation,
        kpi: &Kpi,
        calendar: Calendar,
        today: Date,
    ) -> Result<Reading, Vec<Problem>> {
        let read = self.check(notation, kpi, calendar, today)?;
        let day = match parse_date(&self.day) {
            Some(typed) if typed == known => known,
            _ => read.day,
        };
        Ok(Reading { day, ..read })
    }

    /// The value, where it should be said how it is read, since it could be misread.
    #[must_use]
    pub fn could_be_misread(
        &self,
        notation: &Notation,
        kpi: &Kpi,
        calendar: Calendar,
    ) -> Option<Decimal> {
        let unit = self.unit_in(kpi, calendar);
        let understood = notation.read_in(&self.value, unit).ok()??;
        understood.could_be_misread.then_some(understood.value)
    }

    /// What the KPI is measured in on the day of this, or now where it has none.
    fn unit_in<'a>(&self, kpi: &'a Kpi, calendar: Calendar) -> &'a str {
        let day = parse_date(&self.day).unwrap_or(Date::MAX);
        let at = kpi.definition_at(day, calendar);
        at.and_then(|at| kpi.definitions.get(at))
            .map_or("", |it| &it.unit)
    }

    /// As a text that is kept while the form is open.
    #[must_use]
    pub fn write(&self) -> String {
        Members::default()
            .with(VALUE, Some(self.value.clone()))
            .with(DAY, Some(kept_day(&self.day).to_owned()))
            .with(CLOSED, Some(self.is_closed))
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
            day: typed(DAY),
            is_closed: member(&kept, CLOSED) == Some(true),
            note: typed(NOTE),
        }
    }
}

/// What readings are of, in the names of their fields: a KPI has one number.
const OF: &str = "value";

impl Reading {
    /// A reading of these parts, however value and day were read; no value says that the
    /// unit is closed.
    ///
    /// # Errors
    ///
    /// All that is wrong with them, in the order of the fields.
    pub fn check(
        value: Result<Option<Decimal>, Problem>,
        day: Result<Date, Problem>,
        note: &str,
        kpi: &Kpi,
        calendar: Calendar,
        today: Date,
    ) -> Result<Self, Vec<Problem>> {
        let day = day.and_then(|day| {
            let (unit, days) = kpi.unit_of(day, calendar).ok_or(Problem::Weekend(day))?;
            // What was read on a day of its own, before it was a KPI, stays of that day.
            let has_own = kpi.readings.iter().any(|it| it.day == day);
            let carries = if has_own { day } else { unit.day_of(days) };
            let is_known = kpi.readings.iter().any(|it| it.day == carries);
            match days.first() > today && !is_known {
                true => Err(Problem::InTheFuture(days)),
                false => Ok(carries),
            }
        });
        let length = note.chars().count();
        let note = match length > LONGEST_NOTE {
            true => Err(Problem::LongNote(length)),
            false => Ok(note.trim().to_owned()),
        };
        match (value, day, note) {
            (Ok(value), Ok(day), Ok(note)) => Ok(Self { day, value, note }),
            (value, day, note) => {
                let problems = [value.err(), day.err(), note.err()];
                Err(problems.into_iter().flatten().collect())
            }
        }
    }

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

impl Kpi {
    /// The unit that a reading of a day is of, with its days; none of a weekend where only
    /// weekdays count. The calendar is the person's.
    #[must_use]
    pub fn unit_of(&self, day: Date, calendar: Calendar) -> Option<(Unit, Period)> {
        let at = self.definition_at(day, calendar);
        let definition = at.and_then(|at| self.definitions.get(at));
        let unit = definition.map_or_else(Unit::default, |it| it.cadence);
        Some((unit, unit.of(day, self.calendar(calendar))?))
    }

    /// The day of the reading that stands for the unit of a day: of the newest that it has,
    /// and no earlier than the one that carries it.
    fn newest_of_unit(&self, day: Date, calendar: Calendar) -> Date {
        let Some((unit, days)) = self.unit_of(day, calendar) else {
            return day;
        };
        let newest = self.readings.iter().rfind(|it| days.contains(it.day));
        let carries = unit.day_of(days);
        newest.map_or(carries, |it| it.day.max(carries))
    }

    /// The place of the definition that a reading of a day is by, among all of them: the
    /// last that has begun by the day which a reading of the day's unit carries.
    pub(super) fn definition_at(&self, day: Date, calendar: Calendar) -> Option<usize> {
        if let [_] = self.definitions[..] {
            return Some(0);
        }
        let calendar = self.calendar(calendar);
        let held = self.held_until(calendar, Date::MAX);
        let mut at = held.first()?;
        for later in held.iter().skip(1) {
            let cadence = at.definition.cadence;
            let unit = cadence.of(day, calendar);
            let carries = unit.map_or(day, |unit| cadence.day_of(unit));
            if later.from.is_some_and(|from| from <= carries) {
                at = later;
            }
        }
        let mut all = self.definitions.iter();
        all.position(|it| std::ptr::eq(it, at.definition))
    }
}

fn of() -> Id {
    Id::parse(OF).unwrap_or_else(|| Id::of_number(0))
}
