//! The file that takes everything along, as `docs/format.md` describes it.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Store;
use super::import::MOST_IN_FILE;
use super::key_value::{Fault, KeyValue, Memory};
use super::open::Visit;
use super::place::{Id, Key, Place};
use crate::objective::accepted::{Unfit, accepts};
use crate::record::json::{self, Limits, What, line_of};
use crate::record::{Record, Unreadable, frame};

/// The version of the file's own shape, around the records.
pub const VERSION: u64 = 1;

/// The most bytes that a file may have to be read at all: three times what a
/// browser can keep.
pub const LARGEST: usize = 16_000_000;

/// Why a file is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// On which line, counted from 1, if it is about a line.
    pub line: Option<usize>,
    /// What it is about: the record and the field, empty for the whole file.
    pub path: String,
    /// What is wrong.
    pub what: Wrong,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no JSON, or past the limits.
    Json(What),
    /// It is not one of our files.
    NotOurs,
    /// A newer version of Waymark wrote it, with this version of the file or of
    /// a record in it.
    Newer(u64),
    /// No record has such a name.
    Name,
    /// A record does not have the shape of one.
    Shape,
    /// The counter of a stamp is larger than any that was ever counted to.
    Counter,
    /// A field cannot hold this.
    Unfit(Unfit),
}

impl Store {
    /// Everything that can be read, as a file: each record on a line of its own.
    ///
    /// # Errors
    ///
    /// What the storage says: histories are read for it.
    pub fn export(&mut self, kv: &dyn KeyValue, today: &str) -> Result<String, Fault> {
        let ids: Vec<Id> = self.held.keys().cloned().collect();
        let mut lines = Vec::new();
        for id in ids {
            self.read_history(kv, &id)?;
            lines.extend(self.exported(kv, &id)?);
        }
        let head = format!(
            "{{\n\"waymark\":\"export\",\n\"version\":{VERSION},\n\"made\":\"{today}\",\n\"records\":{{\n"
        );
        Ok([&head, &lines.join(",\n"), "\n}\n}\n"].concat())
    }

    /// The records of an objective, those that a newer version wrote as they are.
    fn exported(&self, kv: &dyn KeyValue, id: &Id) -> Result<Vec<String>, Fault> {
        let held = &self.held[id];
        let years = held.years.iter();
        let years =
            years.map(|(year, document)| (Place::CheckIns(id.clone(), *year), document.as_ref()));
        let definition = (Place::Objective(id.clone()), Some(&held.definition));
        let mut lines = Vec::new();
        for (place, document) in std::iter::once(definition).chain(years) {
            let known = document.filter(|document| document.parts() > 0);
            let members = match known {
                Some(document) => Some(Value::Object(document.whole().members()).to_string()),
                None => {
                    let text = kv.get(&place.key(1))?;
                    text.and_then(|text| frame::open(&text).map(str::to_owned))
                }
            };
            lines.extend(members.map(|members| format!("\"{place}\":{members}")));
        }
        Ok(lines)
    }
}

/// Reads a file: an export, or the raw data that is offered when nothing else can
/// be done any more.
///
/// # Errors
///
/// The first thing that is wrong with it, with where.
pub fn read(text: &str, visit: &Visit<'_>) -> Result<Vec<(Place, Record)>, Problem> {
    let value = json::read(text, &Limits::FILE).map_err(|problem| Problem {
        line: Some(problem.line),
        path: problem.path,
        what: Wrong::Json(problem.what),
    })?;
    let whole = |what| Problem {
        line: None,
        path: String::new(),
        what,
    };
    let Value::Object(mut file) = value else {
        return Err(whole(Wrong::NotOurs));
    };
    let kind = file
        .get("waymark")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let version = file.get("version").and_then(Value::as_u64);
    match (kind.as_str(), version) {
        ("export" | "raw", Some(version)) if version > VERSION => {
            return Err(whole(Wrong::Newer(version)));
        }
        ("export", Some(_)) => {}
        ("raw", Some(_)) => return read_raw(&file, visit).map_err(whole),
        _ => return Err(whole(Wrong::NotOurs)),
    }
    let Some(Value::Object(records)) = file.remove("records") else {
        return Err(whole(Wrong::NotOurs));
    };
    let mut read = Vec::new();
    for (name, members) in records {
        let wrong = |field: Option<&str>, what| {
            let path: Vec<&str> = ["records", &name]
                .into_iter()
                .chain(field.into_iter().flat_map(|field| ["fields", field]))
                .collect();
            Problem {
                line: line_of(text, &path),
                path: path[1..].join(" "),
                what,
            }
        };
        let place = Place::parse(&name).ok_or_else(|| wrong(None, Wrong::Name))?;
        let Value::Object(members) = members else {
            return Err(wrong(None, Wrong::Shape));
        };
        let record = Record::from_members(members).map_err(|why| match why {
            Unreadable::Newer(schema) => wrong(None, Wrong::Newer(schema)),
            Unreadable::Damaged | Unreadable::Shape => wrong(None, Wrong::Shape),
        })?;
        for (field, entries) in &record.fields {
            let others = entries.others().iter().map(|entry| &entry.value);
            for value in std::iter::once(entries.value()).chain(others) {
                let unfit = |why| wrong(Some(field), Wrong::Unfit(why));
                accepts(field, value).map_err(unfit)?;
            }
        }
        if record.counter() > MOST_IN_FILE {
            return Err(wrong(None, Wrong::Counter));
        }
        read.push((place, record));
    }
    Ok(read)
}

/// Reads the stored texts as they were: opens them as if they were stored here.
/// Those that cannot be read are left out, as they would be there.
fn read_raw(file: &Map<String, Value>, visit: &Visit<'_>) -> Result<Vec<(Place, Record)>, Wrong> {
    let Some(Value::Object(keys)) = file.get("keys") else {
        return Err(Wrong::NotOurs);
    };
    let memory = Memory::default();
    for (key, text) in keys {
        // In pieces, so that none is longer than a file's texts may be.
        let pieces = text.as_array().filter(|_| Key::parse(key) != Key::Foreign);
        let pieces = pieces.map(|pieces| pieces.iter().map(Value::as_str).collect());
        let Some(Some(text)) = pieces.map(|it: Option<Vec<&str>>| it.map(|it| it.concat())) else {
            return Err(Wrong::NotOurs);
        };
        // Memory takes everything.
        let _ = memory.set(key, &text);
    }
    let Ok(mut opened) = Store::open(&memory, visit) else {
        return Err(Wrong::NotOurs);
    };
    let mut records: BTreeMap<Place, Record> = BTreeMap::new();
    let ids: Vec<Id> = opened.store.held.keys().cloned().collect();
    for id in ids {
        // Memory gives everything.
        let _ = opened.store.read_history(&memory, &id);
        let held = &opened.store.held[&id];
        let definition = held.definition.whole().clone();
        records.insert(Place::Objective(id.clone()), definition);
        for (year, document) in &held.years {
            let place = Place::CheckIns(id.clone(), *year);
            let whole = document.as_ref().map(super::document::Document::whole);
            records.insert(place, whole.cloned().unwrap_or_default());
        }
    }
    records.retain(|_, record| !record.is_empty());
    Ok(records.into_iter().collect())
}
