//! Backwards: what it would take to get a score.

use std::cmp::Ordering;

use super::measure::{Change, Checks, Direction, Measured};
use super::objective::{Counted, Score};
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::number::units::is_in_parts;

/// What a key result needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// It is there already.
    Nothing,
    /// The metric at a value.
    Value(Goal),
    /// So many more checks, all of them inside.
    Checks(u64),
    /// To be done.
    Done,
    /// It cannot be had any more: a share of checks is never 1 after a miss.
    OutOfReach,
}

/// A value to get to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The value itself.
    pub exact: Fraction,
    /// The value to write down, and to set: the exact one, or where that has no
    /// end the next one towards the target, so that it is enough.
    pub value: Decimal,
    /// The next whole value towards the target, where the metric counts whole
    /// things (its start, target and value are whole) and `value` is not.
    pub whole: Option<Decimal>,
    /// How far it is from the latest value, 0 or more; none without one.
    pub to_go: Option<Decimal>,
}

impl Need {
    /// The need of a metric in a unit: what can be had in parts, as shares, money, time and
    /// weight can, does not count things, so a whole value says nothing.
    #[must_use]
    pub fn for_unit(self, unit: &str) -> Self {
        match self {
            Self::Value(goal) if !counts_things(unit) => Self::Value(Goal {
                whole: None,
                ..goal
            }),
            need => need,
        }
    }
}

/// Whether things are counted in a unit, as far as it tells: units of measure, magnitudes and
/// money count none. A word that is none of those is one for things.
#[must_use]
pub fn counts_things(unit: &str) -> bool {
    !is_in_parts(unit)
}

/// How many decimals more than its fields a value without end is written with.
const MORE_PLACES: u8 = 2;

/// What a key result needs for a score of its own, above 0 and at most 1.
///
/// None where a value that would be needed has more digits than a decimal holds.
#[must_use]
pub fn need(measured: &Measured, aim: &Fraction) -> Option<Need> {
    if measured.grade().is_some_and(|grade| grade.score >= *aim) {
        return Some(Need::Nothing);
    }
    Some(match measured {
        Measured::Change { change, now } => Need::Value(goal(change, *now, aim)?),
        Measured::Hold { checks } => checks_needed(*checks, aim)?,
        Measured::YesNo { .. } => Need::Done,
    })
}

fn goal(change: &Change, now: Option<Decimal>, aim: &Fraction) -> Option<Goal> {
    let towards = match change.direction() {
        Direction::Raise => Rounding::Up,
        Direction::Lower => Rounding::Down,
    };
    let known = [Some(change.start()), Some(change.target()), now];
    let known = || known.into_iter().flatten();
    let exact = change.value_at(aim);
    let most = known().map(Decimal::places).max().unwrap_or(0) + MORE_PLACES;
    // With fewer places where it would have more digits than a decimal. It is
    // between start and target, so at least a whole one fits.
    let value = (0..=most)
        .rev()
        .find_map(|places| exact.round(places, towards))?;
    let counts_whole_things = known().all(Decimal::is_whole);
    let whole = (counts_whole_things && !value.is_whole())
        .then(|| exact.round(0, towards))
        .flatten();
    let to_go = now.and_then(|now| {
        let way = Fraction::from(value) - Fraction::from(now);
        let way = if way.is_negative() { -way } else { way };
        way.to_decimal()
    });
    Some(Goal {
        exact,
        value,
        whole,
        to_go,
    })
}

/// The least number of checks, all inside, that bring the share to `aim`:
/// `ceil((aim·n - k) / (1 - aim))` with `k` of `n` inside so far.
fn checks_needed(checks: Option<Checks>, aim: &Fraction) -> Option<Need> {
    let (inside, all) = checks.map_or((0, 0), |checks| (checks.inside(), checks.all()));
    if all == 0 {
        return Some(Need::Checks(1));
    }
    let missing = aim.clone() * Fraction::from(all) - Fraction::from(inside);
    let left = Fraction::one() - aim.clone();
    let Some(more) = missing.checked_div(&left) else {
        return Some(Need::OutOfReach);
    };
    let more = more.ceil().to_decimal()?;
    u64::try_from(more.digits()).ok().map(Need::Checks)
}

/// A way in which one key result alone brings its objective to a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Which key result, by its place in the list.
    pub key_result: usize,
    /// The score that it would need itself, at most 1.
    pub score: Fraction,
    /// What that takes.
    pub need: Need,
}

/// The ways in which a single key result brings the objective's score to `aim`,
/// the cheapest first, at most `limit` of them. None if it is there already; and
/// a key result that would have to go past its target is no way.
///
/// The only cost that key results of different units share is the way to go in
/// shares of one's own whole way, from where it is (which may be before its
/// start). Where that is equal, as it is with equal weights, the one that has
/// to get least far comes first. A yes/no, which has no way between, comes last.
#[must_use]
pub fn ways(key_results: &[Counted], score: &Score, aim: &Fraction, limit: usize) -> Vec<Way> {
    // What is missing in points, shares times weights.
    let missing = (aim.clone() - score.spectrum.clone()) * score.weight.clone();
    if missing.is_zero() || missing.is_negative() {
        return Vec::new();
    }
    struct Candidate<'a> {
        at: usize,
        measured: &'a Measured,
        weight: Decimal,
        own: &'a Fraction,
        /// How far it is before its start, 0 or more.
        behind: Fraction,
    }
    let candidates = key_results
        .iter()
        .enumerate()
        .filter_map(|(at, counted)| match counted {
            Counted::Scored {
                measured,
                grade: Some(grade),
                weight,
            } => Some(Candidate {
                at,
                measured,
                weight: weight.value(),
                own: &grade.score,
                behind: if grade.raw.is_negative() {
                    -grade.raw.clone()
                } else {
                    Fraction::zero()
                },
            }),
            _ => None,
        })
        // Enough room up to its target.
        .filter(|candidate| {
            let room = Fraction::one() - candidate.own.clone();
            room * Fraction::from(candidate.weight) >= missing
        });
    let step = |weight: Decimal| missing.checked_div(&Fraction::from(weight));
    let order = |one: &Candidate<'_>, other: &Candidate<'_>| {
        let cost = cheaper(
            &missing,
            (one.weight, &one.behind),
            (other.weight, &other.behind),
        );
        // Done is the whole way at once, whatever share of it was asked for.
        let at_once =
            |candidate: &Candidate<'_>| matches!(candidate.measured, Measured::YesNo { .. });
        let at_once = at_once(one).cmp(&at_once(other));
        at_once
            .then(cost)
            .then_with(|| match one.weight.cmp(&other.weight) {
                Ordering::Equal => one.own.cmp(other.own),
                // The heavier one needs the smaller step.
                order => order.reverse(),
            })
    };
    // Put in one by one: what sorts a whole list is 4 kB of the playground's WASM.
    let mut sorted: Vec<Candidate<'_>> = Vec::new();
    for candidate in candidates {
        let place = sorted.partition_point(|it| order(it, &candidate) != Ordering::Greater);
        sorted.insert(place, candidate);
    }
    sorted
        .iter()
        .filter_map(|candidate| {
            let score = step(candidate.weight)? + candidate.own.clone();
            let need = need(candidate.measured, &score)?;
            (need != Need::OutOfReach).then_some(Way {
                key_result: candidate.at,
                score,
                need,
            })
        })
        .take(limit)
        .collect()
}

/// Which of two costs is less, `missing / weight + behind`. `missing` may be a
/// fraction of hundreds of digits, so it is compared with a short one instead
/// of divided: `missing * (1 / w1 - 1 / w2)` with `b2 - b1`.
fn cheaper(
    missing: &Fraction,
    (weight, behind): (Decimal, &Fraction),
    (other_weight, other_behind): (Decimal, &Fraction),
) -> Ordering {
    let by_weight = other_weight.cmp(&weight);
    let by_way = behind.cmp(other_behind);
    // The step falls as the weight grows, and `missing` is above 0.
    if by_weight == Ordering::Equal || by_way == Ordering::Equal || by_weight == by_way {
        return by_weight.then(by_way);
    }
    // One has the smaller step, the other less to make up for.
    let (weight, other_weight) = (Fraction::from(weight), Fraction::from(other_weight));
    let steps = (other_weight.clone() - weight.clone()).checked_div(&(weight * other_weight));
    let ways = other_behind.clone() - behind.clone();
    match steps.and_then(|steps| ways.checked_div(&steps)) {
        // Dividing by a negative one turns it round.
        Some(even) if by_weight == Ordering::Less => even.cmp(missing),
        Some(even) => missing.cmp(&even),
        None => by_weight.then(by_way),
    }
}
