//! How an objective was closed, and what comes after it.

use serde_json::{Value, json};
use time::Date;

use super::{by_name, read_date};
use crate::period::write_date;

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
