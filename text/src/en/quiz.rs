//! The quiz: its questions, and what it says of the answers.

use waymark_core::name::{Name, NameTooLong};
use waymark_core::quiz::{
    Answer, Both, Flip, Lean, Outcome, Question, Reason, Retirement, Verdict,
};

/// The quiz's own heading.
pub const TITLE: &str = "OKR or KPI?";
/// Above the field for the metric's name.
pub const METRIC_LABEL: &str = "Name of the metric (optional)";
/// Inside that field while it is empty.
pub const METRIC_EXAMPLE: &str = "for example, trial conversion";
/// Under the first question.
pub const FIRST_HINT: &str = "On your own? You are the team.";
/// Beside a question that was to be submitted with nothing chosen.
pub const NOTHING_CHOSEN: &str = "Choose one of the three answers to go on.";
/// The button to the question before.
pub const BACK: &str = "Back";
/// The button to the next question.
pub const CONTINUE: &str = "Continue";
/// Heading over the four reasons.
pub const WHY: &str = "Why";
/// Heading over the flips.
pub const WHAT_WOULD_FLIP_IT: &str = "What would change it";
/// Under that heading.
pub const FLIP_HINT: &str = "Try another answer and see where the scale goes. \
    Your own answers stay as they are.";
/// The closing question (Rock's retirement test).
pub const RETIREMENT: &str = "Could you stop tracking it in 90 days?";
/// Heading over the last buttons.
pub const KEEP: &str = "Take it with you";
/// The button that copies the result as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// The button that copies a link to the result.
pub const COPY_LINK: &str = "Copy link";
/// The button that starts a fresh quiz.
pub const RESTART: &str = "Start again";
/// Once something was copied.
pub const COPIED: &str = "Copied.";
/// Where the browser lets nothing be copied, above the text itself.
pub const COPY_BY_HAND: &str = "The browser would not copy. Here is the text to copy by hand:";
/// The end of the scale that belongs to KPIs.
pub const KPI: &str = "KPI";
/// The end of the scale that belongs to OKRs.
pub const OKR: &str = "OKR";

/// The question, word for word as it is asked (Rock).
#[must_use]
pub const fn question(question: Question) -> &'static str {
    match question {
        Question::Aim => "What are you trying to do with this metric?",
        Question::Control => "How much is the metric in the team's direct control?",
        Question::Rhythm => "How often should the team look at it?",
        Question::Conversation => "What conversation should it drive?",
    }
}

/// The question in a word.
#[must_use]
pub const fn topic(question: Question) -> &'static str {
    match question {
        Question::Aim => "Aim",
        Question::Control => "Control",
        Question::Rhythm => "Rhythm",
        Question::Conversation => "Conversation",
    }
}

/// An answer as it stands beside its radio button.
#[must_use]
pub const fn answer(question: Question, answer: Answer) -> &'static str {
    use Answer::{A, B, C};
    match (question, answer) {
        (Question::Aim, A) => "Move it to a new level",
        (Question::Aim, B) => "Bring it back to where it used to be",
        (Question::Aim, C) => "Keep it where it is",
        (Question::Control, A) => "Mostly ours: what we do moves it",
        (Question::Control, B) => "Shared: we influence it, so do others",
        (Question::Control, C) => "Mostly not ours: clients, the market or other teams decide it",
        (Question::Rhythm, A) => "Often, until the quarter or half ends",
        (Question::Rhythm, B) => "Often for now, rarely once it settles",
        (Question::Rhythm, C) => "Regularly, with no end",
        (Question::Conversation, A) => "What do we change to move it?",
        (Question::Conversation, B) => "Why is it where it is, and is that good enough?",
        (Question::Conversation, C) => "Is it still in its normal range?",
    }
}

/// How far one has come: "Question 2 of 4".
#[must_use]
pub const fn progress(question: Question) -> &'static str {
    match question {
        Question::Aim => "Question 1 of 4",
        Question::Control => "Question 2 of 4",
        Question::Rhythm => "Question 3 of 4",
        Question::Conversation => "Question 4 of 4",
    }
}

/// What is wrong with a name that is too long.
#[must_use]
pub fn name_too_long(problem: NameTooLong) -> String {
    [how_long(problem).as_str(), ": please shorten it."].concat()
}

/// That a name in a link is too long to be used.
#[must_use]
pub fn name_left_out(problem: NameTooLong) -> String {
    [how_long(problem).as_str(), ", so it is left out."].concat()
}

fn how_long(problem: NameTooLong) -> String {
    [
        "A metric's name has up to ",
        &Name::LIMIT.to_string(),
        " characters and this one has ",
        &problem.length.to_string(),
    ]
    .concat()
}

/// The verdict in a word.
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Okr => OKR,
        Verdict::Both => "Both",
        Verdict::Kpi => KPI,
    }
}

/// What the verdict asks one to do, as a headline.
#[must_use]
pub fn headline(outcome: &Outcome) -> &'static str {
    match (outcome.verdict(), outcome.both()) {
        (Verdict::Okr, _) => "Set out to move it",
        (Verdict::Kpi, _) => "Keep watch over it",
        (_, Some(Both::LeansOkr)) => "A KPI now, a key result for one period, leaning OKR",
        (_, Some(Both::LeansKpi)) => "Watch it for now, leaning KPI",
        (_, Some(Both::Hold)) => "Watch it where it is",
        (_, Some(Both::Even) | None) => "A KPI now, a key result for one period",
    }
}

/// What to do with the metric, in two or three sentences.
#[must_use]
pub fn advice(outcome: &Outcome) -> &'static str {
    let restores = outcome.answer(Question::Aim) == Answer::B;
    match (outcome.verdict(), outcome.both()) {
        (Verdict::Okr, _) => {
            "Make it a key result under an objective, with a start, a target and a last day. \
             When the period ends, score how far you got and let it go."
        }
        (Verdict::Kpi, _) => {
            "Give it a source, a target, a normal range (its band), one owner, and a day on which \
             you look at it. It runs with no end, and leaving its band is what calls for action."
        }
        (_, Some(Both::LeansOkr | Both::Even)) if restores => {
            "Keep it as a KPI, and for one period make it a key result as well: back to where it \
             used to be. Once it is there, watching it is enough again."
        }
        (_, Some(Both::LeansOkr)) => {
            "Keep it as a KPI, and for one period make it a key result as well. Your answers \
             lean OKR, so that period can be the next one. If the new level holds, the KPI's \
             band moves there."
        }
        (_, Some(Both::LeansKpi)) => {
            "Watch it as a KPI. Make it a key result only if it leaves its band, or has left it: \
             getting it back is a goal with an end."
        }
        (_, Some(Both::Hold)) => {
            "Run it as a KPI with a band. Some of your answers speak of change, but you want it \
             to stay where it is, and a goal that is already met is theatre."
        }
        (_, Some(Both::Even) | None) => {
            "Keep it as a KPI, and for one period make it a key result as well. If the new level \
             holds when the period ends, the KPI's band moves there."
        }
    }
}

/// The total with its sign, as numbers are set: "+3", "0", "−2".
#[must_use]
pub const fn total(total: i8) -> &'static str {
    match total {
        ..=-5 => "−5",
        -4 => "−4",
        -3 => "−3",
        -2 => "−2",
        -1 => "−1",
        0 => "0",
        1 => "+1",
        2 => "+2",
        3 => "+3",
        4 => "+4",
        5.. => "+5",
    }
}

/// The scale in words, for who cannot see it.
#[must_use]
pub fn scale(outcome: &Outcome) -> String {
    [
        total(outcome.total()),
        " on a scale from −5, KPI, to +5, OKR",
    ]
    .concat()
}

/// Where the answer to a question pulls.
#[must_use]
pub const fn lean(question: Question, lean: Lean) -> &'static str {
    match (question, lean) {
        (Question::Aim, Lean::Okr) => "leans OKR, counts double",
        (Question::Aim, Lean::Kpi) => "leans KPI, counts double",
        (_, Lean::Okr) => "leans OKR",
        (_, Lean::Kpi) => "leans KPI",
        (_, Lean::Neither) => "leans neither way",
    }
}

/// Why an answer pulls the way it does.
#[must_use]
pub const fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NewLevel => {
            "You want a level you have not had yet, and changing things is what OKRs are for."
        }
        Reason::Restore => {
            "Winning back a lost level is a change with an end, on a number worth watching \
             before and after."
        }
        Reason::Standard => {
            "You have a standard and want to hold it, and holding is what KPIs are for."
        }
        Reason::OursToMove => {
            "What you do moves it, so you can honestly commit to moving it within a period."
        }
        Reason::SharedControl => {
            "Others move it too: part of it you can promise, part of it you can only watch."
        }
        Reason::OthersDecide => {
            "Others decide it, so watching it is more honest than promising to move it."
        }
        Reason::UntilThePeriodEnds => {
            "Looking hard until a last day, then letting go, is the rhythm of an OKR."
        }
        Reason::UntilItSettles => {
            "Looking hard now and little later fits a number between two roles."
        }
        Reason::NoEnd => "A number you look at with no end runs on, as KPIs do.",
        Reason::WhatToChange => {
            "Asking what to change is the conversation an objective is there to start."
        }
        Reason::WhyAndWhether => {
            "Asking why comes before choosing: the answer may be a change, or a standard."
        }
        Reason::WithinItsBand => {
            "Asking whether it is normal needs a normal range, and a KPI is a number with one."
        }
    }
}

/// What to make of the one answer that pulls against the verdict.
#[must_use]
pub fn disagreeing(outcome: &Outcome) -> Option<&'static str> {
    let question = outcome.disagreeing()?;
    Some(match (outcome.verdict(), question) {
        (Verdict::Okr, Question::Control) => {
            "One answer disagrees: it is mostly outside your control. Pick a key result that \
             you can move, and let this number show whether it worked."
        }
        (Verdict::Okr, Question::Rhythm) => {
            "One answer disagrees: you would look at it with no end. Set a last day all the \
             same, and let a KPI take over from there."
        }
        (Verdict::Okr, _) => {
            "One answer disagrees: you would ask whether it is in its normal range. For as long \
             as you want to move it, ask what to change instead."
        }
        (_, Question::Control) => {
            "One answer disagrees: what you do moves it. That makes you its owner, and the one \
             to act when it leaves its band."
        }
        (_, Question::Rhythm) => {
            "One answer disagrees: you would stop looking when the period ends. A KPI runs on, \
             so settle how often you will look at it after that."
        }
        (_, _) => {
            "One answer disagrees: you would ask what to change. Keep that question for the day \
             it leaves its band."
        }
    })
}

/// A flip as something to try, up to the verdict it leads to: "Control:
/// “Shared: we influence it, so do others”".
#[must_use]
pub fn flip(flip: &Flip) -> String {
    [
        topic(flip.question),
        ": “",
        answer(flip.question, flip.answer),
        "”",
    ]
    .concat()
}

/// What the scale shows while a flip is tried; `outcome` is the one tried.
#[must_use]
pub fn trying(outcome: &Outcome) -> String {
    shown("With this answer: ", outcome)
}

/// What is said once a flip is taken back; `outcome` is one's own again.
#[must_use]
pub fn taken_back(outcome: &Outcome) -> String {
    shown("Back to your answers: ", outcome)
}

fn shown(whose: &str, outcome: &Outcome) -> String {
    let (verdict, total) = (verdict(outcome.verdict()), total(outcome.total()));
    [whose, verdict, ", ", total, "."].concat()
}

/// The two answers to the closing question.
#[must_use]
pub const fn retirement(retirement: Retirement) -> &'static str {
    match retirement {
        Retirement::Could => "Yes",
        Retirement::GoesOn => "No",
    }
}

/// What an answer to the closing question adds to the verdict.
#[must_use]
pub fn retirement_says(retirement: Retirement, outcome: &Outcome) -> &'static str {
    match (retirement, outcome.verdict(), outcome.both()) {
        (Retirement::Could, Verdict::Okr, _) => {
            "That agrees with the verdict: it has an end, as a key result does."
        }
        (Retirement::GoesOn, Verdict::Okr, _) => {
            "That disagrees with the verdict: what you cannot stop tracking is a KPI. The \
             verdict stays; plan for it to become a KPI when the period is over."
        }
        (Retirement::Could, Verdict::Kpi, _) if outcome.answer(Question::Aim) == Answer::C => {
            "That disagrees with the verdict, which stays. You want the number where it is: if \
             nobody would miss it in 90 days, it may not need tracking at all."
        }
        (Retirement::Could, Verdict::Kpi, _) => {
            "That disagrees with the verdict: what you could stop tracking is a key result. The \
             verdict stays; but if nobody would miss it, it may not need tracking at all."
        }
        (Retirement::GoesOn, Verdict::Kpi, _) => {
            "That agrees with the verdict: it goes on, as a KPI does."
        }
        (Retirement::Could, _, Some(Both::Hold)) => {
            "Then it may not need tracking for long: you want it to stay, and you would not \
             miss the number."
        }
        (Retirement::Could, ..) => {
            "That points to the key result: when its period ends, see whether you still need \
             the KPI."
        }
        (Retirement::GoesOn, ..) => "That points to the KPI: it goes on whatever else you do.",
    }
}

/// The whole result as Markdown, ending in a link where there is one.
#[must_use]
pub fn markdown(outcome: &Outcome, metric: Option<&Name>, link: Option<&str>) -> String {
    let mut text = String::from("## ");
    let mut add = |parts: &[&str]| text.extend(parts.iter().copied());
    if let Some(metric) = metric {
        add(&[&escaped(metric.as_str()), ": "]);
    }
    add(&[
        verdict(outcome.verdict()),
        "\n\n**",
        headline(outcome),
        ".** ",
    ]);
    add(&[advice(outcome), "\n\n", &scale(outcome)]);
    add(&[".\n\n| Question | Answer | |\n|---|---|---|\n"]);
    for asked in Question::ALL {
        let given = outcome.answer(asked);
        add(&["| ", question(asked), " | ", answer(asked, given), " | "]);
        add(&[lean(asked, given.lean()), " |\n"]);
    }
    add(&["\n### ", WHY, "\n\n"]);
    for asked in Question::ALL {
        add(&["- ", reason(outcome.reason(asked)), "\n"]);
    }
    if let Some(sentence) = disagreeing(outcome) {
        add(&["\n", sentence, "\n"]);
    }
    add(&["\n### ", WHAT_WOULD_FLIP_IT, "\n\n"]);
    for change in outcome.flips() {
        add(&["- ", &flip(&change), " → ", verdict(change.verdict), "\n"]);
    }
    if let Some(link) = link {
        add(&["\n<", link, ">\n"]);
    }
    text
}

/// Text that Markdown shows as it is.
fn escaped(text: &str) -> String {
    let mut markdown = String::new();
    for character in text.chars() {
        if character.is_ascii_punctuation() {
            markdown.push('\\');
        }
        markdown.push(character);
    }
    markdown
}
