//! What a form says as fields, and what of it somebody changed.

use std::collections::BTreeMap;

use crate::objective::key_result::KeyResult;
use crate::record::Value;
use crate::record::name::Name;
use crate::sorted::sorted;

/// What a form says, as fields; null for those that are empty.
pub type Fields = BTreeMap<String, Value>;

/// Fields by their names.
#[must_use]
pub fn by_name(fields: Vec<(Name, Value)>) -> Fields {
    let fields = fields.into_iter();
    sorted(fields.map(|(name, value)| (name.to_string(), value)))
}

/// The fields that somebody changed, with what they say now; those of a key
/// result that was removed only say so.
///
/// What nobody touched here is not written: another tab may have changed it
/// meanwhile.
#[must_use]
pub fn changed(before: &Fields, now: &Fields) -> Vec<(Name, Value)> {
    let mut changed: Vec<(Name, Value)> = now
        .iter()
        .filter(|(name, value)| before.get(*name).unwrap_or(&Value::Null) != *value)
        .map(|(name, value)| (Name::parse(name), value.clone()))
        .collect();
    for name in before.keys().filter(|name| !now.contains_key(*name)) {
        let gone = KeyResult::of_field(&Name::parse(name)).map(KeyResult::taken_away);
        changed.extend(gone.filter(|gone| !changed.contains(gone)));
    }
    changed
}
