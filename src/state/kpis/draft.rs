//! What is typed of a KPI and not saved yet, kept for as long as the tab is open.

use waymark_core::kpi::needed::needed_in_record;
use waymark_core::kpi::reading::Typed;
use waymark_core::record::id::Id;
use waymark_core::record::name::is_dated;

use super::showing::kpi;
use crate::platform::storage;
use crate::state::kept::Goals;
use crate::state::objectives::draft::forget;
use crate::state::page::after_frame;

/// So many readings more than a board needs may gather in a record.
const GATHER: usize = 16;

/// Keeps what is typed of a reading under the name of its form, until nothing is.
pub(crate) fn keep_reading(form: &str, typed: &Typed) {
    if *typed == Typed::default() {
        forget(form);
    } else {
        storage::note(form, &typed.write());
    }
}

/// What is kept of a reading.
pub(crate) fn kept_reading(form: &str) -> Typed {
    storage::noted(form).map_or_else(Typed::default, |text| Typed::read(&text))
}

impl Goals {
    /// Moves old readings out of a KPI's record once enough have gathered there: whoever
    /// records on the board for years may never open it.
    pub(crate) fn tidy_kpi(self, id: &Id) {
        let of = kpi(id);
        after_frame(move || {
            let Some(record) = self.definition(&of) else {
                return;
            };
            let there = record.fields.keys().filter(|name| is_dated(name)).count();
            // To know more exactly takes time, and can wait for the next one.
            let may_be = there > 2 * GATHER && there.is_multiple_of(8);
            if may_be && there > needed_in_record(&record).len() + GATHER {
                self.tidy(&of);
            }
        });
    }
}
