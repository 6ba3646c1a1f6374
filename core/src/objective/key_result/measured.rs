//! Which values of a key result count, and what they come to.

use time::Date;

use super::{KeyResult, answer, worth};
use crate::grading::measure::{Change, Checks, Measured};
use crate::grading::objective::Counted;
use crate::metric::dated::Dated;
use crate::metric::history::counting;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::plot::goal::Goal;
use crate::sketch::Measure;

impl KeyResult {
    /// Its values, the oldest first: what was checked in, or of one that is a KPI what that
    /// came to in each unit that has ended.
    #[must_use]
    pub fn values(&self) -> &[Dated] {
        match &self.fed {
            Some(fed) => &fed.values,
            None => &self.check_ins,
        }
    }

    /// The latest value by its date.
    #[must_use]
    pub fn latest(&self) -> Option<&Dated> {
        self.values().last()
    }

    /// Forgets what was known after a day.
    pub(in crate::objective) fn forget_after(&mut self, day: Date) {
        let values = self
            .fed
            .as_mut()
            .map_or(&mut self.check_ins, |it| &mut it.values);
        values.retain(|it| it.date <= day);
    }

    /// Its values within the period, first and last day included; all of them where there is
    /// no period.
    pub fn within(&self, period: Option<Period>) -> impl DoubleEndedIterator<Item = &Dated> {
        counting(self.values(), period)
    }

    /// Those of them that count. Of one that is a KPI a change does not count what it starts
    /// from, and a guardrail no unit that had ended when it was written: those were there
    /// before anything was done (spec, *Grading*: no verdict "while nothing is measured"). And
    /// nothing counts that came after it was closed.
    pub fn counting(&self, period: Option<Period>) -> impl DoubleEndedIterator<Item = &Dated> {
        let fed = self.fed.as_ref();
        // It may have become another measure since it was read.
        let has_start = self.is_guardrail || self.measure == Measure::Change;
        let start = fed.and_then(|it| it.starts_with).filter(|_| has_start);
        let end = fed.and_then(|it| it.ends_with);
        self.within(period).filter(move |it| {
            start.is_none_or(|start| it.date > start) && end.is_none_or(|end| it.date <= end)
        })
    }

    /// What grading measures: the latest of the check-ins that count; of a standard
    /// each of them is a check, by the bound in force on its day. None as long as start, target or bound are missing
    /// or say nothing.
    #[must_use]
    pub fn measured(&self, period: Option<Period>) -> Option<Measured> {
        self.measures(self.counting(period))
    }

    /// The same of these values, the oldest first.
    fn measures<'a>(
        &self,
        mut values: impl DoubleEndedIterator<Item = &'a Dated>,
    ) -> Option<Measured> {
        match self.measure {
            Measure::Change => {
                let change = Change::new(self.start?, self.target?).ok()?;
                let now = values.next_back().map(|it| it.value);
                Some(Measured::Change { change, now })
            }
            Measure::Hold => {
                let bound = self.bound()?;
                let (mut inside, mut all) = (0, 0);
                for it in values {
                    let by = match self.earlier.is_empty() {
                        true => bound,
                        false => self.bound_on(it.date)?,
                    };
                    inside += u32::from(by.holds(it.value));
                    all += 1;
                }
                let checks = Checks::new(inside, all);
                Some(Measured::Hold { checks })
            }
            Measure::YesNo => {
                let done = values.next_back().and_then(|it| answer(it.value)) == Some(true);
                Some(Measured::YesNo { done })
            }
        }
    }

    /// The score of what counts, from 0 to 1, if there is one.
    #[must_use]
    pub fn score(&self, period: Option<Period>) -> Option<Fraction> {
        worth(&self.measured(period)?)
    }

    /// The score that a value alone has, from 0 to 1, if it has one: by what it is after
    /// now, of a standard by the bound in force on the value's day.
    #[must_use]
    pub fn worth_of(&self, value: &Dated) -> Option<Fraction> {
        worth(&self.measures(std::iter::once(value))?)
    }

    /// What a drawing of it is after; none as long as something of that is missing.
    #[must_use]
    pub fn goal(&self) -> Option<Goal> {
        Goal::of(self.measure, self.bound(), self.start, self.target)
    }

    /// What its objective counts of it while that is open.
    #[must_use]
    pub fn counted(&self, period: Option<Period>) -> Counted {
        self.counted_at_close(period).while_open()
    }

    /// What its objective counts of it once it is closed: what was not done by then is a
    /// no, whether or not somebody said so.
    #[must_use]
    pub fn counted_at_close(&self, period: Option<Period>) -> Counted {
        match self.measured(period) {
            Some(Measured::Hold { checks }) if self.is_guardrail => Counted::Guardrail { checks },
            None if self.is_guardrail => Counted::Guardrail { checks: None },
            Some(measured) => Counted::scored(measured, self.weight),
            // Start and target are one value: a problem, and not only missing.
            None if self.measure == Measure::Change && self.start.and(self.target).is_some() => {
                Counted::NotGradable
            }
            None => Counted::Incomplete {
                weight: self.weight,
            },
        }
    }
}
