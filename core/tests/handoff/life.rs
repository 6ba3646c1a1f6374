//! One life of one metric, in the order of its roles.

use waymark_core::handoff::fed::feed;
use waymark_core::handoff::life::{CameTo, Role, Was, life};
use waymark_core::kpi::band::Range;
use waymark_core::kpi::watched::Rest;
use waymark_core::kpi::{Kpi, Origin};
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::{Period, write_date};
use waymark_core::record::id::Id;

use super::{PLAIN, at_least, band, change, day, days, hold, id, monthly, number};

/// An objective that names the KPI, as it is read on a day. What is over by then was closed on
/// the day after.
fn naming(name: &str, period: Option<Period>, kpi: &Kpi, today: &str) -> (Id, Objective) {
    let over = period.filter(|it| it.last() < day(today));
    let closed = over.and_then(|it| it.last().next_day());
    naming_closed(name, period, closed, kpi, today)
}

fn naming_closed(
    name: &str,
    period: Option<Period>,
    closed: Option<time::Date>,
    kpi: &Kpi,
    today: &str,
) -> (Id, Objective) {
    let mut objective = Objective {
        closing: closed.map(|on| Closing::new(on, Next::Retire)),
        title: name.to_uppercase(),
        period,
        key_results: vec![KeyResult {
            kpi: Some(id("kpi")),
            ..change("12", "18")
        }],
        ..Objective::default()
    };
    feed(&mut objective, &id(name), PLAIN, day(today), |_| {
        Some(kpi.clone())
    });
    (id(name), objective)
}

/// Its roles in short: from, until, what, and what it came to.
fn told(kpi: &Kpi, objectives: &[(Id, Objective)], today: &str) -> Vec<String> {
    let roles = life(&id("kpi"), kpi, objectives, day(today)).roles;
    roles.iter().map(said).collect()
}

fn said(role: &Role) -> String {
    let on = |it: Option<time::Date>| it.map_or_else(|| "..".to_owned(), write_date);
    let what = match &role.what {
        Was::Kpi { range: None, .. } => "KPI".to_owned(),
        Was::Kpi {
            range: Some(range), ..
        } => format!("KPI {:?}", range.good()),
        Was::KeyResult { title, came_to, .. } => {
            let came_to = came_to.map(|CameTo { value, reached }| {
                let value = value.map_or_else(|| "nothing".to_owned(), |it| it.to_string());
                format!(" {value} {}", if reached { "reached" } else { "not" })
            });
            format!("KR {title}{}", came_to.unwrap_or_default())
        }
    };
    [&on(role.from), " ", &on(role.until), " ", &what].concat()
}

#[test]
fn a_kpi_that_never_served_was_one_since_it_was_written_or_first_read() {
    let kpi = Kpi {
        bands: vec![band("b1", "2026-05-01", None)],
        made: Some(day("2026-04-02")),
        ..monthly(None, 3, &["12", "12"])
    };
    assert_eq!(told(&kpi, &[], "2026-06-01"), ["2026-03-31 .. KPI"]);
    let unread = Kpi {
        readings: Vec::new(),
        ..kpi
    };
    assert_eq!(told(&unread, &[], "2026-06-01"), ["2026-04-02 .. KPI"]);
}

#[test]
fn between_two_quarters_as_a_key_result_it_is_a_kpi_with_the_band_of_that_time() {
    let mut kpi = monthly(
        Some(at_least("12", "")),
        1,
        &[
            "12", "12", "12", "13", "14", "14", "15", "17", "18.5", "18", "17", "16",
        ],
    );
    kpi.bands
        .push(band("b2", "2026-10-01", Some(at_least("18", ""))));
    let third = Some(days("2026-07-01", "2026-09-30"));
    let next = Some(days("2027-01-01", "2027-03-31"));
    let all = |today| {
        [
            naming("b", next, &kpi, today),
            naming("a", third, &kpi, today),
        ]
    };
    let today = "2026-12-05";
    let expected = [
        "2026-01-01 2026-06-30 KPI AtLeast(Decimal { digits: 12, places: 0 })",
        "2026-07-01 2026-09-30 KR A 18.5 reached",
        "2026-10-01 .. KPI AtLeast(Decimal { digits: 18, places: 0 })",
    ];
    assert_eq!(
        told(&kpi, &all(today), today),
        expected,
        "the next is to come"
    );
    let today = "2027-01-05";
    let roles = told(&kpi, &all(today), today);
    assert_eq!(
        roles[2],
        "2026-10-01 2026-12-31 KPI AtLeast(Decimal { digits: 18, places: 0 })"
    );
    assert_eq!(
        roles[3], "2027-01-01 2027-03-31 KR B",
        "and runs: it came to nothing yet"
    );
    assert_eq!(roles.len(), 4);
}

#[test]
fn a_band_that_moved_while_it_was_a_kpi_again_is_told_with_its_day() {
    let mut kpi = monthly(
        Some(at_least("12", "")),
        1,
        &["12", "12", "12", "13", "14", "18"],
    );
    let then = |kpi: &Kpi, today: &str| {
        let second = Some(days("2026-04-01", "2026-06-30"));
        let all = [naming("a", second, kpi, today)];
        let roles = life(&id("kpi"), kpi, &all, day(today)).roles;
        roles
            .iter()
            .map(|it| moved_to(&it.what))
            .collect::<Vec<_>>()
    };
    assert_eq!(then(&kpi, "2026-12-01"), [None, None, None]);
    kpi.bands
        .push(band("b2", "2026-10-05", Some(at_least("18", ""))));
    assert_eq!(then(&kpi, "2026-10-04"), [None, None, None]);
    let moved = Some((day("2026-10-05"), Some(at_least("18", ""))));
    assert_eq!(then(&kpi, "2026-12-01"), [None, None, moved]);
    // One that moved on the first of those days is what it began with.
    kpi.bands[1].from = day("2026-07-01");
    assert_eq!(then(&kpi, "2026-12-01"), [None, None, None]);
}

/// To which band it moved later, and when.
fn moved_to(what: &Was) -> Option<(time::Date, Option<Range>)> {
    match what {
        Was::Kpi { then, .. } => *then,
        Was::KeyResult { .. } => None,
    }
}

#[test]
fn of_two_objectives_at_once_both_are_named_and_it_is_a_kpi_again_after_the_longer() {
    let kpi = monthly(
        None,
        1,
        &["12", "12", "12", "13", "14", "14", "15", "17", "18.5"],
    );
    let today = "2026-11-05";
    let half = naming("a", Some(days("2026-04-01", "2026-09-30")), &kpi, today);
    let quarter = naming("b", Some(days("2026-04-01", "2026-06-30")), &kpi, today);
    let expected = [
        "2026-01-01 2026-03-31 KPI",
        "2026-04-01 2026-06-30 KR B 14 not",
        "2026-04-01 2026-09-30 KR A 18.5 reached",
        "2026-10-01 .. KPI",
    ];
    assert_eq!(told(&kpi, &[half, quarter], today), expected);
}

#[test]
fn a_key_result_that_graduated_came_first_and_a_retired_one_ends() {
    let kpi = Kpi {
        made: Some(day("2026-10-03")),
        origin: Some(Origin {
            objective: id("a"),
            key_result: id("k1"),
            on: day("2026-10-03"),
        }),
        bands: vec![band("b1", "2026-10-01", Some(at_least("18", "")))],
        ..monthly(None, 7, &["15", "17", "18.5"])
    };
    let today = "2026-12-20";
    let origin = naming("a", Some(days("2026-07-01", "2026-09-30")), &kpi, today);
    let watched = "2026-10-01 .. KPI AtLeast(Decimal { digits: 18, places: 0 })";
    let expected = ["2026-07-01 2026-09-30 KR A 18.5 reached", watched];
    assert_eq!(told(&kpi, std::slice::from_ref(&origin), today), expected);
    // Without the objective nothing tells of that time but the readings.
    let since = told(&kpi, &[], today);
    assert!(
        since.len() == 1 && since[0].starts_with("2026-07-31 .. KPI"),
        "{since:?}"
    );
    let retired = Kpi {
        rest: Some(Rest {
            on: day("2026-12-10"),
            is_for_good: true,
            reason: "Sold".to_owned(),
        }),
        ..kpi
    };
    let ended = told(&retired, &[origin], today);
    assert!(
        ended[1].starts_with("2026-10-01 2026-12-10 KPI"),
        "{ended:?}"
    );
}

#[test]
fn the_change_tells_and_not_the_guardrail_of_its_other_side() {
    let kpi = monthly(None, 1, &["12", "12", "12", "13", "14", "18"]);
    let today = "2026-07-05";
    let (name, mut objective) = naming("a", Some(days("2026-04-01", "2026-06-30")), &kpi, today);
    let guardrail = KeyResult {
        id: id("k0"),
        kpi: Some(id("kpi")),
        is_guardrail: true,
        ..hold(waymark_core::sketch::Operator::AtMost, "", "30")
    };
    objective.key_results.insert(0, guardrail);
    objective.closing = Some(Closing::new(day("2026-07-02"), Next::Retire));
    let life = life(&id("kpi"), &kpi, &[(name, objective)], day(today));
    assert_eq!(life.roles.len(), 3);
    let Was::KeyResult {
        key_result,
        came_to,
        ..
    } = &life.roles[1].what
    else {
        panic!("it served");
    };
    assert_eq!(*key_result, id("k1"));
    let expected = CameTo {
        value: Some(number("18")),
        reached: true,
    };
    assert_eq!(*came_to, Some(expected));
}

#[test]
fn without_a_period_it_serves_from_its_first_value_until_it_is_closed() {
    let kpi = monthly(None, 2, &["12", "13", "14", "18"]);
    let today = "2026-07-05";
    let (name, mut objective) = naming("a", None, &kpi, today);
    let endless = [(name.clone(), objective.clone())];
    assert_eq!(
        told(&kpi, &endless, today),
        ["2026-01-01 2026-02-27 KPI", "2026-02-28 .. KR A"]
    );
    objective.closing = Some(Closing::new(day("2026-06-10"), Next::Retire));
    let expected = [
        "2026-01-01 2026-02-27 KPI",
        "2026-02-28 2026-06-10 KR A 18 reached",
        "2026-06-11 .. KPI",
    ];
    assert_eq!(told(&kpi, &[(name, objective)], today), expected);
}

#[test]
fn it_is_a_key_result_until_somebody_closes_the_objective() {
    let kpi = monthly(
        None,
        1,
        &[
            "12", "12", "12", "12", "12", "12", "14", "16", "18", "17", "12", "13",
        ],
    );
    let third = Some(days("2026-07-01", "2026-09-30"));
    let case = |closed: Option<&str>, today: &str, expected: &[&str]| {
        let objective = naming_closed("a", third, closed.map(day), &kpi, today);
        let mut all = vec!["2026-01-01 2026-06-30 KPI"];
        all.extend(expected);
        assert_eq!(told(&kpi, &[objective], today), all, "{closed:?} {today}");
    };
    let reached = "2026-07-01 2026-09-30 KR A 18 reached";
    let again = "2026-10-01 .. KPI";
    case(None, "2026-09-30", &["2026-07-01 2026-09-30 KR A"]);
    // Over, and not closed: what it came to is still to be said.
    case(None, "2026-10-01", &["2026-07-01 .. KR A"]);
    case(None, "2027-01-20", &["2026-07-01 .. KR A"]);
    // Closed on the last day, on the next and late: it was one for its period.
    case(
        Some("2026-09-30"),
        "2026-09-30",
        &["2026-07-01 2026-09-30 KR A 16 not"],
    );
    case(Some("2026-09-30"), "2026-10-01", &[reached, again]);
    case(Some("2026-10-01"), "2026-10-01", &[reached, again]);
    case(Some("2026-11-20"), "2026-11-20", &[reached, again]);
    // Closed before that it is a KPI again from the next day on.
    let early = "2026-07-01 2026-08-20 KR A 14 not";
    case(Some("2026-08-20"), "2026-08-20", &[early]);
    case(
        Some("2026-08-20"),
        "2026-08-21",
        &[early, "2026-08-21 .. KPI"],
    );
    case(
        Some("2026-08-20"),
        "2026-12-05",
        &[early, "2026-08-21 .. KPI"],
    );
}

#[test]
fn one_of_two_objectives_that_nobody_closed_keeps_it_a_key_result() {
    let kpi = monthly(None, 1, &["12", "12", "12", "13", "14", "14", "15"]);
    let today = "2026-08-05";
    let second = Some(days("2026-04-01", "2026-06-30"));
    let open = naming_closed("a", second, None, &kpi, today);
    let closed = naming("b", second, &kpi, today);
    let third = naming("c", Some(days("2026-07-01", "2026-09-30")), &kpi, today);
    let expected = [
        "2026-01-01 2026-03-31 KPI",
        "2026-04-01 2026-06-30 KR B 14 not",
        "2026-04-01 .. KR A",
    ];
    let both = [open.clone(), closed];
    assert_eq!(told(&kpi, &both, today), expected);
    let expected = [
        "2026-01-01 2026-03-31 KPI",
        "2026-04-01 .. KR A",
        "2026-07-01 2026-09-30 KR C",
    ];
    assert_eq!(told(&kpi, &[third, open], today), expected);
}
