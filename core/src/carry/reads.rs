//! How the cells of tables are understood, besides what they tell of themselves.

use time::Date;

use crate::calendar::Calendar;
use crate::kpi::unit::Unit;
use crate::table::column::{DateOrder, Mark};
use crate::table::heading::Fold;
use crate::table::when;

/// How cells are understood.
#[derive(Clone, Copy, Debug)]
pub struct Reads<'a> {
    /// The words of dates.
    pub when: &'a when::Words,
    /// The words of values.
    pub words: &'a Words,
    /// How names and words are made comparable.
    pub fold: Fold,
    /// The person's calendar.
    pub calendar: Calendar,
    /// The day that it is.
    pub today: Date,
    /// How numbers and days are written where the person is.
    pub usual: (Mark, DateOrder),
}

/// The words that stand in place of a value, or of a row, in small letters and set apart by
/// commas. They may be of several languages.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// Done: yes, true, x.
    pub yes: &'static str,
    /// Not done: no, false.
    pub no: &'static str,
    /// That there is no value: n/a, #n/a, -.
    pub missing: &'static str,
    /// That a unit has no reading on purpose.
    pub closed: &'static str,
    /// What a row of averages or sums is called.
    pub totals: &'static str,
    /// What a row or column is called that has what was measured, where others have what was
    /// planned: actual, ist.
    pub measured: &'static str,
    /// What those are called: target, budget, forecast.
    pub planned: &'static str,
    /// What a column of days is called by whose days they are: week, month, quarter.
    pub units: [(&'static str, Unit); 3],
    /// Confidences as words: of 8, of 5 and of 2.
    pub sure: [(&'static str, u8); 3],
}

impl Words {
    /// Whether a folded cell is one of several words.
    pub(super) fn has(words: &str, cell: &str, fold: Fold) -> bool {
        words.split(',').any(|word| {
            let word = word.trim();
            // Folding asks the browser, and what is ASCII is no word with an accent.
            word == cell || !cell.is_ascii() && !word.is_ascii() && fold(word) == cell
        })
    }
}
