//! When something was, as people write it in the cell of a table: a day, a week, a month,
//! a quarter. Of several parts `parts.rs` makes it, of the days from one to another
//! `range.rs`, of a number alone `serial.rs`; `time_of_day.rs` takes off what stands behind a day.

pub mod impossible;
pub(crate) mod letters;
pub(crate) mod parts;
mod range;
pub mod serial;
pub mod time_of_day;

use time::Date;

use self::letters::{ascii, composed, is_of_word};
use self::parts::{named, numbered, parts_of};
use self::range::{of_numbers, range};
use self::serial::{in_one_piece, serial};
use self::time_of_day::without_time;
use super::column::{DateOrder, Told, date, told_by};
use crate::period::parse_date;

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// A week of ISO 8601, or seven days from one to another, by its Thursday: 2026-W40.
    Week(Date),
    /// A month, by its last day; of several the last.
    Month(Date),
    /// A quarter of a year that begins in January, by its last day.
    Quarter(Date),
}

/// The words that stand in such cells, of one language or of several.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The months' names from January on, twelve to a language and set apart by spaces, in
    /// small letters. Three letters are enough of each, where they are of no other month.
    pub months: &'static [&'static str],
    /// What may stand beside, set apart by spaces and in small letters: "of", "week", the
    /// days of the week.
    pub beside: &'static str,
    /// What stands before the number of a week, in the same way: "week", "kw".
    pub weeks: &'static str,
}

/// How the days of a table are read.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    /// The words that may be in them.
    pub words: &'a Words,
    /// Whether the day or the month is first where that has to be known.
    pub order: DateOrder,
    /// The day that it is: which of two years somebody means.
    pub today: Date,
    /// Whether a number such as 46328 is a day as spreadsheets count them: only where all
    /// numbers of the column could be, see [`are_serials`](serial::are_serials).
    pub serials: bool,
}

impl Days<'_> {
    /// The same with the day or the month first.
    #[must_use]
    pub const fn by(self, order: DateOrder) -> Self {
        Self { order, ..self }
    }

    /// The day that a cell is; none where it is something else, also a month.
    #[must_use]
    pub fn day(&self, cell: &str) -> Option<Date> {
        match self.when(cell)? {
            When::Day(day) => Some(day),
            _ => None,
        }
    }

    /// What a cell names.
    #[must_use]
    pub fn when(&self, cell: &str) -> Option<When> {
        let serial = self.serials.then(|| serial(cell)).flatten();
        serial
            .map(When::Day)
            .or_else(|| when(cell, self.order, self.words, self.today))
    }
}

/// Whether a column of dates has the day or the month first. Cells that are no days in
/// either way say nothing.
pub fn order_of<'a>(cells: impl Iterator<Item = &'a str>, days: &Days<'_>) -> Told<DateOrder> {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    told_by(cells, orders, |cell, order| days.by(order).day(cell))
}

/// Reads a cell; none where it can be nothing of that.
///
/// Understood are the dates that [`date`] reads, with a time of day behind them or
/// without; `20260903` and `2026年9月3日`; `2026-09`, `09/2026` and `9.2026`; a month's name
/// or its beginning with the year, `September 2026`, `Sep-26`, and with a day, `3 Sep 2026`,
/// `September 3rd, 2026`, `3. September 2026`; `Q3 2026`, `2026-Q3` and `2026Q3`; `2026-W40`,
/// `2026W40`, `KW 40/2026`, and `2026-W40-4` for a day of it; what
/// `5-11 Jan`, `Jan 26 - Feb 1, 2026` and `1月5日〜11日` where those are a week or a month; what
/// this app writes itself, `Q3, July to September 2026` and `week of 28 December 2026`; and
/// all of that beside a day of the week. A year of two digits is one of this century. The
/// digits may be of any script that many write numbers in.
#[must_use]
pub fn when(cell: &str, order: DateOrder, words: &Words, today: Date) -> Option<When> {
    // As most tables have it, and quick: there may be twenty thousand.
    if let Some(day) = parse_date(cell) {
        return Some(When::Day(day));
    }
    // Before all that may be a day: the last number is no year.
    if let Some(named) = range(cell, words, today) {
        return named;
    }
    let cell = &ascii(cell);
    let cell = without_time(cell.trim().trim_end_matches(['.', ',']));
    let read = |cell: &str| date(cell, order).or_else(|| short(cell, order, today));
    if let Some(day) = in_one_piece(cell).or_else(|| read(cell)) {
        return Some(When::Day(day));
    }
    if let Some(day) = numbers_in(cell, words).and_then(|it| in_one_piece(it).or_else(|| read(it)))
    {
        return Some(When::Day(day));
    }
    if let Some(named) = of_numbers(cell, order) {
        return Some(named);
    }
    let parts = parts_of(cell, words)?;
    named(&parts).or_else(|| numbered(&parts, cell))
}

/// A date of numbers that stands between words that say no more, such as a day of the week on
/// either side of it; none where there is another word, or none at all.
fn numbers_in<'c>(cell: &'c str, words: &Words) -> Option<&'c str> {
    let is_digit = |c: char| c.is_ascii_digit();
    let (from, to) = (cell.find(is_digit)?, cell.rfind(is_digit)? + 1);
    let beside = [&cell[..from], &cell[to..]];
    let mut beside = beside
        .iter()
        .flat_map(|it| it.split(|c: char| !is_of_word(c)));
    // Beside a whole date "mar" is no month, but a Tuesday in French, Italian or Spanish.
    let says_no_more = |it: &str| {
        let word = composed(&it.to_lowercase());
        word.is_empty() || word == "mar" || is_beside(&word, words)
    };
    (to - from < cell.len() && beside.all(says_no_more)).then(|| &cell[from..to])
}

/// A day in two digits each with hyphens between, `10-05-26`: its year is the last part,
/// unless the first one would be a year that is nearer to today. Of `26-07-10` nobody knows
/// then whether it is of 2026 or of 2010, and it is no day.
fn short(cell: &str, order: DateOrder, today: Date) -> Option<Date> {
    let parts: Vec<&str> = cell.split('-').map(str::trim).collect();
    let [first, second, last] = parts[..] else {
        return None;
    };
    let whole = |first: &str, last: &str| [first, "-", second, "-20", last].concat();
    let read = date(&whole(first, last), order).filter(|_| last.len() == 2)?;
    // With its parts the other way round, and the year that then is one.
    let year_first = date(&whole(last, first), DateOrder::DayFirst).filter(|_| first.len() == 2);
    let distance = |day: Date| day.year().abs_diff(today.year());
    let is_meant = year_first.is_none_or(|other| {
        let (here, there) = (distance(read), distance(other));
        read == other || here < there || here == there && read.year() <= today.year()
    });
    is_meant.then_some(read)
}

fn is_beside(word: &str, words: &Words) -> bool {
    words.beside.split(' ').any(|it| it == word)
}
