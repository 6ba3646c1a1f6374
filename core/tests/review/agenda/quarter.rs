//! What a quarter asks: scores, lessons, hand-offs, what comes next.

use serde_json::json;
use time::Date;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Agenda, Matter};
use waymark_core::review::kept::{Did, Done, Review};
use waymark_core::review::key::Key;

use super::{FRIDAY, OCTOBER, Q3, Q4, World, closed, first};
use crate::review::{day, id, monthly};

#[test]
fn a_quarter_closes_learns_hands_off_goes_on_and_plans() {
    let lessons = ("learned", json!("start earlier"));
    let mut world = World::default()
        .kpi("long", monthly("30", OCTOBER, "40 21 20"))
        .objective("over", Q3, &[])
        .objective("mute", Q3, &[closed("retire")])
        .objective("goes", Q3, &[closed("continue"), lessons.clone()])
        .objective("went", Q3, &[closed("adjust"), lessons.clone()])
        .objective("follows", Q4, &[("continues", json!("went"))])
        .objective(
            "early",
            ["2026-04-01", "2026-06-30"],
            &[closed("retire"), lessons],
        );
    world.hand_offs.push((id("mute"), id("k")));
    let agenda = world.asks(
        Rhythm::Quarter,
        FRIDAY,
        &[
            "close-over",
            "learn-mute",
            "handoff-mute-k",
            "goon-goes",
            "kpi-long",
            "aim",
            "plan",
        ],
    );
    assert_eq!(first(&agenda), [Matter::ToClose { is_over: true }]);
    let plan = agenda.steps.last().expect("a step");
    assert!(matches!(
        plan.matters[..],
        [Matter::Plan { next, has_begun: true, objectives: 1 }] if next.first() == day("2026-10-01")
    ));
}

#[test]
fn a_quarter_that_ends_soon_closes_what_still_runs() {
    let world = World::default()
        .objective("runs", Q4, &[])
        .objective("year", ["2026-01-01", "2027-01-31"], &[])
        .objective("ahead", ["2027-01-01", "2027-03-31"], &[]);
    let agenda = world.asks(Rhythm::Quarter, "2026-12-20", &["close-runs", "plan"]);
    assert_eq!(first(&agenda), [Matter::ToClose { is_over: false }]);
    let plan = &agenda.steps[1].matters;
    assert!(
        matches!(
            plan[..],
            [Matter::Plan {
                has_begun: false,
                objectives: 2,
                ..
            }]
        ),
        "{plan:?}"
    );
}

#[test]
fn a_kpi_that_nobody_read_in_a_quarter_is_asked_about() {
    let world = World::default().kpi("old", monthly("30", "2026-06-30", "40 41 39"));
    let agenda = world.asks(Rhythm::Quarter, "2026-12-20", &["kpi-old", "plan"]);
    assert_eq!(first(&agenda), [Matter::Unread]);
    let world = World::default().kpi("new", monthly("30", "2026-11-30", "40"));
    world.asks(Rhythm::Quarter, "2026-12-20", &["plan"]);
}

#[test]
fn a_step_stays_where_it_was_once_it_is_done() {
    let lacking = |name: &str, world: World| world.kpi(name, monthly("30", "2026-09-30", "40"));
    let world = ["a", "b", "c"]
        .into_iter()
        .fold(World::default(), |world, it| lacking(it, world));
    let before = world.asks(Rhythm::Week, FRIDAY, &["kpi-a", "kpi-b", "kpi-c"]);
    let mut review = Review::default();
    let keys = |agenda: &Agenda, review: &Review| -> Vec<String> {
        let items = agenda.items(review).into_iter();
        items
            .map(|it| {
                let done = if it.is_open() { "" } else { " done" };
                [&*it.key.to_string(), done].concat()
            })
            .collect()
    };
    assert_eq!(keys(&before, &review), ["kpi-a", "kpi-b", "kpi-c"]);
    // The first was recorded, so the agenda knows it no more; the second was skipped.
    let done = |it: Did, on: &str| Done::of(it, day(on));
    review
        .steps
        .insert(Key::Kpi(id("a")), done(Did::Recorded, FRIDAY));
    review
        .steps
        .insert(Key::Kpi(id("b")), done(Did::Skipped, FRIDAY));
    let world = ["b", "c"]
        .into_iter()
        .fold(World::default(), |world, it| lacking(it, world));
    let after = world.agenda(Rhythm::Week, FRIDAY);
    assert_eq!(keys(&after, &review), ["kpi-a done", "kpi-b done", "kpi-c"]);
    let items = after.items(&review);
    assert!(items[0].matters.is_empty());
    assert!(!items[1].matters.is_empty());
}

#[test]
fn what_was_done_in_a_quarter_stays_among_its_like() {
    let world = World::default().objective("over", Q3, &[]);
    let agenda = world.agenda(Rhythm::Quarter, FRIDAY);
    let mut review = Review::default();
    let done = Done::of(Did::Retired, Date::MIN);
    review.steps.insert(Key::Kpi(id("old")), done.clone());
    review.steps.insert(Key::Learn(id("won")), done);
    let items = agenda.items(&review);
    let found: Vec<String> = items.iter().map(|it| it.key.to_string()).collect();
    assert_eq!(found, ["close-over", "learn-won", "kpi-old", "plan"]);
}
