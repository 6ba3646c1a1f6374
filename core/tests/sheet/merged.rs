//! Days in merged cells, and days that are weeks or months.

use waymark_core::carry::sheet::{Columns, Why};

use super::{Page, has, values};

/// A table that has its days first, as people merge them.
const DATE_FIRST: Columns = Columns {
    date: 0,
    objective: 1,
    key_result: 2,
    value: 3,
    confidence: None,
    note: None,
    period: None,
    objective_id: None,
    key_result_id: None,
};

#[track_caller]
fn of(rows: &[&str]) -> waymark_core::carry::sheet::Sheet {
    let text = ["Date,Objective,Key result,Value"]
        .iter()
        .chain(rows)
        .copied();
    let text: Vec<&str> = text.collect();
    Page::usual().sheet_of(&text.join("\n"), &DATE_FIRST)
}

#[test]
fn the_rows_of_a_day_follow_the_one_that_has_it() {
    for rows in [
        [
            "2026-10-05,Win,Conversion,12",
            ",,Churn,3",
            "2026-10-12,Win,Conversion,13",
            ",,Churn,4",
        ],
        // With the objective again, or with the value first that others have not.
        [
            "2026-10-05,Win,Conversion,12",
            ",Win,Churn,3",
            "2026-10-12,Win,Churn,4",
            ",Win,Conversion,13",
        ],
    ] {
        let days = ["2026-10-05", "2026-10-05", "2026-10-12", "2026-10-12"];
        let read = values(&of(&rows));
        let read: Vec<&str> = read.iter().map(|(day, _)| day.as_str()).collect();
        assert_eq!(read, days, "{rows:?}");
    }
    // One day alone, and one that stands in a row of its own.
    has(
        &of(&["2026-10-05,Win,Conversion,12", ",,Churn,3"]),
        &[("2026-10-05", "12"), ("2026-10-05", "3")],
    );
    has(
        &of(&["2026-10-05,,,", ",Win,Conversion,12", ",,Churn,3"]),
        &[("2026-10-05", "12"), ("2026-10-05", "3")],
    );
    // A row that cannot be read heads those of its day all the same.
    let sheet = of(&[
        "2026-10-05,Win,Conversion,12",
        ",,Churn,3",
        "2026-10-12,Win,Speed,7",
        ",Win,Churn,4",
    ]);
    assert_eq!(values(&sheet)[2], ("2026-10-12".to_owned(), "4".to_owned()));
}

#[test]
fn a_row_that_lacks_its_day_has_none() {
    for rows in [
        // The others have theirs.
        &[
            "2026-10-05,Win,Conversion,12",
            ",Win,Churn,3",
            "2026-10-12,Win,Conversion,13",
            "2026-10-12,Win,Churn,4",
        ][..],
        // A second value of the same would be of the same day.
        &["2026-10-05,Win,Conversion,12", ",Win,Conversion,13"],
        &["2026-10-05,Win,Conversion,12", ",,,13"],
    ] {
        let sheet = of(rows);
        let why: Vec<_> = sheet.unusable.iter().map(|it| (it.line, &it.why)).collect();
        assert_eq!(why, [(3, &Why::NoDate(String::new()))], "{rows:?}");
        assert_eq!(sheet.lines.len(), rows.len() - 1);
    }
}

#[test]
fn a_week_or_month_is_dated_as_the_name_of_a_column_is() {
    for (cell, day) in [
        ("2026-W41", "2026-10-08"),
        ("W41 2026", "2026-10-08"),
        ("2026W41", "2026-10-08"),
        ("W41", "2026-10-08"),
        ("Week 44", "2026-10-29"),
        ("week of 5 Oct 2026", "2026-10-05"),
        ("5-11 Oct", "2026-10-08"),
        ("5 Oct", "2026-10-05"),
        ("Oct 2026", "2026-10-31"),
        ("2026-10", "2026-10-31"),
        ("October", "2026-10-31"),
        ("Q3 2026", "2026-09-30"),
        // What has not ended is of today, and without its year what is to come of the last.
        ("Nov 2026", "2026-11-22"),
        ("W51", "2025-12-18"),
    ] {
        let row = format!("{cell},Win,Conversion,12");
        has(&of(&[&row]), &[(day, "12")]);
    }
    // Beside a day that can have no year "Oct 12" has none either.
    has(
        &of(&["Oct 5,Win,Conversion,12", "Oct 30,Win,Conversion,13"]),
        &[("2026-10-05", "12"), ("2026-10-30", "13")],
    );
    for (cell, why) in [
        ("soon", Why::NoDate("soon".to_owned())),
        ("W60", Why::NoDate("W60".to_owned())),
        ("31 Nov 2026", Why::NoDate("31 Nov 2026".to_owned())),
    ] {
        let sheet = of(&[&format!("{cell},Win,Conversion,12")]);
        let whys: Vec<&Why> = sheet.unusable.iter().map(|it| &it.why).collect();
        assert_eq!(whys, [&why]);
    }
    let sheet = of(&["Dec 2026,Win,Conversion,12"]);
    assert!(matches!(sheet.unusable[0].why, Why::InTheFuture(_)));
}

#[test]
fn a_line_is_left_out_once_for_each_reason() {
    // As a table comes that had a column for each week: its lines are there several times.
    let mut page = Page::usual();
    let table = waymark_core::table::Table {
        rows: [
            (2, "2026-10-05", "many"),
            (2, "2026-10-12", "many"),
            (2, "2026-10-19", "few"),
        ]
        .into_iter()
        .chain([(3, "2026-10-05", "many")])
        .map(|(line, day, value)| waymark_core::table::Row {
            line,
            cells: [day, "Win", "Churn", value].map(str::to_owned).into(),
        })
        .collect(),
        ..waymark_core::table::read("Date,Objective,Key result,Value\n").expect("a table")
    };
    let sheet = page.sheet_of_table(&table, &DATE_FIRST);
    let no_number = |text: &str| Why::NoNumber(text.to_owned());
    let whys: Vec<_> = sheet
        .unusable
        .iter()
        .map(|it| (it.line, it.why.clone()))
        .collect();
    assert_eq!(
        whys,
        [
            (2, no_number("many")),
            (2, no_number("few")),
            (3, no_number("many"))
        ]
    );
    assert_eq!(sheet.left_out(), 2);
}
