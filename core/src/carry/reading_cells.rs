//! What the cells of a table, or of what somebody pastes, say of a reading.

use super::cells::{fits, is_missing};
use super::doubt::Scale;
use super::named::unit_in;
use super::names::{compared, is_note};
use super::numbers::{Way, amount_by_in, hundredfold};
use super::reads::{Reads, Words};
use super::sheet::Why;
use crate::kpi::Kpi;
use crate::kpi::reading::{Problem, Reading};
use crate::number::decimal::Decimal;
use crate::record::Value;
use crate::table::when::Days;

/// How the cells of one KPI are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells<'a> {
    pub(super) way: Way,
    pub(super) days: Days<'a>,
}

impl Cells<'_> {
    /// The value that a cell says; none inside where it says that the unit is closed, and
    /// none where it says nothing.
    pub(super) fn value(
        &self,
        cell: &str,
        kpi: &Kpi,
        reads: &Reads<'_>,
    ) -> Result<Option<Option<Decimal>>, Why> {
        // Digits with a mark between them are no word.
        let is_bare = |it: u8| it.is_ascii_digit() || matches!(it, b'.' | b',');
        if !cell.starts_with(|it: char| it.is_ascii_digit()) || !cell.bytes().all(is_bare) {
            let word = compared(cell, reads.fold);
            if word.is_empty() || is_missing(cell, reads) {
                return Ok(None);
            }
            if Words::has(reads.words.closed, &word, reads.fold) {
                return Ok(Some(None));
            }
        }
        let no_number = || Why::NoNumber(cell.to_owned());
        let unit = kpi.unit();
        let found = amount_by_in(cell, self.way.mark, unit.trim());
        let (value, in_cell) = found.ok_or_else(no_number)?;
        if !fits(&in_cell, unit, reads.fold) {
            return Err(Why::OtherUnit(cell.to_owned(), unit.to_owned()));
        }
        let value = match (&*in_cell, self.way.scale) {
            ("", Scale::Share) => hundredfold(value).ok_or_else(no_number)?,
            _ => value,
        };
        Ok(Some(Some(value)))
    }

    /// The reading that cells say; none where they have no value.
    pub(super) fn reading(
        &self,
        (when, value, note): (&str, &str, &str),
        kpi: &Kpi,
        reads: &Reads<'_>,
    ) -> Result<Option<Reading>, Why> {
        let calendar = reads.calendar;
        let Some(value) = self.value(value, kpi, reads)? else {
            return Ok(None);
        };
        let day = unit_in(when, &self.days, kpi, calendar)
            .map_err(|why| Why::NoUnit(when.to_owned(), why))?;
        let read = Reading::check(Ok(value), Ok(day), note, kpi, calendar, reads.today);
        read.map(Some).map_err(|problems| match problems.first() {
            Some(Problem::InTheFuture(days)) => Why::Ahead {
                unit: kpi.definition_on(days.first()).cadence,
                days: *days,
                calendar: kpi.calendar(calendar),
            },
            Some(Problem::Weekend(day)) => Why::Weekend(*day),
            Some(Problem::LongNote(length)) => Why::LongNote(*length),
            _ => Why::NoDate(when.to_owned()),
        })
    }
}

/// A reading as it is to be where its field says something already; none if that is the
/// same. Where there is no cell for a note, the one that is there stays.
#[must_use]
pub(super) fn over(mut reading: Reading, known: Option<&Value>, has_note: bool) -> Option<Reading> {
    let Some(old) = known.and_then(|known| Reading::read(reading.day, known)) else {
        return Some(reading);
    };
    if !has_note || is_note(&reading.note, &old.note) {
        reading.note.clone_from(&old.note);
    }
    (reading != old).then_some(reading)
}
