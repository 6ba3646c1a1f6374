//! What the cells of a row say of a key result.

use time::{Date, Month};

use super::{Guess, Reads, Words};
use crate::carry::cells::{Confidence, confidence, is_missing, yes_or_no};
use crate::number::decimal::Decimal;
use crate::number::fraction::{Fraction, Rounding};
use crate::number::understood::Notation;
use crate::period::Period;
use crate::sketch::{KeyResult, Measure, Operator};
use crate::table::column::{DateOrder, Mark, amount_in};
use crate::table::when::{When, when};

/// How the cells of a table are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cells {
    /// What stands before the fraction of a number.
    pub(super) mark: Mark,
    /// Whether the day or the month is first.
    pub(super) order: DateOrder,
    /// Whether progress is a share between 0 and 1.
    pub(super) is_share: bool,
    /// Whether confidence is.
    pub(super) are_shares_sure: bool,
}

/// What a table says of a key result, cell by cell, trimmed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said<'r> {
    pub(super) name: &'r str,
    pub(super) start: &'r str,
    pub(super) target: &'r str,
    pub(super) current: &'r str,
    pub(super) progress: &'r str,
    pub(super) unit: &'r str,
    pub(super) measure: &'r str,
    pub(super) weight: &'r str,
}

/// What a cell is.
#[derive(Clone, Debug, PartialEq)]
enum Cell {
    Nothing,
    /// Done, or not.
    Done(bool),
    Number(Decimal, String),
    /// A number with what it is to keep to.
    Bound(Operator, Decimal, String),
    /// Anything else, which stays as it is typed.
    Text(String),
}

impl Cells {
    /// What a cell says of what is in a unit, which may be empty.
    fn cell(self, text: &str, unit: &str, reads: &Reads<'_>) -> Cell {
        let lower = text.trim().to_lowercase();
        if lower.is_empty() || is_missing(text, reads.cells) {
            return Cell::Nothing;
        }
        if let Some((number, unit)) = amount_in(text, self.mark, unit) {
            return Cell::Number(number, unit);
        }
        if let Some(done) = yes_or_no(text, reads.cells) {
            return Cell::Done(done);
        }
        let mut operators = reads.words.operators.iter();
        let bound = operators.find_map(|(word, operator)| {
            let rest = lower.strip_prefix(word);
            let rest = rest.or_else(|| lower.strip_suffix(word))?;
            let (number, unit) = amount_in(rest.trim(), self.mark, unit)?;
            Some(Cell::Bound(*operator, number, unit))
        });
        bound.unwrap_or_else(|| Cell::Text(text.trim().to_owned()))
    }

    /// How much is done, in percent, and whether that was a share.
    fn percent(self, text: &str, reads: &Reads<'_>) -> Option<(Decimal, bool)> {
        let percent = |number: Decimal, all: i64| {
            let all = Some(all).filter(|all| *all > 0)?;
            let share = Fraction::from(number).checked_div(&Fraction::of(all, 100))?;
            share
                .to_decimal()
                .or_else(|| share.round(2, Rounding::HalfAway))
        };
        match self.cell(text, "", reads) {
            Cell::Number(number, unit) if unit == "%" => Some((number, false)),
            Cell::Number(number, unit) if unit.is_empty() && self.is_share => {
                Some((percent(number, 1)?, true))
            }
            Cell::Number(number, unit) if unit.is_empty() => Some((number, false)),
            // So many of so many.
            Cell::Number(number, unit) => {
                let all: i64 = unit.strip_prefix('/')?.trim().parse().ok()?;
                Some((percent(number, all)?, false))
            }
            Cell::Text(text) => {
                let of = [" ", reads.here.habits.of, " "].concat();
                let (done, all) = text.split_once(&*of)?;
                let (done, all) = (Decimal::parse(done.trim())?, all.trim().parse().ok()?);
                Some((percent(done, all)?, false))
            }
            Cell::Done(done) => Some((if done { hundred() } else { Decimal::ZERO }, false)),
            _ => None,
        }
    }

    /// Whether a cell says how much is done in a way that cannot be read.
    pub(super) fn is_no_progress(self, text: &str, reads: &Reads<'_>) -> bool {
        self.cell(text, "", reads) != Cell::Nothing && self.percent(text, reads).is_none()
    }

    /// The first and last of the days that a cell names; none inside where it names none, and
    /// none at all where it says nothing.
    pub(super) fn days(self, cell: &str, reads: &Reads<'_>) -> Option<Option<[Date; 2]>> {
        if cell.is_empty() || is_missing(cell, reads.cells) {
            return None;
        }
        let calendar = reads.here.calendar;
        let days = |it: Period| [it.first(), it.last()];
        let when = when(cell, self.order, reads.cells.when, reads.cells.today);
        Some(when.and_then(|when| match when {
            When::Day(day) => Some([day; 2]),
            When::Week(day) => Some(days(calendar.week_of(day))),
            When::Month(day) => Some(days(calendar.month_of(day))),
            // By its number it is another where years begin in another month.
            When::Quarter(day) if calendar.first_month == Month::January => {
                Some(days(calendar.quarter_of(day)))
            }
            When::Quarter(_) => None,
        }))
    }

    /// The day of a value that a cell names: of a week or month that has not ended it is today.
    /// None inside where it names none.
    pub(super) fn day(self, cell: &str, reads: &Reads<'_>) -> Option<Option<Date>> {
        let days = self.days(cell, reads)?;
        Some(days.map(|[first, last]| last.min(reads.here.today.max(first))))
    }

    /// How sure somebody is, from 0 to 10; none where that cannot be read.
    pub(super) fn confidence(self, text: &str, reads: &Reads<'_>) -> Option<u8> {
        match confidence(text, self.are_shares_sure, reads.cells) {
            Confidence::Sure(sure) => Some(sure),
            Confidence::None | Confidence::Unreadable => None,
        }
    }

    /// The key result that is meant, as somebody would type it here, and what of it was
    /// guessed.
    pub(super) fn typed(self, said: &Said<'_>, reads: &Reads<'_>) -> (KeyResult, Vec<Guess>) {
        let words = reads.words;
        let notation = &reads.here.habits.notation;
        let mut typed = KeyResult {
            name: said.name.to_owned(),
            unit: unit(said.unit, words),
            weight: match self.cell(said.weight, "", reads) {
                Cell::Number(number, _) => notation.write_plain(number),
                Cell::Text(text) => text,
                _ => String::new(),
            },
            ..KeyResult::default()
        };
        let [start, target, current] =
            [said.start, said.target, said.current].map(|it| self.cell(it, &typed.unit, reads));
        let chosen = measure(said.measure, words);
        let mut guesses = Vec::new();
        let percent = self.percent(said.progress, reads);
        let is_number = |it: &Cell| matches!(it, Cell::Number(..) | Cell::Text(_));
        let has_numbers = is_number(&start)
            || is_number(&target)
            || matches!(target, Cell::Bound(..))
            || is_number(&current) && chosen != Some(Measure::YesNo);
        let is_yes_no = chosen == Some(Measure::YesNo)
            || !has_numbers && [&start, &target, &current].iter().any(|it| is_done(it));
        if is_yes_no {
            typed.measure = Measure::YesNo;
            typed.done = match (&current, percent) {
                (Cell::Done(done), _) => *done,
                (Cell::Number(number, _), _) => is_reached(*number, &target),
                (_, Some((percent, _))) => percent == hundred(),
                _ => false,
            };
            // What is nothing between yes and no is not lost.
            if let Cell::Text(text) = current {
                typed.now = text;
            }
            return (typed, guesses);
        }
        let said_unit = !typed.unit.is_empty();
        let mut put = |cell: &Cell| match cell {
            Cell::Number(number, of) | Cell::Bound(_, number, of) => {
                if !said_unit && typed.unit.is_empty() {
                    typed.unit.clone_from(of);
                }
                notation.write_plain(*number)
            }
            Cell::Text(text) => text.clone(),
            Cell::Nothing | Cell::Done(_) => String::new(),
        };
        let texts = [&start, &target, &current].map(&mut put);
        [typed.start, typed.target, typed.now] = texts;
        if let Cell::Bound(operator, ..) = target {
            typed.measure = Measure::Hold;
            typed.operator = operator;
            return (typed, guesses);
        }
        if !has_numbers || is_number(&current) && !is_number(&start) && !is_number(&target) {
            let plain = typed.clone();
            fill(&mut typed, reads, &mut guesses);
            // How much of something is done says more than that it will be.
            if typed.target.is_empty()
                && typed.measure != Measure::Hold
                && let Some((percent, is_share)) = percent
            {
                typed = plain;
                guesses.clear();
                progress_alone(&mut typed, percent, notation);
                guesses.push(Guess::Progress);
                guesses.extend(is_share.then_some(Guess::Share));
                return (typed, guesses);
            }
        } else if chosen == Some(Measure::Hold) || is_kept(&typed, said, reads) {
            typed.measure = Measure::Hold;
            let found = (words.sentence)(&typed.name, &KeyResult::default(), notation);
            match (found, &target, &current) {
                (Some(found), ..) if found.measure == Measure::Hold => {
                    typed.operator = found.operator;
                }
                // What is to be kept is where it should be, if anywhere.
                (_, Cell::Number(target, _), Cell::Number(current, _)) if current < target => {
                    typed.operator = Operator::AtMost;
                    guesses.push(Guess::Side);
                }
                _ => guesses.push(Guess::Side),
            }
            if !typed.is_between() {
                typed.start.clear();
            }
            return (typed, guesses);
        } else if typed.start.is_empty() {
            guesses.extend(self.begins(&mut typed, (&target, &current), notation));
        }
        if typed.measure == Measure::Change
            && typed.now.is_empty()
            && let Some((percent, _)) = percent
            && let Some(now) = on_the_way(&typed, percent, notation)
        {
            typed.now = now;
            guesses.push(Guess::Current);
        }
        (typed, guesses)
    }

    /// Says where a change starts of which only the end is known.
    fn begins(
        self,
        typed: &mut KeyResult,
        (target, current): (&Cell, &Cell),
        notation: &Notation,
    ) -> Option<Guess> {
        let Cell::Number(target, _) = target else {
            return None;
        };
        if let Cell::Number(current, _) = current
            && current > target
        {
            typed.start = notation.write_plain(*current);
            return Some(Guess::FromCurrent);
        }
        (!target.is_zero()).then(|| {
            typed.start = notation.write_plain(Decimal::ZERO);
            Guess::Zero
        })
    }
}

/// Fills in the numbers that a key result's name holds.
fn fill(typed: &mut KeyResult, reads: &Reads<'_>, guesses: &mut Vec<Guess>) {
    let notation = &reads.here.habits.notation;
    if let Some(found) = (reads.words.sentence)(&typed.name, typed, notation) {
        let now = std::mem::take(&mut typed.now);
        *typed = KeyResult { now, ..found };
        guesses.push(Guess::FromName);
    }
}

/// Whether a name says that something is kept, and the table not where it starts.
fn is_kept(typed: &KeyResult, said: &Said<'_>, reads: &Reads<'_>) -> bool {
    let notation = &reads.here.habits.notation;
    let whole = [&typed.name, " ", &typed.target].concat();
    let holds = |name: &str| {
        let found = (reads.words.sentence)(name, &KeyResult::default(), notation);
        found.is_some_and(|it| it.measure == Measure::Hold)
    };
    let same = typed.start == typed.target;
    let first = typed.name.split_whitespace().next().unwrap_or_default();
    let is_kept = reads.words.keeps.contains(&&*first.to_lowercase());
    (said.start.is_empty() || same) && (is_kept || holds(&typed.name) || holds(&whole))
}

/// Of a key result of which only is said how much of it is done.
fn progress_alone(typed: &mut KeyResult, percent: Decimal, notation: &Notation) {
    typed.start = notation.write_plain(Decimal::ZERO);
    typed.target = notation.write_plain(hundred());
    typed.unit = "%".to_owned();
    typed.now = notation.write_plain(percent);
}

/// Where a change is of which so much is done, if a number can say it.
fn on_the_way(typed: &KeyResult, percent: Decimal, notation: &Notation) -> Option<String> {
    let number = |text: &str| notation.read(text).ok()?.map(|it| Fraction::from(it.value));
    let (start, target) = (number(&typed.start)?, number(&typed.target)?);
    let way = (target - start.clone()) * Fraction::from(percent) * Fraction::of(1, 100);
    (start + way)
        .to_decimal()
        .map(|it| notation.write_plain(it))
}

/// Whether a yes/no that was counted is there: what it was to be, or anything.
fn is_reached(number: Decimal, target: &Cell) -> bool {
    match target {
        Cell::Number(target, _) => number == *target && !number.is_zero(),
        _ => number == Decimal::ONE || number == hundred(),
    }
}

const fn is_done(cell: &Cell) -> bool {
    matches!(cell, Cell::Done(_))
}

fn hundred() -> Decimal {
    100.into()
}

fn measure(cell: &str, words: &Words<'_>) -> Option<Measure> {
    let lower = cell.trim().to_lowercase();
    let mut known = words.measures.iter();
    known.find(|(word, _)| *word == lower).map(|(_, it)| *it)
}

fn unit(cell: &str, words: &Words<'_>) -> String {
    let lower = cell.trim().to_lowercase();
    let mut known = words.units.iter();
    let sign = known.find(|(word, _)| *word == lower);
    sign.map_or(cell.trim(), |(_, sign)| sign).to_owned()
}
