//! How many are due and missed, and what holds of every rhythm, calendar and period.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use time::{Date, Duration, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::metric::cadence::Cadence;
use waymark_core::objective::due::{DueCount, count_due, due};
use waymark_core::objective::review::Brief;
use waymark_core::period::{Span, write_date};
use waymark_core::review::Rhythm;
use waymark_core::review::calendar_file::When;

use super::{MONDAY, SATURDAY, SUNDAY, every, in_autumn, says};
use crate::standing::{Written, day, objective};

#[test]
fn missed_ones_are_counted_by_their_rhythm() {
    let brief = |cadence: &str, lines: &[&str]| {
        let fields = objective(lines).in_days("2026-10-01", "2026-12-31");
        Brief::of(&every(cadence, fields).read(), MONDAY, day("2026-11-18"))
    };
    let weekly = brief(
        "weekly",
        &["0 to 10: 11-02 1", "0 to 10: 11-10 1", "0 to 10: 11-17 1"],
    );
    assert_eq!(
        weekly.due,
        DueCount {
            all: 2,
            missed: [1, 0, 0],
            overdue: 0
        }
    );
    let monthly = brief("monthly", &["0 to 10: 10-02 1", "0 to 10"]);
    assert_eq!(
        monthly.due,
        DueCount {
            all: 2,
            missed: [0, 0, 1],
            overdue: 0
        }
    );
    let fortnightly = brief("fortnightly", &["0 to 10: 10-02 1"]);
    assert_eq!(
        fortnightly.due,
        DueCount {
            all: 1,
            missed: [0, 1, 0],
            overdue: 0
        }
    );
    let all = count_due([&weekly, &monthly, &fortnightly]);
    assert_eq!(
        all,
        DueCount {
            all: 5,
            missed: [1, 1, 1],
            overdue: 0
        }
    );
    assert_eq!(all.late(), 3);
}

#[test]
fn whoever_follows_the_reminders_is_asked_each_time_and_has_missed_nothing() {
    for calendar in [MONDAY, SUNDAY, SATURDAY] {
        for (first, done) in [
            ("2026-11-16", ""),
            ("2026-11-13", ""),
            ("2026-11-15", "11-15 1, "),
        ] {
            // A week later, each week, as the file for a calendar has it.
            let unit = calendar.week_of(day(first));
            let when = When::after(Rhythm::Week, unit, calendar, day(first));
            let mut check_ins = done.to_owned();
            let mut today = day(first);
            for _ in 0..5 {
                check_ins = format!("{check_ins}{} 1, ", write_date(today));
                let fields = in_autumn(check_ins.trim_end_matches(", "));
                // In between, once more.
                let again = format!("{check_ins}{} 2", write_date(today));
                says(&fields, calendar, &[(&write_date(today), "")]);
                today += when.first - day(first);
                says(&fields, calendar, &[(&write_date(today), "due")]);
                says(&in_autumn(&again), calendar, &[(&write_date(today), "due")]);
            }
        }
    }
}

fn dates() -> impl Strategy<Value = Date> {
    (day("1999-12-01").to_julian_day()..day("2041-01-01").to_julian_day())
        .prop_map(|day| Date::from_julian_day(day).expect("a date"))
}

fn calendars() -> impl Strategy<Value = Calendar> {
    (select(FirstDay::ALL.to_vec()), 1..=12_u8).prop_map(|(first_day, month)| Calendar {
        first_day,
        first_month: Month::try_from(month).expect("a month"),
    })
}

proptest! {
    #[test]
    fn each_day_is_in_one_unit(
        cadence in select(Cadence::ALL.to_vec()),
        calendar in calendars(),
        since in prop::option::of(dates()),
        today in dates(),
    ) {
        let unit = |day| cadence.unit_of(day, since, calendar);
        let it = unit(today);
        prop_assert!(it.contains(today));
        // All of its days are in it, and the days around it are in others.
        let mut on = it.first();
        while on <= it.last() {
            prop_assert_eq!(unit(on), it);
            on = on.next_day().expect("a day");
        }
        let before = unit(it.first() - Duration::DAY);
        prop_assert_eq!(before.last(), it.first() - Duration::DAY);
        let after = unit(it.last() + Duration::DAY);
        prop_assert_eq!(after.first(), it.last() + Duration::DAY);
        let days = match cadence {
            Cadence::Weekly => 7..=7,
            Cadence::Fortnightly => 14..=14,
            Cadence::Monthly => 28..=31,
        };
        prop_assert!(days.contains(&it.days()));
        if cadence != Cadence::Monthly {
            prop_assert_eq!(it.first(), calendar.week_of(it.first()).first());
        }
        // Two weeks begin with the first one.
        if let (Cadence::Fortnightly, Some(since)) = (cadence, since) {
            prop_assert_eq!(unit(since).first(), calendar.week_of(since).first());
        }
    }

    #[test]
    fn a_check_in_changes_what_is_due_in_its_own_unit_alone(
        cadence in select(vec!["weekly", "fortnightly", "monthly"]),
        calendar in calendars(),
        first in dates(),
        span in select(Span::ALL.to_vec()),
        others in prop::collection::vec(0..365_i64, 0..6),
        one in 0..365_i64,
        has_period in any::<bool>(),
    ) {
        let period = calendar.span_of(first, span);
        let mut fields = every(cadence, objective(&["0 to 10"]));
        fields = match has_period {
            true => fields.in_days(&write_date(period.first()), &write_date(period.last())),
            false => fields.without_period(),
        };
        let checked_in = |fields: Written, after: i64| {
            let on = period.first() + Duration::days(after);
            fields.with(&format!("at/k1/{}", write_date(on)), json!({"value": "1"}))
        };
        let without = others.iter().fold(fields, |fields, after| checked_in(fields, *after));
        let with = checked_in(without.clone(), one);
        let (without, with) = (without.read(), with.read());
        let on = period.first() + Duration::days(one);
        let since = has_period.then(|| period.first());
        let unit = without.cadence.unit_of(on, since, calendar);
        let is_due = |of: &waymark_core::objective::Objective, today: Date| {
            due(of, &of.key_results[0], calendar, today).is_some()
        };
        for after in -3..370 {
            let today = period.first() + Duration::days(after);
            let (before, now) = (is_due(&without, today), is_due(&with, today));
            let counts = !has_period || period.contains(on);
            if counts && today.next_day() == Some(on) {
                // Somewhere it is that day.
                prop_assert!(!now, "{} of {}", today, on);
            } else if !counts || !unit.contains(today) {
                prop_assert_eq!(now, before, "{} of {}", today, on);
            } else {
                prop_assert!(!now, "{} of {}", today, on);
            }
        }
    }
}
