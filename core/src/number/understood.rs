//! Numbers as people write them: understood what was typed, and writing it back.
//!
//! How numbers are written where the person is, down to the words for large
//! ones, is a [`Notation`] that the caller brings along. What could be one
//! number or another is never guessed: it is a [`Problem`], or it is read by
//! the notation and marked as [`Understood::could_be_misread`].

use super::decimal::Decimal;
use super::fraction::Fraction;
use super::signs::{is_blank, is_sign};
use super::{signs, units};

/// How numbers are written where the person is.
///
/// The two separators differ, and neither is a digit, a sign or a letter. A
/// group separator that breaks this is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notation {
    /// What stands before the fraction: `.`, `,` or `٫`.
    pub decimal: char,
    /// What stands between groups of digits, if anything does. Where it is a
    /// space, every kind of space is understood as one; where it is an
    /// apostrophe, every shape of it is.
    pub group: Option<char>,
    /// How many digits the group next to the decimal separator has: 3.
    pub primary: u8,
    /// How many the groups before that have: 3, and 2 in India.
    pub secondary: u8,
    /// The digit zero, which the other nine follow in Unicode: `0`, `٠`, `०`.
    /// It is what numbers are written with. ASCII digits are understood in any
    /// case, and so are those of the scripts that many write numbers in.
    pub zero: char,
    /// What may follow a number to make it larger, with the power of ten that
    /// it stands for: `("k", 3)`, `("lakh", 5)`. Understood in capitals and
    /// small letters, with or without a space before. One with a full stop may
    /// stand without it.
    pub magnitudes: &'static [(&'static str, u8)],
    /// The same of the place where the person is, which go first:
    /// [`of_locale`](super::magnitudes::of_locale).
    pub local: &'static [(&'static str, u8)],
    /// Whether what is written as in other places is understood too, where it
    /// can be only one number: `4.6` in France, `1.234,50` in Britain. A column
    /// of a table, whose numbers tell how they are written, is read without.
    pub foreign: bool,
    /// Whether people here also set off groups with points where `group` is
    /// something else: [`may_group_with_points`](super::magnitudes::may_group_with_points).
    pub points_may_group: bool,
}

/// A number that was understood.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Understood {
    /// The number.
    pub value: Decimal,
    /// What stood beside it: `%`, a currency, a word, or `/5` for "4.6/5",
    /// there with the number after the slash in plain notation. Empty for
    /// nothing.
    pub unit: String,
    /// Whether to show what was understood: where digits were grouped or a
    /// magnitude was given, where the decimal separator stands where one
    /// for groups could ("1.200" in English), where it is written as in other
    /// places, and where brackets stand for minus.
    pub could_be_misread: bool,
}

/// Why something is not understood as a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// It has no digits, or more than [`Notation::LONGEST`] characters.
    NotANumber,
    /// This part of it has no place in a number: `e5` of "1e5".
    Stray(String),
    /// It looks like two numbers: "1 2", "5-10".
    TwoNumbers,
    /// It has more than one decimal separator.
    TwoPoints,
    /// This group separator, or separator of other places, stands where this
    /// notation has none: the comma of "12,34" in English.
    Misplaced(char),
    /// It could be either of these numbers: "1,234" in Switzerland.
    Ambiguous(Decimal, Decimal),
    /// It takes more digits than a [`Decimal`] has.
    TooManyDigits {
        /// How many it takes, leading zeros not counted.
        digits: usize,
    },
    /// What stands beside it is not what it is measured in.
    OtherUnit {
        /// What stands there.
        found: String,
        /// What it is measured in; empty where that is nothing.
        unit: String,
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
    /// signs `k` and `M`, and nothing of other places.
    pub const PLAIN_ENGLISH: Self = Self {
        decimal: '.',
        group: Some(','),
        primary: 3,
        secondary: 3,
        zero: '0',
        magnitudes: &[("k", 3), ("M", 6)],
        local: &[],
        foreign: false,
        points_may_group: false,
    };

    /// The most characters that are read as one number, far above what 28
    /// digits take.
    pub const LONGEST: usize = 200;

    /// Reads a number as typed, whatever stands beside it; `Ok(None)` for
    /// nothing but white space.
    ///
    /// Understood beside bare numbers are `12 %`, `$250,000`, `250 000 €`, `CHF
    /// 20.–`, `5 h`, `1.5M`, `20 lakh`, `4.6/5`, `.5` and `5.`, a sign on either
    /// side of a leading currency, brackets for minus as accountants write them,
    /// and groups set off by spaces in every notation, as in the SI.
    ///
    /// # Errors
    ///
    /// A [`Problem`] for anything else, and past [`Self::LONGEST`] characters
    /// or [`Decimal::MAX_DIGITS`] digits.
    pub fn read(&self, typed: &str) -> Result<Option<Understood>, Problem> {
        self.read_beside(typed, None)
    }

    /// The same of something that is measured in a unit, or, where that is empty, in
    /// nothing that anybody has said. With the unit behind it, in any way that it can be
    /// written, a number is read: `12 %` of what is in `percent`, and `20 k€` of what is in
    /// `k€`, which is 20 then. A scale such as `4/5` may stand behind what is counted in words.
    /// Where there is none, a percent sign, a currency and a scale say nothing new.
    ///
    /// # Errors
    ///
    /// As of [`Self::read`], and [`Problem::OtherUnit`] for any other unit.
    pub fn read_in(&self, typed: &str, unit: &str) -> Result<Option<Understood>, Problem> {
        let unit = unit.trim();
        let Some(mut understood) = self.read_beside(typed, Some(unit))? else {
            return Ok(None);
        };
        let found = &understood.unit;
        let is_scale = found.starts_with('/');
        let is_word = |unit: &str| unit.starts_with(char::is_alphabetic);
        let fits = if found.is_empty() {
            true
        } else if unit.is_empty() {
            !is_word(found) || units::is_currency(found)
        } else if is_scale && is_word(unit) && !units::is_currency(unit) {
            understood.could_be_misread = true;
            true
        } else {
            units::is_same(found, unit)
        };
        if fits {
            Ok(Some(understood))
        } else {
            Err(Problem::OtherUnit {
                found: understood.unit,
                unit: unit.to_owned(),
            })
        }
    }

    /// The same of a bare number: a weight, or a count.
    ///
    /// # Errors
    ///
    /// As of [`Self::read`], and [`Problem::Stray`] for any unit.
    pub fn read_bare(&self, typed: &str) -> Result<Option<Understood>, Problem> {
        match self.read(typed)? {
            Some(understood) if !understood.unit.is_empty() => Err(Problem::Stray(understood.unit)),
            read => Ok(read),
        }
    }

    /// The same of something in a unit, whatever else stands beside it.
    pub(crate) fn read_beside(
        &self,
        typed: &str,
        unit: Option<&str>,
    ) -> Result<Option<Understood>, Problem> {
        let typed = typed.trim_matches(is_blank);
        if typed.is_empty() {
            return Ok(None);
        }
        if typed.chars().nth(Self::LONGEST).is_some() {
            return Err(Problem::NotANumber);
        }
        self.amount(typed, unit.unwrap_or_default()).map(Some)
    }

    /// Reads a change in percent with its sign, `+40 %` or `-25%`; `None` for
    /// anything else, also for a percentage without a sign: that is a value.
    #[must_use]
    pub fn read_relative(&self, typed: &str) -> Option<Decimal> {
        let typed = typed.trim_matches(is_blank);
        let first = typed.chars().next().and_then(signs::plain);
        if !first.is_some_and(is_sign) {
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

    /// The group separator, unless the notation contradicts itself.
    pub(super) fn group(&self) -> Option<char> {
        self.group.filter(|&group| {
            self.primary > 0
                && self.secondary > 0
                && !self.is_point(group)
                && self.digit(group).is_none()
        })
    }

    /// The value of a digit of the notation, of ASCII, or of a script that many write in.
    pub(super) fn digit(&self, c: char) -> Option<u8> {
        signs::digit(c, self.zero)
    }

    /// Whether it is a decimal separator. Few keyboards have `٫`: where neither
    /// point nor comma has another meaning, a point is understood too.
    pub(super) fn is_point(&self, c: char) -> bool {
        c == self.decimal
            || c == '．' && self.is_point('.')
            || c == '.' && !matches!(self.decimal, '.' | ',') && self.group != Some('.')
    }

    /// Whether it separates digits here or elsewhere, spaces aside.
    pub(super) fn is_separator(&self, c: char) -> bool {
        matches!(c, '.' | ',' | '\'' | '’' | '．' | '，' | '٫' | '٬')
            || c == self.decimal
            || self.group == Some(c)
    }
}

/// The value and so many percent of it, exactly: 40 % on 3000 is 4200. `None`
/// past [`Decimal::MAX_DIGITS`] digits.
#[must_use]
pub fn plus_percent(value: Decimal, percent: Decimal) -> Option<Decimal> {
    let factor = Fraction::one() + Fraction::from(percent) * Fraction::of(1, 100);
    (Fraction::from(value) * factor).to_decimal()
}
