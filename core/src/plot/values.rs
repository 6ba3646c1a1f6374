//! Values up a drawing.

use super::goal::Goal;
use super::ticks::{spread, ticks};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;

/// How far the lowest and the highest value keep from the edges: a label fits.
const PAD: f64 = 17.0;
/// How far two ticks are apart at least.
const APART: i64 = 20;

/// The values that a drawing's height stands for.
pub(super) struct Values {
    low: Fraction,
    high: Fraction,
    top: f64,
    bottom: f64,
    goal: Goal,
    /// The only value that there is.
    only: Option<Decimal>,
}

impl Values {
    /// Those from the least to the most of what was measured and is wanted, with where
    /// it lands, between these heights.
    pub(super) fn new(
        measured: impl Iterator<Item = Decimal>,
        goal: Goal,
        landing: Option<&Fraction>,
        (top, bottom): (f64, f64),
    ) -> Self {
        let all: Vec<Decimal> = measured.chain(goal.wanted()).collect();
        let least = all.iter().copied().min().unwrap_or(Decimal::ZERO);
        let most = all.iter().copied().max().unwrap_or(Decimal::ZERO);
        let (mut low, mut high) = (Fraction::from(least), Fraction::from(most));
        let mut only = (least == most).then_some(least);
        // A landing far away would press everything else into a line.
        if let Some(landing) = landing {
            let range = if only.is_some() {
                Fraction::one()
            } else {
                &high - &low
            };
            if *landing >= &low - &range && *landing <= &high + &range {
                low = low.min(landing.clone());
                high = high.max(landing.clone());
                only = only.filter(|_| low == high);
            }
        }
        if only.is_some() {
            low = low - Fraction::one();
            high = high + Fraction::one();
        }
        Self {
            low,
            high,
            top: top + PAD,
            bottom: bottom - PAD,
            goal,
            only,
        }
    }

    /// Where a value is; far outside at most some thousand drawings away.
    pub(super) fn at(&self, value: &Fraction) -> f64 {
        let share = (value - &self.low).checked_div(&(&self.high - &self.low));
        let share = share.map_or(0.5, |share| share.to_pixels().clamp(-1e5, 1e5));
        self.bottom - (self.bottom - self.top) * share
    }

    /// The values that stand beside the axis.
    pub(super) fn ticks(&self) -> Vec<Decimal> {
        // Beside one value nothing tells how far another would be, and a
        // yes/no has nothing between.
        if let Some(only) = self.only {
            return vec![only];
        }
        let goal: Vec<Decimal> = self.goal.wanted().collect();
        let apart = Fraction::of(APART, (self.bottom - self.top) as i64);
        let apart = apart * (&self.high - &self.low);
        if matches!(self.goal, Goal::Done) {
            return spread(&goal, &apart);
        }
        ticks((&self.low, &self.high), &goal, &apart)
    }
}
