//! What is odd about how an objective is built.

use waymark_core::calendar::Calendar;
use waymark_core::objective::Objective;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::objective::finding::{Finding, Named};
use waymark_core::objective::key_result::Indicator;
use waymark_core::period::Span;
use waymark_text::en::goals::findings::{DISMISS, repair, what, why};

use super::{day, id, is_plain, is_sentence, names};

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
        is_sentence(&what(&finding));
        assert_eq!(what(&finding), said);
        names(why(&finding), &[source]);
        let pressed = repair(
            &Repair::of(&finding, &annual, today, Calendar::default()),
            Calendar::default(),
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
    let said = repair(&Repair::Postpone { to, starts_anew }, Calendar::default());
    assert_eq!(said, "Restart it on 1 January 2027");
}

#[test]
fn only_a_lead_measure_is_acted_on_this_week() {
    let lag = Repair::AddKeyResult(Some(Indicator::Lag));
    assert_eq!(repair(&lag, Calendar::default()), "Add a key result");
    is_plain(DISMISS);
}
