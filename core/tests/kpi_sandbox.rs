//! A KPI to play with, made from what is told of it.

#![cfg(feature = "store")]

use crate::given::day;
use proptest::prelude::*;
use time::{Date, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::sandbox::{Normal, Told, kpi};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::metric::note::Note;
use waymark_core::objective::key_result::Indicator;
use waymark_core::period::write_date;
use waymark_core::record::Record;
use waymark_core::sketch::Operator;

const TOLD: Told = Told {
    name: "Waiting",
    supports: "Nobody waits",
    source: "A clock",
    measured: "Door to door",
    owner: Some("Ada"),
    unit: "minutes",
    cadence: Unit::Week,
    indicator: Indicator::Lead,
    bands: &[
        Normal {
            from: 1,
            operator: Operator::AtMost,
            good: &["30"],
            acceptable: &["35.5"],
        },
        Normal {
            from: 3,
            operator: Operator::Between,
            good: &["10", "20"],
            acceptable: &["5", "25"],
        },
    ],
    values: "20 21.5 19 22",
    lacking: 2,
    remarks: &[(2, "Late")],
    notes: &[(4, "A holiday")],
};

#[test]
fn it_is_what_is_told_of_it_in_the_weeks_before_today() {
    // A Tuesday.
    let kpi = kpi(&TOLD, Calendar::default(), day("2027-01-05"));
    assert_eq!(
        (kpi.name.as_str(), kpi.definition().unit.as_str()),
        ("Waiting", "minutes")
    );
    assert_eq!(kpi.supports.sentence, "Nobody waits");
    assert_eq!(kpi.owner.as_deref(), Some("Ada"));
    let readings = kpi.readings.iter();
    let readings: Vec<_> = readings
        .map(|it| (write_date(it.day), it.value, it.note.as_str()))
        .collect();
    let value = |tenths: i64| {
        waymark_core::number::decimal::Decimal::parse(&format!("{}.{}", tenths / 10, tenths % 10))
    };
    // The Thursdays of their weeks; the last two weeks have none.
    let thursdays = ["2026-11-26", "2026-12-03", "2026-12-10", "2026-12-17"].map(str::to_owned);
    let [first, second, third, fourth] = thursdays;
    assert_eq!(
        readings,
        [
            (first, value(200), ""),
            (second, value(215), "Late"),
            (third, value(190), ""),
            (fourth, value(220), ""),
        ]
    );
    let [one, other] = &kpi.bands[..] else {
        panic!("two bands");
    };
    assert_eq!(write_date(one.from), "2026-11-23");
    let range = one.range.expect("a range");
    assert_eq!(range.good(), Bound::AtMost(30.into()));
    assert_eq!(range.edge(), Bound::AtMost(value(355).expect("a number")));
    assert_eq!(write_date(other.from), "2026-12-07");
    let range = other.range.expect("a range");
    assert_eq!(range.good(), Bound::Between(10.into(), 20.into()));
    assert_eq!(range.edge(), Bound::Between(5.into(), 25.into()));
    let [Note { date, text, .. }] = &kpi.notes[..] else {
        panic!("a note");
    };
    assert_eq!(
        (write_date(*date), text.as_str()),
        ("2026-12-14".into(), "A holiday")
    );
    // It was there from its first reading on, or nothing of it could be overdue.
    assert_eq!(kpi.made.map(write_date).as_deref(), Some("2026-11-23"));
}

#[test]
fn months_are_those_before_the_one_that_runs() {
    let monthly = Told {
        cadence: Unit::Month,
        lacking: 0,
        ..TOLD
    };
    for (today, last) in [
        ("2027-03-01", "2027-02-28"),
        ("2028-03-31", "2028-02-29"),
        ("2027-01-31", "2026-12-31"),
    ] {
        let kpi = kpi(&monthly, Calendar::default(), day(today));
        let newest = kpi.readings.last().expect("readings").day;
        assert_eq!(write_date(newest), last, "on {today}");
    }
}

#[test]
fn where_time_begins_there_are_fewer_units_and_no_panic() {
    for today in [
        Date::MIN,
        Date::MAX,
        Date::from_calendar_date(0, Month::January, 1).expect("a day"),
    ] {
        let kpi = kpi(&TOLD, Calendar::default(), today);
        assert!(kpi.readings.len() <= 4, "on {today}");
        assert!(kpi.readings.iter().all(|it| it.day < today));
    }
}

proptest! {
    #[test]
    fn on_any_day_it_ends_before_today_and_can_be_kept(
        year in 1970..=9998,
        ordinal in 1..=365_u16,
        first_day in 0..3_usize,
        cadence in 0..Unit::CADENCES.len(),
    ) {
        let today = Date::from_ordinal_date(year, ordinal).expect("a day");
        let calendar = Calendar {
            first_day: FirstDay::ALL[first_day],
            ..Calendar::default()
        };
        let cadence = Unit::CADENCES[cadence];
        let told = kpi(&Told { cadence, ..TOLD }, calendar, today);
        for (field, value) in told.fields() {
            let field = field.to_string();
            prop_assert_eq!(KIND.accepts(&field, &value), Ok(()), "{}", field);
        }
        let fields = told.fields();
        let record = Record::of(fields);
        prop_assert_eq!(&Kpi::read(&record), &told);
        // So many units have ended since the last one, whatever they are.
        let newest = told.readings.last().expect("readings").day;
        let mut unit = cadence.of(newest, calendar).expect("a unit");
        for _ in 0..2 {
            unit = cadence.after(unit, calendar).expect("a unit");
        }
        prop_assert_eq!(Some(unit), cadence.ended_before(today, calendar));
    }
}
