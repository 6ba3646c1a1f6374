//! Key results out of sentences, as somebody pastes them into a name.

use waymark_core::number::understood::Notation;
use waymark_core::sketch::{KeyResult, Measure, Operator};
use waymark_text::en::grade::sentences::key_result;

use super::typed::{DE, EN, IN, read};

/// Start, target and unit of the change that a sentence holds.
#[track_caller]
fn change_in(sentence: &str, notation: Notation, expected: [&str; 3]) {
    let before = KeyResult {
        name: "as it was".into(),
        now: "15".into(),
        weight: "2".into(),
        ..KeyResult::default()
    };
    let found = key_result(sentence, &before, &notation).expect(sentence);
    let [start, target, unit] = expected.map(str::to_owned);
    let expected = KeyResult {
        start,
        target,
        unit,
        ..before
    };
    assert_eq!(found, expected, "{sentence:?}");
    assert!(read(&found, notation).change.is_some());
}

/// Operator, the two ends and unit of the standard that a sentence holds.
#[track_caller]
fn standard_in(sentence: &str, operator: Operator, expected: [&str; 3]) {
    let before = KeyResult {
        now: "15".into(),
        ..KeyResult::default()
    };
    let found = key_result(sentence, &before, &EN).expect(sentence);
    let [start, target, unit] = expected.map(str::to_owned);
    let expected = KeyResult {
        measure: Measure::Hold,
        operator,
        start,
        target,
        unit,
        ..before
    };
    assert_eq!(found, expected, "{sentence:?}");
    assert!(read(&found, EN).bound.is_some());
}

#[test]
fn a_sentence_that_says_from_where_to_where_is_a_change() {
    let case = |sentence, expected| change_in(sentence, EN, expected);
    case("Improve conversion from 12% to 18%", ["12", "18", "%"]);
    case("Improve conversion from 12 % to 18 %.", ["12", "18", "%"]);
    case("Improve conversion from 12 to 18%", ["12", "18", "%"]);
    case("Improve conversion from 12% to 18", ["12", "18", "%"]);
    case("Raise NPS from 42 to 60 by Q3", ["42", "60", ""]);
    case("Reduce churn from 4.6% to 3.2%", ["4.6", "3.2", "%"]);
    case("MRR from $50,000 to $60,000", ["50000", "60000", "$"]);
    case("MRR from $50k to $60k", ["50000", "60000", "$"]);
    case("Satisfaction 4.1/5 → 4.6/5", ["4.1", "4.6", "/5"]);
    case("12 -> 18", ["12", "18", ""]);
    case("12 => 18", ["12", "18", ""]);
    case("From 12 TO 18", ["12", "18", ""]);
    case("Visits from 1,200 up to 3,400 a day", ["1200", "3400", ""]);
    case("Reply time from 6 down to 2 hours", ["6", "2", "hours"]);
    case("Temperature from -20 to 40", ["-20", "40", ""]);
    change_in("Zufriedenheit from 4,1 to 4,6", DE, ["4,1", "4,6", ""]);
    change_in(
        "Sales from 20,00,000 to 30 lakh",
        IN,
        ["2000000", "3000000", ""],
    );
}

#[test]
fn a_rise_in_percent_is_worked_out() {
    let case = |sentence, expected| change_in(sentence, EN, expected);
    case("today 3,000, +40 %", ["3000", "4200", ""]);
    case("today 3,000, +40%", ["3000", "4200", ""]);
    case("today 3,000, -25 %", ["3000", "2250", ""]);
    case("today 3,000, −25 %", ["3000", "2250", ""]);
    case("today 3,000, –25 %", ["3000", "2250", ""]);
    case("today $3,000, +40 %", ["3000", "4200", "$"]);
    case("Increase traffic by 40% from 3,000", ["3000", "4200", ""]);
    case("Grow revenue by 40 % from $3,000", ["3000", "4200", "$"]);
    case("Reduce tickets by 25% from 1,000", ["1000", "750", ""]);
    case("Cut costs by 25% from 1,000", ["1000", "750", ""]);
    case("Shorten the wait by 50% from 6 hours", ["6", "3", "hours"]);
    change_in("Heute 3.000, +12,5 %", DE, ["3000", "3375", ""]);
}

#[test]
fn only_a_whole_word_says_that_it_falls() {
    let case = |sentence, expected| change_in(sentence, EN, expected);
    case("Increase followers by 40% from 3,000", ["3000", "4200", ""]);
    case("Grow flower sales by 40% from 3,000", ["3000", "4200", ""]);
    case(
        "Execute more tests: up by 40% from 3,000",
        ["3000", "4200", ""],
    );
}

#[test]
fn a_sentence_that_keeps_something_is_a_standard() {
    let case = standard_in;
    case(
        "Keep satisfaction at least 4.5/5",
        Operator::AtLeast,
        ["", "4.5", "/5"],
    );
    case(
        "Keep uptime at or above 99.9%",
        Operator::AtLeast,
        ["", "99.9", "%"],
    );
    case(
        "Hold NPS at no less than 60",
        Operator::AtLeast,
        ["", "60", ""],
    );
    case("Stay above 35", Operator::Above, ["", "35", ""]);
    case(
        "Maintain a margin over 35 %",
        Operator::Above,
        ["", "35", "%"],
    );
    case("Keep more than 35", Operator::Above, ["", "35", ""]);
    case("Keep churn at most 3%", Operator::AtMost, ["", "3", "%"]);
    case(
        "Remain at or below 30 days",
        Operator::AtMost,
        ["", "30", "days"],
    );
    case("Never have more than 30", Operator::AtMost, ["", "30", ""]);
    case("Keep churn below 3%", Operator::Below, ["", "3", "%"]);
    case("Stay under $3,000", Operator::Below, ["", "3000", "$"]);
    case(
        "Defend a rank of less than 10",
        Operator::Below,
        ["", "10", ""],
    );
    case("KEEP IT AT LEAST 30", Operator::AtLeast, ["", "30", ""]);
    case(
        "Keep weight between 65 and 75",
        Operator::Between,
        ["65", "75", ""],
    );
    case(
        "Weight between 65 and 75 kg",
        Operator::Between,
        ["65", "75", "kg"],
    );
    case("between 65% and 75%", Operator::Between, ["65", "75", "%"]);
}

#[test]
fn a_unit_that_is_there_stays_unless_the_sentence_has_one() {
    let before = KeyResult {
        unit: "points".into(),
        ..KeyResult::default()
    };
    let unit = |sentence| key_result(sentence, &before, &EN).expect(sentence).unit;
    assert_eq!(unit("from 12 to 18"), "points");
    assert_eq!(unit("from 12% to 18%"), "%");
    assert_eq!(unit("today 3,000, +40 %"), "points");
    assert_eq!(unit("Keep it at least 30"), "points");
    assert_eq!(unit("between $65 and $75"), "$");
}

#[test]
fn what_says_no_key_result_fills_nothing() {
    for sentence in [
        "",
        "Improve conversion",
        "Post 5 times a week",
        "At least 30",
        "Keep 30",
        "Keep the 30-day streak",
        "Keepsakes: at least 30",
        "Increase traffic by 40%",
        "+40 %",
        "12 18",
        "12 and 18",
        "12 or 18",
        "2 posts on 3 channels",
        "Win Q3 and Q4",
        "Launch on 2026-07-10",
        "Meet from 9:30 to 10:30",
        "from 12 to 18 to 24",
        "from 12,34 to 18",
        "from twelve to eighteen",
        "3,000 by 40 % from",
        "🎯 от 12 до 18",
    ] {
        let found = key_result(sentence, &KeyResult::default(), &EN);
        assert_eq!(found, None, "{sentence:?}");
    }
    // What takes more digits than there can be.
    let sentence = ["today ", &"9".repeat(28), ", +40 %"].concat();
    assert_eq!(key_result(&sentence, &KeyResult::default(), &EN), None);
    let sentence = ["up by 40 % from ", &"9".repeat(28)].concat();
    assert_eq!(key_result(&sentence, &KeyResult::default(), &EN), None);
}

#[test]
fn a_number_that_belongs_to_the_thing_is_not_where_it_starts() {
    let case = |sentence, expected| change_in(sentence, EN, expected);
    let from_60 = ["60", "80", "%"];
    case("Customers who rate us 5 stars from 60% to 80%", from_60);
    case("Customers who rate us 5 stars: 60% → 80%", from_60);
    case("Increase 5 star ratings from 60% to 80%", from_60);
    case("Replies within 2 minutes from 60% to 80%", from_60);
    case("2-minute replies from 60% to 80%", from_60);
    case("100-day retention from 60% to 80%", from_60);
    case("24/7 coverage from 60% to 80%", from_60);
    case("Churn in Q3 from 60% to 80%", from_60);
    case("Q3 retention from 60% to 80%", from_60);
    case("1st page results from 3 to 8", ["3", "8", ""]);
    case("Top 10 rankings from 3 to 8", ["3", "8", ""]);
    case("Keywords in the top 10 from 3 to 8", ["3", "8", ""]);
    case("Orders over $50 from 20 to 40", ["20", "40", ""]);
    case(
        "Share of 18 to 25 year olds from 10% to 20%",
        ["10", "20", "%"],
    );
    for unclear in [
        // Three sessions, or from nine to eleven.
        "Run 3 sessions from 9 to 11",
        "Grow 5 star ratings from 60% to 80% and refunds from 9% to 3%",
        "Customers who rate us 5 stars from 60% to 80% to 90%",
    ] {
        assert_eq!(
            key_result(unclear, &KeyResult::default(), &EN),
            None,
            "{unclear}"
        );
    }
}
