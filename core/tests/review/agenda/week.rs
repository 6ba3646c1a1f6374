//! What a week asks: what is out of band, what lacks a reading, what is due.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::offer::refusal;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::objective::due::DueCount;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Calm, Matter};

use super::{FRIDAY, OCTOBER, Q4, World, first};
use crate::review::{day, id, monthly};

#[test]
fn nothing_to_do_is_a_fine_answer() {
    let world = World::default().kpi("fine", monthly("30", OCTOBER, "40 41 39"));
    let agenda = world.asks(Rhythm::Week, FRIDAY, &[]);
    assert_eq!(agenda.quiet, [id("fine")]);
    assert_eq!(agenda.well.in_band, 1);
    World::default().asks(Rhythm::Month, FRIDAY, &[]);
}

#[test]
fn what_is_said_where_nothing_is_asked_is_so() {
    let calm = |world: World| world.asks(Rhythm::Week, FRIDAY, &[]).calm();
    let fine = || World::default().kpi("fine", monthly("30", OCTOBER, "40 41 39"));
    assert_eq!(calm(World::default()), Calm::Empty);
    assert_eq!(calm(fine()), Calm::InBand);

    let checked = [("at/k/2026-11-26", json!({"value": "3"}))];
    let objective = World::default().objective("done", Q4, &checked);
    assert_eq!(calm(objective), Calm::NothingDue, "there is no KPI");

    let resting = Kpi {
        rest: Some(Rest {
            on: day("2026-06-01"),
            is_for_good: false,
            reason: String::new(),
        }),
        ..monthly("30", OCTOBER, "40 21 20")
    };
    assert_eq!(calm(fine().kpi("rests", resting.clone())), Calm::InBand);
    assert_eq!(
        calm(World::default().kpi("rests", resting)),
        Calm::NothingDue
    );

    let unjudged = Kpi {
        bands: Vec::new(),
        ..monthly("30", OCTOBER, "40 41 39")
    };
    assert_eq!(calm(fine().kpi("unjudged", unjudged)), Calm::NothingDue);
}

#[test]
fn a_week_asks_for_what_is_out_of_band_first_then_for_readings_then_for_check_ins() {
    let world = World::default()
        .kpi("lacks", monthly("30", "2026-09-30", "40 41 39"))
        .kpi("fine", monthly("30", OCTOBER, "40 41 39"))
        .kpi("once", monthly("30", OCTOBER, "40 41 20"))
        .kpi("long", monthly("30", OCTOBER, "40 21 20"))
        .objective("late", Q4, &[])
        .objective("done", Q4, &[("at/k/2026-11-26", json!({"value": "3"}))]);
    let agenda = world.asks(
        Rhythm::Week,
        FRIDAY,
        &["kpi-long", "kpi-once", "kpi-lacks", "due-late"],
    );
    assert_eq!(first(&agenda), [Matter::Out { calls: true }]);
    assert_eq!(agenda.steps[1].matters, [Matter::Out { calls: false }]);
    assert!(matches!(
        agenda.steps[2].matters[..],
        [Matter::Lacks { is_overdue: true, unit }] if unit.last() == day(OCTOBER)
    ));
    // Nobody checked in last week either.
    let missed = DueCount {
        all: 1,
        missed: [1, 0, 0],
        overdue: 0,
    };
    assert_eq!(agenda.steps[3].matters, [Matter::Due(missed)]);
}

#[test]
fn what_is_known_to_be_out_stops_asking_until_the_day_to_look_again() {
    let mut kpi = monthly("30", OCTOBER, "40 21 20");
    kpi.acknowledged = Some(Acknowledged {
        on: day("2026-11-02"),
        cause: "a new team".to_owned(),
        again: day("2026-11-30"),
    });
    let world = World::default().kpi("known", kpi);
    let agenda = world.asks(Rhythm::Week, FRIDAY, &[]);
    assert_eq!(agenda.well.known, 1);
    assert_eq!(agenda.calm(), Calm::NothingDue);
    world.asks(Rhythm::Week, "2026-11-30", &["kpi-known"]);
}

#[test]
fn a_kpi_that_an_objective_restores_already_calls_for_none() {
    let mut world = World::default().kpi("long", monthly("30", OCTOBER, "40 21 20"));
    world.running.push(id("long"));
    let agenda = world.asks(Rhythm::Week, FRIDAY, &["kpi-long"]);
    assert_eq!(first(&agenda), [Matter::Out { calls: false }]);
    world.asks(Rhythm::Quarter, "2026-12-20", &["plan"]);
}

#[test]
fn what_was_refused_is_not_offered_by_a_review_either() {
    let mut kpi = monthly("30", OCTOBER, "40 21 20");
    let calls = |kpi: &Kpi| {
        let world = World::default().kpi("long", kpi.clone());
        first(&world.asks(Rhythm::Week, FRIDAY, &["kpi-long"])).to_vec()
    };
    assert_eq!(calls(&kpi), [Matter::Out { calls: true }]);
    let standing = Standing::of(&kpi, Calendar::default(), day(FRIDAY));
    let streak = standing.streak.expect("two months");
    kpi.dismissed.insert(refusal(&streak));
    assert_eq!(calls(&kpi), [Matter::Out { calls: false }]);
    let world = World::default().kpi("long", kpi);
    world.asks(Rhythm::Quarter, "2026-12-20", &["plan"]);
}

#[test]
fn a_key_result_that_is_a_kpi_is_asked_for_once() {
    let lacks = monthly("30", "2026-09-30", "40 41 39");
    let world = World::default()
        .kpi("nps", lacks)
        .objective("both", Q4, &[("kr/k/kpi", json!("nps"))])
        .objective(
            "more",
            Q4,
            &[
                ("kr/k/kpi", json!("nps")),
                ("kr/l/start", json!("0")),
                ("kr/l/target", json!("5")),
            ],
        );
    let agenda = world.asks(Rhythm::Week, FRIDAY, &["kpi-nps", "due-more"]);
    assert!(matches!(
        agenda.steps[1].matters[..],
        [Matter::Due(DueCount { all: 1, .. })]
    ));
}

#[test]
fn what_rests_is_left_alone_in_weeks_and_months() {
    let mut kpi = monthly("30", "2026-05-31", "40 21 20");
    kpi.rest = Some(Rest {
        on: day("2026-06-01"),
        is_for_good: false,
        reason: String::new(),
    });
    let world = World::default().kpi("rests", kpi.clone());
    let agenda = world.asks(Rhythm::Week, FRIDAY, &[]);
    assert!(agenda.quiet.is_empty());
    world.asks(Rhythm::Month, FRIDAY, &[]);
    // After a while it is asked whether that is for good; once it is, no more.
    let agenda = world.asks(Rhythm::Quarter, "2026-12-20", &["kpi-rests", "plan"]);
    assert_eq!(first(&agenda), [Matter::Paused(day("2026-06-01"))]);
    if let Some(rest) = &mut kpi.rest {
        rest.is_for_good = true;
    }
    let world = World::default().kpi("retired", kpi);
    world.asks(Rhythm::Quarter, "2026-12-20", &["plan"]);
}
