//! What becomes of a key result when its objective is closed (spec, *Hand-offs*): a KPI goes
//! back to its band at the new level, and any other level becomes a KPI, so that the win does
//! not drift back (Rock: "OKR completion creates a KPI").

use time::Date;

use super::graduate::{as_kpi, usual_cadence};
use crate::calendar::Calendar;
use crate::grading::measure::{Bound, Change, Direction, Measured};
use crate::grading::verdict::Commitment;
use crate::kpi::band::{Band, Judged, Range};
use crate::kpi::outlook::{Answer, Outlook};
use crate::kpi::standing::Standing;
use crate::kpi::unit::Unit;
use crate::kpi::{self, Kpi};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::objective::Objective;
use crate::objective::key_result::KeyResult;
use crate::period::Period;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::name::Name;
use crate::sketch::Measure;
use crate::store::action::Action;

/// Why nothing is offered of a key result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOffered {
    /// It is done or not: there is no level to keep.
    YesNo,
    /// It is a total, which ends with its period: revenue by a date, three case studies.
    Total,
    /// Its start, target or bound says nothing.
    NoTarget,
    /// Nothing was measured of it in its period.
    Unmeasured,
    /// It did not get far enough: not to its target and, of what was no promise, not to
    /// 0.7 either.
    NotReached,
    /// The guardrail of the same KPI was broken: it was overshot.
    Overshot,
    /// It is the guardrail of a KPI: that keeps its band.
    Guardrail,
    /// The KPI that it is, is not there.
    NoKpi,
    /// That KPI is in the bin.
    Binned,
    /// That KPI is not watched any more.
    Retired,
    /// It became a KPI on this day.
    Graduated(Date),
    /// The band of the KPI that it is was moved from this day on.
    Moved(Date),
}

/// The level that a key result has come to, as the band of a KPI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// What is normal from now on: the target that was reached, or what it came to, and how
    /// far it may fall back.
    pub range: Range,
    /// What the band sums, where it is of a KPI whose readings are summed.
    pub per: Option<Unit>,
    /// The first day on which it holds: the one after the period, or after an earlier close.
    pub from: Date,
    /// The band that the KPI has now, if it is one and has one.
    pub now: Option<Range>,
    /// In how many of the last units that have ended the new level was there, since it was
    /// out of the new band for the last time.
    pub ended: usize,
    /// Whether the newest of them is out of that band; of one that is back in the band which it
    /// has, and no further, out of that.
    pub is_out: bool,
    /// What the ups and downs of its values say of the new band, where they say anything.
    pub chance: Option<Answer>,
    /// What is done with it where nobody chooses otherwise.
    pub usual: Settling,
}

/// What is done with the level that a key result has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// Nothing, and nobody asks again.
    Leave,
    /// It is kept: the band moves, or the key result becomes a KPI.
    Hold,
    /// It is asked again from this day on.
    AskAgain(Date),
}

/// From so many ended units on at the new level it can be taken to hold.
pub const ENOUGH: usize = 3;

/// So many of the last values say how far it may fall back.
const LAST: usize = 3;

/// After so many months it is asked again.
const MONTHS: usize = 3;

/// Whether it is time to ask what becomes of a key result: its objective is closed, nobody
/// said to leave it, and no later day was said.
#[must_use]
pub fn asks(objective: &Objective, key_result: &KeyResult, today: Date) -> bool {
    let is_time = key_result.ask.is_none_or(|it| it <= today);
    objective.closing.is_some() && !key_result.is_left && is_time
}

/// The key results of a closed objective that somebody put off until a day that has come.
pub fn to_ask(objective: &Objective, today: Date) -> impl Iterator<Item = &KeyResult> {
    let all = objective.key_results.iter();
    all.filter(move |it| it.ask.is_some() && asks(objective, it, today))
}

/// The level that a key result has come to on a day. All of its check-ins have been read, or
/// what it knows from the KPI that it is, which is `kpi`.
///
/// # Errors
///
/// Why nothing is offered of it.
pub fn level(
    objective: &Objective,
    key_result: &KeyResult,
    kpi: Option<&Kpi>,
    calendar: Calendar,
    today: Date,
) -> Result<Level, NotOffered> {
    let from = first_day(objective, key_result, today);
    may(objective, key_result, kpi, from)?;
    let range = range(
        objective,
        key_result,
        kpi.and_then(|it| newest_range(it, today)),
        today,
    )?;
    let watched = match kpi {
        Some(kpi) => kpi.clone(),
        None => {
            let cadence = usual_cadence(objective.cadence);
            as_kpi(&Id::of_number(0), objective, key_result, cadence, today)
        }
    };
    let per = kpi.and_then(|it| it.band_on(today)).and_then(|it| it.per);
    // As it would stand with the new band alone.
    let watched = Kpi {
        bands: vec![Band {
            id: Id::of_number(0),
            from,
            range: Some(range),
            per,
        }],
        ..watched
    };
    let standing = Standing::of(&watched, calendar, today);
    let ended = at_level(objective, &standing, range);
    let now = kpi.and_then(|it| newest_range(it, today));
    let usual = match now {
        // It is back where it was, and not further.
        Some(now) if !is_higher(range, now) => Settling::Leave,
        _ if ended < ENOUGH => Settling::AskAgain(months_on(today)),
        _ => Settling::Hold,
    };
    let spoken_of = now.filter(|_| usual == Settling::Leave).unwrap_or(range);
    let newest = standing.latest.as_ref();
    Ok(Level {
        range,
        per,
        from,
        now,
        ended,
        is_out: newest.is_some_and(|it| spoken_of.judge(&it.value).out().is_some()),
        chance: chance(&standing),
        usual,
    })
}

/// Whether anything can be offered of it at all.
fn may(
    objective: &Objective,
    key_result: &KeyResult,
    kpi: Option<&Kpi>,
    from: Date,
) -> Result<(), NotOffered> {
    let period = objective.period;
    let is_kpi = key_result.kpi.is_some();
    if key_result.measure == Measure::YesNo {
        return Err(NotOffered::YesNo);
    }
    if is_kpi {
        let kpi = kpi.ok_or(NotOffered::NoKpi)?;
        let came_from = kpi.origin.as_ref();
        if let Some(origin) = came_from.filter(|it| it.key_result == key_result.id) {
            return Err(NotOffered::Graduated(origin.on));
        }
        if kpi.binned.is_some() {
            return Err(NotOffered::Binned);
        }
        if kpi.rest.as_ref().is_some_and(|it| it.is_for_good) {
            return Err(NotOffered::Retired);
        }
        if key_result.is_guardrail {
            return Err(NotOffered::Guardrail);
        }
        // Of one that somebody left nothing was moved: a later band is of another making.
        let moved = kpi.bands.last().filter(|it| it.from >= from);
        if let Some(moved) = moved.filter(|_| !key_result.is_left) {
            return Err(NotOffered::Moved(moved.from));
        }
    }
    let measured = key_result.measured(period).ok_or(NotOffered::NoTarget)?;
    let grade = measured.grade().ok_or(NotOffered::Unmeasured)?;
    // What a KPI came to in each unit is a level, however it rose.
    if !is_kpi && key_result.adds_up(period) {
        return Err(NotOffered::Total);
    }
    let is_enough = match objective.commitment {
        Commitment::Aspirational => grade.score >= Fraction::of(7, 10),
        Commitment::Committed => grade.reached,
    };
    if !is_enough {
        return Err(NotOffered::NotReached);
    }
    let mut others = objective.key_results.iter();
    let is_overshot = others.any(|it| {
        let is_same = is_kpi && it.is_guardrail && it.kpi == key_result.kpi;
        is_same
            && it
                .measured(period)
                .and_then(|it| it.grade())
                .is_some_and(|it| !it.reached)
    });
    match is_overshot {
        true => Err(NotOffered::Overshot),
        false => Ok(()),
    }
}

/// From which day on the new band holds: "at close … from the day after" (spec, *Hand-offs*),
/// so the one after the period, or after the day of closing where that came earlier: what was
/// judged stays. Without a period it is the day of closing. Where it was put off, the day on
/// which it is asked again.
fn first_day(objective: &Objective, key_result: &KeyResult, today: Date) -> Date {
    // One that is being closed is closed today.
    let closed = objective.closing.map_or(today, |it| it.on);
    let after = objective.period.map_or(closed, |it| {
        let last = it.last().min(closed);
        last.next_day().unwrap_or(last)
    });
    key_result.ask.map_or(after, |again| again.max(after))
}

/// What is normal at the new level.
fn range(
    objective: &Objective,
    key_result: &KeyResult,
    now: Option<Range>,
    today: Date,
) -> Result<Range, NotOffered> {
    let period = objective.period;
    if key_result.measure == Measure::Hold {
        let bound = key_result.bound().ok_or(NotOffered::NoTarget)?;
        return Range::one_sided(bound, None).map_err(|_| NotOffered::NoTarget);
    }
    let Some(Measured::Change {
        change,
        now: Some(value),
    }) = key_result.measured(period)
    else {
        return Err(NotOffered::Unmeasured);
    };
    let is_reached = key_result.is_reached(period);
    let target = if is_reached { change.target() } else { value };
    let threshold = threshold(objective, key_result, change, target, today);
    let direction = change.direction();
    let range = around(now, direction, target, threshold).or_else(|| {
        let good = match direction {
            Direction::Raise => Bound::AtLeast(target),
            Direction::Lower => Bound::AtMost(target),
        };
        Range::one_sided(good, threshold).ok()
    });
    range.ok_or(NotOffered::NoTarget)
}

/// How far it may fall back: the worst of the last three values, but no worse than halfway
/// from the start, and no better than the target.
fn threshold(
    objective: &Objective,
    key_result: &KeyResult,
    change: Change,
    target: Decimal,
    today: Date,
) -> Option<Decimal> {
    let begun = objective.period.map(Period::first);
    let values = key_result.values().iter().rev();
    let values = values.filter(|it| it.date <= today && begun.is_none_or(|day| day <= it.date));
    let last = values.map(|it| it.value).take(LAST);
    let half = Fraction::from(change.start()) + Fraction::from(target);
    let half = half * Fraction::of(1, 2);
    let half = half.to_decimal().unwrap_or(target);
    Some(match change.direction() {
        Direction::Raise => last.min()?.max(half).min(target),
        Direction::Lower => last.max()?.min(half).max(target),
    })
}

/// A band with two ends keeps the other one, where the new level lies within it.
fn around(
    now: Option<Range>,
    direction: Direction,
    target: Decimal,
    threshold: Option<Decimal>,
) -> Option<Range> {
    let now = now?;
    let (Bound::Between(_, high), Bound::Between(_, outer_high)) = (now.good(), now.edge()) else {
        return None;
    };
    let (Bound::Between(low, _), Bound::Between(outer_low, _)) = (now.good(), now.edge()) else {
        return None;
    };
    let range = match direction {
        Direction::Raise if target <= high => {
            Range::two_sided((target, high), (threshold, Some(outer_high)))
        }
        Direction::Lower if target >= low => {
            Range::two_sided((low, target), (Some(outer_low), threshold))
        }
        _ => return None,
    };
    range.ok()
}

/// Whether a range asks for more than another one: whether what is good by it is so on that
/// side alone where the other has more room.
fn is_higher(new: Range, now: Range) -> bool {
    match (new.good(), now.good()) {
        (Bound::AtLeast(new) | Bound::Above(new), Bound::AtLeast(now) | Bound::Above(now)) => {
            new > now
        }
        (Bound::AtMost(new) | Bound::Below(new), Bound::AtMost(now) | Bound::Below(now)) => {
            new < now
        }
        (Bound::Between(low, high), Bound::Between(now_low, now_high)) => {
            low > now_low || high < now_high
        }
        _ => true,
    }
}

fn newest_range(kpi: &Kpi, today: Date) -> Option<Range> {
    kpi.band_on(today)?.range
}

/// In how many units that have ended since the period began, and since one was out of the new
/// band, a value was good by it.
fn at_level(objective: &Objective, standing: &Standing, range: Range) -> usize {
    let begun = objective.period.map(Period::first);
    let units = standing.tallies.iter().rev();
    let units = units.filter(|it| begun.is_none_or(|day| day <= it.unit.last()));
    let values = units.filter_map(|it| it.value());
    let judged = values.map(|it| range.judge(it));
    let inside = judged.take_while(|it| it.out().is_none());
    inside.filter(|it| *it == Judged::Good).count()
}

fn chance(standing: &Standing) -> Option<Answer> {
    match standing.outlook {
        Outlook::Runs(answer) => Some(answer),
        Outlook::Changed { then, .. } => then,
        Outlook::Unknown => None,
    }
}

/// The same day three months later, or the last one that the month has.
#[must_use]
pub fn months_on(today: Date) -> Date {
    let this = Period::months_from(today, today.month(), 1);
    let later = std::iter::successors(Some(this), |it| it.next());
    let Some(month) = later.take(MONTHS + 1).last() else {
        return today;
    };
    let day = today.day().min(month.last().day());
    month.first().replace_day(day).unwrap_or(month.last())
}

impl Level {
    /// The band that keeps it.
    #[must_use]
    pub const fn band(&self, id: Id) -> Band {
        Band {
            id,
            from: self.from,
            range: Some(self.range),
            per: self.per,
        }
    }

    /// Where it is good.
    #[must_use]
    pub const fn target(&self) -> Bound {
        self.range.good()
    }
}

/// The action that moves the band of a KPI.
#[must_use]
pub fn moved_band(of: &Id, band: &Band) -> Action {
    Action::Edit {
        of: kpi::KIND.of(of.clone()),
        fields: vec![band.field()],
    }
}

/// The fields of the objective that say what becomes of a key result where its level is not
/// kept; of one that is kept, that nothing is left to ask.
#[must_use]
pub fn settled(key_result: &Id, how: Settling) -> [(Name, Value); 2] {
    let again = match how {
        Settling::AskAgain(day) => Some(day),
        Settling::Leave | Settling::Hold => None,
    };
    [
        KeyResult::asked_again(key_result, again),
        KeyResult::left(key_result, how == Settling::Leave),
    ]
}
