//! JSON from outside: what is refused, where, and what is not.

#![cfg(feature = "store")]

use proptest::prelude::*;
use serde_json::{Value, json};
use waymark_core::record::json::{Limits, Problem, What, line_of, read};

/// Limits that a case can pass in a line.
const SMALL: Limits = Limits {
    depth: 3,
    text: 5,
    members: 2,
    wide: &[("wide", 4), ("a.0", 3)],
};

fn problem(text: &str, limits: &Limits) -> Problem {
    read(text, limits).expect_err(text)
}

fn what(text: &str) -> What {
    problem(text, &Limits::FILE).what
}

fn syntax(words: &str) -> What {
    What::Syntax(words.into())
}

#[test]
fn values_of_every_kind_are_read() {
    let text =
        r#" {"a": [null, true, false, -1, 18446744073709551615, 1.5e3, "\u00e9\n"], "b": {}} "#;
    let value = json!({
        "a": [null, true, false, -1, 18_446_744_073_709_551_615_u64, 1500.0, "é\n"],
        "b": {},
    });
    assert_eq!(read(text, &Limits::FILE), Ok(value));
}

#[test]
fn row_27_nesting_stops_at_the_limit_and_never_overflows_the_stack() {
    let nested = |open: &str, close: &str, depth: usize| {
        [open.repeat(depth), "1".into(), close.repeat(depth)].concat()
    };
    let most = 64;
    let deep = What::TooDeep { most };
    for (open, close, levels) in [("[", "]", 1), ("{\"a\":", "}", 1), ("[\n{\"a\": ", "}]", 2)] {
        let fits = nested(open, close, most / levels);
        assert!(read(&fits, &Limits::FILE).is_ok(), "{open}");
        for times in [most / levels + 1, 10_000, 100_000] {
            assert_eq!(what(&nested(open, close, times)), deep, "{open} {times}");
            assert_eq!(what(&open.repeat(times)), deep, "{open} {times}");
        }
    }
    // Not even with limits that allow it.
    let any = Limits {
        depth: usize::MAX,
        ..Limits::FILE
    };
    let problem = problem(&"[".repeat(100_000), &any);
    assert_eq!(problem.what, What::TooDeep { most: 126 });
    assert!(read(&nested("[", "]", 126), &any).is_ok());
}

#[test]
fn row_27_depth_counts_what_is_inside_each_other_not_beside() {
    assert!(read("[[[]], [[]]]", &SMALL).is_ok());
    assert!(read(r#"{"a": {"b": {}}, "c": {"d": []}}"#, &SMALL).is_ok());
    let problem = problem("[[[1]], [[\n[]]]]", &SMALL);
    assert_eq!(problem.what, What::TooDeep { most: 3 });
    assert_eq!((problem.line, problem.path.as_str()), (2, "1.0.0"));
}

#[test]
fn row_27_a_long_text_is_refused_as_value_and_as_name() {
    let of = |length: usize| format!("\"{}\"", "é".repeat(length));
    let long = What::TextTooLong {
        most: 10_000,
        length: 11_000,
    };
    assert!(read(&of(10_000), &Limits::FILE).is_ok());
    assert_eq!(what(&of(11_000)), long);
    assert_eq!(what(&format!("{{{}: 1}}", of(11_000))), long);
    assert!(read(&format!("{{{}: 1}}", of(10_000)), &Limits::FILE).is_ok());
    // In characters, not in what they are escaped to.
    assert!(read(r#""\u0061\u0062\u0063\u0064\u0065""#, &SMALL).is_ok());
    let length = 6;
    let most = 5;
    let long = What::TextTooLong { most, length };
    assert_eq!(problem("\"abcdef\"", &SMALL).what, long);
    assert_eq!(problem(r#""abcde\n""#, &SMALL).what, long);
}

#[test]
fn row_27_members_are_counted_before_one_more_is_read() {
    let many = What::TooManyMembers { most: 2 };
    assert!(read("[1, 2]", &SMALL).is_ok());
    assert!(read(r#"{"a": 1, "b": 2}"#, &SMALL).is_ok());
    let place = problem("[1, 2,\n 3]", &SMALL);
    assert_eq!((place.what, place.line), (many.clone(), 2));
    assert_eq!(place.path, "");
    let place = problem(r#"{"a": 1, "b": {"c": 1, "d": 2, "e""#, &SMALL);
    assert_eq!((place.what, place.path.as_str()), (many.clone(), "b"));
    // What comes after is not looked at: it may be anything.
    assert_eq!(problem("[1, 2, [[[[[", &SMALL).what, many);

    let most = 10_000;
    let list = |length: usize| format!("[{}]", vec!["1"; length].join(","));
    assert!(read(&list(most), &Limits::FILE).is_ok());
    assert_eq!(what(&list(most + 1)), What::TooManyMembers { most });
}

#[test]
fn row_27_some_objects_may_be_wider() {
    let of = |name: &str, length: usize| {
        let members: Vec<_> = (0..length).map(|at| format!("\"{at}\": 0")).collect();
        format!("{{\"{name}\": {{{}}}}}", members.join(", "))
    };
    assert!(read(&of("wide", 4), &SMALL).is_ok());
    let most = 4;
    let many = What::TooManyMembers { most };
    assert_eq!(problem(&of("wide", 5), &SMALL).what, many);
    assert_eq!(problem(&of("wire", 3), &SMALL).path, "wire");
    assert!(read(r#"{"a": [[1, 2, 3]]}"#, &SMALL).is_ok());
    assert!(read(r#"{"a": [0, [1, 2, 3]]}"#, &SMALL).is_err());

    for name in ["records", "keys"] {
        assert!(read(&of(name, 100_000), &Limits::FILE).is_ok(), "{name}");
        let most = 100_000;
        let many = What::TooManyMembers { most };
        assert_eq!(what(&of(name, 100_001)), many);
    }
    let most = 10_000;
    let many = What::TooManyMembers { most };
    assert_eq!(what(&of("others", 10_001)), many);
    assert_eq!(what(&format!("[{}]", of("records", 10_001))), many);
}

#[test]
fn row_27_a_name_twice_is_refused() {
    let place = problem("{\"a\": {\"b\": 1,\n\"c\": 2,\n\"b\": 1}}", &Limits::FILE);
    assert_eq!(place.what, What::Duplicate("b".into()));
    assert_eq!((place.line, place.column, place.path.as_str()), (3, 3, "a"));
    // Escaped, it is the same name.
    assert_eq!(
        what(r#"{"b": 1, "\u0062": 1}"#),
        What::Duplicate("b".into())
    );
    let other_objects = r#"{"b": {"b": [{"b": 1}, {"b": 1}]}}"#;
    assert!(read(other_objects, &Limits::FILE).is_ok());
}

#[test]
fn row_27_proto_is_a_name_like_any_other() {
    let text = r#"{"__proto__": {"a": 1}, "constructor": {"prototype": 2}}"#;
    let value = read(text, &Limits::FILE).expect("a value");
    assert_eq!(value["__proto__"]["a"], json!(1));
    assert_eq!(value["a"], Value::Null);
    assert_eq!(value["constructor"]["prototype"], json!(2));
}

#[test]
fn row_27_numbers_that_no_number_can_hold_are_refused() {
    for text in ["1e999", "-1e999", "[1, 1e309]"] {
        assert_eq!(what(text), What::NumberTooLarge, "{text}");
    }
    let large = problem("{\"a\": {\"b\":\n 1e999}}", &Limits::FILE);
    assert_eq!((large.line, large.path.as_str()), (2, "a.b"));
    for text in ["NaN", "Infinity", "-Infinity", "01", ".5", "+1", "0x1"] {
        assert!(matches!(what(text), What::Syntax(_)), "{text}");
    }
}

#[test]
fn row_27_half_a_character_is_refused() {
    for text in [
        r#""\ud800""#,
        r#""\ud800x""#,
        r#""\udc00""#,
        r#""\ud800\u0061""#,
        r#"{"\ud800": 1}"#,
    ] {
        assert!(matches!(what(text), What::Syntax(_)), "{text}");
    }
    assert_eq!(what(r#""\ud800""#), syntax("unexpected end of hex escape"));
    assert_eq!(read(r#""\ud83d\ude00""#, &Limits::FILE), Ok(json!("😀")));
}

#[test]
fn row_27_one_byte_order_mark_is_skipped() {
    assert_eq!(read("\u{feff}[1]", &Limits::FILE), Ok(json!([1])));
    let second = problem("\u{feff}\u{feff}[1]", &Limits::FILE);
    assert_eq!(second.what, syntax("expected value"));
    let after = problem("\u{feff}[x]", &Limits::FILE);
    assert_eq!((after.line, after.column), (1, 2));
    assert_eq!(line_of("\u{feff}\n[\n1]", &["0"]), Some(3));
}

#[test]
fn row_27_cut_off_anywhere_is_an_error_and_no_panic() {
    let text = concat!(
        "\u{feff}{\"format\": \"waymark\", \"é\\u00e9\\ud83d\\ude00\": [true, false, null, -1.5e+3],\n",
        "\"records\": {\"objective/1\": {\"title\": \"A \\\"title\\\"\", \"list\": [[], {}, \"\"]}}}",
    );
    assert!(read(text, &Limits::FILE).is_ok());
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let problem = problem(&text[..end], &Limits::FILE);
        // serde_json takes the end after half a pair for another character.
        let is_half_pair = text[..end].contains("\\ud83d") && !text[..end].contains("\\ude00");
        if !is_half_pair {
            assert_eq!(problem.what, What::CutOff, "{}", &text[..end]);
        }
        assert!(problem.line >= 1 && problem.column >= 1);
        for path in [&["records", "objective/1", "list", "2"][..], &[], &["é"]] {
            let _ = line_of(&text[..end], path);
        }
    }
    assert_eq!(what(""), What::CutOff);
    assert_eq!(what(" \n"), What::CutOff);
}

#[test]
fn row_27_what_is_not_json_says_so_in_serde_jsons_words() {
    #[track_caller]
    fn case(text: &str, words: &str, place: (usize, usize, &str)) {
        let problem = problem(text, &Limits::FILE);
        assert_eq!(problem.what, syntax(words), "{text:?}");
        let found = (problem.line, problem.column, problem.path.as_str());
        assert_eq!(found, place, "{text:?}");
    }
    case("{} x", "trailing characters", (1, 4, ""));
    case("{}{}", "trailing characters", (1, 3, ""));
    case("[1,]", "trailing comma", (1, 4, ""));
    case("{\"a\": 1,}", "trailing comma", (1, 9, ""));
    case("{\"a\" 1}", "expected `:`", (1, 6, "a"));
    case("{\"a\": {\"b\":\n x}}", "expected value", (2, 2, "a.b"));
    case("[1, [2, x]]", "expected value", (1, 9, "1.1"));
    case("[1, 2 3]", "expected `,` or `]`", (1, 7, ""));
    case("{\"a\": [1 2]}", "expected `,` or `]`", (1, 10, "a"));
    case("{a: 1}", "key must be a string", (1, 2, ""));
    case("{1: 1}", "key must be a string", (1, 2, ""));
    case("// a\n1", "expected value", (1, 1, ""));
    case("'a'", "expected value", (1, 1, ""));
    case("[tru]", "expected ident", (1, 5, "0"));
    case(r#""\x""#, "invalid escape", (1, 3, ""));
    // Columns are characters.
    case("[\"éé😀\", x]", "expected value", (1, 9, "1"));
    let control = "control character (\\u0000-\\u001F) found while parsing a string";
    case("[\"é\n\"]", control, (2, 1, "0"));
}

#[test]
fn paths_name_what_was_read() {
    let text = r#"{"records": {"objective/abc": {"ok": [1], "fields": {"title": x}}}}"#;
    let path = problem(text, &Limits::FILE).path;
    assert_eq!(path, "records.objective/abc.fields.title");
    let path = problem(r#"{"a": [0, {"b": [[], x]}]}"#, &Limits::FILE).path;
    assert_eq!(path, "a.1.b.1");
}

#[test]
fn long_names_are_cut_where_they_are_shown() {
    let name = |length: usize| "é".repeat(length);
    let shown = |length: usize| problem(&format!("{{\"{}\": x}}", name(length)), &Limits::FILE);
    assert_eq!(shown(100).path, name(100));
    assert_eq!(shown(101).path, name(100) + "…");
    let twice = format!("{{\"{0}\": 1, \"{0}\": 1}}", name(200));
    assert_eq!(what(&twice), What::Duplicate(name(100) + "…"));
}

#[test]
fn a_line_is_found_again_by_its_path() {
    let text = concat!(
        "\n{\n",
        "  \"a\": \"} ] \\\" , \\\\\",\n",
        "  \"b\": [ 1,\n",
        "    { \"c\": -1.5e3, \"d\"\n",
        "      : [[], [\n",
        "        true]] }, null\n",
        "  ],\n",
        "  \"\\u0065\": {},\n",
        "  \"f\":\n",
        "    0\n",
        "}\n",
    );
    assert!(read(text, &Limits::FILE).is_ok());
    #[track_caller]
    fn case(text: &str, path: &[&str], line: Option<usize>) {
        assert_eq!(line_of(text, path), line, "{path:?}");
    }
    case(text, &[], Some(2));
    case(text, &["a"], Some(3));
    case(text, &["b"], Some(4));
    case(text, &["b", "0"], Some(4));
    case(text, &["b", "1"], Some(5));
    case(text, &["b", "1", "c"], Some(5));
    // Where the name is, not the value.
    case(text, &["b", "1", "d"], Some(5));
    case(text, &["b", "1", "d", "0"], Some(6));
    case(text, &["b", "1", "d", "1", "0"], Some(7));
    case(text, &["b", "2"], Some(7));
    case(text, &["e"], Some(9));
    case(text, &["f"], Some(10));
    for path in [
        &["g"][..],
        &["b", "3"],
        &["b", "x"],
        &["b", "-1"],
        &["a", "0"],
        &["e", "a"],
        &["b", "1", "d", "0", "0"],
        &["f", "0"],
        &[""],
    ] {
        case(text, path, None);
    }
    case("", &[], None);
    case("{\"a\":", &["a"], None);
    case("7", &[], Some(1));
    case("\r\n[1]", &["0"], Some(2));
    // A name that is a number is still a name.
    case("{\"1\": 0,\n\"0\": 1}", &["0"], Some(2));
}

/// Any value that fits into the limits, and its text.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1000..1000).prop_map(|number| Value::from(f64::from(number) / 4.0)),
        any::<String>().prop_map(Value::String),
    ];
    leaf.prop_recursive(5, 60, 6, |part| {
        prop_oneof![
            prop::collection::vec(part.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(any::<String>(), part, 0..6)
                .prop_map(|members| members.into_iter().collect()),
        ]
    })
}

/// The path of every member of a value.
fn paths(value: &Value, path: &[String], found: &mut Vec<Vec<String>>) {
    let parts: Vec<(String, &Value)> = match value {
        Value::Array(parts) => {
            let parts = parts.iter().enumerate();
            parts.map(|(at, part)| (at.to_string(), part)).collect()
        }
        Value::Object(parts) => {
            let parts = parts.iter();
            parts.map(|(name, part)| (name.clone(), part)).collect()
        }
        _ => Vec::new(),
    };
    for (name, part) in parts {
        let path = [path, &[name]].concat();
        paths(part, &path, found);
        found.push(path);
    }
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read_as_it_was(value in values()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).expect("text")] {
            prop_assert_eq!(read(&text, &Limits::FILE), Ok(value.clone()));
        }
    }

    #[test]
    fn every_member_has_its_own_line_where_each_is_on_one(value in values()) {
        let text = serde_json::to_string_pretty(&value).expect("text");
        let mut all = Vec::new();
        paths(&value, &[], &mut all);
        let mut lines = Vec::new();
        for path in &all {
            let path: Vec<_> = path.iter().map(String::as_str).collect();
            lines.extend(line_of(&text, &path));
        }
        lines.sort_unstable();
        lines.dedup();
        prop_assert_eq!(lines.len(), all.len());
    }

    #[test]
    fn nothing_panics(text in "[\\[\\]{}:,\"\\\\ua0-9eE.+ \ntrue-]{0,60}", path in "[a0-2]{0,3}") {
        let path: Vec<_> = path.split("").collect();
        let _ = line_of(&text, &path);
        let own = read(&text, &Limits::FILE);
        let theirs: Result<Value, _> = serde_json::from_str(&text);
        match own {
            Ok(value) => prop_assert_eq!(theirs.ok(), Some(value)),
            Err(Problem { what: What::Duplicate(_), .. }) => {}
            Err(_) => prop_assert!(theirs.is_err()),
        }
    }
}
