//! Numbers as people write them: what is understood, in which places.

#![cfg(feature = "grading")]

use proptest::prelude::*;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::magnitudes::{may_group_with_points, of_locale};
use waymark_core::number::understood::{Found, Notation, Problem, Understood, plus_percent};

const EN: Notation = Notation {
    magnitudes: &[("k", 3), ("M", 6), ("million", 6)],
    foreign: true,
    ..Notation::PLAIN_ENGLISH
};

/// What `Intl` says of each locale, and magnitudes as `text` would give them.
const LOCALES: [(&str, Notation); 7] = [
    ("en", EN),
    (
        "de",
        Notation {
            decimal: ',',
            group: Some('.'),
            magnitudes: &[("k", 3), ("Mio", 6), ("Mio.", 6), ("Mrd.", 9)],
            ..EN
        },
    ),
    (
        "en-IN",
        Notation {
            secondary: 2,
            magnitudes: &[("k", 3), ("lakh", 5), ("crore", 7), ("lakh crore", 12)],
            ..EN
        },
    ),
    (
        "fr",
        Notation {
            decimal: ',',
            group: Some('\u{202f}'),
            ..EN
        },
    ),
    (
        "de-CH",
        Notation {
            group: Some('’'),
            ..EN
        },
    ),
    (
        "ar",
        Notation {
            decimal: '٫',
            group: Some('٬'),
            zero: '٠',
            magnitudes: &[("ألف", 3)],
            ..EN
        },
    ),
    (
        "sv",
        Notation {
            decimal: ',',
            group: Some('\u{a0}'),
            magnitudes: &[("tkr", 3), ("mn", 6)],
            ..EN
        },
    ),
];

fn notation(locale: &str) -> Notation {
    let known = LOCALES.into_iter().find(|(name, _)| *name == locale);
    known.expect("a locale of the table above").1
}

/// The decimal and the group separator, how many digits the groups before the last have, and zero.
type Marks = (char, char, u8, char);

/// How numbers are written in a place as the browser says, `Intl` and the page's words
/// for large numbers together.
const PLACES: [(&str, Marks); 17] = [
    ("en-US", ('.', ',', 3, '0')),
    ("de-DE", (',', '.', 3, '0')),
    ("de-AT", (',', '\u{a0}', 3, '0')),
    ("de-CH", ('.', '’', 3, '0')),
    ("fr-FR", (',', '\u{202f}', 3, '0')),
    ("en-IN", ('.', ',', 2, '0')),
    ("hi-IN", ('.', ',', 2, '0')),
    ("ar-EG", ('٫', '٬', 3, '٠')),
    ("fa-IR", ('٫', '٬', 3, '۰')),
    ("ja-JP", ('.', ',', 3, '0')),
    ("sv-SE", (',', '\u{a0}', 3, '0')),
    ("nb-NO", (',', '\u{a0}', 3, '0')),
    ("pt-BR", (',', '.', 3, '0')),
    ("pt-PT", (',', '\u{a0}', 3, '0')),
    ("es-ES", (',', '.', 3, '0')),
    ("pl-PL", (',', '\u{a0}', 3, '0')),
    ("cs-CZ", (',', '\u{a0}', 3, '0')),
];

fn place(tag: &str) -> Notation {
    let known = PLACES.into_iter().find(|(name, _)| *name == tag);
    let (decimal, group, secondary, zero) = known.expect(tag).1;
    Notation {
        decimal,
        group: Some(group),
        primary: 3,
        secondary,
        zero,
        magnitudes: &[
            ("k", 3),
            ("thousand", 3),
            ("m", 6),
            ("million", 6),
            ("b", 9),
            ("billion", 9),
            ("lakh", 5),
            ("crore", 7),
        ],
        local: of_locale(tag),
        foreign: true,
        points_may_group: may_group_with_points(tag),
    }
}

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
    compare(include_str!("cases/number.txt"), |locale, typed| {
        notation(locale).read(typed)
    });
}

#[test]
fn people_of_each_place_are_understood_or_refused_with_the_reason() {
    compare(include_str!("cases/world.txt"), |locale, typed| {
        place(locale).read(typed)
    });
}

#[test]
fn each_place_has_a_dozen_that_people_type_there() {
    for (tag, _) in PLACES {
        let typed = rows(include_str!("cases/world.txt")).filter(|row| row[0] == tag);
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
    for columns in rows(include_str!("cases/units.txt")) {
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

#[test]
fn numbers_are_written_as_people_do() {
    #[track_caller]
    fn case(locale: &str, value: &str, grouped: &str, plain: &str) {
        let value = Decimal::parse(value).expect("a decimal");
        assert_eq!(notation(locale).write(value), grouped);
        assert_eq!(notation(locale).write_plain(value), plain);
    }
    case("en", "0", "0", "0");
    case("en", "999", "999", "999");
    case("en", "1200", "1,200", "1200");
    case("en", "-1234567.25", "-1,234,567.25", "-1234567.25");
    case("en", "0.0001", "0.0001", "0.0001");
    case("en", "123456", "123,456", "123456");
    case("de", "1234.5", "1.234,5", "1234,5");
    case("en-IN", "2000000", "20,00,000", "2000000");
    case("en-IN", "100000", "1,00,000", "100000");
    case("en-IN", "-1234567890", "-1,23,45,67,890", "-1234567890");
    case("fr", "1200.5", "1\u{202f}200,5", "1200,5");
    case("de-CH", "1200.5", "1’200.5", "1200.5");
    case("ar", "-1200.5", "-١٬٢٠٠٫٥", "-١٢٠٠٫٥");
    case("sv", "1200", "1\u{a0}200", "1200");
}

#[test]
fn a_notation_that_contradicts_itself_writes_no_groups() {
    let value = Decimal::from(1_234_567);
    for group in [None, Some('.'), Some('5')] {
        assert_eq!(Notation { group, ..EN }.write(value), "1234567");
    }
    for (primary, secondary) in [(0, 3), (3, 0)] {
        let sizes = Notation {
            primary,
            secondary,
            ..EN
        };
        assert_eq!(sizes.write(value), "1234567");
    }
}

#[test]
fn a_change_in_percent_has_a_sign() {
    #[track_caller]
    fn case(typed: &str, percent: Option<&str>) {
        let read = EN.read_relative(typed).map(|percent| percent.to_string());
        assert_eq!(read.as_deref(), percent, "{typed:?}");
    }
    case("+40 %", Some("40"));
    case(" + 40%", Some("40"));
    case("-25%", Some("-25"));
    case("−2.5 %", Some("-2.5"));
    case("+1,000%", Some("1000"));
    case("+0%", Some("0"));
    case("40%", None);
    case("+40", None);
    case("+$40", None);
    case("+40%%", None);
    case("+%", None);
    case("", None);
}

#[test]
fn percent_of_a_value_is_exact() {
    #[track_caller]
    fn case(value: &str, percent: &str, sum: Option<&str>) {
        let [value, percent] = [value, percent].map(|text| Decimal::parse(text).expect(text));
        let worked_out = plus_percent(value, percent).map(|sum| sum.to_string());
        assert_eq!(worked_out.as_deref(), sum);
    }
    case("3000", "40", Some("4200"));
    case("3000", "-25", Some("2250"));
    case("0.1", "10", Some("0.11"));
    case("-20", "50", Some("-30"));
    case("7", "-100", Some("0"));
    case("3", "0.5", Some("3.015"));
    case("1234567890123456789012345678", "0.1", None);
}

fn found(notation: &Notation, sentence: &str) -> Vec<String> {
    let numbers = notation.numbers_in(sentence).into_iter();
    numbers
        .map(
            |Found {
                 understood,
                 start,
                 end,
             }| {
                let text = &sentence[start..end];
                format!("{text} = {}{}", understood.value, understood.unit)
            },
        )
        .collect()
}

#[test]
fn numbers_are_found_in_sentences() {
    #[track_caller]
    fn case(locale: &str, sentence: &str, numbers: &[&str]) {
        assert_eq!(found(&notation(locale), sentence), numbers, "{sentence}");
    }
    let en = |sentence, numbers| case("en", sentence, numbers);
    en(
        "Improve conversion from 12% to 18%.",
        &["12% = 12%", "18% = 18%"],
    );
    en("From 12 % to 18 %, at last", &["12 % = 12%", "18 % = 18%"]);
    en("Sell for $250,000, or more", &["$250,000 = 250000$"]);
    en(
        "Sell for $ 250 or -$5 or $-5",
        &["$ 250 = 250$", "-$5 = -5$", "$-5 = -5$"],
    );
    en("Score 4.6/5.", &["4.6/5 = 4.6/5"]);
    en(
        "Sign 250k users and 1.5M visits",
        &["250k = 250000", "1.5M = 1500000"],
    );
    en("Win 250 000 readers", &["250 000 = 250000"]);
    en("Win 1 200 000.5 readers", &["1 200 000.5 = 1200000.5"]);
    en("Raise NPS from -5 to +.5", &["-5 = -5", "+.5 = 0.5"]);
    en("12", &["12 = 12"]);
    en("(12, 18)", &["12 = 12", "18 = 18"]);
    en("“12”", &["12 = 12"]);
    en(
        "12→18, 12->18",
        &["12 = 12", "18 = 18", "12 = 12", "18 = 18"],
    );
    en("from 5 $10", &["5 = 5", "$10 = 10$"]);
    en("5 €, 10€", &["5 € = 5€", "10€ = 10€"]);
    en(
        "between 12-18% and 20–30",
        &["12 = 12", "18% = 18%", "20 = 20", "30 = 30"],
    );
    en(
        "$5-$10, 5%-10%",
        &["$5 = 5$", "$10 = 10$", "5% = 5%", "10% = 10%"],
    );
    en("12 18 24", &["12 = 12", "18 = 18", "24 = 24"]);
    en("12 meters", &["12 = 12"]);
    en("Reach 5 million.", &["5 million = 5000000"]);

    // Not amounts
    en("", &[]);
    en("No numbers, only -, % and $.", &[]);
    en("In Q3, H1 and B2B, 3D, 1st", &[]);
    en("Lower 30-day churn to 5", &["5 = 5"]);
    en("COVID-19, GPT-4, v1.2.3, no.5, #1, x_2", &[]);
    en("12kg, 10x, US$5", &[]);
    en("By 2026-12-31 or 12/31/2026, 10:30", &[]);
    en("12,34 and 1.2.3", &[]);
    en("12345678901234567890123456789 and 5", &["5 = 5"]);

    case(
        "de",
        "Von 4,6 auf 1.200,5.",
        &["4,6 = 4.6", "1.200,5 = 1200.5"],
    );
    case(
        "de",
        "Am 31.12.2026 bei 4.6, ,5",
        &["4.6 = 4.6", ",5 = 0.5"],
    );
    case(
        "de",
        "Um 1,5 Mio. € auf 3 Mio.",
        &["1,5 Mio. € = 1500000€", "3 Mio. = 3000000"],
    );
    case(
        "en-IN",
        "Raise 20 lakh, then ₹20,00,000.",
        &["20 lakh = 2000000", "₹20,00,000 = 2000000₹"],
    );
    case(
        "fr",
        "De 1\u{202f}200 à 2 400,5\u{a0}€.",
        &["1\u{202f}200 = 1200", "2 400,5\u{a0}€ = 2400.5€"],
    );
    case(
        "de-CH",
        "Von 1’200 auf 2'400.",
        &["1’200 = 1200", "2'400 = 2400"],
    );
    case(
        "ar",
        "من ١٢٪ إلى ١٬٨٠٠٫٥",
        &["١٢٪ = 12%", "١٬٨٠٠٫٥ = 1800.5"],
    );
}

#[test]
fn long_sentences_take_no_longer_than_their_length() {
    // Were it quadratic, this would not end.
    for part in [
        "1 ",
        "1 123 123",
        "123 ",
        "1-",
        "1,",
        "1 / ",
        "$",
        "- ",
        " ",
        "1.",
        "5%$ x",
    ] {
        let _ = EN.numbers_in(&part.repeat(300_000 / part.len()));
    }
    let _ = EN.numbers_in(&["1", &" ".repeat(300_000), "$"].concat().repeat(2));
}

fn decimal() -> impl Strategy<Value = Decimal> {
    let digits = (0_u32..=28).prop_flat_map(|length| {
        let limit = 10_i128.pow(length);
        -limit + 1..limit
    });
    (digits, 0_u8..=28).prop_map(|(digits, places)| {
        Decimal::new(digits, places).expect("at most 28 digits and places")
    })
}

/// Text that has much of what numbers have.
const NUMBER_LIKE: &str = "[-+−–0-9٠٥.,'’٫٬ \u{a0}\u{202f}\t%٪$€/:kKmMa#\u{61c}]{0,40}";

fn any_notation() -> impl Strategy<Value = Notation> {
    let separators = (any::<char>(), any::<Option<char>>(), any::<char>());
    (separators, any::<u8>(), any::<u8>()).prop_map(
        |((decimal, group, zero), primary, secondary)| Notation {
            decimal,
            group,
            primary,
            secondary,
            zero,
            magnitudes: &[("", 3), ("k", 255), ("İ", 0)],
            ..EN
        },
    )
}

/// What the plainest reader takes a text for: digits, at most one mark, which is the decimal
/// one of the place or, where that is Arabic, a point.
fn strict(text: &str, decimal: char) -> Option<Decimal> {
    let plain: String = text
        .trim_end_matches('%')
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (u32::from(c) - u32::from('０')) as u8),
            '−' | '－' => '-',
            '．' if decimal != ',' => '.',
            '٫' => '.',
            '.' if decimal == '٫' => '.',
            c if c == decimal => '.',
            '.' => ',',
            c => c,
        })
        .collect();
    Decimal::parse(&plain)
}

fn look_everywhere(notation: &Notation, text: &str) -> Result<(), TestCaseError> {
    let read = notation.read(text);
    let _ = notation.read_relative(text);
    let mut before = 0;
    for Found {
        understood,
        start,
        end,
    } in notation.numbers_in(text)
    {
        prop_assert!(before <= start && start < end);
        before = end;
        prop_assert_eq!(notation.read(&text[start..end]), Ok(Some(understood)));
    }
    if let Ok(Some(understood)) = read {
        Decimal::parse(&understood.value.to_string()).expect("a decimal");
    }
    Ok(())
}

proptest! {
    #[test]
    fn what_is_written_reads_back_everywhere(value in decimal()) {
        for (locale, notation) in LOCALES {
            for text in [notation.write(value), notation.write_plain(value)] {
                let understood = notation.read(&text).ok().flatten().expect("a number");
                prop_assert_eq!(understood.value, value, "{} {}", locale, text);
                prop_assert_eq!(understood.unit, "");
                let found = notation.numbers_in(&text);
                prop_assert_eq!(found.len(), 1, "{} {}", locale, text);
                prop_assert_eq!((found[0].start, found[0].end), (0, text.len()));
            }
        }
    }

    #[test]
    fn what_is_written_reads_back_in_each_place(value in decimal(), unit in prop::sample::select(vec!["", "%", "€", "kr", "CHF", "h"])) {
        for (tag, _) in PLACES {
            let notation = place(tag);
            for number in [notation.write(value), notation.write_plain(value)] {
                let text = [&number, " ", unit].concat();
                let understood = notation.read(&text).ok().flatten().expect("a number");
                prop_assert_eq!(understood.value, value, "{} {}", tag, text);
                prop_assert_eq!(understood.unit, unit);
                let in_unit = notation.read_in(&text, unit).ok().flatten();
                prop_assert_eq!(in_unit.map(|it| it.value), Some(value), "{} {}", tag, text);
            }
        }
    }

    #[test]
    fn what_is_not_echoed_is_what_a_strict_reader_reads(text in "[-−－]?[0-9０-９]{1,4}([.,’' ٫٬．][0-9]{1,4}){0,3}( ?%)?") {
        for (tag, (decimal, ..)) in PLACES {
            let notation = place(tag);
            if let Ok(Some(understood)) = notation.read(&text)
                && !understood.could_be_misread
            {
                prop_assert_eq!(Some(understood.value), strict(&text, decimal), "{} {}", tag, text);
            }
        }
    }

    #[test]
    fn no_text_is_a_panic_in_any_place(text in any::<String>(), like in NUMBER_LIKE, unit in "[a-z€$%/ ]{0,4}") {
        for (tag, _) in PLACES {
            look_everywhere(&place(tag), &text)?;
            look_everywhere(&place(tag), &like)?;
            let _ = place(tag).read_in(&like, &unit);
        }
    }

    #[test]
    fn no_text_is_a_panic(text in any::<String>(), like in NUMBER_LIKE) {
        for (_, notation) in LOCALES {
            look_everywhere(&notation, &text)?;
            look_everywhere(&notation, &like)?;
        }
    }

    #[test]
    fn no_notation_is_a_panic(notation in any_notation(), text in NUMBER_LIKE, value in decimal()) {
        look_everywhere(&notation, &text)?;
        let _ = notation.write(value);
    }

    #[test]
    fn percent_agrees_with_fractions(value in decimal(), percent in -1000_i32..1000) {
        let exact = Fraction::from(value) * Fraction::of((100 + percent).into(), 100);
        let sum = plus_percent(value, percent.into());
        prop_assert_eq!(sum, exact.to_decimal());
        if let Some(sum) = sum {
            prop_assert_eq!(Fraction::from(sum), exact);
        }
    }
}
