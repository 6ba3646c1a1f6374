//! What somebody did with what a step is about, by any of the forms that there are for it,
//! here or on another page: as it was when the step was opened, beside as it is by now.

use waymark_core::handoff::settle::{NotOffered, level};
use waymark_core::kpi::Kpi;
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::review::kept::Did;
use waymark_core::review::key::Key;

use crate::platform::storage;
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

/// The name under which this tab keeps what a step was about when one left for another
/// page.
const LEFT: &str = "review-left";

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

    /// Keeps for this tab which objectives there were: one leaves for the form of another.
    pub(crate) fn leave(&self, key: &Key) {
        let following = self.following.iter().map(Id::as_str);
        let all: Vec<String> = std::iter::once(key.to_string())
            .chain(following.map(str::to_owned))
            .collect();
        storage::note(LEFT, &all.join(" "));
    }

    /// As it was when one left the step for another page, if one did.
    pub(crate) fn or_left(mut self, key: &Key) -> Self {
        let noted = storage::noted(LEFT).unwrap_or_default();
        let mut parts = noted.split(' ');
        if parts.next().and_then(Key::parse).as_ref() == Some(key) {
            self.following = parts.filter_map(Id::parse).collect();
        }
        self
    }

    /// What happened since.
    pub(crate) fn since(&self, goals: Goals, key: &Key) -> Vec<Did> {
        let now = Self::of(goals, key);
        let mut did = Vec::new();
        if let (Some(before), Some(kpi)) = (&self.kpi, &now.kpi) {
            of_kpi(before, kpi, &mut did);
        }
        let mut following = now.following.iter();
        if following.any(|id| !self.following.contains(id)) {
            did.push(match key {
                Key::Plan => Did::Planned,
                _ => Did::Restoring,
            });
        }
        if let Some(objective) = &now.objective {
            let before = self.objective.as_ref();
            of_objective(goals, key, before, objective, &mut did);
        }
        did
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
