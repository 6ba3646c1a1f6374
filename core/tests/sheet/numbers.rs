//! Values as people and programs write them.

use serde_json::json;
use waymark_core::carry::sheet::{Becomes, Sheet, Why};

use super::{COLUMNS, HEADER, Page, has};

/// A page with a key result of this unit, start and target.
fn page(unit: &str, ends: [&str; 2]) -> Page {
    let mut page = Page::usual();
    page.say(
        "a",
        &[
            ("kr/k1/unit", json!(unit)),
            ("kr/k1/start", json!(ends[0])),
            ("kr/k1/target", json!(ends[1])),
        ],
    );
    page
}

fn read(page: &mut Page, separator: &str, cells: &[&str]) -> Sheet {
    let rows = cells.iter().zip(5..).map(|(cell, day)| {
        [
            "Win",
            "Conversion",
            &format!("2026-10-{day:02}"),
            &format!("\"{cell}\""),
            "",
            "",
        ]
        .join(separator)
    });
    let text: Vec<String> = [HEADER.join(separator)].into_iter().chain(rows).collect();
    page.sheet_of(&text.join("\n"), &COLUMNS)
}

#[track_caller]
fn case(unit: &str, ends: [&str; 2], separator: &str, cells: &[&str], values: &[&str]) {
    let sheet = read(&mut page(unit, ends), separator, cells);
    let days: Vec<String> = (5..)
        .take(values.len())
        .map(|day| format!("2026-10-{day:02}"))
        .collect();
    let expected = days.iter().map(String::as_str).zip(values.iter().copied());
    has(&sheet, &expected.collect::<Vec<_>>());
    assert_eq!(sheet.doubts, [], "{cells:?}");
}

#[test]
fn a_cell_is_read_with_what_it_is_in() {
    case(
        "%",
        ["12", "18"],
        ",",
        &["12.50%", "13%", "14 %", "15"],
        &["12.5", "13", "14", "15"],
    );
    case("%", ["12", "18"], ";", &["12,50 %", "13%"], &["12.5", "13"]);
    case(
        "$",
        ["0", "250000"],
        ",",
        &["$120,000", "$1,250.50", "130000"],
        &["120000", "1250.5", "130000"],
    );
    case(
        "$",
        ["0", "250000"],
        ",",
        &["-$20", "$0.00", "120,000.00"],
        &["-20", "0", "120000"],
    );
    case(
        "€",
        ["0", "9000"],
        ";",
        &["1.200,50 €", "€ 3", "12,5"],
        &["1200.5", "3", "12.5"],
    );
    case(
        "",
        ["1", "5"],
        ",",
        &["4.6/5", "4/5", "3.5"],
        &["4.6", "4", "3.5"],
    );
    case("/5", ["1", "5"], ";", &["4,6/5", "3"], &["4.6", "3"]);
    case("", ["12", "18"], ",", &["13%", "12.5"], &["13", "12.5"]);
    // Of what is kept as a share, a percentage is one.
    case(
        "",
        ["0.12", "0.18"],
        ",",
        &["13%", "0.14"],
        &["0.13", "0.14"],
    );
}

#[test]
fn what_is_in_something_else_is_refused_and_says_so() {
    for (unit, cell) in [
        ("%", "$13"),
        ("$", "13%"),
        ("€", "$13"),
        ("€", "5 %"),
        ("$", "4.6/5"),
        ("%", "3/5"),
    ] {
        let sheet = read(&mut page(unit, ["1", "20"]), ",", &[cell, "12"]);
        let why: Vec<_> = sheet.unusable.iter().map(|it| &it.why).collect();
        assert_eq!(
            why,
            [&Why::OtherUnit(cell.to_owned(), unit.to_owned())],
            "{cell}"
        );
        assert_eq!(sheet.lines.len(), 1);
    }
    for cell in ["many", "1.2.3", "12 13", "1e", "="] {
        let sheet = read(&mut page("", ["1", "20"]), ",", &[cell]);
        assert_eq!(sheet.unusable[0].why, Why::NoNumber(cell.to_owned()));
    }
}

/// A page with key results that are done or not.
fn shop() -> Page {
    let mut page = Page::empty();
    page.create(
        "a",
        "Open the shop",
        &["Lease signed", "Website live", "Licence"],
    );
    for name in ["k1", "k2", "k3"] {
        page.say("a", &[(&format!("kr/{name}/measure"), json!("yes-no"))]);
    }
    page
}

#[test]
fn yes_and_no_are_read_in_words_and_numbers() {
    for (cells, value) in [
        (
            &[
                "TRUE", "true", "Yes", "x", "X", "1", "1.0", "1,00", "done", "✓", "ja", "WAHR",
                "sí", "100%",
            ][..],
            "1",
        ),
        (
            &[
                "FALSE", "No", "0", "0.0", "0,00", "nein", "FALSCH", "0%", "-0",
            ],
            "0",
        ),
    ] {
        for cell in cells {
            let mut page = shop();
            let sheet = page.sheet(&[&format!(
                "Open the shop,Lease signed,2026-10-05,\"{cell}\",,"
            )]);
            has(&sheet, &[("2026-10-05", value)]);
            assert!(sheet.lines[0].about.is_yes_no);
        }
    }
}

#[test]
fn between_yes_and_no_there_is_nothing() {
    for cell in [
        "0.5", "-1", "2", "0,5", "50%", "maybe", "1/2", "half", "10", "0.99", "$1",
    ] {
        let sheet = shop().sheet(&[
            &format!("Open the shop,Licence,2026-10-05,\"{cell}\",,"),
            "Open the shop,Lease signed,2026-10-05,TRUE,9,",
        ]);
        let why: Vec<_> = sheet.unusable.iter().map(|it| (it.line, &it.why)).collect();
        assert_eq!(why, [(2, &Why::NotYesOrNo(cell.to_owned()))], "{cell}");
        assert_eq!(sheet.lines.len(), 1);
    }
    // And of what is counted, yes is no number.
    let sheet = Page::usual().sheet(&["Win,Conversion,2026-10-05,TRUE,,"]);
    assert_eq!(sheet.unusable[0].why, Why::NoNumber("TRUE".to_owned()));
}

#[test]
fn confidence_is_read_in_numbers_shares_and_words() {
    for (cell, sure) in [
        ("7", Some(7)),
        ("0", Some(0)),
        ("10", Some(10)),
        ("7.0", Some(7)),
        ("7,0", Some(7)),
        ("70%", Some(7)),
        ("75 %", Some(8)),
        ("100%", Some(10)),
        ("7/10", Some(7)),
        ("4/5", Some(8)),
        ("High", Some(8)),
        ("medium", Some(5)),
        ("LOW", Some(2)),
        ("hoch", Some(8)),
        ("", None),
        ("N/A", None),
        ("-", None),
    ] {
        let sheet = Page::usual().sheet(&[&format!("Win,Conversion,2026-10-05,1,\"{cell}\",")]);
        has(&sheet, &[("2026-10-05", "1")]);
        let line = &sheet.lines[0];
        assert_eq!(
            (line.confidence, &*line.lost_confidence),
            (sure, ""),
            "{cell}"
        );
    }
    // One that cannot be read costs no row, and is said.
    for cell in ["11", "-1", "7.5", "110%", "8/7", "sure", "7 or 8", "$7"] {
        let sheet = Page::usual().sheet(&[&format!("Win,Conversion,2026-10-05,1,{cell},")]);
        has(&sheet, &[("2026-10-05", "1")]);
        let line = &sheet.lines[0];
        assert_eq!((line.confidence, &*line.lost_confidence), (None, cell));
    }
    // Shares, where the whole column is of them.
    let sheet = Page::usual().sheet(&[
        "Win,Conversion,2026-10-05,1,0.7,",
        "Win,Churn,2026-10-05,1,1,",
    ]);
    let sure: Vec<_> = sheet.lines.iter().map(|it| it.confidence).collect();
    assert_eq!(sure, [Some(7), Some(10)]);
}

#[test]
fn a_confidence_that_cannot_be_read_leaves_the_one_that_is_there() {
    let mut page = Page::usual();
    page.check_in(
        "a",
        "at/k1/2026-10-05",
        json!({"value": "1", "confidence": 4}),
    );
    let sheet = page.sheet(&["Win,Conversion,2026-10-05,1,so-so,"]);
    assert_eq!(sheet.lines[0].becomes, Becomes::Same);
    assert_eq!(sheet.records, []);
}
