//! Of which day the current values of a plan are, once its period is known.

use std::iter::empty;

use super::{Guess, Planned, PlannedRow};
use crate::metric::history::NewDay;
use crate::objective::draft::Here;
use crate::period::Period;
use crate::sketch::KeyResult;

impl Planned {
    /// Dates the values of which no day is said as the app's own field does: today, or on the
    /// last day of a period that is over, since none after that counts. One that a table dates
    /// outside the period, or that is there before it begins, stays and is told.
    pub(super) fn date_values(&mut self, period: Period, here: &Here) {
        let usual = NewDay::of(empty(), Some(period), here.today).usual;
        for (draft, row) in self.draft.rows.iter_mut().zip(&mut self.rows) {
            if draft.first_value(here).is_none() {
                continue;
            }
            if row.day.is_none() && usual < here.today {
                row.day = Some(usual);
                row.guesses.retain(|it| *it != Guess::Today);
                row.guesses.push(Guess::LastDay(usual));
            }
            let day = row.day.unwrap_or(usual);
            row.outside = Some(day).filter(|day| !period.contains(*day));
            if day < period.first() {
                begin_there(&mut draft.typed, row);
            }
        }
    }
}

/// Where nobody said a start, a value from before the period is one, and not 0: unless it is
/// worked out from that, or there already.
fn begin_there(typed: &mut KeyResult, row: &mut PlannedRow) {
    let is_of_start = row.guesses.contains(&Guess::Current) || typed.now == typed.target;
    let mut guesses = row.guesses.iter_mut();
    if let Some(zero) = guesses.find(|it| **it == Guess::Zero && !is_of_start) {
        *zero = Guess::FromCurrent;
        typed.start.clone_from(&typed.now);
    }
}
