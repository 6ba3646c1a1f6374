//! What somebody gives a reason for: that a KPI is known to be out of band, that it is not
//! watched, where its limits begin anew.

use time::Date;

use super::base::Base;
use super::watched::{Acknowledged, Rest};
use crate::day::{self, read_day};
use crate::metric::dated::LONGEST_NOTE;
use crate::period::Period;
use crate::record::id::Id;

/// Why a text is no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoReason {
    /// There is none.
    Empty,
    /// It has so many characters, more than [`LONGEST_NOTE`].
    TooLong(usize),
}

/// A reason as somebody types it, without the white space around it.
///
/// # Errors
///
/// [`NoReason`] where it says nothing, or too much.
pub fn reason(typed: &str) -> Result<String, NoReason> {
    let typed = typed.trim();
    match typed.chars().count() {
        0 => Err(NoReason::Empty),
        length if length > LONGEST_NOTE => Err(NoReason::TooLong(length)),
        _ => Ok(typed.to_owned()),
    }
}

/// Why a day is none on which to look again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDay {
    /// There is none that somebody means.
    Day(day::NoDay),
    /// It is not after today.
    NotAhead,
}

/// The day on which to look again, as a field of days has it.
///
/// # Errors
///
/// [`NoDay`] where it is none that is still to come: on the day itself it is asked again.
pub fn again(day: &str, today: Date) -> Result<Date, NoDay> {
    let day = read_day(day, today).map_err(NoDay::Day)?;
    (day > today).then_some(day).ok_or(NoDay::NotAhead)
}

/// The same day of the next month, or the last one that it has.
#[must_use]
pub fn in_a_month(today: Date) -> Date {
    let month = Period::months_from(today, today.month(), 1);
    let Some(next) = month.next() else {
        return today;
    };
    let day = today.day().min(next.last().day());
    next.first().replace_day(day).unwrap_or(next.last())
}

impl Acknowledged {
    /// What somebody says on a day of a KPI that is out of band.
    ///
    /// # Errors
    ///
    /// What is wrong with the cause, and with the day on which to look again.
    pub fn check(
        cause: &str,
        on: &str,
        today: Date,
    ) -> Result<Self, (Option<NoReason>, Option<NoDay>)> {
        match (reason(cause), again(on, today)) {
            (Ok(cause), Ok(again)) => Ok(Self {
                on: today,
                cause,
                again,
            }),
            (cause, again) => Err((cause.err(), again.err())),
        }
    }

    /// Whether it is still known on a day: until the day on which to look again.
    #[must_use]
    pub fn holds_on(&self, today: Date) -> bool {
        today < self.again
    }
}

impl Rest {
    /// What somebody says on a day of a KPI that is not to be watched, or not any more.
    ///
    /// # Errors
    ///
    /// What is wrong with the reason.
    pub fn check(why: &str, is_for_good: bool, today: Date) -> Result<Self, NoReason> {
        Ok(Self {
            on: today,
            is_for_good,
            reason: reason(why)?,
        })
    }
}

/// A base from a unit, with why it is begun.
///
/// # Errors
///
/// What is wrong with the reason.
pub fn base(id: Id, from: Date, why: &str) -> Result<Base, NoReason> {
    Ok(Base {
        id,
        from,
        reason: reason(why)?,
    })
}
