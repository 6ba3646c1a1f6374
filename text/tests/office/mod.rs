//! What was exported comes back from the spreadsheet programs of this world as it was: each
//! saves a table in its own way, and nothing of it may be lost or changed by that.

#![cfg(feature = "store")]

mod mutated;
mod page;
mod programs;

use proptest::prelude::*;

use self::page::{Entry, Page};
use self::programs::{ALL, Program};

/// So many cases, or as many as the environment asks for.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("WAYMARK_CASES").ok();
    let cases = asked.and_then(|it| it.parse().ok()).unwrap_or(usual);
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// What a note may be: what spreadsheets take for something else among it.
const NOTES: [&str; 10] = [
    "",
    "fine",
    "=1+1",
    "-5 since Monday",
    "two\nlines, \"one\" quoted; and more",
    "Café öffnen für 5 € – “gut”",
    "+49 30 call",
    "@home",
    "'tis",
    "a, b; c\td",
];

const TITLES: [&str; 4] = ["Win the trial", "Café öffnen", "=A1", "Q4: \"the\" plan; B"];
const NAMES: [&str; 5] = [
    "Conversion",
    "Kunden pro Woche",
    "-2",
    "Umsatz, netto",
    "NPS",
];
const UNITS: [&str; 5] = ["", "%", "$", "€", "kr"];

fn entries() -> impl Strategy<Value = Vec<Entry>> {
    let entry = (
        0..TITLES.len(),
        0..4_usize,
        0..NAMES.len(),
        0..86_u16,
        -999_999..=9_999_999_i64,
        0..=2_u8,
        prop::option::of(0..=10_u8),
        0..NOTES.len(),
    );
    let entry = entry.prop_map(
        |(title, quarter, name, day, digits, places, sure, note)| Entry {
            title: TITLES[title],
            quarter,
            name: NAMES[name],
            // The same for all of a key result.
            unit: UNITS[(title + quarter + name) % UNITS.len()],
            is_yes_no: (title + quarter + name) % 4 == 3,
            day,
            digits,
            places,
            sure,
            note: NOTES[note],
        },
    );
    prop::collection::vec(entry, 1..25)
}

/// Takes a table out, has a program save it, and brings it back.
#[track_caller]
fn comes_back(page: &mut Page, program: &Program, has_ids: bool) {
    let text = page.table(program.mark);
    let bytes = program.saved(&text, has_ids);
    let shown = || String::from_utf8_lossy(&bytes).into_owned();
    let sheet = page.read(&bytes, program);
    assert_eq!(sheet.unusable, [], "{}\n{}", program.name, shown());
    assert_eq!(sheet.records, [], "{}\n{}", program.name, shown());
    assert_eq!(sheet.count(), page.count(), "{}\n{}", program.name, shown());
    assert_eq!(sheet.doubts, [], "{}\n{}", program.name, shown());
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_any_program_saved_again_is_here_already(entries in entries()) {
        let mut page = Page::of(&entries);
        for program in ALL {
            comes_back(&mut page, program, true);
        }
    }

    #[test]
    fn nobody_has_to_keep_the_columns_of_ids(entries in entries()) {
        let mut page = Page::of(&entries);
        for program in ALL {
            comes_back(&mut page, program, false);
        }
    }
}

#[test]
fn ids_that_look_like_numbers_do_no_harm() {
    // A spreadsheet shows the first as 1.23E+11, the second as 0 and the third as 7.
    for id in ["123456789012", "0e5", "007", "12", "1e400"] {
        let entry = Entry {
            title: "Win the trial",
            quarter: 3,
            name: "Conversion",
            unit: "%",
            is_yes_no: false,
            day: 11,
            digits: 125,
            places: 1,
            sure: Some(7),
            note: "fine",
        };
        let mut page = Page::with_id(&[entry], id);
        for program in ALL {
            comes_back(&mut page, program, true);
        }
    }
}

#[test]
fn one_row_alone_is_known_by_what_is_there() {
    let entry = Entry {
        title: "Q4: \"the\" plan; B",
        quarter: 2,
        name: "-2",
        unit: "$",
        is_yes_no: true,
        day: 7,
        digits: 0,
        places: 0,
        sure: None,
        note: "",
    };
    let mut page = Page::of(&[entry]);
    for program in ALL {
        comes_back(&mut page, program, false);
    }
}
