//! Numbers: exact ones, how they are shown, and how people write them (spec,
//! section 3).
//!
//! What a person types is read into a [`decimal::Decimal`], and what is worked
//! out from it is a [`fraction::Fraction`]. Neither is binary floating point,
//! for which the way from 1.2 to 2.2 at 1.9 is 0.6999… and not 0.7.

mod amount;
mod bare;
pub mod decimal;
pub mod few;
pub mod fraction;
pub mod magnitudes;
mod sentence;
pub mod shown;
mod signs;
pub mod understood;
pub mod units;

#[cfg(feature = "store")]
pub(crate) use self::signs::digit;
