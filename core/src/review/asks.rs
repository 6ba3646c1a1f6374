//! What each review asks of a KPI, and of all objectives together.

use time::{Date, Duration};

use super::Rhythm;
use super::agenda::{Given, MOST_KPIS, MOST_OBJECTIVES, Matter, Step, Watched, Well};
use super::fit::Fit;
use super::key::Key;
use crate::grading::pace::Outlook;
use crate::handoff::offer::offered;
use crate::kpi::signal::Rule;
use crate::kpi::standing::{Rank, Standing};
use crate::kpi::status::Status;
use crate::objective::review::Brief;
use crate::objective::standing::Stage;
use crate::period::Period;
use crate::record::id::Id;
use crate::sorted::{sort_few, sorted};

/// A KPI that rests for so many days is asked about: is it over for good?
const RESTS: i64 = 90;

fn out(it: &Watched<'_>, today: Date) -> Option<Matter> {
    // Where somebody refused it, it is refused here too.
    let calls = offered(it.kpi, it.standing, today, it.is_running).is_some();
    let is_out = it.standing.rank(it.kpi, today) == Rank::Out;
    is_out.then_some(Matter::Out { calls })
}

fn lacks(it: &Watched<'_>) -> Option<Matter> {
    let due = &it.standing.due;
    let unit = due.overdue.or(due.lacks)?;
    let is_overdue = due.overdue.is_some();
    Some(Matter::Lacks { unit, is_overdue })
}

/// Whether it is out of band, and whether it lacks a reading.
pub(super) fn of_week(it: &Watched<'_>, today: Date) -> Vec<Matter> {
    sorted([out(it, today), lacks(it)].into_iter().flatten())
}

/// Trends, and whether a band has to move. Of a KPI that an objective moves anyway nobody
/// asks about its band.
pub(super) fn of_month(it: &Watched<'_>, unit: Period, today: Date) -> Vec<Matter> {
    if it.kpi.rest.is_some() {
        return Vec::new();
    }
    let fit = Fit::of(it.kpi, it.standing).filter(|_| !it.is_running);
    let never = matches!(fit, Some(Fit::Never));
    let fit = fit.map(Matter::Band);
    let (first, later) = if never { (fit, None) } else { (None, fit) };
    let base = it.standing.proposed(it.kpi).map(Matter::Base);
    let missing = it.kpi.missing_with(it.lost);
    let pillars = (!missing.is_empty()).then_some(Matter::Pillars(missing));
    let all = [
        out(it, today),
        first,
        signal(it.standing, unit),
        base,
        lacks(it).filter(|it| matches!(it, Matter::Lacks { is_overdue, .. } if *is_overdue)),
        later,
        pillars,
    ];
    sorted(all.into_iter().flatten())
}

/// Whether it calls for an objective, and whether it is needed any more.
pub(super) fn of_quarter(it: &Watched<'_>, unit: Period, today: Date) -> Vec<Matter> {
    if let Some(rest) = &it.kpi.rest {
        let is_long = today - rest.on >= Duration::days(RESTS);
        let asks = is_long && !rest.is_for_good;
        return sorted(asks.then_some(Matter::Paused(rest.on)));
    }
    let calls = out(it, today).filter(|it| matches!(it, Matter::Out { calls: true }));
    let never = Fit::of(it.kpi, it.standing).filter(|fit| *fit == Fit::Never);
    let never = never.filter(|_| !it.is_running && calls.is_none());
    let was_there = it.kpi.made.is_some_and(|it| it < unit.first());
    let mut values = it.standing.tallies.iter().rev();
    let is_read = values.any(|it| it.value().is_some() && it.unit.last() >= unit.first());
    let unread = (was_there && !is_read).then_some(Matter::Unread);
    let all = [calls, never.map(Matter::Band), unread];
    sorted(all.into_iter().flatten())
}

/// The newest signal of a KPI that reaches into what is reviewed, or past it.
fn signal(standing: &Standing, unit: Period) -> Option<Matter> {
    let all = standing.noise.current.signals.iter();
    let newest = all.max_by_key(|it| (it.last(), it.rule == Rule::Run))?;
    let last = standing.unit_at(newest.last())?;
    (last.last() >= unit.first()).then_some(Matter::Signal {
        rule: newest.rule,
        first: standing.unit_at(newest.first())?,
        last,
        is_newest: standing.is_signal(),
    })
}

/// The objectives of which check-ins are due: those that were missed before the others, and
/// of those the ones that end first.
pub(super) fn check_ins(given: &Given<'_>) -> Vec<Step> {
    let mut all: Vec<_> = given.objectives.iter().collect();
    all.retain(|(_, it)| it.due.all > 0);
    sort_few(&mut all, |(one, a), (other, b)| {
        let place = |it: &Brief| {
            let last = it.period.map_or(Date::MAX, Period::last);
            (it.due.late() == 0, last)
        };
        (place(a), one).cmp(&(place(b), other))
    });
    let step = |(id, it): &(&Id, &Brief)| {
        Step::new(Key::CheckIn((*id).clone()), vec![Matter::Due(it.due)])
    };
    all.into_iter().map(step).collect()
}

/// Whether there is more at once than anybody can look at.
pub(super) fn too_many(given: &Given<'_>) -> Option<Step> {
    let runs = |it: &&(&Id, &Brief)| it.1.stage == Stage::Running;
    let objectives = given.objectives.iter().filter(runs).count();
    let watched = |it: &&Watched<'_>| it.kpi.rest.is_none();
    let kpis = given.kpis.iter().filter(watched).count();
    let matter = Matter::TooMany {
        objectives: (objectives > MOST_OBJECTIVES).then_some(objectives),
        kpis: (kpis > MOST_KPIS).then_some(kpis),
    };
    let is_so = objectives > MOST_OBJECTIVES || kpis > MOST_KPIS;
    is_so.then(|| Step::new(Key::AtOnce, vec![matter]))
}

impl Well {
    /// What runs well of everything.
    pub(super) fn of(rhythm: Rhythm, given: &Given<'_>) -> Self {
        let mut well = Self::default();
        for it in given.kpis.iter().filter(|it| it.kpi.rest.is_none()) {
            let is_judged = matches!(it.standing.status, Status::Judged(_));
            well.in_band += usize::from(is_judged && !it.standing.status.is_out());
            let rank = it.standing.rank(it.kpi, given.today);
            well.known += usize::from(rank == Rank::Acknowledged);
        }
        for (_, brief) in given.objectives {
            let is_on_track = brief.outlook == Some(Outlook::OnTrack);
            well.on_track += usize::from(brief.stage == Stage::Running && is_on_track);
            if rhythm == Rhythm::Week {
                well.moved += brief.moved;
            }
        }
        well
    }
}
