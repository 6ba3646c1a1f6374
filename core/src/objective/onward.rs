//! How a key result goes on in the next period.

use super::key_result::KeyResult;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::Measure;

/// How a key result goes on in the next period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Onward {
    /// From its latest value to the same target.
    #[default]
    FromHere,
    /// A total once more: from 0 to as much again.
    Again,
    /// What is left of a total: from 0 to that.
    Rest,
}

/// A total that grew by adding to it: books read, revenue of a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    /// What it was to come to.
    pub target: Decimal,
    /// What it has come to.
    pub latest: Decimal,
    /// What is left of it.
    pub rest: Decimal,
}

impl Onward {
    /// All of them, as they are offered of a total.
    pub const OF_A_TOTAL: [Self; 3] = [Self::Again, Self::Rest, Self::FromHere];
}

impl KeyResult {
    /// What is left of it, where it is a total. A level that began at 0 and rose looks
    /// the same, so a person chooses.
    #[must_use]
    pub fn total(&self, period: Option<Period>) -> Option<Total> {
        let latest = self.counting(period).next_back()?.value;
        let target = self.target.filter(|_| self.adds_up(period))?;
        let rest = Fraction::from(target) - Fraction::from(latest);
        let rest = rest.to_decimal()?;
        (latest > Decimal::ZERO && rest > Decimal::ZERO).then_some(Total {
            target,
            latest,
            rest,
        })
    }

    /// Whether it is added up: it began at 0, is no share of anything, and never fell.
    pub(crate) fn adds_up(&self, period: Option<Period>) -> bool {
        let rises = self.measure == Measure::Change
            && self.start.is_some_and(Decimal::is_zero)
            && self.target > self.start;
        let values = || self.counting(period).map(|it| it.value);
        let mut pairs = values().zip(values().skip(1));
        rises && !self.unit.contains('%') && pairs.all(|(one, next)| one <= next)
    }

    /// How it goes on where nobody chose otherwise: a total once more.
    #[must_use]
    pub fn usual_onward(&self, period: Option<Period>) -> Onward {
        self.total(period)
            .map_or(Onward::FromHere, |_| Onward::Again)
    }

    /// Whether what it was after is there.
    #[must_use]
    pub fn is_reached(&self, period: Option<Period>) -> bool {
        let grade = self.measured(period).and_then(|it| it.grade());
        grade.is_some_and(|grade| grade.reached)
    }

    /// What goes on of it in another period: a copy under another id, without its
    /// check-ins. A change goes on from where it stands to the same target, and where that
    /// is reached, to one that is still to be found. What was never measured goes on as it
    /// was.
    #[must_use]
    pub fn going_on(&self, id: Id, period: Option<Period>, onward: Onward) -> Self {
        let mut next = Self {
            id,
            check_ins: Vec::new(),
            sure: Vec::new(),
            fed: None,
            ask: None,
            is_left: false,
            earlier: Vec::new(),
            ..self.clone()
        };
        if self.measure != Measure::Change {
            return next;
        }
        match (onward, self.total(period)) {
            (Onward::Again, Some(_)) => return next,
            (Onward::Rest, Some(total)) => {
                next.target = Some(total.rest);
                return next;
            }
            _ => {}
        }
        let latest = self.counting(period).next_back().map(|it| it.value);
        let Some(latest) = latest else {
            return next;
        };
        next.start = Some(latest);
        if self.is_reached(period) {
            next.target = None;
            // What was added up begins at none again.
            if self.adds_up(period) {
                next.start = self.start;
            }
        }
        next
    }
}
