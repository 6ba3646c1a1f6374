//! Years at a glance, and what is closed in them.

use time::Date;
use waymark_core::calendar::{Calendar, Part};
use waymark_core::grading::verdict::Verdict;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::Bar;
use waymark_core::period::Period;

use super::overview::{came_to, objectives};
use super::standing::so_far as said_so_far;
use crate::en::days::{self, date};
use crate::en::grade::{NONE, score, verdict};

/// The table of years, and the link to it.
pub const YEARS: &str = "Year by year";
/// Its first column.
pub const YEAR: &str = "Year";
/// The columns of its quarters: the name and the months.
#[must_use]
pub fn quarters(calendar: Calendar) -> [(String, String); 4] {
    let month = |at: u8| &days::month_name(calendar.first_month.nth_next(at))[..3];
    [0, 1, 2, 3].map(|at| {
        let months = [month(3 * at), "–", month(3 * at + 2)].concat();
        (format!("Q{}", at + 1), months)
    })
}
/// A year that begins in a year, where there is little room, and in full: "2026/27" and
/// "April 2026 to March 2027". Of one that begins in January its number says it all.
#[must_use]
pub fn year(begins_in: i32, calendar: Calendar) -> [String; 2] {
    let year = calendar.year(begins_in);
    let part = year.and_then(|year| days::part(year, calendar));
    part.unwrap_or_else(|| [begins_in.to_string(), String::new()])
}
/// The column of periods that are longer than a quarter.
pub const LONGER: &str = "Longer";
/// How many musts were kept in a year, and what that is said of: "2 of 3" and "musts
/// kept".
#[must_use]
pub fn kept(kept: u32, all: u32) -> [String; 2] {
    let musts = if all == 1 { "must kept" } else { "musts kept" };
    [format!("{kept} of {all}"), musts.to_owned()]
}

/// A bar in words: "Q1, January to March 2025: 0.65, Google's aim; 2 of 3 musts kept;
/// 4 objectives".
#[must_use]
pub fn bar(bar: &Bar, calendar: Calendar) -> String {
    let count = objectives(bar.objectives);
    let so_far = bar.came_to.aspirational.as_ref();
    let so_far = so_far.map(|mean| [&score(mean), " ", &said_so_far(bar.basis)].concat());
    let said = match bar.stage {
        Stage::Closed => Some(came_to(&bar.came_to)),
        Stage::Running => Some(so_far.unwrap_or_else(|| "running".to_owned())),
        Stage::Over => Some("ready to close".to_owned()),
        Stage::Ahead => Some("not started yet".to_owned()),
    };
    let name = days::period(bar.period, calendar);
    [&name, ": ", &said.unwrap_or_default(), "; ", &count].concat()
}

/// The same in a few signs, over the bar.
#[must_use]
pub fn bar_in_short(bar: &Bar) -> String {
    match (&bar.came_to.aspirational, bar.came_to.committed) {
        (Some(mean), _) => {
            let text = score(mean);
            text.replace("just under ", "<").replace("just over ", ">")
        }
        (None, Some((kept, all))) if bar.stage == Stage::Closed => format!("{kept}/{all}"),
        _ => NONE.to_owned(),
    }
}

/// What a period is called that is longer than a quarter, in a few signs.
#[must_use]
pub fn longer_in_short(period: Period, calendar: Calendar) -> &'static str {
    match calendar.part_of(period) {
        Some(Part::Year) => "Year",
        Some(Part::Half(1)) => "H1",
        Some(Part::Half(_)) => "H2",
        _ => "Other",
    }
}

/// What was learned.
pub const LESSONS: &str = "Lessons learned";
/// Before what one would do differently.
pub const NEXT_TIME: &str = "Next time: ";
/// The button that shows more of them.
#[must_use]
pub fn more_lessons(count: usize) -> String {
    match count {
        1 => "1 more lesson".to_owned(),
        many => format!("{many} more lessons"),
    }
}

/// The heading over what has not begun.
pub const AHEAD: &str = "Not started yet";
/// When it does.
#[must_use]
pub fn starts(first: Date) -> String {
    format!("Starts on {}.", date(first))
}
/// The heading over what was closed lately.
pub const LATELY: &str = "Closed in the last two weeks";
/// The heading over what was closed before, and is to be looked at again.
pub const ASKED: &str = "Closed, to look at again";
/// The heading over what was closed without a period.
pub const WITHOUT_PERIOD: &str = "Closed, without a period";
/// The button that shows more of what is closed.
#[must_use]
pub fn more_closed(count: usize) -> String {
    format!("Show more ({count})")
}

/// A closed objective's score with its word: "0.58" and "short of the aim".
#[must_use]
pub fn closed(found: Option<&Fraction>, said: Option<&Verdict>) -> [String; 2] {
    [
        found.map_or_else(|| NONE.to_owned(), score),
        said.map_or_else(|| "no score".to_owned(), verdict),
    ]
}
