//! What habit trackers export: the files of Loop Habit Tracker, and `HabitBull`'s table.
//!
//! A habit becomes a number that is counted: how often it was done in a week, with the
//! frequency as the least that is normal.

use time::Date;

use super::series::{At, Series};
use crate::grading::measure::Bound;
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::period::parse_date;
use crate::table::{Problem, RawTable, Row};

/// What a file's habits are, and what of it could not be read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Habits {
    /// The habits, in their order.
    pub all: Vec<Series>,
    /// The rows that say nothing that can be read.
    pub unusable: Vec<Unusable>,
}

/// A row that says nothing that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// In which file, by its path in the archive; empty for the only one.
    pub file: String,
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The cell that cannot be read.
    pub cell: String,
}

/// The list of habits in an archive.
const LIST: &str = "Habits.csv";

/// What was checked, of all habits or in the folder of one.
const CHECKS: &str = "Checkmarks.csv";

/// A file of an archive: its path and its text.
pub type File<'a> = (&'a str, &'a str);

/// Whether a file of an archive is wanted: the list of habits, and what was checked.
#[must_use]
pub fn is_wanted(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == LIST || name == CHECKS
}

/// Whether these are the files of an archive of Loop Habit Tracker.
#[must_use]
pub fn is_loop<'a>(paths: impl IntoIterator<Item = &'a str>) -> bool {
    paths.into_iter().any(|path| {
        let name = path.rsplit('/').next().unwrap_or(path);
        name == LIST || name == CHECKS
    })
}

/// Whether a table is what was checked of all habits of Loop Habit Tracker, alone and without
/// the list of them: the newest day first and none left out, each line with a comma at its end,
/// and nothing but the marks of checks, of which at least one is a check. Of one of numbers
/// nobody could tell that they are thousandths.
#[must_use]
pub fn is_loop_checks(rows: &[Row]) -> bool {
    let Some((names, days)) = rows.split_first() else {
        return false;
    };
    let parts = |row: &'_ Row| -> Option<(String, Vec<String>)> {
        let (date, rest) = row.cells.split_first()?;
        let (end, marks) = rest.split_last()?;
        let is_whole = end.trim().is_empty() && row.cells.len() == names.cells.len();
        let marks = marks.iter().map(|it| it.trim().to_owned());
        is_whole.then(|| (date.trim().to_owned(), marks.collect()))
    };
    let Some((date, habits)) = parts(names) else {
        return false;
    };
    let is_called = !habits.is_empty() && habits.iter().all(|it| !it.is_empty());
    if date != "Date" || !is_called || days.is_empty() {
        return false;
    }
    let mut later: Option<Date> = None;
    let mut any_checked = false;
    days.iter().all(|row| {
        let Some((date, marks)) = parts(row) else {
            return false;
        };
        let Some(day) = parse_date(&date) else {
            return false;
        };
        let follows = later.is_none_or(|it| it.previous_day() == Some(day));
        later = Some(day);
        any_checked |= marks.iter().any(|it| CHECKED.contains(&&**it));
        follows && marks.iter().all(|it| MARKS.contains(&&**it))
    }) && any_checked
}

/// What stands in such a table for a day: nothing known, nothing, not due, a check, skipped.
/// In digits, and in words as newer versions have them.
const MARKS: [&str; 10] = [
    "-1",
    "0",
    "1",
    "2",
    "3",
    "UNKNOWN",
    "NO",
    "YES_AUTO",
    "YES_MANUAL",
    "SKIP",
];

/// That somebody checked it.
const CHECKED: [&str; 2] = ["2", "YES_MANUAL"];

/// The habits of such a table.
#[must_use]
pub fn loop_checks(rows: &[Row]) -> Habits {
    let mut habits = Habits::default();
    habits.take_checks("", rows, &[]);
    habits
}

/// Whether a table is one of `HabitBull`, by the names of its columns.
#[must_use]
pub fn is_habit_bull(rows: &[Row]) -> bool {
    let first = rows.first();
    first.is_some_and(|row| {
        let has = |name| column(&row.cells, &[name]).is_some();
        has("habitname") && has("calendardate") && has("value")
    })
}

/// The habits of an archive of Loop Habit Tracker: by the folders of the habits, which say
/// notes and names with commas too, else by the table of all of them.
///
/// # Errors
///
/// The file that is no table, with what is wrong with it.
pub fn loop_habits(files: &[File<'_>]) -> Result<Habits, (String, Problem)> {
    let read = |(path, text): &File<'_>| {
        let table = RawTable::read(text).map_err(|problem| ((*path).to_owned(), problem));
        table.map(|table| ((*path).to_owned(), table))
    };
    let is = |path: &str, name: &str| path.rsplit('/').next() == Some(name);
    let list = files.iter().find(|(path, _)| is(path, LIST));
    let known = match list {
        Some(file) => listed(&read(file)?.1),
        None => Vec::new(),
    };
    let mut habits = Habits::default();
    let mut has_folders = false;
    for (path, text) in files.iter().filter(|(path, _)| is(path, CHECKS)) {
        let mut folders = path.rsplit('/').skip(1);
        let folder = folders.next().filter(|it| begins_with_place(it));
        let Some(folder) = folder else { continue };
        // Nothing was ever checked.
        if text.trim().is_empty() {
            continue;
        }
        let (path, table) = read(&(path, text))?;
        has_folders = true;
        let (place, name) = folder.split_at(3);
        let known = known.iter().find(|it| it.place == place);
        let habit = known.cloned().unwrap_or_else(|| Habit::named(name.trim()));
        let mut days = Vec::new();
        for row in table.rows.iter().skip(1) {
            let note = row.cells.get(2).map_or("", String::as_str);
            match habit.checked(row, 1, note) {
                Ok(day) => days.extend(day),
                Err(cell) => habits.unusable(&path, row, cell),
            }
        }
        habits.all.push(habit.series(days));
    }
    if has_folders {
        return Ok(habits);
    }
    let Some(file) = files.iter().find(|(path, _)| is(path, CHECKS)) else {
        return Ok(habits);
    };
    let (path, table) = read(file)?;
    habits.take_checks(&path, &table.rows, &known);
    Ok(habits)
}

/// The habits of a table of `HabitBull`, in the order in which they come.
#[must_use]
pub fn habit_bull(rows: &[Row]) -> Habits {
    let mut habits = Habits::default();
    let Some((header, rows)) = rows.split_first() else {
        return habits;
    };
    let find = |name| column(&header.cells, &[name]);
    let (Some(name), Some(day), Some(value)) =
        (find("habitname"), find("calendardate"), find("value"))
    else {
        return habits;
    };
    let (about, note) = (find("habitdescription"), find("commenttext"));
    let mut all: Vec<(Habit, Vec<At>)> = Vec::new();
    for row in rows {
        let cell = |at: usize| row.cells.get(at).map_or("", |it| it.trim());
        let known = all.iter().position(|(habit, _)| habit.name == cell(name));
        let place = known.unwrap_or_else(|| {
            let habit = Habit {
                about: about.map_or("", cell).to_owned(),
                ..Habit::named(cell(name))
            };
            all.push((habit, Vec::new()));
            all.len() - 1
        });
        let number = Decimal::parse(cell(value));
        match (parse_date(cell(day)), number) {
            (Some(day), Some(number)) => all[place].1.push(At {
                day,
                value: Some(number),
                note: note.map_or("", cell).to_owned(),
            }),
            (None, _) => habits.unusable("", row, cell(day)),
            (_, None) => habits.unusable("", row, cell(value)),
        }
    }
    habits.all = all.into_iter().map(|(it, days)| it.series(days)).collect();
    habits
}

impl Habits {
    /// Takes in the table of what was checked of all habits, of which some are in a list.
    fn take_checks(&mut self, path: &str, rows: &[Row], known: &[Habit]) {
        let Some((names, rows)) = rows.split_first() else {
            return;
        };
        for (at, name) in names.cells.iter().enumerate().skip(1) {
            // Each line ends in a comma.
            if name.trim().is_empty() {
                continue;
            }
            let habit = known.iter().find(|it| it.name.trim() == name.trim());
            let habit = habit.cloned().unwrap_or_else(|| Habit::named(name));
            let mut days = Vec::new();
            for row in rows {
                match habit.checked(row, at, "") {
                    Ok(day) => days.extend(day),
                    Err(cell) => self.unusable(path, row, cell),
                }
            }
            self.all.push(habit.series(days));
        }
    }

    fn unusable(&mut self, file: &str, row: &Row, cell: &str) {
        // Of what is cut off nobody needs more than the beginning.
        let cell = cell.chars().take(40).collect();
        self.unusable.push(Unusable {
            file: file.to_owned(),
            line: row.line,
            cell,
        });
    }
}

/// A habit as the list has it.
#[derive(Clone, Debug, Default)]
struct Habit {
    /// Its place in the list, in three digits: its folder begins with it.
    place: String,
    name: String,
    about: String,
    unit: String,
    is_numerical: bool,
    /// So often.
    times: i64,
    /// In so many days.
    days: i64,
    /// What a number is to be, of each of these times.
    target: Option<Bound>,
}

impl Habit {
    fn named(name: &str) -> Self {
        Self {
            name: name.trim().to_owned(),
            ..Self::default()
        }
    }

    /// What a row says of it in a column; none where it says nothing, and the cell that
    /// cannot be read as an error.
    fn checked<'r>(&self, row: &'r Row, at: usize, note: &str) -> Result<Option<At>, &'r str> {
        let cell = |at: usize| row.cells.get(at).map_or("", |it| it.trim());
        let day = parse_date(cell(0)).ok_or(cell(0))?;
        let value = match (cell(at), self.is_numerical) {
            ("" | "UNKNOWN" | "-1", _) => return Ok(None),
            ("SKIP", _) | ("3", false) => None,
            ("YES_MANUAL" | "2", false) => Some(Decimal::ONE),
            // By its frequency nothing was due on the day; nothing was done either.
            ("YES_AUTO" | "NO" | "1" | "0", false) | ("NO", true) => Some(Decimal::ZERO),
            // A thousandth of a unit each, in the words for numbers that have one.
            ("YES_AUTO", true) => Decimal::new(1, 3),
            ("YES_MANUAL", true) => Decimal::new(2, 3),
            (number, _) => Some(thousandth(number).ok_or(number)?),
        };
        let note = note.trim().to_owned();
        Ok(Some(At { day, value, note }))
    }

    /// It with its days. Those before the first on which something was done are of the time
    /// before it was there: the table of all habits has a cell for each.
    fn series(self, mut days: Vec<At>) -> Series {
        days.sort_unstable_by_key(|it| it.day);
        let is_done = |it: &At| it.value.is_some_and(|it| !it.is_zero());
        let first = days.iter().position(is_done);
        let said = days.iter().position(|it| !it.note.is_empty());
        let first = first.into_iter().chain(said).min().unwrap_or(days.len());
        days.drain(..first);
        let unit = self.unit.trim().to_owned();
        Series {
            band: self.band(),
            name: self.name,
            unit,
            about: self.about,
            grain: Unit::Day,
            cadence: Unit::Week,
            adds_up: AddsUp::Sum,
            is_counted: true,
            values: days,
        }
    }

    /// What a week is to come to: so often in seven days, no more than was said; of what is
    /// due less than once a week nothing.
    fn band(&self) -> Option<(Bound, Option<Unit>)> {
        if self.times < 1 || self.days < 1 {
            return None;
        }
        let a_week = Fraction::of(self.times * 7, self.days);
        let times = a_week.floor();
        if times < Fraction::one() {
            return None;
        }
        let of = |each: Decimal| (Fraction::from(each) * times.clone()).to_decimal();
        let bound = match self.target {
            None if self.is_numerical => return None,
            None => Bound::AtLeast(of(Decimal::ONE)?),
            Some(Bound::AtMost(each)) => Bound::AtMost(of(each)?),
            Some(Bound::AtLeast(each)) => Bound::AtLeast(of(each)?),
            Some(_) => return None,
        };
        Some((bound, None))
    }
}

/// The habits in a list.
fn listed(table: &RawTable) -> Vec<Habit> {
    let Some((header, rows)) = table.rows.split_first() else {
        return Vec::new();
    };
    let find = |names: &[&str]| column(&header.cells, names);
    let (place, name) = (find(&["position"]), find(&["name"]));
    let (question, about) = (find(&["question"]), find(&["description"]));
    let times = find(&["frequencynumerator", "numrepetitions"]);
    let days = find(&["frequencydenominator", "interval"]);
    let (kind, unit) = (find(&["type"]), find(&["unit"]));
    let (side, target) = (find(&["target type"]), find(&["target value"]));
    let habit = |row: &Row| {
        let cell = |at: Option<usize>| {
            let cell = at.and_then(|at| row.cells.get(at));
            cell.map_or("", |it| it.trim()).to_owned()
        };
        let about = [cell(question), cell(about)];
        let about: Vec<String> = about.into_iter().filter(|it| !it.is_empty()).collect();
        let each = Decimal::parse(&cell(target)).filter(|it| !it.is_zero());
        Habit {
            place: cell(place),
            name: cell(name),
            about: about.join(" "),
            unit: cell(unit),
            is_numerical: cell(kind).eq_ignore_ascii_case("numerical"),
            times: cell(times).parse().unwrap_or_default(),
            days: cell(days).parse().unwrap_or_default(),
            target: each.map(|each| match &*cell(side) {
                "AT_MOST" => Bound::AtMost(each),
                _ => Bound::AtLeast(each),
            }),
        }
    };
    rows.iter().map(habit).collect()
}

/// In which column something is that is called so.
fn column(header: &[String], names: &[&str]) -> Option<usize> {
    let mut cells = header.iter();
    cells.position(|cell| names.contains(&&*cell.trim().to_lowercase()))
}

/// Whether a folder is that of a habit: `001 Meditate`.
fn begins_with_place(folder: &str) -> bool {
    let place = folder.get(..3).unwrap_or_default();
    place.len() == 3 && place.bytes().all(|it| it.is_ascii_digit())
}

/// A whole number of thousandths.
fn thousandth(number: &str) -> Option<Decimal> {
    let thousandths: i128 = number.parse().ok().filter(|it| *it >= 0)?;
    Decimal::new(thousandths, 3)
}
