//! The second hand-off: what a KPI that is out of band calls for.

use waymark_core::grading::measure::{Bound, Side};
use waymark_core::handoff::restore::{PROMPTS, Restoring, Why, Words, restoring};
use waymark_core::kpi::Kpi;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::objective::draft::Days;
use waymark_core::sketch::Operator;
use waymark_core::wording::Check;

use super::{
    at_least, at_most, band, between, day, days, here, id, ids, kpi, monthly, number, one_sided,
    standing,
};

const TODAY: &str = "2026-10-05";

/// What is offered of a KPI whose August and September are out of band.
fn offered(kpi: &Kpi) -> Option<Restoring> {
    restoring(kpi, &standing(kpi, TODAY), day(TODAY), false)
}

#[track_caller]
fn back(range: Range, values: &[&str]) -> (String, String, Side, Option<Bound>) {
    let kpi = monthly(Some(range), 6, values);
    let it = offered(&kpi).expect("it is offered");
    (
        it.from.to_string(),
        it.to.to_string(),
        it.side,
        it.guardrail,
    )
}

#[track_caller]
fn case(range: Range, values: &[&str], from: &str, to: &str, side: Side, other: Option<Bound>) {
    let expected = (from.to_owned(), to.to_owned(), side, other);
    assert_eq!(back(range, values), expected);
}

#[test]
fn it_goes_from_the_newest_value_to_the_first_one_inside() {
    let values = &["36", "35", "28", "27"];
    case(at_least("35", ""), values, "27", "35", Side::Below, None);
    case(at_least("35", "30"), values, "27", "30", Side::Below, None);
    let values = &["28", "30", "34", "37.5"];
    case(at_most("30", ""), values, "37.5", "30", Side::Above, None);
    case(at_most("30", "33"), values, "37.5", "33", Side::Above, None);
}

#[test]
fn what_equals_an_open_bound_is_outside_so_it_goes_one_step_further() {
    let above = |target| one_sided(Bound::Above(number(target)), "");
    // Whole values inside and a whole bound: the next whole one.
    case(
        above("30"),
        &["36", "35", "28", "27.5"],
        "27.5",
        "31",
        Side::Below,
        None,
    );
    // The finest of what was inside.
    case(
        above("30"),
        &["36.25", "35", "28", "27"],
        "27",
        "30.01",
        Side::Below,
        None,
    );
    case(
        above("30.5"),
        &["36", "35", "28", "30.5"],
        "30.5",
        "30.6",
        Side::Below,
        None,
    );
    let below = one_sided(Bound::Below(number("30")), "33");
    case(
        below,
        &["28", "32.5", "33", "40"],
        "40",
        "32.9",
        Side::Above,
        None,
    );
}

#[test]
fn a_band_with_two_ends_keeps_its_other_edge_as_a_guardrail() {
    let (low, high) = (&["70", "66", "61", "60"], &["70", "66", "80", "90"]);
    let plain = || between(("65", "75"), None);
    let outer = || between(("65", "75"), Some(("62", "78")));
    let most = |it| Some(Bound::AtMost(number(it)));
    let least = |it| Some(Bound::AtLeast(number(it)));
    case(plain(), low, "60", "65", Side::Below, most("75"));
    case(plain(), high, "90", "75", Side::Above, least("65"));
    case(outer(), low, "60", "62", Side::Below, most("78"));
    case(outer(), high, "90", "78", Side::Above, least("62"));
}

#[test]
fn it_is_offered_after_two_months_and_not_once_it_is_back_or_somebody_sees_to_it() {
    let range = || Some(at_least("35", "30"));
    let out = monthly(range(), 6, &["36", "35", "28", "27"]);
    assert!(offered(&out).is_some());
    assert_eq!(
        offered(&monthly(range(), 6, &["36", "35", "34", "27"])),
        None
    );
    assert_eq!(
        offered(&monthly(range(), 6, &["36", "28", "27", "31"])),
        None
    );
    assert_eq!(offered(&monthly(None, 6, &["36", "35", "28", "27"])), None);
    // It is a key result that runs.
    let at = standing(&out, TODAY);
    assert_eq!(restoring(&out, &at, day(TODAY), true), None);
    let known = |again| Kpi {
        acknowledged: Some(Acknowledged {
            on: day("2026-09-05"),
            cause: "The new page".to_owned(),
            again: day(again),
        }),
        ..out.clone()
    };
    assert_eq!(offered(&known("2026-10-06")), None, "it stopped asking");
    assert!(offered(&known("2026-10-05")).is_some(), "it asks again");
    let rests = Kpi {
        rest: Some(Rest {
            on: day("2026-10-01"),
            is_for_good: false,
            reason: "Moving".to_owned(),
        }),
        ..out.clone()
    };
    assert_eq!(offered(&rests), None);
    // A quarterly one calls after one.
    let quarterly = kpi(
        Unit::Quarter,
        range(),
        &[("2026-06-30", "36"), ("2026-09-30", "20")],
    );
    assert!(offered(&quarterly).is_some());
}

#[test]
fn a_band_that_was_moved_so_that_all_is_inside_calls_for_nothing() {
    let mut kpi = monthly(Some(at_least("35", "")), 6, &["36", "35", "28", "27"]);
    kpi.bands
        .push(band("b2", "2026-10-01", Some(at_least("25", ""))));
    assert_eq!(offered(&kpi), None);
    let at = standing(&kpi, TODAY);
    assert_eq!(Restoring::of(&kpi, &at, day(TODAY)), None);
}

#[test]
fn it_says_whether_it_changed_or_chance_did_it() {
    let why = |values: &[&str], range: Range| {
        let readings: Vec<String> = (0..values.len())
            .map(|at| {
                let (year, month) = (2024 + at / 12, at % 12 + 1);
                let last = if [4, 6, 9, 11].contains(&month) {
                    30
                } else {
                    28
                };
                format!("{year}-{month:02}-{last}")
            })
            .collect();
        let all: Vec<(&str, &str)> = readings
            .iter()
            .map(|it| &**it)
            .zip(values.iter().copied())
            .collect();
        let kpi = kpi(Unit::Month, Some(range), &all);
        let last = day(all[all.len() - 1].0);
        let today = last.saturating_add(time::Duration::days(8)).to_string();
        let at = standing(&kpi, &today);
        Restoring::of(&kpi, &at, day(&today)).map(|it| it.why)
    };
    // The first two years go up and down between 36 and 44.
    let ups = [
        "40", "42", "38", "41", "39", "43", "37", "40", "42", "38", "41", "39",
    ];
    let mut changed = ups.to_vec();
    changed.extend(["30", "29"]);
    let since = days("2025-01-01", "2025-01-31");
    assert_eq!(
        why(&changed, at_least("36", "")),
        Some(Why::Changed { since })
    );
    let mut chance = ups.to_vec();
    chance.extend(["38", "38"]);
    let told = why(&chance, at_least("39", ""));
    assert_eq!(told, Some(Why::ByChance { out: 5, of: 14 }));
    assert_eq!(why(&chance, at_least("80", "")), Some(Why::Never));
    assert_eq!(why(&["30", "29"], at_least("36", "")), Some(Why::Unknown));
}

#[test]
fn the_draft_holds_the_kpi_its_guardrail_and_two_rows_to_fill() {
    let range = between(("65", "75"), None);
    let kpi = Kpi {
        owner: Some("Ada".to_owned()),
        ..monthly(Some(range), 6, &["70", "66", "61", "60.5"])
    };
    let it = offered(&kpi).expect("it is offered");
    let words = Words {
        title: "Get Conversion back to normal".to_owned(),
        guardrail: "Conversion at most 75%".to_owned(),
    };
    let draft = it.draft(&id("kpi"), &kpi, words, &here(TODAY), ids());
    assert_eq!(draft.title, "Get Conversion back to normal");
    assert!(draft.dismissed.is_empty());
    assert_eq!(draft.details.owner, Some("Ada".to_owned()));
    assert_eq!(draft.details.days, Days::ThisQuarter);
    assert_eq!(draft.rows.len(), 2 + PROMPTS);
    let told = |at: usize| {
        let typed = &draft.rows[at].typed;
        (
            &*typed.start,
            &*typed.target,
            draft.rows[at].more.kpi.clone(),
        )
    };
    assert_eq!(told(0), ("60.5", "65", Some(id("kpi"))));
    assert_eq!(told(1), ("", "75", Some(id("kpi"))));
    assert_eq!(draft.rows[1].typed.operator, Operator::AtMost);
    assert!(draft.rows[1].typed.is_guardrail());
    assert!(draft.rows[2].is_empty() && draft.rows[3].is_empty());
    // The empty rows are dropped; the rest is an objective.
    let mut kept = draft.clone();
    kept.rows.retain(|it| !it.is_empty());
    let meant = kept.check(&here(TODAY)).expect("nothing is wrong with it");
    assert_eq!(meant.key_results[0].start, Some(number("60.5")));
    assert_eq!(
        meant.key_results[1].bound(),
        Some(Bound::AtMost(number("75")))
    );
    assert!(meant.key_results[1].is_guardrail);
}

#[test]
fn nothing_is_said_of_what_a_kpi_is_called_in_the_title_of_its_draft() {
    let kpi = monthly(
        Some(between(("65", "75"), None)),
        6,
        &["70", "66", "61", "60.5"],
    );
    let it = offered(&kpi).expect("it is offered");
    let titled = |title: &str| Words {
        title: title.to_owned(),
        ..Words::default()
    };
    let draft = |title: &str| it.draft(&id("kpi"), &kpi, titled(title), &here(TODAY), ids());
    let dismissed = draft("Get Retention at 90 days back to normal").dismissed;
    let name = Check::NumberInObjective.name("");
    assert_eq!(dismissed.into_iter().collect::<Vec<_>>(), [name]);
    assert!(draft("Get Retention back to normal").dismissed.is_empty());
}

#[test]
fn a_quarter_that_is_all_but_over_is_no_time_to_restore_anything() {
    let kpi = monthly(Some(at_least("35", "")), 9, &["36", "28", "27"]);
    let draft = |today: &str| {
        let it = Restoring::of(&kpi, &standing(&kpi, today), day(today)).expect("it is out");
        let draft = it.draft(&id("kpi"), &kpi, Words::default(), &here(today), ids());
        draft.details.period(day(today), super::PLAIN)
    };
    assert_eq!(draft("2026-12-01"), Some(days("2026-10-01", "2026-12-31")));
    assert_eq!(draft("2026-12-02"), Some(days("2027-01-01", "2027-03-31")));
}
