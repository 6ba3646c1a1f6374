//! A check-in: a dated value of a key result.

use serde_json::{Map, Value};
use time::Date;

use crate::number::decimal::Decimal;
use crate::period::{parse_date, write_date};
use crate::record::{Field, Record};
use crate::store::CHECK_IN;
use crate::store::place::Id;

/// The most a check-in's confidence can be: certain. The least is 0, will not.
pub const CERTAIN: u8 = 10;

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
    let read = |(name, field): (&String, &Field)| {
        CheckIn::read(parse_date(name.strip_prefix(&from)?)?, field.value())
    };
    fields.filter_map(read).collect()
}
