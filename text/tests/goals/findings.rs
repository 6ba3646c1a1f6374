//! What is odd about how an objective is built.

use waymark_core::calendar::Calendar;
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, Named};
use waymark_core::objective::key_result::Indicator;
use waymark_core::objective::revised::Promised;
use waymark_core::period::Span;
use waymark_core::sketch::{Measure, Operator};
use waymark_text::en::goals::findings::{DISMISS, repair, what, why};

use super::{day, id, is_plain, is_sentence, names};
use crate::given::number;

/// How numbers are written in English.
const PLAIN: Notation = Notation::PLAIN_ENGLISH;

fn named(name: &str) -> Named {
    Named {
        id: id("k"),
        name: name.to_owned(),
    }
}

fn shared(key_result: Option<&str>, names: &[&str]) -> Finding {
    Finding::SharedOwner {
        key_result: key_result.map(named),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn many(count: usize, spare: &str) -> Finding {
    let spare = named(spare);
    Finding::ManyKeyResults { count, spare }
}

fn at_once(count: usize) -> Finding {
    let room = Calendar::default().quarter_of(day("2027-01-01"));
    Finding::TooManyAtOnce { count, room }
}

#[test]
fn a_finding_says_what_why_by_whom_and_what_to_press() {
    let today = day("2026-11-22");
    let annual = Objective {
        period: Some(Calendar::default().span_of(today, Span::Year)),
        ..Objective::default()
    };
    let case = |finding: Finding, said: &str, source: &str, button: &str| {
        is_sentence(&what(&finding, &PLAIN));
        assert_eq!(what(&finding, &PLAIN), said);
        names(why(&finding), &[source]);
        let pressed = repair(
            &Repair::of(&finding, &annual, today, Calendar::default()),
            Calendar::default(),
            &PLAIN,
        );
        is_plain(&pressed);
        assert_eq!(pressed, button);
    };
    let rests_on = |count: &str| format!("It rests on {count}; 3 to 5 is typical.");
    for (count, of) in [
        (0, "no key result yet"),
        (1, "1 key result"),
        (2, "2 key results"),
    ] {
        let few = Finding::FewKeyResults(count);
        case(few, &rests_on(of), "Rock", "Add a key result");
    }
    case(
        many(7, "Call them"),
        &rests_on("7 key results"),
        "AgencyAnalytics",
        "Move “Call them” to actions",
    );
    case(
        many(6, ""),
        &rests_on("6 key results"),
        "AgencyAnalytics",
        "Move the unnamed one to actions",
    );
    case(
        Finding::NoOwner,
        "This objective has no owner.",
        "Rock",
        "Make it mine",
    );
    case(
        shared(None, &["Anna", "Ben", "Carla"]),
        "This objective has 3 owners: Anna, Ben and Carla.",
        "Rock",
        "Make Anna the owner",
    );
    case(
        shared(Some("Conversion"), &["me", "Ben"]),
        "“Conversion” has 2 owners: me and Ben.",
        "AgencyAnalytics",
        "Make me the owner",
    );
    case(
        shared(Some(""), &["Anna", "Ben"]),
        "A key result has 2 owners: Anna and Ben.",
        "AgencyAnalytics",
        "Make Anna the owner",
    );
    case(
        Finding::NoPeriod,
        "This objective has no period, so it never ends.",
        "AgencyAnalytics",
        "Set it to this quarter",
    );
    for (count, said) in [
        (
            1,
            "Its only key result is a lag measure: it shows the outcome, not the work.",
        ),
        (
            2,
            "Both key results are lag measures: they show the outcome, not the work.",
        ),
        (
            3,
            "All 3 key results are lag measures: they show the outcome, not the work.",
        ),
    ] {
        let lag = Finding::OnlyLag(count);
        case(lag, said, "Rock", "Add one you can act on this week");
    }
    case(
        Finding::AnnualAlone,
        "This objective runs for a year, with no shorter one planned to support it.",
        "AgencyAnalytics",
        "Draft one for Q4, October to December 2026",
    );
    case(
        at_once(5),
        "Including this one, you have 5 objectives running at once.",
        "Rock",
        "Start it on 1 January 2027",
    );
}

#[test]
fn more_than_five_at_once_are_more_than_either_source_allows() {
    names(why(&at_once(6)), &["Rock", "4", "AgencyAnalytics", "5"]);
    assert!(!why(&at_once(5)).contains("AgencyAnalytics"));
}

#[test]
fn what_has_check_ins_starts_anew() {
    let to = Calendar::default().quarter_of(day("2027-01-01"));
    let starts_anew = true;
    let said = repair(
        &Repair::Postpone { to, starts_anew },
        Calendar::default(),
        &PLAIN,
    );
    assert_eq!(said, "Restart it on 1 January 2027");
}

#[test]
fn only_a_lead_measure_is_acted_on_this_week() {
    let lag = Repair::AddKeyResult(Some(Indicator::Lag));
    assert_eq!(
        repair(&lag, Calendar::default(), &PLAIN),
        "Add a key result"
    );
    is_plain(DISMISS);
}

/// What is said of a finding, and what its button says.
#[track_caller]
fn says(finding: &Finding) -> (String, String) {
    let (today, calendar) = (day("2026-11-22"), Calendar::default());
    let said = what(finding, &PLAIN);
    is_sentence(&said);
    is_sentence(why(finding));
    let mends = Repair::of(finding, &Objective::default(), today, calendar);
    let pressed = repair(&mends, calendar, &PLAIN);
    is_plain(&pressed);
    (said, pressed)
}

#[track_caller]
fn told(finding: &Finding, said: &str, pressed: &str) {
    assert_eq!(says(finding), (said.to_owned(), pressed.to_owned()));
}

#[test]
fn what_stays_after_its_period_or_comes_again_is_a_kpi() {
    let open = |names: &[&str]| Finding::StillOpen {
        since: day("2026-09-30"),
        key_results: names.iter().map(|name| named(name)).collect(),
    };
    told(
        &open(&["Conversion"]),
        "“Conversion” is still open, though its period ended on 30 September 2026.",
        "Make “Conversion” a KPI",
    );
    told(
        &open(&["Conversion", "NPS"]),
        "“Conversion” and “NPS” are still open, though their period ended on 30 September 2026.",
        "Make “Conversion” a KPI",
    );
    told(
        &open(&["Conversion", "NPS", "Churn", "Margin"]),
        "“Conversion”, “NPS” and 2 more are still open, though their period ended on 30 September \
         2026.",
        "Make “Conversion” a KPI",
    );
    told(
        &open(&[""]),
        "A key result is still open, though its period ended on 30 September 2026.",
        "Make it a KPI",
    );
    let again = |is_kpi| Finding::Repeated {
        key_result: named("Conversion"),
        is_kpi,
    };
    let same = "“Conversion” had the same target in the period before.";
    told(&again(false), same, "Make “Conversion” a KPI");
    told(
        &again(true),
        same,
        "Take “Conversion” out, and keep the KPI",
    );
    names(why(&again(true)), &["Rock"]);
}

#[test]
fn what_was_met_before_it_began_says_by_how_much() {
    let met = |unit: &str, is_kpi| Finding::AlreadyMet {
        key_result: named("Response time"),
        value: number("28.5"),
        unit: unit.to_owned(),
        on: day("2026-09-28"),
        is_kpi,
    };
    told(
        &met("min", true),
        "“Response time” was met before it began: 28.5\u{a0}min on 28 September 2026.",
        "Take “Response time” out, and keep the KPI",
    );
    names(why(&met("%", false)), &["Rock", "theatre"]);
}

#[test]
fn what_was_changed_on_the_way_says_from_what_to_what_and_when() {
    let changed = |is_held, was: Promised, now: Option<Promised>| Finding::Revised {
        on: day("2026-08-03"),
        key_result: Some(named("Conversion")).filter(|_| was.word() != "commitment"),
        unit: "%".to_owned(),
        is_held,
        was,
        now,
        revisions: vec![id("r")],
    };
    let target = |it: &str| Promised::Target(number(it));
    let start = |it: &str| Promised::Start(number(it));
    told(
        &changed(false, target("18"), Some(target("15"))),
        "The target of “Conversion” was lowered from 18% to 15% on 3 August 2026.",
        "Set it back to 18%",
    );
    told(
        &changed(true, target("1200"), Some(target("1500.5"))),
        "The bound of “Conversion” was raised from 1,200% to 1,500.5% on 3 August 2026.",
        "Set it back to 1,200%",
    );
    told(
        &changed(false, start("12"), Some(start("14"))),
        "The start of “Conversion” was raised from 12% to 14% on 3 August 2026.",
        "Set it back to 12%",
    );
    told(
        &changed(false, target("18"), None),
        "The target of “Conversion”, 18%, was removed on 3 August 2026.",
        "Set it back to 18%",
    );
    let [most, below] = [Operator::AtMost, Operator::Below].map(Promised::Operator);
    told(
        &changed(true, most, Some(below)),
        "The bound of “Conversion” was changed from “at most” to “below” on 3 August 2026.",
        "Set it back to “at most”",
    );
    let [change, hold] = [Measure::Change, Measure::Hold].map(Promised::Measure);
    told(
        &changed(true, change, Some(hold)),
        "The measure of “Conversion” was changed from “Change” to “Hold” on 3 August 2026.",
        "Set it back to “Change”",
    );
    let [must, stretch] =
        [Commitment::Committed, Commitment::Aspirational].map(Promised::Commitment);
    let promise = changed(false, must, Some(stretch));
    told(
        &promise,
        "This objective was changed from committed to aspirational on 3 August 2026.",
        "Set it back to committed",
    );
    names(why(&promise), &["Rock"]);
    names(why(&changed(false, most, None)), &["AgencyAnalytics"]);
}
