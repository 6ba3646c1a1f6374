//! Which unit of a KPI the cell of a table names.

use time::{Date, Month};

use super::wide::heads::in_last_year;
use crate::calendar::Calendar;
use crate::kpi::Kpi;
use crate::kpi::unit::Unit;
use crate::table::when::{Days, When};

/// Why a cell is no unit of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoUnit {
    /// It cannot be read.
    Unreadable,
    /// It is longer than the KPI's units, so that nobody knows which is meant.
    TooLong,
    /// It is a quarter by its number alone, of a KPI whose quarters do not count from
    /// January.
    WhichQuarter,
}

/// A day of the unit of a KPI that a cell names. A day is of the unit that it is in, a month
/// or quarter of the one in which it ends.
///
/// # Errors
///
/// Why it names none.
pub fn unit_in(cell: &str, days: &Days<'_>, kpi: &Kpi, calendar: Calendar) -> Result<Date, NoUnit> {
    // Without its year it is the last that has been, as in the name of a column.
    let is_named = cell.contains(char::is_alphabetic);
    let short = || in_last_year(cell, days).filter(|_| is_named);
    let when = days.when(cell).or_else(short);
    let (day, is) = match when.ok_or(NoUnit::Unreadable)? {
        When::Day(day) => return Ok(day),
        When::Week(day) => (day, Unit::Week),
        When::Month(day) => (day, Unit::Month),
        When::Quarter(day) => (day, Unit::Quarter),
    };
    let unit = kpi.unit_of(day, calendar).map(|(unit, _)| unit);
    if unit.is_none_or(|unit| unit < is) {
        return Err(NoUnit::TooLong);
    }
    let counts_from = kpi.calendar(calendar).first_month;
    if is == Unit::Quarter && counts_from != Month::January {
        return Err(NoUnit::WhichQuarter);
    }
    Ok(day)
}
