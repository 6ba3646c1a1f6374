//! Exact numbers: decimals, fractions, and scores as they are shown.

#![cfg(feature = "grading")]

use std::cmp::Ordering;

use proptest::prelude::*;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::{Fraction, Rounding, common_denominator, weighted_sum};
use waymark_core::number::shown::{Shown, Side};

fn parse(plain: &str) -> Decimal {
    Decimal::parse(plain).expect(plain)
}

#[test]
fn plain_notation_is_read_and_nothing_else() {
    #[track_caller]
    fn case(plain: &str, value: Option<&str>) {
        let read = Decimal::parse(plain).map(|decimal| decimal.to_string());
        assert_eq!(read.as_deref(), value, "{plain:?}");
    }
    case("0", Some("0"));
    case("-0", Some("0"));
    case("-0.00", Some("0"));
    case("12.0", Some("12"));
    case("250000", Some("250000"));
    case("-0.5", Some("-0.5"));
    case("007.250", Some("7.25"));
    case(
        "9999999999999999999999999999",
        Some("9999999999999999999999999999"),
    );
    case(
        "-0.9999999999999999999999999999",
        Some("-0.9999999999999999999999999999"),
    );
    case(
        "0.0000000000000000000000000001",
        Some("0.0000000000000000000000000001"),
    );
    case("1.00000000000000000000000000000000000000000", Some("1"));
    case("10000000000000000000000000000", None);
    case("0.00000000000000000000000000001", None);
    case("1.0000000000000000000000000001", None);
    for other in [
        "", "-", ".", "+1", "--1", ".5", "5.", "1.2.3", "1,5", " 1", "1 ", "1e5", "١", "−1", "0x1",
        "NaN", "1_0", "-.5", "1.-5",
    ] {
        case(other, None);
    }
    case(&"9".repeat(1_000_000), None);
}

#[test]
fn equal_decimals_have_one_form() {
    assert_eq!(Decimal::new(120, 1), Some(Decimal::from(12)));
    assert_eq!(Decimal::new(0, 255), Some(Decimal::ZERO));
    assert_eq!(Decimal::new(10_i128.pow(38), 38), Some(Decimal::ONE));
    assert_eq!(Decimal::new(10_i128.pow(28), 0), None);
    assert_eq!(Decimal::new(1, 28).map(Decimal::places), Some(28));
    assert_eq!(Decimal::new(1, 29), None);
    assert_eq!(Decimal::new(i128::MIN, 0), None);
    assert_eq!(Decimal::new(i128::MIN, 28), None);
    assert_eq!(Decimal::new(i128::MAX, 255), None);
    assert_eq!(Decimal::default(), Decimal::ZERO);
}

#[test]
fn decimals_know_what_they_are() {
    assert!(parse("12.0").is_whole() && !parse("12.5").is_whole());
    assert!(parse("-0.5").is_negative() && !parse("-0").is_negative());
    assert_eq!(
        (parse("-1.25").digits(), parse("-1.25").places()),
        (-125, 2)
    );
    assert_eq!(Decimal::from(-7_i32), parse("-7"));
    assert_eq!(Decimal::from(u32::MAX), parse("4294967295"));
}

#[test]
fn fractions_round_in_three_ways() {
    #[track_caller]
    fn case(fraction: (i64, i64), places: u8, [half_away, up, down]: [&str; 3]) {
        let fraction = Fraction::of(fraction.0, fraction.1);
        for (how, expected) in [
            (Rounding::HalfAway, half_away),
            (Rounding::Up, up),
            (Rounding::Down, down),
        ] {
            assert_eq!(
                fraction.round(places, how),
                Some(parse(expected)),
                "{how:?}"
            );
        }
    }
    case((1, 8), 2, ["0.13", "0.13", "0.12"]);
    case((-1, 8), 2, ["-0.13", "-0.12", "-0.13"]);
    case((1, 3), 2, ["0.33", "0.34", "0.33"]);
    case((-2, 3), 0, ["-1", "0", "-1"]);
    case((1, 2), 0, ["1", "1", "0"]);
    case((-1, 1000), 2, ["0", "0", "-0.01"]);
    case((3, 2), 255, ["1.5", "1.5", "1.5"]);
    case((i64::MAX, 1), 40, ["9223372036854775807"; 3]);
}

#[test]
fn no_decimal_is_longer_than_28_digits() {
    let third = Fraction::of(1, 3);
    let down = |fraction: &Fraction, places| fraction.round(places, Rounding::Down);
    assert_eq!(
        down(&third, 28),
        Some(parse("0.3333333333333333333333333333"))
    );
    assert_eq!(down(&third, 29), None);
    assert_eq!(third.to_decimal(), None);
    let large = Fraction::from(parse("9999999999999999999999999999"));
    assert_eq!(
        large.to_decimal(),
        Some(parse("9999999999999999999999999999"))
    );
    assert_eq!((&large + &Fraction::one()).to_decimal(), None);
    assert_eq!(down(&(&large * &large), 0), None);
    assert_eq!((&large + &third).to_decimal(), None);
    assert_eq!(
        Fraction::of(1, 1 << 28).to_decimal(),
        Some(parse("0.0000000037252902984619140625"))
    );
    assert_eq!(Fraction::of(1, 1 << 29).to_decimal(), None);
}

#[test]
fn fractions_know_what_they_are() {
    let half = Fraction::of(-1, -2);
    assert_eq!(half, Fraction::of(2, 4));
    assert_eq!(half.checked_div(&Fraction::zero()), None);
    assert_eq!(half.checked_div(&half), Some(Fraction::one()));
    assert_eq!(Fraction::of(62, -120).parts(), ("-31".into(), "60".into()));
    assert_eq!(Fraction::zero().parts(), ("0".into(), "1".into()));
    assert_eq!((-half.clone()).ceil(), Fraction::zero());
    assert_eq!((-&half).floor(), Fraction::from(-1));
    assert!((-&half).is_negative() && !half.is_negative() && !Fraction::zero().is_negative());
    assert!(Fraction::zero().is_zero() && !half.is_zero());
    assert!(Fraction::from(3_usize).is_whole() && !half.is_whole());
    assert_eq!(Fraction::of(19, 16).clamp_to_unit(), Fraction::one());
    assert_eq!(Fraction::of(-1, 6).clamp_to_unit(), Fraction::zero());
    assert_eq!(half.clone().clamp_to_unit(), half);
}

#[test]
fn values_of_a_kind_have_parts_in_common() {
    let common = |of: &[(i64, i64)]| {
        let all: Vec<Fraction> = of.iter().map(|&(a, b)| Fraction::of(a, b)).collect();
        common_denominator(all.iter())
    };
    assert_eq!(common(&[]), Fraction::one());
    assert_eq!(common(&[(3, 1), (-7, 1)]), Fraction::one());
    assert_eq!(common(&[(1, 4), (5, 6), (1, 2)]), Fraction::from(12));
    let three = Fraction::of(3, 2) * Fraction::from(2);
    assert_eq!(common_denominator([&three].into_iter()), Fraction::one());

    let twelve = Fraction::from(12);
    assert_eq!(Fraction::of(5, 6).in_parts(&twelve), Fraction::from(10));
    assert_eq!(Fraction::of(-5, 12).in_parts(&twelve), Fraction::from(-5));
    assert_eq!(Fraction::of(1, 5).in_parts(&twelve), Fraction::from(2));
    assert_eq!(Fraction::of(-1, 5).in_parts(&twelve), Fraction::from(-3));
}

#[test]
fn pixels_are_never_out_of_range() {
    assert_eq!(Fraction::of(7, 10).to_pixels(), 0.7);
    assert_eq!(Fraction::of(-1, 3).to_pixels(), -1.0 / 3.0);
    assert_eq!(Fraction::zero().to_pixels(), 0.0);
    let mut large = Fraction::from(parse("9999999999999999999999999999"));
    for _ in 0..4 {
        large = &large * &large;
    }
    assert_eq!(large.to_pixels(), f64::MAX);
    assert_eq!((-&large).to_pixels(), f64::MIN);
    let small = Fraction::one().checked_div(&large).expect("not zero");
    assert!(small.to_pixels().abs() <= f64::MIN_POSITIVE);
}

#[test]
fn scores_are_shown_to_two_decimals() {
    #[track_caller]
    fn case(numerator: i64, denominator: i64, text: &str, side: Side) {
        let shown = Shown::of(&Fraction::of(numerator, denominator));
        assert_eq!((shown.text.as_str(), shown.side), (text, side));
    }
    case(0, 1, "0.00", Side::Plain);
    case(7, 10, "0.70", Side::Plain);
    case(-1, 4, "-0.25", Side::Plain);
    case(-1, 6, "-0.17", Side::Plain);
    case(3, 2, "1.50", Side::Plain);
    case(-1, 1000, "0.00", Side::Plain);
    case(-1, 200, "-0.01", Side::Plain);
    case(1, 200, "0.01", Side::Plain);
    case(-25, 1, "-25.00", Side::Plain);
    case(31, 60, "0.52", Side::Plain);
    case(996, 1000, "1.00", Side::JustUnder);
    case(7004, 10_000, "0.70", Side::JustOver);
    case(-7004, 10_000, "-0.70", Side::Plain);
    case(5004, 10_000, "0.50", Side::Plain);
}

#[test]
fn a_score_of_any_size_is_shown() {
    let large = Fraction::from(parse("9999999999999999999999999999"));
    let text = Shown::of(&(&large * &large)).text;
    assert_eq!(
        text,
        "99999999999999999999999999980000000000000000000000000001.00"
    );
}

#[test]
fn a_score_beside_an_edge_is_told_from_it_to_the_last_digit() {
    let last = Fraction::from(parse("0.0000000000000000000000000001"));
    for (edge, text) in [
        (40, "0.40"),
        (60, "0.60"),
        (70, "0.70"),
        (80, "0.80"),
        (100, "1.00"),
    ] {
        let edge = Fraction::of(edge, 100);
        for (score, side) in [
            (&edge - &last, Side::JustUnder),
            (edge.clone(), Side::Plain),
            (&edge + &last, Side::JustOver),
        ] {
            let text = text.to_owned();
            assert_eq!(Shown::of(&score), Shown { text, side });
        }
    }
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

fn fraction() -> impl Strategy<Value = Fraction> {
    (-100_000_i64..100_000, 1_i64..3000).prop_map(|(a, b)| Fraction::of(a, b))
}

proptest! {
    #[test]
    fn plain_notation_reads_back(value in decimal()) {
        prop_assert_eq!(Decimal::parse(&value.to_string()), Some(value));
        prop_assert_eq!(Fraction::from(value).to_decimal(), Some(value));
        prop_assert_eq!(Decimal::new(value.digits(), value.places()), Some(value));
    }

    #[test]
    fn decimals_and_fractions_have_one_order(a in decimal(), b in decimal()) {
        prop_assert_eq!(a.cmp(&b), Fraction::from(a).cmp(&Fraction::from(b)));
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        // Beside each other in the last place
        if let Some(next) = Decimal::new(a.digits() + 1, a.places()) {
            prop_assert!(a < next);
        }
    }

    #[test]
    fn fractions_of_one_denominator_are_ordered_as_any(
        a in -50_i64..50, b in -50_i64..50, below in 1_i64..20, more in 1_i64..20,
    ) {
        // With the terms that a product leaves them.
        let raw = |above, below: i64| Fraction::from(above) * Fraction::of(1, below);
        let (one, two) = (i32::try_from(a), i32::try_from(b));
        let (one, two) = (raw(one.expect("small"), below), raw(two.expect("small"), below));
        prop_assert_eq!(one.cmp(&two), a.cmp(&b));
        let other = two * Fraction::of(more, more + 1);
        prop_assert_eq!(one.cmp(&other), (a * (more + 1)).cmp(&(b * more)));
    }

    #[test]
    fn decimals_are_parsed_or_refused(text in any::<String>(), like in "-?[0-9]{0,40}\\.?[0-9]{0,40}") {
        for text in [text, like] {
            if let Some(value) = Decimal::parse(&text) {
                prop_assert_eq!(Decimal::parse(&value.to_string()), Some(value));
            }
        }
    }

    #[test]
    fn rounding_moves_by_less_than_a_place(value in fraction(), places in 0_u8..6) {
        let round = |how| Fraction::from(value.round(places, how).expect("few digits"));
        let place = Fraction::of(1, 10_i64.pow(places.into()));
        let (up, down) = (round(Rounding::Up), round(Rounding::Down));
        prop_assert!(down <= value && value <= up);
        prop_assert!(&up - &value < place && &value - &down < place);
        let nearest = round(Rounding::HalfAway);
        let (below, above) = (&value - &down, &up - &value);
        let away = if value.is_negative() { &down } else { &up };
        let expected = match below.cmp(&above) {
            Ordering::Less => &down,
            Ordering::Equal => away,
            Ordering::Greater => &up,
        };
        prop_assert_eq!(&nearest, expected);
        prop_assert_eq!((-&value).round(places, Rounding::Up).map(Fraction::from), Some(-down));
    }

    #[test]
    fn scores_are_shown_as_whole_numbers_would_have_it(
        numerator in -1_000_000_i64..1_000_000,
        denominator in 1_i64..10_000,
    ) {
        let (n, d) = (i128::from(numerator), i128::from(denominator));
        let hundredths = (200 * n.abs() + d) / (2 * d);
        let sign = if n < 0 && hundredths > 0 { "-" } else { "" };
        let text = format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100);
        let is_edge = n > 0 && [40, 60, 70, 80, 100].contains(&hundredths);
        let side = match (100 * n).cmp(&(hundredths * d)) {
            Ordering::Less if is_edge => Side::JustUnder,
            Ordering::Greater if is_edge => Side::JustOver,
            _ => Side::Plain,
        };
        prop_assert_eq!(Shown::of(&Fraction::of(numerator, denominator)), Shown { text, side });
    }

    #[test]
    fn a_weighted_sum_is_the_sum_of_products(
        terms in proptest::collection::vec((fraction(), fraction()), 0..20),
    ) {
        let one_by_one = terms
            .iter()
            .fold(Fraction::zero(), |sum, (a, b)| sum + a * b);
        prop_assert_eq!(weighted_sum(terms.iter().map(|(a, b)| (a, b))), one_by_one);
    }

    #[test]
    fn pixels_are_the_nearest_float(numerator in -(1_i64 << 52)..1 << 52, denominator in 1_i64..1 << 52) {
        let nearest = numerator as f64 / denominator as f64;
        prop_assert_eq!(Fraction::of(numerator, denominator).to_pixels(), nearest);
    }
}
