//! Years at a glance.

use waymark_core::calendar::Calendar;
use waymark_core::objective::review::Brief;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::{Year, year_of, years};
use waymark_core::period::write_date;

use super::{Written, day, objective, shown_or_none};

/// One that has reached so much of 100 on its last day.
fn at(value: &str, first: &str, last: &str) -> Written {
    objective(&[&format!("0 to 100: {last} {value}")]).in_days(first, last)
}

fn seen(objectives: &[Written], today: &str) -> Vec<Year> {
    let briefs: Vec<Brief> = objectives
        .iter()
        .map(|it| Brief::of(&it.read(), Calendar::default(), day(today)))
        .collect();
    years(&briefs, Calendar::default())
}

/// A year in a line: `2026: Q1 1/2 | longer 01-01 none`.
fn line(year: &Year) -> String {
    let mut line = format!("{}:", year.year);
    let quarters = (1..).zip(&year.quarters);
    for (number, bars) in quarters {
        for bar in bars {
            let mean = shown_or_none(bar.came_to.aspirational.as_ref());
            line += &format!(" Q{number} {:?} {} {mean};", bar.stage, bar.objectives);
        }
    }
    for bar in &year.longer {
        let mean = shown_or_none(bar.came_to.aspirational.as_ref());
        let first = write_date(bar.period.first());
        line += &format!(" {first} {:?} {} {mean};", bar.stage, bar.objectives);
    }
    line
}

#[test]
fn a_period_stands_in_the_year_and_the_quarter_in_which_it_ends() {
    let all = [
        at("50", "2025-01-01", "2025-03-31").closed(),
        // A month and an odd span within a quarter are of it, in the order of their ends.
        at("40", "2025-10-01", "2025-12-31").closed(),
        at("30", "2025-10-01", "2025-10-31").closed(),
        // What is longer stands apart.
        at("20", "2025-01-01", "2025-06-30").closed(),
        at("10", "2025-12-01", "2026-01-31").closed(),
        at("60", "2023-07-01", "2023-09-30").closed(),
        at("70", "2026-01-01", "2026-03-31")
            .without_period()
            .closed(),
    ];
    let lines: Vec<String> = seen(&all, "2026-02-01").iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "2026: 2025-12-01 Closed 1 1/10;",
            "2025: Q1 Closed 1 1/2; Q4 Closed 1 3/10; Q4 Closed 1 2/5; 2025-01-01 Closed 1 1/5;",
            "2023: Q3 Closed 1 3/5;",
        ]
    );
}

#[test]
fn what_runs_says_how_far_it_is_without_what_is_closed() {
    let quarter = ("2026-07-01", "2026-09-30");
    let all = [
        objective(&["0 to 100: 08-15 40"]).in_days(quarter.0, quarter.1),
        at("100", quarter.0, quarter.1).closed(),
        objective(&["0 to 100"]).in_days("2026-10-01", "2026-12-31"),
    ];
    let lines: Vec<String> = seen(&all, "2026-08-16").iter().map(line).collect();
    assert_eq!(lines, ["2026: Q3 Running 2 2/5; Q4 Ahead 1 none;"]);
    let over = seen(&all[..1], "2026-10-02");
    assert_eq!(over[0].quarters[2][0].stage, Stage::Over);
}

#[test]
fn a_year_counts_the_musts_of_what_is_closed_in_it() {
    let must = |value: &str, first: &str, last: &str| at(value, first, last).committed();
    let all = [
        must("100", "2026-01-01", "2026-03-31").closed(),
        must("99", "2026-01-01", "2026-06-30").closed(),
        must("100", "2026-07-01", "2026-09-30"),
        at("50", "2025-01-01", "2025-03-31").closed(),
    ];
    let found = seen(&all, "2026-08-16");
    assert_eq!(found[0].committed, Some((1, 2)));
    assert_eq!(found[1].committed, None);
}

#[test]
fn what_has_no_period_belongs_to_the_year_in_which_it_was_closed() {
    let year = |fields: &Written| {
        year_of(
            &Brief::of(&fields.read(), Calendar::default(), day("2026-08-16")),
            Calendar::default(),
        )
    };
    let one = at("50", "2024-01-01", "2024-12-31");
    assert_eq!(year(&one), Some(2024));
    assert_eq!(year(&one.clone().without_period()), None);
    let closed = one.closed().without_period();
    let on = closed.read().closing.expect("it is closed").on;
    assert_eq!(year(&closed), Some(on.year()));
}
