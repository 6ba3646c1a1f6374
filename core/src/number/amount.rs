//! An amount: a sign, a number, what makes it larger, and what it is measured in.

use super::decimal::Decimal;
use super::signs::{
    has_no_spaces, is_blank, is_long_vowel, is_sign, is_space, is_unit, plain, strip, strip_end,
    strip_word,
};
use super::understood::{Notation, Problem, Understood};
use super::{magnitudes, units};

impl Notation {
    /// An amount, trimmed and not empty, of what is measured in a unit, which may be empty.
    pub(super) fn amount(&self, typed: &str, unit: &str) -> Result<Understood, Problem> {
        let text: String = typed.chars().filter_map(|c| self.as_plain(c)).collect();
        let unit: String = unit.chars().filter_map(|c| self.as_plain(c)).collect();
        let text = without_stop(text.trim());
        let (is_bracketed, text) = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')'))
        {
            Some(inside) => (true, inside.trim()),
            None => (false, text),
        };
        let parts = self.parts(text)?;

        let (sign, lead) = strip(parts.lead.trim(), is_minus_or_plus);
        let (second_sign, lead) = strip_end(lead, is_minus_or_plus);
        if sign.is_some() && (second_sign.is_some() || is_bracketed)
            || second_sign.is_some() && is_bracketed
        {
            return Err(Problem::Stray(parts.lead.trim().to_owned()));
        }
        if !(lead.is_empty() || lead == "%" || units::is_currency(lead) || is_named(lead, &unit)) {
            return Err(Problem::Stray(lead.to_owned()));
        }
        let negative = is_bracketed || sign.or(second_sign).is_some_and(|sign| sign != '+');
        let is_western = !typed.contains(|c: char| !c.is_ascii() && self.digit(c).is_some());
        let (mut value, mut could_be_misread) = self.bare(parts.number, negative, is_western)?;

        let is_unit_here = is_named(parts.tail, &unit) || units::abbreviates(parts.tail, &unit);
        if !is_unit_here && units::is_other_measure(parts.tail, &unit) {
            return Err(Problem::OtherUnit {
                found: parts.tail.to_owned(),
                unit,
            });
        }
        let (power, rest) = match is_unit_here {
            true => (0, parts.tail),
            false => self.magnitude_before(parts.tail, &unit),
        };
        // "₹ 5 Cr" of what is in "₹ Cr" is 5 of those.
        let own = if power > 0 {
            self.power_of_unit(&unit)
        } else {
            0
        };
        let is_kilo = power == 3 && rest.is_empty() && units::has_kilo(&unit);
        value = scaled(&value, power, own, is_kilo)?;
        could_be_misread |= power != own || is_bracketed;

        let is_joined = power == 0 && !parts.is_apart;
        let tail = rest.trim_start();
        let fraction = tail.strip_prefix('/').or_else(|| units::out_of(tail));
        let trailing = match fraction {
            Some(of) if !tail.is_empty() && self.starts_with_digit(of) => {
                // Where the slash is the decimal mark of handwriting, "۱۲/۵" is 12.5.
                if typed.contains(|c| matches!(c, '۰'..='۹')) && unit != tail {
                    return Err(self.slashed(&value, of));
                }
                let (scale, is_misread) = self.scale(of, &unit)?;
                could_be_misread |= is_misread;
                scale
            }
            // "$5/month"
            Some(_) if units::is_currency(lead) => {
                let whole = [lead, tail].concat();
                return match units::can_be(&whole, false) {
                    true => Ok(Understood {
                        value,
                        unit: whole,
                        could_be_misread,
                    }),
                    false => Err(Problem::Stray(tail.to_owned())),
                };
            }
            _ if is_unit_here => unit.clone(),
            _ => self.unit_of(tail, is_joined, &unit)?,
        };
        let is_scaled = own > 0 && units::is_money_of(&[lead, &trailing].concat(), &unit);
        if is_scaled {
            return Ok(Understood {
                value,
                unit,
                could_be_misread,
            });
        }
        let has_two = !(lead.is_empty() || trailing.is_empty());
        if has_two && (trailing.starts_with('/') || !units::is_same(lead, &trailing)) {
            return Err(Problem::Stray(trailing));
        }
        Ok(Understood {
            value,
            unit: if lead.is_empty() {
                trailing
            } else {
                lead.to_owned()
            },
            could_be_misread,
        })
    }

    /// A character as it is read, with the digits of ASCII.
    fn as_plain(&self, c: char) -> Option<char> {
        match self.digit(c) {
            Some(value) => Some(char::from(b'0' + value)),
            None if c == self.decimal => Some(c),
            None => plain(c),
        }
    }

    /// What stands before the digits, those, and what stands behind them.
    fn parts<'a>(&self, text: &'a str) -> Result<Parts<'a>, Problem> {
        let first = text.find(|c: char| c.is_ascii_digit());
        let mut start = first.ok_or(Problem::NotANumber)?;
        // ".5", but not the full stop of "Fr.5".
        if let Some(before) = text[..start].strip_suffix(|c| self.may_be_point(c))
            && !before.ends_with(char::is_alphanumeric)
        {
            start = before.len();
        }
        let (lead, text) = text.split_at(start);
        let end = text
            .find(|c: char| !(c.is_ascii_digit() || self.is_mark(c)))
            .unwrap_or(text.len());
        let (mut number, mut tail) = (text[..end].trim_end_matches(is_space), &text[end..]);
        let mut is_apart = number.len() < end;
        // "20.–", "20,-" and "500/-": no cents.
        let without_cents = tail.trim_start_matches('-');
        if without_cents.len() < tail.len()
            && tail.len() - without_cents.len() <= 2
            && let Some(whole) = number.strip_suffix(['.', ','])
            && !is_apart
        {
            (number, tail, is_apart) = (whole, without_cents, true);
        } else if let Some(rest) = tail.strip_prefix("/-")
            && !self.starts_with_digit(rest)
        {
            (number, tail, is_apart) = (number, rest, true);
        }
        let behind = tail.trim_start_matches(is_blank);
        is_apart |= behind.len() < tail.len();
        let tail = behind.trim_end();
        if tail.starts_with(['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
            && self.starts_with_digit(tail.trim_start_matches('-'))
        {
            return Err(Problem::TwoNumbers);
        }
        Ok(Parts {
            lead,
            number,
            tail,
            is_apart,
        })
    }

    fn starts_with_digit(&self, text: &str) -> bool {
        let text = text.trim_start();
        let text = text.strip_prefix(|c| self.may_be_point(c)).unwrap_or(text);
        text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// What "12/5" in Persian digits may be.
    fn slashed(&self, whole: &Decimal, fraction: &str) -> Problem {
        let digits: String = fraction.chars().filter(char::is_ascii_digit).collect();
        let point = Decimal::parse(&[&whole.to_string(), ".", &digits].concat());
        match point.filter(|_| whole.is_whole()) {
            Some(point) => Problem::Ambiguous(point, *whole),
            None => Problem::Stray("/".to_owned()),
        }
    }

    /// What a number is out of, as a unit, from what follows the slash.
    fn scale(&self, text: &str, unit: &str) -> Result<(String, bool), Problem> {
        let parts = self.parts(text.trim_start())?;
        let (of, could_be_misread) = self.bare(parts.number, false, true)?;
        let is_alone = parts.tail.is_empty() || units::is_same(parts.tail, unit);
        if of.is_zero() || !parts.lead.is_empty() || !is_alone {
            return Err(Problem::Stray(["/", text].concat()));
        }
        Ok((["/", &of.to_string()].concat(), could_be_misread))
    }

    /// What stands behind a number as its unit.
    fn unit_of(&self, tail: &str, is_joined: bool, unit: &str) -> Result<String, Problem> {
        // Also "t CO2".
        if is_named(tail, unit) {
            return Ok(tail.to_owned());
        }
        if let Some(at) = tail.find(|c: char| c.is_ascii_digit()) {
            // What is in the way begins with the word that has the digit.
            let word = tail[..at].rfind(' ').map_or(0, |at| at + 1);
            let stray = if word > 0 && units::can_be(tail[..word].trim(), is_joined) {
                tail
            } else {
                tail.split(' ').next().unwrap_or(tail)
            };
            return Err(Problem::Stray(stray.to_owned()));
        }
        let fits = tail.is_empty() || units::can_be(tail, is_joined);
        fits.then(|| tail.to_owned())
            .ok_or_else(|| Problem::Stray(tail.to_owned()))
    }

    /// The power of ten in a unit that is so much of a currency, on either side of it: 7 of
    /// "₹ Cr", 6 of "$M" and "Mio. €"; 0 of any other.
    fn power_of_unit(&self, unit: &str) -> u8 {
        if units::is_currency(unit) {
            return 0;
        }
        let (power, rest) = self.magnitude(unit);
        if power > 0 && units::is_currency(rest.trim()) {
            return power;
        }
        let mut behind = unit.char_indices().skip(1).map(|(at, _)| unit.split_at(at));
        let found = behind.find_map(|(currency, rest)| {
            // "rpm" is no number of rupiah.
            if currency.ends_with(char::is_alphabetic) && !rest.starts_with(' ') {
                return None;
            }
            let (power, rest) = self.magnitude(rest.trim_start());
            let is_all = rest.is_empty() && units::is_currency(currency.trim_end());
            (power > 0 && is_all).then_some(power)
        });
        found.unwrap_or(0)
    }

    /// The power of ten of the longest magnitude at the beginning of a text,
    /// 0 if there is none, and what follows it.
    pub(super) fn magnitude<'a>(&self, text: &'a str) -> (u8, &'a str) {
        self.magnitude_before(text, "")
    }

    /// The same where what follows it may be a unit.
    fn magnitude_before<'a>(&self, text: &'a str, unit: &str) -> (u8, &'a str) {
        // Behind most numbers there is nothing.
        if text.is_empty() {
            return (0, text);
        }
        let word = text
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len());
        // "20 kr" are no thousand.
        if units::is_currency(&text[..word]) {
            return (0, text);
        }
        let everywhere = if self.foreign {
            magnitudes::EVERYWHERE
        } else {
            &[]
        };
        let mut longest = (0, text);
        for &(word, power) in self.local.iter().chain(everywhere).chain(self.magnitudes) {
            let (name, may_have_stop) = match word.strip_suffix('.') {
                Some(name) => (name, true),
                None => (word, false),
            };
            let Some(mut rest) = strip_word(text, name) else {
                continue;
            };
            // "2 L" are lakh, "2 l" litres; "5 T€" are thousands, "5 T" tonnes.
            let is_other = match name {
                "L" => !text.starts_with('L'),
                "T" => !text.starts_with('T') || !units::is_currency(rest.trim_start()),
                _ => false,
            };
            if is_other {
                continue;
            }
            if let Some(behind) = rest.strip_prefix('.').filter(|_| may_have_stop) {
                rest = behind;
            }
            let is_word = |c: char| c.is_alphabetic() || self.digit(c).is_some();
            let has_ended = !rest.starts_with(is_word)
                || name.ends_with(has_no_spaces) && !rest.starts_with(|c| self.digit(c).is_some())
                || units::follows_a_magnitude(rest)
                || is_named(rest, unit);
            if rest.len() < longest.1.len() && has_ended {
                longest = (power, rest);
            }
        }
        longest
    }
}

/// A number with so many more zeros, of what has some in its unit already. `is_kilo` says whether
/// the unit is so many thousand of another, so that "5k" of what is in km is as likely 5 of them.
fn scaled(value: &Decimal, power: u8, own: u8, is_kilo: bool) -> Result<Decimal, Problem> {
    let shifted = |by: u8| {
        let shifted = value.shifted(by);
        shifted.map_err(|digits| Problem::TooManyDigits { digits })
    };
    if power == own {
        return Ok(*value);
    }
    if let Some([short, long]) = magnitudes::either(power) {
        return Err(Problem::Ambiguous(shifted(short)?, shifted(long)?));
    }
    if is_kilo {
        return Err(Problem::Ambiguous(shifted(power)?, *value));
    }
    if power > own {
        return shifted(power - own);
    }
    let lowered = Decimal::new(value.digits(), value.places() + (own - power));
    lowered.ok_or(Problem::TooManyDigits {
        digits: Decimal::MAX_DIGITS + 1,
    })
}

/// A text without the comma or full stop that ends a sentence behind it: "12 %." A point behind
/// letters is of an abbreviation, and one behind digits a decimal one.
fn without_stop(text: &str) -> &str {
    let cut = text.trim_end_matches([',', ';', '!']).trim_end();
    let text = match cut.ends_with(|c: char| c.is_ascii_digit()) {
        true => text,
        false => cut,
    };
    let before = text.strip_suffix('.').map(str::trim_end);
    before
        .filter(|it| it.ends_with(|c| is_unit(c) || units::is_star(c)))
        .unwrap_or(text)
}

/// A text in parts.
struct Parts<'a> {
    lead: &'a str,
    number: &'a str,
    tail: &'a str,
    /// Whether something stands between the digits and the tail.
    is_apart: bool,
}

fn is_minus_or_plus(c: char) -> bool {
    is_sign(c) || is_long_vowel(c)
}

/// Whether a text is exactly a unit that is not empty, in capitals or not.
fn is_named(text: &str, unit: &str) -> bool {
    !unit.is_empty() && text.to_lowercase() == unit.to_lowercase()
}
