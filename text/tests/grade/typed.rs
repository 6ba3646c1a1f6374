//! Objectives as somebody types them, in some places.

use waymark_core::grading::objective::{Counted, Total};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::fraction::Fraction;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Sketch};
use waymark_text::en::grade::{MAGNITUDES, OF};

pub(crate) const EN: Notation = Notation {
    magnitudes: MAGNITUDES,
    ..Notation::PLAIN_ENGLISH
};

pub(crate) const DE: Notation = Notation {
    decimal: ',',
    group: Some('.'),
    ..EN
};

pub(crate) const IN: Notation = Notation { secondary: 2, ..EN };

pub(crate) fn decimal(plain: &str) -> Decimal {
    Decimal::parse(plain).expect(plain)
}

/// `31/60` or a decimal.
pub(crate) fn fraction(text: &str) -> Fraction {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text| Fraction::from(decimal(text));
    let quotient = part(numerator).checked_div(&part(denominator));
    quotient.expect("a denominator that is not 0")
}

/// An objective as a link has it.
pub(crate) fn sketch(text: &str, notation: &Notation) -> Sketch {
    Sketch::from_text(text, notation).expect(text)
}

pub(crate) fn read(typed: &KeyResult, notation: Notation) -> ReadKeyResult {
    ReadKeyResult::of(typed, &Habits { notation, of: OF })
}

pub(crate) fn read_all(sketch: &Sketch, notation: Notation) -> Vec<ReadKeyResult> {
    let key_results = sketch.key_results.iter();
    key_results.map(|typed| read(typed, notation)).collect()
}

pub(crate) fn counted(read: &[ReadKeyResult]) -> Vec<Counted> {
    read.iter().map(|read| read.counted.clone()).collect()
}

pub(crate) fn total(read: &[ReadKeyResult]) -> Total {
    Total::of(&counted(read))
}

/// A change: start, target, now.
pub(crate) fn change(start: &str, target: &str, now: &str) -> KeyResult {
    KeyResult {
        start: start.into(),
        target: target.into(),
        now: now.into(),
        ..KeyResult::default()
    }
}

/// A standard of at least so much.
pub(crate) fn hold(target: &str, now: &str) -> KeyResult {
    KeyResult {
        measure: Measure::Hold,
        ..change("", target, now)
    }
}
