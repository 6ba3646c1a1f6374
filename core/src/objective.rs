//! An objective as it is kept: what its record's fields mean.
//!
//! Reading never fails: a field that says nothing understandable is as one that is
//! not there, and stays in the record as it is. [`accepts`] is for what comes from
//! outside, where somebody can still be told.

use serde_json::{Map, Value, json};
use time::Date;

use crate::grading::measure::{Bound, Change, Checks, Measured};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::period::{Period, parse_date, write_date};
use crate::record::Record;
use crate::sketch::reading::{self, ReadKeyResult};
use crate::sketch::{self, Measure, Operator};
use crate::store::CHECK_IN;
use crate::store::place::Id;
use crate::store::plan::BIN;

/// The most characters of a title or name (spec, *Limits*).
pub const LONGEST_NAME: usize = reading::LONGEST_NAME;

/// The most characters of a note (spec, *Limits*).
pub const LONGEST_NOTE: usize = 2_000;

/// The most a check-in's confidence can be: certain. The least is 0, will not.
pub const CERTAIN: u8 = 10;

/// An objective.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objective {
    /// Its title, empty if it has none.
    pub title: String,
    /// What was promised.
    pub commitment: Commitment,
    /// Its days, if they are said.
    pub period: Option<Period>,
    /// Its key results, in their order.
    pub key_results: Vec<KeyResult>,
    /// Since when it is in the bin.
    pub binned: Option<Date>,
}

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
    /// Its check-ins that are in the same record, the oldest first.
    pub check_ins: Vec<CheckIn>,
    // Where it stands among the others.
    order: Decimal,
}

/// A dated value of a key result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckIn {
    /// The day it is of.
    pub date: Date,
    /// The value; of a yes/no 1 or 0.
    pub value: Decimal,
    /// How sure somebody is that it will be reached, from 0 to 10.
    pub confidence: Option<u8>,
    /// What there is to say about it.
    pub note: String,
}

/// Why a field cannot hold a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is no text.
    NotText,
    /// It has more characters than so many.
    TooLong(usize),
    /// It is no number as it has to be written, or has too many digits.
    NotANumber,
    /// It is no day of the calendar as it has to be written.
    NotADate,
    /// It is no confidence from 0 to 10.
    NotAConfidence,
    /// It does not have the shape of what belongs here.
    NotOfThisShape,
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

impl Objective {
    /// Reads it from its record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let date = |value: &Value| parse_date(value.as_str()?);
        let period = record.value("period").and_then(|period| {
            Period::new(date(period.get("first")?)?, date(period.get("last")?)?)
        });
        let committed = record.text("commitment") == Some("must");
        Self {
            title: record.text("title").unwrap_or_default().to_owned(),
            commitment: if committed {
                Commitment::Committed
            } else {
                Commitment::Aspirational
            },
            period,
            key_results: KeyResult::all(record),
            binned: record.value(BIN).and_then(date),
        }
    }

    /// The key result with an id.
    #[must_use]
    pub fn key_result(&self, id: &str) -> Option<&KeyResult> {
        let mut all = self.key_results.iter();
        all.find(|key_result| key_result.id.as_str() == id)
    }
}

impl KeyResult {
    /// Those in a record, in their order.
    fn all(record: &Record) -> Vec<Self> {
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
        let operator = OPERATORS
            .iter()
            .find(|(_, it)| Some(*it) == text("operator"));
        Self {
            name: text("name").unwrap_or_default().to_owned(),
            measure: measure.map_or(Measure::Change, |(measure, _)| *measure),
            operator: operator.map_or(Operator::AtLeast, |(operator, _)| *operator),
            start: number("start"),
            target: number("target"),
            unit: text("unit").unwrap_or_default().to_owned(),
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

    /// What grading counts, from the latest check-in of those that were read.
    /// Of a standard that is one check for each.
    #[must_use]
    pub fn measured(&self) -> Option<Measured> {
        let latest = self.latest();
        match self.measure {
            Measure::Change => {
                let change = Change::new(self.start?, self.target?).ok()?;
                let now = latest.map(|check_in| check_in.value);
                Some(Measured::Change { change, now })
            }
            Measure::Hold => {
                let values: Vec<Decimal> = self.check_ins.iter().map(|it| it.value).collect();
                let checks = Checks::of(self.bound()?, &values);
                Some(Measured::Hold { checks })
            }
            Measure::YesNo => {
                let done = latest.is_some_and(|check_in| !check_in.value.is_zero());
                Some(Measured::YesNo { done })
            }
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
            (member(id, "place"), place.to_string().into()),
        ]
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
            ..sketch::KeyResult::default()
        }
    }
}

impl CheckIn {
    /// The field of a check-in on a key result: one a day.
    #[must_use]
    pub fn field(key_result: &Id, date: Date) -> String {
        [CHECK_IN, key_result.as_str(), "/", &write_date(date)].concat()
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

    /// The value of that field.
    #[must_use]
    pub fn value(&self) -> Value {
        let mut members = Map::new();
        members.insert("value".to_owned(), self.value.to_string().into());
        if let Some(confidence) = self.confidence {
            members.insert("confidence".to_owned(), confidence.into());
        }
        if !self.note.is_empty() {
            members.insert("note".to_owned(), self.note.as_str().into());
        }
        members.into()
    }

    /// The field again as it has to be when this check-in is corrected: what it
    /// does not know of the old one stays.
    #[must_use]
    pub fn corrects(&self, old: Option<&Value>) -> Value {
        let mut new = old.and_then(Value::as_object).cloned().unwrap_or_default();
        for known in ["value", "confidence", "note"] {
            new.remove(known);
        }
        if let Value::Object(members) = self.value() {
            new.extend(members);
        }
        new.into()
    }

    /// The field again when this check-in comes on a day that has one already: what
    /// it does not say stays.
    #[must_use]
    pub fn adds_to(&self, old: Option<&Value>) -> Value {
        let mut new = old.and_then(Value::as_object).cloned().unwrap_or_default();
        if let Value::Object(members) = self.value() {
            new.extend(members);
        }
        new.into()
    }

    /// Reads it from the value of its field; none if that has no value.
    #[must_use]
    pub fn read(date: Date, value: &Value) -> Option<Self> {
        let confidence = value.get("confidence").and_then(Value::as_u64);
        let confidence = confidence.and_then(|it| u8::try_from(it).ok());
        let note = value.get("note").and_then(Value::as_str);
        Some(Self {
            date,
            value: Decimal::parse(value.get("value")?.as_str()?)?,
            confidence: confidence.filter(|it| *it <= CERTAIN),
            note: note.unwrap_or_default().to_owned(),
        })
    }
}

/// The check-ins on a key result that are in a record, the oldest first.
#[must_use]
pub fn check_ins(record: &Record, key_result: &Id) -> Vec<CheckIn> {
    let from = [CHECK_IN, key_result.as_str(), "/"].concat();
    // What comes after "/".
    let to = [CHECK_IN, key_result.as_str(), "0"].concat();
    let fields = record.fields.range(from.clone()..to);
    let read = |(name, field): (&String, &crate::record::Field)| {
        CheckIn::read(parse_date(name.strip_prefix(&from)?)?, field.value())
    };
    fields.filter_map(read).collect()
}

/// The field of an objective's title.
#[must_use]
pub fn title_field(title: &str) -> (String, Value) {
    ("title".to_owned(), title.trim().into())
}

/// The field of its period.
#[must_use]
pub fn period_field(period: Period) -> (String, Value) {
    let [first, last] = [period.first(), period.last()].map(write_date);
    ("period".to_owned(), json!({"first": first, "last": last}))
}

/// Whether a field can hold a value that comes from outside. What this version
/// does not know can hold anything.
///
/// # Errors
///
/// Why not.
pub fn accepts(field: &str, value: &Value) -> Result<(), Unfit> {
    if value.is_null() {
        return Ok(());
    }
    let text = |most: usize| {
        let text = value.as_str().ok_or(Unfit::NotText)?;
        let fits = text.chars().count() <= most;
        if fits {
            Ok(())
        } else {
            Err(Unfit::TooLong(most))
        }
    };
    let date = |value: &Value| {
        let date = value.as_str().and_then(parse_date);
        date.ok_or(Unfit::NotADate)
    };
    if let Some(check_in) = field.strip_prefix(CHECK_IN) {
        let (_, on) = check_in.rsplit_once('/').ok_or(Unfit::NotADate)?;
        parse_date(on).ok_or(Unfit::NotADate)?;
        return accepts_check_in(value);
    }
    let member = field
        .strip_prefix("kr/")
        .and_then(|rest| rest.split_once('/'));
    match (field, member) {
        (_, Some((_, "name" | "unit"))) | ("title", _) => text(LONGEST_NAME),
        (_, Some((_, "start" | "target" | "place"))) => {
            let number = value.as_str().and_then(Decimal::parse);
            number.map(drop).ok_or(Unfit::NotANumber)
        }
        (BIN, _) => date(value).map(drop),
        ("period", _) => {
            let [first, last] = ["first", "last"].map(|end| value.get(end).map(date));
            match (first, last) {
                (Some(first), Some(last)) if first? <= last? => Ok(()),
                _ => Err(Unfit::NotOfThisShape),
            }
        }
        _ => Ok(()),
    }
}

fn accepts_check_in(value: &Value) -> Result<(), Unfit> {
    let members = value.as_object().ok_or(Unfit::NotOfThisShape)?;
    let number = members.get("value").and_then(Value::as_str);
    number.and_then(Decimal::parse).ok_or(Unfit::NotANumber)?;
    if let Some(confidence) = members.get("confidence") {
        let confidence = confidence.as_u64().filter(|it| *it <= u64::from(CERTAIN));
        confidence.ok_or(Unfit::NotAConfidence)?;
    }
    match members.get("note") {
        None => Ok(()),
        Some(Value::String(note)) if note.chars().count() <= LONGEST_NOTE => Ok(()),
        Some(Value::String(_)) => Err(Unfit::TooLong(LONGEST_NOTE)),
        Some(_) => Err(Unfit::NotText),
    }
}

/// The name of a key result's field.
fn member(id: &Id, name: &str) -> String {
    ["kr/", id.as_str(), "/", name].concat()
}
