//! What is said of one key result.

use num_rational::BigRational;
use num_traits::One;
use serde_json::Value;

use super::days::{a_tenth, after, before, gone, unit_number, written};
use super::numbers::{check_in, tenths, unit, value};
use super::{Day, KeyResult, Worth};

impl KeyResult {
    /// The check-ins in its period, all of them where there is none.
    pub(super) fn counting(
        &self,
        days: Option<&[Day]>,
    ) -> impl DoubleEndedIterator<Item = (&Day, &Value)> {
        let ends = days.map_or(((0, 0, 0), (9999, 12, 31)), |days| {
            (days[0], days[days.len() - 1])
        });
        self.check_ins.range(ends.0..=ends.1)
    }

    pub(super) fn latest(&self, days: Option<&[Day]>) -> Option<BigRational> {
        self.counting(days).last().map(|(_, it)| value(it))
    }

    pub(super) fn worth(&self, days: Option<&[Day]>, closed: bool) -> Worth {
        match (self.measure.as_str(), &self.start, &self.target) {
            ("yes-no", ..) => {
                let done = self.latest(days).is_some_and(|it| it.is_one());
                if !done && !closed {
                    return Worth::None;
                }
                Worth::Raw(BigRational::from_integer(u8::from(done).into()))
            }
            ("hold", ..) => {
                let all: Vec<bool> = self
                    .counting(days)
                    .filter_map(|(_, it)| self.keeps(&value(it)))
                    .collect();
                let inside = all.iter().filter(|it| **it).count();
                if all.is_empty() {
                    return Worth::None;
                }
                Worth::Raw(BigRational::new(inside.into(), all.len().into()))
            }
            (_, Some(start), Some(target)) if start == target => Worth::Problem,
            (_, Some(start), Some(_)) => match self.latest(days) {
                Some(now) => Worth::Raw((now - start) / self.way()),
                None => Worth::None,
            },
            _ => Worth::None,
        }
    }

    /// From start to target.
    pub(super) fn way(&self) -> BigRational {
        let ends = [&self.start, &self.target].map(|it| it.clone().expect("it is there"));
        let [start, target] = ends;
        target - start
    }

    /// Whether a value is inside the bound, if there is one.
    pub(super) fn keeps(&self, value: &BigRational) -> Option<bool> {
        let target = self.target.as_ref()?;
        Some(match self.operator.as_str() {
            "above" => value > target,
            "at-most" => value <= target,
            "below" => value < target,
            "between" => {
                let start = self.start.as_ref()?;
                value >= start.min(target) && value <= start.max(target)
            }
            _ => value >= target,
        })
    }

    /// How much of the period was gone at its newest check-in; none below a tenth.
    pub(super) fn elapsed(&self, days: &[Day]) -> Option<BigRational> {
        let (newest, _) = self.counting(Some(days)).last()?;
        let gone = BigRational::new(gone(days, *newest).into(), days.len().into());
        (gone >= tenths(1)).then_some(gone)
    }

    pub(super) fn pace(&self, days: &[Day]) -> Option<BigRational> {
        let Worth::Raw(raw) = self.worth(Some(days), false) else {
            return None;
        };
        match self.measure.as_str() {
            _ if self.guardrail => None,
            "hold" => Some(raw),
            "yes-no" => raw.is_one().then_some(raw),
            // What is too early counts as if it were of the first day that is not.
            _ => {
                let (newest, _) = self.counting(Some(days)).last()?;
                let on = a_tenth(days)?.max(*newest);
                let gone = BigRational::new(gone(days, on).into(), days.len().into());
                Some(unit(&(unit(&raw) / gone)))
            }
        }
    }

    pub(super) fn landing(&self, days: &[Day]) -> Option<BigRational> {
        let Worth::Raw(raw) = self.worth(Some(days), false) else {
            return None;
        };
        if ["hold", "yes-no"].contains(&self.measure.as_str()) {
            return None;
        }
        let start = self.start.clone()?;
        Some(start + raw * self.way() / self.elapsed(days)?)
    }

    pub(super) fn peak(&self, days: Option<&[Day]>) -> Option<String> {
        let Worth::Raw(raw) = self.worth(days, false) else {
            return None;
        };
        if ["hold", "yes-no"].contains(&self.measure.as_str()) {
            return None;
        }
        let start = self.start.as_ref()?;
        let of = |it: &Value| (value(it) - start) / self.way();
        let all: Vec<_> = self.counting(days).collect();
        let most = all.iter().map(|(_, it)| of(it)).max()?;
        let (on, it) = all.into_iter().find(|(_, it)| of(it) == most)?;
        (most > raw).then(|| check_in(*on, it))
    }

    /// The day of the newest check-in where another is due, and whether the unit before this
    /// one was missed.
    pub(super) fn due(
        &self,
        stage: &str,
        days: Option<&[Day]>,
        cadence: &str,
        today: Day,
    ) -> Option<String> {
        let done = self.measure == "yes-no" && self.latest(days).is_some_and(|it| it.is_one());
        if stage != "Running" || done {
            return None;
        }
        let unit = |day: Day| unit_number(day, cadence, days.map(|days| days[0]));
        let now = unit(today);
        let has = |number: i64| self.counting(days).any(|(day, _)| unit(*day) == number);
        if has(now) {
            return None;
        }
        let newest = self.check_ins.keys().last();
        // All of the unit before, from its first day on, is within the period.
        let whole = match days {
            Some(days) => days
                .iter()
                .find(|day| unit(**day) == now - 1)
                .is_some_and(|first| days.first() != Some(first) || unit(before(*first)) < now - 1),
            None => newest.is_some_and(|newest| unit(*newest) < now - 1),
        };
        let missed = if whole && !has(now - 1) {
            " missed"
        } else {
            ""
        };
        let newest = newest.map_or("never".to_owned(), |on| written(*on));
        Some([&newest, missed].concat())
    }

    pub(super) fn moved(&self, days: Option<&[Day]>, today: Day) -> Option<String> {
        let (on, to) = self.counting(days).last()?;
        if after(*on, 7) <= today {
            return None;
        }
        let before = self.counting(days).rfind(|(on, _)| after(**on, 7) <= today);
        match before {
            Some((_, from)) if value(from) == value(to) => None,
            Some((was, from)) => Some([check_in(*was, from), check_in(*on, to)].join(" → ")),
            None => Some(check_in(*on, to)),
        }
    }
}
