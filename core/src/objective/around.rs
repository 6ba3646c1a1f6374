//! What stands around an objective's key results: the work that moves it, what
//! happened outside, and how it was closed.

use serde_json::{Value, json};
use time::Date;

use super::{by_name, read_date};
use crate::number::decimal::Decimal;
use crate::period::write_date;
use crate::record::Record;
use crate::store::place::Id;

/// A line with a tick: the work that moves an objective. Never scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name for good.
    pub id: Id,
    /// What is to be done.
    pub text: String,
    /// When it was ticked, if it was.
    pub done: Option<Date>,
    // Where it stands among the others.
    order: Decimal,
}

/// A dated outside event (an algorithm change, a holiday): shown on the chart and
/// in the report, never part of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name for good.
    pub id: Id,
    /// The day it is of.
    pub date: Date,
    /// What happened.
    pub text: String,
}

/// How an objective was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The day on which somebody did.
    pub on: Date,
    /// What comes after it.
    pub next: Next,
}

/// What comes after a closed objective (Rock: continue, adjust or retire).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// It goes on in another period as it is.
    #[default]
    Continue,
    /// It goes on, written anew.
    Adjust,
    /// Nothing does.
    Retire,
}

/// What comes next as it is written.
const NEXTS: [(Next, &str); 3] = [
    (Next::Continue, "continue"),
    (Next::Adjust, "adjust"),
    (Next::Retire, "retire"),
];

impl Action {
    /// Those in a record, in their order.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let names = record
            .fields
            .range("action/".to_owned().."action0".to_owned());
        let texts = names.filter_map(|(name, field)| {
            let id = name.strip_prefix("action/")?.strip_suffix("/text")?;
            Some((Id::parse(id)?, field.value().as_str()?))
        });
        let mut all: Vec<Self> = texts
            .map(|(id, text)| {
                let place = record.text(&action_field(&id, "place"));
                Self {
                    text: text.to_owned(),
                    done: record.value(&action_field(&id, "done")).and_then(read_date),
                    order: place.and_then(Decimal::parse).unwrap_or_default(),
                    id,
                }
            })
            .collect();
        all.sort_by(|one, other| (one.order, &one.id).cmp(&(other.order, &other.id)));
        all
    }

    /// The fields of a new one in this place among the others, counted from 1.
    #[must_use]
    pub fn fields(id: &Id, text: &str, place: usize) -> Vec<(String, Value)> {
        vec![
            Self::text_field(id, Some(text)),
            (action_field(id, "place"), place.to_string().into()),
        ]
    }

    /// The field of its text; without one it is taken away.
    #[must_use]
    pub fn text_field(id: &Id, text: Option<&str>) -> (String, Value) {
        (action_field(id, "text"), text.map(str::trim).into())
    }

    /// The field of its tick.
    #[must_use]
    pub fn done_field(id: &Id, done: Option<Date>) -> (String, Value) {
        (action_field(id, "done"), done.map(write_date).into())
    }
}

impl Event {
    /// Those in a record, the oldest first.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let names = record.fields.range("note/".to_owned().."note0".to_owned());
        let events = names.filter_map(|(name, field)| {
            Some(Self {
                id: Id::parse(name.strip_prefix("note/")?)?,
                date: read_date(field.value().get("date")?)?,
                text: field.value().get("text")?.as_str()?.to_owned(),
            })
        });
        let mut all: Vec<Self> = events.collect();
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

impl Closing {
    /// Reads it from the value of its field.
    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(Self {
            on: read_date(value.get("on")?)?,
            next: by_name(&NEXTS, value.get("next").and_then(Value::as_str)),
        })
    }

    /// Its field; none opens the objective again.
    #[must_use]
    pub fn field(closing: Option<Self>) -> (String, Value) {
        let value = closing.map(|closing| {
            let next = NEXTS.iter().find(|(it, _)| *it == closing.next);
            json!({"on": write_date(closing.on), "next": next.map(|(_, name)| *name)})
        });
        ("closed".to_owned(), value.into())
    }
}

impl Next {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Continue, Self::Adjust, Self::Retire];
}

fn action_field(id: &Id, name: &str) -> String {
    ["action/", id.as_str(), "/", name].concat()
}
