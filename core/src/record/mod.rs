//! What is written: a record is named fields, each with who wrote it and when.
//!
//! [`Record::merge`] is the one way in which two versions of a record become one:
//! between tabs, with an imported file, after a crash. Domain types carry no
//! trace of how they are written: a field is asked for by its [`Name`], and what it
//! says as what it is, a number, a day, a text.

pub mod field;
pub mod frame;
pub mod id;
pub mod json;
pub mod kind;
pub mod name;
pub mod shape;
pub mod stamp;
pub(crate) mod written;

use std::collections::BTreeMap;

use serde_json::{Map, from_str};
use time::Date;

use self::field::{Entry, Field};
use self::id::Id;
use self::name::{DATED, Name, day_of, names_at, names_of};
use self::shape::Said;
use self::stamp::{Seen, Stamp, Writer};

/// What a field says, as it is written; null where something was taken away. Only this
/// module and [`shape`] take it apart.
pub type Value = serde_json::Value;

/// The version of the shape that is written here.
pub const SCHEMA: u64 = 1;

/// Named fields, and whatever else stood there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The fields by name.
    pub fields: BTreeMap<String, Field>,
    /// Members that this version does not know, kept as they are.
    pub extra: Map<String, Value>,
}

/// Why a record is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The checksum does not match, or there is none: it was damaged, or some
    /// other program wrote it.
    Damaged,
    /// Its checksum is right, but it does not have the shape of a record.
    Shape,
    /// A newer version of Waymark wrote it, in the shape with this number.
    Newer(u64),
}

/// One step from a shape to the next: it takes the members of a record.
pub type Step = fn(Map<String, Value>) -> Option<Map<String, Value>>;

/// The steps from shape 1 on, one for each change of the shape ever shipped.
const STEPS: &[Step] = &[];

impl Record {
    /// A record in which all of this was written at once, and nothing else.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = (Name, Value)>) -> Self {
        let stamp = Stamp {
            counter: 1,
            writer: Writer::new(0),
        };
        let seen = Seen::NONE;
        let field = |(name, value): (Name, Value)| {
            let seen = seen.clone();
            (name.to_string(), Field::new(Entry { value, stamp, seen }))
        };
        Self {
            fields: fields.into_iter().map(field).collect(),
            extra: Map::new(),
        }
    }

    /// What a field says, if it was written and can be understood.
    #[must_use]
    pub fn said<T: Said>(&self, name: &Name) -> Option<T> {
        T::read(self.value(&name.to_string())?)
    }

    /// The things of a list of which anything is said, in the order of their ids.
    #[must_use]
    pub fn ids_of(&self, list: &str) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        // Fields that were taken away are as if they were not there.
        let names = self.fields.range(names_of(list));
        let names = names.filter(|(_, field)| !field.value().is_null());
        for (name, _) in names {
            let id = name[list.len() + 1..].split('/').next().and_then(Id::parse);
            ids.extend(id.filter(|id| ids.last() != Some(id)));
        }
        ids
    }

    /// The things of a list that are said in one piece: what follows the list's word,
    /// and what is said.
    pub fn ones_of(&self, list: &'static str) -> impl Iterator<Item = (&str, &Value)> {
        let names = self.fields.range(names_of(list));
        let names = names.filter(|(_, field)| !field.value().is_null());
        names.map(move |(name, field)| (&name[list.len() + 1..], field.value()))
    }

    /// The dated values of one thing, the oldest first.
    pub fn dated(&self, id: &Id) -> impl Iterator<Item = (Date, &Value)> {
        let names = self.fields.range(names_at(id));
        let from = DATED.len() + id.as_str().len() + 1;
        names.filter_map(move |(name, field)| {
            // What is not the day alone is no dated value.
            let day = day_of(name).filter(|_| !name[from..].contains('/'))?;
            Some((day, field.value()))
        })
    }

    /// What a field says; none if nothing was written there, or it was taken
    /// away.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<&Value> {
        let value = self.fields.get(field)?.value();
        (!value.is_null()).then_some(value)
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.value(field)?.as_str()
    }

    /// Writes an entry.
    pub fn put(&mut self, field: &str, entry: Entry) {
        let written = Field::new(entry);
        match self.fields.get_mut(field) {
            Some(known) => known.merge(&written),
            None => drop(self.fields.insert(field.to_owned(), written)),
        }
    }

    /// Takes in another version of the record.
    ///
    /// Commutative, associative and idempotent: whoever merges what in whichever
    /// order, and however often, comes to the same.
    pub fn merge(&mut self, other: &Self) {
        for (name, field) in &other.fields {
            match self.fields.get_mut(name) {
                Some(known) => known.merge(field),
                None => drop(self.fields.insert(name.clone(), field.clone())),
            }
        }
        for (name, value) in &other.extra {
            match self.extra.get(name) {
                Some(known) if stays(known, value) => {}
                _ => drop(self.extra.insert(name.clone(), value.clone())),
            }
        }
    }

    /// Whether merging the other one would change nothing.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        let has = |(name, field): (&String, &Field)| {
            let known = self.fields.get(name);
            known.is_some_and(|known| known.contains_all(field))
        };
        let mut extra = other.extra.iter();
        other.fields.iter().all(has)
            && extra.all(|(name, value)| {
                let known = self.extra.get(name);
                known.is_some_and(|known| stays(known, value))
            })
    }

    /// Leaves out the fields that the other one contains.
    pub fn retain_missing_in(&mut self, other: &Self) {
        self.fields.retain(|name, field| {
            let known = other.fields.get(name);
            !known.is_some_and(|known| known.contains_all(field))
        });
    }

    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.extra.is_empty()
    }

    /// The largest counter of any stamp in it, 0 if it is empty.
    #[must_use]
    pub fn counter(&self) -> u64 {
        self.fields.values().map(Field::counter).max().unwrap_or(0)
    }

    /// The members of a record as JSON; see `docs/format.md`.
    #[must_use]
    pub fn members(&self) -> Map<String, Value> {
        let mut members = self.extra.clone();
        let fields = self.fields.iter();
        let newest = |(name, field): (&String, &Field)| (name.clone(), field.newest().write());
        members.insert("schema".to_owned(), SCHEMA.into());
        members.insert("fields".to_owned(), fields.map(newest).collect());
        let disputed = self.fields.iter().filter(|(_, it)| !it.others().is_empty());
        let others = |(name, field): (&String, &Field)| {
            let others = field.others().iter().map(Entry::write).collect();
            (name.clone(), Value::Array(others))
        };
        let others: Map<_, _> = disputed.map(others).collect();
        if !others.is_empty() {
            members.insert("others".to_owned(), others.into());
        }
        members
    }

    /// The record as it is stored: in its frame.
    #[must_use]
    pub fn write(&self) -> String {
        // What has texts for names can be written.
        let text = serde_json::to_string(self);
        let text = text.unwrap_or_else(|_| Value::Object(self.members()).to_string());
        frame::seal(&text)
    }

    /// Reads a stored text.
    ///
    /// # Errors
    ///
    /// Why not; nothing is guessed and nothing left out.
    pub fn read(sealed: &str) -> Result<Self, Unreadable> {
        let text = frame::open(sealed).ok_or(Unreadable::Damaged)?;
        match from_str(text) {
            Ok(Value::Object(members)) => Self::from_members(members),
            _ => Err(Unreadable::Shape),
        }
    }

    /// Reads the members of a record, of any version up to this one.
    ///
    /// # Errors
    ///
    /// [`Unreadable::Shape`] or [`Unreadable::Newer`].
    pub fn from_members(members: Map<String, Value>) -> Result<Self, Unreadable> {
        let members = upgrade(members, STEPS)?;
        Self::from_current(members).ok_or(Unreadable::Shape)
    }

    fn from_current(mut members: Map<String, Value>) -> Option<Self> {
        members.remove("schema");
        let mut fields = BTreeMap::new();
        let Value::Object(written) = members.remove("fields")? else {
            return None;
        };
        for (name, entry) in written {
            fields.insert(name, Field::new(Entry::read(entry)?));
        }
        let others = members.remove("others");
        for (name, others) in others
            .as_ref()
            .map_or(Some(&Map::new()), Value::as_object)?
        {
            for entry in others.as_array()? {
                let other = Field::new(Entry::read(entry.clone())?);
                fields.get_mut(name)?.merge(&other);
            }
        }
        Some(Self {
            fields,
            extra: members,
        })
    }
}

/// Of two values of a member that is not known, whether the first one stays: any
/// order will do, as long as everybody has the same.
fn stays(known: &Value, other: &Value) -> bool {
    let [known, other] = [known, other].map(Value::to_string);
    known >= other
}

/// Brings the members of a record to the newest shape there is a step to.
///
/// Nothing is written by it: the record is stored in its new shape when it is
/// changed the next time, and until then it reads the same again.
///
/// # Errors
///
/// [`Unreadable::Newer`] past the last step, [`Unreadable::Shape`] where a step
/// cannot be taken.
pub fn upgrade(
    mut members: Map<String, Value>,
    steps: &[Step],
) -> Result<Map<String, Value>, Unreadable> {
    let schema = members.get("schema").and_then(Value::as_u64);
    let schema = schema
        .filter(|schema| *schema > 0)
        .ok_or(Unreadable::Shape)?;
    let current = 1 + steps.len() as u64;
    if schema > current {
        return Err(Unreadable::Newer(schema));
    }
    for (index, step) in steps.iter().enumerate().skip(schema as usize - 1) {
        members = step(members).ok_or(Unreadable::Shape)?;
        members.insert("schema".to_owned(), (index as u64 + 2).into());
    }
    Ok(members)
}
