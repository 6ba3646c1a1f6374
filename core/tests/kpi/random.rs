//! Random KPIs.

use proptest::prelude::*;
use time::{Date, Duration, Month};
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::record::id::Id;

use super::{day, range};

/// A KPI with the day on which somebody looks at it, and their calendar.
#[derive(Clone, Debug)]
pub(super) struct Some_ {
    pub(super) kpi: Kpi,
    pub(super) calendar: Calendar,
    pub(super) today: Date,
}

pub(super) fn calendars() -> impl Strategy<Value = Calendar> {
    let first_day = prop::sample::select(&FirstDay::ALL[..]);
    (first_day, 1_u8..=12).prop_map(|(first_day, month)| Calendar {
        first_day,
        first_month: Month::try_from(month).expect("a month"),
    })
}

/// Bands around the values that random readings have, from 0 to 20.
pub(super) fn ranges() -> impl Strategy<Value = Range> {
    let said = [
        "at least 10",
        "at least 12 / 9",
        "above 10",
        "above 12 / 8.5",
        "at most 10",
        "at most 9 / 11.5",
        "below 10",
        "below 8 / 12",
        "8 to 12",
        "8 to 12 / 6 to 14",
        "9 to 9.5 / ? to 12",
    ];
    prop::sample::select(said.to_vec()).prop_map(range)
}

fn definition() -> impl Strategy<Value = Definition> {
    let cadence = prop::sample::select(&Unit::CADENCES[..]);
    let adds_up = prop::option::of(prop::sample::select(&AddsUp::ALL[..]));
    let total = prop::option::weighted(0.2, prop::sample::select(&Unit::TOTALS[..]));
    (cadence, adds_up, total, "|%|€").prop_map(|(cadence, adds_up, total, unit)| Definition {
        cadence,
        adds_up,
        total,
        unit,
        ..Definition::default()
    })
}

/// The day so many days after another: three years from 2023, of which the second is a
/// leap year, or from 2025, of which none is.
fn day_at(from: Date, after: u16) -> Date {
    from.saturating_add(Duration::days(after.into()))
}

/// Readings, bands and changes of definition on any of a thousand days: with values of
/// several places, closed units, gaps, and more than one definition.
pub(super) fn some() -> impl Strategy<Value = Some_> {
    let days = || 0_u16..1000;
    let value = prop_oneof![
        8 => (0_i32..=200, 0_u8..=2).prop_map(|(digits, places)| {
            Decimal::new(digits.into(), places)
        }),
        1 => Just(None),
    ];
    let per = prop::option::of(prop::sample::select(&Unit::BANDS[..]));
    let band = (days(), prop::option::weighted(0.9, ranges()), per);
    let later = (days(), definition());
    (
        prop::sample::select(vec!["2023-01-02", "2025-01-05"]),
        definition(),
        prop::collection::vec(later, 0..3),
        prop::collection::vec((days(), value), 0..160),
        prop::collection::vec(band, 0..4),
        (days(), days(), prop::option::of(1_u8..=12)),
        calendars(),
    )
        .prop_map(|(begin, first, later, readings, bands, ends, calendar)| {
            let begin = day(begin);
            let (today, made, quarters) = ends;
            let mut kpi = Kpi {
                definitions: vec![first],
                quarters: quarters.and_then(|it| Month::try_from(it).ok()),
                made: Some(day_at(begin, made)),
                ..Kpi::default()
            };
            let mut later = later;
            later.sort_by_key(|(from, _)| *from);
            for (place, (from, definition)) in (0..).zip(later) {
                kpi.definitions.push(Definition {
                    from: Some((Id::of_number(place), day_at(begin, from))),
                    ..definition
                });
            }
            let mut bands = bands;
            bands.sort_by_key(|(from, ..)| *from);
            for (place, (from, range, per)) in (0..).zip(bands) {
                let (id, from) = (Id::of_number(place), day_at(begin, from));
                kpi.bands.push(Band {
                    id,
                    from,
                    range,
                    per,
                });
            }
            for (after, value) in readings {
                // On the day that the door gives it, once each.
                let at = day_at(begin, after);
                let Some((unit, days)) = kpi.unit_of(at, calendar) else {
                    continue;
                };
                let day = unit.day_of(days);
                if kpi.readings.iter().all(|it| it.day != day) {
                    let note = String::new();
                    kpi.readings.push(Reading { day, value, note });
                }
            }
            kpi.readings.sort_by_key(|it| it.day);
            let today = day_at(begin, today);
            Some_ {
                kpi,
                calendar,
                today,
            }
        })
}
