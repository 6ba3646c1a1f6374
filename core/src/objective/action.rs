//! The work that moves an objective.

use time::Date;

use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::Shape;
use crate::record::{Record, Value};
use crate::sorted::sort_few;

/// A line with a tick: the work that moves an objective. Never scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name for good.
    pub id: Id,
    /// What is to be done.
    pub text: String,
    /// When it was ticked, if it was.
    pub done: Option<Date>,
    /// Where it stands among the others.
    pub place: Decimal,
}

/// The list of all of them.
const LIST: &str = "action";

const TEXT: Row = Row::of(LIST, "text", Shape::Text(LONGEST_NAME));
const DONE: Row = Row::of(LIST, "done", Shape::Day);
const PLACE: Row = Row::of(LIST, "place", Shape::Number);

/// What is said of each.
pub(super) const TABLE: &[Row] = &[TEXT, DONE, PLACE];

impl Action {
    /// A new one, last of these.
    #[must_use]
    pub fn new(id: Id, text: &str, others: &[Self]) -> Self {
        Self {
            id,
            text: text.trim().to_owned(),
            done: None,
            place: Decimal::from(u32::try_from(others.len() + 1).unwrap_or(u32::MAX)),
        }
    }

    /// Those in a record, in their order.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let ids = record.ids_of(LIST).into_iter();
        let all = ids.filter_map(|id| {
            Some(Self {
                text: record.said(&TEXT.name(Some(&id)))?,
                done: record.said(&DONE.name(Some(&id))),
                place: record.said(&PLACE.name(Some(&id))).unwrap_or_default(),
                id,
            })
        });
        let mut all: Vec<Self> = all.collect();
        sort_few(&mut all, |one, other| {
            (one.place, &one.id).cmp(&(other.place, &other.id))
        });
        all
    }

    /// The fields that keep it.
    #[must_use]
    pub fn fields(&self) -> Vec<(Name, Value)> {
        vec![
            TEXT.of_one_says(&self.id, Some(self.text.clone())),
            DONE.of_one_says(&self.id, self.done),
            PLACE.of_one_says(&self.id, Some(self.place)),
        ]
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        TEXT.of_one_says(id, None::<String>)
    }

    /// The field of its tick.
    #[must_use]
    pub fn ticked(id: &Id, done: Option<Date>) -> (Name, Value) {
        DONE.of_one_says(id, done)
    }
}
