//! What the drawings of an objective show.

use time::Date;

use super::Objective;
use super::course::{misfit, peak};
use super::key_result::KeyResult;
use super::standing::landing;
use crate::calendar::Calendar;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::plot::line::{Line, Point, Was};

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
        earlier: was(key_result),
        landing: running.and_then(|period| course(key_result, period)),
        notes: objective.notes.iter().map(|it| it.date).collect(),
        peak: peak(key_result, objective.period).map(|it| it.date),
    })
}

/// What it was after before each change of that; what was no other thing to draw is not told.
fn was(key_result: &KeyResult) -> Vec<Was> {
    let mut all: Vec<Was> = Vec::new();
    for earlier in key_result.earlier.iter().rev() {
        let goal = earlier.goal();
        let next = all.last().map_or_else(|| key_result.goal(), |it| it.goal);
        if goal != next {
            all.push(Was {
                until: earlier.until,
                goal,
            });
        }
    }
    all.reverse();
    all
}

/// Where a straight line lands on the last day of a period, where one fits.
#[must_use]
pub fn course(key_result: &KeyResult, period: Period) -> Option<Fraction> {
    match misfit(key_result, period) {
        None => landing(key_result, period),
        Some(_) => None,
    }
}

/// How sure somebody was of a key result last, and before that, in its period.
#[must_use]
pub fn confidence(key_result: &KeyResult, period: Option<Period>) -> Option<(u8, Option<u8>)> {
    // Whoever says so before there is a value says it of the one that it starts from.
    let mut said = key_result.within(period).filter_map(|it| it.confidence);
    let newest = said.next_back()?;
    Some((newest, said.next_back()))
}
