//! An open objective: its charts, its actions, outside events, and how it is closed.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::metric::history::Moved;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::action::Action;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::Standing;
use waymark_core::period::Period;
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::sketch::Level;

use super::form::ME;
use super::key_result::since as since_when;
use crate::en::days::{self, date};
use crate::en::grade::{page, score_or_none};
use crate::en::sentence::capital;

/// The link back to all of them.
pub const ALL: &str = "All objectives";
/// Where there is no such objective.
pub const MISSING: &str = "This objective is not in this browser. The link may come from another \
    browser, or the objective was deleted for good.";
/// The region of an objective's score.
pub const SCORE: &str = "Score";
/// The table of what each key result is worth.
pub const SCORES: &str = "Key result scores";
/// What unfolds the check-ins behind a drawing.
pub const TABLE: &str = "As a table";
/// The columns of that table.
pub const COLUMNS: [&str; 4] = ["Day", "Value", "Score", "Confidence"];
/// Beside the newest confidence, below a drawing.
pub const CONFIDENCE: &str = "confidence";
/// Beside today's line.
pub const TODAY: &str = "today";
/// Beside the value that a way is to reach.
pub const TARGET: &str = "target";
/// Beside the edge of what is to be kept.
pub const LIMIT: &str = "limit";
/// Beside where a straight line lands.
pub const LANDING: &str = "at this pace";
/// Beside where it was furthest.
pub const PEAK: &str = "best";
/// What the rings in a drawing are.
pub const RINGS: &str = "Rings mark check-ins with notes.";
/// The same of a key result that is a KPI.
pub const RINGS_OF_KPI: &str = "Rings mark readings with notes.";
/// What unfolds how the score comes about.
pub const HOW: &str = "How the score is worked out";

/// The region of the actions.
pub const ACTIONS: &str = "Actions";
/// What is said of them.
pub const ACTIONS_LEAD: &str = "The work behind it. Ticking one off never changes the score.";
/// The field of a new one.
pub const NEW_ACTION: &str = "New action";
/// The button that adds it.
pub const ADD: &str = "Add";
/// The region of what happened outside.
pub const NOTES: &str = "Outside events";
/// What is said of it.
pub const NOTES_LEAD: &str = "A holiday, a competitor, a new algorithm: numbered in the charts, \
    never scored.";
/// The field of a new one.
pub const NEW_NOTE: &str = "What happened";
/// The button that takes something away.
pub const REMOVE: &str = "Remove";
/// The region of what could be written better.
pub const FINDINGS: &str = "Suggestions";
/// The region of what was learned.
pub const LESSONS: &str = "Lessons learned";

/// Over what the objective taught that this one goes on from.
pub const TAUGHT: &str = "Lessons from the objective before";
/// The button that opens the form where something is missing.
pub const FILL_IN: &str = "No score yet: add what is missing";
/// The link to the objective that one goes on from.
pub const BEFORE: &str = "Continues an earlier objective";

/// The button that begins to close an objective.
pub const CLOSE: &str = "Close this objective";
/// The heading over the form that closes it.
pub const CLOSING: &str = "Close this objective";
/// Over the open form of what another tab has closed.
pub const CLOSED_ELSEWHERE: &str = "Another tab has closed this objective. What you typed is still \
    here: close it again, and you can choose between the two versions.";
/// What is learned.
pub const LEARNED: &str = "What did you learn?";
/// What one would do differently.
pub const DIFFERENTLY: &str = "What would you do differently?";
/// A hint under it.
pub const DIFFERENTLY_HINT: &str = "Shown when you write your next objective";
/// What comes next.
pub const NEXT: &str = "What next?";
/// What comes next, by [`Next::ALL`].
pub const NEXTS: [(&str, &str); 3] = [
    ("continue", "Continue: carry on from where it stands"),
    ("adjust", "Adjust: rewrite it for the next period"),
    ("retire", "Retire: its work is done"),
];
/// The key results that go on.
pub const GO_ON: &str = "Which key results continue?";
/// Where none is chosen.
pub const CHOOSE_ONE: &str = "Choose at least one key result, or retire the objective.";
/// The button that closes.
pub const CLOSE_NOW: &str = "Close with this score";
/// The button that opens a closed objective again.
pub const REOPEN: &str = "Reopen";
/// What stays as it is then, where key results have become KPIs or moved a band.
pub const LEAVES_KPIS: &str = "Reopening leaves the KPIs above as they are.";
/// The binary rule, beside the spectrum.
pub const BINARY: &str = "Binary";
/// The spectrum.
pub const SPECTRUM: &str = "Spectrum";
/// The head of a table's first column.
pub const KEY_RESULT: &str = "Key result";

/// The button that says how many things could be written better.
#[must_use]
pub fn findings(count: usize) -> String {
    match count {
        1 => "1 suggestion".to_owned(),
        many => format!("{many} suggestions"),
    }
}

/// When it runs, what is promised, whose it is: "Q4, October to December 2026 ·
/// stretch". What is usual is not said.
#[must_use]
pub fn about(objective: &Objective, calendar: Calendar) -> String {
    let mut parts = Vec::new();
    parts.push(match objective.period {
        Some(period) => days::period(period, calendar),
        None => "No period yet".to_owned(),
    });
    parts.push(match objective.commitment {
        Commitment::Aspirational => "stretch (aspirational)".to_owned(),
        Commitment::Committed => "must (committed)".to_owned(),
    });
    if objective.level != Level::Individual {
        parts.push(page::LEVELS[objective.level as usize].1.to_lowercase());
    }
    match objective.owner.as_deref().map(str::trim) {
        None => {}
        Some("") => parts.push("no owner".to_owned()),
        Some(name) if name.to_lowercase() == ME => {}
        Some(name) => parts.push(name.to_owned()),
    }
    parts.join(" · ")
}

/// Its score and what that means; empty without a score.
#[must_use]
pub fn verdict_line(standing: &Standing) -> String {
    super::standing::verdict_line(standing)
}

/// How it was closed.
#[must_use]
pub fn closed(closing: Closing) -> String {
    let next = match closing.next {
        Next::Continue => "continued",
        Next::Adjust => "rewritten for the next period",
        Next::Retire => "retired",
    };
    format!("Closed on {} and {next}.", date(closing.on))
}

/// Where it goes on.
#[must_use]
pub fn goes_on(period: Period, calendar: Calendar) -> String {
    format!("Continues in {}.", days::period(period, calendar))
}

/// When it begins, where that is still to come.
#[must_use]
pub fn starts(first: Date) -> String {
    format!("Starts on {}. Check-ins count from that day.", date(first))
}

/// The link to the objective that goes on from one.
#[must_use]
pub fn next(period: Option<Period>, calendar: Calendar) -> String {
    match period {
        Some(period) => format!("Continues in {}", days::period(period, calendar)),
        None => "Continues in another objective".to_owned(),
    }
}

/// When the period ended, where somebody has to close it.
#[must_use]
pub fn is_over(last: Date) -> String {
    format!(
        "The period ended on {}. Score it, note what you learned and decide what comes next.",
        date(last)
    )
}

/// Why an action cannot be kept; empty if it can.
#[must_use]
pub fn action_problem(length: usize) -> String {
    match length {
        0 => "Describe the action in a few words.".to_owned(),
        length if length > LONGEST_NAME => super::form::too_long(length),
        _ => String::new(),
    }
}

/// Why what happened cannot be kept; empty if it can.
#[must_use]
pub fn note_problem(length: usize) -> String {
    match length {
        0 => "Describe what happened in a few words.".to_owned(),
        length if length > LONGEST_NOTE => super::long_note(length),
        _ => String::new(),
    }
}

/// The link to the work behind an objective, on its card: what is still to be done, by the
/// first of it. Empty where there is none.
#[must_use]
pub fn actions(all: &[Action]) -> String {
    let mut open = all.iter().filter(|it| it.done.is_none());
    match (open.next(), open.count(), all.len()) {
        (None, _, 0) => String::new(),
        (None, _, 1) => "The action is done".to_owned(),
        (None, _, many) => format!("All {many} actions are done"),
        (Some(first), 0, _) => format!("To do: {}", first.text),
        (Some(first), more, _) => format!("To do: {}, and {more} more", first.text),
    }
}

/// When an action was ticked.
#[must_use]
pub fn ticked(on: Date) -> String {
    format!("done on {}", date(on))
}

/// What the table behind a drawing is called.
#[must_use]
pub fn table_of(key_result: &KeyResult) -> String {
    let values = match key_result.fed {
        Some(_) => "Readings of ",
        None => "Check-ins on ",
    };
    [values, &key_result.name].concat()
}

/// What a drawing of one key result shows, for who does not see it.
#[must_use]
pub fn drawing(name: &str, way: &str) -> String {
    format!("{name}: {way}")
}

/// Where a key result stands: "4.4/5 on 10 July, score 0.60."
#[must_use]
pub fn now(key_result: &KeyResult, period: Option<Period>, notation: &Notation) -> String {
    let latest = super::latest(key_result, period, notation);
    let mut text = sentence(&latest);
    if key_result.counting(period).next_back().is_some() {
        text.pop();
        let score = score_or_none(key_result.score(period).as_ref());
        text += &[", score ", &score, "."].concat();
    }
    text
}

/// What became of it since the last check-in that is a week old: "Since 12 November: from
/// 14 to 15.", of a KPI "Since September: from 14 to 15."
#[must_use]
pub fn since(moved: &Moved, key_result: &KeyResult, notation: &Notation) -> String {
    let what = super::standing::moved(moved, key_result, notation);
    let since = match &moved.from {
        Some(from) => since_when(key_result, from, moved.to.date),
        None => "last week".to_owned(),
    };
    format!("Since {since}: {what}.")
}

/// How sure somebody is of it, and was before: "Confidence 8 of 10, up from 4."
#[must_use]
pub fn confidence(newest: u8, before: Option<u8>) -> String {
    let newest_of = sure(newest);
    match before {
        Some(before) if before < newest => format!("Confidence {newest_of}, up from {before}."),
        Some(before) if before > newest => format!("Confidence {newest_of}, down from {before}."),
        Some(_) => format!("Confidence {newest_of}, unchanged."),
        None => format!("Confidence {newest_of}."),
    }
}

/// How sure somebody is: "8 of 10".
#[must_use]
pub fn sure(confidence: u8) -> String {
    format!("{confidence} of 10")
}

/// Whether a yes/no is done, and since when: its latest check-in, if there is one.
#[must_use]
pub fn done(latest: Option<(bool, Date)>) -> String {
    match latest {
        Some((true, on)) => format!("Done on {}", date(on)),
        Some((false, on)) => format!("Not done yet, as of {}", date(on)),
        None => "Not done yet".to_owned(),
    }
}

/// The day on which an objective was printed.
#[must_use]
pub fn as_of(today: Date) -> String {
    format!("As of {}", date(today))
}

/// A text as a sentence.
#[must_use]
pub fn sentence(text: &str) -> String {
    capital(text) + "."
}
