//! One life of one metric: what it was, when (spec, *Hand-offs*: "a provenance line of its
//! roles with dates").

use time::Date;

use crate::kpi::Kpi;
use crate::kpi::band::Range;
use crate::number::decimal::Decimal;
use crate::objective::Objective;
use crate::objective::key_result::KeyResult;
use crate::period::Period;
use crate::record::id::Id;
use crate::sorted::sort_few;

/// The roles of a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// The oldest first. As a KPI it never overlaps another; two objectives may have it as
    /// a key result at the same time.
    pub roles: Vec<Role>,
}

/// What a metric was for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The first day; none where nothing says when it began.
    pub from: Option<Date>,
    /// The last day; none where it still is, and nobody can say until when.
    pub until: Option<Date>,
    /// What it was.
    pub what: Was,
}

/// A role of a metric.
#[expect(
    clippy::large_enum_variant,
    reason = "a metric has a handful of roles, and none of them is moved about"
)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Was {
    /// It was watched.
    Kpi {
        /// The band in force at the beginning.
        range: Option<Range>,
        /// The last one since, and from when, where that is another.
        then: Option<(Date, Option<Range>)>,
    },
    /// It was to be changed, or kept, within an objective.
    KeyResult {
        /// The objective.
        objective: Id,
        /// What that is called.
        title: String,
        /// The key result.
        key_result: Id,
        /// The days of the objective.
        period: Option<Period>,
        /// What it came to, once that is closed.
        came_to: Option<CameTo>,
    },
}

/// What a key result came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CameTo {
    /// Its last value that counts, in the metric's own unit.
    pub value: Option<Decimal>,
    /// Whether what it was after was there.
    pub reached: bool,
}

/// The life of a KPI until a day, with the objectives that name it, whose key results have
/// read from it. Those that are still to begin are no part of it.
#[must_use]
pub fn life(id: &Id, kpi: &Kpi, objectives: &[(Id, Objective)], today: Date) -> Life {
    let mut serving: Vec<Role> = Vec::new();
    for (of, objective) in objectives {
        // Of a change and the guardrail of its other side it is the change that tells.
        let all = || {
            objective
                .key_results
                .iter()
                .filter(|it| it.kpi.as_ref() == Some(id))
        };
        let told = all().find(|it| !it.is_guardrail).or_else(|| all().next());
        let role = told.map(|it| Role::of(of, objective, it, kpi, today));
        serving.extend(role.filter(|it| it.from.is_none_or(|from| from <= today)));
    }
    sort_few(&mut serving, |one, other| {
        (one.from, one.until.is_none(), one.until).cmp(&(
            other.from,
            other.until.is_none(),
            other.until,
        ))
    });
    let ends = kpi.rest.as_ref().filter(|it| it.is_for_good);
    let ends = ends.map(|it| it.on);
    let mut roles = Vec::new();
    // From when it is a KPI, unless it serves; none once nothing can come any more.
    let mut free = Some(begins(kpi, &serving));
    for role in serving {
        if let (Some(Some(since)), Some(from)) = (free, role.from)
            && since < from
        {
            roles.push(watched(kpi, Some(since), from.previous_day(), today));
        }
        // Served by two objectives, it is free when both are over.
        let after = role.until.and_then(Date::next_day);
        free = match (free, after) {
            (Some(before), Some(after)) => Some(before.max(Some(after))),
            _ => None,
        };
        roles.push(role);
    }
    if let Some(since) = free
        && since.is_none_or(|since| since <= today && ends.is_none_or(|end| since <= end))
    {
        roles.push(watched(kpi, since, ends, today));
    }
    Life { roles }
}

/// From when it was anything: since it was written down or first read; of one that was a key
/// result first, since it was that.
fn begins(kpi: &Kpi, serving: &[Role]) -> Option<Date> {
    let came_from = kpi.origin.as_ref().and_then(|origin| {
        let mut all = serving.iter();
        all.find(|it| it.is_of(&origin.objective, &origin.key_result))
    });
    if let Some(role) = came_from {
        return role.from;
    }
    kpi.since()
}

fn watched(kpi: &Kpi, from: Option<Date>, until: Option<Date>, today: Date) -> Role {
    let first = kpi.band_on(from.unwrap_or(Date::MIN));
    let last = kpi.band_on(until.map_or(today, |it| it.min(today)));
    let range = first.and_then(|it| it.range);
    let then = last.filter(|it| it.range != range && from.is_none_or(|from| from < it.from));
    Role {
        from,
        until,
        what: Was::Kpi {
            range,
            then: then.map(|it| (it.from, it.range)),
        },
    }
}

impl Role {
    fn of(of: &Id, objective: &Objective, key_result: &KeyResult, kpi: &Kpi, today: Date) -> Self {
        let period = objective.period;
        let closed = objective.closing.map(|it| it.on);
        let counting = || key_result.counting(period);
        let came_to = CameTo {
            value: counting().next_back().map(|it| it.value),
            reached: key_result.is_reached(period),
        };
        let became = kpi.origin.as_ref();
        let became = became.filter(|it| it.objective == *of && it.key_result == key_result.id);
        // It is a key result until somebody closes it, however long its period is over; and
        // none any more where that was before its last day.
        let last = period.map(Period::last);
        let until = match (closed, last) {
            (Some(closed), Some(last)) => Some(last.min(closed)),
            (None, Some(last)) => Some(last).filter(|last| today <= *last),
            (closed, None) => closed,
        };
        // Opened again it has become one all the same.
        let became_on = became.map(|it| last.map_or(it.on, |last| last.min(it.on)));
        let until = match (until, became_on) {
            (Some(until), Some(on)) => Some(until.min(on)),
            (until, on) => until.or(on),
        };
        // What was a KPI before is a key result from the day on which somebody made it one.
        let made = key_result.id.made().filter(|_| became.is_none());
        let first = period.map(Period::first);
        Self {
            from: first
                .map(|first| made.map_or(first, |made| first.max(made)))
                .map(|from| until.or(last).map_or(from, |until| from.min(until)))
                .or_else(|| Some(counting().next()?.date)),
            until,
            what: Was::KeyResult {
                objective: of.clone(),
                title: objective.title.clone(),
                key_result: key_result.id.clone(),
                period,
                came_to: closed.map(|_| came_to),
            },
        }
    }

    fn is_of(&self, of: &Id, result: &Id) -> bool {
        matches!(&self.what, Was::KeyResult { objective, key_result, .. }
            if objective == of && key_result == result)
    }
}
