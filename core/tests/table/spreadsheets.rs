//! What spreadsheets save as CSV, byte for byte.

use waymark_core::table::encoding::decode;
use waymark_core::table::{What, read};

use super::{cells, problem, table};

const DATES: &[&[&str]] = &[&["Date", "Value"], &["2026-07-10", "1.5"]];

/// A file, its separator, and its cells.
#[track_caller]
fn file(bytes: &[u8], separator: char, expected: &[&[&str]]) {
    let text = decode(bytes).expect("a text");
    let table = table(&text);
    assert_eq!(table.separator, separator, "{text:?}");
    assert_eq!(table.problems, [], "{text:?}");
    assert_eq!(cells(&text), expected, "{text:?}");
}

/// A text in UTF-16, its lower bytes first, without a mark.
fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn row_30_excel_in_english() {
    // CSV (Comma delimited), on Windows and on a Mac.
    file(b"Date,Value\r\n2026-07-10,1.5\r\n", ',', DATES);
    file(b"Date,Value\r2026-07-10,1.5\r", ',', DATES);
    file(b"Date,Value\r2026-07-10,1.5", ',', DATES);
    // CSV UTF-8.
    file(b"\xef\xbb\xbfDate,Value\r\n2026-07-10,1.5\r\n", ',', DATES);
    let grouped: &[&[&str]] = &[&["Date", "Value"], &["7/10/2026", "1,200.50"]];
    file(b"Date,Value\r\n7/10/2026,\"1,200.50\"\r\n", ',', grouped);
    let quotes: &[&[&str]] = &[&["Note"], &["say \"hi\", twice"]];
    file(b"Note\r\n\"say \"\"hi\"\", twice\"\r\n", ',', quotes);
    // Empty cells below and beside a table that was once larger.
    let padded = b"Date,Value,\r\n2026-07-10,1.5,\r\n,,\r\n,,\r\n";
    let expected: &[&[&str]] = &[&["Date", "Value", ""], &["2026-07-10", "1.5", ""]];
    file(padded, ',', expected);
    // In Windows-1252: a dash, a euro and quotes that Latin-1 has not.
    let windows = b"Date,Value \x80\r\n2026-07-10,\x93a\x94 \x96 \xe9\r\n";
    let expected: &[&[&str]] = &[&["Date", "Value €"], &["2026-07-10", "“a” – é"]];
    file(windows, ',', expected);
}

#[test]
fn row_30_excel_in_german() {
    let expected: &[&[&str]] = &[&["Datum", "Größe in €"], &["10.07.2026", "1.200,50"]];
    let windows = b"Datum;Gr\xf6\xdfe in \x80\r\n10.07.2026;1.200,50\r\n";
    file(windows, ';', expected);
    let utf_8 = "\u{feff}Datum;Größe in €\r\n10.07.2026;1.200,50\r\n";
    file(utf_8.as_bytes(), ';', expected);
    let comma: &[&[&str]] = &[&["Datum", "Wert, in €"], &["10.07.2026", "1,5"]];
    file(
        "Datum;Wert, in €\r\n10.07.2026;1,5\r\n".as_bytes(),
        ';',
        comma,
    );
    let commas: &[&[&str]] = &[&["Ziel", "Wert, netto, in €"], &["a", "1,5"]];
    file("Ziel;Wert, netto, in €\na;1,5\n".as_bytes(), ';', commas);
    let swiss: &[&[&str]] = &[&["Datum", "Wert"], &["10.07.2026", "1’200.50"]];
    file(b"Datum;Wert\r\n10.07.2026;1\x92200.50\r\n", ';', swiss);
}

#[test]
fn row_30_excel_in_french() {
    let expected: &[&[&str]] = &[
        &["Date", "Chiffre d’affaires"],
        &["10/07/2026", "1\u{202f}200,50"],
    ];
    let text = "\u{feff}Date;Chiffre d’affaires\r\n10/07/2026;1\u{202f}200,50\r\n";
    file(text.as_bytes(), ';', expected);
    let expected: &[&[&str]] = &[&["Date", "Coût"], &["10/07/2026", "1\u{a0}200,50"]];
    file(b"Date;Co\xfbt\r\n10/07/2026;1\xa0200,50\r\n", ';', expected);
}

#[test]
fn row_30_excel_as_unicode_text() {
    let bytes = b"\xff\xfeD\0a\0t\0e\0\t\0V\0\r\0\n\x007\0\t\0\xac\x20\r\0\n\0";
    file(bytes, '\t', &[&["Date", "V"], &["7", "€"]]);
    let expected: &[&[&str]] = &[&["Дата", "Значение"], &["10.07.2026", "1,5"]];
    let text = "Дата\tЗначение\r\n10.07.2026\t1,5\r\n";
    file(&utf_16(&format!("\u{feff}{text}")), '\t', expected);
    file(&utf_16(text), '\t', expected);
    // Text (Tab delimited).
    file(b"Date\tValue\r\n2026-07-10\t1.5\r\n", '\t', DATES);
}

#[test]
fn row_30_libreoffice() {
    let expected: &[&[&str]] = &[&["Date", "Note"], &["07/10/26", "two\nlines, \"quoted\""]];
    let text = b"Date,Note\n07/10/26,\"two\nlines, \"\"quoted\"\"\"\n";
    file(text, ',', expected);
    // "Quote all text cells".
    let all = b"\"Date\";\"Value\"\n\"2026-07-10\";1.5\n";
    file(all, ';', DATES);
    let empty: &[&[&str]] = &[&["a", "b"], &["", ""], &["x", "y"]];
    file(b"\"a\";\"b\"\n\"\";\"\"\n\"x\";\"y\"\n", ';', empty);
}

#[test]
fn row_30_numbers_and_google_sheets() {
    // Numbers ends rows with CR LF or LF, and pads them.
    let expected: &[&[&str]] = &[&["Datum", "Wert"], &["10.07.26", "1,5"]];
    file(b"Datum;Wert\n10.07.26;1,5\n;\n", ';', expected);
    // Google Sheets has no line end after the last row.
    file(b"Date,Value\r\n2026-07-10,1.5", ',', DATES);
    let quoted: &[&[&str]] = &[&["Date", "Note"], &["2026-07-10", "a, b"]];
    file(b"Date,Note\r\n2026-07-10,\"a, b\"", ',', quoted);
}

#[test]
fn row_30_a_line_that_names_the_separator() {
    file(b"sep=;\r\nDate;Value\r\n2026-07-10;1.5\r\n", ';', DATES);
    file(b"sep=,\nDate,Value\n2026-07-10,1.5\n", ',', DATES);
    file(b"SEP=\t\rDate\tValue\r2026-07-10\t1.5", '\t', DATES);
    file(
        b"\xef\xbb\xbfsep=|\r\nDate|Value\r\n2026-07-10|1.5",
        '|',
        DATES,
    );
    file(&utf_16("sep=;\r\nDate;Value\r\n2026-07-10;1.5"), ';', DATES);
    // It is believed, also where another stands more often.
    let expected: &[&[&str]] = &[&["a,b,c", "d"], &["1,2,3", "4"]];
    file(b"sep=;\na,b,c;d\n1,2,3;4\n", ';', expected);
    // These are names of columns.
    let header: &[&[&str]] = &[&["sep=;"], &["1"]];
    file(b"\"sep=;\"\n1\n", ',', header);
    file(b"sep=a\n1\n", ',', &[&["sep=a"], &["1"]]);
    file(b"sep=ab;x\n1;2\n", ';', &[&["sep=ab", "x"], &["1", "2"]]);
    file(
        b"sep=;;\n1;2;3\n",
        ';',
        &[&["sep=", "", ""], &["1", "2", "3"]],
    );
    file(b"sep=\"\n1\n", ',', &[&["sep=\""], &["1"]]);
    file(b"separate\n1\n", ',', &[&["separate"], &["1"]]);
    let table = table("sep=;\r\na;b\r\n\r\n1;2");
    assert_eq!(table.rows[0].line, 4);
    assert_eq!(problem("sep=;"), (1, What::Nothing));
    assert_eq!(problem("sep=;\r\n\r\n"), (1, What::Nothing));
}

#[test]
fn row_30_the_separator_is_found_in_the_header() {
    #[track_caller]
    fn case(text: &str, separator: char) {
        assert_eq!(table(text).separator, separator, "{text:?}");
    }
    case("a,b\n", ',');
    case("a;b\n", ';');
    case("a\tb\n", '\t');
    case("a,b,c;d\n", ',');
    case("a;b;c,d\n", ';');
    case("a;b\tc\td\n", '\t');
    // A draw: the comma is more often part of a name or a number.
    case("a;b,c\n", ';');
    case("a;b,c\n1;2,5\n", ';');
    case("a\tb,c\n", '\t');
    // The next row has as many of the right one.
    case("a;b, c, d\n1;2\n", ';');
    case("a,b; c; d\n1,2\n", ',');
    case("a;b, c, d\n\n;\n", ';');
    // Not within quotes, and these go on over lines.
    case("\"a;b;c\",d\n", ',');
    case("\"a,b\n,c,\";d\n", ';');
    case("\"a\"\",\"\",\";d\n", ';');
    case("\"a\"\";\"\"\",d,e;\n", ',');
    case("a,\"b;;;\",c\n", ',');
    // A quote inside a cell opens nothing.
    case("5\" a;6\" b\n", ';');
    case("5\"\" a,b;6;7\"\" b\n", ';');
    // Not below the header, unless that has only one column.
    case("a,b\n1;2;3;4\n", ',');
    case("a\n1\n", ',');
    case("a", ',');
    assert_eq!(cells("Wert\n1,5\n2,5\n"), [["Wert"], ["1,5"], ["2,5"]]);
    assert_eq!(cells("Name\na;b,c\n"), [["Name"], ["a;b,c"]]);
    case("Name\na;b,c\td\n", ',');
    // Bars separate nothing.
    assert_eq!(cells("a|b\n1|2\n"), [["a|b"], ["1|2"]]);
    // Blank lines before it.
    case("\r\n\n  \na;b\n", ';');
}

#[test]
fn row_30_lines_end_in_three_ways() {
    let expected = [["a", "b"], ["1", "2"], ["3", "4"]];
    for text in [
        "a,b\r\n1,2\r\n3,4\r\n",
        "a,b\n1,2\n3,4\n",
        "a,b\r1,2\r3,4\r",
        "a,b\r\n1,2\n3,4",
        "a,b\n1,2\r3,4\r\n",
        "\n\na,b\n\n\n1,2\n3,4\n\n",
        "\r\n\r\na,b\r\n\r\n1,2\r\n3,4\r\n\r\n",
        "\r\ra,b\r\r1,2\r3,4\r\r",
        "a,b\n,\n1,2\n  ,\t\n3,4\n , \n",
        "   \na,b\n \n1,2\n\t\n3,4\n   ",
    ] {
        assert_eq!(cells(text), expected, "{text:?}");
    }
}

#[test]
fn row_30_line_ends_in_quotes_belong_to_the_cell() {
    let text = "a,b\r\n\"1\r\n2\",\"3\n4\"\r\n\"5\r6\",\"\r\n\"\r\n";
    let expected = [["a", "b"], ["1\r\n2", "3\n4"], ["5\r6", "\r\n"]];
    assert_eq!(cells(text), expected);
    assert_eq!(cells("a\n\"\n\"\n"), [["a"], ["\n"]]);
    assert_eq!(cells("\"a\nb\"\n1\n"), [["a\nb"], ["1"]]);
}

#[test]
fn row_30_rows_know_their_line() {
    #[track_caller]
    fn case(text: &str, expected: &[usize]) {
        let lines: Vec<_> = table(text).rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, expected, "{text:?}");
    }
    case("a\n1\n2\n", &[2, 3]);
    case("a\r\n1\r\n2\r\n", &[2, 3]);
    case("a\r1\r2\r", &[2, 3]);
    case("\n\na\n\n1\n\n\n2", &[5, 8]);
    case("\r\n\r\na\r\n\r\n1\r\n\r\n\r\n2", &[5, 8]);
    case("\r\ra\r\r1\r\r\r2", &[5, 8]);
    case("a\n\"1\n\n\"\n2\n\"3\r\n\"\n4\n", &[2, 5, 6, 8]);
    case("\"a\r\rb\"\r1\r2", &[4, 5]);
    case("a,b\n,\n1,2\n\t\n3,4\n", &[3, 5]);
}

#[test]
fn row_30_rows_of_another_length_are_kept_and_named() {
    let found = table("a,b\n1\n\n1,2\n1,2,3\n\"1\n\",2,\n");
    let rows: Vec<_> = found.rows.iter().map(|row| row.cells.len()).collect();
    assert_eq!(rows, [1, 2, 3, 3]);
    let problems: Vec<_> = found
        .problems
        .into_iter()
        .map(|p| (p.line, p.what))
        .collect();
    let count = |row| What::CellCount { header: 2, row };
    assert_eq!(problems, [(2, count(1)), (5, count(3)), (6, count(3))]);
}

#[test]
fn row_30_quotes_where_none_should_be_are_kept() {
    assert_eq!(cells("a,b\n5\",6\"\"\n"), [["a", "b"], ["5\"", "6\"\""]]);
    assert_eq!(
        cells("a,b\nx \"y\" z,2\n"),
        [["a", "b"], ["x \"y\" z", "2"]]
    );
    assert_eq!(cells("a,b\n\"x\"y,2\n"), [["a", "b"], ["xy", "2"]]);
    // As RFC 4180 has it, a space before a quote is part of the cell.
    assert_eq!(cells("a,b\n1, \"2\"\n"), [["a", "b"], ["1", " \"2\""]]);
}

#[test]
fn row_30_a_quote_that_does_not_close_is_named() {
    assert_eq!(problem("a,b\n1,2\n\"3,4\n5,6\n"), (3, What::OpenQuote));
    assert_eq!(problem("a,b\r1,2\r3,\"4\r5,6\r"), (3, What::OpenQuote));
    assert_eq!(problem("\"a"), (1, What::OpenQuote));
    assert_eq!(problem("\n\"\n"), (2, What::OpenQuote));
    assert_eq!(problem("a\n\"b\"\""), (2, What::OpenQuote));
    assert_eq!(problem("a\n\"b\"\n\""), (3, What::OpenQuote));
    // Also where it takes more than a cell can hold.
    let rows = "1,2\n".repeat(10_000);
    assert_eq!(problem(&format!("a,b\n\"{rows}")), (2, What::OpenQuote));
    for text in ["a\n\"b\"", "a\n\"b\"\"\"", "a\nb\"", "a\n\"\"", "\"a\""] {
        assert!(read(text).is_ok(), "{text:?}");
    }
}

#[test]
fn row_30_nothing_is_no_table() {
    for text in ["", "\n", "\r\n\r\n", " ", "\u{feff}", ",,\n,,\n", "\t\n \r"] {
        assert_eq!(problem(text), (1, What::Nothing), "{text:?}");
    }
    // A header alone is one.
    assert_eq!(cells("a,b"), [["a", "b"]]);
    assert_eq!(cells("\"\""), [[""]]);
}
