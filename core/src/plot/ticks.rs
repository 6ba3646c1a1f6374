//! Round values beside an axis.

use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// How many values an axis has at most.
const MOST: usize = 4;

/// Values from `low` to `high` for an axis, each so far from the others: those
/// that are wanted, the first before the others, then as many round ones as
/// there is room for.
pub(super) fn ticks(
    (low, high): (&Fraction, &Fraction),
    wanted: &[Decimal],
    apart: &Fraction,
) -> Vec<Decimal> {
    let kept = spread(wanted, apart);
    let mut best = kept.clone();
    let range = high - low;
    for step in steps().skip_while(|step| *step > range) {
        if step < *apart {
            break;
        }
        let mut found = kept.clone();
        let Some(mut value) = low.checked_div(&step).map(|times| &times.ceil() * &step) else {
            break;
        };
        while value <= *high {
            if let Some(value) = value.to_decimal() {
                keep(&mut found, value, apart);
            }
            value = &value + &step;
        }
        if found.len() <= MOST && found.len() > best.len() {
            best = found;
        }
    }
    best
}

/// Those of some values that are so far from the ones before.
pub(super) fn spread(values: &[Decimal], apart: &Fraction) -> Vec<Decimal> {
    let mut kept = Vec::new();
    for value in values {
        keep(&mut kept, *value, apart);
    }
    kept
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

fn keep(kept: &mut Vec<Decimal>, value: Decimal, apart: &Fraction) {
    let far = |other: &Decimal| {
        let (low, high) = (value.min(*other), value.max(*other));
        Fraction::from(high) - Fraction::from(low) >= *apart
    };
    if kept.iter().all(far) {
        kept.push(value);
    }
}
