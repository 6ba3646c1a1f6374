//! What is known of each objective in short: for filters, for the sum of a period,
//! for what closed ones taught, and to find one by. Of a thousand objectives it is
//! worked out a few at a time, and again only of those that change.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::review::Brief;
use waymark_core::objective::search::{Hit, Searchable, Sought};
use waymark_core::objective::standing::Stage;
use waymark_core::objective::{KIND, Objective};
use waymark_core::period::Period;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::sorted::sorted;

use super::fed::{feed, still_asks};
use crate::state::kept::{Goals, Inner, objective, today};

/// So many are looked at before the page is shown, if that is all of them: more than most
/// people ever have at once.
const AT_ONCE: usize = 40;

/// So many where there are more: what is shown then is not yet in its order either way.
const AT_FIRST: usize = 10;

/// What is known of each objective in short, on which day, and what is still to be
/// looked at.
pub(in crate::state) struct Briefs {
    all: BTreeMap<Id, Known>,
    day: Date,
    to_learn: Vec<Id>,
}

/// What is known of one.
struct Known {
    brief: Brief,
    /// Its texts. They are folded when it is learned, so that a letter that is typed
    /// costs no more than looking through them.
    texts: Searchable,
    /// The KPIs that are key results of it.
    kpis: Vec<Id>,
}

impl Briefs {
    /// Nothing yet, on this day.
    pub(in crate::state) const fn of(day: Date) -> Self {
        Self {
            all: BTreeMap::new(),
            day,
            to_learn: Vec::new(),
        }
    }

    /// What is known of one.
    pub(in crate::state) fn get(&self, id: &Id) -> Option<&Brief> {
        self.all.get(id).map(|known| &known.brief)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Id, &Brief)> {
        self.all.iter().map(|(id, known)| (id, &known.brief))
    }

    /// Those that name one of these KPIs, the oldest first.
    pub(super) fn naming(
        &self,
        is_one: impl Fn(&Id) -> bool,
    ) -> impl DoubleEndedIterator<Item = &Id> {
        let naming = self
            .all
            .iter()
            .filter(move |(_, it)| it.kpis.iter().any(&is_one));
        naming.map(|(id, _)| id)
    }

    /// Where words are in an objective as its record says it.
    pub(super) fn hit(&self, sought: &Sought, id: &Id, record: &Record) -> Option<Hit> {
        sought.hit(&self.all.get(id)?.texts, &Objective::read(record))
    }

    /// Whether all words are somewhere in an objective; of one that is not known, in
    /// its title.
    pub(super) fn is_found(&self, sought: &Sought, id: &Id, title: &str) -> bool {
        sought.is_nothing()
            || match self.all.get(id) {
                Some(known) => sought.is_in(&known.texts),
                None => sought.is_in(&Searchable::of_title(Goals::folded(title))),
            }
    }
}

impl Inner {
    /// Works one out, or forgets it where there is nothing to know. Whether another
    /// place in a list may follow from it.
    fn learn(&mut self, id: &Id, calendar: Calendar) -> bool {
        let of = objective(id);
        let there = self.store.newer(&of).is_none();
        let record = self.store.record(&of).filter(|_| there);
        let read = record.map(Objective::read);
        let read = read.filter(|it| it.binned.is_none());
        let known = read.map(|mut it| {
            feed(
                &mut self.store,
                self.storage.lookup(),
                id,
                &mut it,
                calendar,
            );
            let all = it.key_results.iter();
            let mut brief = Brief::of(&it, calendar, self.objectives.day);
            brief
                .to_ask
                .retain(|(asked, _)| still_asks(&self.store, &it, asked, calendar));
            Known {
                brief,
                texts: Searchable::of(&it, Goals::folded),
                kpis: all.filter_map(|it| it.kpi.clone()).collect(),
            }
        });
        let listing = |known: &Known| {
            let brief = &known.brief;
            (brief.period, brief.level, brief.closing, brief.stage)
        };
        let before = self.objectives.all.get(id).map(listing);
        let moved = before != known.as_ref().map(listing);
        match known {
            Some(known) => self.objectives.all.insert(id.clone(), known),
            None => self.objectives.all.remove(id),
        };
        moved
    }

    /// What is not known yet, the newest first.
    fn begin_learning(&mut self) {
        self.objectives.day = today();
        let there = self
            .store
            .list_of(&KIND)
            .filter(|(_, it)| it.binned().is_none());
        // Taken from the end.
        self.objectives.to_learn = there.map(|(id, _)| id.clone()).collect();
        self.objectives.to_learn.reverse();
        let there: BTreeSet<&Id> = sorted(self.objectives.to_learn.iter());
        self.objectives.all.retain(|id, _| there.contains(id));
    }
}

impl Goals {
    /// Learns all of them anew: the first few now; whether there are others.
    pub(in crate::state) fn learn_all(self) -> bool {
        let all = self.with(|inner| {
            inner.begin_learning();
            inner.objectives.to_learn.len()
        });
        let is_all = all.is_none_or(|all| all <= AT_ONCE);
        self.learn_more(if is_all { AT_ONCE } else { AT_FIRST })
    }

    /// Learns so many more; whether there are others.
    pub(in crate::state) fn learn_more(self, most: usize) -> bool {
        let calendar = self.calendar.get_untracked();
        let more = self.with(|inner| {
            for _ in 0..most {
                let Some(id) = inner.objectives.to_learn.pop() else {
                    break;
                };
                inner.learn(&id, calendar);
            }
            !inner.objectives.to_learn.is_empty()
        });
        let more = more.unwrap_or(false);
        if !more {
            self.learned.set(true);
            self.listed
                .update(|listed| *listed = listed.wrapping_add(1));
        }
        more
    }

    /// Learns again what was changed; whether a list may be another.
    pub(in crate::state) fn learn_again(self, subjects: &BTreeSet<Subject>) -> bool {
        let calendar = self.calendar.get_untracked();
        let moved = self.with(|inner| {
            let mut moved = false;
            for of in subjects.iter().filter(|of| *of.kind == KIND) {
                moved |= inner.learn(&of.id, calendar);
            }
            moved
        });
        moved.unwrap_or(false)
    }

    /// Whether all of them were looked at.
    pub(crate) fn knows_all(self) -> bool {
        self.learned.get()
    }

    /// What is known of one in short.
    pub(crate) fn brief(self, id: &Id) -> Option<Brief> {
        self.changed.track();
        self.with(|inner| inner.objectives.get(id).cloned())
            .flatten()
    }

    /// What is known of all of them in short.
    pub(crate) fn briefs(self) -> Vec<(Id, Brief)> {
        self.listed.track();
        let all = self.with(|inner| {
            let all = inner.objectives.iter();
            all.map(|(id, brief)| (id.clone(), brief.clone())).collect()
        });
        all.unwrap_or_default()
    }

    pub(super) fn period(self, id: &Id) -> Option<Period> {
        let period = self.with(|inner| inner.objectives.get(id)?.period);
        period.flatten()
    }

    /// Those of which a check-in was due, or that were to be closed, when they were
    /// last all looked at.
    pub(crate) fn asked_for(self) -> BTreeSet<Id> {
        self.learned.track();
        self.with(|inner| {
            let asks = |brief: &Brief| brief.all_due().all > 0 || brief.stage == Stage::Over;
            let asked = inner.objectives.iter().filter(|(_, brief)| asks(brief));
            sorted(asked.map(|(id, _)| id.clone()))
        })
        .unwrap_or_default()
    }

    /// The objective that goes on from one, with its period.
    pub(crate) fn continued_by(self, id: &Id) -> Option<(Id, Option<Period>)> {
        self.listed.track();
        let found = self.with(|inner| {
            let mut all = inner.objectives.iter();
            let next = all.find(|(_, brief)| brief.continues.as_ref() == Some(id));
            next.map(|(id, brief)| (id.clone(), brief.period))
        });
        found.flatten()
    }

    /// Whether an objective is closed.
    pub(crate) fn is_closed(self, id: &Id) -> bool {
        let closed = self.with(|inner| Some(inner.objectives.get(id)?.stage == Stage::Closed));
        closed.flatten() == Some(true)
    }

    /// What there is to say of how an objective is written.
    pub(crate) fn findings(self, id: &Id, objective: &Objective) -> Vec<Finding> {
        self.listed.track();
        let calendar = self.calendar();
        self.with(|inner| {
            let (all, day) = (inner.objectives.iter(), inner.objectives.day);
            findings(objective, id, all, day, calendar)
        })
        .unwrap_or_default()
    }
}
