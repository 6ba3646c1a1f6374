//! The examples give exactly what is said of them.

use waymark_core::grading::objective::Counted;
use waymark_core::grading::reverse::{Need, need, ways};
use waymark_core::grading::verdict::{Finding, Verdict};
use waymark_core::number::understood::Notation;
use waymark_core::period::parse_date;
use waymark_core::sketch::Sketch;
use waymark_core::sketch::periods::ReadPeriod;
use waymark_core::sketch::typed::{LONGEST_NAME, ReadKeyResult};
use waymark_text::en::grade::examples::EXAMPLES;
use waymark_text::en::grade::reverse::way;
use waymark_text::en::grade::{steps, verdict};

use super::typed::{DE, EN, IN, counted, decimal, fraction, read_all, sketch, total};

fn example(name: &str, notation: Notation) -> (Sketch, Vec<ReadKeyResult>) {
    let example = EXAMPLES.iter().find(|example| example.name == name);
    let sketch = sketch(example.expect(name).sketch, &notation);
    let read = read_all(&sketch, notation);
    (sketch, read)
}

#[test]
fn each_example_has_exactly_the_score_and_verdict_that_it_teaches() {
    #[track_caller]
    fn case(name: &str, scores: &[&str], score: &str, binary: &str, says: &str) {
        for notation in [EN, DE, IN] {
            let (sketch, read) = example(name, notation);
            let total = total(&read);
            let found = total.score.expect("a score");
            assert_eq!(found.spectrum, fraction(score), "{name}");
            assert_eq!(found.binary, fraction(binary), "{name}");
            assert_eq!(found.if_closed, found.spectrum, "{name}: all are measured");
            let commitment = sketch.objective.commitment;
            let on = Verdict::on(&found.spectrum, commitment, !total.broken.is_empty());
            assert_eq!(verdict(&on), says, "{name}");
            let each: Vec<_> = read
                .iter()
                .filter_map(|read| match &read.counted {
                    Counted::Scored { grade, .. } => grade.clone().map(|grade| grade.score),
                    _ => None,
                })
                .collect();
            let expected: Vec<_> = scores.iter().map(|score| fraction(score)).collect();
            assert_eq!(each, expected, "{name}");
        }
    }
    case(
        "Trial conversion",
        &["0.5", "0.6", "0.75", "0.6"],
        "0.6125",
        "0",
        "in the target zone",
    );
    case(
        "Agency onboarding",
        &["3/4", "2/3", "0.7"],
        "127/180",
        "0",
        "success",
    );
    case("A launch at 90%", &["0", "0.9"], "0.45", "0", "missed");
    case(
        "Weight loss",
        &["0.65", "9/13"],
        "349/520",
        "0",
        "in the target zone",
    );
    case(
        "A falling metric",
        &["0.4", "0.3", "0.75"],
        "29/60",
        "0",
        "below the target zone",
    );
    case(
        "A standard to hold",
        &["0.75", "2/3"],
        "17/24",
        "0",
        "success, guardrail broken",
    );
}

#[test]
fn no_example_has_a_problem_anywhere() {
    let today = parse_date("2026-08-01").expect("a day");
    for example in &EXAMPLES {
        for notation in [EN, DE, IN] {
            let sketch = sketch(example.sketch, &notation);
            let around = ReadPeriod::of(&sketch.objective, today);
            assert_eq!(around, ReadPeriod::default(), "{}", example.name);
            for read in read_all(&sketch, notation) {
                assert_eq!(read.name, None);
                for field in [&read.start, &read.target, &read.now, &read.weight] {
                    assert_eq!(field.problem, None, "{}", example.name);
                }
            }
            // Taken along and opened again it is the same.
            let again = super::typed::sketch(&sketch.to_text(&notation), &notation);
            assert_eq!(again, sketch, "{}", example.name);
        }
        assert!(example.name.chars().count() < LONGEST_NAME);
        assert!(!example.teaches.contains("  "), "{}", example.teaches);
    }
}

#[test]
fn the_trial_comes_first_and_runs_now() {
    assert_eq!(EXAMPLES[0].name, "Trial conversion");
    let running = EXAMPLES.each_ref().map(|example| example.this_quarter);
    assert_eq!(running, [true, false, false, false, false, false]);
}

#[test]
fn the_cheapest_way_of_the_trial_to_07_is_from_15_to_17_1() {
    let (_, read) = example("Trial conversion", EN);
    let key_results = counted(&read);
    let score = total(&read).score.expect("a score");
    let ways = ways(&key_results, &score, &fraction("0.7"), 3);
    assert_eq!(ways[0].key_result, 0);
    let unit = &read[0].unit;
    let need = ways[0].need.clone().for_unit(unit);
    let said = way(&need, read[0].now.value, unit, &EN);
    assert_eq!(said, "from 15% to 17.1%");
    assert_eq!(way(&need, read[0].now.value, "", &EN), "from 15 to 17.1");
}

#[test]
fn the_arithmetic_of_the_trial_is_shown_with_its_numbers() {
    let (_, read) = example("Trial conversion", DE);
    let key_results = counted(&read);
    let shown: Vec<String> = key_results.iter().map(steps::of_key_result).collect();
    assert_eq!(
        shown,
        [
            "(15 - 12) / (18 - 12) = 0.50",
            "(4.4 - 4.1) / (4.6 - 4.1) = 0.60",
            "(3 - 6) / (2 - 6) = 0.75",
            "(150000 - 0) / (250000 - 0) = 0.60",
        ]
    );
    let score = total(&read).score.expect("a score");
    assert_eq!(
        steps::of_objective(&key_results, &score.spectrum, false),
        "(0.50 + 0.60 + 0.75 + 0.60) / 4 = 49/80 = 0.61"
    );
    assert_eq!(
        steps::of_objective(&key_results, &score.binary, true),
        "(0 + 0 + 0 + 0) / 4 = 0.00"
    );
}

#[test]
fn what_an_example_says_of_its_numbers_is_so() {
    // "Move a slider past its target to see both rules agree."
    let (mut sketch, _) = example("Trial conversion", EN);
    sketch.key_results[0].now = "19.2".into();
    let read = read_all(&sketch, EN);
    let Counted::Scored {
        grade: Some(grade), ..
    } = &read[0].counted
    else {
        panic!("it has a value");
    };
    assert_eq!(grade.score, grade.binary());

    // "0.7 may take 2.8, so 3."
    let (mut sketch, _) = example("Agency onboarding", EN);
    sketch.key_results[0].now = "2".into();
    let read = read_all(&sketch, EN);
    let needed = need(read[0].measured().expect("a target"), &fraction("0.7"));
    let Some(Need::Value(goal)) = needed else {
        panic!("2 of 4 are not enough");
    };
    assert_eq!(
        (goal.value, goal.whole),
        (decimal("2.8"), Some(decimal("3")))
    );

    // "9 of 13 weekly checks went well, and one more brings it to 0.7."
    let (_, read) = example("Weight loss", EN);
    let needed = need(read[1].measured().expect("a bound"), &fraction("0.7"));
    assert_eq!(needed, Some(Need::Checks(1)));

    // "The score is just above the target zone, and for a stretch goal that is a success."
    let (sketch, read) = example("Agency onboarding", EN);
    let found = total(&read).score.expect("a score").spectrum;
    let on = Verdict::on(&found, sketch.objective.commitment, false);
    assert_eq!(on.finding, Finding::Success);
}
