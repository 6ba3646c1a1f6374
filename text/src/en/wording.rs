//! What is odd about how a goal is worded: what, why by whom, and what to press.
//!
//! About a standard, a launch and a vanity metric a question is asked: published goals hold
//! too few of them to know how often the check is right (`docs/checks.md`).

use waymark_core::wording::smart::Missing;
use waymark_core::wording::{Check, Finding, Repair, Source};

/// What is odd about a line, in a sentence or two, with the words that set it off.
#[must_use]
pub fn what(finding: &Finding, line: &str) -> String {
    let words = line.get(finding.at.clone()).unwrap_or_default();
    let words = ["“", words, "”"].concat();
    match finding.check {
        Check::Standard => format!("{words} names a standard to hold. Is this a KPI?"),
        Check::Launch => {
            format!("{words} makes it a yes or no. What should be different afterwards?")
        }
        Check::Task => format!("{words} is work. A key result is what comes of it."),
        Check::VagueObjective => {
            format!("{words} would fit almost any objective. What will people notice?")
        }
        Check::NumberInObjective => format!("{words} is what a key result is for."),
        Check::Vanity => {
            format!("{words} can grow while nothing gets better. Would you decide anything by it?")
        }
        Check::NothingCountable => "Nothing in this can be counted yet.".to_owned(),
        Check::Weasel => format!("{words} sounds good. How would anybody check it?"),
    }
}

/// Why that matters, and who says so.
#[must_use]
pub const fn why(check: Check) -> &'static str {
    match check {
        Check::Standard => {
            "Rock calls it theatre to make a goal of a standard that is already met. As a KPI, it \
             tells you when it slips."
        }
        Check::Launch => {
            "A digital-marketing course’s blog counts what a launch changes instead. \
             AgencyAnalytics allows a yes/no: it is worth nothing until the day it happens."
        }
        Check::Task => {
            "All the work can be done and nothing be better for it: a digital-marketing course’s \
             blog turns “post 5 times a week” into how much engagement should grow."
        }
        Check::VagueObjective => {
            "AgencyAnalytics finds “improving web visibility” too vague: nothing in it says how one \
             would tell."
        }
        Check::NumberInObjective => {
            "Rock keeps objectives in words that people remember, and the numbers in key results. \
             Fellow puts a number in every objective, so both are done."
        }
        Check::Vanity => {
            "A digital-marketing course’s blog advises numbers that drive a decision. A rate, such \
             as how many of them buy, often does."
        }
        Check::NothingCountable => {
            "A key result proves the objective with a number that can be measured, says Rock. \
             AgencyAnalytics asks for the M of SMART."
        }
        Check::Weasel => {
            "Stacey Barr calls these weasel words: they sound like results, and there is nothing in \
             them to measure."
        }
    }
}

/// What a screen reader calls all that is said about a line.
pub const ABOUT: &str = "About the wording";

/// Whose advice it is: the link to what the guide says about it.
#[must_use]
pub const fn source(source: Source) -> &'static str {
    match source {
        Source::Rock => "Rock, in the guide",
        Source::AgencyAnalytics => "AgencyAnalytics, in the guide",
        Source::CourseBlog => "The course’s blog, in the guide",
        Source::Barr => "Vague goals, in the guide",
    }
}

/// The section of the guide about it.
#[must_use]
pub const fn section(check: Check) -> &'static str {
    match check {
        Check::Standard => "kpi-as-okr",
        Check::Launch => "launch",
        Check::Task => "task",
        Check::VagueObjective | Check::Weasel => "vague",
        Check::NumberInObjective => "number-in-objective",
        Check::Vanity => "vanity",
        Check::NothingCountable => "writing",
    }
}

/// Before what was a key result and is to be an action.
pub const TO_BE_AN_ACTION: &str = "Becomes an action when you save:";

/// The button that takes that back.
pub const NO_ACTION: &str = "Make it a key result again";

/// The button that repairs it.
#[must_use]
pub const fn repair(repair: Repair) -> &'static str {
    match repair {
        Repair::MoveToActions => "Move it to actions",
        Repair::MakeKpi => "Make it a KPI",
        Repair::StartAndTarget => "Give it a start and a target",
        Repair::AddKeyResult => "Add a key result for it",
        Repair::Reword => "Reword it",
    }
}

/// The button that hides it for good.
pub const DISMISS: &str = "Leave it as it is";

/// The letters of SMART, each with its word (Doran, 1981).
pub const SMART: [(&str, &str); 5] = [
    ("S", "Specific"),
    ("M", "Measurable"),
    ("A", "Assignable"),
    ("R", "Realistic"),
    ("T", "Time-related"),
];

/// How many of its letters a key result has.
#[must_use]
pub fn smart(letters: usize) -> String {
    format!("SMART: {letters} of {}", SMART.len())
}

/// Of a letter that lacks nothing.
pub const SMART_MET: &str = "yes.";

/// What the answers go by, and what none of them can tell.
pub const SMART_LEAD: &str = "This goes by what is filled in. Whether it can be reached, only you \
    can tell.";

/// The link to what the guide says about it.
pub const SMART_SOURCE: &str = "How to write one, in the guide";

/// The section of the guide about it.
pub const SMART_SECTION: &str = "writing";

/// What a letter lacks.
#[must_use]
pub const fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Name => "It has no name yet.",
        Missing::WhatChanges => "It does not say what will be different.",
        Missing::Result => "It says what will be done, and names no result to reach.",
        Missing::StartAndTarget => "It needs a start and a target.",
        Missing::Target => "It needs a target.",
        Missing::Owner => "It needs an owner.",
        Missing::OneOwner => "It needs one owner; the others can still help.",
        Missing::Start => "It needs a start to judge the target by.",
        Missing::Further => "It is there already: set a target that is further away.",
        Missing::Period => "It needs a last day.",
    }
}
