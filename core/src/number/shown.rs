//! Scores as they are shown: to two decimals.

use num_traits::ToPrimitive;

use super::fraction::{Fraction, Rounding};

/// A score as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The score to two decimals with a plain point: `0.70`, `-0.25`, never
    /// `-0.00`.
    pub text: String,
    /// What to say beside it where the two decimals alone would mislead.
    pub side: Side,
}

/// On which side of a zone's edge a score is that is shown as being on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// There is nothing to say: it is exactly on the edge, or shown elsewhere.
    Plain,
    /// Below: 0.996 is "just under 1.00".
    JustUnder,
    /// Above: 0.7004 is "just over 0.70".
    JustOver,
}

impl Shown {
    /// The score to two decimals, halves away from zero. Where that lands on
    /// 0.4, 0.6, 0.7, 0.8 or 1 and the exact score is not there, the side says
    /// so (spec, section 3): a zone or verdict begins at each of them, and the
    /// exact score decides it.
    #[must_use]
    pub fn of(score: &Fraction) -> Self {
        let hundredths = score.scaled(2, Rounding::HalfAway);
        let side = match hundredths.to_i64() {
            Some(edge @ (40 | 60 | 70 | 80 | 100)) => match score.cmp(&Fraction::of(edge, 100)) {
                std::cmp::Ordering::Less => Side::JustUnder,
                std::cmp::Ordering::Equal => Side::Plain,
                std::cmp::Ordering::Greater => Side::JustOver,
            },
            _ => Side::Plain,
        };
        let mut text = hundredths.to_string();
        let sign = usize::from(text.starts_with('-'));
        while text.len() < sign + 3 {
            text.insert(sign, '0');
        }
        text.insert(text.len() - 2, '.');
        Self { text, side }
    }
}
