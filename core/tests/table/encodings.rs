//! Bytes into text.

use proptest::prelude::*;
use waymark_core::table::encoding::{Undecodable, decode};

#[track_caller]
fn case(bytes: &[u8], text: &str) {
    assert_eq!(decode(bytes).as_deref(), Ok(text), "{bytes:?}");
}

#[track_caller]
fn refused(bytes: &[u8], why: Undecodable) {
    assert_eq!(decode(bytes), Err(why), "{bytes:?}");
}

fn little(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn big(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

#[test]
fn utf_8_with_and_without_a_mark() {
    case(b"", "");
    case(b"a", "a");
    case("Größe € 😀".as_bytes(), "Größe € 😀");
    case(b"\xef\xbb\xbf", "");
    case("\u{feff}é".as_bytes(), "é");
    // One mark, no more.
    case("\u{feff}\u{feff}é".as_bytes(), "\u{feff}é");
    refused(b"\xef\xbb\xbfab\xe9", Undecodable::NotUtf8 { at: 5 });
    refused(b"\xef\xbb\xbf\xff", Undecodable::NotUtf8 { at: 3 });
}

#[test]
fn utf_16_with_a_mark() {
    case(b"\xff\xfea\0\xac\x20", "a€");
    case(b"\xfe\xff\0a\x20\xac", "a€");
    case(b"\xff\xfe", "");
    case(b"\xfe\xff", "");
    case(&little("\u{feff}Дата;😀\r\n"), "Дата;😀\r\n");
    case(&big("\u{feff}Дата;😀\r\n"), "Дата;😀\r\n");
    case(b"\xff\xfe\xff\xfea\0", "\u{feff}a");
}

#[test]
fn utf_16_without_a_mark() {
    case(b"a\0", "a");
    case(b"\0a", "a");
    case(&little("Date;Value\r\n1;2"), "Date;Value\r\n1;2");
    case(&big("Date;Value\r\n1;2"), "Date;Value\r\n1;2");
    let russian = "Показатель;Значение\r\n10.07.2026;12\r\n";
    case(&little(russian), russian);
    case(&big(russian), russian);
    // The first of these characters has a NUL where others have none.
    let chinese = "一月;二月;数值\r\n1;2;3\r\n";
    case(&little(chinese), chinese);
    case(&big(chinese), chinese);
    case(&little("a,b一"), "a,b一");
    case(&big("a,b一"), "a,b一");
    // Neither a few NUL bytes nor some in both places make it UTF-16.
    case(b"Date;Value;No\0te\r\n", "Date;Value;No\0te\r\n");
    case(b"\0\0\0\0", "\0\0\0\0");
    case(b"a\0\0b", "a\0\0b");
    // Of a long file, the beginning tells.
    let long = format!("{}{}", "a;b\r\n".repeat(300), "\u{400}".repeat(20_000));
    case(&little(&long), &long);
}

#[test]
fn broken_utf_16_is_refused_with_its_place() {
    refused(b"\xff\xfea\0b", Undecodable::HalfUnit { at: 4 });
    refused(b"\xfe\xff\0a\0", Undecodable::HalfUnit { at: 4 });
    refused(b"a\0b\0c", Undecodable::HalfUnit { at: 4 });
    refused(b"\xff\xfe\0", Undecodable::HalfUnit { at: 2 });
    let lone = |at| Undecodable::LoneSurrogate { at };
    refused(b"\xff\xfea\0\x00\xd8b\0", lone(4));
    refused(b"\xff\xfea\0\x00\xdc", lone(4));
    refused(b"\xfe\xff\xd8\x3d\xde\x00\0a\xd8\x00", lone(8));
    refused(b"a\0b\0\x00\xd8c\0", lone(4));
}

#[test]
fn everything_else_is_windows_1252() {
    case(b"Gr\xf6\xdfe", "Größe");
    case(b"\x80 \x85 \x96 \x9f \xa0 \xff", "€ … – Ÿ \u{a0} ÿ");
    case(b"\xe9", "é");
    // What UTF-8 cannot be, although it begins like it.
    case("é\u{e9}".as_bytes(), "éé");
    case(b"\xc3\xa9\xe9", "Ã©é");
    let all: Vec<u8> = (0x80..=0x9f)
        .filter(|byte| ![0x81, 0x8d, 0x8f, 0x90, 0x9d].contains(byte))
        .collect();
    case(&all, "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
    for byte in [0x81, 0x8d, 0x8f, 0x90, 0x9d] {
        let at = 2;
        refused(&[b'a', 0xe9, byte], Undecodable::Unassigned { at, byte });
    }
}

#[test]
fn a_workbook_is_told_from_a_text() {
    refused(b"PK\x03\x04\x14\0\x06\0", Undecodable::Workbook);
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Undecodable::Workbook);
    case(b"PK;Name", "PK;Name");
    case(b"\xd0\xcf\x11", "ÐÏ\u{11}");
}

proptest! {
    #[test]
    fn text_comes_back_from_each_encoding(text in any::<String>()) {
        let marked = format!("\u{feff}{text}");
        prop_assert_eq!(decode(marked.as_bytes()), Ok(text.clone()));
        prop_assert_eq!(decode(&little(&marked)), Ok(text.clone()));
        prop_assert_eq!(decode(&big(&marked)), Ok(text));
    }

    #[test]
    fn any_bytes_are_decoded_or_refused_within(bytes: Vec<u8>) {
        match decode(&bytes) {
            Ok(_) | Err(Undecodable::Workbook) => {}
            Err(
                Undecodable::NotUtf8 { at }
                | Undecodable::HalfUnit { at }
                | Undecodable::LoneSurrogate { at }
                | Undecodable::Unassigned { at, .. },
            ) => prop_assert!(at < bytes.len()),
        }
    }
}
