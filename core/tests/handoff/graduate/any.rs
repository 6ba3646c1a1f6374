//! What is true of the hand-off of any key result.

use proptest::prelude::*;
use time::Duration;
use waymark_core::kpi::unit::Unit;
use waymark_core::metric::dated::Dated;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::{KIND, Objective};
use waymark_core::sketch::Measure;

use super::{Kept, hand_off, shown, undo};
use crate::handoff::{change, day, hold, id, objective, quarter};

/// A key result of some measure with check-ins on different days of the quarter, and of the
/// weeks around it.
fn any_key_result() -> impl Strategy<Value = KeyResult> {
    let check_in = (
        0..110_i64,
        -30..300_i32,
        prop::option::of(0..=10_u8),
        "[a-z]{0,3}",
    );
    let measure = prop::sample::select(&[Measure::Change, Measure::Hold][..]);
    (prop::collection::vec(check_in, 0..20), measure).prop_map(|(check_ins, measure)| {
        let of = match measure {
            Measure::Hold => hold(waymark_core::sketch::Operator::AtLeast, "", "12"),
            _ => change("2", "20"),
        };
        let mut all: Vec<Dated> = Vec::new();
        for (on, value, confidence, note) in check_ins {
            let date = day("2026-06-20").saturating_add(Duration::days(on));
            if all.iter().all(|it| it.date != date) {
                let value = waymark_core::number::decimal::Decimal::new(value.into(), 1);
                all.push(Dated {
                    date,
                    value: value.expect("a few digits"),
                    confidence,
                    note,
                });
            }
        }
        all.sort_by_key(|it| it.date);
        KeyResult {
            check_ins: all,
            ..of
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// Whatever was checked in, nothing of it is lost, nothing stands twice, and score,
    /// verdict and every value are what they were; also once it is taken back.
    #[test]
    fn a_hand_off_changes_no_value_and_no_score(
        key_result in any_key_result(),
        cadence in prop::sample::select(&Unit::CADENCES[..]),
        has_period: bool,
        is_closed: bool,
    ) {
        // After every day that there is.
        let today = "2026-10-20";
        let before = Objective {
            period: has_period.then(quarter),
            closing: is_closed.then(|| Closing::new(day(today), Next::Retire)),
            ..objective(key_result.clone())
        };
        let mut kept = Kept::with(&before);
        let was = shown(&kept.objective(today), today);
        kept.act(&hand_off(&before, cadence, today));
        prop_assert_eq!(&shown(&kept.objective(today), today).0, &was.0);
        prop_assert_eq!(&shown(&kept.objective(today), today).1.total, &was.1.total);
        prop_assert_eq!(shown(&kept.objective(today), today).1.verdict(), was.1.verdict());
        let kpi = kept.kpi().expect("it is there");
        prop_assert_eq!(kpi.readings.len(), key_result.check_ins.len());
        let record = kept.store.with_history(&KIND.of(id("o"))).expect("it is there");
        prop_assert!(Objective::read(&record).key_results[0].check_ins.is_empty());
        kept.act(&undo());
        prop_assert_eq!(shown(&kept.objective(today), today), was);
    }
}
