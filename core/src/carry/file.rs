//! The file that takes everything along, as `docs/format.md` describes it.

mod raw;

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::yes_no::Neither;
use crate::record::field::Field;
use crate::record::id::Id;
use crate::record::json::{self, Limits, What, line_of};
use crate::record::kind::{Kinds, Subject};
use crate::record::shape::Unfit;
use crate::record::stamp::Stamp;
use crate::record::{Record, SCHEMA, Unreadable, frame};
use crate::share::device_file;
use crate::store::Store;
use crate::store::key_value::{Fault, Lookup};
use crate::store::open::Visit;
use crate::store::place::{Key, OURS, Place};

/// The version of the file's own shape, around the records.
pub const VERSION: u64 = 1;

/// The most bytes that a file may have to be read at all: several times what both
/// stores of a browser keep.
pub const LARGEST: usize = 64_000_000;

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

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents {
    /// The records that can be brought in.
    pub records: Vec<(Place, Record)>,
    /// What cannot be: everything else is brought in without it. Of an export that is at
    /// most what stands beside its records.
    pub left_out: Vec<LeftOut>,
    /// Whether it is raw data, of which what cannot be read is left out, where an export is
    /// refused.
    pub is_raw: bool,
    /// What stands beside the records of another device's file; see
    /// [`crate::share::device_file`].
    pub about: Map<String, Value>,
}

/// Something in a file that is not brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The key under which it was kept.
    pub key: String,
    /// Its title, as far as it can be told.
    pub title: String,
    /// The field, if it is one alone.
    pub field: Option<String>,
    /// Why.
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
    /// It would be the name of a record of this kind, which a newer version may know.
    UnknownKind(String),
    /// Nothing of this name stands beside the records of a file of this version.
    UnknownPart,
    /// A record does not have the shape of one.
    Shape,
    /// A stored text is not as Waymark wrote it.
    Damaged,
    /// The counter of a stamp is larger than any that was ever counted to.
    Counter,
    /// A field cannot hold this.
    Unfit(Unfit),
    /// A check-in on a yes/no says neither yes nor no.
    Neither(Box<Neither>),
}

/// Everything of a store that can be read, as a file: each record on a line of its own.
///
/// # Errors
///
/// What the storage says: histories are read for it.
pub fn write(store: &mut Store, kv: &dyn Lookup, today: &str) -> Result<String, Fault> {
    let subjects: Vec<Subject> = store.subjects().cloned().collect();
    let mut lines = Vec::new();
    for of in subjects {
        store.read_history(kv, &of)?;
        for (place, record) in store.documents(&of) {
            let members = match record {
                Some(record) => Some(Value::Object(record.members()).to_string()),
                // What a newer version wrote, as it is.
                None => {
                    let text = kv.get(&place.key(1))?;
                    text.and_then(|text| frame::open(&text).map(str::to_owned))
                }
            };
            lines.extend(members.map(|members| format!("\"{place}\":{members}")));
        }
    }
    Ok(put_together(&lines, today))
}

/// The same without taking records apart, from what is stored: much quicker, for when
/// somebody may be doing something. What is damaged is left out, and so is what a newer
/// version wrote: nobody here could read a file that holds it.
///
/// # Errors
///
/// What the storage says.
pub fn write_as_stored(kinds: Kinds, kv: &dyn Lookup, today: &str) -> Result<String, Fault> {
    let mut places: BTreeMap<Place, Vec<String>> = BTreeMap::new();
    for key in kv.keys()? {
        if let (Key::Record(place, _), Some(text)) = (Key::parse(kinds, &key), kv.get(&key)?)
            && frame::open(&text).is_some_and(can_be_exported)
        {
            places.entry(place).or_default().push(text);
        }
    }
    let line = |(place, texts): (&Place, &Vec<String>)| {
        let members = match &texts[..] {
            [text] => frame::open(text)?.to_owned(),
            parts => {
                let mut whole = Record::default();
                let parts = parts.iter().filter_map(|text| Record::read(text).ok());
                parts.for_each(|part| whole.merge(&part));
                Value::Object(whole.members()).to_string()
            }
        };
        Some(format!("\"{place}\":{members}"))
    };
    let lines: Vec<String> = places.iter().filter_map(line).collect();
    Ok(put_together(&lines, today))
}

/// Whether the members in a frame are a record's of this version: at a glance where they are
/// as this version writes them.
fn can_be_exported(members: &str) -> bool {
    let is_plain = members.starts_with("{\"fields\":{")
        && members.ends_with(&format!("}},\"schema\":{SCHEMA}}}"));
    is_plain || Record::read(&frame::seal(members)).is_ok()
}

fn put_together(lines: &[String], today: &str) -> String {
    let head = format!(
        "{{\n\"waymark\":\"export\",\n\"version\":{VERSION},\n\"made\":\"{today}\",\n\"records\":{{\n"
    );
    [&head, &lines.join(",\n"), "\n}\n}\n"].concat()
}

/// Reads a file: an export, or the raw data that is offered when nothing else can
/// be done any more. An export is whole; of raw data, what cannot be read is left
/// out and told of.
///
/// # Errors
///
/// The first thing that is wrong with it, with where. Of raw data, if nothing of it
/// can be read.
pub fn read(text: &str, visit: &Visit<'_>) -> Result<Contents, Problem> {
    // A device's file is in a frame, as what is stored is.
    let framed = text.trim_start_matches('\u{feff}');
    let text = match device_file::is_one(framed) {
        true => frame::open(framed).ok_or_else(|| Problem {
            line: None,
            path: String::new(),
            what: Wrong::Damaged,
        })?,
        false => text,
    };
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
        ("export" | "raw" | "device", Some(version)) if version > VERSION => {
            return Err(whole(Wrong::Newer(version)));
        }
        ("export" | "device", Some(_)) => {}
        ("raw", Some(_)) => return raw::read(&file, visit),
        _ => return Err(whole(Wrong::NotOurs)),
    }
    let Some(Value::Object(written)) = file.remove("records") else {
        return Err(whole(Wrong::NotOurs));
    };
    let mut records = Vec::new();
    for (name, members) in written {
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
        let place = Place::parse(visit.kinds, &name);
        let place = place.ok_or_else(|| wrong(None, not_a_name(visit.kinds, &name)))?;
        let Value::Object(members) = members else {
            return Err(wrong(None, Wrong::Shape));
        };
        let too_far = counts_too_far(&members);
        let record = Record::from_members(members).map_err(|why| match why {
            Unreadable::Newer(schema) => wrong(None, Wrong::Newer(schema)),
            _ if too_far => wrong(None, Wrong::Counter),
            Unreadable::Damaged | Unreadable::Shape => wrong(None, Wrong::Shape),
        })?;
        for (name, field) in &record.fields {
            fits(&place, name, field).map_err(|what| {
                // A counter is the whole record's: any field of it is as wrong.
                let name = Some(name.as_str()).filter(|_| what != Wrong::Counter);
                wrong(name, what)
            })?;
        }
        records.push((place, record));
    }
    let is_about = |name: &str| kind == "device" && device_file::is_member(name);
    let (about, file) = file.into_iter().partition(|(name, _)| is_about(name));
    Ok(Contents {
        records,
        left_out: unknown_parts(&file, &EXPORTED),
        is_raw: false,
        about,
    })
}

/// What stands in an export.
const EXPORTED: [&str; 4] = ["waymark", "version", "made", "records"];

/// What stands in a file besides that: there is no place where it could be kept.
fn unknown_parts(file: &Map<String, Value>, known: &[&str]) -> Vec<LeftOut> {
    let unknown = file.keys().filter(|name| !known.contains(&name.as_str()));
    let left_out = unknown.map(|name| LeftOut {
        key: name.clone(),
        title: String::new(),
        field: None,
        what: Wrong::UnknownPart,
    });
    left_out.collect()
}

/// What is wrong with a name that is no record's here: `<kind>/<id>` or `<dated>/<id>/<year>`
/// of a kind that is not known, or nothing of that.
fn not_a_name(kinds: Kinds, name: &str) -> Wrong {
    let mut parts = name.split('/');
    let kind = parts.next().unwrap_or_default();
    let is_letter = |it: char| it.is_ascii_lowercase() || it == '-';
    let is_kind =
        kind.starts_with(|it: char| it.is_ascii_lowercase()) && kind.chars().all(is_letter);
    let has_id = parts.next().and_then(Id::parse).is_some();
    let is_year = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let ends = parts.next().is_none_or(is_year) && parts.next().is_none();
    let is_known = kinds
        .of_word(kind)
        .or_else(|| kinds.of_dated(kind))
        .is_some();
    match is_kind && !is_known && has_id && ends {
        true => Wrong::UnknownKind(kind.to_owned()),
        false => Wrong::Name,
    }
}

/// Whether a field can be brought in: what it says, and when it was written.
fn fits(place: &Place, name: &str, field: &Field) -> Result<(), Wrong> {
    if field.counter() > Stamp::MOST_IN_FILE {
        return Err(Wrong::Counter);
    }
    let mut entries = field.entries();
    let kind = place.of.kind;
    entries.try_for_each(|entry| kind.accepts(name, &entry.value).map_err(Wrong::Unfit))
}

/// Whether a record cannot be read since something in it is stamped with a counter
/// past the largest there is.
fn counts_too_far(members: &Map<String, Value>) -> bool {
    let is_too_far = |stamp: &str| {
        let counter = stamp.split_once('.').map(|(counter, _)| counter);
        let digits =
            counter.filter(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()));
        // One that has too many digits for a number counts too far in any case.
        digits.is_some_and(|it| it.parse().is_ok_and(|it: u64| it > Stamp::MOST) || it.len() > 19)
    };
    let fields = members.get("fields").and_then(Value::as_object);
    let entries = fields.into_iter().flat_map(Map::values);
    let stamps = entries
        .filter_map(Value::as_array)
        .flat_map(|it| it.iter().skip(1));
    let mut stamps = stamps.filter_map(Value::as_str);
    stamps.any(|stamps| stamps.split(' ').any(is_too_far))
}

impl LeftOut {
    /// The record of which it is, if it is of one.
    #[must_use]
    pub fn subject(&self, kinds: Kinds) -> Option<Subject> {
        let key = match Key::parse(kinds, &self.key) {
            // Several of one name are told apart by what follows it.
            Key::Quarantine(rest) => [OURS, rest.trim_end_matches('~')].concat(),
            _ => self.key.clone(),
        };
        match Key::parse(kinds, &key) {
            Key::Record(place, _) => Some(place.of),
            _ => None,
        }
    }

    /// What it is about, as a problem names it.
    fn path(&self) -> String {
        let field = self
            .field
            .as_deref()
            .map(|field| ["fields", field].join(" "));
        let path = std::iter::once(self.key.clone()).chain(field);
        path.collect::<Vec<_>>().join(" ")
    }
}
