//! Texts that a spreadsheet would run, and how they are written and read.

use proptest::prelude::*;
use waymark_core::number::decimal::Decimal;
use waymark_core::table::{Cell, write};

use super::cells;

/// A text alone in a row, as it is written.
fn written(text: &str) -> String {
    let file = write(&["h"], std::iter::once(vec![Cell::Text(text)]), ',');
    let row = file.strip_prefix("h\r\n").expect("the header");
    row.strip_suffix("\r\n").expect("a line end").into()
}

#[track_caller]
fn case(text: &str, expected: &str) {
    assert_eq!(written(text), expected, "{text:?}");
    assert_eq!(cells(&format!("h\n{expected}")), [["h"], [text]]);
}

#[test]
fn row_29_a_text_that_is_a_formula_gets_an_apostrophe() {
    case("=1+1", "'=1+1");
    case("+1", "'+1");
    case("-1", "'-1");
    case("@SUM(A1)", "'@SUM(A1)");
    case("=", "'=");
    case("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
    case(
        "=HYPERLINK(\"https://x.test\",\"a\")",
        "\"'=HYPERLINK(\"\"https://x.test\"\",\"\"a\"\")\"",
    );
    case("＝1", "'＝1");
    case("＋1", "'＋1");
    case("－1", "'－1");
    case("＠a", "'＠a");
    case("\t=1", "\"'\t=1\"");
    case("\ta", "\"'\ta\"");
    case("\ra", "\"'\ra\"");
    case("\na", "\"'\na\"");
    case("\0=1", "'\0=1");
    // A spreadsheet may trim a cell before it looks.
    case(" =1", "' =1");
    case("\u{a0}\u{3000}@a", "'\u{a0}\u{3000}@a");
    case(" \t", "\"' \t\"");
}

#[test]
fn row_29_an_apostrophe_of_ones_own_stays() {
    case("'=1", "''=1");
    case("''=1", "'''=1");
    case("' -", "'' -");
    case("'\ta", "\"''\ta\"");
    for text in ["'hello", "'", "''", "' ", "'90s", "'a=1", "' '=1"] {
        let plain = written(text).trim_matches('"').to_owned();
        assert_eq!(plain, text);
        assert_eq!(cells(&format!("h\n{}", written(text))), [["h"], [text]]);
    }
}

#[test]
fn row_29_other_texts_stay_as_they_are() {
    for text in [
        "a", "a=1", "1-2", "5", "é", "<=>", "−1", "–1", "*", "x\0", "#REF!", "%",
    ] {
        case(text, text);
    }
    case(" a", "\" a\"");
    case("", "\"\"");
}

#[test]
fn row_29_numbers_are_numbers() {
    let number = |plain| Cell::Number(Decimal::parse(plain).expect(plain));
    let row = vec![
        number("-5"),
        number("-0.5"),
        number("1234567.5"),
        number("0"),
    ];
    let file = write(&["a", "b", "c", "d"], std::iter::once(row), ',');
    assert_eq!(file, "a,b,c,d\r\n-5,-0.5,1234567.5,0\r\n");
    assert_eq!(cells(&file)[1], ["-5", "-0.5", "1234567.5", "0"]);
}

#[test]
fn row_29_the_header_is_protected_too() {
    let file = write(&["=1", "'@a", "b"], std::iter::empty(), ';');
    assert_eq!(file, "'=1;''@a;b\r\n");
    assert_eq!(cells(&file), [["=1", "'@a", "b"]]);
}

#[test]
fn row_29_what_others_wrote_is_read_the_same_way() {
    let file = "h\n'=1\n'-5\n=1\n-5\n'it\n\"'+1\"\n";
    let expected = [["h"], ["=1"], ["-5"], ["=1"], ["-5"], ["'it"], ["+1"]];
    assert_eq!(cells(file), expected);
}

/// Texts of what matters to spreadsheets.
pub(super) fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "['=+@＝\t\r\n\0 ;,\"a\u{a0}\u{feff}-]{0,6}",
        any::<String>(),
        "sep=[;,\t|a]?",
    ]
}

proptest! {
    #[test]
    fn row_29_no_text_begins_like_a_formula(text in texts()) {
        let row = written(&text);
        let quoted = row.strip_prefix('"').and_then(|row| row.strip_suffix('"'));
        let cell = quoted.unwrap_or(&row).trim_start();
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\0']));
        let cell = quoted.unwrap_or(&row);
        prop_assert!(!cell.starts_with(['\t', '\r', '\n']));
    }
}
