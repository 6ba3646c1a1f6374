//! The reviews: what they are called, what they ask, what came of them.

pub mod calendar_file;
mod came;
pub mod minutes;
pub mod page;
pub(in crate::en) mod record;
pub mod steps;

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::period::Period;
use waymark_core::record::id::Id;
use waymark_core::review::agenda::{Calm, Well};
use waymark_core::review::kept::Did;
use waymark_core::review::{Rhythm, of_id};

use crate::en::days::{date, months, quarter};
use crate::en::goals::listed;
use crate::en::sentence::capital;

/// What all of them are called together.
pub const REVIEWS: &str = "Reviews";
/// The field of who took part.
pub const WHO: &str = "Who is here";
/// A hint under it.
pub const WHO_HINT: &str = "Optional. The names go into the minutes.";
/// The field of what there is to say about a step.
pub const NOTE: &str = "Note for the minutes";
/// The button that goes on to the next step once one has looked at this one.
pub const NEXT: &str = "Next";
/// The button that leaves a step for another time.
pub const SKIP: &str = "Skip for now";
/// The button that goes back to the step before.
pub const BACK: &str = "Back";
/// The button that takes back what was done with a step, so that it is asked again.
pub const ASK_AGAIN: &str = "Ask again";
/// The button that ends the review.
pub const FINISH: &str = "Finish the review";
/// The button that opens a finished one again.
pub const REOPEN: &str = "Reopen";
/// The list of all steps.
pub const AGENDA: &str = "Agenda";
/// The heading over what nobody has to decide about.
pub const QUIET: &str = "Nothing to decide";
/// The region of the minutes.
pub const MINUTES: &str = "Minutes";
/// Where nothing was done yet.
pub const NO_MINUTES: &str = "Nothing to report yet. What you do here is written down as you go.";
/// The button that copies them.
pub const COPY: &str = "Copy as Markdown";
/// The button that saves them as a file.
pub const SAVE: &str = "Save as Markdown";
/// The button that prints them.
pub const PRINT: &str = "Print";
/// Where there is neither a KPI nor an objective.
pub const NOTHING_YET: &str = "There is nothing to review yet. Add a KPI or an objective first.";
/// What is said once a review was begun and left.
pub const KEPT: &str = "You can stop at any time: everything done so far is saved.";

/// What a review is called.
#[must_use]
pub const fn title(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Week => "Weekly review",
        Rhythm::Month => "Monthly review",
        Rhythm::Quarter => "Quarterly review",
    }
}

/// What it is for, under its heading.
#[must_use]
pub const fn lead(rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Week => {
            "Which numbers have left their band, the range that is normal, and which are due? Five \
             minutes, one thing at a time."
        }
        Rhythm::Month => {
            "How are things trending, and do the bands still fit? Five minutes, one thing at a time."
        }
        Rhythm::Quarter => {
            "How did it go, what did you learn, and what comes next? One thing at a time."
        }
    }
}

/// The days that it is of: "week of 23 November 2026", "October 2026", "Q3, July to
/// September 2026".
#[must_use]
pub fn unit(rhythm: Rhythm, unit: Period, calendar: Calendar) -> String {
    match rhythm {
        Rhythm::Week => ["week of ", &date(unit.first())].concat(),
        Rhythm::Month => months(unit),
        Rhythm::Quarter => quarter(unit.first(), calendar),
    }
}

/// What it is called, with its days: "Weekly review, week of 23 November 2026".
#[must_use]
pub fn full_title(rhythm: Rhythm, of: Period, calendar: Calendar) -> String {
    [title(rhythm), ", ", &unit(rhythm, of, calendar)].concat()
}

/// What the record of one is called, where a list of what would change names it: "Monthly
/// review, October 2026".
#[must_use]
pub fn name_of(id: &Id) -> String {
    match of_id(id) {
        Some((Rhythm::Week, first)) => ["Weekly review, week of ", &date(first)].concat(),
        Some((rhythm, first)) => {
            // Whatever it is counted as, its months say which it is.
            let calendar = Calendar {
                first_month: first.month(),
                ..Calendar::default()
            };
            let unit = match rhythm {
                Rhythm::Quarter => calendar.quarter_of(first),
                _ => calendar.month_of(first),
            };
            [title(rhythm), ", ", &months(unit)].concat()
        }
        None => "A review".to_owned(),
    }
}

/// How far it is: "3 of 7 done".
#[must_use]
pub fn progress(done: usize, all: usize) -> String {
    match all {
        0 => "Nothing to do".to_owned(),
        _ if done == all => "All gone through".to_owned(),
        _ => format!("{done} of {all} done"),
    }
}

/// Where it asks nothing.
#[must_use]
pub const fn nothing(rhythm: Rhythm, calm: Calm) -> &'static str {
    match (rhythm, calm) {
        (_, Calm::Empty) => "There is nothing to review yet: no KPI and no objective.",
        (Rhythm::Week, Calm::InBand) => {
            "Nothing needs you this week: every KPI is in band and every number is up \
            to date."
        }
        (Rhythm::Week, Calm::NothingDue) => {
            "Nothing needs you this week: every number is up to date."
        }
        (Rhythm::Month, Calm::InBand) => {
            "Nothing to decide: the bands fit and nothing unusual happened."
        }
        (Rhythm::Month, Calm::NothingDue) => "Nothing to decide: the month had nothing unusual.",
        (Rhythm::Quarter, _) => "Nothing to close and nothing to hand off.",
    }
}

/// What runs well, in one line; empty where there is nothing to say.
#[must_use]
pub fn well(well: Well) -> String {
    let parts = [
        counted(well.in_band, "KPI in band", "KPIs in band"),
        counted(well.on_track, "objective on track", "objectives on track"),
        counted(
            well.moved,
            "key result moved since last week",
            "key results moved since last week",
        ),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match &*parts {
        [] => String::new(),
        parts => [&listed(parts, "and"), "."].concat(),
    }
}

/// What is out of band and asks for nothing until somebody looks again; empty where nothing is.
#[must_use]
pub fn explained(well: Well) -> String {
    let known = counted(
        well.known,
        "KPI out of band for a known reason",
        "KPIs out of band for a known reason",
    );
    known.map_or_else(String::new, |known| known + ".")
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(["1 ", one].concat()),
        count => Some(format!("{count} {many}")),
    }
}

/// What was done with a step, as a list says it.
#[must_use]
pub const fn did(did: Did) -> &'static str {
    match did {
        Did::Seen => "looked at",
        Did::Skipped => "skipped",
        Did::Recorded => "recorded",
        Did::MarkedClosed => "marked as having no reading",
        Did::Noted => "event noted",
        Did::Acknowledged => "acknowledged",
        Did::Restoring => "objective set up to restore it",
        Did::BandMoved => "band moved",
        Did::BandLeft => "band left as it is",
        Did::BaseBegun => "new base begun",
        Did::BaseRefused => "base left as it is",
        Did::Completed => "details completed",
        Did::Paused => "paused",
        Did::Retired => "retired",
        Did::Resumed => "resumed",
        Did::Closed => "closed",
        Did::Learned => "lessons written",
        Did::Graduated => "made a KPI",
        Did::AskedLater => "to be asked again later",
        Did::Left => "left as it is",
        Did::WentOn => "continued",
        Did::Planned => "planned",
    }
}

/// All that was done with a step: "Recorded and acknowledged".
#[must_use]
pub fn all_done(all: &[Did]) -> String {
    let all: Vec<String> = all.iter().map(|it| did(*it).to_owned()).collect();
    match &*all {
        [] => "Done".to_owned(),
        all => capital(&listed(all, "and")),
    }
}

/// Once it is finished.
#[must_use]
pub fn finished(on: Date) -> String {
    format!("Finished on {}.", date(on))
}

/// Once the one before is, when the next one comes.
#[must_use]
pub fn next_from(rhythm: Rhythm, from: Date) -> String {
    format!(
        "The next {} opens on {}.",
        title(rhythm).to_lowercase(),
        date(from)
    )
}
