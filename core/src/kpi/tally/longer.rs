//! What longer units come to by the shorter ones that belong to them.

use time::Date;

use super::{State, Tally};
use crate::calendar::Calendar;
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::number::fraction::{Fraction, weighted_sum};
use crate::period::Period;

/// Longer units, each with the shorter ones whose readings carry a day of it: a week is of
/// the month of its Thursday.
pub(super) struct Longer {
    /// The longer units.
    pub(super) unit: Unit,
    /// The shorter ones.
    pub(super) parts_of: Unit,
    /// Where they begin.
    pub(super) calendar: Calendar,
    /// The day on which it is asked.
    pub(super) today: Date,
}

impl Longer {
    /// The sums of complete ones: one of which a reading lacks is incomplete, and a closed
    /// part is 0 (spec, *KPIs*). So far it is the sum of what there is.
    pub(super) fn sums(&self, tallies: &[Tally]) -> Vec<Tally> {
        self.each(tallies, |days, group, has_ended| {
            if has_ended {
                return self.sum_of(days, group);
            }
            let has_any = so_far(group).next().is_some();
            State::Running(has_any.then(|| sum(so_far(group))))
        })
    }

    /// The sum of one that has ended.
    fn sum_of(&self, days: Period, group: &[Tally]) -> State {
        let is_known = |it: &Tally| matches!(it.state, State::Value(_) | State::Closed);
        let is_there = |(at, it): &(usize, &Tally)| match it.state {
            // Not what tells of units of an earlier one, too.
            State::Spread(together) => together <= at + 1,
            _ => is_known(it),
        };
        let of = self.parts_in(days);
        let have = group.iter().enumerate().filter(is_there).count();
        if group.iter().all(|it| it.state == State::Missing) {
            State::Missing
        } else if have < of || !group.iter().all(is_known) {
            State::Incomplete { have, of }
        } else if group.iter().all(|it| it.state == State::Closed) {
            State::Closed
        } else {
            State::Value(sum(values(group)))
        }
    }

    /// What they come to by a way that needs no complete ones: the last value, or the mean
    /// of those that there are. What is closed is left out, and of a mean so far what
    /// still runs, too.
    pub(super) fn gathered(&self, way: AddsUp, tallies: &[Tally]) -> Vec<Tally> {
        self.each(tallies, |_, group, has_ended| {
            let value = match (way, has_ended) {
                (AddsUp::Last, false) => so_far(group).last().cloned(),
                (AddsUp::Last, true) => values(group).last().cloned(),
                (AddsUp::Mean | AddsUp::Sum, _) => mean(values(group)),
            };
            match value {
                value if !has_ended => State::Running(value),
                Some(value) => State::Value(value),
                None if group.iter().all(|it| it.state == State::Closed) => State::Closed,
                None => State::Missing,
            }
        })
    }

    /// Each longer unit with what its parts give, and whether it has ended. It runs as long
    /// as one of them does: October until the week of its last Thursday is over.
    fn each(
        &self,
        tallies: &[Tally],
        give: impl Fn(Period, &[Tally], bool) -> State,
    ) -> Vec<Tally> {
        let of = |tally: &Tally| {
            let day = self.parts_of.day_of(tally.unit);
            self.unit.of(day, self.calendar)
        };
        let groups = tallies.chunk_by(|one, other| of(one) == of(other));
        let tally = |group: &[Tally]| {
            let unit = of(group.first()?)?;
            let has_ended = unit.last() < self.today && group.iter().all(Tally::has_ended);
            let state = give(unit, group, has_ended);
            Some(Tally { unit, state })
        };
        groups.filter_map(tally).collect()
    }

    /// How many shorter units a longer one has.
    fn parts_in(&self, longer: Period) -> usize {
        let first = self.parts_of.read_from(longer.first(), self.calendar);
        let last = longer.last().next_day();
        let last = last.and_then(|after| self.parts_of.read_before(after, self.calendar));
        let all = first.zip(last);
        all.map_or(0, |(first, last)| {
            self.parts_of.all(first, last, self.calendar).count()
        })
    }
}

fn values(group: &[Tally]) -> impl Iterator<Item = &Fraction> + Clone {
    group.iter().filter_map(Tally::value)
}

/// The values that there are, with that of what still runs.
fn so_far(group: &[Tally]) -> impl Iterator<Item = &Fraction> {
    group.iter().filter_map(|it| match &it.state {
        State::Value(value) | State::Running(Some(value)) => Some(value),
        _ => None,
    })
}

/// The sum, with one denominator for all: decimals of several lengths would multiply
/// theirs at each step.
fn sum<'a>(values: impl Iterator<Item = &'a Fraction>) -> Fraction {
    let one = Fraction::one();
    weighted_sum(values.map(|value| (value, &one)))
}

fn mean<'a>(values: impl Iterator<Item = &'a Fraction> + Clone) -> Option<Fraction> {
    let count = values.clone().count();
    sum(values).checked_div(&count.into())
}
