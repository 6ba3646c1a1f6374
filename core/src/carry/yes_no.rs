//! Check-ins that a file brings of a yes/no, and that say neither: `"1"` and `"0"` are all
//! that one can be.
//!
//! A field cannot tell: what it may hold depends on what another one says. So this looks at
//! the records of a file as a whole, and at what is here of an objective whose definition
//! they lack. What is kept already stays, also in a copy of it, and so does what was written
//! before its key result became a yes/no: nobody is to be locked out of their own file.

use std::collections::BTreeMap;

use time::Date;

use super::file::{Contents, LeftOut, Problem, Wrong};
use crate::metric::dated::Dated;
use crate::number::decimal::Decimal;
use crate::objective::key_result::{answer, measured_since};
use crate::objective::{self, Objective};
use crate::record::Record;
use crate::record::field::Entry;
use crate::record::json::line_of;
use crate::record::kind::Subject;
use crate::record::name::{Name, is_dated};
use crate::record::stamp::Stamp;
use crate::sketch::Measure;
use crate::store::Store;
use crate::store::key_value::{Fault, Lookup};

/// A check-in on a yes/no that says neither yes nor no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Neither {
    /// The title of its objective.
    pub objective: String,
    /// The name of its key result.
    pub key_result: String,
    /// Its day.
    pub on: Date,
    /// Its value.
    pub value: Decimal,
}

/// What a file holds, without the check-ins that say neither: raw data does without them,
/// and says so; an export with one is refused, as with anything that a field cannot hold.
/// `text` is the file.
///
/// # Errors
///
/// What the storage says: histories are read for it. Inside: the first of them.
pub fn check(
    store: &mut Store,
    kv: &dyn Lookup,
    mut contents: Contents,
    text: &str,
) -> Result<Result<Contents, Problem>, Fault> {
    let found = neither(store, kv, &contents)?;
    if contents.is_raw {
        for Found { at, field, neither } in found {
            let (place, record) = &mut contents.records[at];
            record.fields.remove(&field);
            contents.left_out.push(LeftOut {
                key: place.key(1),
                title: neither.objective.clone(),
                field: Some(field),
                what: Wrong::Neither(Box::new(neither)),
            });
        }
        contents.records.retain(|(_, record)| !record.is_empty());
        return Ok(Ok(contents));
    }
    let Some(first) = found.into_iter().next() else {
        return Ok(Ok(contents));
    };
    let name = contents.records[first.at].0.to_string();
    let path = ["records", &name, "fields", &first.field];
    Ok(Err(Problem {
        line: line_of(text, &path),
        path: path[1..].join(" "),
        what: Wrong::Neither(Box::new(first.neither)),
    }))
}

/// One of them: which record of the file it is in, and its field.
struct Found {
    at: usize,
    field: String,
    neither: Neither,
}

fn neither(store: &mut Store, kv: &dyn Lookup, contents: &Contents) -> Result<Vec<Found>, Fault> {
    let mut definitions: BTreeMap<&Subject, Record> = BTreeMap::new();
    let of_objectives = contents.records.iter().enumerate();
    let of_objectives = of_objectives.filter(|(_, (place, _))| *place.of.kind == objective::KIND);
    for (_, (place, record)) in of_objectives.clone() {
        let mut said = Record::default();
        let fields = record.fields.iter().filter(|(name, _)| !is_dated(name));
        said.fields
            .extend(fields.map(|(name, field)| (name.clone(), field.clone())));
        definitions.entry(&place.of).or_default().merge(&said);
    }
    let mut found = Vec::new();
    for (at, (place, record)) in of_objectives {
        let Some(definition) = definitions.get(&place.of) else {
            continue;
        };
        for (name, field) in record.fields.iter().filter(|(name, _)| is_dated(name)) {
            let Name::At(id, on) = Name::parse(name) else {
                continue;
            };
            let value_of = |entry: &Entry| Dated::read(on, &entry.value).map(|it| it.value);
            let says_neither =
                |entry: &&Entry| value_of(entry).is_some_and(|it| answer(it).is_none());
            let Some(entry) = field.entries().find(says_neither) else {
                continue;
            };
            // What the file says of it itself, else what is here.
            let of_file = measured_since(definition, &id).map(|it| (definition, it));
            let here = store.record(&place.of);
            let of_store = || here.and_then(|here| Some((here, measured_since(here, &id)?)));
            let objective = match of_file.or_else(of_store) {
                Some((whole, (Measure::YesNo, since))) if is_after(entry.stamp, since) => {
                    Objective::read(whole)
                }
                _ => continue,
            };
            store.read_history(kv, &place.of)?;
            let ours = store.with_history(&place.of).unwrap_or_default();
            let known = ours.fields.get(name);
            let is_here = known.is_some_and(|known| known.contains(entry));
            let Some(value) = value_of(entry).filter(|_| !is_here) else {
                continue;
            };
            let key_result = objective.key_result(id.as_str());
            let neither = Neither {
                key_result: key_result.map_or_else(String::new, |it| it.name.clone()),
                objective: objective.title,
                on,
                value,
            };
            let field = name.clone();
            found.push(Found { at, field, neither });
        }
    }
    Ok(found)
}

/// Whether something was written once it was known that its key result is a yes/no.
fn is_after(stamp: Stamp, since: Stamp) -> bool {
    stamp.counter > since.counter || stamp == since
}
