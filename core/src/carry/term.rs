//! The period of an objective as somebody writes it into a cell: "Q4 2026", "2026-H1",
//! "Oct to Dec 2026", "FY27", "next quarter".

use time::{Date, Month};

use crate::calendar::Calendar;
use crate::period::{Period, Span};
use crate::table::column::DateOrder;
use crate::table::when::letters::{composed, is_of_word};
use crate::table::when::parts::month_of;
use crate::table::when::{When, Words as WhenWords, when};

/// The words of such cells, all in small letters.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Those of days and months.
    pub when: &'a WhenWords,
    /// What stands before or behind the number of a quarter: the q of Q4.
    pub quarter: &'a [&'a str],
    /// The same of a half: the h of H1.
    pub half: &'a [&'a str],
    /// The same of a year that is named by the one in which it ends: the fy of FY27.
    pub fiscal: &'a [&'a str],
    /// What all of a year is called.
    pub year: &'a [&'a str],
    /// What says that the one that it is is meant.
    pub this: &'a [&'a str],
    /// What says that the one after it is.
    pub next: &'a [&'a str],
    /// What says nothing: of, to, the.
    pub beside: &'a [&'a str],
}

/// A part of such a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Quarter(u8),
    Half(u8),
    Fiscal(i32),
    /// A word for a fiscal year without its number.
    FiscalYear,
    /// A year by both of those that it is in, which ends in this one: 2026/27. Of who begins
    /// theirs in January there is none.
    Across(i32),
    /// A number of so many digits.
    Number(i32, usize),
    Month(Month),
    /// A word for a span of time without its number.
    Span(Span),
    This,
    Next,
}

/// The period that a cell names; none where it names none. A quarter without a year is the
/// next one that has not ended; one with a year ends in that, as it is named here.
#[must_use]
pub fn term(
    cell: &str,
    order: DateOrder,
    words: &Words<'_>,
    calendar: Calendar,
    today: Date,
) -> Option<Period> {
    if let Some(days) = between(cell, order, words, today) {
        return Some(days);
    }
    let parts = parts(cell, words, false)?;
    // "Q3/Q4 2026" may be either of them.
    let quarters = parts.iter().filter(|it| matches!(it, Part::Quarter(_)));
    if quarters.count() > 1 && cell.contains('/') {
        return None;
    }
    let named = named(&parts, calendar, today);
    named.or_else(|| match when(cell, order, words.when, today)? {
        When::Month(last) => Some(calendar.month_of(last)),
        When::Quarter(last) if calendar.first_month == Month::January => {
            Some(calendar.quarter_of(last))
        }
        _ => None,
    })
}

/// The quarter, half or year with its number that a title names somewhere: "Team OKRs Q4
/// 2026". None for a year alone, which may be anything.
#[must_use]
pub fn term_in(title: &str, words: &Words<'_>, calendar: Calendar, today: Date) -> Option<Period> {
    let parts = parts(title, words, true)?;
    let at = parts.iter();
    let at = at
        .clone()
        .position(|it| matches!(it, Part::Quarter(_) | Part::Half(_)))?;
    let year = |it: Option<&Part>| match it {
        Some(year @ (Part::Number(_, 4) | Part::Fiscal(_) | Part::Across(_))) => Some(*year),
        _ => None,
    };
    let before = at.checked_sub(1).and_then(|at| year(parts.get(at)));
    let year = year(parts.get(at + 1)).or(before);
    let parts: Vec<Part> = [parts[at]].into_iter().chain(year).collect();
    named(&parts, calendar, today)
}

/// Two days with something between them.
fn between(cell: &str, order: DateOrder, words: &Words<'_>, today: Date) -> Option<Period> {
    let day = |text: &str| match when(text, order, words.when, today)? {
        When::Day(day) => Some(day),
        _ => None,
    };
    let mut signs = [
        " - ", " – ", " — ", "–", "—", "..", " to ", " bis ", " à ", " a ", "/",
    ]
    .iter();
    signs.find_map(|sign| {
        let (first, last) = cell.split_once(sign)?;
        Period::new(day(first.trim())?, day(last.trim())?)
    })
}

/// The parts of a cell; none where one is nothing of that, unless those are passed over.
fn parts(cell: &str, words: &Words<'_>, passes_over: bool) -> Option<Vec<Part>> {
    let lower = composed(&cell.to_lowercase());
    let pieces = lower.split(|c: char| !is_of_word(c));
    let mut parts = Vec::new();
    for piece in pieces.filter(|it| !it.is_empty()) {
        if words.beside.contains(&piece) {
            continue;
        }
        match of_piece(piece, words) {
            Some(several) => parts.extend(several),
            None if passes_over => {}
            None => return None,
        }
    }
    // "Quarter 4", "4th quarter", "FY 27", "2026/27": the number belongs to it.
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        let both = joined.last().and_then(|before| together(*before, part));
        if both.is_some() {
            joined.pop();
        }
        joined.push(both.unwrap_or(part));
    }
    (!joined.is_empty()).then_some(joined)
}

/// What two parts are that belong together.
fn together(one: Part, other: Part) -> Option<Part> {
    match (one, other) {
        (Part::Span(span), Part::Number(number, 1))
        | (Part::Number(number, 1), Part::Span(span)) => numbered(span, number),
        (Part::FiscalYear, Part::Span(Span::Year)) => Some(Part::FiscalYear),
        (Part::FiscalYear, Part::Number(number, digits)) => year(number, digits).map(Part::Fiscal),
        // A year by both of the years that it is in.
        (Part::Number(first, 4) | Part::Fiscal(first), Part::Number(last, 2 | 4))
            if (first + 1) % 100 == last % 100 && (last < 100 || last == first + 1) =>
        {
            Some(Part::Across(first + 1))
        }
        _ => None,
    }
}

fn numbered(span: Span, number: i32) -> Option<Part> {
    let number = u8::try_from(number).ok()?;
    match span {
        Span::Quarter if (1..=4).contains(&number) => Some(Part::Quarter(number)),
        Span::Half if (1..=2).contains(&number) => Some(Part::Half(number)),
        _ => None,
    }
}

/// What letters and digits without anything between them are.
fn of_piece(piece: &str, words: &Words<'_>) -> Option<Vec<Part>> {
    let one = |part| Some(vec![part]);
    if words.this.contains(&piece) {
        return one(Part::This);
    }
    if words.next.contains(&piece) {
        return one(Part::Next);
    }
    let spans = [
        (words.quarter, Span::Quarter),
        (words.half, Span::Half),
        (words.year, Span::Year),
    ];
    let mut all = spans.into_iter();
    if let Some((_, span)) = all.find(|(words, _)| piece.len() > 1 && words.contains(&piece)) {
        return one(Part::Span(span));
    }
    if words.fiscal.contains(&piece) {
        return one(Part::FiscalYear);
    }
    if let Some(month) = month_of(piece, words.when) {
        return one(Part::Month(month));
    }
    // "2nd", "4th".
    let ordinal = ["st", "nd", "rd", "th"].iter();
    let ordinal = ordinal.filter_map(|end| number(piece.strip_suffix(end)?));
    if let Some(part) = number(piece).or_else(|| ordinal.into_iter().next()) {
        return one(part);
    }
    // "q4", "4q", "fy27", "q4fy27", "4q26".
    let mut rest = piece;
    let mut parts = Vec::new();
    while !rest.is_empty() {
        let (part, left) = lettered(rest, words)?;
        parts.push(part);
        rest = left;
    }
    Some(parts)
}

/// A number with letters at one of its ends, and what follows it.
fn lettered<'p>(piece: &'p str, words: &Words<'_>) -> Option<(Part, &'p str)> {
    let digits_of = |text: &'p str| {
        let end = text.find(|c: char| !c.is_ascii_digit());
        text.split_at(end.unwrap_or(text.len()))
    };
    let letters_of = |text: &'p str| {
        let end = text.find(|c: char| c.is_ascii_digit());
        text.split_at(end.unwrap_or(text.len()))
    };
    let named = |letters: &str, digits: &str| {
        let Part::Number(count, length) = number(digits)? else {
            return None;
        };
        if words.quarter.contains(&letters) {
            return numbered(Span::Quarter, count).filter(|_| length == 1);
        }
        if words.half.contains(&letters) {
            return numbered(Span::Half, count).filter(|_| length == 1);
        }
        let fiscal = words.fiscal.contains(&letters);
        year(count, length).filter(|_| fiscal).map(Part::Fiscal)
    };
    let (letters, rest) = letters_of(piece);
    if !letters.is_empty() {
        let (digits, rest) = digits_of(rest);
        return Some((named(letters, digits)?, rest));
    }
    let (digits, rest) = digits_of(piece);
    if rest.is_empty() {
        // A year at the end: "4q26".
        return Some((number(digits)?, rest));
    }
    let (letters, behind) = letters_of(rest);
    match named(letters, digits) {
        Some(part) => Some((part, behind)),
        // A year before: "2026q4", "26h1".
        None => {
            let year = number(digits).filter(|_| matches!(digits.len(), 2 | 4))?;
            (!behind.is_empty()).then_some((year, rest))
        }
    }
}

fn number(piece: &str) -> Option<Part> {
    let are_digits = !piece.is_empty() && piece.bytes().all(|it| it.is_ascii_digit());
    let number = piece.parse().ok().filter(|_| are_digits)?;
    Some(Part::Number(number, piece.len()))
}

fn year(number: i32, digits: usize) -> Option<i32> {
    match digits {
        4 if (1990..2200).contains(&number) => Some(number),
        2 => Some(2000 + number),
        _ => None,
    }
}

fn named(parts: &[Part], calendar: Calendar, today: Date) -> Option<Period> {
    use Part::{
        Across as A, Fiscal as F, Half as H, Month as M, Next, Number as N, Quarter as Q,
        Span as S, This,
    };
    let quarter = |number: u8, year| part(Span::Quarter, number, year, calendar, today);
    let half = |number: u8, year| part(Span::Half, number, year, calendar, today);
    let is_across = calendar.first_month != Month::January;
    match *parts {
        [This] | [Q(_) | H(_), This] => None,
        [This, S(span)] => Some(calendar.span_of(today, span)),
        [Next, S(span)] => calendar.span_of(today, span).next(),
        // The months say what is meant, whoever counts from where.
        [M(from), M(to)] | [Q(_) | H(_), M(from), M(to)] => months_to_come(from, to, today),
        [M(month)] => months_to_come(month, month, today),
        [Q(_) | H(_), M(from), M(to), N(of, 4)]
        | [M(from), M(to), N(of, 4)]
        | [N(of, 4), Q(_) | H(_), M(from), M(to)] => months(from, to, of),
        [Q(_) | H(_), M(from), N(first, 4), M(to), N(last, 4)]
        | [M(from), N(first, 4), M(to), N(last, 4)] => {
            let first = Date::from_calendar_date(first, from, 1).ok()?;
            let last = Date::from_calendar_date(last, to, to.length(last)).ok()?;
            Period::new(first, last)
        }
        [Q(number)] => quarter(number, None),
        [Q(number), N(of, digits @ (2 | 4))] | [N(of, digits @ (2 | 4)), Q(number)] => {
            quarter(number, Some(Year::Ends(year(of, digits)?)))
        }
        [Q(number), A(of)] | [A(of), Q(number)] if is_across => {
            quarter(number, Some(Year::Fiscal(of)))
        }
        [H(number), A(of)] | [A(of), H(number)] if is_across => {
            half(number, Some(Year::Fiscal(of)))
        }
        [A(of)] | [A(of), S(Span::Year)] | [S(Span::Year), A(of)] if is_across => {
            fiscal(of, calendar)
        }
        [Q(first), begins @ N(_, 4), Q(last), ends @ N(_, 4)] => {
            let first = named(&[Q(first), begins], calendar, today)?;
            let last = named(&[Q(last), ends], calendar, today)?;
            Period::new(first.first(), last.last())
        }
        // Several quarters of a year, one after another.
        [Q(first), Q(last), of @ (N(_, 2 | 4) | F(_) | A(_))]
        | [of @ (N(_, 4) | F(_) | A(_)), Q(first), Q(last)]
            if first < last =>
        {
            let first = named(&[Q(first), of], calendar, today)?;
            let last = named(&[Q(last), of], calendar, today)?;
            Period::new(first.first(), last.last())
        }
        [Q(number), F(of)] | [F(of), Q(number)] => quarter(number, Some(Year::Fiscal(of))),
        [H(number)] => half(number, None),
        [H(number), N(of, digits @ (2 | 4))] | [N(of, digits @ (2 | 4)), H(number)] => {
            half(number, Some(Year::Ends(year(of, digits)?)))
        }
        [H(number), F(of)] | [F(of), H(number)] => half(number, Some(Year::Fiscal(of))),
        [F(of)] => fiscal(of, calendar),
        [N(of, 4)] | [S(Span::Year), N(of, 4)] | [N(of, 4), S(Span::Year)] => {
            year(of, 4)?;
            fiscal(of, calendar)
        }
        [S(Span::Year)] => Some(calendar.span_of(today, Span::Year)),
        [M(month), N(of, 4)] | [N(of, 4), M(month)] => months(month, month, of),
        _ => None,
    }
}

/// Months of a year, from one to another; of those that go over its end the last is in it.
fn months(from: Month, to: Month, year: i32) -> Option<Period> {
    let begins = if from as u8 > to as u8 {
        year - 1
    } else {
        year
    };
    let first = Date::from_calendar_date(begins, from, 1).ok()?;
    let last = Date::from_calendar_date(year, to, to.length(year)).ok()?;
    Period::new(first, last)
}

/// Those months of the year in which they have not ended yet.
fn months_to_come(from: Month, to: Month, today: Date) -> Option<Period> {
    let mut all = (0..=2).filter_map(|years| months(from, to, today.year() + years));
    all.find(|it| it.last() >= today)
}

/// In which year a part of one is.
#[derive(Clone, Copy)]
enum Year {
    /// It ends in this one.
    Ends(i32),
    /// It is of the person's year that ends in this one.
    Fiscal(i32),
}

/// The person's year that ends in a year.
fn fiscal(ends: i32, calendar: Calendar) -> Option<Period> {
    let begins = match calendar.first_month {
        Month::January => ends,
        _ => ends - 1,
    };
    calendar.year(begins)
}

/// A part of a person's year by its number.
fn part(
    span: Span,
    number: u8,
    year: Option<Year>,
    calendar: Calendar,
    today: Date,
) -> Option<Period> {
    let in_year = |whole: Period| {
        let mut part = calendar.span_of(whole.first(), span);
        for _ in 1..number {
            part = part.next()?;
        }
        Some(part)
    };
    match year {
        None => {
            let this = calendar.span_of(today, Span::Year);
            let part = in_year(this)?;
            match part.last() < today {
                true => in_year(this.next()?),
                false => Some(part),
            }
        }
        Some(Year::Fiscal(of)) => in_year(fiscal(of, calendar)?),
        Some(Year::Ends(of)) => {
            let both = [of - 1, of].into_iter();
            let mut both = both.filter_map(|begins| in_year(calendar.year(begins)?));
            both.find(|it| it.last().year() == of)
        }
    }
}
