//! A KPI as it is kept: its fields say all of it, in whatever order they are read.

use proptest::prelude::*;
use serde_json::{Value, json};
use time::{Date, Month};
use waymark_core::kpi::band::Band;
use waymark_core::kpi::base::Base;
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::kpi::{KIND, Kpi, Pillar, Supports};
use waymark_core::metric::note::Note;
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::key_result::Indicator;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;

use super::random::{Some_, some};
use super::{Saying, day, id, monthly, number, range};

/// A text without space around it, as forms write it.
fn text() -> impl Strategy<Value = String> {
    "\\PC{0,20}".prop_map(|text| text.trim().to_owned())
}

fn a_day() -> impl Strategy<Value = Date> {
    (0_i32..40_000).prop_map(|after| Date::from_julian_day(2_450_000 + after).expect("a day"))
}

/// What is said of a KPI besides its numbers.
fn said() -> impl Strategy<Value = Kpi> {
    let decimal = || {
        prop::option::of(
            (-9_999_i128..9_999, 0_u8..4)
                .prop_map(|(digits, places)| Decimal::new(digits, places).expect("few digits")),
        )
    };
    let reference = || prop::option::of("[a-z0-9]{1,24}".prop_map(|text| id(&text)));
    let supports = (text(), reference(), reference());
    let indicator = prop::option::of(prop::sample::select(vec![Indicator::Lead, Indicator::Lag]));
    let base = (a_day(), text());
    let note = (a_day(), text());
    let acknowledged = prop::option::of((a_day(), text(), a_day()));
    let rest = prop::option::of((a_day(), any::<bool>(), text()));
    (
        (
            text(),
            supports,
            text(),
            prop::option::of(text()),
            indicator,
        ),
        (
            decimal(),
            decimal(),
            prop::option::of(1_u8..=12),
            any::<bool>(),
        ),
        prop::collection::vec(base, 0..3),
        prop::collection::vec(note, 0..3),
        (acknowledged, rest, prop::option::of(a_day())),
        prop::collection::btree_set("[a-z0-9-]{1,12}", 0..3),
    )
        .prop_map(
            |(words, numbers, bases, notes, (acknowledged, rest, made), dismissed)| {
                let (name, (sentence, objective, key_result), source, owner, indicator) = words;
                let (lowest, highest, quarters, with_median) = numbers;
                let named = |place: usize| Id::of_number(place as u64);
                let mut bases: Vec<Base> = bases
                    .into_iter()
                    .enumerate()
                    .map(|(place, (from, reason))| Base {
                        id: named(place),
                        from,
                        reason,
                    })
                    .collect();
                bases.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
                let mut notes: Vec<Note> = notes
                    .into_iter()
                    .enumerate()
                    .map(|(place, (date, text))| Note {
                        id: named(place),
                        date,
                        text,
                    })
                    .collect();
                notes.sort_by(|one, other| (one.date, &one.id).cmp(&(other.date, &other.id)));
                Kpi {
                    name,
                    supports: Supports {
                        sentence,
                        objective,
                        key_result,
                    },
                    source,
                    owner,
                    indicator,
                    lowest,
                    highest,
                    quarters: quarters.and_then(|it| Month::try_from(it).ok()),
                    bases,
                    with_median,
                    notes,
                    acknowledged: acknowledged.map(|(on, cause, again)| Acknowledged {
                        on,
                        cause,
                        again,
                    }),
                    rest: rest.map(|(on, is_for_good, reason)| Rest {
                        on,
                        is_for_good,
                        reason,
                    }),
                    dismissed,
                    made,
                    ..Kpi::default()
                }
            },
        )
}

/// All of it.
fn whole() -> impl Strategy<Value = Kpi> {
    (said(), some()).prop_map(|(said, Some_ { kpi, .. })| Kpi {
        definitions: kpi.definitions,
        bands: kpi.bands,
        readings: kpi.readings,
        ..said
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(kpi in whole()) {
        let mut kpi = kpi;
        // Bands and definitions of one day are in the order of their ids, as here.
        kpi.bands.sort_by(|one, other| (one.from, &one.id).cmp(&(other.from, &other.id)));
        prop_assert_eq!(Kpi::read(&Record::of(kpi.fields())), kpi);
    }

    #[test]
    fn in_whatever_order_the_fields_come_they_say_the_same(
        (kpi, fields) in whole().prop_flat_map(|kpi| {
            let fields = kpi.fields();
            (Just(kpi), Just(fields).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(Kpi::read(&Record::of(fields)), kpi);
    }

    #[test]
    fn each_field_is_one_that_the_kind_accepts(kpi in whole()) {
        for (name, value) in kpi.fields() {
            if !value.is_null() {
                let name = name.to_string();
                prop_assert_eq!(KIND.accepts(&name, &value), Ok(()), "{} {}", name, value);
            }
        }
    }
}

fn read(fields: &[(&str, Value)]) -> Kpi {
    let fields = fields.iter().cloned();
    let fields = fields.map(|(name, value)| (Name::from(name.to_owned()), value));
    Kpi::read(&Record::of(fields))
}

#[test]
fn a_record_that_says_nothing_is_a_monthly_number() {
    let kpi = read(&[]);
    assert_eq!(kpi.definitions, [Definition::default()]);
    assert_eq!(kpi.definition().cadence, Unit::Month);
    assert_eq!(
        Kpi {
            definitions: vec![],
            ..kpi
        },
        Kpi::default()
    );
}

#[test]
fn what_cannot_be_understood_is_as_if_it_were_not_there() {
    let kpi = read(&[
        ("cadence", json!("every full moon")),
        ("adds-up", json!("median")),
        ("total", json!("week")),
        ("lowest", json!("a lot")),
        ("quarters", json!(13)),
        ("rest", json!({"reason": "no day"})),
        ("acknowledged", json!("yes")),
    ]);
    assert_eq!(kpi, read(&[]));
}

#[test]
fn a_total_starts_anew_with_a_month_a_quarter_or_a_year() {
    for (word, anew) in [
        ("month", Some(Unit::Month)),
        ("quarter", Some(Unit::Quarter)),
        ("year", Some(Unit::Year)),
        ("day", None),
    ] {
        assert_eq!(read(&[("total", json!(word))]).definition().total, anew);
        let later = read(&[("definition/a", json!({"from": "2026-01-01", "total": word}))]);
        assert_eq!(later.definition().total, anew);
    }
}

#[test]
fn a_band_that_cannot_be_is_as_one_that_says_nothing() {
    let band = |said: Value| read(&[("band/a", said)]).bands;
    let of = |range| {
        vec![Band {
            id: id("a"),
            from: day("2026-01-01"),
            range,
            per: None,
        }]
    };
    let from = "2026-01-01";
    assert_eq!(
        band(json!({"from": from, "operator": "at-least", "target": "35", "threshold": "30"})),
        of(Some(range("at least 35 / 30")))
    );
    assert_eq!(
        band(
            json!({"from": from, "operator": "between", "low": "65", "high": "75", "outer-low": "60"})
        ),
        of(Some(range("65 to 75 / 60 to ?")))
    );
    // Two people moved target and threshold past each other.
    assert_eq!(
        band(json!({"from": from, "operator": "at-least", "target": "30", "threshold": "35"})),
        of(None)
    );
    assert_eq!(
        band(json!({"from": from, "operator": "at-least"})),
        of(None)
    );
    assert_eq!(
        band(json!({"from": from, "operator": "between", "low": "65"})),
        of(None)
    );
    assert_eq!(
        band(json!({"from": from, "operator": "about", "target": "1"})),
        of(None)
    );
    assert_eq!(band(json!({"from": from, "operator": "none"})), of(None));
    assert_eq!(band(json!({"operator": "at-least", "target": "35"})), []);
    let per = |word: &str| band(json!({"from": from, "operator": "none", "per": word}))[0].per;
    assert_eq!(
        (per("week"), per("year"), per("day")),
        (Some(Unit::Week), Some(Unit::Year), None)
    );
}

#[test]
fn a_closed_reading_is_written_and_read_as_one() {
    let kpi = monthly("2026-01-01", "x 5");
    let again = Kpi::read(&Record::of(kpi.fields()));
    assert_eq!(again.readings, kpi.readings);
    assert_eq!(again.readings[0].value, None);
    assert_eq!(again.readings[1].value, Some(number("5")));
}

#[test]
fn what_is_taken_away_is_gone() {
    let kpi = monthly("2026-01-01", "5")
        .band("2026-01-01", "at least 1")
        .then("2026-03-01", Unit::Week);
    let mut fields = kpi.fields();
    fields.push(Band::taken_away(&kpi.bands[0].id));
    let later = kpi.definitions[1].from.as_ref().expect("a later one");
    fields.push(Definition::taken_away(&later.0));
    let again = Kpi::read(&Record::of(fields));
    assert_eq!(again.bands, []);
    assert_eq!(again.definitions.len(), 1);
}

#[test]
fn what_it_lacks_to_be_a_kpi_is_said_in_the_order_of_the_pillars() {
    let nothing = Kpi::default();
    assert_eq!(
        nothing.missing(),
        [Pillar::Objective, Pillar::Source, Pillar::Band]
    );
    let without_owner = Kpi {
        owner: Some(String::new()),
        ..nothing.clone()
    };
    assert_eq!(without_owner.missing(), Pillar::ALL);
    let whole = Kpi {
        supports: Supports {
            sentence: "Keep clients".to_owned(),
            ..Supports::default()
        },
        source: "CRM".to_owned(),
        ..nothing
    };
    assert_eq!(whole.missing(), [Pillar::Band]);
    assert_eq!(whole.clone().band("2026-01-01", "at least 1").missing(), []);
    let without = whole
        .band("2026-01-01", "at least 1")
        .band("2026-02-01", "none");
    assert_eq!(without.missing(), [Pillar::Band]);
}
