//! What a board says of a KPI is the same whether all of its readings were read or only
//! those that it needs.

use crate::given::day;
use proptest::prelude::*;
use time::{Date, Duration, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::base::Base;
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::needed::needed_in_record;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::number::decimal::Decimal;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::is_dated;

/// A KPI of some years, with gaps, closed units, a shift, and perhaps another band and
/// another base.
fn some_kpi() -> impl Strategy<Value = (Kpi, Calendar, Date)> {
    let way = prop::option::of(prop::sample::select(&AddsUp::ALL[..]));
    let cadence = prop::sample::select(&Unit::CADENCES[..]);
    let total = prop::option::weighted(0.2, prop::sample::select(&Unit::TOTALS[..]));
    let per = prop::option::weighted(0.4, prop::sample::select(&Unit::BANDS[..]));
    let reading = (
        prop::sample::select(&[0_u8, 0, 0, 0, 0, 0, 0, 0, 1, 2][..]),
        -5_i32..=5,
    );
    let readings = prop::collection::vec(reading, 1..140);
    let shifts = (0_i32..8, 0_usize..140, 40_i32..60);
    let base = prop::option::weighted(0.3, 0_usize..140);
    let rest = (
        -3_i64..90,
        0_usize..3,
        1_u8..=12,
        any::<bool>(),
        0_usize..140,
        any::<bool>(),
    );
    (cadence, way, total, per, readings, shifts, base, rest).prop_map(
        |(cadence, adds_up, total, per, readings, (shift, at, edge), base, rest)| {
            let (later, first_day, first_month, has_second, second, has_own_quarters) = rest;
            let calendar = Calendar {
                first_day: FirstDay::ALL[first_day],
                first_month: Month::try_from(first_month).expect("a month"),
            };
            let mut unit = cadence.of(day("2021-02-03"), calendar).expect("a unit");
            let mut all = Vec::new();
            for (index, (what, noise)) in readings.into_iter().enumerate() {
                let level = if index >= at { 50 + shift } else { 50 };
                let value = Decimal::from(u32::try_from(level + noise).expect("over 0"));
                if what != 2 {
                    all.push(Reading {
                        day: cadence.day_of(unit),
                        value: (what == 0).then_some(value),
                        note: String::new(),
                    });
                }
                unit = cadence.after(unit, calendar).expect("another");
            }
            let band = |id, from, edge: i32| Band {
                id: Id::of_number(id),
                from,
                range: Range::one_sided(
                    Bound::AtLeast(Decimal::from(u32::try_from(edge).expect("over 0"))),
                    None,
                )
                .ok(),
                per,
            };
            let day_at = |at: usize| all.get(at).map(|it: &Reading| it.day);
            let mut bands = vec![band(1, day("2021-01-01"), edge)];
            bands.extend(
                day_at(second)
                    .filter(|_| has_second)
                    .map(|from| band(2, from, edge + 2)),
            );
            let base = base.and_then(day_at).map(|from| Base {
                id: Id::of_number(3),
                from,
                reason: "another system".to_owned(),
            });
            let today = unit.first() + Duration::days(later);
            let kpi = Kpi {
                name: "A number".to_owned(),
                definitions: vec![Definition {
                    cadence,
                    adds_up,
                    total,
                    ..Definition::default()
                }],
                bands,
                bases: base.into_iter().collect(),
                // Else they are those of the person.
                quarters: has_own_quarters.then_some(calendar.first_month),
                readings: all,
                ..Kpi::default()
            };
            (kpi, calendar, today)
        },
    )
}

/// Everything that a card says, by the days of the units rather than by positions, which
/// depend on where the readings begin.
fn said(kpi: &Kpi, standing: &Standing, today: Date) -> String {
    let unit = |at: usize| standing.unit_at(at);
    let base = &standing.noise.current;
    let outlook = format!("{:?}", standing.outlook);
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        standing.latest,
        standing.status,
        standing.due,
        standing.streak,
        standing.out_since,
        standing.word,
        base.said,
        base.limits,
        standing.noise.restart.map(unit),
        standing.noise.last.map(unit),
        // A position stands in it where something changed.
        outlook.split("since").next(),
        standing.rank(kpi, today),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_lists_do_not_need_changes_nothing_of_what_they_say(
        (kpi, calendar, today) in some_kpi(),
    ) {
        let mut record = Record::of(kpi.fields());
        let needed = needed_in_record(&record);
        record.fields.retain(|name, _| !is_dated(name) || needed.contains(name));
        let less = Kpi::read(&record);
        let whole = Standing::of(&kpi, calendar, today);
        let from_less = Standing::of(&less, calendar, today);
        prop_assert_eq!(said(&kpi, &whole, today), said(&less, &from_less, today));
    }

    #[test]
    fn what_is_written_reads_as_it_was((kpi, ..) in some_kpi()) {
        let fields = kpi.fields();
        for (name, value) in &fields {
            prop_assert_eq!(KIND.accepts(&name.to_string(), value), Ok(()));
        }
        prop_assert_eq!(Kpi::read(&Record::of(fields)), kpi);
    }
}

#[test]
fn of_five_years_of_weeks_a_board_needs_less_than_half() {
    let calendar = Calendar::default();
    let mut unit = Unit::Week.of(day("2021-11-01"), calendar).expect("a week");
    let mut kpi = Kpi {
        definitions: vec![Definition {
            cadence: Unit::Week,
            ..Definition::default()
        }],
        ..Kpi::default()
    };
    for week in 0..260_u32 {
        kpi.readings.push(Reading {
            day: Unit::Week.day_of(unit),
            value: Some(Decimal::from(40 + week * 7 % 11)),
            note: String::new(),
        });
        unit = Unit::Week.after(unit, calendar).expect("another");
    }
    let needed = needed_in_record(&Record::of(kpi.fields()));
    assert!((40..60).contains(&needed.len()), "{}", needed.len());
}
