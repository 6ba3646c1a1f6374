//! Which objectives a place shows, and where in them something was found.

use std::cmp::Reverse;

use leptos::prelude::*;
use waymark_core::address::goals::{GoalsPlace, When, is_shown_after};
use waymark_core::objective::KIND;
use waymark_core::objective::review::Brief;
use waymark_core::objective::search::{Hit, Searchable, Sought};
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;
use waymark_core::record::id::Id;

use crate::state::kept::{Goals, objective, today};

/// Objectives that are shown as a line each: nobody works on them now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// What they have in common.
    pub(crate) of: Common,
    /// Which they are.
    pub(crate) ids: Vec<Id>,
}

/// What objectives have in common that are shown as a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Common {
    /// They have not begun.
    Ahead,
    /// They were closed lately.
    Lately,
    /// They were closed before, and something of them is to be asked again.
    Asked,
    /// They are closed, and of one period, or of none.
    Closed(Option<Period>),
}

impl Goals {
    /// The objectives that are shown at a place as cards, the newest first: those that
    /// run or wait to be closed.
    pub(crate) fn shown_at(self, place: &GoalsPlace) -> Vec<(Id, String)> {
        self.found_at(place, |brief| {
            brief.is_none_or(|it| matches!(it.stage, Stage::Running | Stage::Over))
        })
    }

    /// Those that are shown as a line each, in groups: what has not begun, the first
    /// to begin first, then what is closed, the newest period first.
    pub(crate) fn groups_at(self, place: &GoalsPlace) -> Vec<Group> {
        let ahead_of = |brief: Option<&Brief>| brief.is_some_and(|it| it.stage == Stage::Ahead);
        let mut ahead = self.found_at(place, ahead_of);
        ahead.sort_by_cached_key(|(id, _)| self.period(id).map(Period::first));
        let closed_of = |brief: Option<&Brief>| brief.is_some_and(|it| it.stage == Stage::Closed);
        let mut closed = self.found_at(place, closed_of);
        let lately = place.when == When::Now && !place.is_search();
        if !lately {
            closed.sort_by_cached_key(|(id, _)| {
                Reverse(self.period(id).map(|it| (it.last(), it.first())))
            });
        }
        let mut groups: Vec<Group> = Vec::new();
        let ahead = ahead.into_iter().map(|(id, _)| (Common::Ahead, id));
        let closed = closed.into_iter().map(|(id, _)| {
            let of = match lately {
                true if self.is_closed_lately(&id) => Common::Lately,
                true => Common::Asked,
                false => Common::Closed(self.period(&id)),
            };
            (of, id)
        });
        let (asked, closed): (Vec<_>, Vec<_>) = closed.partition(|(of, _)| *of == Common::Asked);
        for (of, id) in ahead.chain(asked).chain(closed) {
            match groups.last_mut() {
                Some(group) if group.of == of => group.ids.push(id),
                _ => groups.push(Group { of, ids: vec![id] }),
            }
        }
        groups
    }

    fn is_closed_lately(self, id: &Id) -> bool {
        let closing = self.with(|inner| inner.objectives.get(id)?.closing);
        let closing = closing.flatten();
        closing.is_none_or(|it| is_shown_after(it.on, today()))
    }

    fn found_at(
        self,
        place: &GoalsPlace,
        is_wanted: impl Fn(Option<&Brief>) -> bool,
    ) -> Vec<(Id, String)> {
        let (day, calendar) = (today(), self.calendar());
        let sought = Sought::of(&Self::folded(&place.find));
        self.listed.track();
        self.with(|inner| {
            let known = &inner.objectives;
            let list = inner.store.list_of(&KIND);
            let list = list.filter(|(id, glance)| {
                let brief = known.get(id);
                let is_there = glance.binned().is_none();
                is_there && is_wanted(brief) && place.shows(brief, day, calendar)
            });
            let found = list.filter(|(id, glance)| known.is_found(&sought, id, glance.title()));
            let found = found.map(|(id, glance)| (id.clone(), glance.title().to_owned()));
            // Those whose titles say it come first.
            let (mut all, elsewhere): (Vec<_>, Vec<_>) =
                found.partition(|(_, title)| is_in_title(&sought, title));
            all.extend(elsewhere);
            all
        })
        .unwrap_or_default()
    }

    /// Where in an objective the words are that somebody looks for, if that is not in
    /// its title alone.
    pub(crate) fn hit(self, id: &Id, find: &str) -> Option<Hit> {
        let sought = Sought::of(&Self::folded(find));
        self.listed.track();
        let hit = self.with(|inner| {
            let record = inner.store.record(&objective(id))?;
            inner.objectives.hit(&sought, id, record)
        });
        hit.flatten()
    }
}

fn is_in_title(sought: &Sought, title: &str) -> bool {
    sought.is_nothing() || sought.is_in(&Searchable::of_title(Goals::folded(title)))
}
