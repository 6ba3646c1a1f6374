//! What happened outside.

use serde_json::{Value, json};
use time::Date;

use super::read_date;
use crate::period::write_date;
use crate::record::Record;
use crate::store::place::Id;

/// A dated outside event (an algorithm change, a holiday): shown on the chart and
/// in the report, never part of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its name for good.
    pub id: Id,
    /// The day it is of.
    pub date: Date,
    /// What happened.
    pub text: String,
}

impl Note {
    /// Those in a record, the oldest first.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let names = record.fields.range("note/".to_owned().."note0".to_owned());
        let notes = names.filter_map(|(name, field)| {
            Some(Self {
                id: Id::parse(name.strip_prefix("note/")?)?,
                date: read_date(field.value().get("date")?)?,
                text: field.value().get("text")?.as_str()?.to_owned(),
            })
        });
        let mut all: Vec<Self> = notes.collect();
        all.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
        all
    }

    /// Its field.
    #[must_use]
    pub fn field(&self) -> (String, Value) {
        let value = json!({"date": write_date(self.date), "text": self.text.trim()});
        (["note/", self.id.as_str()].concat(), value)
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (String, Value) {
        (["note/", id.as_str()].concat(), Value::Null)
    }
}
