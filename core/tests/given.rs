//! What is given in words: days, ids and numbers as a person reads them.

use time::Date;
use waymark_core::number::decimal::Decimal;
use waymark_core::period::parse_date;
use waymark_core::record::id::Id;

/// A day, such as "2026-11-18".
#[track_caller]
pub(crate) fn day(text: &str) -> Date {
    parse_date(text).expect(text)
}

/// An id.
#[track_caller]
pub(crate) fn id(text: &str) -> Id {
    Id::parse(text).expect(text)
}

/// A number, such as "12.5".
#[track_caller]
pub(crate) fn number(text: &str) -> Decimal {
    Decimal::parse(text).expect(text)
}
