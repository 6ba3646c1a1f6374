//! Exact fractions: what is worked out from the numbers that people write.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

use super::decimal::Decimal;

/// An exact fraction of any size. There is no NaN and no infinity.
///
/// Equal values are equal, whatever their terms: these are not brought to lowest
/// ones at every step, which of a mean over a hundred key results takes longer
/// than everything else together. [`Fraction::parts`] does it, once.
#[derive(Clone, Debug)]
// The denominator is above 0.
pub struct Fraction(BigRational);

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (&self.0, &other.0);
        if one.denom() == two.denom() {
            return one.numer().cmp(two.numer());
        }
        (one.numer() * two.denom()).cmp(&(two.numer() * one.denom()))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

/// Which way to round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// To the nearest, halves away from zero: 0.125 to 0.13, -0.125 to -0.13.
    HalfAway,
    /// Towards positive infinity.
    Up,
    /// Towards negative infinity.
    Down,
}

impl Fraction {
    /// 0.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// 1.
    #[must_use]
    pub fn one() -> Self {
        Self(BigRational::one())
    }

    /// `numerator` / `denominator`, for constants such as 7/10.
    ///
    /// # Panics
    ///
    /// When the denominator is 0. For one that is not known beforehand there
    /// is [`Self::checked_div`].
    #[must_use]
    pub fn of(numerator: i64, denominator: i64) -> Self {
        Self(BigRational::new(numerator.into(), denominator.into()))
    }

    /// A fraction of a denominator other than 0, with the sign at the numerator.
    fn signed(numerator: BigInt, denominator: BigInt) -> Self {
        Self(if denominator.is_negative() {
            BigRational::new_raw(-numerator, -denominator)
        } else {
            BigRational::new_raw(numerator, denominator)
        })
    }

    /// The quotient; `None` when `by` is 0.
    #[must_use]
    pub fn checked_div(&self, by: &Self) -> Option<Self> {
        let (above, below) = (&self.0, &by.0);
        (!by.is_zero())
            .then(|| Self::signed(above.numer() * below.denom(), above.denom() * below.numer()))
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        (self.0.numer() % self.0.denom()).is_zero()
    }

    /// The nearest value from 0 to 1.
    #[must_use]
    pub fn clamp_to_unit(self) -> Self {
        self.clamp(Self::zero(), Self::one())
    }

    /// The smallest whole number that is not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        Self(self.0.ceil())
    }

    /// The largest whole number that is not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        Self(self.0.floor())
    }

    /// How many whole parts it has where 1 has `parts`, a whole number: rounded down.
    #[must_use]
    pub fn in_parts(&self, parts: &Self) -> Self {
        let (own, all) = (self.0.denom(), parts.0.numer());
        Self(BigRational::from_integer(if own == all {
            self.0.numer().clone()
        } else {
            (self.0.numer() * all).div_floor(own)
        }))
    }

    /// The decimal that it is exactly, if it is one of at most
    /// [`Decimal::MAX_DIGITS`] digits.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        self.round(Decimal::MAX_DIGITS as u8, Rounding::Down)
            .filter(|&decimal| Self::from(decimal) == *self)
    }

    /// The decimal that it is after rounding to so many places; `None` when
    /// that takes more than [`Decimal::MAX_DIGITS`] digits.
    #[must_use]
    pub fn round(&self, mut places: u8, how: Rounding) -> Option<Decimal> {
        let mut digits = self.scaled(places, how);
        // Zeros at the end take no digits, and might not fit into an i128.
        let ten = BigInt::from(10);
        while places > 0 && (&digits % &ten).is_zero() {
            digits /= &ten;
            places -= 1;
        }
        Decimal::new(digits.to_i128()?, places)
    }

    /// The whole number that 10^`places` times as much rounds to.
    pub(super) fn scaled(&self, places: u8, how: Rounding) -> BigInt {
        let scaled = self.0.numer() * BigInt::from(10).pow(places.into());
        let denominator = self.0.denom();
        // Towards zero, and what is left has the sign of the fraction.
        let (whole, left) = (&scaled / denominator, &scaled % denominator);
        let away = match how {
            Rounding::HalfAway => left.abs() * 2 >= *denominator,
            Rounding::Up => left.is_positive(),
            Rounding::Down => left.is_negative(),
        };
        if away { whole + scaled.signum() } else { whole }
    }

    /// Numerator and denominator in lowest terms as plain text, for showing
    /// `31/60` in arithmetic. A sign is at the numerator.
    #[must_use]
    pub fn parts(&self) -> (String, String) {
        let reduced = self.0.reduced();
        (reduced.numer().to_string(), reduced.denom().to_string())
    }

    /// The nearest `f64`, for pixels and nothing else: never NaN, and
    /// [`f64::MAX`] or its negative for what is out of range.
    #[must_use]
    pub fn to_pixels(&self) -> f64 {
        let nearest = self.0.to_f64().unwrap_or(0.0);
        nearest.clamp(f64::MIN, f64::MAX)
    }
}

/// The smallest whole number above 0 of which each of them times it is whole; 1 for
/// none.
#[must_use]
pub fn common_denominator<'a>(all: impl Iterator<Item = &'a Fraction>) -> Fraction {
    let mut common = BigInt::one();
    for Fraction(one) in all {
        if !(&common % one.denom()).is_zero() {
            common = common.lcm(one.reduced().denom());
        }
    }
    Fraction(BigRational::from_integer(common))
}

/// The sum of the products of pairs, such as weights and scores.
///
#[must_use]
pub fn weighted_sum<'a>(terms: impl Iterator<Item = (&'a Fraction, &'a Fraction)>) -> Fraction {
    let mut numerator = BigInt::zero();
    let mut denominator = BigInt::one();
    for (Fraction(a), Fraction(b)) in terms {
        let product = a.numer() * b.numer();
        let parts = a.denom() * b.denom();
        let rest = &denominator % &parts;
        if rest.is_zero() {
            numerator += product * (&denominator / &parts);
        } else {
            // What both have in common is left out, or the denominator of a
            // hundred would be a product of a hundred. Of two small numbers:
            // that of a large and a small one takes long.
            let common = parts.gcd(&rest);
            let more = parts / &common;
            numerator = numerator * &more + product * (&denominator / common);
            denominator *= more;
        }
    }
    Fraction::signed(numerator, denominator)
}

impl From<Decimal> for Fraction {
    fn from(decimal: Decimal) -> Self {
        let denominator = BigInt::from(10).pow(decimal.places().into());
        Self(BigRational::new_raw(decimal.digits().into(), denominator))
    }
}

macro_rules! from_whole {
    ($($whole:ty),*) => {$(
        impl From<$whole> for Fraction {
            fn from(whole: $whole) -> Self {
                Self(BigRational::from_integer(whole.into()))
            }
        }
    )*};
}

from_whole!(i32, u32, usize);

macro_rules! operator {
    ($($operator:ident $method:ident $terms:expr),*) => {$(
        impl $operator for &Fraction {
            type Output = Fraction;

            fn $method(self, other: Self) -> Fraction {
                let (numerator, denominator) = $terms(&self.0, &other.0);
                Fraction(BigRational::new_raw(numerator, denominator))
            }
        }

        impl $operator for Fraction {
            type Output = Self;

            fn $method(self, other: Self) -> Self {
                (&self).$method(&other)
            }
        }
    )*};
}

type Terms = (BigInt, BigInt);

fn sum(a: &BigRational, b: &BigRational) -> Terms {
    if a.denom() == b.denom() {
        return (a.numer() + b.numer(), a.denom().clone());
    }
    let numerator = a.numer() * b.denom() + b.numer() * a.denom();
    (numerator, a.denom() * b.denom())
}

fn difference(a: &BigRational, b: &BigRational) -> Terms {
    if a.denom() == b.denom() {
        return (a.numer() - b.numer(), a.denom().clone());
    }
    let numerator = a.numer() * b.denom() - b.numer() * a.denom();
    (numerator, a.denom() * b.denom())
}

fn product(a: &BigRational, b: &BigRational) -> Terms {
    (a.numer() * b.numer(), a.denom() * b.denom())
}

operator!(Add add sum, Sub sub difference, Mul mul product);

impl Neg for &Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        Fraction(-&self.0)
    }
}

impl Neg for Fraction {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}
