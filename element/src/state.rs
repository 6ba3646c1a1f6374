//! What is drawn: an attempt, and what the host and the person added to it.

use waymark_core::attempt::Attempt;
use waymark_core::name::{Name, NameTooLong};
use waymark_core::permalink::Permalink;
use waymark_core::quiz::{Answer, Answers, Flip, Outcome, Question};

/// One quiz on one page.
#[derive(Clone, Default)]
pub(crate) struct State {
    pub(crate) attempt: Attempt,
    /// The metric's name as set or typed, not checked.
    pub(crate) metric: String,
    /// Whether the host set the name, so that nobody is asked for it.
    metric_is_set: bool,
    /// Whether a person has marked anything since the quiz was fresh.
    touched: bool,
    /// The other answer being tried on the result.
    pub(crate) tried: Option<Flip>,
    pub(crate) settings: Settings,
}

/// What the host decides.
#[derive(Clone, Default)]
pub(crate) struct Settings {
    /// Levels below 2, the default of the quiz's first heading: from 0 to 4.
    pub(crate) deeper: u8,
    pub(crate) no_heading: bool,
    pub(crate) no_share: bool,
    /// Where links to a result lead, without a fragment.
    pub(crate) app_url: Option<String>,
}

impl State {
    /// Takes over an attribute; whether anything to be drawn changed.
    pub(crate) fn set(&mut self, attribute: &str, value: Option<String>) -> bool {
        let settings = &mut self.settings;
        match attribute {
            "answers" => {
                let answers = Answers::parse(value.as_deref().unwrap_or_default());
                let answers = answers.unwrap_or_default();
                if self.attempt.answers() == answers {
                    return false;
                }
                self.attempt.take(answers);
                self.tried = None;
            }
            "metric" => {
                self.metric_is_set = value.is_some();
                self.metric = value.unwrap_or_default();
            }
            "heading-level" => {
                settings.deeper = match value.as_deref() {
                    Some("3") => 1,
                    Some("4") => 2,
                    Some("5") => 3,
                    Some("6") => 4,
                    _ => 0,
                };
            }
            "app-url" => {
                let mut url = value.unwrap_or_default();
                url.truncate(url.find('#').unwrap_or(url.len()));
                let fits = url.starts_with("https://") || url.starts_with("http://");
                settings.app_url = fits.then_some(url);
            }
            "no-heading" => settings.no_heading = value.is_some(),
            "no-share" => settings.no_share = value.is_some(),
            _ => return false,
        }
        true
    }

    pub(crate) fn outcome(&self) -> Option<Outcome> {
        self.attempt.answers().outcome()
    }

    pub(crate) fn name(&self) -> Result<Option<Name>, NameTooLong> {
        Name::parse(&self.metric)
    }

    /// The name, if it will do.
    pub(crate) fn valid_name(&self) -> Option<Name> {
        self.name().ok().flatten()
    }

    pub(crate) fn name_or_empty(&self) -> String {
        self.valid_name().map(Name::into_string).unwrap_or_default()
    }

    /// Whether to ask for the name. One that was set and will not do is shown
    /// where it can be mended.
    pub(crate) fn asks_for_name(&self) -> bool {
        self.attempt.question() == Some(Question::Aim)
            && (!self.metric_is_set || self.name().is_err())
    }

    /// The address of the quiz as it stands, where there is something to link to
    /// and the host lets it be shared.
    pub(crate) fn link(&self) -> Option<String> {
        if self.settings.no_share {
            return None;
        }
        let query = Permalink {
            answers: self.attempt.answers(),
            metric: self.name_or_empty(),
        }
        .to_query();
        let base = self.settings.app_url.as_deref()?;
        Some([base, "#/quiz?", &query].concat())
    }

    /// Takes the name as typed: from now on it is the person's own.
    pub(crate) fn type_name(&mut self, typed: &str) {
        typed.clone_into(&mut self.metric);
        self.metric_is_set = false;
    }

    /// Marks an answer; whether it is the first thing done in a fresh quiz.
    pub(crate) fn mark(&mut self, letter: &str) -> bool {
        let Some(answer) = Answer::from_letter(letter) else {
            return false;
        };
        self.attempt.mark(answer);
        !std::mem::replace(&mut self.touched, true)
    }

    /// The one other answer that a flip's button stands for, tried, or taken
    /// back by a second tap.
    pub(crate) fn try_flip(&mut self, value: &str) {
        let flip = self
            .outcome()
            .and_then(|outcome| outcome.flips().find(|flip| flip_value(flip) == value));
        self.tried = flip.filter(|_| self.tried != flip);
    }

    /// Goes back a question; what was tried on the result is forgotten.
    pub(crate) fn go_back(&mut self) {
        self.attempt.back();
        self.tried = None;
    }

    /// A fresh quiz on the same page: a name that was set stays, one that was
    /// typed goes.
    pub(crate) fn restart(&mut self) {
        self.attempt.restart();
        self.touched = false;
        self.tried = None;
        if !self.metric_is_set {
            self.metric.clear();
        }
    }
}

/// What a flip's button is called in the drawing: `2c`.
pub(crate) fn flip_value(flip: &Flip) -> String {
    [digit(flip.question), flip.answer.letter()].concat()
}

/// A question's number as a digit.
pub(crate) const fn digit(question: Question) -> &'static str {
    match question {
        Question::Aim => "1",
        Question::Control => "2",
        Question::Rhythm => "3",
        Question::Conversation => "4",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finished(answers: &str) -> State {
        let mut state = State::default();
        assert!(state.set("answers", Some(answers.to_owned())));
        state
    }

    #[test]
    fn a_flip_is_tried_by_one_tap_and_taken_back_by_the_next() {
        let mut state = finished("abbb");
        state.try_flip("2c");
        assert!(state.tried.is_some_and(|flip| flip_value(&flip) == "2c"));
        state.try_flip("2c");
        assert_eq!(state.tried, None);
        state.try_flip("2c");
        state.try_flip("1b");
        assert!(state.tried.is_some_and(|flip| flip_value(&flip) == "1b"));
        for no_flip in ["2a", "2b", "9c", "", "2cc", "é"] {
            state.try_flip("2c");
            state.try_flip(no_flip);
            assert_eq!(state.tried, None, "{no_flip:?}");
        }
    }

    #[test]
    fn attributes_that_are_not_understood_count_as_absent() {
        let mut state = finished("abca");
        assert!(state.set("answers", Some("nonsense".to_owned())));
        assert_eq!(state.attempt.answers(), Answers::default());
        for level in ["1", "7", "3rd", "", "-2"] {
            state.set("heading-level", Some("4".to_owned()));
            state.set("heading-level", Some(level.to_owned()));
            assert_eq!(state.settings.deeper, 0, "{level:?}");
        }
        for url in ["javascript:alert(1)", "//example.org", "data:,", ""] {
            state.set("app-url", Some("https://example.org/".to_owned()));
            state.set("app-url", Some(url.to_owned()));
            assert_eq!(state.link(), None, "{url:?}");
        }
        assert!(!state.set("onclick", Some("x".to_owned())));
    }

    #[test]
    fn a_restart_keeps_the_name_that_was_set_and_drops_the_one_typed() {
        let mut state = finished("abca");
        state.type_name("typed");
        state.restart();
        assert_eq!(state.name_or_empty(), "");

        state.set("metric", Some("NPS".to_owned()));
        state.restart();
        assert_eq!(state.name_or_empty(), "NPS");
        assert!(!state.asks_for_name());
    }

    #[test]
    fn a_name_that_was_set_too_long_is_asked_for() {
        let mut state = State::default();
        state.set("metric", Some("x".repeat(10_000)));
        assert!(state.asks_for_name());
        assert_eq!(state.name_or_empty(), "");
    }

    #[test]
    fn a_link_leads_to_the_app_with_answers_and_name() {
        let mut state = finished("abca");
        state.set("metric", Some("a & b".to_owned()));
        state.set("app-url", Some("https://example.org/w/".to_owned()));
        assert_eq!(
            state.link().as_deref(),
            Some("https://example.org/w/#/quiz?q=1.abca&m=a+%26+b")
        );
        state.set("app-url", Some("https://example.org/w/#/goals".to_owned()));
        assert!(
            state
                .link()
                .is_some_and(|link| link.starts_with("https://example.org/w/#/quiz?"))
        );
        state.set("no-share", Some(String::new()));
        assert_eq!(state.link(), None);
    }
}
