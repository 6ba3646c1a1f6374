//! The raw data that is offered when nothing else can be done any more: the stored texts, as
//! they were in both stores.

use serde_json::{Map, Value};
use time::Date;

use super::{Contents, LeftOut, Problem, Wrong, counts_too_far, fits, not_a_name, unknown_parts};
use crate::record::frame;
use crate::record::kind::Kinds;
use crate::store::Store;
use crate::store::key_value::{KeyValue, Memory};
use crate::store::mirror::unite;
use crate::store::open::Visit;
use crate::store::place::Key;
use crate::store::trouble::Trouble;

/// What stands in such a file.
const RAW: [&str; 4] = ["waymark", "version", "keys", "mirror"];

/// Reads the stored texts as they were: opens them as if they were stored here. What of them
/// cannot be read is left out and told of.
///
/// # Errors
///
/// What is wrong with the file, if nothing of it can be read.
pub(super) fn read(file: &Map<String, Value>, visit: &Visit<'_>) -> Result<Contents, Problem> {
    let whole = |what| Problem {
        line: None,
        path: String::new(),
        what,
    };
    let Some(Value::Object(keys)) = file.get("keys") else {
        return Err(whole(Wrong::NotOurs));
    };
    let mirror = match file.get("mirror") {
        Some(Value::Object(mirror)) => mirror,
        Some(_) => return Err(whole(Wrong::NotOurs)),
        None => &Map::new(),
    };
    let text_of = |(key, pieces): (&String, &Value)| {
        // In pieces, so that none is longer than a file's texts may be.
        let pieces = pieces
            .as_array()
            .filter(|_| Key::parse(visit.kinds, key) != Key::Foreign);
        let pieces = pieces.map(|pieces| pieces.iter().map(Value::as_str).collect());
        let text = pieces.and_then(|it: Option<Vec<&str>>| it.map(|it| it.concat()));
        text.ok_or_else(|| whole(Wrong::NotOurs))
    };
    let memory = Memory::default();
    for it in keys {
        // Memory takes everything.
        let _ = memory.set(it.0, &text_of(it)?);
    }
    let mut rows = Vec::new();
    for it in mirror {
        let text = text_of(it)?;
        if keys.contains_key(it.0) {
            rows.push((it.0.clone(), Some(text)));
        } else {
            let _ = memory.set(it.0, &text);
        }
    }
    let _ = unite(visit.kinds, &memory, &rows, None);
    // On a day on which nothing has been in the bin for long enough: what was deleted
    // then may have been restored here since.
    let visit = Visit {
        today: Date::MIN,
        ..visit.clone()
    };
    let mut store = Store::open(&memory, &visit).map_err(|_| whole(Wrong::NotOurs))?;
    let mut contents = Contents {
        is_raw: true,
        ..Contents::default()
    };
    for of in store.subjects().cloned().collect::<Vec<_>>() {
        // Memory gives everything.
        let _ = store.read_history(&memory, &of);
        let title = store.glance(&of).map_or("", |glance| glance.title());
        for (place, record) in store.documents(&of) {
            let mut record = record.cloned().unwrap_or_default();
            record.fields.retain(|name, field| {
                let fits = fits(&place, name, field);
                if let Err(what) = &fits {
                    contents.left_out.push(LeftOut {
                        key: place.key(1),
                        title: title.to_owned(),
                        field: Some(name.clone()),
                        what: what.clone(),
                    });
                }
                fits.is_ok()
            });
            if !record.is_empty() {
                contents.records.push((place, record));
            }
        }
    }
    contents.records.sort_by(|one, other| one.0.cmp(&other.0));
    for trouble in store.troubles() {
        contents
            .left_out
            .extend(LeftOut::of(trouble, [keys, mirror]));
    }
    let unknown = keys
        .keys()
        .chain(mirror.keys().filter(|key| !keys.contains_key(*key)));
    let unknown = unknown.filter_map(|key| of_unknown_kind(key, visit.kinds, [keys, mirror]));
    contents.left_out.extend(unknown);
    match contents.left_out.first() {
        Some(first) if contents.records.is_empty() => {
            let path = first.path();
            let what = first.what.clone();
            let line = None;
            Err(Problem { line, path, what })
        }
        _ => {
            contents.left_out.extend(unknown_parts(file, &RAW));
            Ok(contents)
        }
    }
}

/// A record of a kind that a newer version knows, by its key; none of what is no record, which
/// only that version could use.
fn of_unknown_kind(key: &str, kinds: Kinds, stores: [&Map<String, Value>; 2]) -> Option<LeftOut> {
    if Key::parse(kinds, key) != Key::Unknown {
        return None;
    }
    let name = key.splitn(3, '/').nth(2)?;
    let what = not_a_name(kinds, name);
    matches!(what, Wrong::UnknownKind(_)).then(|| LeftOut {
        key: key.to_owned(),
        title: title_in(&text_in(stores, key)),
        field: None,
        what,
    })
}

/// What stands in either of both stores under a key.
fn text_in(stores: [&Map<String, Value>; 2], key: &str) -> String {
    let mut texts = stores.into_iter().filter_map(|store| store.get(key));
    let pieces = texts.next().and_then(Value::as_array);
    let pieces = pieces.into_iter().flatten().filter_map(Value::as_str);
    pieces.collect()
}

impl LeftOut {
    /// What it was in a file of raw data that a store, opened on it, could not read.
    fn of(trouble: &Trouble, stores: [&Map<String, Value>; 2]) -> Option<Self> {
        let (key, what) = match trouble {
            Trouble::Unreadable(key) => (key, Wrong::Damaged),
            Trouble::Newer(key, schema) => (key, Wrong::Newer(*schema)),
            Trouble::Unfinished(_) | Trouble::NoRoomForMore | Trouble::NotPutBack(..) => {
                return None;
            }
        };
        // Opening has put it aside there; or it had been where the file was made.
        let mut keys = stores.into_iter().flat_map(Map::keys);
        let there = keys.find(|of| Key::aside(of).to_string() == *key);
        let key = there.unwrap_or(key).clone();
        let text = text_in(stores, &key);
        let members = frame::open(&text).and_then(|text| serde_json::from_str(text).ok());
        let what = match what {
            Wrong::Damaged if members.is_some_and(|it| counts_too_far(&it)) => Wrong::Counter,
            what => what,
        };
        let title = title_in(&text);
        let field = None;
        Some(Self {
            key,
            title,
            field,
            what,
        })
    }
}

/// The title in a damaged text, if it still stands where it did; else nothing.
fn title_in(text: &str) -> String {
    let title = text.split_once("\"title\":[").map(|(_, rest)| rest);
    let mut first = serde_json::Deserializer::from_str(title.unwrap_or_default()).into_iter();
    let first: Option<Result<String, _>> = first.next();
    first.and_then(Result::ok).unwrap_or_default()
}
