//! By which bound checks are judged: by the one in force on their day.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use time::Duration;
use waymark_core::grading::reverse::{Need, need};
use waymark_core::number::fraction::Fraction;
use waymark_core::period::write_date;

use super::tightened;
use crate::standing::{Written, day, objective, shown};

#[test]
fn each_check_is_judged_by_the_bound_in_force_on_its_day() {
    #[track_caller]
    fn case(line: &str, was: &[&str], judged: &str, score: &str) {
        let written = was.iter().fold(objective(&[line]), |it, was| it.was(was));
        assert_eq!(written.judged(), judged, "{line} {was:?}");
        assert_eq!(written.score(), score, "{line} {was:?}");
    }
    let line = "at-most 30: 07-05 35, 07-12 38, 07-19 29, 07-26 30";
    case(
        line,
        &["k1 target 40 07-19"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // Without a day nobody knows: by the one that stands.
    case(line, &[], "2/4 at most 30", "1/2");
    // From the day of the change on by the new one.
    case(
        line,
        &["k1 target 40 07-12"],
        "1/1 at most 40, 2/3 at most 30",
        "3/4",
    );
    case(
        line,
        &["k1 target 40 07-13"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // But where the check-in of that day was there before.
    case(
        line,
        &["k1 target 40 07-12 checked"],
        "2/2 at most 40, 2/2 at most 30",
        "1",
    );
    // Loosened, what was outside stays so.
    let low = "at-most 40: 07-05 35, 07-12 38, 07-19 39, 07-26 41";
    case(
        low,
        &["k1 target 30 07-19"],
        "0/2 at most 30, 1/2 at most 40",
        "1/4",
    );
    // Twice, and back again.
    let twice = ["k1 target 40 07-12", "k1 target 36 07-19"];
    case(
        line,
        &twice,
        "1/1 at most 40, 0/1 at most 36, 2/2 at most 30",
        "3/4",
    );
    let back = ["k1 target 30 07-12", "k1 target 40 07-19"];
    case(
        line,
        &back,
        "0/1 at most 30, 1/1 at most 40, 2/2 at most 30",
        "3/4",
    );
    // Of one day the first says what was before.
    let one_day = ["k1 target 40 07-19", "k1 target 20 07-19"];
    case(line, &one_day, "2/2 at most 40, 2/2 at most 30", "1");
    // Another operator, and a range.
    let other = ["k1 operator at-least 07-19"];
    case(
        "at-most 30: 07-05 35, 07-12 29, 07-19 30",
        &other,
        "1/2 at least 30, 1/1 at most 30",
        "2/3",
    );
    let strict = ["k1 operator below 07-19"];
    case(
        "at-most 30: 07-12 30, 07-19 30",
        &strict,
        "0/1 below 30, 1/1 at most 30",
        "1/2",
    );
    let range = [
        "k1 operator between 07-19",
        "k1 start 20 07-19",
        "k1 target 25 07-19",
    ];
    case(
        "at-most 30: 07-12 26, 07-13 22, 07-19 26",
        &range,
        "1/2 20 to 25, 1/1 at most 30",
        "2/3",
    );
    // Of others nothing.
    case(line, &["k2 target 40 07-19"], "2/4 at most 30", "1/2");
    // Before the period, nothing was promised for it.
    case(line, &["k1 target 40 06-20"], "2/4 at most 30", "1/2");
    case(line, &["k1 target 40 07-01"], "2/4 at most 30", "1/2");
    // After all of them.
    case(line, &["k1 target 40 09-30"], "4/4 at most 40", "1");
}

#[test]
fn the_range_that_moved_at_one_end_moves_there_alone() {
    let line = "between 10: 07-05 11, 07-12 5, 07-19 5, 07-26 11";
    let written = objective(&[line]).with("kr/k1/start", json!("0"));
    assert_eq!(written.judged(), "2/4 0 to 10");
    let lower = written.clone().was("k1 start 8 07-19");
    assert_eq!(lower.judged(), "0/2 8 to 10, 1/2 0 to 10");
    let upper = written.was("k1 target 12 07-19");
    assert_eq!(upper.judged(), "2/2 0 to 12, 1/2 0 to 10");
}

#[test]
fn what_was_no_standard_yet_is_judged_by_the_first_bound_that_it_had() {
    let written = objective(&["at-least 20: 07-05 15, 07-12 18, 07-26 21"]);
    let changed = written
        .clone()
        .was("k1 measure change 07-19")
        .was("k1 start 12 07-19");
    assert_eq!(changed.judged(), "1/3 at least 20");
    let twice = changed.was("k1 target 16 07-25");
    assert_eq!(twice.judged(), "1/2 at least 16, 1/1 at least 20");
}

#[test]
fn a_guardrail_is_broken_by_the_bound_of_the_day() {
    let line = "guardrail at-most 30: 07-05 35, 07-12 38, 07-19 29";
    let broken = |it: &Written| it.standing("2026-08-01").total.broken;
    let written = objective(&["0 to 10: 07-20 5", line]);
    assert_eq!(broken(&written), [1]);
    assert_eq!(broken(&written.was("k2 target 40 07-19")), [0_usize; 0]);
}

#[test]
fn how_many_more_follows_from_the_same_checks() {
    let more = |it: &Written, tenths| {
        let read = it.read();
        let measured = read.key_results[0].measured(read.period).expect("a bound");
        need(&measured, &Fraction::of(tenths, 10))
    };
    assert_eq!(more(&tightened(), 7), Some(Need::Checks(3)));
    let dated = tightened().was("k1 target 40 07-19");
    assert_eq!(more(&dated, 7), Some(Need::Nothing));
    let missed = tightened().was("k1 target 36 07-19");
    assert_eq!(missed.score(), "3/4");
    assert_eq!(more(&missed, 8), Some(Need::Checks(1)));
}

#[test]
fn a_file_with_stamps_alone_is_judged_by_what_stands() {
    let file = r#"{"at/h1/2026-10-05":[{"value":"35"},"1.k3f9x2ab"],
        "at/h1/2026-10-12":[{"value":"38"},"1.k3f9x2ab"],
        "at/h1/2026-10-19":[{"value":"29"},"1.k3f9x2ab"],
        "at/h1/2026-10-26":[{"value":"30"},"1.k3f9x2ab"]}"#;
    let said: Value = serde_json::from_str(file).expect("JSON");
    let mut fields: Vec<(String, Value)> = said
        .as_object()
        .expect("fields")
        .iter()
        .map(|(name, entry)| (name.clone(), entry[0].clone()))
        .collect();
    for (name, value) in [
        ("measure", "hold"),
        ("operator", "at-most"),
        ("target", "30"),
    ] {
        fields.push((format!("kr/h1/{name}"), json!(value)));
    }
    let days = json!({"first": "2026-10-01", "last": "2026-12-31"});
    fields.push(("period".to_owned(), days));
    let written = Written(fields);
    assert_eq!(
        (written.score(), written.judged()),
        ("1/2".into(), "2/4 at most 30".into())
    );
    let read = written.read();
    assert_eq!(read.key_results[0].courses(), []);
    assert_eq!((read.jump(), read.commitments()), (None, vec![]));
}

proptest! {
    /// Every check by the bound that stood on its day, found here by going back from now.
    #[test]
    fn checks_are_judged_as_somebody_with_a_diary_would(
        checks in vec((0..92_i64, 0..6_i32), 1..12),
        changes in vec((1..92_i64, 0..6_i32), 0..5),
        now in 0..6_i32,
    ) {
        let after = |days: i64| day("2026-07-01") + Duration::days(days);
        let (mut checks, mut changes) = (checks, changes);
        checks.sort_by_key(|(on, _)| *on);
        checks.dedup_by_key(|(on, _)| *on);
        changes.sort_by_key(|(on, _)| *on);
        changes.dedup_by_key(|(on, _)| *on);
        let said = checks.iter().map(|(on, value)| format!("{} {value}", &write_date(after(*on))[5..]));
        let line = format!("at-least {now}: {}", said.collect::<Vec<_>>().join(", "));
        let written = changes.iter().fold(objective(&[&line]), |it, (on, was)| {
            it.was(&format!("k1 target {was} {}", &write_date(after(*on))[5..]))
        });
        let inside = checks.iter().filter(|(on, value)| {
            let mut bound = now;
            for (changed, was) in changes.iter().rev() {
                if on < changed {
                    bound = *was;
                }
            }
            *value >= bound
        });
        let expected = Fraction::of(inside.count() as i64, checks.len() as i64);
        prop_assert_eq!(written.score(), shown(&expected));
    }
}
