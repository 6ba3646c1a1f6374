//! What single cells of a table say: yes or no, a confidence, nothing.

use super::doubt::Scale;
use super::names::compared;
use super::numbers::{Way, amount_by, amount_by_in, hundredfold, hundredth};
use super::reads::{Reads, Words};
use super::sheet::Why;
use crate::metric::dated::CERTAIN;
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::number::units::is_same;
use crate::objective::key_result::KeyResult;
use crate::sketch::Measure;
use crate::table::column::Mark;
use crate::table::heading::Fold;

/// Whether a cell says that there is no value.
pub(super) fn is_missing(cell: &str, reads: &Reads<'_>) -> bool {
    // Hardly any cell is one of those words, and each that has a digit is none.
    let may_be = !cell.bytes().any(|it| it.is_ascii_digit()) || cell.contains('#');
    may_be && Words::has(reads.words.missing, &compared(cell, reads.fold), reads.fold)
}

/// The value that a cell says of a key result.
///
/// # Errors
///
/// Why it says none.
pub(super) fn value(
    cell: &str,
    key_result: &KeyResult,
    way: Way,
    reads: &Reads<'_>,
) -> Result<Decimal, Why> {
    if key_result.measure == Measure::YesNo {
        return match yes_or_no(cell, reads) {
            Some(true) => Ok(Decimal::ONE),
            Some(false) => Ok(Decimal::ZERO),
            None => Err(Why::NotYesOrNo(cell.to_owned())),
        };
    }
    let found = amount_by_in(cell, way.mark, key_result.unit.trim());
    let (value, unit) = found.ok_or_else(|| Why::NoNumber(cell.to_owned()))?;
    if !fits(&unit, &key_result.unit, reads.fold) {
        let of = key_result.unit.clone();
        return Err(Why::OtherUnit(cell.to_owned(), of));
    }
    let ends = [key_result.start, key_result.target];
    let are_shares = || {
        ends.iter().flatten().all(|it| is_share(*it))
            && ends.iter().flatten().any(|it| !it.is_whole())
    };
    let scaled = match (&*unit, way.scale) {
        ("", Scale::Share) => hundredfold(value),
        // 13 % of what goes from 0.12 to 0.18.
        ("%", _) if key_result.unit.trim().is_empty() && are_shares() => hundredth(value),
        _ => Some(value),
    };
    scaled.ok_or_else(|| Why::NoNumber(cell.to_owned()))
}

fn is_share(value: Decimal) -> bool {
    let value = Fraction::from(value);
    !value.is_negative() && value <= Fraction::one()
}

/// Whether what stands beside a number is what something is measured in. Of what is
/// measured in nothing that is told, and of a number out of so many, anything may be.
pub(super) fn fits(in_cell: &str, unit: &str, fold: Fold) -> bool {
    if in_cell.is_empty() || !unit.trim().is_empty() && is_same(in_cell, unit) {
        return true;
    }
    let [in_cell, unit] = [in_cell, unit].map(|it| compared(it, fold));
    if in_cell.is_empty() || unit.is_empty() || in_cell == unit {
        return true;
    }
    let symbol = |unit: &str| {
        let known = CURRENCIES.iter().find(|(_, names)| names.contains(&unit));
        known.map(|(symbol, _)| *symbol)
    };
    match (symbol(&in_cell), symbol(&unit)) {
        (Some(one), Some(other)) => one == other,
        // Words may be cut: 5 h of hours, 3 customer.
        (None, None) => {
            in_cell.starts_with('/') || unit.starts_with(&*in_cell) || in_cell.starts_with(&*unit)
        }
        _ => false,
    }
}

/// Currencies by their signs, with what else they are written as.
const CURRENCIES: [(&str, &[&str]); 8] = [
    (
        "%",
        &["%", "percent", "per cent", "pct", "prozent", "pourcent"],
    ),
    ("$", &["$", "usd", "us$", "dollar", "dollars"]),
    ("€", &["€", "eur", "euro", "euros"]),
    ("£", &["£", "gbp", "pound", "pounds"]),
    ("¥", &["¥", "￥", "jpy", "円", "yen"]),
    ("₹", &["₹", "inr", "rs", "rs.", "rupees"]),
    ("fr", &["chf", "fr.", "sfr", "sfr.", "franken"]),
    ("r$", &["r$", "brl", "reais"]),
];

/// Whether a cell says yes or no; none where it says neither, or something between.
pub(super) fn yes_or_no(cell: &str, reads: &Reads<'_>) -> Option<bool> {
    let word = compared(cell, reads.fold);
    let has = |words| Words::has(words, &word, reads.fold);
    if has(reads.words.yes) {
        return Some(true);
    }
    if has(reads.words.no) {
        return Some(false);
    }
    let (value, unit) = amount_by(cell, Mark::Point)?;
    let whole = match &*unit {
        "" => Decimal::ONE,
        "%" => Decimal::from(100_u32),
        _ => return None,
    };
    if value.is_zero() {
        return Some(false);
    }
    (value == whole).then_some(true)
}

/// What a cell says of how sure somebody was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Confidence {
    /// Nothing.
    None,
    /// So sure, from 0 to 10.
    Sure(u8),
    /// It cannot be read.
    Unreadable,
}

/// How sure somebody was, by a cell: a number from 0 to 10, a percentage of that, so many
/// of so many, or a word. In a column of shares 0.7 is 7.
pub(super) fn confidence(cell: &str, are_shares: bool, reads: &Reads<'_>) -> Confidence {
    if cell.is_empty() {
        return Confidence::None;
    }
    // As nearly all are written.
    if let [digit @ b'0'..=b'9'] = cell.as_bytes()
        && !are_shares
    {
        return Confidence::Sure(digit - b'0');
    }
    let word = compared(cell, reads.fold);
    if word.is_empty() || is_missing(cell, reads) {
        return Confidence::None;
    }
    let words = reads.words.sure;
    let is_word = !word.bytes().any(|it| it.is_ascii_digit());
    let known = words
        .iter()
        .find(|(words, _)| is_word && Words::has(words, &word, reads.fold));
    if let Some((_, sure)) = known {
        return Confidence::Sure(*sure);
    }
    let sure = amount_by(cell, Mark::Point).and_then(|(value, unit)| {
        let value = Fraction::from(value);
        let all = match &*unit {
            "" if are_shares => Fraction::one(),
            "" => Fraction::of(i64::from(CERTAIN), 1),
            "%" => Fraction::of(100, 1),
            of => Fraction::from(Decimal::parse(of.strip_prefix('/')?)?),
        };
        let share = value.checked_div(&all)?;
        if share.is_negative() || share > Fraction::one() {
            return None;
        }
        let sure = share * Fraction::of(i64::from(CERTAIN), 1);
        // 7.5 of 10 is neither 7 nor 8; three of four is as near as there is.
        if !sure.is_whole() && unit.is_empty() {
            return None;
        }
        let rounded = sure.round(0, Rounding::HalfAway)?;
        u8::try_from(rounded.digits()).ok()
    });
    sure.map_or(Confidence::Unreadable, Confidence::Sure)
}

/// Whether a column of confidences is one of shares: numbers up to 1, some of them between.
pub(super) fn are_shares<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut between = false;
    for cell in cells {
        let Some((value, unit)) = amount_by(cell, Mark::Point) else {
            continue;
        };
        if !unit.is_empty() {
            continue;
        }
        if !is_share(value) {
            return false;
        }
        between |= !value.is_whole();
    }
    between
}
