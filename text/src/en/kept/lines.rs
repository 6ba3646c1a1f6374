//! The rows of a table, as they were understood: what each would change, and what is asked
//! of them.

use waymark_core::carry::doubt::{Doubt, Meaning};
use waymark_core::carry::sheet::{Becomes, Passed, SheetLine};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::record::kind::Kind;

use super::counts::{dated, is_kpi};
use crate::en::days::date;
use crate::en::goals::listed;
use crate::en::grade::amount;
use crate::en::kpi::pieces::CLOSED;

/// The button that shows more rows.
#[must_use]
pub fn show_more(count: usize) -> String {
    match count {
        1 => "Show 1 more row".to_owned(),
        many => format!("Show {many} more rows"),
    }
}

/// Over rows whose key result has no name.
pub const NAMELESS: &str = "A key result without a name";

/// While a large table is read: how many characters it has.
#[must_use]
pub fn reading(size: usize) -> String {
    format!("Reading {}…", super::characters(size))
}

/// While the rows of a table are understood.
#[must_use]
pub fn understanding(rows: usize) -> String {
    format!("Understanding {rows} rows…")
}

/// While the rows of a table are compared with what is kept.
#[must_use]
pub fn comparing(rows: usize) -> String {
    format!("Comparing {rows} rows with what you have…")
}

/// What shows how far the reading of a file is.
pub const PROGRESS: &str = "Reading the file";

/// The button that gives up reading a table.
pub const STOP: &str = "Stop";

/// What is said once it was given up.
pub const STOPPED: &str = "Stopped. Nothing was changed.";

/// Where a table's columns are not understood: the button that saves one that would be.
pub const SAMPLE: &str = "Save a sample table";

/// Which columns are left out of a table that has one for each key result; none if none is.
#[must_use]
pub fn unknown_columns(names: &[String]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|it| format!("“{it}”")).collect();
    match quoted.as_slice() {
        [] => None,
        [one] => Some(format!(
            "The column {one} is left out: no key result here has that name, or several do."
        )),
        all => Some(format!(
            "The columns {} are left out: no key result here has such a name, or several do.",
            listed(all, "and")
        )),
    }
}

/// What a row would change: "5 October 2026: 12.5 % (new)". `when` is the unit of a reading;
/// none of a check-in, which has its day.
#[must_use]
pub fn line(line: &SheetLine, when: Option<&str>, notation: &Notation) -> String {
    let when = when.map_or_else(|| date(line.day), str::to_owned);
    let is = value(line.value, line, notation);
    let said = match line.becomes {
        Becomes::New => format!("{is} (new)"),
        Becomes::Corrects(was) if was == line.value => format!("{is}, as here"),
        Becomes::Corrects(was) => format!("was {}, becomes {is}", value(was, line, notation)),
        Becomes::Same => format!("{is} (here already)"),
        Becomes::Duplicate(other) => format!("{is} (the same as line {other})"),
        Becomes::Replaced(other) => {
            let later = match other == line.line {
                true => "a later column has another value".to_owned(),
                false => format!("line {other} has a later value"),
            };
            format!("{is} is left out: {later} of the same {}", unit(line))
        }
    };
    let is_brought = matches!(line.becomes, Becomes::New | Becomes::Corrects(_));
    let sure = line
        .confidence
        .filter(|_| is_brought)
        .map(|it| format!("confidence {it} of 10"));
    let note = Some(&line.note).filter(|it| is_brought && !it.is_empty());
    let note = note.map(|it| format!("“{it}”"));
    let lost = Some(&line.lost_confidence).filter(|it| !it.is_empty());
    let lost = lost.map(|it| format!("without “{it}”, which is no confidence from 0 to 10"));
    let all: Vec<String> = std::iter::once(said)
        .chain(sure)
        .chain(note)
        .chain(lost)
        .collect();
    format!("{when}: {}", all.join(", "))
}

/// What a row has one value of.
fn unit(line: &SheetLine) -> &'static str {
    match line.about.cadence {
        None | Some(Unit::Day | Unit::Weekday) => "date",
        Some(Unit::Week) => "week",
        Some(Unit::Month) => "month",
        Some(Unit::Quarter) => "quarter",
        Some(Unit::Year) => "year",
    }
}

/// A value of a row; of none what that means there.
fn value(value: Option<Decimal>, line: &SheetLine, notation: &Notation) -> String {
    match value {
        None if is_kpi(line.about.of.kind) => CLOSED.to_owned(),
        None => "no value".to_owned(),
        Some(Decimal::ONE) if line.about.is_yes_no => "done".to_owned(),
        Some(Decimal::ZERO) if line.about.is_yes_no => "not done".to_owned(),
        Some(value) => amount(value, &line.about.unit, notation),
    }
}

/// How many of them are here already.
#[must_use]
pub fn same(kind: &'static Kind, count: usize) -> String {
    let are = if count == 1 { "is" } else { "are" };
    format!("{} {are} here already.", dated(kind, count))
}

/// What was passed over, in one line; none if nothing was. `twice` rows say what another
/// one says.
#[must_use]
pub fn passed_over(passed: &[(usize, Passed)], twice: usize) -> Option<String> {
    let count = |of: Passed| passed.iter().filter(|(_, it)| *it == of).count();
    let rows = |count: usize, said: &str| {
        let rows = if count == 1 { "row" } else { "rows" };
        (count > 0).then(|| format!("{count} {rows} {said}"))
    };
    let all = [
        rows(count(Passed::Blank), "without a value"),
        rows(count(Passed::Missing), "saying there is none"),
        rows(count(Passed::Total), "of averages or totals"),
        rows(count(Passed::Planned), "of targets, plans or forecasts"),
        rows(twice, "that another row repeats"),
    ];
    let all: Vec<String> = all.into_iter().flatten().collect();
    (!all.is_empty()).then(|| format!("Passed over: {}.", listed(&all, "and")))
}

/// What is asked about cells that could be two things: "“10/5/2026” in line 2 is:".
#[must_use]
pub fn question(doubt: &Doubt) -> String {
    let whose = match (&*doubt.called.0, &*doubt.called.1) {
        ("", _) => String::new(),
        (kpi, "") => format!(" of “{kpi}”"),
        (objective, key_result) => format!(" of “{objective}”, “{key_result}”,"),
    };
    let (example, line) = (&doubt.example, doubt.line);
    format!("“{example}”{whose} in line {line} is:")
}

/// The two answers, in the order of the doubt's ways.
#[must_use]
pub fn answers(doubt: &Doubt, notation: &Notation) -> [String; 2] {
    [0, 1].map(|at| match doubt.ways[at].1 {
        Meaning::Day(Some(day)) => date(day),
        Meaning::Day(None) => "not a date".to_owned(),
        Meaning::Number(value) => amount(value, &doubt.unit, notation),
    })
}

/// How many rows a question is about; empty for the one that it names.
#[must_use]
pub fn asked_of(rows: usize) -> String {
    match rows {
        0 | 1 => String::new(),
        many => format!("This is about {many} rows."),
    }
}

/// What is said once a table was read again by somebody's choice.
#[must_use]
pub fn chosen(example: &str, answer: &str) -> String {
    format!("“{example}” is read as {answer}.")
}
