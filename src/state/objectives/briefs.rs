//! What is known of each objective in short: for filters, for the sum of a period,
//! for what closed ones taught. Of a thousand objectives it is worked out a few at a
//! time, and again only of those that change.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use time::Date;
use waymark_core::grading::history::Closed;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::review::{Brief, Summary, closed_periods};
use waymark_core::objective::standing::Stage;
use waymark_core::objective::{KIND, Objective};
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;

use super::place::GoalsPlace;
use crate::state::kept::{Goals, Inner, objective, today};
use waymark_core::sorted::{sort_few, sorted};

/// So many are looked at before the page is shown: more than most people ever have
/// at once.
pub(in crate::state) const AT_ONCE: usize = 40;

/// What is known of each objective in short, on which day, and what is still to be
/// looked at.
pub(in crate::state) struct Briefs {
    all: BTreeMap<Id, Brief>,
    day: Date,
    to_learn: Vec<Id>,
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
        self.all.get(id)
    }
}

impl Inner {
    /// Works one out, or forgets it where there is nothing to know. Whether another
    /// place in a list may follow from it.
    fn learn(&mut self, id: &Id) -> bool {
        let of = objective(id);
        let there = self.store.newer(&of).is_none();
        let record = self.store.record(&of).filter(|_| there);
        let read = record.map(Objective::read);
        let read = read.filter(|it| it.binned.is_none());
        let brief = read.map(|it| Brief::of(&it, self.objectives.day));
        let listing = |brief: &Brief| (brief.period, brief.level, brief.closing, brief.stage);
        let before = self.objectives.all.get(id).map(listing);
        let moved = before != brief.as_ref().map(listing);
        match brief {
            Some(brief) => self.objectives.all.insert(id.clone(), brief),
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
    /// Learns all of them anew: the first few now, the others in turn.
    pub(in crate::state) fn learn_all(self) {
        self.with(Inner::begin_learning);
        self.learn_more(AT_ONCE);
    }

    /// Learns so many more; whether there are others.
    pub(in crate::state) fn learn_more(self, most: usize) -> bool {
        let more = self.with(|inner| {
            for _ in 0..most {
                let Some(id) = inner.objectives.to_learn.pop() else {
                    break;
                };
                inner.learn(&id);
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
        let moved = self.with(|inner| {
            let mut moved = false;
            for of in subjects.iter().filter(|of| *of.kind == KIND) {
                moved |= inner.learn(&of.id);
            }
            moved
        });
        moved.unwrap_or(false)
    }

    /// Goes on with another day, where it has become one since.
    pub(in crate::state) fn look_at_the_clock(self) {
        if self.with(|inner| inner.objectives.day != today()) == Some(true) {
            self.tell_all();
        }
    }

    /// The objectives that are shown at a place, the newest first.
    pub(crate) fn shown_at(self, place: &GoalsPlace) -> Vec<(Id, String)> {
        let day = today();
        let sought = Self::folded(place.find.trim());
        self.listed.track();
        self.with(|inner| {
            let list = inner.store.list_of(&KIND);
            let list = list.filter(|(id, glance)| {
                let is_there = glance.binned().is_none();
                is_there && place.shows(inner.objectives.get(id), day)
            });
            list.filter(|(_, glance)| {
                sought.is_empty() || Self::folded(glance.title()).contains(&sought)
            })
            .map(|(id, glance)| (id.clone(), glance.title().to_owned()))
            .collect()
        })
        .unwrap_or_default()
    }

    /// Those of which a check-in was due, or that were to be closed, when they were
    /// last all looked at.
    pub(crate) fn asked_for(self) -> BTreeSet<Id> {
        self.learned.track();
        self.with(|inner| {
            let asks = |brief: &Brief| brief.due > 0 || brief.stage == Stage::Over;
            let all = inner.objectives.all.iter();
            let asked = all.filter(|(_, brief)| asks(brief));
            sorted(asked.map(|(id, _)| id.clone()))
        })
        .unwrap_or_default()
    }

    /// Objectives in sum; none before all of them were looked at.
    pub(crate) fn summary(self, ids: &[(Id, String)]) -> Option<Summary> {
        self.changed.track();
        if !self.learned.get() {
            return None;
        }
        self.with(|inner| Summary::of(ids.iter().filter_map(|(id, _)| inner.objectives.get(id))))
    }

    /// The periods that objectives have, the newest first.
    pub(crate) fn periods(self) -> Vec<Period> {
        self.listed.track();
        let periods = self.with(|inner| {
            let all = inner.objectives.all.values().filter_map(|it| it.period);
            let mut all: Vec<Period> = all.collect();
            sort_few(&mut all, |one, other| {
                (other.last(), other.first()).cmp(&(one.last(), one.first()))
            });
            all.dedup();
            all
        });
        periods.unwrap_or_default()
    }

    /// The closed periods, the oldest first.
    pub(crate) fn closed_periods(self) -> Vec<(Period, Closed)> {
        self.listed.track();
        self.with(|inner| closed_periods(inner.objectives.all.values()))
            .unwrap_or_default()
    }

    /// What the objectives closed last taught: their titles, what was learned and
    /// what one would do differently, the latest first.
    pub(crate) fn lessons(self, most: usize) -> Vec<(String, [String; 2])> {
        self.listed.track();
        let lessons = self.with(|inner| {
            let all = inner.objectives.all.iter();
            let mut all: Vec<_> = all
                .filter_map(|(id, it)| Some((it.closing?.on, id, it.lessons.clone()?)))
                .collect();
            sort_few(&mut all, |one, other| {
                (other.0, other.1).cmp(&(one.0, one.1))
            });
            let named = all.into_iter().take(most).map(|(_, id, lessons)| {
                let title = inner
                    .store
                    .glance(&objective(id))
                    .map(|it| it.title().to_owned());
                (title.unwrap_or_default(), lessons)
            });
            named.collect()
        });
        lessons.unwrap_or_default()
    }

    /// The objective that goes on from one, with its period.
    pub(crate) fn continued_by(self, id: &Id) -> Option<(Id, Option<Period>)> {
        self.listed.track();
        let found = self.with(|inner| {
            let mut all = inner.objectives.all.iter();
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
        self.with(|inner| {
            findings(
                objective,
                id,
                inner.objectives.all.iter(),
                inner.objectives.day,
            )
        })
        .unwrap_or_default()
    }
}
