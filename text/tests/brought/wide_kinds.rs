//! Wide tables with more than one row for a name, and with more than one row of names.

use waymark_core::carry::doubt::Choices;
use waymark_core::carry::plan;
use waymark_core::carry::sheet::Passed;
use waymark_core::carry::wide::weeks::{Long, by_days};
use waymark_core::table::column::DateOrder;
use waymark_text::kept::columns::not_used;
use waymark_text::kept::drafts::beside;
use waymark_text::kept::lines::passed_over;
use waymark_text::kept::plan_words;

use super::wide::{open, reads, rows};
use super::{TODAY, here, ids};

#[track_caller]
fn long(text: &str) -> Long {
    let (table, found) = open(text);
    by_days(&table, &found, &reads(TODAY)).expect("a wide table")
}

/// That a table comes to these rows, passes over the rows on these lines, and names the
/// columns that it leaves out.
#[track_caller]
fn comes_to(text: &str, expected: &[&str], planned: &[usize], unread: Option<&str>) {
    let long = long(text);
    assert_eq!(rows(&long.table)[1..], *expected, "{text}");
    assert_eq!(long.aside.planned, planned, "{text}");
    assert_eq!(not_used(&long.aside.unread).as_deref(), unread, "{text}");
}

#[test]
fn of_what_was_measured_and_what_was_planned_the_first_is_read() {
    let nps = ["2: NPS | 2026-09 | 41", "2: NPS | 2026-10 | 42"];
    for (head, measured, planned) in [
        ("", "Actual", "Target"),
        ("Row", "actual", "Plan"),
        ("Type", "Current", "Goal"),
        ("Scenario", "Result", "Budget"),
        ("", "Actuals", "Forecast"),
        ("Art", "Ist", "Soll"),
        ("", "IST", "Zielwert"),
        ("", "Réel", "Prévision"),
        ("", "Real", "Meta"),
        // The rows that were measured need no word.
        ("", "", "Target"),
        // What is neither says nothing that was measured.
        ("", "Actual", "Variance"),
    ] {
        let text =
            format!("KPI,{head},Sep 2026,Oct 2026\nNPS,{measured},41,42\n,{planned},50,50\n");
        let wide = long(&text);
        let all = rows(&wide.table);
        // Of one that differs from what was measured alone nobody knows what it is.
        if planned != "Variance" {
            assert_eq!(all[1..], nps, "{text}");
            assert_eq!(wide.aside.planned, [3], "{text}");
        }
    }
}

#[test]
fn rows_that_are_passed_over_still_name_what_the_next_ones_are_of() {
    comes_to(
        "KPI,,Sep 2026,Oct 2026\nNPS,Target,50,50\n,Actual,41,42\n,Variance,-9,-8\n\
         Churn,Actual,2%,2.1%\n,Target,1.5%,1.5%\n",
        &[
            "3: NPS | 2026-09 | 41",
            "3: NPS | 2026-10 | 42",
            "5: Churn | 2026-09 | 2%",
            "5: Churn | 2026-10 | 2.1%",
        ],
        &[2, 4, 6],
        None,
    );
    comes_to(
        "Objective,Key Result,Row,Oct 2026,Nov 2026\nBe healthier,Weight,Plan,80,78\n\
         ,,Actual,81,80\n,Sleep,Actual,7,\n,,Plan,8,8\n",
        &[
            "3: Be healthier | Weight | 2026-10-31 | 81",
            "3: Be healthier | Weight | 2026-11-27 | 80",
            "4: Be healthier | Sleep | 2026-10-31 | 7",
        ],
        &[2, 5],
        None,
    );
    assert_eq!(
        passed_over(&[(2, Passed::Planned), (5, Passed::Planned)], 0).as_deref(),
        Some("Passed over: 2 rows of targets, plans or forecasts.")
    );
}

#[test]
fn a_column_of_categories_is_no_column_of_kinds() {
    comes_to(
        "KPI,Area,Sep 2026,Oct 2026\nNPS,Product,41,42\nSpend,Budget,9,8\nChurn,Sales,2,3\n",
        &[
            "2: NPS | 2026-09 | 41",
            "2: NPS | 2026-10 | 42",
            "3: Spend | 2026-09 | 9",
            "3: Spend | 2026-10 | 8",
            "4: Churn | 2026-09 | 2",
            "4: Churn | 2026-10 | 3",
        ],
        &[],
        Some("Column not used: “Area”."),
    );
}

#[test]
fn a_wide_plan_says_what_it_passes_over() {
    let long = long(
        "Objective,Key Result,Start,Target,Row,2026-10-05,2026-10-12,\n\
         Win,NPS,30,50,Actual,31,33,x\n,,,,Plan,32,34,\n",
    );
    let cells = super::reads(DateOrder::MonthFirst);
    let reads = plan::Reads {
        words: &plan_words::WORDS,
        here: &here(),
        cells: &cells,
        choices: &Choices::default(),
    };
    let plan = plan::read(&long.table, &long.found, &reads, &mut ids()).with(&long.aside);
    assert_eq!(plan.all[0].draft.rows[0].typed.now, "33");
    assert_eq!(
        beside(&plan),
        [
            "Column not used: H (no name).",
            "1 row of targets, plans or forecasts was skipped."
        ]
    );
}

#[test]
fn of_two_rows_with_names_the_one_with_a_day_for_each_column_is_taken() {
    let win = |days: [&str; 4]| {
        let values = ["1", "2", "3", "4"];
        let cells = days.iter().zip(values);
        let lines = cells.map(|(day, value)| format!("3: Win | NPS | {day} | {value}"));
        lines.collect::<Vec<String>>()
    };
    for (above, below, days) in [
        (
            "Objective,Key Result,October,,November,",
            ",,5 Oct,12 Oct,2 Nov,9 Nov",
            ["2026-10-05", "2026-10-12", "2026-11-02", "2026-11-09"],
        ),
        (
            "Objective,Key Result,Oct 2025,,Nov 2025,",
            ",,5 Oct,12 Oct,2 Nov,9 Nov",
            ["2025-10-05", "2025-10-12", "2025-11-02", "2025-11-09"],
        ),
        (
            "Objective,Key Result,October,,November,",
            ",,5,12,2,9",
            ["2026-10-05", "2026-10-12", "2026-11-02", "2026-11-09"],
        ),
        (
            "Objective,Key Result,2025,,2026,",
            ",,Nov,Dec,Jan,Feb",
            ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"],
        ),
        (
            ",,2025,,2026,",
            "Objective,Key Result,Nov,Dec,Jan,Feb",
            ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28"],
        ),
        (
            "Objective,Key Result,Q3 2026,,Q4 2026,",
            ",,W36,W37,W40,W41",
            ["2026-09-03", "2026-09-10", "2026-10-01", "2026-10-08"],
        ),
    ] {
        let text = format!("{above}\n{below}\nWin,NPS,1,2,3,4\n");
        let long = long(&text);
        assert_eq!(rows(&long.table)[1..], win(days), "{text}");
        assert_eq!(long.aside.unread, [], "{text}");
    }
    comes_to(
        "KPI,2026,,,\n,Jan,Feb,Mar,Apr\nNPS,1,2,,4\n",
        &[
            "3: NPS | 2026-01 | 1",
            "3: NPS | 2026-02 | 2",
            "3: NPS | 2026-04 | 4",
        ],
        &[],
        None,
    );
}

#[test]
fn columns_may_be_of_what_was_measured_and_what_was_planned() {
    for text in [
        "Objective,Key result,Sep 2026,,Oct 2026,\n,,Actual,Target,Actual,Target\nWin,NPS,41,50,42,51\n",
        "Objective,Key result,Sep 2026,,Oct 2026,\n,,Target,Actual,Target,Actual\nWin,NPS,50,41,51,42\n",
    ] {
        comes_to(
            text,
            &[
                "3: Win | NPS | 2026-09-30 | 41",
                "3: Win | NPS | 2026-10-31 | 42",
            ],
            &[],
            Some("Columns not used: “Sep 2026, Target” and “Oct 2026, Target”."),
        );
    }
}

#[test]
fn columns_that_are_of_no_day_are_named() {
    // The first row of values may have nothing to say of what it is: it is none of names.
    comes_to(
        "KPI,Oct 2026,,Sep 2026,Total\nNPS,41,7,42,9\n",
        &["2: NPS | 2026-10 | 41", "2: NPS | 2026-09 | 42"],
        &[],
        Some("Columns not used: C (no name) and “Total”."),
    );
    comes_to(
        "KPI,Oct 2026,,Sep 2026,Empty\nNPS,41,,42,\n,40,,39,\n",
        &[
            "2: NPS | 2026-10 | 41",
            "2: NPS | 2026-09 | 42",
            "3:  | 2026-10 | 40",
            "3:  | 2026-09 | 39",
        ],
        &[],
        None,
    );
}
