//! The words of dates in a table.

use waymark_core::table::when::Words;

use crate::en::days::MONTHS;

/// How English writes them.
pub const WORDS: Words = Words {
    months: &MONTHS,
    beside: &["week", "of", "the", "to", "beginning", "commencing", "wc"],
};
