//! Each sentence with the numbers in it.

use waymark_core::grading::measure::{Bound, Change};
use waymark_core::grading::objective::NoScore;
use waymark_core::grading::reverse::need;
use waymark_core::grading::verdict::{Commitment, Finding, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::understood::Notation;
use waymark_core::period::{Elapsed, Period, parse_date};
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::en::grade::pace::{pace, percent};
use waymark_text::en::grade::reverse::{need as says_need, way};
use waymark_text::en::grade::{
    amount, bound, broken, change, commitment, finding, meant, no_score, reached, reason, so_far,
    standing, verdict, zone,
};

use super::typed::{
    DE, EN, IN, change as typed_change, decimal, fraction, hold, read, read_all, sketch, total,
};

const FR: Notation = Notation {
    decimal: ',',
    group: Some('\u{202f}'),
    ..EN
};

fn from_to(start: &str, target: &str) -> Change {
    Change::new(decimal(start), decimal(target)).expect("two different ends")
}

#[test]
fn an_amount_stands_with_its_unit() {
    #[track_caller]
    fn case(value: &str, unit: &str, notation: &Notation, said: &str) {
        assert_eq!(amount(decimal(value), unit, notation), said);
    }
    case("16.2", "", &EN, "16.2");
    case("16.2", "%", &EN, "16.2\u{a0}%");
    case("16.2", "%", &DE, "16,2\u{a0}%");
    case("250000", "$", &EN, "$250,000");
    case("2000000", "₹", &IN, "₹20,00,000");
    case("4.4", "/5", &EN, "4.4/5");
    case("4.4", "hours", &EN, "4.4\u{a0}hours");
    case("1234567.5", "", &FR, "1\u{202f}234\u{202f}567,5");
}

#[test]
fn a_change_is_read_back_with_the_standard_that_may_have_been_meant() {
    #[track_caller]
    fn case(start: &str, target: &str, unit: &str, says: &str, may_mean: &str) {
        let way = from_to(start, target);
        assert_eq!(change(&way, unit, &EN), says);
        assert_eq!(meant(&way, unit, &EN), may_mean);
    }
    case(
        "12",
        "18",
        "",
        "Raise from 12 to 18",
        "I meant keep at most 18",
    );
    case(
        "35",
        "30",
        "",
        "Lower from 35 to 30",
        "I meant keep at least 30",
    );
    case(
        "35",
        "30",
        "$",
        "Lower from $35 to $30",
        "I meant keep at least $30",
    );
    case(
        "1000",
        "500",
        "",
        "Lower from 1,000 to 500",
        "I meant keep at least 500",
    );
    assert_eq!(
        change(&from_to("4.1", "4.6"), "", &DE),
        "Raise from 4,1 to 4,6"
    );
}

#[test]
fn a_standard_is_read_back_with_its_operator() {
    #[track_caller]
    fn case(standard: Bound, said: &str) {
        assert_eq!(bound(standard, "%", &EN), said.replace(" %", "\u{a0}%"));
    }
    case(Bound::AtLeast(decimal("35")), "Keep at least 35 %");
    case(Bound::Above(decimal("35")), "Keep above 35 %");
    case(Bound::AtMost(decimal("30")), "Keep at most 30 %");
    case(Bound::Below(decimal("30")), "Keep below 30 %");
    case(
        Bound::between(decimal("75"), decimal("65")),
        "Keep between 65 % and 75 %",
    );
}

#[test]
fn what_it_takes_is_said_with_the_way_to_go() {
    #[track_caller]
    fn case(typed: &KeyResult, aim: &str, needs: &str, ways: &str) {
        let read = read(typed, EN);
        let measured = read.measured().expect("a target");
        let needed = need(measured, &fraction(aim)).expect("few digits");
        assert_eq!(says_need(aim, &needed, &read.unit, &EN), needs);
        assert_eq!(way(&needed, read.now.value, &read.unit, &EN), ways);
    }
    case(
        &typed_change("12", "18", "15.0"),
        "1",
        "1 needs 18: 3 to go",
        "from 15 to 18",
    );
    case(
        &typed_change("12.5", "18.5", "15"),
        "0.7",
        "0.7 needs 16.7: 1.7 to go",
        "from 15 to 16.7",
    );
    case(
        &typed_change("0", "4", "2"),
        "0.7",
        "0.7 needs 2.8: 0.8 to go, so 3",
        "from 2 to 2.8, so 3",
    );
    case(
        &typed_change("$0", "$250,000", "$150,000.50"),
        "0.7",
        "0.7 needs $175,000: 24,999.5 to go",
        "from $150,000.5 to $175,000",
    );
    case(&typed_change("12", "18", "17"), "0.7", "0.7 is reached", "");
    case(
        &typed_change("1.5", "2.5", ""),
        "1",
        "1 needs 2.5",
        "to 2.5",
    );
    case(
        &hold("4.5", "9 of 13"),
        "0.7",
        "0.7 needs 1 more check inside",
        "1 more check inside",
    );
    case(
        &hold("4.5", "0 of 1"),
        "0.7",
        "0.7 needs 3 more checks inside",
        "3 more checks inside",
    );
    case(
        &hold("4.5", "9 of 13"),
        "1",
        "1 is out of reach after a miss",
        "",
    );
    let yes_no = KeyResult {
        measure: Measure::YesNo,
        ..KeyResult::default()
    };
    case(&yes_no, "0.7", "0.7 needs it done", "done");
}

#[test]
fn of_a_percentage_there_is_no_next_whole_thing() {
    let read = read(&typed_change("12%", "18%", "15%"), EN);
    let needed = need(read.measured().expect("a target"), &fraction("0.7"));
    let needed = needed.expect("few digits").for_unit(&read.unit);
    let says = |unit, notation| says_need("0.7", &needed, unit, notation);
    assert_eq!(says("", &EN), "0.7 needs 16.2: 1.2 to go");
    assert_eq!(says("%", &DE), "0.7 needs 16,2\u{a0}%: 1,2 to go");
    assert_eq!(
        way(&needed, read.now.value, "%", &EN),
        "from 15\u{a0}% to 16.2\u{a0}%"
    );
}

#[test]
fn every_verdict_is_said_with_its_reason_and_a_broken_guardrail() {
    #[track_caller]
    fn case(exact: &str, promised: Commitment, said: &str, with_broken: &str) {
        let on = |broken| Verdict::on(&fraction(exact), promised, broken);
        assert_eq!(verdict(&on(false)), said);
        assert_eq!(verdict(&on(true)), with_broken);
        for broken in [false, true] {
            assert!(reason(on(broken).finding).ends_with('.'));
        }
    }
    use Commitment::{Aspirational, Committed};
    case(
        "0.39",
        Aspirational,
        "barely moved",
        "barely moved, guardrail broken",
    );
    case(
        "0.4",
        Aspirational,
        "short of the aim",
        "short of the aim, guardrail broken",
    );
    case(
        "0.6",
        Aspirational,
        "Google's aim",
        "Google's aim, guardrail broken",
    );
    case("0.75", Aspirational, "success", "success, guardrail broken");
    case(
        "0.9",
        Aspirational,
        "beyond stretch",
        "beyond stretch, guardrail broken",
    );
    case(
        "1",
        Aspirational,
        "fully reached: aim higher next time",
        "reached, guardrail broken",
    );
    case("1", Committed, "kept", "reached, guardrail broken");
    case("0.8", Committed, "missed", "missed, guardrail broken");
    assert_eq!(finding(Finding::Reached), "reached");
    assert_eq!(commitment(Aspirational), "Stretch (aspirational)");
    assert_eq!(commitment(Committed), "Must (committed)");
    assert_eq!(
        [Zone::Red, Zone::Amber, Zone::Green].map(zone),
        ["red", "amber", "green"]
    );
}

#[test]
fn what_is_not_measured_is_said() {
    #[track_caller]
    fn case(text: &str, binary: &str, stands: &str, so: &str) {
        let total = total(&read_all(&sketch(text, &EN), EN));
        let mean = total.score.as_ref().ok().map(|score| &score.binary);
        assert_eq!(reached(&total, mean), binary);
        assert_eq!(standing(&total), stands);
        assert_eq!(so_far(&total, Commitment::Aspirational), so);
    }
    let (done, half, none) = ("k=&s=0&g=2&n=2&", "k=&s=0&g=2&n=1&", "k=&s=0&g=2&");
    let of = |parts: &[&str]| parts.concat();
    case(
        &of(&[done, half, half, half]),
        "1 of 4 reached, 0.25",
        "If it closed now: ",
        "",
    );
    case(
        &of(&[done, half, none]),
        "1 of 2 reached, 0.50",
        "So far: ",
        "So far, 2 of 3 measured. Closed now, what has no value would count 0: 0.50, short of the \
        aim.",
    );
    case(&of(&[none]), "0 of 0 reached", "So far: ", "");
    case(
        "k=&m=h&g=1&n=1&r=1",
        "0 of 0 reached",
        "If it closed now: ",
        "",
    );
}

#[test]
fn why_there_is_no_score_is_said() {
    assert_eq!(
        no_score(NoScore::NoKeyResults),
        "No key result yet: without one there is nothing to score."
    );
    assert_eq!(
        no_score(NoScore::GuardrailsAlone),
        "Guardrails alone have no score: add a key result that moves."
    );
    assert_eq!(
        no_score(NoScore::NotGradable(1)),
        "No verdict while key result 2 has a problem."
    );
    assert_eq!(
        no_score(NoScore::WeightsAllZero),
        "All weights are 0: at least one key result has to count."
    );
    assert_eq!(
        no_score(NoScore::NothingMeasured),
        "Nothing that counts is measured yet."
    );
}

#[test]
fn broken_guardrails_are_named_by_their_numbers() {
    #[track_caller]
    fn case(text: &str, said: &str) {
        assert_eq!(broken(&total(&read_all(&sketch(text, &EN), EN))), said);
    }
    let (inside, outside) = ("k=&m=h&g=1&n=1&r=1&", "k=&m=h&g=1&n=0&r=1&");
    case(inside, "");
    case(outside, "Guardrail broken: key result 1.");
    case(
        &[outside, inside, outside].concat(),
        "Guardrails broken: key results 1, 3.",
    );
}

#[test]
fn the_pace_is_an_estimate_along_a_straight_line() {
    #[track_caller]
    fn case(day: &str, at: &str, promised: Commitment, said: &str) {
        let date = |text| parse_date(text).expect(text);
        let quarter = Period::new(date("2026-07-01"), date("2026-09-30")).expect("in order");
        let elapsed = quarter.elapsed(date(day));
        let found = match &elapsed {
            Elapsed::Running(gone) => fraction(at)
                .checked_div(gone)
                .map(|pace| pace.clamp_to_unit()),
            _ => None,
        };
        assert_eq!(
            pace(Some(&elapsed), found.as_ref(), promised),
            said.replace(" %", "\u{a0}%")
        );
    }
    use Commitment::{Aspirational, Committed};
    case(
        "2026-06-30",
        "0",
        Aspirational,
        "Too early to tell: from 10 July.",
    );
    case(
        "2026-07-09",
        "0.5",
        Aspirational,
        "Too early to tell: from 10 July.",
    );
    case(
        "2026-08-15",
        "0.6",
        Aspirational,
        "On track: heading for 1.00, an estimate along a straight line with 50 % of the period gone.",
    );
    case(
        "2026-08-15",
        "0.25",
        Aspirational,
        "At risk: heading for 0.50, an estimate along a straight line with 50 % of the period gone.",
    );
    case(
        "2026-08-15",
        "0.25",
        Committed,
        "Off track: heading for 0.50, an estimate along a straight line with 50 % of the period gone.",
    );
    case(
        "2026-09-30",
        "0.6999",
        Committed,
        "Off track: heading for just under 0.70, an estimate along a straight line with 100 % of \
        the period gone.",
    );
    case(
        "2026-10-01",
        "1",
        Aspirational,
        "Period over: the score stands for itself.",
    );
    assert_eq!(pace(None, None, Aspirational), "");
    assert_eq!(
        pace(Some(&Elapsed::Running(fraction("1/2"))), None, Aspirational),
        "No pace yet: nothing measured that says how fast it goes."
    );
    assert_eq!(percent(&fraction("10/92")), "11\u{a0}%");
    assert_eq!(percent(&fraction("1/200")), "1\u{a0}%");
}

#[test]
fn every_month_has_its_name() {
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    for (at, month) in months.into_iter().enumerate() {
        let day = format!("2026-{:02}-03", at + 1);
        let from = Elapsed::TooEarly(parse_date(&day).expect("a day"));
        let said = pace(Some(&from), None, Commitment::Aspirational);
        assert_eq!(said, format!("Too early to tell: from 3 {month}."));
    }
}
