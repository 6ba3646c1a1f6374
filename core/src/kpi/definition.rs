//! What a KPI's number is: how often it is read, how it adds up, what it is measured in.

use time::Date;

use super::unit::Unit;
use crate::record::Record;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, Words, member};
use crate::sorted::sort_few;

/// What the number is, from a day on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// From which day it holds; none of the first one.
    pub from: Option<(Id, Date)>,
    /// How often it is read.
    pub cadence: Unit,
    /// How readings add up over a longer unit; none for the usual way of its cadence.
    pub adds_up: Option<AddsUp>,
    /// With which unit the total starts anew, where what is typed is a running total.
    pub total: Option<Unit>,
    /// What it is measured in, empty for a bare number.
    pub unit: String,
    /// How it is measured, empty for not said.
    pub measured: String,
}

/// How readings add up over a longer unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddsUp {
    /// The last one stands for it.
    Last,
    /// Their mean does.
    Mean,
    /// They are summed.
    Sum,
}

impl AddsUp {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Last, Self::Mean, Self::Sum];
}

/// The ways as they are written.
const WAYS: Words<AddsUp> = Words(&[
    (AddsUp::Last, "last"),
    (AddsUp::Mean, "mean"),
    (AddsUp::Sum, "sum"),
]);

const CADENCE: Row = Row::own("cadence", Shape::Word);
const ADDS_UP: Row = Row::own("adds-up", Shape::Word);
const TOTAL: Row = Row::own("total", Shape::Word);
const UNIT: Row = Row::own("unit", Shape::Text(LONGEST_NAME));
const MEASURED: Row = Row::own("measured", Shape::Text(LONGEST_NAME));

/// The list of later ones, each said in one piece.
const LIST: &str = "definition";

const FROM: &str = "from";

const LATER: Row = Row::one(LIST, Shape::Members(&MEMBERS));

const MEMBERS: [Member; 6] = [
    Member {
        word: FROM,
        shape: Shape::Day,
        is_needed: true,
    },
    of("cadence", Shape::Word),
    of("adds-up", Shape::Word),
    of("total", Shape::Word),
    of("unit", Shape::Text(LONGEST_NAME)),
    of("measured", Shape::Text(LONGEST_NAME)),
];

const fn of(word: &'static str, shape: Shape) -> Member {
    Member {
        word,
        shape,
        is_needed: false,
    }
}

/// What is said of them.
pub(super) const TABLE: &[Row] = &[CADENCE, ADDS_UP, TOTAL, UNIT, MEASURED, LATER];

impl Definition {
    /// How its readings add up.
    #[must_use]
    pub fn way(&self) -> AddsUp {
        // What is counted anew is there to be added up.
        let usual = match self.cadence {
            _ if self.total.is_some() => AddsUp::Sum,
            Unit::Day | Unit::Weekday | Unit::Week => AddsUp::Mean,
            Unit::Month | Unit::Quarter | Unit::Year => AddsUp::Last,
        };
        self.adds_up.unwrap_or(usual)
    }

    /// Those in a record: the first one, and the later ones in the order of their days.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let text = |row: Row| record.text(row.word()).unwrap_or_default().to_owned();
        let word = |row: Row| record.value(row.word());
        let first = Self {
            from: None,
            cadence: Unit::WRITTEN.read_or_usual(word(CADENCE)),
            adds_up: WAYS.read(word(ADDS_UP)),
            total: Unit::WRITTEN.read(word(TOTAL)),
            unit: text(UNIT),
            measured: text(MEASURED),
        };
        let later = record.ones_of(LIST).filter_map(|(id, said)| {
            let text = |word| member(said, word).unwrap_or_default();
            Some(Self {
                from: Some((Id::parse(id)?, member(said, FROM)?)),
                cadence: Unit::WRITTEN.read_or_usual(said.get(CADENCE.word())),
                adds_up: WAYS.read(said.get(ADDS_UP.word())),
                total: Unit::WRITTEN.read(said.get(TOTAL.word())),
                unit: text(UNIT.word()),
                measured: text(MEASURED.word()),
            })
        });
        let mut later: Vec<Self> = later.collect();
        sort_few(&mut later, |one, other| {
            one.day().cmp(&other.day()).then(one.from.cmp(&other.from))
        });
        std::iter::once(first).chain(later).collect()
    }

    /// From which day it holds; none of the first one.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.from.as_ref().map(|(_, day)| *day)
    }

    /// The fields that keep it.
    #[must_use]
    pub fn fields(&self) -> Vec<(Name, Value)> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|it| !it.is_empty());
        let cadence = Unit::WRITTEN.of_unusual(self.cadence);
        let adds_up = self.adds_up.and_then(|it| WAYS.of(it));
        let total = self.total.and_then(|it| Unit::WRITTEN.of(it));
        let (unit, measured) = (text(&self.unit), text(&self.measured));
        let Some((id, from)) = &self.from else {
            return vec![
                CADENCE.says(cadence),
                ADDS_UP.says(adds_up),
                TOTAL.says(total),
                UNIT.says(unit),
                MEASURED.says(measured),
            ];
        };
        let said = Members::default()
            .with(FROM, Some(*from))
            .with(CADENCE.word(), cadence)
            .with(ADDS_UP.word(), adds_up)
            .with(TOTAL.word(), total)
            .with(UNIT.word(), unit)
            .with(MEASURED.word(), measured);
        vec![(LATER.name(Some(id)), said.write())]
    }

    /// The field that takes a later one away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        LATER.of_one_says(id, None::<String>)
    }
}
