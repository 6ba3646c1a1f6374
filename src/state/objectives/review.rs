//! What many objectives come to: the sum of a period, years at a glance, and what was
//! learned.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use time::Date;
use waymark_core::address::goals::{GoalsPlace, When};
use waymark_core::grading::history::Closed;
use waymark_core::objective::review::{Brief, Sum, closed_periods, sums};
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::{Year, year_of, years};
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::sketch::Level;
use waymark_core::sorted::sort_few;

use crate::state::kept::{Goals, objective, today};

impl Goals {
    /// The sums of a place, the one to speak of first; none before all objectives were
    /// looked at. Of what is current they are of what is open; of several years there
    /// are bars instead.
    pub(crate) fn sums(self, place: &GoalsPlace) -> Option<Vec<Sum>> {
        self.changed.track();
        if !self.learned.get() {
            return None;
        }
        let is_of = |brief: &&Brief| match place.when {
            When::Now => brief.stage != Stage::Closed,
            When::Period(period) => brief.period == Some(period),
            When::All | When::Year(_) => false,
        };
        self.with(|inner| {
            let all = inner.objectives.iter().map(|(_, brief)| brief);
            sums(all.filter(|it| place.is_of_level(it)).filter(is_of))
        })
    }

    /// The years at a glance, the newest first; of a place of one year that alone.
    pub(crate) fn years(self, place: &GoalsPlace) -> Vec<Year> {
        self.listed.track();
        let calendar = self.calendar();
        let is_of = |brief: &&Brief| match place.when {
            When::Year(year) => year_of(brief, calendar) == Some(year),
            _ => true,
        };
        self.with(|inner| {
            let all = inner.objectives.iter().map(|(_, brief)| brief);
            let all = all.filter(|it| place.is_of_level(it)).filter(is_of);
            years(all, calendar)
        })
        .unwrap_or_default()
    }

    /// The years to choose from, each by the year in which it begins, the newest first, each with the periods that end in
    /// it, the newest first. What was chosen is among them even if no objective has it
    /// any more: it still has to be seen to be left.
    pub(crate) fn choices(self, chosen: When) -> Vec<(i32, Vec<Period>)> {
        self.listed.track();
        let calendar = self.calendar();
        let mut years: BTreeMap<i32, BTreeSet<(Date, Date)>> = BTreeMap::new();
        let mut add = |year: i32, period: Option<Period>| {
            let days = period.map(|it| (it.last(), it.first()));
            years.entry(year).or_default().extend(days);
        };
        self.with(|inner| {
            for (_, brief) in inner.objectives.iter() {
                if let Some(year) = year_of(brief, calendar) {
                    add(year, brief.period);
                }
            }
        });
        match chosen {
            When::Period(period) => add(calendar.year_of(period.last()), Some(period)),
            When::Year(year) => add(year, None),
            When::Now | When::All => {}
        }
        let periods = |of: BTreeSet<(Date, Date)>| {
            let newest_first = of.into_iter().rev();
            newest_first.filter_map(|(last, first)| Period::new(first, last))
        };
        let newest_first = years.into_iter().rev();
        newest_first
            .map(|(year, of)| (year, periods(of).collect()))
            .collect()
    }

    /// Whether there are objectives of another level than one's own.
    pub(crate) fn has_levels(self) -> bool {
        self.listed.track();
        self.with(|inner| {
            let mut all = inner.objectives.iter();
            all.any(|(_, brief)| brief.level != Level::Individual)
        }) == Some(true)
    }

    /// The closed periods, the oldest first.
    pub(crate) fn closed_periods(self) -> Vec<(Period, Closed)> {
        self.listed.track();
        self.with(|inner| closed_periods(inner.objectives.iter().map(|(_, brief)| brief)))
            .unwrap_or_default()
    }

    /// What the closed objectives of a period came to.
    pub(crate) fn came_to(self, period: Period) -> Closed {
        let is_of = |brief: &&Brief| brief.stage == Stage::Closed && brief.period == Some(period);
        self.with(|inner| {
            let all = inner.objectives.iter().map(|(_, brief)| brief);
            closed_periods(all.filter(is_of))
                .pop()
                .map(|(_, closed)| closed)
        })
        .flatten()
        .unwrap_or_default()
    }

    /// What the objectives closed last taught: their titles, what was learned and
    /// what one would do differently, the latest first.
    pub(crate) fn lessons(self, most: usize) -> Vec<(String, [String; 2])> {
        let all = self.lessons_of(|_| true).into_iter().take(most);
        all.map(|(_, title, lessons)| (title, lessons)).collect()
    }

    /// What those taught that are shown at a place, the latest first.
    pub(crate) fn lessons_at(self, place: &GoalsPlace) -> Vec<(Id, String, [String; 2])> {
        let (day, calendar) = (today(), self.calendar());
        self.lessons_of(|brief| place.shows(Some(brief), day, calendar))
    }

    fn lessons_of(self, is_of: impl Fn(&Brief) -> bool) -> Vec<(Id, String, [String; 2])> {
        self.listed.track();
        let lessons = self.with(|inner| {
            let all = inner.objectives.iter().filter(|(_, it)| is_of(it));
            let mut all: Vec<_> = all
                .filter_map(|(id, it)| Some((it.closing?.on, id, it.lessons.clone()?)))
                .collect();
            sort_few(&mut all, |one, other| {
                (other.0, other.1).cmp(&(one.0, one.1))
            });
            let named = all.into_iter().map(|(_, id, lessons)| {
                let title = inner
                    .store
                    .glance(&objective(id))
                    .map(|it| it.title().to_owned());
                (id.clone(), title.unwrap_or_default(), lessons)
            });
            named.collect()
        });
        lessons.unwrap_or_default()
    }
}
