//! Exact decimals of a bounded length: the numbers that people write.

use std::cmp::Ordering;
use std::fmt;

/// An exact decimal of up to 28 significant digits (spec, section 12), as a
/// person writes one.
///
/// There is no NaN, no infinity and no negative zero. Equal values are equal,
/// however they were written: 12.0 is 12.
///
/// It has no arithmetic, since a sum can pass 28 digits: that is what
/// [`Fraction`](super::fraction::Fraction) is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    // The value is digits / 10^places, with |digits| < 10^28 and places <= 28;
    // the last of the places is never 0, so that each value has one form.
    digits: i128,
    places: u8,
}

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self {
        digits: 0,
        places: 0,
    };

    /// 1.
    pub const ONE: Self = Self {
        digits: 1,
        places: 0,
    };

    /// The most digits a decimal may have. Leading zeros do not count, those
    /// after the point do, and zeros at the end of the places do not.
    pub const MAX_DIGITS: usize = 28;

    /// `digits` / 10^`places`; `None` when it takes more than
    /// [`Self::MAX_DIGITS`] digits.
    #[must_use]
    pub const fn new(mut digits: i128, mut places: u8) -> Option<Self> {
        while places > 0 && digits % 10 == 0 {
            if digits == 0 {
                return Some(Self::ZERO);
            }
            digits /= 10;
            places -= 1;
        }
        if places as usize > Self::MAX_DIGITS || digits.unsigned_abs() >= power_of_ten(28) {
            return None;
        }
        Some(Self { digits, places })
    }

    /// Reads plain notation, as in storage and links: `-` or nothing, ASCII
    /// digits, and perhaps a point with more of them after it. `None` for
    /// anything else, and past [`Self::MAX_DIGITS`] digits.
    #[must_use]
    pub fn parse(plain: &str) -> Option<Self> {
        let (negative, unsigned) = match plain.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, plain),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        for part in [whole, fraction] {
            if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return None;
            }
        }
        let fraction = fraction.trim_end_matches('0');
        // So many digits fit a word, with which a table of twenty thousand numbers is read in a
        // part of the time that the wide ones take.
        if whole.len() + fraction.len() <= WORD_DIGITS {
            let digits = whole.bytes().chain(fraction.bytes());
            let value = digits.fold(0, |value: i64, it| value * 10 + i64::from(it - b'0'));
            let digits = i128::from(if negative { -value } else { value });
            // Of 0 nothing stands behind the point any more.
            let places = fraction.len() as u8;
            return Some(Self { digits, places });
        }
        let digits = whole.bytes().chain(fraction.bytes());
        let mut digits = digits.map(|digit| digit - b'0');
        Self::from_digits(negative, &mut digits, fraction.len()).ok()
    }

    /// The decimal with these digits, each 0 to 9, of which so many stand after
    /// the point and do not end in 0.
    ///
    /// # Errors
    ///
    /// How many digits it takes, when that is more than [`Self::MAX_DIGITS`].
    pub(super) fn from_digits(
        negative: bool,
        digits: &mut dyn Iterator<Item = u8>,
        places: usize,
    ) -> Result<Self, usize> {
        let mut value = 0;
        let mut count = 0;
        for digit in digits {
            if digit > 0 || count > 0 {
                count += 1;
            }
            if count <= Self::MAX_DIGITS {
                value = value * 10 + i128::from(digit);
            }
        }
        let count = count.max(places);
        if count > Self::MAX_DIGITS {
            return Err(count);
        }
        let value = if negative { -value } else { value };
        Self::new(value, places as u8).ok_or(count)
    }

    /// The decimal times 10^`power`.
    ///
    /// # Errors
    ///
    /// How many digits that takes, when it is more than [`Self::MAX_DIGITS`].
    pub(super) fn shifted(self, power: u8) -> Result<Self, usize> {
        if self.places >= power || self.digits == 0 {
            let places = self.places.saturating_sub(power);
            return Ok(Self { places, ..self });
        }
        let zeros = power - self.places;
        let written = self.digits.unsigned_abs().ilog10() as usize + 1;
        let count = written + usize::from(zeros);
        if count > Self::MAX_DIGITS {
            return Err(count);
        }
        Self::new(self.digits * power_of_ten(zeros) as i128, 0).ok_or(count)
    }

    /// Whether it has nothing after the point.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.places == 0
    }

    /// Whether it is below 0.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.digits < 0
    }

    /// Whether it is 0.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// How many digits it has after the point, from 0 to 28, the last of them
    /// not 0.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.places
    }

    /// Its digits without the point: the value times 10^[`Self::places`].
    #[must_use]
    pub const fn digits(self) -> i128 {
        self.digits
    }

    /// The digits before the point and those after it, as text and without a
    /// sign: at least one digit before, perhaps none after.
    pub(super) fn split(self) -> (String, String) {
        // What fits a word is written by it: see [`Self::parse`].
        let mut whole = match u64::try_from(self.digits.unsigned_abs()) {
            Ok(digits) => digits.to_string(),
            Err(_) => self.digits.unsigned_abs().to_string(),
        };
        let places = usize::from(self.places);
        if whole.len() <= places {
            whole.insert_str(0, &"0".repeat(places + 1 - whole.len()));
        }
        let fraction = whole.split_off(whole.len() - places);
        (whole, fraction)
    }
}

/// So many digits always fit a word of 64 bits with its sign.
const WORD_DIGITS: usize = 18;

/// 10^`power`, for a power of up to 38.
const fn power_of_ten(power: u8) -> u128 {
    10_u128.pow(power as u32)
}

impl Ord for Decimal {
    /// By value.
    fn cmp(&self, other: &Self) -> Ordering {
        // Before the point, then after it as if both had all 28 places: the
        // product of digits that a common denominator takes would overflow.
        let parts = |decimal: Self| {
            let one = power_of_ten(decimal.places) as i128;
            let missing = power_of_ten(Self::MAX_DIGITS as u8 - decimal.places) as i128;
            (decimal.digits / one, decimal.digits % one * missing)
        };
        parts(*self).cmp(&parts(*other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    /// Plain notation: what [`Decimal::parse`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0
            && let Ok(whole) = i64::try_from(self.digits)
        {
            return write!(f, "{whole}");
        }
        let (whole, fraction) = self.split();
        if self.is_negative() {
            f.write_str("-")?;
        }
        f.write_str(&whole)?;
        if !fraction.is_empty() {
            f.write_str(".")?;
            f.write_str(&fraction)?;
        }
        Ok(())
    }
}

impl From<i32> for Decimal {
    fn from(whole: i32) -> Self {
        Self {
            digits: whole.into(),
            places: 0,
        }
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self {
            digits: whole.into(),
            places: 0,
        }
    }
}
