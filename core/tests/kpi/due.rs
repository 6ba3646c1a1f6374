//! Which reading is asked for, and which is overdue.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::status::Due;
use waymark_core::kpi::tally::by_cadence;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::period::write_date;

use super::{
    PLAIN, Saying, daily, day, days, monthly, on_weekdays, quarterly, read, weekly, years_from,
};

fn due_in(kpi: &Kpi, calendar: Calendar, today: Date) -> Due {
    Due::of(kpi, &by_cadence(kpi, calendar, today), calendar, today)
}

fn due(kpi: &Kpi, today: Date) -> Due {
    due_in(kpi, PLAIN, today)
}

/// Day by day, where what is overdue changes: the day, and the first day of the unit.
fn changes(kpi: &Kpi, from: &str, to: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut before = None;
    for today in days(from, to) {
        let overdue = due(kpi, today).overdue;
        if overdue != before {
            let unit = overdue.map_or_else(|| "none".to_owned(), |it| write_date(it.first()));
            all.push(format!("{}: {unit}", write_date(today)));
        }
        before = overdue;
    }
    all
}

#[track_caller]
fn case(kpi: &Kpi, from: &str, to: &str, expected: &[&str]) {
    assert_eq!(changes(kpi, from, to), expected);
}

#[test]
fn a_month_has_three_days_of_grace() {
    // September was read, October was not.
    let kpi = monthly("2026-09-01", "1");
    case(
        &kpi,
        "2026-09-01",
        "2026-11-30",
        &["2026-11-04: 2026-10-01"],
    );
}

#[test]
fn a_quarter_has_seven_days_of_grace() {
    let kpi = quarterly("2026-04-01", "1");
    case(
        &kpi,
        "2026-04-01",
        "2026-12-31",
        &["2026-10-08: 2026-07-01"],
    );
}

#[test]
fn a_week_has_one_day_of_grace() {
    // The week that ends on Sunday 22: Monday is its grace.
    let kpi = weekly("2026-11-09", "1");
    case(
        &kpi,
        "2026-11-09",
        "2026-11-29",
        &["2026-11-24: 2026-11-16"],
    );
}

#[test]
fn a_day_has_one_more_day() {
    // Monday was read. Tuesday was not, and has Wednesday.
    let kpi = daily("2026-11-23", "1");
    case(
        &kpi,
        "2026-11-23",
        "2026-11-26",
        &["2026-11-26: 2026-11-24"],
    );
}

#[test]
fn a_friday_of_weekdays_has_the_monday() {
    let kpi = on_weekdays("2026-11-19", "1");
    case(
        &kpi,
        "2026-11-19",
        "2026-11-24",
        &["2026-11-24: 2026-11-20"],
    );
    // A Thursday has the Friday, and is overdue over the weekend.
    let kpi = on_weekdays("2026-11-18", "1");
    case(
        &kpi,
        "2026-11-18",
        "2026-11-23",
        &["2026-11-21: 2026-11-19"],
    );
}

#[test]
fn what_stays_unread_stays_overdue_and_the_newest_past_its_grace_is_named() {
    let kpi = monthly("2026-08-01", "1");
    let expected = [
        "2026-10-04: 2026-09-01",
        "2026-11-04: 2026-10-01",
        "2026-12-04: 2026-11-01",
    ];
    case(&kpi, "2026-08-01", "2026-12-31", &expected);
    let kpi = daily("2026-11-23", "1");
    let expected = [
        "2026-11-26: 2026-11-24",
        "2026-11-27: 2026-11-25",
        "2026-11-28: 2026-11-26",
    ];
    case(&kpi, "2026-11-23", "2026-11-28", &expected);
}

#[test]
fn a_later_reading_makes_an_earlier_gap_no_longer_overdue() {
    let kpi = monthly("2026-08-01", "1 - 1");
    case(
        &kpi,
        "2026-10-01",
        "2026-12-31",
        &[
            "2026-10-04: 2026-09-01",
            "2026-11-01: none",
            "2026-12-04: 2026-11-01",
        ],
    );
    let kpi = daily("2026-11-23", "1 - 1");
    assert_eq!(due(&kpi, day("2026-11-26")).overdue, None);
}

#[test]
fn where_the_next_unit_has_a_reading_already_it_is_the_one_that_runs() {
    // Read in Tokyo on the 18th; in Los Angeles it is the 17th.
    let asked = |kpi: &Kpi, today: &str| due(kpi, day(today)).unit.map(|it| write_date(it.last()));
    let is = |day: &str| Some(day.to_owned());
    let tokyo = daily("2026-11-15", "1 1 1 1");
    assert_eq!(asked(&tokyo, "2026-11-18"), is("2026-11-18"));
    assert_eq!(asked(&tokyo, "2026-11-17"), is("2026-11-18"));
    // What has ended and lacks a reading comes first.
    assert_eq!(
        asked(&daily("2026-11-15", "1 - 1 1"), "2026-11-17"),
        is("2026-11-16")
    );
    // Further ahead is a slip.
    assert_eq!(
        asked(&daily("2026-11-15", "1 1 1 1"), "2026-11-16"),
        is("2026-11-17")
    );
    assert_eq!(
        asked(&daily("2026-11-15", "1 1 1 - 1"), "2026-11-17"),
        is("2026-11-17")
    );
    // A month that has begun there.
    let monthly = monthly("2026-09-01", "1 1 1");
    assert_eq!(asked(&monthly, "2026-10-31"), is("2026-11-30"));
    assert_eq!(asked(&monthly, "2026-10-30"), is("2026-10-31"));
    // Of weekdays, on the Sunday before a Monday.
    let weekdays = on_weekdays("2026-11-13", "1 1");
    assert_eq!(asked(&weekdays, "2026-11-15"), is("2026-11-16"));
    // What is asked for stays as it is here.
    assert_eq!(due(&tokyo, day("2026-11-17")).lacks, None);
    assert_eq!(due(&tokyo, day("2026-11-17")).overdue, None);
}

#[test]
fn a_closed_unit_is_not_overdue() {
    let kpi = monthly("2026-08-01", "1 x");
    case(&kpi, "2026-08-01", "2026-11-03", &[]);
    case(
        &kpi,
        "2026-08-01",
        "2026-11-30",
        &["2026-11-04: 2026-10-01"],
    );
    assert_eq!(due(&kpi, day("2026-10-02")).lacks, None);
}

#[test]
fn it_is_counted_from_when_the_kpi_was_written() {
    let made = |cadence, on: &str| read(cadence, "2026-01-01", "").made(on);
    // On the last day of October: October is asked for. On the first of November it is not.
    case(
        &made(Unit::Month, "2026-10-31"),
        "2026-10-31",
        "2026-11-30",
        &["2026-11-04: 2026-10-01"],
    );
    case(
        &made(Unit::Month, "2026-11-01"),
        "2026-11-01",
        "2026-12-31",
        &["2026-12-04: 2026-11-01"],
    );
    case(
        &made(Unit::Quarter, "2026-09-30"),
        "2026-09-30",
        "2026-10-31",
        &["2026-10-08: 2026-07-01"],
    );
    case(
        &made(Unit::Quarter, "2026-10-01"),
        "2026-10-01",
        "2027-01-08",
        &["2027-01-08: 2026-10-01"],
    );
    case(
        &made(Unit::Week, "2026-11-22"),
        "2026-11-22",
        "2026-11-24",
        &["2026-11-24: 2026-11-16"],
    );
    case(
        &made(Unit::Week, "2026-11-23"),
        "2026-11-23",
        "2026-12-01",
        &["2026-12-01: 2026-11-23"],
    );
    case(
        &made(Unit::Day, "2026-11-23"),
        "2026-11-23",
        "2026-11-25",
        &["2026-11-25: 2026-11-23"],
    );
    // On a Saturday.
    case(
        &made(Unit::Weekday, "2026-11-21"),
        "2026-11-21",
        "2026-11-25",
        &["2026-11-25: 2026-11-23"],
    );
}

#[test]
fn a_kpi_written_today_with_readings_of_long_ago_is_not_overdue() {
    let kpi = monthly("2025-01-01", "1 1 1").made("2026-11-26");
    case(&kpi, "2026-11-26", "2026-12-03", &[]);
    let today = due(&kpi, day("2026-11-26"));
    assert_eq!((today.lacks, today.overdue), (None, None));
}

#[test]
fn where_nobody_said_when_it_was_written_it_is_the_first_reading() {
    let kpi = Kpi {
        made: None,
        ..monthly("2026-08-01", "1")
    };
    case(
        &kpi,
        "2026-08-01",
        "2026-10-31",
        &["2026-10-04: 2026-09-01"],
    );
    let kpi = Kpi {
        made: None,
        ..monthly("2026-08-01", "")
    };
    case(&kpi, "2026-08-01", "2026-10-31", &[]);
}

#[test]
fn what_rests_asks_for_nothing() {
    for is_for_good in [false, true] {
        let kpi = Kpi {
            rest: Some(Rest {
                on: day("2026-09-15"),
                is_for_good,
                reason: String::new(),
            }),
            ..monthly("2026-08-01", "1")
        };
        for today in days("2026-09-15", "2027-01-31") {
            let due = due(&kpi, today);
            assert_eq!(
                (due.lacks, due.overdue, due.next),
                (None, None, None),
                "{today}"
            );
            assert!(due.unit.is_some(), "one can still be typed on {today}");
        }
    }
}

/// The unit that is offered on a day, by its first day.
#[track_caller]
fn offered(kpi: &Kpi, today: &str, expected: &str) {
    let unit = due(kpi, day(today)).unit.map(|it| write_date(it.first()));
    assert_eq!(unit.as_deref(), Some(expected), "on {today}");
}

#[test]
fn the_last_ended_unit_without_a_reading_is_offered_and_else_the_running_one() {
    let kpi = monthly("2026-09-01", "1");
    offered(&kpi, "2026-10-15", "2026-10-01");
    offered(&kpi, "2026-10-31", "2026-10-01");
    offered(&kpi, "2026-11-01", "2026-10-01");
    offered(&kpi, "2026-11-15", "2026-10-01");
    let kpi = monthly("2026-09-01", "1 x");
    offered(&kpi, "2026-11-15", "2026-11-01");
    // A new one: what ended last, though nobody asked for it.
    let kpi = monthly("2026-11-01", "").made("2026-11-15");
    offered(&kpi, "2026-11-15", "2026-10-01");
    assert_eq!(due(&kpi, day("2026-11-15")).lacks, None);
    let kpi = weekly("2026-11-16", "1");
    offered(&kpi, "2026-11-26", "2026-11-23");
    offered(&kpi, "2026-11-30", "2026-11-23");
    let kpi = daily("2026-11-24", "1");
    offered(&kpi, "2026-11-25", "2026-11-25");
    offered(&kpi, "2026-11-26", "2026-11-25");
    let kpi = on_weekdays("2026-11-19", "1");
    offered(&kpi, "2026-11-20", "2026-11-20");
    offered(&kpi, "2026-11-21", "2026-11-20");
    offered(&kpi, "2026-11-23", "2026-11-20");
    // Nothing runs on a Sunday, and Friday was read: to correct.
    offered(
        &on_weekdays("2026-11-19", "1 1"),
        "2026-11-22",
        "2026-11-20",
    );
    offered(
        &on_weekdays("2026-11-19", "1 1"),
        "2026-11-23",
        "2026-11-23",
    );
}

/// The day on which the next reading is due.
#[track_caller]
fn next(kpi: &Kpi, today: &str, expected: &str) {
    let next = due(kpi, day(today)).next.map(write_date);
    assert_eq!(next.as_deref(), Some(expected), "on {today}");
}

#[test]
fn the_next_reading_is_due_when_the_running_unit_has_ended_or_today() {
    next(&monthly("2026-10-01", "1"), "2026-11-26", "2026-12-01");
    next(&monthly("2026-09-01", "1"), "2026-11-26", "2026-11-26");
    next(&monthly("2026-10-01", "1"), "2026-12-31", "2026-12-31");
    next(&quarterly("2026-07-01", "1"), "2026-12-31", "2027-01-01");
    next(&weekly("2026-11-16", "1"), "2026-11-26", "2026-11-30");
    next(&daily("2026-11-25", "1"), "2026-11-26", "2026-11-27");
    next(&on_weekdays("2026-11-19", "1"), "2026-11-20", "2026-11-21");
    // On the weekend after it: Monday's, once Monday is over.
    next(
        &on_weekdays("2026-11-19", "1 1"),
        "2026-11-21",
        "2026-11-24",
    );
    next(
        &monthly("2026-11-01", "").made("2026-11-15"),
        "2026-11-15",
        "2026-12-01",
    );
}

#[test]
fn a_quarterly_kpi_asks_by_its_own_quarters() {
    let kpi = Kpi {
        quarters: Some(time::Month::February),
        ..read(Unit::Quarter, "2026-01-01", "").made("2026-02-01")
    };
    for calendar in [PLAIN, years_from(time::Month::June)] {
        let due = due_in(&kpi, calendar, day("2026-05-08"));
        let unit = due.overdue.expect("past its grace");
        assert_eq!(
            (unit.first(), unit.last()),
            (day("2026-02-01"), day("2026-04-30"))
        );
        assert_eq!(due_in(&kpi, calendar, day("2026-05-07")).overdue, None);
    }
}

#[test]
fn daylight_saving_and_the_ends_of_years_move_nothing() {
    // Both ends of summer time in Europe and in America, and a leap day.
    for first in [
        "2026-03-02",
        "2026-03-23",
        "2026-10-19",
        "2026-10-26",
        "2026-12-21",
        "2028-02-21",
    ] {
        let read = weekly(first, "1");
        let until = day(first) + time::Duration::days(30);
        let overdue =
            days(first, &write_date(until)).find(|today| due(&read, *today).overdue.is_some());
        assert_eq!(
            overdue,
            Some(day(first) + time::Duration::days(15)),
            "after {first}"
        );
    }
    let kpi = monthly("2028-01-01", "1");
    case(
        &kpi,
        "2028-01-01",
        "2028-03-31",
        &["2028-03-04: 2028-02-01"],
    );
}
