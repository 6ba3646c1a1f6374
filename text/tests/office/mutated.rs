//! Tables and exports that something happened to: whatever it was, nothing panics, and what
//! comes in comes in whole.

use proptest::prelude::*;

use super::page::Page;
use super::programs::ALL;
use super::{cases, entries};

/// What happens to a text: at a place between its beginning and its end, something.
#[derive(Clone, Debug)]
enum Slip {
    Cut(usize),
    Without(usize, usize),
    With(usize, &'static str),
    Twice(usize, usize),
    Byte(usize, u8),
}

const PIECES: [&str; 22] = [
    "\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"\"",
    "0.5",
    "-1",
    "TRUE",
    "1.000",
    "13%",
    "31/12/2026",
    "2026-02-30",
    "1e999",
    "\u{0}",
    "’",
    "ﬁ",
    "{",
    "}",
    "9999999999999999999999999999999",
    "\u{feff}",
];

fn slips() -> impl Strategy<Value = Vec<Slip>> {
    let at = 0..10_000_usize;
    let slip = prop_oneof![
        1 => at.clone().prop_map(Slip::Cut),
        3 => (at.clone(), 1..40_usize).prop_map(|(at, many)| Slip::Without(at, many)),
        6 => (at.clone(), prop::sample::select(PIECES.to_vec())).prop_map(|(at, it)| Slip::With(at, it)),
        2 => (at.clone(), 1..80_usize).prop_map(|(at, many)| Slip::Twice(at, many)),
        2 => (at, any::<u8>()).prop_map(|(at, byte)| Slip::Byte(at, byte)),
    ];
    prop::collection::vec(slip, 1..6)
}

fn mutated(mut bytes: Vec<u8>, slips: &[Slip]) -> Vec<u8> {
    for slip in slips {
        let place = |at: &usize| at * bytes.len() / 10_000;
        match slip {
            Slip::Cut(at) => bytes.truncate(place(at)),
            Slip::Without(at, many) => {
                let at = place(at);
                bytes.drain(at..bytes.len().min(at + many));
            }
            Slip::With(at, piece) => {
                let at = place(at);
                bytes.splice(at..at, piece.bytes());
            }
            Slip::Twice(at, many) => {
                let at = place(at);
                let again = bytes[at..bytes.len().min(at + many)].to_vec();
                bytes.splice(at..at, again);
            }
            Slip::Byte(at, byte) => {
                let at = place(at);
                if let Some(there) = bytes.get_mut(at) {
                    *there = *byte;
                }
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_table_that_something_happened_to_comes_in_whole_or_not_at_all(
        entries in entries(),
        program in 0..ALL.len(),
        slips in slips(),
    ) {
        let program = &ALL[program];
        let mut page = Page::of(&entries);
        let bytes = mutated(program.saved(&page.table(program.mark), true), &slips);
        let before = page.texts();
        if let Some(sheet) = page.try_read(&bytes, program) {
            // Nothing is written by looking.
            prop_assert_eq!(page.texts(), before);
            page.brings_in_and_takes_back(&sheet);
        }
    }

    #[test]
    fn an_export_that_something_happened_to_comes_in_whole_or_not_at_all(
        entries in entries(),
        slips in slips(),
    ) {
        let mut page = Page::of(&entries);
        let bytes = mutated(page.export().into_bytes(), &slips);
        let before = page.texts();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !page.file_comes_in_whole_or_not(&text) {
            prop_assert_eq!(page.texts(), before);
        }
    }
}
