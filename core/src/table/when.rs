//! When something was, as people write it in the cell of a table: a day, a week, a month,
//! a quarter.

use time::{Date, Month, Weekday};

use super::column::{DateOrder, Told, date, told_by};
use crate::period::parse_date;

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
    /// The day that it is: which of two years somebody means.
    pub today: Date,
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
            .or_else(|| when(cell, self.order, self.words, self.today))
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
pub fn when(cell: &str, order: DateOrder, words: &Words, today: Date) -> Option<When> {
    // As most tables have it, and quick: there may be twenty thousand.
    if let Some(day) = parse_date(cell) {
        return Some(When::Day(day));
    }
    let cell = &ascii(cell);
    let cell = without_time(cell.trim().trim_end_matches(['.', ',']));
    let read = |cell: &str| date(cell, order).or_else(|| short(cell, order, today));
    if let Some(day) = in_one_piece(cell).or_else(|| read(cell)) {
        return Some(When::Day(day));
    }
    // What stands before a date of numbers: a day of the week.
    if let Some(at) = cell.find(|c: char| c.is_ascii_digit()).filter(|at| *at > 0) {
        let mut before = cell[..at].split(|c: char| !is_of_word(c));
        let is_beside =
            before.all(|it| it.is_empty() || is_beside(&composed(&it.to_lowercase()), words));
        if let Some(day) = read(&cell[at..]).filter(|_| is_beside) {
            return Some(When::Day(day));
        }
    }
    let parts = parts_of(cell, words)?;
    named(&parts).or_else(|| numbered(&parts, cell))
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
    let pieces = cell.split(|c: char| !is_of_word(c));
    let pieces = pieces.filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    for piece in pieces {
        let piece = composed(&piece.to_lowercase());
        // 12 Mar: a month before what may stand beside, as Mar of a Tuesday in French.
        if is_beside(&piece, words) {
            continue;
        }
        parts.push(part_of(&piece, words)?);
    }
    (!parts.is_empty()).then_some(parts)
}

/// Whether it is a letter, a digit, or a mark on the letter before it: `is_alphanumeric` says
/// no of accents on their own, and of signs within Hindi words.
pub(crate) fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{654}' | '\u{93c}' | '\u{94d}')
}

/// Small letters with their marks apart, as macOS writes names of files, as one letter each:
/// those of the words that stand in dates, which are written so.
pub(crate) fn composed(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for c in word.chars() {
        let one = text.chars().next_back().and_then(|letter| {
            let (_, apart, whole) = MARKS.iter().find(|(mark, ..)| *mark == c)?;
            let at = apart.chars().position(|it| it == letter)?;
            whole.chars().nth(at)
        });
        if one.is_some() {
            text.pop();
        }
        text.push(one.unwrap_or(c));
    }
    text
}

/// Marks with the letters that they stand on, and those with the mark.
const MARKS: [(char, &str, &str); 12] = [
    ('\u{300}', "aeiou", "àèìòù"),
    ('\u{301}', "aceinosuyz", "áćéíńóśúýź"),
    ('\u{302}', "aeiou", "âêîôû"),
    ('\u{303}', "ano", "ãñõ"),
    ('\u{306}', "agи", "ăğй"),
    ('\u{307}', "ez", "ėż"),
    ('\u{308}', "aeiouе", "äëïöüё"),
    ('\u{30a}', "au", "åů"),
    ('\u{30c}', "cdenrstz", "čďěňřšťž"),
    ('\u{327}', "cs", "çş"),
    ('\u{328}', "ae", "ąę"),
    ('\u{654}', "ا", "أ"),
];

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
/// "9/3/2026, 9:30 AM", and "20260903T093000Z", as calendars write it. The day is the one that
/// stands there, in whichever zone.
fn without_time(cell: &str) -> &str {
    match day_and_time(cell, is_time) {
        Some((day, _)) => day.trim_end_matches([',', ' ']),
        None => cell,
    }
}

/// The day of a cell, and what stands behind it where that is a time of day that breaks off:
/// "20260510T09", "2026-05-10T", "10.05.2026 9:".
#[must_use]
pub fn half_time(cell: &str) -> Option<(&str, &str)> {
    let breaks_off = |sign: char, time: &str| {
        let hours = time.bytes().take_while(u8::is_ascii_digit).count();
        let is_cut = match hours {
            0 => time.is_empty() && sign != ' ',
            1 | 2 => time.len() == hours && sign != ' ' || &time[hours..] == ":",
            // "T093": a digit of the minutes is missing.
            3 => time.len() == hours && sign != ' ',
            _ => false,
        };
        is_cut && !is_time(sign, time)
    };
    let found = day_and_time(cell.trim(), breaks_off);
    // Fewer digits are no day: "5t".
    let found = found.map(|(day, time)| (day.trim_end_matches([',', ' ']), time));
    found.filter(|(day, _)| day.bytes().filter(u8::is_ascii_digit).count() >= 5)
}

/// What stands before and behind the sign between a day and a time that is as asked, if any.
fn day_and_time(cell: &str, is_asked: impl Fn(char, &str) -> bool) -> Option<(&str, &str)> {
    let signs = cell.char_indices();
    let mut signs = signs.filter(|(_, c)| matches!(c, ' ' | 'T' | 't'));
    signs.find_map(|(at, sign)| {
        let (day, time) = (&cell[..at], &cell[at + sign.len_utf8()..]);
        let ends_in_digit = day
            .trim_end_matches([',', ' '])
            .ends_with(|c: char| c.is_ascii_digit());
        let is_day = day.contains(|c: char| c.is_ascii_digit()) && (sign == ' ' || ends_in_digit);
        (is_day && is_asked(sign, time)).then_some((day, time))
    })
}

/// Whether a text is a time of day, perhaps with a zone and more behind it: "9:30 AM", "0930",
/// "093000Z", "093000+0200".
fn is_time(sign: char, time: &str) -> bool {
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &time[digits..];
    match digits {
        1 | 2 => behind.starts_with(':') && behind[1..].starts_with(|c: char| c.is_ascii_digit()),
        4 | 6 if sign != ' ' => behind.is_empty() || behind.starts_with(['Z', 'z', '+', '-']),
        _ => false,
    }
}
