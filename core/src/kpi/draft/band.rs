//! A band as it is typed, and what is wrong with it.

use time::Date;

use super::{At, Here, Problem, Way, What};
use crate::day::read_day;
use crate::grading::measure::Bound;
use crate::kpi::band::{Band, NoRange, Range};
use crate::kpi::unit::Unit;
use crate::number::decimal::Decimal;
use crate::number::understood::Notation;
use crate::period::parse_date;
use crate::sketch::Operator;
use crate::sketch::typed::{Field, in_one_unit};

/// A band as it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedBand {
    /// Its operator; none where there is no band yet, or none any more.
    pub operator: Option<Operator>,
    /// Where it is good, on one side.
    pub target: String,
    /// Past which it is out of band; empty where that is the target.
    pub threshold: String,
    /// Where a band with two ends begins.
    pub low: String,
    /// Where it ends.
    pub high: String,
    /// Where what is still acceptable begins; empty where that is the band itself.
    pub outer_low: String,
    /// Where it ends.
    pub outer_high: String,
    /// The unit whose sum is judged, where readings are summed; none for that of a reading.
    pub per: Option<Unit>,
    /// Whether a change of it corrects the band that holds, or begins another.
    pub way: Way,
    /// From which day another one holds, as it is typed.
    pub from_day: String,
    /// Whether it has to be said: one that is there is taken away by choosing so, not by
    /// leaving its fields empty.
    pub is_needed: bool,
}

impl Default for TypedBand {
    fn default() -> Self {
        Self {
            operator: Some(Operator::AtLeast),
            target: String::new(),
            threshold: String::new(),
            low: String::new(),
            high: String::new(),
            outer_low: String::new(),
            outer_high: String::new(),
            per: None,
            way: Way::default(),
            from_day: String::new(),
            is_needed: false,
        }
    }
}

/// A band as it was understood: its numbers, the range they make, and what is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadBand {
    /// The target.
    pub target: Field,
    /// The threshold.
    pub threshold: Field,
    /// Where a band with two ends begins.
    pub low: Field,
    /// Where it ends.
    pub high: Field,
    /// Where what is still acceptable begins.
    pub outer_low: Field,
    /// Where it ends.
    pub outer_high: Field,
    /// The range; none where there is none, or none that can be.
    pub range: Option<Range>,
    /// The unit that stood beside a number of it; empty for none.
    pub unit: String,
    /// Whether its ends were typed the other way round: "from 75 to 65" is read as 65 to 75.
    pub is_turned: bool,
    /// What is wrong with it, in the order of the form.
    pub problems: Vec<Problem>,
}

impl TypedBand {
    /// One that says a bound.
    #[must_use]
    pub fn of(bound: Bound, notation: &Notation) -> Self {
        let mut typed = Self {
            operator: Some(Operator::of(bound)),
            ..Self::default()
        };
        let write = |value| notation.write_plain(value);
        match bound {
            Bound::AtLeast(end) | Bound::Above(end) | Bound::AtMost(end) | Bound::Below(end) => {
                typed.target = write(end);
            }
            Bound::Between(low, high) => {
                (typed.low, typed.high) = (write(low), write(high));
            }
        }
        typed
    }

    /// The one that is there, with the day from which another one would hold.
    #[must_use]
    pub fn known(band: Option<&Band>, from_day: String, notation: &Notation) -> Self {
        let range = band.and_then(|band| band.range);
        let mut typed = match range {
            Some(range) => Self::of(range.good(), notation),
            // Of one that was taken away, that is said.
            None if band.is_some() => Self {
                operator: None,
                ..Self::default()
            },
            None => Self::default(),
        };
        let write = |value| notation.write_plain(value);
        match range.filter(|it| it.has_threshold()).map(Range::edge) {
            Some(
                Bound::AtLeast(end) | Bound::Above(end) | Bound::AtMost(end) | Bound::Below(end),
            ) => typed.threshold = write(end),
            Some(Bound::Between(low, high)) => {
                let other = |outer: String, inner: &str| {
                    if outer == inner { String::new() } else { outer }
                };
                typed.outer_low = other(write(low), &typed.low);
                typed.outer_high = other(write(high), &typed.high);
            }
            None => {}
        }
        Self {
            per: band.and_then(|band| band.per),
            from_day,
            is_needed: range.is_some(),
            ..typed
        }
    }

    /// The same with another bound alone.
    #[must_use]
    pub fn with_bound(&self, bound: Bound, notation: &Notation) -> Self {
        Self {
            per: self.per,
            way: self.way,
            from_day: self.from_day.clone(),
            is_needed: self.is_needed,
            ..Self::of(bound, notation)
        }
    }

    /// Whether nothing was typed of it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let texts = [
            &self.target,
            &self.threshold,
            &self.low,
            &self.high,
            &self.outer_low,
            &self.outer_high,
        ];
        texts.iter().all(|text| text.trim().is_empty())
    }

    /// Whether it has two ends.
    #[must_use]
    pub fn is_two_sided(&self) -> bool {
        self.operator == Some(Operator::Between)
    }

    /// From which day another one holds; none where that is no day.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        parse_date(&self.from_day)
    }

    /// Understands it, in the unit that is said; where none is, in the one that stands
    /// beside a number of it. With the lowest and the highest value that there can be,
    /// where those are known, a band that nothing can be inside of is a problem.
    #[must_use]
    pub fn read(&self, here: &Here, unit: &str, possible: [Option<Decimal>; 2]) -> ReadBand {
        let notation = &here.habits.notation;
        let read = |unit: &str| {
            let number = |text: &str| Field::of(text, unit, notation);
            match self.operator {
                None => ReadBand::default(),
                Some(Operator::Between) => self.read_two_sided(&number, possible),
                Some(operator) => self.read_one_sided(operator, &number, possible),
            }
        };
        in_one_unit(unit, read, |band| &band.unit).0
    }

    fn read_one_sided(
        &self,
        operator: Operator,
        number: &dyn Fn(&str) -> Field,
        possible: [Option<Decimal>; 2],
    ) -> ReadBand {
        let mut read = ReadBand {
            target: number(&self.target),
            threshold: number(&self.threshold),
            ..ReadBand::default()
        };
        let parts = [(At::Target, &read.target), (At::Threshold, &read.threshold)];
        let mut problems: Vec<Problem> = parts.into_iter().filter_map(no_number).collect();
        let is_there = self.is_needed || !self.threshold.trim().is_empty();
        if self.target.trim().is_empty() && is_there {
            problems.insert(0, missing(At::Target));
        }
        if let Some(good) = operator.bound(read.target.value)
            && problems.is_empty()
        {
            match Range::one_sided(good, read.threshold.value) {
                Ok(range) => read.range = Some(range),
                Err(NoRange::WrongSide { threshold, .. }) => problems.push(Problem {
                    at: At::Threshold,
                    what: What::WrongSide { good, threshold },
                }),
                // It has no ends of which one could be inside the other.
                Err(NoRange::NotAround) => {}
            }
            problems.extend(impossible(At::Target, good, possible));
        }
        read.finish(problems)
    }

    fn read_two_sided(
        &self,
        number: &dyn Fn(&str) -> Field,
        possible: [Option<Decimal>; 2],
    ) -> ReadBand {
        let mut read = ReadBand {
            low: number(&self.low),
            high: number(&self.high),
            outer_low: number(&self.outer_low),
            outer_high: number(&self.outer_high),
            ..ReadBand::default()
        };
        let is_empty = self.is_empty() || [&self.low, &self.high].iter().all(|it| it.is_empty());
        let outer = [&self.outer_low, &self.outer_high];
        let is_there = self.is_needed || outer.iter().any(|it| !it.trim().is_empty());
        let mut problems = Vec::new();
        for (at, text, field) in [
            (At::From, &self.low, &read.low),
            (At::To, &self.high, &read.high),
        ] {
            if text.trim().is_empty() && (is_there || !is_empty) {
                problems.push(missing(at));
            }
            problems.extend(no_number((at, field)));
        }
        let outer = [
            (At::OuterFrom, &read.outer_low),
            (At::OuterTo, &read.outer_high),
        ];
        problems.extend(outer.into_iter().filter_map(no_number));
        if let Some((low, high)) = read.low.value.zip(read.high.value)
            && problems.is_empty()
        {
            read.is_turned = low > high;
            let (low, high) = (low.min(high), low.max(high));
            let (mut outer_low, mut outer_high) = (read.outer_low.value, read.outer_high.value);
            // Who turned the ends round may have turned these too.
            if read.is_turned && outer_low > outer_high && outer_high.is_some() {
                (outer_low, outer_high) = (outer_high, outer_low);
            }
            match Range::two_sided((low, high), (outer_low, outer_high)) {
                Ok(range) => read.range = Some(range),
                Err(_) => {
                    let inside = [
                        (At::OuterFrom, low, outer_low.is_some_and(|it| it > low)),
                        (At::OuterTo, high, outer_high.is_some_and(|it| it < high)),
                    ];
                    let inside = inside.into_iter().filter(|(.., is_inside)| *is_inside);
                    problems.extend(inside.map(|(at, end, _)| Problem {
                        at,
                        what: What::NotAround(end),
                    }));
                }
            }
            problems.extend(impossible(At::To, Bound::Between(low, high), possible));
        }
        read.finish(problems)
    }

    /// What is wrong with the day from which another one holds.
    #[must_use]
    pub fn day_problem(&self, today: Date) -> Option<Problem> {
        let is_asked = self.way == Way::ChangeFrom;
        let why = read_day(&self.from_day, today).err().filter(|_| is_asked)?;
        Some(Problem::of_day(At::BandDay, why))
    }
}

impl ReadBand {
    fn finish(mut self, problems: Vec<Problem>) -> Self {
        if !problems.is_empty() {
            self.range = None;
        }
        let fields = [
            &self.target,
            &self.threshold,
            &self.low,
            &self.high,
            &self.outer_low,
            &self.outer_high,
        ];
        let unit = fields.into_iter().map(|it| it.unit.as_str());
        let unit = unit.into_iter().find(|unit| !unit.is_empty());
        self.unit = unit.unwrap_or_default().to_owned();
        self.problems = problems;
        self
    }

    /// One of its numbers.
    #[must_use]
    pub fn field(&self, at: At) -> Option<&Field> {
        Some(match at {
            At::Target => &self.target,
            At::Threshold => &self.threshold,
            At::From => &self.low,
            At::To => &self.high,
            At::OuterFrom => &self.outer_low,
            At::OuterTo => &self.outer_high,
            _ => return None,
        })
    }
}

fn missing(at: At) -> Problem {
    let what = What::Missing;
    Problem { at, what }
}

/// Why a field is no number.
pub(super) fn no_number((at, field): (At, &Field)) -> Option<Problem> {
    use crate::sketch::typed::Problem as Typed;
    match &field.problem {
        Some(Typed::Number(problem)) => Some(Problem {
            at,
            what: What::Number(problem.clone()),
        }),
        _ => None,
    }
}

/// That no value that there can be is inside.
fn impossible(at: At, good: Bound, [lowest, highest]: [Option<Decimal>; 2]) -> Option<Problem> {
    let is_above = |value: Decimal| highest.is_some_and(|highest| value > highest);
    let is_below = |value: Decimal| lowest.is_some_and(|lowest| value < lowest);
    let (what, is_so) = match good {
        Bound::AtLeast(end) => (highest.map(Bound::AtMost), is_above(end)),
        Bound::Above(end) => (
            highest.map(Bound::AtMost),
            is_above(end) || highest == Some(end),
        ),
        Bound::AtMost(end) => (lowest.map(Bound::AtLeast), is_below(end)),
        Bound::Below(end) => (
            lowest.map(Bound::AtLeast),
            is_below(end) || lowest == Some(end),
        ),
        Bound::Between(low, _) if is_above(low) => (highest.map(Bound::AtMost), true),
        Bound::Between(_, high) => (lowest.map(Bound::AtLeast), is_below(high)),
    };
    let what = What::Impossible(what.filter(|_| is_so)?);
    Some(Problem { at, what })
}
