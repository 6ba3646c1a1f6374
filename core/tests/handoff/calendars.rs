//! Hand-offs where weeks begin on Sunday or Saturday, and a year in April or February.

use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Side;
use waymark_core::handoff::fed::feed;
use waymark_core::handoff::graduate::{Graduation, graduate};
use waymark_core::handoff::restore::{Words, restoring};
use waymark_core::handoff::serve::start_of;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::objective::Objective;
use waymark_core::objective::due::due;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing as ObjectiveStanding;
use waymark_core::period::{Period, write_date};
use waymark_core::record::Record;
use waymark_core::store::action::Action;

use super::{
    at_least, band, change, checked, day, days, here, id, ids, kpi, monthly, number, objective,
};

const fn from(first_day: FirstDay, first_month: Month) -> Calendar {
    Calendar {
        first_day,
        first_month,
    }
}

const SUNDAY: Calendar = from(FirstDay::Sunday, Month::April);
const SATURDAY: Calendar = from(FirstDay::Saturday, Month::April);
const MONDAY: Calendar = from(FirstDay::Monday, Month::April);

/// Weekly readings, each on its Thursday: of the weeks around 24 September, 1, 8 and 15
/// October.
const THURSDAYS: [(&str, &str); 4] = [
    ("2026-09-24", "12"),
    ("2026-10-01", "13"),
    ("2026-10-08", "14"),
    ("2026-10-15", "15"),
];

/// The objective of a quarter of the year from April, whose key result is that KPI.
fn fed(kpi: &Kpi, period: Period, calendar: Calendar, today: &str) -> Objective {
    let mut it = objective(KeyResult {
        kpi: Some(id("kpi")),
        ..change("12", "18")
    });
    it.period = Some(period);
    feed(&mut it, &id("o"), calendar, day(today), |_| {
        Some(kpi.clone())
    });
    it
}

/// The days whose values count in the period.
fn counts(objective: &Objective) -> Vec<String> {
    let all = objective.key_results[0].counting(objective.period);
    all.map(|it| write_date(it.date)).collect()
}

#[test]
fn a_week_that_reaches_into_the_quarter_is_of_the_one_that_its_thursday_is_in() {
    let kpi = kpi(Unit::Week, None, &THURSDAYS);
    for calendar in [MONDAY, SUNDAY, SATURDAY] {
        let third = calendar.quarter_of(day("2026-10-05"));
        assert_eq!(third, days("2026-10-01", "2026-12-31"));
        // The week of 1 October began in September, wherever weeks begin.
        let now = fed(&kpi, third, calendar, "2026-10-31");
        assert_eq!(counts(&now), ["2026-10-01", "2026-10-08", "2026-10-15"]);
        let before = fed(
            &kpi,
            days("2026-07-01", "2026-09-30"),
            calendar,
            "2026-10-31",
        );
        assert_eq!(counts(&before), ["2026-09-24"]);
    }
}

#[test]
fn a_week_counts_once_it_has_ended_by_the_person_s_calendar() {
    let kpi = kpi(Unit::Week, None, &THURSDAYS);
    // The week of Thursday the 15th ends on the 16th, the 17th or the 18th.
    for (calendar, last) in [
        (SATURDAY, "2026-10-16"),
        (SUNDAY, "2026-10-17"),
        (MONDAY, "2026-10-18"),
    ] {
        let starts = |today: Date| start_of(&Standing::of(&kpi, calendar, today));
        let after = day(last).next_day().expect("a day");
        assert_eq!(starts(day(last)), Some(number("14")), "{last}");
        assert_eq!(starts(after), Some(number("15")), "{last}");
        let period = days("2026-10-01", "2026-12-31");
        let value = |today: Date| {
            let fed = fed(&kpi, period, calendar, &write_date(today));
            fed.key_results[0].latest().map(|it| it.value)
        };
        assert_eq!(value(day(last)), Some(number("14")));
        assert_eq!(value(after), Some(number("15")));
    }
}

#[test]
fn the_reading_of_a_week_is_due_from_the_first_day_of_the_next_one() {
    let kpi = kpi(Unit::Week, None, &THURSDAYS);
    let period = days("2026-10-01", "2026-12-31");
    for (calendar, last) in [
        (SATURDAY, "2026-10-23"),
        (SUNDAY, "2026-10-24"),
        (MONDAY, "2026-10-25"),
    ] {
        let found = |after: i64| {
            let today = day(last) + time::Duration::days(after);
            let of = fed(&kpi, period, calendar, &write_date(today));
            due(&of, &of.key_results[0], calendar, today).map(|it| (it.unit.last(), it.is_missed))
        };
        assert_eq!(found(0), None, "{last}");
        assert_eq!(found(1), Some((day(last), false)), "{last}");
        // Past its day of grace.
        assert_eq!(found(2), Some((day(last), true)), "{last}");
    }
}

#[test]
fn the_reading_of_the_week_in_which_the_period_ends_is_due_until_it_is_closed() {
    let readings = [("2026-12-24", "17")];
    let kpi = kpi(Unit::Week, None, &readings);
    let period = days("2026-10-01", "2026-12-31");
    let found = |calendar: Calendar, today: &str| {
        let of = fed(&kpi, period, calendar, today);
        due(&of, &of.key_results[0], calendar, day(today)).is_some()
    };
    // Thursday, 31 December, is the last day. The week ends on 1, 2 or 3 January: its
    // Thursday is within the period, so its reading counts, and is still to be typed.
    assert!(found(SATURDAY, "2027-01-02"));
    assert!(found(SUNDAY, "2027-01-03"));
    assert!(found(MONDAY, "2027-01-04"));
    // That of the week after it is none of this objective's.
    assert!(!found(SUNDAY, "2027-01-10"));
}

#[test]
fn what_restores_a_kpi_is_of_the_quarter_of_one_s_year() {
    let values = ["36", "35", "28", "27"];
    let kpi = monthly(Some(at_least("35", "30")), 6, &values);
    let period = |calendar: Calendar, today: &str| {
        let standing = Standing::of(&kpi, calendar, day(today));
        let it = restoring(&kpi, &standing, day(today), false).expect("it is offered");
        assert_eq!(
            (it.from, it.to, it.side),
            (number("27"), number("30"), Side::Below)
        );
        let here = waymark_core::objective::draft::Here {
            calendar,
            ..here(today)
        };
        let draft = it.draft(&id("kpi"), &kpi, Words::default(), &here, ids());
        draft
            .details
            .period(day(today), calendar)
            .expect("a period")
    };
    let april = from(FirstDay::Sunday, Month::April);
    assert_eq!(
        period(april, "2026-10-05"),
        days("2026-10-01", "2026-12-31")
    );
    let february = from(FirstDay::Sunday, Month::February);
    // August to October is all but over.
    assert_eq!(
        period(february, "2026-10-05"),
        days("2026-11-01", "2027-01-31")
    );
    let june = from(FirstDay::Sunday, Month::June);
    assert_eq!(period(june, "2026-10-05"), days("2026-09-01", "2026-11-30"));
}

/// What a hand-off makes of both records.
fn after(actions: &[Action], before: &Objective) -> (Kpi, Objective) {
    let (mut of_kpi, mut of_objective) = (Vec::new(), before.fields());
    for action in actions {
        match action {
            Action::Create { of, fields, .. } if *of.kind == kpi::KIND => {
                of_kpi.extend(fields.iter().cloned());
            }
            Action::Edit { fields, .. } | Action::CheckIn { fields, .. } => {
                for (name, value) in fields {
                    of_objective.retain(|(known, _)| known != name);
                    of_objective.push((name.clone(), value.clone()));
                }
            }
            _ => {}
        }
    }
    (
        Kpi::read(&Record::of(of_kpi)),
        Objective::read(&Record::of(of_objective)),
    )
}

#[test]
fn a_key_result_that_becomes_a_kpi_keeps_its_score_in_every_calendar() {
    // On a Saturday and the Sunday after it, which is one week only from Monday or Saturday.
    let check_ins = [
        ("2026-07-04", "13"),
        ("2026-08-15", "15"),
        ("2026-08-16", "15.5"),
        ("2026-09-26", "17"),
        ("2026-09-27", "17.4"),
    ];
    let before = objective(checked(change("12", "18"), &check_ins));
    let today = "2026-10-05";
    let score = |of: &Objective| ObjectiveStanding::of(of, day(today)).score().cloned();
    let how = Graduation {
        kpi: id("kpi"),
        band: band("b1", "2026-10-01", Some(at_least("17", "15"))),
        cadence: Unit::Week,
    };
    let actions = graduate(&id("o"), &before, &before.key_results[0], how, day(today));
    let (kpi, own) = after(&actions, &before);
    assert_eq!(kpi.readings.len(), check_ins.len());
    assert_eq!(own.key_results[0].check_ins, []);
    for calendar in [MONDAY, SUNDAY, SATURDAY] {
        let mut own = own.clone();
        feed(&mut own, &id("o"), calendar, day(today), |_| {
            Some(kpi.clone())
        });
        assert_eq!(score(&own), score(&before), "{calendar:?}");
        let days: Vec<String> = own.key_results[0]
            .values()
            .iter()
            .map(|it| write_date(it.date))
            .collect();
        assert_eq!(days, check_ins.map(|(on, _)| on.to_owned()));
        // The KPI itself has a value a week, the later one of two.
        let standing = Standing::of(&kpi, calendar, day(today));
        let values: Vec<_> = standing
            .tallies
            .iter()
            .filter_map(|it| it.value())
            .collect();
        let weeks = if calendar == SUNDAY { 5 } else { 3 };
        assert_eq!(values.len(), weeks, "{calendar:?}");
        assert_eq!(start_of(&standing), Some(number("17.4")));
    }
}
