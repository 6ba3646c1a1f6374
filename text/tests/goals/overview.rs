//! The sum of a period, years at a glance, and what a search found.

use waymark_core::calendar::Calendar;
use waymark_core::grading::history::Closed;
use waymark_core::grading::verdict::{Commitment, Verdict};
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::due::DueCount;
use waymark_core::objective::headline::Basis;
use waymark_core::objective::review::{Sum, Summary};
use waymark_core::objective::search::{Hit, Place};
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::Bar;
use waymark_core::period::Period;
use waymark_text::en::goals::overview::{figures, other, printed, sum_of};
use waymark_text::en::goals::{search, year};

use super::{day, is_plain};

#[track_caller]
fn period(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

fn fourth() -> Period {
    period("2026-10-01", "2026-12-31")
}

fn sum(period: Option<Period>, stage: Stage, summary: Summary) -> Sum {
    Sum {
        period,
        stage,
        summary,
    }
}

fn due(all: usize) -> DueCount {
    DueCount {
        all,
        ..DueCount::default()
    }
}

fn running() -> Summary {
    Summary {
        objectives: 5,
        aspirational: Some(Fraction::of(50, 100)),
        committed: Some((1, 2)),
        outlooks: [2, 1, 0],
        due: due(3),
        moved: 4,
        ..Summary::default()
    }
}

#[track_caller]
fn said(sums: &[Sum], expected: &[&str]) {
    let all = figures(sums).into_iter();
    let all = all.map(|it| format!("{}: {} {}", it.part, it.number, it.label));
    assert_eq!(all.collect::<Vec<_>>(), expected);
}

#[test]
fn a_sum_is_said_in_figures() {
    let to_close = Summary {
        objectives: 1,
        to_close: 1,
        ..Summary::default()
    };
    let third = period("2026-07-01", "2026-09-30");
    let sums = [
        sum(Some(fourth()), Stage::Running, running()),
        sum(Some(third), Stage::Over, to_close),
    ];
    said(
        &sums,
        &[
            "score: 0.50 so far",
            "pace: 2 of 3 on track, 1 at risk",
            "committed: 1 of 2 musts on course",
            "to-close: 1 ready to close",
        ],
    );
    said(&[], &[]);
    // A mean of some key results never looks like one of all.
    let partly = Summary {
        basis: Some(Basis {
            measured: 5,
            scored: 8,
        }),
        ..Summary {
            objectives: 2,
            aspirational: Some(Fraction::of(50, 100)),
            ..Summary::default()
        }
    };
    let partly = sum(Some(fourth()), Stage::Running, partly);
    said(
        std::slice::from_ref(&partly),
        &["score: 0.50 so far (5 of 8 measured)"],
    );
    assert_eq!(
        other(&partly, Calendar::default()),
        "Q4, October to December 2026: 0.50 so far (5 of 8 measured), 2 objectives"
    );
    // One is one, and what nobody can tell yet is not said.
    let one = Summary {
        objectives: 1,
        due: due(1),
        ..Summary::default()
    };
    let sums = [sum(Some(fourth()), Stage::Running, one)];
    said(&sums, &[]);
}

#[test]
fn a_closed_sum_is_final() {
    let closed = Summary {
        objectives: 2,
        closed: 2,
        aspirational: Some(Fraction::of(50, 100)),
        committed: Some((0, 1)),
        ..Summary::default()
    };
    let sums = [sum(Some(fourth()), Stage::Closed, closed)];
    said(
        &sums,
        &[
            "score: 0.50 below the target zone",
            "committed: 0 of 1 must kept",
        ],
    );
}

#[test]
fn a_sum_says_of_which_period_it_is() {
    #[track_caller]
    fn case(stage: Stage, today: &str, left: &str) {
        let sum = sum(Some(fourth()), stage, Summary::default());
        let left = format!("October to December 2026, {left}");
        assert_eq!(sum_of(&sum, day(today), Calendar::default()), ["Q4", &left]);
    }
    case(Stage::Running, "2026-11-25", "36 days left");
    case(Stage::Running, "2026-12-30", "1 day left");
    case(Stage::Running, "2026-12-31", "last day");
    case(Stage::Over, "2027-01-02", "ended on 31 December 2026");
    case(Stage::Ahead, "2026-09-02", "starts on 1 October 2026");
    case(Stage::Closed, "2027-01-02", "closed");
    let half = period("2026-07-01", "2026-12-31");
    let half = sum(Some(half), Stage::Running, Summary::default());
    let said = sum_of(&half, day("2026-12-30"), Calendar::default());
    assert_eq!(said, ["H2", "July to December 2026, 1 day left"]);
    let none = sum(None, Stage::Running, Summary::default());
    assert_eq!(
        sum_of(&none, day("2026-11-25"), Calendar::default()),
        ["No period", ""]
    );
}

#[test]
fn the_other_sums_are_named_with_theirs() {
    #[track_caller]
    fn case(period: Option<Period>, stage: Stage, mean: Option<i64>, said: &str) {
        let summary = Summary {
            objectives: 2,
            aspirational: mean.map(|tenths| Fraction::of(tenths, 10)),
            ..Summary::default()
        };
        assert_eq!(
            other(&sum(period, stage, summary), Calendar::default()),
            said
        );
    }
    let year = Some(period("2026-01-01", "2026-12-31"));
    case(
        year,
        Stage::Running,
        Some(4),
        "2026: 0.40 so far, 2 objectives",
    );
    case(year, Stage::Running, None, "2026: 2 objectives");
    case(
        year,
        Stage::Ahead,
        None,
        "2026: 2 objectives, not started yet",
    );
    case(
        year,
        Stage::Over,
        Some(4),
        "2026: 2 objectives ready to close",
    );
    case(
        year,
        Stage::Closed,
        Some(4),
        "2026: closed at 0.40, 2 objectives",
    );
    case(None, Stage::Closed, None, "No period: 2 objectives closed");
}

#[test]
fn a_bar_says_itself_in_words_and_in_a_few_signs() {
    #[track_caller]
    fn case(stage: Stage, tenths: Option<i64>, committed: Option<(u32, u32)>, words: [&str; 2]) {
        let bar = Bar {
            period: fourth(),
            stage,
            objectives: 4,
            came_to: Closed {
                aspirational: tenths.map(|tenths| Fraction::of(tenths, 10)),
                committed,
            },
            basis: None,
        };
        let [said, short] = words;
        let whole = format!("Q4, October to December 2026: {said}; 4 objectives");
        assert_eq!(year::bar(&bar, Calendar::default()), whole);
        assert_eq!(year::bar_in_short(&bar), short);
    }
    let musts = Some((2, 3));
    case(
        Stage::Closed,
        Some(8),
        musts,
        ["0.80, success; 2 of 3 musts kept", "0.80"],
    );
    case(Stage::Closed, None, musts, ["2 of 3 musts kept", "2/3"]);
    case(Stage::Closed, None, None, ["no score", "–"]);
    case(Stage::Running, Some(4), musts, ["0.40 so far", "0.40"]);
    case(Stage::Running, None, musts, ["running", "–"]);
    case(Stage::Over, Some(4), None, ["ready to close", "0.40"]);
    case(Stage::Ahead, None, None, ["not started yet", "–"]);
    let partly = Bar {
        period: fourth(),
        stage: Stage::Running,
        objectives: 4,
        came_to: Closed {
            aspirational: Some(Fraction::of(4, 10)),
            committed: None,
        },
        basis: Some(Basis {
            measured: 1,
            scored: 2,
        }),
    };
    assert_eq!(
        year::bar(&partly, Calendar::default()),
        "Q4, October to December 2026: 0.40 so far (1 of 2 measured); 4 objectives"
    );
    // Of what is just under a boundary there is a sign.
    let under = Bar {
        period: fourth(),
        stage: Stage::Closed,
        objectives: 1,
        came_to: Closed {
            aspirational: Some(Fraction::of(3999, 10_000)),
            committed: None,
        },
        basis: None,
    };
    assert_eq!(year::bar_in_short(&under), "<0.40");
    assert_eq!(year::kept(2, 3), ["2 of 3", "musts kept"]);
    assert_eq!(year::kept(0, 1), ["0 of 1", "must kept"]);
    let longer = |first, last| year::longer_in_short(period(first, last), Calendar::default());
    assert_eq!(longer("2026-01-01", "2026-12-31"), "Year");
    assert_eq!(longer("2026-01-01", "2026-06-30"), "H1");
    assert_eq!(longer("2026-07-01", "2026-12-31"), "H2");
    assert_eq!(longer("2026-11-15", "2027-01-31"), "Other");
}

#[test]
fn a_closed_objective_is_said_in_a_line() {
    let score = Fraction::of(58, 100);
    let verdict = Verdict::on(&score, Commitment::Committed, false);
    assert_eq!(
        year::closed(Some(&score), Some(&verdict)),
        ["0.58", "missed"]
    );
    assert_eq!(year::closed(None, None), ["–", "no score"]);
}

#[test]
fn what_was_found_is_said_with_where_it_is() {
    let hit = |place, cut| Hit {
        place,
        text: "Day rate".to_owned(),
        cut,
    };
    assert_eq!(
        search::hit(&hit(Place::KeyResult, [false, false])),
        "Key result: Day rate"
    );
    assert_eq!(
        search::hit(&hit(Place::Learned, [true, true])),
        "Lesson: …Day rate…"
    );
    for (count, everywhere, said) in [
        (0, true, "No objective matches."),
        (1, true, "1 match in all periods."),
        (12, false, "12 matches."),
    ] {
        assert_eq!(search::found(count, everywhere), said);
        is_plain(said);
    }
}

#[test]
fn a_report_says_what_it_is_of() {
    let today = day("2026-11-26");
    assert_eq!(
        printed(None, today, Calendar::default()),
        "Objectives on 26 November 2026"
    );
    let year = Some(period("2025-01-01", "2025-12-31"));
    assert_eq!(
        printed(year, today, Calendar::default()),
        "Objectives, 2025, as of 26 November 2026"
    );
}
