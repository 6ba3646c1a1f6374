//! Of which day the values of a plan are, where its period is over or still to come.

use time::Date;
use waymark_core::objective::draft::Here;

use super::{day, here, ids, plan_here, shown};

/// A day just after the end of a quarter.
fn here_on(today: &str) -> Here {
    Here {
        today: day(today),
        ..here()
    }
}

/// What a plan shows, and the days of its check-ins by key result.
#[track_caller]
fn kept(text: &str, here: &Here) -> (Vec<String>, Vec<Vec<Date>>) {
    let plan = plan_here(text, here);
    let mut days = Vec::new();
    for planned in &plan.all {
        let objective = planned.objective(here, &mut ids()).expect("kept");
        let all = objective.key_results.iter();
        days.extend(all.map(|it| it.check_ins.iter().map(|it| it.date).collect()));
    }
    (shown(&plan, here), days)
}

const OVER: &str = "(Assumed: dated 31 December 2025, the last day of the period.)";

#[test]
fn what_came_of_a_period_that_is_over_is_of_its_last_day() {
    let here = here_on("2026-01-05");
    let last = vec![day("2025-12-31")];
    let (lines, days) = kept(
        "Objective,Key result,Start,Target,Now,Unit,Commitment,Period start,Period end\n\
         Must one,Orders,0,10,8,,must,10/01/2025,12/31/2025\n",
        &here,
    );
    assert_eq!(
        lines[1],
        format!("- Orders: raise from 0 to 10, now 8 {OVER}")
    );
    assert_eq!(days, std::slice::from_ref(&last));
    let (lines, days) = kept(
        "Objective,Key result,Start,Target,Current,Quarter\n\
         Win,Orders,0,10,8,Q4 2025\nWin,Sign the contract,,Yes,x,Q4 2025\n\
         Win,Launch it,,Yes,no,Q4 2025\nWin,Churn,,at most 3%,2.5%,Q4 2025\n\
         Win,Calls,0,10,,Q4 2025\n",
        &here,
    );
    assert_eq!(
        lines[1..],
        [
            format!("- Orders: raise from 0 to 10, now 8 {OVER}"),
            format!("- Sign the contract: yes/no, done {OVER}"),
            "- Launch it: yes/no, not done yet".to_owned(),
            format!("- Churn: keep at most 3%, now 2.5% {OVER}"),
            "- Calls: raise from 0 to 10".to_owned(),
        ]
    );
    let none = Vec::new;
    assert_eq!(
        days,
        [last.clone(), last.clone(), none(), last.clone(), none()]
    );
    // However the key results stand: side by side, or several in one cell.
    for text in [
        "Objective,Quarter,Key result 1,Key result 1 start,Key result 1 target,Key result 1 current\n\
         Win,Q4 2025,Orders,0,10,8\n",
        "Objective,Quarter,Key results,Start,Target,Current\n\
         Win,Q4 2025,\"Orders\nCalls\",\"0\n0\",\"10\n5\",\"8\n4\"\n",
        "Team OKRs Q4 2025,,,\nObjective,Key result,Start,Target,Current\nWin,Orders,0,10,8\n",
        "Goal,Start,Target,Progress,Due\nWin,0,10,80%,2025-12-31\n",
    ] {
        let (_, days) = kept(text, &here);
        assert!(days.iter().all(|it| *it == last), "{text}: {days:?}");
    }
}

#[test]
fn on_the_last_day_of_a_period_and_before_it_a_value_is_of_today() {
    for today in ["2025-12-31", "2025-10-01", "2025-11-20"] {
        let text = "Objective,Key result,Start,Target,Current,Quarter\nWin,Orders,0,10,8,Q4 2025\n";
        let (lines, days) = kept(text, &here_on(today));
        assert_eq!(lines[1], "- Orders: raise from 0 to 10, now 8");
        assert_eq!(days, [[day(today)]]);
    }
}

#[test]
fn the_day_that_a_table_says_stands() {
    let here = here_on("2026-01-05");
    let (lines, days) = kept(
        "Objective,Key result,Start,Target,Current,As of,Quarter\n\
         Win,Orders,0,10,8,2025-12-18,Q4 2025\n\
         Win,Calls,0,10,7,2026-01-03,Q4 2025\n\
         Win,Visits,0,10,6,2026-02-01,Q4 2025\n",
        &here,
    );
    assert_eq!(
        lines[1..],
        [
            "- Orders: raise from 0 to 10, now 8".to_owned(),
            "- Calls: raise from 0 to 10, now 7 (Its value is of 3 January 2026, outside the \
             period: it is kept but does not count.)"
                .to_owned(),
            format!("- Visits: raise from 0 to 10, now 6 {OVER}"),
        ]
    );
    let expected = ["2025-12-18", "2026-01-03", "2025-12-31"];
    assert_eq!(days, expected.map(|it| vec![day(it)]));
}

#[test]
fn what_stands_before_a_period_begins_is_its_start_and_does_not_count() {
    let (lines, days) = kept(
        "Objective,Key result,Start,Target,Current,Progress,Quarter\n\
         Win,Orders,,10,8,,Q2 2026\nWin,Calls,5,10,8,,Q2 2026\nWin,Visits,,10,,80%,Q2 2026\n\
         Win,Sign the contract,,Yes,x,,Q2 2026\nWin,Books,,24,,,Q2 2026\n",
        &here_on("2026-01-05"),
    );
    let ahead =
        "Its value is of 5 January 2026, outside the period: it is kept but does not count.";
    assert_eq!(
        lines[1..],
        [
            format!(
                "- Orders: raise from 8 to 10, now 8 (Assumed: no start given: its current \
                 value. {ahead})"
            ),
            format!("- Calls: raise from 5 to 10, now 8 ({ahead})"),
            format!(
                "- Visits: raise from 0 to 10, now 8 (Assumed: no start given: 0; current value \
                 worked out from its progress. {ahead})"
            ),
            format!("- Sign the contract: yes/no, done ({ahead})"),
            "- Books: raise from 0 to 24 (Assumed: no start given: 0.)".to_owned(),
        ]
    );
    let today = || vec![day("2026-01-05")];
    assert_eq!(days, [today(), today(), today(), today(), Vec::new()]);
}
