//! A KPI whose hand-off was taken back, and what would stand twice if it came back.

use waymark_core::handoff::graduate::{Graduation, graduate};
use waymark_core::handoff::twice::stands_twice;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::metric::dated::Dated;
use waymark_core::objective::{KIND, Objective};
use waymark_core::store::action::Action;

use super::{Kept, TODAY, hand_off, reached, undo};
use crate::handoff::{at_least, band, change, checked, day, id, number, objective};

/// Whether the KPI in the bin would stand beside what its key result has by now.
fn would_stand_twice(kept: &mut Kept) -> bool {
    let mut whole = |of| {
        kept.store.read_history(&kept.kv, &of).expect("it is read");
        kept.store.with_history(&of)
    };
    let kpi = Kpi::read(&whole(kpi::KIND.of(id("kpi"))).expect("it is there"));
    let own = Objective::read(&whole(KIND.of(id("o"))).expect("it is there"));
    let key_result = &own.key_results[0];
    let since = key_result.kpi.clone();
    let since = since.and_then(|it| Some(Kpi::read(&whole(kpi::KIND.of(it))?)));
    stands_twice(&id("kpi"), &kpi, key_result, since.as_ref())
}

#[test]
fn a_kpi_whose_hand_off_was_taken_back_stands_nowhere_else() {
    let mut kept = Kept::with(&reached());
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    assert!(!would_stand_twice(&mut kept));
    kept.act(&undo());
    assert_eq!(kept.kpi(), None);
    assert!(would_stand_twice(&mut kept));
    // Also after more check-ins, and where some of the old ones were corrected.
    let more = |on: &str, value: &str| {
        let it = Dated::plain(day(on), number(value));
        (it.name(id("k1")), it.said())
    };
    kept.act(&Action::CheckIn {
        of: KIND.of(id("o")),
        fields: vec![
            more("2026-09-25", "18.5"),
            more("2026-09-28", "18"),
            more("2026-09-29", "19"),
        ],
    });
    assert!(would_stand_twice(&mut kept));
    // Handed over again, to another KPI, it would be beside that one.
    let own = kept.objective(TODAY);
    let again = Graduation {
        kpi: id("kpi2"),
        band: band("b1", "2026-10-01", Some(at_least("18", "15"))),
        cadence: Unit::Week,
    };
    let again = graduate(&id("o"), &own, &own.key_results[0], again, day(TODAY));
    kept.act(&Action::Together(again));
    assert!(would_stand_twice(&mut kept));
}

#[test]
fn a_kpi_that_nothing_stands_beside_may_come_back() {
    // Without check-ins there is nothing to stand twice.
    let mut kept = Kept::with(&objective(change("12", "18")));
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    kept.act(&undo());
    assert!(!would_stand_twice(&mut kept));
    // Deleted while its key result names it, its readings are nowhere else.
    let mut kept = Kept::with(&reached());
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Month, TODAY));
    kept.act(&Action::Bin {
        of: kpi::KIND.of(id("kpi")),
        today: TODAY.to_owned(),
    });
    assert!(!would_stand_twice(&mut kept));
    // And so are those of a key result that has other values by now.
    let other = checked(
        change("12", "18"),
        &[("2026-07-09", "12.5"), ("2026-07-10", "13")],
    );
    let readings = reached().key_results[0].check_ins.clone();
    let kpi = Kpi {
        readings: readings
            .iter()
            .map(|it| Reading {
                day: it.date,
                value: Some(it.value),
                note: String::new(),
            })
            .collect(),
        ..Kpi::default()
    };
    assert!(!stands_twice(&id("kpi"), &kpi, &other, None));
}
