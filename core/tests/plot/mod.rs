//! Drawings: what stands where in them, read back from their text.

#![cfg(feature = "grading")]

mod any_line;
mod any_process;
mod line;
mod process;
mod read;
mod roles;
mod scale;
mod strip;

use crate::given::number;
use time::Date;
use waymark_core::period::{Period, parse_date, write_date};

#[track_caller]
fn date(text: &str) -> Date {
    parse_date(text).expect(text)
}

#[track_caller]
fn period(first: &str, last: &str) -> Period {
    Period::new(date(first), date(last)).expect("a last day not before the first")
}

/// Month and day, as short as an axis has them.
fn short(day: Date) -> String {
    write_date(day)[5..].to_owned()
}
