//! What people type as a number: understood, or refused with the reason, as the tables in
//! `core/tests/cases` say.

use waymark_core::number::understood::{Notation, Problem, Understood};

use super::{EN, PLACES, notation, place};

/// Puts the characters for `\u{…}` and `\t`.
fn unescape(text: &str) -> String {
    let text = text.replace("\\t", "\t");
    let mut parts = text.split("\\u{");
    let mut plain = String::from(parts.next().unwrap_or_default());
    for part in parts {
        let (code, rest) = part.split_once('}').expect("a closing brace");
        let code = u32::from_str_radix(code, 16).expect("hexadecimal digits");
        plain.push(char::from_u32(code).expect("a character"));
        plain.push_str(rest);
    }
    plain
}

/// A problem as the tables have it.
fn said(problem: &Problem) -> String {
    match problem {
        Problem::TooManyDigits { digits } => format!("TooManyDigits {digits}"),
        Problem::Stray(piece) => format!("Stray {piece}"),
        Problem::Misplaced(mark) => format!("Misplaced {mark}"),
        Problem::Ambiguous(one, other) => format!("Ambiguous {one} {other}"),
        Problem::OtherUnit { found, unit } => format!("OtherUnit {found} {unit}"),
        problem => format!("{problem:?}"),
    }
}

/// What was read as the tables have it: value or problem, unit, and whether it is echoed.
fn told(read: Result<Option<Understood>, Problem>) -> (String, String, &'static str) {
    match read {
        Ok(None) => ("nothing".to_owned(), String::new(), ""),
        Ok(Some(understood)) => {
            let is_echoed = understood.could_be_misread;
            let echo = if is_echoed { "echo" } else { "" };
            (understood.value.to_string(), understood.unit, echo)
        }
        Err(problem) => (said(&problem), String::new(), ""),
    }
}

/// The rows of a table, in columns.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let rows = table
        .lines()
        .filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| row.split('|').map(str::trim).collect())
}

/// Compares what is read with a table whose columns are a place, what is typed, and what
/// is told of it.
#[track_caller]
fn compare(table: &str, read: impl Fn(&str, &str) -> Result<Option<Understood>, Problem>) {
    let mut wrong = Vec::new();
    for columns in rows(table) {
        let column = |number: usize| columns.get(number).copied().unwrap_or_default();
        let (value, unit, echo) = told(read(column(0), &unescape(column(1))));
        if (value.trim(), unit.as_str(), echo) != (column(2), column(3), column(4)) {
            wrong.push(format!("{columns:?}\n    is {value:?} {unit:?} {echo:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_type_is_understood_or_refused_as_the_table_says() {
    compare(include_str!("../cases/number.txt"), |locale, typed| {
        notation(locale).read(typed)
    });
}

#[test]
fn people_of_each_place_are_understood_or_refused_with_the_reason() {
    compare(include_str!("../cases/world.txt"), |locale, typed| {
        place(locale).read(typed)
    });
}

#[test]
fn each_place_has_a_dozen_that_people_type_there() {
    for (tag, _) in PLACES {
        let typed = rows(include_str!("../cases/world.txt")).filter(|row| row[0] == tag);
        let least = if matches!(tag, "de-AT" | "pt-PT") {
            3
        } else {
            12
        };
        assert!(typed.count() >= least, "{tag}");
    }
}

#[test]
fn a_number_is_read_in_what_it_is_measured_in_and_in_nothing_else() {
    let mut wrong = Vec::new();
    for columns in rows(include_str!("../cases/units.txt")) {
        let read = place("de-DE").read_in(columns[1], columns[0]);
        let read = if columns[1].contains('.') {
            place("en-US").read_in(columns[1], columns[0])
        } else {
            read
        };
        let (value, _, echo) = told(read);
        let expected = (columns[2], columns.get(3).copied().unwrap_or_default());
        if (value.trim(), echo) != expected {
            wrong.push(format!("{columns:?}\n    is {value:?} {echo:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_weight_or_a_count_is_measured_in_nothing() {
    let read = |typed: &str| told(EN.read_bare(typed)).0;
    assert_eq!(read(" 1.5 "), "1.5");
    assert_eq!(read("2k"), "2000");
    assert_eq!(read(""), "nothing");
    assert_eq!(read("5 kg"), "Stray kg");
    assert_eq!(read("5 %"), "Stray %");
    assert_eq!(read("$5"), "Stray $");
    assert_eq!(read("3/5"), "Stray /5");
}

#[test]
fn a_column_is_read_by_its_own_marks_alone() {
    for typed in ["1.200,50", "1.234.567", "1'200", "4,6"] {
        assert!(Notation::PLAIN_ENGLISH.read(typed).is_err(), "{typed}");
    }
    for (typed, value) in [
        ("１２．５", "12.5"),
        ("－５", "-5"),
        ("(8)", "-8"),
        ("‒8", "-8"),
    ] {
        assert_eq!(told(Notation::PLAIN_ENGLISH.read(typed)).0, value);
    }
}

#[test]
fn what_is_too_long_for_a_number_is_refused_at_once() {
    let longest = Notation::LONGEST;
    assert!(EN.read(&"0".repeat(longest)).is_ok());
    assert_eq!(EN.read(&"0".repeat(longest + 1)), Err(Problem::NotANumber));
    assert_eq!(EN.read(&"9".repeat(10_000_000)), Err(Problem::NotANumber));
    assert_eq!(EN.read(&" ".repeat(10_000_000)), Ok(None));
}
