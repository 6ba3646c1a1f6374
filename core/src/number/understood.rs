//! Numbers as people write them: understood what was typed, and writing it back.
//!
//! How numbers are written where the person is, down to the words for large
//! ones, is a [`Notation`] that the caller brings along. What could be one
//! number or another is never guessed: it is a [`Problem`], or it is read by
//! the notation and marked as [`Understood::could_be_misread`].

use super::decimal::Decimal;
use super::fraction::Fraction;
use super::signs::{is_blank, is_sign, is_space, is_unit, same_separator, strip, strip_word};

/// How numbers are written where the person is.
///
/// The two separators differ, and neither is a digit, a sign or a letter. A
/// group separator that breaks this is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notation {
    /// What stands before the fraction: `.`, `,` or `٫`.
    pub decimal: char,
    /// What stands between groups of digits, if anything does. Where it is a
    /// space, every kind of space is understood as one; where it is one of
    /// `’` and `'`, both are.
    pub group: Option<char>,
    /// How many digits the group next to the decimal separator has: 3.
    pub primary: u8,
    /// How many the groups before that have: 3, and 2 in India.
    pub secondary: u8,
    /// The digit zero, which the other nine follow in Unicode: `0`, `٠`, `०`.
    /// ASCII digits are understood in any case.
    pub zero: char,
    /// What may follow a number to make it larger, with the power of ten that
    /// it stands for: `("k", 3)`, `("lakh", 5)`. Understood in capitals and
    /// small letters, with or without a space before.
    pub magnitudes: &'static [(&'static str, u8)],
}

/// A number that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Understood {
    /// The number.
    pub value: Decimal,
    /// What stood beside it: `%`, the sign of a currency, or `/5` for "4.6/5",
    /// there with the number after the slash in plain notation. Empty for
    /// nothing.
    pub unit: String,
    /// Whether to show what was understood: where digits were grouped or a
    /// magnitude was given, and where the decimal separator stands where one
    /// for groups could: "1.200" in English.
    pub could_be_misread: bool,
}

/// Why something is not understood as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// It is not written like a number: letters, a sign without digits, `1e5`,
    /// two numbers.
    NotANumber,
    /// It has more than one decimal separator.
    TwoPoints,
    /// A group separator, or a separator of other places, stands where this
    /// notation has none: "12,34" in English, "4.6" in German.
    Grouping,
    /// It takes more digits than a [`Decimal`] has.
    TooManyDigits {
        /// How many it takes, leading zeros not counted.
        digits: usize,
    },
}

/// A number found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Found {
    /// The number.
    pub understood: Understood,
    /// Where it begins in the sentence, in bytes, with its sign and unit.
    pub start: usize,
    /// Where it ends in the sentence, in bytes, with its magnitude and unit.
    pub end: usize,
}

impl Notation {
    /// English as in Britain and the United States, with no magnitudes but the
    /// signs `k` and `M`.
    pub const PLAIN_ENGLISH: Self = Self {
        decimal: '.',
        group: Some(','),
        primary: 3,
        secondary: 3,
        zero: '0',
        magnitudes: &[("k", 3), ("M", 6)],
    };

    /// The most characters that are read as one number, far above what 28
    /// digits take.
    pub const LONGEST: usize = 200;

    /// Reads a number as typed; `Ok(None)` for nothing but white space.
    ///
    /// Understood beside bare numbers are `12 %`, `$250,000`, `250 000 €`,
    /// `1.5M`, `20 lakh`, `4.6/5`, `.5` and `5.`, a sign on either side of a
    /// leading currency, and groups set off by spaces in every notation, as in
    /// the SI.
    ///
    /// # Errors
    ///
    /// A [`Problem`] for anything else, and past [`Self::LONGEST`] characters
    /// or [`Decimal::MAX_DIGITS`] digits.
    pub fn read(&self, typed: &str) -> Result<Option<Understood>, Problem> {
        let typed = typed.trim_matches(is_blank);
        if typed.is_empty() {
            return Ok(None);
        }
        if typed.chars().nth(Self::LONGEST).is_some() {
            return Err(Problem::NotANumber);
        }
        self.amount(typed).map(Some)
    }

    /// Reads a change in percent with its sign, `+40 %` or `-25%`; `None` for
    /// anything else, also for a percentage without a sign: that is a value.
    #[must_use]
    pub fn read_relative(&self, typed: &str) -> Option<Decimal> {
        let typed = typed.trim_matches(is_blank);
        if !typed.starts_with(is_sign) {
            return None;
        }
        let understood = self.read(typed).ok()??;
        (understood.unit == "%").then_some(understood.value)
    }

    /// The value as people write it there, with groups: `1,200`, `20,00,000`.
    /// [`Self::read`] reads the same value back.
    #[must_use]
    pub fn write(&self, value: Decimal) -> String {
        self.written(value, self.group())
    }

    /// The value with the decimal separator and the digits of the notation and
    /// without groups: what is put into a field. [`Self::read`] reads the same
    /// value back.
    #[must_use]
    pub fn write_plain(&self, value: Decimal) -> String {
        self.written(value, None)
    }

    fn written(&self, value: Decimal, group: Option<char>) -> String {
        let (whole, fraction) = value.split();
        let mut text = String::new();
        if value.is_negative() {
            text.push('-');
        }
        let (primary, secondary) = (usize::from(self.primary), usize::from(self.secondary));
        for (place, digit) in whole.bytes().enumerate() {
            let left = whole.len() - place;
            if let Some(group) = group
                && place > 0
                && left >= primary
                && (left - primary).is_multiple_of(secondary)
            {
                text.push(group);
            }
            text.push(self.written_digit(digit));
        }
        if !fraction.is_empty() {
            text.push(self.decimal);
            text.extend(fraction.bytes().map(|digit| self.written_digit(digit)));
        }
        text
    }

    fn written_digit(&self, ascii: u8) -> char {
        // A zero in ASCII is '0' or a mistake.
        let own = char::from_u32(u32::from(self.zero) + u32::from(ascii - b'0'));
        own.filter(|_| !self.zero.is_ascii())
            .unwrap_or(char::from(ascii))
    }

    /// An amount, trimmed: sign and currency, number, magnitude, unit.
    fn amount(&self, typed: &str) -> Result<Understood, Problem> {
        let (sign, rest) = strip(typed, is_sign);
        let (leading, rest) = strip(rest, is_unit);
        let (second_sign, rest) = strip(rest, is_sign);
        if sign.is_some() && second_sign.is_some() {
            return Err(Problem::NotANumber);
        }
        let negative = sign.or(second_sign).is_some_and(|sign| sign != '+');
        let (mut value, mut could_be_misread, rest) = self.number(rest, negative)?;

        let (power, rest) = self.magnitude(rest);
        if power > 0 {
            let shifted = value.shifted(power);
            value = shifted.map_err(|digits| Problem::TooManyDigits { digits })?;
            could_be_misread = true;
        }

        let rest = rest.trim_start_matches(is_blank);
        let (trailing, mut rest) = strip(rest, |c| is_unit(c) || c == '/');
        if leading.is_some() && trailing.is_some() {
            return Err(Problem::NotANumber);
        }
        let mut unit = String::new();
        match leading.or(trailing) {
            Some('/') => {
                let (of, of_could_be_misread, after) = self.number(rest, false)?;
                if of.is_zero() {
                    return Err(Problem::NotANumber);
                }
                could_be_misread |= of_could_be_misread;
                unit.push('/');
                unit.push_str(&of.to_string());
                rest = after;
            }
            Some('٪') => unit.push('%'),
            Some(sign) => unit.push(sign),
            None => {}
        }
        if !rest.is_empty() {
            return Err(Problem::NotANumber);
        }
        Ok(Understood {
            value,
            unit,
            could_be_misread,
        })
    }

    /// The bare number at the beginning of a text, whether it could be misread,
    /// and what follows it.
    fn number<'a>(
        &self,
        text: &'a str,
        negative: bool,
    ) -> Result<(Decimal, bool, &'a str), Problem> {
        let end = text
            .find(|c| self.digit(c).is_none() && !self.is_separator(c) && !is_space(c))
            .unwrap_or(text.len());
        let (number, rest) = text.split_at(end);
        let number = number.trim_end_matches(is_space);
        let rest = rest.trim_start_matches(is_blank);

        let is_digit = |c| self.digit(c).is_some();
        let mut points = number.match_indices(|c| self.is_point(c));
        let point = points.next();
        if !number.contains(is_digit) {
            return Err(Problem::NotANumber);
        }
        if points.next().is_some() {
            return Err(Problem::TwoPoints);
        }
        let (whole, fraction) = match point {
            Some((at, point)) => (&number[..at], &number[at + point.len()..]),
            None => (number, ""),
        };
        let is_grouped = self.check_groups(whole)?;
        if let Some(separator) = fraction.chars().find(|&c| !is_digit(c)) {
            return Err(self.misplaced(separator));
        }

        let length = |digits: &str| digits.chars().count();
        let could_be_groups = length(fraction) == 3
            && (1..=3).contains(&length(whole))
            && !whole.starts_with(|c| self.digit(c) == Some(0));
        let fraction = fraction.trim_end_matches(|c| self.digit(c) == Some(0));
        let digits = whole.chars().chain(fraction.chars());
        let mut digits = digits.filter_map(|c| self.digit(c));
        let value = Decimal::from_digits(negative, &mut digits, length(fraction))
            .map_err(|digits| Problem::TooManyDigits { digits })?;
        Ok((value, is_grouped || could_be_groups, rest))
    }

    /// Whether the digits before the point are in groups. An error when they
    /// are not exactly in those of the notation, or of the SI: a number that
    /// lost a digit, or was written for other places, must not pass as another.
    fn check_groups(&self, whole: &str) -> Result<bool, Problem> {
        let mut separators = whole.chars().filter(|&c| self.digit(c).is_none());
        let Some(separator) = separators.next().map(same_separator) else {
            return Ok(false);
        };
        if separators.any(|c| same_separator(c) != separator) {
            return Err(Problem::Grouping);
        }
        let sized = |primary: u8, secondary: u8| {
            let mut groups = whole
                .rsplit(|c| self.digit(c).is_none())
                .map(|group| group.chars().count());
            let first = groups.next_back().unwrap_or(0);
            (1..=usize::from(secondary)).contains(&first)
                && groups.next() == Some(primary.into())
                && groups.all(|size| size == usize::from(secondary))
        };
        let is_own = self.group().map(same_separator) == Some(separator);
        let fits = (is_own || separator == ' ') && sized(self.primary, self.secondary)
            || separator == ' ' && !is_own && sized(3, 3);
        // "0,125" is a decimal from elsewhere, never 125.
        let starts_with_zero = whole.starts_with(|c| self.digit(c) == Some(0));
        if fits && !starts_with_zero {
            Ok(true)
        } else {
            Err(self.misplaced(separator))
        }
    }

    /// The problem with a separator that should not be where it is. A space is
    /// no separator to those who do not group with it: "1 2" are two numbers.
    fn misplaced(&self, separator: char) -> Problem {
        if is_space(separator) && !self.group().is_some_and(is_space) {
            Problem::NotANumber
        } else {
            Problem::Grouping
        }
    }

    /// The power of ten of the longest magnitude at the beginning of a text,
    /// 0 if there is none, and what follows it.
    pub(super) fn magnitude<'a>(&self, text: &'a str) -> (u8, &'a str) {
        let mut longest = (0, text);
        for &(word, power) in self.magnitudes {
            if let Some(rest) = strip_word(text, word)
                && rest.len() < longest.1.len()
                && !rest.starts_with(|c: char| c.is_alphabetic() || self.digit(c).is_some())
            {
                longest = (power, rest);
            }
        }
        longest
    }

    /// The group separator, unless the notation contradicts itself.
    fn group(&self) -> Option<char> {
        self.group.filter(|&group| {
            self.primary > 0
                && self.secondary > 0
                && !self.is_point(group)
                && self.digit(group).is_none()
        })
    }

    /// The value of a digit of the notation or of ASCII.
    pub(super) fn digit(&self, c: char) -> Option<u8> {
        let value = match c {
            '0'..='9' => u32::from(c) - u32::from('0'),
            _ => u32::from(c).wrapping_sub(self.zero.into()),
        };
        (value < 10).then_some(value as u8)
    }

    /// Whether it is a decimal separator. Few keyboards have `٫`: where neither
    /// point nor comma has another meaning, a point is understood too.
    pub(super) fn is_point(&self, c: char) -> bool {
        c == self.decimal
            || c == '.' && !matches!(self.decimal, '.' | ',') && self.group != Some('.')
    }

    /// Whether it separates digits here or elsewhere, spaces aside.
    pub(super) fn is_separator(&self, c: char) -> bool {
        matches!(c, '.' | ',' | '\'' | '’') || c == self.decimal || self.group == Some(c)
    }
}

/// The value and so many percent of it, exactly: 40 % on 3000 is 4200. `None`
/// past [`Decimal::MAX_DIGITS`] digits.
#[must_use]
pub fn plus_percent(value: Decimal, percent: Decimal) -> Option<Decimal> {
    let factor = Fraction::one() + Fraction::from(percent) * Fraction::of(1, 100);
    (Fraction::from(value) * factor).to_decimal()
}
