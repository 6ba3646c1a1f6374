//! The one drawing of the quiz: a question, or the result.
//!
//! A step is drawn whole and replaces the one before in the same task. What
//! changes within a step (an error, a flip being tried) is changed in place, so
//! that the focus stays and what moves can be seen moving.

use waymark_core::quiz::outcome::{Outcome, Retirement};
use waymark_core::quiz::{Answer, Question};
use waymark_text::quiz as words;

use crate::script::Script;
use crate::state::{Host, State};
use crate::templates::Entry;

/// Draws the step the quiz is at.
pub(crate) fn draw(out: &mut Script<impl FnMut(&str)>, state: &State<'_>, host: &Host) {
    out.add(Entry::Quiz);
    if !host.no_heading {
        out.add(Entry::Title);
        out.number(level(host.deeper));
    }
    if let (Err(problem), false) = (&state.name, state.asks_for_name()) {
        out.add(Entry::NameLeftOut);
        out.text("");
        out.digits(problem.length);
    }
    match (state.attempt.question(), state.outcome()) {
        (Some(question), _) => draw_question(out, state, question),
        (None, Some(outcome)) => draw_result(out, state, &outcome, host),
        (None, None) => {}
    }
    if state.asks_for_name() && state.name.is_err() {
        show_name_problem(out, state);
    }
}

/// Says beside the field what is wrong with the name, or that nothing is.
pub(crate) fn show_name_problem(out: &mut Script<impl FnMut(&str)>, state: &State<'_>) {
    match &state.name {
        Ok(_) => out.add(Entry::NameFits),
        Err(problem) => {
            out.add(Entry::NameProblem);
            out.text("");
            out.digits(problem.length);
        }
    }
}

/// Moves the second scale to where the answer being tried would lead, or back to
/// one's own for none.
pub(crate) fn show_trial(out: &mut Script<impl FnMut(&str)>, state: &State<'_>, name: &str) {
    let Some(own) = &state.outcome() else {
        return;
    };
    let tried = flip(name, own);
    let shown = tried.map_or(*own, |(question, answer)| own.with(question, answer));
    out.add(Entry::Trial);
    place(out, &shown);
    out.add(Entry::Tried);
    out.words(Entry::Trying, usize::from(tried.is_some()));
    out.words(Entry::Verdicts, shown.verdict() as usize);
    out.words(Entry::Totals, words::total_line(shown.total()));
    draw_flips(out, Entry::Pressed, own, tried);
}

/// The flip that the drawing calls `2c`, if it is one.
fn flip(name: &str, outcome: &Outcome) -> Option<(Question, Answer)> {
    let [number, letter] = name.as_bytes() else {
        return None;
    };
    let question = *Question::ALL.get(usize::from(number.checked_sub(b'1')?))?;
    let answer = Answer::from_letter(*letter)?;
    outcome.flip(question, answer)?;
    Some((question, answer))
}

/// Says what the answer to the closing question adds.
pub(crate) fn show_retirement(out: &mut Script<impl FnMut(&str)>, state: &State<'_>, answer: &str) {
    let Some(outcome) = &state.outcome() else {
        return;
    };
    let answer = if answer == "yes" {
        Retirement::Could
    } else {
        Retirement::GoesOn
    };
    out.add(Entry::Retired);
    out.words(Entry::Retirement, words::retirement_line(answer, outcome));
}

/// A question with its three answers.
fn draw_question(out: &mut Script<impl FnMut(&str)>, state: &State<'_>, question: Question) {
    out.add(Entry::Asking);
    out.number(question.number());
    out.words(Entry::Steps, question as usize);
    if state.asks_for_name() {
        out.add(Entry::Name);
        out.text(state.metric);
    }
    out.add(Entry::Question);
    out.words(Entry::Questions, question as usize);
    if question == Question::Aim {
        out.add(Entry::Hint);
    }
    out.add(Entry::Options);
    for (place, answer) in question.shown_answers().into_iter().enumerate() {
        out.add(Entry::Option);
        out.words(Entry::Letters, answer as usize);
        out.words(Entry::Answers, words::answer_line(question, answer));
        // Its key is by its place: the letters of answers are names of leanings.
        out.words(Entry::Letters, place);
        if state.attempt.marked() == Some(answer) {
            out.text("checked=");
        }
    }
    out.add(Entry::Buttons);
    out.add(Entry::Continue);
    if question != Question::Aim {
        out.add(Entry::Back);
    }
}

/// The verdict and all that follows from it.
fn draw_result(
    out: &mut Script<impl FnMut(&str)>,
    state: &State<'_>,
    outcome: &Outcome,
    host: &Host,
) {
    // Without a title the verdict is the quiz's first heading.
    let first = host.deeper + u8::from(!host.no_heading);
    let section = level(first + 1);

    out.add(Entry::Result);
    out.words(Entry::VerdictCodes, outcome.verdict() as usize);
    out.number(level(first));
    if state.is_named() {
        out.add(Entry::Metric);
        out.text("");
        state.spell_name(&mut |part| out.push(part));
    }
    draw_verdict(out, Entry::Verdict, outcome);
    if host.has_app {
        out.add(Entry::HandOff);
    }
    out.add(Entry::OwnScale);
    draw_scale(out, outcome);
    draw_disagreeing(out, Entry::Disagreeing, outcome);

    out.add(Entry::Why);
    out.number(section);
    draw_answers(out, Entry::Lean, outcome);

    out.add(Entry::Flips);
    out.number(section);
    draw_scale(out, outcome);
    out.add(Entry::Trials);
    draw_flips(out, Entry::Flip, outcome, None);

    out.add(Entry::Closing);
    out.number(section);
    out.add(Entry::CopyMarkdown);
    if host.shares() {
        out.add(Entry::CopyLink);
    }
    out.add(Entry::Actions);
    out.add(Entry::Back);
    out.add(Entry::StartAgain);
}

/// The scale from KPI to OKR with a mark on it.
fn draw_scale(out: &mut Script<impl FnMut(&str)>, outcome: &Outcome) {
    out.add(Entry::Scale);
    place(out, outcome);
    out.add(Entry::Zones);
}

/// Puts a scale's mark where an outcome stands, and says it in words.
fn place(out: &mut Script<impl FnMut(&str)>, outcome: &Outcome) {
    out.add(Entry::Place);
    out.words(Entry::VerdictCodes, outcome.verdict() as usize);
    out.words(Entry::Totals, words::total_line(outcome.total()));
    out.signed(outcome.total());
}

fn draw_verdict(out: &mut Script<impl FnMut(&str)>, template: Entry, outcome: &Outcome) {
    out.add(template);
    out.words(Entry::Verdicts, outcome.verdict() as usize);
    out.words(Entry::Headlines, words::headline_line(outcome));
    out.words(Entry::AllAdvice, words::advice_line(outcome));
    out.words(Entry::Totals, words::total_line(outcome.total()));
}

fn draw_disagreeing(out: &mut Script<impl FnMut(&str)>, template: Entry, outcome: &Outcome) {
    if let Some(line) = words::disagreeing_line(outcome) {
        out.add(template);
        out.words(Entry::AllDisagreeing, line);
    }
}

/// Fills a template for each question, with all there is to say of its answer.
fn draw_answers(out: &mut Script<impl FnMut(&str)>, template: Entry, outcome: &Outcome) {
    let mut comma = "";
    for question in Question::ALL {
        let answer = outcome.answer(question);
        let line = words::answer_line(question, answer);
        out.add(template);
        out.words(Entry::Questions, question as usize);
        out.words(Entry::Topics, question as usize);
        out.words(Entry::Answers, line);
        out.words(Entry::Leans, words::lean_line(question, answer.lean()));
        out.words(Entry::Reasons, line);
        out.signed(answer.lean().value());
        out.text(comma);
        comma = ",";
    }
}

/// Fills a template for each flip, with all there is to say of it.
fn draw_flips(
    out: &mut Script<impl FnMut(&str)>,
    template: Entry,
    outcome: &Outcome,
    tried: Option<(Question, Answer)>,
) {
    let mut comma = "";
    for question in Question::ALL {
        for answer in Answer::ALL {
            if let Some(flip) = outcome.flip(question, answer) {
                out.add(template);
                out.number(question.number());
                out.words(Entry::Letters, answer as usize);
                out.words(Entry::VerdictCodes, flip.verdict as usize);
                out.words(Entry::Verdicts, flip.verdict as usize);
                out.words(Entry::Topics, question as usize);
                out.words(Entry::Answers, words::answer_line(question, answer));
                let is_tried = tried == Some((question, answer));
                out.words(Entry::Truth, usize::from(is_tried));
                out.text(comma);
                comma = ",";
            }
        }
    }
}

/// The result as Markdown, ending in a link where there is one.
pub(crate) fn copy_markdown(out: &mut Script<impl FnMut(&str)>, state: &State<'_>, host: &Host) {
    let Some(outcome) = &state.outcome() else {
        return;
    };
    out.add(Entry::Markdown);
    if state.is_named() {
        out.add(Entry::MarkdownMetric);
    }
    draw_verdict(out, Entry::MarkdownVerdict, outcome);
    draw_answers(out, Entry::MarkdownRow, outcome);
    out.add(Entry::MarkdownWhy);
    draw_answers(out, Entry::MarkdownReason, outcome);
    draw_disagreeing(out, Entry::MarkdownDisagreeing, outcome);
    out.add(Entry::MarkdownFlips);
    draw_flips(out, Entry::MarkdownFlip, outcome, None);
    out.add(if host.shares() {
        Entry::MarkdownLink
    } else {
        Entry::LineEnd
    });
}

/// Tells of an answer, and of the result if it was the last.
pub(crate) fn tell_answer(
    out: &mut Script<impl FnMut(&str)>,
    state: &State<'_>,
    question: Question,
    answer: Answer,
) {
    out.add(Entry::Answered);
    out.number(question.number());
    out.words(Entry::Letters, answer as usize);
    out.signed(answer.lean().value());
    if state.outcome().is_some() {
        out.add(Entry::Completed);
    }
}

/// The result as JSON, without what the class knows.
fn tell_result(out: &mut Script<impl FnMut(&str)>, outcome: &Outcome) {
    out.add(Entry::Value);
    out.words(Entry::VerdictCodes, outcome.verdict() as usize);
    out.signed(outcome.total());
    draw_answers(out, Entry::ValueLean, outcome);
    out.add(Entry::ValueReasons);
    draw_answers(out, Entry::ValueReason, outcome);
    out.add(Entry::ValueFlips);
    draw_flips(out, Entry::ValueFlip, outcome, None);
    out.add(Entry::ValueEnd);
}

/// The quiz itself: the last thing in every script.
pub(crate) fn tell_state(out: &mut Script<impl FnMut(&str)>, state: &State<'_>) {
    out.add(Entry::Standing);
    out.text("");
    state.write(out);
    out.text("");
    state.spell_name(&mut |part| out.push(part));
    if let Some(outcome) = state.outcome() {
        tell_result(out, &outcome);
    }
}

/// The level of a heading so many below the first that is allowed.
fn level(deeper: u8) -> u8 {
    (deeper + 2).min(6)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flip_is_found_by_its_name_and_nothing_else_is() {
        let outcome = Outcome::new([Answer::A, Answer::B, Answer::B, Answer::B]);
        let found = flip("2c", &outcome);
        assert_eq!(found, Some((Question::Control, Answer::C)));
        for no_flip in ["2a", "2b", "9c", "0c", "", "2", "2cc", "é", "2C"] {
            assert_eq!(flip(no_flip, &outcome), None, "{no_flip:?}");
        }
    }
}
