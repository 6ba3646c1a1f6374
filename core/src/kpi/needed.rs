//! Which readings a board cannot do without: they stay in the record itself.
use std::collections::BTreeSet;

use crate::record::Record;

/// The names of the fields of the readings that a list needs.
#[must_use]
pub fn needed_in_record(_record: &Record) -> BTreeSet<String> {
    BTreeSet::new()
}
