//! What a review is of, by the day on which it is held.

use proptest::prelude::*;
use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::period::{parse_date, write_date};
use waymark_core::review::{Rhythm, of_id, subject};

use super::day;

#[track_caller]
fn case(rhythm: Rhythm, on: &str, days: &str) {
    let unit = rhythm.unit(Calendar::default(), day(on));
    let said = [write_date(unit.first()), write_date(unit.last())].join(" to ");
    assert_eq!(said, days, "{rhythm:?} on {on}");
}

#[test]
fn a_week_is_reviewed_while_it_runs() {
    for on in ["2026-11-23", "2026-11-27", "2026-11-29"] {
        case(Rhythm::Week, on, "2026-11-23 to 2026-11-29");
    }
    case(Rhythm::Week, "2026-11-30", "2026-11-30 to 2026-12-06");
}

#[test]
fn a_month_is_reviewed_once_it_has_ended() {
    case(Rhythm::Month, "2026-11-01", "2026-10-01 to 2026-10-31");
    case(Rhythm::Month, "2026-11-30", "2026-10-01 to 2026-10-31");
    case(Rhythm::Month, "2026-12-01", "2026-11-01 to 2026-11-30");
    case(Rhythm::Month, "2027-01-15", "2026-12-01 to 2026-12-31");
}

#[test]
fn a_quarter_is_reviewed_from_two_weeks_before_its_end() {
    case(Rhythm::Quarter, "2026-12-17", "2026-07-01 to 2026-09-30");
    case(Rhythm::Quarter, "2026-12-18", "2026-10-01 to 2026-12-31");
    case(Rhythm::Quarter, "2026-12-31", "2026-10-01 to 2026-12-31");
    case(Rhythm::Quarter, "2027-01-04", "2026-10-01 to 2026-12-31");
    case(Rhythm::Quarter, "2027-03-17", "2026-10-01 to 2026-12-31");
    case(Rhythm::Quarter, "2027-03-18", "2027-01-01 to 2027-03-31");
}

#[test]
fn weeks_and_quarters_are_those_of_the_person() {
    let calendar = Calendar {
        first_day: FirstDay::Sunday,
        first_month: Month::February,
    };
    let week = Rhythm::Week.unit(calendar, day("2026-11-27"));
    assert_eq!(week.first(), day("2026-11-22"));
    let quarter = Rhythm::Quarter.unit(calendar, day("2027-02-10"));
    assert_eq!(
        (quarter.first(), quarter.last()),
        (day("2026-11-01"), day("2027-01-31"))
    );
}

#[test]
fn what_is_no_review_has_no_days() {
    for id in ["1", "week", "week2026112", "year20260101", "week20261323"] {
        assert_eq!(of_id(&super::id(id)), None, "{id}");
    }
}

fn any_day() -> impl Strategy<Value = Date> {
    (1_721_060..5_373_484_i32).prop_map(|it| Date::from_julian_day(it).expect("a day"))
}

fn any_calendar() -> impl Strategy<Value = Calendar> {
    (0..3_usize, 1..=12_u8).prop_map(|(day, month)| Calendar {
        first_day: FirstDay::ALL[day],
        first_month: Month::try_from(month).expect("a month"),
    })
}

proptest! {
    #[test]
    fn every_day_of_one_review_opens_the_same_one(
        on in any_day(), calendar in any_calendar(), at in 0..3_usize,
    ) {
        let rhythm = Rhythm::ALL[at];
        let unit = rhythm.unit(calendar, on);
        let of = subject(rhythm, unit);
        prop_assert_eq!(of_id(&of.id), Some((rhythm, unit.first())));
        // From the day on which it opens until the next one does.
        let next = rhythm.next(unit, calendar);
        let before = next.previous_day().unwrap_or(next);
        prop_assert_eq!(rhythm.unit(calendar, before), unit);
        let after = rhythm.unit(calendar, next);
        prop_assert_eq!(Some(after.first()), unit.last().next_day());
        prop_assert_ne!(subject(rhythm, after), of);
    }

    #[test]
    fn a_review_has_its_word_and_its_first_day_for_a_name(on in any_day()) {
        let week = Rhythm::Week.unit(Calendar::default(), on);
        let of = subject(Rhythm::Week, week);
        let first = of.id.as_str().strip_prefix("week").expect("its word");
        let first = [&first[..4], &first[4..6], &first[6..]].join("-");
        prop_assert_eq!(parse_date(&first), Some(week.first()));
    }
}
