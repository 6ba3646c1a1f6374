//! The history of each metric, whichever records it stands in.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::tally::{State, by_band};
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;

use crate::lives::world::{CALENDAR, Shown};

/// The days on which a metric has a value, with it. Days on which two records have one are in
/// it with both.
pub(crate) type History = BTreeMap<Date, BTreeSet<Decimal>>;

/// The history of each metric, by the id that it had first.
pub(crate) fn histories(shown: &Shown) -> BTreeMap<Id, History> {
    let mut all: BTreeMap<Id, History> = BTreeMap::new();
    let mut add = |id: &Id, day: Date, value: Decimal| {
        let history = all.entry(id.clone()).or_default();
        history.entry(day).or_default().insert(value);
    };
    for (id, kpi) in &shown.kpis {
        for reading in &kpi.readings {
            if let Some(value) = reading.value {
                add(first_id(id, kpi, shown), reading.day, value);
            }
        }
    }
    for objective in shown.objectives.values() {
        for key_result in &objective.key_results {
            let id = match key_result.kpi.as_ref() {
                Some(kpi) => shown
                    .kpis
                    .get(kpi)
                    .map_or(kpi, |it| first_id(kpi, it, shown)),
                None => &key_result.id,
            };
            for own in &key_result.check_ins {
                add(id, own.date, own.value);
            }
        }
    }
    all
}

/// The id of a metric before it was this KPI: that of the key result which became it.
fn first_id<'s>(id: &'s Id, kpi: &'s Kpi, shown: &'s Shown) -> &'s Id {
    let origin = kpi.origin.as_ref().filter(|origin| {
        let objective = shown.objectives.get(&origin.objective);
        let key_result = objective.and_then(|it| it.key_result(origin.key_result.as_str()));
        // Where the hand-off was taken back, and the KPI out of the bin, there are two.
        key_result.is_some_and(|it| it.kpi.as_ref() == Some(id))
    });
    origin.map_or(id, |it| &it.key_result)
}

/// Every metric has on every day what it had: nothing is gone, and nothing says something
/// else but of the days that were written.
pub(crate) fn assert_not_shrunk(before: &Shown, after: &Shown, what: &str) {
    let now = histories(after);
    for (id, history) in histories(before) {
        let now = now.get(&id);
        for day in history.keys() {
            assert!(
                now.is_some_and(|it| it.contains_key(day)),
                "{what}: {id} lost what it had on {day}"
            );
        }
    }
}

/// Every metric has exactly the history that it had: a hand-off moves it and changes nothing.
pub(crate) fn assert_same(before: &Shown, after: &Shown, what: &str) {
    let (before, after) = (histories(before), histories(after));
    for (id, history) in &before {
        assert_eq!(after.get(id), Some(history), "{what}: {id}");
    }
    assert_eq!(before.len(), after.len(), "{what}: something has come up");
}

/// No value counts twice in a key result: one a day, of a KPI one a unit of time, and none of
/// a unit that still runs.
pub(crate) fn assert_counted_once(shown: &Shown, today: Date, what: &str) {
    for (of, objective) in &shown.objectives {
        for key_result in &objective.key_results {
            let days: Vec<Date> = key_result.values().iter().map(|it| it.date).collect();
            let mut rising = days.windows(2);
            assert!(
                rising.all(|pair| pair[0] < pair[1]),
                "{what}: {of} {days:?}"
            );
            let kpi = key_result.kpi.as_ref().and_then(|it| shown.kpis.get(it));
            let Some(kpi) = kpi else { continue };
            if is_origin(kpi, of, key_result) {
                continue;
            }
            for tally in by_band(kpi, CALENDAR, today) {
                let within = days.iter().filter(|it| tally.unit.contains(**it)).count();
                let most = match tally.state {
                    State::Running(_) => 0,
                    // What the KPI does not know of may have been checked in on its days.
                    State::Missing => usize::MAX,
                    _ => 1,
                };
                assert!(within <= most, "{what}: {of} {:?} {days:?}", tally.unit);
            }
        }
    }
}

/// Where one tab alone wrote, each value stands in one record.
pub(crate) fn assert_stands_once(shown: &Shown, what: &str) {
    for (of, objective) in &shown.objectives {
        for key_result in &objective.key_results {
            let kpi = key_result.kpi.as_ref().and_then(|it| shown.kpis.get(it));
            let Some(kpi) = kpi else { continue };
            for own in &key_result.check_ins {
                let twice = kpi.readings.iter().any(|it| it.day == own.date);
                assert!(!twice, "{what}: {of} and its KPI both have {}", own.date);
            }
        }
    }
}

pub(crate) fn is_origin(kpi: &Kpi, of: &Id, key_result: &KeyResult) -> bool {
    let origin = kpi.origin.as_ref();
    origin.is_some_and(|it| it.objective == *of && it.key_result == key_result.id)
}
