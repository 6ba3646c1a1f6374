//! How many objectives run at once.

use std::collections::BTreeMap;

use time::Date;

use super::Finding;
use crate::calendar::Calendar;
use crate::objective::Objective;
use crate::objective::review::Brief;
use crate::objective::standing::Stage;
use crate::period::Period;
use crate::record::id::Id;

/// The most objectives at once (Rock: 2 to 4).
const MOST_AT_ONCE: usize = 4;

/// So many periods ahead are looked through for room.
const AHEAD: usize = 12;

/// Reported on one of them only, the newest: it is the one too many.
pub(super) fn too_many(
    objective: &Objective,
    id: &Id,
    others: &[(&Id, &Brief)],
    today: Date,
    calendar: Calendar,
) -> Option<Finding> {
    let open = others
        .iter()
        .filter(|(_, it)| matches!(it.stage, Stage::Running | Stage::Ahead));
    let open: Vec<Other> = open
        .map(|(other, it)| Other {
            period: it.period,
            is_newer: *other > id,
        })
        .collect();
    let count = Crowd::of(objective.period, &open, today).where_newest;
    if count <= MOST_AT_ONCE {
        return None;
    }
    let own = objective
        .period
        .unwrap_or_else(|| calendar.quarter_of(today));
    let next = |it: &Period| it.next();
    let mut ahead = std::iter::successors(own.next(), next).take(AHEAD);
    let has_room = |it: &Period| Crowd::of(Some(*it), &open, today).most <= MOST_AT_ONCE;
    let room = ahead.find(has_room).or_else(|| own.next()).unwrap_or(own);
    Some(Finding::TooManyAtOnce { count, room })
}

/// Another objective that is open.
struct Other {
    /// Its days; without any it runs until somebody says otherwise.
    period: Option<Period>,
    is_newer: bool,
}

/// How many objectives run on one day at most, an objective itself included.
struct Crowd {
    /// On any of its days that are left.
    most: usize,
    /// On those of them on which none runs that is newer.
    where_newest: usize,
}

impl Crowd {
    fn of(period: Option<Period>, others: &[Other], today: Date) -> Self {
        let days = |period: Option<Period>| {
            let first = period.map_or(today, |it| it.first().max(today));
            let last = period.map_or(i32::MAX - 1, |it| it.last().to_julian_day());
            (first.to_julian_day(), last)
        };
        let (first, last) = days(period);
        // On which days how many begin, and how many of those are newer; they end
        // on the day after their last one.
        let mut steps = BTreeMap::new();
        steps.insert(first, (1_isize, 0_isize));
        for other in others {
            let (from, to) = days(other.period);
            let (from, to) = (from.max(first), to.min(last));
            if from <= to {
                for (day, by) in [(from, 1), (to + 1, -1)] {
                    let (all, newer) = steps.entry(day).or_default();
                    *all += by;
                    *newer += if other.is_newer { by } else { 0 };
                }
            }
        }
        let (mut all, mut newer) = (0, 0);
        let mut crowd = Self {
            most: 0,
            where_newest: 0,
        };
        for (more, more_newer) in steps.into_values() {
            all += more;
            newer += more_newer;
            let count = usize::try_from(all).unwrap_or_default();
            crowd.most = crowd.most.max(count);
            if newer == 0 {
                crowd.where_newest = crowd.where_newest.max(count);
            }
        }
        crowd
    }
}
