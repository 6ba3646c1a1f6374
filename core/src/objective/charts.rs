//! What the drawings of an objective show.

use time::Date;

use super::Objective;
use super::key_result::KeyResult;
use super::standing::{landing, peak};
use crate::period::Period;
use crate::plot::confidence::{Confidence, Series};
use crate::plot::line::{Line, Point};

/// The days that its drawings span: its period, or where it has none those of its
/// check-ins, up to today.
#[must_use]
pub fn days(objective: &Objective, today: Date) -> Period {
    let all = objective.key_results.iter();
    let dates = || {
        let check_ins = all.clone().flat_map(|it| &it.check_ins);
        check_ins.map(|it| it.date)
    };
    objective
        .period
        .or_else(|| Period::new(dates().min()?, dates().max()?.max(today)))
        .unwrap_or_else(|| Period::quarter_of(today))
}

/// The way of one of its key results; none where it is not said what that is after.
#[must_use]
pub fn way(objective: &Objective, key_result: &KeyResult, today: Date) -> Option<Line> {
    let points = key_result.check_ins.iter().map(|it| Point {
        date: it.date,
        value: it.value,
        note: !it.note.is_empty(),
    });
    let open = objective.period.filter(|_| objective.closing.is_none());
    Some(Line {
        period: days(objective, today),
        today,
        points: points.collect(),
        goal: key_result.goal()?,
        landing: open.and_then(|period| landing(key_result, period)),
        notes: objective.notes.iter().map(|it| it.date).collect(),
        peak: peak(key_result, objective.period).map(|it| it.date),
    })
}

/// Its key results of which somebody said how sure they were.
pub fn of_confidence(objective: &Objective) -> impl Iterator<Item = &KeyResult> {
    let is_said = |it: &&KeyResult| it.check_ins.iter().any(|it| it.confidence.is_some());
    objective.key_results.iter().filter(is_said)
}

/// How sure somebody was of each; none where nobody said.
#[must_use]
pub fn confidence(objective: &Objective, today: Date) -> Option<Confidence<'_>> {
    let series = of_confidence(objective).map(|it| Series {
        label: &it.name,
        points: it
            .check_ins
            .iter()
            .filter_map(|it| Some((it.date, it.confidence?)))
            .collect(),
    });
    let series: Vec<Series<'_>> = series.collect();
    (!series.is_empty()).then(|| Confidence {
        period: days(objective, today),
        today,
        series,
    })
}
