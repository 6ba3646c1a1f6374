//! What a chart says, in sentences.

use waymark_core::number::fraction::Fraction;
use waymark_core::plot::process::{Held, Point, Rule, Signal};

use super::{Charted, mark, said_of, side};
use crate::en::days;
use crate::en::goals::listed;

/// So many signals are said one by one.
const SAID: usize = 3;

impl Charted {
    /// Everything that the chart says, in sentences.
    #[must_use]
    pub fn summary(&self) -> String {
        let said = [
            self.extent(),
            self.measured_otherwise(),
            self.latest(),
            self.normal(),
            self.usual(),
            self.signals(),
            self.roles(),
        ];
        let said: Vec<String> = said.into_iter().filter(|it| !it.is_empty()).collect();
        said.join(" ")
    }

    /// "24 months, January 2025 to December 2026 (2 without a reading), between 28% and
    /// 41%."
    pub(super) fn extent(&self) -> String {
        let points = &self.process.points;
        let is_over = |point: &&Point| !matches!(point.held, Held::Running(_));
        let over = points.iter().filter(is_over).count();
        let (first, last) = (
            points.iter().position(|it| is_over(&it)),
            points.iter().rposition(|it| is_over(&it)),
        );
        let Some((first, last)) = first.zip(last) else {
            return ["No ", &self.one, " has ended yet."].concat();
        };
        let (name, until) = (self.name(first), self.name(last));
        let span = if first == last {
            name.to_owned()
        } else {
            [name, " to ", until].concat()
        };
        let count = |of: &dyn Fn(&Held) -> bool| points.iter().filter(|it| of(&it.held)).count();
        let missing = count(&|it| {
            matches!(
                it,
                Held::Missing | Held::Incomplete { .. } | Held::Spread(_)
            )
        });
        let closed = count(&|it| matches!(it, Held::Closed));
        let left_out = [(missing, "without a reading"), (closed, "closed")];
        let left_out = left_out.into_iter().filter(|(count, _)| *count > 0);
        let left_out: Vec<String> = left_out
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let left_out = match &left_out[..] {
            [] => String::new(),
            some => [" (", &some.join(", "), ")"].concat(),
        };
        let range = self.range();
        let counted = self.counted(over);
        format!("{counted}, {span}{left_out}{range}.")
    }

    /// "Until 28 February 2026 it was measured in h: those values are in the list of readings."
    pub(super) fn measured_otherwise(&self) -> String {
        self.measured_otherwise
            .as_ref()
            .map_or_else(String::new, |(until, unit)| {
                let until = days::date(*until);
                format!(
                    "Until {until} it was measured in {unit}: those values are in the list of \
                     readings."
                )
            })
    }

    /// From the least to the most: ", between 28% and 41%".
    fn range(&self) -> String {
        let by_value = |(one, _): &(&Fraction, _), (other, _): &(&Fraction, _)| one.cmp(other);
        let values = || {
            let points = self.process.points.iter();
            points.filter_map(|point| Some((point.ended()?, point)))
        };
        let ends = values().min_by(by_value).zip(values().max_by(by_value));
        match ends {
            None => String::new(),
            Some(((low, _), (high, at))) if low == high => {
                let is_one = values().count() == 1;
                let before = if is_one { ": " } else { ", always " };
                [before, &self.value(high, at)].concat()
            }
            Some(((low, at), (high, at_high))) => {
                let (low, high) = (self.value(low, at), self.value(high, at_high));
                [", between ", &low, " and ", &high].concat()
            }
        }
    }

    /// "Latest: 37% in December 2026, good. So far: 12% in January 2027."
    fn latest(&self) -> String {
        let points = &self.process.points;
        let latest = points.iter().rposition(|it| it.ended().is_some());
        let running = points.iter().rposition(|it| it.so_far().is_some());
        let said = |at: usize, before: &str| {
            let point = &points[at];
            let value = self.value(point.value()?, point);
            let status = match &point.held {
                Held::Value {
                    status: Some(status),
                    ..
                } => [", ", said_of(*status)].concat(),
                _ => String::new(),
            };
            Some([before, &value, " (", self.name(at), ")", &status, "."].concat())
        };
        let latest = latest.and_then(|at| said(at, "Latest: "));
        let running = running.and_then(|at| said(at, "So far: "));
        let both: Vec<String> = latest.into_iter().chain(running).collect();
        both.join(" ")
    }

    /// "Normal is at least 35%. Until 31 December 2025 it was at least 37%."
    fn normal(&self) -> String {
        let Some((band, earlier)) = self.process.bands.split_last() else {
            return String::new();
        };
        let now = ["Normal is ", &self.band(band), "."].concat();
        let other = earlier
            .iter()
            .rev()
            .find(|it| (it.good, it.edge) != (band.good, band.edge));
        match other {
            None => now,
            Some(other) => {
                let until = days::date(other.days.last());
                let was = self.band(other);
                format!("{now} Until {until} it was {was}.")
            }
        }
    }

    /// "The usual ups and downs lie between 31% and 43%, around a centre of 37%."
    fn usual(&self) -> String {
        let Some(base) = self.process.base() else {
            return String::new();
        };
        let Some(limits) = &base.limits else {
            return String::new();
        };
        let write = |value: &Fraction| self.written(self.process.rounded_limit(value, limits));
        let range = match (&limits.lower, &limits.upper) {
            (Some(lower), Some(upper)) => {
                ["lie between ", &write(lower), " and ", &write(upper)].concat()
            }
            (Some(lower), None) => ["go down to ", &write(lower)].concat(),
            (None, Some(upper)) => ["go up to ", &write(upper)].concat(),
            (None, None) => "reach everything that is possible".to_owned(),
        };
        let centre = write(&limits.centre);
        let provisional = if limits.provisional {
            "; these limits are provisional"
        } else {
            ""
        };
        let since = if self.process.bases.len() > 1 {
            let from = days::date(base.days.first());
            format!("Since {from} the usual ups and downs ")
        } else {
            "The usual ups and downs ".to_owned()
        };
        format!("{since}{range}, around a centre of {centre}{provisional}.")
    }

    /// "2 signals: August 2025 above the upper limit; 8 months in a row below the centre,
    /// March 2026 to October 2026."
    fn signals(&self) -> String {
        let has_limits = self.process.bases.iter().any(|base| base.limits.is_some());
        let mut all: Vec<&Signal> = self.process.signals.iter().collect();
        all.retain(|signal| !signal.points.is_empty());
        all.sort_by_key(|signal| signal.points.last().copied());
        let newest = &all[all.len().saturating_sub(SAID)..];
        let said: Vec<String> = newest.iter().map(|signal| self.signal(signal)).collect();
        let said = said.join("; ");
        match all.len() {
            0 if has_limits => "No signals.".to_owned(),
            0 => String::new(),
            1 => format!("1 signal: {said}."),
            many if many > SAID => format!("{many} signals, the latest {SAID}: {said}."),
            many => format!("{many} signals: {said}."),
        }
    }

    fn signal(&self, signal: &Signal) -> String {
        let name = |at: &usize| self.name(*at).to_owned();
        let count = signal.points.len();
        let span = match &signal.points[..] {
            [] => String::new(),
            [one] => name(one),
            [first, .., last] => [&name(first), " to ", &name(last)].concat(),
        };
        match signal.rule {
            Rule::Beyond if count <= SAID => {
                let names: Vec<String> = signal.points.iter().map(name).collect();
                [&listed(&names, "and"), " ", &mark(signal)].concat()
            }
            Rule::Beyond => [&self.counted(count), " ", &mark(signal), ", ", &span].concat(),
            Rule::Run => {
                let side = side(signal.side);
                [
                    &self.counted(count),
                    " in a row ",
                    side,
                    " the centre, ",
                    &span,
                ]
                .concat()
            }
            Rule::Near => [&self.counted(count), " ", &mark(signal), ", ", &span].concat(),
        }
    }
}
