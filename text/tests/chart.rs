//! What the chart of a KPI says.

#![cfg(feature = "store")]

use crate::given::number;
use time::{Date, Month};
use waymark_core::grading::measure::Bound;
use waymark_core::grading::measure::Side;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::plot::process::marks::Sample;
use waymark_core::plot::process::{
    Band, Base, Held, Limits, Note, Point, Process, Rule, Signal, Status,
};
use waymark_text::en::kpi::chart::Charted;

const HERE: Notation = Notation {
    magnitudes: &[],
    ..Notation::PLAIN_ENGLISH
};

const NAMES: [&str; 12] = [
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

fn month(at: usize) -> Period {
    let day = |at: usize| {
        let month = Month::try_from((at % 12) as u8 + 1).expect("a month");
        Date::from_calendar_date(2025 + (at / 12) as i32, month, 1).expect("a day")
    };
    Period::new(day(at), day(at + 1).previous_day().expect("a day")).expect("in order")
}

fn days(from: usize, until: usize) -> Period {
    Period::new(month(from).first(), month(until).last()).expect("in order")
}

fn fraction(text: &str) -> Fraction {
    Fraction::from(number(text))
}

fn value(text: &str) -> Held {
    Held::Value {
        value: fraction(text),
        status: Some(Status::Good),
    }
}

/// Months from January 2025 on, in percent.
fn margin(held: Vec<Held>) -> Charted {
    let count = held.len();
    let points = held.into_iter().enumerate();
    let points = points.map(|(at, held)| Point {
        days: month(at),
        held,
    });
    Charted {
        measured_otherwise: None,
        process: Process {
            points: points.collect(),
            ..Process::default()
        },
        kpi: "Margin".to_owned(),
        units: (0..count)
            .map(|at| format!("{} {}", NAMES[at % 12], 2025 + at / 12))
            .collect(),
        one: "month".to_owned(),
        many: "months".to_owned(),
        unit: "%".to_owned(),
        notation: HERE,
    }
}

fn at_least(good: &str, edge: &str, days: Period) -> Band {
    Band {
        days,
        good: Bound::AtLeast(number(good)),
        edge: Bound::AtLeast(number(edge)),
    }
}

fn limits(lower: Option<&str>, upper: Option<&str>, provisional: bool) -> Base {
    Base {
        days: days(0, 11),
        limits: Some(Limits {
            centre: fraction("37"),
            lower: lower.map(fraction),
            upper: upper.map(fraction),
            provisional,
        }),
        locked: None,
    }
}

fn signal(rule: Rule, side: Side, points: &[usize]) -> Signal {
    Signal {
        rule,
        side,
        points: points.to_vec(),
    }
}

#[test]
fn a_summary_says_how_long_how_far_and_what_is_normal() {
    let mut this = margin(["36", "41", "28", "37.5"].map(value).into());
    this.process.bands = vec![at_least("35", "35", days(0, 3))];
    assert_eq!(
        this.summary(),
        "4 months, January 2025 to April 2025, between 28% and 41%. Latest: 37.5% (April 2025), \
         good. Normal is at least 35%."
    );
    this.process.bases = vec![limits(Some("31"), Some("43"), true)];
    this.process.signals = vec![signal(Rule::Beyond, Side::Below, &[2])];
    assert_eq!(
        this.summary(),
        "4 months, January 2025 to April 2025, between 28% and 41%. Latest: 37.5% (April 2025), \
         good. Normal is at least 35%. The usual ups and downs lie between 31% and 43%, around a \
         centre of 37%; these limits are provisional. 1 signal: March 2025 below the lower limit."
    );
}

#[test]
fn each_kind_of_unit_without_a_value_is_told_apart() {
    let held = vec![
        value("36"),
        Held::Missing,
        Held::Incomplete { have: 3, of: 4 },
        Held::Closed,
        Held::Spread(2),
        value("36"),
    ];
    let this = margin(held);
    assert_eq!(
        this.summary(),
        "6 months, January 2025 to June 2025 (3 without a reading, 1 closed), always 36%. \
         Latest: 36% (June 2025), good."
    );
    let rows = this.rows();
    let readings: Vec<&str> = rows.iter().map(|row| row.reading.as_str()).collect();
    assert_eq!(
        readings,
        [
            "36%",
            "only known for 3 months together",
            "no reading (closed)",
            "incomplete, 3 of 4",
            "no reading",
            "36%",
        ]
    );
}

#[test]
fn what_runs_is_never_judged() {
    let mut this = margin(vec![value("36"), Held::Running(Some(fraction("12")))]);
    this.process.bands = vec![at_least("35", "35", days(0, 1))];
    // Not even where somebody calls it a signal.
    this.process.signals = vec![signal(Rule::Beyond, Side::Below, &[1])];
    let rows = this.rows();
    assert_eq!(rows[0].unit, "February 2025");
    assert_eq!(rows[0].reading, "12% so far");
    let cells = [&rows[0].band, &rows[0].status, &rows[0].signal];
    assert_eq!(cells, ["–"; 3]);
    assert_eq!(rows[1].status, "good");
    this.process.signals.clear();
    assert_eq!(
        this.summary(),
        "1 month, January 2025: 36%. Latest: 36% (January 2025), good. So far: 12% (February \
         2025). Normal is at least 35%."
    );
    let this = margin(vec![Held::Running(None)]);
    assert_eq!(this.summary(), "No month has ended yet.");
    assert_eq!(this.rows()[0].reading, "none so far");
}

#[test]
fn each_month_keeps_the_band_of_its_day() {
    let mut this = margin(["36", "41", "28"].map(value).into());
    this.process.points[2].held = Held::Value {
        value: Fraction::of(104_999, 3_000),
        status: Some(Status::Out),
    };
    this.process.bands = vec![
        at_least("30", "25", days(0, 1)),
        at_least("40", "35", days(2, 2)),
    ];
    let rows = this.rows();
    assert_eq!(rows[0].band, "at least 40%, acceptable at least 35%");
    assert_eq!(rows[2].band, "at least 30%, acceptable at least 25%");
    // It is out of band, so it must not read 35.
    assert_eq!(
        (&*rows[0].reading, &*rows[0].status),
        ("34.9997%", "out of band")
    );
    assert!(this.summary().ends_with(
        "Normal is at least 40%, acceptable at least 35%. Until 28 February 2025 it was at least \
         30%, acceptable at least 25%."
    ));
    assert_eq!(this.columns()[0], "Month");
}

#[test]
fn signals_are_said_by_rule_side_and_unit() {
    #[track_caller]
    fn case(signals: &[Signal], said: &str) {
        let mut this = margin(vec![value("36"); 12]);
        this.process.bases = vec![limits(Some("31"), Some("43"), false)];
        this.process.signals = signals.to_vec();
        let summary = this.summary();
        assert!(summary.ends_with(said), "{summary}");
    }
    case(&[], "around a centre of 37%. No signals.");
    let run = signal(Rule::Run, Side::Above, &[0, 1, 2, 3, 5, 6, 7, 8]);
    case(
        std::slice::from_ref(&run),
        " 1 signal: 8 months in a row above the centre, January 2025 to September 2025.",
    );
    let near = signal(Rule::Near, Side::Below, &[8, 9, 11]);
    let beyond = signal(Rule::Beyond, Side::Above, &[3]);
    case(
        &[near.clone(), beyond.clone()],
        " 2 signals: April 2025 above the upper limit; 3 months near the lower limit, September \
         2025 to December 2025.",
    );
    let other = signal(Rule::Beyond, Side::Below, &[1]);
    case(
        &[other, near, beyond, run],
        " 4 signals, the latest 3: April 2025 above the upper limit; 8 months in a row above the \
         centre, January 2025 to September 2025; 3 months near the lower limit, September 2025 to \
         December 2025.",
    );
}

#[test]
fn a_unit_names_every_signal_that_it_is_a_part_of() {
    let mut this = margin(vec![value("36"); 12]);
    this.process.signals = vec![
        signal(Rule::Run, Side::Above, &[4, 5, 6, 7, 8, 9, 10, 11]),
        signal(Rule::Beyond, Side::Above, &[11]),
    ];
    let rows = this.rows();
    assert_eq!(
        rows[0].signal,
        "one of 8 in a row above the centre; above the upper limit"
    );
    assert_eq!(rows[1].signal, "one of 8 in a row above the centre");
    assert_eq!(rows[11].signal, "–");
}

#[test]
fn a_limit_that_cannot_be_is_not_said() {
    #[track_caller]
    fn case(lower: Option<&str>, upper: Option<&str>, said: &str) {
        let mut this = margin(vec![value("36"); 12]);
        this.process.bases = vec![limits(lower, upper, false)];
        let summary = this.summary();
        assert!(summary.contains(said), "{summary}");
    }
    case(
        None,
        Some("43"),
        "ups and downs go up to 43%, around a centre of 37%.",
    );
    case(Some("31"), None, "ups and downs go down to 31%, around");
    case(
        None,
        None,
        "ups and downs reach everything that is possible, around",
    );
}

#[test]
fn the_legend_explains_what_is_there_and_nothing_else() {
    let mut this = margin(vec![value("36"); 12]);
    assert!(this.legend().is_empty());
    this.process.bands = vec![at_least("35", "35", days(0, 11))];
    assert_eq!(this.legend(), [(Sample::Good, "normal")]);
    this.process.bands = vec![at_least("35", "30", days(0, 11))];
    this.process.signals = vec![signal(Rule::Near, Side::Above, &[3, 4, 5])];
    this.process.points[11].held = Held::Running(Some(fraction("3")));
    let day = |at: usize| Note {
        day: month(at).first(),
        text: "New prices".to_owned(),
    };
    this.process.notes = vec![day(20), day(3)];
    let shown: Vec<Sample> = this.legend().into_iter().map(|(it, _)| it).collect();
    let near = Sample::Signal(Rule::Near);
    assert_eq!(
        shown,
        [
            Sample::Good,
            Sample::Acceptable,
            near,
            Sample::SoFar,
            Sample::Notes
        ]
    );
    // A note outside the drawing has a number and no flag.
    assert_eq!(this.events(), [(2, "1 April 2025: New prices".to_owned())]);
}
