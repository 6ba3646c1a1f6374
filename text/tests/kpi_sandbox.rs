//! The KPIs to play with, in words and numbers.

#![cfg(feature = "store")]

use time::Date;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Side;
use waymark_core::kpi::KIND;
use waymark_core::kpi::band::Judged;
use waymark_core::kpi::base::Base;
use waymark_core::kpi::noise::{Newest, Said};
use waymark_core::kpi::outlook::{Answer, Outlook};
use waymark_core::kpi::sandbox::{Told, kpi};
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::status::Status;
use waymark_core::period::parse_date;
use waymark_core::record::id::Id;
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

/// Checks how one of them stands on each day.
#[track_caller]
fn stands(told: &Told, as_told: impl Fn(&Standing) -> bool) {
    for (today, calendar) in days() {
        let standing = Standing::of(&kpi(told, calendar, today), calendar, today);
        assert!(as_told(&standing), "{} on {today}: {standing:?}", told.name);
    }
}

#[test]
fn the_margin_is_met_by_the_way_things_run_whatever_day_it_is() {
    stands(&EXAMPLES[0], |standing| {
        standing.status == Status::Judged(Judged::Good)
            && standing.due.overdue.is_none()
            && standing.streak.is_none()
            && standing.noise.current.said == Said::Settled
            && standing.noise.current.signals.is_empty()
            && standing.outlook == Outlook::Runs(Answer::Met)
    });
}

#[test]
fn the_response_time_has_really_changed_whatever_day_it_is() {
    stands(&EXAMPLES[1], |standing| {
        let months = standing.streak.filter(|it| it.side == Side::Above);
        standing.status == Status::Judged(Judged::Out(Side::Above))
            && standing.due.overdue.is_none()
            // 16 weeks reach into at least the last two whole months.
            && months.is_some_and(|it| (2..=4).contains(&it.count))
            && standing.noise.newest
                == Newest::Run {
                    side: Side::Above,
                    since: 88,
                    values: 16,
                }
            && standing.noise.restart == Some(88)
            // Before that nothing ever happened.
            && standing.noise.current.signals.iter().all(|it| it.first() >= 88)
            && standing.outlook
                == Outlook::Changed {
                    since: 88,
                    then: Some(Answer::Never),
                }
    });
}

#[test]
fn with_a_base_begun_where_it_changed_the_response_time_is_quiet_and_cannot_be_met() {
    let (today, calendar) = days().next().expect("a day");
    let mut kpi = kpi(&EXAMPLES[1], calendar, today);
    kpi.bases.push(Base {
        id: Id::of_number(1),
        from: kpi.notes[0].date,
        reason: "The new version".into(),
    });
    let standing = Standing::of(&kpi, calendar, today);
    assert_eq!(standing.noise.newest, Newest::Usual);
    assert_eq!(standing.noise.current.signals, []);
    assert_eq!(standing.outlook, Outlook::Runs(Answer::Never));
}

#[test]
fn the_retention_is_in_and_out_by_chance_alone_whatever_day_it_is() {
    stands(&EXAMPLES[2], |standing| {
        let streak = standing.streak.map(|it| (it.count, it.side));
        standing.status == Status::Judged(Judged::Out(Side::Below))
            && standing.due.overdue.is_none()
            && streak == Some((1, Side::Below))
            && standing.noise.newest == Newest::Usual
            && standing.noise.current.signals.is_empty()
            && standing.outlook == Outlook::Runs(Answer::ByChance { out: 7, of: 24 })
    });
}

#[test]
fn the_utilisation_waits_for_its_reading_whatever_day_it_is() {
    stands(&EXAMPLES[3], |standing| {
        standing.status == Status::NoData
            && standing.due.overdue.is_some()
            && standing.streak.is_none()
            && standing.noise.current.signals.is_empty()
            && standing.outlook == Outlook::Runs(Answer::Met)
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
        let standing = Standing::of(&kpi, calendar, today);
        let good = Status::Judged(Judged::Good);
        assert_eq!(standing.status, good, "on {today}");
        assert_eq!(standing.due.overdue, None, "on {today}");
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
