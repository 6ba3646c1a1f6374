//! Values up a drawing.

use super::ticks::ticks;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// How far the lowest and the highest value keep from the edges: half a label fits.
const PAD: f64 = 12.0;
/// How far two ticks are apart at least.
const APART: i64 = 16;

/// The values that a drawing's height stands for.
pub(super) struct Values {
    low: Fraction,
    high: Fraction,
    /// From the lowest to the highest: never 0.
    range: f64,
    top: f64,
    bottom: f64,
}

impl Values {
    /// Those from the least to the most of what is shown, with where it lands, between these
    /// heights.
    pub(super) fn new(
        shown: impl Iterator<Item = Decimal>,
        landing: Option<&Fraction>,
        (top, bottom): (f64, f64),
    ) -> Self {
        let all: Vec<Decimal> = shown.collect();
        let least = all.iter().copied().min().unwrap_or(Decimal::ZERO);
        let most = all.iter().copied().max().unwrap_or(Decimal::ZERO);
        let (mut low, mut high) = (Fraction::from(least), Fraction::from(most));
        // A landing far away would press everything else into a line.
        if let Some(landing) = landing {
            let range = if low == high {
                around(&low)
            } else {
                &high - &low
            };
            if *landing >= &low - &range && *landing <= &high + &range {
                low = low.min(landing.clone());
                high = high.max(landing.clone());
            }
        }
        Self::between((low, high), (top, bottom))
    }

    /// Those between two values, the lower one first, between these heights.
    pub(super) fn between(
        (mut low, mut high): (Fraction, Fraction),
        (top, bottom): (f64, f64),
    ) -> Self {
        // One value alone still has a scale: as much of it above and below.
        if low == high {
            let around = around(&low);
            low = &low - &around;
            high = &high + &around;
        }
        Self {
            range: (&high - &low).to_pixels(),
            low,
            high,
            top: top + PAD,
            bottom: bottom - PAD,
        }
    }

    /// Where a value is; far outside at most some thousand drawings away.
    pub(super) fn at(&self, value: &Fraction) -> f64 {
        // Exact up to here: how far two values are apart is where pixels begin.
        let share = (value - &self.low).to_pixels() / self.range;
        let share = share.clamp(-1e5, 1e5);
        self.bottom - (self.bottom - self.top) * share
    }

    /// The values that stand beside the axis.
    pub(super) fn ticks(&self) -> Vec<Decimal> {
        let apart = Fraction::of(APART, (self.bottom - self.top) as i64);
        let apart = apart * (&self.high - &self.low);
        ticks((&self.low, &self.high), &apart)
    }
}

/// How far a scale goes on both sides of one value: a quarter of it.
pub(super) fn around(value: &Fraction) -> Fraction {
    if value.is_zero() {
        return Fraction::one();
    }
    let far = value * &Fraction::of(1, 4);
    if far.is_negative() { -&far } else { far }
}
