//! How objectives stand, in words.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::cadence::Cadence;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::due::{Due, DueCount};
use waymark_core::objective::headline::Basis;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::review::Summary;
use waymark_core::objective::standing::{self, Standing};
use waymark_text::en::goals::check_in;
use waymark_text::en::goals::standing::{
    Parts, age, due, if_closed, landing, moved, newest, pace, peak, summary, verdict_line, word,
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
        basis: None,
        committed: Some((1, 2)),
        outlooks: [2, 1, 0],
        due: DueCount {
            all: 3,
            missed: [1, 0, 0],
            overdue: 0,
        },
        moved: 4,
    };
    let said = |text: &str| Some(text.to_owned());
    let parts = Parts {
        score: said("0.62 so far"),
        committed: said("1 of 2 musts on course"),
        pace: said("2 on track, 1 at risk"),
        due: said("3 check-ins due, 1 missed last week"),
        moved: said("4 moved since last week"),
        to_close: said("1 ready to close"),
    };
    assert_eq!(summary(&all), parts);
    let partly = Summary {
        basis: Some(Basis {
            measured: 5,
            scored: 8,
        }),
        ..all
    };
    assert_eq!(
        summary(&partly).score,
        said("0.62 so far (5 of 8 measured)")
    );
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
    case(0, (1, 2), "1 of 2 musts on course");
    case(1, (0, 2), "0 of 2 musts on course");
    case(2, (2, 2), "2 of 2 musts kept");
    case(0, (1, 1), "1 of 1 musts on course");
    case(2, (0, 1), "0 of 1 musts kept");
}

#[test]
fn one_of_something_is_one() {
    let of = Summary {
        due: DueCount {
            all: 1,
            ..DueCount::default()
        },
        moved: 1,
        outlooks: [0, 0, 1],
        ..Summary::default()
    };
    let parts = summary(&of);
    assert_eq!(parts.due.as_deref(), Some("1 check-in due"));
    assert_eq!(parts.moved.as_deref(), Some("1 moved since last week"));
    assert_eq!(parts.pace.as_deref(), Some("1 off track"));
}

/// An objective in the third quarter: each line is what a key result goes from and to,
/// or a yes/no, then its check-in.
fn quarter(lines: &[&str]) -> Objective {
    let mut fields = vec![(
        "period".to_owned(),
        json!({"first": "2026-07-01", "last": "2026-09-30"}),
    )];
    for (at, line) in lines.iter().enumerate() {
        let (what, check_in) = line.split_once(": ").unwrap_or((line, ""));
        let mut own = |name: &str, value: &str| {
            fields.push((format!("kr/k{at}/{name}"), json!(value)));
        };
        match what.split_once(" to ") {
            Some((start, target)) => {
                own("start", start);
                own("target", target);
            }
            None => own("measure", what),
        }
        if let Some((on, value)) = check_in.split_once(' ') {
            fields.push((format!("at/k{at}/2026-{on}"), json!({"value": value})));
        }
    }
    objective(&fields)
}

fn committed(of: Objective) -> Objective {
    Objective {
        commitment: Commitment::Committed,
        ..of
    }
}

fn close(of: Objective) -> Objective {
    let (on, next) = (day("2026-10-01"), Next::Retire);
    Objective {
        closing: Some(Closing::new(on, next)),
        ..of
    }
}

/// What is said of an objective on a day: its score, where it is heading, and in a word.
#[track_caller]
fn says(of: &Objective, today: &str, said: [&str; 3]) {
    let today = day(today);
    let standing = Standing::of(of, today);
    let found = [verdict_line(&standing), pace(&standing, today)];
    for text in found.iter().filter(|text| !text.is_empty()) {
        is_sentence(text);
    }
    let [line, pace] = found;
    assert_eq!([line, pace, word(&standing)], said);
}

#[test]
fn on_the_first_days_nobody_reads_a_failure() {
    let just = quarter(&["0 to 10", "yes-no"]);
    let said = "Just started: 91 days to go, first forecast on 10 July.";
    says(&just, "2026-07-01", ["", said, "just started"]);
    let moved = quarter(&["0 to 10: 07-02 1", "yes-no: 07-02 0"]);
    let said = "Just started: 83 days to go, first forecast on 10 July.";
    says(&moved, "2026-07-09", ["", said, "just started"]);
    let whole = quarter(&["0 to 10: 07-02 10"]);
    let said = "Everything reached already, with 83 days to go.";
    says(&whole, "2026-07-09", ["", said, "just started"]);
    says(
        &just,
        "2026-06-30",
        ["", "Starts on 1 July 2026.", "not started"],
    );
}

#[test]
fn score_and_forecast_name_what_they_are_of() {
    let some = quarter(&["0 to 10: 08-15 2", "0 to 10: 08-15 3", "0 to 10", "yes-no"]);
    says(
        &some,
        "2026-08-24",
        [
            "0.25 so far (2 of 4 measured).",
            "At risk: heading for about 0.50 at this pace (2 of 4 measured), last check-in \
             9 days ago.",
            "at risk",
        ],
    );
    let red = quarter(&["0 to 10: 08-15 1", "0 to 10"]);
    let line = verdict_line(&Standing::of(&red, day("2026-08-16")));
    assert_eq!(line, "0.10 so far (1 of 2 measured), red: barely moved.");
    says(
        &quarter(&["0 to 10: 08-15 4"]),
        "2026-08-15",
        [
            "0.40 so far.",
            "On track for about 0.80 at this pace, last check-in today.",
            "on track",
        ],
    );
    says(
        &quarter(&["0 to 10: 08-15 1"]),
        "2026-08-16",
        [
            "0.10 so far, red. If it closed now: barely moved.",
            "Off track: heading for about 0.20 at this pace, last check-in yesterday.",
            "off track",
        ],
    );
    // Nobody reads of 0.60 at risk.
    let under = Standing::of(&quarter(&["0 to 1000: 08-15 299"]), day("2026-08-15"));
    let said = pace(&under, day("2026-08-15"));
    assert!(
        said.starts_with("At risk: heading for just under 0.60"),
        "{said}"
    );
}

#[test]
fn without_news_there_is_no_forecast() {
    let stale = quarter(&["0 to 10: 07-08 1"]);
    let said = [
        "0.10 so far.",
        "No forecast: last check-in 48 days ago.",
        "no forecast",
    ];
    says(&stale, "2026-08-25", said);
    let nothing = "Nothing to score yet: no key result has a value.";
    let said = ["", nothing, "not measured yet"];
    says(&quarter(&["0 to 10"]), "2026-08-25", said);
    let ongoing = Objective {
        period: None,
        ..stale
    };
    says(&ongoing, "2026-08-25", ["0.10 so far.", "", "ongoing"]);
}

#[test]
fn a_must_is_not_there_yet_until_it_is_closed() {
    let must = |value: &str| committed(quarter(&[&format!("0 to 10: 08-15 {value}")]));
    let off = "Off track: heading for about 0.60 at this pace, last check-in today.";
    let said = ["0.30 so far, not there yet.", off, "off track"];
    says(&must("3"), "2026-08-15", said);
    let on = "On track for about 1.00 at this pace, last check-in today.";
    let said = ["1.00 so far, all there.", on, "on track"];
    says(&must("10"), "2026-08-15", said);
    let over = "The period is over: time to close it.";
    let said = ["0.80 so far, not there yet.", over, "ready to close"];
    says(&must("8"), "2026-10-01", said);
    let missed = ["0.80, red: missed.", "", "missed"];
    says(&close(must("8")), "2026-10-01", missed);
    let kept = ["1.00, green: kept.", "", "kept"];
    says(&close(must("10")), "2026-10-01", kept);
}

#[test]
fn what_closing_makes_of_missing_values_is_said_before_and_after() {
    #[track_caller]
    fn case(of: &Objective, said: &str) {
        let standing = Standing::of(of, day("2026-08-20"));
        assert_eq!(if_closed(&standing), said);
    }
    let one = quarter(&["0 to 10: 08-15 5", "0 to 10"]);
    let said = "If you closed it now, the missing one would count as 0: 0.25.";
    case(&one, said);
    case(&close(one), "1 of 2 has no value and counts as 0.");
    let two = quarter(&["0 to 10: 08-15 6", "0 to 10", "0 to 10"]);
    let said = "If you closed it now, the 2 missing ones would count as 0: 0.20.";
    case(&two, said);
    case(&close(two.clone()), "2 of 3 have no value and count as 0.");
    // A value helps none that lacks what it is measured by.
    let mut lacking = two;
    lacking.key_results[1].target = None;
    case(
        &close(lacking.clone()),
        "1 of 3 has no value and 1 lacks a start or a target: all of them count as 0.",
    );
    lacking.key_results.pop();
    case(
        &close(lacking),
        "1 of 2 lacks a start or a target and counts as 0.",
    );
    case(&quarter(&["0 to 10: 08-15 5"]), "");
    case(&quarter(&["0 to 10"]), "");
}

#[test]
fn an_age_is_in_days() {
    #[track_caller]
    fn case(on: Option<&str>, said: [&str; 2]) {
        let (on, today) = (on.map(day), day("2026-03-01"));
        assert_eq!([age(on, today), newest(on, today)], said);
        is_plain(&newest(on, today));
    }
    case(Some("2026-03-01"), ["today", "last check-in today"]);
    case(Some("2026-02-28"), ["yesterday", "last check-in yesterday"]);
    case(
        Some("2026-02-20"),
        ["9 days ago", "last check-in 9 days ago"],
    );
    case(None, ["no check-in yet", "no check-in yet"]);
    // From a browser on the other side of the date line.
    case(
        Some("2026-03-02"),
        ["on 2 March 2026", "last check-in on 2 March 2026"],
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
        assert_eq!(text, format!("At this pace: {said} by 30 September."));
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
        "At this pace: 0.002 by 30 September."
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
    case(None, "15", &change(""), "15, the first value");
    case(Some("0"), "1", &yes_no(), "done");
    case(Some("1"), "0", &yes_no(), "no longer done");
    case(None, "1", &yes_no(), "done");
    case(None, "0", &yes_no(), "not done");
}

#[test]
fn what_is_due_says_until_when_and_what_was_missed_says_so_first() {
    #[track_caller]
    fn case(cadence: Cadence, newest: Option<&str>, quiet: &str, missed: &str) {
        for (is_missed, said) in [(false, quiet), (true, missed)] {
            let due_in = Due {
                newest: newest.map(day),
                cadence: Some(cadence),
                unit: cadence.unit_of(day("2026-07-20"), None, Calendar::default()),
                is_missed,
            };
            assert_eq!(due(&due_in, &change(""), day("2026-07-20")), said);
        }
    }
    case(
        Cadence::Weekly,
        Some("2026-07-10"),
        "Check-in due this week (last one on 10 July)",
        "Missed last week (last check-in on 10 July)",
    );
    case(
        Cadence::Weekly,
        None,
        "First check-in due this week",
        "Missed last week (no check-in yet)",
    );
    case(
        Cadence::Monthly,
        Some("2025-12-10"),
        "Check-in due this month (last one on 10 December 2025)",
        "Missed last month (last check-in on 10 December 2025)",
    );
    case(
        Cadence::Fortnightly,
        Some("2026-07-10"),
        "Check-in due by 2 August (last one on 10 July)",
        "Missed last time (last check-in on 10 July)",
    );
    case(
        Cadence::Fortnightly,
        None,
        "First check-in due by 2 August",
        "Missed last time (no check-in yet)",
    );
}

#[test]
fn what_is_late_is_counted_beside_what_is_due() {
    #[track_caller]
    fn case(all: usize, missed: [usize; 3], overdue: usize, said: &str) {
        let count = DueCount {
            all,
            missed,
            overdue,
        };
        assert_eq!(check_in::due_and_late(&count), said);
    }
    case(0, [0; 3], 0, "Everything is up to date.");
    case(1, [0; 3], 0, "1 number to update");
    case(2, [1, 0, 0], 0, "2 numbers to update, 1 missed last week");
    case(2, [0, 0, 2], 0, "2 numbers to update, 2 missed last month");
    case(
        3,
        [0, 1, 0],
        1,
        "3 numbers to update, 1 missed last time, 1 overdue",
    );
    case(
        9,
        [3, 2, 1],
        1,
        "9 numbers to update, 3 missed last week, 2 missed last time, \
         1 missed last month, 1 overdue",
    );
}

#[test]
fn a_landing_of_the_store_is_one_to_say() {
    let all = objective(&[
        ("kr/k/start".to_owned(), json!("12")),
        ("kr/k/target".to_owned(), json!("18")),
        ("at/k/2026-08-15".to_owned(), json!({"value": "15"})),
    ]);
    let quarter = Calendar::default().quarter_of(day("2026-08-15"));
    let lands = standing::landing(&all.key_results[0], quarter).expect("a landing");
    // Half of the 92 days are gone.
    assert_eq!(
        landing(&lands, &all.key_results[0], quarter.last(), &EN),
        "At this pace: 18 by 30 September."
    );
}
