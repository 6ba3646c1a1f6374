//! The work that moves an objective.

use serde_json::Value;
use time::Date;

use super::read_date;
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

fn action_field(id: &Id, name: &str) -> String {
    ["action/", id.as_str(), "/", name].concat()
}
