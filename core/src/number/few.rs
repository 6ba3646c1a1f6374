//! With how many decimal places a value is written that may have more than anybody reads: a
//! mean, a difference, a limit.

use super::decimal::Decimal;
use super::fraction::{Fraction, Rounding};

/// At least so many, where it has more.
const PLACES: u8 = 2;

/// A value that has no more than so many is written as it is.
const EXACT: u8 = 4;

/// More than so many are never tried.
const MOST: u8 = 12;

/// How many places show something of a value: two, and of one that is close to 0 as many as
/// its first two digits take. 0.0024235 is 0.0024, and not 0.00.
#[must_use]
pub fn places(value: &Fraction) -> u8 {
    let size = match value.is_negative() {
        true => -value,
        false => value.clone(),
    };
    let shows = |places: &u8| {
        let shown = size.round(*places, Rounding::Down);
        shown.is_some_and(|it| !it.is_zero())
    };
    let first = (0..MOST).find(shows).unwrap_or_default();
    PLACES.max(first + 1)
}

/// A value as it is, where it has few places for its size.
#[must_use]
pub fn exact(value: &Fraction) -> Option<Decimal> {
    let few = EXACT.max(places(value));
    value.to_decimal().filter(|it| it.places() <= few)
}

/// A value as it is written: as it is where it has few places, else with those that show
/// something of it, or more where that would put it onto one of these edges, from which it
/// keeps away. None where no decimal has that many digits.
#[must_use]
pub fn written(value: &Fraction, edges: &[Decimal]) -> Option<Decimal> {
    let is_true = |shown: &Decimal| !edges.contains(shown) || Fraction::from(*shown) == *value;
    let rounded = (places(value)..=MOST).filter_map(|it| value.round(it, Rounding::HalfAway));
    exact(value).into_iter().chain(rounded).find(is_true)
}
