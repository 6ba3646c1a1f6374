//! Tables as they are written, and read back.

use proptest::prelude::*;
use waymark_core::number::decimal::Decimal;
use waymark_core::period::parse_date;
use waymark_core::table::column::{Mark, amount};
use waymark_core::table::encoding::decode;
use waymark_core::table::{Cell, write, write_with};

use super::formulas::texts;
use super::{cells, table};

fn decimal(plain: &str) -> Decimal {
    Decimal::parse(plain).expect(plain)
}

#[test]
fn every_kind_of_cell_is_written() {
    let date = parse_date("2026-07-10").expect("a date");
    let row = vec![
        Cell::Date(date),
        Cell::Number(decimal("1234.5")),
        Cell::Text("a"),
        Cell::Empty,
    ];
    let file = write(&["Date", "Value", "Note", ""], std::iter::once(row), ',');
    assert_eq!(file, "Date,Value,Note,\r\n2026-07-10,1234.5,a,\r\n");
}

#[test]
fn cells_are_quoted_where_they_need_it() {
    #[track_caller]
    fn case(text: &str, expected: &str) {
        let row = vec![Cell::Text(text), Cell::Text("x")];
        let file = write(&["h", "i"], std::iter::once(row), ',');
        assert_eq!(file, format!("h,i\r\n{expected},x\r\n"), "{text:?}");
    }
    case("a b", "a b");
    case("a\"b", "\"a\"\"b\"");
    case("a\rb", "\"a\rb\"");
    case("a\nb", "\"a\nb\"");
    // Every separator that somebody could look for.
    case("a,b", "\"a,b\"");
    case("a;b", "\"a;b\"");
    case("a\tb", "\"a\tb\"");
    case("a ", "\"a \"");
    case("\u{a0}a", "\"\u{a0}a\"");
    case("\u{feff}a", "\"\u{feff}a\"");
    case("sep=x", "\"sep=x\"");
    case("Sep=", "\"Sep=\"");
    case("separate", "separate");
    case("", "");
}

#[test]
fn the_separator_is_one_that_is_found_again() {
    let row = || std::iter::once(vec![Cell::Text("1"), Cell::Text("2")]);
    assert_eq!(write(&["a", "b"], row(), ';'), "a;b\r\n1;2\r\n");
    assert_eq!(write(&["a", "b"], row(), '\t'), "a\tb\r\n1\t2\r\n");
    for other in [',', '|', '"', '\n', 'a', '€'] {
        assert_eq!(write(&["a", "b"], row(), other), "a,b\r\n1,2\r\n");
    }
}

#[test]
fn empty_rows_are_rows() {
    let rows = [
        vec![Cell::Empty],
        vec![Cell::Text("")],
        vec![Cell::Text("x")],
    ];
    let file = write(&["a"], rows.into_iter(), ',');
    assert_eq!(file, "a\r\n\"\"\r\n\"\"\r\nx\r\n");
    assert_eq!(cells(&file), [["a"], [""], [""], ["x"]]);
    let rows = [vec![Cell::Empty, Cell::Empty], vec![]];
    let file = write(&["a", "b"], rows.into_iter(), ';');
    assert_eq!(file, "a;b\r\n\"\";\r\n\"\"\r\n");
    assert_eq!(cells(&file)[1], ["", ""]);
    assert_eq!(write(&[], std::iter::empty(), ','), "\"\"\r\n");
}

#[test]
fn a_number_that_could_be_thousands_has_one_more_zero() {
    for (value, written) in [
        ("1.234", "1.2340"),
        ("-12.345", "-12.3450"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.23", "1.23"),
        ("1.2345", "1.2345"),
        ("1234", "1234"),
    ] {
        let row = vec![Cell::Number(decimal(value))];
        let file = write(&["a"], std::iter::once(row), ',');
        assert_eq!(file, format!("a\r\n{written}\r\n"));
    }
}

#[test]
fn the_decimal_mark_is_chosen() {
    let row = || std::iter::once(vec![Cell::Number(decimal("-1.5")), Cell::Text("1.5")]);
    let file = write_with(&["a", "b"], row(), ';', Mark::Comma);
    assert_eq!(file, "a;b\r\n\"-1,5\";1.5\r\n");
    let file = write_with(&["a", "b"], row(), ';', Mark::Point);
    assert_eq!(file, "a;b\r\n-1.5;1.5\r\n");
}

proptest! {
    #[test]
    fn every_text_comes_back(
        (columns, texts) in (1_usize..4).prop_flat_map(|columns| {
            (Just(columns), prop::collection::vec(texts(), columns..=5 * columns))
        }),
        separator in prop::sample::select(vec![',', ';', '\t']),
        marked: bool,
    ) {
        let mut rows: Vec<Vec<&str>> = texts
            .chunks_exact(columns)
            .map(|row| row.iter().map(String::as_str).collect())
            .collect();
        let expected = rows.clone();
        let header = rows.remove(0);
        let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::Text).collect());
        let file = write(&header, rows, separator);
        prop_assert_eq!(cells(&file), expected.clone());
        prop_assert_eq!(table(&file).problems, []);
        if columns > 1 {
            prop_assert_eq!(table(&file).separator, separator);
        }
        // With the mark that Excel wants, also as bytes.
        if marked {
            let bytes = decode(format!("\u{feff}{file}").as_bytes());
            prop_assert_eq!(bytes.as_deref(), Ok(&*file));
            prop_assert_eq!(cells(&format!("\u{feff}{file}")), expected);
        }
    }

    #[test]
    fn every_number_comes_back(digits in -(10_i128.pow(28) - 1)..10_i128.pow(28), places in 0..=28_u8) {
        let value = Decimal::new(digits, places).expect("a decimal");
        for mark in [Mark::Point, Mark::Comma] {
            let rows = std::iter::once(vec![Cell::Number(value)]);
            let file = write_with(&["a"], rows, ';', mark);
            prop_assert_eq!(amount(&cells(&file)[1][0], mark), Some((value, String::new())));
            // Whoever looks for the other mark does not find another number.
            let other = [Mark::Point, Mark::Comma].into_iter().find(|it| *it != mark);
            let read = other.and_then(|mark| amount(&cells(&file)[1][0], mark));
            prop_assert!(read.is_none_or(|(it, _)| it == value));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[a,;\t\"\r\n '=s\u{feff}ep-]{0,40}") {
        if let Ok(table) = waymark_core::table::read(&text) {
            let lines = text.split(['\r', '\n']).count();
            prop_assert!(table.rows.iter().all(|row| (1..=lines).contains(&row.line)));
            prop_assert!(table.rows.is_sorted_by(|one, next| one.line < next.line));
        }
    }
}
