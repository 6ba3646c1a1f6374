//! The days of the calendar, counted here once more.

use super::Day;

/// The first day by which a tenth of the days is gone.
pub(super) fn a_tenth(days: &[Day]) -> Option<Day> {
    let mut all = days.iter();
    all.find(|on| 10 * gone(days, **on) >= days.len()).copied()
}

/// How many of the days are gone on one of them, itself included.
pub(super) fn gone(days: &[Day], on: Day) -> usize {
    days.iter().filter(|day| **day <= on).count()
}

/// Which week, which two weeks or which month a day is in, counted through: weeks from that
/// of 5 January 1970, a Monday, and two weeks from the one that the first day is in.
pub(super) fn unit_number((year, month, day): Day, cadence: &str, first: Option<Day>) -> i64 {
    let week = |day: Day| (days_from_1970(day) - 4).div_euclid(7);
    match cadence {
        "fortnightly" => (week((year, month, day)) - first.map_or(0, week)).div_euclid(2),
        "monthly" => i64::from(year) * 12 + i64::from(month),
        _ => week((year, month, day)),
    }
}

/// Days since 1 January 1970, by counting leap days.
pub(super) fn days_from_1970((year, month, day): Day) -> i64 {
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let past = i64::from(year) - 1;
    let leaps = |years: i64| years / 4 - years / 100 + years / 400;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) && month > 2;
    (past - 1969) * 365 + leaps(past) - leaps(1969)
        + before[month as usize - 1]
        + i64::from(leap)
        + i64::from(day)
        - 1
}

pub(super) fn day(text: &str) -> Option<Day> {
    let parts: Vec<u32> = text.split('-').flat_map(str::parse).collect();
    let [year, month, day] = parts[..] else {
        return None;
    };
    Some((year, month, day))
}

pub(super) fn written((year, month, day): Day) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day before one.
pub(super) fn before((year, month, day): Day) -> Day {
    match (month, day) {
        (1, 1) => (year - 1, 12, 31),
        (month, 1) => (28..=31)
            .map(|day| (year, month - 1, day))
            .find(|last| after(*last, 1) == (year, month, 1))
            .expect("a last day"),
        (month, day) => (year, month, day - 1),
    }
}

/// The day so many days after one.
pub(super) fn after((mut year, mut month, mut day): Day, days: u32) -> Day {
    for _ in 0..days {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let length = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        day += 1;
        if day > length {
            (day, month) = (1, month + 1);
        }
        if month > 12 {
            (month, year) = (1, year + 1);
        }
    }
    (year, month, day)
}
