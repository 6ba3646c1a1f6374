//! The KPIs to play with, in words and numbers.

#![cfg(feature = "store")]

use time::Date;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Side;
use waymark_core::kpi::band::Judged;
use waymark_core::kpi::sandbox::{Told, kpi};
use waymark_core::kpi::status::{Due, Latest, Status};
use waymark_core::kpi::streak::Streak;
use waymark_core::kpi::tally::by_cadence;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::period::parse_date;
use waymark_text::en::kpi::sandbox::{EXAMPLE, EXAMPLES, KEEP, LEAD, LEAVE, SOURCE, TRY};

/// Two years of days, each under another first day of the week than the one before:
/// every weekday is met under all of them, and every day of a month.
fn days() -> impl Iterator<Item = (Date, Calendar)> {
    let first = parse_date("2027-01-01").expect("a day").to_julian_day();
    (first..first + 731).map(|day| {
        let first_day = FirstDay::ALL[day.rem_euclid(3) as usize];
        let calendar = Calendar {
            first_day,
            ..Calendar::default()
        };
        (Date::from_julian_day(day).expect("a day"), calendar)
    })
}

/// What a board says of one of them.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    status: Status,
    is_overdue: bool,
    streak: Option<(usize, Side)>,
}

fn said(kpi: &Kpi, calendar: Calendar, today: Date) -> Said {
    let tallies = by_cadence(kpi, calendar, today);
    let streak = Streak::of(kpi, calendar, today);
    Said {
        status: Status::of(Latest::of(kpi, &tallies).as_ref()),
        is_overdue: Due::of(kpi, &tallies, calendar, today).overdue.is_some(),
        streak: streak.map(|it| (it.count, it.side)),
    }
}

/// Checks one of them on each day.
#[track_caller]
fn reads(told: &Told, is_as_told: impl Fn(&Said) -> bool) {
    for (today, calendar) in days() {
        let said = said(&kpi(told, calendar, today), calendar, today);
        assert!(is_as_told(&said), "{} on {today}: {said:?}", told.name);
    }
}

#[test]
fn the_margin_is_good_whatever_day_it_is() {
    reads(&EXAMPLES[0], |said| {
        *said
            == Said {
                status: Status::Judged(Judged::Good),
                is_overdue: false,
                streak: None,
            }
    });
}

#[test]
fn the_response_time_has_been_out_for_months_whatever_day_it_is() {
    reads(&EXAMPLES[1], |said| {
        let months = said.streak.filter(|(_, side)| *side == Side::Above);
        said.status == Status::Judged(Judged::Out(Side::Above))
            && !said.is_overdue
            // 16 weeks reach into at least the last two whole months.
            && months.is_some_and(|(count, _)| (2..=4).contains(&count))
    });
}

#[test]
fn the_retention_was_out_last_month_and_in_before_whatever_day_it_is() {
    reads(&EXAMPLES[2], |said| {
        *said
            == Said {
                status: Status::Judged(Judged::Out(Side::Below)),
                is_overdue: false,
                streak: Some((1, Side::Below)),
            }
    });
}

#[test]
fn the_utilisation_waits_for_its_reading_whatever_day_it_is() {
    reads(&EXAMPLES[3], |said| {
        *said
            == Said {
                status: Status::NoData,
                is_overdue: true,
                streak: None,
            }
    });
}

#[test]
fn with_its_reading_the_utilisation_is_good_again() {
    for (today, calendar) in days() {
        let mut kpi = kpi(&EXAMPLES[3], calendar, today);
        let cadence = kpi.definition().cadence;
        let last = cadence.ended_before(today, calendar).expect("a week");
        let mut reading = kpi.readings.last().expect("readings").clone();
        reading.day = cadence.day_of(last);
        kpi.readings.push(reading);
        let said = said(&kpi, calendar, today);
        assert_eq!(said.status, Status::Judged(Judged::Good), "on {today}");
        assert!(!said.is_overdue, "on {today}");
    }
}

#[test]
fn each_has_its_four_pillars_and_two_years_of_readings() {
    for told in &EXAMPLES {
        for (today, calendar) in days().step_by(17) {
            let kpi = kpi(told, calendar, today);
            assert_eq!(kpi.missing(), [], "{}", told.name);
            let first = kpi.readings.first().expect("readings").day;
            let age = today.to_julian_day() - first.to_julian_day();
            assert!((700..=760).contains(&age), "{}: {age} days", told.name);
            assert!(kpi.readings.iter().all(|it| it.day < today));
            assert!(kpi.readings.is_sorted_by_key(|it| it.day));
            assert_eq!(kpi.bands.len(), told.bands.len(), "{}", told.name);
            assert!(kpi.bands.iter().all(|it| it.range.is_some()));
            for (field, value) in kpi.fields() {
                let field = field.to_string();
                assert_eq!(KIND.accepts(&field, &value), Ok(()), "{field} on {today}");
            }
        }
    }
}

#[test]
fn its_chart_has_something_to_tell() {
    let (today, calendar) = days().next().expect("a day");
    let [_, response, ..] = EXAMPLES.map(|told| kpi(&told, calendar, today));
    assert_eq!((response.bands.len(), response.notes.len()), (2, 1));
    // What happened outside came in the week in which it changed, and the band moved long
    // before that.
    let changed = response.notes[0].date;
    let (before, since): (Vec<_>, Vec<_>) =
        response.readings.iter().partition(|it| it.day < changed);
    let highest = before.iter().filter_map(|it| it.value).max();
    let lowest = since.iter().filter_map(|it| it.value).min();
    assert!(highest < lowest, "{highest:?} {lowest:?}");
    assert_eq!(since.len(), 16);
    assert!(response.bands[1].from.to_julian_day() + 200 < changed.to_julian_day());
}

#[test]
fn every_number_of_them_is_read() {
    let (today, calendar) = days().next().expect("a day");
    for told in &EXAMPLES {
        let kpi = kpi(told, calendar, today);
        assert_eq!(
            kpi.readings.len(),
            told.values.split_whitespace().count(),
            "{}",
            told.name
        );
        let remarks = kpi.readings.iter().filter(|it| !it.note.is_empty());
        assert_eq!(remarks.count(), told.remarks.len(), "{}", told.name);
    }
}

#[test]
fn their_words_are_ours() {
    for text in [LEAD, SOURCE] {
        assert!(text.ends_with('.') && !text.contains("  "), "{text}");
    }
    for text in [TRY, EXAMPLE, KEEP, LEAVE] {
        assert!(!text.ends_with('.'), "{text}");
    }
    for told in &EXAMPLES {
        for (_, remark) in told.remarks {
            assert!(remark.ends_with('.'), "{remark}");
        }
        for (_, note) in told.notes {
            assert!(!note.ends_with('.'), "{note}");
        }
    }
}
