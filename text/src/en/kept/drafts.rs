//! What a file would begin: objectives of a plan, KPIs with their readings.

use std::borrow::Cow;

use waymark_core::carry::analytics;
use waymark_core::carry::habits;
use waymark_core::carry::plan::{Guess, LeftOut, Plan, PlannedRow, Why};
use waymark_core::carry::series::{Becomes, Series};
use waymark_core::carry::wide::Unread;
use waymark_core::carry::zip::NotRead;
use waymark_core::day::NoDay;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::unit::Unit;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::{At, Draft, DraftRow, Part, Problem, What};
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{MOST_KEY_RESULTS, Measure};

use super::characters;
use super::columns::not_used;
use super::files::no_such_day;
use crate::en::days::{date, no_day};
use crate::en::goals::listed;
use crate::en::grade::{amount, bound, change, problems};

/// The heading over what a file would begin.
pub const TITLE: &str = "New from this file";
/// What is said under it.
pub const LEAD: &str = "Nothing is saved yet. Untick whatever you do not want, then keep the rest.";
/// The button that opens one in the form of a new objective.
pub const OPEN: &str = "Open in the form";
/// Over a draft that began in a file.
pub const FROM_FILE: &str = "From your file. Check the numbers, and change whatever you like.";
/// What is said once they are kept.
pub const KEPT: &str = "Kept. Undo removes all of it again.";
/// Where nothing in a file can be kept.
pub const NOTHING: &str = "Nothing in this file can be kept.";
/// What is said of an objective that is here.
pub const HERE_ALREADY: &str = "Already here: left out unless you tick it.";
/// What is said of one that can only be opened in the form.
pub const NOT_AS_IT_IS: &str = "It cannot be kept as it is:";
/// An objective without a title.
pub const UNTITLED: &str = "Objective without a title";
/// A key result without a name.
const UNNAMED: &str = "Key result without a name";

/// Where the readings of KPIs that begin with a file come from.
pub const LOOP: &str = "Loop Habit Tracker";
/// The same.
pub const HABIT_BULL: &str = "HabitBull";
/// The same.
pub const ANALYTICS: &str = "Google Analytics";
/// The same, of any table.
pub const TABLE: &str = "Imported table";

/// The button that keeps what is ticked.
#[must_use]
pub fn keep(ticked: usize) -> String {
    match ticked {
        0 => "Keep".to_owned(),
        many => format!("Keep {many}"),
    }
}

/// The button that brings so many more of them into view.
#[must_use]
pub fn show_more(count: usize) -> String {
    format!("Show {count} more")
}

/// What there is of a key result: "from 12% to 18%, now 13%".
#[must_use]
pub fn key_result(draft: &DraftRow, habits: &Habits) -> String {
    let read = ReadKeyResult::of(&draft.typed, habits);
    let notation = &habits.notation;
    let unit = &read.unit;
    let of = |value: Option<Decimal>, typed: &str| match value {
        Some(value) => amount(value, unit, notation),
        None if typed.trim().is_empty() => "?".to_owned(),
        None => format!("“{}”", typed.trim()),
    };
    let typed = &draft.typed;
    let meant = match typed.measure {
        Measure::YesNo => {
            return match typed.done {
                true => "yes/no, done".to_owned(),
                false => "yes/no, not done yet".to_owned(),
            };
        }
        Measure::Hold => match read.bound {
            Some(it) => lower(&bound(it, unit, notation)),
            None => format!("keep {}", of(read.target.value, &typed.target)),
        },
        Measure::Change => match read.change {
            Some(it) => lower(&change(&it, unit, notation)),
            None => format!(
                "from {} to {}",
                of(read.start.value, &typed.start),
                of(read.target.value, &typed.target)
            ),
        },
    };
    match typed.now.trim() {
        "" => meant,
        now => format!("{meant}, now {}", of(read.now.value, now)),
    }
}

fn lower(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|it| it.to_lowercase().to_string());
    [&first.unwrap_or_default(), letters.as_str()].concat()
}

/// The name of a key result.
#[must_use]
pub fn name(draft: &DraftRow) -> &str {
    match draft.typed.name.trim() {
        "" => UNNAMED,
        name => name,
    }
}

/// What of a key result nobody said, and whether its value is of a day that does not count.
#[must_use]
pub fn guesses(row: &PlannedRow) -> Option<String> {
    // Where the period is over it is of the last day, which is said besides.
    let is_today = !row.guesses.iter().any(|it| matches!(it, Guess::LastDay(_)));
    let instead = if is_today { ": today’s instead" } else { "" };
    let no_day = Some(&row.no_day).filter(|it| !it.is_empty());
    let no_day = no_day.map(|it| Cow::from(format!("“{}” is not a date{instead}", cut(it))));
    let guesses: Vec<Cow<'_, str>> = no_day
        .into_iter()
        .chain(row.guesses.iter().map(guess))
        .collect();
    let assumed = (!guesses.is_empty()).then(|| format!("Assumed: {}.", guesses.join("; ")));
    let outside = row.outside.map(|day| {
        let day = date(day);
        format!("Its value is of {day}, outside the period: it is kept but does not count.")
    });
    let said: Vec<String> = assumed.into_iter().chain(outside).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

fn guess(guess: &Guess) -> Cow<'static, str> {
    let said = match guess {
        Guess::FromName => "numbers from its name",
        Guess::Progress => "only its progress is known: 0 to 100%",
        Guess::Current => "current value worked out from its progress",
        Guess::Zero => "no start given: 0",
        Guess::FromCurrent => "no start given: its current value",
        Guess::Share => "shares of 1 read as percentages",
        Guess::Side => "on which side of the target it is to stay",
        Guess::Today => "its date is still to come: today’s instead",
        Guess::LastDay(day) => {
            return format!("dated {}, the last day of the period", date(*day)).into();
        }
    };
    said.into()
}

/// What is wrong with a draft, with where.
#[must_use]
pub fn problem(problem: &Problem, draft: &Draft, notation: &Notation) -> String {
    let place = match &problem.at {
        At::Title => "Title".to_owned(),
        At::FirstDay => "First day".to_owned(),
        At::LastDay => "Last day".to_owned(),
        At::Owner => "Owner".to_owned(),
        At::Supports => "Supports".to_owned(),
        At::Needs => "Needs".to_owned(),
        At::Count => "Key results".to_owned(),
        At::Of(id, part) => {
            let mut rows = draft.rows.iter();
            let row = rows.find(|it| it.id == *id);
            let part = match part {
                Part::Name => "name",
                Part::Start => "start",
                Part::Target => "target",
                Part::Now => "current value",
                Part::Unit => "unit",
                Part::Weight => "weight",
                Part::Owner => "owner",
            };
            format!("{}, {part}", row.map_or(UNNAMED, |row| cut(name(row))))
        }
    };
    let typed = |part: Part| {
        let At::Of(id, _) = &problem.at else {
            return String::new();
        };
        let row = draft.rows.iter().find(|it| it.id == *id);
        let typed = row.map(|row| &row.typed);
        let text = typed.map(|it| match part {
            Part::Start => &it.start,
            Part::Target => &it.target,
            Part::Weight => &it.weight,
            _ => &it.now,
        });
        text.cloned().unwrap_or_default()
    };
    let what = match (&problem.what, &problem.at) {
        (What::Missing, _) => "missing.".to_owned(),
        (What::TooLong(length), _) => {
            format!("{length} characters, at most {LONGEST_NAME} are possible.")
        }
        (What::TooMany, _) => format!(
            "{}, at most {MOST_KEY_RESULTS} are possible.",
            draft.rows.len()
        ),
        (What::Day(why @ NoDay::FarYear(_)), _) => no_day(*why),
        (What::Day(_), _) => "not a date.".to_owned(),
        (What::EndsBeforeItBegins, _) => "the end is before the start.".to_owned(),
        (What::Typed(why), At::Of(_, part)) => problems::problem(why, &typed(*part), notation),
        (What::Typed(why), _) => problems::problem(why, "", notation),
    };
    format!("{place}: {what}")
}

/// The beginning of a text: enough to know which.
pub(super) fn cut(text: &str) -> &str {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// A row that nothing can be made of.
#[must_use]
pub fn left_out(row: &LeftOut) -> String {
    let why = match &row.why {
        Why::NoName => "It names neither an objective nor a key result.".to_owned(),
        Why::Again(name, line) => format!(
            "The objective has “{}” in line {line} already, with other numbers.",
            cut(name)
        ),
        Why::Repeated(name, line) => format!(
            "The objective has “{}” in line {line} already, with the same numbers.",
            cut(name)
        ),
    };
    format!("Line {}: {why}", row.line)
}

/// What of a plan is not shown one by one.
#[must_use]
pub fn beside(plan: &Plan) -> Vec<String> {
    let mut said: Vec<String> = not_used(&plan.unused).into_iter().collect();
    match plan.planned {
        0 => {}
        1 => said.push("1 row of targets, plans or forecasts was skipped.".to_owned()),
        many => said.push(format!(
            "{many} rows of targets, plans or forecasts were skipped."
        )),
    }
    match plan.passed_over {
        0 => {}
        1 => said.push("1 row that repeats or adds up others was skipped.".to_owned()),
        many => said.push(format!(
            "{many} rows that repeat or add up others were skipped."
        )),
    }
    said
}

/// What becomes of a number over time.
#[must_use]
pub fn becomes(series: &Series, becomes: &Becomes) -> String {
    match becomes {
        Becomes::New(kpi) => begins(kpi, series),
        Becomes::Adds {
            new,
            corrected,
            same,
            ..
        } => {
            let parts = [
                (*new, "new"),
                (*corrected, "corrected"),
                (*same, "here already"),
            ];
            let parts = parts.iter().filter(|(count, _)| *count > 0);
            let parts: Vec<String> = parts
                .map(|(count, what)| format!("{count} {what}"))
                .collect();
            format!("readings of the KPI you have: {}", listed(&parts, "and"))
        }
        Becomes::Several => {
            "several KPIs have this name, so nobody knows which is meant".to_owned()
        }
        Becomes::TooCoarse(cadence) => format!(
            "the KPI with this name is read {}, more often than this file has values",
            read(*cadence)
        ),
        Becomes::Nothing => "no value that could be a reading yet".to_owned(),
    }
}

fn begins(kpi: &Kpi, series: &Series) -> String {
    let readings = match kpi.readings.len() {
        1 => "1 reading".to_owned(),
        many => format!("{many} readings"),
    };
    let days = match kpi.readings.as_slice() {
        [only] => format!(" ({})", date(only.day)),
        [first, .., last] => format!(" from {} to {}", date(first.day), date(last.day)),
        [] => String::new(),
    };
    let counted = if series.is_counted { ", counted" } else { "" };
    format!(
        "new KPI, read {}{counted}: {readings}{days}",
        read(series.cadence)
    )
}

const fn read(cadence: Unit) -> &'static str {
    match cadence {
        Unit::Day => "every day",
        Unit::Weekday => "every weekday",
        Unit::Week => "every week",
        Unit::Month => "every month",
        Unit::Quarter => "every quarter",
        Unit::Year => "every year",
    }
}

/// A row of a habit tracker that cannot be read.
#[must_use]
pub fn unread_check(row: &habits::Unusable) -> String {
    let place = match row.file.as_str() {
        "" => format!("Line {}", row.line),
        file => format!("{file}, line {}", row.line),
    };
    match row.cell.as_str() {
        "" => format!("{place}: it has no date or no value."),
        cell => match no_such_day(cell) {
            Some(why) => format!("{place}: “{cell}” is not a date: {why}."),
            None => format!("{place}: “{cell}” cannot be read."),
        },
    }
}

/// What of an export of Google Analytics is not taken.
#[must_use]
pub fn not_taken(it: &analytics::LeftOut) -> String {
    let why = match &it.what {
        analytics::What::NoSum(name) => {
            format!("“{name}” has several rows and is no count, so they cannot be added up.")
        }
        analytics::What::Again(name) => format!("“{name}” stands in a table above already."),
        analytics::What::NoNumber(name, cell) => {
            format!("“{}” of “{name}” is not a number.", cut(cell))
        }
        analytics::What::NoDay(cell) => match no_such_day(cell) {
            Some(why) => format!("“{}” is not a date: {why}.", cut(cell)),
            None => format!("“{}” is not a date.", cut(cell)),
        },
        analytics::What::NoDays => "Nothing says which days this table is of.".to_owned(),
        analytics::What::NoMetric => "This table has no numbers.".to_owned(),
    };
    format!("Line {}: {why}", it.line)
}

/// A cell of a wide table that cannot be read.
#[must_use]
pub fn unread(it: &Unread) -> String {
    format!(
        "Line {}: “{}” of “{}” cannot be read.",
        it.line,
        cut(&it.cell),
        it.column
    )
}

/// Why an archive is not read.
#[must_use]
pub fn not_unpacked(why: NotRead) -> String {
    match why {
        NotRead::Damaged => "This zip file is damaged or incomplete. Export it again.".to_owned(),
        NotRead::Encrypted => "This zip file has a password. Unpack it first.".to_owned(),
        NotRead::Unknown => {
            "This zip file is packed in a way that cannot be read here. Unpack it first.".to_owned()
        }
        NotRead::TooMany(most) => {
            format!("This zip file holds more than {most} files: unpack it first.")
        }
        NotRead::TooLarge(most) => format!(
            "Unpacked, this zip file would be larger than {}, so it was not read.",
            characters(most)
        ),
    }
}

/// Where an archive holds nothing that is known.
pub const UNKNOWN_ZIP: &str = "This zip file holds nothing that can be read here: no export of Loop \
    Habit Tracker, and not exactly one table. Unpack it, and choose one of its files.";

/// What is said of a file in an archive that is no table.
#[must_use]
pub fn in_archive(file: &str, problem: &str) -> String {
    format!("{file}: {problem}")
}
