//! A bare number: digits, and the marks between them.

use super::decimal::Decimal;
use super::signs::plain;
use super::understood::{Notation, Problem};

/// A bare number in pieces, with the digits of ASCII.
struct Pieces<'a> {
    /// Between the marks; some may be empty.
    digits: Vec<&'a str>,
    /// One less than those.
    marks: Vec<char>,
}

/// How the marks of a number are meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// Each sets off a group.
    Groups,
    /// The one at this place is the decimal one, and all before it set off groups.
    Point(usize),
}

impl Notation {
    /// The bare number that a text is, and whether it could be misread. `is_western` says
    /// whether its digits were those of ASCII.
    pub(super) fn bare(
        &self,
        text: &str,
        negative: bool,
        is_western: bool,
    ) -> Result<(Decimal, bool), Problem> {
        let pieces = Pieces {
            digits: text.split(|c| self.is_mark(c)).collect(),
            marks: text.chars().filter(|&c| self.is_mark(c)).collect(),
        };
        if pieces.digits.iter().all(|it| it.is_empty()) {
            return Err(Problem::NotANumber);
        }
        let (meant, is_foreign) = match self.as_here(&pieces) {
            Some(meant) => (meant, false),
            None => (self.as_elsewhere(&pieces, negative, is_western)?, true),
        };
        let value = pieces.value(meant, negative)?;
        let is_grouped = match meant {
            Meant::Groups => !pieces.marks.is_empty(),
            Meant::Point(at) => at > 0,
        };
        let could_be_groups = pieces.marks.len() == 1 && pieces.is_grouped(3, 3);
        Ok((value, is_foreign || is_grouped || could_be_groups))
    }

    /// How the marks are meant by those who write as here; `None` for what is not written
    /// so: a number that lost a digit, or was written for other places, must not pass as
    /// another.
    fn as_here(&self, pieces: &Pieces<'_>) -> Option<Meant> {
        let mut points = (0..pieces.marks.len()).filter(|&at| self.is_point(pieces.marks[at]));
        let (whole, meant) = match points.next() {
            // Nothing may stand between the digits behind it.
            Some(at) if at + 1 < pieces.marks.len() => return None,
            Some(at) => (pieces.whole(at), Meant::Point(at)),
            None => (pieces.whole(pieces.marks.len()), Meant::Groups),
        };
        let Some(separator) = whole.marks.first().copied() else {
            return Some(meant);
        };
        let is_own = self.group().and_then(plain) == Some(separator);
        let is_space = separator == ' ';
        let fits = whole.are_alike()
            && ((is_own || is_space) && whole.is_grouped(self.primary, self.secondary)
                || is_space && !is_own && whole.is_grouped(3, 3));
        fits.then_some(meant)
    }

    /// How the marks are meant by those who write as elsewhere, where that can be only one
    /// thing; else what is wrong with them here.
    fn as_elsewhere(
        &self,
        pieces: &Pieces<'_>,
        negative: bool,
        is_western: bool,
    ) -> Result<Meant, Problem> {
        let wrong = || Err(self.wrong(pieces));
        let Some((&last, before)) = pieces.marks.split_last().filter(|_| self.foreign) else {
            return wrong();
        };
        let at = before.len();
        let whole = pieces.whole(at);
        let may_be_point = self.may_be_point(last)
            && !before.contains(&last)
            && !pieces.digits[at + 1].is_empty()
            && (before.is_empty() || whole.are_alike() && whole.is_grouped(3, 3));
        let may_be_groups = last != '٫' && pieces.are_alike() && pieces.is_grouped(3, 3);
        let is_group = self.group().and_then(plain) == Some(last);
        match (may_be_point, may_be_groups) {
            // Groups of three where those of two are usual.
            (_, true) if is_group || !may_be_point => Ok(Meant::Groups),
            // A comma that sets off groups here: rather a digit is missing.
            (true, false) if is_group && last == ',' && before.is_empty() => wrong(),
            (true, false) => Ok(Meant::Point(at)),
            (true, true) if last == '.' && self.decimal == ',' && !self.points_may_group => {
                Ok(Meant::Point(at))
            }
            (true, true) if last == ',' && self.decimal == '٫' && is_western => Ok(Meant::Groups),
            (true, true) => {
                let either = [Meant::Groups, Meant::Point(at)];
                let [groups, point] = either.map(|it| pieces.value(it, negative));
                Err(Problem::Ambiguous(groups?, point?))
            }
            _ => wrong(),
        }
    }

    /// What is wrong with marks that mean nothing.
    fn wrong(&self, pieces: &Pieces<'_>) -> Problem {
        let marks = &pieces.marks;
        // A space is no separator to those who do not group with it.
        if marks.contains(&' ') && self.group().and_then(plain) != Some(' ') {
            return Problem::TwoNumbers;
        }
        if marks.iter().filter(|&&c| self.is_point(c)).count() > 1 {
            return Problem::TwoPoints;
        }
        let mut others = marks.iter().filter(|&&c| !self.is_point(c));
        others
            .next()
            .or(marks.last())
            .map_or(Problem::NotANumber, |&c| Problem::Misplaced(c))
    }

    /// Whether it may stand between digits, here or elsewhere.
    pub(super) fn is_mark(&self, c: char) -> bool {
        matches!(c, '.' | ',' | '’' | ' ' | '٫' | '٬')
            || c == self.decimal
            || self.group().and_then(plain) == Some(c)
    }

    /// Whether it is a decimal separator here or elsewhere.
    pub(super) fn may_be_point(&self, c: char) -> bool {
        matches!(c, '.' | ',' | '٫') || self.is_point(c)
    }
}

impl<'a> Pieces<'a> {
    /// Those before a mark.
    fn whole(&self, at: usize) -> Self {
        Self {
            digits: self.digits[..=at].to_vec(),
            marks: self.marks[..at].to_vec(),
        }
    }

    fn are_alike(&self) -> bool {
        self.marks.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// Whether they are groups of these sizes, the last one of the first. "0,125" is a
    /// decimal from elsewhere, never 125.
    fn is_grouped(&self, primary: u8, secondary: u8) -> bool {
        let [first, between @ .., last] = &self.digits[..] else {
            return false;
        };
        let secondary = usize::from(secondary);
        (1..=secondary).contains(&first.len())
            && !first.starts_with('0')
            && last.len() == usize::from(primary)
            && between.iter().all(|it| it.len() == secondary)
    }

    /// The number.
    fn value(&self, meant: Meant, negative: bool) -> Result<Decimal, Problem> {
        let all = self.digits.len();
        let (whole, fraction): (&[&'a str], &str) = match meant {
            Meant::Groups => (&self.digits, ""),
            Meant::Point(at) => (&self.digits[..all - 1], self.digits[at + 1]),
        };
        let fraction = fraction.trim_end_matches('0');
        let digits = whole
            .iter()
            .flat_map(|it| it.bytes())
            .chain(fraction.bytes());
        let mut digits = digits.map(|digit| digit - b'0');
        Decimal::from_digits(negative, &mut digits, fraction.len())
            .map_err(|digits| Problem::TooManyDigits { digits })
    }
}
