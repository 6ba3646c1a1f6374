//! Weeks, quarters, halves and years where a person's begin.

#![cfg(feature = "store")]

use crate::given::day;
use proptest::prelude::*;
use proptest::sample::select;
use time::{Date, Duration, Month, Weekday};
use waymark_core::calendar::{Calendar, FirstDay, Part};
use waymark_core::objective::draft::{Days, Details};
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, findings};
use waymark_core::objective::review::Brief;
use waymark_core::objective::year::{year_of, years};
use waymark_core::objective::{Objective, charts};
use waymark_core::period::{Period, Span};
use waymark_core::record::id::Id;

#[track_caller]
fn period(days: &str) -> Period {
    let (first, last) = days.split_once(" to ").expect("two days");
    Period::new(day(first), day(last)).expect("in order")
}

fn from(first_month: Month) -> Calendar {
    Calendar {
        first_month,
        ..Calendar::default()
    }
}

fn months() -> impl Iterator<Item = Month> {
    (0..12).map(|after| Month::January.nth_next(after))
}

/// A day of the years 0 to 9998, so that something follows.
fn any_day() -> impl Strategy<Value = Date> {
    (1_721_060..5_373_000_i32).prop_map(|day| Date::from_julian_day(day).expect("a day"))
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    let day = select(FirstDay::ALL.to_vec());
    let month = select(months().collect::<Vec<_>>());
    (day, month).prop_map(|(first_day, first_month)| Calendar {
        first_day,
        first_month,
    })
}

#[test]
fn a_week_begins_on_the_first_day_of_the_week() {
    #[track_caller]
    fn case(on: &str, weeks: [&str; 3]) {
        for (first_day, days) in FirstDay::ALL.into_iter().zip(weeks) {
            let calendar = Calendar {
                first_day,
                ..Calendar::default()
            };
            assert_eq!(
                calendar.week_of(day(on)),
                period(days),
                "{on}, {first_day:?}"
            );
        }
    }
    // A Thursday, a Sunday and a Saturday, over the end of a year and a leap day.
    case(
        "2026-11-26",
        [
            "2026-11-23 to 2026-11-29",
            "2026-11-22 to 2026-11-28",
            "2026-11-21 to 2026-11-27",
        ],
    );
    case(
        "2027-01-03",
        [
            "2026-12-28 to 2027-01-03",
            "2027-01-03 to 2027-01-09",
            "2027-01-02 to 2027-01-08",
        ],
    );
    case(
        "2028-03-04",
        [
            "2028-02-28 to 2028-03-05",
            "2028-02-27 to 2028-03-04",
            "2028-03-04 to 2028-03-10",
        ],
    );
}

#[test]
fn with_april_first_the_year_is_that_of_many_firms() {
    let calendar = from(Month::April);
    #[track_caller]
    fn case(calendar: Calendar, on: &str, all: [&str; 3], number: u8, year: i32) {
        let found = Span::ALL.map(|span| calendar.span_of(day(on), span));
        assert_eq!(found, all.map(period), "{on}");
        assert_eq!(calendar.part_of(found[0]), Some(Part::Quarter(number)));
        assert_eq!(
            calendar.part_of(found[1]),
            Some(Part::Half(number.div_ceil(2)))
        );
        assert_eq!(calendar.part_of(found[2]), Some(Part::Year));
        assert_eq!(calendar.year_of(day(on)), year, "{on}");
        assert_eq!(calendar.year(year), Some(found[2]), "{on}");
    }
    let year = "2026-04-01 to 2027-03-31";
    let [one, two] = ["2026-04-01 to 2026-09-30", "2026-10-01 to 2027-03-31"];
    case(
        calendar,
        "2026-04-01",
        ["2026-04-01 to 2026-06-30", one, year],
        1,
        2026,
    );
    case(
        calendar,
        "2026-09-30",
        ["2026-07-01 to 2026-09-30", one, year],
        2,
        2026,
    );
    case(
        calendar,
        "2026-12-31",
        ["2026-10-01 to 2026-12-31", two, year],
        3,
        2026,
    );
    case(
        calendar,
        "2027-03-31",
        ["2027-01-01 to 2027-03-31", two, year],
        4,
        2026,
    );
    // A quarter over the end of a year has the leap day where there is one.
    let february = from(Month::December);
    assert_eq!(
        february.quarter_of(day("2028-02-29")),
        period("2027-12-01 to 2028-02-29")
    );
    assert_eq!(february.year_of(day("2028-02-29")), 2027);
    assert_eq!(
        february.quarter_of(day("2027-01-01")),
        period("2026-12-01 to 2027-02-28")
    );
}

#[test]
fn what_is_a_quarter_in_one_calendar_may_be_none_in_another() {
    let autumn = period("2026-10-01 to 2026-12-31");
    let number = |month| match from(month).part_of(autumn) {
        Some(Part::Quarter(number)) => number,
        None => 0,
        other => panic!("{other:?}"),
    };
    let numbers: Vec<u8> = months().map(number).collect();
    assert_eq!(numbers, [4, 0, 0, 3, 0, 0, 2, 0, 0, 1, 0, 0]);
    let year = period("2026-01-01 to 2026-12-31");
    let is_year = |month| from(month).part_of(year).is_some();
    assert_eq!(months().filter(|month| is_year(*month)).count(), 1);
    assert_eq!(
        from(Month::April).part_of(period("2026-10-01 to 2026-12-30")),
        None
    );
}

#[test]
fn at_the_ends_of_what_dates_there_are_units_are_shorter() {
    for month in months() {
        let calendar = from(month);
        for on in [Date::MIN, Date::MAX] {
            for span in Span::ALL {
                assert!(
                    calendar.span_of(on, span).contains(on),
                    "{month} {on} {span:?}"
                );
            }
            assert!(calendar.week_of(on).contains(on), "{on}");
        }
        assert_eq!(calendar.year(10_000), None, "{month}");
    }
}

#[test]
fn everything_that_asks_for_the_quarter_that_it_is_asks_the_calendar() {
    let (today, calendar) = (day("2026-11-26"), from(Month::February));
    let quarter = period("2026-11-01 to 2027-01-31");
    let without = Objective::default();
    assert_eq!(without.next_period(today, calendar), quarter);
    assert_eq!(charts::days(&without, today, calendar), quarter);
    assert_eq!(
        Repair::of(&Finding::NoPeriod, &without, today, calendar),
        Repair::SetPeriod(quarter)
    );
    let year = Objective {
        period: Some(period("2026-02-01 to 2027-01-31")),
        ..Objective::default()
    };
    assert_eq!(
        Repair::of(&Finding::AnnualAlone, &year, today, calendar),
        Repair::Draft(quarter)
    );
    let id = |name: &str| Id::parse(name).expect("an id");
    let briefs = [(); 5].map(|()| Brief::of(&without, calendar, today));
    let ids: Vec<Id> = ["a", "b", "c", "d", "e"].map(id).into();
    let found = findings(&without, &id("z"), ids.iter().zip(&briefs), today, calendar);
    let room = found.iter().find_map(|it| match it {
        Finding::TooManyAtOnce { room, .. } => Some(*room),
        _ => None,
    });
    assert_eq!(room, quarter.next());
}

#[test]
fn a_form_offers_the_periods_of_the_calendar() {
    let (today, calendar) = (day("2026-11-26"), from(Month::February));
    let mut details = Details::default();
    let mut chosen = |days| {
        details.choose(days, today, calendar);
        details.period(today, calendar)
    };
    for (days, expected) in [
        (Days::ThisQuarter, "2026-11-01 to 2027-01-31"),
        (Days::NextQuarter, "2027-02-01 to 2027-04-30"),
        (Days::ThisHalf, "2026-08-01 to 2027-01-31"),
        (Days::NextHalf, "2027-02-01 to 2027-07-31"),
        (Days::ThisYear, "2026-02-01 to 2027-01-31"),
        (Days::NextYear, "2027-02-01 to 2028-01-31"),
    ] {
        assert_eq!(chosen(days), Some(period(expected)), "{days:?}");
    }
    // What was chosen by its name keeps its days while the form is left open.
    let mut left = Details::default();
    left.choose(Days::NextQuarter, today, Calendar::default());
    left.keep_days(today, calendar);
    let spring = Some(period("2027-01-01 to 2027-03-31"));
    assert_eq!(left.period(today, calendar), spring);
    left.keep_days(today, Calendar::default());
    assert_eq!(
        (left.days, left.period(today, calendar)),
        (Days::Typed, spring)
    );
    let mut untouched = Details::default();
    untouched.keep_days(today, calendar);
    assert_eq!(untouched.days, Days::ThisQuarter);
    // What was a quarter before the setting was changed keeps its days.
    let mut details = Details::default();
    let autumn = Some(period("2026-10-01 to 2026-12-31"));
    details.set_period(autumn, today, calendar);
    assert_eq!(details.days, Days::Typed);
    assert_eq!(details.period(today, calendar), autumn);
}

#[test]
fn years_are_those_of_the_calendar() {
    let calendar = from(Month::April);
    let of = |days: &str| {
        let objective = Objective {
            period: Some(period(days)),
            ..Objective::default()
        };
        Brief::of(&objective, calendar, day("2026-11-26"))
    };
    let briefs = [
        of("2026-01-01 to 2026-03-31"),
        of("2026-04-01 to 2026-06-30"),
        of("2027-01-01 to 2027-03-31"),
        // Neither a quarter nor within one.
        of("2026-06-01 to 2026-08-31"),
    ];
    let found: Vec<_> = years(&briefs, calendar)
        .into_iter()
        .map(|year| {
            let quarters = year.quarters.map(|bars| bars.len());
            (year.year, quarters, year.longer.len())
        })
        .collect();
    assert_eq!(found, [(2026, [1, 0, 0, 1], 1), (2025, [0, 0, 0, 1], 0)]);
    let year = briefs.each_ref().map(|brief| year_of(brief, calendar));
    assert_eq!(year, [Some(2025), Some(2026), Some(2026), Some(2026)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn weeks_tile_the_days(on in any_day(), calendar in any_calendar()) {
        let week = calendar.week_of(on);
        prop_assert!(week.contains(on));
        prop_assert_eq!(week.days(), 7);
        prop_assert_eq!(week.first().weekday().number_from_monday(), calendar.first_day.number());
        let after = week.last() + Duration::DAY;
        prop_assert_eq!(calendar.week_of(after).first(), after);
        prop_assert_eq!(calendar.week_of(week.first()), week);
    }

    #[test]
    fn quarters_halves_and_years_tile_the_days(
        on in any_day(),
        calendar in any_calendar(),
        span in select(Span::ALL.to_vec()),
    ) {
        let this = calendar.span_of(on, span);
        prop_assert!(this.contains(on));
        prop_assert_eq!(this.months(), Some(i32::from(span.months())));
        prop_assert!(calendar.part_of(this).is_some());
        let next = this.next().expect("not the last of all");
        prop_assert_eq!(this.last().next_day(), Some(next.first()));
        prop_assert_eq!(calendar.span_of(next.first(), span), next);
        prop_assert_eq!(calendar.span_of(this.last(), span), this);
    }

    #[test]
    fn quarters_and_halves_are_counted_through_a_year(on in any_day(), calendar in any_calendar()) {
        let year = calendar.span_of(on, Span::Year);
        prop_assert_eq!(calendar.part_of(year), Some(Part::Year));
        prop_assert_eq!(year.first().month(), calendar.first_month);
        let mut day = year.first();
        for number in 1..=4 {
            let quarter = calendar.quarter_of(day);
            prop_assert_eq!(calendar.part_of(quarter), Some(Part::Quarter(number)));
            let half = calendar.span_of(day, Span::Half);
            prop_assert_eq!(calendar.part_of(half), Some(Part::Half(number.div_ceil(2))));
            prop_assert_eq!(calendar.year_of(day), year.first().year());
            day = quarter.last() + Duration::DAY;
        }
        prop_assert_eq!(Some(day), year.last().next_day());
        prop_assert_eq!(calendar.year(year.first().year()), Some(year));
    }
}

#[test]
fn a_first_day_has_its_number() {
    let numbers = FirstDay::ALL.map(FirstDay::number);
    assert_eq!(
        numbers,
        [Weekday::Monday, Weekday::Sunday, Weekday::Saturday].map(|it| it.number_from_monday())
    );
    assert_eq!(numbers, [1, 7, 6]);
}
