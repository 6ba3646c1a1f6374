//! When a check-in is due: once in each unit of the calendar, whenever the one before was.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use time::{Date, Duration, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::metric::cadence::Cadence;
use waymark_core::objective::due::{Due, DueCount, count_due, due};
use waymark_core::objective::review::Brief;
use waymark_core::period::{Period, Span, write_date};
use waymark_core::record::id::Id;
use waymark_core::review::Rhythm;
use waymark_core::review::calendar_file::When;

use super::{Written, day, objective};

const MONDAY: Calendar = weeks_from(FirstDay::Monday);
const SUNDAY: Calendar = weeks_from(FirstDay::Sunday);
const SATURDAY: Calendar = weeks_from(FirstDay::Saturday);

const fn weeks_from(first_day: FirstDay) -> Calendar {
    Calendar {
        first_day,
        first_month: Month::January,
    }
}

/// What is due of the first key result.
fn found(objective: &Written, calendar: Calendar, today: &str) -> Option<Due> {
    let read = objective.read();
    due(&read, &read.key_results[0], calendar, day(today))
}

/// What is due on each of these days: nothing, "due" or "missed".
#[track_caller]
fn says(objective: &Written, calendar: Calendar, days: &[(&str, &str)]) {
    for (today, expected) in days {
        let said = found(objective, calendar, today).map(|it| match it.is_missed {
            true => "missed",
            false => "due",
        });
        assert_eq!(said.unwrap_or(""), *expected, "{today}");
    }
}

/// One number with these check-ins, in the last quarter of 2026, which begins on a Thursday.
fn in_autumn(check_ins: &str) -> Written {
    objective(&[&["0 to 10: ", check_ins].concat()]).in_days("2026-10-01", "2026-12-31")
}

fn every(cadence: &str, objective: Written) -> Written {
    objective.with("rhythm", json!(cadence))
}

#[test]
fn a_late_check_in_and_one_more_change_nothing_about_the_next_week() {
    // Monday the 2nd, late on Tuesday the 10th.
    let late = in_autumn("11-02 1, 11-10 2");
    let days = [
        ("2026-11-02", ""),
        ("2026-11-10", ""),
        ("2026-11-15", ""),
        ("2026-11-16", "due"),
        ("2026-11-22", "due"),
        ("2026-11-23", "missed"),
    ];
    says(&late, MONDAY, &days);
    // Monday the 9th, and again on Saturday the 14th.
    let again = in_autumn("11-02 1, 11-09 2, 11-14 3");
    let days = [
        ("2026-11-14", ""),
        ("2026-11-15", ""),
        ("2026-11-16", "due"),
        ("2026-11-20", "due"),
        ("2026-11-23", "missed"),
    ];
    says(&again, MONDAY, &days);
    // On Sunday, the last moment; on Monday it is another week.
    says(
        &in_autumn("11-15 1"),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
    // In a rhythm it is as ever.
    says(
        &in_autumn("11-02 1, 11-09 2"),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
}

#[test]
fn a_week_is_the_person_s() {
    let saturday = in_autumn("11-14 1");
    // Saturday is the last day of a week, the last but one, or the first.
    says(
        &saturday,
        SUNDAY,
        &[("2026-11-14", ""), ("2026-11-15", "due")],
    );
    says(
        &saturday,
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
    says(
        &saturday,
        SATURDAY,
        &[("2026-11-20", ""), ("2026-11-21", "due")],
    );
    let tuesday = in_autumn("11-02 1, 11-10 2");
    says(
        &tuesday,
        SUNDAY,
        &[
            ("2026-11-14", ""),
            ("2026-11-15", "due"),
            ("2026-11-22", "missed"),
        ],
    );
    says(
        &tuesday,
        SATURDAY,
        &[
            ("2026-11-13", ""),
            ("2026-11-14", "due"),
            ("2026-11-21", "missed"),
        ],
    );
    // Whoever sets another first day is asked by that from then on.
    let sunday = in_autumn("11-15 1");
    says(&sunday, MONDAY, &[("2026-11-16", "due")]);
    says(&sunday, SUNDAY, &[("2026-11-16", "")]);
}

#[test]
fn a_month_is_that_of_the_calendar() {
    let last = objective(&["0 to 10: 2027-01-31 1"]).in_days("2027-01-01", "2027-03-31");
    let last = every("monthly", last);
    let days = [
        ("2027-01-01", "due"),
        ("2027-01-30", "due"),
        ("2027-01-31", ""),
    ];
    says(
        &every(
            "monthly",
            objective(&["0 to 10"]).in_days("2027-01-01", "2027-03-31"),
        ),
        MONDAY,
        &days[..2],
    );
    says(
        &last,
        MONDAY,
        &[
            days[2],
            ("2027-02-01", "due"),
            ("2027-02-28", "due"),
            ("2027-03-01", "missed"),
        ],
    );
    let first = objective(&["0 to 10: 2027-01-31 1, 2027-02-01 2"]);
    let first = every("monthly", first.in_days("2027-01-01", "2027-03-31"));
    says(
        &first,
        MONDAY,
        &[
            ("2027-02-28", ""),
            ("2027-03-01", "due"),
            ("2027-03-31", "due"),
        ],
    );
    // A period that begins on the last day of a month: that day is its first unit.
    let from = objective(&["0 to 10: 2027-01-31 1"]).in_days("2027-01-31", "2027-04-30");
    says(
        &every("monthly", from),
        MONDAY,
        &[
            ("2027-01-31", ""),
            ("2027-02-01", "due"),
            ("2027-03-01", "missed"),
        ],
    );
    // A leap year, and a new one.
    let leap = objective(&["0 to 10: 2028-02-29 1"]).in_days("2028-01-01", "2028-06-30");
    says(
        &every("monthly", leap),
        MONDAY,
        &[("2028-02-29", ""), ("2028-03-01", "due")],
    );
    let new_year = objective(&["0 to 10: 2026-12-01 1"]).in_days("2026-10-01", "2027-03-31");
    says(
        &every("monthly", new_year),
        MONDAY,
        &[
            ("2026-12-31", ""),
            ("2027-01-01", "due"),
            ("2027-02-01", "missed"),
        ],
    );
}

#[test]
fn fortnights_are_counted_from_the_first_week_also_into_another_year() {
    // From Thursday, 1 October: 28 September to 11 October, 12 to 25, …, 21 December to
    // 3 January.
    let of = |check_ins| {
        every(
            "fortnightly",
            in_autumn(check_ins).in_days("2026-10-01", "2027-02-28"),
        )
    };
    let days = [
        ("2026-10-11", ""),
        ("2026-10-12", "due"),
        ("2026-10-25", "due"),
        ("2026-10-26", "missed"),
    ];
    says(&of("10-02 1"), MONDAY, &days);
    let days = [
        ("2026-12-31", ""),
        ("2027-01-03", ""),
        ("2027-01-04", "due"),
        ("2027-01-17", "due"),
        ("2027-01-18", "missed"),
    ];
    says(&of("12-21 1"), MONDAY, &days);
    // Late in one, at once in the next.
    says(&of("10-25 1"), MONDAY, &[("2026-10-26", "due")]);
    // Weeks from Sunday: 27 September to 10 October.
    says(
        &of("10-02 1"),
        SUNDAY,
        &[
            ("2026-10-10", ""),
            ("2026-10-11", "due"),
            ("2026-10-25", "missed"),
        ],
    );
    // By 53 weeks of a year nothing moves.
    let long = every(
        "fortnightly",
        objective(&["0 to 10: 2020-12-21 1"]).in_days("2020-07-06", "2021-06-30"),
    );
    says(
        &long,
        MONDAY,
        &[
            ("2021-01-03", ""),
            ("2021-01-04", "due"),
            ("2021-01-18", "missed"),
        ],
    );
}

#[test]
fn periods_that_are_no_quarters_of_the_year_are_asked_in_the_same_units() {
    // 4-4-5 weeks: 28 December to 28 March, whole weeks.
    let retail = |cadence, check_ins: &str| {
        let fields = objective(&[&["0 to 10: ", check_ins].concat()]);
        every(cadence, fields.in_days("2026-12-28", "2027-03-28"))
    };
    let weekly = retail("weekly", "12-28 1");
    let days = [
        ("2026-12-27", ""),
        ("2026-12-28", ""),
        ("2027-01-04", "due"),
        ("2027-01-11", "missed"),
        ("2027-03-28", "missed"),
        ("2027-03-29", ""),
    ];
    says(&weekly, MONDAY, &days);
    // Four days of December, then January.
    let monthly = retail("monthly", "");
    let days = [
        ("2026-12-28", "due"),
        ("2027-01-01", "due"),
        ("2027-01-31", "due"),
        ("2027-02-01", "missed"),
    ];
    says(&monthly, MONDAY, &days);
    says(
        &retail("monthly", "12-31 1"),
        MONDAY,
        &[("2026-12-31", ""), ("2027-01-01", "due")],
    );
    // A year from April: where years begin is nothing to weeks and months.
    let april = Calendar {
        first_month: Month::April,
        ..SUNDAY
    };
    let year = objective(&["0 to 10: 2027-03-28 1"]).in_days("2026-04-01", "2027-03-31");
    // The last week ends with the period.
    says(
        &year,
        april,
        &[
            ("2027-03-27", "missed"),
            ("2027-03-28", ""),
            ("2027-03-31", ""),
            ("2027-04-01", ""),
        ],
    );
    let unit = |today| found(&in_autumn(""), MONDAY, today).expect("due").unit;
    let days = |first, last| Period::new(day(first), day(last)).expect("in order");
    assert_eq!(unit("2026-10-02"), days("2026-10-01", "2026-10-04"));
    assert_eq!(unit("2026-10-05"), days("2026-10-05", "2026-10-11"));
    assert_eq!(unit("2026-12-31"), days("2026-12-28", "2026-12-31"));
}

#[test]
fn it_is_due_from_the_first_day_and_nobody_has_missed_the_week_in_which_it_begins() {
    // Thursday, 1 October.
    let none = in_autumn("");
    let days = [
        ("2026-09-30", ""),
        ("2026-10-01", "due"),
        ("2026-10-04", "due"),
        // Four days are no week to be late with.
        ("2026-10-05", "due"),
        ("2026-10-11", "due"),
        ("2026-10-12", "missed"),
    ];
    says(&none, MONDAY, &days);
    let monday = objective(&["0 to 10"]).in_days("2026-10-05", "2026-12-31");
    says(
        &monday,
        MONDAY,
        &[("2026-10-05", "due"), ("2026-10-12", "missed")],
    );
    says(
        &monday,
        SUNDAY,
        &[
            ("2026-10-05", "due"),
            ("2026-10-11", "due"),
            ("2026-10-18", "missed"),
        ],
    );
    assert_eq!(
        found(&none, MONDAY, "2026-10-01").expect("due").newest,
        None
    );
    for cadence in ["fortnightly", "monthly"] {
        says(
            &every(cadence, none.clone()),
            MONDAY,
            &[("2026-10-01", "due"), ("2026-10-04", "due")],
        );
    }
    says(
        &objective(&["guardrail at-least 5"]),
        MONDAY,
        &[("2026-07-01", "due")],
    );
    // What is no cadence is the usual one.
    says(
        &every("daily", in_autumn("11-09 1")),
        MONDAY,
        &[("2026-11-15", ""), ("2026-11-16", "due")],
    );
}

#[test]
fn only_what_is_dated_within_the_period_counts() {
    // In the same week, and before the first day.
    let before = in_autumn("09-29 1");
    says(
        &before,
        MONDAY,
        &[
            ("2026-10-01", "due"),
            ("2026-10-05", "due"),
            ("2026-10-12", "missed"),
        ],
    );
    let newest = found(&before, MONDAY, "2026-10-01").expect("due").newest;
    assert_eq!(newest, Some(day("2026-09-29")));
    // On its days.
    says(
        &in_autumn("10-01 1"),
        MONDAY,
        &[("2026-10-01", ""), ("2026-10-05", "due")],
    );
    // Past the last day it waits to be closed.
    says(
        &in_autumn("11-02 1"),
        MONDAY,
        &[
            ("2026-12-31", "missed"),
            ("2027-01-01", ""),
            ("2027-02-01", ""),
        ],
    );
    says(&in_autumn("").closed(), MONDAY, &[("2026-11-18", "")]);
    // What somebody with another clock dated later in this week is of this week.
    says(
        &in_autumn("11-20 1"),
        MONDAY,
        &[("2026-11-18", ""), ("2026-11-23", "due")],
    );
}

#[test]
fn a_missed_week_can_be_made_up_for_on_its_day_and_a_check_in_ends_it() {
    let missed = in_autumn("11-02 1");
    says(&missed, MONDAY, &[("2026-11-18", "missed")]);
    // Of last week: this week's is due.
    says(
        &in_autumn("11-02 1, 11-13 2"),
        MONDAY,
        &[("2026-11-18", "due")],
    );
    // Of this week: nobody asks for an old number.
    says(
        &in_autumn("11-02 1, 11-18 2"),
        MONDAY,
        &[("2026-11-18", ""), ("2026-11-23", "due")],
    );
}

#[test]
fn without_a_period_weeks_go_on_and_on() {
    let of = |check_ins: &str| objective(&[&["0 to 10: ", check_ins].concat()]).without_period();
    says(
        &of(""),
        MONDAY,
        &[("2026-11-18", "due"), ("2030-01-01", "due")],
    );
    says(
        &of("11-10 1"),
        MONDAY,
        &[
            ("2026-11-15", ""),
            ("2026-11-16", "due"),
            ("2026-11-23", "missed"),
        ],
    );
    let two = every("fortnightly", of("11-10 1"));
    let unit = Cadence::Fortnightly.unit_of(day("2026-11-10"), None, MONDAY);
    let after = |days| write_date(unit.last() + Duration::days(days));
    says(
        &two,
        MONDAY,
        &[(&after(0), ""), (&after(1), "due"), (&after(15), "missed")],
    );
    says(
        &every("monthly", of("11-30 1")),
        MONDAY,
        &[("2026-12-01", "due"), ("2027-01-01", "missed")],
    );
    says(&of("11-10 1").closed(), MONDAY, &[("2026-12-01", "")]);
}

#[test]
fn what_is_done_is_not_asked_for_again() {
    let of = |line| objective(&[line]).in_days("2026-07-01", "2026-09-30");
    says(
        &of("yes-no: 07-02 1"),
        MONDAY,
        &[("2026-07-07", ""), ("2026-09-01", "")],
    );
    says(
        &of("yes-no: 07-02 0"),
        MONDAY,
        &[
            ("2026-07-03", ""),
            ("2026-07-07", "due"),
            ("2026-09-01", "missed"),
        ],
    );
    says(
        &of("yes-no: 07-02 1, 07-20 0"),
        MONDAY,
        &[("2026-07-27", "due"), ("2026-09-01", "missed")],
    );
    // Before the period, it does not count as done.
    says(&of("yes-no: 06-10 1"), MONDAY, &[("2026-07-01", "due")]);
    // Reached is not done: it can be lost again.
    says(
        &of("0 to 10: 07-02 10"),
        MONDAY,
        &[("2026-07-06", "due"), ("2026-09-01", "missed")],
    );
    says(
        &of("guardrail at-least 5: 07-02 6"),
        MONDAY,
        &[("2026-07-06", "due")],
    );
}

/// The id that a browser makes at a moment, in seconds since 1970.
fn id_made(seconds: i64) -> String {
    let mut time = Vec::new();
    let mut rest = seconds * 1000;
    while rest > 0 {
        time.push(char::from(
            b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize],
        ));
        rest /= 36;
    }
    let time: String = time.iter().rev().collect();
    format!("{time:0>9}00zz")
}

#[test]
fn nobody_has_missed_a_week_before_the_key_result_was_there() {
    let of = |made: &str, check_ins: &[&str]| {
        let id = id_made(day(made).midnight().assume_utc().unix_timestamp() + 12 * 3600);
        assert_eq!(Id::parse(&id).expect("an id").made(), Some(day(made)));
        let mut fields = Written(Vec::new()).in_days("2026-10-01", "2026-12-31");
        fields = fields.with(&format!("kr/{id}/start"), json!("0"));
        fields = fields.with(&format!("kr/{id}/target"), json!("10"));
        for on in check_ins {
            fields = fields.with(&format!("at/{id}/{on}"), json!({"value": "1"}));
        }
        fields
    };
    // Added on a Wednesday in the middle: that week and the ones before are nobody's fault.
    let added = of("2026-11-18", &[]);
    let days = [
        ("2026-11-18", "due"),
        ("2026-11-23", "due"),
        ("2026-11-29", "due"),
        ("2026-11-30", "missed"),
    ];
    says(&added, MONDAY, &days);
    // On a Monday the whole week was there.
    says(
        &of("2026-11-16", &[]),
        MONDAY,
        &[("2026-11-18", "due"), ("2026-11-23", "missed")],
    );
    // Brought along with old values, it was still not asked for last week.
    says(
        &of("2026-11-18", &["2026-10-05"]),
        MONDAY,
        &[("2026-11-18", "due"), ("2026-11-30", "missed")],
    );
    says(
        &every("monthly", of("2026-11-18", &[])),
        MONDAY,
        &[("2026-12-01", "due")],
    );
    says(
        &every("monthly", of("2026-09-18", &[])),
        MONDAY,
        &[("2026-11-01", "missed")],
    );
    says(
        &of("2026-11-18", &[]).without_period(),
        MONDAY,
        &[("2026-11-23", "due"), ("2026-11-30", "missed")],
    );
}

#[test]
fn an_id_says_when_it_was_made_only_if_a_browser_made_it() {
    for text in [
        "k1",
        "1",
        "a1k0",
        "00zzzzzzz0000",
        "0mhr9x2k1",
        "zzzzzzzzzzzzz0",
        "abcdefghijklmn",
    ] {
        assert_eq!(Id::parse(text).expect("an id").made(), None, "{text}");
    }
    assert_eq!(
        Id::parse(&id_made(1_577_836_800)).expect("an id").made(),
        Some(day("2020-01-01"))
    );
    assert_eq!(
        Id::parse(&id_made(1_577_836_799)).expect("an id").made(),
        None
    );
    // As far as dates go, and no further.
    assert_eq!(
        Id::parse("zzzzzzzzz0000")
            .expect("an id")
            .made()
            .map(Date::year),
        Some(5188)
    );
}

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
            if has_period && !period.contains(on) || !unit.contains(today) {
                prop_assert_eq!(now, before, "{} of {}", today, on);
            } else {
                prop_assert!(!now, "{} of {}", today, on);
            }
        }
    }
}
