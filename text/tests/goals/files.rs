//! What is wrong with a file or a row of it, as a person reads it.

use super::{day, is_sentence, names};
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::{Choice, Doubt, Meaning, Whose};
use waymark_core::carry::file::{LARGEST, LeftOut, Problem, Wrong};
use waymark_core::carry::named::NoUnit;
use waymark_core::carry::sheet::{Unusable, Why};
use waymark_core::carry::yes_no::Neither;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::KIND;
use waymark_core::record::json::What as Json;
use waymark_core::record::shape::Unfit;
use waymark_core::store::key_value::Fault;
use waymark_core::table::column::DateOrder;
use waymark_core::table::encoding::Undecodable;
use waymark_core::table::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Problem as TableProblem, What};
use waymark_text::en::kept::{files, lines};

const EN: Notation = Notation::PLAIN_ENGLISH;
const DE: Notation = Notation {
    decimal: ',',
    group: Some('.'),
    ..EN
};

#[test]
fn what_is_wrong_with_a_file_says_where_and_that_nothing_was_changed() {
    let case = |what: Wrong, named: &[&str]| {
        for (line, path, place) in [
            (None, "", ""),
            (Some(4), "", "Line 4: "),
            (None, "objective/a title", ""),
            (Some(4), "objective/a title", "Line 4, objective/a title: "),
        ] {
            let path = path.to_owned();
            let said = files::problem(&Problem {
                line,
                path: path.clone(),
                what: what.clone(),
            });
            assert!(said.starts_with(place), "{said}");
            let text = match place {
                "" => said.strip_prefix(&*[&path, ": "].concat()).unwrap_or(&said),
                place => &said[place.len()..],
            };
            names(text, named);
            assert!(said.ends_with(" Nothing was changed."), "{said}");
        }
    };
    case(Wrong::NotOurs, &["Waymark exported"]);
    case(Wrong::Newer(7), &["version 7", "Reload"]);
    case(Wrong::Name, &["name"]);
    case(
        Wrong::UnknownKind("initiative".to_owned()),
        &["newer version", "“initiative”", "Reload"],
    );
    case(Wrong::UnknownPart, &["does not know"]);
    let neither = |objective: &str, key_result: &str| {
        Wrong::Neither(Box::new(Neither {
            objective: objective.to_owned(),
            key_result: key_result.to_owned(),
            on: day("2026-10-05"),
            value: Decimal::parse("0.5").expect("a number"),
        }))
    };
    case(
        neither("Open the shop", "Lease signed"),
        &[
            "“Open the shop”, “Lease signed”, 5 October 2026: ",
            "0.5 is neither",
        ],
    );
    case(neither("", "Lease signed"), &["“Lease signed”, 5 October"]);
    case(
        neither("Open the shop", ""),
        &["“Open the shop”, 5 October"],
    );
    case(neither("", ""), &["5 October 2026: this key result"]);
    case(Wrong::Shape, &["shape"]);
    case(Wrong::Damaged, &["damaged"]);
    case(Wrong::Counter, &["counter"]);
    for (what, named) in [
        (
            Json::Syntax("expected `:`".into()),
            "not JSON (expected `:`)",
        ),
        (Json::CutOff, "part of it is missing"),
        (Json::TooDeep { most: 64 }, "more than 64 lists"),
        (
            Json::TextTooLong {
                most: 10_000,
                length: 12_345,
            },
            "12345 characters; at most 10000",
        ),
        (
            Json::TooManyMembers { most: 10_000 },
            "more than 10000 entries",
        ),
        (Json::Duplicate("title".into()), "“title” appears twice"),
        (Json::NumberTooLarge, "number is too large"),
    ] {
        case_json(what, named);
    }
    #[track_caller]
    fn case_json(what: Json, named: &str) {
        let (line, path) = (Some(4), String::new());
        let said = files::problem(&Problem {
            line,
            path,
            what: Wrong::Json(what),
        });
        assert!(
            said.starts_with("Line 4: ") && said.contains(named),
            "{said}"
        );
        assert!(said.ends_with(". Nothing was changed."), "{said}");
    }
    case(Wrong::Unfit(Unfit::NotText), &["text"]);
    case(
        Wrong::Unfit(Unfit::TooLong(200)),
        &["more than 200 characters"],
    );
    case(
        Wrong::Unfit(Unfit::NotANumber),
        &["number", "28 digits", "\"12.5\""],
    );
    case(Wrong::Unfit(Unfit::NotADate), &["\"2026-07-10\""]);
    case(Wrong::Unfit(Unfit::NotUpTo(10)), &["from 0 to 10"]);
    case(Wrong::Unfit(Unfit::NotOfThisShape), &["shape"]);
}

#[test]
fn a_file_that_is_no_text_says_at_which_byte() {
    names(
        &files::undecodable(&Undecodable::Workbook),
        &["workbook", "CSV"],
    );
    for why in [
        Undecodable::NotUtf8 { at: 41 },
        Undecodable::HalfUnit { at: 41 },
        Undecodable::LoneSurrogate { at: 41 },
        Undecodable::Unassigned { at: 41, byte: 0x81 },
    ] {
        names(&files::undecodable(&why), &["byte 42", "UTF-8"]);
    }
    is_sentence(files::UNREADABLE);
}

#[test]
fn what_is_too_large_is_said_in_numbers() {
    names(
        &files::too_large(LARGEST),
        &["larger than 64.0 MB", "was not read"],
    );
    let no_room = files::no_room(450_000, 240_400);
    names(
        &no_room,
        &["needs 450 kB and 240 kB is free", "Nothing was changed"],
    );
    names(
        &files::no_room(1, 0),
        &["needs under 1 kB and nothing is free"],
    );
    names(&files::fault(&Fault::Full), &["full"]);
    names(
        &files::fault(&Fault::Refused("denied".into())),
        &["“denied”"],
    );
    names(
        &files::fault(&Fault::Refused(String::new())),
        &["refuses access."],
    );
}

#[test]
fn what_is_wrong_with_a_table_names_the_line_and_the_limit() {
    let case = |what: What, named: &[&str]| {
        let said = files::table_problem(&TableProblem { line: 9, what });
        names(&said, named);
        let text = said.strip_prefix("Line 9: ").expect("its line");
        names(text, &["Nothing was changed."]);
    };
    names(
        &files::table_problem(&TableProblem {
            line: 1,
            what: What::Nothing,
        }),
        &["nothing in this file"],
    );
    case(
        What::CellCount { header: 6, row: 1 },
        &["It has 1 cell; the first line has 6."],
    );
    case(
        What::CellCount { header: 6, row: 7 },
        &["It has 7 cells; the first line has 6."],
    );
    case(What::OpenQuote, &["quotation mark"]);
    let most = LONGEST_CELL.to_string();
    case(
        What::CellTooLong {
            cell: 2,
            length: 12_345,
        },
        &["Cell 2", "12345 characters", &most],
    );
    case(
        What::TooManyColumns { columns: 101 },
        &["101", &MOST_COLUMNS.to_string()],
    );
    case(What::TooManyRows, &[&MOST_ROWS.to_string()]);
}

#[test]
fn a_row_that_is_left_out_names_its_line_and_why() {
    let case = |why: Why, named: &[&str]| {
        let said = files::unusable(&Unusable { line: 12, why });
        let text = said.strip_prefix("Line 12: ").expect("its line");
        names(text, named);
    };
    let of = str::to_owned;
    case(
        Why::NoObjective(of("Win")),
        &["No objective is called “Win”."],
    );
    case(Why::NoObjective(of("")), &["It names no objective."]);
    case(
        Why::SeveralObjectives(of("Win")),
        &["Several objectives are called “Win”", "“Period”"],
    );
    case(
        Why::SeveralObjectives(of("")),
        &["Several objectives have no title."],
    );
    case(Why::NoKeyResult(of("K")), &["no key result called “K”."]);
    case(Why::NoKeyResult(of("")), &["It names no key result."]);
    case(
        Why::SeveralKeyResults(of("K")),
        &["several key results called “K”."],
    );
    case(
        Why::SeveralKeyResults(of("")),
        &["several key results without a name."],
    );
    case(
        Why::NoDate(of("10 past")),
        &["“10 past” is not a date", "Oct 2026."],
    );
    for (no_day, cause) in [
        ("2026-02-30", "February 2026 has 28 days."),
        ("29/02/2028 or so", "Oct 2026."),
        ("31/04/2026", "April has 30 days."),
        ("31 Nov 2026", "November has 30 days."),
        ("2026-13-05", "there is no month 13."),
        ("45/04/2026", "there is no day 45."),
    ] {
        case(Why::NoDate(of(no_day)), &["is not a date", cause]);
        let why = NoUnit::Unreadable;
        case(Why::NoUnit(of(no_day), why), &["is not a date", cause]);
    }
    for (half, day) in [
        ("20260510T09", "20260510"),
        ("20260510T", "20260510"),
        ("2026-05-10T", "2026-05-10"),
        ("2026-05-10T9", "2026-05-10"),
        ("2026-05-10T093", "2026-05-10"),
        ("10.05.2026 9:", "10.05.2026"),
        ("5/10/2026, 09:", "5/10/2026"),
    ] {
        case(
            Why::NoDate(of(half)),
            &[&*format!(
                "“{half}” has a time that breaks off: write {day} alone"
            )],
        );
    }
    for whole in ["5t", "soon", "2026-05-10T25", "Oct 2026", "12:"] {
        let says = files::unusable(&Unusable {
            line: 2,
            why: Why::NoDate(of(whole)),
        });
        assert_eq!(
            says.contains("breaks off"),
            whole == "2026-05-10T25",
            "{says}"
        );
    }
    case(Why::NoDate(of("")), &["It has no date."]);
    case(
        Why::InTheFuture(day("2026-12-01")),
        &["1 December 2026 is in the future."],
    );
    let ahead = |unit: Unit, first: &str| Why::Ahead {
        unit,
        days: unit.of(day(first), Calendar::default()).expect("a unit"),
        calendar: Calendar::default(),
    };
    case(
        ahead(Unit::Month, "2030-01-31"),
        &["January 2030 is in the future."],
    );
    case(
        ahead(Unit::Week, "2026-12-30"),
        &["The week of 28 December 2026 is in the future."],
    );
    case(
        ahead(Unit::Day, "2026-12-30"),
        &["30 December 2026 is in the future."],
    );
    case(Why::NoNumber(of("many")), &["“many” is not a number."]);
    case(Why::NoNumber(of("")), &["It has no value."]);
    case(
        Why::NotYesOrNo(of("0.5")),
        &["“0.5” is neither yes nor no", "nothing in between"],
    );
    case(
        Why::OtherUnit(of("$13"), of("%")),
        &["“$13” is in another unit", "measured in %."],
    );
    case(Why::LongNote(2_345), &["2345 characters", "2000"]);
    case(Why::Columns, &["more cells"]);
}

#[test]
fn rows_are_counted() {
    assert_eq!(files::rows(&KIND, 0, 0), "No check-ins in this table.");
    assert_eq!(files::rows(&KIND, 1, 0), "1 check-in in this table.");
    assert_eq!(files::rows(&KIND, 2, 0), "2 check-ins in this table.");
    assert_eq!(
        files::rows(&KIND, 0, 1),
        "No check-ins in this table can be read."
    );
    assert_eq!(
        files::rows(&KIND, 1, 2),
        "1 check-in in this table can be read."
    );
    assert_eq!(
        files::rows(&KIND, 2, 1),
        "2 check-ins in this table can be read."
    );
    assert_eq!(
        [1, 2].map(files::unusable_rows),
        ["1 row is left out:", "2 rows are left out:"]
    );
    assert_eq!(files::same(&[&KIND]), "1 objective is here already.");
    assert_eq!(files::same(&[&KIND; 2]), "2 objectives are here already.");
    assert_eq!(files::more(2), "And 2 more.");
}

#[test]
fn a_doubt_asks_which_of_two_things_is_meant() {
    let ways = |orders: [DateOrder; 2], days: [&str; 2]| {
        [0, 1].map(|at| {
            let meaning = Meaning::Day(Some(day(days[at])));
            (Choice::Order(orders[at]), meaning)
        })
    };
    let doubt = Doubt {
        whose: Whose::All,
        called: (String::new(), String::new()),
        unit: String::new(),
        line: 2,
        example: "2/3/2026".to_owned(),
        ways: ways(
            [DateOrder::DayFirst, DateOrder::MonthFirst],
            ["2026-03-02", "2026-02-03"],
        ),
        taken: 1,
        rows: 2,
    };
    assert_eq!(lines::question(&doubt), "“2/3/2026” in line 2 is:");
    assert_eq!(
        lines::answers(&doubt, &EN),
        ["2 March 2026", "3 February 2026"]
    );
    let number = |value: u32| Meaning::Number(value.into());
    let [first, second] = doubt.ways.clone();
    let doubt = Doubt {
        called: ("Win".to_owned(), "Pipeline".to_owned()),
        unit: "kr".to_owned(),
        example: "1.000".to_owned(),
        ways: [(first.0, number(1)), (second.0, number(1000))],
        ..doubt
    };
    assert_eq!(
        lines::question(&doubt),
        "“1.000” of “Win”, “Pipeline”, in line 2 is:"
    );
    assert_eq!(lines::answers(&doubt, &DE), ["1\u{a0}kr", "1.000\u{a0}kr"]);
}

#[test]
fn what_a_file_lacks_is_named() {
    let left_out = |title: &str, field: Option<&str>, what| {
        files::left_out(&LeftOut {
            key: "waymark/1/objective/a".to_owned(),
            title: title.to_owned(),
            field: field.map(str::to_owned),
            what,
        })
    };
    assert_eq!(
        left_out("Win", None, Wrong::Damaged),
        "“Win” (waymark/1/objective/a): This record is damaged."
    );
    assert_eq!(
        left_out("", None, Wrong::Newer(7)),
        "waymark/1/objective/a: A newer version of Waymark wrote this."
    );
    assert_eq!(
        left_out("Win", Some("period"), Wrong::Unfit(Unfit::NotADate)),
        "“Win”, the period (waymark/1/objective/a): This must be a date: \"2026-07-10\"."
    );
    assert_eq!(
        left_out("", Some("title"), Wrong::Unfit(Unfit::TooLong(200))),
        "waymark/1/objective/a, the title: This has more than 200 characters."
    );
    assert!(files::lost(1).starts_with("1 part "));
    assert!(files::lost(2).starts_with("2 parts "));
}
