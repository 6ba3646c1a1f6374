//! How much there is to look at in a review, for the link to it on another page.

use leptos::prelude::*;
use waymark_core::record::kind::Subject;
use waymark_core::review::kept::Review;
use waymark_core::review::{Rhythm, subject};

use super::place;
use crate::platform::storage;
use crate::state::kept::{Goals, today};
use crate::state::page::after_frame;

impl Goals {
    /// The reviews that somebody stopped in the middle of in this tab, on the way to another
    /// page.
    pub(crate) fn left_reviews(self) -> Vec<Rhythm> {
        let all = Rhythm::ALL.into_iter();
        all.filter(|it| storage::noted(&place(&self.review_of(*it))).is_some())
            .collect()
    }

    /// The record of the review of today.
    fn review_of(self, rhythm: Rhythm) -> Subject {
        subject(rhythm, rhythm.unit(self.calendar(), today()))
    }

    /// How many things a review asks that nothing was done with yet; none until that is
    /// known, which takes a while: how each KPI stands is worked out one after the other, so
    /// that somebody can do something in between.
    pub(crate) fn review_count(self, rhythm: Rhythm) -> Signal<Option<usize>> {
        let count = RwSignal::new(None);
        let is_asked = StoredValue::new(false);
        Effect::new(move |_| {
            self.changed.track();
            if self.knows_all() && !is_asked.get_value() {
                is_asked.set_value(true);
                self.count_after(0, rhythm, count, is_asked);
            }
        });
        count.into()
    }

    fn count_after(
        self,
        at: usize,
        rhythm: Rhythm,
        count: RwSignal<Option<usize>>,
        is_asked: StoredValue<bool>,
    ) {
        after_frame(move || {
            // One may be elsewhere by now.
            if is_asked.try_get_value().is_none() {
                return;
            }
            let next = untrack(|| self.kpis().get(at).cloned());
            if let Some(id) = next {
                untrack(|| self.known_kpi(&id));
                self.count_after(at + 1, rhythm, count, is_asked);
                return;
            }
            is_asked.set_value(false);
            let open = untrack(|| self.open_steps(rhythm));
            if count.get_untracked() != Some(open) {
                count.set(Some(open));
            }
        });
    }

    fn open_steps(self, rhythm: Rhythm) -> usize {
        let agenda = self.agenda(rhythm);
        let of = self.review_of(rhythm);
        let record = self.definition(&of);
        let review = record.as_ref().map(Review::read).unwrap_or_default();
        let items = agenda.items(&review);
        items.iter().filter(|it| it.is_open()).count()
    }
}
