//! A key result: what proves an objective.

mod fields;
mod measured;

use time::Date;

use super::earlier::Earlier;
use crate::grading::measure::{Bound, Measured};
use crate::grading::objective::Weight;
use crate::handoff::fed::Fed;
use crate::metric::dated::{Dated, Sure, all_in, sure_in};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::{Said, Shape, Words};
use crate::record::stamp::Stamp;
use crate::record::{Record, Value};
use crate::sketch::typed::ReadKeyResult;
use crate::sketch::{self, Measure, Operator};
use crate::sorted::sort_few;

/// A key result.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyResult {
    /// Its name for good.
    pub id: Id,
    /// What it is called.
    pub name: String,
    /// How it is measured.
    pub measure: Measure,
    /// The operator of a bound to hold.
    pub operator: Operator,
    /// Where it starts; the other end of a range to hold.
    pub start: Option<Decimal>,
    /// Where it is to end, or the bound to hold.
    pub target: Option<Decimal>,
    /// What it is measured in.
    pub unit: String,
    /// How much it counts beside the others, 1 unless said otherwise.
    pub weight: Weight,
    /// Whether it is a guardrail: a standard that is never scored.
    pub is_guardrail: bool,
    /// Whose it is, empty if the objective's owner's.
    pub owner: String,
    /// Whether it can be acted on, or only shows later; none if nobody said.
    pub indicator: Option<Indicator>,
    /// The KPI that it is, if it is one. It has no values of its own then.
    pub kpi: Option<Id>,
    /// What it knows from that KPI, once that was asked.
    pub fed: Option<Fed>,
    /// The day from which it is asked again whether its new level is to be watched, where
    /// somebody put that off when the objective was closed.
    pub ask: Option<Date>,
    /// Whether somebody said that its new level is not to be watched: nobody asks again.
    pub is_left: bool,
    /// Its own check-ins that are in the same record, the oldest first: what was checked in
    /// of it, and not what it reads from a KPI. See [`Self::values`].
    pub check_ins: Vec<Dated>,
    /// How sure somebody was of one that is a KPI, the oldest first.
    pub sure: Vec<Sure>,
    /// Where it stands among the others.
    pub place: Decimal,
    /// What it promised before that was changed on the way, the oldest first. It is worked
    /// out of what the objective keeps of that.
    pub earlier: Vec<Earlier>,
}

/// When a measure tells (Rock, *leading and lagging indicators*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Indicator {
    /// While something can still be done about it.
    Lead,
    /// Once all is done.
    Lag,
}

impl Indicator {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Lead, Self::Lag];
}

/// The list of all of them.
const LIST: &str = "kr";

const NAME: Row = Row::of(LIST, "name", Shape::Text(LONGEST_NAME));
const MEASURE: Row = Row::of(LIST, "measure", Shape::Word);
const OPERATOR: Row = Row::of(LIST, "operator", Shape::Word);
const START: Row = Row::of(LIST, "start", Shape::Number);
const TARGET: Row = Row::of(LIST, "target", Shape::Number);
const UNIT: Row = Row::of(LIST, "unit", Shape::Text(LONGEST_NAME));
const WEIGHT: Row = Row::of(LIST, "weight", Shape::Number);
const GUARDRAIL: Row = Row::of(LIST, "guardrail", Shape::Flag);
const OWNER: Row = Row::of(LIST, "owner", Shape::Text(LONGEST_NAME));
const INDICATOR: Row = Row::of(LIST, "kind", Shape::Word);
const PLACE: Row = Row::of(LIST, "place", Shape::Number);
const KPI: Row = Row::of(LIST, "kpi", Shape::Id);
const ASK: Row = Row::of(LIST, "ask", Shape::Day);
const LEFT: Row = Row::of(LIST, "left", Shape::Flag);
const TAKEN_AWAY: Row = Row::of(LIST, "gone", Shape::Flag);

/// What is said of each.
pub(super) const TABLE: &[Row] = &[
    NAME, MEASURE, OPERATOR, START, TARGET, UNIT, WEIGHT, GUARDRAIL, OWNER, INDICATOR, PLACE, KPI,
    ASK, LEFT, TAKEN_AWAY,
];

/// The measures as they are written.
pub(super) const MEASURES: Words<Measure> = Words(&[
    (Measure::Change, "change"),
    (Measure::Hold, "hold"),
    (Measure::YesNo, "yes-no"),
]);

/// The operators as they are written.
pub(super) const OPERATORS: Words<Operator> = Words(&[
    (Operator::AtLeast, "at-least"),
    (Operator::Above, "above"),
    (Operator::AtMost, "at-most"),
    (Operator::Below, "below"),
    (Operator::Between, "between"),
]);

/// When a measure tells, as it is written.
const INDICATORS: Words<Indicator> = Words(&[(Indicator::Lead, "lead"), (Indicator::Lag, "lag")]);

impl KeyResult {
    /// Those in a record, in their order.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let ids = record.ids_of(LIST).into_iter();
        let there = ids.filter(|id| record.said(&TAKEN_AWAY.name(Some(id))) != Some(true));
        let mut all: Vec<Self> = there.map(|id| Self::read(record, id)).collect();
        sort_few(&mut all, |one, other| {
            (one.place, &one.id).cmp(&(other.place, &other.id))
        });
        all
    }

    fn read(record: &Record, id: Id) -> Self {
        let value = |row: Row| record.value(&row.name(Some(&id)).to_string());
        let text = |row: Row| value(row).and_then(String::read).unwrap_or_default();
        let number = |row: Row| value(row).and_then(Decimal::read);
        let measure = MEASURES.read_or_usual(value(MEASURE));
        let is_guardrail = value(GUARDRAIL).and_then(bool::read) == Some(true);
        Self {
            name: text(NAME),
            measure,
            operator: OPERATORS.read_or_usual(value(OPERATOR)),
            start: number(START),
            target: number(TARGET),
            unit: text(UNIT),
            weight: number(WEIGHT).and_then(Weight::new).unwrap_or_default(),
            // Only a standard can be one, also where one tab made it a guardrail and
            // another one a change.
            is_guardrail: is_guardrail && measure == Measure::Hold,
            owner: text(OWNER),
            indicator: INDICATORS.read(value(INDICATOR)),
            kpi: value(KPI).and_then(Id::read),
            fed: None,
            ask: value(ASK).and_then(Date::read),
            is_left: value(LEFT).and_then(bool::read) == Some(true),
            check_ins: all_in(record, &id),
            sure: sure_in(record, &id),
            place: number(PLACE).unwrap_or_default(),
            earlier: Vec::new(),
            id,
        }
    }

    /// What was typed, as it was read: nothing of what its measure has no use for, and
    /// nothing where something cannot be read. Without owner, place and check-ins.
    #[must_use]
    pub fn typed(id: Id, typed: &sketch::KeyResult, read: &ReadKeyResult) -> Self {
        Self {
            id,
            name: typed.name.trim().to_owned(),
            measure: typed.measure,
            operator: typed.operator,
            start: read.start.value,
            target: read.target.value,
            unit: read.unit.trim().to_owned(),
            weight: read.weight.value.and_then(Weight::new).unwrap_or_default(),
            is_guardrail: typed.is_guardrail(),
            owner: String::new(),
            indicator: None,
            kpi: None,
            fed: None,
            ask: None,
            is_left: false,
            check_ins: Vec::new(),
            sure: Vec::new(),
            place: Decimal::ZERO,
            earlier: Vec::new(),
        }
    }

    /// The fields that keep it, without its check-ins; nothing of what its measure
    /// has no use for.
    #[must_use]
    pub fn fields(&self) -> Vec<(Name, Value)> {
        let id = &self.id;
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let (change, hold) = (
            self.measure == Measure::Change,
            self.measure == Measure::Hold,
        );
        let between = hold && self.operator == Operator::Between;
        let weight = Some(self.weight.value()).filter(|it| *it != Decimal::ONE);
        let guardrail = (self.is_guardrail && hold).then_some(true);
        let operator = OPERATORS.of(self.operator).filter(|_| hold);
        vec![
            NAME.of_one_says(id, text(&self.name)),
            MEASURE.of_one_says(id, MEASURES.of(self.measure)),
            OPERATOR.of_one_says(id, operator),
            START.of_one_says(id, self.start.filter(|_| change || between)),
            TARGET.of_one_says(id, self.target.filter(|_| change || hold)),
            UNIT.of_one_says(id, text(&self.unit)),
            WEIGHT.of_one_says(id, weight),
            GUARDRAIL.of_one_says(id, guardrail),
            OWNER.of_one_says(id, text(&self.owner)),
            INDICATOR.of_one_says(id, self.indicator.and_then(|it| INDICATORS.of(it))),
            PLACE.of_one_says(id, Some(self.place)),
            KPI.of_one_says(id, self.kpi.clone()),
            Self::asked_again(id, self.ask),
            Self::left(id, self.is_left),
        ]
    }

    /// The fields of its own check-ins.
    pub fn check_in_fields(&self) -> impl Iterator<Item = (Name, Value)> {
        let all = self.check_ins.iter();
        let all = all.map(|it| (it.name(self.id.clone()), it.said()));
        let sure = self.sure.iter();
        all.chain(sure.map(|it| (Name::At(self.id.clone(), it.date), it.said())))
    }

    /// The bound to hold, if it is one and its ends are there.
    #[must_use]
    pub fn bound(&self) -> Option<Bound> {
        bound_of(self.operator, self.start, self.target)
    }

    /// It as somebody would type it, numbers in plain notation.
    #[must_use]
    pub fn to_type(&self, write: impl Fn(Decimal) -> String) -> sketch::KeyResult {
        let number = |value: Option<Decimal>| value.map_or_else(String::new, &write);
        sketch::KeyResult {
            name: self.name.clone(),
            start: number(self.start),
            target: number(self.target),
            unit: self.unit.clone(),
            measure: self.measure,
            operator: self.operator,
            weight: number(Some(self.weight.value()).filter(|it| *it != Decimal::ONE)),
            guardrail: self.is_guardrail,
            ..sketch::KeyResult::default()
        }
    }
}

/// What the value of a yes/no says: 1 that it is done, 0 that it is not. Any other one says
/// neither, as what was checked in before it became a yes/no.
#[must_use]
pub fn answer(value: Decimal) -> Option<bool> {
    match value {
        Decimal::ONE => Some(true),
        Decimal::ZERO => Some(false),
        _ => None,
    }
}

/// How a record says that a key result is measured, and when that was written; none if it
/// does not say.
#[must_use]
pub fn measured_since(record: &Record, id: &Id) -> Option<(Measure, Stamp)> {
    let field = record.fields.get(&MEASURE.name(Some(id)).to_string())?;
    let newest = field.newest();
    let measure = MEASURES.read_or_usual(Some(&newest.value));
    Some((measure, newest.stamp))
}

/// The bound that is held, if its ends are there.
pub(super) fn bound_of(
    operator: Operator,
    start: Option<Decimal>,
    target: Option<Decimal>,
) -> Option<Bound> {
    let target = target?;
    Some(match operator {
        Operator::AtLeast => Bound::AtLeast(target),
        Operator::Above => Bound::Above(target),
        Operator::AtMost => Bound::AtMost(target),
        Operator::Below => Bound::Below(target),
        Operator::Between => Bound::between(start?, target),
    })
}

/// What was measured comes to, from 0 to 1; none of a yes/no that is not done.
fn worth(measured: &Measured) -> Option<Fraction> {
    let is_open = *measured == Measured::YesNo { done: false };
    Some(measured.grade()?.score).filter(|_| !is_open)
}
