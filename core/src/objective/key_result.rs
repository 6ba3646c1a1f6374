//! A key result: what proves an objective.

use serde_json::Value;

use super::check_in::{CheckIn, check_ins};
use crate::grading::measure::{Bound, Change, Checks, Measured};
use crate::grading::objective::{Counted, Weight};
use crate::number::decimal::Decimal;
use crate::period::Period;
use crate::record::Record;
use crate::sketch::typed::ReadKeyResult;
use crate::sketch::{self, Measure, Operator};
use crate::store::place::Id;

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
    pub kind: Option<Kind>,
    /// Its check-ins that are in the same record, the oldest first.
    pub check_ins: Vec<CheckIn>,
    // Where it stands among the others.
    order: Decimal,
}

/// When a measure tells (Rock, *leading and lagging indicators*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// While something can still be done about it.
    Lead,
    /// Once all is done.
    Lag,
}

impl Kind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Lead, Self::Lag];
}

/// The measures as they are written.
const MEASURES: [(Measure, &str); 3] = [
    (Measure::Change, "change"),
    (Measure::Hold, "hold"),
    (Measure::YesNo, "yes-no"),
];

/// The operators as they are written.
const OPERATORS: [(Operator, &str); 5] = [
    (Operator::AtLeast, "at-least"),
    (Operator::Above, "above"),
    (Operator::AtMost, "at-most"),
    (Operator::Below, "below"),
    (Operator::Between, "between"),
];

/// The kinds as they are written.
const KINDS: [(Kind, &str); 2] = [(Kind::Lead, "lead"), (Kind::Lag, "lag")];

impl KeyResult {
    /// Those in a record, in their order.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let names = record.fields.range("kr/".to_owned().."kr0".to_owned());
        // Fields that were taken away are as if they were not there: who undoes
        // adding a key result leaves nothing else of it.
        let names = names.filter(|(_, field)| !field.value().is_null());
        for (field, _) in names {
            let id = field.split('/').nth(1).and_then(Id::parse);
            let Some(id) = id.filter(|id| all.last().is_none_or(|last| last.id != *id)) else {
                continue;
            };
            if record.value(&member(&id, "gone")) != Some(&Value::Bool(true)) {
                all.push(Self::read(record, id));
            }
        }
        all.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
        all
    }

    fn read(record: &Record, id: Id) -> Self {
        let text = |name: &str| record.text(&member(&id, name));
        let number = |name: &str| Decimal::parse(text(name)?);
        let measure = MEASURES.iter().find(|(_, it)| Some(*it) == text("measure"));
        let measure = measure.map_or(Measure::Change, |(measure, _)| *measure);
        let operator = OPERATORS
            .iter()
            .find(|(_, it)| Some(*it) == text("operator"));
        let guardrail = record.value(&member(&id, "guardrail")) == Some(&Value::Bool(true));
        Self {
            name: text("name").unwrap_or_default().to_owned(),
            measure,
            operator: operator.map_or(Operator::AtLeast, |(operator, _)| *operator),
            start: number("start"),
            target: number("target"),
            unit: text("unit").unwrap_or_default().to_owned(),
            weight: number("weight").and_then(Weight::new).unwrap_or_default(),
            // Only a standard can be one, also where one tab made it a guardrail and
            // another one a change.
            is_guardrail: guardrail && measure == Measure::Hold,
            owner: text("owner").unwrap_or_default().to_owned(),
            kind: KINDS
                .iter()
                .find(|(_, it)| Some(*it) == text("kind"))
                .map(|(kind, _)| *kind),
            check_ins: check_ins(record, &id),
            order: number("place").unwrap_or_default(),
            id,
        }
    }

    /// The latest check-in by its date.
    #[must_use]
    pub fn latest(&self) -> Option<&CheckIn> {
        self.check_ins.last()
    }

    /// Its check-ins that count: those within the period, first and last day
    /// included; all of them where there is no period.
    pub fn counting(&self, period: Option<Period>) -> impl DoubleEndedIterator<Item = &CheckIn> {
        let all = self.check_ins.iter();
        all.filter(move |it| period.is_none_or(|period| period.contains(it.date)))
    }

    /// What grading measures: the latest of the check-ins that count; of a standard
    /// each of them is a check. None as long as start, target or bound are missing
    /// or say nothing.
    #[must_use]
    pub fn measured(&self, period: Option<Period>) -> Option<Measured> {
        let latest = || self.counting(period).next_back();
        match self.measure {
            Measure::Change => {
                let change = Change::new(self.start?, self.target?).ok()?;
                let now = latest().map(|check_in| check_in.value);
                Some(Measured::Change { change, now })
            }
            Measure::Hold => {
                let values = self.counting(period).map(|it| it.value);
                let values: Vec<Decimal> = values.collect();
                let checks = Checks::of(self.bound()?, &values);
                Some(Measured::Hold { checks })
            }
            Measure::YesNo => {
                let done = latest().is_some_and(|check_in| !check_in.value.is_zero());
                Some(Measured::YesNo { done })
            }
        }
    }

    /// What its objective counts of it.
    #[must_use]
    pub fn counted(&self, period: Option<Period>) -> Counted {
        match self.measured(period) {
            Some(Measured::Hold { checks }) if self.is_guardrail => Counted::Guardrail { checks },
            None if self.is_guardrail => Counted::Guardrail { checks: None },
            Some(measured) => Counted::scored(measured, self.weight),
            // Start and target are one value: a problem, and not only missing.
            None if self.measure == Measure::Change && self.start.and(self.target).is_some() => {
                Counted::NotGradable
            }
            None => Counted::Incomplete {
                weight: self.weight,
            },
        }
    }

    /// The bound to hold, if it is one and its ends are there.
    #[must_use]
    pub fn bound(&self) -> Option<Bound> {
        let target = self.target?;
        Some(match self.operator {
            Operator::AtLeast => Bound::AtLeast(target),
            Operator::Above => Bound::Above(target),
            Operator::AtMost => Bound::AtMost(target),
            Operator::Below => Bound::Below(target),
            Operator::Between => Bound::between(self.start?, target),
        })
    }

    /// The fields that keep what was typed and read, as the key result in this
    /// place among the others, counted from 1.
    #[must_use]
    pub fn fields(
        id: &Id,
        typed: &sketch::KeyResult,
        read: &ReadKeyResult,
        place: usize,
    ) -> Vec<(String, Value)> {
        let number = |value: Option<Decimal>| value.map_or(Value::Null, |it| it.to_string().into());
        let text = |text: &str| match text.trim() {
            "" => Value::Null,
            text => text.into(),
        };
        let written = |all: &[(Operator, &str)]| {
            let found = all.iter().find(|(it, _)| *it == typed.operator);
            found.map_or(Value::Null, |(_, name)| (*name).into())
        };
        let hold = typed.measure == Measure::Hold;
        let between = typed.is_between();
        let change = typed.measure == Measure::Change;
        let measure = MEASURES.iter().find(|(it, _)| *it == typed.measure);
        let start = read.start.value.filter(|_| change || between);
        let target = read.target.value.filter(|_| change || hold);
        vec![
            (member(id, "name"), text(&typed.name)),
            (
                member(id, "measure"),
                measure.map_or(Value::Null, |(_, name)| (*name).into()),
            ),
            (
                member(id, "operator"),
                if hold {
                    written(&OPERATORS)
                } else {
                    Value::Null
                },
            ),
            (member(id, "start"), number(start)),
            (member(id, "target"), number(target)),
            (member(id, "unit"), text(&read.unit)),
            (
                member(id, "weight"),
                number(read.weight.value.filter(|it| *it != Decimal::ONE)),
            ),
            (
                member(id, "guardrail"),
                typed.is_guardrail().then_some(true).into(),
            ),
            (member(id, "place"), place.to_string().into()),
        ]
    }

    /// The fields of whose it is and of which kind.
    #[must_use]
    pub fn fields_aside(id: &Id, owner: &str, kind: Option<Kind>) -> [(String, Value); 2] {
        let owner = Some(owner.trim()).filter(|owner| !owner.is_empty());
        let kind = KINDS.iter().find(|(it, _)| Some(*it) == kind);
        [
            (member(id, "owner"), owner.into()),
            (member(id, "kind"), kind.map(|(_, name)| *name).into()),
        ]
    }

    /// The fields of a copy of it that starts where it stands, in this place under
    /// another id: what goes on in another period. One that is past its target
    /// keeps its start.
    #[must_use]
    pub fn fields_on(&self, id: &Id, place: usize, period: Option<Period>) -> Vec<(String, Value)> {
        let number = |value: Option<Decimal>| value.map(|it| it.to_string()).into();
        let text = |text: &str| Some(text).filter(|text| !text.is_empty()).into();
        let latest = self.counting(period).next_back().map(|it| it.value);
        let latest = latest.filter(|it| {
            let change = Change::new(*it, self.target.unwrap_or(*it)).ok();
            let way = self.start.zip(self.target);
            let way = way.and_then(|(start, target)| Change::new(start, target).ok());
            change.map(|it| it.direction()) == way.map(|it| it.direction())
        });
        let start = match self.measure {
            Measure::Change => latest.or(self.start),
            _ => self.start,
        };
        let measure = MEASURES.iter().find(|(it, _)| *it == self.measure);
        let operator = OPERATORS.iter().find(|(it, _)| *it == self.operator);
        let operator = operator.filter(|_| self.measure == Measure::Hold);
        let weight = Some(self.weight.value()).filter(|it| *it != Decimal::ONE);
        let mut fields = vec![
            (member(id, "name"), text(&self.name)),
            (member(id, "measure"), measure.map(|(_, name)| *name).into()),
            (
                member(id, "operator"),
                operator.map(|(_, name)| *name).into(),
            ),
            (member(id, "start"), number(start)),
            (member(id, "target"), number(self.target)),
            (member(id, "unit"), text(&self.unit)),
            (member(id, "weight"), number(weight)),
            (
                member(id, "guardrail"),
                self.is_guardrail.then_some(true).into(),
            ),
            (member(id, "place"), place.to_string().into()),
        ];
        fields.extend(Self::fields_aside(id, &self.owner, self.kind));
        fields
    }

    /// The field that takes a key result away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (String, Value) {
        (member(id, "gone"), true.into())
    }

    /// It as somebody would type it, numbers in plain notation.
    #[must_use]
    pub fn typed(&self, write: impl Fn(Decimal) -> String) -> sketch::KeyResult {
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

/// The name of a key result's field.
fn member(id: &Id, name: &str) -> String {
    ["kr/", id.as_str(), "/", name].concat()
}
