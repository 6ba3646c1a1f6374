//! Sheets that people keep by hand: merged cells, templates, averages, rows twice.

use serde_json::json;
use waymark_core::carry::sheet::{Becomes, Passed, Why};

use super::{Page, has, values};

fn page() -> Page {
    let mut page = Page::empty();
    page.create("a", "Win the trial", &["Conversion", "Churn"]);
    page.create("b", "Grow", &["Revenue", "Conversion"]);
    page
}

#[test]
fn an_empty_cell_is_what_stands_above_it() {
    let sheet = page().sheet(&[
        "Win the trial,Conversion,2026-10-05,12.5,8,",
        ",,2026-10-12,13,5,",
        ",Churn,2026-10-12,3,5,",
        ",,2026-10-19,2,5,",
        "Grow,Conversion,2026-10-19,7,5,",
        ",Revenue,2026-10-19,8,5,",
    ]);
    assert_eq!(sheet.unusable, []);
    let of = sheet.lines.iter().map(|it| {
        let name = it
            .about
            .key_result
            .clone()
            .map(|(_, name)| name)
            .unwrap_or_default();
        format!("{} {name}", it.about.of.id)
    });
    let expected = [
        "a Conversion",
        "a Conversion",
        "a Churn",
        "a Churn",
        "b Conversion",
        "b Revenue",
    ];
    assert_eq!(of.collect::<Vec<_>>(), expected);
    // The objective stands alone above its key results.
    let sheet = page().sheet(&["Grow,,,,,", ",Revenue,2026-10-19,8,5,", ",,2026-10-20,9,,"]);
    has(&sheet, &[("2026-10-19", "8"), ("2026-10-20", "9")]);
    assert_eq!(sheet.passed_over, []);
    // With the first there is none above, and of another objective the key result is not it.
    let sheet = page().sheet(&[",Conversion,2026-10-05,1,,", "Grow,,2026-10-05,1,,"]);
    let why: Vec<_> = sheet.unusable.iter().map(|it| &it.why).collect();
    let none = String::new();
    assert_eq!(
        why,
        [&Why::NoObjective(none.clone()), &Why::NoKeyResult(none)]
    );
}

#[test]
fn what_a_template_leaves_behind_is_passed_over() {
    let sheet = page().sheet(&[
        "Win the trial,Conversion,2026-10-05,12.5,High,",
        ",,2026-10-12,13,Medium,",
        "Win the trial,Conversion,2026-10-19,,Low,holiday",
        "Win the trial,Conversion,2026-10-26,N/A,7/10,",
        "Win the trial,Conversion,2026-11-02,#N/A,7/10,",
        "Win the trial,Conversion,2026-11-09,-,7/10,",
        "Average,,,12.75,,",
        "Win the trial,TOTAL,2026-11-09,25,,",
        "Ø,,,12.75,,",
        ",,,,,",
        ",Churn,2026-10-05,2,,",
    ]);
    has(
        &sheet,
        &[
            ("2026-10-05", "12.5"),
            ("2026-10-12", "13"),
            ("2026-10-05", "2"),
        ],
    );
    let sure: Vec<_> = sheet.lines.iter().map(|it| it.confidence).collect();
    assert_eq!(sure, [Some(8), Some(5), None]);
    let passed = [
        (4, Passed::Blank),
        (5, Passed::Missing),
        (6, Passed::Missing),
        (7, Passed::Missing),
        (8, Passed::Total),
        (9, Passed::Total),
        (10, Passed::Total),
    ];
    assert_eq!(sheet.passed_over, passed);
    // Unless somebody calls an objective so.
    let mut page = page();
    page.create("c", "Total", &["Average"]);
    has(
        &page.sheet(&["Total,Average,2026-10-05,3,,"]),
        &[("2026-10-05", "3")],
    );
}

#[test]
fn a_row_twice_is_one_and_of_two_values_of_a_day_the_last_counts() {
    let mut page = page();
    let sheet = page.sheet(&[
        "Win the trial,Conversion,2026-10-05,12.5,6,",
        "Win the trial,Conversion,2026-10-05,12.5,6,",
        "Win the trial,Conversion,2026-10-12,13,6,morning",
        "Win the trial,Conversion,2026-10-12,13.4,6,evening",
        "Win the trial,Churn,2026-10-12,2,6,",
        "Win the trial,Churn,12.10.2026,\"2,0\",6,",
        "Win the trial,Churn,2026-10-12,3,6,",
    ]);
    assert_eq!(sheet.unusable, []);
    let becomes: Vec<_> = sheet.lines.iter().map(|it| it.becomes).collect();
    let expected = [
        Becomes::New,
        Becomes::Duplicate(2),
        Becomes::Replaced(5),
        Becomes::New,
        Becomes::Replaced(8),
        Becomes::Duplicate(6),
        Becomes::New,
    ];
    assert_eq!(becomes, expected);
    assert_eq!(sheet.count(), 3);
    assert!(page.bring_in(&sheet));
    let evening = json!({"value": "13.4", "confidence": 6, "note": "evening"});
    assert_eq!(page.says("at/k1/2026-10-12"), Some(evening));
}

#[test]
fn what_becomes_of_a_row_is_told() {
    let mut page = page();
    page.check_in("a", "at/k1/2026-10-05", json!({"value": "12"}));
    page.check_in("a", "at/k1/2026-10-12", json!({"value": "13"}));
    let sheet = page.sheet(&[
        "Win the trial,Conversion,2026-10-05,12,,",
        "Win the trial,Conversion,2026-10-12,14,,",
        "Win the trial,Conversion,2026-10-19,15,,",
    ]);
    let becomes: Vec<_> = sheet.lines.iter().map(|it| it.becomes).collect();
    let expected = [
        Becomes::Same,
        Becomes::Corrects(Some(13.into())),
        Becomes::New,
    ];
    assert_eq!(becomes, expected);
}

#[test]
fn cells_may_be_missing_at_the_end_and_blank_beyond_it() {
    let sheet = page().sheet(&[
        "Win the trial,Conversion,2026-10-05,12.5",
        "Win the trial,Conversion,2026-10-12,13,,,,,",
        "Win the trial,Conversion,2026-10-19,13,,,what",
        "Win the trial,Conversion",
    ]);
    assert_eq!(values(&sheet).len(), 2);
    let why: Vec<_> = sheet.unusable.iter().map(|it| (it.line, &it.why)).collect();
    assert_eq!(why, [(4, &Why::Columns)]);
}

#[test]
fn a_row_that_cannot_be_read_costs_no_other() {
    let bad = [
        "Nobody,Conversion,2026-10-05,1,,",
        "Win the trial,Nothing,2026-10-05,1,,",
        "Win the trial,Conversion,soon,1,,",
        "Win the trial,Conversion,2026-10-05,much,,",
        "Win the trial,Conversion,2027-10-05,1,,",
    ];
    let mut rows = Vec::new();
    for row in bad {
        rows.extend([row, "Win the trial,Churn,2026-10-06,1,,"]);
    }
    let sheet = page().sheet(&rows);
    let lines: Vec<_> = sheet.unusable.iter().map(|it| it.line).collect();
    assert_eq!(lines, [2, 4, 6, 8, 10]);
    assert_eq!((sheet.lines.len(), sheet.count()), (5, 1));
}
