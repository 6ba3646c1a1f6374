//! Key results that are KPIs read from those, whoever asks for their objective.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::{fed, settle};
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{self, Kpi};
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::settings;
use waymark_core::store::Store;
use waymark_core::store::document::Glance;
use waymark_core::store::key_value::Lookup;

use crate::state::kept::{Goals, today};

/// Lets the key results of an objective that are KPIs read from them. The whole history of
/// those is read for it: which of it counts, only the period says.
pub(super) fn feed(
    store: &mut Store,
    kv: &dyn Lookup,
    id: &Id,
    objective: &mut Objective,
    calendar: Calendar,
) {
    if objective.key_results.iter().all(|it| it.kpi.is_none()) {
        return;
    }
    fed::feed(objective, id, calendar, today(), |kpi| {
        let of = kpi::KIND.of(kpi.clone());
        let is_gone = store.glance(&of).is_none_or(Glance::is_gone);
        if is_gone || store.newer(&of).is_some() {
            return None;
        }
        // What cannot be read now is missing, and nothing else.
        let _ = store.read_history(kv, &of);
        Some(Kpi::read(&store.with_history(&of)?))
    });
}

/// Whether there is still something to decide of a key result that was put off: of one that
/// is a KPI, its band may have moved or that may be retired by now, and to ask would lead
/// nowhere. The objective has read from its KPIs.
pub(super) fn still_asks(
    store: &Store,
    objective: &Objective,
    key_result: &Id,
    calendar: Calendar,
) -> bool {
    let Some(key_result) = objective.key_result(key_result.as_str()) else {
        return false;
    };
    let Some(kpi) = &key_result.kpi else {
        return true;
    };
    let of = kpi::KIND.of(kpi.clone());
    let there = key_result
        .fed
        .as_ref()
        .and_then(|_| store.with_history(&of));
    let kpi = there.as_ref().map(Kpi::read);
    settle::level(objective, key_result, kpi.as_ref(), calendar, today()).is_ok()
}

/// Whether a key result can be read from its KPI and checked in on.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// It is there.
    There,
    /// It is not watched at the moment, or not any more.
    Rests(Rest),
    /// It is in the bin.
    Binned,
    /// A newer version wrote it.
    Newer,
    /// It is not there.
    Missing,
}

impl Goals {
    /// How it stands with the KPI that a key result is.
    pub(crate) fn source(self, kpi: &Id) -> Source {
        let of = kpi::KIND.of(kpi.clone());
        let _ = self.revision(&of);
        if !self.is_kpi(kpi) {
            return Source::Missing;
        }
        if self.is_newer(&of) {
            return Source::Newer;
        }
        let known = self.known_kpi(kpi);
        match &known.kpi.rest {
            _ if known.kpi.binned.is_some() => Source::Binned,
            Some(rest) => Source::Rests(rest.clone()),
            None => Source::There,
        }
    }

    /// The objectives that name a KPI in one of their key results, the newest first: those
    /// that are not in the bin.
    pub(crate) fn naming(self, kpi: &Id) -> Vec<Id> {
        self.changed.track();
        self.learned.track();
        let naming = self.with(|inner| {
            let naming = inner.objectives.naming(|it| it == kpi);
            naming.cloned().rev().collect()
        });
        naming.unwrap_or_default()
    }

    /// These records, and the objectives that read from those of them that are KPIs: what
    /// is said of them may be another.
    pub(in crate::state) fn with_readers(self, subjects: &BTreeSet<Subject>) -> BTreeSet<Subject> {
        // Another calendar makes other weeks.
        let all = subjects.contains(&settings::subject());
        let is_one = |it: &Id| all || subjects.contains(&kpi::KIND.of(it.clone()));
        let mut with = subjects.clone();
        self.with(|inner| {
            for id in inner.objectives.naming(is_one) {
                with.insert(KIND.of(id.clone()));
            }
        });
        with
    }
}
