//! What is true of any number and of any text.

use proptest::prelude::*;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::{Found, Notation, plus_percent};

use super::{EN, LOCALES, PLACES, place};

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
