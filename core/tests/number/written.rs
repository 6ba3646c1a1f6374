//! How numbers are written, and changes in percent.

use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::{Notation, plus_percent};

use super::{EN, notation};

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
