//! What turns out to be odd as time goes by: whether it is said, and what mends it.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::feed;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::Reading;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, Named, findings};
use waymark_core::objective::revised::{Promised, with_revisions};
use waymark_core::objective::{Objective, closed};
use waymark_core::period::parse_date;
use waymark_core::record::Record;
use waymark_core::record::name::Name;
use waymark_core::sketch::{Measure, Operator};

use super::{Closing, ID, Next, TODAY, Written, day, days, id, quarter};
use crate::given::number;

/// July to September: over since weeks.
fn third() -> waymark_core::period::Period {
    days("2026-07-01", "2026-09-30")
}

/// One with three key results, of which the first goes from 12 to 18.
fn raising() -> Written {
    Written::with(3)
        .and("kr/k1/start", json!("12"))
        .and("kr/k1/target", json!("18"))
}

impl Written {
    fn checked(self, on: &str, value: &str) -> Self {
        self.and(&format!("at/k1/{on}"), json!({"value": value}))
    }

    fn holding(self, operator: &str, target: &str) -> Self {
        self.and("kr/k1/measure", json!("hold"))
            .and("kr/k1/operator", json!(operator))
            .and("kr/k1/target", json!(target))
            .and("kr/k1/start", json!(null))
    }

    fn kpi(self) -> Self {
        self.and("kr/k1/kpi", json!("kpi"))
    }

    /// What another one is to this: older, and closed.
    fn done(self) -> Self {
        self.all([closed(Some(Closing::new(
            day("2026-10-01"),
            Next::Continue,
        )))])
    }
}

fn first() -> Named {
    Named {
        id: id("k1"),
        name: "N1".to_owned(),
    }
}

#[test]
fn a_level_that_is_open_after_its_last_day_is_a_kpi() {
    let over = || raising().over(third()).checked("2026-09-20", "17");
    let still = Finding::StillOpen {
        since: day("2026-09-30"),
        key_results: vec![first()],
    };
    assert_eq!(over().findings(), std::slice::from_ref(&still));
    let repair = Repair::of(&still, &over().read(), day(TODAY), Calendar::default());
    assert_eq!(repair, Repair::HandOff(first()));
    assert_eq!(
        repair.fields(&over().read(), &id("new")),
        None,
        "somebody looks at it first"
    );
    // Not once it is closed, left, or dismissed, nor while it runs.
    assert_eq!(over().done().findings(), []);
    assert_eq!(over().and("kr/k1/left", json!(true)).findings(), []);
    assert_eq!(
        over().and("dismissed/still-open", json!(true)).findings(),
        []
    );
    assert_eq!(raising().checked("2026-10-20", "17").findings(), []);
    // What is a KPI is one already.
    assert_eq!(over().kpi().findings(), []);
}

#[test]
fn what_is_no_level_ends_with_its_period_and_is_only_to_be_closed() {
    let over = |it: Written| it.over(third()).findings();
    assert_eq!(over(raising()), [], "never measured");
    let total = raising()
        .and("kr/k1/start", json!("0"))
        .checked("2026-09-20", "17");
    assert_eq!(over(total), []);
    let done = raising()
        .and("kr/k1/measure", json!("yes-no"))
        .checked("2026-09-20", "1");
    assert_eq!(over(done), []);
    let guardrail = Written::with(4)
        .holding("at-least", "5")
        .checked("2026-09-20", "6");
    assert_eq!(over(guardrail.guardrail("k1")), []);
}

/// What is found where this was the objective of the period before.
#[track_caller]
fn after(before: &Written, now: &Written) -> Vec<Finding> {
    now.among(&[("a", before)])
}

#[test]
fn the_same_target_in_the_next_period_makes_it_a_kpi() {
    let before = || raising().over(third()).done();
    let again = Finding::Repeated {
        key_result: first(),
        is_kpi: false,
    };
    assert_eq!(after(&before(), &raising()), std::slice::from_ref(&again));
    // From elsewhere, and written otherwise, it is the same; also where it continues one of
    // other days.
    let written = before().and("kr/k1/name", json!(" n1 "));
    assert_eq!(after(&written, &raising()), std::slice::from_ref(&again));
    let earlier = before().over(days("2026-04-01", "2026-06-30"));
    assert_eq!(after(&earlier, &raising()), []);
    let continues = raising().and("continues", json!("a"));
    assert_eq!(after(&earlier, &continues), std::slice::from_ref(&again));
    // A fresh target, or another metric.
    let further = raising().and("kr/k1/target", json!("24"));
    assert_eq!(after(&before(), &further), []);
    let other = raising().and("kr/k1/name", json!("Other"));
    assert_eq!(after(&before(), &other), []);
    let repair = Repair::of(&again, &raising().read(), day(TODAY), Calendar::default());
    assert_eq!(repair, Repair::HandOff(first()));
    let dismissed = raising().and("dismissed/repeated-result/k1", json!(true));
    assert_eq!(after(&before(), &dismissed), []);
}

#[test]
fn a_kpi_is_known_again_by_itself_and_a_guardrail_or_a_total_may_come_back() {
    let before = raising().over(third()).done().kpi();
    let now = raising().kpi().and("kr/k1/name", json!("Conversion"));
    let again = Finding::Repeated {
        key_result: Named {
            name: "Conversion".to_owned(),
            ..first()
        },
        is_kpi: true,
    };
    assert_eq!(after(&before, &now), std::slice::from_ref(&again));
    let repair = Repair::of(&again, &now.read(), day(TODAY), Calendar::default());
    let fields = repair.fields(&now.read(), &id("new")).expect("an edit");
    let mended = now.all(fields).read();
    assert!(
        mended.key_result("k1").is_none(),
        "the KPI is watched anyway"
    );
    let total = raising().and("kr/k1/start", json!("0"));
    assert_eq!(after(&total.clone().over(third()).done(), &total), []);
    let guardrail = Written::with(4).holding("at-least", "5").guardrail("k1");
    assert_eq!(
        after(&guardrail.clone().over(third()).done(), &guardrail),
        []
    );
    let held = Written::with(3).holding("at-least", "5");
    let other_side = Written::with(3).holding("at-most", "5");
    assert_eq!(after(&held.clone().over(third()).done(), &held).len(), 1);
    assert_eq!(after(&held.over(third()).done(), &other_side), []);
}

#[test]
fn what_was_met_before_it_began_is_theatre() {
    let met = |value: &str, on: &str| Finding::AlreadyMet {
        key_result: first(),
        value: number(value),
        unit: String::new(),
        on: day(on),
        is_kpi: false,
    };
    let before = |it: Written, value: &str| it.checked("2026-09-28", value).findings();
    let held = || Written::with(3).holding("at-most", "30");
    assert_eq!(before(held(), "28"), [met("28", "2026-09-28")]);
    assert_eq!(before(held(), "30"), [met("30", "2026-09-28")]);
    assert_eq!(before(held(), "31"), []);
    let falling = || {
        raising()
            .and("kr/k1/start", json!("80"))
            .and("kr/k1/target", json!("70"))
    };
    assert_eq!(before(raising(), "18"), [met("18", "2026-09-28")]);
    assert_eq!(before(raising(), "17.9"), []);
    assert_eq!(before(falling(), "70"), [met("70", "2026-09-28")]);
    assert_eq!(before(falling(), "71"), []);
    // The newest before it began, and nothing that came while it ran.
    let fell = held()
        .checked("2026-09-01", "20")
        .checked("2026-09-28", "40");
    assert_eq!(fell.checked("2026-10-05", "20").findings(), []);
    // It had slipped by its first value.
    let slipped = raising()
        .checked("2026-09-28", "18")
        .checked("2026-10-05", "14");
    assert_eq!(slipped.findings(), []);
    let stays = raising()
        .checked("2026-09-28", "18")
        .checked("2026-10-05", "18.5");
    assert_eq!(stays.findings(), [met("18", "2026-09-28")]);
    // A guardrail is there to be met.
    let guardrail = Written::with(4).holding("at-most", "30").guardrail("k1");
    assert_eq!(before(guardrail, "28"), []);
}

#[test]
fn a_kpi_that_is_in_its_target_already_is_taken_out() {
    let written = raising().kpi();
    let mut objective = written.read();
    let kpi = Kpi {
        readings: vec![Reading {
            day: day("2026-09-30"),
            value: Some(number("19")),
            note: String::new(),
        }],
        ..Kpi::default()
    };
    let calendar = Calendar::default();
    feed(&mut objective, &id(ID), calendar, day(TODAY), |_| {
        Some(kpi.clone())
    });
    let found = findings(&objective, &id(ID), [], day(TODAY), calendar);
    let met = Finding::AlreadyMet {
        key_result: first(),
        value: number("19"),
        unit: String::new(),
        on: day("2026-09-30"),
        is_kpi: true,
    };
    assert_eq!(found, [met]);
    let repair = Repair::of(&found[0], &objective, day(TODAY), calendar);
    assert_eq!(repair, Repair::TakeOut(first()));
}

// What was changed on the way.

/// After an edit of a day, as a form makes it.
fn edited(it: Written, on: &str, fields: &[(&str, serde_json::Value)]) -> Written {
    let fields = fields.iter();
    let fields = fields.map(|(name, value)| (Name::parse(name), value.clone()));
    let on = parse_date(on).expect("a day");
    let mut number = 0;
    let with = with_revisions(&it.0, fields.collect(), on, || {
        number += 1;
        id(&format!("r{}{number}", on.ordinal()))
    });
    it.all(with)
}

/// What is said of changes alone: what, what it was, what it is, and when.
fn said(it: &Written) -> Vec<(Option<Promised>, Option<Promised>, String)> {
    let found = it.findings().into_iter().filter_map(|it| match it {
        Finding::Revised { on, was, now, .. } => Some((Some(was), now, on.to_string())),
        _ => None,
    });
    found.collect()
}

fn target(value: &str) -> Option<Promised> {
    Some(Promised::Target(number(value)))
}

#[test]
fn a_target_that_moves_after_the_first_day_stays_said_with_what_it_was() {
    let moved = |on| edited(raising(), on, &[("kr/k1/target", json!("15"))]);
    let expected = [(target("18"), target("15"), "2026-11-03".to_owned())];
    assert_eq!(said(&moved("2026-11-03")), expected);
    // While it is written nothing was promised yet.
    assert_eq!(said(&moved("2026-09-20")), []);
    assert_eq!(said(&moved("2026-10-01")), [], "its first day");
    // It goes away with one edit, which sets it back.
    let (back, repair) = moved("2026-11-03").repaired(&[]);
    assert_eq!(back.read().key_results[0].target, Some(number("18")));
    assert_eq!(back.read().revised, []);
    assert_eq!(back.findings(), []);
    assert!(matches!(repair, Repair::SetBack { .. }));
}

#[test]
fn of_several_changes_the_first_value_and_the_last_day_are_said() {
    let twice = edited(raising(), "2026-11-03", &[("kr/k1/target", json!("15"))]);
    let twice = edited(twice, "2026-11-10", &[("kr/k1/target", json!("16"))]);
    let expected = [(target("18"), target("16"), "2026-11-10".to_owned())];
    assert_eq!(said(&twice), expected);
    // Dismissed, it is said again once it moves again.
    let name = twice.findings()[0].name();
    let quiet = twice.and(&format!("dismissed/{name}"), json!(true));
    assert_eq!(quiet.findings(), []);
    let again = edited(quiet, "2026-11-12", &[("kr/k1/target", json!("14"))]);
    assert_eq!(said(&again).len(), 1);
    // Set back by hand it is as it was.
    let back = edited(again, "2026-11-15", &[("kr/k1/target", json!("18"))]);
    assert_eq!(said(&back), []);
}

#[test]
fn start_bound_and_commitment_are_promises_too_and_a_name_is_none() {
    let number_of = |value: &str| number(value);
    let start = edited(raising(), "2026-11-03", &[("kr/k1/start", json!("14"))]);
    let was = Some(Promised::Start(number_of("12")));
    let now = Some(Promised::Start(number_of("14")));
    assert_eq!(said(&start), [(was, now, "2026-11-03".to_owned())]);
    let held = || Written::with(3).holding("at-most", "30");
    let side = edited(held(), "2026-11-03", &[("kr/k1/operator", json!("below"))]);
    let [was, now] = [Operator::AtMost, Operator::Below].map(|it| Some(Promised::Operator(it)));
    assert_eq!(said(&side), [(was, now, "2026-11-03".to_owned())]);
    let held = [
        ("kr/k1/measure", json!("hold")),
        ("kr/k1/operator", json!("at-least")),
    ];
    let held = edited(raising(), "2026-11-03", &held);
    let [was, now] = [Measure::Change, Measure::Hold].map(|it| Some(Promised::Measure(it)));
    assert_eq!(said(&held), [(was, now, "2026-11-03".to_owned())]);
    let must = edited(raising(), "2026-11-03", &[("commitment", json!("must"))]);
    assert_eq!(said(&must).len(), 1);
    let (back, _) = must.repaired(&[]);
    assert_eq!(back.read().commitment, raising().read().commitment);
    let named = [("kr/k1/name", json!("Other")), ("kr/k1/weight", json!("2"))];
    let named = edited(raising(), "2026-11-03", &named);
    assert_eq!(named.read().revised, []);
}

#[test]
fn what_is_completed_added_or_taken_away_was_no_promise_that_moved() {
    let without = Written::with(3).and("kr/k1/start", json!("12"));
    let filled = edited(without, "2026-11-03", &[("kr/k1/target", json!("18"))]);
    assert_eq!(filled.read().revised, []);
    let gone = edited(raising(), "2026-11-03", &[("kr/k1/gone", json!(true))]);
    assert_eq!(gone.read().revised, []);
    let added = [("kr/k9/name", json!("New")), ("kr/k9/target", json!("5"))];
    let added = edited(raising(), "2026-11-03", &added);
    assert_eq!(added.read().revised, []);
    // A target that is emptied, and found anew, has moved.
    let emptied = edited(raising(), "2026-11-03", &[("kr/k1/target", json!(null))]);
    assert_eq!(
        said(&emptied),
        [(target("18"), None, "2026-11-03".to_owned())]
    );
    let anew = edited(emptied, "2026-11-05", &[("kr/k1/target", json!("15"))]);
    assert_eq!(
        said(&anew),
        [(target("18"), target("15"), "2026-11-03".to_owned())]
    );
    // Put off to a period that is still to come, it promises anew.
    let later = json!({"first": "2027-01-01", "last": "2027-03-31"});
    let put_off = [("kr/k1/target", json!("15")), ("period", later)];
    let put_off = edited(raising(), "2026-11-03", &put_off);
    assert_eq!(put_off.read().revised, []);
    assert_eq!(raising().over(quarter()).read().revised, []);
}

#[test]
fn what_is_kept_of_a_change_comes_back_as_it_was() {
    let fields = [
        ("kr/k1/target", json!("15")),
        ("kr/k1/start", json!("10.50")),
        ("commitment", json!("must")),
    ];
    let it = edited(raising(), "2026-11-03", &fields).read();
    assert_eq!(it.revised.len(), 3);
    let again = Objective::read(&Record::of(it.fields()));
    assert_eq!(again.revised, it.revised);
}
