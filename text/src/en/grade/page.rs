//! The playground's headings, labels and hints.

use waymark_core::grading::history::{Closed, should_aim_higher};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;

use super::examples::Example;

/// The page's heading.
pub const TITLE: &str = "What score does this result deserve?";
/// Under it.
pub const LEAD: &str = "Move the numbers and see the score under each rule, and why.";
/// What the row of examples is called.
pub const EXAMPLES: &str = "Examples";
/// The button that begins with nothing filled in.
pub const START_EMPTY: &str = "Start empty";
/// What is said once something else was loaded.
pub const LOADED: &str = "Loaded. The browser's Back brings back what you had.";

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
pub const PERIOD: &str = "Level and period";
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
/// What a standard's latest value may be.
pub const NOW_HINT: &str = "One value, several as 4.6; 4.4, or 9 of 13";
/// What unfolds the rest of a key result.
pub const MORE: &str = "Measure, unit, weight";
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
pub const NO_MORE: &str = "100 key results are as many as there can be.";
/// Said after numbers were taken from a sentence.
pub const FILLED: &str = "Filled from what you wrote.";
/// Takes that back.
pub const UNFILL: &str = "Undo";

/// A key result's ratio.
pub const RAW: &str = "Raw";
/// Its spectrum score.
pub const SPECTRUM: &str = "Spectrum";
/// Its binary score.
pub const BINARY: &str = "Binary";
/// The objective's score.
pub const OBJECTIVE_SCORE: &str = "Objective score";
/// What that means.
pub const VERDICT: &str = "Verdict";
/// Before the other commitment's verdict: as a must, as a stretch.
pub const AS_OTHER: [&str; 2] = ["As a stretch (aspirational), ", "As a must (committed), "];
/// Before that verdict, as long as nothing is closed, and while not all is measured.
pub const IF_CLOSED: &str = "if it closed now: ";
/// The latter.
pub const SO_FAR: &str = "so far: ";
/// Google's aim, on the scale.
pub const AIM: &str = "Google's aim";
/// The heading over the arithmetic.
pub const ARITHMETIC: &str = "The arithmetic";
/// Before the spectrum's and the binary's.
pub const RULES: [&str; 2] = ["Spectrum", "Binary"];
/// The heading over the ways to the aim.
pub const WAYS: &str = "Cheapest way to 0.70";
/// Shows the ways besides the first few.
pub const MORE_WAYS: &str = "More ways";
/// The way in which a committed objective is kept.
pub const WAYS_KEPT: &str = "Kept takes every key result at 1.";
/// Where there is no such way.
pub const NO_WAY: &str = "No key result alone gets it to 0.70.";

/// The heading of the one number.
pub const TOLERANCES: &str = "One number, three tolerances";
/// Under it.
pub const TOLERANCES_LEAD: &str = "The same number is a good stretch, a broken promise or an \
    alarm. It depends on what it is a number of.";
/// The slider over it.
pub const NUMBER: &str = "The number";
/// Its three readings, each before and after the number.
pub const READINGS: [[&str; 2]; 3] = [
    ["A stretch, ", "\u{a0}% reached"],
    ["A must, ", "\u{a0}% reached"],
    ["A KPI standing at ", ""],
];
/// The least that the KPI must be.
pub const AT_LEAST: &str = "Must be at least";

/// The heading of the closed periods.
pub const PERIODS: &str = "Periods side by side";
/// Under it.
pub const PERIODS_LEAD: &str = "One good quarter says little. Add how earlier periods closed, the \
    oldest first.";
/// Adds a period.
pub const ADD_PERIOD: &str = "Add a period";
/// A period's name, score, and how many of its committed objectives were kept.
pub const PAST: [&str; 4] = ["Period", "Stretch score", "Musts kept", "of"];
/// The heading over what can be taken along.
pub const TAKE_ALONG: &str = "Take it along";
/// Under it.
pub const TAKE_ALONG_LEAD: &str = "Everything on this page is in its address. Nothing is sent \
    anywhere: whoever opens the link has it in their browser.";
/// Copies the link.
pub const COPY_LINK: &str = "Copy link";
/// Copies a table as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// Copies a table as CSV.
pub const COPY_CSV: &str = "Copy as CSV";
/// Saves the scale as a drawing.
pub const SAVE_SVG: &str = "Scale as SVG";
/// Saves the scale as a picture.
pub const SAVE_PNG: &str = "Scale as PNG";
/// Prints.
pub const PRINT: &str = "Print";
/// Saves everything as a file.
pub const SAVE_FILE: &str = "Save as a file";
/// Opens such a file.
pub const OPEN_FILE: &str = "Open a file";
/// Once copied.
pub const COPIED: &str = "Copied.";
/// Where the browser would not.
pub const NOT_COPIED: &str = "The browser would not copy. Select it here:";
/// Where it would not save.
pub const NOT_SAVED: &str = "The browser would not save it.";
/// Where there is too much for a link.
pub const TOO_LONG_FOR_A_LINK: &str = "This is too much for a link, and is not kept in the address: \
    save it as a file.";
/// Where a link was asked for then.
pub const NO_LINK: &str = "Too long for a link: save it as a file.";
/// Where a link is damaged.
pub const DAMAGED: &str = "This link is damaged, or of a version that is not known here. What you \
    see is an example.";
/// Where a file is none of ours.
pub const NOT_OURS: &str = "That file holds no playground of ours, or is larger than 256 kB. \
    Nothing has changed.";

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
        return "A KPI without a bound has no status: say what it must be at least.".into();
    };
    let end = if holds {
        ": nothing to do, and no credit for more."
    } else {
        ": it counts from today, not from the end of a quarter. Find out why."
    };
    let (stands, bound) = (stands.to_string(), notation.write(bound));
    [&stands, " where at least ", &bound, " is normal", end].concat()
}

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
            "The last two are not both above 0.7: the aim may stay."
        }
        _ if scored == 1 => "One period alone says nothing about the aim.",
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
pub const KEEP_AS_GOAL_LEAD: &str = "Write it down as an objective and check in as it goes.";
