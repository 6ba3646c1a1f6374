//! Objectives of one title, and names that are not written just so.

use serde_json::json;
use waymark_core::carry::sheet::{Columns, Why};

use super::{COLUMNS, HEADER, Page, values};

/// An objective of the third quarter that goes on in the fourth.
fn page() -> Page {
    let mut page = Page::empty();
    for (name, from, to) in [
        ("a", "2026-07-01", "2026-09-30"),
        ("b", "2026-10-01", "2026-12-31"),
    ] {
        page.create(name, "Win the trial", &["Conversion"]);
        page.say(name, &[("period", json!({"first": from, "last": to}))]);
    }
    page
}

fn of(page: &mut Page, rows: &[&str]) -> Vec<String> {
    let sheet = page.sheet(rows);
    assert_eq!(sheet.unusable, []);
    sheet
        .lines
        .iter()
        .map(|it| it.about.of.id.to_string())
        .collect()
}

#[test]
fn the_day_tells_which_of_two_is_meant() {
    let mut page = page();
    let rows = [
        "Win the trial,Conversion,2026-07-06,12.5,6,",
        "Win the trial,Conversion,2026-09-28,15,7,",
        "Win the trial,Conversion,2026-10-05,15.2,6,",
        "Win the trial,Conversion,2026-10-12,15.9,6,",
        "Win the trial,Conversion,2026-09-30,15.9,6,",
        "Win the trial,Conversion,2026-10-01,15.9,6,",
        // Somewhat before the first, too.
        "Win the trial,Conversion,2026-06-28,12,6,",
    ];
    assert_eq!(of(&mut page, &rows), ["a", "a", "b", "b", "a", "b", "a"]);
    let sheet = page.sheet(&["Win the trial,Conversion,2025-01-05,1,,"]);
    assert_eq!(
        sheet.unusable[0].why,
        Why::SeveralObjectives("Win the trial".to_owned())
    );
}

#[test]
fn somewhat_after_a_period_it_is_still_meant_where_no_other_is() {
    let mut page = page();
    page.say(
        "b",
        &[(
            "period",
            json!({"first": "2026-01-01", "last": "2026-03-31"}),
        )],
    );
    let rows = [
        "Win the trial,Conversion,2026-10-05,1,,",
        "Win the trial,Conversion,2026-04-05,1,,",
        "Win the trial,Conversion,2026-06-20,1,,",
    ];
    assert_eq!(of(&mut page, &rows), ["a", "b", "a"]);
    let sheet = page.sheet(&["Win the trial,Conversion,2026-11-20,1,,"]);
    assert_eq!(sheet.unusable.len(), 1);
}

#[test]
fn a_period_or_an_id_beside_tells_it_whatever_the_day() {
    let mut page = page();
    page.say(
        "a",
        &[(
            "period",
            json!({"first": "2026-10-01", "last": "2026-10-31"}),
        )],
    );
    let columns = Columns {
        period: Some(6),
        objective_id: Some(7),
        key_result_id: Some(8),
        ..COLUMNS
    };
    let header = [&HEADER[..], &["Period", "Objective ID", "Key result ID"]]
        .concat()
        .join(",");
    let mut read = |period: &str, id: &str| {
        let text = format!("{header}\nWin the trial,Conversion,2026-10-05,1,,,{period},{id},");
        let sheet = page.sheet_of(&text, &columns);
        let of = sheet.lines.iter().map(|it| it.about.of.id.to_string());
        of.collect::<Vec<_>>()
    };
    assert_eq!(read("", ""), Vec::<String>::new());
    assert_eq!(read("2026-10-01 to 2026-12-31", ""), ["b"]);
    assert_eq!(read("01.10.2026 – 31.10.2026", ""), ["a"]);
    assert_eq!(read("Q4 2026", ""), ["b"]);
    assert_eq!(read("2026-Q4", ""), ["b"]);
    assert_eq!(read("October 2026", ""), ["a"]);
    assert_eq!(read("", "a"), ["a"]);
    assert_eq!(read("2026-10-01 to 2026-12-31", "a"), ["a"]);
    // What is no period or id of ours tells nothing.
    assert_eq!(read("next", "1.23E+11"), Vec::<String>::new());
}

#[test]
fn a_name_that_is_another_ones_counts_more_than_an_id() {
    let mut page = Page::empty();
    page.create("a", "Win", &["Conversion", "Churn"]);
    page.create("b", "Lose", &["Weight"]);
    let columns = Columns {
        objective_id: Some(6),
        key_result_id: Some(7),
        ..COLUMNS
    };
    let header = [&HEADER[..], &["Objective ID", "Key result ID"]]
        .concat()
        .join(",");
    let mut read = |row: &str| {
        let sheet = page.sheet_of(&format!("{header}\n{row}"), &columns);
        let of = sheet.lines.iter().map(|it| {
            let (id, _) = it.about.key_result.clone().expect("a key result");
            format!("{} {id}", it.about.of.id)
        });
        of.collect::<Vec<_>>()
    };
    assert_eq!(read("Win,Conversion,2026-10-05,1,,,a,k1"), ["a k1"]);
    // Called otherwise since.
    assert_eq!(read("Prevail,Rate,2026-10-05,1,,,a,k2"), ["a k2"]);
    // Somebody filled the ids down.
    assert_eq!(read("Lose,Weight,2026-10-05,1,,,a,k1"), ["b k1"]);
    assert_eq!(read("Win,Churn,2026-10-05,1,,,a,k1"), ["a k2"]);
}

#[test]
fn a_name_is_found_whatever_became_of_it_on_the_way() {
    let cases = [
        ("Café öffnen", "Cafe\u{301} o\u{308}ffnen"),
        ("Café öffnen", "CAFÉ ÖFFNEN"),
        ("Café öffnen", "Café\u{a0} öffnen "),
        ("Win the \"big\" trial", "Win the “big” trial"),
        ("Don't stop", "Don’t stop"),
        ("Don’t stop", "Don't stop"),
        ("Win - again", "Win – again"),
        ("Wait...", "Wait…"),
        ("=1+1", "=1+1"),
        ("=1+1", "'=1+1"),
        ("'quoted'", "''quoted'"),
        ("'quoted'", "quoted'"),
        ("Win", "Win\u{200b}"),
        ("Straße", "straße"),
        ("ががく", "か\u{3099}がく"),
        ("Two\nlines", "Two lines"),
    ];
    for (title, cell) in cases {
        let mut page = Page::empty();
        page.create("a", title, &[title]);
        let cell = cell.replace('"', "\"\"");
        let sheet = page.sheet(&[&format!("\"{cell}\",\"{cell}\",2026-10-05,1,,")]);
        assert_eq!(
            (values(&sheet).len(), &sheet.unusable[..]),
            (1, &[][..]),
            "{title} as {cell}"
        );
    }
    // An accent is not nothing.
    let mut page = Page::empty();
    page.create("a", "Resume", &["x"]);
    assert_eq!(page.sheet(&["Resumé,x,2026-10-05,1,,"]).unusable.len(), 1);
}

#[test]
fn of_names_that_differ_in_their_case_the_one_that_is_written_so_is_meant() {
    let mut page = Page::empty();
    page.create("a", "Win", &["x"]);
    page.create("b", "WIN", &["x"]);
    let rows = ["Win,x,2026-10-05,1,,", "WIN,x,2026-10-05,1,,"];
    assert_eq!(of(&mut page, &rows), ["a", "b"]);
    let sheet = page.sheet(&["win,x,2026-10-05,1,,"]);
    assert_eq!(
        sheet.unusable[0].why,
        Why::SeveralObjectives("WIN".to_owned())
    );
}
