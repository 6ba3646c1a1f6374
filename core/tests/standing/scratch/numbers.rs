//! Numbers, read and written here once more.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use serde_json::Value;

use super::Day;
use super::days::written;

pub(super) fn value(check_in: &Value) -> BigRational {
    check_in["value"]
        .as_str()
        .and_then(decimal)
        .expect("a value")
}

pub(super) fn check_in(on: Day, it: &Value) -> String {
    let confidence = it["confidence"].as_u64();
    let note = it["note"].as_str().unwrap_or_default().len();
    format!("{} {} {confidence:?} {note}", written(on), value(it))
}

pub(super) fn decimal(text: &str) -> Option<BigRational> {
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    let digits: BigInt = [whole, places].concat().parse().ok()?;
    let below = (0..places.len()).fold(BigInt::one(), |below, _| below * 10);
    Some(BigRational::new(digits, below))
}

pub(super) fn tenths(tenths: i32) -> BigRational {
    BigRational::new(tenths.into(), 10.into())
}

pub(super) fn unit(raw: &BigRational) -> BigRational {
    raw.clone().clamp(BigRational::zero(), BigRational::one())
}

pub(super) fn or_none(fraction: Option<BigRational>) -> String {
    fraction.map_or_else(|| "none".to_owned(), |it| it.to_string())
}
