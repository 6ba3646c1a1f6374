//! What fields say as this tab writes them, over what is known: for a file or a table, of which
//! a preview is shown before anything is planned.

use std::collections::btree_map::Entry as MapEntry;

use super::next;
use crate::record::field::Field;
use crate::record::kind::Subject;
use crate::record::name::Name;
use crate::record::{Record, Value};
use crate::store::Store;
use crate::store::action::Refusal;

impl Store {
    /// Fields as this tab would write them now, and does not: for what is looked at
    /// before it is brought in. Those that say the same already are left out.
    ///
    /// # Errors
    ///
    /// [`Refusal::CountedOut`].
    pub fn as_written(
        &mut self,
        of: &Subject,
        fields: Vec<(Name, Value)>,
    ) -> Result<Record, Refusal> {
        let fields = fields.into_iter().map(|(name, it)| (name.written(), it));
        self.as_written_under(of, fields.collect())
    }

    /// The same of fields whose names are written already.
    pub(crate) fn as_written_under(
        &mut self,
        of: &Subject,
        fields: Vec<(String, Value)>,
    ) -> Result<Record, Refusal> {
        let stamp = self.next_stamp(self.counter(of))?;
        // Nobody else gets it while somebody looks at the preview.
        self.clock = stamp.counter;
        let held = self.held.get(of);
        let mut record = Record::default();
        for (field, value) in fields {
            let known = held.and_then(|it| it.field(None, &field));
            if known.as_ref().map(Field::value) == Some(&value) {
                continue;
            }
            let field_of = |value| Field::new(next(known.as_ref(), value, stamp, false));
            match record.fields.entry(field) {
                MapEntry::Vacant(free) => drop(free.insert(field_of(value))),
                MapEntry::Occupied(mut said) => said.get_mut().merge(&field_of(value)),
            }
        }
        Ok(record)
    }

    /// The same over what is known of a record together with what a file has of it.
    ///
    /// # Errors
    ///
    /// [`Refusal::CountedOut`].
    pub fn as_written_over(
        &mut self,
        of: &Subject,
        known: &Record,
        fields: Vec<(Name, Value)>,
    ) -> Result<Record, Refusal> {
        let mut record = Record::default();
        if fields.is_empty() {
            return Ok(record);
        }
        let stamp = self.next_stamp(self.counter(of).max(known.counter()))?;
        self.clock = stamp.counter;
        for (name, value) in fields {
            let name = name.to_string();
            let entry = next(known.fields.get(&name), value, stamp, true);
            record.put(&name, entry);
        }
        Ok(record)
    }
}
