//! Signal or noise, in words: what the sentence on noise asks somebody to do.

#![cfg(feature = "store")]

use crate::given::{day, number};
use time::{Date, Duration};
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::Definition;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::record::id::Id;
use waymark_text::en::kpi::noise::{When, outlook, signal};

/// Up and down about 40.
const STEADY: &str = "40 42 39 41 43 40 38 41 42 40 39 41";

/// The days that carry so many units up to the last ended one on 18 November 2026, the
/// oldest first.
fn days(unit: Unit, count: usize) -> Vec<Date> {
    let mut last = match unit {
        Unit::Day => day("2026-11-17"),
        Unit::Week => day("2026-11-12"),
        _ => day("2026-10-31"),
    };
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(last);
        last = match unit {
            Unit::Day => last - Duration::DAY,
            Unit::Week => last - Duration::WEEK,
            _ => last.replace_day(1).expect("a first day") - Duration::DAY,
        };
    }
    all.reverse();
    all
}

/// What is said of a KPI with these readings and this band: the sentence on noise, and
/// whether its band will be met.
#[track_caller]
fn said(unit: Unit, good: Bound, values: &str) -> [String; 2] {
    let values: Vec<&str> = values.split_whitespace().collect();
    let readings = days(unit, values.len()).into_iter().zip(values);
    // Of what is written as - there is none.
    let readings = readings.filter(|(_, value)| *value != "-");
    let readings = readings.map(|(day, value)| Reading {
        day,
        value: Some(number(value)),
        note: String::new(),
    });
    let kpi = Kpi {
        readings: readings.collect(),
        definitions: vec![Definition {
            cadence: unit,
            ..Definition::default()
        }],
        bands: vec![Band {
            id: Id::parse("b").expect("an id"),
            from: day("2026-01-01"),
            range: Some(Range::one_sided(good, None).expect("a range")),
            per: None,
        }],
        ..Kpi::default()
    };
    let (calendar, today) = (Calendar::default(), day("2026-11-18"));
    let standing = Standing::of(&kpi, calendar, today);
    let when = When { calendar, today };
    [signal(&standing, when), outlook(&standing, when)]
}

#[track_caller]
fn case(unit: Unit, values: &str, signal: &str, outlook: &str) {
    let good = Bound::AtLeast(number("34.5"));
    assert_eq!(said(unit, good, values), [signal, outlook], "{values}");
}

#[test]
fn what_is_usual_asks_for_nothing() {
    let met = "The band is met by the way things run.";
    let usual = "The usual ups and downs: nothing to react to.";
    case(Unit::Month, STEADY, usual, met);
    case(
        Unit::Month,
        "40 41 40 39 40 41 40 39",
        "The usual ups and downs: nothing to react to. (What is usual is provisional for \
         4 more months.)",
        met,
    );
    case(
        Unit::Week,
        "40 41 40 39 40 41 40 39 40 41 40",
        "The usual ups and downs: nothing to react to. (What is usual is provisional for \
         1 more week.)",
        met,
    );
}

#[test]
fn nothing_to_react_to_is_said_only_where_nothing_else_is_asked() {
    // The last eight are level, and yet it no longer runs as it did.
    let changed = "100 99.9 100 100 99.8 100 99.95 100 100 99.9 100 100 100 100 99.7 100 100 100 \
                   100 99.9 100 100";
    let [noise, outlook] = said(Unit::Month, Bound::AtLeast(number("100")), changed);
    if outlook.contains("no longer runs as it did") {
        assert!(!noise.contains("nothing to react to"), "{noise} {outlook}");
    } else {
        panic!("{outlook}");
    }
}

#[test]
fn too_little_says_how_much_more_it_takes() {
    let more = "of readings, a real change can be told from the usual ups and downs.";
    case(
        Unit::Month,
        "40",
        &["With 5 more months ", more].concat(),
        "",
    );
    case(
        Unit::Week,
        "40 41 42 40 39",
        &["With 1 more week ", more].concat(),
        "",
    );
    // Of five values three stand apart: the sixth alone would not do.
    case(
        Unit::Month,
        "40 - 41 - 42 40 39",
        "With 2 more months of readings in a row, a real change can be told from the usual ups \
         and downs.",
        "",
    );
    case(
        Unit::Month,
        "40 - 41 - 42 40 39 -",
        "With 3 more months of readings in a row, a real change can be told from the usual ups \
         and downs.",
        "",
    );
}

#[test]
fn what_is_out_by_chance_is_nothing_special() {
    let values = "36 34 36 33 37 34 36 34 37 33 36 34";
    let outlook = |unit: &str| {
        format!(
            "In band in some {unit}, out in others, by chance alone: 6 of the last 12 were out. Only \
             a change in how it runs makes that better."
        )
    };
    for (unit, which, units) in [
        (Unit::Month, "October", "months"),
        (Unit::Week, "the week of 9 November", "weeks"),
        (Unit::Day, "17 November", "days"),
    ] {
        let usual = format!("The usual ups and downs: nothing special about {which}.");
        case(unit, values, &usual, &outlook(units));
    }
}

#[test]
fn what_is_always_on_one_side_may_not_stay_there() {
    case(
        Unit::Month,
        "36 38 36 39 36 38 37 36 38 36 37 36",
        "The usual ups and downs: nothing to react to.",
        "In band in all of the last 12 months, but now and then a month may be out by chance alone.",
    );
    case(
        Unit::Month,
        "34 32 34 31 34 32 33 34 32 34 33 34",
        "The usual ups and downs: nothing special about October.",
        "Out of band in all of the last 12 months, but now and then a month may be in by chance \
         alone.",
    );
}

#[test]
fn a_value_unlike_the_others_is_looked_into() {
    case(
        Unit::Month,
        &[STEADY, " 60"].concat(),
        "October is unlike the others: look for what happened. It is higher than chance explains.",
        "Since October it no longer runs as it did.",
    );
    case(
        Unit::Week,
        &[STEADY, " 20"].concat(),
        "The week of 9 November is unlike the others: look for what happened. It is lower than \
         chance explains.",
        "Since 9 November it no longer runs as it did.",
    );
}

#[test]
fn a_run_asks_what_changed() {
    case(
        Unit::Week,
        &[STEADY, " 42 43 42 44 42 43 42 43"].concat(),
        "Better since 14 September: 9 weeks in a row above the centre. Find out what changed.",
        "Since 14 September it no longer runs as it did. Since then the band is met by the way \
         things run.",
    );
    let falling = said(
        Unit::Month,
        Bound::AtMost(number("50")),
        &[STEADY, " 42 43 42 44 42 43 42 43"].concat(),
    );
    let says = "Worse since February: 9 months in a row above the centre. Find out what changed.";
    assert_eq!(falling[0], says);
    case(
        Unit::Month,
        &[STEADY, " 36 36 36"].concat(),
        "Worse: 3 of the last 4 months are far below the centre. Find out what changed.",
        "The band is met by the way things run.",
    );
}

#[test]
fn what_has_no_limits_says_why() {
    let band = Bound::AtLeast(number("34.5"));
    let [same, _] = said(Unit::Month, band, "40 40 40 40 40 40 40");
    assert_eq!(same, "The same every time: nothing to react to.");
    let [climbs, _] = said(Unit::Month, band, "40 43 46 49 52 55 58 61 64 67 70 73");
    let says = "Keeps moving one way: limits do not fit. Find out what moves it.";
    assert_eq!(climbs, says);
}
