//! Each sentence with the numbers in it.

use waymark_core::grading::measure::{Bound, Change};
use waymark_core::grading::objective::NoScore;
use waymark_core::grading::pace::Basis;
use waymark_core::grading::reverse::need;
use waymark_core::grading::verdict::{Commitment, Finding, Term, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::understood::Notation;
use waymark_core::period::{Elapsed, Period, parse_date};
use waymark_core::sketch::{KeyResult, Level, Measure, Objective};
use waymark_text::en::grade::pace::{pace, percent};
use waymark_text::en::grade::page::{when, when_short};
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
    case("16.2", "%", &EN, "16.2%");
    case("16.2", "%", &DE, "16,2%");
    case("250000", "$", &EN, "$250,000");
    case("2000000", "₹", &IN, "₹20,00,000");
    case("-20000", "$", &EN, "-$20,000");
    case("-16.2", "%", &EN, "-16.2%");
    case("4.4", "/5", &EN, "4.4/5");
    case("4.4", "hours", &EN, "4.4\u{a0}hours");
    // Money with one decimal is written with two, as on a price; other units, thousands of money
    // and more decimals are as they are.
    case("9.5", "$", &EN, "$9.50");
    case("1200.5", "€", &EN, "€1,200.50");
    case("1200.5", "€", &DE, "€1.200,50");
    case("-0.5", "R$", &EN, "-R$0.50");
    case("9.5", "kr", &EN, "9.50\u{a0}kr");
    case("9.5", "EUR", &EN, "9.50\u{a0}EUR");
    case("9.5", "euros", &EN, "9.50\u{a0}euros");
    case("9.5", "$/order", &EN, "9.50\u{a0}$/order");
    case("9.5", "€ per order", &EN, "9.50\u{a0}€ per order");
    case("1.5", "$M", &EN, "1.5\u{a0}$M");
    case("1.5", "k€", &EN, "1.5\u{a0}k€");
    case("9", "$", &EN, "$9");
    case("9.25", "$", &EN, "$9.25");
    case("9.255", "$", &EN, "$9.255");
    case("9.5", "hours", &EN, "9.5\u{a0}hours");
    let arabic = Notation {
        zero: '٠',
        decimal: '٫',
        group: Some('٬'),
        ..EN
    };
    case("9.5", "$", &arabic, "$٩٫٥٠");
    // From right to left the full stop belongs to the unit, and stays on its side.
    case("45", "ج.م.", &EN, "45\u{a0}ج.م.\u{200f}");
    case("45", "ש״ח", &EN, "45\u{a0}ש״ח");
    case("45", "hrs.", &EN, "45\u{a0}hrs.");
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
        "I meant: keep it at or below 18",
    );
    case(
        "35",
        "30",
        "",
        "Lower from 35 to 30",
        "I meant: keep it at or above 30",
    );
    case(
        "35",
        "30",
        "$",
        "Lower from $35 to $30",
        "I meant: keep it at or above $30",
    );
    case(
        "1000",
        "500",
        "",
        "Lower from 1,000 to 500",
        "I meant: keep it at or above 500",
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
        assert_eq!(bound(standard, "%", &EN), said);
    }
    case(Bound::AtLeast(decimal("35")), "Keep at least 35%");
    case(Bound::Above(decimal("35")), "Keep above 35%");
    case(Bound::AtMost(decimal("30")), "Keep at most 30%");
    case(Bound::Below(decimal("30")), "Keep below 30%");
    case(
        Bound::between(decimal("75"), decimal("65")),
        "Keep between 65% and 75%",
    );
}

#[test]
fn what_it_takes_is_said_with_the_way_to_go() {
    #[track_caller]
    fn case(typed: &KeyResult, aim: &str, needs: &str, ways: &str) {
        let read = read(typed, EN);
        let measured = read.measured().expect("a target");
        let needed = need(measured, &fraction(aim)).expect("few digits");
        assert_eq!(says_need(aim, &needed, &read.unit, &EN).concat(), needs);
        assert_eq!(way(&needed, read.now.value, &read.unit, &EN), ways);
    }
    case(
        &typed_change("12", "18", "15.0"),
        "1",
        "For 1: 18 (3 to go)",
        "from 15 to 18",
    );
    case(
        &typed_change("12.5", "18.5", "15"),
        "0.7",
        "For 0.7: 16.7 (1.7 to go)",
        "from 15 to 16.7",
    );
    case(
        &typed_change("0", "4", "2"),
        "0.7",
        "For 0.7: 3 (exactly 2.8, 0.8 to go)",
        "from 2 to 2.8, so 3",
    );
    case(
        &typed_change("$0", "$250,000", "$150,000.50"),
        "0.7",
        "For 0.7: $175,000 ($24,999.50 to go)",
        "from $150,000.50 to $175,000",
    );
    case(
        &typed_change("12", "18", "17"),
        "0.7",
        "For 0.7: reached",
        "",
    );
    case(&typed_change("1.5", "2.5", ""), "1", "For 1: 2.5", "to 2.5");
    case(
        &hold("4.5", "9 of 13"),
        "0.7",
        "For 0.7: one more check within the limit",
        "one more check within the limit",
    );
    case(
        &hold("4.5", "0 of 1"),
        "0.7",
        "For 0.7: 3 more checks within the limit",
        "3 more checks within the limit",
    );
    case(
        &hold("4.5", "9 of 13"),
        "1",
        "For 1: no longer possible after a miss",
        "",
    );
    let yes_no = KeyResult {
        measure: Measure::YesNo,
        ..KeyResult::default()
    };
    case(&yes_no, "0.7", "For 0.7: get it done", "get it done");
}

#[test]
fn of_a_percentage_there_is_no_next_whole_thing() {
    let read = read(&typed_change("12%", "18%", "15%"), EN);
    let needed = need(read.measured().expect("a target"), &fraction("0.7"));
    let needed = needed.expect("few digits").for_unit(&read.unit);
    let says = |unit, notation| says_need("0.7", &needed, unit, notation).concat();
    assert_eq!(says("", &EN), "For 0.7: 16.2 (1.2 to go)");
    assert_eq!(says("%", &DE), "For 0.7: 16,2% (1,2% to go)");
    assert_eq!(way(&needed, read.now.value, "%", &EN), "from 15% to 16.2%");
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
        "below the target zone",
        "below the target zone, guardrail broken",
    );
    case(
        "0.6",
        Aspirational,
        "in the target zone",
        "in the target zone, guardrail broken",
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
        assert_eq!(standing(&total, Term::Unknown), stands);
        // Over, what is all there is what it came to.
        let over = standing(&total, Term::Over);
        assert_eq!(over.is_empty(), total.measured == total.scored);
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
        "2 of 3 measured so far. If you closed it now, the missing one would count as 0: 0.50, \
        below the target zone.",
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
        "No key results yet, so there is nothing to score."
    );
    assert_eq!(
        no_score(NoScore::GuardrailsAlone),
        "Guardrails alone have no score: add a key result that is scored."
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
        "Nothing to score yet: no key result has a value."
    );
}

#[test]
fn broken_guardrails_are_named() {
    #[track_caller]
    fn case(text: &str, said: &str) {
        let sketch = sketch(text, &EN);
        let name = |at: usize| sketch.key_results[at].name.clone();
        assert_eq!(broken(&total(&read_all(&sketch, EN)), name), said);
    }
    let (inside, outside) = ("k=Cap&m=h&g=1&n=1&r=1&", "k=Cap&m=h&g=1&n=0&r=1&");
    case(inside, "");
    case(outside, "Guardrail broken: “Cap”.");
    case(
        &[outside, inside, "k=Churn&m=h&g=1&n=0&r=1&"].concat(),
        "Guardrails broken: “Cap”, “Churn”.",
    );
    // One without a name by its number.
    case("k=&m=h&g=1&n=0&r=1&", "Guardrail broken: key result 1.");
}

const ALL: Basis = Basis {
    paced: 2,
    scored: 2,
};

#[test]
fn a_pace_of_some_key_results_says_of_how_many() {
    let half = Elapsed::Running(fraction("1/2"));
    let some = Basis {
        paced: 1,
        scored: 2,
    };
    assert_eq!(
        pace(
            Some(&half),
            Some(&fraction("1")),
            some,
            Commitment::Aspirational
        ),
        "On track: about 1.00 at this pace for 1 of 2 key results, with 50% of the period gone.",
    );
}

#[test]
fn the_pace_says_where_it_lands() {
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
        assert_eq!(pace(Some(&elapsed), found.as_ref(), ALL, promised), said);
    }
    use Commitment::{Aspirational, Committed};
    case(
        "2026-06-30",
        "0",
        Aspirational,
        "Too early for a forecast. The first one comes on 10 July.",
    );
    case(
        "2026-07-09",
        "0.5",
        Aspirational,
        "Too early for a forecast. The first one comes on 10 July.",
    );
    case(
        "2026-08-15",
        "0.6",
        Aspirational,
        "On track: about 1.00 at this pace, with 50% of the period gone.",
    );
    case(
        "2026-08-15",
        "0.25",
        Aspirational,
        "At risk: about 0.50 at this pace, with 50% of the period gone.",
    );
    case(
        "2026-08-15",
        "0.25",
        Committed,
        "Off track: about 0.50 at this pace, with 50% of the period gone.",
    );
    case(
        "2026-09-30",
        "0.6999",
        Committed,
        "Off track: about just under 0.70 at this pace, with 100% of the period gone.",
    );
    case(
        "2026-10-01",
        "1",
        Aspirational,
        "The period is over: this is the final score.",
    );
    assert_eq!(pace(None, None, ALL, Aspirational), "");
    assert_eq!(
        pace(
            Some(&Elapsed::Running(fraction("1/2"))),
            None,
            ALL,
            Aspirational
        ),
        "No forecast yet: nothing measured shows a pace."
    );
    assert_eq!(percent(&fraction("10/92")), "11%");
    assert_eq!(percent(&fraction("1/200")), "1%");
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
        let said = pace(Some(&from), None, ALL, Commitment::Aspirational);
        assert_eq!(
            said,
            format!("Too early for a forecast. The first one comes on 3 {month}.")
        );
    }
}

#[test]
fn a_period_is_said_with_the_day_of_its_values() {
    #[track_caller]
    fn case(days: [&str; 3], said: &str, shortly: &str) {
        let [first, last, as_of] = days.map(str::to_owned);
        let objective = Objective {
            first,
            last,
            as_of,
            level: Level::Team,
            ..Objective::default()
        };
        assert_eq!(when(&objective), said);
        assert_eq!(when_short(&objective), shortly);
    }
    case(
        ["2026-10-01", "2026-12-31", "2026-11-26"],
        "1 October to 31 December 2026 · as of 26 November · Team",
        "Stretch · 1 Oct–31 Dec · as of 26 Nov",
    );
    case(
        ["2025-12-01", "2026-02-28", "2025-12-24"],
        "1 December 2025 to 28 February 2026 · as of 24 December 2025 · Team",
        "Stretch · 1 Dec–28 Feb · as of 24 Dec",
    );
    case(
        ["", "", "2026-11-26"],
        "No period set · as of 26 November 2026 · Team",
        "Stretch · as of 26 Nov",
    );
    case(
        ["2026-10-01", "", ""],
        "From 1 October 2026 · Team",
        "Stretch",
    );
    case(
        ["", "2026-12-31", ""],
        "Until 31 December 2026 · Team",
        "Stretch",
    );
    case(["soon", "", ""], "No period set · Team", "Stretch");
}
