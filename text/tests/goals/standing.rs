//! How objectives stand, in words.

use serde_json::json;
use waymark_core::grading::pace::Outlook;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Summary;
use waymark_core::objective::standing::{self, Due, Pace, Standing};
use waymark_core::period::Period;
use waymark_text::en::goals::standing::{
    Parts, age, due, landing, moved, newest, pace, peak, period_name, summary,
};

use super::report::objective;
use super::{day, is_plain, is_sentence, key_result};

const EN: Notation = Notation::PLAIN_ENGLISH;

#[track_caller]
fn check_in(on: &str, value: &str) -> Dated {
    Dated::plain(day(on), Decimal::parse(value).expect("a number"))
}

fn change(unit: &str) -> KeyResult {
    key_result(&[
        ("kr/k/start", json!("12")),
        ("kr/k/target", json!("18")),
        ("kr/k/unit", json!(unit)),
    ])
}

fn yes_no() -> KeyResult {
    key_result(&[("kr/k/measure", json!("yes-no"))])
}

#[test]
fn several_objectives_are_said_in_parts() {
    let all = Summary {
        objectives: 5,
        closed: 1,
        to_close: 1,
        aspirational: Some(Fraction::of(62, 100)),
        committed: Some((1, 2)),
        outlooks: [2, 1, 0],
        due: 3,
        moved: 4,
    };
    let said = |text: &str| Some(text.to_owned());
    let parts = Parts {
        score: said("0.62, in the target zone"),
        committed: said("1 of 2 musts would be kept"),
        pace: said("2 on track, 1 at risk"),
        due: said("3 check-ins due"),
        moved: said("4 moved since last week"),
        to_close: said("1 to close"),
    };
    assert_eq!(summary(&all), parts);
}

#[test]
fn of_nothing_nothing_is_said() {
    assert_eq!(summary(&Summary::default()), Parts::default());
}

#[test]
fn musts_are_kept_once_all_is_closed() {
    #[track_caller]
    fn case(closed: usize, committed: (u32, u32), said: &str) {
        let of = Summary {
            objectives: 2,
            closed,
            committed: Some(committed),
            ..Summary::default()
        };
        assert_eq!(summary(&of).committed.as_deref(), Some(said));
    }
    case(0, (1, 2), "1 of 2 musts would be kept");
    case(1, (0, 2), "0 of 2 musts would be kept");
    case(2, (2, 2), "2 of 2 musts kept");
    case(0, (1, 1), "1 of 1 must would be kept");
    case(2, (0, 1), "0 of 1 must kept");
}

#[test]
fn one_of_something_is_one() {
    let of = Summary {
        due: 1,
        moved: 1,
        outlooks: [0, 0, 1],
        ..Summary::default()
    };
    let parts = summary(&of);
    assert_eq!(parts.due.as_deref(), Some("1 check-in due"));
    assert_eq!(parts.moved.as_deref(), Some("1 moved since last week"));
    assert_eq!(parts.pace.as_deref(), Some("1 off track"));
}

#[test]
fn a_pace_says_how_old_it_is() {
    #[track_caller]
    fn case(pace_is: Pace, said: &str) {
        let today = day("2026-08-15");
        let standing = Standing {
            pace: pace_is,
            newest: Some(day("2026-08-06")),
            ..Standing::of(&objective(&[]), today)
        };
        let text = pace(&standing, today);
        if !text.is_empty() {
            is_sentence(&text);
        }
        assert_eq!(text, said);
    }
    let heading = |tenths, commitment| {
        let pace = Fraction::of(tenths, 10);
        let outlook = Outlook::of(&pace, commitment);
        Pace::Heading { pace, outlook }
    };
    case(Pace::None, "");
    case(
        Pace::TooEarly(day("2026-08-20")),
        "Too early for a forecast. The first one comes on 20 August.",
    );
    case(
        Pace::Unmeasured,
        "No forecast yet: nothing measured shows a pace.",
    );
    case(Pace::Over, "The period is over: this is the final score.");
    case(
        heading(9, Commitment::Aspirational),
        "On track: heading for 0.90, an estimate along a straight line, newest check-in 9 days ago.",
    );
    case(
        heading(9, Commitment::Committed),
        "At risk: heading for 0.90, an estimate along a straight line, newest check-in 9 days ago.",
    );
}

#[test]
fn an_age_is_in_days() {
    #[track_caller]
    fn case(on: Option<&str>, said: [&str; 2]) {
        let (on, today) = (on.map(day), day("2026-03-01"));
        assert_eq!([age(on, today), newest(on, today)], said);
        is_plain(&newest(on, today));
    }
    case(Some("2026-03-01"), ["today", "newest check-in today"]);
    case(
        Some("2026-02-28"),
        ["yesterday", "newest check-in yesterday"],
    );
    case(
        Some("2026-02-20"),
        ["9 days ago", "newest check-in 9 days ago"],
    );
    case(None, ["no check-in yet", "no check-in yet"]);
    // From a browser on the other side of the date line.
    case(
        Some("2026-03-02"),
        ["of 2 March 2026", "newest check-in of 2 March 2026"],
    );
}

#[test]
fn a_peak_is_told_with_where_it_is_now() {
    let top = check_in("2026-09-02", "18.4");
    let latest = check_in("2026-09-30", "17.9");
    let said = |closed| peak(&top, &latest, &change(""), &EN, closed);
    assert_eq!(said(true), "reached 18.4 on 2 September, closed at 17.9");
    assert_eq!(said(false), "reached 18.4 on 2 September, now at 17.9");
    let next_year = check_in("2027-01-08", "17.9");
    assert_eq!(
        peak(&top, &next_year, &change("%"), &EN, false),
        "reached 18.4% on 2 September 2026, now at 17.9%"
    );
}

#[test]
fn a_landing_has_two_decimals_at_most() {
    #[track_caller]
    fn case(value: &Fraction, said: &str) {
        let text = landing(value, &change(""), day("2026-09-30"), &EN);
        assert_eq!(
            text,
            format!("Along a straight line it lands at {said} on 30 September.")
        );
        is_sentence(&text);
    }
    case(&Fraction::of(168, 10), "16.8");
    case(&Fraction::of(17, 1), "17");
    case(&Fraction::of(50, 3), "16.67");
    case(&Fraction::of(16_125, 1000), "16.13");
    case(&Fraction::of(-16_125, 1000), "-16.13");
    case(&Fraction::of(250_000, 1), "250,000");
}

#[test]
fn a_landing_is_as_fine_as_the_way_to_it() {
    let small = key_result(&[
        ("kr/k/start", json!("0.002")),
        ("kr/k/target", json!("0.001")),
    ]);
    assert_eq!(
        landing(&Fraction::of(1, 600), &small, day("2026-09-30"), &EN),
        "Along a straight line it lands at 0.002 on 30 September."
    );
}

#[test]
fn what_moved_is_told_from_before() {
    #[track_caller]
    fn case(from: Option<&str>, to: &str, key_result: &KeyResult, said: &str) {
        let of = Moved {
            from: from.map(|value| check_in("2026-08-01", value)),
            to: check_in("2026-08-08", to),
        };
        assert_eq!(moved(&of, key_result, &EN), said);
        is_plain(said);
    }
    case(Some("14"), "15", &change(""), "from 14 to 15");
    case(Some("14"), "15", &change("%"), "from 14% to 15%");
    case(None, "15", &change(""), "15, none before");
    case(Some("0"), "1", &yes_no(), "done");
    case(Some("1"), "0", &yes_no(), "no longer done");
    case(None, "1", &yes_no(), "done");
    case(None, "0", &yes_no(), "not done");
}

#[test]
fn what_is_due_says_since_when() {
    #[track_caller]
    fn case(newest: Option<&str>, said: &str) {
        let newest = newest.map(day);
        assert_eq!(due(&Due { newest }, day("2026-07-20")), said);
    }
    case(Some("2026-07-10"), "due: last on 10 July");
    case(Some("2025-12-10"), "due: last on 10 December 2025");
    case(None, "due: no check-in yet");
}

#[test]
fn a_period_is_called_as_people_do() {
    #[track_caller]
    fn case(first: &str, last: &str, said: &str) {
        let period = Period::new(day(first), day(last)).expect("a period");
        assert_eq!(period_name(period), said);
    }
    case("2026-01-01", "2026-03-31", "Q1 2026 (January to March)");
    case("2026-04-01", "2026-06-30", "Q2 2026 (April to June)");
    case("2026-07-01", "2026-09-30", "Q3 2026 (July to September)");
    case("2026-10-01", "2026-12-31", "Q4 2026 (October to December)");
    case("2026-01-01", "2026-06-30", "first half of 2026");
    case("2026-07-01", "2026-12-31", "second half of 2026");
    case("2026-01-01", "2026-12-31", "2026");
    case("2026-07-01", "2026-10-12", "1 July to 12 October 2026");
    case("2026-07-01", "2026-07-14", "1 to 14 July 2026");
    case("2026-07-01", "2026-07-01", "1 July 2026");
    case(
        "2025-12-01",
        "2026-02-28",
        "1 December 2025 to 28 February 2026",
    );
    case("2025-07-01", "2026-07-31", "1 July 2025 to 31 July 2026");
}

#[test]
fn a_landing_of_the_store_is_one_to_say() {
    let all = objective(&[
        ("kr/k/start".to_owned(), json!("12")),
        ("kr/k/target".to_owned(), json!("18")),
        ("at/k/2026-08-15".to_owned(), json!({"value": "15"})),
    ]);
    let quarter = Period::quarter_of(day("2026-08-15"));
    let lands = standing::landing(&all.key_results[0], quarter).expect("a landing");
    // Half of the 92 days are gone.
    assert_eq!(
        landing(&lands, &all.key_results[0], quarter.last(), &EN),
        "Along a straight line it lands at 18 on 30 September."
    );
}
