//! When something was, as people write it in the cell of a table: a day, a week, a month,
//! a quarter.

use time::{Date, Month, Weekday};

use super::column::{DateOrder, Told, date, told_by};

/// What a cell names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A day.
    Day(Date),
    /// A week of ISO 8601, by its Thursday: 2026-W40.
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
}

/// How the days of a table are read.
#[derive(Clone, Copy, Debug)]
pub struct Days<'a> {
    /// The words that may be in them.
    pub words: &'a Words,
    /// Whether the day or the month is first where that has to be known.
    pub order: DateOrder,
    /// Whether a number such as 46328 is a day as spreadsheets count them: only where all
    /// numbers of the column could be, see [`are_serials`].
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
            .or_else(|| when(cell, self.order, self.words))
    }
}

/// Whether a column of dates has the day or the month first. Cells that are no days in
/// either way say nothing.
pub fn order_of<'a>(cells: impl Iterator<Item = &'a str>, days: &Days<'_>) -> Told<DateOrder> {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    told_by(cells, orders, |cell, order| days.by(order).day(cell))
}

/// Whether the bare numbers of a column can be days as spreadsheets count them: each of this
/// century and the years before it, or written as 20261116.
pub fn are_serials<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    for cell in cells {
        let cell = cell.trim();
        let is_bare = !cell.is_empty() && cell.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        if !is_bare || cell.matches('.').count() > 1 || in_one_piece(cell).is_some() {
            continue;
        }
        if serial(cell).is_none() {
            return false;
        }
        any = true;
    }
    any
}

/// The day that a spreadsheet counts from, 30 December 1899: it takes 1900 for a leap year.
const SERIAL_0: i32 = 2_415_019;

/// A day as a spreadsheet counts it, perhaps with a time behind the point; from 1990 to 2099,
/// so that hardly any other number is one.
fn serial(cell: &str) -> Option<Date> {
    let (whole, fraction) = cell.trim().split_once('.').unwrap_or((cell.trim(), "0"));
    let are_digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    if whole.len() != 5 || !are_digits(whole) || fraction.is_empty() || !are_digits(fraction) {
        return None;
    }
    let number: i32 = whole.parse().ok()?;
    let day = Date::from_julian_day(SERIAL_0 + number).ok()?;
    (1990..2100).contains(&day.year()).then_some(day)
}

/// A day without anything between its parts: 20261116.
fn in_one_piece(cell: &str) -> Option<Date> {
    let is_whole = cell.len() == 8 && cell.bytes().all(|it| it.is_ascii_digit());
    let cell = Some(cell).filter(|_| is_whole)?;
    let month = Month::try_from(cell[4..6].parse::<u8>().ok()?).ok()?;
    let day = Date::from_calendar_date(cell[..4].parse().ok()?, month, cell[6..].parse().ok()?);
    day.ok().filter(|it| is_meant(*it))
}

/// Whether a day is of a year that anybody means who keeps goals.
fn is_meant(day: Date) -> bool {
    (1900..2200).contains(&day.year())
}

/// Reads a cell; none where it can be nothing of that.
///
/// Understood are the dates that [`date`] reads, with a time of day behind them or
/// without; `20260903` and `2026年9月3日`; `2026-09`, `09/2026` and `9.2026`; a month's name
/// or its beginning with the year, `September 2026`, `Sep-26`, and with a day, `3 Sep 2026`,
/// `September 3rd, 2026`, `3. September 2026`; `Q3 2026` and `2026-Q3`; `2026-W40`; what
/// this app writes itself, `Q3, July to September 2026` and `week of 28 December 2026`; and
/// all of that behind a day of the week. A year of two digits is one of this century. The
/// digits may be of any script that many write numbers in.
#[must_use]
pub fn when(cell: &str, order: DateOrder, words: &Words) -> Option<When> {
    // As most tables have it, and quick: there may be twenty thousand.
    let is_iso = |(at, it): (usize, u8)| match at {
        4 | 7 => it == b'-',
        _ => it.is_ascii_digit(),
    };
    if cell.len() == 10
        && cell.bytes().enumerate().all(is_iso)
        && let Some(day) = date(cell, order)
    {
        return Some(When::Day(day));
    }
    let cell = &ascii(cell);
    let cell = without_time(cell.trim().trim_end_matches(['.', ',']));
    if let Some(day) = in_one_piece(cell).or_else(|| date(cell, order)) {
        return Some(When::Day(day));
    }
    // What stands before a date of numbers: a day of the week.
    if let Some(at) = cell.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0) {
        let mut before = cell[..at].split(|c: char| !c.is_alphanumeric());
        let is_beside = before.all(|it| it.is_empty() || is_beside(&it.to_lowercase(), words));
        if let Some(day) = date(&cell[at..], order).filter(|_| is_beside) {
            return Some(When::Day(day));
        }
    }
    let parts = parts_of(cell, words)?;
    named(&parts).or_else(|| numbered(&parts, cell))
}

fn is_beside(word: &str, words: &Words) -> bool {
    words.beside.split(' ').any(|it| it == word)
}

/// With ASCII digits, and with hyphens for the signs of years, months and days in Chinese
/// and Japanese.
fn ascii(cell: &str) -> String {
    let all = cell.chars().filter(|c| !matches!(c, '日' | '号'));
    let all = all.map(|c| match c {
        '年' | '月' | '\u{2010}'..='\u{2015}' | '\u{ff0d}' | '\u{2212}' => '-',
        '\u{ff0f}' => '/',
        '\u{ff0e}' => '.',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        c => {
            let mut zeros = ['０', '٠', '۰', '०'].into_iter();
            let digit = |zero: char| u32::from(c).checked_sub(u32::from(zero));
            let digit = zeros.find_map(|zero| digit(zero).filter(|it| *it < 10));
            digit.and_then(|it| char::from_digit(it, 10)).unwrap_or(c)
        }
    });
    all.collect()
}

/// A part of a cell: what stands between signs that are neither letters nor digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// A number of so many digits.
    Number(u16, usize),
    /// A month's name.
    Month(Month),
    /// Q3.
    Quarter(u8),
    /// W40.
    Week(u8),
}

fn parts_of(cell: &str, words: &Words) -> Option<Vec<Part>> {
    let pieces = cell.split(|c: char| !c.is_alphanumeric());
    let pieces = pieces.filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    for piece in pieces {
        let piece = piece.to_lowercase();
        // 12 Mar: a month before what may stand beside, as Mar of a Tuesday in French.
        if is_beside(&piece, words) {
            continue;
        }
        parts.push(part_of(&piece, words)?);
    }
    (!parts.is_empty()).then_some(parts)
}

fn part_of(piece: &str, words: &Words) -> Option<Part> {
    let digits = |text: &str| {
        let are_digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u16>().ok().filter(|_| are_digits)
    };
    if let Some(number) = digits(piece) {
        return Some(Part::Number(number, piece.len()));
    }
    let after = |letter| piece.strip_prefix(letter).and_then(digits);
    if let Some(quarter) = after('q').filter(|it| (1..=4).contains(it)) {
        return Some(Part::Quarter(quarter as u8));
    }
    if let Some(week) = after('w').filter(|it| (1..=53).contains(it)) {
        return Some(Part::Week(week as u8));
    }
    // 3rd, 1er, 3º.
    let ordinal = piece.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &piece[..piece.len() - ordinal.len()];
    if matches!(number.len(), 1 | 2) && ORDINALS.contains(&ordinal) {
        return digits(number).map(|it| Part::Number(it, number.len()));
    }
    month_of(piece, words).map(Part::Month)
}

/// What stands behind the number of a day in some languages.
const ORDINALS: [&str; 9] = ["st", "nd", "rd", "th", "er", "e", "º", "ª", "o"];

/// The month whose name is this, or begins with it in three letters or more and is the only
/// one.
pub(crate) fn month_of(piece: &str, words: &Words) -> Option<Month> {
    let mut begins = None;
    let mut is_only = piece.chars().count() >= 3;
    for language in words.months {
        for (name, number) in language.split(' ').zip(1_u8..) {
            if name == piece || piece == "sept" && number == 9 {
                return Month::try_from(number).ok();
            }
            if name.starts_with(piece) {
                is_only &= begins.is_none_or(|known| known == number);
                begins = Some(number);
            }
        }
    }
    Month::try_from(begins.filter(|_| is_only)?).ok()
}

/// What has a month's name in it, or a quarter or week by its number.
fn named(parts: &[Part]) -> Option<When> {
    use Part::{Month as M, Number as N, Quarter as Q, Week as W};
    match *parts {
        [M(month), N(year, digits)] | [N(year, digits @ 4), M(month)] => {
            Some(When::Month(last_of(year_of(year, digits)?, month)?))
        }
        [M(month), N(day, 1 | 2), N(year, digits)]
        | [N(day, 1 | 2), M(month), N(year, digits)]
        | [N(year, digits @ 4), M(month), N(day, 1 | 2)] => {
            let year = year_of(year, digits)?;
            let day = u8::try_from(day).ok()?;
            Some(When::Day(Date::from_calendar_date(year, month, day).ok()?))
        }
        // Several months: the last says when that was.
        [Q(_), M(_), M(month), N(year, 4)]
        | [M(_), M(month), N(year, 4)]
        | [Q(_), M(_), N(_, 4), M(month), N(year, 4)]
        | [M(_), N(_, 4), M(month), N(year, 4)] => Some(When::Month(last_of(year.into(), month)?)),
        [Q(quarter), N(year, digits)] | [N(year, digits @ 4), Q(quarter)] => {
            let month = Month::try_from(3 * quarter).ok()?;
            Some(When::Quarter(last_of(year_of(year, digits)?, month)?))
        }
        [N(year, 4), W(week)] | [W(week), N(year, 4)] => {
            let thursday = Date::from_iso_week_date(year.into(), week, Weekday::Thursday);
            thursday.ok().map(When::Week)
        }
        _ => None,
    }
}

/// A year with a month by its number: 2026-09, 9/2026.
fn numbered(parts: &[Part], cell: &str) -> Option<When> {
    let (year, month) = match *parts {
        [Part::Number(year, 4), Part::Number(month, 1 | 2)]
        | [Part::Number(month, 1 | 2), Part::Number(year, 4)] => (year, month),
        _ => return None,
    };
    let is_joined = !cell.contains(|c: char| c.is_whitespace() || c == ',');
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    last_of(year.into(), month)
        .filter(|_| is_joined)
        .map(When::Month)
}

fn year_of(year: u16, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year.into()),
        2 => Some(2000 + i32::from(year)),
        _ => None,
    }
}

fn last_of(year: i32, month: Month) -> Option<Date> {
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

/// A cell without the time of day behind a date: "2026-09-03 00:00:00", "2026-09-03T00:00Z",
/// "9/3/2026, 9:30 AM". The day is the one that stands there, in whichever zone.
fn without_time(cell: &str) -> &str {
    let is_before = |c: char| c == ' ' || c == 'T' || c == 't';
    for (at, c) in cell.char_indices().filter(|(_, c)| is_before(*c)) {
        let (day, time) = (&cell[..at], &cell[at + c.len_utf8()..]);
        let hours = time.bytes().take_while(u8::is_ascii_digit).count();
        let is_time = matches!(hours, 1 | 2)
            && time[hours..].starts_with(':')
            && time[hours + 1..].starts_with(|c: char| c.is_ascii_digit());
        if is_time && day.contains(|c: char| c.is_ascii_digit()) {
            return day.trim_end_matches([',', ' ']);
        }
    }
    cell
}
