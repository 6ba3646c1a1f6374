//! Many readings at once: two columns that somebody pastes.

use waymark_core::carry::paste::{MOST_LINES, Pasted, PastedRow, Would};
use waymark_core::carry::sheet::Becomes;
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::Reading;
use waymark_core::number::understood::Notation;

use super::pieces::CLOSED;
use super::reading;
use crate::en::grade::amount;
use crate::en::kept::files;

/// The name of the part of the page.
pub const PASTE: &str = "Paste readings";
/// The field.
pub const TEXT: &str = "Paste two columns: date or month, and value";
/// A hint under it.
pub const HINT: &str = "From a spreadsheet, or typed: “September 2026  41”. A third column is the \
    note. “closed” says that there is no reading on purpose.";
/// The button that takes them from a file.
pub const FILE: &str = "Choose a file instead";
/// The table of what would be.
pub const WOULD: &str = "What would be saved";
/// Its columns.
pub const COLUMNS: [&str; 3] = ["When", "Now", "After saving"];
/// Where there is nothing, and where nothing would change.
pub const NOTHING: &str = "–";
/// Where what is pasted is there already.
pub const SAME: &str = "the same";
/// What asks how numbers are to be read, with its answers.
pub const MARK: &str = "Read “1,200” as";
/// The answers: their values and names.
pub const MARKS: [(&str, &str); 2] = [("point", "1200"), ("comma", "1.2")];
/// The same where the point is in question.
pub const ORDER: &str = "Read “10/07” as";
/// The answers: their values and names.
pub const ORDERS: [(&str, &str); 2] = [("day", "10 July"), ("month", "7 October")];
/// The same where the numbers of a percentage may be shares.
pub const SCALE: &str = "Read “0.13” as";
/// The answers: their values and names.
pub const SCALES: [(&str, &str); 2] = [("written", "0.13%"), ("share", "13%")];

/// The button that keeps so many.
#[must_use]
pub fn save(changes: usize) -> String {
    match changes {
        1 => "Save 1 reading".to_owned(),
        many => format!("Save {many} readings"),
    }
}

/// A reading as a cell says it, with its note.
#[must_use]
pub fn cell(reading: &Reading, unit: &str, notation: &Notation) -> String {
    let value = reading.value.map(|it| amount(it, unit, notation));
    let value = value.unwrap_or_else(|| CLOSED.to_owned());
    match &*reading.note {
        "" => value,
        note => format!("{value} (“{note}”)"),
    }
}

/// What somebody should look at, beside a value.
#[must_use]
pub fn doubt(doubt: &Doubt, unit: &str, notation: &Notation) -> String {
    reading::doubt(doubt, unit, notation)
}

/// What would stand there after saving a line, or why that is none of what it says.
#[must_use]
pub fn then(would: &Would, unit: &str, notation: &Notation) -> String {
    let is = || cell(&would.reading, unit, notation);
    match would.becomes {
        Becomes::New | Becomes::Corrects(_) => is(),
        Becomes::Same => SAME.to_owned(),
        Becomes::Duplicate(other) => format!("{} (the same as line {other})", is()),
        Becomes::Replaced(other) => format!(
            "{} is left out: line {other} has a later value for the same time",
            is()
        ),
    }
}

/// How much of what was pasted would be saved, and how many lines are left out for others.
#[must_use]
pub fn summary(pasted: &Pasted) -> String {
    let count = |of: fn(&PastedRow) -> bool| pasted.rows.iter().filter(|row| of(row)).count();
    let unreadable = count(|row| row.read.is_err());
    let left_out = count(PastedRow::is_left_out);
    let changes = pasted.changes();
    let same = pasted.rows.len() - unreadable - left_out - changes;
    let mut said = Vec::new();
    match changes {
        0 => said.push("Nothing would change.".to_owned()),
        1 => said.push("1 reading would be saved.".to_owned()),
        many => said.push(format!("{many} readings would be saved.")),
    }
    match same {
        0 => {}
        1 => said.push("1 is here already.".to_owned()),
        many => said.push(format!("{many} are here already.")),
    }
    match left_out {
        0 => {}
        1 => said.push("1 line is left out because another covers the same time.".to_owned()),
        many => said.push(format!(
            "{many} lines are left out because others cover the same time."
        )),
    }
    match unreadable {
        0 => {}
        1 => said.push("1 line cannot be read.".to_owned()),
        many => said.push(format!("{many} lines cannot be read.")),
    }
    if pasted.is_cut {
        said.push(format!("Only the first {MOST_LINES} lines were read."));
    }
    said.join(" ")
}

/// Why a line cannot be read, with what stands there.
#[must_use]
pub fn unreadable(row: &PastedRow) -> Option<String> {
    let why = files::why(row.read.as_ref().err()?);
    Some(format!("Line {}, “{}”: {why}", row.line, row.text))
}
