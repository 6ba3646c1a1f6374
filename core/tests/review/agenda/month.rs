//! What a month asks: about signals, bands and pillars.

use std::collections::BTreeMap;

use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::lost::{Lost, Over};
use waymark_core::kpi::standing::{Standing, proposal};
use waymark_core::kpi::{Pillar, Supports};
use waymark_core::number::fraction::Fraction;
use waymark_core::record::name::Name;
use waymark_core::review::Rhythm;
use waymark_core::review::agenda::Matter;
use waymark_core::review::fit::Fit;

use super::{FRIDAY, OCTOBER, Q3, Q4, STEADY, World, closed, first};
use crate::review::{day, id, monthly, number};

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
