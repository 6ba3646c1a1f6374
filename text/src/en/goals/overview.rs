//! The top of the goals page: a period on one page.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::history::{Closed, hit_rate, should_aim_higher};
use waymark_core::grading::pace::Outlook;
use waymark_core::grading::verdict::{Commitment, Verdict};
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::review::Sum;
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;

use super::standing::so_far;
use super::year;
use crate::en::days::{self, date};
use crate::en::grade::{pace, past, score, verdict};
use crate::en::sentence::capital;

/// The region of the sum.
pub const OVERVIEW: &str = "At a glance";
/// The list of periods.
pub const WHEN: &str = "Show";
/// What is current.
pub const NOW: &str = "Current";
/// All periods of a year that begins in a year: "All of 2026", "All of April 2026 to March
/// 2027".
#[must_use]
pub fn all_of(begins_in: i32, calendar: Calendar) -> String {
    ["All of ", &year(begins_in, calendar)].concat()
}
/// A year as the heading over its periods.
#[must_use]
pub fn year(begins_in: i32, calendar: Calendar) -> String {
    match year::year(begins_in, calendar) {
        [year, full] if full.is_empty() => year,
        [_, full] => full,
    }
}
/// All there is.
pub const ALL: &str = "Everything";
/// The list of levels.
pub const LEVEL: &str = "Level";
/// Any of them.
pub const ANY_LEVEL: &str = "All levels";
/// Where a filter leaves nothing.
pub const NOTHING_SHOWN: &str =
    "Nothing here matches. To see all your objectives, choose “Everything” under Show.";
/// Where nothing is current, and there is something else.
pub const NOTHING_CURRENT: &str =
    "No objective is running. Past ones are listed by year under Show.";
/// While all of them are being looked at.
pub const ADDING_UP: &str = "Adding up…";

/// The heading over how a period can be shared.
pub const REPORT: &str = "Share this list";
/// The button that copies it as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// The button that saves it as Markdown.
pub const SAVE_MARKDOWN: &str = "Save as Markdown";
/// The button that saves it as a page.
pub const SAVE_HTML: &str = "Save as a page (HTML)";
/// The button that saves it as a table.
pub const SAVE_CSV: &str = "Save as CSV";
/// The button that prints it.
pub const PRINT: &str = "Print";
/// Once it was copied.
pub const COPIED: &str = "Copied.";
/// Where the browser did not let it.
pub const NOT_COPIED: &str =
    "Your browser would not copy it. Select the text and copy it yourself:";
/// The label of the text to copy by hand.
pub const BY_HAND: &str = "The report";

/// The banner over the example.
pub const EXAMPLE: &str = "An example to play with";
/// What is said in it.
pub const EXAMPLE_LEAD: &str = "Check in, edit it, close it: nothing here is saved, and your own \
    objectives stay as they are.";
/// The button that keeps it.
pub const KEEP: &str = "Keep it as mine";
/// The link that leaves it.
pub const LEAVE: &str = "Back to my objectives";
/// What is said of what is done in it.
pub const KEPT_AS_EXAMPLE: &str = "Done, in the example only.";

/// A figure of a sum: a number, and what it is a number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Which one: `score`, `pace`, `committed`, `to-close` or `due`.
    pub part: &'static str,
    /// The number: "0.62", "2 of 4".
    pub number: String,
    /// What it says: "so far (5 of 8 measured)", "on track".
    pub label: String,
}

/// Which period a sum is of, and how much of it is left: "Q4" and "October to December
/// 2026, 36 days left".
#[must_use]
pub fn sum_of(sum: &Sum, today: Date, calendar: Calendar) -> [String; 2] {
    let Some(period) = sum.period else {
        return [NO_PERIOD.to_owned(), String::new()];
    };
    let left = match sum.stage {
        Stage::Running => match period.last().to_julian_day() - today.to_julian_day() {
            0 => "last day".to_owned(),
            1 => "1 day left".to_owned(),
            days => format!("{days} days left"),
        },
        Stage::Over => format!("ended on {}", date(period.last())),
        Stage::Ahead => format!("starts on {}", date(period.first())),
        Stage::Closed => "closed".to_owned(),
    };
    match days::part(period, calendar) {
        Some([name, months]) if !months.is_empty() => [name, [months, left].join(", ")],
        _ => [period_heading(period, calendar), capital(&left)],
    }
}

/// A period's name as a heading.
#[must_use]
pub fn period_heading(period: Period, calendar: Calendar) -> String {
    capital(&days::period(period, calendar))
}

/// What has no period.
pub const NO_PERIOD: &str = "No period";

/// The figures of the sum to speak of. What is to be closed is that of all sums of the
/// place; what is due has a sheet of its own.
#[must_use]
pub fn figures(sums: &[Sum]) -> Vec<Figure> {
    let Some(sum) = sums.first() else {
        return Vec::new();
    };
    let all = |count: fn(&Sum) -> usize| sums.iter().map(count).sum::<usize>();
    let counted = |part, count: usize, label: &str| {
        (count > 0).then(|| Figure {
            part,
            number: count.to_string(),
            label: label.to_owned(),
        })
    };
    let figures = [
        sum.summary.aspirational.as_ref().map(|mean| Figure {
            part: "score",
            number: score(mean),
            label: said_of(mean, sum),
        }),
        outlooks(sum.summary.outlooks),
        sum.summary.committed.map(|(kept, of)| Figure {
            part: "committed",
            number: format!("{kept} of {of}"),
            label: musts(of, sum.stage),
        }),
        counted("to-close", all(|it| it.summary.to_close), "ready to close"),
    ];
    figures.into_iter().flatten().collect()
}

/// The other sums of a place, each in a line: "2026: 0.40 so far", "Q1, January to
/// March 2027: 2 objectives, not started yet".
#[must_use]
pub fn other(sum: &Sum, calendar: Calendar) -> String {
    let name = sum.period.map(|it| period_heading(it, calendar));
    let name = name.unwrap_or_else(|| NO_PERIOD.to_owned());
    let count = objectives(sum.summary.objectives);
    let said = match (&sum.summary.aspirational, sum.stage) {
        (_, Stage::Ahead) => format!("{count}, not started yet"),
        (_, Stage::Over) => format!("{count} ready to close"),
        (Some(mean), Stage::Running) => {
            let so_far = so_far(sum.summary.basis);
            format!("{} {so_far}, {count}", score(mean))
        }
        (Some(mean), Stage::Closed) => format!("closed at {}, {count}", score(mean)),
        (None, Stage::Running) => count,
        (None, Stage::Closed) => format!("{count} closed"),
    };
    [&name, ": ", &said].concat()
}

fn said_of(mean: &Fraction, sum: &Sum) -> String {
    match sum.stage {
        Stage::Closed => verdict(&Verdict::on(mean, Commitment::Aspirational, false)),
        // Nothing is judged by what it has come to half-way.
        _ => so_far(sum.summary.basis),
    }
}

fn outlooks(counts: [usize; 3]) -> Option<Figure> {
    let all: usize = counts.iter().sum();
    let [on_track, rest @ ..] = counts;
    let names = [Outlook::AtRisk, Outlook::OffTrack].map(pace::outlook);
    let mut label = pace::outlook(Outlook::OnTrack).to_owned();
    for (count, name) in rest.into_iter().zip(names) {
        if count > 0 {
            label += &format!(", {count} {name}");
        }
    }
    (all > 0).then(|| Figure {
        part: "pace",
        number: format!("{on_track} of {all}"),
        label,
    })
}

fn musts(of: u32, stage: Stage) -> String {
    let musts = if of == 1 { "must" } else { "musts" };
    let how = match stage {
        Stage::Closed => "kept",
        _ => "on course",
    };
    [musts, " ", how].concat()
}

/// So many objectives.
#[must_use]
pub fn objectives(count: usize) -> String {
    match count {
        1 => "1 objective".to_owned(),
        many => format!("{many} objectives"),
    }
}

/// What a closed period came to: "0.65, Google's aim; 2 of 3 musts kept".
#[must_use]
pub fn came_to(closed: &Closed) -> String {
    let mut parts = Vec::new();
    parts.extend(closed.aspirational.as_ref().map(past));
    parts.extend(closed.committed.map(|(kept, all)| kept_of(kept, all)));
    if parts.is_empty() {
        parts.push("no score".to_owned());
    }
    parts.join("; ")
}

/// What several closed periods say together; empty for nothing.
#[must_use]
pub fn together(periods: &[(Period, Closed)]) -> Vec<String> {
    let closed: Vec<Closed> = periods.iter().map(|(_, closed)| closed.clone()).collect();
    let mut said = Vec::new();
    if should_aim_higher(&closed) {
        said.push("Your last two periods both came in above 0.7: aim higher next time.".to_owned());
    }
    if let Some((kept, all)) = hit_rate(&closed) {
        said.push(format!("Musts kept so far: {kept} of {all}."));
    }
    said
}

pub(super) fn kept_of(kept: u32, all: u32) -> String {
    format!("{kept} of {all} {}", musts(all, Stage::Closed))
}

/// The title of a report: over a period, or over what is current on a day.
#[must_use]
pub fn printed(period: Option<Period>, today: Date, calendar: Calendar) -> String {
    match period {
        Some(period) => {
            let name = days::period(period, calendar);
            format!("Objectives, {name}, as of {}", date(today))
        }
        None => ["Objectives on ", &date(today)].concat(),
    }
}
