//! A KPI as it is kept: one number that is watched all year, with the band in which it is
//! normal.
//!
//! As of an objective, reading never fails: a field that says nothing understandable is as
//! one that is not there, and stays in the record as it is.

pub mod band;
pub mod base;
pub mod bases;
pub mod charted;
pub mod definition;
pub mod doubt;
pub mod draft;
pub mod history;
mod kept;
pub mod limits;
pub mod lost;
pub mod needed;
pub mod noise;
pub mod outlook;
pub mod piece;
pub mod reading;
pub mod reason;
pub mod sandbox;
pub mod signal;
pub mod standing;
pub mod status;
pub mod streak;
pub mod tally;
pub mod unit;
pub mod watched;

use std::collections::BTreeSet;

use time::{Date, Month};

use self::band::Band;
use self::base::Base;
use self::definition::Definition;
use self::reading::Reading;
use self::unit::Unit;
use self::watched::{Acknowledged, Rest};
use crate::calendar::Calendar;
use crate::metric::note::{self, Note};
use crate::number::decimal::Decimal;
use crate::number::units::is_comparable;
use crate::objective::key_result::Indicator;
use crate::period::Period;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::kind::{self, Kind, LONGEST_NAME, Row, Since};
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Said, Shape, Words, member};

/// A KPI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kpi {
    /// What it is called, empty for not said.
    pub name: String,
    /// What it supports.
    pub supports: Supports,
    /// Where its readings come from, empty for not said.
    pub source: String,
    /// Who answers for it: none for oneself, empty where somebody took the name away.
    pub owner: Option<String>,
    /// Whether it can be acted on, or only shows later; none if nobody said.
    pub indicator: Option<Indicator>,
    /// The lowest value that there can be, if somebody said so.
    pub lowest: Option<Decimal>,
    /// The highest value that there can be, if somebody said so.
    pub highest: Option<Decimal>,
    /// What its number is: the first definition, and the later ones from their days.
    pub definitions: Vec<Definition>,
    /// With which month the year begins whose quarters it has: of a quarterly one its own,
    /// which stay when the person's year begins elsewhere.
    pub quarters: Option<Month>,
    /// Its bands, the earliest first.
    pub bands: Vec<Band>,
    /// Where its natural limits begin anew, the earliest first.
    pub bases: Vec<Base>,
    /// Whether the limits rest on the median of the ranges.
    pub with_median: bool,
    /// What happened outside, the oldest first.
    pub notes: Vec<Note>,
    /// The key result that it was before.
    pub origin: Option<Origin>,
    /// That it is known to be out of band, and why.
    pub acknowledged: Option<Acknowledged>,
    /// That it is not watched, or not any more.
    pub rest: Option<Rest>,
    /// What nobody wants to be asked again, by its name.
    pub dismissed: BTreeSet<String>,
    /// The day on which it was written.
    pub made: Option<Date>,
    /// Since when it is in the bin.
    pub binned: Option<Date>,
    /// Its readings that are in the same record, the oldest first.
    pub readings: Vec<Reading>,
}

/// What a KPI supports: an objective, one of its key results, or a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Supports {
    /// The sentence, empty for none.
    pub sentence: String,
    /// The objective.
    pub objective: Option<Id>,
    /// The key result of that.
    pub key_result: Option<Id>,
}

/// The key result that became a KPI (spec, *Hand-offs*, the third): its check-ins are the
/// first readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The objective.
    pub objective: Id,
    /// The key result of that.
    pub key_result: Id,
    /// The day on which it became one.
    pub on: Date,
}

impl Said for Origin {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            objective: member(value, OBJECTIVE.word())?,
            key_result: member(value, KEY_RESULT.word())?,
            on: member(value, ON)?,
        })
    }

    fn write(&self) -> Value {
        Members::default()
            .with(OBJECTIVE.word(), Some(self.objective.clone()))
            .with(KEY_RESULT.word(), Some(self.key_result.clone()))
            .with(ON, Some(self.on))
            .write()
    }
}

impl Supports {
    /// Whether it says nothing.
    #[must_use]
    pub const fn is_nothing(&self) -> bool {
        self.sentence.is_empty() && self.objective.is_none()
    }
}

const OWNER: Row = Row::own("owner", Shape::Text(LONGEST_NAME));
const SUPPORTS: Row = Row::own("supports", Shape::Text(LONGEST_NAME));
const OBJECTIVE: Row = Row::own("objective", Shape::Id);
const KEY_RESULT: Row = Row::own("key-result", Shape::Id);
const SOURCE: Row = Row::own("source", Shape::Text(LONGEST_NAME));
const INDICATOR: Row = Row::own("kind", Shape::Word);
const LOWEST: Row = Row::own("lowest", Shape::Number);
const HIGHEST: Row = Row::own("highest", Shape::Number);
const QUARTERS: Row = Row::own("quarters", Shape::Upto(12));
const MEDIAN: Row = Row::own("median", Shape::Flag);
const MADE: Row = Row::own("made", Shape::Day);
const ORIGIN: Row = Row::own("origin", Shape::Members(&ORIGIN_MEMBERS));

const ON: &str = "on";

const ORIGIN_MEMBERS: [Member; 3] = [
    needed("objective", Shape::Id),
    needed("key-result", Shape::Id),
    needed(ON, Shape::Day),
];

const fn needed(word: &'static str, shape: Shape) -> Member {
    Member {
        word,
        shape,
        is_needed: true,
    }
}

/// The list of what nobody wants to be asked again, each said in one piece.
const DISMISSED: &str = "dismissed";

/// What is said of a KPI itself.
const TABLE: &[Row] = &[
    kind::TITLE,
    OWNER,
    SUPPORTS,
    OBJECTIVE,
    KEY_RESULT,
    SOURCE,
    INDICATOR,
    LOWEST,
    HIGHEST,
    QUARTERS,
    MEDIAN,
    MADE,
    ORIGIN,
    Row::one(DISMISSED, Shape::Flag),
];

/// KPIs as a kind of record.
pub static KIND: Kind = Kind {
    word: "kpi",
    dated: "readings",
    since: Since::Several,
    tables: &[
        TABLE,
        watched::TABLE,
        base::TABLE,
        definition::TABLE,
        band::TABLE,
        note::TABLE,
    ],
    value: reading::SHAPE,
    is_single: false,
    needed_by_lists: needed::needed_in_record,
    // What it supports and where it came from may go: it has its readings itself.
    names: None,
};

/// When a measure tells, as it is written.
const INDICATORS: Words<Indicator> = Words(&[(Indicator::Lead, "lead"), (Indicator::Lag, "lag")]);

impl Kpi {
    /// Since when it is one: since it was written down, or first read if that was before.
    /// None where nothing says so.
    #[must_use]
    pub fn since(&self) -> Option<Date> {
        let read = self.readings.first().map(|it| it.day);
        match (self.made, read) {
            (Some(made), Some(read)) => Some(made.min(read)),
            (made, read) => made.or(read),
        }
    }

    /// What its number is now.
    #[must_use]
    pub fn definition(&self) -> Definition {
        self.definitions.last().cloned().unwrap_or_default()
    }

    /// What it was measured in on a day.
    #[must_use]
    pub fn unit_on(&self, day: Date) -> &str {
        &self.definition_on(day).unit
    }

    /// What it is measured in now.
    #[must_use]
    pub fn unit(&self) -> &str {
        self.definitions.last().map_or("", |it| &it.unit)
    }

    /// Within which days a running total counts that is read on a day; none where each
    /// reading is a value by itself.
    #[must_use]
    pub fn total_within(&self, day: Date, calendar: Calendar) -> Option<Period> {
        let anew = self.definition_on(day).total?;
        anew.of(day, self.calendar(calendar))
    }

    /// What a running total was, within the same days, before the unit of a day.
    #[must_use]
    pub fn total_before(&self, day: Date, calendar: Calendar) -> Option<Decimal> {
        let within = self.total_within(day, calendar)?;
        let (_, unit) = self.unit_of(day, calendar)?;
        let mut earlier = self.readings.iter().rev();
        let is_earlier = |it: &&Reading| it.day < unit.first() && within.contains(it.day);
        earlier.by_ref().filter(is_earlier).find_map(|it| it.value)
    }

    /// The person's calendar, with the quarters that it has itself.
    #[must_use]
    pub fn calendar(&self, calendar: Calendar) -> Calendar {
        Calendar {
            first_month: self.quarters.unwrap_or(calendar.first_month),
            ..calendar
        }
    }

    /// The band in force on a day. One that was set for what was measured in something else
    /// says nothing about it.
    #[must_use]
    pub fn band_on(&self, day: Date) -> Option<&Band> {
        let band = Band::in_force(&self.bands, day)?;
        is_comparable(self.unit_on(band.from), self.unit_on(day)).then_some(band)
    }

    /// The newest band, if it says what is normal of what is measured now.
    #[must_use]
    pub fn newest_band(&self) -> Option<&Band> {
        let newest = self.bands.last().filter(|it| it.range.is_some())?;
        is_comparable(self.unit_on(newest.from), self.unit()).then_some(newest)
    }

    /// The band that a unit is judged by: the one in force on its last day. A week that is of
    /// a month which is over is no part of one that a band of months begins with, and stays
    /// with the band before.
    #[must_use]
    pub fn band_of(&self, unit: Period) -> Option<&Band> {
        let band = self.band_on(unit.last())?;
        match band.per.is_some_and(|per| per > Unit::Week) {
            true => self.band_on(tally::counts_until(unit)),
            false => Some(band),
        }
    }

    /// What it lacks to be a KPI and not only a metric (`AgencyAnalytics`, the four
    /// pillars), in their order.
    #[must_use]
    pub fn missing(&self) -> Vec<Pillar> {
        let has = |pillar| match pillar {
            Pillar::Objective => !self.supports.is_nothing(),
            Pillar::Source => !self.source.is_empty(),
            Pillar::Band => self.newest_band().is_some(),
            // Its cadence is always said: none is a usual one.
            Pillar::Owner => self.owner.as_ref().is_none_or(|it| !it.is_empty()),
        };
        Pillar::ALL.into_iter().filter(|it| !has(*it)).collect()
    }

    /// Whether somebody said that nothing is to be asked about something.
    #[must_use]
    pub fn is_dismissed(&self, name: &str) -> bool {
        self.dismissed.contains(name)
    }
}

/// What makes a metric a KPI (`AgencyAnalytics`, *the four pillars*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pillar {
    /// It supports something.
    Objective,
    /// Its readings come from somewhere that is named.
    Source,
    /// It has a target and a band.
    Band,
    /// It has a cadence, and one owner.
    Owner,
}

impl Pillar {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Objective, Self::Source, Self::Band, Self::Owner];
}

/// A month as its number, from 1 to 12.
impl Said for Month {
    fn read(value: &Value) -> Option<Self> {
        Self::try_from(u8::read(value)?).ok()
    }

    fn write(&self) -> Value {
        (*self as u8).into()
    }
}

fn said(text: &str) -> Option<String> {
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The field of its name.
#[must_use]
pub fn named(name: &str) -> (Name, Value) {
    kind::TITLE.says(Some(name.trim().to_owned()))
}

/// The field of its owner: none for oneself.
#[must_use]
pub fn owned_by(owner: Option<&str>) -> (Name, Value) {
    OWNER.says(owner.map(|it| it.trim().to_owned()))
}

/// The fields of what it supports.
#[must_use]
pub fn supports(supports: &Supports) -> [(Name, Value); 3] {
    [
        SUPPORTS.says(said(&supports.sentence)),
        OBJECTIVE.says(supports.objective.clone()),
        KEY_RESULT.says(supports.key_result.clone()),
    ]
}

/// The field of where its readings come from.
#[must_use]
pub fn comes_from(source: &str) -> (Name, Value) {
    SOURCE.says(said(source))
}

/// The field of whose quarters it has.
#[must_use]
pub fn in_quarters_of(first_month: Option<Month>) -> (Name, Value) {
    QUARTERS.says(first_month)
}

/// The field of what its limits rest on.
#[must_use]
pub fn based_on_median(is_so: bool) -> (Name, Value) {
    MEDIAN.says(is_so.then_some(true))
}

/// The field that says that nothing is to be asked about something again.
#[must_use]
pub fn dismissed(name: &str) -> (Name, Value) {
    (Name::one(DISMISSED, name), true.write())
}
