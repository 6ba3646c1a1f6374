//! What stands under a field.

use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::{LONGEST_NAME, Problem, ReadPast, ReadPeriod};
use waymark_core::sketch::{KeyResult, Objective, Past};
use waymark_text::en::grade::problems::{problem, under};

use super::typed::{DE, EN, change, hold, read};

/// What stands under the target.
fn under_target(typed: &KeyResult, notation: Notation) -> String {
    let read = read(typed, notation);
    under(&read.target, &typed.target, read.start.value, &notation)
}

/// What stands under the latest value.
fn under_now(typed: &KeyResult, notation: Notation) -> String {
    let read = read(typed, notation);
    under(&read.now, &typed.now, None, &notation)
}

#[test]
fn what_was_understood_is_echoed_where_it_could_be_something_else() {
    let case = |typed: &str, notation, said: &str| {
        assert_eq!(
            under_now(&change("", "", typed), notation),
            said,
            "{typed:?}"
        );
    };
    case("1,200", EN, "read as 1,200");
    case("1.200", EN, "read as 1.2");
    case("1.200", DE, "read as 1.200");
    case("250k", EN, "read as 250,000");
    case("20 lakh", EN, "read as 2,000,000");
    case("1200", EN, "");
    case("4.6", EN, "");
    case("", EN, "");
}

#[test]
fn a_relative_target_is_shown_worked_out() {
    let case = |start: &str, target: &str, notation, said: &str| {
        assert_eq!(under_target(&change(start, target, ""), notation), said);
    };
    case("3,000", "+40 %", EN, "3,000 + 40 % = 4,200");
    case("3,000", "-25 %", EN, "3,000 - 25 % = 2,250");
    case("3.000", "+40 %", DE, "3.000 + 40 % = 4.200");
    case(
        "",
        "+40 %",
        EN,
        "A percentage of what? Say the start first.",
    );
    // A value, and no longer relative.
    case("12 %", "-5 %", EN, "");
}

#[test]
fn the_percentage_is_written_as_numbers_are_there() {
    assert_eq!(
        under_target(&change("3.000", "+12,5 %", ""), DE),
        "3.000 + 12,5 % = 3.375"
    );
}

#[test]
fn a_problem_names_what_is_wrong() {
    let target = |start: &str, target: &str, said: &str| {
        assert_eq!(under_target(&change(start, target, ""), EN), said);
    };
    target(
        "30",
        "30",
        "Start and target are both 30: to keep a standard, use Hold.",
    );
    target(
        "1,000",
        "1000",
        "Start and target are both 1,000: to keep a standard, use Hold.",
    );
    target("30", "soon", "“soon” is not a number.");
    target("30", "1.2.3", "“1.2.3” has two decimal points.");
    target(
        "30",
        "12,34",
        "“12,34” could be two things. Here numbers are written like 1,234,567.5.",
    );
    assert_eq!(
        under_target(&change("30", "12.34", ""), DE),
        "“12.34” could be two things. Here numbers are written like 1.234.567,5."
    );
    target(
        "30",
        &"9".repeat(31),
        "31 digits: at most 28 are kept exactly.",
    );
    target(
        "30",
        &"word ".repeat(100),
        "“word word word word word…” is not a number.",
    );
    target(
        "30",
        "exactly twenty-four here",
        "“exactly twenty-four here” is not a number.",
    );
    target(
        "30",
        " 🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯 ",
        "“🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯🎯…” is not a number.",
    );
    let now = |typed, said: &str| assert_eq!(under_now(&hold("4.5", typed), EN), said);
    now(
        "14 of 13",
        "So many checks inside of so many in all: “9 of 13”, the first not above the second.",
    );
    now("9 of 13", "");
    let weighing = KeyResult {
        weight: "-1".into(),
        ..KeyResult::default()
    };
    let weight = read(&weighing, EN).weight;
    assert_eq!(under(&weight, "-1", None, &EN), "A weight is 0 or more.");
}

#[test]
fn a_problem_around_the_key_results_is_said_too() {
    let say = |found: Option<Problem>| problem(&found.expect("a problem"), "", &EN);
    let period = ReadPeriod::of(&Objective {
        title: "t".repeat(LONGEST_NAME + 1),
        first: "2026-07-01".into(),
        last: "2026-06-30".into(),
        as_of: "2026-02-29".into(),
        ..Objective::default()
    });
    assert_eq!(
        say(period.title),
        "201 characters: please shorten it to 200."
    );
    assert_eq!(say(period.last), "The last day is before the first.");
    assert_eq!(say(period.as_of), "There is no such day.");
    let past = |score: &str, kept: &str, committed: &str| {
        let past = Past {
            score: score.into(),
            kept: kept.into(),
            committed: committed.into(),
            ..Past::default()
        };
        ReadPast::of(&past, &EN)
    };
    assert_eq!(say(past("65", "", "").score), "A score is from 0 to 1.");
    assert_eq!(say(past("", "1.5", "").kept), "A whole number from 0.");
    assert_eq!(say(past("", "5", "4").kept), "More kept than there were.");
}
