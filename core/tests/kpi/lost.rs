//! Which pillars a KPI has lost since it had all of them.

use waymark_core::kpi::lost::{Lost, Over};
use waymark_core::kpi::{Kpi, Origin, Pillar, Supports};

use super::{Saying, day, id, monthly};

/// One that supports an objective and lacks nothing.
fn whole() -> Kpi {
    let kpi = monthly("2026-01-01", "40 41").band("2026-01-01", "at least 35");
    Kpi {
        source: "The shop".to_owned(),
        supports: Supports {
            objective: Some(id("o")),
            ..Supports::default()
        },
        ..kpi
    }
}

fn lost(kpi: &Kpi, over: Option<Over>) -> Vec<Lost> {
    kpi.lost(|of| over.filter(|_| *of == id("o")))
}

#[test]
fn an_objective_that_is_closed_or_gone_supports_nothing_any_more() {
    assert_eq!(lost(&whole(), None), []);
    for over in [Over::Closed, Over::Binned, Over::Gone] {
        let lost = lost(&whole(), Some(over));
        assert_eq!(lost, [Lost::Objective(over)]);
        assert_eq!(whole().missing_with(&lost), [Pillar::Objective]);
    }
    // A sentence stands whatever becomes of an objective.
    let mut said = whole();
    said.supports.sentence = "Win more customers".to_owned();
    assert_eq!(lost(&said, Some(Over::Gone)), []);
}

#[test]
fn what_was_won_by_a_key_result_is_defended_after_its_objective_is_closed() {
    let won = Kpi {
        origin: Some(Origin {
            objective: id("o"),
            key_result: id("k"),
            on: day("2026-10-02"),
        }),
        ..whole()
    };
    assert_eq!(lost(&won, Some(Over::Closed)), []);
    let gone = [Lost::Objective(Over::Gone)];
    assert_eq!(lost(&won, Some(Over::Gone)), gone);
}

#[test]
fn a_band_that_ended_and_an_owner_that_was_taken_away_are_lost_and_one_that_never_was_is_not() {
    let mut ended = whole().band("2026-10-01", "none");
    ended.owner = Some(String::new());
    let expected = [Lost::Band(day("2026-10-01")), Lost::Owner];
    assert_eq!(lost(&ended, None), expected);
    assert_eq!(ended.missing_with(&expected), [Pillar::Band, Pillar::Owner]);
    let mut never = whole();
    never.bands.clear();
    assert_eq!(lost(&never, None), []);
    assert_eq!(
        never.missing_with(&[]),
        [Pillar::Band],
        "it is missing all the same"
    );
}

#[test]
fn what_somebody_leaves_as_it_is_asks_again_only_for_another_reason() {
    let mut quiet = whole();
    let name = Lost::Objective(Over::Closed).name(&quiet);
    quiet.dismissed.insert(name);
    assert_eq!(lost(&quiet, Some(Over::Closed)), []);
    assert_eq!(lost(&quiet, Some(Over::Gone)).len(), 1);
}
