//! What somebody did with what a step is about, by any of the forms that there are for it,
//! here or on another page: as it was when the step was opened, beside as it is by now.

use time::Date;
use waymark_core::handoff::settle::{NotOffered, level};
use waymark_core::kpi::Kpi;
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::review::kept::Did;
use waymark_core::review::key::Key;

use crate::state::kept::{Goals, today};

/// What a step is about, as it was.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Before {
    kpi: Option<Kpi>,
    objective: Option<Objective>,
    /// The objectives that may follow from the step: of a KPI those that name it, of what is
    /// planned all.
    following: Vec<Id>,
}

/// What happened to what a step is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Happened {
    /// All of it, in its order.
    pub(crate) did: Vec<Did>,
    /// The objective or the KPI that was made of it.
    pub(crate) made: Option<Id>,
    /// The day of the reading that was recorded.
    pub(crate) reading: Option<Date>,
}

impl Before {
    /// As it is now.
    pub(crate) fn of(goals: Goals, key: &Key) -> Self {
        let following = match key {
            Key::Kpi(id) => goals.naming(id),
            Key::Plan => goals.objectives(),
            _ => Vec::new(),
        };
        Self {
            kpi: key.kpi().map(|id| goals.kpi(id, false)),
            objective: key.objective().map(|id| goals.objective(id, false)),
            following,
        }
    }

    /// Which objectives there were, as text: one may leave for the form of another.
    pub(crate) fn written(&self) -> String {
        let all: Vec<&str> = self.following.iter().map(Id::as_str).collect();
        all.join(" ")
    }

    /// With the objectives that there were when one came to the step first.
    pub(crate) fn with_written(mut self, written: &str) -> Self {
        self.following = written.split(' ').filter_map(Id::parse).collect();
        self
    }

    /// What happened since.
    pub(crate) fn since(&self, goals: Goals, key: &Key) -> Happened {
        let now = Self::of(goals, key);
        let mut happened = Happened::default();
        let did = &mut happened.did;
        if let (Some(before), Some(kpi)) = (&self.kpi, &now.kpi) {
            of_kpi(before, kpi, did);
            let mut read = kpi.readings.iter().rev();
            let read = read.find(|it| !before.readings.contains(it));
            happened.reading = read.map(|it| it.day);
        }
        let mut following = now.following.iter();
        if let Some(id) = following.find(|id| !self.following.contains(id)) {
            did.push(match key {
                Key::Plan => Did::Planned,
                _ => Did::Restoring,
            });
            happened.made = Some(id.clone());
        }
        if let Some(objective) = &now.objective {
            let before = self.objective.as_ref();
            of_objective(goals, key, before, objective, did);
            happened.made = match did.last() {
                Some(Did::WentOn) => {
                    let next = key.objective().and_then(|id| goals.continued_by(id));
                    next.map(|(id, _)| id)
                }
                Some(Did::Graduated) => {
                    let mut all = objective.key_results.iter();
                    let found = all.find(|it| Some(&it.id) == key.key_result());
                    found.and_then(|it| it.kpi.clone())
                }
                _ => None,
            };
        }
        happened
    }
}

fn of_kpi(before: &Kpi, kpi: &Kpi, did: &mut Vec<Did>) {
    let newly = |beginning: &str| {
        let mut new = kpi.dismissed.difference(&before.dismissed);
        new.any(|it| it.starts_with(beginning))
    };
    let is_known = kpi.acknowledged.is_some() && kpi.acknowledged != before.acknowledged;
    let rest = match (&before.rest, &kpi.rest) {
        (Some(_), None) => Some(Did::Resumed),
        (before, Some(rest)) if before.as_ref() != Some(rest) => Some(match rest.is_for_good {
            true => Did::Retired,
            false => Did::Paused,
        }),
        _ => None,
    };
    let all = [
        (kpi.readings != before.readings).then_some(Did::Recorded),
        (kpi.notes.len() > before.notes.len()).then_some(Did::Noted),
        is_known.then_some(Did::Acknowledged),
        (kpi.bands != before.bands).then_some(Did::BandMoved),
        newly("fit/").then_some(Did::BandLeft),
        (kpi.bases != before.bases).then_some(Did::BaseBegun),
        newly("base/").then_some(Did::BaseRefused),
        (kpi.missing().len() < before.missing().len()).then_some(Did::Completed),
        rest,
    ];
    did.extend(all.into_iter().flatten());
}

fn of_objective(
    goals: Goals,
    key: &Key,
    before: Option<&Objective>,
    objective: &Objective,
    did: &mut Vec<Did>,
) {
    let says = |it: &Objective| !it.learned.is_empty() || !it.differently.is_empty();
    let is_closed = objective.closing.is_some();
    let goes_on = || {
        let id = key.objective();
        id.is_some_and(|id| goals.continued_by(id).is_some())
    };
    let all = match key {
        Key::Close(_) => [
            is_closed.then_some(Did::Closed),
            (is_closed && says(objective)).then_some(Did::Learned),
            (is_closed && goes_on()).then_some(Did::WentOn),
        ],
        Key::Learn(_) => [says(objective).then_some(Did::Learned), None, None],
        Key::GoOn(_) => [goes_on().then_some(Did::WentOn), None, None],
        Key::CheckIn(_) => {
            let is_new = before.is_some_and(|before| {
                let values = |of: &Objective| {
                    let all = of.key_results.iter();
                    all.map(|it| it.values().to_vec()).collect::<Vec<_>>()
                };
                values(before) != values(objective)
            });
            let noted = before.is_some_and(|it| objective.notes.len() > it.notes.len());
            [
                is_new.then_some(Did::Recorded),
                noted.then_some(Did::Noted),
                None,
            ]
        }
        Key::HandOff(_, id) | Key::AskAgain(_, id) => {
            let mut all = objective.key_results.iter();
            let key_result = all.find(|it| it.id == *id);
            [
                key_result.and_then(|it| settled(goals, objective, it)),
                None,
                None,
            ]
        }
        _ => [None, None, None],
    };
    did.extend(all.into_iter().flatten());
}

/// What became of a key result that was asked about.
fn settled(goals: Goals, objective: &Objective, key_result: &KeyResult) -> Option<Did> {
    if key_result.is_left {
        return Some(Did::Left);
    }
    if key_result.ask.is_some_and(|day| day > today()) {
        return Some(Did::AskedLater);
    }
    let kpi = goals.kpi(key_result.kpi.as_ref()?, true);
    match level(objective, key_result, Some(&kpi), goals.calendar(), today()) {
        Err(NotOffered::Graduated(_)) => Some(Did::Graduated),
        Err(NotOffered::Moved(_)) => Some(Did::BandMoved),
        _ => None,
    }
}
