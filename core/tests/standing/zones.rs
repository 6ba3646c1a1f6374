//! Check-ins where it is another day: made in Tokyo, where it is tomorrow, and then in Los
//! Angeles; by a clock that was ahead; on two devices that hear of each other later.

use serde_json::json;
use waymark_core::calendar::{Calendar, FirstDay};
use waymark_core::metric::dated::{Dated, Days, Problem, Typed};
use waymark_core::metric::history::NewDay;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::due::due;
use waymark_core::period::{Period, write_date};
use waymark_core::record::Record;

use super::{Written, day, number, objective, shown_or_none};

/// Where it is the seventeenth.
const TODAY: &str = "2026-08-17";

fn third() -> Option<Period> {
    Period::new(day("2026-07-01"), day("2026-09-30"))
}

/// The usual day, the last one that there may be, and the one that stays the latest.
fn new_day(dates: &[&str], period: Option<Period>, today: &str) -> [String; 3] {
    let new = NewDay::of(dates.iter().map(|it| day(it)), period, day(today));
    let later = new
        .stays_latest(new.usual)
        .map_or_else(String::new, write_date);
    [write_date(new.usual), write_date(new.last), later]
}

#[test]
fn a_new_one_is_of_the_newest_day_where_that_is_tomorrow_and_else_of_today() {
    let case = |dates: &[&str], expected: [&str; 3]| {
        assert_eq!(new_day(dates, third(), TODAY), expected, "{dates:?}");
    };
    let today = [TODAY, TODAY, ""];
    case(&[], today);
    case(&["2026-08-10"], today);
    case(&["2026-08-10", TODAY], today);
    let tomorrow = ["2026-08-18", "2026-08-18", ""];
    case(&["2026-08-18"], tomorrow);
    case(&["2026-08-18", "2026-08-10"], tomorrow);
    // A clock that was further ahead: nothing else can be of that day, and it is said.
    case(&["2026-08-19"], [TODAY, TODAY, "2026-08-19"]);
    case(&["2026-08-18", "2026-09-18"], [TODAY, TODAY, "2026-09-18"]);
    // What does not count is no latest.
    case(&["2026-10-01"], today);
}

#[test]
fn the_ends_of_a_period_hold() {
    let case = |dates: &[&str], today: &str, expected: [&str; 3]| {
        assert_eq!(
            new_day(dates, third(), today),
            expected,
            "{dates:?} {today}"
        );
    };
    let last = "2026-09-30";
    // Tomorrow is past its last day.
    case(&["2026-10-01"], last, [last, last, ""]);
    case(&[last], "2026-09-29", [last, last, ""]);
    case(&[last], "2026-10-05", [last, "2026-10-05", ""]);
    // In Tokyo it has begun.
    case(
        &["2026-07-01"],
        "2026-06-30",
        ["2026-07-01", "2026-07-01", ""],
    );
    let none = new_day(&["2026-08-18"], None, TODAY);
    assert_eq!(none, ["2026-08-18", "2026-08-18", ""]);
}

/// What somebody types as they do, on the usual day.
fn check_in(on: &Written, value: &str, today: &str) -> Written {
    let read = on.read();
    let key_result = &read.key_results[0];
    let dates = key_result.values().iter().map(|it| it.date);
    let new = NewDay::of(dates, read.period, day(today));
    let typed = Typed {
        value: value.to_owned(),
        day: write_date(new.usual),
        ..Typed::default()
    };
    let days = Days {
        today: new.last,
        known: None,
    };
    let kept = typed.check(&Notation::PLAIN_ENGLISH, "", &days);
    let kept = kept.expect("it is a check-in");
    let name = kept.name(key_result.id.clone());
    on.clone().with(&name.to_string(), kept.said())
}

#[test]
fn what_is_checked_in_last_is_the_latest_whichever_way_one_flies() {
    let value = |it: &Written| {
        let read = it.read();
        let latest = read.key_results[0].latest();
        latest.map(|it| it.value.to_string()).unwrap_or_default()
    };
    let tokyo = check_in(&objective(&["12 to 18"]), "15", "2026-08-18");
    let angeles = check_in(&tokyo, "16.5", TODAY);
    assert_eq!(value(&angeles), "16.5");
    let standing = angeles.standing(TODAY);
    assert_eq!(shown_or_none(standing.score()), "3/4");
    assert_eq!(standing.headline().newest(), Some(day("2026-08-18")));
    // Again the same day, and once it is that day here, and the next.
    let again = check_in(&angeles, "17", TODAY);
    let next = check_in(&again, "17.4", "2026-08-18");
    assert_eq!(value(&again), "17");
    assert_eq!(value(&next), "17.4");
    assert_eq!(value(&check_in(&next, "17.6", "2026-08-19")), "17.6");
    assert_eq!(next.read().key_results[0].check_ins.len(), 1);
}

#[test]
fn only_the_day_that_is_there_is_not_in_the_future() {
    let typed = |on: &str, dates: &[&str]| {
        let new = NewDay::of(dates.iter().map(|it| day(it)), third(), day(TODAY));
        let typed = Typed {
            value: "15".to_owned(),
            day: on.to_owned(),
            ..Typed::default()
        };
        let days = Days {
            today: new.last,
            known: None,
        };
        typed.check(&Notation::PLAIN_ENGLISH, "", &days)
    };
    let kept = Dated::plain(day("2026-08-18"), number("15"));
    assert_eq!(typed("2026-08-18", &["2026-08-18"]), Ok(kept));
    let refused = |on: &str| Err(vec![Problem::InTheFuture(day(on))]);
    assert_eq!(typed("2026-08-18", &[]), refused("2026-08-18"));
    assert_eq!(typed("2026-08-19", &["2026-08-18"]), refused("2026-08-19"));
    assert_eq!(typed("2026-09-18", &["2026-09-18"]), refused("2026-09-18"));
}

#[test]
fn what_was_checked_in_tomorrow_is_not_asked_for_today() {
    // Sunday, 16 August; in Tokyo the next week has begun.
    let calendar = Calendar {
        first_day: FirstDay::Monday,
        ..Calendar::default()
    };
    let is_due = |check_ins: &str, today: &str| {
        let read = objective(&[&["12 to 18: ", check_ins].concat()]).read();
        due(&read, &read.key_results[0], calendar, day(today)).is_some()
    };
    assert!(is_due("08-09 13", "2026-08-16"));
    assert!(!is_due("08-09 13, 08-17 14", "2026-08-16"));
    assert!(!is_due("08-09 13, 08-17 14", "2026-08-17"));
    assert!(is_due("08-09 13, 08-17 14", "2026-08-24"));
    // Further ahead is a slip, and this week lacks one.
    assert!(is_due("08-09 13, 08-18 14", "2026-08-16"));
}

#[test]
fn two_devices_in_two_zones_come_to_the_same_and_then_go_on_from_it() {
    let record = |fields: &[(&str, &str)]| {
        let fields = fields.iter();
        let fields = fields.map(|(on, value)| {
            let name = ["at/k1/", on].concat();
            (name.as_str().into(), json!({"value": value}))
        });
        let more = [
            (
                "period".into(),
                json!({"first": "2026-07-01", "last": "2026-09-30"}),
            ),
            ("kr/k1/start".into(), json!("12")),
            ("kr/k1/target".into(), json!("18")),
        ];
        Record::of(fields.chain(more))
    };
    // Neither had heard of the other: by its date the later one is the latest.
    let tokyo = record(&[("2026-08-18", "15")]);
    let angeles = record(&[(TODAY, "16")]);
    let mut one = tokyo.clone();
    one.merge(&angeles);
    let mut other = angeles;
    other.merge(&tokyo);
    assert_eq!(one, other);
    let read = Objective::read(&one);
    let latest = read.key_results[0].latest().expect("a check-in");
    assert_eq!(latest.date, day("2026-08-18"));
    // What comes next on either is the latest on both.
    let dates = || read.key_results[0].values().iter().map(|it| it.date);
    for today in [TODAY, "2026-08-18"] {
        let new = NewDay::of(dates(), read.period, day(today));
        assert_eq!(new.usual, day("2026-08-18"), "{today}");
    }
}
