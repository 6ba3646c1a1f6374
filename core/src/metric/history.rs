//! What the values of a number say together: which count, what moved, and which a list
//! cannot do without. The oldest comes first.

use time::Date;

use super::dated::Dated;
use crate::period::Period;

/// So many days back is what moved since last week counted from.
const WEEK: i32 = 7;

/// A value now and a week before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The latest value that was there a week ago; none if there was none.
    pub from: Option<Dated>,
    /// The latest one.
    pub to: Dated,
}

/// Of which day a new value is, by those that are there.
///
/// The latest value by its date is the one that counts (spec, *Grading*), so one that is made
/// later is not to be dated before it unseen: where somebody has flown west, or a clock was a
/// day ahead, a value stands on a day that is still to come here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDay {
    /// The day that it is of unless somebody chooses another one: [`Self::last`], or the last
    /// day of a period that is over, since none after that counts.
    pub usual: Date,
    /// It may be of no later day: today, or tomorrow where the newest that counts is of that
    /// day.
    pub last: Date,
    /// The day of the newest that counts, where that is after today.
    pub ahead: Option<Date>,
}

impl NewDay {
    /// The day of a new value beside those of these days, in any order.
    pub fn of(dates: impl Iterator<Item = Date>, period: Option<Period>, today: Date) -> Self {
        let counts = |it: &Date| period.is_none_or(|period| period.contains(*it));
        let ahead = dates.filter(counts).max().filter(|it| *it > today);
        let tomorrow = ahead.filter(|it| today.next_day() == Some(*it));
        let last = tomorrow.unwrap_or(today);
        Self {
            usual: period.map_or(last, |period| period.last().min(last)),
            last,
            ahead,
        }
    }

    /// The day of the one that stays the latest where a new value is of this day.
    #[must_use]
    pub fn stays_latest(&self, day: Date) -> Option<Date> {
        self.ahead.filter(|it| *it > day)
    }
}

/// Those that count: within the period, first and last day included; all of them
/// where there is no period.
pub fn counting(
    all: &[Dated],
    period: Option<Period>,
) -> impl DoubleEndedIterator<Item = &Dated> + Clone {
    let counts = move |it: &&Dated| period.is_none_or(|period| period.contains(it.date));
    all.iter().filter(counts)
}

/// What became of a number since a week before a day; none if nothing.
#[must_use]
pub fn moved(all: &[Dated], period: Option<Period>, today: Date) -> Option<Moved> {
    let to = counting(all, period).next_back()?;
    let before = |it: &&Dated| days_between(it.date, today) >= WEEK;
    let from = counting(all, period).rfind(before);
    if from.is_some_and(|from| from.value == to.value || from.date == to.date) {
        return None;
    }
    // A first value long ago is no news.
    let is_new = days_between(to.date, today) < WEEK;
    is_new.then(|| Moved {
        from: from.cloned(),
        to: to.clone(),
    })
}

/// The days of the values that a list needs to say where a number is and what moved:
/// those of the week before the newest that counts, the one before them, and the
/// newest of all.
#[must_use]
pub fn needed_by_lists(all: &[Dated], period: Option<Period>) -> Vec<Date> {
    let days = || counting(all, period).map(|it| it.date);
    let mut needed: Vec<Date> = all.last().map(|it| it.date).into_iter().collect();
    if let Some(newest) = days().next_back() {
        let is_recent = |it: &Date| days_between(*it, newest) <= WEEK;
        needed.extend(days().filter(is_recent));
        needed.extend(days().rfind(|it| !is_recent(it)));
    }
    needed
}

/// How many days one comes after another.
const fn days_between(from: Date, to: Date) -> i32 {
    to.to_julian_day() - from.to_julian_day()
}
