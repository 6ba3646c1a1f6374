//! Round values beside an axis.

use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// How many values are good for an axis, and how many it has at most.
const BEST: usize = 4;
const MOST: usize = 5;

/// Round values from `low` to `high` for an axis, each so far from the others.
pub(super) fn ticks((low, high): (&Fraction, &Fraction), apart: &Fraction) -> Vec<Decimal> {
    let mut best: Vec<Decimal> = Vec::new();
    let range = high - low;
    for step in steps().skip_while(|step| *step > range) {
        if step < *apart {
            break;
        }
        let mut found = Vec::new();
        let Some(mut value) = low.checked_div(&step).map(|times| &times.ceil() * &step) else {
            break;
        };
        while value <= *high {
            found.extend(value.to_decimal());
            value = &value + &step;
        }
        if found.len() <= MOST && found.len().abs_diff(BEST) < best.len().abs_diff(BEST) {
            best = found;
        }
    }
    best
}

/// 5, 2 and 1 times each power of ten that a decimal can be, the largest first.
fn steps() -> impl Iterator<Item = Fraction> {
    let most = Decimal::MAX_DIGITS as u32;
    let large = (0..most)
        .rev()
        .filter_map(|power| Decimal::new(10_i128.pow(power), 0));
    let small = (1..=most).filter_map(|places| Decimal::new(1, places as u8));
    large
        .chain(small)
        .flat_map(|power| [5, 2, 1].map(|times| Fraction::from(times) * Fraction::from(power)))
}
