//! What somebody sets once for everything: how they divide time.
//!
//! It is kept with the goals, in one record under a fixed id, so that backups, files,
//! undoing and other tabs have it by the same code. Of what two browsers set at the same
//! time the newer stands, and nobody is asked: it is a preference, and changed back in a
//! moment.

use std::collections::BTreeSet;

use time::Month;

use crate::calendar::{Calendar, FirstDay};
use crate::record::id::Id;
use crate::record::kind::{Kind, Row, Since, Subject};
use crate::record::name::Name;
use crate::record::shape::{Shape, Words};
use crate::record::{Record, Value};

/// What somebody has set. Whatever else a record says is as if nothing was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The first day of a week; none where it is the browser's own.
    pub first_day: Option<FirstDay>,
    /// The first month of a year.
    pub first_month: Month,
}

const WEEK: Row = Row::own("week", Shape::Word);
const YEAR: Row = Row::own("year", Shape::Word);

/// Settings as a kind of record.
pub static KIND: Kind = Kind {
    word: "settings",
    // It has none.
    dated: "settings-dated",
    since: Since::Several,
    is_single: true,
    tables: &[&[WEEK, YEAR]],
    value: Shape::Word,
    needed_by_lists: |_| BTreeSet::new(),
    names: None,
};

/// The days on which a week can begin, as they are written.
pub const DAYS: Words<FirstDay> = Words(&[
    (FirstDay::Monday, "monday"),
    (FirstDay::Sunday, "sunday"),
    (FirstDay::Saturday, "saturday"),
]);

/// The months in which a year can begin, as they are written, the usual one first.
pub const MONTHS: Words<Month> = Words(&[
    (Month::January, "january"),
    (Month::February, "february"),
    (Month::March, "march"),
    (Month::April, "april"),
    (Month::May, "may"),
    (Month::June, "june"),
    (Month::July, "july"),
    (Month::August, "august"),
    (Month::September, "september"),
    (Month::October, "october"),
    (Month::November, "november"),
    (Month::December, "december"),
]);

/// The one record of them.
#[must_use]
pub fn subject() -> Subject {
    KIND.of(Id::of_number(1))
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            first_day: None,
            first_month: Month::January,
        }
    }
}

impl Settings {
    /// Reads them from their record.
    #[must_use]
    pub fn read(record: &Record) -> Self {
        let value = |row: Row| record.value(row.word());
        Self {
            first_day: DAYS.read(value(WEEK)),
            first_month: MONTHS.read_or_usual(value(YEAR)),
        }
    }

    /// The calendar that they make, where a week begins on this day unless it is set.
    #[must_use]
    pub fn calendar(self, own: FirstDay) -> Calendar {
        Calendar {
            first_day: self.first_day.unwrap_or(own),
            first_month: self.first_month,
        }
    }
}

/// The field that sets the first day of the week.
#[must_use]
pub fn first_day(day: FirstDay) -> (Name, Value) {
    WEEK.says(DAYS.of(day))
}

/// The field that sets the first month of the year: what is usual takes away what was
/// set.
#[must_use]
pub fn first_month(month: Month) -> (Name, Value) {
    YEAR.says(MONTHS.of_unusual(month))
}

/// Whether it is the field of the first day of the week.
#[must_use]
pub fn is_first_day(name: &Name) -> bool {
    WEEK.is(name)
}

/// Whether it is the field of the first month of the year.
#[must_use]
pub fn is_first_month(name: &Name) -> bool {
    YEAR.is(name)
}
