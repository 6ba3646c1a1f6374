//! Of a key result that is a KPI: the band that it returns to.

use waymark_core::handoff::fed::feed;
use waymark_core::handoff::settle::{Level, NotOffered, Settling, level};
use waymark_core::kpi::band::Band;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::outlook::Answer;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{Kpi, Origin};
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Record;
use waymark_core::sketch::Operator;

use super::{TODAY, by_month};
use crate::handoff::{
    PLAIN, at_least, band, between, change, day, hold, id, kpi, monthly, number, objective, quarter,
};

/// An objective whose key result is a KPI, as it is read.
fn linked(key_results: Vec<KeyResult>, kpi: &Kpi, today: &str) -> Objective {
    let key_results = key_results.into_iter().map(|it| KeyResult {
        kpi: Some(id("kpi")),
        ..it
    });
    let mut objective = Objective {
        key_results: key_results.collect(),
        ..objective(change("1", "2"))
    };
    feed(&mut objective, &id("o"), PLAIN, day(today), |_| {
        Some(kpi.clone())
    });
    objective
}

fn of_kpi(key_result: KeyResult, kpi: &Kpi) -> Result<Level, NotOffered> {
    let objective = linked(vec![key_result], kpi, TODAY);
    level(
        &objective,
        &objective.key_results[0],
        Some(kpi),
        PLAIN,
        day(TODAY),
    )
}

#[test]
fn a_kpi_returns_to_its_band_at_the_new_level() {
    let kpi = monthly(
        Some(at_least("12", "10")),
        5,
        &["12", "12", "15.5", "18", "19"],
    );
    let level = of_kpi(change("12", "18"), &kpi).expect("it is offered");
    assert_eq!(level.range, at_least("18", "15.5"));
    assert_eq!(level.now, Some(at_least("12", "10")));
    assert_eq!(level.from, day("2026-10-01"));
    assert_eq!(level.ended, 2);
    let band = level.band(id("b2"));
    assert_eq!((band.range, band.per), (Some(at_least("18", "15.5")), None));
}

#[test]
fn the_band_moves_from_the_day_after_the_close_or_the_period_whichever_is_first() {
    let kpi = monthly(
        Some(at_least("12", "10")),
        5,
        &["12", "12", "15.5", "18", "19"],
    );
    let from = |closed: Option<&str>, today: &str| {
        let mut objective = linked(vec![change("12", "18")], &kpi, today);
        objective.closing = closed.map(|on| Closing::new(day(on), Next::Retire));
        let own = &objective.key_results[0];
        let level = level(&objective, own, Some(&kpi), PLAIN, day(today));
        level.expect("it is offered").from
    };
    // Early, while it is closed and later on: September is judged by the new band.
    assert_eq!(from(None, "2026-09-10"), day("2026-09-11"));
    assert_eq!(from(Some("2026-09-10"), "2026-09-25"), day("2026-09-11"));
    assert_eq!(from(Some("2026-09-10"), "2026-11-25"), day("2026-09-11"));
    // On its last day, and later: September stays as it was judged.
    assert_eq!(from(None, "2026-09-30"), day("2026-10-01"));
    assert_eq!(from(Some("2026-10-14"), "2026-10-14"), day("2026-10-01"));
    // Moved once, it is not offered again on a later day, without a period either.
    let mut objective = linked(vec![change("12", "18")], &kpi, "2026-10-05");
    objective.period = None;
    objective.closing = Some(Closing::new(day("2026-10-05"), Next::Retire));
    let mut moved = kpi.clone();
    moved
        .bands
        .push(band("b2", "2026-10-05", Some(at_least("18", ""))));
    let again = |kpi: &Kpi| {
        let own = &objective.key_results[0];
        level(&objective, own, Some(kpi), PLAIN, day("2026-10-20")).map(|it| it.from)
    };
    assert_eq!(again(&kpi), Ok(day("2026-10-05")));
    assert_eq!(again(&moved), Err(NotOffered::Moved(day("2026-10-05"))));
}

#[test]
fn one_that_is_back_in_the_band_it_had_is_left_where_it_is() {
    let kpi = monthly(
        Some(at_least("35", "30")),
        5,
        &["28", "27", "29", "31", "33"],
    );
    let level = of_kpi(change("27", "30"), &kpi).expect("it is offered");
    assert_eq!(level.usual, Settling::Leave);
    let beyond = monthly(
        Some(at_least("35", "30")),
        5,
        &["28", "27", "38", "41", "39"],
    );
    let level = of_kpi(change("27", "38"), &beyond).expect("it is offered");
    assert_eq!(level.usual, Settling::Hold);
    // Nothing is left that was not there.
    let none = monthly(None, 5, &["28", "27", "38", "41", "39"]);
    let level = of_kpi(change("27", "38"), &none).expect("it is offered");
    assert_eq!((level.now, level.usual), (None, Settling::Hold));
}

#[test]
fn a_band_with_two_ends_keeps_the_other_one() {
    let two = || Some(between(("65", "75"), Some(("60", "80"))));
    let values = &["55", "55", "66", "69", "70"];
    let level = of_kpi(change("55", "68"), &monthly(two(), 5, values)).expect("it is offered");
    let range = between(("68", "75"), Some(("66", "80")));
    assert_eq!(level.range, range);
    // Past the other end there is nothing to keep.
    let values = &["55", "55", "79", "81", "85"];
    let level = of_kpi(change("55", "80"), &monthly(two(), 5, values)).expect("it is offered");
    assert_eq!(level.range, at_least("80", "79"));
    let values = &["90", "90", "78", "73", "72"];
    let level = of_kpi(change("90", "72"), &monthly(two(), 5, values)).expect("it is offered");
    assert_eq!(level.range, between(("65", "72"), Some(("60", "78"))));
}

#[test]
fn of_what_is_summed_the_months_are_judged_and_the_band_stays_one_of_months() {
    let weekly: Vec<(String, String)> = (0..13)
        .map(|week| {
            let on = day("2026-07-02").saturating_add(time::Duration::days(7 * week));
            (on.to_string(), (10 + week).to_string())
        })
        .collect();
    let weekly: Vec<(&str, &str)> = weekly.iter().map(|(on, it)| (&**on, &**it)).collect();
    let mut kpi = kpi(Unit::Week, Some(at_least("40", "")), &weekly);
    kpi.definitions[0].adds_up = Some(AddsUp::Sum);
    kpi.bands = vec![Band {
        per: Some(Unit::Month),
        ..kpi.bands[0].clone()
    }];
    // July 60, August 66, September 78: it began at 0, rose, and is no total all the same.
    let unit = KeyResult {
        unit: String::new(),
        ..change("0", "70")
    };
    let level = of_kpi(unit, &kpi).expect("it is offered");
    assert_eq!(level.range, at_least("70", "60"));
    assert_eq!(level.per, Some(Unit::Month));
    assert_eq!(level.ended, 1, "of months");
}

#[test]
fn a_guardrail_keeps_its_band_and_overshooting_it_is_not_reaching() {
    let guardrail = |most: &str| KeyResult {
        is_guardrail: true,
        id: id("k2"),
        ..hold(Operator::AtMost, "", most)
    };
    let kpi = monthly(
        Some(between(("65", "75"), None)),
        5,
        &["60", "60", "66", "79", "70"],
    );
    let of = |most: &str, at: usize| {
        let objective = linked(vec![change("60", "65"), guardrail(most)], &kpi, TODAY);
        level(
            &objective,
            &objective.key_results[at],
            Some(&kpi),
            PLAIN,
            day(TODAY),
        )
        .map(|it| it.range)
    };
    assert_eq!(of("75", 0), Err(NotOffered::Overshot));
    assert_eq!(of("80", 0), Ok(between(("65", "75"), None)));
    assert_eq!(of("80", 1), Err(NotOffered::Guardrail));
}

#[test]
fn whether_a_level_holds_is_asked_of_what_came_last() {
    let now = Some(at_least("12", "10"));
    let of = |values: &[&str]| {
        let level = of_kpi(change("12", "18"), &monthly(now, 5, values)).expect("it is offered");
        (level.ended, level.is_out, level.usual)
    };
    let hold = Settling::Hold;
    let again = Settling::AskAgain(day("2027-01-05"));
    assert_eq!(of(&["12", "12", "18", "18", "19"]), (3, false, hold));
    // Out of the band that is offered in between: it is counted from there.
    assert_eq!(of(&["18", "19", "18", "13", "19"]), (1, false, again));
    // Back where it was, and out again.
    let band = Some(at_least("35", "30"));
    let back = |last: &str| {
        let mut kpi = monthly(band, 5, &["28", "27", "29", "31", "33"]);
        let readings = monthly(None, 10, &[last]).readings;
        kpi.readings.extend(readings);
        let objective = linked(vec![change("27", "30")], &kpi, "2026-11-05");
        let own = &objective.key_results[0];
        level(&objective, own, Some(&kpi), PLAIN, day("2026-11-05")).map(|it| (it.usual, it.is_out))
    };
    assert_eq!(back("32"), Ok((Settling::Leave, false)));
    assert_eq!(back("29"), Ok((Settling::Leave, true)));
}

#[test]
fn what_was_left_is_not_taken_for_moved_by_a_band_of_later() {
    let values = &["12", "12", "15.5", "18", "19"];
    let mut kpi = monthly(Some(at_least("12", "")), 5, values);
    kpi.bands
        .push(band("b2", "2027-01-01", Some(at_least("15", ""))));
    let left = KeyResult {
        is_left: true,
        ..change("12", "18")
    };
    assert!(of_kpi(left, &kpi).is_ok());
    let is_moved = Err(NotOffered::Moved(day("2027-01-01")));
    assert_eq!(of_kpi(change("12", "18"), &kpi), is_moved);
}

#[test]
fn what_was_handed_off_already_is_not_offered_again() {
    let values = &["12", "12", "15.5", "18", "19"];
    let plain = monthly(Some(at_least("12", "")), 5, values);
    let mut moved = plain.clone();
    moved
        .bands
        .push(band("b2", "2026-10-01", Some(at_least("18", ""))));
    let reached = || change("12", "18");
    let is_moved = Err(NotOffered::Moved(day("2026-10-01")));
    assert_eq!(of_kpi(reached(), &moved), is_moved);
    let graduated = Kpi {
        origin: Some(Origin {
            objective: id("o"),
            key_result: id("k1"),
            on: day("2026-10-02"),
        }),
        ..plain.clone()
    };
    let is_kpi = Err(NotOffered::Graduated(day("2026-10-02")));
    assert_eq!(of_kpi(reached(), &graduated), is_kpi);
    // Of another objective's it is one that serves now.
    let elsewhere = Kpi {
        origin: Some(Origin {
            objective: id("o"),
            key_result: id("other"),
            on: day("2026-05-02"),
        }),
        ..plain.clone()
    };
    assert!(of_kpi(reached(), &elsewhere).is_ok());
    let retired = Kpi {
        rest: Some(Rest {
            on: day("2026-10-02"),
            is_for_good: true,
            reason: "Sold".to_owned(),
        }),
        ..plain.clone()
    };
    assert_eq!(of_kpi(reached(), &retired), Err(NotOffered::Retired));
    let binned = Kpi {
        binned: Some(day("2026-10-02")),
        ..plain.clone()
    };
    assert_eq!(of_kpi(reached(), &binned), Err(NotOffered::Binned));
    let gone = linked(vec![reached()], &plain, TODAY);
    let of = level(&gone, &gone.key_results[0], None, PLAIN, day(TODAY));
    assert_eq!(of, Err(NotOffered::NoKpi));
}

#[test]
fn it_says_whether_chance_alone_breaks_the_new_band() {
    let readings: Vec<(String, &str)> = [
        "18", "20", "19", "21", "18", "20", "19", "21", "18", "20", "19", "21", "18",
    ]
    .into_iter()
    .enumerate()
    .map(|(at, value)| {
        let on = day("2026-07-02")
            .saturating_add(time::Duration::days(7 * i64::try_from(at).expect("small")));
        (on.to_string(), value)
    })
    .collect();
    let readings: Vec<(&str, &str)> = readings.iter().map(|(on, it)| (&**on, *it)).collect();
    let kpi = kpi(Unit::Week, Some(at_least("5", "")), &readings);
    let chance = |target: &str| of_kpi(change("5", target), &kpi).map(|it| it.chance);
    // Its limits are 13.9 and 25.1.
    assert_eq!(chance("10"), Ok(Some(Answer::Met)));
    // The last three were 19, 21 and 18: past 18 it is out.
    let out = Answer::ByChance { out: 0, of: 13 };
    assert_eq!(chance("18"), Ok(Some(out)));
    let few = monthly(Some(at_least("12", "")), 7, &["18", "19", "20"]);
    let few = of_kpi(change("12", "18"), &few);
    assert_eq!(few.map(|it| it.chance), Ok(None), "nothing can be said");
}

#[test]
fn closing_keeps_the_score_where_a_reading_can_still_be_corrected() {
    let score = |objective: &Objective| {
        Closing::of(objective, Next::Retire, day(TODAY))
            .score
            .map(|it: Decimal| it.to_string())
    };
    let own = by_month(change("12", "18"), &["16.2"]);
    assert_eq!(score(&own), None, "its check-ins are its own");
    let kpi = monthly(None, 7, &["13", "14", "16.2"]);
    let linked = linked(vec![change("12", "18")], &kpi, TODAY);
    assert_eq!(score(&linked), Some("0.7".to_owned()));
    let closing = Closing::of(&linked, Next::Retire, day(TODAY));
    let written = Objective {
        closing: Some(closing),
        ..Objective::default()
    };
    let read = Objective::read(&Record::of(written.fields()));
    assert_eq!(read.closing, Some(closing));
    // A third decimal that is not shown is no change.
    let now = |value: &str| {
        let kpi = monthly(None, 7, &["13", "14", value]);
        let mut fed = Objective::clone(&linked);
        feed(&mut fed, &id("o"), PLAIN, day(TODAY), |_| Some(kpi.clone()));
        let score = fed.key_results[0].score(Some(quarter())).expect("a score");
        closing.was(&score)
    };
    assert_eq!(now("16.2"), None);
    assert_eq!(now("16.21"), None);
    assert_eq!(
        now("15.96"),
        Some(number("0.7")),
        "0.70 at closing, now 0.66"
    );
}
