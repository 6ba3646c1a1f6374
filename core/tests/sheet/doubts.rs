//! Numbers that could be two: for each key result by itself.

use serde_json::json;
use waymark_core::carry::doubt::{Choice, Choices, Meaning, Scale, Whose};
use waymark_core::carry::sheet::{Columns, Sheet};
use waymark_core::record::id::Id;
use waymark_core::table::column::Mark;

use super::words::reads;
use super::{COLUMNS, HEADER, Page, id, values};

/// "Conversion" from 12 % to 18 %, and "Pipeline" from 0 to 250,000.
fn page() -> Page {
    let mut page = Page::empty();
    page.create("a", "Win", &["Conversion", "Pipeline"]);
    page.say(
        "a",
        &[
            ("kr/k1/unit", json!("%")),
            ("kr/k1/start", json!("12")),
            ("kr/k1/target", json!("18")),
        ],
    );
    page
}

fn with_target(target: &str) -> Page {
    let mut page = page();
    page.say(
        "a",
        &[("kr/k2/start", json!("0")), ("kr/k2/target", json!(target))],
    );
    page
}

fn text(separator: &str, rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().zip(5..).map(|((name, value), day)| {
        [
            "Win",
            name,
            &format!("2026-10-{day:02}"),
            &format!("\"{value}\""),
            "",
            "",
        ]
        .join(separator)
    });
    let all: Vec<String> = [HEADER.join(separator)].into_iter().chain(rows).collect();
    all.join("\n")
}

fn read(page: &mut Page, separator: &str, rows: &[(&str, &str)], choices: &Choices) -> Sheet {
    page.sheet_as(&text(separator, rows), &COLUMNS, &reads(), choices)
}

fn read_values(sheet: &Sheet) -> Vec<String> {
    assert_eq!(sheet.unusable, []);
    values(sheet).into_iter().map(|(_, value)| value).collect()
}

fn conversion() -> Whose {
    Whose::KeyResult(id("a"), Id::parse("k1").expect("an id"))
}

fn pipeline() -> Whose {
    Whose::KeyResult(id("a"), Id::parse("k2").expect("an id"))
}

const MIXED: [(&str, &str); 3] = [
    ("Conversion", "12.5"),
    ("Pipeline", "1.000"),
    ("Pipeline", "3.000"),
];

#[test]
fn what_one_key_result_is_written_like_changes_no_other() {
    for mut page in [page(), with_target("250000")] {
        let sheet = read(&mut page, ";", &MIXED, &Choices::default());
        assert_eq!(read_values(&sheet), ["12.5", "1000", "3000"]);
        let [doubt] = &sheet.doubts[..] else {
            panic!("{:?}", sheet.doubts)
        };
        assert_eq!(doubt.whose, pipeline());
        assert_eq!(doubt.called, ("Win".to_owned(), "Pipeline".to_owned()));
        assert_eq!(
            (&*doubt.example, doubt.line, doubt.rows, doubt.taken),
            ("1.000", 3, 2, 1)
        );
        let meanings = doubt.ways.clone().map(|(_, meaning)| meaning);
        assert_eq!(
            meanings,
            [Meaning::Number(1.into()), Meaning::Number(1000.into())]
        );
        // By a person's word the other way, and back.
        let choices = Choices::default().with(doubt.ways[0].0.clone());
        let sheet = read(&mut page, ";", &MIXED, &choices);
        assert_eq!(read_values(&sheet), ["12.5", "1", "3"]);
        assert_eq!(sheet.doubts[0].taken, 0);
        let choices = choices.with(sheet.doubts[0].ways[1].0.clone());
        let sheet = read(&mut page, ";", &MIXED, &choices);
        assert_eq!(read_values(&sheet), ["12.5", "1000", "3000"]);
    }
}

#[test]
fn the_cells_of_a_key_result_tell_how_all_of_its_own_are_written() {
    for (rows, expected) in [
        (
            &["-110.7", "1.000", "1116.62"][..],
            ["-110.7", "1", "1116.62"],
        ),
        (
            &["-110,7", "1.000", "1116,62"],
            ["-110.7", "1000", "1116.62"],
        ),
        (&["1,000", "0,5", "2,125"], ["1", "0.5", "2.125"]),
        (
            &["1,000", "1,000,000", "2,125"],
            ["1000", "1000000", "2125"],
        ),
        (
            &["1.000", "1.000.000", "2.125"],
            ["1000", "1000000", "2125"],
        ),
        (&["1.000", "1.5", "12.345"], ["1", "1.5", "12.345"]),
    ] {
        for separator in [",", ";", "\t"] {
            let rows: Vec<_> = rows.iter().map(|value| ("Pipeline", *value)).collect();
            let sheet = read(&mut page(), separator, &rows, &Choices::default());
            assert_eq!(read_values(&sheet), expected, "{separator:?}");
            assert_eq!(sheet.doubts, []);
        }
    }
}

#[test]
fn what_can_be_one_number_alone_is_that_beside_any_other() {
    let rows = ["1 234,5", "1'234,5", "1’234.50", "12,5", "1.234"];
    let rows = rows.map(|value| ("Pipeline", value));
    let sheet = read(&mut page(), ";", &rows, &Choices::default());
    assert_eq!(
        read_values(&sheet),
        ["1234.5", "1234.5", "1234.5", "12.5", "1234"]
    );
    assert_eq!(sheet.doubts.len(), 1);
}

#[test]
fn the_rest_of_the_table_and_its_separator_tell_together() {
    let rows = [("Conversion", "12.5"), ("Pipeline", "1,200")];
    let sheet = read(&mut with_target("250000"), ",", &rows, &Choices::default());
    assert_eq!(read_values(&sheet), ["12.5", "1200"]);
    assert_eq!(sheet.doubts, []);
    let rows = [("Conversion", "12,5"), ("Pipeline", "1.200")];
    let sheet = read(&mut with_target("250000"), ";", &rows, &Choices::default());
    assert_eq!(read_values(&sheet), ["12.5", "1200"]);
    assert_eq!(sheet.doubts, []);
    // But where it is far from all that is known, somebody is asked.
    let rows = [("Conversion", "12.5"), ("Pipeline", "1,200")];
    let sheet = read(&mut with_target("2"), ",", &rows, &Choices::default());
    assert_eq!(read_values(&sheet), ["12.5", "1200"]);
    assert_eq!(sheet.doubts.len(), 1);
}

#[test]
fn a_value_that_is_there_tells_it_and_nobody_is_asked() {
    for (kept, value) in [("1", "1"), ("1000", "1000")] {
        let mut page = page();
        page.check_in("a", "at/k2/2026-10-06", json!({"value": kept}));
        let sheet = read(&mut page, ";", &MIXED, &Choices::default());
        assert_eq!(read_values(&sheet)[1], value);
        assert_eq!(sheet.doubts, []);
    }
}

#[test]
fn where_nothing_tells_it_is_nearer_to_what_is_known_or_as_usual() {
    #[track_caller]
    fn case(target: &str, separator: &str, cell: &str, value: &str, doubts: usize) {
        let rows = [("Pipeline", cell)];
        let sheet = read(
            &mut with_target(target),
            separator,
            &rows,
            &Choices::default(),
        );
        assert_eq!(
            read_values(&sheet),
            [value],
            "{target} {separator:?} {cell}"
        );
        assert_eq!(sheet.doubts.len(), doubts, "{target} {separator:?} {cell}");
    }
    // Both say the same.
    case("2000", ";", "1.200", "1200", 0);
    case("2", ";", "1,200", "1.2", 0);
    case("2000", ",", "1,200", "1200", 0);
    // They do not.
    case("2", ";", "1.200", "1.2", 1);
    case("2000", ",", "1.200", "1200", 1);
    // Neither is nearer.
    case("40", ";", "1.200", "1200", 1);
    case("40", ",", "1,200", "1200", 1);
    case("40", "\t", "1.200", "1.2", 1);
}

#[test]
fn many_that_are_in_doubt_alike_are_asked_about_once() {
    let rows = [("Conversion", "1.200"), ("Pipeline", "1.300")];
    let mut page = Page::empty();
    page.create("a", "Win", &["Conversion", "Pipeline"]);
    let sheet = read(&mut page, ";", &rows, &Choices::default());
    assert_eq!(read_values(&sheet), ["1200", "1300"]);
    let [doubt] = &sheet.doubts[..] else {
        panic!("{:?}", sheet.doubts)
    };
    assert_eq!((&doubt.whose, doubt.rows), (&Whose::All, 2));
    let choices = Choices::default().with(Choice::Mark(Whose::All, Mark::Point));
    let sheet = read(&mut page, ";", &rows, &choices);
    assert_eq!(read_values(&sheet), ["1.2", "1.3"]);
    assert_eq!(sheet.doubts.len(), 1);
    // Of one alone after all of them.
    let choices = choices.with(Choice::Mark(conversion(), Mark::Comma));
    let sheet = read(&mut page, ";", &rows, &choices);
    assert_eq!(read_values(&sheet), ["1200", "1.3"]);
    assert_eq!(sheet.doubts.len(), 2);
}

#[test]
fn a_share_is_asked_about_where_percentages_are_known() {
    let rows = [("Conversion", "0.13"), ("Conversion", "0.145")];
    let sheet = read(&mut page(), ",", &rows, &Choices::default());
    assert_eq!(read_values(&sheet), ["13", "14.5"]);
    let [doubt] = &sheet.doubts[..] else {
        panic!("{:?}", sheet.doubts)
    };
    assert_eq!(
        (&*doubt.example, &*doubt.unit, doubt.taken),
        ("0.13", "%", 1)
    );
    let choices = Choices::default().with(Choice::Scale(conversion(), Scale::AsWritten));
    let sheet = read(&mut page(), ",", &rows, &choices);
    assert_eq!(read_values(&sheet), ["0.13", "0.145"]);
    assert_eq!(sheet.doubts.len(), 1);
    // With a percent sign it is said what it is, and near to what is known as well.
    for rows in [
        [("Conversion", "0.13%"), ("Conversion", "13%")],
        [("Conversion", "0.9"), ("Conversion", "12.5")],
        [("Pipeline", "0.13"), ("Pipeline", "0.14")],
    ] {
        let sheet = read(&mut page(), ",", &rows, &Choices::default());
        assert_eq!(sheet.doubts, [], "{rows:?}");
        assert!(read_values(&sheet)[0].starts_with("0."));
    }
    let mut small = page();
    small.say(
        "a",
        &[
            ("kr/k1/start", json!("0.9")),
            ("kr/k1/target", json!("0.5")),
        ],
    );
    let sheet = read(
        &mut small,
        ",",
        &[("Conversion", "0.7")],
        &Choices::default(),
    );
    assert_eq!(
        (read_values(&sheet), sheet.doubts.len()),
        (vec!["0.7".to_owned()], 0)
    );
}

#[test]
fn what_was_exported_here_is_as_it_was_typed() {
    // A share that somebody keeps, in a table with the ids of its records.
    let header = [&HEADER[..], &["Objective ID"]].concat().join(",");
    let text = [&header, "\nWin,Conversion,2026-10-05,0.13,,,a"].concat();
    let columns = Columns {
        objective_id: Some(6),
        ..COLUMNS
    };
    let sheet = page().sheet_of(&text, &columns);
    assert_eq!(read_values(&sheet), ["0.13"]);
}
