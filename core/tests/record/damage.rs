//! The frame: every damage of one byte, and every cut, is noticed.

use waymark_core::record::{Record, Unreadable, frame};

/// A stored text with everything in it that one can have.
fn stored() -> String {
    let text = concat!(
        r#"{"schema":1,"fields":{"title":["Größe 🎯 \"x\"\n","7.b","5.a 4.c"],"#,
        r#""at/k1/2026-11-01":[{"value":"12.5","note":"ok"},"3.a"],"bin":[null,"2.a"]},"#,
        r#""others":{"title":[["Other","6.d","5.a"]]},"later":{"x":[1,2.5,null]}}"#
    );
    let record = frame::open(&frame::seal(text)).expect("sealed").to_owned();
    let members = serde_json::from_str(&record).expect("JSON");
    let record = Record::from_members(members).expect("a record");
    record.write()
}

#[test]
fn row_06_every_change_of_one_byte_is_noticed() {
    let text = stored();
    assert!(Record::read(&text).is_ok());
    let mut changes = 0_u32;
    let mut bytes = text.clone().into_bytes();
    for place in 0..bytes.len() {
        let right = bytes[place];
        for byte in 0..=u8::MAX {
            bytes[place] = byte;
            // What is no text cannot come out of the storage.
            if byte != right
                && let Ok(damaged) = str::from_utf8(&bytes)
            {
                changes += 1;
                assert_eq!(Record::read(damaged), Err(Unreadable::Damaged), "{damaged}");
            }
        }
        bytes[place] = right;
    }
    assert!(changes > 25_000, "{changes}");
    println!(
        "{changes} changes of one byte of {}, each noticed",
        text.len()
    );
}

#[test]
fn row_06_every_change_of_one_bit_is_noticed_whatever_becomes_of_it() {
    let text = stored();
    for place in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= 1 << bit;
            // As a browser hands over what is no text.
            let damaged = String::from_utf8_lossy(&bytes);
            assert_eq!(
                Record::read(&damaged),
                Err(Unreadable::Damaged),
                "{damaged}"
            );
        }
    }
}

#[test]
fn row_06_every_cut_and_every_addition_is_noticed() {
    let text = stored();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (at, letter) in &letters {
        let (head, tail) = text.split_at(*at);
        let damaged = [
            head.to_owned(),
            tail.to_owned(),
            [head, &tail[letter.len_utf8()..]].concat(),
            [head, &letter.to_string(), tail].concat(),
            [head, "\0", tail].concat(),
        ];
        for damaged in damaged.iter().filter(|damaged| **damaged != text) {
            assert_eq!(Record::read(damaged), Err(Unreadable::Damaged), "{damaged}");
        }
    }
    assert_eq!(
        Record::read(&(text.clone() + " ")),
        Err(Unreadable::Damaged)
    );
    assert_eq!(Record::read(&(text + "\n")), Err(Unreadable::Damaged));
}

#[test]
fn a_frame_is_eight_small_hexadecimal_digits_and_a_space() {
    assert_eq!(frame::seal("123456789"), "cbf43926 123456789");
    assert_eq!(frame::seal(""), "00000000 ");
    assert_eq!(frame::open("cbf43926 123456789"), Some("123456789"));
    assert_eq!(frame::open("00000000 "), Some(""));
    for text in [
        "",
        "0",
        "00000000",
        "CBF43926 123456789",
        "cbf43926123456789",
        "ääää 1",
        "cbf43926\t123456789",
    ] {
        assert_eq!(frame::open(text), None, "{text:?}");
    }
}
