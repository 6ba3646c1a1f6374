//! What belongs together: a KPI, and the key results that are it.

use leptos::prelude::*;
use waymark_core::handoff::twice::stands_twice;
use waymark_core::kpi::watched::{Rest, rests};
use waymark_core::kpi::{self, Kpi};
use waymark_core::objective::{self, Objective};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Lookup;

use super::{Goals, Saving, today, today_written};

/// What a record was a part of, or what was a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Link {
    /// A key result of an objective is this KPI.
    IsIn(KeyResultOf),
    /// It was this key result before it became a KPI.
    CameFrom(KeyResultOf),
    /// The same, and its readings stand with that once more: the hand-off was taken back.
    StandsAgain(KeyResultOf),
    /// Its key result of this name is the KPI of that name.
    Has(String, String),
}

/// A key result, by its name and its objective's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyResultOf {
    /// What it is called.
    pub(crate) key_result: String,
    /// The objective's title.
    pub(crate) objective: String,
    /// Whether the objective is in the bin.
    pub(crate) is_binned: bool,
}

impl Link {
    /// Whether what has it cannot be taken out of the bin.
    pub(crate) const fn is_in_the_way(&self) -> bool {
        matches!(self, Self::StandsAgain(_))
    }
}

impl Goals {
    /// What a record is linked with: of a KPI the key results that are it or that it came
    /// from, of an objective the KPIs that its key results are.
    pub(crate) fn links(self, of: &Subject) -> Vec<Link> {
        self.changed.track();
        let links = self.read(|store, kv| match of.kind == &kpi::KIND {
            true => of_kpi(store, kv, of),
            false if *of.kind == objective::KIND => of_objective(store, of),
            false => Vec::new(),
        });
        links.unwrap_or_default()
    }

    /// Takes a record out of the bin; not a KPI whose readings stand elsewhere again, where
    /// each of them would count twice.
    pub(crate) fn take_out(self, of: Subject) {
        if !self.links(&of).iter().any(Link::is_in_the_way) {
            self.act_alone(Action::Restore { of });
        }
    }

    /// Puts a KPI into the bin; one that a key result is retires instead, since its readings
    /// are that key result's history, and it is said why. Calls back with whether it is in
    /// the bin.
    pub(crate) fn delete_kpi(self, id: &Id, done: Callback<bool>) {
        let of = kpi::KIND.of(id.clone());
        let links = self.links(&of).into_iter();
        let mut is_in = links.filter_map(|link| match link {
            Link::IsIn(it) if !it.is_binned => Some(it),
            _ => None,
        });
        let Some(by) = is_in.next() else {
            let today = today_written();
            self.act_then(Action::Bin { of, today }, done);
            return;
        };
        let kpi = self.definition(&of).map(|record| Kpi::read(&record));
        let rest = kpi.and_then(|kpi| kpi.rest);
        let rest = rest.filter(|it| it.is_for_good).unwrap_or(Rest {
            on: today(),
            is_for_good: true,
            reason: String::new(),
        });
        let fields = vec![rests(Some(&rest))];
        let said = Callback::new(move |is_done| {
            if is_done {
                self.say(Saving::Retired(by.clone()));
            }
            let _ = done.try_run(false);
        });
        self.act_then(Action::Edit { of, fields }, said);
    }
}

fn of_kpi(store: &mut Store, kv: &dyn Lookup, of: &Subject) -> Vec<Link> {
    let mut links = Vec::new();
    // What cannot be read now names nothing that could be said.
    for by in store.naming(kv, of).unwrap_or_default() {
        let Some(objective) = store.record(&by).map(Objective::read) else {
            continue;
        };
        let all = objective.key_results.iter();
        for key_result in all.filter(|it| it.kpi.as_ref() == Some(&of.id)) {
            links.push(Link::IsIn(key_result_of(&objective, &key_result.name)));
        }
    }
    let origin = store.record(of).map(Kpi::read).and_then(|kpi| kpi.origin);
    let Some(origin) = origin else { return links };
    let from = objective::KIND.of(origin.objective);
    let there = store.glance(&from).filter(|it| !it.is_gone());
    let objective = there.and_then(|_| Some(Objective::read(store.record(&from)?)));
    if let Some(objective) = objective
        && let Some(key_result) = objective.key_result(origin.key_result.as_str())
        // Said of it already.
        && key_result.kpi.as_ref() != Some(&of.id)
    {
        let it = key_result_of(&objective, &key_result.name);
        let key_result = key_result.id.clone();
        links.push(match stands_again(store, kv, of, &from, &key_result) {
            true => Link::StandsAgain(it),
            false => Link::CameFrom(it),
        });
    }
    links
}

/// Whether readings of a KPI stand once more with the key result that it came from.
fn stands_again(
    store: &mut Store,
    kv: &dyn Lookup,
    of: &Subject,
    from: &Subject,
    key_result: &Id,
) -> bool {
    // What cannot be read now is missing, and nothing else.
    let mut whole = |of: &Subject| {
        let _ = store.read_history(kv, of);
        store.with_history(of)
    };
    let kpi = whole(of).map(|it| Kpi::read(&it));
    let objective = whole(from).map(|it| Objective::read(&it));
    let Some((kpi, objective)) = kpi.zip(objective) else {
        return false;
    };
    let Some(key_result) = objective.key_result(key_result.as_str()) else {
        return false;
    };
    let since = key_result.kpi.clone().map(|id| kpi::KIND.of(id));
    let since = since.and_then(|since| Some(Kpi::read(&whole(&since)?)));
    stands_twice(&of.id, &kpi, key_result, since.as_ref())
}

fn key_result_of(objective: &Objective, key_result: &str) -> KeyResultOf {
    KeyResultOf {
        key_result: key_result.to_owned(),
        objective: objective.title.clone(),
        is_binned: objective.binned.is_some(),
    }
}

fn of_objective(store: &Store, of: &Subject) -> Vec<Link> {
    let Some(objective) = store.record(of).map(Objective::read) else {
        return Vec::new();
    };
    let linked = objective.key_results.into_iter().filter_map(|it| {
        let kpi = kpi::KIND.of(it.kpi?);
        let glance = store.glance(&kpi).filter(|it| !it.is_gone())?;
        Some(Link::Has(it.name, glance.title().to_owned()))
    });
    linked.collect()
}
