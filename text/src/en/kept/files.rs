//! Files: what is in one, and what is wrong with it.

use waymark_core::carry::file::{LeftOut, Problem, Wrong};
use waymark_core::carry::named::NoUnit;
use waymark_core::carry::sheet::{Unusable, Why};
use waymark_core::carry::yes_no::Neither;
use waymark_core::kinds::KINDS;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::objective;
use waymark_core::record::json::What as Json;
use waymark_core::record::kind::Kind;
use waymark_core::record::shape::Unfit;
use waymark_core::store::key_value::Fault;
use waymark_core::table::encoding::Undecodable;
use waymark_core::table::when::impossible::{Impossible, impossible};
use waymark_core::table::when::time_of_day::half_time;
use waymark_core::table::{LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Problem as TableProblem, What};

use super::changes::Whose;
use super::tables::NotFound;
use super::{changes, characters, counts, needed_and_free};
use crate::en::days::{MONTHS, date};
use crate::en::goals::listed;
use crate::en::kpi::unit;
use crate::en::kpi::when::WORDS as WHEN;
use crate::en::sentence::capital;

/// Where the file is too large.
#[must_use]
pub fn too_large(most: usize) -> String {
    format!(
        "This file is larger than {}, several times what a browser can keep, so it was not read.",
        characters(most)
    )
}

/// Where the browser could not read it.
pub const UNREADABLE: &str = "Your browser could not read this file. Choose it again.";

/// Where it is no text.
#[must_use]
pub fn undecodable(why: &Undecodable) -> String {
    let what = match why {
        Undecodable::Workbook => {
            return "This is a workbook, not a text file. In your spreadsheet program, save the sheet \
                as CSV and choose that file."
                .to_owned();
        }
        Undecodable::NotUtf8 { at }
        | Undecodable::HalfUnit { at }
        | Undecodable::LoneSurrogate { at }
        | Undecodable::Unassigned { at, .. } => *at,
    };
    format!(
        "This file cannot be read as text: byte {} is not part of any character. Save it as UTF-8 \
         and choose it again.",
        what + 1
    )
}

/// What the storage says.
#[must_use]
pub fn fault(fault: &Fault) -> String {
    match fault {
        Fault::Full => "This browser’s storage for this site is full.".to_owned(),
        Fault::Refused(words) if words.is_empty() => "Your browser refuses access.".to_owned(),
        Fault::Refused(words) => format!("Your browser refuses access: “{words}”."),
    }
}

/// Where there is not enough room.
#[must_use]
pub fn no_room(needs: usize, free: usize) -> String {
    let [needs, free] = needed_and_free(needs, free);
    format!(
        "This needs {needs} and {free} is free. Nothing was changed: free some space, as described \
         under Storage, and choose the file again."
    )
}

/// What is wrong with a file of ours.
#[must_use]
pub fn problem(problem: &Problem) -> String {
    let text = match &problem.what {
        Wrong::Newer(version) => format!(
            "A newer version of Waymark wrote this (version {version}). Reload the page to get \
             that version, then choose the file again."
        ),
        what => wrong(what),
    };
    let line = problem.line.map(|line| format!("Line {line}"));
    let path = Some(problem.path.clone()).filter(|path| !path.is_empty());
    let place: Vec<String> = line.into_iter().chain(path).collect();
    let place = if place.is_empty() {
        String::new()
    } else {
        place.join(", ") + ": "
    };
    [&place, &text, " Nothing was changed."].concat()
}

fn wrong(what: &Wrong) -> String {
    match what {
        Wrong::Json(what) => json(what),
        Wrong::NotOurs => "This is not a file that Waymark exported.".to_owned(),
        Wrong::Newer(_) => "A newer version of Waymark wrote this.".to_owned(),
        Wrong::Name => "No record can have this name.".to_owned(),
        Wrong::UnknownKind(kind) => format!(
            "A newer version of Waymark made this: this version knows no “{kind}”. Reload the page \
             to get the newer one, then choose the file again."
        ),
        Wrong::UnknownPart => {
            "This version of Waymark does not know what this is and cannot keep it.".to_owned()
        }
        Wrong::Shape => "This record does not have the right shape.".to_owned(),
        Wrong::Damaged => "This record is damaged.".to_owned(),
        Wrong::Counter => "The counter of a change is larger than Waymark ever counts.".to_owned(),
        Wrong::Unfit(why) => unfit(*why),
        Wrong::Neither(it) => neither(it),
    }
}

/// A check-in on a yes/no that says neither.
fn neither(it: &Neither) -> String {
    let of = match (it.objective.as_str(), it.key_result.as_str()) {
        ("", "") => String::new(),
        ("", name) | (name, "") => format!("“{name}”, "),
        (title, name) => format!("“{title}”, “{name}”, "),
    };
    let (on, value) = (date(it.on), it.value);
    capital(&format!(
        "{of}{on}: this key result is yes or no, written 1 or 0, and {value} is neither."
    ))
}

/// Over what a file holds and cannot be brought in.
#[must_use]
pub fn lost(count: usize) -> String {
    match count {
        1 => "1 part of this file cannot be read and is left out:".to_owned(),
        many => format!("{many} parts of this file cannot be read and are left out:"),
    }
}

/// Something that is left out: the record, as far as it can be told, where it was
/// kept, and why.
#[must_use]
pub fn left_out(it: &LeftOut) -> String {
    let of = it.subject(KINDS);
    let whose = Whose::unknown(of.map_or(&objective::KIND, |of| of.kind));
    let of = match (it.title.as_str(), &it.field) {
        ("", None) => it.key.clone(),
        ("", Some(field)) => format!(
            "{}, {}",
            it.key,
            changes::field_name(&field.as_str().into(), &whose)
        ),
        (title, None) => format!("“{title}” ({})", it.key),
        (title, Some(field)) => {
            let field = changes::field_name(&field.as_str().into(), &whose);
            format!("“{title}”, {field} ({})", it.key)
        }
    };
    [&of, ": ", &wrong(&it.what)].concat()
}

fn json(what: &Json) -> String {
    match what {
        Json::Syntax(words) => format!("This is not JSON ({words})."),
        Json::CutOff => "The file ends too early: part of it is missing.".to_owned(),
        Json::TooDeep { most } => {
            format!("There are more than {most} lists nested inside each other.")
        }
        Json::TextTooLong { most, length } => {
            format!("A text has {length} characters; at most {most} can be read.")
        }
        Json::TooManyMembers { most } => format!("A list has more than {most} entries."),
        Json::Duplicate(name) => format!("“{name}” appears twice."),
        Json::NumberTooLarge => "A number is too large.".to_owned(),
    }
}

fn unfit(why: Unfit) -> String {
    match why {
        Unfit::NotText => "This must be text.".to_owned(),
        Unfit::TooLong(most) => format!("This has more than {most} characters."),
        Unfit::NotANumber => {
            "This must be a number in quotes with at most 28 digits: \"12.5\".".to_owned()
        }
        Unfit::NotADate => "This must be a date: \"2026-07-10\".".to_owned(),
        Unfit::NotUpTo(most) => format!("This must be a whole number from 0 to {most}."),
        Unfit::NotOfThisShape => "This does not have the right shape.".to_owned(),
    }
}

/// What is wrong with a table.
#[must_use]
pub fn table_problem(problem: &TableProblem) -> String {
    let text = match &problem.what {
        What::Nothing => return "There is nothing in this file.".to_owned(),
        What::CellCount { header, row } => {
            format!("It has {}; the first line has {header}.", cells(*row))
        }
        What::OpenQuote => "A quotation mark opens here and is never closed.".to_owned(),
        What::CellTooLong { cell, length } => {
            format!("Cell {cell} has {length} characters; at most {LONGEST_CELL} can be read.")
        }
        What::TooManyColumns { columns } => {
            format!(
                "It has {}; at most {MOST_COLUMNS} can be read.",
                cells(*columns)
            )
        }
        What::TooManyRows => format!("There are more than {MOST_ROWS} rows."),
    };
    format!("Line {}: {text} Nothing was changed.", problem.line)
}

fn cells(count: usize) -> String {
    match count {
        1 => "1 cell".to_owned(),
        many => format!("{many} cells"),
    }
}

/// Which columns are missing.
#[must_use]
pub fn columns(why: &NotFound) -> String {
    let names = |missing: &[&str]| {
        let quoted: Vec<String> = missing.iter().map(|name| format!("“{name}”")).collect();
        listed(&quoted, "or")
    };
    match why {
        NotFound::CheckIns(missing) => format!(
            "This is neither a file that Waymark exported nor a table of check-ins: its first line \
             has no column {}.",
            names(missing)
        ),
        NotFound::Readings(missing) => format!(
            "This is neither a file that Waymark exported nor a table of KPI readings: its first \
             line has no column {}.",
            names(missing)
        ),
        NotFound::Neither => "This is neither a file that Waymark exported nor a table it \
            understands. A table of check-ins has the columns “Objective”, “Key result”, “Date” and \
            “Value”, a table of KPI readings has “KPI”, “Date” and “Reading”."
            .to_owned(),
        NotFound::Both => "This table has columns for check-ins and for KPI readings. Save the two \
            as separate files and import them one after the other."
            .to_owned(),
    }
}

/// How many dated values of records of this kind a table has.
#[must_use]
pub fn rows(kind: &'static Kind, good: usize, bad: usize) -> String {
    let count = match good {
        0 => ["No ", counts::many_dated(kind)].concat(),
        _ => counts::dated(kind, good),
    };
    match bad {
        0 => format!("{count} in this table."),
        _ => format!("{count} in this table can be read."),
    }
}

/// Over the rows that cannot be brought in.
#[must_use]
pub fn unusable_rows(count: usize) -> String {
    match count {
        1 => "1 row is left out:".to_owned(),
        many => format!("{many} rows are left out:"),
    }
}

/// Why a row cannot be brought in, with its line.
#[must_use]
pub fn unusable(row: &Unusable) -> String {
    format!("Line {}: {}", row.line, why(&row.why))
}

/// Why a row cannot be brought in.
#[must_use]
pub fn why(why: &Why) -> String {
    match why {
        Why::NoObjective(title) if title.is_empty() => "It names no objective.".to_owned(),
        Why::NoObjective(title) => format!("No objective is called “{title}”."),
        Why::SeveralObjectives(title) if title.is_empty() => {
            "Several objectives have no title.".to_owned()
        }
        Why::SeveralObjectives(title) => format!(
            "Several objectives are called “{title}”, and this date is in the period of none or of \
             several of them: a column “Period” would tell them apart."
        ),
        Why::NoKeyResult(name) if name.is_empty() => "It names no key result.".to_owned(),
        Why::NoKeyResult(name) => format!("The objective has no key result called “{name}”."),
        Why::SeveralKeyResults(name) if name.is_empty() => {
            "The objective has several key results without a name.".to_owned()
        }
        Why::SeveralKeyResults(name) => {
            format!("The objective has several key results called “{name}”.")
        }
        Why::NoDate(text) if text.is_empty() => "It has no date.".to_owned(),
        Why::NoDate(text) => no_date(text),
        Why::InTheFuture(day) => format!("{} is in the future.", date(*day)),
        Why::Ahead {
            unit,
            days,
            calendar,
        } => {
            let unit = unit::in_sentence(*unit, *days, *calendar);
            format!("{} is in the future.", capital(&unit))
        }
        Why::NoNumber(text) if text.is_empty() => "It has no value.".to_owned(),
        Why::NoNumber(text) => format!("“{text}” is not a number."),
        Why::NotYesOrNo(text) => format!(
            "“{text}” is neither yes nor no: this key result takes yes, no, true, false, x, 1 or 0, \
             and nothing in between."
        ),
        Why::OtherUnit(text, unit) => {
            format!("“{text}” is in another unit: this is measured in {unit}.")
        }
        Why::LongNote(length) => {
            format!("Its note has {length} characters; at most {LONGEST_NOTE} are allowed.")
        }
        Why::NoKpi(name) if name.is_empty() => "It names no KPI.".to_owned(),
        Why::NoKpi(name) => format!("No KPI is called “{name}”."),
        Why::SeveralKpis(name) if name.is_empty() => "Several KPIs have no name.".to_owned(),
        Why::SeveralKpis(name) => format!("Several KPIs are called “{name}”."),
        Why::NoUnit(text, _) if text.is_empty() => "It has no date.".to_owned(),
        Why::NoUnit(text, NoUnit::Unreadable) => no_date(text),
        Why::NoUnit(text, NoUnit::TooLong) => {
            format!("This KPI is read more often than “{text}” says: name the day, week or month.")
        }
        Why::NoUnit(text, NoUnit::WhichQuarter) => format!(
            "It is not clear which months “{text}” has, because this KPI’s quarters do not count \
             from January: write its last month instead."
        ),
        Why::Weekend(day) => {
            format!(
                "{} is on a weekend, and this KPI is read on weekdays.",
                date(*day)
            )
        }
        Why::OtherReading(name, Some(value)) => format!(
            "The key result is the KPI “{name}”, which has the reading {value} for the same time: \
             correct it there."
        ),
        Why::OtherReading(name, None) => format!(
            "The key result is the KPI “{name}”, which has no reading on purpose for the same time: \
             correct it there."
        ),
        Why::Columns => "It has more cells than the line with the column names.".to_owned(),
    }
}

/// What is no date, with what would be.
fn no_date(text: &str) -> String {
    if let Some((day, _)) = half_time(text) {
        return format!(
            "“{text}” has a time that breaks off: write {day} alone, or the time with its minutes."
        );
    }
    match no_such_day(text) {
        Some(why) => format!("“{text}” is not a date: {why}."),
        None => {
            format!("“{text}” is not a date: write 2026-10-05, 5 Oct 2026, 2026-W41 or Oct 2026.")
        }
    }
}

/// Why what is written like a day is none: "April has 30 days". None if it is not written so.
#[must_use]
pub fn no_such_day(text: &str) -> Option<String> {
    Some(match impossible(text, &WHEN)? {
        Impossible::Short { month, year, days } => {
            let month = MONTHS[usize::from(u8::from(month)) - 1];
            let year = year.map_or_else(String::new, |it| format!(" {it}"));
            format!("{month}{year} has {days} days")
        }
        Impossible::NoMonth(month) => format!("there is no month {month}"),
        Impossible::NoDay(day) => format!("there is no day {day}"),
    })
}

/// Over what of a table could be read in two ways.
pub const DOUBTS: &str = "Some of this can be read in two ways. Choose what is meant:";

/// What begins a line.
#[must_use]
pub fn begun(text: &str) -> String {
    capital(text)
}

/// How many more records would change.
#[must_use]
pub fn more(count: usize) -> String {
    format!("And {count} more.")
}

/// Those that would stay as they are, by their kinds.
#[must_use]
pub fn same(kinds: &[&'static Kind]) -> String {
    let are = if kinds.len() == 1 { "is" } else { "are" };
    format!("{} {are} here already.", counts::each(kinds))
}
