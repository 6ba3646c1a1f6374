//! What a review asks, in order.

use std::collections::BTreeMap;

use serde_json::json;
use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::handoff::fed;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::lost::{Lost, Over};
use waymark_core::kpi::standing::{Standing, proposal};
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::kpi::{Kpi, Pillar, Supports};
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::Objective;
use waymark_core::objective::due::DueCount;
use waymark_core::objective::review::Brief;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::{Agenda, Given, Matter, Watched};
use waymark_core::review::fit::Fit;
use waymark_core::review::kept::{Did, Done, Review};
use waymark_core::review::key::Key;

use super::{day, id, monthly, number};

/// Up and down about 40.5, with limits at about 34.94 and 46.06.
const STEADY: &str = "40 42 39 41 43 40 38 41 42 40 39 41";

/// What there is, each under its id.
#[derive(Default)]
struct World {
    kpis: Vec<(Id, Kpi)>,
    objectives: Vec<(Id, Objective)>,
    running: Vec<Id>,
    lost: BTreeMap<Id, Vec<Lost>>,
    to_ask: Vec<(Id, Id)>,
    hand_offs: Vec<(Id, Id)>,
}

impl World {
    fn kpi(mut self, name: &str, kpi: Kpi) -> Self {
        self.kpis.push((id(name), kpi));
        self
    }

    /// An objective of a period with a key result from 0 to 10, with what else is said.
    fn objective(
        mut self,
        name: &str,
        days: [&str; 2],
        more: &[(&str, serde_json::Value)],
    ) -> Self {
        let own = [
            ("title", json!(name)),
            ("period", json!({"first": days[0], "last": days[1]})),
            ("kr/k/start", json!("0")),
            ("kr/k/target", json!("10")),
        ];
        let fields = own.iter().chain(more);
        let fields = fields.map(|(name, value)| (Name::parse(name), value.clone()));
        let objective = Objective::read(&Record::of(fields));
        self.objectives.push((id(name), objective));
        self
    }

    fn agenda(&self, rhythm: Rhythm, today: &str) -> Agenda {
        let (calendar, today) = (Calendar::default(), day(today));
        let standings: Vec<Standing> = self
            .kpis
            .iter()
            .map(|(_, kpi)| Standing::of(kpi, calendar, today))
            .collect();
        let kpis: Vec<Watched<'_>> = self
            .kpis
            .iter()
            .zip(&standings)
            .map(|((id, kpi), standing)| Watched {
                id,
                kpi,
                standing,
                is_running: self.running.contains(id),
                lost: self.lost.get(id).map_or(&[], Vec::as_slice),
            })
            .collect();
        let briefs: Vec<Brief> = self
            .objectives
            .iter()
            .map(|(id, it)| {
                let mut it = it.clone();
                fed::feed(&mut it, id, calendar, today, |kpi| {
                    let mut all = self.kpis.iter();
                    Some(all.find(|(id, _)| id == kpi)?.1.clone())
                });
                Brief::of(&it, calendar, today)
            })
            .collect();
        let objectives: Vec<(&Id, &Brief)> = self
            .objectives
            .iter()
            .zip(&briefs)
            .map(|((id, _), brief)| (id, brief))
            .collect();
        let given = Given {
            calendar,
            today,
            kpis: &kpis,
            objectives: &objectives,
            to_ask: &self.to_ask,
            hand_offs: &self.hand_offs,
        };
        Agenda::of(rhythm, &given)
    }

    /// The steps by their keys.
    #[track_caller]
    fn asks(&self, rhythm: Rhythm, today: &str, keys: &[&str]) -> Agenda {
        let agenda = self.agenda(rhythm, today);
        let found: Vec<String> = agenda.steps.iter().map(|it| it.key.to_string()).collect();
        assert_eq!(found, keys, "{rhythm:?} on {today}: {:#?}", agenda.steps);
        assert!(agenda.steps.iter().all(|it| !it.matters.is_empty()));
        agenda
    }
}

/// What is asked of the first step.
#[track_caller]
fn first(agenda: &Agenda) -> &[Matter] {
    &agenda.steps.first().expect("a step").matters
}

const FRIDAY: &str = "2026-11-27";
const OCTOBER: &str = "2026-10-31";
const Q3: [&str; 2] = ["2026-07-01", "2026-09-30"];
const Q4: [&str; 2] = ["2026-10-01", "2026-12-31"];

fn closed(next: &str) -> (&'static str, serde_json::Value) {
    ("closed", json!({"on": "2026-10-02", "next": next}))
}

#[test]
fn nothing_to_do_is_a_fine_answer() {
    let world = World::default().kpi("fine", monthly("30", OCTOBER, "40 41 39"));
    let agenda = world.asks(Rhythm::Week, FRIDAY, &[]);
    assert_eq!(agenda.quiet, [id("fine")]);
    assert_eq!(agenda.well.in_band, 1);
    World::default().asks(Rhythm::Week, FRIDAY, &[]);
    World::default().asks(Rhythm::Month, FRIDAY, &[]);
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
fn a_month_asks_for_what_a_kpi_has_lost_of_being_one() {
    let mut kpi = monthly("35", OCTOBER, STEADY);
    kpi.supports = Supports {
        objective: Some(id("won")),
        ..Supports::default()
    };
    let mut world = World::default().kpi("fine", kpi);
    let pillars = |world: &World| {
        let agenda = world.agenda(Rhythm::Month, FRIDAY);
        let matters = agenda.steps.into_iter().flat_map(|it| it.matters);
        let pillars = matters.filter(|it| matches!(it, Matter::Pillars(_)));
        pillars.collect::<Vec<_>>()
    };
    assert_eq!(pillars(&world), []);
    world.lost = BTreeMap::from([(id("fine"), vec![Lost::Objective(Over::Binned)])]);
    assert_eq!(pillars(&world), [Matter::Pillars(vec![Pillar::Objective])]);
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

#[test]
fn a_month_asks_about_bands_that_no_longer_fit() {
    let fit = |at_least: &str| {
        let world = World::default().kpi("kpi", monthly(at_least, OCTOBER, STEADY));
        let agenda = world.agenda(Rhythm::Month, FRIDAY);
        let all = agenda.steps.first().map(|it| it.matters.clone());
        all.unwrap_or_default().into_iter().find_map(|it| match it {
            Matter::Band(fit) => Some(fit),
            _ => None,
        })
    };
    // 40.5 - 2.66 × 23/11, and as far again.
    let lower = Fraction::of(405, 10) + -(Fraction::of(266, 100) * Fraction::of(23, 11));
    let up_to = Some(lower);
    assert_eq!(fit("29"), Some(Fit::Room { up_to }));
    assert_eq!(fit("30"), None, "it is met, and not by far");
    assert_eq!(fit("34"), None);
    assert_eq!(fit("40"), Some(Fit::ByChance { out: 3, of: 12 }));
    assert_eq!(fit("47"), Some(Fit::Never));
    // At 0 % nothing can be below, so there is no room to take away.
    assert_eq!(fit("0"), None);
}

#[test]
fn a_band_that_stays_as_it_is_is_not_asked_about_again_until_it_is_another_one() {
    let mut kpi = monthly("40", OCTOBER, STEADY);
    let standing = Standing::of(&kpi, Calendar::default(), day(FRIDAY));
    let fit = Fit::of(&kpi, &standing).expect("by chance");
    let (name, _) = fit.stays(&kpi).expect("it has a band");
    let Name::One(_, name) = name else {
        panic!("{name:?}");
    };
    kpi.dismissed.insert(name.into_owned());
    World::default()
        .kpi("kpi", kpi.clone())
        .asks(Rhythm::Month, FRIDAY, &[]);
    kpi.bands.push(Band {
        id: id("c"),
        from: day("2026-11-01"),
        range: Range::one_sided(Bound::AtLeast(number("39")), None).ok(),
        per: None,
    });
    World::default()
        .kpi("kpi", kpi)
        .asks(Rhythm::Month, FRIDAY, &["kpi-kpi"]);
}

#[test]
fn a_month_asks_about_signals_and_where_what_is_usual_may_begin_anew() {
    let run = format!("{STEADY} 45 44 45 44 45 44 45 44");
    let mut kpi = monthly("20", OCTOBER, &run);
    let world = World::default().kpi("kpi", kpi.clone());
    let agenda = world.asks(Rhythm::Month, FRIDAY, &["kpi-kpi"]);
    let [
        Matter::Signal {
            first: from,
            is_newest,
            ..
        },
        Matter::Base(base),
    ] = first(&agenda)
    else {
        panic!("{:?}", first(&agenda));
    };
    assert!(is_newest);
    // The run begins with the last value that the limits rest on, a base after it.
    assert_eq!(from.first(), day("2026-02-01"));
    assert_eq!(base.first(), day("2026-03-01"));
    kpi.dismissed.insert(proposal(*base));
    let agenda = World::default()
        .kpi("kpi", kpi)
        .agenda(Rhythm::Month, FRIDAY);
    assert_eq!(first(&agenda).len(), 1);
    // A signal that is past by the time is none to look at.
    let past = format!("{STEADY} 60 40 42 39 41 43 40 38 41 42 40 39");
    let world = World::default().kpi("kpi", monthly("30", OCTOBER, &past));
    world.asks(Rhythm::Month, FRIDAY, &[]);
}

#[test]
fn a_month_says_what_a_kpi_lost_and_what_there_is_too_much_of() {
    let mut kpi = monthly("30", OCTOBER, "40 41 39");
    kpi.source = String::new();
    let mut world = World::default().kpi("k0", kpi);
    for count in 1..8 {
        world = world.kpi(&format!("k{count}"), monthly("30", OCTOBER, "40 41 39"));
    }
    for count in 0..5 {
        world = world.objective(&format!("o{count}"), Q4, &[]);
    }
    let agenda = world.asks(Rhythm::Month, FRIDAY, &["kpi-k0", "atonce"]);
    assert!(matches!(first(&agenda), [Matter::Pillars(lost)] if lost.len() == 1));
    let many = Matter::TooMany {
        objectives: Some(5),
        kpis: Some(8),
    };
    assert_eq!(agenda.steps[1].matters, [many]);
    assert_eq!(agenda.quiet.len(), 7);
}

#[test]
fn a_month_asks_again_about_what_was_to_be_asked_again() {
    let mut world = World::default().objective("won", Q3, &[closed("retire")]);
    world.to_ask.push((id("won"), id("k")));
    world.asks(Rhythm::Month, FRIDAY, &["again-won-k"]);
    world.asks(Rhythm::Week, FRIDAY, &[]);
}

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
        [Matter::Plan { next, objectives: 1 }] if next.first() == day("2026-10-01")
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
        matches!(plan[..], [Matter::Plan { objectives: 2, .. }]),
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
