//! What it would take.

use proptest::prelude::*;
use waymark_core::grading::measure::{Checks, Direction, Measured};
use waymark_core::grading::objective::{Counted, Total, Weight};
use waymark_core::grading::reverse::{Goal, Need, Way, need, ways};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;

use super::written::{
    any_aim, any_change, any_decimal, any_graded, any_weight, decimal, fraction, key_results,
    measured, rows, write,
};

/// A need as the tables write it.
fn written(need: &Need) -> String {
    match need {
        Need::Nothing => "nothing".into(),
        Need::Value(goal) => {
            let to_go = goal.to_go.map(|to_go| format!(", {to_go} to go"));
            let whole = goal.whole.map(|whole| format!(", so {whole}"));
            [
                goal.value.to_string(),
                to_go.unwrap_or_default(),
                whole.unwrap_or_default(),
            ]
            .concat()
        }
        Need::Checks(1) => "1 check".into(),
        Need::Checks(more) => format!("{more} checks"),
        Need::Done => "done".into(),
        Need::OutOfReach => "out of reach".into(),
    }
}

fn ways_of(key_results: &[Counted], aim: &Fraction) -> Vec<Way> {
    let score = Total::of(key_results).score.expect("a score");
    ways(key_results, &score, aim, usize::MAX)
}

#[test]
fn a_key_result_needs_what_the_table_says() {
    for row in rows(include_str!("../cases/reverse.txt")) {
        let [key_result, aim, needs] = row[..] else {
            panic!("three columns: {row:?}");
        };
        let found = need(&measured(key_result), &fraction(aim)).expect("few digits");
        assert_eq!(written(&found), needs, "{key_result} for {aim}");
    }
}

#[test]
fn the_ways_are_those_of_the_table_the_cheapest_first() {
    for row in rows(include_str!("../cases/ways.txt")) {
        let found: Vec<String> = ways_of(&key_results(row[0]), &fraction(row[1]))
            .iter()
            .map(|way| {
                let place = way.key_result + 1;
                format!("{place} {} {}", write(&way.score), written(&way.need))
            })
            .collect();
        // Scores in the table may be decimals.
        let expected: Vec<String> = row[2]
            .split(';')
            .filter(|way| !way.is_empty())
            .map(|way| {
                let mut parts = way.trim().splitn(3, ' ');
                let mut part = || parts.next().expect("three parts");
                let (place, score, need) = (part(), part(), part());
                format!("{place} {} {need}", write(&fraction(score)))
            })
            .collect();
        assert_eq!(found, expected, "{row:?}");
    }
}

#[test]
fn a_whole_value_is_told_only_in_a_unit_that_counts_things() {
    #[track_caller]
    fn case(unit: &str, expected: &str) {
        let needed = need(&measured("12 to 18 at 15"), &fraction("0.7")).expect("few digits");
        assert_eq!(written(&needed.for_unit(unit)), expected, "{unit:?}");
    }
    // Points are whole, and so is whatever is no unit that anybody knows.
    for unit in [
        "",
        "clients",
        "customers",
        "articles",
        "books",
        "points",
        "pts",
        "NPS points",
        "pieces",
        "Stück",
        "times",
        "people",
        "calls a day",
        "calls/day",
        "sign-ups per week",
        "day passes",
        "pound coins",
        "steps",
        "tickets",
        "Artikel",
        "本",
    ] {
        case(unit, "16.2, 1.2 to go, so 17");
    }
    for unit in [
        // Shares and scales, as signs and as words.
        "%",
        "‰",
        "/5",
        "percent",
        "per cent",
        "Prozent",
        "percentage points",
        "pp",
        "★",
        "stars",
        // Money, as signs, letters and names.
        "$",
        "€",
        "£",
        "¥",
        "₹",
        "k$",
        "R$",
        "kr",
        "EUR",
        "CHF",
        "zł",
        "Kč",
        "kronor",
        "euros",
        "mkr",
        "kEUR",
        "EUR per order",
        "€/month",
        // Time, length, weight, volume, temperature, energy and data.
        "h",
        "hours",
        "hours per week",
        "min",
        "days",
        "Stunden",
        "weeks",
        "ms",
        "km",
        "km/h",
        "miles",
        "km per week",
        "kg",
        "lbs",
        "tonnes",
        "l",
        "litres",
        "ml",
        "°C",
        "°F",
        "degrees",
        "kWh",
        "kcal",
        "GB",
        "hours saved",
        "ha",
        // Magnitudes.
        "million",
        "thousand",
        "million visitors",
        "thousand users",
        "lakh",
        "Mio.",
        "Mrd.",
        "dozen",
        "k",
        "bn",
    ] {
        case(unit, "16.2, 1.2 to go");
    }
    for other in [Need::Nothing, Need::Checks(2), Need::Done, Need::OutOfReach] {
        assert_eq!(other.clone().for_unit("%"), other);
    }
}

#[test]
fn so_many_ways_are_told_as_are_asked_for() {
    let key_results = key_results("0 to 10 at 6; 0 to 10 at 6; 0 to 10 at 6");
    let score = Total::of(&key_results).score.expect("a score");
    let aim = fraction("0.7");
    let all = ways(&key_results, &score, &aim, 5);
    assert_eq!(all.len(), 3);
    for limit in 0..=3 {
        assert_eq!(ways(&key_results, &score, &aim, limit), all[..limit]);
    }
}

/// The key result once it has what it needs.
fn after(measured: &Measured, need: &Need) -> Measured {
    match (need, *measured) {
        (Need::Nothing | Need::OutOfReach, measured) => measured,
        (Need::Value(goal), Measured::Change { change, .. }) => Measured::Change {
            change,
            now: Some(goal.value),
        },
        (Need::Checks(more), Measured::Hold { checks }) => more_checks(checks, *more),
        (Need::Done, Measured::YesNo { .. }) => Measured::YesNo { done: true },
        (need, measured) => panic!("{measured:?} cannot need {need:?}"),
    }
}

fn more_checks(checks: Option<Checks>, more: u64) -> Measured {
    let more = u32::try_from(more).expect("not so many");
    let (inside, all) = checks.map_or((0, 0), |checks| (checks.inside(), checks.all()));
    Measured::Hold {
        checks: Checks::new(inside + more, all + more),
    }
}

fn score_of(measured: &Measured) -> Option<Fraction> {
    measured.grade().map(|grade| grade.score)
}

/// One step of the last decimal back towards the start; none past 28 digits.
fn one_step_short(value: Decimal, direction: Direction) -> Option<Decimal> {
    let step = match direction {
        Direction::Raise => -1,
        Direction::Lower => 1,
    };
    Decimal::new(value.digits() + step, value.places())
}

fn total_with(key_results: &[Counted], at: usize, measured: Measured) -> Fraction {
    let mut key_results = key_results.to_vec();
    let Counted::Scored { weight, .. } = key_results[at] else {
        panic!("only what is scored has a way");
    };
    key_results[at] = Counted::scored(measured, weight);
    Total::of(&key_results).score.expect("a score").spectrum
}

fn any_objective() -> impl Strategy<Value = Vec<Counted>> {
    prop::collection::vec((any_graded(), any_weight()), 1..6)
        .prop_map(|all| {
            all.into_iter()
                .map(|(measured, weight)| Counted::scored(measured, weight))
                .collect::<Vec<_>>()
        })
        .prop_filter("a score", |all| Total::of(all).score.is_ok())
}

proptest! {
    #[test]
    fn what_is_needed_is_enough(measured in any_graded(), aim in any_aim()) {
        let need = need(&measured, &aim).expect("a value of at most 28 digits");
        let score = score_of(&after(&measured, &need)).expect("a value");
        prop_assert_eq!(score >= aim, need != Need::OutOfReach);
        let is_there = score_of(&measured).is_some_and(|score| score >= aim);
        prop_assert_eq!(need == Need::Nothing, is_there);
    }

    #[test]
    fn one_step_less_than_needed_is_not_enough(
        change in any_change(),
        now in prop::option::of(any_decimal()),
        aim in any_aim(),
    ) {
        let measured = Measured::Change { change, now };
        let Some(Need::Value(goal)) = need(&measured, &aim) else {
            prop_assert!(score_of(&measured).is_some_and(|score| score >= aim));
            return Ok(());
        };
        let Goal { exact, value, whole, to_go } = goal;
        prop_assert_eq!(exact, change.value_at(&aim));
        for value in [Some(value), whole].into_iter().flatten() {
            let at = |now| change.raw(now);
            prop_assert!(at(value) >= aim);
            if let Some(short) = one_step_short(value, change.direction()) {
                prop_assert!(at(short) < aim);
            }
        }
        prop_assert!(change.raw(value) <= Fraction::one(), "never past the target");
        let known = [Some(change.start()), Some(change.target()), now];
        let are_whole = known.into_iter().flatten().all(Decimal::is_whole);
        prop_assert_eq!(whole.is_some(), are_whole && !value.is_whole());
        prop_assert!(whole.is_none_or(Decimal::is_whole));
        if let (Some(now), Some(to_go)) = (now, to_go) {
            let way = Fraction::from(value) - Fraction::from(now);
            let way = if way.is_negative() { -way } else { way };
            prop_assert_eq!(Fraction::from(to_go), way);
        }
        prop_assert!(now.is_some() || to_go.is_none());
    }

    #[test]
    fn so_many_checks_are_enough_and_one_fewer_is_not(
        (inside, all) in (1..60_u32).prop_flat_map(|all| (0..=all, Just(all))),
        aim in any_aim(),
    ) {
        let checks = Checks::new(inside, all);
        let measured = Measured::Hold { checks };
        match need(&measured, &aim) {
            Some(Need::Checks(more)) => {
                prop_assert!(more > 0);
                prop_assert!(score_of(&more_checks(checks, more)) >= Some(aim.clone()));
                prop_assert!(score_of(&more_checks(checks, more - 1)) < Some(aim));
            }
            Some(Need::OutOfReach) => {
                prop_assert_eq!(aim, Fraction::one());
                prop_assert!(inside < all);
            }
            other => {
                prop_assert_eq!(other, Some(Need::Nothing));
                prop_assert!(score_of(&measured) >= Some(aim));
            }
        }
    }

    #[test]
    fn each_way_brings_the_objective_there_and_one_step_less_does_not(
        key_results in any_objective(),
        aim in any_aim(),
    ) {
        for way in ways_of(&key_results, &aim) {
            // More than anybody could count, and than these tests do.
            if matches!(way.need, Need::Checks(more) if u32::try_from(more).is_err()) {
                continue;
            }
            let Counted::Scored { measured, .. } = &key_results[way.key_result] else {
                panic!("only what is scored has a way");
            };
            let there = after(measured, &way.need);
            prop_assert!(total_with(&key_results, way.key_result, there) >= aim);
            prop_assert!(score_of(&there) >= Some(way.score));
            if let (Measured::Change { change, .. }, Need::Value(goal)) = (measured, &way.need)
                && let Some(short) = one_step_short(goal.value, change.direction())
            {
                let short = Measured::Change { change: *change, now: Some(short) };
                prop_assert!(total_with(&key_results, way.key_result, short) < aim);
            }
            if let (Measured::Hold { checks }, Need::Checks(more)) = (measured, &way.need) {
                let short = more_checks(*checks, more - 1);
                prop_assert!(total_with(&key_results, way.key_result, short) < aim);
            }
        }
    }

    #[test]
    fn no_way_is_left_out_and_none_is_told_where_none_is_needed(
        key_results in any_objective(),
        aim in any_aim(),
    ) {
        let found: Vec<usize> = ways_of(&key_results, &aim)
            .iter()
            .map(|way| way.key_result)
            .collect();
        let is_there = Total::of(&key_results).score.expect("a score").spectrum >= aim;
        for (at, key_result) in key_results.iter().enumerate() {
            let Counted::Scored { measured, .. } = key_result else {
                panic!("all are scored");
            };
            // The most that it can do. After a miss, checks come as near to 1 as one
            // likes, and never there.
            let (most, is_reached) = match *measured {
                Measured::Change { change, .. } => {
                    let now = Some(change.target());
                    (Measured::Change { change, now }, true)
                }
                Measured::Hold { checks } => {
                    let missed = checks.is_some_and(|it| it.inside() < it.all());
                    (more_checks(None, 1), !missed)
                }
                Measured::YesNo { .. } => (Measured::YesNo { done: true }, true),
            };
            let most = total_with(&key_results, at, most);
            // So near that nobody could count the checks: either is right.
            let nearly = most.clone() - aim.clone();
            let countable = nearly * Fraction::from(1_000_000_000) >= Fraction::one();
            if !is_reached && most > aim && !countable {
                continue;
            }
            let is_enough = most > aim || is_reached && most == aim;
            let is_possible = !is_there && is_enough;
            prop_assert_eq!(found.contains(&at), is_possible, "key result {}", at + 1);
        }
    }

    #[test]
    fn the_cheaper_way_comes_first(key_results in any_objective(), aim in any_aim()) {
        let costs: Vec<_> = ways_of(&key_results, &aim)
            .into_iter()
            .map(|way| {
                let Counted::Scored { grade: Some(grade), .. } = &key_results[way.key_result] else {
                    panic!("all have a value");
                };
                // From where it is, which may be before its start. Between
                // equals the one that has to get least far, and what is there
                // only as a whole after all others.
                let at = if grade.raw.is_negative() { &grade.raw } else { &grade.score };
                let cost = way.score.clone() - at.clone();
                (way.need == Need::Done, cost, way.score, way.key_result)
            })
            .collect();
        prop_assert!(costs.is_sorted(), "{:?}", costs);
    }
}

#[test]
fn a_weight_without_a_share_of_its_own_is_exact_too() {
    // A third of the weight has to bring 0.7 alone.
    let all = [
        Counted::scored(
            measured("0 to 3 at 1"),
            Weight::new(decimal("0.1")).expect("from 0"),
        ),
        Counted::scored(
            measured("0 to 3 at 2"),
            Weight::new(decimal("0.2")).expect("from 0"),
        ),
    ];
    let found = ways_of(&all, &fraction("0.7"));
    let places: Vec<usize> = found.iter().map(|way| way.key_result).collect();
    assert_eq!(places, [1, 0]);
    assert_eq!(found[0].score, fraction("53/60"));
    assert_eq!(found[1].score, fraction("23/30"));
}
