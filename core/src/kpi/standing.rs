//! How a KPI stands on a day: everything that is shown of it.

use std::cmp::Ordering;

use time::Date;

use super::Kpi;
use super::band;
use super::band::Range;
use super::base::Base;
use super::definition::Definition;
use super::limits::Point;
use super::noise::{Newest, Noise, RANGES, Said, Series, VALUES};
use super::outlook::{Outlook, outlook};
use super::status::{Due, Latest, Status};
use super::streak::Streak;
use super::tally::{State, Tally, by_band, by_cadence};
use super::unit::Unit;
use crate::calendar::Calendar;
use crate::grading::measure::Side;
use crate::number::fraction::Fraction;
use crate::period::Period;
use crate::record::id::Id;

/// How a KPI stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The unit that it is judged in.
    pub judged_in: Unit,
    /// What it came to in each of those, the oldest first, the running one last.
    pub tallies: Vec<Tally>,
    /// The newest ended one with a value.
    pub latest: Option<Latest>,
    /// How it stands.
    pub status: Status,
    /// What is asked for.
    pub due: Due,
    /// How many months it has been out of band.
    pub streak: Option<Streak>,
    /// The first unit of those without one inside that lead to the newest, where that is
    /// out of band.
    pub out_since: Option<Period>,
    /// What the ended units say about noise; its positions are those of tallies.
    pub noise: Noise,
    /// Whether the band will be met.
    pub outlook: Outlook,
    /// Where it went since the unit before, by what that means.
    pub word: Option<Word>,
    /// What the unit that begins tomorrow has already, as from farther east or by a clock
    /// that was ahead.
    ahead: Option<Tally>,
}

/// What the newest value means, by the direction of the KPI and its natural limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// A signal on the better side.
    Better,
    /// A signal on the worse side.
    Worse,
    /// A signal on a side that is neither, as of a band with two ends.
    Different(Side),
    /// The usual ups and downs.
    Steady,
}

/// What a KPI asks for, the most urgent first: the order of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is out of band, and nobody said that this is known.
    Out,
    /// It is known to be out of band.
    Acknowledged,
    /// Its newest value is a signal.
    Signal,
    /// A reading is overdue.
    Overdue,
    /// Nothing.
    Quiet,
    /// It is not watched.
    Resting,
}

impl Standing {
    /// How a KPI stands on a day, by the readings that it has.
    #[must_use]
    pub fn of(kpi: &Kpi, calendar: Calendar, today: Date) -> Self {
        let judged_in = kpi.judged_on(today);
        let tallies = by_band(kpi, calendar, today);
        let by_cadence = match kpi.is_judged_by_cadence() {
            true => None,
            false => Some(by_cadence(kpi, calendar, today)),
        };
        let due = Due::of(
            kpi,
            by_cadence.as_ref().unwrap_or(&tallies),
            calendar,
            today,
        );
        let latest = Latest::of(kpi, &tallies, calendar);
        let series = series(kpi, &tallies);
        let noise = Noise::of(&series);
        let range = kpi.band_on(today).and_then(|it| it.range);
        let judged = |at: usize| {
            let tally = tallies.get(at)?;
            let range = kpi.band_of(tally.unit)?.range?;
            Some(range.judge(tally.value()?).out())
        };
        let outlook = match range {
            Some(range) => {
                let is_inside = |at| Some(judged(at)?.is_none());
                outlook(&noise, &series, range.edge(), &is_inside)
            }
            None => Outlook::Unknown,
        };
        Self {
            judged_in,
            status: Status::of(latest.as_ref()),
            due,
            streak: Streak::of(kpi, calendar, today),
            out_since: out_since(&tallies, judged),
            word: word(&noise, &tallies, range),
            latest,
            noise,
            outlook,
            tallies,
            ahead: ahead(kpi, calendar, today),
        }
    }

    /// What it asks for.
    #[must_use]
    pub fn rank(&self, kpi: &Kpi, today: Date) -> Rank {
        let is_known = kpi.acknowledged.as_ref().is_some_and(|it| today < it.again);
        if kpi.rest.is_some() {
            Rank::Resting
        } else if self.status.is_out() {
            match is_known {
                true => Rank::Acknowledged,
                false => Rank::Out,
            }
        } else if self.is_signal() {
            Rank::Signal
        } else if self.due.overdue.is_some() {
            Rank::Overdue
        } else {
            Rank::Quiet
        }
    }

    /// Whether the last ended unit is one of a signal's.
    #[must_use]
    pub fn is_signal(&self) -> bool {
        let last = self.tallies.iter().rposition(Tally::has_ended);
        self.noise.touching().next().is_some() && self.noise.last == last
    }

    /// How many more units with a value it takes, one after the other, until noise can be told:
    /// none where it can be, or where no number of values is what is missing.
    #[must_use]
    pub fn until_noise(&self) -> Option<MoreUnits> {
        let Said::TooFew { values, ranges } = self.noise.current.said else {
            return None;
        };
        let after = self.noise.last.map_or(0, |last| last + 1);
        let mut after = self.tallies.iter().skip(after).filter(|it| it.has_ended());
        // The first one after a gap has no neighbour before it, and so no range.
        let is_alone = self.noise.last.is_none() || after.any(|it| it.state != State::Closed);
        let of_values = VALUES.saturating_sub(values);
        let of_ranges = match RANGES.saturating_sub(ranges) {
            0 => 0,
            some => some + usize::from(is_alone),
        };
        (of_values > 0).then(|| MoreUnits {
            count: of_values.max(of_ranges),
            in_a_row: of_ranges > of_values,
        })
    }

    /// What the unit that runs has so far, or the one that begins tomorrow where that has a
    /// reading already.
    #[must_use]
    pub fn so_far(&self) -> Option<(Period, &Fraction)> {
        let tally = self.ahead.as_ref().or(self.tallies.last())?;
        match &tally.state {
            State::Running(Some(value)) => Some((tally.unit, value)),
            _ => None,
        }
    }

    /// The unit at a position of its noise.
    #[must_use]
    pub fn unit_at(&self, at: usize) -> Option<Period> {
        Some(self.tallies.get(at)?.unit)
    }

    /// The base that its limits have locked and that is not kept yet: what is kept with the
    /// next reading, so that older values that come later lie before it.
    #[must_use]
    pub fn locked(&self, kpi: &Kpi, id: Id) -> Option<Base> {
        let base = &self.noise.current;
        base.locked?;
        // A later one is kept by what began it: the reason, or the definition.
        if !self.noise.earlier.is_empty() {
            return None;
        }
        let first = self.unit_at(base.from)?;
        let mut kept = kpi.bases.iter();
        let is_kept = kept.any(|it| first.contains(it.from));
        (!is_kept).then(|| Base {
            id,
            from: self.judged_in.day_of(first),
            reason: String::new(),
        })
    }

    /// The unit that a new base is proposed from, if nobody has refused it.
    #[must_use]
    pub fn proposed(&self, kpi: &Kpi) -> Option<Period> {
        let unit = self.unit_at(self.noise.restart?)?;
        (!kpi.is_dismissed(&proposal(unit))).then_some(unit)
    }

    /// Whether the second hand-off is offered: it has been out of band for long enough, and
    /// its newest ended unit is not back inside.
    #[must_use]
    pub fn calls_for_change(&self) -> bool {
        self.status.is_out() && self.streak.is_some_and(|it| it.calls())
    }
}

/// How many more units with a value it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoreUnits {
    /// So many, at least 1.
    pub count: usize,
    /// Whether that holds only without a gap between them.
    pub in_a_row: bool,
}

/// The name under which the proposal of a base from a unit is refused.
#[must_use]
pub fn proposal(unit: Period) -> String {
    ["base/", &crate::period::write_date(unit.first())].concat()
}

/// What the unit that it is judged in came to, where that begins tomorrow and has a reading.
fn ahead(kpi: &Kpi, calendar: Calendar, today: Date) -> Option<Tally> {
    let tomorrow = today.next_day()?;
    let newest = kpi.readings.last()?;
    // Of most there is none, and nothing is to be worked out for them.
    if newest.day < tomorrow {
        return None;
    }
    let tally = by_band(kpi, calendar, tomorrow).pop()?;
    let has_value = matches!(tally.state, State::Running(Some(_)));
    (tally.unit.first() == tomorrow && has_value).then_some(tally)
}

/// The first unit of those that were out of band on the same side up to the newest value, each
/// by the band of its last day.
fn out_since(tallies: &[Tally], judged: impl Fn(usize) -> Option<Option<Side>>) -> Option<Period> {
    let newest = tallies.iter().rposition(|it| it.value().is_some())?;
    let side = judged(newest)??;
    let mut since = newest;
    for at in (0..newest).rev() {
        match (&tallies[at].state, judged(at)) {
            // What has no reading says nothing either way.
            (State::Closed | State::Missing, _) => {}
            (_, Some(Some(then))) if then == side => since = at,
            _ => break,
        }
    }
    Some(tallies[since].unit)
}

fn word(noise: &Noise, tallies: &[Tally], range: Option<Range>) -> Option<Word> {
    let side = match noise.newest {
        Newest::Unknown => return None,
        Newest::Usual => return Some(Word::Steady),
        Newest::Run { side, .. } | Newest::Beyond { side } | Newest::Near { side } => side,
    };
    // A value that is past is no news of the newest unit.
    noise.last.and_then(|at| tallies.get(at))?;
    Some(match range.and_then(Range::better) {
        Some(better) if better == side => Word::Better,
        Some(_) => Word::Worse,
        None => Word::Different(side),
    })
}

/// The ended units as a series: what is said of its positions is said of theirs.
#[must_use]
pub fn series(kpi: &Kpi, tallies: &[Tally]) -> Series {
    let ended = || tallies.iter().filter(|it| it.has_ended());
    let points = ended().map(|tally| match &tally.state {
        State::Value(value) => Point::Value(value.clone()),
        State::Closed => Point::Closed,
        _ => Point::Missing,
    });
    let (lowest, highest) = possible(kpi, tallies);
    Series {
        points: points.collect(),
        begun: begun(kpi, tallies),
        lowest,
        highest,
        with_median: kpi.with_median,
    }
}

/// The position of the first unit that ends on a day or after it.
fn position(tallies: &[Tally], day: Date) -> usize {
    let at = tallies.iter().position(|it| it.unit.last() >= day);
    at.unwrap_or(tallies.len())
}

/// Where bases begin: the first where it was locked or moved to, else at the first value;
/// the others where somebody began them with a reason, and where a definition changed.
fn begun(kpi: &Kpi, tallies: &[Tally]) -> Vec<usize> {
    let kept = kpi.bases.iter().find(|base| base.reason.is_empty());
    let first = match kept {
        Some(base) => Some(position(tallies, base.from)),
        None => tallies.iter().position(|it| it.value().is_some()),
    };
    let begun = kpi.bases.iter().filter(|base| !base.reason.is_empty());
    let begun = begun.map(|base| base.from);
    let changed = kpi.definitions.iter().filter_map(Definition::day);
    let later = begun.chain(changed).map(|day| position(tallies, day));
    let mut all: Vec<usize> = later.filter(|at| Some(*at) > first).chain(first).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The lowest and the highest value that there can be: as somebody said, else 0 where all
/// values are 0 or more, and 100 of a percentage that never passed it.
#[must_use]
pub fn possible(kpi: &Kpi, tallies: &[Tally]) -> (Option<Fraction>, Option<Fraction>) {
    let values = || tallies.iter().filter_map(Tally::value);
    let edges = || {
        let ranges = kpi.bands.iter().filter_map(|it| it.range);
        ranges.flat_map(|range| {
            let (low, high) = band::ends_of(range.good());
            low.into_iter().chain(high).map(Fraction::from)
        })
    };
    let zero = Fraction::zero();
    let hundred = Fraction::from(100);
    let lowest = kpi.lowest.map(Fraction::from).or_else(|| {
        let is_so = values().all(|it| *it >= zero) && edges().all(|it| it >= zero);
        is_so.then(|| zero.clone())
    });
    let is_percentage = kpi.definition().unit.trim() == "%";
    let highest = kpi.highest.map(Fraction::from).or_else(|| {
        let is_so = values().all(|it| *it <= hundred) && edges().all(|it| it <= hundred);
        (is_percentage && is_so).then(|| hundred.clone())
    });
    (lowest, highest)
}

impl Kpi {
    /// Where the newest value went from the one before: for the arrow, which says nothing
    /// about better or worse.
    #[must_use]
    pub fn arrow(standing: &Standing) -> Option<Ordering> {
        standing.latest.as_ref()?.went
    }
}
