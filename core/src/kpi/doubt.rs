//! Whether the value of a reading can be right: what somebody is asked before it is kept
//! ("412? The others lie between 40 and 43").
//!
//! A value far from all others is told by the gap between it and the nearest of them, beside
//! the range of those: the ratio of Dixon's test (Dean and Dixon, *Simplified Statistics for
//! Small Numbers of Observations*, 1951). One odd value among the others would widen that
//! range until nothing is far, so as in Dixon's later ratios (*Processing Data for Outliers*,
//! 1953) one is left out where it is far from the rest itself. What is near that one is far from
//! none, though, and two of a kind are no slip any more, but a new level, or how it is at times,
//! such as every December: so nobody is asked again and again. A median of deviations would call
//! those odd for ever, and of values that are mostly the same it is 0.

use time::Date;

use super::Kpi;
use super::definition::{AddsUp, Definition};
use super::reading::Reading;
use super::tally::{State, Tally, by_cadence};
use crate::calendar::Calendar;
use crate::grading::measure::Side;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::write_date;

/// Why somebody is asked about a value before it is kept. It is no problem: whoever says
/// yes keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It is far from all others; see [`Reading::doubt`].
    Far {
        /// The value.
        value: Decimal,
        /// The lowest of the others.
        low: Decimal,
        /// The highest of the others.
        high: Decimal,
        /// The one of the others that is far from the rest itself, which lie between those
        /// two.
        apart: Option<Decimal>,
    },
    /// A running total that would be less than it was already: perhaps what was added was
    /// typed.
    Falls {
        /// The total.
        total: Decimal,
        /// What it was before.
        before: Decimal,
    },
    /// What it adds to a running total is far from what all others added; see
    /// [`Reading::doubt`].
    FarAdded {
        /// What it adds.
        added: Decimal,
        /// The least of the others.
        low: Decimal,
        /// The most of the others.
        high: Decimal,
        /// The one of the others that is far from the rest itself.
        apart: Option<Decimal>,
    },
    /// It is below the lowest value that there can be, by what somebody said.
    TooLow {
        /// The value.
        value: Decimal,
        /// The lowest.
        lowest: Decimal,
    },
    /// It is above the highest value that there can be, by what somebody said.
    TooHigh {
        /// The value.
        value: Decimal,
        /// The highest.
        highest: Decimal,
    },
}

/// From so many others on it can be told that a value is far from all of them.
pub const OTHERS: usize = 4;

/// So many times the distance between the lowest and the highest of the others is far.
const FAR: i64 = 2;

impl Reading {
    /// What somebody is asked before it is kept: whether its value can be right that is past
    /// what is possible, or far from all others ("412? The others lie between 40 and 43").
    ///
    /// The others are the readings of ended units by the same definition, but for the one
    /// that this corrects. A value is far from them where it is more than twice the distance
    /// between their lowest and their highest below the one or above the other; of fewer
    /// than four others, or where all of them are the same, nothing can be told. One of them
    /// that is far from the rest itself, by the same rule, is left out and named, unless the
    /// value is near it: no farther away than that distance twice. Of a unit that runs a low
    /// value of what is summed says nothing, since more is to come. Of a running total all of
    /// that is asked of what it adds, and whether it may be less than it was.
    #[must_use]
    pub fn doubt(&self, kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Doubt> {
        let value = self.value?;
        if kpi.definition_on(self.day).total.is_some() {
            return self.doubt_of_total(value, kpi, calendar, today);
        }
        if let Some(lowest) = kpi.lowest.filter(|it| value < *it) {
            return Some(Doubt::TooLow { value, lowest });
        }
        if let Some(highest) = kpi.highest.filter(|it| value > *it) {
            return Some(Doubt::TooHigh { value, highest });
        }
        let at = kpi.definition_at(self.day, calendar);
        let others = kpi.readings.iter().filter(|other| {
            let days = kpi.unit_of(other.day, calendar);
            let has_ended = days.is_some_and(|(_, days)| days.last() < today);
            other.day != self.day && has_ended && kpi.definition_at(other.day, calendar) == at
        });
        let others: Vec<Decimal> = others.filter_map(|it| it.value).collect();
        let (others, apart, side) = Others::far_from(&others, value)?;
        let runs = kpi.unit_of(self.day, calendar);
        let more_to_come = runs.is_some_and(|(_, days)| days.last() >= today)
            && at
                .and_then(|at| kpi.definitions.get(at))
                .map(Definition::way)
                == Some(AddsUp::Sum);
        if side == Side::Below && more_to_come {
            return None;
        }
        Some(Doubt::Far {
            value,
            low: others.low,
            high: others.high,
            apart,
        })
    }

    /// The same of a running total.
    fn doubt_of_total(
        &self,
        total: Decimal,
        kpi: &Kpi,
        calendar: Calendar,
        today: Date,
    ) -> Option<Doubt> {
        let mut with = kpi.clone();
        with.readings.retain(|it| it.day != self.day);
        let at = with.readings.partition_point(|it| it.day < self.day);
        with.readings.insert(at, self.clone());
        let tallies = by_cadence(&with, calendar, today);
        let (own, others): (Vec<&Tally>, Vec<&Tally>) =
            tallies.iter().partition(|it| it.unit.contains(self.day));
        let of = |tally: &Tally| kpi.definition_at(tally.unit.last(), calendar);
        let own = own.first()?;
        let others = others.into_iter().filter(|it| of(it) == of(own));
        let others: Vec<Decimal> = others.filter_map(|it| it.value()?.to_decimal()).collect();
        // Where money is given back a total falls at times.
        let never_falls = || others.iter().all(|it| !it.is_negative());
        let before = kpi.total_before(self.day, calendar);
        if let Some(before) = before.filter(|it| total < *it)
            && never_falls()
        {
            return Some(Doubt::Falls { total, before });
        }
        let (added, runs) = match &own.state {
            State::Value(added) => (added.to_decimal()?, false),
            State::Running(Some(added)) => (added.to_decimal()?, true),
            _ => return None,
        };
        let (others, apart, side) = Others::far_from(&others, added)?;
        (side == Side::Above || !runs).then_some(Doubt::FarAdded {
            added,
            low: others.low,
            high: others.high,
            apart,
        })
    }

    /// The name under which it is kept that somebody said that its value is right, however
    /// far it is from all others.
    #[must_use]
    pub fn is_right(&self) -> String {
        let value = self.value.map(|it| it.to_string());
        let day = write_date(self.day);
        ["reading/", &day, "/", &value.unwrap_or_default()].concat()
    }
}

/// Where the others lie.
#[derive(Clone, Copy, Debug)]
struct Others {
    count: usize,
    low: Decimal,
    high: Decimal,
}

impl Others {
    /// Those that a value is far from, with the one of them that is far from the rest itself,
    /// and on which side the value is; none where it is near one of them.
    fn far_from(all: &[Decimal], value: Decimal) -> Option<(Self, Option<Decimal>, Side)> {
        let (others, apart) = Self::of(all)?;
        let side = others.far(value)?;
        let is_near = apart.is_some_and(|apart| others.are_near(value, apart));
        (!is_near).then_some((others, apart, side))
    }

    /// Without the one that is far from all the rest, and that one. At most one is: each of
    /// two would have to be farther away than the other.
    fn of(all: &[Decimal]) -> Option<(Self, Option<Decimal>)> {
        let whole = Self::all(all.iter())?;
        let is_apart = |end: Decimal| {
            let at = all.iter().position(|it| *it == end)?;
            let (before, after) = all.split_at(at);
            let rest = Self::all(before.iter().chain(after.iter().skip(1)))?;
            rest.far(end).map(|_| (rest, Some(end)))
        };
        let apart = is_apart(whole.high).or_else(|| is_apart(whole.low));
        Some(apart.unwrap_or((whole, None)))
    }

    fn all<'v>(mut all: impl Iterator<Item = &'v Decimal>) -> Option<Self> {
        let first = *all.next()?;
        let one = Self {
            count: 1,
            low: first,
            high: first,
        };
        Some(all.fold(one, |others, it| Self {
            count: others.count + 1,
            low: others.low.min(*it),
            high: others.high.max(*it),
        }))
    }

    /// On which side of all of them a value is far; none where it is not, or where that
    /// cannot be told.
    fn far(self, value: Decimal) -> Option<Side> {
        if self.count < OTHERS || self.low == self.high {
            return None;
        }
        let [value, low, high] = [value, self.low, self.high].map(Fraction::from);
        if value > high + self.how_far() {
            Some(Side::Above)
        } else if value < low - self.how_far() {
            Some(Side::Below)
        } else {
            None
        }
    }

    /// Whether two values are no farther from each other than what is far from all of them.
    fn are_near(self, one: Decimal, other: Decimal) -> bool {
        let between = Fraction::from(one.max(other)) - Fraction::from(one.min(other));
        between <= self.how_far()
    }

    /// From how far on something is far.
    fn how_far(self) -> Fraction {
        (Fraction::from(self.high) - Fraction::from(self.low)) * Fraction::of(FAR, 1)
    }
}
