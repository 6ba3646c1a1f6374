//! Numbers in a sentence: "Improve conversion from 12% to 18%".
//!
//! What follows only finds where an amount begins and ends;
//! [`Notation::read`] decides what it is. When in doubt there is none: what is
//! found fills fields, and a wrong number costs more than an empty field.

use super::signs::{is_blank, is_sign, is_space, is_unit};
use super::understood::{Found, Notation};
use super::units::is_currency;

impl Notation {
    /// Every number in a sentence, in order and each with what belongs to it:
    /// `$250,000`, `12 %`, `4.6/5`, `20 lakh`, and not the comma or full stop
    /// behind it.
    ///
    /// None are numbers joined to letters ("Q3", "B2B", "30-day"), times,
    /// dates, and what [`Self::read`] does not understand. A hyphen between two
    /// numbers is no minus sign. It takes time in proportion to the length.
    #[must_use]
    pub fn numbers_in(&self, sentence: &str) -> Vec<Found> {
        self.quantities_in(sentence, &[])
    }

    /// The same, where these units may also be joined to a number, as in "9h": each is
    /// then what stood beside it.
    #[must_use]
    pub fn quantities_in(&self, sentence: &str, units: &[&str]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(digit) = sentence[from..].find(|c| self.digit(c).is_some()) {
            let digit = from + digit;
            // With everything that can stand between digits, as in dates.
            let run = self.length_of(&sentence[digit..], &|c| {
                self.is_separator(c) || c == ':' || is_joint(c)
            });
            let run = &sentence[digit..digit + run];
            if run.contains(':') || run.matches(is_joint).count() > 1 {
                from = digit + run.len();
                continue;
            }
            let start = self.start(sentence, from, digit);
            let number_end = self.end(sentence, digit);
            let unit = unit_at(&sentence[number_end..], units);
            let end = number_end + unit.len();
            let is_joined = is_joined(&mut sentence[..start].chars().rev(), "-‑./'’")
                || is_joined(&mut sentence[end..].chars(), "-‑'’");
            if !is_joined && let Ok(Some(mut understood)) = self.read(&sentence[start..number_end])
            {
                if understood.unit.is_empty() {
                    unit.clone_into(&mut understood.unit);
                }
                found.push(Found {
                    understood,
                    start,
                    end,
                });
            }
            // Also past what is no number, to look at nothing twice.
            from = end;
        }
        found
    }

    /// Where the amount begins whose first digit is at `digit`: there, or at a
    /// point, sign or unit before it, and not before `from`.
    fn start(&self, sentence: &str, from: usize, digit: usize) -> usize {
        let mut head = &sentence[from..digit];
        if let Some(before) = head.strip_suffix(|c| self.is_point(c))
            && !before.ends_with(|c: char| c.is_alphanumeric() || self.is_separator(c))
        {
            head = before;
        }
        let is_start = |before: &str| {
            let before = &sentence[..from + before.len()];
            !before.ends_with(|c: char| {
                c.is_alphanumeric() || is_unit(c) || is_sign(c) || matches!(c, ')' | '_')
            })
        };
        let sign = head.strip_suffix(is_sign);
        if let Some(before) = sign.and_then(|before| before.strip_suffix(is_unit)) {
            // "$-5"
            head = whose_sign(sign.unwrap_or(head), before);
        } else if let Some(before) = sign {
            // "-5", but not "3-5"
            if is_start(before) {
                head = before;
            }
        } else {
            // "$5", "$ 5", "-$5", "%5" as in Turkish
            let before = head.strip_suffix(is_unit).or_else(|| {
                let before = head.trim_end_matches(is_blank);
                before.strip_suffix(|c| is_unit(c) && c != '%')
            });
            if let Some(before) = before {
                head = whose_sign(head, before);
                if let Some(before) = head.strip_suffix(is_sign)
                    && is_start(before)
                {
                    head = before;
                }
            }
        }
        from + head.len()
    }

    /// Where the amount ends whose first digit is at `digit`: behind its last
    /// digit, or behind a magnitude or unit that follows.
    fn end(&self, sentence: &str, digit: usize) -> usize {
        let number = |text: &str| self.length_of(text, &|c| self.is_separator(c));
        let is_digit = |c| self.digit(c).is_some();

        let mut end = digit + number(&sentence[digit..]);
        let first = &sentence[digit..end];
        if first.chars().count() <= 3 && first.chars().all(is_digit) {
            // Groups set off by spaces: "250 000", but not "12 18".
            let mut last = 0;
            while let Some(group) = sentence[end..].strip_prefix(is_space) {
                let digits = group.find(|c| !is_digit(c)).unwrap_or(group.len());
                if group[..digits].chars().count() != 3 {
                    break;
                }
                last = sentence.len() - group.len();
                end = last + digits;
            }
            if last > 0 {
                end = last + number(&sentence[last..]);
            }
        }

        let (power, rest) = self.magnitude(sentence[end..].trim_start_matches(is_blank));
        if power > 0 {
            end = sentence.len() - rest.len();
        }
        let rest = rest.trim_start_matches(is_blank);
        if let Some(of) = rest.strip_prefix('/') {
            let of = of.trim_start_matches(is_blank);
            if of.starts_with(is_digit) {
                end = sentence.len() - of.len() + number(of);
            }
        } else if let Some(rest) = rest.strip_prefix(is_unit)
            // "from 5 $10" has it before the next number.
            && !rest.starts_with(is_digit)
        {
            end = sentence.len() - rest.len();
        }
        end
    }

    /// How far a text goes on with digits and with what can stand between
    /// them, up to the last digit.
    fn length_of(&self, text: &str, is_between: &dyn Fn(char) -> bool) -> usize {
        let is_digit = |c| self.digit(c).is_some();
        let end = text
            .find(|c| !is_digit(c) && !is_between(c))
            .unwrap_or(text.len());
        text[..end].trim_end_matches(|c| !is_digit(c)).len()
    }
}

/// The most bytes of a sign with the letters before it: "CA$".
const LONGEST_SIGN: usize = 4;

/// What stands before a currency: before its sign, or before the letters that say whose it is,
/// as in "R$" and "US$". `with` is all of it, `before` what stands before the sign.
fn whose_sign<'a>(with: &str, before: &'a str) -> &'a str {
    let letters = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_apart = !letters.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let sign = with[letters.len()..].trim_end();
    match is_apart && sign.len() <= LONGEST_SIGN && is_currency(sign) {
        true => letters,
        false => before,
    }
}

/// The unit that a text begins with and that ends where its letters do; empty for none.
fn unit_at<'a>(text: &'a str, units: &[&str]) -> &'a str {
    let end = text.find(|c: char| !c.is_alphabetic());
    let letters = &text[..end.unwrap_or(text.len())];
    if units.contains(&letters) {
        letters
    } else {
        ""
    }
}

/// What joins numbers to a range, a ratio or a date.
fn is_joint(c: char) -> bool {
    matches!(c, '/' | '‑') || is_sign(c)
}

/// Whether what lies beside a number is a letter or joins it to one.
fn is_joined(outwards: &mut dyn Iterator<Item = char>, joins: &str) -> bool {
    match outwards.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '_' | '#') => true,
        Some(c) if joins.contains(c) => outwards.next().is_some_and(char::is_alphabetic),
        _ => false,
    }
}
