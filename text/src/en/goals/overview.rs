//! The top of the goals page: a period on one page.

use time::Date;
use waymark_core::grading::history::{Closed, hit_rate, should_aim_higher};
use waymark_core::period::Period;

use super::standing::period_name;
use crate::en::days::date;
use crate::en::grade::past;

/// The region of the sum.
pub const OVERVIEW: &str = "At a glance";
/// The list of periods.
pub const WHEN: &str = "Show";
/// What is current.
pub const NOW: &str = "What is current";
/// All there is.
pub const ALL: &str = "Everything";
/// The list of levels.
pub const LEVEL: &str = "Level";
/// Any of them.
pub const ANY_LEVEL: &str = "All levels";
/// Where a filter leaves nothing.
pub const NOTHING_SHOWN: &str =
    "Nothing here matches. Your other objectives are under “Everything”.";
/// While all of them are being looked at.
pub const ADDING_UP: &str = "Adding up…";

/// The heading over what a period can be taken along as.
pub const REPORT: &str = "Take this list along";
/// The button that copies it as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// The button that saves it as Markdown.
pub const SAVE_MARKDOWN: &str = "Save as Markdown";
/// The button that saves it as a table.
pub const SAVE_CSV: &str = "Save as CSV";
/// The button that prints it.
pub const PRINT: &str = "Print one page";
/// Once it was copied.
pub const COPIED: &str = "Copied.";
/// Where the browser did not let it.
pub const NOT_COPIED: &str = "The browser did not copy it. Here it is, to copy by hand:";
/// The label of the text to copy by hand.
pub const BY_HAND: &str = "The report";

/// The heading over what closed periods say.
pub const CLOSED: &str = "Closed periods";

/// The banner over the example.
pub const EXAMPLE: &str = "An example to play with";
/// What is said in it.
pub const EXAMPLE_LEAD: &str = "Check in, edit, close it: nothing here is stored, and your own \
    objectives are not touched.";
/// The button that keeps it.
pub const KEEP: &str = "Keep it as mine";
/// The link that leaves it.
pub const LEAVE: &str = "Back to my objectives";
/// What is said of what is done in it.
pub const KEPT_AS_EXAMPLE: &str = "Done, in the example only.";

/// A closed period in one line: "Q3 2026: 0.65, Google's aim; 2 of 3 musts kept".
#[must_use]
pub fn closed_period(period: Period, closed: &Closed) -> String {
    let mut parts = Vec::new();
    parts.extend(closed.aspirational.as_ref().map(past));
    parts.extend(closed.committed.map(|(kept, all)| kept_of(kept, all)));
    if parts.is_empty() {
        parts.push("no score".to_owned());
    }
    format!("{}: {}", period_name(period), parts.join("; "))
}

/// What several closed periods say together; empty for nothing.
#[must_use]
pub fn together(periods: &[(Period, Closed)]) -> Vec<String> {
    let closed: Vec<Closed> = periods.iter().map(|(_, closed)| closed.clone()).collect();
    let mut said = Vec::new();
    if should_aim_higher(&closed) {
        said.push("Success both times: aim higher next.".to_owned());
    }
    if let Some((kept, all)) = hit_rate(&closed) {
        said.push(format!("Over all closed periods {}.", kept_of(kept, all)));
    }
    said
}

fn kept_of(kept: u32, all: u32) -> String {
    let musts = if all == 1 { "must" } else { "musts" };
    format!("{kept} of {all} {musts} kept")
}

/// The title of a report: over one period, or over what is current on a day.
#[must_use]
pub fn printed(period: Option<Period>, today: Date) -> String {
    match period {
        Some(period) => format!("Objectives, {}, as of {}", period_name(period), date(today)),
        None => ["Objectives on ", &date(today)].concat(),
    }
}
