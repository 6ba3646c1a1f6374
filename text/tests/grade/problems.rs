//! What stands under a field.

use waymark_core::number::understood::Notation;
use waymark_core::period::parse_date;
use waymark_core::sketch::periods::{ReadPast, ReadPeriod};
use waymark_core::sketch::typed::{LONGEST_NAME, Problem};
use waymark_core::sketch::{KeyResult, Measure, Objective, Operator, Past};
use waymark_text::en::grade::problems::{missing, problem, under};

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
    case("3,000", "+40 %", EN, "3,000 + 40% = 4,200");
    case("3,000", "-25 %", EN, "3,000 - 25% = 2,250");
    case("3.000", "+40 %", DE, "3.000 + 40% = 4.200");
    case(
        "",
        "+40 %",
        EN,
        "A percentage of what? Enter the start first.",
    );
    // A value, and no longer relative.
    case("12 %", "-5 %", EN, "");
}

#[test]
fn the_percentage_is_written_as_numbers_are_there() {
    assert_eq!(
        under_target(&change("3.000", "+12,5 %", ""), DE),
        "3.000 + 12,5% = 3.375"
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
        "In “12,34”, the comma is out of place. Here, numbers are written like 1,234,567.5.",
    );
    assert_eq!(
        under_target(&change("30", "12.34", ""), DE),
        "In “12.34”, the point is out of place. Here, numbers are written like 1.234.567,5."
    );
    target("30", "1e5", "“1e5” is not a number: “e5” is in the way.");
    target("30", "5-10", "“5-10” looks like two numbers: enter one.");
    target("30 €", "120 kr", "");
    assert_eq!(
        under(
            &read(&change("30 €", "120 kr", ""), EN).start,
            "30 €",
            None,
            &EN
        ),
        "“€” is no unit of this key result: it is in kr."
    );
    let of_five = change("3", "4/5", "3/10");
    assert_eq!(
        under_now(&of_five, EN),
        "“/10” is no unit of this key result: it is out of 5."
    );
    let swiss = Notation {
        decimal: '.',
        group: Some('’'),
        foreign: true,
        ..EN
    };
    assert_eq!(
        under_target(&change("30", "1,234", ""), swiss),
        "“1,234” could be 1’234 or 1.234: enter it one of these ways."
    );
    let comma = Notation {
        foreign: true,
        ..DE
    };
    assert_eq!(
        under_target(&change("30", "12.34", ""), comma),
        "read as 12,34"
    );
    assert_eq!(
        under_target(&change("30", "1,2,3", ""), comma),
        "“1,2,3” has two decimal commas."
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
        "Write “9 of 13”: checks within the limit, then all checks. The first cannot be larger.",
    );
    now("9 of 13", "");
    let weighing = KeyResult {
        weight: "-1".into(),
        ..KeyResult::default()
    };
    let weight = read(&weighing, EN).weight;
    assert_eq!(
        under(&weight, "-1", None, &EN),
        "A weight has to be 0 or more."
    );
}

#[test]
fn a_problem_around_the_key_results_is_said_too() {
    let say = |found: Option<Problem>| problem(&found.expect("a problem"), "", &EN);
    let period = ReadPeriod::of(
        &Objective {
            title: "t".repeat(LONGEST_NAME + 1),
            first: "2026-07-01".into(),
            last: "2026-06-30".into(),
            as_of: "2026-02-29".into(),
            ..Objective::default()
        },
        parse_date("2026-08-01").expect("a day"),
    );
    assert_eq!(
        say(period.title),
        "201 characters: please shorten it to 200."
    );
    assert_eq!(say(period.last), "The last day is before the first.");
    let february = say(period.as_of);
    assert!(february.ends_with("February 28 or 29."), "{february}");
    let past = |score: &str, kept: &str, committed: &str| {
        let past = Past {
            score: score.into(),
            kept: kept.into(),
            committed: committed.into(),
            ..Past::default()
        };
        ReadPast::of(&past, &EN)
    };
    assert_eq!(say(past("65", "", "").score), "A score is between 0 and 1.");
    assert_eq!(
        say(past("", "1.5", "").kept),
        "Enter a whole number, 0 or more."
    );
    assert_eq!(
        say(past("", "5", "4").kept),
        "That is more than there were."
    );
}

#[test]
fn a_key_result_says_what_it_lacks_to_be_scored() {
    #[track_caller]
    fn case(typed: &KeyResult, said: &str) {
        let lacks = read(typed, EN).missing(typed).map(missing);
        assert_eq!(lacks.unwrap_or_default(), said, "{typed:?}");
    }
    let both = "Start and target are missing, so this one has no score yet.";
    let start = "The start is missing, so this one has no score yet.";
    let target = "The target is missing, so this one has no score yet.";
    let ends = "An end of the range is missing, so this one has no score yet.";
    case(&KeyResult::default(), "");
    case(&change("", "", "5"), both);
    let named = KeyResult {
        name: "Be kind".into(),
        ..KeyResult::default()
    };
    case(&named, both);
    case(&change("", "18", "15"), start);
    case(&change("12", "", "15"), target);
    case(&change("12", "18", ""), "");
    // What has a problem of its own says that.
    case(&change("", "+40 %", ""), "");
    case(&hold("", "4.6"), target);
    case(&hold("4.5", ""), "");
    // So many of so many need no bound.
    case(&hold("", "9 of 13"), "");
    let between = KeyResult {
        operator: Operator::Between,
        ..hold("75", "70")
    };
    case(&between, ends);
    let done = KeyResult {
        measure: Measure::YesNo,
        ..named
    };
    case(&done, "");
}
