//! What is drawn: an attempt, and what the host and the person added to it.

use waymark_core::attempt::Attempt;
use waymark_core::name::{Name, NameTooLong};
use waymark_core::quiz::outcome::Outcome;
use waymark_core::quiz::{Answer, Answers, Question};

use crate::script::Script;

/// One quiz on one page.
pub(crate) struct State<'a> {
    pub(crate) attempt: Attempt,
    /// The metric's name as set or typed.
    pub(crate) metric: &'a str,
    /// How many characters it has, if it will do.
    pub(crate) name: Result<usize, NameTooLong>,
    /// Whether the host set the name, so that nobody is asked for it.
    metric_is_set: bool,
    /// Whether a person has marked anything since the quiz was fresh.
    touched: bool,
}

/// What the host decides about the drawing.
#[derive(Default)]
pub(crate) struct Host {
    /// Levels below 2, the default of the quiz's first heading: from 0 to 4.
    pub(crate) deeper: u8,
    pub(crate) no_heading: bool,
    no_share: bool,
    /// Whether there is an app to link to.
    pub(crate) has_app: bool,
}

impl Host {
    /// Reads the attribute `heading-level`, and a digit that is the sum of 1 for
    /// `no-heading`, 2 for `no-share` and 4 for an `app-url` that leads anywhere.
    /// What is not understood counts as absent.
    pub(crate) fn read(level: &str, flags: &str) -> Self {
        let flags = match flags.as_bytes() {
            [flags] => flags.wrapping_sub(b'0'),
            _ => 0,
        };
        Self {
            deeper: match level.as_bytes() {
                [level @ b'2'..=b'6'] => level - b'2',
                _ => 0,
            },
            no_heading: flags & 1 > 0,
            no_share: flags & 2 > 0,
            has_app: flags & 4 > 0,
        }
    }

    /// Whether a link may be shared.
    pub(crate) fn shares(&self) -> bool {
        self.has_app && !self.no_share
    }
}

impl Default for State<'_> {
    fn default() -> Self {
        Self {
            attempt: Attempt::default(),
            metric: "",
            name: Ok(0),
            metric_is_set: false,
            touched: false,
        }
    }
}

impl<'a> State<'a> {
    /// Reads what [`State::write`] wrote. A fresh quiz for anything else.
    pub(crate) fn read(text: &'a str) -> Self {
        Self::parse(text).unwrap_or_default()
    }

    fn parse(text: &'a str) -> Option<Self> {
        let [a, b, c, d, question, set, touched] = text.as_bytes().first_chunk()?;
        let mut state = Self {
            attempt: Attempt::at(
                [*a, *b, *c, *d].map(Answer::from_letter),
                usize::from(question.checked_sub(b'1')?),
            )?,
            metric: "",
            name: Ok(0),
            metric_is_set: *set == b's',
            touched: *touched == b't',
        };
        state.take_name(text.get(7..)?);
        Some(state)
    }

    /// Writes it all as text: it is kept by the class between two calls, so that
    /// nothing of a quiz lives in the WASM.
    pub(crate) fn write(&self, out: &mut Script<impl FnMut(&str)>) {
        for mark in self.attempt.marks() {
            out.push(mark.map_or("-", Answer::letter));
        }
        let question = self.attempt.question().map_or(5, Question::number);
        out.digits(question.into());
        out.push(if self.metric_is_set { "s" } else { "-" });
        out.push(if self.touched { "t" } else { "-" });
        out.push(self.metric);
    }

    /// Takes answers from the host, none where they make no sense; whether
    /// anything changed.
    pub(crate) fn set_answers(&mut self, letters: &str) -> bool {
        let answers = Answers::parse(letters).unwrap_or_default();
        let changes = self.attempt.answers() != answers;
        if changes {
            self.attempt.take(answers);
        }
        changes
    }

    /// Takes the metric's name from the host, behind a mark; empty for none.
    pub(crate) fn set_metric(&mut self, marked: &'a str) {
        self.metric_is_set = !marked.is_empty();
        self.take_name(marked.get(1..).unwrap_or_default());
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.attempt.answers().outcome()
    }

    fn take_name(&mut self, name: &'a str) {
        self.metric = name;
        self.name = Name::measure(name);
    }

    /// Whether it has a name that will do.
    pub(crate) fn is_named(&self) -> bool {
        matches!(self.name, Ok(1..))
    }

    /// Gives the name part by part, if it will do.
    pub(crate) fn spell_name(&self, give: &mut dyn FnMut(&str)) {
        if self.is_named() {
            Name::spell(self.metric, give);
        }
    }

    /// Whether to ask for the name. One that was set and will not do is shown
    /// where it can be mended.
    pub(crate) fn asks_for_name(&self) -> bool {
        self.attempt.question() == Some(Question::Aim)
            && (!self.metric_is_set || self.name.is_err())
    }

    /// Takes the name as typed: from now on it is the person's own.
    pub(crate) fn type_name(&mut self, typed: &'a str) {
        self.take_name(typed);
        self.metric_is_set = false;
    }

    /// Marks an answer; whether it is the first thing done in a fresh quiz.
    pub(crate) fn mark(&mut self, letter: &str) -> bool {
        let Some(answer) = letter.bytes().next().and_then(Answer::from_letter) else {
            return false;
        };
        self.attempt.mark(answer);
        !core::mem::replace(&mut self.touched, true)
    }

    /// A fresh quiz on the same page: a name that was set stays, one that was
    /// typed goes.
    pub(crate) fn restart(&mut self) {
        self.attempt.restart();
        self.touched = false;
        if !self.metric_is_set {
            self.take_name("");
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn finished(answers: &str) -> State<'static> {
        let mut state = State::default();
        assert!(state.set_answers(answers));
        state
    }

    fn written(state: &State<'_>) -> String {
        let mut written = String::new();
        state.write(&mut Script::new(|part: &str| written.push_str(part)));
        written
    }

    fn name(state: &State<'_>) -> String {
        let mut name = String::new();
        state.spell_name(&mut |part| name.push_str(part));
        name
    }

    #[test]
    fn attributes_that_are_not_understood_count_as_absent() {
        let mut state = finished("abca");
        assert!(state.set_answers("nonsense"));
        assert_eq!(state.attempt.answers(), Answers::default());
        for level in ["1", "7", "3rd", "", "-2"] {
            assert_eq!(Host::read(level, "").deeper, 0, "{level:?}");
        }
        assert_eq!(Host::read("4", "").deeper, 2);
    }

    #[test]
    fn a_restart_keeps_the_name_that_was_set_and_drops_the_one_typed() {
        let mut state = finished("abca");
        state.type_name("typed");
        state.restart();
        assert_eq!(name(&state), "");

        state.set_metric("!NPS");
        state.restart();
        assert_eq!(name(&state), "NPS");
        assert!(!state.asks_for_name());
        state.set_metric("");
        assert!(state.asks_for_name());
    }

    #[test]
    fn a_name_that_was_set_too_long_is_asked_for() {
        let mut state = State::default();
        let long = ["!", &"x".repeat(10_000)].concat();
        state.set_metric(&long);
        assert!(state.asks_for_name());
        assert_eq!(name(&state), "");
    }

    #[test]
    fn a_quiz_survives_being_written_at_every_step() {
        let mut state = State::default();
        state.set_metric("!Zufriedenheit – נתון");
        for letter in ["a", "b", "c", "a"] {
            assert_eq!(written(&State::read(&written(&state))), written(&state));
            state.mark(letter);
            assert_eq!(State::read(&written(&state)).attempt, state.attempt);
            state.attempt.submit().expect("it is marked");
        }
        state.attempt.back();
        state.type_name("typed");
        assert_eq!(written(&state), "abca4-ttyped");
        assert_eq!(State::read(&written(&state)).attempt, state.attempt);
    }

    proptest! {
        #[test]
        fn whatever_is_read_gives_a_quiz(text in "\\PC{0,14}", near in "[abc-]{4}[0-6][s-][t-].{0,9}") {
            for text in [text, near] {
                let state = State::read(&text);
                prop_assert_eq!(written(&State::read(&written(&state))), written(&state));
            }
        }

        #[test]
        fn whatever_a_host_sets_gives_a_quiz(
            answers in "[abcd]{0,5}",
            metric in "!?.{0,300}",
            level in "[0-9]{0,2}|\\PC{0,3}",
            flags in "\\PC{0,5}",
        ) {
            let mut state = State::default();
            state.set_answers(&answers);
            state.set_metric(&metric);
            prop_assert!(state.attempt.answers().count() <= 4);
            prop_assert!(name(&state).chars().count() <= Name::LIMIT);
            prop_assert!(Host::read(&level, &flags).deeper <= 4);
        }
    }
}
