//! What is written into a table is read back as it was.

use proptest::prelude::*;
use serde_json::{Value, json};
use time::Date;
use waymark_core::carry::sheet::{Line, Said};
use waymark_core::metric::dated::Dated;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::number::decimal::Decimal;
use waymark_core::table::column::Mark;
use waymark_core::table::{Cell, write_with};

use super::{COLUMNS, HEADER, Page, id};

/// Lines as a spreadsheet takes them.
fn text_of(lines: &[Line], separator: char, mark: Mark) -> String {
    let rows = lines.iter().map(|line| {
        let Said::CheckIn(check_in) = &line.said else {
            panic!("{line:?} is no check-in");
        };
        let confidence = check_in.confidence;
        vec![
            Cell::Text(&line.objective),
            Cell::Text(&line.key_result),
            Cell::Date(check_in.date),
            Cell::Number(check_in.value),
            confidence.map_or(Cell::Empty, |it| Cell::Number(i32::from(it).into())),
            Cell::Text(&check_in.note),
        ]
    });
    write_with(&HEADER, rows, separator, mark)
}

const SPREADSHEETS: [(char, Mark); 3] =
    [(',', Mark::Point), (';', Mark::Comma), ('\t', Mark::Point)];

#[test]
fn what_was_exported_is_here_already() {
    let mut page = Page::usual();
    page.create("b", "=1+1", &["-5, \"quoted\"\nname;", ""]);
    page.create("c", "", &["Only"]);
    let long = "é".repeat(LONGEST_NOTE);
    for (name, field, value) in [
        ("a", "at/k1/2026-10-01", json!({"value": "12"})),
        (
            "a",
            "at/k1/2024-02-29",
            json!({"value": "-0.5", "confidence": 0, "note": "=cmd()"}),
        ),
        (
            "a",
            "at/k2/2026-10-01",
            json!({"value": "1.234", "confidence": 10}),
        ),
        (
            "a",
            "at/k2/2025-12-31",
            json!({"value": "9".repeat(28), "note": long}),
        ),
        (
            "b",
            "at/k1/2026-10-02",
            json!({"value": "1200", "note": "two\nlines, \"one\""}),
        ),
        (
            "b",
            "at/k2/2026-10-02",
            json!({"value": "12.50", "note": "'+1 "}),
        ),
        ("c", "at/k1/2026-10-03", json!({"value": "1", "later": 1})),
    ] {
        page.check_in(name, field, value);
    }
    let lines = page.lines();
    assert_eq!(lines.len(), 7);
    for (separator, mark) in SPREADSHEETS {
        let sheet = page.sheet_of(&text_of(&lines, separator, mark), &COLUMNS);
        assert_eq!(
            (sheet.count(), &sheet.unusable[..]),
            (7, &[][..]),
            "{separator:?}"
        );
        assert_eq!(sheet.records, [], "{separator:?}");
        assert!(!page.bring_in(&sheet));
    }
    assert_eq!(page.lines(), lines);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_exported_comes_into_another_browser_and_is_then_the_same(
        title in "\\PC{0,30}",
        name in "\\PC{0,30}",
        rows in prop::collection::btree_map(
            730_000..739_800_i32,
            (-99_999_999..99_999_999_i64, 0..=6_u8, prop::option::of(0..=10_u8), "(\\PC|\n){0,40}"),
            1..8,
        ),
        spreadsheet in prop::sample::select(SPREADSHEETS.to_vec()),
    ) {
        let (title, name) = (title.trim(), name.trim());
        let [mut here, mut there] = [Page::empty(), Page::empty()];
        for page in [&mut here, &mut there] {
            page.create("a", title, &[name]);
        }
        for (on, (digits, places, confidence, note)) in rows {
            let check_in = Dated {
                date: Date::from_julian_day(on + 1_721_000).expect("a day of the years to now"),
                value: Decimal::new(digits.into(), places).expect("few digits"),
                confidence,
                note: note.trim().to_owned(),
            };
            let field = check_in.name(id("k1").id).to_string();
            here.check_in("a", &field, check_in.said());
        }
        let lines = here.lines();
        let text = text_of(&lines, spreadsheet.0, spreadsheet.1);
        let sheet = there.sheet_of(&text, &COLUMNS);
        prop_assert_eq!(&sheet.unusable, &[]);
        prop_assert!(there.bring_in(&sheet));
        prop_assert_eq!(there.lines(), lines);
        let again = there.sheet_of(&text, &COLUMNS);
        prop_assert_eq!(again.records, []);
    }
}

#[test]
fn a_check_in_that_was_removed_comes_back_with_a_table() {
    let mut page = Page::usual();
    page.check_in("a", "at/k1/2026-10-01", json!({"value": "12"}));
    let lines = page.lines();
    page.check_in("a", "at/k1/2026-10-01", Value::Null);
    assert_eq!(page.lines(), []);
    let sheet = page.sheet_of(&text_of(&lines, ',', Mark::Point), &COLUMNS);
    assert!(page.bring_in(&sheet));
    assert_eq!(page.lines(), lines);
}
