//! What becomes of key results once their objective is over, in words.

#![cfg(feature = "store")]

use crate::given::day;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::outlook::Answer;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_text::handoff::settle as words;

const PLAIN: Notation = Notation::PLAIN_ENGLISH;

fn at_least(target: i32) -> Range {
    Range::one_sided(Bound::AtLeast(Decimal::from(target)), None).expect("a range")
}

#[test]
fn what_is_asked_names_the_band_and_its_day() {
    let from = day("2027-01-01");
    assert_eq!(
        words::moves("Conversion", at_least(18), from, "%", &PLAIN),
        "The new level holds: move the band of Conversion to at least 18% from 1 January 2027?"
    );
    assert_eq!(
        words::might_move("Conversion", at_least(18), from, "%", &PLAIN),
        "Does the new level hold? Then the band of Conversion can move to at least 18% from \
         1 January 2027."
    );
    assert_eq!(
        words::is_back("Conversion", at_least(12), "%", &PLAIN),
        "Conversion is back in its band: at least 12%. Nothing has to move."
    );
    // Back may be what is acceptable alone, and is never said to be what is good.
    let most = |end: i32| Bound::AtMost(Decimal::from(end));
    let now = Range::one_sided(most(30), Some(Decimal::from(40))).expect("a range");
    assert_eq!(
        words::is_back("Response time", now, "min", &PLAIN),
        "Response time is back in its band: at most 30\u{a0}min, acceptable up to 40\u{a0}min. \
         Nothing has to move."
    );
}

#[test]
fn a_key_result_that_becomes_a_kpi_brings_its_history() {
    let ends = [
        "It begins without readings.",
        "Its check-in becomes the first reading.",
    ];
    for (count, end) in ends.into_iter().enumerate() {
        assert!(words::makes(count).ends_with(end), "{count}");
    }
    assert_eq!(
        words::makes(12),
        "Keep it from drifting back: make it a KPI. Its 12 check-ins become its first readings."
    );
    assert_eq!(
        words::will_make(
            "Conversion",
            at_least(18),
            day("2027-01-01"),
            12,
            "%",
            &PLAIN
        ),
        "Makes Conversion a KPI: at least 18% from 1 January 2027. Its 12 check-ins become its \
         first readings."
    );
}

#[test]
fn what_chance_says_of_a_band_is_said_in_units_that_people_count() {
    let cases = [
        (Answer::Met, "As it runs now, it stays inside this band."),
        (
            Answer::Never,
            "As it runs now, no month is inside this band: it would be out of band at once.",
        ),
        (
            Answer::ByChance { out: 0, of: 8 },
            "It was inside this band in all of the last 8 months, but now and then chance alone \
             would take it out.",
        ),
        (
            Answer::ByChance { out: 3, of: 10 },
            "By chance alone it would be out of band in 3 of 10 months.",
        ),
        (
            Answer::ByChance { out: 8, of: 8 },
            "It was outside this band in all of the last 8 months: only now and then chance \
             alone would bring it in.",
        ),
    ];
    for (answer, says) in cases {
        assert_eq!(words::chance(answer, Unit::Month), says);
    }
}

#[test]
fn early_is_said_with_what_has_ended() {
    assert_eq!(
        words::early(0, Unit::Week),
        "No week has ended at the new level yet, so it is early to say whether it holds."
    );
    assert_eq!(
        words::early(2, Unit::Month),
        "Only 2 months at the new level so far, so it is early to say whether it holds."
    );
}

#[test]
fn what_became_of_it_and_when_it_is_asked_again() {
    let on = day("2027-04-04");
    assert_eq!(
        words::asks(on, day("2027-04-03")),
        "Asks again on 4 April 2027."
    );
    assert_eq!(
        words::asks(on, on),
        "You wanted to be asked on 4 April 2027."
    );
    assert_eq!(
        words::became(day("2027-01-04"), Some(at_least(18)), "%", &PLAIN),
        ["KPI since 4 January 2027", ": band at least 18%."]
    );
    assert_eq!(
        words::returned(day("2027-01-01"), None, "%", &PLAIN),
        ["KPI again from 1 January 2027", "."]
    );
    let names = ["Conversion", "Revenue"].map(str::to_owned);
    assert_eq!(
        words::to_decide(&names),
        "Does the new level hold? Decide about Conversion and Revenue."
    );
}
