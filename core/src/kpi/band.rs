//! The range in which a KPI is normal, from a day on (spec, *KPIs*: bounds and bands).

use time::Date;

use super::unit::Unit;
use crate::grading::measure::{Bound, Side};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::record::id::Id;
use crate::record::kind::Row;
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Shape, Words, member};
use crate::record::{Record, Value};
use crate::sketch::Operator;
use crate::sorted::sort_few;

/// A band, from a day on. Each unit is judged by the one that is in force on its last day
/// (spec, *KPIs*), so one that is moved from a day on rewrites nothing before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Its name for good.
    pub id: Id,
    /// The first day on which it holds. The earliest band holds before that too.
    pub from: Date,
    /// What is normal; none where from this day on nothing is said about it.
    pub range: Option<Range>,
    /// The unit whose sum is judged, where readings are summed: one of [`Unit::BANDS`].
    /// None for what is judged as it is read.
    pub per: Option<Unit>,
}

/// What is normal: where a value is good, and how far it may be from that. In the
/// metric's own unit. A value that equals an end is inside of *at least*, *at most* and
/// *between*, and outside of *above* and *below* (spec, *KPIs*).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    good: Bound,
    edge: Bound,
}

/// Why something is no range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRange {
    /// The threshold is on the good side of the target.
    WrongSide {
        /// The target.
        target: Decimal,
        /// The threshold.
        threshold: Decimal,
    },
    /// The outer band does not reach around the inner one.
    NotAround,
}

/// How a value stands to a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// It is on the right side of the target, or inside.
    Good,
    /// It is past the target on this side, and not past the threshold.
    Acceptable(Side),
    /// It is past the threshold on this side: out of band.
    Out(Side),
}

impl Judged {
    /// The side on which it is out of band.
    #[must_use]
    pub const fn out(self) -> Option<Side> {
        match self {
            Self::Out(side) => Some(side),
            Self::Good | Self::Acceptable(_) => None,
        }
    }
}

impl Range {
    /// A range on one side: good by this bound, acceptable until the threshold, which
    /// shares its operator. Without a threshold the two are one.
    ///
    /// # Errors
    ///
    /// [`NoRange::WrongSide`] where the threshold is on the good side of the target; equal
    /// to it, it is no other than the target. Of a bound with two ends the threshold is
    /// passed over.
    pub fn one_sided(good: Bound, threshold: Option<Decimal>) -> Result<Self, NoRange> {
        let edge_of = |target: Decimal| threshold.unwrap_or(target);
        let (target, edge, is_wrong) = match good {
            Bound::AtLeast(it) => (it, Bound::AtLeast(edge_of(it)), edge_of(it) > it),
            Bound::Above(it) => (it, Bound::Above(edge_of(it)), edge_of(it) > it),
            Bound::AtMost(it) => (it, Bound::AtMost(edge_of(it)), edge_of(it) < it),
            Bound::Below(it) => (it, Bound::Below(edge_of(it)), edge_of(it) < it),
            Bound::Between(low, high) => return Self::two_sided((low, high), (None, None)),
        };
        if is_wrong {
            let threshold = edge_of(target);
            return Err(NoRange::WrongSide { target, threshold });
        }
        Ok(Self { good, edge })
    }

    /// A range between two values, with the outer one that makes the space between
    /// acceptable; each may reach further on one side alone.
    ///
    /// # Errors
    ///
    /// [`NoRange::NotAround`] where the outer one begins or ends inside the inner one.
    pub fn two_sided(
        (low, high): (Decimal, Decimal),
        (outer_low, outer_high): (Option<Decimal>, Option<Decimal>),
    ) -> Result<Self, NoRange> {
        let (low, high) = (low.min(high), low.max(high));
        let (outer_low, outer_high) = (outer_low.unwrap_or(low), outer_high.unwrap_or(high));
        if outer_low > low || outer_high < high {
            return Err(NoRange::NotAround);
        }
        Ok(Self {
            good: Bound::Between(low, high),
            edge: Bound::Between(outer_low, outer_high),
        })
    }

    /// Where a value is good.
    #[must_use]
    pub const fn good(self) -> Bound {
        self.good
    }

    /// Past this it is out of band.
    #[must_use]
    pub const fn edge(self) -> Bound {
        self.edge
    }

    /// Whether there is a space between good and out of band.
    #[must_use]
    pub fn has_threshold(self) -> bool {
        self.good != self.edge
    }

    /// How a value stands to it.
    #[must_use]
    pub fn judge(self, value: &Fraction) -> Judged {
        match (self.edge.missed_by(value), self.good.missed_by(value)) {
            (Some(side), _) => Judged::Out(side),
            (None, Some(side)) => Judged::Acceptable(side),
            (None, None) => Judged::Good,
        }
    }

    /// The side on which a value is better than within it; none of a range with two ends,
    /// of which neither is.
    #[must_use]
    pub const fn better(self) -> Option<Side> {
        match self.good {
            Bound::AtLeast(_) | Bound::Above(_) => Some(Side::Above),
            Bound::AtMost(_) | Bound::Below(_) => Some(Side::Below),
            Bound::Between(..) => None,
        }
    }
}

/// The lower end of a bound, or its only one, and the upper.
pub(super) const fn ends_of(bound: Bound) -> (Option<Decimal>, Option<Decimal>) {
    match bound {
        Bound::AtLeast(end) | Bound::Above(end) | Bound::AtMost(end) | Bound::Below(end) => {
            (Some(end), None)
        }
        Bound::Between(low, high) => (Some(low), Some(high)),
    }
}

/// The operators as they are written; none says that there is no band.
const OPERATORS: Words<Option<Operator>> = Words(&[
    (None, "none"),
    (Some(Operator::AtLeast), "at-least"),
    (Some(Operator::Above), "above"),
    (Some(Operator::AtMost), "at-most"),
    (Some(Operator::Below), "below"),
    (Some(Operator::Between), "between"),
]);

const FROM: &str = "from";
const OPERATOR: &str = "operator";
const TARGET: &str = "target";
const THRESHOLD: &str = "threshold";
const LOW: &str = "low";
const HIGH: &str = "high";
const OUTER_LOW: &str = "outer-low";
const OUTER_HIGH: &str = "outer-high";
const PER: &str = "per";

/// The list of all of them, each said in one piece.
const LIST: &str = "band";

const BAND: Row = Row::one(LIST, Shape::Members(&MEMBERS));

const MEMBERS: [Member; 9] = [
    Member {
        word: FROM,
        shape: Shape::Day,
        is_needed: true,
    },
    of(OPERATOR, Shape::Word),
    of(TARGET, Shape::Number),
    of(THRESHOLD, Shape::Number),
    of(LOW, Shape::Number),
    of(HIGH, Shape::Number),
    of(OUTER_LOW, Shape::Number),
    of(OUTER_HIGH, Shape::Number),
    of(PER, Shape::Word),
];

const fn of(word: &'static str, shape: Shape) -> Member {
    Member {
        word,
        shape,
        is_needed: false,
    }
}

/// What is said of them.
pub(super) const TABLE: &[Row] = &[BAND];

impl Band {
    /// Those in a record, the earliest first.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let all = record.ones_of(LIST).filter_map(|(id, said)| {
            Some(Self {
                id: Id::parse(id)?,
                from: member(said, FROM)?,
                range: range_of(said),
                per: per_of(said),
            })
        });
        let mut all: Vec<Self> = all.collect();
        sort_few(&mut all, |one, other| {
            (one.from, &one.id).cmp(&(other.from, &other.id))
        });
        all
    }

    /// The field that keeps it.
    #[must_use]
    pub fn field(&self) -> (Name, Value) {
        let operator = self.range.map(|range| Operator::of(range.good));
        let members = Members::default()
            .with(FROM, Some(self.from))
            .with(OPERATOR, OPERATORS.of(operator))
            .with(PER, self.per.and_then(|it| Unit::WRITTEN.of(it)));
        let said = match self.range {
            None => members,
            Some(range) => {
                let (good, edge) = (ends_of(range.good), ends_of(range.edge));
                let if_other = |edge, good| Some(edge).filter(|it| *it != good).flatten();
                match range.good {
                    Bound::Between(..) => members
                        .with(LOW, good.0)
                        .with(HIGH, good.1)
                        .with(OUTER_LOW, if_other(edge.0, good.0))
                        .with(OUTER_HIGH, if_other(edge.1, good.1)),
                    _ => members
                        .with(TARGET, good.0)
                        .with(THRESHOLD, if_other(edge.0, good.0)),
                }
            }
        };
        (BAND.name(Some(&self.id)), said.write())
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        BAND.of_one_says(id, None::<String>)
    }

    /// The one in force on a day, of those that are there, the earliest first. The first
    /// one reaches back over all days before it (spec, *KPIs*).
    #[must_use]
    pub fn in_force(all: &[Self], day: Date) -> Option<&Self> {
        let begun = all.iter().rfind(|band| band.from <= day);
        begun.or_else(|| all.first())
    }
}

/// The range that a field says; one that cannot be, since another version or a merge made
/// it, is as if there were none.
fn range_of(said: &Value) -> Option<Range> {
    let number = |word| member::<Decimal>(said, word);
    let operator = OPERATORS.read(said.get(OPERATOR))??;
    let range = match operator {
        Operator::Between => Range::two_sided(
            (number(LOW)?, number(HIGH)?),
            (number(OUTER_LOW), number(OUTER_HIGH)),
        ),
        one_sided => Range::one_sided(one_sided.bound(number(TARGET))?, number(THRESHOLD)),
    };
    range.ok()
}

/// The unit whose sum is judged; none for a word that says no such one.
fn per_of(said: &Value) -> Option<Unit> {
    let per = Unit::WRITTEN.read(said.get(PER));
    per.filter(|it| Unit::BANDS.contains(it))
}

impl Operator {
    /// The operator of a bound.
    #[must_use]
    pub const fn of(bound: Bound) -> Self {
        match bound {
            Bound::AtLeast(_) => Self::AtLeast,
            Bound::Above(_) => Self::Above,
            Bound::AtMost(_) => Self::AtMost,
            Bound::Below(_) => Self::Below,
            Bound::Between(..) => Self::Between,
        }
    }

    /// The bound with one end; none of a range, which has two, and without an end.
    #[must_use]
    pub fn bound(self, end: Option<Decimal>) -> Option<Bound> {
        Some(match self {
            Self::AtLeast => Bound::AtLeast(end?),
            Self::Above => Bound::Above(end?),
            Self::AtMost => Bound::AtMost(end?),
            Self::Below => Bound::Below(end?),
            Self::Between => return None,
        })
    }
}
