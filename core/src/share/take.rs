//! Merging what other devices have: an import that nobody asked for, of which nothing is to
//! be taken back.

use crate::record::Record;
use crate::record::kind::{BIN, Subject};
use crate::store::Store;
use crate::store::back::buried;
use crate::store::document::is_gone;
use crate::store::failure::NotDone;
use crate::store::import::{Becomes, Preview};
use crate::store::key_value::{KeyValue, Lookup};
use crate::store::place::Place;

impl Store {
    /// What merging the records of other devices would change here. Writes nothing.
    ///
    /// What another device deleted for good goes into the bin here, with the day that it is,
    /// so that nothing which was written here meanwhile goes unseen. Who takes it out again
    /// keeps it.
    ///
    /// # Errors
    ///
    /// What the storage says, or that nothing can be stamped any more.
    pub fn preview_shared(
        &mut self,
        kv: &dyn Lookup,
        records: &[(Place, Record)],
        today: &str,
    ) -> Result<Preview, NotDone> {
        let mut records = records.to_vec();
        for (place, theirs) in records.iter_mut().filter(|(_, it)| is_gone(it)) {
            if let Some(binned) = self.binned_by(&place.of, theirs, today)? {
                *theirs = binned;
            }
        }
        self.preview(kv, &records)
            .map_err(|fault| NotDone::Failed(fault.into()))
    }

    /// What is written here of a record that another device deleted for good: nothing where
    /// it is not here, is in the bin, or was taken out of it by somebody who knew.
    fn binned_by(
        &mut self,
        of: &Subject,
        theirs: &Record,
        today: &str,
    ) -> Result<Option<Record>, NotDone> {
        let Some(ours) = self.record(of).filter(|ours| !is_gone(ours)) else {
            return Ok(None);
        };
        let bin = BIN.word();
        let mut known = Record::default();
        for record in [ours, theirs] {
            let field = record.fields.get_key_value(bin);
            let field = field.map(|(name, field)| (name.clone(), field.clone()));
            let mut one = Record::default();
            one.fields.extend(field);
            known.merge(&one);
        }
        let knew = ours.fields.get(bin) == known.fields.get(bin);
        if ours.value(bin).is_some() || knew && known.fields.contains_key(bin) {
            return Ok(Some(Record::default()));
        }
        let says = vec![BIN.says(Some(today.to_owned()))];
        Ok(Some(self.as_written_over(of, &known, says)?))
    }

    /// Merges what [`Self::preview_shared`] showed, and what of `records` was deleted for
    /// good and is not here. It is no step that somebody could take back.
    ///
    /// # Errors
    ///
    /// As of [`Self::bring_in`].
    pub fn take_shared(
        &mut self,
        kv: &dyn KeyValue,
        preview: &Preview,
        records: &[(Place, Record)],
        today: &str,
    ) -> Result<(), NotDone> {
        self.bury(kv, &buried(records)).map_err(NotDone::Failed)?;
        if preview.is_empty() {
            return Ok(());
        }
        self.bring_in_unasked(kv, preview, today)
    }

    /// Whether merging a preview would change anything, with what was deleted for good.
    #[must_use]
    pub fn lacks_shared(&self, preview: &Preview, records: &[(Place, Record)]) -> bool {
        let is_new = |of: &Subject| self.glance(of).is_none();
        !preview.is_empty() || buried(records).keys().any(is_new)
    }

    /// The records that a preview would change.
    pub fn changed_by(preview: &Preview) -> impl Iterator<Item = &Subject> {
        let all = preview.differences.iter();
        let all = all.filter(|it| matches!(it.becomes, Becomes::New | Becomes::Changed));
        all.map(|it| &it.of)
    }
}
