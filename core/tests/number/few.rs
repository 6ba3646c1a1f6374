//! With how many places a value is written that has more than anybody reads.

use waymark_core::number::few::{exact, places, written};
use waymark_core::number::fraction::Fraction;

use crate::given::number;

/// A numerator over a denominator, or a decimal.
fn value(text: &str) -> Fraction {
    match text.split_once('/') {
        Some((one, other)) => {
            let part = |it: &str| Fraction::from(number(it));
            part(one).checked_div(&part(other)).expect("not over 0")
        }
        None => Fraction::from(number(text)),
    }
}

#[test]
fn a_value_close_to_0_keeps_its_first_two_digits() {
    let case = |text: &str, is: &str| {
        let shown = written(&value(text), &[]).map(|it| it.to_string());
        assert_eq!(shown.as_deref(), Some(is), "{text}");
    };
    case("100/3", "33.33");
    case("1/3", "0.33");
    case("0.0024235", "0.0024");
    case("-0.0024235", "-0.0024");
    case("1/3000", "0.00033");
    case("1/30000000", "0.000000033");
    case("0", "0");
    // What has few places is as it is.
    case("12.3456", "12.3456");
    case("0.0031", "0.0031");
    case("0.00005", "0.00005");
    case("12.34567", "12.35");
    assert_eq!(places(&value("0.00005")), 6);
    assert_eq!(exact(&value("12.34567")), None);
}

#[test]
fn a_value_is_never_written_as_if_it_were_on_an_edge() {
    let edges = [number("35"), number("0.003")];
    let shown = |text: &str| written(&value(text), &edges).map(|it| it.to_string());
    assert_eq!(shown("34.99951"), Some("34.9995".to_owned()));
    assert_eq!(shown("35"), Some("35".to_owned()));
    assert_eq!(shown("0.0029999"), Some("0.0029999".to_owned()));
}
