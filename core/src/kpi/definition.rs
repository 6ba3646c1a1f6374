//! What a KPI's number is: how often it is read, how it adds up, what it is measured in.

use time::Date;

use super::Kpi;
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::period::Period;
use crate::record::Record;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, Words, member};
use crate::sorted::sort_few;

/// What the number is, from a day on (spec, *KPIs*: "cadence, unit or definition may
/// change from a date").
///
/// A unit is of the definition that holds on the day that its reading carries, and so is
/// every reading: none is of two definitions, and none of nothing. Where units get longer
/// in their midst, as from months to quarters in May, the first quarter lies over the
/// month of April; it is the readings from May on that speak for it. A week of which the
/// Thursday has been is brought to its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// From which day it holds, with its name for good; none of the first one, which holds
    /// before all others.
    pub from: Option<(Id, Date)>,
    /// How often it is read: one of [`Unit::CADENCES`].
    pub cadence: Unit,
    /// How readings add up over a longer unit; none for the usual way of its cadence.
    pub adds_up: Option<AddsUp>,
    /// With which unit the total starts anew, where what is typed is a running total: one
    /// of [`Unit::TOTALS`]. None where each reading is a value by itself.
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

/// What a KPI's number is of which nothing is said.
static USUAL: Definition = Definition {
    from: None,
    cadence: Unit::Month,
    adds_up: None,
    total: None,
    unit: String::new(),
    measured: String::new(),
};

impl Kpi {
    /// Its definitions, the first one first; of a KPI of which nothing is said the usual.
    pub(super) fn defined(&self) -> &[Definition] {
        match self.definitions.as_slice() {
            [] => std::slice::from_ref(&USUAL),
            all => all,
        }
    }

    /// What its number is on a day: the last of its definitions that has begun by then.
    #[must_use]
    pub fn definition_on(&self, day: Date) -> &Definition {
        let mut all = self.defined().iter();
        let begun = all.rfind(|it| it.day().is_none_or(|from| from <= day));
        begun.unwrap_or(&USUAL)
    }

    /// What its number is in a unit: the definition whose readings that unit has. One that is
    /// to hold from a day on holds of no unit that had begun by then.
    #[must_use]
    pub fn definition_of(&self, unit: Period, calendar: Calendar) -> &Definition {
        let at = self.definition_at(unit.last(), calendar);
        at.and_then(|at| self.definitions.get(at)).unwrap_or(&USUAL)
    }

    /// The definitions that have begun by a day, the oldest first, each with the days of
    /// which it says what readings are. The calendar is the one of the KPI.
    pub(super) fn held_until(&self, calendar: Calendar, today: Date) -> Vec<Held<'_>> {
        let mut all: Vec<Held<'_>> = Vec::new();
        let defined = self.defined();
        let later = defined.iter().skip(1).map(Some).chain([None]);
        for (definition, later) in defined.iter().zip(later) {
            // What another one replaces on the day that it begins held of nothing.
            if later.is_some_and(|it| it.day() == definition.day()) {
                continue;
            }
            if definition.day().is_some_and(|from| from > today) {
                break;
            }
            let from = definition.day().map(|day| match all.last() {
                Some(before) => begins(before, definition.cadence, day, calendar),
                None => day,
            });
            if let Some(before) = all.last_mut() {
                before.until = from;
            }
            all.push(Held {
                definition,
                from,
                until: None,
            });
        }
        all
    }
}

/// A definition with the days whose readings are by it.
#[derive(Clone, Copy)]
pub(super) struct Held<'k> {
    pub(super) definition: &'k Definition,
    /// The first one; none of the first definition.
    pub(super) from: Option<Date>,
    /// The first one of the next definition.
    pub(super) until: Option<Date>,
}

impl Held<'_> {
    /// Its last unit: the newest on a day, or the last before the next definition.
    pub(super) fn last(&self, calendar: Calendar, today: Date) -> Option<Period> {
        let unit = self.definition.cadence;
        let newest = unit.newest_on(today, calendar)?;
        let Some(until) = self.until else {
            return Some(newest);
        };
        let last = unit.read_before(until, calendar)?;
        Some(if last.first() < newest.first() {
            last
        } else {
            newest
        })
    }

    /// Whether a unit is of it, and not of the one before.
    pub(super) fn has_begun_by(&self, unit: Period) -> bool {
        let carries = self.definition.cadence.day_of(unit);
        self.from.is_none_or(|from| carries >= from)
    }
}

/// From which day on readings are by a definition that is to hold from a day on: no earlier
/// than its first unit begins, so that from Friday to weeks the days go on until Monday;
/// and once the week is over whose Thursday has been.
fn begins(before: &Held<'_>, cadence: Unit, day: Date, calendar: Calendar) -> Date {
    let first = cadence.read_from(day, calendar);
    let first = first.map_or(day, |it| it.first().max(day));
    let running = before.definition.cadence.of(day, calendar);
    let running = running.filter(|it| before.definition.cadence.day_of(*it) < day);
    let over = running.and_then(|it| it.last().next_day());
    first
        .max(over.unwrap_or(day))
        .max(before.from.unwrap_or(day))
}

impl Definition {
    /// How its readings add up over a longer unit: as somebody said, else running totals
    /// as a sum, what is read weekly or oftener as its mean, anything slower as its last
    /// value (spec, *KPIs*).
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
            total: total_of(word(TOTAL)),
            unit: text(UNIT),
            measured: text(MEASURED),
        };
        let later = record.ones_of(LIST).filter_map(|(id, said)| {
            let text = |word| member(said, word).unwrap_or_default();
            Some(Self {
                from: Some((Id::parse(id)?, member(said, FROM)?)),
                cadence: Unit::WRITTEN.read_or_usual(said.get(CADENCE.word())),
                adds_up: WAYS.read(said.get(ADDS_UP.word())),
                total: total_of(said.get(TOTAL.word())),
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

/// With which unit a total starts anew; none for a word that says no such one.
fn total_of(said: Option<&Value>) -> Option<Unit> {
    let anew = Unit::WRITTEN.read(said);
    anew.filter(|it| Unit::TOTALS.contains(it))
}
