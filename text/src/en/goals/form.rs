//! The form of an objective: what stands around its title and its key results.

use waymark_core::calendar::{Calendar, Part};
use waymark_core::day::NoDay;
use waymark_core::grading::verdict::Commitment;
use waymark_core::objective::draft::What;
use waymark_core::period::Period;
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::sketch::{Level, MOST_KEY_RESULTS};

use crate::en::days;
use crate::en::grade::page;
use crate::en::sentence::capital;

/// Takes out again what was filled from a name.
pub const UNFILL: &str = "Remove these numbers";
/// Who answers for it, if it is oneself.
pub const ME: &str = "me";
/// What unfolds the rest of an objective.
pub const MORE: &str = "Period, commitment, check-ins, owner";
/// What unfolds the rest of a key result.
pub const MORE_OF_KEY_RESULT: &str = "Weight, owner, guardrail";
/// Its period.
pub const DAYS: &str = "Period";
/// The periods, the usual one first.
pub const PERIODS: [(&str, &str); 8] = [
    ("this-quarter", "This quarter"),
    ("next-quarter", "Next quarter"),
    ("this-half", "This half-year"),
    ("next-half", "Next half-year"),
    ("this-year", "This year"),
    ("next-year", "Next year"),
    ("typed", "Custom dates"),
    ("none", "Not decided yet"),
];
/// What is promised.
pub const COMMITMENT: &str = "Commitment";
/// How often a check-in is due.
pub const RHYTHM: &str = "Check in";
/// The cadences, the usual one first.
pub const CADENCES: [(&str, &str); 3] = [
    ("weekly", "Every week"),
    ("fortnightly", "Every two weeks"),
    ("monthly", "Every month"),
];
/// Who answers for it.
pub const OWNER: &str = "Owner";
/// What unfolds what a team says of an objective and somebody alone seldom does.
pub const FOR_TEAMS: &str = "For teams: level, larger goal, needs";
/// What it supports.
pub const SUPPORTS: &str = "Supports which goal";
/// What it needs.
pub const NEEDS: &str = "Needs from others";
/// The value that came along from the playground.
pub const NOW: &str = "Today";

/// Over what earlier objectives taught.
pub const LESSONS: &str = "Lessons from your last objectives";
/// What was learned.
pub const LEARNED: &str = "Learned";
/// What one would do differently.
pub const DIFFERENTLY: &str = "Next time";

/// Over a draft that began in the quiz.
pub const FROM_QUIZ: &str = "From the quiz: your metric is the first key result. Enter where it \
    stands today and where it should be.";
/// Over a draft that began in the playground.
pub const FROM_PLAYGROUND: &str = "From the playground: today’s values become the first check-ins.";
/// Over a draft that goes on from a closed objective.
pub const FROM_CLOSED: &str = "This continues the objective you are closing. Check the numbers, and \
    change whatever you would do differently.";
/// The same, where one of its key results is a KPI that was retired.
pub const FROM_CLOSED_WITH_RETIRED: &str = "This continues the objective you are closing. A KPI that \
    you retired goes on as an ordinary key result: you check in on it here. Check the numbers, and \
    change whatever you would do differently.";
/// Over a draft that supports a larger one.
pub const FROM_LARGER: &str = "One quarter of the larger objective.";
/// Where a draft was saved already, in a copy of the tab, under a title or a name.
#[must_use]
pub fn already_saved(title: &str) -> String {
    format!(
        "This draft was already saved as “{title}” in another tab. Save it again only if you \
         want a second one."
    )
}
/// Where something short was added already, in a copy of the tab.
#[must_use]
pub fn already_added(text: &str) -> String {
    format!(
        "“{text}” was already added in another tab. Add it again only if you want it there twice."
    )
}
/// Where an earlier draft was left.
pub const EARLIER: &str = "You had started another objective. It is still here.";
/// The button that goes back to it.
pub const BACK_TO_EARLIER: &str = "Go back to it";
/// That changes which were given up can be gone back to.
pub const EARLIER_CHANGES: &str =
    "You had changed something here without saving it. It is still here.";
/// The button that goes back to them.
pub const BACK_TO_CHANGES: &str = "Show those changes";

/// What is said of a draft's letters that cannot be read.
pub const DAMAGED: &str = "The objective in this link could not be read. You can still write one.";

/// Beside the button that adds a key result: how many are usual.
#[must_use]
pub fn count(key_results: usize) -> String {
    match key_results {
        0 | 1 => "Three to five is typical.".to_owned(),
        2 => "Add one more for the typical three to five.".to_owned(),
        3..=5 => String::new(),
        many if many > MOST_KEY_RESULTS => format!(
            "{many} key results: at most {MOST_KEY_RESULTS} can be saved. Please remove {}.",
            many - MOST_KEY_RESULTS
        ),
        many => format!("{many} is a lot: three to five keep the aim in sight."),
    }
}

/// What the fold says: "Q4, October to December 2026 · stretch · yours".
#[must_use]
pub fn details(
    level: Level,
    commitment: Commitment,
    period: Option<Period>,
    owner: Option<&str>,
    calendar: Calendar,
) -> String {
    let period = period.map_or_else(
        || "no period yet".to_owned(),
        |it| days::period(it, calendar),
    );
    let commitment = match commitment {
        Commitment::Aspirational => "stretch",
        Commitment::Committed => "must",
    };
    let owner = owner.map(str::trim).filter(|it| it.to_lowercase() != ME);
    let owner = match owner {
        None => "yours",
        Some("") => "no owner",
        Some(name) => name,
    };
    let mut parts = vec![period.as_str(), commitment, owner];
    if level != Level::Individual {
        parts.push(page::LEVELS[level as usize].1);
    }
    parts.join(" · ")
}

/// What is promised by a commitment.
#[must_use]
pub const fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Aspirational => "Reaching 70% of it is good.",
        Commitment::Committed => "All or nothing: 80% counts as missed.",
    }
}

/// Which period was chosen: "Q4, October to December 2026", "January to December 2026".
#[must_use]
pub fn days(period: Option<Period>, calendar: Calendar) -> String {
    let said = |it| match calendar.part_of(it) {
        // Its number alone would not say where it begins.
        Some(Part::Year) => days::months(it),
        _ => capital(&days::period(it, calendar)),
    };
    period.map(said).unwrap_or_default()
}

/// Why the days that were typed are no period; empty for what is about something else.
#[must_use]
pub fn no_days(what: &What) -> String {
    match what {
        What::Day(NoDay::Empty) => "Enter both dates.".to_owned(),
        What::Day(why) => days::no_day(*why),
        What::EndsBeforeItBegins => "The end is before the start.".to_owned(),
        _ => String::new(),
    }
}

/// Why a text of so many characters cannot be kept.
#[must_use]
pub fn too_long(length: usize) -> String {
    if length <= LONGEST_NAME {
        return String::new();
    }
    format!("{length} characters: please shorten it to {LONGEST_NAME}.")
}
