//! Years at a glance, and what is closed in them.

use time::Date;
use waymark_core::grading::verdict::Verdict;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::year::Bar;
use waymark_core::period::{Period, Span};

use super::overview::{came_to, objectives};
use super::standing::period_name;
use crate::en::days::date;
use crate::en::grade::{NONE, score, verdict};

/// The table of years, and the link to it.
pub const YEARS: &str = "Year by year";
/// Its first column.
pub const YEAR: &str = "Year";
/// The columns of its quarters: the name and the months.
pub const QUARTERS: [(&str, &str); 4] = [
    ("Q1", "Jan to Mar"),
    ("Q2", "Apr to Jun"),
    ("Q3", "Jul to Sep"),
    ("Q4", "Oct to Dec"),
];
/// The column of periods that are longer than a quarter.
pub const LONGER: &str = "Longer";
/// How many musts were kept in a year, and what that is said of: "2 of 3" and "musts
/// kept".
#[must_use]
pub fn kept(kept: u32, all: u32) -> [String; 2] {
    let musts = if all == 1 { "must kept" } else { "musts kept" };
    [format!("{kept} of {all}"), musts.to_owned()]
}

/// A bar in words: "Q1 2025 (January to March): 0.65, Google's aim; 2 of 3 musts kept;
/// 4 objectives".
#[must_use]
pub fn bar(bar: &Bar) -> String {
    let count = objectives(bar.objectives);
    let so_far = bar.came_to.aspirational.as_ref();
    let so_far = so_far.map(|mean| [&score(mean), " so far"].concat());
    let said = match bar.stage {
        Stage::Closed => Some(came_to(&bar.came_to)),
        Stage::Running => Some(so_far.unwrap_or_else(|| "running".to_owned())),
        Stage::Over => Some("ready to close".to_owned()),
        Stage::Ahead => Some("not started yet".to_owned()),
    };
    let name = period_name(bar.period);
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
pub fn longer_in_short(period: Period) -> &'static str {
    match period.span() {
        Some(Span::Year) => "Year",
        Some(Span::Half) if period.first().month() as u8 == 1 => "H1",
        Some(Span::Half) => "H2",
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
