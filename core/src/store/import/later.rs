//! What is newer here than in a file.

use crate::record::Record;
use crate::record::kind::BIN;
use crate::record::name::is_dated;

/// How many changes one has after what the other has: what says something else and was
/// written by somebody who had seen that, and what the other lacks.
pub(super) fn later(ours: &Record, theirs: &Record) -> usize {
    let mut count = 0;
    // Names of one thing follow each other.
    let mut added = None;
    for (name, field) in &ours.fields {
        let is_later = match theirs.fields.get(name) {
            Some(there) => field.value() != there.value() && field.contains_all(there),
            None => !field.value().is_null(),
        };
        if !is_later || name == BIN.word() {
            continue;
        }
        let thing = thing_of(name).filter(|thing| {
            let mut there = theirs.fields.range((*thing).to_owned()..);
            !there
                .next()
                .is_some_and(|(name, _)| name.starts_with(thing))
        });
        count += usize::from(thing.is_none() || thing != added);
        added = thing;
    }
    count
}

/// What begins the names of the fields of one of many things, if it is of one and no dated
/// value: `kr/<id>/`.
fn thing_of(name: &str) -> Option<&str> {
    let (last, _) = name.match_indices('/').nth(1)?;
    (!is_dated(name)).then(|| &name[..=last])
}
