//! A slider on a key result: where it stands, and the value that a place on it
//! means.

use super::typed::ReadKeyResult;
use super::{KeyResult, Measure};
use crate::grading::measure::{Bound, Measured};
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::number::understood::Notation;

/// How far it goes beyond either end, in percent of the way.
const BEYOND: i32 = 25;

/// Up to so many things between its ends, each has a place of its own.
const FEW: i128 = 200;

/// A slider's range and place, in whole steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slider {
    /// The first place.
    pub least: i32,
    /// The last place.
    pub most: i32,
    /// Where it stands; the nearest place where the value is between two.
    pub at: i32,
    way: Way,
    /// Whether a place on it has a score, which a standard's value alone has not.
    scores: bool,
}

/// What the places mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Percent of the way from the one value to the other.
    Percent(Decimal, Decimal),
    /// The same where things are counted, so that each place is a whole number.
    WholePercent(Decimal, Decimal),
    /// Things, counted from a value up or down, and how many there are to the other.
    Things { from: Decimal, down: bool, all: i32 },
    /// How many of so many checks were inside.
    Checks(u32),
}

impl Slider {
    /// The slider of a key result; none as long as there is nothing to move it
    /// along, or if it has several values.
    #[must_use]
    pub fn of(typed: &KeyResult, read: &ReadKeyResult) -> Option<Self> {
        match typed.measure {
            // That is ticked.
            Measure::YesNo => None,
            Measure::Change => {
                let change = read.change?;
                let ends = (change.start(), change.target());
                let slider = Self::along(ends, read.now.value, goes_by_one(&read.unit));
                Some(Self {
                    scores: true,
                    ..slider
                })
            }
            Measure::Hold => {
                if typed.now.contains(';') {
                    return None;
                }
                if let Some(Measured::Hold {
                    checks: Some(checks),
                }) = read.measured()
                    && read.now.value.is_none()
                {
                    return Some(Self {
                        least: 0,
                        most: i32::try_from(checks.all()).ok()?,
                        at: i32::try_from(checks.inside()).ok()?,
                        way: Way::Checks(checks.all()),
                        scores: false,
                    });
                }
                Some(Self::along(around(read.bound?), read.now.value, false))
            }
        }
    }

    /// Where the score of so many tenths lies, in steps; none where a place has no score.
    #[must_use]
    pub fn place_of(&self, tenths: i32) -> Option<f64> {
        let all = match self.way {
            Way::Percent(..) | Way::WholePercent(..) if self.scores => 100,
            Way::Things { all, .. } if self.scores => all,
            _ => return None,
        };
        Some(f64::from(all * tenths) / 10.0)
    }

    fn along(ends: (Decimal, Decimal), now: Option<Decimal>, counts: bool) -> Self {
        let (from, to) = ends;
        let now = now.unwrap_or(from);
        let counts = counts && [from, to, now].into_iter().all(Decimal::is_whole);
        let things = (to.digits() - from.digits()).abs();
        if counts && things <= FEW {
            let down = to < from;
            let gone = now.digits().saturating_sub(from.digits());
            // At most 200, so it fits.
            let things = things as i32;
            let beyond = (things * BEYOND / 100).max(1);
            let way = Way::Things {
                from,
                down,
                all: things,
            };
            let gone = if down { gone.saturating_neg() } else { gone };
            return Self::placed(-beyond, things + beyond, gone, way);
        }
        let way = Fraction::from(to) - Fraction::from(from);
        let gone = Fraction::from(now) - Fraction::from(from);
        let at = gone
            .checked_div(&way)
            .and_then(|raw| (raw * Fraction::from(100)).round(0, Rounding::HalfAway))
            .map_or(0, Decimal::digits);
        let way = if counts {
            Way::WholePercent(from, to)
        } else {
            Way::Percent(from, to)
        };
        Self::placed(-BEYOND, 100 + BEYOND, at, way)
    }

    /// A slider of a range, which a value outside of it stretches, up to a point.
    fn placed(least: i32, most: i32, at: i128, way: Way) -> Self {
        let at = at.clamp(-400, 500) as i32;
        Self {
            least: least.min(at),
            most: most.max(at),
            at,
            way,
            scores: false,
        }
    }

    /// The key result with the slider at a place.
    #[must_use]
    pub fn moved(
        &self,
        typed: &KeyResult,
        unit: &str,
        place: i32,
        notation: &Notation,
    ) -> KeyResult {
        let mut typed = typed.clone();
        let write = |value: Option<Decimal>| {
            value.map_or_else(String::new, |value| notation.write_plain(value))
        };
        match self.way {
            Way::Checks(all) => {
                // The word between the two stays as it was typed.
                let count = |number: u32| write(Some(Decimal::from(number)));
                let word: String = typed
                    .now
                    .chars()
                    .filter(|character| character.is_alphabetic())
                    .collect();
                let inside = u32::try_from(place).unwrap_or_default().min(all);
                typed.now = [&count(inside), " ", &word, " ", &count(all)].concat();
            }
            Way::Percent(..) | Way::WholePercent(..) | Way::Things { .. } => {
                typed.now = write(self.value_at(place));
                // It may have stood beside the value alone.
                if typed.unit.trim().is_empty() {
                    unit.clone_into(&mut typed.unit);
                }
            }
        }
        typed
    }

    /// The metric's value at a place, where a place is one.
    fn value_at(&self, place: i32) -> Option<Decimal> {
        let (from, share, whole) = match self.way {
            Way::Things { from, down, .. } => {
                let things = if down { -place } else { place };
                return Decimal::new(from.digits() + i128::from(things), 0);
            }
            Way::Percent(from, to) => (from, to, false),
            Way::WholePercent(from, to) => (from, to, true),
            Way::Checks(_) => return None,
        };
        let start = Fraction::from(from);
        let way = Fraction::from(share) - start.clone();
        let value = start + way * Fraction::of(i64::from(place), 100);
        if whole {
            value.round(0, Rounding::HalfAway)
        } else {
            value
                .to_decimal()
                .or_else(|| value.round(from.places().max(share.places()), Rounding::HalfAway))
        }
    }
}

/// Whether a slider goes by whole ones of a unit where its ends are whole, so that nobody has to
/// aim for 7 hours: of anything but shares and money, also of what can be had in parts.
fn goes_by_one(unit: &str) -> bool {
    let is_currency = |sign| matches!(sign, '$' | '£' | '¥' | '\u{20a0}'..='\u{20c0}');
    !unit.contains(['%', '‰', '/']) && !unit.contains(is_currency)
}

/// Two values with the bound between them, to move a standard across it.
fn around(bound: Bound) -> (Decimal, Decimal) {
    let value = match bound {
        Bound::Between(low, high) if low < high => return (low, high),
        Bound::Between(value, _)
        | Bound::AtLeast(value)
        | Bound::Above(value)
        | Bound::AtMost(value)
        | Bound::Below(value) => value,
    };
    let half = Fraction::from(value) * Fraction::of(1, 2);
    let ends = [
        Fraction::from(value) - half.clone(),
        Fraction::from(value) + half,
    ];
    match ends.map(|end| end.to_decimal()) {
        [Some(low), Some(high)] if low != high => (low.min(high), low.max(high)),
        // Around zero there is no half of it.
        _ => (Decimal::from(-10), Decimal::from(10)),
    }
}
