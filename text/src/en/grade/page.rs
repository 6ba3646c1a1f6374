//! The playground's headings, labels and hints.

use time::Date;
use waymark_core::grading::history::{Closed, should_aim_higher};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::period::parse_date;
use waymark_core::sketch::Objective;

use super::examples::Example;
use crate::en::days;

/// The page's heading.
pub const TITLE: &str = "What score does this result deserve?";
/// Under it.
pub const LEAD: &str = "Change the numbers to see how each rule scores them, and why.";
/// What the row of examples is called.
pub const EXAMPLES: &str = "Examples";
/// The button that begins with nothing filled in.
pub const START_EMPTY: &str = "Start empty";
/// What is said once an example was loaded, a file was opened, or all was emptied.
pub const LOADED: [&str; 3] = [
    "Example loaded. Press Back in your browser to return to your numbers.",
    "File opened. Press Back in your browser to return to your numbers.",
    "Everything is empty now. Press Back in your browser to return to what was here.",
];

/// What is said to whoever opened a link.
pub const SHARED: &str = "You opened a shared link. Look around: nothing you do here changes it.";
/// Makes a copy of it to change.
pub const MAKE_MINE: &str = "Make it mine";
/// What that does.
pub const MAKE_MINE_LEAD: &str = "Opens your own copy, with every number yours to change. Press Back \
    in your browser to return.";

/// The objective's title.
pub const OBJECTIVE: &str = "Objective";
/// What was promised.
pub const COMMITMENT: &str = "Commitment";
/// What can be promised, by their codes: the plain word and the field's.
pub const COMMITMENTS: [(&str, &str); 2] = [
    ("aspirational", "Stretch (aspirational)"),
    ("committed", "Must (committed)"),
];
/// Whose it is.
pub const LEVEL: &str = "Level";
/// The levels, by their codes.
pub const LEVELS: [(&str, &str); 3] = [
    ("individual", "Individual"),
    ("team", "Team"),
    ("company", "Company"),
];
/// The group of the period's dates.
pub const PERIOD: &str = "Period, date and level";
/// The first day of the period.
pub const FIRST_DAY: &str = "First day";
/// The last day of the period.
pub const LAST_DAY: &str = "Last day";
/// The day that the values are of.
pub const AS_OF: &str = "As of";

/// The heading over the key results.
pub const KEY_RESULTS: &str = "Key results";
/// A key result's name.
pub const KEY_RESULT: &str = "Key result";
/// Its start.
pub const START: &str = "Start";
/// Its target.
pub const TARGET: &str = "Target";
/// Its latest value.
pub const NOW: &str = "Now";
/// The lower end of a range, then the upper.
pub const ENDS: [&str; 2] = ["Lower end", "Upper end"];
/// The slider.
pub const MOVE: &str = "Move";
/// Whether a yes/no is done.
pub const DONE: &str = "Done";
/// How it is measured.
pub const MEASURE: &str = "Measure";
/// The measures, by their codes.
pub const MEASURES: [(&str, &str); 3] =
    [("change", "Change"), ("hold", "Hold"), ("yes-no", "Yes/no")];
/// The operator of a bound.
pub const KEEP: &str = "Keep it";
/// The operators, by their codes.
pub const OPERATORS: [(&str, &str); 5] = [
    ("at-least", "at least"),
    ("above", "above"),
    ("at-most", "at most"),
    ("below", "below"),
    ("between", "between"),
];
/// What it is measured in.
pub const UNIT: &str = "Unit";
/// How much it counts.
pub const WEIGHT: &str = "Weight";
/// Whether it is a guardrail.
pub const GUARDRAIL: &str = "Guardrail: not scored, must not break";
/// What a key result's latest value is, where it cannot be changed.
#[must_use]
pub fn now(value: &str) -> String {
    if value.is_empty() {
        "no value yet".to_owned()
    } else {
        ["now ", value].concat()
    }
}

/// What a standard's latest value may be.
pub const NOW_HINT: &str = "One value, several (4.6; 4.4) or a count (9 of 13)";
/// What unfolds the rest of a key result.
pub const MORE: &str = "Unit, weight and more";
/// Takes it a place up.
pub const UP: &str = "Up";
/// Takes it a place down.
pub const DOWN: &str = "Down";
/// Takes it away.
pub const REMOVE: &str = "Remove";
/// Brings back the one just taken away.
pub const BRING_BACK: &str = "Bring it back";
/// Adds one.
pub const ADD: &str = "Add a key result";
/// Said where there can be no more.
pub const NO_MORE: &str = "100 key results is the maximum.";
/// Said after numbers were taken from a sentence.
pub const FILLED: &str = "Filled in from the name.";
/// Takes that back.
pub const UNFILL: &str = "Undo";

/// A key result's ratio, and what that is.
pub const RAW: [&str; 2] = ["Raw", "How far it got, before it counts as 0 or 1"];
/// Its spectrum score.
pub const SPECTRUM: [&str; 2] = ["Spectrum", "How far it got, from 0 to 1"];
/// Its binary score.
pub const BINARY: [&str; 2] = ["Binary", "1 if the target is reached, otherwise 0"];
/// The objective's score.
pub const OBJECTIVE_SCORE: &str = "Objective score";
/// What that means.
pub const VERDICT: &str = "Verdict";
/// Before the other commitment's verdict: as a must, as a stretch.
pub const AS_OTHER: [&str; 2] = [
    "If this were a stretch (aspirational)",
    "If this were a must (committed)",
];
/// Before that verdict, where all is measured, and while not all is.
pub const AS_MEASURED: [&str; 2] = [": ", ", so far: "];
/// What Google aims at, on the scale.
pub const AIM: &str = "target zone";
/// The heading over the arithmetic.
pub const ARITHMETIC: &str = "The arithmetic";
/// Before the spectrum's and the binary's.
pub const RULES: [&str; 2] = ["Spectrum", "Binary"];
/// The heading over the steps to the aim.
pub const WAYS: &str = "Smallest step to 0.70";
/// Shows those besides the first few.
pub const MORE_WAYS: &str = "Show more";
/// The way in which a committed objective is kept.
pub const WAYS_KEPT: &str = "To keep it, every key result has to reach 1.";
/// Where there is no such way.
pub const NO_WAY: &str = "No single key result can bring it to 0.70.";

/// The heading of the one number.
pub const TOLERANCES: &str = "One number, three tolerances";
/// Under it.
pub const TOLERANCES_LEAD: &str = "The same number can be a good stretch, a broken promise or \
    an alarm. It depends on what the number measures.";
/// The slider over it.
pub const NUMBER: &str = "The number";
/// Its three readings, each before and after the number.
pub const READINGS: [[&str; 2]; 3] = [
    ["A stretch, ", "% reached"],
    ["A must, ", "% reached"],
    ["A KPI standing at ", ""],
];
/// The least that the KPI must be.
pub const AT_LEAST: &str = "Must be at least";

/// The heading of the closed periods.
pub const PERIODS: &str = "Periods side by side";
/// Under it.
pub const PERIODS_LEAD: &str = "One good quarter says little. Add how earlier periods closed, \
    oldest first.";
/// Adds a period.
pub const ADD_PERIOD: &str = "Add a period";
/// A period's name, score, and how many of its committed objectives were kept.
pub const PAST: [&str; 4] = ["Period", "Stretch score", "Musts kept", "of"];
/// The heading over what can be saved and shared.
pub const TAKE_ALONG: &str = "Save or share";
/// Under it.
pub const TAKE_ALONG_LEAD: &str = "The link contains everything on this page; nothing is \
    uploaded. Anyone with the link can see it, and change a copy of their own.";
/// Copies the link.
pub const COPY_LINK: &str = "Copy link";
/// Copies a table as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// Copies a table as CSV.
pub const COPY_CSV: &str = "Copy as CSV";
/// Saves the scale as a drawing.
pub const SAVE_SVG: &str = "Save the chart as SVG";
/// Saves the scale as a picture.
pub const SAVE_PNG: &str = "Save the chart as PNG";
/// Prints.
pub const PRINT: &str = "Print";
/// Saves everything as a file.
pub const SAVE_FILE: &str = "Save as a file";
/// Opens such a file.
pub const OPEN_FILE: &str = "Open a file";
/// Once copied.
pub const COPIED: &str = "Copied.";
/// The same of a link of more than [`LONG_LINK`] characters, by how many it has.
#[must_use]
pub fn copied_link(characters: usize) -> String {
    if characters <= LONG_LINK {
        return COPIED.to_owned();
    }
    format!(
        "Copied. The link has {characters} characters, and some chats cut links as long as that: \
         try it once it is sent, or save a file instead."
    )
}
/// Longer links get cut on their way by some programs.
const LONG_LINK: usize = 2_000;
/// Where the browser would not.
pub const NOT_COPIED: &str = "Your browser did not allow copying. Copy it from here:";
/// Where it would not save.
pub const NOT_SAVED: &str = "Your browser could not save the picture.";
/// Where there is too much for a link.
pub const TOO_LONG_FOR_A_LINK: &str = "This is too much for a link, so the address no longer holds \
    it. Save it as a file.";
/// Where a link was asked for then.
pub const NO_LINK: &str = "Too long for a link. Save it as a file instead.";
/// Where a link is damaged.
pub const DAMAGED: &str = "This link is damaged, or made by a version that is not known here. You \
    are looking at an example.";
/// Where a file is none of ours.
pub const NOT_OURS: &str = "That file was not saved from this page, or is larger than 256 kB. \
    Nothing has changed.";

/// What a period is, of when the values are, and whose they are: "1 October to 31
/// December 2026 · as of 26 November · Team".
#[must_use]
pub fn when(objective: &Objective) -> String {
    let [first, last, as_of] = dates(objective);
    // A year that was said is not said again.
    let after = |said: Option<Date>, day: Date| match said {
        Some(said) if said.year() == day.year() => days::day(day),
        _ => days::date(day),
    };
    let period = match (first, last) {
        (Some(first), Some(last)) => {
            [&after(Some(last), first), " to ", &days::date(last)].concat()
        }
        (Some(first), None) => ["From ", &days::date(first)].concat(),
        (None, Some(last)) => ["Until ", &days::date(last)].concat(),
        (None, None) => "No period set".to_owned(),
    };
    let as_of = as_of.map_or_else(String::new, |day| {
        [" · as of ", &after(last.or(first), day)].concat()
    });
    let level = LEVELS[objective.level as usize].1;
    [&period, &as_of, " · ", level].concat()
}

/// The same and what was promised, where there is little room: "Stretch ·
/// 1 Oct–31 Dec · as of 26 Nov".
#[must_use]
pub fn when_short(objective: &Objective) -> String {
    let promised = COMMITMENTS[objective.commitment as usize].1;
    let (promised, _) = promised.split_once(' ').unwrap_or((promised, ""));
    let [first, last, as_of] = dates(objective).map(|day| day.map(days::short));
    let period = match (first, last) {
        (Some(first), Some(last)) => [" · ", &first, "–", &last].concat(),
        _ => String::new(),
    };
    let as_of = as_of.map_or_else(String::new, |day| [" · as of ", &day].concat());
    [promised, &period, &as_of].concat()
}

fn dates(objective: &Objective) -> [Option<Date>; 3] {
    [&objective.first, &objective.last, &objective.as_of].map(|it| parse_date(it))
}

/// Where a yes/no stands.
#[must_use]
pub const fn done(done: bool) -> &'static str {
    if done { "done" } else { "not done" }
}

/// Whether a title is the one of an example.
#[must_use]
pub fn is_title_of(example: &Example, title: &str) -> bool {
    let rest = example.sketch.strip_prefix("o=");
    let rest = rest.and_then(|rest| rest.strip_prefix(title));
    rest.is_some_and(|rest| rest.starts_with('&'))
}

/// A key result by its name, or by its number where it has none.
#[must_use]
pub fn named(name: &str, place: usize) -> String {
    if name.trim().is_empty() {
        [KEY_RESULT, " ", &(place + 1).to_string()].concat()
    } else {
        name.trim().to_owned()
    }
}

/// Where a KPI stands; nothing without a bound.
#[must_use]
pub const fn standing(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "inside its band",
        Some(false) => "out of band",
        None => "no band, no status",
    }
}

/// Why a KPI that stands at a number is inside its band or not.
#[must_use]
pub fn standing_reason(stands: u8, kpi: Option<(bool, Decimal)>, notation: &Notation) -> String {
    let Some((holds, bound)) = kpi else {
        return "A KPI without a limit has no status. Enter the least it has to be.".into();
    };
    let end = if holds {
        " or more is normal. Nothing to do, and no credit for more."
    } else {
        " or more is normal. Do not wait for the end of the quarter: find out why today."
    };
    let (stands, bound) = (stands.to_string(), notation.write(bound));
    [&stands, ", where ", &bound, end].concat()
}

/// The link from there to a new KPI, before and after the name of the number.
pub const SET_UP: [&str; 2] = ["Set up “", "” as a KPI"];
/// The same where it has none.
pub const SET_IT_UP: &str = "Set it up as a KPI";

/// What the last two periods say about the aim.
#[must_use]
pub fn aim(periods: &[Closed]) -> &'static str {
    let scored = periods
        .iter()
        .filter(|period| period.aspirational.is_some())
        .count();
    match periods {
        _ if should_aim_higher(periods) => "Success both times: aim higher next.",
        [.., before, last] if before.aspirational.is_some() && last.aspirational.is_some() => {
            "The last two are not both above 0.7: no need to aim higher."
        }
        _ if scored == 1 => "One period is too little to say whether to aim higher.",
        _ => "",
    }
}

/// How many committed objectives were kept; empty if there were none.
#[must_use]
pub fn hit_rate(rate: Option<(u32, u32)>) -> String {
    match rate {
        Some((kept, all)) => [
            "Musts kept: ",
            &kept.to_string(),
            " of ",
            &all.to_string(),
            ".",
        ]
        .concat(),
        None => String::new(),
    }
}

/// The button that makes an objective of it.
pub const KEEP_AS_GOAL: &str = "Keep as a goal";
/// What is said beside it.
pub const KEEP_AS_GOAL_LEAD: &str = "Save it as an objective and check in as you go.";
