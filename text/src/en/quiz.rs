//! The quiz: its questions, and what it says of the answers.

use waymark_core::quiz::outcome::{Both, Outcome, Retirement, Verdict};
use waymark_core::quiz::{Answer, Lean, Question};

/// The language of all this, as HTML names it.
pub const LANGUAGE: &str = "en";
/// What stands around the words of an answer.
pub const QUOTES: [&str; 2] = ["“", "”"];
/// The quiz's own heading.
pub const TITLE: &str = "OKR or KPI?";
/// Above the field for the metric's name.
pub const METRIC_LABEL: &str = "Name of the metric (optional)";
/// Inside that field while it is empty.
pub const METRIC_EXAMPLE: &str = "for example, trial conversion";
/// Under the first question.
pub const FIRST_HINT: &str = "Working alone? Then the team is you.";
/// Beside a question that was to be submitted with nothing chosen.
pub const NOTHING_CHOSEN: &str = "Choose one of the three answers to continue.";
/// The button to the question before.
pub const BACK: &str = "Back";
/// The button to the next question.
pub const CONTINUE: &str = "Continue";
/// Heading over the four reasons.
pub const WHY: &str = "Why";
/// Heading over the flips.
pub const WHAT_WOULD_FLIP_IT: &str = "What would change the result";
/// Under that heading.
pub const FLIP_HINT: &str = "Try a different answer and watch the scale move. \
    Your own answers stay as they are.";
/// The closing question (Rock's retirement test).
pub const RETIREMENT: &str = "Could you stop tracking it in 90 days?";
/// One answer to it.
pub const YES: &str = "Yes";
/// The other.
pub const NO: &str = "No";
/// Heading over the last buttons.
pub const KEEP: &str = "Save or share";
/// The button that copies the result as Markdown.
pub const COPY_MARKDOWN: &str = "Copy as Markdown";
/// The button that copies a link to the result.
pub const COPY_LINK: &str = "Copy link";
/// The button that starts a fresh quiz.
pub const RESTART: &str = "Start again";
/// Once something was copied.
pub const COPIED: &str = "Copied.";
/// Where the browser lets nothing be copied, above the text itself.
pub const COPY_BY_HAND: &str = "Your browser did not copy it. Here is the text to copy by hand:";
/// The end of the scale that belongs to KPIs.
pub const KPI: &str = "KPI";
/// The end of the scale that belongs to OKRs.
pub const OKR: &str = "OKR";
/// What lies between.
pub const BOTH: &str = "Both";

// Sentences of which one is chosen are lists, a line each, with a function that
// gives the number of the line. The embed takes them as they are: a table of
// pointers to every sentence would cost more than finding the line.

/// The line of a list with a number, counted from 0.
#[must_use]
pub fn line(list: &'static str, number: usize) -> &'static str {
    list.split('\n').nth(number).unwrap_or_default()
}

/// The questions, word for word as they are asked (Rock).
pub const QUESTIONS: &str = "\
What are you trying to do with this metric?
How much is the metric in the team's direct control?
How often should the team look at it?
What conversation should it drive?";

/// The questions, each in a word.
pub const TOPICS: &str = "\
Aim
Control
Rhythm
Conversation";

/// How far one has come.
pub const PROGRESS: &str = "\
Question 1 of 4
Question 2 of 4
Question 3 of 4
Question 4 of 4";

/// The answers as they stand beside their radio buttons: see [`answer_line`].
pub const ANSWERS: &str = "\
Move it to a new level
Bring it back to where it used to be
Keep it where it is
Mostly ours: what we do moves it
Shared: we influence it, so do others
Mostly not ours: clients, the market or other teams decide it
Often, until the end of the quarter or half-year
Often for now, rarely once it settles
Regularly, indefinitely
What do we change to move it?
Why is it where it is, and is that good enough?
Is it still in its normal range?";

/// The line for an answer, in [`ANSWERS`] and in [`REASONS`]: three for each
/// question, by letter.
#[must_use]
pub const fn answer_line(question: Question, answer: Answer) -> usize {
    question as usize * 3 + answer as usize
}

/// The question, word for word as it is asked.
#[must_use]
pub fn question(question: Question) -> &'static str {
    line(QUESTIONS, question as usize)
}

/// An answer as it stands beside its radio button.
#[must_use]
pub fn answer(question: Question, answer: Answer) -> &'static str {
    line(ANSWERS, answer_line(question, answer))
}

/// How far one has come: "Question 2 of 4".
#[must_use]
pub fn progress(question: Question) -> &'static str {
    line(PROGRESS, question as usize)
}

/// What is wrong with a name that is too long, up to how long it may be, from
/// there up to how long it is, and the rest.
pub const NAME_TOO_LONG: [&str; 3] = [
    "A metric's name can have up to ",
    " characters; this one has ",
    ". Please shorten it.",
];
/// The rest, for a name in a link that is too long to be used.
pub const NAME_LEFT_OUT: &str = ", so it is left out.";
/// Beside a form that takes an answer and has none yet.
pub const REQUIRED: &str = "Answer the four questions to continue.";
/// The link to the result in the app.
pub const HAND_OFF: &str = "Continue in Waymark";

/// The verdicts, each in a word.
pub const VERDICTS: &str = constcat::concat!(OKR, "\n", BOTH, "\n", KPI);

/// The verdict in a word.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    line(VERDICTS, verdict as usize)
}

/// What a verdict asks one to do, as headlines: see [`headline_line`].
pub const HEADLINES: &str = "\
Set out to move it
Keep watch over it
A KPI now, a key result for one period, leaning OKR
Watch it for now, leaning KPI
Watch it and keep it where it is
A KPI now, a key result for one period";

/// The line of the headline for an outcome.
#[must_use]
pub fn headline_line(outcome: &Outcome) -> usize {
    match (outcome.verdict(), outcome.both()) {
        (Verdict::Okr, _) => 0,
        (Verdict::Kpi, _) => 1,
        (_, Some(Both::LeansOkr)) => 2,
        (_, Some(Both::LeansKpi)) => 3,
        (_, Some(Both::Hold)) => 4,
        (_, Some(Both::Even) | None) => 5,
    }
}

/// What the verdict asks one to do, as a headline.
#[must_use]
pub fn headline(outcome: &Outcome) -> &'static str {
    line(HEADLINES, headline_line(outcome))
}

/// What to do with the metric, in two or three sentences, in the order of the
/// headlines, and last for a level that is to be won back: see [`advice_line`].
pub const ADVICE: &str = constcat::concat!(
    "Make it a key result under an objective, with a start, a target and a deadline. \
     When the period ends, score how far you got and let it go.\n",
    "Give it a source, a target, a normal range, one owner and a day on which you check \
     it. It runs indefinitely; act when it leaves its normal range.\n",
    "Keep it as a KPI and, for one period, make it a key result too. Your answers lean \
     towards OKR, so that can be the next period. If the new level holds, the KPI's \
     normal range moves there.\n",
    "Watch it as a KPI. Make it a key result only if it leaves its normal range, or \
     already has: getting it back is a goal with an end.\n",
    "Run it as a KPI with a normal range. Some of your answers point to change, but you \
     want it to stay where it is, and a goal you have already met is theatre.\n",
    "Keep it as a KPI and, for one period, make it a key result too. If the new level \
     holds at the end of the period, the KPI's normal range moves there.\n",
    "Keep it as a KPI and, for one period, make it a key result too: back to where it \
     used to be. Once it is there, watching it is enough again."
);

/// The line of the advice for an outcome.
#[must_use]
pub fn advice_line(outcome: &Outcome) -> usize {
    match headline_line(outcome) {
        2 | 5 if outcome.answer(Question::Aim) == Answer::B => 6,
        line => line,
    }
}

/// What to do with the metric, in two or three sentences.
#[must_use]
pub fn advice(outcome: &Outcome) -> &'static str {
    line(ADVICE, advice_line(outcome))
}

/// The totals with their signs, as numbers are set.
pub const TOTALS: &str = "−5\n−4\n−3\n−2\n−1\n0\n+1\n+2\n+3\n+4\n+5";

/// The line of a total from -5 to 5.
#[must_use]
pub const fn total_line(total: i8) -> usize {
    (total + 5) as usize
}

/// The total with its sign, from "−5" to "+5".
#[must_use]
pub fn total(total: i8) -> &'static str {
    line(TOTALS, total_line(total))
}

/// What follows a total on the scale, for who cannot see it.
pub const SCALE: &str = " on a scale from −5 (KPI) to +5 (OKR)";

/// Where the answer to a question pulls: see [`lean_line`].
pub const LEANS: &str = "\
points to OKR (counts double)
points to OKR
neutral
points to KPI
points to KPI (counts double)";

/// The line for a lean, which counts double for the first question.
#[must_use]
pub fn lean_line(question: Question, lean: Lean) -> usize {
    match (question, lean) {
        (Question::Aim, Lean::Okr) => 0,
        (_, Lean::Okr) => 1,
        (_, Lean::Neither) => 2,
        (Question::Aim, Lean::Kpi) => 4,
        (_, Lean::Kpi) => 3,
    }
}

/// Why an answer pulls the way it does, by [`answer_line`].
pub const REASONS: &str = "\
You want to reach a new level, and OKRs are for making changes.
Recovering a lost level is a change with an end, on a number you should keep watching anyway.
You have a standard and want to hold it, and that is what KPIs are for.
What you do moves it, so you can honestly commit to moving it within a period.
Others move it too: you can promise part of it and only watch the rest.
Others control it, so tracking it is more honest than promising to move it.
Watching closely until a deadline, then letting go, is the rhythm of an OKR.
Watching closely now and less later suits a number that plays both roles.
A number you check indefinitely keeps running, as KPIs do.
Asking what to change is the conversation an objective is meant to start.
Asking why comes before choosing: the answer may be a change or a standard.
To ask whether it is normal you need a normal range, and a KPI is a number that has one.";

/// Why the answer to a question pulls the way it does.
#[must_use]
pub fn reason(question: Question, answer: Answer) -> &'static str {
    line(REASONS, answer_line(question, answer))
}

/// What to make of the one answer that pulls against the verdict: see
/// [`disagreeing_line`].
pub const DISAGREEING: &str = constcat::concat!(
    "One answer disagrees: it is mostly outside your control. Pick a key result you can \
     move, and let this number show whether it worked.\n",
    "One answer disagrees: you would keep tracking it indefinitely. Set a deadline all \
     the same, and let a KPI take over from there.\n",
    "One answer disagrees: you would ask whether it is in its normal range. While you \
     want to move it, ask what to change instead.\n",
    "One answer disagrees: what you do moves it. That makes you its owner, and the one \
     to act when it leaves its normal range.\n",
    "One answer disagrees: you would stop looking when the period ends. A KPI keeps \
     running, so decide how often you will check it after that.\n",
    "One answer disagrees: you would ask what to change. Save that question for the day \
     it leaves its normal range."
);

/// The line for an outcome with an answer that disagrees: three for OKR, then
/// three for KPI. The first question never disagrees, since it counts double.
#[must_use]
pub fn disagreeing_line(outcome: &Outcome) -> Option<usize> {
    let question = outcome.disagreeing()? as usize;
    let first = if outcome.verdict() == Verdict::Okr {
        0
    } else {
        3
    };
    Some(first + question.checked_sub(1)?)
}

/// What to make of the one answer that pulls against the verdict.
#[must_use]
pub fn disagreeing(outcome: &Outcome) -> Option<&'static str> {
    Some(line(DISAGREEING, disagreeing_line(outcome)?))
}

/// Before the verdict and the total while another answer is tried.
pub const TRYING: &str = "With this answer: ";
/// Before one's own verdict and total once that answer is taken back.
pub const TAKEN_BACK: &str = "Back to your answers: ";

/// What an answer to the closing question adds to the verdict: see
/// [`retirement_line`].
pub const RETIREMENT_SAYS: &str = constcat::concat!(
    "That agrees with the verdict: it has an end, as a key result does.\n",
    "That disagrees with the verdict: a number you cannot stop tracking is a KPI. The \
     verdict stays; plan to make it a KPI when the period is over.\n",
    "That disagrees with the verdict, which stays. You want the number where it is: if \
     nobody would miss it in 90 days, it may not need tracking at all.\n",
    "That disagrees with the verdict: a number you could stop tracking is a key result. \
     The verdict stays, but if nobody would miss it, it may not need tracking at all.\n",
    "That agrees with the verdict: it keeps going, as a KPI does.\n",
    "Then it may not need tracking for long: you want it to stay where it is, and you \
     would not miss the number.\n",
    "That points to the key result: when its period ends, check whether you still need \
     the KPI.\n",
    "That points to the KPI: it keeps going whatever else you do."
);

/// The line for an answer to the closing question.
#[must_use]
pub fn retirement_line(retirement: Retirement, outcome: &Outcome) -> usize {
    let holds = outcome.answer(Question::Aim) == Answer::C;
    match (retirement, outcome.verdict()) {
        (Retirement::Could, Verdict::Okr) => 0,
        (Retirement::GoesOn, Verdict::Okr) => 1,
        (Retirement::Could, Verdict::Kpi) if holds => 2,
        (Retirement::Could, Verdict::Kpi) => 3,
        (Retirement::GoesOn, Verdict::Kpi) => 4,
        (Retirement::Could, Verdict::Both) if holds => 5,
        (Retirement::Could, Verdict::Both) => 6,
        (Retirement::GoesOn, Verdict::Both) => 7,
    }
}

/// What an answer to the closing question adds to the verdict.
#[must_use]
pub fn retirement_says(retirement: Retirement, outcome: &Outcome) -> &'static str {
    line(RETIREMENT_SAYS, retirement_line(retirement, outcome))
}

/// The headings of the three columns of a result as a table.
pub const COLUMNS: [&str; 3] = ["Question", "Answer", "Lean"];
