//! Whether a band will be met.

use waymark_core::grading::measure::Bound;
use waymark_core::kpi::noise::{Noise, Series};
use waymark_core::kpi::outlook::{Answer, Outlook, outlook};

use super::written::{STEADY, decimal, number, series};

/// A bound as these tests write it: `>= 35`, `> 35`, `<= 30`, `< 30`, `65 to 75`.
#[track_caller]
fn bound(text: &str) -> Bound {
    match text.split_whitespace().collect::<Vec<_>>()[..] {
        [">=", value] => Bound::AtLeast(decimal(value)),
        [">", value] => Bound::Above(decimal(value)),
        ["<=", value] => Bound::AtMost(decimal(value)),
        ["<", value] => Bound::Below(decimal(value)),
        [low, "to", high] => Bound::between(decimal(low), decimal(high)),
        _ => panic!("a bound: {text}"),
    }
}

fn of(series: &Series, band: &str) -> Outlook {
    outlook(&Noise::of(series), series, bound(band), &|_| Some(true))
}

const MET: Outlook = Outlook::Runs(Answer::Met);
const NEVER: Outlook = Outlook::Runs(Answer::Never);

fn by_chance(out: usize, of: usize) -> Outlook {
    Outlook::Runs(Answer::ByChance { out, of })
}

#[track_caller]
fn column(series: &Series, cases: &[(&str, Outlook)]) {
    for (band, expected) in cases {
        assert_eq!(of(series, band), *expected, "{band}");
    }
}

#[test]
fn a_band_strictly_around_the_limits_is_met_and_one_apart_from_them_never_is() {
    let chance = by_chance(0, 12);
    // Limits at 4.68 and 15.32.
    column(
        &series(STEADY),
        &[
            (">= 4.67", MET),
            (">= 4.68", chance),
            (">= 10", chance),
            (">= 15.32", chance),
            (">= 15.33", NEVER),
            ("> 4.67", MET),
            ("> 4.68", chance),
            ("> 15.31", chance),
            ("> 15.32", NEVER),
            ("> 15.33", NEVER),
            ("<= 15.33", MET),
            ("<= 15.32", chance),
            ("<= 4.68", chance),
            ("<= 4.67", NEVER),
            ("< 15.33", MET),
            ("< 15.32", chance),
            ("< 4.69", chance),
            ("< 4.68", NEVER),
            ("4.67 to 15.33", MET),
            ("4.68 to 15.33", chance),
            ("4.67 to 15.32", chance),
            ("9 to 11", chance),
            ("0 to 4.68", chance),
            ("0 to 4.67", NEVER),
            ("15.32 to 20", chance),
            ("15.33 to 20", NEVER),
        ],
    );
}

#[test]
fn an_edge_at_the_lowest_possible_value_counts() {
    // Limits at -3.32 and 7.32.
    let unbounded = series("1 3 1 3 1 3 1 3 1 3 1 3");
    let chance = by_chance(0, 12);
    column(&unbounded, &[(">= 0", chance), ("0 to 8", chance)]);
    let bounded = Series {
        lowest: Some(number("0")),
        ..unbounded
    };
    column(
        &bounded,
        &[
            (">= 0", MET),
            (">= -1", MET),
            ("> -1", MET),
            // 0 is possible, and not above 0.
            ("> 0", chance),
            (">= 0.01", chance),
            ("0 to 8", MET),
            ("0 to 7", chance),
            ("<= 0", chance),
            // Nothing below what is possible is ever met.
            ("< 0", NEVER),
            ("<= -1", NEVER),
            ("-2 to -1", NEVER),
        ],
    );
}

#[test]
fn an_edge_at_the_highest_possible_value_counts() {
    // Limits at 92.68 and 103.32.
    let series = Series {
        highest: Some(number("100")),
        ..series("97 99 97 99 97 99 97 99 97 99 97 99")
    };
    let chance = by_chance(0, 12);
    column(
        &series,
        &[
            ("<= 100", MET),
            ("<= 101", MET),
            ("< 101", MET),
            ("< 100", chance),
            ("92 to 100", MET),
            ("93 to 100", chance),
            (">= 100", chance),
            ("> 100", NEVER),
            (">= 101", NEVER),
        ],
    );
}

#[test]
fn an_edge_at_a_limit_that_is_the_lowest_possible_value_counts() {
    let series = Series {
        lowest: Some(number("4.68")),
        ..series(STEADY)
    };
    column(&series, &[(">= 4.68", MET), ("> 4.68", by_chance(0, 12))]);
}

#[test]
fn by_chance_counts_the_last_24_that_had_a_band() {
    let long = series(&[STEADY, STEADY, "_ # 9 11"].join(" "));
    let noise = Noise::of(&long);
    let told = |is_inside: &dyn Fn(usize) -> Option<bool>| {
        outlook(&noise, &long, bound(">= 10"), is_inside)
    };
    assert_eq!(told(&|at| Some(at % 2 == 1)), by_chance(12, 24));
    // The four oldest values are not among the last 24, nor are units without one.
    assert_eq!(told(&|at| Some(at > 2)), by_chance(1, 24));
    assert_eq!(told(&|at| Some(at > 1)), by_chance(0, 24));
    assert_eq!(told(&|at| Some(at != 24 && at != 25)), by_chance(0, 24));
    // A band that holds from the last four on.
    assert_eq!(told(&|at| (at >= 22).then_some(at == 23)), by_chance(3, 4));
    assert_eq!(told(&|_| None), by_chance(0, 0));
}

#[test]
fn by_chance_counts_only_values_of_the_same_base() {
    let series = Series {
        begun: vec![0, 12],
        ..series(&[STEADY, "29 31 29 31 29 31 29"].join(" "))
    };
    let told = outlook(&Noise::of(&series), &series, bound(">= 30"), &|at| {
        Some(at >= 12)
    });
    assert_eq!(told, by_chance(0, 7));
}

#[test]
fn without_limits_that_fit_nothing_is_said() {
    for text in [
        "",
        "1 2 3",
        "5 5 5 5 5 5 5 5 5 5 5 5",
        "1 2 3 4 5 6 7 8 9 10 11 12",
    ] {
        assert_eq!(of(&series(text), ">= 0"), Outlook::Unknown, "{text}");
    }
    let begun_anew = Series {
        begun: vec![0, 12],
        ..series(&format!("{STEADY} 9 11 9"))
    };
    assert_eq!(of(&begun_anew, ">= 0"), Outlook::Unknown);
}

#[test]
fn provisional_limits_answer_too() {
    assert_eq!(of(&series("9 11 9 11 9 11"), ">= 4"), MET);
}

#[track_caller]
fn changed(more: &str, band: &str, since: usize, then: Option<Answer>) {
    let series = series(&format!("{STEADY} {more}"));
    let expected = Outlook::Changed { since, then };
    assert_eq!(of(&series, band), expected, "{more}");
}

#[test]
fn what_no_longer_runs_as_it_did_is_answered_from_the_values_since_then() {
    // A run of eight since the 13th: limits at 6.42 and 9.08.
    let run = "8 7.5 8 7.5 8 7.5 8 7.5";
    changed(run, "<= 9.09", 12, Some(Answer::Met));
    changed(run, "<= 6", 12, Some(Answer::Never));
    let chance = Answer::ByChance { out: 0, of: 8 };
    changed(run, "<= 9.08", 12, Some(chance));
}

#[test]
fn what_a_base_begins_with_is_how_it_ran_and_not_the_change() {
    // The limits are of all twelve: the first ten are a run below their centre.
    let series = series("28 29 27 30 28 29 27 29 28 29 41 40");
    let since_it_rose = Outlook::Changed {
        since: 10,
        then: None,
    };
    assert_eq!(of(&series, "<= 30"), since_it_rose);
}

#[test]
fn with_too_few_values_since_the_change_it_is_not_answered() {
    changed("20", ">= 0", 12, None);
    changed("20 9 11 9 11", ">= 0", 12, None);
    changed(
        "20 9 11 9 11 9",
        ">= 10",
        12,
        Some(Answer::ByChance { out: 0, of: 6 }),
    );
    // Six values, but three ranges.
    changed("20 9 _ 11 9 _ 11 9", ">= 0", 12, None);
    // The same every time since, or moving one way: no limits that fit.
    changed("8 8 8 8 8 8 8 8", ">= 0", 12, None);
    changed("9.5 9 8.5 8 7.5 7 6.5 6 5.5 5", ">= 0", 12, None);
}

#[test]
fn a_change_counts_while_it_is_among_the_last_eight() {
    let after = "9 11 9 11 9 11 9";
    changed(&format!("20 {after}"), ">= 99", 12, Some(Answer::Never));
    assert_eq!(of(&series(&format!("{STEADY} 20 {after} 11")), ">= 4"), MET);
    // Units without a value are none of the eight.
    changed(&format!("20 _ {after} #"), ">= 99", 12, Some(Answer::Never));
    // A run that is over counts until its last value is no more among them.
    let run = "9 8.5 9 8.5 9 8.5 9 8.5";
    let after = "11 9 11 9 11 9 11";
    changed(&format!("{run} {after}"), ">= 99", 12, Some(Answer::Never));
    let over = format!("{STEADY} {run} {after} 9");
    assert_eq!(of(&series(&over), ">= 4"), MET);
}

#[test]
fn the_earliest_change_counts_and_values_near_a_limit_are_none() {
    changed("20 9 11 0", ">= 0", 12, None);
    assert_eq!(of(&series(&format!("{STEADY} 13 13 9 13")), ">= 4"), MET);
}
