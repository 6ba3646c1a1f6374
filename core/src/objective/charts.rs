//! What the drawings of an objective show.

use time::Date;

use super::Objective;
use super::key_result::KeyResult;
use super::standing::{landing, peak};
use crate::calendar::Calendar;
use crate::period::Period;
use crate::plot::line::{Line, Point};

/// The days that its drawings span: its period, or where it has none those of its
/// check-ins, up to today, or the quarter that it is.
#[must_use]
pub fn days(objective: &Objective, today: Date, calendar: Calendar) -> Period {
    let all = objective.key_results.iter();
    let dates = || {
        let check_ins = all.clone().flat_map(|it| it.values());
        check_ins.map(|it| it.date)
    };
    objective
        .period
        .or_else(|| Period::new(dates().min()?, dates().max()?.max(today)))
        .unwrap_or_else(|| calendar.quarter_of(today))
}

/// The way of one of its key results; none where it is not said what that is after,
/// and none of a yes/no, which has no way.
#[must_use]
pub fn way(
    objective: &Objective,
    key_result: &KeyResult,
    today: Date,
    calendar: Calendar,
) -> Option<Line> {
    let points = key_result.values().iter().map(|it| Point {
        date: it.date,
        value: it.value,
        note: !it.note.is_empty(),
        confidence: it.confidence,
    });
    let running = objective.period.filter(|period| period.contains(today));
    let running = running.filter(|_| objective.closing.is_none());
    Some(Line {
        period: days(objective, today, calendar),
        today,
        points: points.collect(),
        goal: key_result.goal()?,
        landing: running.and_then(|period| landing(key_result, period)),
        notes: objective.notes.iter().map(|it| it.date).collect(),
        peak: peak(key_result, objective.period).map(|it| it.date),
    })
}

/// How sure somebody was of a key result last, and before that, in its period.
#[must_use]
pub fn confidence(key_result: &KeyResult, period: Option<Period>) -> Option<(u8, Option<u8>)> {
    let mut said = key_result.counting(period).filter_map(|it| it.confidence);
    let newest = said.next_back()?;
    Some((newest, said.next_back()))
}
